# How to change this: docs/texts.md

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
sending-end = ⏹ Stop for good
sending-page = 📣 Announcement
sending-again = 🔁 Send again to the uncertain ({ $number })
sending-leave = Leave it at that
