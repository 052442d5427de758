# How to change it: docs/texts.md

## The seminar

seminar-choose = Which seminar will you register for?
seminars-none = There is no seminar yet. A new one will appear here when it is announced.
seminar-card = <b>{ $seminar }</b>

    📅 { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
    📍 { $venue }, { $address }

    Registering takes less than a minute.
seminar-closed = <b>{ $seminar }</b>
    📅 { DAY($starts) }

    Registration is closed. You can still ask a question — the answer comes here.
seminar-held = <b>{ $seminar }</b>
    📅 { DAY($starts) } · held

    { $outcome }

    You can ask a question even now — the answer comes here.
programme-short = <b>Programme</b>
    { $list }
programme-line = { MOMENT($starts) } { $title }
programme-line-speaker = { MOMENT($starts) } { $title } — { $speaker }

## Registration: where from

unit-oblast = { $name }
unit-rayon = { $name }
unit-city = { $name }
unit-ayil-aymak = { $name } ayil aymak
unit-with-parent = { $name } ({ $parent })

ask-place-m = <b>Which municipality are you from?</b>
    Choose the oblast, or write the name of your ayil okmotu.
ask-place-m-in = <b>Which municipality are you from?</b>
    { $area }. Choose from the list, or write the name.
ask-place-r = <b>Which rayon administration are you from?</b>
    Choose the oblast, or write the name of the rayon.
ask-place-r-in = <b>Which rayon administration are you from?</b>
    { $area }
ask-place-o = <b>Which oblast are you from?</b>
ask-place-o-in = <b>Which oblast are you from?</b>
    { $area }
ask-office = <b>Which office are you from?</b>
office-municipality = Ayil okmotu or mayor's office
office-rayon-administration = Rayon state administration
office-plenipotentiary = Plenipotentiary representative's office
office-gamsumo = GAMSUMO
office-project = Project staff
office-partner = Partner organisation
office-other = Another office
office-rayon-administration-of = Rayon state administration: { $unit }
office-plenipotentiary-of = Plenipotentiary representative's office: { $unit }
office-gamsumo-of = GAMSUMO: { $unit }
not-municipality = I am not from a municipality
area-up = ‹ Back
page-back = ‹ Previous
page-next = Next ›
place-found = Found for “{ $typed }”. Press yours, or write it differently.
place-not-found = “{ $typed }” was not found. Write the name differently, or choose from the list below.
place-browse = Choose from the list
place-none = office not given
ask-organisation = <b>What is the name of your organisation?</b>
    Write it briefly.
organisation-wrong = Write the name of the organisation in 2 to 100 characters.

## Registration: who

ask-position = <b>Your position?</b>
position-head = Head
position-deputy = Deputy head
position-secretary = Executive secretary
position-chief = Head of the office
position-vice = Deputy head of the office
position-specialist = Specialist
position-council = Chair of the local council
position-other = Another position
ask-name = <b>Your name?</b>
    Write it in full, as in your passport.
name-wrong = This does not look like a name. Write it in letters, for example: Sample Person.
name-none = name not given
ask-phone = <b>Your telephone?</b>
    Press “📱 Send my number” below, or write the number: 0700 123 456.
phone-wrong = This does not look like a telephone number. Write it like this: 0700 123 456 or +996 700 123 456.
phone-foreign = This is another person's number. Send your own with the button below, or write it.
phone-taken = ✅ Telephone: { $phone }
ask-phone-back = Need the number not change?
phone-kept = The telephone stays as it was.
sex-f = Female
sex-m = Male
sex-f-chosen = ✓ Female
sex-m-chosen = ✓ Male
sex-none = not given
back-to-card = ‹ Leave it as it was

card = <b>Is everything right?</b>

    🎓 { $seminar }
    👤 { $name }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }

    Sex is only needed for the figures of the report; you may leave it out.
card-unsigned = <b>Your name?</b>
    Write it in full, as in your passport: that completes the registration.

    🎓 { $seminar }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }
card-confirm = ✅ Yes, register me
card-name = ✏️ Name
card-phone = ✏️ Telephone
card-place = ✏️ Office
card-position = ✏️ Position

registered = ✅ <b>You are registered!</b>

    { $name }, { $place }

    🎓 { $seminar }
    📅 { DAY($starts) }
    🕘 { TIME($starts) }–{ TIME($ends) }
    📍 { $venue }, { $address }

    { $programme }

    You can ask your questions right now: “❓ Ask a question”.
registered-already = You are registered already.
calendar = ✅ You are registered: { DAY($starts) }, { TIME($starts) }. Open the file to add it to your calendar.
seat = ✅ <b>You are registered</b>

    { $name }, { $place }, { $position }

    🎓 { $seminar }
    📅 { DAY($starts) }
    🕘 { TIME($starts) }–{ TIME($ends) }
    📍 { $venue }, { $address }

    { $programme }
    .venue = 📍 On the map
    .calendar = 📅 Calendar
    .change = ✏️ Change my details
venue-unknown = The point on the map is not known yet. The address is in the message.

awaited-place-m = Now the name of your municipality is needed: choose from the list or write it. Stop: /cancel
awaited-place-r = Now your rayon is needed: choose from the list or write its name. Stop: /cancel
awaited-place-o = Now your oblast is needed: choose from the list. Stop: /cancel
awaited-organisation = Now the name of your organisation is needed: write it as text. Stop: /cancel
awaited-position = Now your position is needed: press one of the buttons above. Stop: /cancel
awaited-name = Now your name is needed: write it as text. Stop: /cancel
awaited-phone = Now your telephone is needed: press the button below or write the number. Stop: /cancel
awaited-card = The card is ready: press “✅ Yes, register me” or change a line. Stop: /cancel
