# How to change it: docs/texts.md

## Coverage: who of those who are meant to come does

coverage-button = 📊 Coverage
coverage-board = <b>{ $seminar }</b>
    { $area }

    { $heading }: <b>{ $reached }/{ $total }</b>
    { $states }

    { $list }
    <i>{ $legend }</i>

    👤 { $coming }: { $people }
    ➕ Not on the list: { $outside }
    🕓 as of { TIME($now) }
coverage-rayon = <b>{ $seminar }</b>
    { $area }

    { $heading }: <b>{ $reached }/{ $total }</b>
    { $states }

    { $list }

    👤 { $coming }: { $people }
    ➕ Not on the list: { $outside }
    🕓 as of { TIME($now) }
coverage-heading-planned = Municipalities registered
coverage-heading-came = Municipalities that came
coverage-heading-unrecorded = Municipalities that were registered (no arrivals recorded)
coverage-legend-planned = █ confirmed · ▓ registered · ░ not yet
coverage-legend-came = █ came · ▓ not marked as arrived · ░ nobody
coverage-legend-unrecorded = ▓ were registered · ░ nobody
coverage-people-planned = People expected
coverage-people-came = People who came
coverage-people-unrecorded = People who were registered
coverage-line = { $bar } { $name } <b>{ $reached }/{ $total }</b>
coverage-office = 🏛 { $what } <b>{ $reached }/{ $total }</b>
coverage-office-people = 🏛 { $what }, people: { $number }
coverage-place = { $sign } { $name }
coverage-open = { $name } { $reached }/{ $total }
coverage-map-button = 🗺 Map
coverage-catering-button = 🍽 Meals, lodging
coverage-up = ⬆️ Up
coverage-silent-button = 📞 To contact
coverage-no-target = <b>{ $seminar }</b>

    There is nothing to show: no municipality that you can see here is on the “For whom” list. Organisers set it under “⚙️ Manage” → “For whom”.

    👤 { $coming }: { $people }
    ➕ Not on the list: { $outside }
coverage-picture = <b>{ $seminar }</b>
    { $area }: { $reached }/{ $total }, { $made }
coverage-note = { $area }, municipalities registered: { $reached } of { $total }. { $made }
coverage-credit = Boundaries: Ministry of Emergency Situations of the Kyrgyz Republic / OCHA COD-AB (2018)

reach-arrived = Arrived
reach-confirmed = Confirmed
reach-registered = Registered
reach-waiting = On the waiting list
reach-invited = Invited, no reply
reach-listed = On the list, not invited yet
reach-uninvited = Nobody invited yet
reach-declined = Not coming
reach-absent = Registered, not marked as arrived
reach-expected = Were registered
reach-nobody = Nobody came
reach-refused = Declined
reach-arrived-sign = ✅
reach-confirmed-sign = 👍
reach-registered-sign = 📝
reach-waiting-sign = ⏳
reach-invited-sign = ✉️
reach-listed-sign = 📋
reach-uninvited-sign = ▫️
reach-declined-sign = ✖️

catering = <b>{ $seminar }</b>

    🍽 { $coming }: <b>{ $total }</b>
    { $numbers }

    { $list }

    🕓 as of { TIME($now) }
catering-plain = <b>{ $seminar }</b>

    🍽 { $coming }: <b>{ $total }</b>
    { $numbers }

    🕓 as of { TIME($now) }
catering-expected =
    👍 confirmed: { $confirmed }
    📝 registered, not confirmed yet: { $registered }
    ⏳ on the waiting list: { $waiting }
catering-question = <b>{ $question }</b>
catering-answer = • { $answer } — { $number }
catering-sum = • in all: { $number }
catering-silent = • no answer yet: { $number }

## Places to contact: a reminder, calls

silent-places = <b>{ $seminar }</b>
    { $area }

    📞 To contact: municipalities <b>{ $number }</b>, organisations { $offices }
    ✉️ invited, no reply: { $invited }
    📋 on the list, not invited yet: { $listed }
    ▫️ nobody invited yet: { $uninvited }

    { $list }
    .remind = 💬 Remind via the bot
    .sheet = 📗 Call list
    .phones = 📞 Phone numbers
    .unconfirmed = 📞 Registered, not confirmed
silent-places-none = Everybody has replied.
silent-places-line = <b>{ $rayon }</b>: { $names }
silent-places-city = <b>{ $rayon }</b>
silent-places-and = { $names }, { $name }
silent-places-marked = { $name } { $sign }
silent-places-nobody = Everybody has replied: there is nobody to call.

coverage-reminder-preview = <b>{ $seminar }</b>
    { $area }

    To contact: { $silent }. People the bot can write to now: { $people } (municipalities and organisations: { $places }). Written to today already: { $asked }.

    Each gets the message below in their own language, at most once a day.
    .send = 💬 Send
coverage-reminder-nobody-yet = <b>{ $seminar }</b>
    { $area }

    To contact: { $silent }. There is nobody to write to now: the bot does not know them, or has already written today ({ $asked }).

    Please call the others: go back and tap “📗 Call list”.
coverage-reminder = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    { $place }: nobody is registered for this seminar yet. If you or your deputy will come, please register; it takes less than a minute.
coverage-reminder-register = 📝 Register
coverage-reminder-sent = 💬 The reminder is being sent. Recipients: { $people }. Those who register appear on the page “Coverage”.
coverage-reminder-nobody = There is nobody left to write to: all were written to today, or have replied.
coverage-reminder-closed = No reminder is sent: registration for this seminar is not open, or the seminar has already begun.

phones = <b>{ $seminar }</b>
    { $area }

    { $list }

    Organisations where we know nobody: { $unknown }
phones-line = 📞 <b>{ $place }</b>: { $name } { $phone }
phones-line-bot = 💬 <b>{ $place }</b>: { $name } { $phone }
phones-no-number = (no number)
phones-none = We have no phone number there. Ask the municipality itself.

call-sheet = 📗 { $seminar }, { $area }. Places to call: { $number }.
    Personal data: delete the file when it is no longer needed.
call-sheet-title = Call list
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
unconfirmed-nobody = All who are registered have confirmed, or nobody is registered yet.
unconfirmed-sheet = 📗 { $seminar }, { $area }. Not confirmed: { $number }.
    Personal data: delete the file when it is no longer needed.
call-sheet-button = 📗 Call list
call-from-registered = registered on { $date }
