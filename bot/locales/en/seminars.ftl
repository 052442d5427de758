# How to change it: docs/texts.md

## The seminar

seminar-choose = Which seminar will you register for?
seminars-none = There is no seminar yet. A new one will appear here when it is announced.

## Staff: what a seminar asks besides

staff-extras-button = 🧾 Extra questions
extras = <b>Extra questions at registration</b>
    { $seminar }

    { $list }

    They are asked after the telephone, and may be skipped.
extras-line = • { $question } { $lacks }
extras-none = There are no extra questions yet.
extras-ready = ➕ { $title }
extras-own = ➕ One of my own
extras-tally = 📊 The answers counted
extras-all = ‹ All questions
extras-too-many = There may be { $most } extra questions at most: nobody answers more.
extra-ask-kind = <b>What kind of answer?</b>
extra-kind-choice = A choice
extra-kind-number = A number
extra-kind-text = Text
extra-ask-title = <b>Write the question</b>
    Kyrgyz, Russian and English at once: with “ / ” between them.
    In one language alone it is taken as { $language }.
extra-ask-choices = <b>Write the answers</b>
    Each on a line of its own:
    <code>Yes</code>
    <code>No</code>

    Languages with “ / ” between them; one alone is taken as { $language }.
extra-title-long = This is too long: { $most } characters at most. Nothing was changed.
extra-choices-wrong = Write 2 to { $most } answers, each on a line of its own. Nothing was changed.
extra-choices-fewer = The earlier answers must stay (at least { $least } lines): somebody may have chosen them. Nothing was changed.
extra-gone = This question was removed. Open the list again.
extra = <b>Extra question</b> · { $kind }

    { $list }

    Press a language to change the question.
extra-choice-line = ▫️ { $choice } { $lacks }
extra-choices = ✏️ Answers
extra-remove = 🗑 Ask no more
extra-ask-remove = <b>{ $question }</b>
    Ask it no more? Answers given are no longer shown in the spreadsheet.
    .yes = 🗑 Yes, ask no more
    .no = No, keep it
awaited-extra-text = Now text is needed: write it as told above. Stop: /cancel

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
    .item-reminders-on = 🔔 Remind me 10 minutes before
    .item-reminders-off = 🔕 Remind me no longer
programme-empty = There is no programme yet.
programme-day = <b>{ DAY($starts) }</b>
programme-from-to = { MOMENT($starts) }–{ MOMENT($ends) } { $title }
programme-said-by = { $item }
    🗣 { $speaker }

## Staff: the programme

staff-programme-button = 🗓 Programme
items = <b>Programme</b>
    { $seminar }

    { $list }

    Press the number of an item to change it.
items-line = <b>{ $number }.</b> { $hours } { $title } { $lacks }
items-add = ➕ Add
items-sure = <b>Please check the programme</b>
    { $list }

    New: { $number }, translations of what is there: { $translated }. If all is right, press the button. If not, send the lines once more.
    .yes = ✅ Add
items-added = ✅ Added: { $number }, translated: { $translated }.
items-heard = { $number }. { $hours } { $title }
items-ask = <b>Write the programme</b>
    { $seminar }

    Each item on a line of its own, with its hour:
    <code>9:30 Opening</code>
    <code>9:45-10:30 Report</code>

    Kyrgyz, Russian and English may stand on one line, in this order, with “ / ” between them. What is written in one language is taken as { $language }. Add another one later: choose it below and send lines with the same hours.
    For several days, write the day on a line of its own: 18.07
item-from = { TIME($starts) }
item-from-to = { TIME($starts) }–{ TIME($ends) }
item-hours-on = <b>{ $hours }</b> · { DAY($starts) }
item = <b>{ $hours }</b> · { DAY($starts) }

    { $list }

    Press a language to change the title.
    .time = ⏰ Time
    .speaker = 🗣 Speaker
    .earlier = −15 minutes
    .later = +15 minutes
    .rest = ⏬ This and all after +15 min
    .files = 📎 Add a file
    .remove = 🗑 Remove
    .back = ‹ Programme
item-speaker = 🗣 { $speaker }
item-files = 📎 Files: { $number }
item-ask-time = <b>{ $hours } { $title }</b>
    Write the new time, for example: 9:30-10:15.
item-ask-title = <b>{ $hours } { $title }</b>
    Write the title ({ $language }). Kyrgyz, Russian and English at once: with “ / ” between them.
item-ask-speaker = <b>{ $hours } { $title }</b>
    Who speaks? Choose from the list, or write name and office.
item-no-speaker = No speaker
item-remove = <b>{ $hours } { $title }</b>
    Remove it from the programme? Its files stay with the seminar.
    .yes = 🗑 Yes, remove it
    .no = No, keep it
item-gone = This item was removed from the programme. Open the programme again.
item-time-wrong = The time is not clear. Write it like this: 9:30 or 9:30-10:15. Nothing was changed.
item-unclear-wrong = The time can be understood in more than one way. Write the hour with a colon: 9:10 or 9:10-10:15. Nothing has changed.
item-day-wrong = This seminar has no such day. Nothing was changed.
item-end-wrong = The end must be later than the start. Nothing was changed.
title-too-long = The title is too long: { $most } characters at most. Nothing was changed.
items-too-many = A programme has { $most } items at most. Nothing was added.
line-time-wrong = The time on line { $number } is not clear. Write it like this: 9:30 Opening. Nothing was added: mend it and send it again.
line-unclear-wrong = The time in line { $number } can be understood in more than one way. Write the hour with a colon: 9:10 Opening. Nothing was added, correct it and send it again.
line-day-wrong = The day on line { $number } is none of this seminar's. Nothing was added: mend it and send it again.
line-end-wrong = On line { $number } the end must be later than the start. Nothing was added: mend it and send it again.
line-title-wrong = Line { $number } has no title. Write it like this: 9:30 Opening. Nothing was added: mend it and send it again.
line-long-wrong = The title on line { $number } is too long. Nothing was added: shorten it and send it again.
awaited-item-lines = Now the lines of the programme are needed, for example: 9:30 Opening. Stop: /cancel
awaited-item-time = Now the time is needed: write it as text, for example: 9:30-10:15. Stop: /cancel
awaited-item-title = Now the title is needed: write it as text. Stop: /cancel
awaited-item-speaker = Now the speaker is needed: choose from the list, or write it as text. Stop: /cancel

## Materials

material = 📎 <b>{ $title }</b>
material-of-item = 📎 <b>{ $title }</b>
    { $item }
material-untitled = File { $number }
materials = <b>Materials</b>
    { $seminar }

    Press the one you need: the file comes here.
materials-none = <b>{ $seminar }</b>
    There are no materials yet.
material-button = 📎 { $title }
material-gone = This material was taken away. See the others by “📎 Materials”.
materials-for-participants = Materials are for those who are registered. Register first: /seminars

## Staff: materials

staff-materials-button = 📎 Materials
files = <b>Materials</b>
    { $seminar }

    { $list }
files-line = 📎 { $title } { $lacks }
files-none = There are no materials yet.
files-add = ➕ Add a file
files-all = ‹ All materials
files-ask = 📎 <b>{ $to }</b>
    Send the files: documents, photos, video, audio or voice, several in a row if you like.
    The words that go with a file become its title: Kyrgyz, Russian and English with “ / ” between them.
files-too-many = A seminar has { $most } files at most. Remove what is not needed and send it again.
file = 📎 <b>File</b>
    { $list }
    🗓 { $to }

    Press a language to change the title.
file-kept = ✅ <b>The file is kept</b>
    { $list }
    🗓 { $to }

    Press a language to change the title. You may send more files.
file-untitled = ⚠️ no title
file-of-seminar = for the whole seminar
file-item = 🗓 To an item
file-remove = 🗑 Remove
file-to-item = { TIME($starts) } { $title }
file-ask-item = <b>{ $title }</b>
    Which item of the programme does it belong to? Participants get it when that item is over.
file-ask-title = <b>{ $title }</b>
    Write the title ({ $language }). Kyrgyz, Russian and English at once: with “ / ” between them.
file-ask-remove = <b>{ $title }</b>
    Remove this material? Those who have it keep it.
    .yes = 🗑 Yes, remove it
    .no = No, keep it
awaited-file = Now a file is needed: a document, photo, video, audio or voice. Stop: /cancel
awaited-file-title = Now the title of the file is needed: write it as text. Stop: /cancel

## Planning a seminar: its card

staff-draft-button = 📝 { $seminar }
staff-cancelled-button = ❌ { $seminar }
staff-new-button = ➕ New seminar
plan-button = ⚙️ Manage the seminar
plan-card = <b>{ $seminar }</b>
    { $state }

    { $list }

    Press the line you want to change.
plan-untitled = A seminar without a title
plan-state-draft = 📝 Draft, participants do not see it
plan-state-open = 🟢 Open: people register
plan-state-closed = 🟡 Registration is closed
plan-state-held = ✅ Held
plan-state-archived = 🗄 In the archive
plan-state-cancelled = ❌ Cancelled
plan-when = 📅 { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
plan-when-days = 📅 { DAYS($starts, $ends) }
    🕘 { $hours }
plan-place = 📍 { $venue }, { $address }
plan-place-short = 📍 { $venue }
plan-map-set = 🗺 The point on the map is set
plan-map-none = 🗺 No point on the map yet
plan-limits = 🪑 Places: { $capacity } · for each municipality: { $places }
plan-no-limit = no limit
plan-opens = 🔓 Registration opens: { DAY($starts) }, { TIME($starts) }
plan-closes = 🔒 Registration closes: { DAY($starts) }, { TIME($starts) }
plan-targets = 🎯 For whom: { $list }
plan-zone = 🕐 Time zone: { $zone }
plan-description = ℹ️ { $text }
plan-contact = ☎️ Telephone for participants: { $contact }
plan-contact-none = ☎️ No telephone for participants is given yet
plan-cloned = ♻️ Modelled on “{ $seminar }”. Questions and answers from there: { $shown } shown to participants, { $waiting } still to be looked through.
plan-untranslated = ⚠️ Translation missing ({ $language }): { $list }
plan-lacks = ⚠️ Missing:
    { $list }
plan-lacks-draft = ⚠️ To open registration, fill in:
    { $list }
plan-pending-change = ⏳ Your change has not been made yet
plan-pending-change-button = ⏳ See the change
staff-seminar-button = 📋 Page of the seminar
plan-fill = ▶️ Go on filling in
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
line-map = Point on the map
line-targets = For whom
line-capacity = Places
line-per-unit = For each municipality
line-opens = Registration opens
line-closes = Registration closes
line-contact = Telephone
line-zone = Time zone
line-in-language = { $what } ({ $language })
plan-languages = <b>{ $what }</b>

    In Kyrgyz: { $ky }
    In Russian: { $ru }
    In English: { $en }

    Which one shall be changed?
plan-no-translation = ⚠️ translation missing

## Planning a seminar: questions

plan-ask-first = <b>When is the new seminar?</b>
    Choose a day or write it, for example: “18.07 9:30-16:00”, “Friday 9:30”, “18-19 July 9:30-16:00”.

    Every answer is kept at once. If you stop (/cancel), go on later by /staff.
plan-ask-starts = <b>When does it begin?</b>
    Choose a day or write it, for example: “18.07 9:30-16:00”, “tomorrow 10:00”, “Friday 9:30”.
plan-ask-clone = <b>When is the same seminar elsewhere?</b>
    Choose a day or write it, for example: “18.07 9:30”, “tomorrow 10:00”, “Friday 9:30”.
plan-ask-hour = <b>At what hour?</b>
    { DAY($starts) }. Choose or write it, for example: “9:30”.
plan-ask-hour-days = <b>At what hour?</b>
    { DAY($starts) } – { DAY($ends) }. Choose or write it, for example: “9:30-16:00”.
plan-ask-ends = <b>When does it end?</b>
    It begins on { DAY($starts) }, { TIME($starts) }. Choose the hour or write it, for example: “16:00”.
plan-ask-hours = <b>From when to when on this day?</b>
    { DAY($starts) }. Write it, for example: “10:00-13:00”.
plan-hours-page = 🕘 <b>Hours of each day</b>
    { $list }

    If a day differs, choose it. All days can be typed at once under “Start”: “18.12 9:00-16:00, 19.12 10:00-13:00”.
plan-hours-unknown = So far only the start and the end are known.
plan-hours-wrong = Write the start and end of that day, for example: “10:00-13:00”. Nothing was changed.
plan-ask-title = <b>The title ({ $language })?</b>
    Keep it short.
plan-ask-description = <b>The description ({ $language })?</b>
    What it is about, in a sentence or two.
plan-ask-venue = <b>Where is it ({ $language })?</b>
    Write the name of the building or the office.
plan-ask-address = <b>The address ({ $language })?</b>
    Town or village, street, number.
plan-ask-map = <b>The point on the map?</b>
    Press 📎, choose “Location” and send the place. Or write the coordinates: 42.4905, 78.3960
contact-ask = ☎️ <b>Whom can participants call with questions?</b>
    { $seminar }
    { $current }

    Write the name and the telephone number, for example: Sample Person, 0700 000000. Everybody who opens /help or /hall sees it.
    .none = 🗑 Show no telephone
contact-now = Now: { $contact }
contact-mine = ☎️ My number: { $contact }
contact-wrong = Write the name and the telephone number in one line of at most { $most } characters. For example: Sample Person, 0700 000000
contact-line = 🎓 { $seminar }
    { $contact }
plan-ask-capacity = <b>How many places are there?</b>
    Choose a number or write it. When they are taken, others wait in line.
plan-ask-per-unit = <b>How many may come from one municipality?</b>
    Choose a number or write it.
plan-ask-opens = <b>When does registration open?</b>
    Without a time it begins as soon as the seminar is open.
plan-ask-closes = <b>When does registration close?</b>
    Without a time it is open until the seminar ends.
plan-ask-zone = <b>By which clocks are the hours meant?</b>
    Now: { $zone }. The hours themselves stay as they are.
plan-ask-oblast = <b>For which oblast?</b>
    Choose or write its name.
plan-saved = ✅ { $what }: { $value }
plan-heard = { $told }

    { $question }
plan-hour = 🕘 { TIME($starts) }
plan-hours = 🕘 { TIME($starts) }–{ TIME($ends) }
plan-hour-until = 🕘 until { TIME($ends) }
plan-last-day = 📅 The last day: { DAY($ends) }
plan-skip = Leave out for now ›
plan-remove = 🗑 Remove
plan-unlimited = No limit
plan-no-moment = Set no time
plan-cloned-done = ♻️ The copy of “{ $seminar }” is ready: { $area }. Programme, materials, reminders and extra questions came along. Now write a new title and check the venue.
plan-discarded = 🗑 The seminar without a title was not kept.
plan-title-copied = ♻️ Copied from: “{ $title }”
plan-title-same = The seminar it was copied from has this title. Write another one, for example with the new place.
zone-button = { $zone }
amount = { $number }
when-no-start = Only the last day is clear. Write the start too, for example: “18.07 9:30-16:00”.
when-long = From the start to the end that would be more than { $most } days. Check the day and write it once more.
registration-late = People can register only until the seminar ends. Write an earlier time.
amount-wrong = Write a number from 1 to { $most }, for example: 60.
capacity-below = Places taken: { $taken }. It cannot be less. Write a larger number, or free some places first.
plan-awaits-text = Now words are needed: answer the question above. Stop: /cancel
plan-awaits-map = Now a point on the map is needed: send it by 📎 or write the coordinates: 42.4905, 78.3960. Stop: /cancel
plan-text-long = Too long: { $most } characters at the most. Make it shorter.
plan-held = This seminar has been held: its times stay as they were.
plan-zone-fixed = Once the seminar is announced its time zone stays. Change the start instead.
oblast-unknown = There is no such oblast. Press one of the buttons.

## For whom

target-page = 🎯 <b>For whom?</b>
    { $seminar }

    { $list }

    Press an oblast, or write the name of a municipality or a rayon.
target-nobody = Nobody has been chosen yet.
target-line = { $area }: { $list }
target-elsewhere = Other offices
target-municipality = municipalities — { $number }
target-rayon-administration = rayon administrations — { $number }
target-plenipotentiary = plenipotentiary — { $number }
target-gamsumo = GAMSUMO — { $number }
target-project = staff of the project
target-partner = partner organisations
targets-municipality = Municipalities
targets-rayon-administration = Rayon administrations
targets-plenipotentiary = Plenipotentiary
targets-gamsumo = GAMSUMO
target-on = ✅ { $what } { $number }/{ $all }
target-some = ☑️ { $what } { $number }/{ $all }
target-off = ⬜ { $what } 0/{ $all }
target-area-on = ☑️ { $area } ›
target-area-off = { $area } ›
target-all = ➕ Choose all
target-area = 🎯 <b>{ $area }</b>
    Each press chooses or takes away.
target-found = This is what “{ $typed }” may mean:
target-unknown = There is no such name. Write it in another way or choose from the list.

## The state of a seminar

lifecycle = <b>{ $seminar }</b>
    { $state }

    What shall be done?
lifecycle-to-open = 🟢 Open registration
lifecycle-to-closed = 🟡 Close registration
lifecycle-to-cancelled = ❌ Cancel the seminar
lifecycle-to-archived = 🗄 Put into the archive
lifecycle-anyway = Open all the same
lifecycle-open = <b>{ $seminar }</b>

    Registration opens: the seminar is shown in /seminars, its link works, reminders go out in time.
lifecycle-open-lacking = <b>{ $seminar }</b>

    Something is missing that participants need:
    { $list }

    If you open it, they do not see this, or see it in another language.
lifecycle-lacks = ▫️ { $what }
lifecycle-lacks-copied = ▫️ { $what }: still that of the seminar it was copied from
lifecycle-copied = <b>{ $seminar }</b>

    It cannot be opened yet: the title is still that of the seminar it was copied from, and participants would see the same seminar twice.
    { $list }

    Write a new title.
lifecycle-closed = <b>{ $seminar }</b>

    Registration closes: nobody new can register. Who is registered stays, reminders go on. It can be opened again.
lifecycle-cancelled = <b>{ $seminar }</b>

    The draft is marked as cancelled. Nothing is sent to anybody. This cannot be undone.
lifecycle-archived = <b>{ $seminar }</b>

    The seminar leaves the participants' list. Its data and questions stay. It can be taken out of the archive again: /staff
lifecycle-not-now = The seminar's state is another one by now. Open its card again: /staff
lifecycle-over = The seminar's time is over. Set a new day first.
link-not-yet = The link works once the seminar is open. Open registration first.
plan-link-page = 🔗 <b>{ $seminar }</b>
    { $link }

    Forward the link or print the QR code: that is where registration begins.
plan-share = 📤 Forward the link
plan-invitation = You are invited to a seminar: { $seminar }, { DAYS($starts, $ends) }, { TIME($starts) }. Press the link to register.
lifecycle-unanswered = <b>{ $seminar }</b>

    It cannot go to the archive: questions without an answer are left — { $number }. Their askers wait. Answer each, or close it with a reason.
lifecycle-unanswered-list = ❓ Unanswered questions

## A change of plan

change-preview = <b>The change is ready; nobody has been told yet</b>
    { $seminar }

    Who will be told:
    { $list }

    They will read:
    { $texts }
    .tell = 📣 Make it and tell everybody
    .quiet = Make it without telling
    .drop = 🗑 Do not make it
change-readers = • { $language }: { $number }
change-beyond = • cannot be reached by Telegram: { $number }. They must be called.
change-items = • The programme moves along with the start: { $number } lines.
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
change-map = 🗺 The point on the map is another one.
plan-moved = ❗️ <b>The seminar has changed</b>
    🎓 { $seminar }

    { $list }

    Everything else stays. Open the file to bring your calendar up to date.
plan-cancelled = ❌ <b>The seminar is cancelled</b>
    🎓 { $seminar }

    { $list }

    We are sorry. Your questions are kept, the answer comes here. Open the file and it leaves your calendar.
plan-my-seat = 🎓 My seat
change-told = ✅ The change is made, everybody is being told.
change-quiet = ✅ The change is made. Nobody was told.
change-dropped = The change was not made: everything is as it was.
change-overtaken = Meanwhile somebody else of the staff changed the seminar. Look at your change once more.
change-none = No change is being prepared: it was made or dropped. The card: /staff

## What was not delivered

lost-material = 📭 The file “{ $title }” of “{ $seminar }” cannot be sent any more: { $why }. Please add it again, the participants are waiting for it.
    .open = 📎 Files
file-lost = ⚠️ The bot has this file no more: send it again.
