# How to change it: docs/texts.md

## At the door

door-button = 🚪 Arrivals
door = 🚪 <b>Arrivals</b> · { $half }
    { $seminar }

    Arrived: <b>{ $arrived }</b> / { $expected }
    { $list }

    Write the name, the number on the sheet or the ayil okmotu of whoever arrives. Or press a rayon and choose from the list.
door-back = 🚪 Arrivals
door-refresh = 🔄 Refresh
door-early = This seminar has not begun. Arrivals are recorded from its first day on: { DAY($day) }.
door-awaited = To find somebody, write a name, a number on the sheet or an ayil okmotu as text.
door-found = “{ $typed }”: { $number }. Press whoever has arrived. For the next one, just write.
door-many = “{ $typed }”: { $number }. Only the first are shown; write more of it.
door-none = “{ $typed }” was not found. Write it differently, or register the person here.
half-day-whole = { DAY($at) }
half-day-morning = { DAY($at) }, before lunch
half-day-afternoon = { DAY($at) }, after lunch
arrivals-line = • { $what }: { $arrived } / { $expected }
arrivals-area = { $what } { $arrived }/{ $expected }
arrivals-elsewhere = No rayon given
staff-overview-arrived = Arrived: <b>{ $arrived }</b> / { $expected } ({ $half })
expected = 👥 <b>{ $area }</b> · { $half }
    { $seminar }

    Arrived: <b>{ $arrived }</b> / { $expected } ({ $all_arrived } / { $all_expected } in all)
    Press whoever has arrived. ✅: recorded already.
mark-there = ✅
mark-expected = ▫️

## One person

arrival = ✅ <b>{ $name }</b>
    🏛 { $place }, { $position }
    { $number }
    Arrived: { $half }, { TIME($at) } ({ $by })

    In all: <b>{ $arrived }</b> / { $expected }
arrival-known = ☑️ <b>{ $name }</b> was checked in before
    🏛 { $place }, { $position }
    { $number }
    Arrived: { $half }, { TIME($at) } ({ $by })

    In all: <b>{ $arrived }</b> / { $expected }
arrival-none = ▫️ <b>{ $name }</b>
    🏛 { $place }, { $position }
    { $number }
    { $half }: no arrival recorded. State: { $state }

    In all: <b>{ $arrived }</b> / { $expected }
arrival-check-in = ✅ Arrived
arrival-undo = ↩️ Undo
arrival-handed-over = This place went to somebody else or was given up. Look for whoever has arrived by name.
sheet-number = 📝 No. { $number }
way-pass = QR code
way-list = list
way-code = code on the screen
way-sheet = signed sheet
way-walk-in = registered at the door
way-page = the participant’s page

## Not on the list

walk-in-button = ➕ Not on the list
walk-in-next = ➕ One more
walk-in-name = <b>Their full name?</b>
    Once you write it, they are registered and checked in.

    🏛 { $place }
    💼 { $position }

## The code on the screen

code-button = 🔢 Code on the screen
code-page = 🔢 <b>Code: { $code }</b>
    Valid until { TIME($until) }, then it changes by itself.

    { $seminar } · { $half }
    Show this message to the hall; if the seminar’s wall is open, the code is there too. Participants write it to the bot or open the link: { $link }

    Arrived: <b>{ $arrived }</b> / { $expected }
code-stop = ⏹ Stop
code-elsewhere = 🔢 { $seminar }: another message shows the code now.
code-off = ⏹ { $seminar }: the code is closed; nobody can check in by it any more.
code-over = { $seminar }: the seminar is over; there is no check-in by code any more.
self-code-ask = <b>Which code is on the screen in the hall?</b>
    🎓 { $seminar }

    Write its six digits. Stop: /cancel
self-code-awaited = Now the six digits on the screen in the hall are needed, such as 123 456. Stop: /cancel
self-code-off = There is no check-in by code now: it works on the day of the seminar, while the code is on the screen in the hall. Please ask the staff at the door.
self-code-no-seat = You have no place at this seminar: { $seminar }. Please ask the staff at the door, they will register you at once.
self-code-wrong = This code is wrong or has changed. Write the six digits that are on the screen now.
self-code-many = Too many wrong codes. Try again in { $minutes } minutes, or ask the staff at the door.
self-code-done = ✅ <b>Welcome!</b>
    { $name }, your arrival is recorded: { $half }, { TIME($at) }.

    🎓 { $seminar }

## One's own QR code

pass-button = 🎫 Show at the door
pass = 🎫 <b>Show this code at the door</b>

    { $name }
    🏛 { $place }
    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    Staff read it with the camera of their telephone. Please do not send the code to anybody.
    .here = 🔢 Write the code on the screen
pass-foreign = This code is for the staff at the door only. Your own code is here: /seminars
pass-ended = This code is not valid: { $name }, { $place } – the place went to somebody else or was given up. Look for whoever has arrived by name.

## The signed sheet

sheet-button = 📝 Signed sheet
sheet = 📝 <b>Signed sheet</b> · { $half }
    { $seminar }

    { $last }

    Where there is no network, print the list and have it signed. Afterwards write the numbers of those who signed, and the bot checks them in. Whoever is checked in both ways counts once.
sheet-last = Numbers on the list: 1–{ $last }.
sheet-last-none = There are no numbers yet: get the list first.
sheet-key-in = ✍️ Write the numbers
sheet-send = 📗 Numbered list
sheet-print = 📕 PDF: signature sheet
sheet-sent = 📗 { $seminar }, people with a number each: { $number }. Numbers stay; whoever registers later is added at the end.
sheet-title = Signature sheet
sheet-column-number = No.
sheet-column-signature = Signature
sheet-unnumbered = There are no numbers yet. Press “📗 Numbered list” first and print it.
sheet-ask = <b>Who has signed?</b> · { $half }
    { $seminar }

    Write the numbers, such as 1-14, 16, 20. The list has 1–{ $last }.
sheet-wrong-empty = Write the numbers of those who signed, such as 1-14, 16, 20. Stop: /cancel
sheet-wrong-number = “{ $part }” was not understood. Write it like this: 1-14, 16, 20. Nobody was checked in.
sheet-wrong-backwards = “{ $part }”: the lower number comes first, such as 1-14. Nobody was checked in.
sheet-wrong-large = “{ $part }”: there is no such number, the highest is { $most }. Nobody was checked in.
sheet-unknown = There are no such numbers: { $numbers }. The list has 1–{ $last }. Check them and write all of them again. Nobody was checked in.
sheet-handed-over = No. { $number }: { $name } – this place went to somebody else. Leave it out and write the others again; look for whoever has arrived by name.
sheet-preview = <b>Have these people arrived?</b> · { $half }
    New: { $new }. Checked in before: { $known }.

    { $list }
    .yes = ✅ Yes, check them in
    .no = ✏️ Write them again
sheet-line = { $mark } { $number }. { $name }, { $place }
sheet-done = ✅ Checked in from the sheet: <b>{ $new }</b>. Checked in before: { $known }.
    { $half }

    Arrived: <b>{ $arrived }</b> / { $expected }
    .undo = ↩️ Undo all of it
sheet-undone = ↩️ Undone: { $numbers }. Whoever was checked in otherwise stays.
    { $half }

    Arrived: <b>{ $arrived }</b> / { $expected }

## What is held

field-check-in = Your arrival at a seminar
field-checked-in = Checked in by you at the door
field-sheet-entry = Keyed in by you from a sheet
field-sheet-number = Your number on the sheet
