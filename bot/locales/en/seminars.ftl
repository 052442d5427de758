# How to change it: docs/texts.md

## The seminar

seminar-choose = Which seminar will you register for?
seminars-none = There are no seminars yet. New ones will appear here when they are announced.

## Staff: what a seminar asks besides

staff-extras-button = 🧾 Registration questions
extras = <b>Registration questions</b>
    { $seminar }

    { $list }

    They are asked after the phone number and can be skipped.
extras-line = • { $question } { $lacks }
extras-none = There are no registration questions yet.
extras-ready = ➕ { $title }
extras-own = ➕ My own question
extras-tally = 📊 Answer counts
extras-all = ‹ All questions
extras-too-many = There can be at most { $most } registration questions: nobody answers more.
extra-ask-kind = <b>What kind of answer?</b>
extra-kind-choice = A choice
extra-kind-number = A number
extra-kind-text = Text
extra-ask-title = <b>Write the question</b>
    In several languages (Kyrgyz / Russian / English), put “ / ” between them.
    Without “ / ” it is taken to be { $language }.
extra-ask-choices = <b>Write the answers</b>
    Each on a line of its own:
    <code>Yes</code>
    <code>No</code>

    In several languages, put “ / ” between them. Without “ / ” they are taken to be { $language }.
extra-title-long = This is too long: at most { $most } characters. Nothing was changed.
extra-choices-wrong = Write 2 to { $most } answers, each on a line of its own. Nothing was changed.
extra-choices-fewer = The earlier answers must stay (at least { $least } lines): somebody may already have chosen them. Nothing was changed.
extra-gone = This question was removed. Open the list again.
extra = <b>Registration question</b> · { $kind }

    { $list }

    To change the question, choose a language.
extra-choice-line = ▫️ { $choice } { $lacks }
extra-choices = ✏️ Answers
extra-remove = 🗑 Stop asking
extra-ask-remove = <b>{ $question }</b>
    Stop asking this? Answers already given will no longer appear in the Excel file.
    .yes = 🗑 Yes, stop asking
    .no = { keep-button }
awaited-extra-text = Please type it as described above. Cancel: /cancel

## The list of seminars, and the page of one

seminars = <b>Seminars</b>

    { $list }
seminars-line = <b>{ $seminar }</b>
    { DAYS($starts, $ends) } · { $state }
seminar = <b>{ $seminar }</b>
    { $state }

    📅 { DAYS($starts, $ends) }
    🕘 { $hours }
    📍 { $place }

    { $about }
    .change = ✏️ Change my details
    .register = ✅ Register
    .programme = 🗓 Programme
    .materials = 📎 Materials
    .venue = { venue-button }
    .calendar = 📅 Calendar
    .all = ‹ All seminars
seminar-place = { $venue }, { $address }
place-open = the venue is not known yet
seminar-more = 🎓 My seat, programme, materials
seminar-back = ‹ Seminar
seminar-is-open = registration is open
seminar-is-closed = registration is closed
seminar-is-not-yet = registration is not open yet
seminar-is-held = over
seminar-is-cancelled = ✖️ the seminar is cancelled
seat-is-invited = ✉️ You are invited, but not registered yet
seat-is-registered = ✅ You are registered
seat-is-confirmed = ✅ You confirmed that you are coming
seat-is-arrived = ✅ Your arrival is recorded
seat-was-arrived = ✅ You took part
seat-is-waiting = ⏳ You are on the waiting list
seat-is-offered = 🎟 A seat has become free for you: we are waiting for your answer
seat-is-declined = ✖️ You said that you can’t come
seat-is-cancelled = ✖️ You are not registered at present
seat-is-handed-over = 🔁 You handed your seat over

programme = <b>Programme</b>
    { $seminar }

    { $list }
    .item-reminders-on = 🔔 Remind me 10 minutes before
    .item-reminders-off = 🔕 Stop reminding me
programme-empty = The organisers have not added the programme yet. It will appear here once they have.
programme-day = <b>{ DAY($starts) }</b>
programme-from-to = { MOMENT($starts) }–{ MOMENT($ends) } { $title }
programme-said-by = { $item }
    🗣 { $speaker }

## Staff: the programme

staff-programme-button = 🗓 Programme
items = <b>Programme</b>
    { $seminar }

    { $list }

    { $hint }
items-hint = To change an item, tap its number.
items-hint-more = To change an item, tap its number. If you see no numbers, tap “{ more-button }”.
items-none = <b>Programme</b>
    { $seminar }

    There is no programme yet, and participants are told so. Tap “➕ Add” and send it line by line, each item with its time. You can paste a table.
items-line = <b>{ $number }.</b> { $hours } { $title } { $lacks }
items-add = ➕ Add
items-sure = <b>Please check the programme</b>
    { $list }

    { $hints }

    New items: { $number }, translations of existing ones: { $translated }. If everything is right, tap the button. If not, send the lines again.
    .yes = ✅ Add
items-speaker-hint = 🗣 The words after the dash stayed in the title. If they are a speaker, put “ | ” in place of the dash and send the lines again.
items-added = ✅ Added: { $number }, translated: { $translated }.
items-heard = { $number }. { $hours } { $title }
items-ask = <b>Write the programme</b>
    { $seminar }

    Each item on a line of its own, with its time:
    <code>9:30 Opening</code>
    <code>9:45-10:30 Presentation | Name of the Speaker</code>

    Put “ | ” between the title and the speaker.
    In several languages (Kyrgyz / Russian / English), put “ / ” between them. Without “ / ” it is taken to be { $language }. You can add another language later: choose it below and send lines with the same times.
    For several days, write the day on a line of its own: 18.07
item-from = { TIME($starts) }
item-from-to = { TIME($starts) }–{ TIME($ends) }
item-hours-on = <b>{ $hours }</b> · { DAY($starts) }
item = <b>{ $hours }</b> · { DAY($starts) }

    { $list }

    To change the title, choose a language.
    .time = ⏰ Time
    .speaker = 🗣 Speaker
    .earlier = −15 minutes
    .later = +15 minutes
    .rest = ⏬ This and later ones +15 min
    .files = 📎 Add a file
    .remove = 🗑 Delete
    .back = ‹ Programme
item-speaker = 🗣 { $speaker }
item-files = 📎 Files: { $number }
item-ask-time = <b>{ $hours } { $title }</b>
    Write the new time, for example: 9:30-10:15.
item-ask-title = <b>{ $hours } { $title }</b>
    Write the title { $language }. For several languages (Kyrgyz / Russian / English), put “ / ” between them.
item-ask-speaker = <b>{ $hours } { $title }</b>
    Who speaks? Choose from the list, or write the name and position.
item-no-speaker = No speaker
item-remove = <b>{ $hours } { $title }</b>
    Delete it from the programme? Its files stay with the seminar.
    .yes = 🗑 Yes, delete it
    .no = { keep-button }
item-gone = This item was deleted from the programme. Open the programme again.
item-time-wrong = The time is not clear. Write it like this: 9:30 or 9:30-10:15. Nothing was changed.
item-unclear-wrong = The time can be understood in more than one way. Write the hour with a colon: 9:10 or 9:10-10:15. Nothing was changed.
item-day-wrong = This seminar has no such day. Nothing was changed.
item-end-wrong = The end must be later than the start. Nothing was changed.
title-too-long = The title is too long: at most { $most } characters. Nothing was changed.
items-too-many = A programme can have at most { $most } items. Nothing was added.
line-time-wrong = The time on line { $number } is not clear. Write it like this: 9:30 Opening. Nothing was added: correct it and send it again.
line-unclear-wrong = The time on line { $number } can be understood in more than one way. Write the hour with a colon: 9:10 Opening. Nothing was added: correct it and send it again.
line-day-wrong = The day on line { $number } is not a day of this seminar. Nothing was added: correct it and send it again.
line-end-wrong = On line { $number } the end must be later than the start. Nothing was added: correct it and send it again.
line-title-wrong = Line { $number } has no title. Write it like this: 9:30 Opening. Nothing was added: correct it and send it again.
line-long-wrong = The title on line { $number } is too long. Nothing was added: shorten it and send it again.
awaited-item-lines = Please type the lines of the programme, for example: 9:30 Opening. Cancel: /cancel
awaited-item-time = Please type the time, for example: 9:30-10:15. Cancel: /cancel
awaited-item-title = Please type the title. Cancel: /cancel
awaited-item-speaker = Please choose the speaker from the list or type the name. Cancel: /cancel

## Materials

material = 📎 <b>{ $title }</b>
material-of-item = 📎 <b>{ $title }</b>
    { $item }
material-untitled = File No. { $number }
materials = <b>Materials</b>
    { $seminar }

    Tap the one you need, and the file comes here.
materials-none = <b>{ $seminar }</b>
    There are no materials yet.
material-button = 📎 { $title }
material-gone = This material was removed. The others are under “📎 Materials”.
materials-for-participants = Materials are for those who are registered. Please register first: /seminars

## Staff: materials

staff-materials-button = 📎 Materials
files = <b>Materials</b>
    { $seminar }

    { $list }
files-line = 📎 { $title } { $lacks }
files-none = There are no materials yet.
files-add = ➕ Add a file
files-all = ‹ Materials
files-ask = 📎 <b>{ $to }</b>
    Send the files: documents, photos, video, audio or voice messages, several in a row if you like.
    A file’s caption becomes its title; for several languages (Kyrgyz / Russian / English), put “ / ” between them.
files-too-many = A seminar can have at most { $most } files. Remove those that are not needed and send the file again.
file = 📎 <b>File</b>
    { $list }
    🗓 { $to }

    To change the title, choose a language.
file-kept = ✅ <b>File saved</b>
    { $list }
    🗓 { $to }

    To change the title, choose a language. You can send more files.
file-untitled = ⚠️ no title
file-of-seminar = for the whole seminar
file-item = 🗓 Programme item
file-remove = 🗑 Remove
file-to-item = { TIME($starts) } { $title }
file-ask-item = <b>{ $title }</b>
    Which item of the programme does it belong to? Participants get it when that item is over.
file-ask-title = <b>{ $title }</b>
    Write the title { $language }. For several languages (Kyrgyz / Russian / English), put “ / ” between them.
file-ask-remove = <b>{ $title }</b>
    Remove this material? Those who already have it keep it.
    .yes = 🗑 Yes, remove it
    .no = { keep-button }
awaited-file = Please send a file: a document, photo, video, audio or voice message. Cancel: /cancel
awaited-file-title = Please type the title of the file. Cancel: /cancel

## Planning a seminar: its page

staff-draft-button = 📝 { $seminar }
staff-cancelled-button = ❌ { $seminar }
staff-new-button = ➕ New seminar
plan-button = ⚙️ Manage
plan-card = <b>{ $seminar }</b>
    { $state }

    { $list }

    Tap the button of what you want to change.
plan-untitled = Untitled seminar
plan-state-draft = 📝 Draft, participants do not see it
plan-state-open = 🟢 Open
plan-state-closed = 🟡 Registration is closed
plan-state-held = ✅ Over
plan-state-archived = 🗄 Archived
plan-state-cancelled = ❌ Cancelled
plan-when = 📅 { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
plan-when-days = 📅 { DAYS($starts, $ends) }
    🕘 { $hours }
plan-place = 📍 { $venue }, { $address }
plan-place-short = 📍 { $venue }
plan-map-set = 🗺 The map location is set
plan-map-none = 🗺 No map location yet
plan-limits = 🪑 Seats: { $capacity } · per municipality: { $places }
plan-no-limit = no limit
plan-opens = 🔓 Registration opens: { DAY($starts) }, { TIME($starts) }
plan-closes = 🔒 Registration closes: { DAY($starts) }, { TIME($starts) }
plan-targets = 🎯 For whom: { $list }
plan-zone = 🕐 { $zone }
plan-description = ℹ️ { $text }
plan-contact = ☎️ Phone for participants: { $contact }
plan-contact-none = ☎️ No phone for participants yet
plan-cloned = ♻️ Original seminar: “{ $seminar }”
plan-cloned-answers = ♻️ Original seminar: “{ $seminar }”. Questions and answers from it: { $shown } shown to participants, { $waiting } still to be reviewed.
plan-untranslated = ⚠️ Translation missing ({ $language }): { $list }
plan-lacks = ⚠️ Missing:
    { $list }
plan-lacks-draft = ⚠️ To open registration, fill in:
    { $list }
plan-pending-change = ⏳ Your change has not been made yet
plan-pending-change-button = ⏳ See the change
plan-items-after-end = ⚠️ Programme items after the end of the seminar: { $number }. Please correct the programme or the end.
staff-seminar-button = 📋 Seminar page
plan-fill = ▶️ Continue filling in
plan-lifecycle = 🚦 Change the state
plan-link = 🔗 Link and QR
plan-clone = ♻️ Make a copy

line-title = Title
line-description = Description
line-starts = Start
line-ends = End
line-hours = 🕘 Hours of each day
line-venue = Venue
line-address = Address
line-map = Map location
line-targets = For whom
line-capacity = Seats
line-per-unit = Per municipality
line-opens = Registration opens
line-closes = Registration closes
line-contact = Phone
line-zone = Time zone
line-in-language = { $what } ({ $language })
plan-languages = <b>{ $what }</b>

    In Kyrgyz: { $ky }
    In Russian: { $ru }
    In English: { $en }

    Which one would you like to change?
plan-no-translation = ⚠️ translation missing

## Planning a seminar: questions

plan-ask-first = <b>When will the new seminar be held?</b>
    Choose a day or type it, for example: “18.07 9:30-16:00”, “Friday 9:30”, “18-19 July 9:30-16:00”.

    Once there is a title, every answer is saved: if you stop (/cancel), you can go on later from /staff.
plan-ask-starts = <b>When does it begin?</b>
    Choose a day or type it, for example: “18.07 9:30-16:00”, “tomorrow 10:00”, “Friday 9:30”.
plan-ask-clone = <b>When will the same seminar be held elsewhere?</b>
    Choose a day or type it, for example: “18.07 9:30-16:00”, “Friday 9:30”, “18-19 July 9:30-16:00”.
plan-ask-hour = <b>At what time?</b>
    { DAY($starts) }. Choose it or type it, for example: “9:30”.
plan-ask-hour-days = <b>At what time?</b>
    { DAY($starts) } – { DAY($ends) }. Choose it or type it, for example: “9:30-16:00”.
plan-ask-ends = <b>When does it end?</b>
    It begins on { DAY($starts) }, { TIME($starts) }. Choose the time or type it, for example: “16:00”.
plan-ask-hours = <b>From when to when on this day?</b>
    { DAY($starts) }. Type it like this: “10:00-13:00”.
plan-hours-page = 🕘 <b>Hours of each day</b>
    { $list }

    If a day differs, choose it. All days can be typed at once under “Start”: “18.12 9:00-16:00, 19.12 10:00-13:00”.
plan-hours-unknown = So far only the start and the end are known.
plan-time-wrong = I did not understand the time.
plan-hours-wrong = Type the start and end of that day, for example: “10:00-13:00”. Nothing was changed.
plan-ask-title = <b>The title ({ $language })?</b>
    Keep it short.
plan-ask-description = <b>The description ({ $language })?</b>
    What it is about, in a sentence or two.
plan-ask-venue = <b>Where is it ({ $language })?</b>
    Write the name of the building or the office.
plan-ask-address = <b>The address ({ $language })?</b>
    Town or village, street, number.
plan-ask-map = <b>The map location?</b>
    Tap 📎, choose “Location” and send the place. Or type the coordinates: 42.4905, 78.3960
contact-ask = ☎️ <b>Whom can participants call with questions?</b>
    { $seminar }
    { $current }

    Type the name and phone number, for example: Sample Person, 0700 000000. Participants see it in /help and /hall.
    .none = 🗑 Show no phone number
contact-now = Now: { $contact }
contact-mine = ☎️ My number: { $contact }
contact-last = ☎️ { $contact }
contact-wrong = Type the name and phone number in one line of at most { $most } characters. For example: Sample Person, 0700 000000.
contact-line = 🎓 { $seminar }
    { $contact }
plan-ask-capacity = <b>How many seats are there?</b>
    Choose a number or type it. When they are taken, the others go on the waiting list.
plan-ask-per-unit = <b>How many people may come from one municipality?</b>
    Choose a number or type it.
plan-ask-opens = <b>When does registration open?</b>
    Without a time it begins as soon as the seminar is open.
plan-ask-closes = <b>When does registration close?</b>
    Without a time it is open until the seminar ends.
plan-ask-zone = <b>Which time zone are these times in?</b>
    Now: “{ $zone }”. If you change the zone, the times stay as written: 9:30 stays 9:30.
plan-ask-oblast = <b>For which oblast?</b>
    Choose it or type its name.
plan-saved = ✅ { $what }: { $value }
plan-heard = { $told }

    { $question }
plan-hour = 🕘 { TIME($starts) }
plan-hours = 🕘 { TIME($starts) }–{ TIME($ends) }
plan-hour-until = 🕘 until { TIME($ends) }
plan-last-day = 📅 Last day: { DAY($ends) }
plan-skip = Skip for now ›
plan-remove = 🗑 Delete
plan-unlimited = No limit
plan-no-moment = Set no time
plan-cloned-done = ♻️ The copy of “{ $seminar }” is ready: { $area }. The programme, materials, reminders and registration questions were copied. Now write a new title and check the venue.
plan-not-created = Cancelled: no seminar has been created.
plan-discarded = 🗑 The untitled seminar was not saved.
plan-title-copied = ♻️ Original seminar: “{ $title }”
plan-title-same = The original seminar has this title. Write another one, for example with the new place.
zone-asia-bishkek = Bishkek time
zone-asia-almaty = Almaty time
zone-asia-tashkent = Tashkent time
zone-europe-berlin = Berlin time
zone-utc = Greenwich time
zone-elsewhere = { $name } time
amount = { $number }
when-no-start = Only the last day is clear. Type the start too, for example: “18.07 9:30-16:00”.
when-long = From the start to the end that would be more than { $most } days. Check the day and type it again.
registration-late = People can register only until the seminar ends. Type an earlier time.
amount-wrong = Type a number from 1 to { $most }, for example: 60.
capacity-below = Seats taken: { $taken }. It cannot be less. Type a larger number, or free some seats first.
plan-awaits-text = Please type the answer to the question above. Cancel: /cancel
plan-awaits-map = Please send the map location with 📎 or type the coordinates: 42.4905, 78.3960. Cancel: /cancel
plan-text-long = Too long: at most { $most } characters. Make it shorter.
plan-held = This seminar is over: its time can no longer be changed.
plan-zone-fixed = The time zone cannot be changed once the seminar is announced. Change the start instead.
oblast-unknown = There is no such oblast. Tap one of the buttons.

## For whom

target-page = 🎯 <b>For whom?</b>
    { $seminar }

    { $list }

    Choose an oblast, or type the name of a municipality or a rayon.
target-nobody = Nobody has been chosen yet.
target-line = { $area }: { $list }
target-elsewhere = Other organisations
target-municipality = municipalities — { $number }
target-rayon-administration = rayon administrations — { $number }
target-plenipotentiary = plenipotentiary — { $number }
target-gamsumo = Civil Service and Local Government Agency — { $number }
target-project = project staff
target-partner = partner organisations
targets-municipality = Municipalities
targets-rayon-administration = Rayon administrations
targets-plenipotentiary = Plenipotentiary
targets-gamsumo = Civil Service and Local Government Agency
target-on = ✅ { $what } { $number }/{ $all }
target-some = ☑️ { $what } { $number }/{ $all }
target-off = ⬜ { $what } 0/{ $all }
target-area-on = ☑️ { $area } ›
target-area-off = { $area } ›
target-all = ➕ Choose all
target-area = 🎯 <b>{ $area }</b>
    Each tap chooses or removes.
target-found = What “{ $typed }” may mean:
target-unknown = No such name was found. Type it differently or choose from the list.

## The state of a seminar

lifecycle = <b>{ $seminar }</b>
    { $state }

    What would you like to do?
lifecycle-to-open = 🟢 Open registration
lifecycle-to-closed = 🟡 Close registration
lifecycle-to-cancelled = ❌ Cancel the seminar
lifecycle-to-archived = 🗄 Move to the archive
lifecycle-anyway = Open anyway
lifecycle-open = <b>{ $seminar }</b>

    Registration opens: the seminar is listed in /seminars, its link works, and reminders go out on time.
lifecycle-open-late = <b>{ $seminar }</b>

    { $list }

    Registration opens: the seminar is listed in /seminars, its link works, and reminders go out on time.
lifecycle-open-lacking = <b>{ $seminar }</b>

    Something that participants need is missing:
    { $list }

    If you open it, they will not see this, or will see it in another language.

    { $late }
lifecycle-lacks = ▫️ { $what }
lifecycle-lacks-copied = ▫️ { $what }: still that of the original seminar
lifecycle-copied = <b>{ $seminar }</b>

    It cannot be opened yet: the title is still that of the original seminar, and participants would see the same seminar twice.
    { $list }

    Write a new title.
lifecycle-closed = <b>{ $seminar }</b>

    Registration closes: people can no longer register themselves; only staff can register them. Participants stay registered, and reminders go on. It can be opened again.
lifecycle-cancelled = <b>{ $seminar }</b>

    The draft will be cancelled. Nothing is sent to anybody. This cannot be undone.
lifecycle-archived = <b>{ $seminar }</b>

    Only people who have or had a seat still see the seminar in their list. Its data and questions are kept. It can be taken out of the archive again: /staff
lifecycle-not-now = The seminar’s state has changed meanwhile. Open its page again: /staff
lifecycle-over = The seminar’s time is over. Set a new day first.
link-not-yet = The link is no longer needed: the seminar is over, cancelled or archived.
plan-link-page = 🔗 <b>{ $seminar }</b>
    { $link }

    Forward the link or print the QR code: registration starts there.
plan-share = 📤 Forward the link
plan-invitation = You are invited to a seminar: { $seminar }, { DAYS($starts, $ends) }, { TIME($starts) }. Tap the link to register.
lifecycle-unanswered = <b>{ $seminar }</b>

    It cannot go to the archive yet: there are unanswered questions — { $number }. Their askers are waiting. Answer each of them, or close it with a reason.
lifecycle-unanswered-list = ❓ Unanswered questions

## A change of plan

change-preview = <b>The change is ready; nobody has been told yet</b>
    { $seminar }

    Who will be told:
    { $list }

    They will read:
    { $texts }
    .tell = 📣 Apply and tell everybody
    .quiet = Apply without telling
    .drop = 🗑 Do not apply
change-readers = • { $language }: { $number }
change-beyond = • cannot be reached by Telegram: { $number }. Please call them.
change-items = 🗓 The programme moves with the start, items: { $number }.
change-nobody = • nobody yet
change-reads = <blockquote>{ $text }</blockquote>
change-when-was = 📅 Before: { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
change-when-was-days = 📅 Before: { DAYS($starts, $ends) }
    🕘 { $hours }
change-when-becomes = 📅 Now: <b>{ DAY($starts) }, { TIME($starts) }–{ TIME($ends) }</b>
change-when-becomes-days = 📅 Now: <b>{ DAYS($starts, $ends) }</b>
    🕘 <b>{ $hours }</b>
change-place-was = 📍 Before: { $venue }, { $address }
change-place-was-short = 📍 Before: { $venue }
change-place-becomes = 📍 Now: <b>{ $venue }, { $address }</b>
change-place-becomes-short = 📍 Now: <b>{ $venue }</b>
change-map = 🗺 The map location has changed.
plan-moved = ❗️ <b>The seminar has changed</b>
    🎓 { $seminar }

    { $list }

    Everything else stays the same. Open the file to update your calendar.
plan-cancelled = ❌ <b>The seminar is cancelled</b>
    🎓 { $seminar }

    { $list }

    We apologise. Your questions are kept, and the answers will come here. Open the file to remove the seminar from your calendar.
plan-my-seat = 🎓 My seat
change-told = ✅ The change is made, and everybody is being told.
change-quiet = ✅ The change is made. Nobody was told.
change-dropped = The change was not made: everything is as it was.
change-overtaken = Meanwhile another member of staff changed the seminar. Look at your change again.
change-none = No change is being prepared: it was made or dropped. The seminar’s page: /staff

## What was not delivered

lost-material = 📭 The file “{ $title }” of “{ $seminar }” cannot be sent any more: { $why }. Please add it again: the participants are waiting for it.
    .open = { staff-materials-button }
file-lost = ⚠️ The bot no longer has this file: send it again.
