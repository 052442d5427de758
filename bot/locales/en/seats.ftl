# How to change it: docs/texts.md

## The seminar

seminar-card = <b>{ $seminar }</b>

    📅 { DAYS($starts, $ends) }
    🕘 { $hours }
    📍 { $venue }, { $address }

    Registering takes less than a minute.
seminar-closed = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }

    Registration is closed. You can still ask a question — the answer comes here.
seminar-held = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) } · held

    { $outcome }

    You can ask a question even now — the answer comes here.
programme-short = <b>Programme</b>
    { $list }
programme-line = { MOMENT($starts) } { $title }
programme-line-speaker = { MOMENT($starts) } { $title } — { $speaker }

## Registration: where from

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
place-found = Found for “{ $typed }”. Press yours, or write it differently.
place-not-found = “{ $typed }” was not found. Write the name differently, or choose from the list below.
place-browse = Choose from the list
ask-organisation = <b>What is the name of your organisation?</b>
    Write it briefly.
organisation-wrong = Write the name of the organisation in 2 to 100 characters.

## Registration: who

ask-position = <b>Your position?</b>
    🏛 { $place }
chosen-so-far = 🏛 { $place }
    💼 { $position }
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
ask-name-whole = <b>Please write surname and first name</b>
    You wrote: { $name }. The list and the certificate need your full name, as in your passport.
name-keep = { $name } – keep it so
ask-phone = <b>Your telephone?</b>
    Press “📱 Send my number” below, or write the number: 0700 123 456.
phone-wrong = This does not look like a telephone number. Write it like this: 0700 123 456 or +996 700 123 456.
phone-foreign = This is another person's number. Send your own with the button below, or write it.
phone-taken = ✅ Telephone: { $phone }
ask-phone-back = Does the number stay as it is?
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
    Write it in full, as in your passport.

    🎓 { $seminar }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }
card-editing = <b>Your details</b>

    🎓 { $seminar }
    👤 { $name }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }

    Change a line, then save.
card-save = 💾 Save
card-discard = ✖️ Change nothing
card-request = ⏳ Whether there is a place depends on the answer
card-confirm = ✅ Yes, register me
card-name = ✏️ Name
card-phone = ✏️ Telephone
card-place = ✏️ Office
card-position = ✏️ Position

registered = ✅ <b>You are registered!</b>

    { $name }, { $place }

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🕘 { $hours }
    📍 { $venue }, { $address }

    { $programme }

    You can ask your questions right now: “❓ Ask a question”.
registered-already = You are registered already.
registration-saved = ✅ <b>Saved</b>
    { $list }

    🎓 { $seminar }
registration-unchanged = Nothing has changed.

    🎓 { $seminar }
seat-line-name = 👤 { $name }
seat-line-place = 🏛 { $place }
seat-line-position = 💼 { $position }
seat-line-phone = 📱 { $phone }
calendar = ✅ You are registered: { DAYS($starts, $ends) }, { TIME($starts) }. Open the file to add it to your calendar.
seat = ✅ <b>You are registered</b>

    { $name }, { $place }, { $position }

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🕘 { $hours }
    📍 { $venue }, { $address }

    { $programme }
    .venue = 📍 On the map
    .calendar = 📅 Calendar
    .change = ✏️ Change my details
venue-unknown = The point on the map is not known yet. The address is in the message.

awaited-place-m = Now the name of the municipality is needed: choose from the list or write it. Stop: /cancel
awaited-place-r = Now the rayon is needed: choose from the list or write its name. Stop: /cancel
awaited-place-o = Now the oblast is needed: choose from the list. Stop: /cancel
awaited-organisation = Now the name of the organisation is needed: write it as text. Stop: /cancel
awaited-outside = Now this is to be decided: press one of the buttons above. Stop: /cancel
awaited-taken = Now this is to be decided: press one of the buttons above. Stop: /cancel
awaited-position = Now the position is needed: press one of the buttons above. Stop: /cancel
awaited-name = Now the full name is needed: write it as text. Stop: /cancel
awaited-phone = Now the telephone number is needed: press the button or write the number. Stop: /cancel
awaited-card = The card is ready: confirm it with the button, or change a line. Stop: /cancel

## What a seminar asks besides

card-sex = ⚥ Sex: { $sex }
card-extra = • { $question } — { $answer }
card-extra-change = ✏️ { $question }
ask-extra-choice = <b>{ $question }</b>
    Press one of these.
ask-extra-number = <b>{ $question }</b>
    Write a number, for example: 2.
ask-extra-text = <b>{ $question }</b>
    Write it briefly.
extra-skip = Skip
extra-number-wrong = A number from 0 to { $most } is needed here, for example: 2. What you filled in is kept.
extra-text-long = This is too long: { $most } characters at most. What you filled in is kept.
awaited-extra = Now the question above is to be answered: press a button, or “Skip”. Stop: /cancel

## A seat: coming, not coming

seminar-not-yet = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    Registration is not open yet.
    It opens: { DAY($opens) }, { TIME($opens) }.
    Come back here then: /seminars. You can ask a question now.
seat-deputy = 🔁 Somebody comes instead
seat-cannot = ❌ I cannot come
seat-coming = ✅ No, I am coming
seat-confirmed = ✅ <b>We expect you!</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    📍 { $venue }, { $address }

    If anything changes, press a button below.
seat-given-back = It is noted that you will not come. Thank you for telling us.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
seat-given-back-why = It is noted that you will not come. Your place is offered to those who wait.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Can you tell us why? You need not.
coming-back = ↩️ I am coming after all
release-ask = <b>You cannot come?</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Choose why, and your place is given free.
reason-work = Work does not let me
reason-illness = Health
reason-family = Family
reason-road = Road, transport
reason-words = ✏️ Another reason
reason-none = not told
reason-ask = Write the reason in a few words. Stop: /cancel
reason-wrong = Write the reason briefly, as text (at most 300 characters). Your seat has not changed yet. Stop: /cancel
seat-over = This seminar has begun or is over; the seat can no longer be changed. For a question: /ask
seat-handed-over = This seat has gone to somebody else. Seminars: /seminars

## Somebody instead

deputy-link = <b>Who comes instead of you?</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Send the link to <b>that person alone</b>, in a private chat: whoever first opens it and gives a name and a telephone gets the seat. We tell you who came, and for a day you can have the seat back.

    The link works for 72 hours, once. An earlier link no longer works.
    .forward = 📨 Send the link
    .back = ✖️ Take the link back
deputy-forward = { $seminar }, { DAYS($starts, $ends) }, { TIME($starts) }. Please go to this seminar instead of me: open the link and give your name.
deputy-no-seat = You have no seat now that could be handed over. Your seat: /seminars
deputy-unlinked = The link no longer works. The seat stays yours.
deputy-link-gone = This link no longer works: it was used, taken back, or is too old. Ask whoever sent it for a new one. Seminars: /seminars
deputy-own = This is your own link. Send it to whoever comes instead of you: until they give their name, the seat is yours.
deputy-have-seat = You have a seat of your own at this seminar and cannot take a second one. Let somebody else open the link.

    🎓 { $seminar }
    🏛 { $place }
deputy-opened = <b>A seat is handed to you</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    📍 { $venue }, { $address }
    🏛 { $place }

    Tell us the following, and the seat is yours.
deputy-came = 🔁 By your link your seat went to <b>{ $deputy }</b>, { $position }.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    Is this the person you sent the link to? If not, have the seat back: you can for a day.
    .undo = ↩️ Have my seat back
deputy-undone = ✅ The seat is yours again.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }
deputy-undone-other = ↩️ Whoever handed you the seat has taken it back.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    If this is a mistake, ask whoever sent you the link, or write your question here.
deputy-undo-late = The seat cannot be had back any more: a day has passed, they have arrived at the seminar, or organisers have changed it. Write to them: /ask
deputy-undo-full = This seat has gone to those who waited and cannot be had back. Write to the organisers: /ask
deputy-took = 🔁 Your seat has gone to { $deputy }.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    They go to this seminar now. Thank you for finding somebody.
deputy-left = ❌ <b>The person who was to come instead of you will not come after all</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    Their place is free again.
deputy-come-again = ✅ I will come myself
deputy-back = ↩️ <b>The person who was to come instead of you will come after all</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

## The waiting list

waiting-place = ⏳ <b>You are on the waiting list</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    All places are taken now. Your number on the list: <b>{ $turn }</b>.
    When a place comes free we write here: press “I am coming”, and it is yours. Nothing to do now.
waiting-instead = ⏳ <b>Waiting for an answer</b>

    🎓 { $seminar }
    🏛 { $place }

    We have asked whoever has the seat, and the organisers. The answer comes here.
waiting-staff = ⏳ <b>Waiting for an answer</b>

    🎓 { $seminar }
    🏛 { $place }

    Your request has gone to the organisers. The answer comes here.
waiting-leave = ✖️ I do not wait
offer = 🎉 <b>There is a place for you!</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    🏛 { $place }

    We keep it for you until: { DAY($until) }, { TIME($until) }. Are you coming?
    .take = ✅ I am coming
    .no = ❌ I cannot
offer-expired = ⌛ There was no answer, and the place was offered to the next one.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    You are still on the list. If you still want to come, press: if a place is free, it is yours at once.
    .take = ✅ I still want to come

## For organisers

notice-open = 👤 More
notice-cannot = ❌ Not coming: { $name }, { $position }
    🏛 { $place }
    Reason: { $reason }
    🎓 { $seminar }
notice-back = ↩️ Coming after all: { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
notice-deputy = 🔁 A seat has gone to somebody else
    { $giver } → { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
notice-undone = ↩️ A seat is its owner's again: somebody else had come by the link
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
notice-call = ☎️ <b>Please call:</b> there is a place for somebody who waits, but the bot cannot write to them.
    { $name }, { $place }
    🎓 { $seminar }
    Kept until: { DAY($until) }, { TIME($until) }.

## The municipality's place is taken

unit-taken = <b>The place of this office is taken</b>

    🎓 { $seminar }
    🏛 { $place }
    { $list }

    What shall we do? What you have written is kept.
    .both = We both come
unit-taken-by = 👤 Registered: { $position }
unit-taken-replacement = I come instead
unit-taken-replacement-of = I come instead of: { $position }
unit-taken-leave = ✖️ Leave it as it is
place-other = ✏️ Another place
unit-taken-left = Then you are not registered. If you change your mind: /seminars
outside = <b>Other offices are invited to this seminar</b>

    🎓 { $seminar }
    🎯 For whom: { $list }
    🏛 You chose: { $place }

    If you need to be there, we can ask the organisers: their answer comes here.
    .ask = 🙋 Ask the organisers
    .leave = ✖️ Do not register
outside-kept = <b>Other offices are invited to this seminar</b>

    🎓 { $seminar }
    🎯 For whom: { $list }
    🏛 You chose: { $place }

    The place you had before has not changed.
unit-taken-kept = <b>The place of that office is taken</b>

    🎓 { $seminar }
    🏛 { $place }
    { $list }

    The seat you had has not changed.
replacement-ask = 🙋 <b>Somebody wishes to come instead of you</b>

    👤 { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Do you let them have your seat? With “No” it stays yours.
    .yes = ✅ Yes, let them come
    .no = ❌ No, I come myself
replacement-refused = The seat stays yours.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
replacement-not-possible = Whoever has the seat will come.

    🎓 { $seminar }
    🏛 { $place }

    The organisers have your request. If a place is found, or they decide, we write here.
notice-replacement = 🙋 <b>A second person from one office.</b> They wish to come instead of the first:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
    We have asked the first one too.
notice-both = 🙋 <b>A second person from one office.</b> They wish to come both:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
notice-outside = 🙋 <b>From a place that is not in the list “For whom”.</b> Asks to come:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
outside-admit = ✅ Register
notice-replacement-refused = 🙋 The first one comes. The second one waits for your decision:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
duplicate-replace = 🔁 Let them come instead
duplicate-over-quota = ➕ Give one place more
duplicate-refuse = ❌ Refuse
duplicate-decided = ✅ Decided: { $name }, { $place }. They have been told.
duplicate-which = Instead of whom? { $place }
duplicate-which-button = { $name }, { $position }
duplicate-nobody = This office has no seat that could be handed over. Open the participant's page from the list.
duplicate-unit-full = The place of this office is taken: { $place }.
seminar-full = The hall is full. Raise the seminar's number of places first. Nothing has changed.
seat-decided = This has been decided already; nothing has changed.

## A participant's page

seat-page = <b>{ $name }</b>, { $position }
    🏛 { $place }
    📱 { $phone }
    💬 { $reach }
    🎓 { $seminar }
    <b>{ $state }</b>

    { $history }
seat-page-typed-phone = { $phone } (not confirmed)
seat-page-no-phone = no telephone
seat-page-hidden-phone = the telephone is not shown to you
seat-page-no-telegram = not at the bot: by telephone only
seat-page-no-consent = has not agreed to messages: by telephone only
seat-page-blocked = has blocked the bot: by telephone only
seat-page-telegram = at the bot
seat-page-list = ‹ To the list
seat-page-began = • { DAY($at) }, { TIME($at) }: { $what }
seat-page-changed = • { DAY($at) }, { TIME($at) }: { $what } ({ $by })
seat-page-changed-why = • { DAY($at) }, { TIME($at) }: { $what } ({ $by }). { $reason }
began-chat = registered in the bot
began-link = registered by a link
began-import = put on the list ({ $by })
began-assisted = registered ({ $by })
began-deputy = took the seat over from somebody else
became-invited = invited
became-registered = registered
became-confirmed = confirmed
became-arrived = marked as arrived
became-not-arrived = arrival taken back
became-waiting = put on the waiting list
became-offered = offered a place
became-declined = said they cannot come
became-cancelled = seat released
became-handed-over = seat handed over
became-returned = seat returned
became-claimed = took the seat in the bot
became-corrected = details corrected
by-clock = the bot
by-self = themselves
source-chat = registered at the bot
source-link = by a link
source-import = from the list of invitees
source-assisted = registered by staff
source-deputy = instead of somebody
state-invited = ✉️ invited
state-listed = 📋 on the list, not invited yet
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
seat-correct = ✏️ Correct the details
correct = <b>What is to be corrected?</b>
    { $name }, { $position }
    🏛 { $place }
correct-name = <b>What is the right name?</b>
    Now: { $name }
    🏛 { $place }

    Write it in full. If they are at the bot, they get a message.
correct-position = <b>Which position is right?</b>
    Now: { $name }, { $position }
    🏛 { $place }
correct-phone = <b>What is the right telephone number?</b>
    { $name }, { $position }
    🏛 { $place }

    Write it, for example: 0700 123 456. If they are at the bot, they get a message.
    .none = No telephone
staff-corrected = ✏️ <b>The organisers have corrected your details</b>
    { $list }

    🎓 { $seminar }

    If that is not right, write here.
staff-release-ask = <b>Why is the seat freed?</b>
    { $name }, { $place }

    Write the reason: the participant will read it.
staff-release-no-reason = Free it without a reason
staff-cancelled = ❗ The organisers have freed your seat.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    Reason: { $reason }

    If you have a question, write it here.
staff-refused = We are sorry: there is no place for you at this seminar.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    Reason: { $reason }

    If you have a question, write it here.
handover-ask = <b>Who takes the seat?</b>
    Now: { $name }, { $place }

    Write the new participant's name and telephone, for example: Sample Person, 0700 123 456
handover-wrong = Write it like this: Sample Person, 0700 123 456 (without a telephone: the name alone). The seat has not changed yet.

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
ask-place-m-other = <b>Which municipality are they from?</b>
    Write the name of the ayil okmotu, or choose the oblast.
ask-place-m-in-other = <b>Which municipality are they from?</b>
    { $area }. Write the name, or choose from the list.
ask-place-r-other = <b>Which rayon administration are they from?</b>
    Write the name of the rayon, or choose the oblast.
ask-place-r-in-other = <b>Which rayon administration are they from?</b>
    { $area }
ask-place-o-other = <b>Which oblast are they from?</b>
ask-place-o-in-other = <b>Which oblast are they from?</b>
    { $area }
place-found-other = Found for “{ $typed }”. Press the right one, or write it differently.
not-municipality-other = Not from a municipality
ask-office-other = <b>Which office are they from?</b>
ask-organisation-other = <b>What is the name of their organisation?</b>
    Write it briefly.
ask-position-other = <b>Their position?</b>
    🏛 { $place }
ask-name-other = <b>Their name?</b>
    Write it in full.
ask-phone-other = <b>Their telephone number?</b>
    Write it, for example: 0700 123 456.

    🏛 { $place }
    💼 { $position }
    .none = No telephone
card-unsigned-other = <b>Their full name?</b>
    With it the registration is done.

    🎓 { $seminar }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }
card-other = <b>Is everything right?</b>

    🎓 { $seminar }
    👤 { $name }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }

    The sex is only for the numbers in the report and may be left out.
card-confirm-other = ✅ Yes, register them
assisted = ✅ Registered: { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }

    Tell them when and where: { DAYS($starts, $ends) }, { TIME($starts) }, { $venue }.
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

## For organisers: whether whoever registered is on a list

list-match-ask = 🤔 <b>Is this the same person?</b>
    Registered: { $name }, { $position }
    🏛 { $place }

    On the list: { $written } — { $state }
    🏛 { $written_place }

    { $why }
    🎓 { $seminar }

    If so, the entry of the list is closed and the registration stays. If not, nothing changes.
    .yes = ✅ Yes, one person
    .no = ❌ No, somebody else
list-match-by-link = The personal link of this invitation was opened, but somebody else may have opened it.
list-match-by-phone = The number is the same, but it was only typed, not confirmed.
list-match-by-name = Name and office are the same, but they may be two people.
list-match-listed = 👤 On the list
list-match-registered = 👤 Who registered
list-match-same = ✅ One person: { $name }, { $place }. The entry of the list is closed.
list-match-different = Somebody else: { $name }, { $place }. Nothing has changed.

## A municipality that is not in the list

place-unlisted = ➕ Not in the list
ask-unlisted-rayon = <b>Which rayon is the municipality in?</b>
    Choose the rayon, then write the name.
ask-unlisted = <b>What is the municipality called?</b>
    { $area }. Write the name, for example “Sample ayil okmotu” or “Sample city”.
    Registration goes on; the organisers will add it to the list.
unlisted-keep = Keep “{ $name }”
unlisted-similar = <b>Is it one of these?</b>
    { $area }: the list has names like “{ $typed }”. Tap the right one, or keep what you wrote.
unlisted-wrong = This does not look like the name of a municipality. Write it briefly, in letters: 60 characters at most.
unlisted-limit = The organisers have not yet looked at the names you wrote before. Please choose from the list for now.
awaited-unlisted = The name of the municipality is needed now: write it as text. Cancel: /cancel
position-head-city = Head (mayor)
unit-unlisted = { $name }
field-unlisted = Municipality you added to the list
field-unlisted-decided = Your decisions about municipalities that are not in the list

## For organisers: a municipality that is not in the list

notice-unlisted = ❔ <b>A municipality that is not in the list</b>
    🏛 { $place }
    👤 { $name }, { $position }
    🎓 { $seminar }

    The registration is accepted. Link the name to one in the list, or add it to the list.
unlisted-open = ❔ Check the municipality
unlisted-button = ❔ Names to check: { $number }
unlisted-list = ❔ <b>Municipalities whose names are to be checked: { $number }</b>
    🎓 { $seminar }

    They are not in the list, but were written in registrations. Tap one.
unlisted-list-empty = ✅ No names of municipalities to check.
    🎓 { $seminar }
unlisted-all = ‹ To the names
unlisted-page = ❔ <b>{ $name }</b>
    { $area }
    🎓 { $seminar }

    Not in the list, but written like this in a registration. Registered: { $number }
    { $list }

    Choose which municipality it is (🔗), or add it to the list (➕).
unlisted-person = 👤 { $name }, { $position }
unlisted-link = 🔗 { $place }
unlisted-find = 🔎 Find another
unlisted-make-ayil-aymak = ➕ Ayil aymak
unlisted-make-city = ➕ City
unlisted-rename = ✏️ Correct the name
unlisted-undo = ↩️ Undo
unlisted-link-ask = 🔗 <b>Is this the same municipality?</b>
    In registrations: { $name } ({ $area })
    In the list: { $place }

    If so, the registrations ({ $number }) move to it, and the people are told.
    .yes = ✅ Yes, the same
    .no = ‹ Back
unlisted-make-ask = ➕ <b>Add it to the list?</b>
    { $place }
    { $area }

    From then on everybody can choose it in the list.
    .yes = ✅ Yes, add it
    .no = ‹ Back
unlisted-linked = ✅ “{ $name }” is linked to { $place }
    🎓 { $seminar }

    Registrations moved: { $number }
unlisted-made = ✅ Added to the list: { $place }
    { $area }
    🎓 { $seminar }
unlisted-ask-find = 🔎 <b>What is it called in the list?</b>
    In registrations: { $name } ({ $area })

    Write the name in the list, or a part of it.
unlisted-ask-rename = ✏️ <b>What is the right name?</b>
    In registrations: { $name } ({ $area })

    Write it as it should stand in the list.
unlisted-found = Found for “{ $typed }”. Tap the right one, or write it differently.
unlisted-found-none = “{ $typed }” was not found. Write it differently.
