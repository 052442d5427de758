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
segment-readers = 📬 Recipients: <b>{ $number }</b> ({ $list })
segment-nobody = ⚠️ The message would go to no one.
segment-reads = { $language } { $number }
segment-rest = 📵 Out of reach: { $number }; please call them
segment-sample = For example:
    { $list }
segment-all-named = By name:
    { $list }
segment-someone = • { $name }
segment-someone-from = • { $name }, { $place }

segment-everybody = ✅ Everybody: with a seat, invited or on the waiting list
segment-everybody-there-is = ✅ All bot users
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
segment-is-arrived = came to the seminar
segment-is-silent = did not answer “Are you coming?”
segment-is-unread = did not confirm reading: { $list }
segment-announcement = “{ $words }”, { DAY($starts) }

segment-ask-first = If it is not for everybody, choose below.
segment-ask-further = To narrow it down, choose more: all of it must apply to a person.
segment-ask-group = This is group { $number }: all of it must apply to a person. Matching one of the groups is enough.
segment-ask-or = <b>Or</b> who else? Choose below.
segment-ask-except = 🚫 Who should <b>not</b> get it? Choose below.
segment-tap = Tap to choose, tap again to remove. If you choose several, any one of them will do.
segment-tap-all = Tap to choose, tap again to remove. If you choose several, all of them must apply to a person; of the announcements, one is enough.
segment-none-here = There is nothing to choose from here yet.

segment-kind-state = 📝 Registration
segment-kind-unit = 📍 Where from
segment-kind-office = 🏛 Office
segment-kind-position = 💼 Position
segment-kind-language = 🌐 Language
segment-kind-deed = 🙋 What they did
segment-kind-seminar = 📅 Seminar
segment-option = { $what } · { $number }
segment-open = Open ›
segment-up = ⬆️ { $name }
segment-group = Group { $number }
segment-group-except = 🚫 { $number }
segment-here = ▶️ { $what }
segment-add-or = ➕ Or also
segment-add-except = 🚫 Except
segment-clear-group = 🗑 Delete group
segment-clear = ↩️ Back to everybody
segment-unreachable = 📵 Out of reach
segments-button = ⭐ Saved audiences
segment-full = This audience has become too large. What you chose before is kept; remove something and try again.

segments = ⭐ <b>Saved audiences</b>

    { $list }

    Tap a name, and the announcement is for these people.
segments-empty = ⭐ <b>Saved audiences</b>

    None yet. Choose whom the announcement is for, then save that audience here.
segments-line = • { $name }: { $number }
segment-save = 💾 Save this audience
segment-remove = 🗑
segment-remove-ask = <b>Delete “{ $name }”?</b>

    Announcements that were prepared with it stay as they are.
    .yes = 🗑 Yes, delete it
    .no = { keep-button }
segment-name = 💾 <b>What shall this audience be called?</b>

    { $who }

    Type a short name, for example: Heads of Ak-Suu. An audience of the same name is replaced.
segment-name-wrong = The name must have 1 to { $most } characters. Type it again; your audience is not lost.

unreachable = 📵 <b>Out of reach: { $number }</b>
    { $scope }

    { $list }

    Please call them.
    .sheet = 📗 Call list
unreachable-line = 📞 <b>{ $place }</b>: { $name } { $phone } ({ $why })
unreachable-none = There is nobody out of reach: the bot can write to everybody you chose.
unreachable-invited = invited, has not opened the bot yet
unreachable-no-telegram = registered by others, does not use the bot
unreachable-no-consent = has not agreed to messages
unreachable-blocked = blocked the bot
unreachable-title = Out of reach
unreachable-sheet = 📗 { $scope }. People out of reach: { $number }.
    Personal data: delete the file when it is no longer needed.
segment-column-why = Why out of reach
