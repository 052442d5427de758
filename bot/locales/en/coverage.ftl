# How to change it: docs/texts.md

## Coverage: who of those who are meant to come does

coverage-button = 📊 Coverage
coverage-board = <b>{ $seminar }</b>
    { $area }

    Municipalities registered: <b>{ $reached }/{ $total }</b>
    { $states }

    { $list }
    <i>█ sure to come · ▓ registered · ░ not yet</i>

    👤 People expected: { $people }
    ➕ Not on the list: { $outside }
    🕓 as of { TIME($now) }
coverage-rayon = <b>{ $seminar }</b>
    { $area }

    Municipalities registered: <b>{ $reached }/{ $total }</b>
    { $states }

    { $list }

    👤 People expected: { $people }
    ➕ Not on the list: { $outside }
    🕓 as of { TIME($now) }
coverage-line = { $bar } { $name } <b>{ $reached }/{ $total }</b>
coverage-office = 🏛 { $what } <b>{ $reached }/{ $total }</b>
coverage-office-people = 🏛 { $what }, people: { $number }
coverage-place = { $sign } { $name }
coverage-open = { $name } { $reached }/{ $total }
coverage-map-button = 🗺 Map
coverage-catering-button = 🍽 Meals, lodging
coverage-up = ⬆️ Up
coverage-silent-button = 🔕 Who is silent
coverage-no-target = <b>{ $seminar }</b>

    It is not said yet who is meant to come: choose it under “⚙️ Manage the seminar” → “For whom”.

    👤 People expected: { $people }
    ➕ Not on the list: { $outside }
coverage-picture = <b>{ $seminar }</b>
    { $area }: { $reached }/{ $total }, { $made }
coverage-note = { $area }: { $reached } of { $total } municipalities registered. { $made }
coverage-credit = Boundaries: Ministry of Emergency Situations of the Kyrgyz Republic / OCHA COD-AB (2018)

reach-arrived = Arrived
reach-confirmed = Confirmed
reach-registered = Registered
reach-waiting = Waiting
reach-invited = Invited, no answer
reach-listed = On the list, not invited yet
reach-silent = Silent
reach-declined = Not coming
reach-arrived-sign = ✅
reach-confirmed-sign = 👍
reach-registered-sign = 📝
reach-waiting-sign = ⏳
reach-invited-sign = ✉️
reach-listed-sign = 📋
reach-silent-sign = 🔕
reach-declined-sign = ✋

catering = <b>{ $seminar }</b>

    🍽 People expected: <b>{ $total }</b>
    👍 sure to come: { $confirmed }
    📝 registered, not confirmed yet: { $registered }
    ⏳ waiting for a place: { $waiting }

    { $list }

    🕓 as of { TIME($now) }
catering-plain = <b>{ $seminar }</b>

    🍽 People expected: <b>{ $total }</b>
    👍 sure to come: { $confirmed }
    📝 registered, not confirmed yet: { $registered }
    ⏳ waiting for a place: { $waiting }

    🕓 as of { TIME($now) }
catering-question = <b>{ $question }</b>
catering-answer = • { $answer } — { $number }
catering-sum = • together: { $number }
catering-silent = • no answer yet: { $number }

## The silent: a reminder, telephone calls

silent-places = <b>{ $seminar }</b>
    { $area }

    🔕 Silent municipalities: <b>{ $number }</b>, offices: { $offices }
    ✉️ of these invited: { $invited }
    📋 on the list, not invited yet: { $listed }

    { $list }
    .remind = 💬 Remind in the bot
    .sheet = 📗 Call sheet
    .phones = 📞 Telephones
    .unconfirmed = 📞 Registered, unconfirmed
silent-places-none = All have answered.
silent-places-line = <b>{ $rayon }</b>: { $names }
silent-places-city = <b>{ $rayon }</b>
silent-places-city-invited = <b>{ $rayon }</b> ✉️
silent-places-and = { $names }, { $name }
silent-places-invited = { $name } ✉️
silent-places-nobody = Nobody is silent any more: there is nobody to call.

coverage-reminder-preview = <b>{ $seminar }</b>
    { $area }

    Silent: { $silent }. The bot can write to so many people now: { $people } (municipalities and offices: { $places }). Written to today already: { $asked }.

    Each gets the message below in their own language, at most once a day.
    .send = 💬 Send
coverage-reminder-nobody-yet = <b>{ $seminar }</b>
    { $area }

    Silent: { $silent }. There is nobody to write to now: the bot does not know them, or has written today ({ $asked }).

    The others have to be called: go back and press “📗 Call sheet”.
coverage-reminder = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    { $place }: nobody is registered for this seminar yet. If you or your deputy will come, please register – it takes two minutes.
coverage-reminder-register = 📝 Register
coverage-reminder-sent = 💬 A reminder is on its way, people: { $people }. Whoever registers appears on the coverage board.
coverage-reminder-nobody = There is nobody left to write to: all were written to today, or have answered.
coverage-reminder-closed = Registration for this seminar is not open now, so no reminder is sent. Open registration first.

phones = <b>{ $seminar }</b>
    { $area }

    { $list }

    Without a known number: { $unknown }
phones-line = 📞 <b>{ $place }</b>: { $name } { $phone }
phones-line-bot = 💬 <b>{ $place }</b>: { $name } { $phone }
phones-no-number = (no number)
phones-none = We know nobody's number there. Ask the ayil okmotu itself.

call-sheet = 📗 { $seminar }, { $area }: { $number } silent.
    Personal data: delete the file when it is no longer needed.
call-sheet-title = Call sheet
call-column-from = Known from
call-column-bot = The bot can write
call-column-answer = Answer
call-column-caller = Who called
call-from-list = the list of invitees
call-from-bot = wrote to the bot, { $date }
call-from-seminar = { $seminar }, { $date }
call-from-nowhere = unknown
call-bot-yes = yes
call-bot-no = no

unconfirmed = <b>{ $seminar }</b>
    { $area }

    📝 Registered, but not confirmed: <b>{ $number }</b>

    { $list }
unconfirmed-nobody = All who registered have confirmed, or nobody is registered yet.
unconfirmed-sheet = 📗 { $seminar }, { $area }: { $number } not confirmed.
    Personal data: delete the file when it is no longer needed.
call-sheet-button = 📗 Call sheet
call-from-registered = registered on { $date }
