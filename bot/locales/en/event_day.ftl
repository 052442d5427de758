# How to change: docs/texts.md

## The day of the seminar: now and next

now-button = ▶️ What’s on now
now = ▶️ <b>Now and next</b> · { MOMENT($now) }
    { $seminar }

    { $list }
now-other-day = 📅 <b>{ $seminar }</b>
    { NEARDAYS($starts, $ends) }, { TIME($starts) }

    { $list }
now-over = 🏁 <b>{ $seminar }</b>
    The seminar is over.
now-cancelled = ❌ <b>{ $seminar }</b>
    The seminar is cancelled.
now-no-seminar = You have no seminar now or soon. All seminars: /seminars
now-current = ▶️ <b>Now</b>
    { $list }
now-next = ⏭ <b>Next</b>
    { $list }
now-nothing-more = There is nothing more in the programme.
now-poll = 📊 { $question }
now-programme = 📋 Whole programme
now-materials = 📎 Materials
items-moved = 🕘 <b>Times in the programme have changed</b>
    { $seminar }

    { $list }
items-moved-speaker = 🎤 <b>The time of your talk has changed</b>
    { $seminar }

    { $list }
item-moved = • { $title }
    <b>{ MOMENT($starts) }</b>
    Before: <s>{ MOMENT($earlier) }</s>
item-moved-to = • { $title }
    <b>{ MOMENT($starts) }</b>–{ MOMENT($ends) }
    Before: <s>{ MOMENT($earlier) }</s>
item-moved-from-to = • { $title }
    <b>{ MOMENT($starts) }–{ MOMENT($ends) }</b>
    Before: <s>{ MOMENT($earlier) }–{ MOMENT($until) }</s>
