# How to change this: docs/texts.md

## A participant's page

who = <b>{ $name }</b>, { $position }
    🏛 { $place }
    📱 { $phone }
    💬 { $reach }
    🎓 { $seminar }
    <b>{ $state }</b>

    { $history }
who-typed-phone = { $phone } (not confirmed)
who-no-phone = no telephone
who-hidden-phone = the telephone is not shown to you
who-no-telegram = not at the bot: by telephone only
who-blocked = has blocked the bot: by telephone only
who-telegram = at the bot
who-began = • { DAY($at) }, { TIME($at) }: { $by }
who-changed = • { DAY($at) }, { TIME($at) }: { $state } ({ $by })
who-changed-why = • { DAY($at) }, { TIME($at) }: { $state } ({ $by }). { $reason }
by-clock = time ran out
by-self = themselves
source-chat = registered at the bot
source-link = by a link
source-import = from the list of invitees
source-assisted = registered by staff
source-deputy = instead of somebody
state-invited = ✉️ invited
state-registered = 📝 registered
state-confirmed = ✅ confirmed
state-arrived = 📍 arrived
state-waiting = ⏳ on the waiting list
state-offered = 🎟 a place is offered
state-declined = ✖️ not coming
state-cancelled = ✖️ cancelled
state-handed-over = 🔁 handed over
mark-invited = ✉️
mark-registered = 📝
mark-confirmed = ✅
mark-arrived = 📍
mark-waiting = ⏳
mark-offered = 🎟
mark-declined = ✖️
mark-cancelled = ✖️
to-arrived = 📍 Arrived
to-confirmed = ✅ Confirms to come
to-registered = 📝 Mark as registered
to-cancelled = ❌ Free the seat
to-another = 🔁 Hand to somebody else
unseat-ask = <b>Why is the seat freed?</b>
    { $name }, { $place }

    Write the reason: the participant will read it.
unseat-none = Free it without a reason
step-stop = ✖️ Stop
staff-cancelled = ❗ The organisers have freed your seat.

    🎓 { $seminar }
    📅 { DAY($starts) }
    Reason: { $reason }

    If you have a question, write it here.
staff-refused = We are sorry: there is no place for you at this seminar.

    🎓 { $seminar }
    📅 { DAY($starts) }
    Reason: { $reason }

    If you have a question, write it here.
handto-ask = <b>Who takes the seat?</b>
    Now: { $name }, { $place }

    Write the new participant's name and telephone, for example: Sample Person, 0700 123 456
handto-wrong = Write it like this: Sample Person, 0700 123 456 (without a telephone: the name alone). The seat has not changed yet.

## Finding somebody

staff-find = 🔎 Find
find-ask = <b>Whom do we look for?</b> { $seminar }
    Write the beginning of a name, an ayil okmotu or some digits of the telephone.
find-text = To find somebody, write a name, an ayil okmotu or a telephone as text.
find-none = “{ $typed }” was not found. Try to write it differently.
find-found = “{ $typed }”: { $number }. To look for somebody else, just write.
find-many = “{ $typed }”: { $number }. The first ten are shown; write more of it.
find-button = { $mark } { $name }, { $place }
find-stopped = No longer looking.

## Registering somebody else

staff-assist = ➕ Register somebody
assist-begin = <b>Registering somebody else</b>
    🎓 { $seminar }

    Answer for them. Your own particulars do not change.
ask-phone-other = <b>Their telephone number?</b>
    Write it, for example: 0700 123 456.
card-unsigned-other = <b>Their full name?</b>
    With it the registration is done.

    🎓 { $seminar }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }
assisted = ✅ Registered: { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }

    Tell them when and where: { DAY($starts) }, { TIME($starts) }, { $venue }.
assist-waits = ⏳ The hall is full; on the waiting list: { $name }
    🏛 { $place }
    🎓 { $seminar }

    When a place comes free, organisers are told.
assist-unit-taken = The place of this office is taken: { $place }. What you have written is kept.
assist-same = 🤔 <b>Are they there already?</b>
    You are registering: { $name }
    🏛 { $place }

    If it is one of these, press the name.
    .another = ➕ No, somebody else
assist-is = ✉️ { $name }, { $place }
assist-see = 👤 { $name }, { $place }
