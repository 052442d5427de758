# How to change this: docs/texts.md

## The wall: for staff

wall-button = 🖥 Wall
wall = 🖥 <b>Wall</b> · { $seminar }
    { $address }
    { $end }

    <b>On the wall now</b>
    { $large }

    <b>Next</b>
    { $list }

    Asked: { $every }, answered: { $done }
wall-now = <b>№{ $number }</b> ▲ { $votes } { $mark }
    { $text }
wall-now-none = Nothing is shown large.
wall-line = <b>№{ $number }</b> ▲ { $votes } { $mark }
    { $text }
wall-none = No questions here. Those that the hall may read come here.
wall-mark-answered = ✅
wall-mark-pinned = 📌
wall-mark-shown = 👁
wall-next = ▶️ Next: №{ $number }
wall-clear = ⬜ Take down
wall-one = №{ $number }
wall-refresh = 🔄 Refresh
wall-link = 🔗 Address, QR
wall-left-out = 🚫 Left out: { $number }
wall-back = ‹ To the wall
wall-out = 🚫 <b>Left out of the wall</b> · { $seminar }

    { $list }

    Press a number to bring that question back.
wall-question = <b>№{ $number }</b> ▲ { $votes } { $mark }

    { $text }
wall-show = 🖥 Show it large
wall-hide = ⬜ Take down
wall-pin = 📌 Put first
wall-unpin = 📌 Unpin
wall-leave-out = 🚫 Leave out
wall-in = ↩️ Bring back
wall-closed = Question №{ $number } cannot be on the wall: the hall may not read it, or it has ended. Refresh the list.
wall-until = The wall closes by itself after the seminar. Its last day: { DAY($day) }.
wall-over = 🔒 The seminar is over and its wall has closed. Its last day was { DAY($day) }.
wall-address = 🖥 <b>The wall's address</b> · { $seminar }
    { $address }

    Type it into the browser of the hall's computer, or forward this message there. Full screen: F11, dark or light: D.
    Whoever knows the address sees the wall. Should it get around, take a new one.
    { $end }
wall-new = 🔁 New address
wall-only-here = ⚠️ This address opens only on the machine the bot runs on. For others, whoever installed the bot has to set PUBLIC_URL.

## The wall: for the hall

screen-ask = Ask a question
screen-how = Point your camera at the code, or find the bot in Telegram
screen-next = Next questions
screen-none = No questions yet
screen-answered = Answered
screen-done = Answered
screen-asked = Asked
screen-voice = A question by voice or picture
screen-more = more
screen-cut = In full in the bot
screen-lost = No connection. The wall comes back by itself
screen-gone = This address is closed. Ask the moderator for the new one
screen-over = The seminar is over and its wall has closed
screen-until = Last day of this wall: { DAY($day) }
screen-theme = Dark or light
screen-full = Full screen
