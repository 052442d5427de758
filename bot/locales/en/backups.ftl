# How to change it: docs/texts.md

## After a backup was restored

held-button = ⏸ Restored: decide
held = ⏸ <b>The data were restored from a backup</b>
    The backup is of { DAY($at, year: "always") }, { TIME($at) }. What was done after that is not in it.

    Still to be sent at that time:
    { $list }

    Most of it was probably sent before the restore. Until you decide, the bot answers people but sends no reminders and no announcements.
held-messages = • messages: { $number }
held-updates = • messages and taps by people, not handled yet: { $number }
held-reminders = • reminders that have become due since: { $number }
held-requests = • files of the after-event pack: { $number }
held-paused = • paused announcements: { $number }. Whether they go on is decided on their pages
held-nothing = • nothing
held-drop = ✅ Send none of it
held-send = 📤 Send it
held-drop-confirm = <b>Send none of this?</b>
    What was waiting is discarded, also reminders that have become due. After that the bot works as usual.
    .yes = ✅ Yes, send none of it
    .no = { back-button }
held-send-confirm = <b>Send it?</b>
    Whoever got it before the restore gets it a second time. After that the bot works as usual.
    .yes = 📤 Yes, send it
    .no = { back-button }
held-drop-done = ✅ None of it will be sent. The bot works as usual.
held-send-done = 📤 What was waiting is being sent. The bot works as usual.
held-none = This has already been decided: the bot works as usual.

## Backups

backup-failed = ⚠️ Last night’s backup failed. Please tell the administrator; this command shows why: <code>python -m bot backup</code>
backup-sent = Backup, encrypted. Keep it: it opens only with the secret key.
backup-sent-part = Backup, encrypted, part { $part } of { $count }. Keep all parts: they open only together and with the secret key.
drill-due = 🧪 For a month nobody has checked whether a backup can be restored. Please ask the administrator to check; it changes nothing: <code>python -m bot restore --drill</code>

## Export of all data

export-button = 🗃 Export all data
export-confirm = <b>Export all data?</b>
    You get an archive with everything that is stored: seminars, participants with their phone numbers, questions, answers, announcements, the log of staff actions. Each table is a CSV and a JSON file.

    It contains personal data: pass it on only to those who may see them. The export is recorded in the log.
    .yes = 🗃 Yes, export
    .no = No
export-requested = ⏳ The export is being made. The file will come here.
export-already = The export is already being made.
export-cancelled = Nothing was exported.
export-ready = 🗃 All data. Please do not leave the file where others can open it.
export-too-large = ⚠️ The export is too large for Telegram. Please ask the administrator for it: <code>python -m bot export FILE</code>
file-export = All data
