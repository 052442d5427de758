# How to change this: docs/texts.md

## A seat: coming, not coming

seminar-not-yet = <b>{ $seminar }</b>
    📅 { DAY($starts) }, { TIME($starts) }

    Registration is not open yet.
    It opens: { DAY($opens) }, { TIME($opens) }.
    Come back here then: /seminars. You can ask a question now.
seat-deputy = 🔁 Somebody comes instead
seat-cannot = ❌ I cannot come
seat-coming = ✅ No, I am coming
seat-confirmed = ✅ <b>We expect you!</b>

    🎓 { $seminar }
    📅 { DAY($starts) }, { TIME($starts) }
    📍 { $venue }, { $address }

    If anything changes, press a button below.
seat-given-back = It is noted that you will not come. Thank you for telling us.

    🎓 { $seminar }
    📅 { DAY($starts) }
seat-given-back-why = It is noted that you will not come. Your place is offered to those who wait.

    🎓 { $seminar }
    📅 { DAY($starts) }

    Can you tell us why? You need not.
coming-back = ↩️ I am coming after all
cannot-ask = <b>You cannot come?</b>

    🎓 { $seminar }
    📅 { DAY($starts) }

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
    📅 { DAY($starts) }

    Send the link to <b>that person alone</b>, in a private chat: whoever first opens it and gives a name and a telephone gets the seat. We tell you who came, and for a day you can have the seat back.

    The link works for 72 hours, once. An earlier link no longer works.
    .forward = 📨 Send the link
    .back = ✖️ Take the link back
deputy-forward = { $seminar }, { DAY($starts) }, { TIME($starts) }. Please go to this seminar instead of me: open the link and give your name.
deputy-no-seat = You have no seat now that could be handed over. Your seat: /seminars
deputy-unlinked = The link no longer works. The seat stays yours.
deputy-link-gone = This link no longer works: it was used, taken back, or is too old. Ask whoever sent it for a new one. Seminars: /seminars
deputy-own = This is your own link. Send it to whoever comes instead of you: until they give their name, the seat is yours.
deputy-have-seat = You have a seat of your own at this seminar and cannot take a second one. Let somebody else open the link.

    🎓 { $seminar }
    🏛 { $place }
deputy-opened = <b>A seat is handed to you</b>

    🎓 { $seminar }
    📅 { DAY($starts) }, { TIME($starts) }
    📍 { $venue }, { $address }
    🏛 { $place }

    Tell us the following, and the seat is yours.
deputy-came = 🔁 By your link your seat went to <b>{ $deputy }</b>, { $position }.

    🎓 { $seminar }
    📅 { DAY($starts) }
    🏛 { $place }

    Is this the person you sent the link to? If not, have the seat back: you can for a day.
    .undo = ↩️ Have my seat back
deputy-undone = ✅ The seat is yours again.

    🎓 { $seminar }
    📅 { DAY($starts) }
    🏛 { $place }
deputy-undone-other = ↩️ Whoever handed you the seat has taken it back.

    🎓 { $seminar }
    📅 { DAY($starts) }
    🏛 { $place }

    If this is a mistake, ask whoever sent you the link, or write your question here.
deputy-undo-late = The seat cannot be had back any more: a day has passed, they have arrived at the seminar, or organisers have changed it. Write to them: /ask
deputy-undo-full = This seat has gone to those who waited and cannot be had back. Write to the organisers: /ask
deputy-took = 🔁 Your seat has gone to { $deputy }.

    🎓 { $seminar }
    📅 { DAY($starts) }
    🏛 { $place }

    They go to this seminar now. Thank you for finding somebody.

## The waiting list

waiting-place = ⏳ <b>You are on the waiting list</b>

    🎓 { $seminar }
    📅 { DAY($starts) }
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
    📅 { DAY($starts) }, { TIME($starts) }
    🏛 { $place }

    We keep it for you until: { DAY($until) }, { TIME($until) }. Are you coming?
    .take = ✅ I am coming
    .no = ❌ I cannot
offer-expired = ⌛ There was no answer, and the place was offered to the next one.

    🎓 { $seminar }
    📅 { DAY($starts) }

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
