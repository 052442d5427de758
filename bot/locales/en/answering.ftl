# How to change it: docs/texts.md

## To whoever asked: the answer

question-answer-too = 💬 <b>The answer to question No. { $number }, which you wanted to know too</b>
    <blockquote>{ $question }</blockquote>
    { $answer }
answer-aloud = 🎤 <b>Your question No. { $number } was answered in the hall</b>
    <blockquote>{ $question }</blockquote>
    { $answer }
answer-aloud-too = 🎤 <b>Question No. { $number }, which you wanted to know too, was answered in the hall</b>
    <blockquote>{ $question }</blockquote>
    { $answer }
answer-translated = 🌐 The answer to question No. { $number } is in your language now: see the message above.
answer-part-gone = (this part of the answer was taken out)

## The dialogue with whoever asked

more-needed = ❔ <b>More is needed for your question No. { $number }</b>
    <blockquote>{ $question }</blockquote>
    { $text }

    Press the button or reply to this message. If you have hidden your name, it stays hidden.
more-reply-button = 💬 Reply
saymore-prompt = ✍️ Send what is still needed for question No. { $number }: text, voice, a photo or a file.
saymore-sent = ✅ On its way. The answer to question No. { $number } comes here; should it not arrive, you will be told.
remark-edited = ✏️ What you wrote about question No. { $number } is corrected.
awaited-saymore = Now more about your question is needed: send text, voice, a photo or a file. Stop: /cancel

## To whoever answers

assigned-to-you = 📌 <b>A question for you</b> · given by { $by }

    { $card }
assigned-to-you-by = 📌 <b>A question for you, to be answered by { DAY($starts) }, { TIME($starts) }</b>
    Given by { $by }

    { $card }
take-button = ✋ I answer it
pass-button = ➡️ Pass on
more-button = ❔ Need more
question-yours = ✋ Question No. { $number } is yours now. To answer, reply to the message with the question or press “💬 Answer”.
question-taken = Somebody else has taken question No. { $number }. To add something, reply to the message with the question.
question-ended = Question No. { $number } has ended: it was answered or closed. The message with the question shows how.
pass-whom = ➡️ To whom do you pass question No. { $number }?
pass-back = ↩️ Back to the moderators
passed-on = ➡️ Question No. { $number } was passed on: { $name } answers it now.
passed-back = ↩️ Question No. { $number } is back with the moderators.
given-back = ↩️ <b>Question No. { $number } was given back</b> · { $seminar }
    { $name } cannot answer it. Give it to somebody else.
more-prompt = ❔ What do you need to know from whoever asked question No. { $number }? The bot passes it on; it is no answer yet.
more-stopped = All right, nothing was sent.
more-sent = ✅ On its way. What the asker of question No. { $number } says comes here; should it not arrive, you will be told.
more-came = 💬 <b>More about question No. { $number }</b>
    <blockquote>{ $question }</blockquote>
    { $text }
awaited-more = Now what you need to know is needed: send text, voice, a photo or a file. Stop: /cancel
asker-unreachable = Whoever asked this cannot be written to now: they have blocked the bot or erased their data. You can still answer.
answer-sent-many = ✅ Your answer to question No. { $number } is on its way to its asker and to all who wanted to know it too. People: { $people }.
answer-added-many = ✅ Your addition to the answer to question No. { $number } is on its way to all who wait for it. People: { $people }.
answer-kept = ✅ Your answer to question No. { $number } is kept. Its asker cannot be written to now.
answer-edited = ✏️ Your answer to question No. { $number } is corrected for everybody who has it.
answer-file-stays = A file that was sent cannot be exchanged. Send the new one as a reply to the message with the question.
also-ky = 🌐 Give it in Kyrgyz too
also-ru = 🌐 Give it in Russian too
also-prompt = 🌐 Write the answer to question No. { $number } in one more language ({ $tongue }). Whoever reads that language sees it there.
also-stopped = All right, the answer stays as it was.
also-sent = ✅ The answer to question No. { $number } is kept in one more language: { $tongue }.
awaited-translation = Now the text of the answer in the other language is needed. Stop: /cancel

## Answered aloud

aloud-button = 🎤 Answered in the hall
aloud-prompt = 🎤 <b>No. { $number }</b> · { $who }
    <blockquote>{ $text }</blockquote>
    What was answered in the hall? Write two lines or send your voice: its asker, and whoever wanted to know it too, get it at once.
aloud-stopped = All right, the question stays open.
awaited-aloud = Now the answer from the hall is needed: send two lines of text, voice or a photo. Stop: /cancel

## The promised day

due-tomorrow = ⏰ <b>Question No. { $number } is to be answered by { DAY($starts) }, { TIME($starts) }</b>
    { $text }
due-now = ⏰ <b>Question No. { $number } is due: { DAY($starts) }, { TIME($starts) }</b>
    { $text }

    Answer it or pass it on.
overdue-notice = ⚠️ <b>Question No. { $number } was not answered in time</b>
    It was due { DAY($starts) }, { TIME($starts) }. To be answered by: { $owner }

    { $text }
inbox-mine = 📌 { $line }
inbox-mine-due = 📌 { $line }
    ⏰ { DAY($starts) }, { TIME($starts) }
inbox-taken = { $line } · 👤
