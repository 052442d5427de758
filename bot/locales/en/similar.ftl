# How to change this: docs/texts.md

## A similar question

same-offer = 🔎 <b>There is a similar question</b>

    { $list }

    Is yours the same? Press its number, and you will get the answer too. If you press nothing, your question is taken as one of its own in 5 minutes.
same-line = <b>{ $place }.</b> { $text }
    { $state }
same-open = ⏳ waits for an answer
same-answered = ✅ answered
same-ready = 📖 has a ready answer
same-yours = 👤 you asked this
same-this = 👍 { $place }: mine is the same
same-read = 📖 { $place }: read the answer
same-another = ❓ No, mine is another one
same-answer = 📖 <b>{ $question }</b>

    { $answer }

    Does this answer your question?
same-helped = 👍 Yes, thank you
same-closed = All right. Should you have another question: /ask
same-taken = 👍 <b>You are waiting for the answer to question No. { $number } too</b>
    It will come here as soon as it is given. No question of its own was added.
same-taken-answered = 👍 <b>Question No. { $number } has been answered</b>
    The answer is below.
same-own = 👍 This question of yours was taken as No. { $number }, its answer will come here. All your questions: /questions
same-late = Your question was taken as one of its own, No. { $number }. To see it: /questions
same-done = Your choice was taken, there is no need to press again. To ask: /ask
