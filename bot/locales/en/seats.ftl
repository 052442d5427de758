# How to change it: docs/texts.md

## The seminar

seminar-card = <b>{ $seminar }</b>

    📅 { DAYS($starts, $ends) }
    🕘 { $hours }
    📍 { $venue }

    Registering takes less than a minute.
seminar-closed = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }

    Registration is closed. You can still ask a question — the answer will come here.
seminar-held = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) } · over

    { $outcome }

    You can still ask a question — the answer will come here.
programme-short = <b>Programme</b>
    { $list }
programme-line = { MOMENT($starts) } { $title }

## Registration: where from

ask-place-m = <b>Which municipality are you from?</b>
    Choose the oblast, or type the name of your municipality.
ask-place-m-in = <b>Which municipality are you from?</b>
    { $area }. Choose from the list, or type the name.
ask-place-r = <b>Which rayon administration are you from?</b>
    Choose the oblast, or type the name of the rayon.
ask-place-r-in = <b>Which rayon administration are you from?</b>
    { $area }
ask-place-o = <b>Which oblast are you from?</b>
ask-place-o-in = <b>Which oblast are you from?</b>
    { $area }
ask-office = <b>Which organisation are you from?</b>
office-municipality = Municipality or mayor’s office
office-rayon-administration = Rayon state administration
office-plenipotentiary = Office of the plenipotentiary
office-gamsumo = Civil Service and Local Government Agency
office-project = Project staff
office-partner = Partner organisation
office-other = Another organisation
office-rayon-administration-of = Rayon state administration: { $unit }
office-plenipotentiary-of = Office of the plenipotentiary: { $unit }
office-gamsumo-of = Civil Service and Local Government Agency: { $unit }
not-municipality = I’m not from a municipality
place-found = Found for “{ $typed }”. Tap yours, or type it differently.
place-not-found = “{ $typed }” was not found. Type the name differently, or choose from the list below.
place-browse = Choose from the list
ask-organisation = <b>What is the name of your organisation?</b>
    Type a short name.
organisation-wrong = Type the name of the organisation, 2 to 100 characters.

## Registration: who

ask-position = <b>Your position?</b>
    🏛 { $place }
chosen-so-far = 🏛 { $place }
    💼 { $position }
position-head = Head
position-deputy = Deputy head
position-secretary = Executive secretary
position-chief = Head of the organisation
position-vice = Deputy head of the organisation
position-specialist = Specialist
position-council = Chair of the local council
position-other = Another position
ask-name = <b>Your full name?</b>
    Type it as in your passport.
name-wrong = This does not look like a name. Use letters only, for example: Sample Person.
ask-name-whole = <b>Please type your surname and first name</b>
    You typed: “{ $name }”. The list and the certificate need your full name, as in your passport.
name-keep = { $name } — keep it like this
ask-phone = <b>Your phone number?</b>
    Tap “📱 Send my number” below, or type the number, for example: 0700 123 456.
phone-wrong = This does not look like a phone number. Type it like this: 0700 123 456 or +996 700 123 456.
phone-foreign = This is another person’s number. Send your own with the button below, or type it.
phone-taken = ✅ Phone: { $phone }
phone-kept = The phone number stays the same.
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

    Sex is only needed for the figures in the report; you may leave it out.
card-unsigned = <b>Your full name?</b>
    Type it as in your passport.

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
card-request = ⏳ Whether you get a seat depends on the organisers’ answer
card-confirm = ✅ Yes, register me
card-name = ✏️ Name
card-phone = ✏️ Phone
card-place = ✏️ Organisation
card-position = ✏️ Position

registered = ✅ <b>You are registered!</b>

    { $name }, { $place }

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🕘 { $hours }
    📍 { $venue }

    { $programme }

    You can ask questions right away: “❓ Ask a question”.
registered-already = You are already registered.
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
    📍 { $venue }

    { $programme }
    .venue = { venue-button }
    .calendar = 📅 Calendar
    .change = ✏️ Change my details
venue-unknown = The point on the map is not known yet. What is known about the place is in the message.

registration-cancelled = Cancelled, nothing has changed. Seminars: /seminars
awaited-place-m = Please choose the municipality from the list, or type its name. Cancel: /cancel
awaited-place-r = Please choose the rayon from the list, or type its name. Cancel: /cancel
awaited-place-o = Please choose the oblast from the list. Cancel: /cancel
awaited-organisation = Please type the name of the organisation. Cancel: /cancel
awaited-outside = Please tap one of the buttons below, or type the name of another organisation. Cancel: /cancel
awaited-taken = { awaited-outside }
awaited-position = Please choose the position: tap one of the buttons above. Cancel: /cancel
awaited-name = Please type the full name. Cancel: /cancel
awaited-phone = Please type the phone number, or tap the button. Cancel: /cancel
awaited-card = Nothing is saved yet: confirm with the button above, or change a line. Cancel: /cancel

## Registration questions

card-sex = ⚥ Sex: { $sex }
card-extra = • { $question } — { $answer }
card-extra-change = ✏️ { $question }
ask-extra-choice = <b>{ $question }</b>
    Tap one of these.
ask-extra-number = <b>{ $question }</b>
    Type a number, for example: 2.
ask-extra-text = <b>{ $question }</b>
    Type a short answer.
extra-skip = Skip
extra-number-wrong = Please type a number from 0 to { $most }, for example: 2. What you have filled in is kept.
extra-text-long = This is too long: { $most } characters at most. What you have filled in is kept.
awaited-extra = Please answer the question above: tap a button, type your answer, or tap “Skip”. Cancel: /cancel

## A seat: coming, not coming

seminar-not-yet = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    Registration is not open yet.
    It opens: { DAY($opens) }, { TIME($opens) }.
    Come back here then: /seminars. You can ask a question right away.
seat-deputy = 🔁 Give my seat to someone else
seat-cannot = ❌ I can’t come
seat-coming = ✅ No, I’m coming
seat-confirmed = ✅ <b>We look forward to seeing you!</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    📍 { $venue }

    If anything changes, tap a button below.
seat-given-back = Noted: you are not coming. Thank you for telling us.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
seat-given-back-why = Noted: you are not coming. Thank you for telling us.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Could you tell us why? (optional)
coming-back = ↩️ I’m coming after all
release-ask = <b>Can’t come?</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Choose a reason, and we will note that you are not coming.
reason-work = Busy at work
reason-illness = Health
reason-family = Family
reason-road = Road, transport
reason-words = ✏️ Another reason
reason-none = not given
reason-ask = Type the reason in a few words. Cancel: /cancel
reason-wrong = Please type a short reason (at most 300 characters). Nothing has changed yet. Cancel: /cancel
seat-over = This seminar has started, is over or was cancelled; the seat can no longer be changed. If you have a question: /ask
seat-handed-over = This seat has gone to somebody else. Seminars: /seminars
seat-arrived = You are already recorded as arrived. If that is a mistake, write to the organisers: /ask

## Somebody else instead

deputy-link = <b>Who will come instead of you?</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Send the link to <b>that person only</b>, in a private chat: the seat goes to whoever opens it first and registers; until then it is yours. We’ll tell you who it is, and you can take the seat back within a day.

    { $rule }
    .forward = 📨 Send the link
    .back = ✖️ Cancel the link
deputy-link-once = The link works once, for 72 hours.
deputy-link-anew = The link works once, for 72 hours. Earlier links no longer work.
deputy-forward = { $seminar }, { DAYS($starts, $ends) }, { TIME($starts) }. Please go to this seminar instead of me: open the link and register.
deputy-no-seat = You have no seat that could be handed over now. Your seat: /seminars
deputy-unlinked = The link has been cancelled. The seat is still yours.
deputy-link-gone = This link no longer works: it was used, cancelled or has expired. Ask whoever sent it for a new one. Seminars: /seminars
deputy-own = This is your own link. Send it to the person who will come instead of you: the seat is yours until they register.
deputy-have-seat = You already have a seat at this seminar and cannot take a second one. Somebody else has to open the link.

    🎓 { $seminar }
    🏛 { $place }
deputy-opened = <b>You are being given a seat</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    📍 { $venue }
    🏛 { $place }

    Fill in the details below, and the seat is yours.
deputy-came = 🔁 Your link was used, and your seat has gone to <b>{ $deputy }</b>, { $position }.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    Is this the person you sent the link to? If not, take the seat back within a day.
    .undo = ↩️ Take my seat back
deputy-undone = ✅ The seat is yours again.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }
deputy-undone-other = ↩️ The seat you were given has been taken back by somebody who had it before.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    If this is a mistake, ask the person who sent you the link, or write your question here.
deputy-undo-late = The seat can no longer be taken back: a day has passed, that person has arrived, the organisers have changed the seat, or you have another seat at this seminar. Write to the organisers: /ask
deputy-undo-full = This seat has been taken by others and cannot be taken back. Write to the organisers: /ask
deputy-took = 🔁 Your seat has gone to: { $deputy }

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    They will come to this seminar. If you have a question, write it here.
deputy-left = ❌ <b>The person you gave your seat to is not coming</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    { $left }
deputy-left-free = The seat is free again.
deputy-left-offered = There is no free seat now: it was offered to the next person on the waiting list, or all seats are taken.
deputy-come-again = ✅ I’ll come myself
deputy-back = ↩️ <b>The person you gave your seat to is coming after all</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

## The waiting list

waiting-place = ⏳ <b>You are on the waiting list</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    All seats are taken at the moment. Your place on the list: <b>{ $turn }</b>.
    When a seat becomes free, we’ll write here. There is nothing to do now.
waiting-instead = ⏳ <b>Waiting for an answer</b>

    🎓 { $seminar }
    🏛 { $place }

    The organisers have your request; the person already registered has been asked too, if the bot can write to them. The answer will come here.
waiting-staff = ⏳ <b>Waiting for an answer</b>

    🎓 { $seminar }
    🏛 { $place }

    Your request was sent to the organisers. The answer will come here.
waiting-leave = ✖️ Leave the waiting list
offer = 🎉 <b>A seat is free for you!</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    🏛 { $place }

    We are holding it for you until { DAY($until) }, { TIME($until) }. Are you coming?
    .take = ✅ I’m coming
    .no = ❌ I can’t come
offer-expired = ⌛ There was no reply in time, so the seat is no longer held for you.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    You are still on the waiting list. If you still want to come, tap the button: if a seat is free, it is yours at once.
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
notice-undone = ↩️ Somebody took back the seat they had handed over by a link
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
notice-call = ☎️ <b>Please call:</b> there is a seat for somebody on the waiting list, but the bot cannot write to them.
    { $name }, { $place }
    🎓 { $seminar }
    Held until: { DAY($until) }, { TIME($until) }.

## The municipality’s seat is taken

unit-taken = <b>This organisation’s seat is taken</b>

    🎓 { $seminar }
    🏛 { $place }
    { $list }

    What would you like to do? What you have filled in is kept.
    .both = We’re both coming
unit-taken-by = 👤 Registered: { $position }
unit-taken-replacement = I’ll come instead
unit-taken-replacement-of = I’ll come instead of: { $position }
unit-taken-leave = ✖️ Leave it as it is
place-other = ✏️ Another organisation
unit-taken-left = All right, you are not registered. If you change your mind: /seminars
outside = <b>Other organisations are invited to this seminar</b>

    🎓 { $seminar }
    🎯 For whom: { $list }
    🏛 You chose: { $place }

    If you need to be there, we can ask the organisers; their answer will come here.
    .ask = 🙋 Ask for a seat
    .leave = ✖️ Don’t register
outside-kept = <b>Other organisations are invited to this seminar</b>

    🎓 { $seminar }
    🎯 For whom: { $list }
    🏛 You chose: { $place }

    Your earlier seat has not changed.
unit-taken-kept = <b>That organisation’s seat is taken</b>

    🎓 { $seminar }
    🏛 { $place }
    { $list }

    Your earlier seat has not changed.
replacement-ask = 🙋 <b>Somebody would like to come instead of you</b>

    👤 { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Will you give them your seat? If not, the organisers decide.
    .yes = ✅ Yes, let them come
    .no = ❌ No, I’m coming
replacement-refused = The seat is still yours.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
replacement-not-possible = The person already registered is coming.

    🎓 { $seminar }
    🏛 { $place }

    The organisers have your request. If a seat is found, or when they decide, we’ll write here.
notice-replacement = 🙋 <b>A second person from one organisation.</b> They would like to come instead of the person already registered:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
    { $holders }
    { $invited }
    If the bot can write to that person, they have been asked too.
notice-both = 🙋 <b>A second person from one organisation.</b> They would both like to come:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
    { $holders }
    { $invited }
notice-outside = 🙋 <b>Their organisation is not on the “For whom” list.</b> Asking for a seat:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
notice-holder = 👤 Already registered: { $name }, { $position }
notice-invitee = ✉️ The second one opened the personal link of: { $invitee }
outside-admit = ✅ Give a seat
notice-replacement-refused = 🙋 The person already registered is coming. The second one is waiting for your decision:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
    { $holders }
    { $invited }
duplicate-replace = 🔁 Let them come instead
duplicate-over-quota = ➕ Give one more seat
duplicate-refuse = ❌ Refuse
duplicate-decided = ✅ Decided: { $name }, { $place }. If they use the bot, they will be told.
duplicate-which = Instead of whom? { $place }
duplicate-which-button = { $name }, { $position }
duplicate-nobody = This organisation has no seat that could be handed over. Open the participant’s page from the list.
duplicate-unit-full = This organisation’s seat is taken: { $place }.
seminar-full = The seminar has no free seats. The organisers have to increase their number first. Nothing has changed.
seat-decided = This has already been decided. Nothing has changed.

## A participant’s page

seat-page = <b>{ $name }</b>, { $position }
    🏛 { $place }
    📱 { $phone }
    💬 { $reach }
    🎓 { $seminar }
    <b>{ $state }</b>

    { $history }
seat-page-typed-phone = { $phone } (not confirmed)
seat-page-no-phone = no phone
seat-page-hidden-phone = the phone number is not shown to you
seat-page-no-telegram = doesn’t use the bot: phone only
seat-page-no-consent = has not agreed to messages: phone only
seat-page-blocked = has blocked the bot: phone only
seat-page-telegram = uses the bot
seat-page-began = • { NEARDAY($at) }, { TIME($at) }: { $what }
seat-page-changed = • { NEARDAY($at) }, { TIME($at) }: { $what } ({ $by })
seat-page-changed-why = • { NEARDAY($at) }, { TIME($at) }: { $what } ({ $by }). { $reason }
began-chat = registered in the bot
began-link = registered through a link
began-import = put on the list ({ $by })
began-assisted = registered ({ $by })
began-deputy = took the seat over from somebody else
became-invited = invited
became-registered = registered
became-confirmed = confirmed
became-arrived = marked as arrived
became-not-arrived = arrival undone
became-waiting = put on the waiting list
became-offered = offered a seat
became-declined = said they can’t come
became-cancelled = seat released
became-handed-over = seat handed over
became-returned = seat returned
became-claimed = opened the bot themselves
became-corrected = details corrected
by-clock = bot
by-self = participant
source-chat = registered in the bot
source-link = through a link
source-import = from the list of invitees
source-assisted = registered by staff
source-deputy = instead of somebody else
state-invited = ✉️ invited
state-listed = 📋 on the list, not invited yet
state-registered = 📝 registered
state-confirmed = 👍 confirmed
state-arrived = ✅ arrived
state-waiting = ⏳ on the waiting list
state-offered = 🎟 offered a seat
state-declined = ✖️ not coming
state-cancelled = ✖️ seat released
state-handed-over = 🔁 seat handed over
mark-invited = ✉️
mark-registered = 📝
mark-confirmed = 👍
mark-arrived = ✅
mark-waiting = ⏳
mark-offered = 🎟
mark-declined = ✖️
mark-cancelled = ✖️
to-arrived = ✅ Arrived
to-confirmed = 👍 Confirmed
to-registered = 📝 Mark as registered
to-cancelled = ❌ Release the seat
to-another = 🔁 Give to somebody else
seat-correct = ✏️ Correct the details
correct = <b>What should be corrected?</b>
    { $name }, { $position }
    🏛 { $place }
correct-name = <b>What is the correct name?</b>
    Now: { $name }
    🏛 { $place }

    Type it in full. If they use the bot, they will be told.
correct-position = <b>What is the correct position?</b>
    Now: { $name }, { $position }
    🏛 { $place }

    If they use the bot, they will be told.
correct-phone = <b>What is the correct phone number?</b>
    { $name }, { $position }
    🏛 { $place }

    Type it, for example: 0700 123 456. If they use the bot, they will be told.
    .none = No phone
staff-corrected = ✏️ <b>The organisers have corrected your details</b>
    { $list }

    🎓 { $seminar }

    If this is wrong, write here.
staff-release-ask = <b>What is the reason?</b>
    { $name }, { $place }

    Type it: the participant will read it if they use the bot.
staff-release-no-reason = Without giving a reason
staff-cancelled = ❗ The organisers have released your seat.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    Reason: { $reason }

    If you have a question, write it here.
staff-refused = We are sorry: there is no seat for you at this seminar.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    Reason: { $reason }

    If you have a question, write it here.
handover-ask = <b>Who gets the seat?</b>
    Now: { $name }, { $place }

    Type the new participant’s name and phone, for example: Sample Person, 0700 123 456.
handover-wrong = Type it like this: Sample Person, 0700 123 456 (if there is no phone, just the name). The seat has not changed yet.

## Finding somebody

staff-find = 🔎 Search
find-ask = <b>Who are you looking for?</b> { $seminar }
    Type the beginning of a name, a municipality or a few digits of the phone number.
find-ask-names = <b>Who are you looking for?</b> { $seminar }
    Type the beginning of a name or a municipality.
find-text = To search, type a name or a municipality.
find-none = “{ $typed }” was not found. Try typing it differently.
find-found = “{ $typed }”: { $number }. To search again, just type.
find-many = “{ $typed }”: { $number }. The first ten are shown; type more to narrow it down.
find-button = { $mark } { $name }, { $place }
find-stopped = The search has ended.

## Registering somebody else

staff-assist = ➕ Register somebody
assist-begin = <b>Registering somebody else</b>
    🎓 { $seminar }

    Answer the questions for them. Your own data do not change.
ask-place-m-other = <b>Which municipality are they from?</b>
    Type the name of the municipality, or choose the oblast.
ask-place-m-in-other = <b>Which municipality are they from?</b>
    { $area }. Type the name, or choose from the list.
ask-place-r-other = <b>Which rayon administration are they from?</b>
    Type the name of the rayon, or choose the oblast.
ask-place-r-in-other = <b>Which rayon administration are they from?</b>
    { $area }
ask-place-o-other = <b>Which oblast are they from?</b>
ask-place-o-in-other = <b>Which oblast are they from?</b>
    { $area }
place-found-other = Found for “{ $typed }”. Tap the right one, or type it differently.
not-municipality-other = Not from a municipality
ask-office-other = <b>Which organisation are they from?</b>
ask-organisation-other = <b>What is the name of their organisation?</b>
    Type a short name.
ask-position-other = <b>Their position?</b>
    🏛 { $place }
ask-name-other = <b>Their name?</b>
    Type it in full.
ask-phone-other = <b>Their phone number?</b>
    Type it, for example: 0700 123 456.

    🏛 { $place }
    💼 { $position }
    .none = No phone
card-unsigned-other = <b>Their full name?</b>
    This completes the registration.

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

    Sex is only needed for the figures in the report and may be left out.
card-confirm-other = ✅ Yes, register them
assisted = ✅ Registered: { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }

    Tell them when and where: { DAYS($starts, $ends) }, { TIME($starts) }, { $venue }.
assist-waits = ⏳ No free seats; put on the waiting list: { $name }
    🏛 { $place }
    🎓 { $seminar }

    When a seat becomes free, the organisers will be told.
assist-unit-taken = This organisation’s seat is taken: { $place }. What you have filled in is kept.
assist-same = 🤔 <b>Is this person already there?</b>
    You are registering: { $name }
    🏛 { $place }

    If it is the same person, tap the name.
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

    If so, the entry on the list is closed and the registration stays. If not, nothing changes.
    .yes = ✅ Yes, the same person
    .no = ❌ No, somebody else
list-match-by-link = The personal link of this invitation was opened, but somebody else may have opened it.
list-match-by-phone = The number is the same, but these may be two people.
list-match-by-name = Name and organisation match, but these may be two people.
list-match-listed = 👤 On the list
list-match-registered = 👤 Registered
list-match-same = ✅ The same person: { $name }, { $place }. The entry on the list is closed.
list-match-different = Somebody else: { $name }, { $place }. Nothing has changed.

## A municipality that is not in the list

place-unlisted = ➕ Not in the list
ask-unlisted-rayon = <b>Which rayon is the municipality in?</b>
    Choose the rayon, then type the name.
ask-unlisted = <b>What is the municipality called?</b>
    { $area }. Type the name, for example: “Sample ayil okmotu” or “Sample city”.
    Registration goes on; the organisers will add it to the list.
unlisted-keep = Keep “{ $name }”
unlisted-similar = <b>Is it one of these?</b>
    { $area }: the list has names like “{ $typed }”. Tap the right one, or keep what you typed.
unlisted-wrong = This does not look like the name of a municipality. Type a short name, in letters: 60 characters at most.
unlisted-limit = The organisers have not yet looked at the names you typed before. Please choose from the list for now.
awaited-unlisted = Please type the name of the municipality. Cancel: /cancel
position-head-city = Head (mayor)
unit-unlisted = { $name }
field-unlisted = Municipality whose name you typed yourself
field-unlisted-decided = Your decisions about municipalities that are not in the list

## For organisers: a municipality that is not in the list

notice-unlisted = ❔ <b>A municipality that is not in the list</b>
    🏛 { $place }
    👤 { $name }, { $position }
    🎓 { $seminar }

    Link the name to one in the list, or add it to the list.
unlisted-open = ❔ Check the municipality
unlisted-button = ❔ Names to check: { $number }
unlisted-list = ❔ <b>Municipalities whose names are to be checked: { $number }</b>
    🎓 { $seminar }

    They are not in the list; people typed them when they registered. Tap one.
unlisted-list-empty = ✅ No names of municipalities to check.
    🎓 { $seminar }
unlisted-all = ‹ To the names
unlisted-page = ❔ <b>{ $name }</b>
    { $area }
    🎓 { $seminar }

    Not in the list, but typed like this in a registration. Registrations: { $number }
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

    If so, the registrations ({ $number }) move to it, and the participants will be told.
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

    Type its name in the list, or a part of it.
unlisted-ask-rename = ✏️ <b>What is the right name?</b>
    In registrations: { $name } ({ $area })

    Type it as it should appear in the list.
unlisted-found = Found for “{ $typed }”. Tap the right one, or type it differently.
unlisted-found-none = “{ $typed }” was not found. Type it differently.
