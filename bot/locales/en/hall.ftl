# How to change it: docs/texts.md

## To whom

ask-to = 🎤 To a speaker or an item
ask-to-which = 🎤 <b>To whom is your question?</b>
    { $seminar }

    Choose from the programme, or leave it to the whole seminar.
ask-to-all = 👥 The whole seminar
ask-to-item = { TIME($starts) } { $title }
asked-to-item = 🎤 { TIME($starts) } { $title }
asked-to-speaker = 🎤 { TIME($starts) } { $title } — { $speaker }

## Limits

ask-later = 🙏 <b>Thank you, that is a lot of questions</b>
    Let us give others a turn. The next question is taken at { TIME($starts) }.

    What you wrote is kept: press the button below then.
ask-tomorrow = 🙏 <b>Thank you, that is a lot of questions for today</b>
    Let us give others a turn. The next question is taken: { DAY($starts) }, { TIME($starts) }.

    What you wrote is kept: press the button below then.
ask-now = 📨 Send it now
further-later = Thank you, that is a lot of questions. The next one is taken at { TIME($starts) }. What you wrote stays in the chat, send it again then.
vote-slowly = Your votes come very fast. Go on in a minute, the votes so far are kept.
barred = Your questions and votes are not taken at the moment. Your registration and all else stand. If this is a mistake, turn to the seminar's organiser.

## One's own questions

question-edited-again = ✏️ Question No. { $number } is corrected. The hall sees it again once a moderator has read the new words.
question-declined-already = Question No. { $number } is closed and cannot be changed. If there is something to add: /questions
question-file-stays = A file that was sent cannot be replaced. Send the new one as a new question: /ask
voice-known = 🎙 <b>You may be recognised</b>
    Your name will be hidden, but whoever opens the recording may know your voice or your face. What shall we do?
voice-known-or-write = 🎙 <b>You may be recognised</b>
    Your name is hidden, but your voice or your face may be known. Write the same as text, or send the recording as it is.
voice-send = 🎙 Send it as it is
voice-named = 👤 Send it with my name
voice-write = ✏️ I would rather write
voice-hide = 🎙 Your question No. { $number } has your voice or a video of you: you may be recognised without your name. Hide the name?
    .yes = 🙈 Yes, hide my name
question-file-added = ✅ The file was added to your question No. { $number }.
question-declined-state = ✖️ closed without an answer
own = 💬 <b>Your question No. { $number }</b>
    { $seminar }
    <blockquote>{ $text }</blockquote>
    { $state }
    { $list }
own-votes = 👍 Others who want to know it: { $votes }
own-new = ⏳ Accepted, a moderator will read it
own-visible = 👀 On the hall's list, waits for an answer
own-assigned = ✍️ An expert prepares the answer
own-due = ✍️ An expert prepares the answer. Due: { DAY($starts) }
own-reopened = 🔄 Open again, waits for an answer
own-answered = ✅ Answered: { DAY($starts) }, { TIME($starts) }
own-answered-aloud = ✅ Answered aloud in the hall: { DAY($starts) }, { TIME($starts) }
own-merged = 🔗 Joined with question No. { $number }. Once that is answered, you get the answer too
own-merged-answered = ✅ Answered together with question No. { $number }
own-declined = ✖️ Closed without an answer: { $reason }
own-withdrawn = ✖️ Taken back
answer-line = 💬 { $answer }
answer-aloud-line = 🗣 Said in the hall: { $answer }
answer-whole = 💬 <b>The answer to question No. { $number }</b>
    { $answer }
answer-whole-button = 💬 The whole answer
own-more = ➕ I have more to ask
own-back = ‹ All my questions
further-prompt = ➕ <b>More on question No. { $number }</b>
    <blockquote>{ $question }</blockquote>
    What else would you like to ask? Send text, voice, a photo or a file. The question is opened again.
further-stopped = All right, nothing has changed.
further-kept = ✅ Question No. { $number } is open again, staff have your words. The answer comes here.
question-open-still = Question No. { $number } is still open and waits for an answer. To correct it, edit your message.

## The hall's questions

command-hall = The hall's questions
hall-button = 👀 The hall's questions
hall-which = Which seminar's questions?
hall-no-seminar = There is no seminar whose questions could be read at the moment.
hall = 👀 <b>The hall's questions</b>
    { $seminar }
    Asked: { $asked }, waiting for an answer: { $left }

    <b>{ $view }</b>

    { $list }
hall-top = 🔥 Most wanted
hall-new = 🆕 Newest
hall-answered = ✅ Answered
hall-topics = 🏷 Topics
hall-by-topic = 🏷 <b>What is asked about most?</b>
    { $seminar }
hall-topic = { $topic } · { $number }
hall-empty = There are no questions here yet.
hall-line = <b>No. { $number }</b> · 👍 { $votes }
    { $text }
hall-line-own = <b>No. { $number }</b> · 👍 { $votes } · yours
    { $text }
hall-line-answered = <b>No. { $number }</b> · ✅ answered
    { $text }
hall-read = 📖 No. { $number }
hall-back = ‹ To the list
hall-gone = This question is not on the list now. The others: /hall
hall-question = ❓ <b>No. { $number }</b> · 👍 { $votes }
    { $seminar }
    { $name }
    <blockquote>{ $text }</blockquote>
    { $list }
hall-open = ⏳ Waits for an answer
hall-nameless = 🙈 The name is not shown
vote = 👍 I want it too · { $votes }
vote-taken = ✅ I want it too · { $votes }
vote-counted = 👍 Your vote is counted. You will get the answer too.
vote-counted-already = Your vote is counted already.
vote-taken-back = Your vote is taken back.
vote-ended = This question is closed, it takes no more votes.

## Staff: more to ask, and whose questions are not taken

staff-more = 🔄 <b>No. { $number }</b> · { $seminar } · more to ask
    <blockquote>{ $question }</blockquote>
    { $text }
bar-button = 🚫 Take no more from them
bar-ask = 🚫 <b>{ $name }</b> (question No. { $number })
    Questions and votes of this person will not be taken any more. The registration, the seat and what was asked before stay. It can be undone at any time.
    .yes = 🚫 Yes, take no more
    .no = ‹ To the question
bar-done = 🚫 <b>{ $name }</b> (question No. { $number }): questions and votes are not taken any more.
bar-lift = ↩️ Take them again
bar-lift-name = ↩️ Take them again: { $name }
bar-lifted = ✅ <b>{ $name }</b> (question No. { $number }): questions and votes are taken again.
bar-none = This person's questions are taken anyway.
bar-staff = This is a member of staff: remove them from the team first.
barred-button = 🚫 Whose questions are not taken
barred-list = 🚫 <b>Whose questions are not taken</b>

    { $list }
barred-line = <b>{ $name }</b> · { $seminar }, No. { $number }
    since { DAY($starts) }
barred-none = There is nobody: everybody's questions are taken.
