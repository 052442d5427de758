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

    <b>What:</b> your name, organisation, position, phone, language, Telegram id, sex (optional); your answers at registration, whether you came, or why not; your questions, files, votes, rating and feedback; which messages were sent to you and read.

    <b>Who sees it:</b> the organisers and the coordinator of your rayon see your phone; it may also be on the signature sheet at the seminar. The seminar’s team sees your name and questions. Participants read the questions too; you can hide your name from them. If you take over somebody’s seat or ask for it, they see your name and position. Messages travel through Telegram.

    <b>For how long:</b> { KEPT_UNTIL() }

    <b>Your rights:</b> see it: /mydata; correct it: /seminars; withdraw your consent and delete it: /forget, which says what stays.

    Do you agree?
    .agree = ✅ I agree
    .decline = I do not agree
notice-holder-unset = the organisers of the seminars
notice-contact-unset = the organisers of the seminar, /help
notice-kept-days = until you delete it, at most { $days ->
        [one] { $days } day
       *[other] { $days } days
    } after your last seminar (the organisers can extend this by a year).
notice-kept-always = until you delete it.
consent-renewed = The terms for keeping personal data have changed, so we ask for your consent once more. What you were doing is not lost: it goes on as soon as you agree.
consent-thanks = ✅ Thank you! Your consent is recorded.
consent-declined = Understood, no data for a registration were kept. Without consent we cannot register you. If you change your mind, tap the button below.
consent-declined-renewed = Understood, nothing new was kept. What you told us earlier is kept under your earlier consent; to delete it: /forget. If you change your mind, tap the button below.
consent-again = ✅ I agree
consent-awaited = ☝️ To go on, please read the message above and tap the button if you agree.
    .agree = ✅ I agree
    .decline = I do not agree
consent-already = Your consent is recorded already.

## The main menu

menu = How can we help? Tap a button below, or just write your question.
menu-staff = Hello! Your roles:
    { $list }
menu-staff-waiting = Unanswered questions: { $left }.

help = <b>What the bot can do</b>

    📅 /seminars — seminars and registration
    ❓ /ask — ask a question (text, voice, photo or file)
    💬 /questions — your questions and the answers
    💡 /faq — answered questions
    🌐 /language — change the language
    👤 /mydata — what we keep about you
    🗑 /forget — delete your data
    ✖️ /cancel — cancel what you started

    { $contact }
help-contact = ☎️ <b>Would you rather talk to a person? Call us</b>
    { $list }
help-staff = <b>For staff</b>
    { $list }

    What you can do:
    { $can }

    The rest is as for participants: /seminars, /ask, /questions, /faq, /language, /mydata, /forget, /cancel

about = <b>Seminar bot</b>
    Version { VERSION() }

    Seminars for municipalities: registration, reminders, questions and answers. The bot works for the seminars of the project “Improving services at local level”.

    Open source, under the MIT licence.
    What I can do: /help. What we keep about you: /mydata

## Stopping and errors

cancelled = Cancelled. What you confirmed earlier is saved.
cancel-nothing = There is nothing to cancel.

## Personal data: seen

mydata = <b>What we keep about you</b>
    { $list }
    Registrations: { $seminars }, questions: { $questions }. Everything is in the file. Delete it: /forget
mydata-line = { $what }: { $value }
mydata-title = My data
mydata-what = What
mydata-value = Data
field-you = You
field-telegram-id = Telegram id
field-language = Language
field-since = Using the bot since
field-unreachable = Unreachable for the bot since
field-banned = Questions not accepted since
field-draft = Begun and not finished
field-name = Name
field-phone = Phone
field-proven = Number confirmed
field-sex = Sex
field-position = Position
field-office = Type of organisation
field-unit = Organisation
field-consent = Consent
field-role = Your role as staff
field-link = Your link for staff
field-seminar = Seminar
field-written = What staff wrote about you
field-state = Status
field-source = How the entry was made
field-entered = Entry made on
field-registered = Registered on
field-confirmed = Confirmed on
field-arrived = Arrived on
field-change = Change of status
data-time = { DAY($at, year: "always") }, { TIME($at) }
field-question = Question No. { $number }
field-anonymous = your name is hidden
field-file = Your file
field-remark = Messages about a question
field-answer = Answer to your question
field-step = Change of your question’s status
field-vote = Question you voted for
field-faq = Ready answer made from your question
field-read = Announcement you marked as read
field-answered = Your answer as staff
field-announced = Your announcement
field-announced-text = Text of the announcement
field-segment = Audience you saved
field-upload = List you sent
field-certificate = Your certificate
field-printed = Papers you printed
field-template = Word template you sent
field-material = File you added
field-photo = Photos you sent from seminars
field-contact = Phone you gave for participants
field-pack = Packs you requested
field-help-recording = Spoken help you recorded
field-spoke = Your part in the programme
field-action = Your action in the log
field-failed-message = Your message that failed
field-messages = Messages sent to you

## Personal data: deleted

erasure-confirm = <b>Delete everything?</b>
    Your name, phone, answers, questions, feedback and reasons will be deleted at once; this cannot be undone. Your seat will be released.

    Kept without your name: municipality, position, the stars you gave, the number of participants, staff’s answers. Your Telegram id, language and the record of your consent are kept too.

    The bot cannot delete messages in other people’s chats. Backups hold your data until they expire.
    { $list }
    .yes = 🗑 Yes, delete
    .no = { keep-button }
erasure-proven = What staff entered under your number will be deleted too. If they entered your name without the number, the organisers decide.
erasure-typed = Your number is not confirmed: if staff also entered your number or your name, the organisers decide about that. To have it deleted at once, first tap “📱 Send my number” when registering.
erasure-cancelled = Nothing was deleted.
erased = 🗑 Your data have been deleted. To start again: /start

## For staff: nobody knows whether it is the same person

erase-seat = 🗑 <b>Delete this entry?</b>
    Somebody has deleted their data. This entry has the number or the name they had given, but nothing proves that it is the same person.

    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }

    Call and ask first. Once deleted, the name, phone and answers cannot be recovered.
    .yes = 🗑 Delete
    .no = Keep it
erase-list = 🗑 <b>Cancel the list you sent?</b>
    Somebody has deleted their data. Your list has the number or the name they had given, but nothing proves that it is the same person.
    🎓 { $seminar }

    If it is the same person, cancel the list and send it again without that row.
    .yes = 🗑 Cancel the list
    .no = Keep it
erase-form = 🗑 <b>Cancel the registration you have started?</b>
    Somebody has deleted their data. The registration you are filling in for another person has the number or the name they had given, but nothing proves that it is the same person.
    🎓 { $seminar }
    .yes = 🗑 Cancel it
    .no = Continue
erase-done = ✅ Deleted.
erase-left = Kept. Nothing has changed.
erase-list-done = ✅ The list has been cancelled. You can send it again without that row.
file-kept-back = 📄 The file was not sent: somebody in it has deleted their data. Please request it again.
