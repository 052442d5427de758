# How to change it: docs/texts.md

## Announcement: in the message itself that people get

announcement-read = ✅ I have read this
announcement-read-done = ✓ Noted: read
announcement-programme = 📋 Programme
announcement-album = 👆 About the message above:
placeholder-municipality-none = your municipality
placeholder-name-none = dear participant
placeholder-time-value = { DAY($starts) }, { TIME($starts) }

## Staff: the list of announcements

announcements-button = 📣 Announcements
announcements-all-button = 📣 Announce to everybody
announcement-everybody = Everybody at the bot
announcements = 📣 <b>Announcements</b>
    { $seminar }
announcements-none = 📣 <b>Announcements</b>
    { $seminar }

    None yet. Write the first one: nothing goes out until you confirm it.
announcement-new = ➕ New announcement
announcement-line = { $sign } { $words }
announcement-wordless = (no words)
announcement-sign-draft = 📝
announcement-sign-waiting = 🤝
announcement-sign-scheduled = ⏰
announcement-sign-sending = 📤
announcement-sign-paused = ⏸
announcement-sign-stopped = ⛔
announcement-sign-done = ✅
announcement-list = ‹ The list
announcement-limit-button = 🤝 A second member of staff agrees
announcement-limit = 🤝 <b>A second member of staff agrees</b>
    Now: { $rule }

    An announcement to many can be made to wait until a second member of staff has read it and agreed. Above how many recipients?
announcement-limit-above = needed above { $number } recipients
announcement-limit-never = not needed
announcement-limit-off = Not needed

## Staff: one announcement

announcement = { $head }
    { $seminar }

    { $list }

    👥 { $whom }
    👤 { $by }
    { $timing }
announcement-is-draft = 📝 <b>Draft — nobody has it yet</b>
announcement-is-waiting = 🤝 <b>Waiting for a second member of staff</b>
announcement-is-scheduled = ⏰ <b>Waiting for its time</b>
announcement-is-sending = 📤 <b>Being sent</b>
announcement-is-paused = ⏸ <b>Paused</b>
announcement-is-stopped = ⛔ <b>Stopped</b>
announcement-is-done = ✅ <b>Sent</b>
announcement-is-dropped = 🗑 <b>Called off</b>
announcement-kept = ✅ <b>The words are kept — nobody has them yet</b>
announcement-words = <b>{ $tongue }:</b> { $words }
announcement-words-instead = <b>{ $tongue }:</b> they get other words: { $words }
announcement-words-nothing = <b>{ $tongue }:</b> they get nothing
announcement-words-missing = <b>{ $tongue }:</b> ⚠️ no words
announcement-media = { $kind } { $words }
announcement-kind-photo = 📷 photo
announcement-kind-document = 📄 file
announcement-kind-video = 🎬 video
announcement-kind-audio = 🎵 audio
announcement-kind-voice = 🎤 voice
announcement-kind-animation = 🎞 animation
announcement-kind-video-note = ⏺ video message
announcement-kind-sticker = 🏷 sticker
announcement-kind-location = 📍 location
announcement-kind-venue = 📍 place
announcement-kind-contact = 👤 contact
announcement-kind-poll = 📊 poll
announcement-with-keys = 🔘 { $list }
announcement-key = { $label }
announcement-key-on = ☑️ { $label }
announcement-key-off = ▫️ { $label }
announcement-count = Get it: <b>{ $number }</b>, out of reach: { $rest }
announcement-total = Recipients: <b>{ $number }</b>
announcement-due = ⏰ { DAY($starts) }, { TIME($starts) }
announcement-began = 🕘 { DAY($starts) }, { TIME($starts) }
announcement-see = 👁 See it
announcement-test = 📨 Test to me
announcement-whom = 👥 For whom
announcement-keys = 🔘 Buttons
announcement-send = ➡️ On to sending
announcement-now = ➡️ Send now
announcement-back = ✏️ Take back to change
announcement-drop = 🗑 Call off
announcement-card = ‹ The announcement
announcement-open = 📣 Open the announcement
announcement-ask-drop = <b>Call this announcement off?</b>
    Nobody will get it, and it cannot be opened again.
    .yes = 🗑 Yes, call it off
    .no = No, keep it
announcement-moved-on = Something was done with this announcement already. Nothing was sent twice; open its card again.

## Staff: words

announcement-in-ky = in Kyrgyz
announcement-in-ru = in Russian
announcement-in-en = in English
announcement-ask-first = 📣 <b>New announcement: { $tongue }</b>
    Send the message { $tongue } here: text, photo, album, file, voice, location or poll. People get it exactly as it is. Nothing goes out yet.

    Filled in for each reader: { $known }
announcement-ask-next = ✅ Taken. Now send the same <b>{ $tongue }</b>.
announcement-ask-words = ✍️ Send the message <b>{ $tongue }</b>.
    Filled in for each reader: { $known }
announcement-ask-anew = 👆 This is the message now. Send a new one <b>{ $tongue }</b>, or edit your own message in the chat.
    Filled in for each reader: { $known }
announcement-skip = Later ›
announcement-none = 🗑 Remove it in this language
announcement-awaited = This cannot be sent as an announcement. Send a text, photo, file, voice, location or poll. What you wrote is kept.
announcement-edited = ✏️ Your change is in the announcement too.
announcement-edited-late = ⚠️ This announcement is confirmed already: people get the words that were confirmed, not this change. Open its card to change them.
announcement-problems = ⚠️ <b>It cannot be sent like this</b>
    { $list }

    Edit your message in the chat, or send a new one. What you wrote is kept.
announcement-odd = • { $tongue }: nothing to fill in for { $odd }. There are only: { $known }
announcement-hollow = • { $tongue }: there is nothing to fill in for { $odd }
announcement-long = • { $tongue }: shorten it by { $number } characters, or it will not fit once filled in
announcement-caption-long = • { $tongue }: shorten it by { $number } characters: a caption has { $most } at most. Or send the words as a text of their own
announcement-blind-quiz = • { $tongue }: Telegram has not told the bot the right answer of this quiz. Do not forward it, make it anew in this chat
announcement-warnings = <b>People get this a little differently</b>
    { $list }

    It can be sent like this all the same.
announcement-warns-poll = ⚠️ { $tongue }: each recipient gets a poll of their own, and the votes are not counted together. To collect answers, add a link to a form by “🔘 Buttons”, or ask an extra question at the registration.
announcement-warns-quiz = ⚠️ { $tongue }: each recipient gets a quiz of their own, and the results are not counted together.
announcement-warns-contact = ⚠️ { $tongue }: all recipients see this telephone number.
announcement-warns-emoji = ⚠️ { $tongue }: recipients may see custom emoji as ordinary ones.
announcement-warns-forwarded = ⚠️ { $tongue }: the message was forwarded, and recipients do not see whose it is. If that matters, name the author in the text.
announcement-warns-buttons = ⚠️ { $tongue }: the buttons below this message are not passed on. Add the links that are needed by “🔘 Buttons”.
announcement-warns-live = ⚠️ { $tongue }: the place does not move: recipients see it where it was when you sent it.
announcement-cannot-dice = A game of chance falls differently for everybody, so it cannot be announced. Send a text, photo or file. What you wrote is kept.
announcement-cannot-game = A game cannot be sent as an announcement. Write a text with a link to it. What you wrote is kept.
announcement-cannot-story = A story cannot be sent as an announcement. Send the photo or video itself. What you wrote is kept.
announcement-cannot-paid-media = Paid photos and videos cannot be sent as an announcement. Send it in the ordinary way, free of charge. What you wrote is kept.
announcement-cannot-checklist = The bot cannot send a checklist. Write it as a text. What you wrote is kept.
announcement-cannot-invoice = An invoice cannot be sent as an announcement. Write a text with a link to the payment. What you wrote is kept.
announcement-cannot-giveaway = A giveaway cannot be sent as an announcement. Write about it in a text. What you wrote is kept.
announcement-ask-keys = 🔘 <b>Buttons below the message</b>
    A press adds a button, a second one takes it away.
announcement-add-link = ➕ Link
announcement-ask-link = 🔗 <b>A button with a link</b>
    Send the address and what stands on the button, e.g.:
    https://example.org Materials
announcement-link-wrong = That does not look like a link. Write it like this: https://example.org Materials. The rest is kept.
announcement-label-wrong = Add what stands on the button after the address, at most { $most } characters. The rest is kept.

## Staff: before it is sent

announcement-shown = 👁 <b>{ $tongue }</b> — { $number } people get this:
announcement-shown-as = 👁 <b>{ $tongue }:</b>
announcement-empty = Write the words first: the message is empty.
announcement-none-for-you = Readers of your language do not get this message. Press “👁 See it”.
announcement-missing = ⚠️ <b>There are no words { $tongue }</b>
    { $number } people read the bot { $tongue }. What do they get?
announcement-write = ✍️ I write them now
announcement-instead-ky = The Kyrgyz words
announcement-instead-ru = The Russian words
announcement-instead-en = The English words
announcement-give-nothing = Nothing
announcement-nobody = 👥 <b>Nobody would get this message</b>
    Of those chosen { $rest } are out of reach. Choose others; the words are kept.
announcement-confirm = ➡️ <b>Send it?</b>
    { $seminar }

    { $who }

    👥 Get it: <b>{ $number }</b>
    { $list }
    📵 Do not get it: { $rest }

    For example:
    { $sample }

    { $timing }
    { $agree }
    { $warnings }
announcement-confirm-anew = ⚠️ <b>Something changed meanwhile — look again</b>
    { $seminar }

    { $who }

    👥 Get it: <b>{ $number }</b>
    { $list }
    📵 Do not get it: { $rest }

    For example:
    { $sample }

    { $timing }
    { $agree }
    { $warnings }
announcement-share = • { $tongue }: { $number }
announcement-share-instead = • { $tongue }: { $number } (they get { $words })
announcement-share-nothing = • { $tongue }: { $number } — get nothing
announcement-sample = • { $name }, { $place }
announcement-placeless = no place given
announcement-at-once = 🕘 At once
announcement-at = ⏰ { DAY($starts) }, { TIME($starts) }
announcement-agree = 🤝 These are more than { $number } people, so a second member of staff has to agree first.
announcement-go = ✅ Send now to { $number }
announcement-go-at = ✅ Send then to { $number }
announcement-go-agree = 🤝 Ask to agree: { $number } people
announcement-time = ⏰ At a time
announcement-ask-time = ⏰ <b>When?</b>
    Choose, or write, e.g.: tomorrow 9:00, or 18.07 14:30
announcement-hour = { SHORTDAY($starts) }, { TIME($starts) }
announcement-hour-missing = Write the hour too, e.g.: tomorrow 9:00. The announcement is kept.

## Staff: the second member of staff

announcement-asked = 🤝 <b>Do you agree?</b>
    { $name } wants to send this message to { $number } people.
    { $seminar }
    { $who }
    { $timing }
    { $warnings }
announcement-yes = ✅ Yes, send it
announcement-no = ✋ No, do not send it
announcement-not-you = Somebody other than you has to agree. The message waits for their answer.
announcement-no-second = There is no other organiser at the bot who could agree. Add one to the team, or ask the owner to switch this rule off. The announcement is kept.
announcement-agreed = ✅ The second member of staff has agreed to the announcement.
    { $seminar }
announcement-agreed-by-you = 🤝 You agreed: the announcement goes to { $number } people.
    { $seminar }
announcement-declined = ✋ The second member of staff did not agree. Nothing went out, the words are kept: change them and send again.
    { $seminar }
announcement-begun = 📤 Its time has come: the announcement is being sent.
    { $seminar }
announcement-held-over = ⚠️ The seminar was called off or put away, so the announcement was not sent. Its words are kept.
    { $seminar }
announcement-held-many = ⚠️ For so many recipients a second member of staff has to agree. The announcement was not sent, its words are kept: open its card and ask for agreement.
    { $seminar }
