# How to change it: docs/texts.md

## Questions and answers

faq-button = 💡 Q&A
faqs = 💡 <b>Questions and answers</b>
    { $seminar }

    Tap a question to read its answer.
faqs-none = 💡 <b>Questions and answers</b>
    { $seminar }

    Nothing here yet.
faqs-back = ‹ All questions
faq-line = ❓ { $question }
faq-read = ❓ <b>{ $question }</b>

    { $answer }
faq-gone = This question is no longer shown. The others are on the seminar’s page: /seminars

## Staff: questions and answers

faq = 💡 <b>Questions and answers</b>
    { $seminar }

    { $list }
faq-counts = ✅ Visible to participants: { $shown }
    🕓 To review: { $waiting }
    ✖️ Removed: { $out }
faq-none = Nothing here yet. When a seminar is copied, the answered questions of the original seminar come here.
faq-line-waiting = 🕓 { $question }
faq-line-shown = ✅ { $question }
faq-line-out = ✖️ { $question }
faq-publish-all = ✅ Show all: { $number }
faq-more = 🔄 Get new ones
faq-carried = New ones from the original seminar: { $number }. Please review them first.
faq-carried-none = There are no new answers at the original seminar.
faq-ask-all = <b>Questions with answers: { $number }</b>
    All participants will see them. They must not contain names, phone numbers or private matters: if you have not reviewed them yet, open them one by one first.
    .yes = ✅ Yes, show all
    .no = No, I’ll review them
faq-entry = { $state }

    ❓ <b>Question</b>
    { $question }

    💬 <b>Answer</b>
    { $answer }
faq-is-waiting = 🕓 Not visible to participants. If it contains a name or a phone number, change the text first.
faq-is-shown = ✅ Visible to participants. If you change it, they will see the new text at once.
faq-is-out = ✖️ Removed, not visible to participants.
faq-show = ✅ Show
faq-hide = 🙈 Hide
faq-out = ✖️ Remove
faq-back = ↩️ Bring back
faq-whole = 👁 Read in full
faq-next = Next ›
faq-edit-question = ✏️ Question { $language }
faq-edit-answer = ✏️ Answer { $language }
faq-ask-question = ✏️ <b>Write the question ({ $language })</b>
    Without names or phone numbers. Now:

    { $words }
faq-ask-answer = ✏️ <b>Write the answer ({ $language })</b>
    Everybody will read it. Now:

    { $words }
awaited-faq = Please write the question or the answer as text. Cancel: /cancel
faq-long = Too long: at most { $most } characters. Nothing has changed; please shorten it.
faq-cloned = 💡 Answered questions were copied too: { $number }. Participants will not see them until you have reviewed them.
faq-look = 💡 Review
faq-new = ✏️ Write a new one
faq-left = ⏳ Unanswered
faq-from-button = 💡 Add to the Q&A
faq-not-answered = Question No. { $number } has no answer yet. Answer it first, then add it.
faq-no-answer = It has no answer yet, so it cannot be shown. Write the answer first.
faq-ask-new = ✏️ <b>Write a new question</b>
    One that participants often ask. I will ask for the answer next. Without names or phone numbers.
faq-ask-show = <b>Show it to everybody?</b>

    { $list }
    .yes = Show it anyway
    .no = ✏️ I’ll change it first
faq-doubt-name = ⚠️ It seems to contain somebody’s name or phone number.
faq-doubt-language = ⚠️ Not all of it is written { $language }: its readers will see another language.

## Unanswered at the original seminar

carried-questions = ⏳ <b>Unanswered questions</b>
    { $seminar }

    { $list }

    Tap a number to move the question to the new seminar.
carried-questions-none = ⏳ <b>There are no unanswered questions</b>
    { $seminar }
carried-questions-line = <b>No. { $number }</b> 🙋 { $votes } · { $text }
carry-question-ask = ➡️ <b>Move question No. { $number } to the new seminar?</b>
    <blockquote>{ $text }</blockquote>
    Others who want to know: { $votes }. New seminar: { $seminar }
    The question gets a new number there. Everybody who is waiting will get the answer, and will be told about the move now.
    .yes = ➡️ Yes, move it
    .no = No
carry-question-ask-like = ➡️ <b>Move question No. { $number } to the new seminar?</b>
    <blockquote>{ $text }</blockquote>
    Others who want to know: { $votes }. New seminar: { $seminar }
    The question gets a new number there. Everybody who is waiting will get the answer, and will be told about the move now.

    ⚠️ There is a similar question already:
    { $list }
    .yes = ➡️ Yes, move it
    .no = No
carry-question-ended = Question No. { $number } is already closed and cannot be moved.
carry-question-not-open = This seminar is not open yet. Move the question once it is; it will not be lost.
is-carried = ➡️ Moved to the next seminar, No. { $number } there
question-carried = ➡️ <b>Question No. { $was } was moved to the next seminar</b>
    { $source }

    It has no answer yet. It will be dealt with as No. { $number } at the seminar:
    { $seminar }

    The answer will come here.

## Participants: looking for something

faq-find = 🔎 <b>What would you like to know?</b>
    Type a word or two, for example: clean water. Or choose a seminar.
faq-at = 💡 { $seminar } ({ $number })
faq-nowhere = There are no questions and answers yet. If you have a question, ask it.
faq-find-stopped = All right, the search was cancelled.
awaited-faq-search = Please type what you are looking for. Cancel: /cancel
faq-again = 🔎 Another word
faq-search = 🔎 Search
faq-found = 🔎 <b>{ $typed }</b>
    Tap a question to read its answer. If yours is not there, ask it.
faq-not-found = 🔎 <b>{ $typed }</b>
    Nothing was found. Try another word, or ask your question.
