# How to change it: docs/texts.md

## After an announcement: who has read it, who could not get it, what was corrected

read-noted = Thank you, noted
read-already = It was noted before. Thank you!
unread-nudge = 🙏 Please read this message and press the button below.

## For staff: the report on an announcement

report-button = 📊 Report
report = 📊 <b>Report</b>
    { $what }
    { $area }

    👥 In all: <b>{ $total }</b>
    { $states }

    { $list }

    🕓 as of { TIME($now) }
report-state = { $sign } { $what } — { $number }
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
report-chart = 📊 Chart
report-sheet = 📄 Excel
report-again = 🔄 Refresh
report-back = ‹ Back
report-original = ‹ The announcement itself
report-empty = There is nothing to show yet.
report-picture = { $what }
    { $area }: { $reached }/{ $total }, { $made }
report-note = { $area }, received: { $reached }/{ $total }. { $made }
report-title = Report
report-file = 📄 { $what }
    { $number } people listed, { $total } in all. Those who may have to be called come first.
column-became = What became of it
column-why = Why
column-came = Delivered
column-read = Read

became-confirmed = Confirmed reading
became-delivered = Delivered
became-delivered-edit = Corrected
became-delivered-delete = Deleted
became-partly = Came in part
became-waiting = In the queue
became-unknown = Uncertain
became-refused = Refused by Telegram
became-unsent = Not sent
became-unreachable = Cannot be reached
became-confirmed-sign = ✅
became-delivered-sign = 📬
became-partly-sign = 📝
became-waiting-sign = ⏳
became-unknown-sign = ❔
became-refused-sign = ⚠️
became-unsent-sign = ⛔
became-unreachable-sign = 📵
why-invited = invited, not at the bot yet
why-no-telegram = registered without the bot
why-no-consent = gave no consent
why-blocked = blocked the bot
why-deactivated = Telegram account deleted
why-gone = chat not found

## For staff: reminding those who have not confirmed

unread-button = 🙏 Remind the unconfirmed: { $number }
unread = 🙏 <b>Reminder</b>
    { $what }

    Have not confirmed reading: <b>{ $number }</b>. Only they get a short reminder, with the announcement shown above it.
    { $before }
    .yes = 🙏 Send the reminder
    .no = ‹ Back
unread-last = 🕓 Last reminder: { SHORTDAY($starts) }, { TIME($starts) }
unread-too-soon = A reminder was sent a short while ago. Give people time to read: you can remind them again after three hours.
unread-nobody = There is nobody left to remind.
unread-sent = 🙏 The reminder goes to { $number } people. How it goes is shown below.

## For staff: correcting, explaining, taking back

fix-button = ✏️ Correct
note-button = 📝 Note
retract-button = 🗑 Take back
amend-button = ➡️ On to sending
announcement-is-edit = ✏️ <b>Correction — nobody has seen it yet</b>
announcement-is-note = 📝 <b>Note — not sent to anybody yet</b>
fix-text-only = Only the text can be replaced here: send the new text. For anything else send a note, or take the announcement back. What you wrote is kept.
fix-nothing = Nothing was changed: first send the new text, or change the buttons.
amend-nobody = Nobody has this message, so nothing would be sent to anybody.
amend-edit = ✏️ <b>Correct it?</b>
    { $what }

    { $number } people have the message; it changes for those who read it in these languages. Who has not got it yet gets the new text.
    { $warnings }
    .yes = ✏️ Yes, correct it for all
    .no = ‹ The announcement
amend-note = 📝 <b>Send the note?</b>
    { $what }

    Will get it: <b>{ $number }</b>. It comes as a reply to the earlier message.
    { $warnings }
    .yes = 📝 Yes, send it
    .no = ‹ The announcement
amending-edit = ✏️ The message is corrected for { $number } people; how it goes is shown below. The old text goes to nobody any more.
amending-note = 📝 The note goes to { $number } people. How it goes is shown below.
retract = 🗑 <b>Take it back?</b>
    { $what }

    It will be deleted for this many people: <b>{ $number }</b>. Who has not got it yet will not get it. This cannot be undone.
    { $kept }
    .go = 🗑 Yes, take it back
    .both = 🗑 Delete and send the note
    .write = 📝 Write a note
retract-kept = ⚠️ { $number } people keep it: Telegram does not let us delete what is older than 48 hours. Write them a note.
retracted = 🗑 The announcement is taken back and goes to nobody any more. Messages to delete: { $number }. How it goes is shown below.
retracted-already = This announcement has been taken back.

## To those who register late: what was announced before

late-digest = 📣 <b>What was announced before you registered</b>
    { $seminar }

    { $list }

    Press a number to see all of it.
late-line = <b>{ $number }.</b> { $words }
late-gone = This announcement no longer holds; there is no need to read it.
