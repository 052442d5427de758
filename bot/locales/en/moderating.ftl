# How to change it: docs/texts.md

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
wanted-by = 🙋 Want to know it too: { $number }
about-topic = 🏷 { $topic }
worded-as = ✏️ The hall reads: { $text }
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
question-part = ↩️ Undo the merge
question-again = 🔁 Open again
question-topic = 🏷 Topic
question-words = ✏️ Say it clearer
question-files = 📎 Whole
question-past = 🕓 History
question-next = ▶️ Next new one ({ $number })
question-list = 📋 List of questions
question-back = ‹ To the question
question-is-shown = ✅ The hall reads it now
question-is-over = Question No. { $number } has ended or was merged by now. Open its page again.
awaited-words = Now text is needed. Stop: /cancel
words-long = Too long: at most { $most } characters. Make it shorter.

decline-ask = 🚫 <b>Why is question No. { $number } closed without an answer?</b>
    <blockquote>{ $text }</blockquote>
    Everybody who waits reads the reason, in their own language.
decline-off-topic = Not what the seminar is about
decline-personal = A personal matter
decline-unclear = Not clear what is asked
decline-rude = Written without respect
decline-elsewhere = Another office deals with it
decline-words = ✍️ In my own words
decline-ask-words = ✍️ <b>Why is question No. { $number } closed without an answer?</b>
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
assign-to = { $name } · { $role }
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

past = 🕓 <b>History of question No. { $number }</b>

    { $list }
past-line = { DAY($starts) }, { TIME($starts) } — { $what } · { $who }
past-by-itself = by itself
past-asker = its asker
past-asked = asked
past-new = hidden from the hall
past-visible = shown to the hall
past-assigned = assigned: { $owner }
past-reopened = opened again
past-answered = answered in writing
past-answered-aloud = answered aloud
past-merged = merged with No. { $number }
past-parted = the merge was undone
past-declined = closed without an answer
past-declined-for = closed without an answer: { $why }
past-withdrawn = taken back

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
queue-key = { $sign } No. { $number }
sign-new = 🆕
sign-visible = 👁
sign-assigned = 👤
sign-reopened = 🔁
sign-answered = ✅
sign-merged = 🔗
sign-declined = 🚫
sign-withdrawn = ✖️
queue-new = 🆕 New ({ $number })
queue-left = ⏳ Left ({ $number })
queue-ended = ✅ Ended ({ $number })
queue-let-all = 🔓 Show to the hall at once
queue-look-first = 🔒 Look at them first
topics-button = 🏷 Topics
left-button = ❓ Questions left: { $number }
left = ❓ <b>Waiting for an answer: { $number }</b>
    Press a seminar.
left-none = 👌 No question is without an answer.
left-at = { $seminar }: { $number }
life-left = <b>{ $seminar }</b>

    It cannot go to the archive: questions without an answer are left — { $number }. Their askers wait. Answer each, or close it with a reason.
life-left-list = ❓ Questions that are left

## Topics

topic-ask = 🏷 <b>What is question No. { $number } about?</b>
    <blockquote>{ $text }</blockquote>
    Press, or type the topic's name, such as: Roads
topic-name = 🏷 { $topic }
topic-new = ➕ { $topic }
topic-without = No topic
topics = 🏷 <b>What most is asked about</b>
    { $seminar }
topics-none = 🏷 No topics yet: add them on a question's page.
    { $seminar }
topic-heat = { $topic } · ❓ { $number } · 🙋 { $votes }
topic = 🏷 <b>{ $topic }</b>
    Questions: { $number }, votes: { $votes }
topic-questions = ❓ Its questions
topic-rename = ✏️ Rename
topic-join = 🔗 Join to another
topic-keep = ‹ To the topic
topics-all = 🏷 All topics
topic-ask-name = ✏️ <b>{ $topic }</b>
    Type its new name, such as: Roads
topic-ask-join = 🔗 <b>{ $topic }</b>
    To which topic do its questions go?
topic-alone = 🏷 <b>{ $topic }</b>
    There is no other topic yet.

## To those who wait

question-declined = 🚫 <b>There will be no answer to your question No. { $number }</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    The reason: { $why }.
    To ask in another way, press the button below.
wanted-declined = 🚫 <b>There will be no answer to question No. { $number }, which you waited for</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    The reason: { $why }.
    To ask yourself, press the button below.
question-merged = 🔗 <b>Your question No. { $number } is answered together with No. { $other }</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    They ask the same. You get the answer here too.
question-merged-quoted = 🔗 <b>Your question No. { $number } is answered together with No. { $other }</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    They ask the same: “{ $text }”. You get the answer here too.
question-parted = ↩️ <b>Your question No. { $number } gets an answer of its own</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    It is no longer merged with another one.
question-taken-up = 🔁 <b>Question No. { $number } is looked at again</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    The answer comes here.
wanted-withdrawn = ✖️ Question No. { $number }, which you waited for, was taken back by its asker.
    { $seminar }
    If you still need an answer, ask yourself.
