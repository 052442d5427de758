# How to change it: docs/texts.md

## Staff: the programme

staff-programme-button = 🗓 Programme
items = <b>Programme</b>
    { $seminar }

    { $list }

    Press the number of an item to change it.
items-line = <b>{ $number }.</b> { $hours } { $title } { $lacks }
items-add = ➕ Add
items-sure = <b>Please check the programme</b>
    { $list }

    New: { $number }, translations of what is there: { $translated }. If all is right, press the button. If not, send the lines once more.
    .yes = ✅ Add
items-added = ✅ Added: { $number }, translated: { $translated }.
items-heard = { $number }. { $hours } { $title }
items-ask = <b>Write the programme</b>
    { $seminar }

    Each item on a line of its own, with its hour:
    <code>9:30 Opening</code>
    <code>9:45-10:30 Report</code>

    Kyrgyz, Russian and English may stand on one line, in this order, with “ / ” between them. What is written in one language is taken as { $tongue }. Add another one later: choose it below and send lines with the same hours.
    For several days, write the day on a line of its own: 18.07
item-from = { TIME($starts) }
item-from-to = { TIME($starts) }–{ TIME($ends) }
item-hours-on = <b>{ $hours }</b> · { DAY($starts) }
item = <b>{ $hours }</b> · { DAY($starts) }

    { $list }

    Press a language to change the title.
    .time = ⏰ Time
    .speaker = 🗣 Speaker
    .earlier = −15 minutes
    .later = +15 minutes
    .rest = ⏬ This and all after +15 min
    .files = 📎 Add a file
    .remove = 🗑 Remove
    .back = ‹ Programme
item-speaker = 🗣 { $speaker }
item-files = 📎 Files: { $number }
item-ask-time = <b>{ $hours } { $title }</b>
    Write the new time, for example: 9:30-10:15.
item-ask-title = <b>{ $hours } { $title }</b>
    Write the title ({ $tongue }). Kyrgyz, Russian and English at once: with “ / ” between them.
item-ask-speaker = <b>{ $hours } { $title }</b>
    Who speaks? Choose from the list, or write name and office.
item-no-speaker = No speaker
item-remove = <b>{ $hours } { $title }</b>
    Remove it from the programme? Its files stay with the seminar.
    .yes = 🗑 Yes, remove it
    .no = No, keep it
item-gone = This item was removed from the programme. Open the programme again.
item-time-wrong = The time is not clear. Write it like this: 9:30 or 9:30-10:15. Nothing was changed.
item-unclear-wrong = The time can be understood in more than one way. Write the hour with a colon: 9:10 or 9:10-10:15. Nothing has changed.
item-day-wrong = This seminar has no such day. Nothing was changed.
item-end-wrong = The end must be later than the start. Nothing was changed.
item-title-long = The title is too long: { $most } characters at most. Nothing was changed.
items-too-many = A programme has { $most } items at most. Nothing was added.
line-time-wrong = The time on line { $number } is not clear. Write it like this: 9:30 Opening. Nothing was added: mend it and send it again.
line-unclear-wrong = The time in line { $number } can be understood in more than one way. Write the hour with a colon: 9:10 Opening. Nothing was added, correct it and send it again.
line-day-wrong = The day on line { $number } is none of this seminar's. Nothing was added: mend it and send it again.
line-end-wrong = On line { $number } the end must be later than the start. Nothing was added: mend it and send it again.
line-title-wrong = Line { $number } has no title. Write it like this: 9:30 Opening. Nothing was added: mend it and send it again.
line-long-wrong = The title on line { $number } is too long. Nothing was added: shorten it and send it again.
awaited-item-lines = Now the lines of the programme are needed, for example: 9:30 Opening. Stop: /cancel
awaited-item-time = Now the time is needed: write it as text, for example: 9:30-10:15. Stop: /cancel
awaited-item-title = Now the title is needed: write it as text. Stop: /cancel
awaited-item-speaker = Now the speaker is needed: choose from the list, or write it as text. Stop: /cancel

## Languages

said-in = { $tongue }: { $text }
lacks-in = ⚠️ { $tongue }: not yet
lacks-ky = ⚠️ no Kyrgyz
lacks-ru = ⚠️ no Russian
lacks-ky-ru = ⚠️ neither Kyrgyz nor Russian
edit-stop = ‹ Back
