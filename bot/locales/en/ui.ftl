# How to change it: docs/texts.md

## The keyboard and the commands

key-now = ▶️ Now and next
key-ask = ❓ Ask a question
key-questions = 💬 My questions
key-seminars = 📅 Seminars
key-help = ℹ️ Help
key-staff = 📋 For staff
key-inbox = 📥 Unanswered
key-contact = 📱 Send my number

command-ask = Ask a question
command-questions = My questions
command-now = The day of the seminar: what’s on now
command-seminars = Seminars and registration
command-language = Change the language
command-mydata = What we keep about me
command-forget = Delete my data
command-cancel = Cancel
command-help = Help
command-about = About this bot
command-hall = Participants’ questions
command-faq = Questions and answers
command-staff = For staff
command-inbox = Unanswered questions
bot-description = Seminars for municipalities in Kyrgyzstan: registration, questions and answers. Tap the button below to begin.
bot-short-description = Seminars for municipalities: registration, questions and answers

## Stopping and errors

button-old = This button is out of date. To continue, tap /start.
button-old-seat = This button is out of date. Your seminars and registration: /seminars
button-old-question = This button is out of date. Your questions: /questions. A new one: /ask
button-old-hall = This button is out of date. The participants’ questions now: /hall
button-old-faq = This button is out of date. Answered questions: /faq
button-old-staff = This button is out of date. The seminars’ pages: /staff. Unanswered questions: /inbox
button-old-step = This button is out of date: that is already done or cancelled. What else there is: /help
button-superseded = That button belongs to an earlier step. Here is the current one.
button-reopened = That button was out of date. Here is the current state.
command-unknown = There is no such command. What I can do: /help
not-yours = This is not part of your role. If you have a question, write to the organiser.
internal-error = Sorry, something went wrong on our side. Nothing is lost: staff will see your message. Please try again a little later.

## Places

unit-gone = This municipality is not in the list (it may have been merged). Choose another one.

unit-oblast = { $name }
unit-rayon = { $name }
unit-city = { $name }
unit-ayil-aymak = { PLACE($territory) }
unit-village = { $name } village
unit-leads-to = { $name } → { $unit }
unit-with-parent = { $name } ({ $parent })
unit-found-by =
    { $found }

    { $list }

## Buttons and words that several features share

back-button = ‹ Back
keep-button = No, keep it
venue-button = 📍 On the map
page-back = ‹ Previous
page-next = Next ›
more-button = ⋯ More
not-given = not given
step-stop = ✖️ Cancel
step-continue = ▶️ Continue registering
preview-button = 👁 Preview
done-button = ✅ Done
toggle-on = ✅ { $what }
toggle-off = ⬜ { $what }
plan-sure = <b>Please check the time</b>
    { $what }

    If it is correct, tap the button. If not, type it again.
plan-sure-yes = ✅ Correct
plan-over = This seminar is cancelled or archived: it can no longer be changed.
list-back = ‹ To the list
whole-country = The whole country
state-count = { $sign } { $what } — { $number }
chart-button = 📊 Chart
refresh-button = 🔄 Refresh
and-more = … and { $number } more
plain-text = { $text }

## People

name-none = name not given

staff-member = staff
assign-to = { $name } · { $role }

## Languages

language-text = { $language }: { $text }
language-missing = ⚠️ { $language }: not yet
lacks-ky = ⚠️ no Kyrgyz
lacks-ru = ⚠️ no Russian
lacks-ky-ru = ⚠️ neither Kyrgyz nor Russian
in-ky = in Kyrgyz
in-ru = in Russian
in-en = in English
language-ky = Kyrgyz
language-ru = Russian
language-en = English
language-name-ky = Kyrgyz
language-name-ru = Russian
language-name-en = English
write-in-ky = ✍️ in Kyrgyz
write-in-ru = ✍️ in Russian
write-in-en = ✍️ in English

## Day and hour

day-button = { SHORTDAY($starts) }
seminar-label = { SHORTDAYS($starts, $ends) } · { $seminar }
hour-button = { TIME($starts) }
seminar-hours = { TIME($starts) }–{ TIME($ends) }
seminar-hours-daily = daily { TIME($starts) }–{ TIME($ends) }
seminar-hours-of-day = { SHORTDAY($starts) } { TIME($starts) }–{ TIME($ends) }
seminar-hours-across = { SHORTDAY($starts) } { TIME($starts) } – { SHORTDAY($ends) } { TIME($ends) }

when-wrong = I did not understand the time. Type it like this: “18.07 9:30”, “tomorrow 10:00”, “Friday 9:30-16:00”.
when-unclear = This can be understood in more than one way. Type the time with a colon (9:10, 15:00) and the month as a word (9 May).
when-day = There is no such day in the calendar. Check the day and the month and type it again.
when-weekday = The weekday does not match: { DAY($starts) }. Check it and type it again.
when-midnight = It is not clear which day this midnight belongs to. Type 0:00 with the date of the new day, or 23:59.
when-one = A single time is needed here, not a period. Type just that.
when-skipped = On that day the clocks there go forward, so this time does not exist. Type another one.
when-past = This time has passed. Type a future one, for example: “tomorrow 10:00”.
when-past-day = This time has passed: { DAY($starts) }, { TIME($starts) }. Type a future one, for example: “tomorrow 10:00”.
when-backwards = The end must be after the start. Nothing has changed; type it again.

## Columns of spreadsheets

column-state = Status
column-number = No.
column-name = Full name
column-position = Position
column-office = Kind of office
column-unit = Municipality or organisation
column-rayon = Rayon
column-oblast = Oblast
column-phone = Phone
column-sex = Sex
column-language = Language
column-registered = Registered at
column-reachable = The bot can write
reachable-yes = yes
sheet-subtitle = { DAYS($starts, $ends, year: "always") } · { $seminar } · list made on { DAY($moment, year: "always") }, { TIME($moment) }
print-list-button = 🖨 Printable (PDF)

## Names of files

file-calendar = Seminar
file-pass = QR code of a participant
file-link-code = QR code for registration
file-wall-code = QR code of the screen
file-unconfirmed = Not confirmed yet
file-invitee-form = Invitees, to be filled in
file-remarks = Remarks on the list
file-cards = Invitations
file-questions = Questions and answers
file-feedback = Feedback
file-feedback-chart = Chart of feedback
file-certificate = Certificate
file-certificates = Certificates
file-template = Template of the list
file-press-release = Press release in English
file-map = Coverage map
file-statistics = Statistics
file-pack = Materials of the seminar
file-photos = Photos
file-photos-publishable = Photos for publication
file-photos-internal = Photos for internal use
file-of-question = Question No. { $number }, file { $place }

## Many messages from one person

notices-held = 📬 <b>More messages from the same participant: { $number }</b>
    They were not sent, to keep your chat short. Nothing is lost: questions are in /inbox, seats in /staff.
notices-held-of = 📬 <b>More messages from { $name }: { $number }</b>
    They were not sent, to keep your chat short. Nothing is lost: questions are in /inbox, seats in /staff.

## What was not delivered

undelivered = ⚠️ <b>Not delivered:</b> { $thing }. { $why }
undelivered-voices = Your Telegram does not accept voice or video messages. To receive them, allow them for this bot: Settings → Privacy → Voice messages. Then ask for this to be sent again.
undelivered-rights = This group does not allow the bot to send this.
undelivered-file = The bot no longer has this file.
undelivered-quiz = Telegram does not tell the bot the correct answer.
undelivered-markup = Telegram cannot show this as it is written.
undelivered-large = This is too long or too large for Telegram.
undelivered-withheld = The file stays with the moderators: it is too large to be passed on without the asker’s name.
undelivered-not-made = It could not be prepared. Please ask for it again a little later.
undelivered-other = Telegram does not accept this.
thing-photo = a photo
thing-document = a file
thing-video = a video
thing-audio = a recording
thing-voice = a voice message
thing-video-note = a video message
thing-animation = an animation
thing-sticker = a sticker
thing-poll = a poll or quiz
thing-place = a place on the map
thing-contact = a contact
thing-album = several photos or files
thing-buttons = buttons
thing-all = the whole message
lost-why-voices = their Telegram does not accept voice or video messages
lost-why-rights = the group does not allow the bot to send this
lost-why-file = the bot no longer has the file
lost-why-blocked = they have blocked the bot
lost-why-gone = they no longer have a chat with the bot
lost-why-large = too long or too large
lost-why-other = Telegram does not accept it
lost-names = 📭 <b>This is a different bot from before</b>, and Telegram does not give it the files sent to the old one. Files that can no longer be sent: with questions and answers: { $attachments }; for participants: { $materials }; in announcements not sent yet: { $parts }. Texts, registrations and lists are all there; the bot makes its own files again by itself.
    Please add again:
    { $list }
lost-names-material = 📎 { $title } — { $seminar }
lost-names-none = nothing: no files for participants are among them

## Buttons that copy

copy-link = 📋 Copy link
copy-numbered = 📋 { $number }
copy-phone = 📋 Copy number

## In the empty field in which people write (64 characters at most)

contact-placeholder = +996 … or tap the button
menu-placeholder = Write a question
menu-placeholder-staff = A button or a command
