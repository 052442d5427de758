# How to change it: docs/texts.md

## People

place-none = organisation not given

## Questions

ask-button = ❓ Ask a question
ask-which = Which seminar is your question about?
ask-which-other = Your seminar takes no more questions. Please contact the organisers; their phone, if given, is here: /help.
    If your question is about another seminar, choose it:
ask-closed = This seminar takes no more questions. Please contact the organisers; their phone, if given, is here: /help. Your earlier questions and the answers: /questions
ask-no-seminar = There is no seminar to ask about at the moment. Please write again when one is announced.
ask-prompt = ❓ <b>Send your question</b>
    { $seminar }

    You can send text, a voice message, a photo or a file. Participants will see your name.
ask-prompt-hidden = ❓ <b>Send your question</b>
    { $seminar }

    You can send text, a voice message, a photo or a file. Participants will <b>not</b> see your name, only staff will.
name-hide = 🙈 Hide my name
name-show = 👤 Show my name
ask-stop = ✖️ Cancel
ask-stopped = All right, no question was sent.
awaited-question = Please send your question: text, a voice message, a photo or a file. Cancel: /cancel
question-kept = ✅ <b>Question No. { $number } accepted</b>
    { $seminar }

    Answers come to this chat. { $correct } All your questions: /questions
question-kept-hidden = ✅ <b>Question No. { $number } accepted</b> 🙈
    { $seminar }

    Participants will not see your name. Answers come to this chat. { $correct } All your questions: /questions
question-correct = To correct your question, edit your message.
question-correct-recording = To ask it differently, withdraw the question and send a new one.
question-withdraw = ✖️ Withdraw the question
withdraw-confirm = ✖️ <b>Withdraw question No. { $number }?</b>
    It will not be answered, and this cannot be undone.
    .yes = ✖️ Yes, withdraw it
    .no = ‹ No, keep it
prompt-old = “{ $text }”
    Add this to your question No. { $number } and send it?
    .yes = ✅ Yes, send it
question-withdrawn = Question No. { $number } was withdrawn.
question-gone = This question was withdrawn.
question-edited = ✏️ Question No. { $number } was corrected.
question-answered-already = Question No. { $number } has already been answered and cannot be changed. To ask another one: /ask
questions-none = You have not asked any questions yet.
questions = <b>Your questions</b>

    { $list }
question-line = <b>No. { $number }</b> { $text }
    { $state }
question-line-at = <b>No. { $number }</b> · { $seminar }
    { $text }
    { $state }
question-open = ⏳ awaiting an answer
question-answered = ✅ answered
question-withdrawn-state = ✖️ withdrawn
question-number = No. { $number }
question-number-at = No. { $number } · { $seminar }
question-media = (voice message, photo or file)
question-answer = 💬 <b>Answer to your question No. { $number }</b>
    { $question }
    { $answer }
question-quote = <blockquote>{ $question }</blockquote>
answer-in-media = (the answer is in the file)
answer-follows = (the answer is below)

saved-offer = “{ $text }”
    Is this a question for the staff? Tap “Yes”: we will accept it and give it a number.
saved-ask = ✅ Yes, it is a question
saved-drop = No
saved-dropped = All right. If you need it: /ask
unexpected-kind = I do not understand messages of this kind. Please send your question as text, a voice message, a photo or a file.

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
    The asker withdrew the question.

    { $text }
question-more = About question No. { $number }
question-unread = (the text of the question is not shown now)
staff-question-away = 👀 <b>No. { $number }</b> · { $seminar }
    This question is not shown to you now: the moderators are reading it, or it was assigned to somebody else, closed, merged or withdrawn. If it is shown to participants while nobody has answered it or been assigned to it, it will be in /inbox.
answer-button = 💬 Answer
answer-prompt = ✍️ <b>No. { $number }</b> · { $who }
    <blockquote>{ $question }</blockquote>
    Write your answer. You can also send a voice message, a photo or a file.
answer-stopped = No answer to question No. { $number } was sent.
answer-sent = ✅ Your answer to question No. { $number } is on its way to the asker. If it does not arrive, you will be told.
answer-added = ✅ Your addition to the answer to question No. { $number } is on its way to the asker. If it does not arrive, you will be told.
awaited-answer = Please send your answer: text, a voice message, a photo or a file. Cancel: /cancel
question-answered-by-other = Question No. { $number } has already been answered. To add something, reply to the message with the question.
inbox = 📥 Unanswered questions: <b>{ $left }</b>

    { $list }

    To answer, tap the number.
inbox-line = <b>No. { $number }</b> { $who }: { $text }
inbox-line-at = <b>No. { $number }</b> · { $seminar }
    { $who }: { $text }
inbox-empty = 👌 There are no unanswered questions.

## A similar question

similar-offer = 🔎 <b>There is a similar question</b>

    { $list }

    Is yours the same? Tap its number, and you will get the answer too. If you tap nothing, your question will be accepted separately in 5 minutes.
similar-line = <b>{ $place }.</b> { $text }
    { $state }
similar-line-in = <b>{ $place }.</b> { $text }
    { $state } · 🌐 { $language }
similar-open = ⏳ awaiting an answer
similar-answered = ✅ answered
similar-faq = 📖 has a ready answer
similar-yours = 👤 you asked this
similar-this = 👍 { $place }: mine is the same
similar-read = 📖 { $place }: read the answer
similar-none = ❓ No, mine is different
similar-faq-answer = 📖 <b>{ $question }</b>

    { $answer }

    Does this answer your question?
similar-helped = 👍 Yes, thank you
similar-closed = All right. If you have another question: /ask
similar-voted = 👍 <b>You are waiting for the answer to question No. { $number } too</b>
    It will come here as soon as it is given. No separate question was added.
similar-voted-answered = 👍 <b>Question No. { $number } has been answered</b>
    The answer is below.
similar-voted-known = 👍 <b>Question No. { $number } has been answered</b>
    To see the answer, tap the button below.
similar-own = 👍 This question of yours was accepted as No. { $number }; the answer will come here. All your questions: /questions
similar-late = Your question has already been accepted separately, as No. { $number }. To see it: /questions
similar-done = Your choice has been accepted, there is no need to tap again. To ask a question: /ask
similar-button = 🔎 Similar questions ({ $number })
similar-list = 🔎 <b>Similar to your question No. { $number }</b>

    { $list }

    Your question has been accepted. If it is the same as one of these, tap its number: yours will join it, and you will get the answer too. This can be undone.
similar-list-faq = 🔎 <b>Similar to your question No. { $number }</b>

    { $list }

    Your question has been accepted. The answer may already be here: to read it, tap its number.
similar-faq-read = 📖 <b>{ $question }</b>

    { $answer }

    Does this answer your question No. { $number }? Then you can withdraw it.
    .withdraw = 👍 Yes, withdraw my question
similar-joined = 🔗 <b>Your question No. { $number } joined No. { $other }</b>
    You will get the answer here too.
similar-joined-answered = 🔗 <b>Your question No. { $number } joined No. { $other }</b>
    It has been answered; the answer is below.
similar-joined-known = 🔗 <b>Your question No. { $number } joined No. { $other }</b>
    It has been answered. To see the answer, tap the button below.
similar-part = ↩️ Make it separate again
similar-busy = Question No. { $number } is already being worked on, or others support it, so it stays separate. The answer will come here.

## To whom

ask-to = 🎤 Speaker or programme item
ask-to-which = 🎤 <b>Who is your question for?</b>
    { $seminar }

    Choose from the programme, or tap “The whole seminar”.
ask-to-all = 👥 The whole seminar
ask-to-item = { TIME($starts) } { $title }
asked-to-item = 🎤 { TIME($starts) } { $title }
asked-to-speaker = 🎤 { TIME($starts) } { $title } — { $speaker }

## Limits

ask-later = 🙏 <b>Thank you, that is a lot of questions</b>
    Let us give others a turn. The next question can be asked at { TIME($starts) }.

    What you wrote is saved: tap the button below then.
ask-tomorrow = 🙏 <b>Thank you, that is a lot of questions for today</b>
    Let us give others a turn. The next question can be asked on { DAY($starts) }, { TIME($starts) }.

    What you wrote is saved: tap the button below then.
ask-now = 📨 Send what I wrote
ask-too-early = It is still too early: the message says when.
remark-later = Thank you, that is a lot of questions. The next one can be asked on { DAY($starts) }, { TIME($starts) }. What you wrote stays in the chat; please send it again then.
vote-slowly = Your votes are coming too fast. Please continue in a minute; your votes so far are saved.
banned = We cannot accept your questions or votes at the moment. Your registration and everything else are not affected. If this is a mistake, please contact the seminar’s organiser.

## One’s own questions

question-edited-again = ✏️ Question No. { $number } was corrected. Participants will see it again once a moderator has read the new text.
question-declined-already = Question No. { $number } is closed and cannot be changed. To add to it: /questions
question-file-stays = A file that was sent cannot be replaced. Please send the new file as a new question: /ask
voice-known = 🎙 <b>You may be recognised</b>
    Your name will be hidden, but whoever opens the recording may recognise your voice or your face. What would you like to do?
voice-known-or-write = 🎙 <b>You may be recognised</b>
    Your name is hidden, but you may be recognised by your voice or your face. Write the same as text, or send the recording as it is.
voice-send = 🎙 Send it as it is
voice-named = 👤 Send it with my name
voice-write = ✏️ I’d rather write
voice-hide = 🎙 Your question No. { $number } has your voice or a video of you: you may be recognised even without your name. Hide your name?
    .yes = 🙈 Yes, hide my name
question-file-added = ✅ The file was added to your question No. { $number }.
question-declined-state = ✖️ closed unanswered
own-question = 💬 <b>Your question No. { $number }</b>
    { $seminar }
    <blockquote>{ $text }</blockquote>
    { $state }
    { $list }
own-votes = 👍 Others who want to know: { $votes }
own-new = ⏳ Accepted, a moderator will read it
own-visible = 👀 Visible to participants, awaiting an answer
own-assigned = ✍️ An expert is preparing the answer
own-due = ✍️ An expert is preparing the answer. Due: { DAY($starts) }
own-reopened = 🔁 Reopened, awaiting an answer
own-answered = ✅ Answered: { DAY($starts) }, { TIME($starts) }
own-answered-aloud = ✅ Answered aloud in the hall: { DAY($starts) }, { TIME($starts) }
own-merged = 🔗 Merged with question No. { $number }. Once that one is answered, you will get the answer too.
own-merged-answered = ✅ Answered together with question No. { $number }
own-declined = ✖️ Closed unanswered: { $reason }
own-withdrawn = ✖️ Withdrawn
answer-line = 💬 { $answer }
answer-aloud-line = 🗣 Said in the hall: { $answer }
answer-whole = 💬 <b>Answer to question No. { $number }</b>
    { $answer }
answer-whole-button = 💬 Full answer
reopen-button = ➕ Add to the question
own-back = ‹ All my questions
reopen-prompt = ➕ <b>Addition to question No. { $number }</b>
    <blockquote>{ $question }</blockquote>
    What else would you like to ask? Send text, a voice message, a photo or a file. The question will be reopened.
reopen-cancelled = All right, nothing has changed.
reopen-done = ✅ Question No. { $number } was reopened, and staff have your addition. The answer will come here.
question-open-still = Question No. { $number } is still awaiting an answer. To correct it, edit your message.

## Questions that participants read

hall-button = 👀 Participants’ questions
hall-which = Which seminar’s questions would you like to see?
hall-no-seminar = There is no seminar whose questions you can read at the moment.
hall = 👀 <b>Participants’ questions</b>
    { $seminar }
    Asked: { $asked }, unanswered: { $left }
    { $contact }

    <b>{ $view }</b>

    { $list }
hall-contact = ☎️ Organiser: { $contact }
hall-top = 🔥 Most popular
hall-new = 🆕 Newest
hall-answered = ✅ Answered
topics-button = 🏷 Topics
hall-by-topic = 🏷 <b>What do people ask about most?</b>
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
hall-open = ⏳ Awaiting an answer
hall-anonymous = 🙈 Name not shown
vote = 👍 Me too · { $votes }
vote-taken = ✅ Me too · { $votes }
vote-counted = 👍 Your vote was counted. You will get the answer too.
vote-counted-already = Your vote has already been counted.
vote-taken-back = Your vote was withdrawn.
vote-ended = This question is closed and takes no more votes.

## Staff: additions, and whose questions are not accepted

staff-question-reopened = 🔁 <b>No. { $number }</b> · { $seminar } · addition
    <blockquote>{ $question }</blockquote>
    { $text }
ban-button = 🚫 Refuse their questions
ban-confirm = 🚫 <b>{ $name }</b> (question No. { $number })
    This person’s questions and votes will no longer be accepted. Their registration, seat and earlier questions stay. This can be undone at any time.
    .yes = 🚫 Yes, stop accepting
    .no = ‹ To the question
ban-done = 🚫 <b>{ $name }</b> (question No. { $number }): questions and votes are no longer accepted.
unban-button = ↩️ Accept again
unban-name = ↩️ Accept again: { $name }
unban-done = ✅ <b>{ $name }</b> (question No. { $number }): questions and votes are accepted again.
ban-none = This person’s questions are already accepted.
ban-staff = This is a member of staff: take their roles away first, on the team’s page.
banned-button = 🚫 Questions not accepted
banned-list = 🚫 <b>Whose questions are not accepted</b>

    { $list }
banned-line = <b>{ $name }</b> · { $seminar }, No. { $number }
    since { DAY($starts) }
banned-none = There is nobody: everybody’s questions are accepted.

## To the asker: the answer

question-answer-too = 💬 <b>Answer to question No. { $number }, which interested you too</b>
    { $question }
    { $answer }
answer-aloud = 🎤 <b>Your question No. { $number } was answered in the hall</b>
    { $question }
    { $answer }
answer-aloud-too = 🎤 <b>Question No. { $number }, which interested you too, was answered in the hall</b>
    { $question }
    { $answer }
answer-translated = 🌐 The answer to question No. { $number } is now in your language: see the message above.
answer-part-gone = (this part of the answer was removed)

## The dialogue with the asker

clarify-request = ❔ <b>Follow-up question about your question No. { $number }</b>
    { $question }
    { $text }

    Tap the button or reply to this message. If you have hidden your name, it stays hidden.
clarify-in-media = (the follow-up question is in the file)
clarify-follows = (the follow-up question is below)
clarify-reply-button = 💬 Reply
clarify-reply-prompt = ✍️ Send your reply to the follow-up question about question No. { $number }: text, a voice message, a photo or a file.
clarify-reply-sent = ✅ Your reply is on its way; if it does not arrive, you will be told. The answer to question No. { $number } will come here.
remark-edited = ✏️ Your message about question No. { $number } was corrected.
awaited-clarify-reply = Please send your reply to the follow-up question: text, a voice message, a photo or a file. Cancel: /cancel

## To whoever answers

assigned-to-you = 📌 <b>A question was assigned to you</b> · by { $by }

    { $card }
assigned-to-you-by = 📌 <b>A question was assigned to you, to be answered by { DAY($starts) }, { TIME($starts) }</b>
    Assigned by { $by }

    { $card }
assign-self-button = ✋ I’ll answer it
reassign-button = ➡️ Reassign
clarify-button = ❔ Follow up
question-yours = ✋ Question No. { $number } is yours now. To answer, tap “💬 Answer” or reply to the message with the question.
question-taken = Question No. { $number } is not assigned to you. To answer it, reply to the message with the question.
question-ended = Question No. { $number } is done: it was answered or closed. The message with the question shows which.
reassign-prompt = ➡️ Who should answer question No. { $number }?
unassign-button = ↩️ Return to the moderators
reassigned = ➡️ Question No. { $number } was reassigned: { $name } will answer it.
unassigned = ↩️ Question No. { $number } was returned to the moderators.
unassigned-notice = ↩️ <b>Question No. { $number } was returned</b> · { $seminar }
    Returned by { $name }. Please assign it to somebody else.
clarify-prompt = ❔ What would you like to ask the asker of question No. { $number }? The bot passes it on; it does not count as an answer.
clarify-cancelled = All right, nothing was sent.
clarify-sent = ✅ Your follow-up question is on its way; if it does not arrive, you will be told. The reply of the asker of question No. { $number } will come here.
clarify-reply = 💬 <b>Reply to the follow-up about question No. { $number }</b>
    <blockquote>{ $question }</blockquote>
    { $text }
awaited-clarify = Please send your follow-up question: text, a voice message, a photo or a file. Cancel: /cancel
asker-unreachable = The asker cannot be written to now: they have blocked the bot or deleted their data. You can still answer the question.
answer-sent-many = ✅ Your answer to question No. { $number } is on its way to the asker and everybody who wanted to know it too. People in total: { $people }.
answer-sent-others = ✅ Your answer to question No. { $number } is on its way to those who wanted to know it too. People in total: { $people }. The asker cannot be written to now.
answer-added-many = ✅ Your addition to the answer to question No. { $number } is on its way to the asker and everybody who wanted to know it too. People in total: { $people }.
answer-added-others = ✅ Your addition to the answer to question No. { $number } is on its way to those who wanted to know it too. People in total: { $people }. The asker cannot be written to now.
answer-kept = ✅ Your answer to question No. { $number } was saved. The asker cannot be written to now.
answer-similar = 🔎 Similar No. { $number }: { $text }
answer-edited = ✏️ Your answer to question No. { $number } is being corrected for everybody who received it.
answer-file-stays = A file that was sent cannot be replaced. Please send the new one as a reply to the message with the question.
clarify-file-stays = A file that was sent cannot be replaced. To send the new one, tap “💬 Answer”, then “❔ Follow up”.
translate-ky = 🌐 Add a Kyrgyz version
translate-ru = 🌐 Add a Russian version
translate-prompt = 🌐 Write the answer to question No. { $number } { $language } too. Whoever reads that language will see it in that language.
translate-cancelled = All right, the answer stays as it was.
translate-sent = ✅ The answer to question No. { $number } was saved { $language } too.
awaited-translation = Please write the text of the answer in the other language. Cancel: /cancel

## Answered aloud

aloud-button = 🎤 Answered aloud
aloud-prompt = 🎤 <b>No. { $number }</b> · { $who }
    <blockquote>{ $text }</blockquote>
    What was answered in the hall? Write two lines or send a voice message: the asker and everybody who wanted to know it too will get it at once.
aloud-stopped = All right, no answer was recorded.
awaited-aloud = Please send the answer given in the hall: two lines of text, a voice message or a photo. Cancel: /cancel

## The promised day

due-tomorrow = ⏰ <b>Question No. { $number } is to be answered by { DAY($starts) }, { TIME($starts) }</b>
    { $text }
due-now = ⏰ <b>Question No. { $number } is due: { DAY($starts) }, { TIME($starts) }</b>
    { $text }

    Please answer it or reassign it.
overdue-notice = ⚠️ <b>Question No. { $number } was not answered in time</b>
    Due: { DAY($starts) }, { TIME($starts) }. Assigned to: { $owner }

    { $text }
inbox-mine = 📌 { $line }
inbox-mine-due = 📌 { $line }
    ⏰ { DAY($starts) }, { TIME($starts) }
inbox-taken = { $line } · 👤

## Staff: where a question stands

asker = { $name }, { $place }
asker-hidden = { $name }, { $place } · 🙈 name hidden from participants
asker-kept = 🙈 name hidden
is-new = 🆕 Not visible to participants, not assigned yet
is-visible = 👁 Visible to participants, not assigned yet
is-assigned = 👤 Assigned to { $owner }
is-assigned-due = 👤 Assigned to { $owner }, due { DAY($starts) }, { TIME($starts) }
is-reopened = 🔁 Reopened, awaiting an answer
is-answered = ✅ Answered
is-merged = 🔗 Merged with question No. { $number }
is-declined = 🚫 Closed unanswered: { $why }
is-withdrawn = ✖️ Withdrawn by the asker
seen-by-hall = 👁 Visible to participants
unseen-by-hall = 🙈 Not visible to participants
voted-by = 🙋 Want to know it too: { $number }
topic-name = 🏷 { $topic }
wording-line = ✏️ Participants read: { $text }
declined-off-topic = it is not about the topic of the seminar
declined-personal = it is a personal matter, better settled with the staff in private
declined-unclear = it is not clear what is asked
declined-rude = it is not written politely
declined-elsewhere = another organisation deals with this
declined-none = no reason was given
question-show = ✅ Show
question-decline = 🚫 Close unanswered
question-page = ⋯ More

## Moderator: a question’s page

question-card = ❓ <b>No. { $number }</b> · { $seminar }
    { $who }
    🕐 { DAY($starts) }, { TIME($starts) }
    { $facts }

    { $text }
question-hide = 🙈 Hide
question-assign = 👤 Assign
question-release = 👤 Unassign
question-merge = 🔗 Merge
question-unmerge = ↩️ Undo the merge
question-reopen = 🔁 Reopen
question-topic = 🏷 Topic
question-wording = ✏️ Rephrase
question-files = 📎 Show in full
question-history = 🕓 History
question-next = ▶️ Next new question ({ $number })
question-list = 📋 List of questions
question-back = ‹ To the question
question-is-shown = ✅ Now visible to participants
question-is-over = Question No. { $number } is already done. Open its page again.
awaited-text = Please write text. Cancel: /cancel
text-too-long = Too long: at most { $most } characters. Please shorten it.

decline-ask = 🚫 <b>Why is question No. { $number } closed unanswered?</b>
    <blockquote>{ $text }</blockquote>
    Everybody who is waiting will read the reason, in their own language.
decline-off-topic = Not on the seminar’s topic
decline-personal = A personal matter
decline-unclear = Unclear what is asked
decline-rude = Not written politely
decline-elsewhere = Another organisation deals with it
decline-own-reason = ✍️ In my own words
decline-ask-reason = ✍️ <b>Why is question No. { $number } closed unanswered?</b>
    <blockquote>{ $text }</blockquote>
    Write the reason: those who are waiting will read it as you write it.

merge-ask = 🔗 <b>Which question should No. { $number } be merged with?</b>
    <blockquote>{ $text }</blockquote>
    Tap a similar one, or type the number of another. It can be undone.
merge-ask-none = 🔗 <b>Which question should No. { $number } be merged with?</b>
    <blockquote>{ $text }</blockquote>
    No similar one was found. Type the number of another question.
merge-with = No. { $number } { $text }
merge-no-such = There is no question with this number. Type the number of a question of this seminar, for example: 3.
merge-not-possible = It cannot be merged with No. { $number }: that one was closed unanswered, or it is the same question. Choose another.

assign-ask = 👤 <b>Who should answer question No. { $number }?</b>
assign-nobody = 👤 There is nobody to assign question No. { $number } to. First invite an expert on the team’s page.
due-ask = 📅 <b>By when should { $name } answer question No. { $number }?</b>
    Choose a day or type one, for example: “25.07”, “tomorrow 12:00”, “Friday”.
due-day = { DAY($starts) }
due-none = No due date
due-sure = 📅 <b>Question No. { $number }: should { $name } answer by this time?</b>
    ⏰ { DAY($starts) }, { TIME($starts) }

    If it is right, tap the button. If not, type it again.
    .yes = ✅ Assign
    .no = ‹ To the question
assigned-to-another = 👤 Question No. { $number } is no longer assigned to you: a moderator took it back.
    { $seminar }
    <blockquote>{ $text }</blockquote>

wording-ask = ✏️ <b>How should participants read question No. { $number }?</b>
    The asker’s text: <blockquote>{ $text }</blockquote>
    Participants read now: { $words }

    Keep it short and clear. If it is a voice message, write what it says. The asker’s text is kept.
wording-none = the asker’s text
wording-plain = ↩️ Keep the asker’s text

history = 🕓 <b>History of question No. { $number }</b>

    { $list }
history-line = { DAY($starts) }, { TIME($starts) } — { $what } · { $who }
history-automatic = automatically
history-asker = asker
history-asked = asked
history-new = hidden from participants
history-visible = shown to participants
history-released = unassigned
history-assigned = assigned: { $owner }
history-reopened = reopened
history-answered = answered in writing
history-answered-aloud = answered aloud in the hall
history-merged = merged with No. { $number }
history-carried = moved to the next seminar, No. { $number } there
history-unmerged = merge undone
history-declined = closed unanswered
history-declined-for = closed unanswered: { $why }
history-withdrawn = withdrawn

## Moderator: the list of questions

queue-button = ❓ Questions
queue = ❓ <b>{ $seminar }</b>
    Unanswered questions: <b>{ $left }</b>
    { $mode }

    { $list }
queue-moderated = 🔒 Participants see a new question once you show it.
queue-open = 🔓 Participants see a new question at once.
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
queue-ended = ✅ Done ({ $number })
queue-publish-at-once = 🔓 Show at once
queue-moderate-first = 🔒 Review first
unanswered-button = ❓ Unanswered questions: { $number }
unanswered-questions = ❓ <b>Unanswered questions: { $number }</b>
    Choose a seminar.
unanswered-none = 👌 There are no unanswered questions.
unanswered-at = { $seminar }: { $number }

## Topics

topic-ask = 🏷 <b>What is question No. { $number } about?</b>
    <blockquote>{ $text }</blockquote>
    Choose a topic or type its name, for example: Roads.
topic-new = ➕ { $topic }
topic-without = No topic
topics = 🏷 <b>Most asked-about topics</b>
    { $seminar }
topics-none = 🏷 No topics yet: add them on the page of a question.
    { $seminar }
topic-line = { $topic } · ❓ { $number } · 🙋 { $votes }
topic = 🏷 <b>{ $topic }</b>
    Questions: { $number }, votes: { $votes }
topic-questions = ❓ Its questions
topic-rename = ✏️ Rename
topic-merge = 🔗 Merge
topic-back = ‹ To the topic
topics-all = 🏷 All topics
topic-ask-name = ✏️ <b>{ $topic }</b>
    Type its new name, for example: Roads.
topic-ask-merge = 🔗 <b>{ $topic }</b>
    Which topic should its questions go to?
topic-alone = 🏷 <b>{ $topic }</b>
    There is no other topic yet.

## To those who are waiting

question-declined = 🚫 <b>Your question No. { $number } will not be answered</b>
    { $seminar }
    { $question }
    Reason: { $why }
    To ask in another way, tap the button below.
voted-declined = 🚫 <b>Question No. { $number }, which interested you too, will not be answered</b>
    { $seminar }
    { $question }
    Reason: { $why }
    To ask your own question, tap the button below.
question-merged = 🔗 <b>Your question No. { $number } will be answered together with No. { $other }</b>
    { $seminar }
    { $question }
    Both are about the same thing. You will get the answer here too.
question-merged-quoted = 🔗 <b>Your question No. { $number } will be answered together with No. { $other }</b>
    { $seminar }
    { $question }
    Both are about the same thing: “{ $text }”. You will get the answer here too.
question-merged-answered = 🔗 <b>Your question No. { $number } was answered together with No. { $other }</b>
    { $seminar }
    { $question }
    Both are about the same thing. The answer is in this chat.
question-unmerged = ↩️ <b>Your question No. { $number } will be answered separately</b>
    { $seminar }
    { $question }
    It is no longer merged with another one.
question-reopened = 🔁 <b>Question No. { $number } is being considered again</b>
    { $seminar }
    { $question }
    The answer will come here.
voted-withdrawn = ✖️ Question No. { $number }, which interested you too, was withdrawn by its asker.
    { $seminar }
    If you still need an answer, please ask your own question.

## Staff: all questions and answers as a file

asked-export-button = 📗 Questions as a file
asked-export = 📗 <b>All questions and answers: { $number }</b>
    { $seminar }

    The file has names in it: consider whom you give it to. People who hid their names are not named. This download is logged.
asked-export-xlsx = 📗 Excel, a spreadsheet
asked-export-docx = 📄 Word, to read
asked-exported = 📗 { $seminar }
    Questions: { $number }
asked-export-none = No questions have been asked at this seminar yet.
asked-export-title = Questions
asked-column-at = Asked at
asked-column-place = From
asked-column-text = Question in the asker’s words
asked-column-wording = As participants see it
asked-column-files = Files
asked-column-item = Programme item
asked-column-topic = Topic
asked-column-votes = Others who want to know
asked-column-state = Status
asked-column-owner = Assigned to
asked-column-due = Due
asked-column-answers = Answers
asked-column-steps = History
asked-hidden = name hidden
asked-topic-none = No topic
asked-is-new = new
asked-is-visible = visible to participants
asked-is-assigned = assigned
asked-is-reopened = reopened
asked-is-answered = answered
asked-is-answered-aloud = answered in the hall
asked-is-answered-written = answered in writing
asked-is-merged = merged
asked-is-merged-into = merged with No. { $number }
asked-is-carried = moved to another seminar
asked-is-declined = closed unanswered
asked-is-declined-because = closed unanswered: { $reason }
asked-is-withdrawn = withdrawn
asked-answered-aloud = Answered in the hall: { $by }, { $time }
asked-answered-written = Answered: { $by }, { $time }
asked-step = { $time } · { $state } · { $by }
asked-by-asker = asker
asked-automatic = automatically
asked-document-title = Questions and answers. { $seminar }
asked-document-votes = Others who want to know: { $votes }
asked-document-own = In the asker’s words: { $text }
asked-document-item = Programme item: { $item }
questions-paper-about = { $seminar }, { DAYS($starts, $ends, year: "always") }
questions-paper-asked = Questions asked: { $asked }.
questions-paper-answered = Answered: { $number }.
questions-paper-left = Still unanswered: { $number }.
questions-paper-similar = Similar ones, gathered under one question: { $number }.
questions-paper-carried = Moved to another seminar: { $number }.
questions-paper-declined = Closed unanswered: { $number } (in the annex).
questions-paper-head = Question No. { $number }. { $name }, { $place }
questions-paper-head-anonymous = Question No. { $number } (name hidden)
questions-paper-same = Others asked the same:
questions-paper-same-line = No. { $number }, { $name }, { $place }: { $text }
questions-paper-same-anonymous = No. { $number } (name hidden): { $text }
questions-paper-aloud = Answer in the hall on { DAY($at, year: "always") }. { $by }:
questions-paper-written = Answer on { DAY($at, year: "always") }. { $by }:
questions-paper-waiting = No answer yet.
questions-paper-waiting-by = No answer yet. Assigned to: { $by }
questions-paper-waiting-due = No answer yet. Due: { DAY($due, year: "always") }.
questions-paper-waiting-by-due = No answer yet. Due: { DAY($due, year: "always") }. Assigned to: { $by }
questions-paper-elsewhere = Moved to another seminar
questions-paper-annex = Annex. Questions closed unanswered
questions-paper-reason = Reason: { $reason }

## After the seminar: questions and answers for everybody

digest-message = 📰 <b>Questions and answers of the seminar</b>
    { $seminar }

    { $list }

    { $rest }
digest-file = 📰 <b>Questions and answers of the seminar: { $number }</b>
    { $seminar }

    All of them are in the file; please open it.

    { $rest }
digest-line = ❓ <b>No. { $number }</b> { $question }
    💬 { $answer }
digest-point = No. { $number }. { $question }
digest-rest = ⏳ Questions still being answered: { $left }. Each asker will get the answer.
digest-voice = 🎧 Answer to question No. { $number }

## Staff: how to send it

digest-button = 📰 Answers for all
digest = 📰 <b>Send questions and answers to everybody</b>
    { $seminar }

    { $list }
digest-counts = Questions with answers: <b>{ $number }</b>
    Recipients: <b>{ $people }</b>, including those who could not come. Askers are not named.
digest-empty = There is nothing to send to everybody yet. Only answered questions that are visible to participants are sent.
digest-as-file = 📄 They do not fit in one message, so they will be sent as a Word file.
digest-left = ⏳ Unanswered questions: { $left }. Participants are told only their number.
digest-unshown = 🙈 Answered, but not shown to participants: No. { $numbers }. Not included yet.
digest-without = ✖️ Not included, as there is no text: No. { $numbers }.
digest-lacks-ky = 🌐 Not answered in Kyrgyz: No. { $numbers }. Those who read Kyrgyz will get it in another language.
digest-lacks-ru = 🌐 Not answered in Russian: No. { $numbers }. Those who read Russian will get it in another language.
digest-names = ⚠️ There seems to be a name or a phone number in No. { $numbers }. Please change the text first.
digest-early = 🕓 It can be sent once the seminar is over.
digest-was-sent = ✅ Sent: { DAY($starts) }, { TIME($starts) }. It is sent only once.
digest-add = 👁 Add to the message: { $number }
digest-ask-add = 👁 <b>Show these questions to participants and add them?</b>

    { $list }

    If there is a name or personal data in them, change the text on the page of the question first.
    .yes = 👁 Yes, add them
    .no = { back-button }
digest-add-line = • <b>No. { $number }</b> { $question }
digest-see = 👁 Preview
digest-send = ✅ Send to { $people }
digest-changed = Something has changed since you looked. Nothing was sent: tap “Preview” again, then send.

## The screen: for staff

wall-button = 🖥 Screen
wall = 🖥 <b>Screen</b> · { $seminar }
    { $address }
    { $end }

    <b>On the screen now</b>
    { $large }

    <b>Next</b>
    { $list }

    Asked: { $every }, answered: { $done }
wall-line = <b>No. { $number }</b> ▲ { $votes } { $mark }
    { $text }
wall-now-none = Nothing is shown large.
wall-poll = 📊 { $question } (votes: { $number })
wall-poll-off = ↩️ Take poll off screen
wall-none = No questions here. Those that are visible to participants appear here.
wall-mark-answered = ✅
wall-mark-pinned = 📌
wall-mark-shown = 👁
wall-next = ▶️ Next: No. { $number }
wall-clear = ⬜ Clear the screen
wall-link = 🔗 Address, QR
wall-left-out = 🚫 Left off the screen: { $number }
wall-back = ‹ To the screen
wall-out = 🚫 <b>Left off the screen</b> · { $seminar }

    { $list }

    To bring a question back, tap its number, then “↩️ Bring back”.
wall-question = <b>No. { $number }</b> ▲ { $votes } { $mark }

    { $text }
wall-show = 🖥 Show large
wall-pin = 📌 Put first
wall-unpin = 📌 Unpin
wall-leave-out = 🚫 Leave off the screen
wall-bring-back = ↩️ Bring back
wall-closed = This is no longer possible with question No. { $number }: it was answered or closed, or it is not visible to participants. Refresh the list.
wall-until = The screen closes by itself after the seminar. Its last day: { DAY($day) }.
wall-over = 🔒 The seminar is over and its screen has closed. Its last day was { DAY($day) }.
wall-address = 🖥 <b>Address of the screen</b> · { $seminar }
    { $address }

    Type it into the browser of the computer in the hall, or forward this message there. Full screen: F11; dark or light: D.
    Anyone who knows the address can see the screen. If it gets around, get a new one.
    { $end }
wall-new = 🔁 New address
wall-only-here = ⚠️ This address opens only on the computer the bot runs on. For other computers, whoever installed the bot has to set PUBLIC_URL.

## The screen: for the hall

screen-ask = Ask a question
screen-how = Point your camera at the code, or find the bot in Telegram
screen-arrive = Are you here?
screen-arrive-how = Write this code to the bot, or point your camera at the QR code. It changes every minute
screen-next = Next questions
screen-none = None yet
screen-answered = Answered
screen-done = Answered
screen-asked = Asked
screen-voice = A voice or photo question
screen-more = more
screen-cut = In full in the bot
screen-lost = No connection. The screen will reconnect by itself
screen-gone = This address is closed. Ask the moderator for the new one
screen-over = The seminar is over and its screen has closed
screen-until = Last day of this screen: { DAY($day) }
screen-theme = Dark or light
screen-full = Full screen
screen-poll = Poll
screen-vote = Vote now
screen-phone = The bot has sent the question to your phone. If it has not arrived, point your camera at the code
screen-voted = Votes
screen-closed = Result

## What was not delivered

lost-answer-asker = 📭 The asker of question No. { $number } did not get this from you: { $thing } ({ $why }). The rest arrived.
lost-answer-reopened = 📭 Your answer to question No. { $number } did not reach the asker: { $thing } ({ $why }). They know that there is an answer. The question was reopened.
    <b>Please answer in writing:</b> reply to this message.
lost-answer-all = 📭 Your answer to question No. { $number } did not reach the asker: { $why }. The answer was saved.
lost-answer-others = 📭 Your answer to question No. { $number } did not fully reach some of those who wanted to know it too: { $thing } ({ $why }). People: { $people }.
lost-remark = 📭 Your message about question No. { $number } did not arrive in full: { $thing } ({ $why }). Please write it as text.
lost-remark-all = 📭 Your message about question No. { $number } did not arrive: { $why }.
lost-question = 📭 This part of your question No. { $number } did not reach those who answer: { $thing } ({ $why }). Please ask it as text: /ask
