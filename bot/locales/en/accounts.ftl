# How to change it: docs/texts.md

## Language and consent

language = Тилди тандаңыз.
    Выберите язык.
    Choose your language.
language-changed = Language: English.
menu-hint = The buttons below are in English now.

consent-notice = <b>Consent to the use of your personal data</b>

    <b>Kept by:</b> { HOLDER() }
    <b>Contact:</b> { CONTACT() }

    <b>For:</b> registering for the seminars of the project “Improving services at local level”, reminders, answers to your questions, certificates, the figures of the report.

    <b>What:</b> your name, office, position, phone, language, Telegram number (id), sex (optional); your answers at registration, whether you came, or why not; your questions, files, votes, rating and feedback; which messages were sent to you and read.

    <b>Who sees it:</b> the organisers and the coordinator of your rayon see your phone; it may also be on the signature sheet at the seminar. The seminar's team sees your name and questions. Participants read the questions too; you can hide your name from them. If a seat passes to somebody else, they see your name too. Messages travel through Telegram.

    <b>For how long:</b> { KEPT_UNTIL() }

    <b>Your rights:</b> see it: /mydata; correct it: /seminars; withdraw your consent and delete it: /forget, which says what stays.

    Do you agree?
    .agree = ✅ I agree
    .decline = I do not agree
notice-holder-unset = the organisers of the seminars
notice-contact-unset = the organisers of the seminar, /help
notice-kept-days = until you delete it, at most { $days } days after your last seminar (the organisers can extend this by a year).
notice-kept-always = until you delete it.
consent-renewed = The terms for keeping personal data have changed, so we ask for your consent once more. What you were doing is not lost: it goes on as soon as you agree.
consent-thanks = ✅ Thank you! Your consent is recorded.
consent-declined = Understood, nothing for a registration was kept. Without consent we cannot register you. If you change your mind, tap the button below.
consent-declined-renewed = Understood, nothing new was kept. What you told us earlier is kept under your earlier consent; to delete it: /forget. If you change your mind, tap the button below.
consent-again = ✅ I agree
consent-awaited = ☝️ To go on, please read the message above and tap the button if you agree.
    .agree = ✅ I agree
    .decline = I do not agree
consent-already = Your consent is recorded already.

## The main menu

menu = What shall we do? Press a button below or simply write your question.
menu-staff = Hello! You are staff:
    { $list }
menu-staff-waiting = Questions waiting for an answer: { $left }.

help = <b>What the bot can do</b>

    📅 /seminars — seminars and registration
    ❓ /ask — ask a question (text, voice, photo or file)
    💬 /questions — your questions and the answers
    💡 /faq — questions that were answered
    🌐 /language — change the language
    👤 /mydata — what is kept about you
    🗑 /forget — delete your data
    ✖️ /cancel — stop what was begun

    { $contact }
help-contact = ☎️ <b>If you would rather talk to a person</b>
    { $list }
help-staff = <b>For staff</b>
    { $list }

    What you can do:
    { $can }

    The rest is as for participants: /seminars, /ask, /questions, /faq, /language, /mydata, /forget, /cancel

about = <b>Seminar bot</b>
    Version { VERSION() }

    Seminars of rural municipalities: registration, reminders, questions and answers. The bot works for the seminars of the project “Improving services at local level”.

    Open source, under the MIT licence.
    What I can do: /help. What is kept about you: /mydata

## Stopping and errors

cancelled = Stopped. What you confirmed before is kept.
cancel-nothing = There is nothing to stop.

## Personal data: seen

mydata = <b>What is kept about you</b>
    { $list }
    Registrations: { $seminars }, questions: { $questions }. All of it is in the file. Delete it: /forget
mydata-line = { $what }: { $value }
mydata-title = My data
mydata-what = What
mydata-value = Value
field-you = You
field-telegram-id = Telegram number (id)
field-language = Language
field-since = With the bot since
field-unreachable = The bot has not been able to write to you since
field-banned = Your questions have not been taken since
field-draft = Begun and not finished
field-name = Name
field-phone = Telephone
field-proven = Number confirmed
field-sex = Sex
field-position = Position
field-office = Kind of office
field-unit = Office
field-consent = Consent
field-role = Your role as staff
field-link = Your link for staff
field-seminar = Registration
field-written = What staff wrote about you
field-state = State
field-source = How it came to be
field-registered = Registered
field-confirmed = Confirmed
field-arrived = Arrived
field-change = What became of the registration
data-time = { DAY($at, year: "always") }, { TIME($at) }
field-question = Question No. { $number }
field-anonymous = your name is hidden
field-file = Your file
field-remark = Words about a question
field-answer = Answer to your question
field-step = What became of the question
field-vote = You pressed “I want it too”
field-faq = Ready answer made of your question
field-read = Announcement ticked as read
field-answered = Your answer as staff
field-announced = Your announcement
field-announced-text = Words of the announcement
field-segment = Choice you keep
field-upload = List you sent
field-certificate = Your certificate
field-printed = Paper you printed
field-template = Word template you sent
field-material = File you added
field-photo = Photos of seminars you sent
field-contact = The contact that you gave
field-pack = Packs you requested
field-help-recording = Recording of the help
field-spoke = Your part in the programme
field-action = Your act in the log
field-failed-message = Message of yours that failed
field-messages = Messages sent to you

## Personal data: deleted

erasure-confirm = <b>Delete everything?</b>
    Your name, telephone, answers, questions, feedback and reasons are deleted at once; this cannot be undone. Your seat is given up.

    Without your name there stay: municipality, position, the stars you gave, the number of participants, staff's answers. Your Telegram number (id), language and the record of your consent stay too.

    The bot cannot delete what stands in people's chats. Backups hold your data until they are too old to be kept.
    { $list }
    .yes = 🗑 Yes, delete
    .no = No, keep it
erasure-proven = What staff wrote under your number is deleted too. If they wrote your name without the number, the organisers decide.
erasure-typed = Your number is not confirmed: if staff have written down your number or your name as well, the organisers decide about that. To have it deleted at once, first press “📱 Send my number” when registering.
erasure-cancelled = Nothing was deleted.
erased = 🗑 Your data are deleted. To begin again: /start

## For staff: nobody knows whether it is the same person

erase-seat = 🗑 <b>Delete this entry?</b>
    Somebody has deleted their data. This entry has the number or the name that they had given, but nothing proves that it is the same person.

    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }

    Call and ask first. Once deleted, name, telephone and answers cannot be had back.
    .yes = 🗑 Delete
    .no = Keep it
erase-list = 🗑 <b>Cancel the list you sent?</b>
    Somebody has deleted their data. Your list has the number or the name that they had given, but nothing proves that it is the same person.
    🎓 { $seminar }

    If it is the same person, cancel the list and send it again without that row.
    .yes = 🗑 Cancel it
    .no = Keep it
erase-form = 🗑 <b>Give up the registration you have begun?</b>
    Somebody has deleted their data. The registration you are entering for another person has the number or the name that they had given, but nothing proves that it is the same person.
    🎓 { $seminar }
    .yes = 🗑 Give it up
    .no = Go on
erase-done = ✅ Deleted.
erase-left = Kept; nothing has changed.
erase-list-done = ✅ The list is cancelled. You can send it again without that row.
file-kept-back = 📄 The file was not sent: somebody in it has deleted their data. Please ask for it again.
