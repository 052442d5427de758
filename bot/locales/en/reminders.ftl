# How to change this: docs/texts.md

## Reminders: to participants

attendance = 🔔 <b>Are you coming to the seminar?</b>

    🎓 { $seminar }
    📅 { DAY($starts) }, { TIME($starts) }
    📍 { $venue }, { $address }

    Press one of the buttons: seats and meals are prepared by the answers.
attendance-anew = ⚠️ <b>The time or place of the seminar has changed.</b> Now it is:

    🎓 { $seminar }
    📅 { DAY($starts) }, { TIME($starts) }
    📍 { $venue }, { $address }

    Are you coming?
attendance-coming = ✅ I am coming
attendance-cannot = ❌ I cannot come
attendance-deputy = 👤 I send my deputy
day-has-come = ☀️ <b>The seminar is today!</b>

    🎓 { $seminar }
    🕘 { TIME($starts) }
    📍 { $venue }, { $address }

    We look forward to seeing you.
day-venue = 📍 On the map
thanks = 🙏 <b>Thank you for taking part!</b>

    🎓 { $seminar }

    How useful was the seminar to you? 1 is of little use, 5 is very useful.
note = 🔔 <b>{ $seminar }</b>
    📅 { DAY($starts) }, { TIME($starts) }

    { $words }
reminder-with-words = { $reminder }

    { $words }
ping = ⏱ At { TIME($starts) }: <b>{ $title }</b>
    { $seminar }
ping-speaker = 🎤 At { TIME($starts) } you speak: <b>{ $title }</b>
    { $seminar }

## Reminders: to staff

silent-notice = ⏳ <b>Not answered yet: { $number }</b>
    { $seminar }
    📅 { DAY($starts) }, { TIME($starts) }

    { $list }

    Telephone them and ask whether they come.
silent-line = • { $name }, { $place }
silent-more = … and { $number } more
silent-open = 📞 The list of the silent
