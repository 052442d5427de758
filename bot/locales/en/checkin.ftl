# How to change it: docs/texts.md

## At the door

door-button = 🚪 Arrivals
door = 🚪 <b>Arrivals</b> · { $half }
    { $seminar }

    Arrived: <b>{ $arrived }</b> / { $expected }
    { $list }

    Type the name, the number on the sheet or the municipality of the person arriving. Or tap a rayon and choose from the list.
door-early = This seminar has not started yet. Arrivals are recorded from { DAY($day, case: "ablative") }.
door-awaited = To find somebody, type a name, a number on the sheet or a municipality.
door-found = “{ $typed }”: { $number }. Tap the person who has arrived. For the next one, just type.
door-many = “{ $typed }”: { $number }. Only the first are shown; type more to narrow it down.
door-none = “{ $typed }” was not found. Type it differently, or register the person here.
half-day-whole = { DAY($at) }
half-day-morning = { DAY($at) }, before lunch
half-day-afternoon = { DAY($at) }, after lunch
arrivals-line = • { $what }: { $arrived } / { $expected }
arrivals-area = { $what } { $arrived }/{ $expected }
arrivals-elsewhere = No rayon given
staff-overview-arrived = Arrived: <b>{ $arrived }</b> / { $expected } ({ $half })
expected = 👥 <b>{ $area }</b> · { $half }
    { $seminar }

    Arrived: <b>{ $arrived }</b> / { $expected } ({ $all_arrived } / { $all_expected } in total)
    Tap whoever has arrived. ✅: already recorded.
mark-there = ✅
mark-expected = ▫️

## One person

arrival = ✅ <b>{ $name }</b>
    🏛 { $place }, { $position }
    { $number }
    Arrived: { $half }, { $marked } ({ $by })

    Total: <b>{ $arrived }</b> / { $expected }
arrival-known = ☑️ <b>{ $name }</b> is already checked in
    🏛 { $place }, { $position }
    { $number }
    Arrived: { $half }, { $marked } ({ $by })

    Total: <b>{ $arrived }</b> / { $expected }
arrival-entered = entered { SHORTDAY($at) } { TIME($at) }
arrival-none = ▫️ <b>{ $name }</b>
    🏛 { $place }, { $position }
    { $number }
    { $half }: no arrival recorded. Status: { $state }

    Total: <b>{ $arrived }</b> / { $expected }
arrival-check-in = ✅ Arrived
arrival-undo = ↩️ Undo
arrival-handed-over = This seat went to somebody else or was released. Look for the person by name.
sheet-number = 📝 No. { $number }
way-pass = QR code
way-list = list
way-code = code on the screen
way-sheet = signature sheet
way-walk-in = registered at the door
way-page = the participant’s page

## Not on the list

walk-in-button = ➕ Not on the list
walk-in-next = ➕ One more person
walk-in-name = <b>Their full name?</b>
    Once you send it, they are registered and checked in.

    🏛 { $place }
    💼 { $position }

## The code on the screen

code-button = 🔢 Code on the screen
code-page = 🔢 <b>Code: { $code }</b>
    Valid until { TIME($until) }, then it changes by itself.

    { $seminar } · { $half }
    Show this message in the hall; if the seminar’s screen is open, the code is shown there too. Participants send the code to the bot or open the link: { $link }

    Arrived: <b>{ $arrived }</b> / { $expected }
code-stop = ⏹ Stop
code-elsewhere = 🔢 { $seminar }: another message shows the code now.
code-off = ⏹ { $seminar }: the code on the screen is closed; it can no longer be used to check in.
code-over = { $seminar }: the seminar is over; the code on the screen can no longer be used to check in.
self-code-ask = <b>Which code is on the screen in the hall?</b>
    🎓 { $seminar }

    Type its six digits. Cancel: /cancel
self-code-awaited = Please type the six digits on the screen in the hall, for example: 123 456. Cancel: /cancel
self-code-off = You cannot check in by code now: it works only on the day of the seminar, while the code is on the screen in the hall. Please ask the staff at the door.
self-code-no-seat = You have no seat at this seminar: { $seminar }. Please ask the staff at the door; they will register you at once.
self-code-wrong = This code is wrong or out of date. Type the six digits that are on the screen now.
self-code-many = Too many wrong codes. Try again in { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }, or ask the staff at the door.
self-code-done = ✅ <b>Welcome!</b>
    { $name }, your arrival is recorded: { $half }, { TIME($at) }.

    🎓 { $seminar }

## One’s own QR code

pass-button = 🎫 Show at the door
pass = 🎫 <b>Show this code at the door</b>

    { $name }
    🏛 { $place }
    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    Staff scan it with their phone’s camera. Please do not send the code to anyone.
    .here = 🔢 Type the code on the screen
pass-foreign = This code is only for the staff at the door. Your own code is here: /seminars
pass-ended = This code is not valid: { $name }, { $place } — the seat went to somebody else or was released. Look for the person by name.

## The signed sheet

sheet-button = 📝 Signature sheet
sheet = 📝 <b>Signature sheet</b> · { $half }
    { $seminar }

    { $last }

    Where there is no network, print the list and have it signed. Then type the numbers of those who signed, and the bot checks them in. A person checked in both ways is counted once.
sheet-last = Numbers on the list: 1–{ $last }.
sheet-last-none = There are no numbers yet: get the list first.
sheet-key-in = ✍️ Enter the numbers
sheet-send = 📗 Numbered list
sheet-print = 📕 PDF: signature sheet
sheet-sent = 📗 { $seminar }. People with a number: { $number }. Numbers do not change; those who register later are added at the end.
sheet-title = Numbered list
sheet-column-number = No.
sheet-column-signature = Signature
sheet-column-signature-day = Signature, { SHORTDAY($starts) }
sheet-unnumbered = There are no numbers yet. First tap “📗 Numbered list” and print it.
sheet-ask = <b>Who has signed?</b> · { $half }
    { $seminar }

    Type the numbers, for example: 1-14, 16, 20. The list has 1–{ $last }.
sheet-wrong-empty = Type the numbers of those who signed, for example: 1-14, 16, 20. Cancel: /cancel
sheet-wrong-number = “{ $part }” was not understood. Type it like this: 1-14, 16, 20. Nobody was checked in.
sheet-wrong-backwards = “{ $part }”: the lower number comes first, for example: 1-14. Nobody was checked in.
sheet-wrong-large = “{ $part }”: there is no such number; the highest is { $most }. Nobody was checked in.
sheet-unknown = There are no such numbers: { $numbers }. The list has 1–{ $last }. Check them and type all of them again. Nobody was checked in.
sheet-handed-over = No. { $number }: { $name } — this seat went to somebody else. Leave this number out and type the others again; look for the person by name.
sheet-preview = <b>Have these people arrived?</b> · { $half }
    New: { $new }. Already checked in: { $known }.

    { $list }
    .yes = ✅ Yes, check them in
    .no = ✏️ Type them again
sheet-line = { $mark } { $number }. { $name }, { $place }
sheet-done = ✅ Checked in from the sheet: <b>{ $new }</b>. Already checked in: { $known }.
    { $half }

    Arrived: <b>{ $arrived }</b> / { $expected }
    .undo = ↩️ Undo all of it
sheet-undone = ↩️ Undone: { $numbers }. Those checked in by other means stay.
    { $half }

    Arrived: <b>{ $arrived }</b> / { $expected }

## What is held

field-check-in = Your arrival at a seminar
field-checked-in = Checked in by you at the door
field-sheet-entry = Entered by you from a sheet
field-sheet-number = Your number on the sheet
