# How to change it: docs/texts.md

## For staff: whom an announcement is for

segment = 👥 <b>For whom?</b>
    { $scope }

    { $who }

    { $readers }
    { $rest }

    { $sample }

    { $ask }
segment-pick = <b>{ $kind }</b>
    { $scope }

    { $who }

    { $readers }
    { $rest }

    { $sample }

    { $ask }
segment-readers = 📬 Will get it: <b>{ $number }</b> ({ $list })
segment-nobody = ⚠️ There is nobody like that: the message would go to no one.
segment-reads = { $language } { $number }
segment-rest = 📵 Out of reach: { $number }, somebody has to telephone them
segment-sample = For example:
    { $list }
segment-someone = • { $name }
segment-someone-from = • { $name }, { $place }

segment-everybody = ✅ Everybody: with a place, invited or waiting
segment-everybody-there-is = ✅ Everybody at the bot
segment-line = • { $what }
segment-or = <b>or</b>
segment-except = 🚫 <b>Except:</b>
segment-value = { $what }
segment-more = { $number } more
segment-is-state = registration: { $list }
segment-is-unit = from: { $list }
segment-is-office = office: { $list }
segment-is-position = position: { $list }
segment-is-language = language: { $list }
segment-is-seminar = seminar: { $list }
segment-is-asked = asked a question
segment-is-arrived = arrived at the seminar
segment-is-silent = did not answer the last reminder
segment-is-unread = did not confirm reading: { $list }
segment-announcement = “{ $words }”, { DAY($starts) }

segment-ask-first = If it is not for everybody, choose below.
segment-ask-further = To narrow it down, choose more: all of it must be true of a person.
segment-ask-group = This is group { $number }: all of it must be true of a person. Fitting one of the groups is enough.
segment-ask-or = <b>Or</b> who else? Choose below.
segment-ask-except = 🚫 Who should <b>not</b> get it? Choose below.
segment-tap = Tap to choose, once more to take it away. Of several, any one will do.
segment-none-here = There is nothing to choose from here yet.

segment-kind-state = 📝 Registration
segment-kind-unit = 📍 Where from
segment-kind-office = 🏛 Office
segment-kind-position = 💼 Position
segment-kind-language = 🌐 Language
segment-kind-deed = 🙋 What they did
segment-kind-seminar = 📅 Seminar
segment-option = { $what } · { $number }
segment-open = Inside ›
segment-up = ⬆️ { $name }
segment-group = Group { $number }
segment-group-except = 🚫 { $number }
segment-here = ▶️ { $what }
segment-add-or = ➕ Or also
segment-add-except = 🚫 Except
segment-clear-group = 🗑 This group
segment-clear = ↩️ Everybody again
segment-unreachable = 📵 Out of reach
segments-button = ⭐ Saved choices
segment-full = That is too much for one choice. What you chose before is kept; take something away and try again.

segments = ⭐ <b>Saved choices</b>

    { $list }

    Tap a name, and the announcement is for these people.
segments-none = Nothing is saved yet.
segments-line = • { $name }: { $number }
segment-save = 💾 Save the present one
segment-remove = 🗑
segment-remove-ask = <b>Remove “{ $name }”?</b>

    Announcements that were prepared with it stay as they are.
    .yes = 🗑 Yes, remove it
    .no = No, keep it
segment-name = 💾 <b>What shall this choice be called?</b>

    { $who }

    Write a short name, for example: Heads of Ak-Suu. One of the same name is replaced.
segment-name-wrong = The name must have between 1 and { $most } characters. Write it again; your choice is not lost.

unreachable = 📵 <b>Out of reach: { $number }</b>
    { $scope }

    { $list }

    Somebody has to telephone them.
    .sheet = 📗 Call sheet
unreachable-line = 📞 <b>{ $place }</b>: { $name } { $phone } ({ $why })
unreachable-none = There is nobody out of reach: the bot can write to everybody chosen.
unreachable-invited = invited, not at the bot yet
unreachable-no-telegram = registered by others, not at the bot
unreachable-no-consent = has not agreed to messages
unreachable-blocked = stopped the bot
unreachable-title = Out of reach
unreachable-sheet = 📗 { $scope }. People the message cannot reach: { $number }.
    Personal data: delete the file once it is no longer needed.
segment-column-why = Why
