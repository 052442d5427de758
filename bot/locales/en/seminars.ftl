# How to change it: docs/texts.md

## The list of seminars, and the page of one

seminars = <b>Seminars</b>

    { $list }
seminars-line = <b>{ $seminar }</b>
    { DAY($starts) } · { $state }
seminar = <b>{ $seminar }</b>
    { $state }

    📅 { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
    📍 { $place }

    { $about }
    .change = ✏️ Change my details
    .register = ✅ Register
    .programme = 🗓 Programme
    .materials = 📎 Materials
    .venue = 📍 On the map
    .calendar = 📅 Calendar
    .all = ‹ All seminars
seminar-place = { $venue }, { $address }
place-open = the place is not known yet
seminar-more = 🎓 My seat, programme, materials
seminar-back = ‹ Seminar
seminar-is-open = registration is open
seminar-is-closed = registration is closed
seminar-is-held = held
seminar-is-cancelled = ✖️ the seminar was cancelled
seat-is-invited = ✉️ You are invited, but not registered yet
seat-is-registered = ✅ You are registered
seat-is-confirmed = ✅ You confirmed that you are coming
seat-is-arrived = ✅ You took part
seat-is-waiting = ⏳ You are on the waiting list
seat-is-offered = 🎟 A place came free for you: we wait for your answer
seat-is-declined = ✖️ You said that you cannot come
seat-is-cancelled = ✖️ You have no seat at present
seat-is-handed-over = 🔁 You handed your seat over

programme = <b>Programme</b>
    { $seminar }

    { $list }
    .pings-on = 🔔 Remind me 10 minutes before
    .pings-off = 🔕 Remind me no longer
programme-empty = There is no programme yet.
programme-day = <b>{ DAY($starts) }</b>
programme-from = { MOMENT($starts) } { $title }
programme-from-to = { MOMENT($starts) }–{ MOMENT($ends) } { $title }
programme-said-by = { $item }
    🗣 { $speaker }
