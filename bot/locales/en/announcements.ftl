# How to change it: docs/texts.md

## Announcement: in the message itself that people get

announcement-read = ✅ I have read this
announcement-read-done = ✓ Noted: read
announcement-programme = 📋 Programme
announcement-album = 👆 About the message above:
placeholder-municipality-none = your municipality
placeholder-name-none = dear participant
placeholder-time-value = { DAYS($starts, $ends) }, { TIME($starts) }

## Staff: the list of announcements

announcements-button = 📣 Announcements
announcements-all-button = 📣 Announce to everybody
announcement-everybody = Everybody at the bot
announcements = 📣 <b>Announcements</b>
    { $seminar }
announcements-none = 📣 <b>Announcements</b>
    { $seminar }

    None yet. Write the first one: nothing goes out until you confirm it.
announcement-new = ➕ New announcement
announcement-line = { $sign } { $words }
announcement-without-text = (no words)
announcement-sign-draft = 📝
announcement-sign-waiting = 🤝
announcement-sign-scheduled = ⏰
announcement-sign-sending = 📤
announcement-sign-paused = ⏸
announcement-sign-stopped = ⛔
announcement-sign-done = ✅
announcement-list = ‹ The list
announcement-limit-button = 🤝 A second member of staff agrees
announcement-limit = 🤝 <b>A second member of staff agrees</b>
    Now: { $rule }

    An announcement to many can be made to wait until a second member of staff has read it and agreed. Above how many recipients?
announcement-limit-above = needed above { $number } recipients
announcement-limit-never = not needed
announcement-limit-off = Not needed

## Staff: one announcement

announcement = { $head }
    { $seminar }

    { $list }

    👥 { $whom }
    👤 { $by }
    { $timing }
announcement-is-draft = 📝 <b>Draft — nobody has it yet</b>
announcement-is-waiting = 🤝 <b>Waiting for a second member of staff</b>
announcement-is-scheduled = ⏰ <b>Waiting for its time</b>
announcement-is-sending = 📤 <b>Being sent</b>
announcement-is-paused = ⏸ <b>Paused</b>
announcement-is-stopped = ⛔ <b>Stopped</b>
announcement-is-done = ✅ <b>Sent</b>
announcement-is-dropped = 🗑 <b>Called off</b>
announcement-kept = ✅ <b>The words are kept — nobody has them yet</b>
announcement-text = <b>{ $language }:</b> { $words }
announcement-text-fallback = <b>{ $language }:</b> they get other words: { $words }
announcement-text-nothing = <b>{ $language }:</b> they get nothing
announcement-text-missing = <b>{ $language }:</b> ⚠️ no words
announcement-media = { $kind } { $words }
announcement-kind-photo = 📷 photo
announcement-kind-document = 📄 file
announcement-kind-video = 🎬 video
announcement-kind-audio = 🎵 audio
announcement-kind-voice = 🎤 voice
announcement-kind-animation = 🎞 animation
announcement-kind-video-note = ⏺ video message
announcement-kind-sticker = 🏷 sticker
announcement-kind-location = 📍 location
announcement-kind-venue = 📍 place
announcement-kind-contact = 👤 contact
announcement-kind-poll = 📊 poll
announcement-with-buttons = 🔘 { $list }
announcement-button = { $label }
announcement-count = Get it: <b>{ $number }</b>, out of reach: { $rest }
announcement-total = Recipients: <b>{ $number }</b>
announcement-at = ⏰ { DAY($starts) }, { TIME($starts) }
announcement-began = 🕘 { DAY($starts) }, { TIME($starts) }
announcement-test = 📨 Test to me
announcement-audience = 👥 For whom
announcement-buttons = 🔘 Buttons
announcement-send = ➡️ On to sending
announcement-now = ➡️ Send now
announcement-back = ✏️ Take back to change
announcement-drop = 🗑 Call off
announcement-card = ‹ The announcement
announcement-open = 📣 Open the announcement
announcement-ask-drop = <b>Call this announcement off?</b>
    Nobody will get it, and it cannot be opened again.
    .yes = 🗑 Yes, call it off
    .no = No, keep it
announcement-changed-meanwhile = Something was done with this announcement already. Nothing was sent twice; open its card again.

## Staff: words

announcement-ask-first = 📣 <b>New announcement: { $language }</b>
    Send the message { $language } here: text, photo, album, file, voice, location or poll. People get it exactly as it is. Nothing goes out yet.

    Filled in for each reader: { $known }
announcement-ask-next = ✅ Taken. Now send the same <b>{ $language }</b>.
announcement-ask-text = ✍️ Send the message <b>{ $language }</b>.
    Filled in for each reader: { $known }
announcement-ask-anew = 👆 This is the message now. Send a new one <b>{ $language }</b>, or edit your own message in the chat.
    Filled in for each reader: { $known }
announcement-skip = Later ›
announcement-none = 🗑 Remove it in this language
announcement-awaited = This cannot be sent as an announcement. Send a text, photo, file, voice, location or poll. What you wrote is kept.
announcement-edited = ✏️ Your change is in the announcement too.
announcement-edited-late = ⚠️ This announcement is confirmed already: people get the words that were confirmed, not this change. Open its card to change them.
announcement-problems = ⚠️ <b>It cannot be sent like this</b>
    { $list }

    Edit your message in the chat, or send a new one. What you wrote is kept.
announcement-placeholder-unknown = • { $language }: nothing to fill in for { $odd }. There are only: { $known }
announcement-placeholder-empty = • { $language }: there is nothing to fill in for { $odd }
announcement-long = • { $language }: shorten it by { $number } characters, or it will not fit once filled in
announcement-caption-long = • { $language }: shorten it by { $number } characters: a caption has { $most } at most. Or send the words as a text of their own
announcement-quiz-answer-unknown = • { $language }: Telegram has not told the bot the right answer of this quiz. Do not forward it, make it anew in this chat
announcement-warnings = <b>People get this a little differently</b>
    { $list }

    It can be sent like this all the same.
announcement-warning-poll = ⚠️ { $language }: each recipient gets a poll of their own, and the votes are not counted together. To collect answers, add a link to a form by “🔘 Buttons”, or ask an extra question at the registration.
announcement-warning-quiz = ⚠️ { $language }: each recipient gets a quiz of their own, and the results are not counted together.
announcement-warning-contact = ⚠️ { $language }: all recipients see this telephone number.
announcement-warning-emoji = ⚠️ { $language }: recipients may see custom emoji as ordinary ones.
announcement-warning-forwarded = ⚠️ { $language }: the message was forwarded, and recipients do not see whose it is. If that matters, name the author in the text.
announcement-warning-buttons = ⚠️ { $language }: the buttons below this message are not passed on. Add the links that are needed by “🔘 Buttons”.
announcement-warning-live = ⚠️ { $language }: the place does not move: recipients see it where it was when you sent it.
announcement-cannot-dice = A game of chance falls differently for everybody, so it cannot be announced. Send a text, photo or file. What you wrote is kept.
announcement-cannot-game = A game cannot be sent as an announcement. Write a text with a link to it. What you wrote is kept.
announcement-cannot-story = A story cannot be sent as an announcement. Send the photo or video itself. What you wrote is kept.
announcement-cannot-paid-media = Paid photos and videos cannot be sent as an announcement. Send it in the ordinary way, free of charge. What you wrote is kept.
announcement-cannot-checklist = The bot cannot send a checklist. Write it as a text. What you wrote is kept.
announcement-cannot-invoice = An invoice cannot be sent as an announcement. Write a text with a link to the payment. What you wrote is kept.
announcement-cannot-giveaway = A giveaway cannot be sent as an announcement. Write about it in a text. What you wrote is kept.
announcement-ask-buttons = 🔘 <b>Buttons below the message</b>
    A press adds a button, a second one takes it away.
announcement-add-link = ➕ Link
announcement-ask-link = 🔗 <b>A button with a link</b>
    Send the address and what stands on the button, e.g.:
    https://example.org Materials
announcement-link-wrong = That does not look like a link. Write it like this: https://example.org Materials. The rest is kept.
announcement-label-wrong = Add what stands on the button after the address, at most { $most } characters. The rest is kept.

## Staff: before it is sent

announcement-shown = 👁 <b>{ $language }</b> — this is what they get (people: { $number }):
announcement-shown-as = 👁 <b>{ $language }:</b>
announcement-empty = Write the words first: the message is empty.
announcement-none-for-you = Readers of your language do not get this message. Press “👁 See it”.
announcement-missing = ⚠️ <b>There are no words { $language }</b>
    People who read the bot { $language }: { $number }. What do they get?
announcement-write = ✍️ I write them now
announcement-fallback-ky = The Kyrgyz words
announcement-fallback-ru = The Russian words
announcement-fallback-en = The English words
announcement-give-nothing = Nothing
announcement-nobody = 👥 <b>Nobody would get this message</b>
    Of those chosen { $rest } are out of reach. Choose others; the words are kept.
announcement-confirm = ➡️ <b>Send it?</b>
    { $seminar }

    { $who }

    👥 Get it: <b>{ $number }</b>
    { $list }
    📵 Do not get it: { $rest }

    For example:
    { $sample }

    { $timing }
    { $agree }
    { $warnings }
announcement-confirm-anew = ⚠️ <b>Something changed meanwhile — look again</b>
    { $seminar }

    { $who }

    👥 Get it: <b>{ $number }</b>
    { $list }
    📵 Do not get it: { $rest }

    For example:
    { $sample }

    { $timing }
    { $agree }
    { $warnings }
announcement-share = • { $language }: { $number }
announcement-share-fallback = • { $language }: { $number } (they get { $words })
announcement-share-nothing = • { $language }: { $number } — get nothing
announcement-sample = • { $name }, { $place }
announcement-placeless = no place given
announcement-at-once = 🕘 At once
announcement-quiet = 🌙 It is night then: delivered without a sound
announcement-needs-approval = 🤝 There are more readers than { $number }, so a second member of staff has to agree first.
announcement-launch = ✅ Send now to { $number }
announcement-launch-at = ✅ Send then to { $number }
announcement-ask-approval = 🤝 Ask to agree (people: { $number })
announcement-time = ⏰ At a time
announcement-ask-time = ⏰ <b>When?</b>
    Choose, or write, e.g.: tomorrow 9:00, or 18.07 14:30
announcement-hour = { SHORTDAY($starts) }, { TIME($starts) }
announcement-hour-missing = Write the hour too, e.g.: tomorrow 9:00. The announcement is kept.

## Staff: the second member of staff

announcement-approval-ask = 🤝 <b>Do you agree?</b>
    { $name } wants to send this message. People who get it: { $number }.
    { $seminar }
    { $who }
    { $timing }
    { $warnings }
announcement-approve = ✅ Yes, send it
announcement-decline = ✋ No, do not send it
announcement-approval-not-you = Somebody other than you has to agree. The message waits for their answer.
announcement-approval-nobody = There is no other organiser at the bot who could agree. Add one to the team, or ask the owner to switch this rule off. The announcement is kept.
announcement-approved = ✅ The second member of staff has agreed to the announcement.
    { $seminar }
announcement-approved-by-you = 🤝 You agreed: the announcement is on its way. People: { $number }.
    { $seminar }
announcement-declined = ✋ The second member of staff did not agree. Nothing went out, the words are kept: change them and send again.
    { $seminar }
announcement-launched = 📤 Its time has come: the announcement is being sent.
    { $seminar }
announcement-held-over = ⚠️ The seminar was called off or put away, so the announcement was not sent. Its words are kept.
    { $seminar }
announcement-held-many = ⚠️ For so many recipients a second member of staff has to agree. The announcement was not sent, its words are kept: open its card and ask for agreement.
    { $seminar }

## While an announcement is being sent: to staff

sending-going = 📤 <b>The announcement is being sent</b>
    { $what }

    { $bar } { $percent } %
    Sent: { $done } of { $total }
    { $details }
sending-paused = ⏸ <b>Sending is paused</b>
    { $what }

    { $bar } { $percent } %
    Sent: { $done } of { $total }
    { $details }

    Until you resume, the others get nothing.
sending-stopped = ⏹ <b>Sending was stopped for good</b>
    { $what }

    { $bar } { $percent } %
    { $details }

    The others will not get it.
sending-done = ✅ <b>The announcement has been sent</b>
    { $what }

    { $bar } { $percent } %
    { $details }
changing-going = ⏳ <b>Under way</b>
    { $what }

    { $bar } { $percent } %
    Done: { $done } of { $total }
    { $details }
changing-paused = ⏸ <b>Paused</b>
    { $what }

    { $bar } { $percent } %
    Done: { $done } of { $total }
    { $details }

    Until you resume, nothing changes for the others.
changing-stopped = ⏹ <b>Stopped for good</b>
    { $what }

    { $bar } { $percent } %
    { $details }

    For the others everything stays as it was.
changing-done = ✅ <b>Done</b>
    { $what }

    { $bar } { $percent } %
    { $details }
changing-did-edit = ✏️ Corrected: { $number }
changing-did-delete = 🗑 Deleted: { $number }
sending-pace = Speed: { $rate } a minute
sending-left = About { $minutes } min left
sending-left-hours = About { $hours } h { $minutes } min left
sending-delivered = 📬 Delivered: { $number }
sending-failed = ⛔️ Not delivered: { $number }
sending-unknown = ❔ Perhaps delivered, perhaps not: { $number }
sending-undecided = The connection broke and Telegram did not answer. If you send it again, some may get it twice.
sending-pause = ⏸ Pause
sending-resume = ▶️ Resume
sending-stop = ⏹ Stop for good
sending-page = 📣 Announcement
sending-resend = 🔁 Send again to the uncertain ({ $number })
sending-accept-uncertain = Leave it at that

## After an announcement: who has read it, who could not get it, what was corrected

read-noted = Thank you, noted
read-already = It was noted before. Thank you!
read-reminder = 🙏 Please read this message and press the button below.

## For staff: the report on an announcement

report-button = 📊 Report
report = 📊 <b>Report</b>
    { $what }
    { $area }

    👥 In all: <b>{ $total }</b>
    { $states }

    { $list }

    🕓 as of { TIME($now) }
report-why = ‣ { $why } — { $number }
report-line = • { $name }: <b>{ $reached }/{ $total }</b> { $more }
report-read = ✅ { $number }
report-lost = ⚠️ { $number }
report-elsewhere = No district given
report-of-reminder = 🙏 Reminder: { $words }
report-of-edit = ✏️ Correction: { $words }
report-of-delete = 🗑 Taken back: { $words }
report-of-note = 📝 Note: { $words }
report-did-reminder = 🙏 Reminder, { SHORTDAY($starts) }, { TIME($starts) }
report-did-edit = ✏️ Correction, { SHORTDAY($starts) }, { TIME($starts) }
report-did-delete = 🗑 Taken back, { SHORTDAY($starts) }, { TIME($starts) }
report-did-note = 📝 Note, { SHORTDAY($starts) }, { TIME($starts) }
report-sheet = 📄 Excel
report-original = ‹ The announcement itself
report-empty = There is nothing to show yet.
report-picture = { $what }
    { $area }: { $reached }/{ $total }, { $made }
report-note = { $area }, received: { $reached }/{ $total }. { $made }
report-title = Report
report-file = 📄 { $what }
    People listed: { $number } of { $total }. Those who may have to be called come first.
column-outcome = What became of it
column-why = Why
column-delivered = Delivered
column-read = Read

outcome-confirmed = Confirmed reading
outcome-delivered = Delivered
outcome-delivered-unread = Delivered, not confirmed as read
outcome-delivered-edit = Corrected
outcome-delivered-delete = Deleted
outcome-partly = Came in part
outcome-waiting = In the queue
outcome-unknown = Uncertain
outcome-refused = Refused by Telegram
outcome-unsent = Not sent
outcome-unreachable = Cannot be reached
outcome-confirmed-sign = ✅
outcome-delivered-sign = 📬
outcome-partly-sign = 📝
outcome-waiting-sign = ⏳
outcome-unknown-sign = ❔
outcome-refused-sign = ⚠️
outcome-unsent-sign = ⛔
outcome-unreachable-sign = 📵
why-invited = invited, not at the bot yet
why-no-telegram = registered without the bot
why-no-consent = gave no consent
why-blocked = blocked the bot
why-deactivated = Telegram account deleted
why-gone = chat not found

## For staff: reminding those who have not confirmed

read-reminder-button = 🙏 Remind the unconfirmed: { $number }
read-reminder-ask = 🙏 <b>Reminder</b>
    { $what }

    Have not confirmed reading: <b>{ $number }</b>. Only they get a short reminder, with the announcement shown above it.
    { $before }
    .yes = 🙏 Send the reminder
    .no = ‹ Back
read-reminder-last = 🕓 Last reminder: { SHORTDAY($starts) }, { TIME($starts) }
read-reminder-too-soon = A reminder was sent a short while ago. Give people time to read: you can remind them again after three hours.
read-reminder-nobody = There is nobody left to remind.
read-reminder-sent = 🙏 The reminder is on its way, people: { $number }. How it goes is shown below.

## For staff: correcting, explaining, taking back

correction-button = ✏️ Correct
note-button = 📝 Note
retract-button = 🗑 Take back
correction-check-button = ➡️ On to sending
announcement-is-edit = ✏️ <b>Correction — nobody has seen it yet</b>
announcement-is-note = 📝 <b>Note — not sent to anybody yet</b>
correction-text-only = Only the text can be replaced here: send the new text. For anything else send a note, or take the announcement back. What you wrote is kept.
correction-unchanged = Nothing was changed: first send the new text, or change the buttons.
correction-nobody = Nobody has this message, so nothing would be sent to anybody.
correction-confirm-edit = ✏️ <b>Correct it?</b>
    { $what }

    People who have the message: { $number }. It changes for those who read it in these languages. Who has not got it yet gets the new text.
    { $warnings }
    .yes = ✏️ Yes, correct it for all
    .no = ‹ The announcement
correction-confirm-note = 📝 <b>Send the note?</b>
    { $what }

    Will get it: <b>{ $number }</b>. It comes as a reply to the earlier message.
    { $warnings }
    .yes = 📝 Yes, send it
    .no = ‹ The announcement
correction-keeps = ⚠️ { $language }: the old words stay, “{ $words }”. If they have to change too, go back and send the new ones.
correction-sent-edit = ✏️ The message is being corrected, people: { $number }; how it goes is shown below. The old text goes to nobody any more.
correction-sent-note = 📝 The note is on its way, people: { $number }. How it goes is shown below.
retract = 🗑 <b>Take it back?</b>
    { $what }

    It will be deleted for this many people: <b>{ $number }</b>. Who has not got it yet will not get it. This cannot be undone.
    { $kept }
    .go = 🗑 Yes, take it back
    .both = 🗑 Delete and send the note
    .write = 📝 Write a note
retract-kept = ⚠️ People who keep it: { $number }. Telegram does not let us delete what is older than 48 hours. Write them a note.
retracted = 🗑 The announcement is taken back and goes to nobody any more. Messages to delete: { $number }. How it goes is shown below.
retracted-already = This announcement has been taken back.

## To those who register late: what was announced before

catch-up-digest = 📣 <b>What was announced before you registered</b>
    { $seminar }

    { $list }

    Press a number to see all of it.
catch-up-line = <b>{ $number }.</b> { $words }
catch-up-gone = This announcement no longer holds; there is no need to read it.

## What was not delivered

announcement-file-lost = • { $language }: the bot has the file of this message no more. Send it again.
announcement-held-lost = ⚠️ The bot has one of the announcement's files no more, so it was not sent. Its words are kept: put the file in again and send it.
    { $seminar }
sending-partly = ⚠️ Came in part: { $number }
