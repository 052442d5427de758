# How to change it: docs/texts.md

## The door: language and consent

language = Тилди тандаңыз.
    Выберите язык.
    Choose your language.
language-changed = Language: English.
menu-hint = The buttons below are in English now.

consent-notice = <b>About your personal data</b>

    This bot works for the seminars of the project “Improving services at local level”.

    • What we keep: your name, municipality, position, telephone, sex (if you wish), your Telegram number (id), your answers at registration, your questions, your feedback, why you cannot come (if you say so) and what you tick in the bot.
    • What for: registration, reminders, answers to questions and the figures of the report.
    • Who sees it: the project's staff. A question that is shown to everybody is read by other participants too: you can hide your name there.
    • See it: /mydata. Delete it: /forget, which says what stays. At any time.

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

about = <b>Seminar bot</b>
    Version { VERSION() }

    Seminars of rural municipalities: registration, reminders, questions and answers. The bot works for the seminars of the project “Improving services at local level”.

    Open source, under the MIT licence.
    What I can do: /help. What is kept about you: /mydata

command-ask = Ask a question
command-questions = My questions
command-seminars = Seminars and registration
command-language = Change the language
command-mydata = What is kept about me
command-forget = Delete my data
command-cancel = Stop
command-help = Help
command-about = About this bot
command-staff = For staff
command-inbox = Questions without an answer
bot-description = Seminars for rural municipalities of Kyrgyzstan: registration, questions and answers. Press the button below to begin.
bot-short-description = Seminars for rural municipalities: registration, questions and answers

## Stopping and errors

cancelled = Stopped. What you confirmed before is kept.
cancel-nothing = There is nothing to stop.
button-old = This button is out of date. To go on, press /start.
button-reopened = That button was out of date. Here is how it stands now.
unit-gone = This municipality is not in the register (it may have been merged). Choose another one.
not-yours = This is not part of your role. If you need it, write to the organiser.
command-unknown = There is no such command. What I can do: /help
apology = Sorry, something went wrong on our side. Nothing is lost: staff will see your message. Please try again a little later.
