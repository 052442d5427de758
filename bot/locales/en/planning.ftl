# How to change it: docs/texts.md

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
plan-none = not given
plan-state-draft = 📝 Draft, participants do not see it
plan-state-open = 🟢 Open: people register
plan-state-closed = 🟡 Registration is closed
plan-state-held = ✅ Held
plan-state-archived = 🗄 In the archive
plan-state-cancelled = ❌ Cancelled
plan-when = 📅 { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
plan-when-days = 📅 { DAY($starts) }, { TIME($starts) } – { DAY($ends) }, { TIME($ends) }
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
plan-cloned = ♻️ Modelled on “{ $seminar }”. Questions and answers from there: { $shown } shown to participants, { $waiting } still to be looked through.
plan-untranslated = ⚠️ Translation missing ({ $language }): { $list }
plan-staged = ⏳ Your change has not been made yet
plan-staged-button = ⏳ See the change
plan-back = ‹ Back
plan-hub = 📋 Page of the seminar
plan-done = ✅ Done
plan-fill = ▶️ Go on filling in
plan-life = 🚦 Change the state
plan-link = 🔗 Link and QR
plan-clone = ♻️ Make a copy

line-title = Title
line-description = Description
line-starts = Start
line-ends = End
line-venue = Venue
line-address = Address
line-map = Point on the map
line-targets = For whom
line-capacity = Places
line-per-unit = For each municipality
line-opens = Registration opens
line-closes = Registration closes
line-zone = Time zone
line-in = { $what } ({ $language })
in-ky = in Kyrgyz
in-ru = in Russian
in-en = in English
language-ky = Kyrgyz
language-ru = Russian
language-en = English
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
plan-heard = { $told }

    { $question }
plan-hour = 🕘 { TIME($starts) }
plan-hours = 🕘 { TIME($starts) }–{ TIME($ends) }
plan-hour-until = 🕘 until { TIME($ends) }
plan-last-day = 📅 The last day: { DAY($ends) }
plan-sure = <b>Please check the time</b>
    { $what }

    If it is right, press the button. If not, write it once more.
plan-sure-yes = ✅ It is right
plan-skip = Leave out for now ›
plan-remove = 🗑 Remove
plan-unlimited = No limit
plan-no-moment = Set no time
plan-cloned-done = ♻️ The copy of “{ $seminar }” is ready: { $area }. Programme, materials, reminders and extra questions came along. Check the title and the venue.
day-button = { SHORTDAY($starts) }
hour-button = { TIME($starts) }
zone-button = { $zone }
amount = { $number }

when-wrong = I do not understand when that is. Write it like this: “18.07 9:30”, “tomorrow 10:00”, “Friday 9:30-16:00”.
when-unclear = That can be understood in more than one way. Write the hour with a colon (9:10, 15:00) and the month as a word (9 May).
when-day = There is no such day in the calendar. Check the day and the month and write it once more.
when-weekday = The weekday does not fit: { DAY($starts) }. Check it and write it once more.
when-midnight = It is not clear to which day midnight belongs. Write 0:00 and the new day’s date, or 23:59.
when-one = One time is needed here, not a span of time. Write that one only.
when-no-start = Only the last day is clear. Write the start too, for example: “18.07 9:30-16:00”.
when-skipped = The clocks are put forward there on that day, and there is no such time. Write another hour.
when-past = That time is over. Write one that is to come, for example: “tomorrow 10:00”.
when-past-day = That time is over: { DAY($starts) }, { TIME($starts) }. Write one that is to come, for example: “tomorrow 10:00”.
when-long = From the start to the end that would be more than { $most } days. Check the day and write it once more.
when-backwards = The end must be after the start. The time is as it was, write it once more.
registration-late = People can register only until the seminar ends. Write an earlier time.
amount-wrong = Write a number from 1 to { $most }, for example: 60.
capacity-below = Places taken: { $taken }. It cannot be less. Write a larger number, or free some places first.
plan-awaits-text = Now words are needed: answer the question above. Stop: /cancel
plan-awaits-map = Now a point on the map is needed: send it by 📎 or write the coordinates: 42.4905, 78.3960. Stop: /cancel
plan-text-long = Too long: { $most } characters at the most. Make it shorter.
plan-over = This seminar is cancelled or archived: it cannot be changed any more.
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
target-one-on = ✅ { $what }
target-one-off = ⬜ { $what }
target-area-on = ☑️ { $area } ›
target-area-off = { $area } ›
target-all = ➕ Choose all
target-back = ‹ To the list
target-area = 🎯 <b>{ $area }</b>
    Each press chooses or takes away.
target-found = This is what “{ $typed }” may mean:
target-unknown = There is no such name. Write it in another way or choose from the list.

## The state of a seminar

life = <b>{ $seminar }</b>
    { $state }

    What shall be done?
life-to-open = 🟢 Open registration
life-to-closed = 🟡 Close registration
life-to-cancelled = ❌ Cancel the seminar
life-to-archived = 🗄 Put into the archive
life-anyway = Open all the same
life-open = <b>{ $seminar }</b>

    Registration opens: the seminar is shown in /seminars, its link works, reminders go out in time.
life-open-lacking = <b>{ $seminar }</b>

    Something is missing that participants need:
    { $list }

    If you open it, they do not see this, or see it in another language.
life-lacks = ⚠️ { $what }
life-closed = <b>{ $seminar }</b>

    Registration closes: nobody new can register. Who is registered stays, reminders go on. It can be opened again.
life-cancelled = <b>{ $seminar }</b>

    The draft is marked as cancelled. Nothing is sent to anybody. This cannot be undone.
life-archived = <b>{ $seminar }</b>

    The seminar leaves the participants' list. Its data and questions stay. This cannot be undone.
life-not-now = The seminar's state is another one by now. Open its card again: /staff
life-over = The seminar's time is over. Set a new day first.
link-not-yet = The link works once the seminar is open. Open registration first.
plan-link-page = 🔗 <b>{ $seminar }</b>
    { $link }

    Forward the link or print the QR code: that is where registration begins.
plan-share = 📤 Forward the link
plan-invitation = You are invited to a seminar: { $seminar }, { DAY($starts) }, { TIME($starts) }. Press the link to register.

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
change-when-was-days = 📅 Before: { DAY($starts) }, { TIME($starts) } – { DAY($ends) }, { TIME($ends) }
change-when-becomes = 📅 Now: <b>{ DAY($starts) }, { TIME($starts) }–{ TIME($ends) }</b>
change-when-becomes-days = 📅 Now: <b>{ DAY($starts) }, { TIME($starts) } – { DAY($ends) }, { TIME($ends) }</b>
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
