# How to change it: docs/texts.md

## Questions and answers

faq-button = 💡 Questions, answers
faqs = 💡 <b>Questions and answers</b>
    { $seminar }

    Press a question to read its answer.
faqs-none = 💡 <b>Questions and answers</b>
    { $seminar }

    There is nothing here yet.
faqs-back = ‹ All questions
faq-line = ❓ { $question }
faq-read = ❓ <b>{ $question }</b>

    { $answer }
faq-gone = This question is not shown any more. The others are on the seminar's page: /seminars

## Staff: questions and answers

faq = 💡 <b>Questions and answers</b>
    { $seminar }

    { $list }
faq-counts = ✅ Participants see: { $shown }
    🕓 To look through: { $waiting }
    ✖️ Left out: { $out }
faq-none = There is nothing here yet. When a copy of a seminar is made, the questions answered at its model come here.
faq-line-waiting = 🕓 { $question }
faq-line-shown = ✅ { $question }
faq-line-out = ✖️ { $question }
faq-publish-all = ✅ Show all: { $number }
faq-more = 🔄 Take new ones from the model
faq-carried = New ones that came along: { $number }. Look them through first.
faq-carried-none = There are no new answers at the model.
faq-ask-all = <b>Questions with answers: { $number }</b>
    All participants will see them. Are there no names, telephones or private matters in them? If you have not looked yet, open them one by one first.
    .yes = ✅ Yes, show all
    .no = No, I will look
faq-entry = { $state }

    ❓ <b>Question</b>
    { $question }

    💬 <b>Answer</b>
    { $answer }
faq-is-waiting = 🕓 Participants do not see it. If it holds a name or a telephone, change the words first.
faq-is-shown = ✅ Participants see it. If you change it, they read the new words at once.
faq-is-out = ✖️ Left out, participants do not see it.
faq-show = ✅ Show
faq-hide = 🙈 Hide
faq-out = ✖️ Leave out
faq-back = ↩️ Bring back
faq-whole = 👁 Read all of it
faq-next = Next ›
faq-edit-question = ✏️ Question { $language }
faq-edit-answer = ✏️ Answer { $language }
faq-ask-question = ✏️ <b>Write the question ({ $language })</b>
    Without names and telephones. As it is now:

    { $words }
faq-ask-answer = ✏️ <b>Write the answer ({ $language })</b>
    Everybody will read it. As it is now:

    { $words }
awaited-faq = Now the words of the question or the answer are needed: write them as text. Stop: /cancel
faq-long = Too long: at most { $most } characters. Nothing has changed; please write it shorter.
faq-cloned = 💡 Answered questions came along too: { $number }. Participants do not see them until you have looked through them.
faq-look = 💡 Look through
faq-new = ✏️ Write one
faq-left = ⏳ Left without an answer
faq-from-button = 💡 Add to the answers
faq-not-answered = Question №{ $number } has no answer yet. Answer it first, then add it.
faq-no-answer = There is no answer in it yet, so it cannot be shown. Write the answer first.
faq-ask-new = ✏️ <b>Write a new question</b>
    One that participants often ask. I will ask for the answer next. Without names and telephones.
faq-ask-show = <b>Show it to everybody?</b>

    { $list }
    .yes = Show it all the same
    .no = ✏️ I will change it first
faq-doubt-name = ⚠️ There seems to be somebody's name or telephone in it.
faq-doubt-language = ⚠️ Not all of it is written { $language }: its readers will see another language.

## Left without an answer at the model

carried-questions = ⏳ <b>Questions left without an answer</b>
    { $seminar }

    { $list }

    Press a number to bring the question to this seminar.
carried-questions-none = ⏳ <b>No question is left without an answer</b>
    { $seminar }
carried-questions-line = <b>№{ $number }</b> 🙋 { $votes } · { $text }
carry-question-ask = ➡️ <b>Bring question №{ $number } here?</b>
    <blockquote>{ $text }</blockquote>
    Others who want to know: { $votes }. It gets a new number at the seminar below; everybody who waits will get the answer, and is told so now:
    { $seminar }
    .yes = ➡️ Yes, bring it
    .no = No
carry-question-ended = Question №{ $number } is closed already and cannot be brought here.
carry-question-not-open = This seminar is not open yet. Bring it once it is; the question will not be lost.
is-carried = ➡️ Goes on at the next seminar, as №{ $number } there
question-carried = ➡️ <b>Question №{ $was } goes on at the next seminar</b>
    { $source }

    There is no answer to it yet. It will be dealt with as №{ $number } at the seminar:
    { $seminar }

    The answer will come here.

## Participants: looking for something

faq-find = 🔎 <b>What do you want to know?</b>
    Write a word or two, for example: clean water. Or choose a seminar.
faq-at = 💡 { $seminar } ({ $number })
faq-nowhere = There are no answers for everybody yet. If you have a question, ask it.
faq-find-stopped = All right, the search is over.
awaited-faq-search = Write as text what you are looking for. Stop: /cancel
faq-again = 🔎 Another word
faq-search = 🔎 Search
faq-found = 🔎 <b>{ $typed }</b>
    Press a question to read its answer. If yours is not there, ask it.
faq-not-found = 🔎 <b>{ $typed }</b>
    Nothing was found. Try another word, or ask your question.
