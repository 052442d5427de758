# How to change it: docs/texts.md

## Announcement: in the message itself that people get

announcement-read-name = I have read this
announcement-read = ✅ { announcement-read-name }
announcement-read-done = ✓ Noted: you have read this
announcement-programme = 📋 Programme
announcement-album = 👆 About the message above:
placeholder-municipality-none = your municipality
placeholder-name-none = participant
placeholder-time-value = { DAYS($starts, $ends) }, { TIME($starts) }

## Staff: the list of announcements

announcements-button = 📣 Announcements
announcements-all-button = 📣 Announcement to everybody
announcement-everybody = All bot users
announcements = 📣 <b>Announcements</b>
    { $seminar }
announcements-none = 📣 <b>Announcements</b>
    { $seminar }

    None yet. Write the first one: nothing is sent until you confirm it.
announcement-new = ➕ New announcement
announcement-line = { $sign } { $words }
announcement-without-text = (no text)
announcement-sign-draft = 📝
announcement-sign-waiting = 🤝
announcement-sign-scheduled = ⏰
announcement-sign-sending = 📤
announcement-sign-paused = ⏸
announcement-sign-stopped = ⛔
announcement-sign-done = ✅
announcement-list = ‹ To the list
announcement-limit-button = 🤝 Second approval
announcement-limit = 🤝 <b>Second approval</b>
    Now: { $rule }

    An announcement to many people can wait until a second member of staff has read and approved it. Above how many recipients?
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
announcement-is-draft = 📝 <b>Draft — not sent to anybody yet</b>
announcement-is-waiting = 🤝 <b>Waiting for a second member of staff to approve</b>
announcement-is-scheduled = ⏰ <b>Scheduled</b>
announcement-is-sending = 📤 <b>Being sent</b>
announcement-is-paused = ⏸ <b>Paused</b>
announcement-is-stopped = ⛔ <b>Stopped</b>
announcement-is-done = ✅ <b>Sent</b>
announcement-is-dropped = 🗑 <b>Cancelled</b>
announcement-kept = ✅ <b>Text saved — not sent to anybody yet</b>
announcement-kept-edit = ✏️ <b>Correction saved — people still have the old text</b>
announcement-kept-note = 📝 <b>Note saved — not sent to anybody yet</b>
announcement-text = <b>{ $language }:</b> { $words }
announcement-text-fallback = <b>{ $language }:</b> another language instead: { $words }
announcement-text-nothing = <b>{ $language }:</b> nothing is sent
announcement-text-missing = <b>{ $language }:</b> ⚠️ no text
announcement-media = { $kind } { $words }
announcement-kind-photo = 📷 photo
announcement-kind-document = 📄 file
announcement-kind-video = 🎬 video
announcement-kind-audio = 🎵 audio
announcement-kind-voice = 🎤 voice message
announcement-kind-animation = 🎞 animation
announcement-kind-video-note = ⏺ video message
announcement-kind-sticker = 🏷 sticker
announcement-kind-location = 📍 location
announcement-kind-venue = 📍 place
announcement-kind-contact = 👤 contact
announcement-kind-poll = 📊 poll
announcement-with-buttons = 🔘 { $list }
announcement-button = { $label }
announcement-count = Recipients: <b>{ $number }</b>, will not get it: { $rest }
announcement-total = Recipients: <b>{ $number }</b>
announcement-changes = People whose message will change: <b>{ $number }</b>
announcement-at = ⏰ { DAY($starts) }, { TIME($starts) }
announcement-began = 🕘 { DAY($starts) }, { TIME($starts) }
announcement-test = 📨 Send to myself
announcement-audience = 👥 Recipients
announcement-buttons = 🔘 Buttons
announcement-send = ➡️ Prepare to send
announcement-now = ➡️ Send now
announcement-back = ✏️ Edit again
announcement-drop = 🗑 Cancel this
announcement-card = ‹ To the announcement
announcement-open = 📣 Open the announcement
announcement-ask-drop = <b>Cancel this?</b>
    It will not be sent to anybody, and it cannot be opened again.
    .yes = 🗑 Yes, cancel it
    .no = { keep-button }
announcement-changed-meanwhile = The announcement’s state has changed meanwhile. Nothing was sent twice; open its page again.

## Staff: text

announcement-ask-first = 📣 <b>New announcement: { $language }</b>
    Send the message { $language } here: text, photo, album, file, voice message, location or poll. People get it exactly as it is. Nothing goes out yet.

    Filled in for each recipient: { $known }
    They are filled in as they are: add no endings.
announcement-ask-next = ✅ Saved. Now send the same <b>{ $language }</b>.
announcement-ask-text = ✍️ Send the message <b>{ $language }</b>.
    Filled in for each recipient: { $known }
    They are filled in as they are: add no endings.
announcement-ask-anew = 👆 This is the message now. Send a new one <b>{ $language }</b>, or edit your own message in the chat.
    Filled in for each recipient: { $known }
    They are filled in as they are: add no endings.
announcement-skip = Later ›
announcement-none = 🗑 Remove it in this language
announcement-awaited = This cannot be sent as an announcement. Send a text, photo, file, voice message, location or poll. What you wrote is kept.
announcement-edited = ✏️ Your change is in the announcement too.
announcement-edited-late = ⚠️ This announcement is already confirmed, and this change is not in it. To change it, open its page.
announcement-problems = ⚠️ <b>It cannot be sent like this</b>
    { $list }

    Edit your message in the chat, or replace it: tap “✍️” with that language on the announcement’s page. What you wrote is kept.
announcement-placeholder-unknown = • { $language }: the bot does not know what to fill in for { $odd }. There are only: { $known }
announcement-placeholder-empty = • { $language }: there is nothing to fill in for { $odd }. There are only: { $known }
announcement-long = • { $language }: too long once filled in. Characters to remove: { $number }
announcement-caption-long = • { $language }: too long: a caption can have at most { $most } characters. Characters to remove: { $number }. Or send it as a text of its own
announcement-quiz-answer-unknown = • { $language }: Telegram has not told the bot the right answer of this quiz. Do not forward it; create it anew in this chat
announcement-warnings = <b>Please note before you send it</b>
    { $list }

    It can still be sent like this.
announcement-warning-poll = ⚠️ { $language }: each recipient gets a poll of their own, and the votes are not counted together. To collect answers, add a link to a form with “🔘 Buttons”, or add a registration question.
announcement-warning-quiz = ⚠️ { $language }: each recipient gets a quiz of their own, and the results are not counted together.
announcement-warning-contact = ⚠️ { $language }: all recipients see this phone number.
announcement-warning-emoji = ⚠️ { $language }: recipients may see custom emoji as ordinary ones.
announcement-warning-forwarded = ⚠️ { $language }: the message was forwarded, and recipients do not see who wrote it. If that matters, name the author in the text.
announcement-warning-buttons = ⚠️ { $language }: the buttons below this message are not passed on. Add any links you need with “🔘 Buttons”.
announcement-warning-live = ⚠️ { $language }: the place does not move: recipients see it where it was when you sent it.
announcement-warning-language = ⚠️ { $language }: the text seems to be in another language. Check that the texts are not swapped.
announcement-warning-ending = ⚠️ { $language }: an ending follows a placeholder, and it will not suit everybody. Word it without one.
announcement-cannot-dice = Dice fall differently for everybody, so they cannot be announced. Send a text, photo or file. What you wrote is kept.
announcement-cannot-game = A game cannot be sent as an announcement. Write a text with a link to it. What you wrote is kept.
announcement-cannot-story = A story cannot be sent as an announcement. Send the photo or video itself. What you wrote is kept.
announcement-cannot-paid-media = Paid photos and videos cannot be sent as an announcement. Send them in the ordinary way, free of charge. What you wrote is kept.
announcement-cannot-checklist = The bot cannot send a checklist. Write it as a text. What you wrote is kept.
announcement-cannot-invoice = An invoice cannot be sent as an announcement. Write a text with a link to the payment. What you wrote is kept.
announcement-cannot-giveaway = A giveaway cannot be sent as an announcement. Write about it in a text. What you wrote is kept.
announcement-ask-buttons = 🔘 <b>Buttons below the message</b>
    Tap to add a button, tap again to remove it.
announcement-add-link = ➕ Link
announcement-ask-link = 🔗 <b>A button with a link</b>
    Send the address and the button’s label, for example:
    https://example.org Materials
announcement-link-wrong = That does not look like a link. Write it like this: https://example.org Materials. The rest is kept.
announcement-label-wrong = After the address, add the button’s label, at most { $most } characters. The rest is kept.

## Staff: before it is sent

announcement-shown = • { $language } — recipients: { $number }
announcement-shown-as = • { $language }
announcement-previewed = 👆 <b>This is how the message arrives:</b>
    { $languages }

    { $page }
announcement-empty = Write the text first: the message is empty.
announcement-none-for-you = Those who use the bot in your language do not get this message. Tap “👁 Preview”.
announcement-missing = ⚠️ <b>There is no text { $language }</b>
    People who use the bot { $language }: { $number }. What should they get?
announcement-write = ✍️ Write it now
announcement-fallback-ky = The Kyrgyz text
announcement-fallback-ru = The Russian text
announcement-fallback-en = The English text
announcement-give-nothing = Nothing
announcement-nobody = 👥 <b>Nobody would get this message</b>
    People chosen: { $rest }, but nobody would get it. Choose others; the text is kept.
announcement-confirm = ➡️ <b>Send it?</b>
    { $seminar }

    { $who }

    👥 Recipients: <b>{ $number }</b>
    { $list }
    📵 Will not get it: { $rest }

    { $sample }

    { $timing }
    { $agree }
    { $warnings }
announcement-confirm-anew = ⚠️ <b>Something has changed meanwhile — please check again</b>
    { $seminar }

    { $who }

    👥 Recipients: <b>{ $number }</b>
    { $list }
    📵 Will not get it: { $rest }

    { $sample }

    { $timing }
    { $agree }
    { $warnings }
announcement-share = • { $language }: { $number }
announcement-share-fallback = • { $language }: { $number } (in another language: { $words })
announcement-share-nothing = • { $language }: { $number } — nothing
announcement-sample = • { $name }, { $place }
announcement-placeless = organisation not given
announcement-at-once = 🕘 At once
announcement-quiet = 🌙 That is at night: delivered without a sound
announcement-needs-approval = 🤝 There are more recipients than { $number }, so a second member of staff has to approve first.
announcement-launch = ✅ Send now to { $number }
announcement-launch-at = ✅ Send then to { $number }
announcement-ask-approval = 🤝 Ask for approval (people: { $number })
announcement-time = ⏰ At another time
announcement-ask-time = ⏰ <b>When should it be sent?</b>
    Choose, or type, for example: tomorrow 9:00, or 18.07 14:30
announcement-hour = { SHORTDAY($starts) }, { TIME($starts) }
announcement-hour-missing = Type the time too, for example: tomorrow 9:00. The announcement is kept.

## Staff: the second member of staff

announcement-approval-ask = 🤝 <b>Do you approve?</b>
    { $name } wants to send this message. Recipients: { $number }.
    { $seminar }
    { $who }
    { $timing }
    { $warnings }
announcement-approve = ✅ Yes, send it
announcement-decline = ✋ No, do not send it
announcement-approval-not-you = Somebody other than you has to approve. The message waits for their answer.
announcement-approval-nobody = There is no other organiser in the team who could approve. Add one, or ask the owner to switch this rule off. The announcement is kept.
announcement-approved = ✅ The second member of staff has approved the announcement.
    { $seminar }
announcement-approved-by-you = 🤝 You approved: the announcement will be sent. Recipients: { $number }.
    { $seminar }
announcement-declined = ✋ The second member of staff did not approve. Nothing was sent, the text is kept: change it and send it again.
    { $seminar }
announcement-launched = 📤 Its time has come: the announcement is being sent.
    { $seminar }
announcement-held-over = ⚠️ The seminar was cancelled or archived, so the announcement was not sent. Its text is kept.
    { $seminar }
announcement-held-many = ⚠️ For so many recipients a second member of staff has to approve. The announcement was not sent, its text is kept: open its page and ask for approval.
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
changing-going = ⏳ <b>In progress</b>
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
sending-failed = ⚠️ Not delivered: { $number }
sending-unknown = ❔ Delivery uncertain: { $number }
sending-undecided = The connection broke and Telegram did not answer. If you send it again, some people may get it twice.
sending-pause = ⏸ Pause
sending-resume = ▶️ Resume
sending-stop = ⏹ Stop for good
sending-page = 📣 Announcement
sending-resend = 🔁 Send again where uncertain ({ $number })
sending-accept-uncertain = Leave it as it is

## After an announcement: who has read it, who could not get it, what was corrected

read-noted = Thank you, noted.
read-already = It was already noted. Thank you!
read-reminder = 🙏 Please read this message and tap the button below.

## For staff: the report on an announcement

report-button = 📊 Delivery report
report = 📊 <b>Delivery report</b>
    { $what }
    { $area }

    👥 In all: <b>{ $total }</b>
    { $states }
    { $note }

    { $list }

    🕓 as of { TIME($now) }
report-why = ‣ { $why } — { $number }
report-line = • { $name }: <b>{ $reached }/{ $total }</b> { $more }
report-read = ✅ { $number }
report-lost = ⚠️ { $number }
report-elsewhere = No rayon given
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
report-picture = Delivery report: { $what }
    { $area }: delivered to { $reached } of { $total }, { $made }
report-chart-title = Delivery report: { $what }
report-note = { $area }: delivered to { $reached } of { $total }. { $made }
report-title = Delivery report
report-file = 📄 { $what }
    People listed: { $number } of { $total }. Those who may have to be called come first.
column-outcome = Outcome
column-why = Reason
column-delivered = Delivered
column-read = Read

outcome-confirmed = Confirmed reading
outcome-delivered = Delivered
outcome-delivered-unread = Delivered, reading not confirmed
outcome-delivered-edit = Corrected
outcome-delivered-delete = Deleted
outcome-partly = Delivered in part
outcome-waiting = Waiting to be sent
outcome-unknown = Delivery uncertain
outcome-refused = Refused by Telegram
outcome-unsent = Not sent
outcome-unreachable = Out of reach
outcome-confirmed-sign = ✅
outcome-delivered-sign = 📬
outcome-partly-sign = 📝
outcome-waiting-sign = ⏳
outcome-unknown-sign = ❔
outcome-refused-sign = ⚠️
outcome-unsent-sign = ⛔
outcome-unreachable-sign = 📵
why-invited = invited, have not opened the bot yet
why-no-telegram = registered by others, do not use the bot
why-no-consent = have not agreed to messages
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
    .no = { back-button }
read-reminder-last = 🕓 Last reminder: { SHORTDAY($starts) }, { TIME($starts) }
read-reminder-too-soon = Less than three hours have passed since the last reminder. Give people time to read, and remind them later.
read-reminder-nobody = There is nobody left to remind.
read-reminder-sent = 🙏 The reminder is being sent. Recipients: { $number }. The progress is shown below.

## For staff: correcting, explaining, taking back

correction-button = ✏️ Correct
note-button = 📝 Note
retract-button = 🗑 Take back
correction-check-button = { announcement-send }
announcement-is-edit = ✏️ <b>Correction — nobody has seen it yet</b>
announcement-is-note = 📝 <b>Note — not sent to anybody yet</b>
correction-text-only = Only the text can be replaced here: send the new text. For anything else, send a note or take the announcement back. What you wrote is kept.
correction-unchanged = Nothing was changed: first send the new text, or change the buttons.
correction-nobody = Nobody has this message, so nothing would be sent to anybody.
correction-confirm-edit = ✏️ <b>Correct it?</b>
    { $what }

    The message will change for people who read it in { $languages ->
        [1] this language
       *[other] these languages
    }: { $number }. Those who have not got it yet will get the new text.
    { $silent }
    { $warnings }
    .yes = ✏️ Yes, correct it
    .no = ‹ To the announcement
correction-confirm-note = 📝 <b>Send the note?</b>
    { $what }

    Recipients: <b>{ $number }</b>. It comes as a reply to the earlier message.
    { $warnings }
    .yes = 📝 Yes, send it
    .no = ‹ To the announcement
correction-keeps = ⚠️ { $language }: the old text stays, “{ $words }”. If it has to change too, go back and send the new one.
correction-silent = 🔕 Nobody is notified of the correction: those who have read the old text may not notice it. If it matters, send a note too.
correction-silent-read = 🔕 Nobody is notified of the correction: those who have read the old text may not notice it, and their “{ announcement-read-name }” stays. If it matters, send a note too.
correction-sent-edit = ✏️ The message is being corrected. People: { $number }. The progress is shown below. The old text is no longer sent to anybody.
    { $silent }
correction-sent-note = 📝 The note is being sent. Recipients: { $number }. The progress is shown below.
retract = 🗑 <b>Take it back?</b>
    { $what }

    People for whom it will be deleted: <b>{ $number }</b>. Those who have not got it yet will not get it. This cannot be undone.
    { $kept }
    .go = 🗑 Yes, take it back
    .both = 🗑 Delete and send a note
    .write = 📝 Write a note
retract-kept = ⚠️ People who keep it: { $number }. Telegram does not allow deleting what is older than 48 hours. Send them a note.
retracted = 🗑 The announcement has been taken back and is no longer sent to anybody. Messages to delete: { $number }. The progress is shown below.
retracted-already = This announcement has already been taken back.

## To those who register late: what was announced before

catch-up-digest = 📣 <b>What was announced before you registered</b>
    { $seminar }

    { $list }

    Tap a number to read it in full.
catch-up-line = <b>{ $number }.</b> { $words }
catch-up-gone = This announcement no longer applies; there is no need to read it.

## What was not delivered

announcement-file-lost = • { $language }: the bot no longer has the file of this message. Send it again
announcement-held-lost = ⚠️ The bot no longer has one of the announcement’s files, so it was not sent. Its text is kept: add the file again and send it.
    { $seminar }
sending-partly = 📝 Delivered in part: { $number }
