# How to change: docs/texts.md

## Feedback after the seminar

feedback-rated = 🙏 Thank you! Your rating: <b>{ $stars }</b> ⭐
    { $seminar }

    You can change your rating. What did you like, and what could be better? Just write it here.
feedback-words-taken = 🙏 Thank you, this was saved as your feedback on the seminar. Staff will read it without your name. If it is a question, tap the button below and write it again.
feedback-words-first = 🙏 Thank you, this was saved as your feedback on the seminar. Staff will read it without your name. If it is a question, tap the lowest button and write it again.

    Please rate the seminar too: 1 is of little use, 5 is very useful.
feedback-write = ✍️ Write feedback
feedback-ask = What did you like, and what could be better? Write it in one message. Staff will read it without your name.
feedback-stop = ✖️ Skip
feedback-taken = 🙏 Thank you, your feedback was saved.
feedback-left = All right. Your rating was saved.
feedback-wrong = Please write your feedback as text, or tap “✖️ Skip”. Your rating was saved.
feedback-early = A seminar can be rated once it is over.
feedback-none = <b>{ $seminar }</b>
    There are no ratings yet.
feedback-line = { $stars } — { $number }
feedback-quote = “{ $words }”
feedback-no-text = There is no written feedback yet.
field-feedback = Your rating of a seminar
feedback-tally = ⭐ <b>{ $seminar }</b>

    Answered: <b>{ $given }</b>
    { $list }
feedback-mean = Mean rating: <b>{ $mean }</b>
feedback-few = The breakdown is shown once there are at least { $number } ratings: with fewer, it would be clear who gave which.
feedback-result = <b>{ $question }</b> — answers: { $number }
feedback-result-few = <b>{ $question }</b> — answers: { $number } (too few so far)
feedback-result-scale = <b>{ $question }</b> — mean { $mean }, answers: { $number }
feedback-result-choice = • { $choice } — { $number }
feedback-export = 📄 Word file
feedback-exported = ⭐ { $seminar }
    Answers: { $given }, without names.
feedback-results-button = ⭐ Ratings and feedback
feedback-texts-button = 💬 Written feedback: { $number }
feedback-texts = 💬 <b>What participants wrote</b> · { $seminar }

    { $list }
feedback-texts-question = <b>{ $question }</b>
feedback-words = What did you like, and what could be better?
feedback-overall = Overall
feedback-chart = 📊 { $seminar }
feedback-chart-scale = Ratings: { $number }. On the right: how many of them were 4 or 5. { $made }
feedback-chart-choice = { $seminar }. Answers: { $number }. { $made }
feedback-step-5 = 5, very good
feedback-step-4 = 4
feedback-step-3 = 3
feedback-step-2 = 2
feedback-step-1 = 1, poor
feedback-more = 📝 More short questions: { $number }
feedback-question-scale = 📝 { $place }
    <b>{ $question }</b>

    1 is poor, 5 is very good.
feedback-question-choice = 📝 { $place }
    <b>{ $question }</b>

    Choose one answer.
feedback-question-text = 📝 { $place }
    <b>{ $question }</b>

    Write it in one message. Staff will read it without your name.
feedback-question-answered = 📝 { $place }
    <b>{ $question }</b>

    You wrote: “{ $words }”. To change it, write again.
feedback-own = ✅ { $choice }
feedback-skip = Skip ›
feedback-text-wrong = Please write the answer as text, or tap “Skip”.
feedback-done = 🙏 <b>Thank you, your answers were saved.</b>
    { $seminar }

    They are counted without names and help make the next seminar better.
feedback-again = ✏️ Change my answers
feedback-nudge = 🙏 <b>We would like your opinion.</b>

    🎓 { $seminar }

    How useful was the seminar for you? One tap is enough. 1 is of little use, 5 is very useful. We will not ask again.

## Feedback: for staff, the questions

feedback-form-button = 📝 Questions of the form
feedback-form = 📝 <b>Feedback form</b> · { $seminar }

    After the seminar, those who came are first asked for an overall rating (1–5), then these questions:

    { $list }
feedback-form-none = No questions: people are only asked for an overall rating.
feedback-form-line = { $number }. { $question } ({ $kind }) { $lacks }
feedback-form-add = ➕ Add a question
feedback-form-many = At most { $most } questions: people do not answer long forms.
feedback-untitled = Question without text
feedback-ask-kind = What kind of question?
feedback-kind-scale = rating from 1 to 5
feedback-kind-choice = choice
feedback-kind-text = free text
feedback-question-gone = This question was removed from the form.
feedback-question-page = 📝 <b>Question of the form</b>: { $kind }

    { $list }
feedback-question-incomplete = ⚠️ Its text is not complete, so it is not asked yet.
feedback-choice-line = • { $choice } { $lacks }
feedback-edit-choices-ky = ✍️ Answers in Kyrgyz
feedback-edit-choices-ru = ✍️ Answers in Russian
feedback-ask-title = ✍️ <b>Question { $language }</b>
    Now: { $question }

    Write the question. If it is in two languages, put / between them.
feedback-ask-choices = ✍️ <b>Answers { $language }</b>

    { $list }

    Write all the answers, each on its own line, 2 to { $most }. If there are some already, keep their order.
feedback-choices-fixed = People have answered this question, so the number of answers is fixed. Write exactly this many lines: { $number }.
feedback-remove = 🗑 Remove from the form
feedback-ask-remove = <b>Remove this question from the form?</b>
    { $question }

    The answers so far will no longer be shown either.
    .yes = 🗑 Yes, remove
    .no = { back-button }
field-feedback-answer = Your answer in the feedback form
feedback-document-title = Feedback. { $seminar }
feedback-document-given = Answers: { $given }
feedback-document-mean = Mean rating: { $mean }
feedback-document-result = { $question } — answers: { $number }
feedback-document-result-few = { $question } — answers: { $number } (too few so far)
feedback-document-result-scale = { $question } — mean { $mean }, answers: { $number }
