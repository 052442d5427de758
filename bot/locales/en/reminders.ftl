# How to change it: docs/texts.md

## Reminders: to participants

attendance = 🔔 <b>Are you coming to the seminar?</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    📍 { $venue }, { $address }

    Press one of the buttons: seats and meals are prepared by the answers.
attendance-anew = ⚠️ <b>The time or place of the seminar has changed.</b> Now it is:

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    📍 { $venue }, { $address }

    Are you coming?
attendance-coming = ✅ I am coming
attendance-cannot = ❌ I cannot come
attendance-deputy = 👤 I send my deputy
seminar-day = ☀️ <b>The seminar is today!</b>

    🎓 { $seminar }
    🕘 { TIME($starts) }
    📍 { $venue }, { $address }

    We look forward to seeing you.
day-venue = 📍 On the map
thanks = 🙏 <b>Thank you for taking part!</b>

    🎓 { $seminar }

    How useful was the seminar to you? 1 is of little use, 5 is very useful.
note = 🔔 <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    { $words }
reminder-with-text = { $reminder }

    { $words }
item-reminder = ⏱ At { TIME($starts) }: <b>{ $title }</b>
    { $seminar }
slides-missing = 📎 <b>Your slides are needed</b>
    { $seminar }
    📅 { DAYS($starts, $ends) }

    There is no file yet for what you present:
    { $list }

    Send it from here: it goes to the participants by itself when you have finished. If you speak without slides, there is nothing to do.
slides-line = • { TIME($starts) } { $title }
slides-send = 📎 { TIME($starts) } { $title }
item-reminder-speaker = 🎤 At { TIME($starts) } you speak: <b>{ $title }</b>
    { $seminar }

## Reminders: to staff

unconfirmed-notice = ⏳ <b>Not answered yet: { $number }</b>
    { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    { $list }

    Telephone them and ask whether they come.
unconfirmed-line = • { $name }, { $place }
unconfirmed-open = 📞 The list of the silent

## For staff: when and to whom reminders go

rules-button = 🔔 Reminders
rules = 🔔 <b>Reminders</b>
    { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    ✅ Coming: <b>{ $coming }</b> · ⏳ No answer: <b>{ $silent }</b>
    ❌ Not coming: { $cannot } · 👤 Seat handed over: { $deputies }
    🍽 Meals: from { $coming } to { $most }

    { $list }
    .add = ➕ Add a reminder
    .tally = ⭐ Ratings and feedback
rules-none = There are no reminders yet.
rules-many = There are too many reminders already. Delete one first.
rule-line = <b>{ $number }. { $kind }</b>
    { $when } → { $next }, people: { $people }
rule-attendance = The question “Are you coming?”
rule-day = On the morning of the seminar
rule-thanks = Thanks and rating
rule-note = Your own words
rule-before-start = { $days } d. before the start, { $clock }
rule-on-start = on the day it starts, { $clock }
rule-on-end = on the day it ends, { $clock }
rule-after-end = { $days } d. after the end, { $clock }
rule-day-before-start = { $days } d. before the start
rule-day-on-start = On the day it starts
rule-day-on-end = On the day it ends
rule-day-after-end = { $days } d. after the end
rule-next-due = { DAY($starts) }, { TIME($starts) }
rule-next-done = sent: { DAY($starts) }, { TIME($starts) }
rule-next-draft = once the seminar is open: { DAY($starts) }, { TIME($starts) }
rule-next-never = will not be sent: its time is past ({ DAY($starts) }, { TIME($starts) })
rule-next-text = its words are not written yet
rule = 🔔 <b>{ $kind }</b>
    { $seminar }

    🕘 { $when }
    → { $next }

    👥 For whom (people: { $people }):
    { $who }

    ✍️ { $words }
    .day = 📅 Day
    .clock = 🕘 Hour
    .who = 👥 For whom
    .show = 👁 As it is read
    .test = 📨 Send to me
    .drop = 🗑 Delete
rule-add = <b>{ $seminar }</b>
    Which reminder is to be added?
rule-usual-attendance = who is registered and has not said yet whether they come
rule-usual-day = who has not said that they cannot come
rule-usual-thanks = who was there (if the door did not count: who was registered)
rule-few-arrived = ⚠️ Only { $arrived } of { $expected } were checked in: only they receive it.
rule-thank-all = 👥 To all who are registered
few-arrived = 🙏 <b>Who will be thanked?</b>
    { $seminar }

    { $warning }
rule-usual-note = who is registered
rule-who-states = by answer:
    { $list }
rule-who-units = by place:
    { $list }
rule-who-positions = by position:
    { $list }
rule-who-line = • { $what }
rule-state-registered = not answered yet
rule-state-confirmed = coming
rule-state-arrived = arrived
rule-state-waiting = waiting
rule-state-invited = invited
rule-who = 👥 <b>For whom?</b> (people: { $people })
    { $who }

    Choose; a second tap takes the choice back. With nothing chosen it goes to everybody.
rule-day-ask = 📅 <b>On which day?</b>
    Now: { $when }
rule-clock = 🕘 <b>At which hour?</b>
    Now: { $when }

    Choose or write it, for example 18:30. It is the hour of the place where the seminar is.
rule-clock-wrong = This does not look like an hour. Write it like this: 18:30. The reminder is as it was.
rule-clock-night = Let us wake nobody: choose between { $morning } and { $evening }. The reminder is as it was.
rule-twice = There is the very same reminder already: people would get it twice. Nothing was changed.
rule-text = ✍️ <b>{ $language }</b>
    Now: { $words }

    Write the words that go with the reminder.
    .none = 🗑 Take these words out
rule-text-wrong = It must be 1 to { $most } characters. Write it shorter; nothing is lost.
rule-own-text = { $language }: { $words }
rule-no-text = no words of your own
rule-missing = ⚠️ { $language }: the translation is missing
rule-needs-text = Write its words first: in Kyrgyz and in Russian.
rule-shown = 👁 <b>{ $language }</b> – readers in this language: { $number }
rule-drop = <b>Delete this reminder?</b>
    { $kind }: { $when }

    Messages that have not been sent yet will not go either.
    .yes = 🗑 Yes, delete it
    .no = ‹ Back
