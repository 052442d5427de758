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
faq-all = ‹ To the list
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
