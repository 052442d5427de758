# How to change this: docs/texts.md

## The municipality's place is taken

unit-taken = <b>The place of this office is taken</b>

    🎓 { $seminar }
    🏛 { $place }
    { $list }

    What shall we do? What you have written is kept.
    .both = We both come
unit-taken-by = 👤 Registered: { $position }
unit-taken-instead = I come instead
unit-taken-instead-of = I come instead of: { $position }
unit-taken-leave = ✖️ Leave it as it is
unit-taken-left = Then you are not registered. If you change your mind: /seminars
unit-taken-kept = <b>The place of that office is taken</b>

    🎓 { $seminar }
    🏛 { $place }
    { $list }

    The seat you had has not changed.
instead-ask = 🙋 <b>Somebody wishes to come instead of you</b>

    👤 { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
    📅 { DAY($starts) }

    Do you let them have your seat? With “No” it stays yours.
    .yes = ✅ Yes, let them come
    .no = ❌ No, I come myself
instead-kept = The seat stays yours.

    🎓 { $seminar }
    📅 { DAY($starts) }
instead-no = Whoever has the seat will come.

    🎓 { $seminar }
    🏛 { $place }

    The organisers have your request. If a place is found, or they decide, we write here.
notice-instead = 🙋 <b>A second person from one office.</b> They wish to come instead of the first:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
    We have asked the first one too.
notice-both = 🙋 <b>A second person from one office.</b> They wish to come both:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
notice-instead-no = 🙋 The first one comes. The second one waits for your decision:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
let-replace = 🔁 Let them come instead
let-beyond = ➕ Give one place more
let-refuse = ❌ Refuse
let-done = ✅ Decided: { $name }, { $place }. They have been told.
let-which = Instead of whom? { $place }
let-which-button = { $name }, { $position }
let-nobody = This office has no seat that could be handed over. Open the participant's page from the list.
let-unit-full = The place of this office is taken: { $place }.
hall-full = The hall is full. Raise the seminar's number of places first. Nothing has changed.
seat-decided = This has been decided already; nothing has changed.
