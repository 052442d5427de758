# How to change it: docs/texts.md

## The silent: a reminder, telephone calls

quiet = <b>{ $seminar }</b>
    { $area }

    🔕 Silent municipalities: <b>{ $number }</b>, offices: { $offices }
    ✉️ of these invited: { $invited }

    { $list }
    .nudge = 💬 Remind in the bot
    .sheet = 📗 Call sheet
    .phones = 📞 Telephones
    .unsure = 📞 Registered, unconfirmed
quiet-none = All have answered.
quiet-line = <b>{ $rayon }</b>: { $names }
quiet-city = <b>{ $rayon }</b>
quiet-city-invited = <b>{ $rayon }</b> ✉️
quiet-and = { $names }, { $name }
quiet-invited = { $name } ✉️
quiet-nobody = Nobody is silent any more: there is nobody to call.

nudge-preview = <b>{ $seminar }</b>
    { $area }

    Silent: { $silent }. The bot can write to so many people now: { $people } (municipalities and offices: { $places }). Written to today already: { $asked }.

    Each gets the message below in their own language, at most once a day.
    .send = 💬 Send
nudge-nobody-yet = <b>{ $seminar }</b>
    { $area }

    Silent: { $silent }. There is nobody to write to now: the bot does not know them, or has written today ({ $asked }).

    The others have to be called: go back and press “📗 Call sheet”.
nudge = <b>{ $seminar }</b>
    📅 { DAY($starts) }, { TIME($starts) }

    { $place }: nobody is registered for this seminar yet. If you or your deputy will come, please register – it takes two minutes.
nudge-register = 📝 Register
nudge-sent = 💬 A reminder is on its way, people: { $people }. Whoever registers appears on the coverage board.
nudge-nobody = There is nobody left to write to: all were written to today, or have answered.
nudge-closed = Registration for this seminar is not open now, so no reminder is sent. Open registration first.

phones = <b>{ $seminar }</b>
    { $area }

    { $list }

    Without a known number: { $unknown }
phones-line = 📞 <b>{ $place }</b>: { $name } { $phone }
phones-line-bot = 💬 <b>{ $place }</b>: { $name } { $phone }
phones-no-number = (no number)
phones-none = We know nobody's number there. Ask the ayil okmotu itself.

call-sheet = 📗 { $seminar }, { $area }: { $number } silent.
    Personal data: delete the file when it is no longer needed.
call-sheet-title = Call sheet
call-column-from = Known from
call-column-bot = The bot can write
call-column-answer = Answer
call-column-caller = Who called
call-from-list = the list of invitees
call-from-bot = wrote to the bot, { $date }
call-from-seminar = { $seminar }, { $date }
call-from-nowhere = unknown
call-bot-yes = yes
call-bot-no = no

unsure = <b>{ $seminar }</b>
    { $area }

    📝 Registered, but not confirmed: <b>{ $number }</b>

    { $list }
unsure-nobody = All who registered have confirmed, or nobody is registered yet.
unsure-sheet = 📗 { $seminar }, { $area }: { $number } not confirmed.
    Personal data: delete the file when it is no longer needed.
call-sheet-button = 📗 Call sheet
call-from-registered = registered on { $date }
