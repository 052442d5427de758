# How to change it: docs/texts.md

## Questions

ask-button = ❓ Ask a question
ask-which = Which seminar is your question about?
ask-no-seminar = There is no seminar to ask about at the moment. Write again when one is announced.
ask-prompt = ❓ <b>Send your question</b>
    { $seminar }

    Text, voice, a photo or a file will do. The hall will see your name.
ask-prompt-hidden = ❓ <b>Send your question</b>
    { $seminar }

    Text, voice, a photo or a file will do. The hall will <b>not</b> see your name, only staff will.
ask-hidden = 🙈 Hide my name from the hall
ask-shown = 👤 Show my name
ask-stop = ✖️ Stop
ask-stopped = All right, no question was asked.
awaited-question = Now your question is needed: send text, voice, a photo or a file. Stop: /cancel
question-kept = ✅ <b>Question No. { $number } is accepted</b>
    { $seminar }

    The answer comes here. To correct it, edit your message. All your questions: /questions
question-kept-hidden = ✅ <b>Question No. { $number } is accepted</b> 🙈
    { $seminar }

    The hall will not see your name. The answer comes here. To correct it, edit your message. All your questions: /questions
name-hide = 🙈 Hide my name from the hall
name-show = 👤 Show my name
question-withdraw = ✖️ Take the question back
question-withdrawn = Question No. { $number } was taken back.
question-gone = This question was taken back.
question-edited = ✏️ Question No. { $number } is corrected.
question-answered-already = Question No. { $number } is answered already and cannot be changed. Another question: /ask
questions-none = You have not asked a question yet.
questions = <b>Your questions</b>

    { $list }
question-line = <b>No. { $number }</b> { $text }
    { $state }
question-open = ⏳ waits for an answer
question-answered = ✅ answered
question-withdrawn-state = ✖️ taken back
question-media = (voice, photo or file)
question-answer = 💬 <b>The answer to your question No. { $number }</b>
    <blockquote>{ $question }</blockquote>
    { $answer }
answer-in-media = (the answer is in the file)
answer-follows = (the answer is below)
words = { $text }

pending-offer = “{ $text }”
    Is this a question? Press, and we take it as one.
pending-ask = ✅ Yes, it is a question
pending-drop = No
pending-dropped = All right. If you need it: /ask
unexpected-kind = I do not understand this kind of message. Send your question as text, voice, a photo or a file.

## Staff: questions

staff-member = staff
staff-question = ❓ <b>No. { $number }</b> · { $seminar }
    { $who }
    { $facts }

    { $text }
staff-question-edited = ✏️ <b>No. { $number }</b> · { $seminar } · corrected
    { $who }
    { $facts }

    { $text }
staff-question-answered = ✅ <b>No. { $number }</b> · { $seminar }
    { $who }
    { $facts }

    { $text }

    Answered by <b>{ $by }</b>: { $answer }
staff-question-withdrawn = ✖️ <b>No. { $number }</b> · { $seminar }
    Its asker took the question back.

    { $text }
question-more = Belongs to question No. { $number }
question-unread = (its words are not shown now)
staff-question-away = 👀 <b>No. { $number }</b> · { $seminar }
    The question is with the moderators: its words have changed, or are still to be read. Once it is opened it is in /inbox again.
answer-button = 💬 Answer
answer-prompt = ✍️ <b>No. { $number }</b> · { $who }
    <blockquote>{ $question }</blockquote>
    Write your answer. Voice, a photo or a file will do too.
answer-stopped = No answer was given, question No. { $number } stays open.
answer-sent = ✅ Your answer to question No. { $number } is on its way to the asker. Should it not arrive, you will be told.
answer-added = ✅ Your addition to the answer to question No. { $number } is on its way to the asker. Should it not arrive, you will be told.
awaited-answer = Now your answer is needed: send text, voice, a photo or a file. Stop: /cancel
question-answered-by-other = Question No. { $number } is answered already. To add something, reply to the message with the question.
inbox = 📥 Waiting for an answer: <b>{ $left }</b>

    { $list }

    To answer, press the number.
inbox-line = <b>No. { $number }</b> { $who }: { $text }
inbox-empty = 👌 No question is without an answer.
