# How to change it: docs/texts.md

## Reminders: to participants

attendance = 🔔 <b>Are you coming to the seminar?</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    📍 { $venue }

    Please tap one of the buttons: we plan seats and meals from your answers.
attendance-anew = ⚠️ <b>The time or place of the seminar has changed.</b> Now it is:

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    📍 { $venue }

    Are you coming?
attendance-coming = ✅ I’m coming
seminar-day = ☀️ <b>The seminar is today!</b>

    🎓 { $seminar }
    🕘 { TIME($starts) }
    📍 { $venue }

    We look forward to seeing you.
seminar-day-of-several = ☀️ <b>The seminar is today!</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🕘 today at { TIME($at) }
    📍 { $venue }

    We look forward to seeing you.
thanks = 🙏 <b>Thank you for taking part!</b>

    🎓 { $seminar }

    How useful was the seminar for you? 1 is of little use, 5 is very useful.
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

    There is no file for your talk yet:
    { $list }

    Send it from here: participants get it automatically when you have finished. If you speak without slides, there is nothing to do.
slides-line = • { TIME($starts) } { $title }
slides-send = 📎 { TIME($starts) } { $title }
item-reminder-speaker = 🎤 Your talk at { TIME($starts) }: <b>{ $title }</b>
    { $seminar }

## Reminders: to staff

unconfirmed-notice = ⏳ <b>No reply yet: { $number }</b>
    { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    { $list }

    Please call them and ask whether they are coming.
unconfirmed-line = • { $name }, { $place }
unconfirmed-open = 📞 Who hasn’t replied

## For staff: when and to whom reminders go

rules-button = 🔔 Reminders
rules = 🔔 <b>Reminders</b>
    { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    ✅ Coming: <b>{ $coming }</b> · ⏳ No reply: <b>{ $silent }</b>
    ❌ Not coming: { $cannot } · 👤 Seat handed over: { $deputies }
    🍽 Meals: from { $coming } to { $most }

    { $list }
    .add = ➕ Add a reminder
    .tally = ⭐ Ratings and feedback
rules-none = There are no reminders yet.
rules-many = There are too many reminders already. Delete those you don’t need first.
rule-line = <b>{ $number }. { $kind }</b>
    { $when } → { $next }, people: { $people }
rule-attendance = The question “Are you coming?”
rule-day = On the morning of the seminar
rule-thanks = Thanks and rating
rule-note = Your own text
rule-before-start = { $days ->
        [one] { $days } day
       *[other] { $days } days
    } before the start, { $clock }
rule-on-start = on the day it starts, { $clock }
rule-on-end = on the day it ends, { $clock }
rule-after-end = { $days ->
        [one] { $days } day
       *[other] { $days } days
    } after the end, { $clock }
rule-day-before-start = { $days ->
        [one] { $days } day
       *[other] { $days } days
    } before
rule-day-on-start = Day it starts
rule-day-on-end = Day it ends
rule-day-after-end = { $days ->
        [one] { $days } day
       *[other] { $days } days
    } after
rule-next-due = { NEARDAY($starts) }, { TIME($starts) }
rule-next-done = sent: { NEARDAY($starts) }, { TIME($starts) }
rule-next-draft = once the seminar is open, unless it is too late: { NEARDAY($starts) }, { TIME($starts) }
rule-next-inactive = will not be sent: the seminar is cancelled or archived
rule-next-never = will not be sent: too late ({ NEARDAY($starts) }, { TIME($starts) })
rule-next-text = the text is not written yet
rule = 🔔 <b>{ $kind }</b>
    { $seminar }

    🕘 { $when }
    → { $next }

    👥 For whom (people: { $people }):
    { $who }

    ✍️ { $words }
    .day = 📅 Day
    .clock = 🕘 Time
    .who = 👥 For whom
    .show = 👁 Preview
    .test = 📨 Send to me
    .drop = 🗑 Delete
rule-add = <b>{ $seminar }</b>
    Which reminder would you like to add?
rule-usual-attendance = those registered who have not said whether they are coming
rule-usual-day = those who have not said that they can’t come
rule-usual-thanks = those who came (if arrivals were not recorded: everybody registered)
rule-few-arrived = ⚠️ Only { $arrived } of { $expected } checked in: only they will receive it.
rule-thank-all = 👥 Everybody registered
few-arrived = 🙏 <b>Who should be thanked?</b>
    { $seminar }

    { $warning }
rule-usual-note = everybody registered
rule-who-states = by answer:
    { $list }
rule-who-units = by area:
    { $list }
rule-who-positions = by position:
    { $list }
rule-who-line = • { $what }
rule-state-registered = no reply yet
rule-state-confirmed = coming
rule-state-arrived = arrived
rule-state-waiting = on the waiting list
rule-state-invited = invited
rule-who = 👥 <b>For whom?</b> (people: { $people })
    { $who }

    Choose; a second tap undoes the choice. If nothing is chosen, those who usually get this kind of reminder get it.
rule-day-ask = 📅 <b>On which day?</b>
    Now: { $when }
rule-clock = 🕘 <b>At what time?</b>
    Now: { $when }

    Choose it or type it, for example: 18:30. This is the local time of the seminar.
rule-clock-wrong = This does not look like a time. Type it like this: 18:30. The reminder has not changed.
rule-clock-night = Let’s not wake anyone: choose a time between { $morning } and { $evening }. The reminder has not changed.
rule-twice = The same reminder already exists: people would get it twice. Nothing has changed.
rule-text = ✍️ <b>{ $language }</b>
    Now: { $words }

    Write the text to be added to the reminder.
    .none = 🗑 Remove this text
rule-text-wrong = The text must have 1 to { $most } characters. Please write it again; nothing is lost.
rule-own-text = { $language }: { $words }
rule-no-text = no text of your own
rule-missing = ⚠️ { $language }: no translation
rule-needs-text = Write its text first: in Kyrgyz and in Russian.
rule-shown = 👁 <b>{ $language }</b> — recipients in this language: { $number }
rule-drop = <b>Delete this reminder?</b>
    { $kind }: { $when }

    Messages not sent yet will not be sent either.
    .yes = 🗑 Yes, delete it
    .no = { back-button }
