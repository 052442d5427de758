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
coverage-everywhere = The whole country
coverage-state = { $sign } { $what } — { $number }
coverage-line = { $bar } { $name } <b>{ $reached }/{ $total }</b>
coverage-office = 🏛 { $what } <b>{ $reached }/{ $total }</b>
coverage-office-people = 🏛 { $what }: { $number } people
coverage-place = { $sign } { $name }
coverage-open = { $name } { $reached }/{ $total }
coverage-chart-button = 📊 Chart
coverage-map-button = 🗺 Map
coverage-catering-button = 🍽 Meals, lodging
coverage-refresh = 🔄 Refresh
coverage-up = ⬆️ Up
coverage-back = ‹ Back
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
reach-silent = Silent
reach-declined = Not coming
reach-arrived-sign = ✅
reach-confirmed-sign = 👍
reach-registered-sign = 📝
reach-waiting-sign = ⏳
reach-invited-sign = ✉️
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
