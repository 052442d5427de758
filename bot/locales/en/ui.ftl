# How to change it: docs/texts.md

## The keyboard and the commands

key-now = ▶️ Now and next
key-ask = ❓ Ask a question
key-questions = 💬 My questions
key-seminars = 📅 Seminars
key-help = ℹ️ Help
key-staff = 📋 For staff
key-inbox = 📥 New questions
key-contact = 📱 Send my number

command-ask = Ask a question
command-questions = My questions
command-now = The day of the seminar: what is on now
command-seminars = Seminars and registration
command-language = Change the language
command-mydata = What is kept about me
command-forget = Delete my data
command-cancel = Stop
command-help = Help
command-about = About this bot
command-hall = The hall's questions
command-faq = Questions and answers
command-staff = For staff
command-inbox = Questions without an answer
bot-description = Seminars for rural municipalities of Kyrgyzstan: registration, questions and answers. Press the button below to begin.
bot-short-description = Seminars for rural municipalities: registration, questions and answers

## Stopping and errors

button-old = This button is out of date. To go on, press /start.
button-old-seat = This button is out of date. Your seminars and registration: /seminars
button-old-question = This button is out of date. Your questions: /questions. A new one: /ask
button-old-hall = This button is out of date. The hall’s questions now: /hall
button-old-faq = This button is out of date. Answered questions: /faq
button-old-staff = This button is out of date. The pages of seminars: /staff. Open questions: /inbox
button-old-step = This button is out of date: that is done or stopped already. What else there is: /help
button-superseded = That button belongs to an earlier question. Here is the present one.
button-reopened = That button was out of date. Here is how it stands now.
command-unknown = There is no such command. What I can do: /help
not-yours = This is not part of your role. If you need it, write to the organiser.
internal-error = Sorry, something went wrong on our side. Nothing is lost: staff will see your message. Please try again a little later.

## Places

unit-gone = This municipality is not in the register (it may have been merged). Choose another one.

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
page-back = ‹ Previous
page-next = Next ›
more-button = ⋯ More
not-given = not given
step-stop = ✖️ Stop
step-continue = ▶️ Go on registering
preview-button = 👁 See it
done-button = ✅ Done
toggle-on = ✅ { $what }
toggle-off = ⬜ { $what }
plan-sure = <b>Please check the time</b>
    { $what }

    If it is right, press the button. If not, write it once more.
plan-sure-yes = ✅ It is right
plan-over = This seminar is cancelled or archived: it cannot be changed any more.
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

when-wrong = I do not understand when that is. Write it like this: “18.07 9:30”, “tomorrow 10:00”, “Friday 9:30-16:00”.
when-unclear = That can be understood in more than one way. Write the hour with a colon (9:10, 15:00) and the month as a word (9 May).
when-day = There is no such day in the calendar. Check the day and the month and write it once more.
when-weekday = The weekday does not fit: { DAY($starts) }. Check it and write it once more.
when-midnight = It is not clear to which day midnight belongs. Write 0:00 and the new day’s date, or 23:59.
when-one = One time is needed here, not a span of time. Write that one only.
when-skipped = The clocks are put forward there on that day, and there is no such time. Write another hour.
when-past = That time is over. Write one that is to come, for example: “tomorrow 10:00”.
when-past-day = That time is over: { DAY($starts) }, { TIME($starts) }. Write one that is to come, for example: “tomorrow 10:00”.
when-backwards = The end must be after the start. The time is as it was, write it once more.

## Columns of spreadsheets

column-state = State
column-number = No.
column-name = Full name
column-position = Position
column-office = Kind of office
column-unit = Ayil aymak or organisation
column-rayon = Rayon
column-oblast = Oblast
column-phone = Telephone
column-sex = Sex
column-language = Language
column-registered = Registered at
column-reachable = The bot can write
reachable-yes = yes
sheet-subtitle = { DAYS($starts, $ends, year: "always") } · { $seminar } · list made on { DAY($moment, year: "always") }, { TIME($moment) }
print-list-button = 🖨 To print (PDF)

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
    They were not sent, so as not to fill your chat. Nothing is lost: questions are in /inbox, seats in /staff.

## What was not delivered

undelivered = ⚠️ <b>Not delivered:</b> { $thing }. { $why }
undelivered-voices = Your Telegram takes no voice or video messages. To get them, allow them for this bot: Settings → Privacy → Voice messages. Then ask for it to be sent again.
undelivered-rights = This group does not let the bot send it.
undelivered-file = The bot has this file no more.
undelivered-quiz = Telegram keeps its right answer from the bot.
undelivered-markup = Telegram cannot show it as it is written.
undelivered-large = It is too long or too large for Telegram.
undelivered-withheld = The file stays with the moderators: it is too large to be passed on without its asker's name.
undelivered-not-made = It could not be made ready. Ask for it again in a while.
undelivered-other = Telegram does not take it.
thing-photo = a picture
thing-document = a file
thing-video = a video
thing-audio = a recording
thing-voice = a voice message
thing-video-note = a round video
thing-animation = an animation
thing-sticker = a sticker
thing-poll = a poll
thing-place = a place on the map
thing-contact = a contact
thing-album = several pictures or files
thing-buttons = the buttons
thing-all = the whole message
lost-why-voices = takes no voice or video messages
lost-why-rights = the group does not let the bot send it
lost-why-file = the bot has the file no more
lost-why-blocked = has blocked the bot
lost-why-gone = has no chat with the bot any more
lost-why-large = too long or too large
lost-why-other = Telegram does not take it
lost-names = 📭 <b>This bot is another one than before</b>, and Telegram does not give it the files that people sent to the old one. Lost for sending: with questions and answers { $attachments }, for participants { $materials }, in announcements not yet sent { $parts }. Words, registrations and lists are all there; the bot's own files are made again by themselves.
    Add anew:
    { $list }
lost-names-material = 📎 { $title } – { $seminar }
lost-names-none = no files for participants

## Buttons that copy

copy-link = 📋 Copy the link
copy-numbered = 📋 { $number }
copy-phone = 📋 Copy the number

## In the empty field in which people write (64 characters at most)

contact-placeholder = +996 … or press the button
menu-placeholder = Write a question
menu-placeholder-staff = A button or a command
