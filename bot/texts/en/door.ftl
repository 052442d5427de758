# How to change it: docs/texts.md

## The door: language and consent

language = Тилди тандаңыз.
    Выберите язык.
    Choose your language.
language-changed = Language: English.
menu-hint = The buttons below are in English now.

consent-notice = <b>About your personal data</b>

    This bot works for the seminars of the project “Improving services at local level”.

    • What we keep: your name, municipality, position, telephone, sex (if you wish), your Telegram number (id), your answers at registration and your questions.
    • What for: registration, reminders, answers to questions and the figures of the report.
    • Who sees it: the project's staff only.
    • See it: /mydata. Delete it: /forget. At any time.

    Do you agree?
    .agree = ✅ I agree
    .decline = I do not agree
consent-thanks = ✅ Thank you! Your consent is recorded.
consent-declined = Understood, no personal data were kept. Without consent we cannot register you. If you change your mind, press the button.
consent-again = ✅ I agree
consent-already = Your consent is recorded already.

## The main menu

menu = What shall we do? Press a button below or simply write your question.
menu-staff = Hello! You are staff:
    { $list }
menu-staff-waiting = Questions waiting for an answer: { $left }.
key-ask = ❓ Ask a question
key-questions = 💬 My questions
key-seminars = 📅 Seminars
key-help = ℹ️ Help
key-staff = 📋 For staff
key-inbox = 📥 New questions
key-contact = 📱 Send my number

help = <b>What the bot can do</b>

    📅 /seminars — seminars and registration
    ❓ /ask — ask a question (text, voice, photo or file)
    💬 /questions — your questions and the answers
    💡 /faq — questions that were answered
    🌐 /language — change the language
    👤 /mydata — what is kept about you
    🗑 /forget — delete your data
    ✖️ /cancel — stop what was begun
help-staff = <b>For staff</b>
    { $list }

    What you can do:
    { $can }

    The rest is as for participants: /seminars, /ask, /questions, /faq, /language, /mydata, /forget, /cancel

command-ask = Ask a question
command-questions = My questions
command-seminars = Seminars and registration
command-language = Change the language
command-mydata = What is kept about me
command-forget = Delete my data
command-cancel = Stop
command-help = Help
command-staff = For staff
command-inbox = Questions without an answer
bot-description = Seminars for rural municipalities of Kyrgyzstan: registration, questions and answers. Press the button below to begin.
bot-short-description = Seminars for rural municipalities: registration, questions and answers

## Personal data

mydata = <b>What is kept about you</b>
    { $list }
    Registrations: { $seminars }, questions: { $questions }. All of it is in the file. Delete it: /forget
mydata-line = { $what }: { $value }
mydata-title = My data
mydata-what = What
mydata-value = Value
field-telegram-id = Telegram number (id)
field-language = Language
field-name = Name
field-phone = Telephone
field-sex = Sex
field-position = Position
field-office = Kind of office
field-unit = Office
field-consent = Consent
field-seminar = Registration
field-question = Question No. { $number }
field-pending = Your words, not sent yet
forget-confirm = <b>Delete everything?</b>
    Your name, telephone, registration and questions will be deleted; this cannot be undone. In the report only a number stays.
    .yes = 🗑 Yes, delete
    .no = No, keep it
forget-kept = Nothing was deleted.
forgotten = 🗑 Your data are deleted. To begin again: /start

## Stopping and errors

cancelled = Stopped. What you confirmed before is kept.
cancel-nothing = There is nothing to stop.
button-old = This button is out of date. To go on, press /start.
unit-gone = This municipality is not in the register (it may have been merged). Choose another one.
not-yours = This is not part of your role. If you need it, write to the organiser.
command-unknown = There is no such command. What I can do: /help
apology = Sorry, something went wrong on our side. Nothing is lost: staff will see your message. Please try again a little later.
