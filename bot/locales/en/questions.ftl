# How to change it: docs/texts.md

## People

place-none = office not given

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
name-hide = 🙈 Hide my name from the hall
name-show = 👤 Show my name
ask-stop = ✖️ Stop
ask-stopped = All right, no question was asked.
awaited-question = Now your question is needed: send text, voice, a photo or a file. Stop: /cancel
question-kept = ✅ <b>Question No. { $number } is accepted</b>
    { $seminar }

    The answer comes here. To correct it, edit your message. All your questions: /questions
question-kept-hidden = ✅ <b>Question No. { $number } is accepted</b> 🙈
    { $seminar }

    The hall will not see your name. The answer comes here. To correct it, edit your message. All your questions: /questions
question-withdraw = ✖️ Take the question back
withdraw-confirm = ✖️ <b>Take back question No. { $number }?</b>
    It will not be answered then, and it cannot be brought back.
    .yes = ✖️ Yes, take it back
    .no = ‹ No, keep it
prompt-old = “{ $text }”
    Shall this be added to your question No. { $number } and sent?
    .yes = ✅ Yes, send it
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
    { $question }
    { $answer }
question-quote = <blockquote>{ $question }</blockquote>
answer-in-media = (the answer is in the file)
answer-follows = (the answer is below)

saved-offer = “{ $text }”
    Is this a question? Press, and we take it as one.
saved-ask = ✅ Yes, it is a question
saved-drop = No
saved-dropped = All right. If you need it: /ask
unexpected-kind = I do not understand this kind of message. Send your question as text, voice, a photo or a file.

## Staff: questions

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

## A similar question

similar-offer = 🔎 <b>There is a similar question</b>

    { $list }

    Is yours the same? Press its number, and you will get the answer too. If you press nothing, your question is taken as one of its own in 5 minutes.
similar-line = <b>{ $place }.</b> { $text }
    { $state }
similar-open = ⏳ waits for an answer
similar-answered = ✅ answered
similar-faq = 📖 has a ready answer
similar-yours = 👤 you asked this
similar-this = 👍 { $place }: mine is the same
similar-read = 📖 { $place }: read the answer
similar-none = ❓ No, mine is another one
similar-faq-answer = 📖 <b>{ $question }</b>

    { $answer }

    Does this answer your question?
similar-helped = 👍 Yes, thank you
similar-closed = All right. Should you have another question: /ask
similar-voted = 👍 <b>You are waiting for the answer to question No. { $number } too</b>
    It will come here as soon as it is given. No question of its own was added.
similar-voted-answered = 👍 <b>Question No. { $number } has been answered</b>
    The answer is below.
similar-own = 👍 This question of yours was taken as No. { $number }, its answer will come here. All your questions: /questions
similar-late = Your question was taken as one of its own, No. { $number }. To see it: /questions
similar-done = Your choice was taken, there is no need to press again. To ask: /ask

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
ask-now = 📨 Send what I wrote
remark-later = Thank you, that is a lot of questions. The next one is taken at { TIME($starts) }. What you wrote stays in the chat, send it again then.
vote-slowly = Your votes come very fast. Go on in a minute, the votes so far are kept.
banned = Your questions and votes are not taken at the moment. Your registration and all else stand. If this is a mistake, turn to the seminar's organiser.

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
own-question = 💬 <b>Your question No. { $number }</b>
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
reopen-button = ➕ I have more to ask
own-back = ‹ All my questions
reopen-prompt = ➕ <b>More on question No. { $number }</b>
    <blockquote>{ $question }</blockquote>
    What else would you like to ask? Send text, voice, a photo or a file. The question is opened again.
reopen-cancelled = All right, nothing has changed.
reopen-done = ✅ Question No. { $number } is open again, staff have your words. The answer comes here.
question-open-still = Question No. { $number } is still open and waits for an answer. To correct it, edit your message.

## The hall's questions

hall-button = 👀 The hall's questions
hall-which = Which seminar's questions?
hall-no-seminar = There is no seminar whose questions could be read at the moment.
hall = 👀 <b>The hall's questions</b>
    { $seminar }
    Asked: { $asked }, waiting for an answer: { $left }
    { $contact }

    <b>{ $view }</b>

    { $list }
hall-contact = ☎️ Organiser: { $contact }
hall-top = 🔥 Most wanted
hall-new = 🆕 Newest
hall-answered = ✅ Answered
topics-button = 🏷 Topics
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
hall-gone = This question is not on the list now. The others: /hall
hall-question = ❓ <b>No. { $number }</b> · 👍 { $votes }
    { $seminar }
    { $name }
    <blockquote>{ $text }</blockquote>
    { $list }
hall-open = ⏳ Waits for an answer
hall-anonymous = 🙈 The name is not shown
vote = 👍 I want it too · { $votes }
vote-taken = ✅ I want it too · { $votes }
vote-counted = 👍 Your vote is counted. You will get the answer too.
vote-counted-already = Your vote is counted already.
vote-taken-back = Your vote is taken back.
vote-ended = This question is closed, it takes no more votes.

## Staff: more to ask, and whose questions are not taken

staff-question-reopened = 🔄 <b>No. { $number }</b> · { $seminar } · more to ask
    <blockquote>{ $question }</blockquote>
    { $text }
ban-button = 🚫 Take no more from them
ban-confirm = 🚫 <b>{ $name }</b> (question No. { $number })
    Questions and votes of this person will not be taken any more. The registration, the seat and what was asked before stay. It can be undone at any time.
    .yes = 🚫 Yes, take no more
    .no = ‹ To the question
ban-done = 🚫 <b>{ $name }</b> (question No. { $number }): questions and votes are not taken any more.
unban-button = ↩️ Take them again
unban-name = ↩️ Take them again: { $name }
unban-done = ✅ <b>{ $name }</b> (question No. { $number }): questions and votes are taken again.
ban-none = This person's questions are taken anyway.
ban-staff = This is a member of staff: remove them from the team first.
banned-button = 🚫 Whose questions are not taken
banned-list = 🚫 <b>Whose questions are not taken</b>

    { $list }
banned-line = <b>{ $name }</b> · { $seminar }, No. { $number }
    since { DAY($starts) }
banned-none = There is nobody: everybody's questions are taken.

## To whoever asked: the answer

question-answer-too = 💬 <b>The answer to question No. { $number }, which you wanted to know too</b>
    { $question }
    { $answer }
answer-aloud = 🎤 <b>Your question No. { $number } was answered in the hall</b>
    { $question }
    { $answer }
answer-aloud-too = 🎤 <b>Question No. { $number }, which you wanted to know too, was answered in the hall</b>
    { $question }
    { $answer }
answer-translated = 🌐 The answer to question No. { $number } is in your language now: see the message above.
answer-part-gone = (this part of the answer was taken out)

## The dialogue with whoever asked

clarify-request = ❔ <b>More is needed for your question No. { $number }</b>
    { $question }
    { $text }

    Press the button or reply to this message. If you have hidden your name, it stays hidden.
clarify-reply-button = 💬 Reply
clarify-reply-prompt = ✍️ Send what is still needed for question No. { $number }: text, voice, a photo or a file.
clarify-reply-sent = ✅ On its way. The answer to question No. { $number } comes here; should it not arrive, you will be told.
remark-edited = ✏️ What you wrote about question No. { $number } is corrected.
awaited-clarify-reply = Now more about your question is needed: send text, voice, a photo or a file. Stop: /cancel

## To whoever answers

assigned-to-you = 📌 <b>A question for you</b> · given by { $by }

    { $card }
assigned-to-you-by = 📌 <b>A question for you, to be answered by { DAY($starts) }, { TIME($starts) }</b>
    Given by { $by }

    { $card }
assign-self-button = ✋ I answer it
reassign-button = ➡️ Pass on
clarify-button = ❔ Need more
question-yours = ✋ Question No. { $number } is yours now. To answer, reply to the message with the question or press “💬 Answer”.
question-taken = Somebody else has taken question No. { $number }. To add something, reply to the message with the question.
question-ended = Question No. { $number } has ended: it was answered or closed. The message with the question shows how.
reassign-prompt = ➡️ To whom do you pass question No. { $number }?
unassign-button = ↩️ Back to the moderators
reassigned = ➡️ Question No. { $number } was passed on: { $name } answers it now.
unassigned = ↩️ Question No. { $number } is back with the moderators.
unassigned-notice = ↩️ <b>Question No. { $number } was given back</b> · { $seminar }
    { $name } cannot answer it. Give it to somebody else.
clarify-prompt = ❔ What do you need to know from whoever asked question No. { $number }? The bot passes it on; it is no answer yet.
clarify-cancelled = All right, nothing was sent.
clarify-sent = ✅ On its way. What the asker of question No. { $number } says comes here; should it not arrive, you will be told.
clarify-reply = 💬 <b>More about question No. { $number }</b>
    <blockquote>{ $question }</blockquote>
    { $text }
awaited-clarify = Now what you need to know is needed: send text, voice, a photo or a file. Stop: /cancel
asker-unreachable = Whoever asked this cannot be written to now: they have blocked the bot or erased their data. You can still answer.
answer-sent-many = ✅ Your answer to question No. { $number } is on its way to its asker and to all who wanted to know it too. People: { $people }.
answer-added-many = ✅ Your addition to the answer to question No. { $number } is on its way to all who wait for it. People: { $people }.
answer-kept = ✅ Your answer to question No. { $number } is kept. Its asker cannot be written to now.
answer-edited = ✏️ Your answer to question No. { $number } is corrected for everybody who has it.
answer-file-stays = A file that was sent cannot be exchanged. Send the new one as a reply to the message with the question.
translate-ky = 🌐 Give it in Kyrgyz too
translate-ru = 🌐 Give it in Russian too
translate-prompt = 🌐 Write the answer to question No. { $number } in one more language ({ $language }). Whoever reads that language sees it there.
translate-cancelled = All right, the answer stays as it was.
translate-sent = ✅ The answer to question No. { $number } is kept in one more language: { $language }.
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

## Staff: where a question stands

asker = { $name }, { $place }
asker-hidden = { $name }, { $place } · 🙈 name not for the hall
asker-kept = 🙈 without a name
is-new = 🆕 New, no moderator has looked at it
is-visible = 👁 The hall reads it, nobody is to answer it yet
is-assigned = 👤 To be answered by { $owner }
is-assigned-due = 👤 To be answered by { $owner }, due { DAY($starts) }, { TIME($starts) }
is-reopened = 🔁 Open again, more of an answer is needed
is-answered = ✅ Answered
is-merged = 🔗 Merged with question No. { $number }
is-declined = 🚫 Closed without an answer: { $why }
is-withdrawn = ✖️ Taken back by its asker
seen-by-hall = 👁 The hall reads it
unseen-by-hall = 🙈 The hall does not read it
voted-by = 🙋 Want to know it too: { $number }
topic-name = 🏷 { $topic }
wording-line = ✏️ The hall reads: { $text }
declined-off-topic = it is not what the seminar is about
declined-personal = it is a personal matter, better settled with staff alone
declined-unclear = it is not clear what is asked
declined-rude = it is not written with respect
declined-elsewhere = another office deals with this
declined-none = no reason was given
question-show = ✅ Show to the hall
question-decline = 🚫 Close
question-page = ⋯ More

## Moderator: a question's page

question-card = ❓ <b>No. { $number }</b> · { $seminar }
    { $who }
    🕐 { DAY($starts) }, { TIME($starts) }
    { $facts }

    { $text }
question-hide = 🙈 Hide from the hall
question-assign = 👤 Assign
question-release = 👤 Unassign
question-merge = 🔗 Merge
question-unmerge = ↩️ Undo the merge
question-reopen = 🔁 Open again
question-topic = 🏷 Topic
question-wording = ✏️ Say it clearer
question-files = 📎 Whole
question-history = 🕓 History
question-next = ▶️ Next new one ({ $number })
question-list = 📋 List of questions
question-back = ‹ To the question
question-is-shown = ✅ The hall reads it now
question-is-over = Question No. { $number } has ended or was merged by now. Open its page again.
awaited-text = Now text is needed. Stop: /cancel
text-too-long = Too long: at most { $most } characters. Make it shorter.

decline-ask = 🚫 <b>Why is question No. { $number } closed without an answer?</b>
    <blockquote>{ $text }</blockquote>
    Everybody who waits reads the reason, in their own language.
decline-off-topic = Not what the seminar is about
decline-personal = A personal matter
decline-unclear = Not clear what is asked
decline-rude = Written without respect
decline-elsewhere = Another office deals with it
decline-own-reason = ✍️ In my own words
decline-ask-reason = ✍️ <b>Why is question No. { $number } closed without an answer?</b>
    <blockquote>{ $text }</blockquote>
    Write the reason: those who wait read it as you write it.

merge-ask = 🔗 <b>With which question is No. { $number } merged?</b>
    <blockquote>{ $text }</blockquote>
    Press one that is alike, or type the number of another. It can be undone.
merge-ask-none = 🔗 <b>With which question is No. { $number } merged?</b>
    <blockquote>{ $text }</blockquote>
    None alike was found. Type the number of another question.
merge-with = No. { $number } { $text }
merge-no-such = There is no question of this number. Type the number of a question of this seminar, such as: 3
merge-not-possible = It cannot be merged with No. { $number }: that was closed without an answer, or is the same question. Choose another.

assign-ask = 👤 <b>Who is to answer question No. { $number }?</b>
assign-nobody = 👤 There is nobody to assign question No. { $number } to. Invite an expert on the team's page first.
due-ask = 📅 <b>By when is { $name } to answer question No. { $number }?</b>
    Press a day, or type one: “25.07”, “tomorrow 12:00”, “Friday”.
due-day = { DAY($starts) }
due-none = No date
due-sure = 📅 <b>Question No. { $number }: is { $name } to answer by then?</b>
    ⏰ { DAY($starts) }, { TIME($starts) }

    If it is right, press the button. If not, write it once more.
    .yes = ✅ Assign
    .no = ‹ To the question
assigned-to-another = 👤 Question No. { $number } is yours no more: a moderator took it.
    { $seminar }
    <blockquote>{ $text }</blockquote>

wording-ask = ✏️ <b>How is the hall to read question No. { $number }?</b>
    The asker's words: <blockquote>{ $text }</blockquote>
    The hall reads now: { $words }

    Write it short and clear. If it is a voice, write what it says. The asker's words are kept.
wording-none = the asker's words
wording-plain = ↩️ Leave the asker's words

history = 🕓 <b>History of question No. { $number }</b>

    { $list }
history-line = { DAY($starts) }, { TIME($starts) } — { $what } · { $who }
history-automatic = by itself
history-asker = its asker
history-asked = asked
history-new = hidden from the hall
history-visible = shown to the hall
history-assigned = assigned: { $owner }
history-reopened = opened again
history-answered = answered in writing
history-answered-aloud = answered aloud
history-merged = merged with No. { $number }
history-unmerged = the merge was undone
history-declined = closed without an answer
history-declined-for = closed without an answer: { $why }
history-withdrawn = taken back

## Moderator: the list of questions

queue-button = ❓ Questions
queue = ❓ <b>{ $seminar }</b>
    Waiting for an answer: <b>{ $left }</b>
    { $mode }

    { $list }
queue-moderated = 🔒 The hall reads a new question once you show it.
queue-open = 🔓 The hall reads a new question at once.
queue-nothing = No questions here.
queue-line = { $sign } <b>No. { $number }</b> { $who }
    { $text } { $votes ->
        [0] { "" }
       *[other] · 🙋 { $votes }
    }
queue-number-button = { $sign } No. { $number }
sign-new = 🆕
sign-visible = 👁
sign-assigned = 👤
sign-reopened = 🔁
sign-answered = ✅
sign-merged = 🔗
sign-declined = 🚫
sign-withdrawn = ✖️
queue-new = 🆕 New ({ $number })
queue-left = ⏳ Unanswered ({ $number })
queue-ended = ✅ Ended ({ $number })
queue-publish-at-once = 🔓 Show to the hall at once
queue-moderate-first = 🔒 Look at them first
unanswered-button = ❓ Unanswered questions: { $number }
unanswered-questions = ❓ <b>Unanswered questions: { $number }</b>
    Press a seminar.
unanswered-none = 👌 No question is without an answer.
unanswered-at = { $seminar }: { $number }

## Topics

topic-ask = 🏷 <b>What is question No. { $number } about?</b>
    <blockquote>{ $text }</blockquote>
    Press, or type the topic's name, such as: Roads
topic-new = ➕ { $topic }
topic-without = No topic
topics = 🏷 <b>What most is asked about</b>
    { $seminar }
topics-none = 🏷 No topics yet: add them on a question's page.
    { $seminar }
topic-line = { $topic } · ❓ { $number } · 🙋 { $votes }
topic = 🏷 <b>{ $topic }</b>
    Questions: { $number }, votes: { $votes }
topic-questions = ❓ Its questions
topic-rename = ✏️ Rename
topic-merge = 🔗 Join to another
topic-back = ‹ To the topic
topics-all = 🏷 All topics
topic-ask-name = ✏️ <b>{ $topic }</b>
    Type its new name, such as: Roads
topic-ask-merge = 🔗 <b>{ $topic }</b>
    To which topic do its questions go?
topic-alone = 🏷 <b>{ $topic }</b>
    There is no other topic yet.

## To those who wait

question-declined = 🚫 <b>There will be no answer to your question No. { $number }</b>
    { $seminar }
    { $question }
    The reason: { $why }.
    To ask in another way, press the button below.
voted-declined = 🚫 <b>There will be no answer to question No. { $number }, which you waited for</b>
    { $seminar }
    { $question }
    The reason: { $why }.
    To ask yourself, press the button below.
question-merged = 🔗 <b>Your question No. { $number } is answered together with No. { $other }</b>
    { $seminar }
    { $question }
    They ask the same. You get the answer here too.
question-merged-quoted = 🔗 <b>Your question No. { $number } is answered together with No. { $other }</b>
    { $seminar }
    { $question }
    They ask the same: “{ $text }”. You get the answer here too.
question-unmerged = ↩️ <b>Your question No. { $number } gets an answer of its own</b>
    { $seminar }
    { $question }
    It is no longer merged with another one.
question-reopened = 🔁 <b>Question No. { $number } is looked at again</b>
    { $seminar }
    { $question }
    The answer comes here.
voted-withdrawn = ✖️ Question No. { $number }, which you waited for, was taken back by its asker.
    { $seminar }
    If you still need an answer, ask yourself.

## Staff: all questions and answers as a file

asked-export-button = 📗 Questions as a file
asked-export = 📗 <b>All questions and answers: { $number }</b>
    { $seminar }

    Mind whom you give it to: there are names in the file. Who hid theirs is not named. It is written down that you took it.
asked-export-xlsx = 📗 Excel, a table
asked-export-docx = 📄 Word, to read
asked-exported = 📗 { $seminar }
    Questions: { $number }
asked-export-none = Nobody has asked at this seminar yet.
asked-export-title = Questions
asked-column-at = Asked at
asked-column-place = From
asked-column-text = The question in their own words
asked-column-wording = As the hall reads it
asked-column-files = Files
asked-column-item = About which item
asked-column-topic = Topic
asked-column-votes = Others who want to know
asked-column-state = State
asked-column-owner = Who answers
asked-column-due = Due
asked-column-answers = Answers
asked-column-steps = What happened
asked-hidden = name hidden
asked-topic-none = Without a topic
asked-is-new = new
asked-is-visible = seen by the hall
asked-is-assigned = given to somebody to answer
asked-is-reopened = opened again
asked-is-answered = answered
asked-is-answered-aloud = answered in the hall
asked-is-answered-written = answered in writing
asked-is-merged = merged
asked-is-merged-into = merged with №{ $number }
asked-is-carried = goes on at another seminar
asked-is-declined = closed without an answer
asked-is-declined-because = closed without an answer: { $reason }
asked-is-withdrawn = taken back
asked-answered-aloud = Answered in the hall: { $by }, { $time }
asked-answered-written = Answered: { $by }, { $time }
asked-step = { $time } · { $state } · { $by }
asked-by-asker = whoever asked
asked-automatic = by itself
asked-document-title = Questions and answers. { $seminar }
asked-document-votes = Others who want to know: { $votes }
asked-document-own = In their own words: { $text }
asked-document-item = About the item: { $item }
questions-paper-about = { $seminar }, { DAYS($starts, $ends, year: "always") }
questions-paper-asked = Questions asked: { $asked }.
questions-paper-answered = Answered: { $number }.
questions-paper-left = No answer yet: { $number }.
questions-paper-similar = Similar ones, gathered under one question: { $number }.
questions-paper-declined = Closed without an answer: { $number } (in the annex).
questions-paper-head = Question No. { $number }. { $name }, { $place }
questions-paper-head-anonymous = Question No. { $number } (name hidden)
questions-paper-same = Others asked the same:
questions-paper-same-line = No. { $number }, { $name }, { $place }: { $text }
questions-paper-same-anonymous = No. { $number } (name hidden): { $text }
questions-paper-aloud = Answer in the hall on { DAY($at, year: "always") }. { $by }:
questions-paper-written = Answer on { DAY($at, year: "always") }. { $by }:
questions-paper-waiting = No answer yet.
questions-paper-waiting-by = No answer yet. To answer: { $by }.
questions-paper-waiting-due = No answer yet. Due: { DAY($due, year: "always") }.
questions-paper-waiting-by-due = No answer yet. To answer: { $by }. Due: { DAY($due, year: "always") }.
questions-paper-carried = Merged with questions of another seminar
questions-paper-annex = Annex. Questions closed without an answer
questions-paper-reason = Reason: { $reason }

## After the seminar: questions and answers for everybody

digest-message = 📰 <b>Questions and answers of the seminar</b>
    { $seminar }

    { $list }

    { $rest }
digest-file = 📰 <b>Questions and answers of the seminar: { $number }</b>
    { $seminar }

    All of them are in the file: please open it.

    { $rest }
digest-line = ❓ <b>№{ $number }</b> { $question }
    💬 { $answer }
digest-point = №{ $number }. { $question }
digest-rest = ⏳ Questions whose answer is still to come: { $left }. It will come to whoever asked.
digest-voice = 🎧 The answer to question №{ $number }

## Staff: how to send it

digest-button = 📰 Answers for everybody
digest = 📰 <b>Send questions and answers to everybody</b>
    { $seminar }

    { $list }
digest-counts = Questions with answers: <b>{ $number }</b>
    Readers: <b>{ $people }</b>, those who could not come among them. Who asked is not named.
digest-empty = There is nothing to show to everybody yet. Answered questions that the hall can read are sent.
digest-as-file = 📄 There are many, so a Word file is sent.
digest-left = ⏳ Without an answer: { $left }. Participants are told their number only.
digest-unshown = 🙈 Answered, but not shown to the hall: { $numbers }. Not in it yet.
digest-without = ✖️ Not in it: { $numbers }. These questions have no words.
digest-names = ⚠️ There seems to be a name or a telephone: { $numbers }. Please change the words first.
digest-early = 🕓 It can be sent once the seminar is over.
digest-was-sent = ✅ Sent: { DAY($starts) }, { TIME($starts) }. It is not sent a second time.
digest-add = 👁 Add these too: { $number }
digest-ask-add = 👁 <b>Show these questions to the hall, and add them?</b>

    { $list }

    If there is a name or something personal, please change the words on the question's page first.
    .yes = 👁 Yes, add them
    .no = ‹ Back
digest-add-line = • <b>№{ $number }</b> { $question }
digest-see = 👁 See how it will arrive
digest-send = ✅ Send to { $people }
digest-changed = Something has changed since you looked. Nothing was sent: press "See how it will arrive" again, then send.

## The wall: for staff

wall-button = 🖥 Wall
wall = 🖥 <b>Wall</b> · { $seminar }
    { $address }
    { $end }

    <b>On the wall now</b>
    { $large }

    <b>Next</b>
    { $list }

    Asked: { $every }, answered: { $done }
wall-line = <b>№{ $number }</b> ▲ { $votes } { $mark }
    { $text }
wall-now-none = Nothing is shown large.
wall-poll = 📊 { $question } (votes: { $number })
wall-poll-off = ↩️ Take the poll off the wall
wall-none = No questions here. Those that the hall may read come here.
wall-mark-answered = ✅
wall-mark-pinned = 📌
wall-mark-shown = 👁
wall-next = ▶️ Next: №{ $number }
wall-clear = ⬜ Take down
wall-one = №{ $number }
wall-refresh = 🔄 Refresh
wall-link = 🔗 Address, QR
wall-left-out = 🚫 Left out: { $number }
wall-back = ‹ To the wall
wall-out = 🚫 <b>Left out of the wall</b> · { $seminar }

    { $list }

    Press a number to bring that question back.
wall-question = <b>№{ $number }</b> ▲ { $votes } { $mark }

    { $text }
wall-show = 🖥 Show it large
wall-pin = 📌 Put first
wall-unpin = 📌 Unpin
wall-leave-out = 🚫 Leave out
wall-bring-back = ↩️ Bring back
wall-closed = Question №{ $number } cannot be on the wall: the hall may not read it, or it has ended. Refresh the list.
wall-until = The wall closes by itself after the seminar. Its last day: { DAY($day) }.
wall-over = 🔒 The seminar is over and its wall has closed. Its last day was { DAY($day) }.
wall-address = 🖥 <b>The wall's address</b> · { $seminar }
    { $address }

    Type it into the browser of the hall's computer, or forward this message there. Full screen: F11, dark or light: D.
    Whoever knows the address sees the wall. Should it get around, take a new one.
    { $end }
wall-new = 🔁 New address
wall-only-here = ⚠️ This address opens only on the machine the bot runs on. For others, whoever installed the bot has to set PUBLIC_URL.

## The wall: for the hall

screen-ask = Ask a question
screen-how = Point your camera at the code, or find the bot in Telegram
screen-arrive = Are you here?
screen-arrive-how = Write this code to the bot, or point your camera at the QR code. It changes every minute
screen-next = Next questions
screen-none = No questions yet
screen-answered = Answered
screen-done = Answered
screen-asked = Asked
screen-voice = A question by voice or picture
screen-more = more
screen-cut = In full in the bot
screen-lost = No connection. The wall comes back by itself
screen-gone = This address is closed. Ask the moderator for the new one
screen-over = The seminar is over and its wall has closed
screen-until = Last day of this wall: { DAY($day) }
screen-theme = Dark or light
screen-full = Full screen
screen-poll = Poll
screen-vote = Vote now
screen-phone = The bot has sent the question to your phone. If not, point your camera at the code
screen-voted = Votes
screen-closed = Result

## What was not delivered

lost-answer-asker = 📭 The asker of question No. { $number } did not get this from you: { $thing } ({ $why }). The words came.
lost-answer-reopened = 📭 Your answer to question No. { $number } did not reach its asker: { $thing } ({ $why }). They know that there is one. The question is open again.
    <b>Please answer in writing:</b> reply to this message.
lost-answer-all = 📭 Your answer to question No. { $number } did not reach its asker: { $why }. The answer is kept.
lost-answer-others = 📭 Of those who wanted to know it too, { $people } did not get everything of your answer to question No. { $number }: { $thing } ({ $why }).
lost-remark = 📭 What you said about question No. { $number } did not come whole: { $thing } ({ $why }). Please write it in words.
lost-remark-all = 📭 What you said about question No. { $number } did not come: { $why }.
lost-question = 📭 Nobody who answers could get this from your question No. { $number }: { $thing } ({ $why }). Please ask it in words: /ask
