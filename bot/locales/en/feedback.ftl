# How to change: docs/texts.md

## Feedback after the seminar

feedback-rated = 🙏 Thank you! Your rating: <b>{ $stars }</b> ⭐
    { $seminar }

    You can give another rating too. What was good, what could be better? Just write it here.
feedback-words-taken = 🙏 Thank you, this was saved as your feedback on the seminar. Staff read it without your name. If it is a question, press the button below and write it again.
feedback-write = ✍️ Write a few words
feedback-ask = What did you like, what should be better? Write it in one message. Staff read your words without your name.
feedback-stop = ✖️ No words
feedback-taken = 🙏 Thank you, your words are kept.
feedback-left = All right. Your rating is kept.
feedback-wrong = Write your opinion as text, or press “✖️ No words”. Your rating is kept.
feedback-early = A seminar can be rated once it is over.
feedback-none = <b>{ $seminar }</b>
    There are no ratings yet.
feedback-line = { $stars } — { $number }
feedback-quote = “{ $words }”
feedback-no-text = Nobody has written any words yet.
field-feedback = Your rating of a seminar
feedback-tally = ⭐ <b>{ $seminar }</b>

    Answered: <b>{ $given }</b>
    { $list }
feedback-mean = Mean rating: <b>{ $mean }</b>
feedback-few = The breakdown is shown from { $number } answers on: fewer would tell who answered what.
feedback-result = <b>{ $question }</b> — answers: { $number }
feedback-result-few = <b>{ $question }</b> — answers: { $number } (too few yet)
feedback-result-scale = <b>{ $question }</b> — mean { $mean }, answers: { $number }
feedback-result-choice = • { $choice } — { $number }
feedback-export = 📄 Word file
feedback-exported = ⭐ { $seminar }
    Feedback: { $given }, without names.
feedback-results-button = ⭐ Ratings and feedback
feedback-texts-button = 💬 What people wrote: { $number }
feedback-texts = 💬 <b>What participants wrote</b> · { $seminar }

    { $list }
feedback-texts-question = <b>{ $question }</b>
feedback-words = What did you like, what should be better?
feedback-overall = Overall
feedback-chart = 📊 { $seminar }
feedback-chart-scale = Ratings: { $number }. On the right: how many of all gave 4 or 5. { $made }
feedback-chart-choice = { $seminar }. Answers: { $number }. { $made }
feedback-step-5 = 5, very good
feedback-step-4 = 4
feedback-step-3 = 3
feedback-step-2 = 2
feedback-step-1 = 1, poor
feedback-more = 📝 Short further questions: { $number }
feedback-question-scale = 📝 { $place }
    <b>{ $question }</b>

    1 is poor, 5 is very good.
feedback-question-choice = 📝 { $place }
    <b>{ $question }</b>

    Press one answer.
feedback-question-text = 📝 { $place }
    <b>{ $question }</b>

    Write one message. Staff read it without your name.
feedback-question-answered = 📝 { $place }
    <b>{ $question }</b>

    You wrote: “{ $words }”. To change it, write again.
feedback-own = ✅ { $choice }
feedback-skip = Skip ›
feedback-text-wrong = Write the answer as text, or press “Skip”.
feedback-done = 🙏 <b>Thank you, your answers are kept.</b>
    { $seminar }

    They are counted without names and help to make the next seminar better.
feedback-again = ✏️ Change my answers
feedback-nudge = 🙏 <b>We would like your opinion.</b>

    🎓 { $seminar }

    How useful was the seminar for you? One tap is enough. 1 is of little use, 5 very useful. We will not ask again.

## Feedback: for staff, the questions

feedback-form-button = 📝 Questions of the form
feedback-form = 📝 <b>Feedback form</b> · { $seminar }

    Those who came are asked after the seminar for an overall rating (1–5) first, then for these:

    { $list }
feedback-form-none = No questions: only the overall rating is asked for.
feedback-form-line = { $number }. { $question } ({ $kind }) { $lacks }
feedback-form-add = ➕ Add a question
feedback-form-many = At most { $most } questions: nobody answers a long form.
feedback-untitled = Question without a text
feedback-ask-kind = What kind of question?
feedback-kind-scale = rating from 1 to 5
feedback-kind-choice = choice
feedback-kind-text = in words
feedback-question-gone = This question was removed from the form.
feedback-question-page = 📝 <b>Question of the form</b>: { $kind }

    { $list }
feedback-question-incomplete = ⚠️ Its text is not complete, so it is not asked yet.
feedback-choice-line = • { $choice } { $lacks }
feedback-edit-choices-ky = ✍️ Answers: Kyrgyz
feedback-edit-choices-ru = ✍️ Answers: Russian
feedback-ask-title = ✍️ <b>Question: { $language }</b>
    Now: { $question }

    Write the question. In two languages, put / between them.
feedback-ask-choices = ✍️ <b>Answers: { $language }</b>

    { $list }

    Write them in the same order, each in its own line, 2 to { $most }.
feedback-choices-fixed = People have answered this question, so the number of answers is fixed. Write exactly this many lines: { $number }.
feedback-remove = 🗑 Remove from the form
feedback-ask-remove = <b>Remove this question from the form?</b>
    { $question }

    The answers so far will not be shown any more either.
    .yes = 🗑 Yes, remove
    .no = ‹ Back
field-feedback-answer = Your answer in the feedback form
feedback-document-title = Feedback. { $seminar }
feedback-document-given = Answers: { $given }
feedback-document-mean = Mean rating: { $mean }
feedback-document-result = { $question } — answers: { $number }
feedback-document-result-few = { $question } — answers: { $number } (too few yet)
feedback-document-result-scale = { $question } — mean { $mean }, answers: { $number }
