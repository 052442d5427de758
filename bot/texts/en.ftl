# What the bot says in English. How to change it: docs/texts.md

## The door: language and consent

language = Тилди тандаңыз.
    Выберите язык.
    Choose your language.
language-changed = Language: English.
menu-hint = The buttons below are in English now.

consent-notice = <b>About your personal data</b>

    This bot works for the seminars of the project “Improving services at local level”.

    • What we keep: your name, municipality, position, telephone, sex (if you wish), your Telegram number (id) and your questions.
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
menu-staff = Hello! You are staff: participants — /staff, questions — /inbox.
menu-staff-waiting = Questions waiting for an answer: { $left }.
key-ask = ❓ Ask a question
key-questions = 💬 My questions
key-seminars = 📅 Seminars
key-help = ℹ️ Help
key-staff = 📋 Participants
key-inbox = 📥 New questions
key-contact = 📱 Send my number

help = <b>What the bot can do</b>

    📅 /seminars — seminars and registration
    ❓ /ask — ask a question (text, voice, photo or file)
    💬 /questions — your questions and the answers
    🌐 /language — change the language
    👤 /mydata — what is kept about you
    🗑 /forget — delete your data
    ✖️ /cancel — stop what was begun
help-staff = <b>For staff</b>

    📋 /staff — who is registered, list, Excel
    📥 /inbox — questions that wait for an answer
    To answer, reply to the message with the question, or press the button under it.

    The rest is as for participants: /seminars, /ask, /questions, /language, /mydata, /forget, /cancel

command-ask = Ask a question
command-questions = My questions
command-seminars = Seminars and registration
command-language = Change the language
command-mydata = What is kept about me
command-forget = Delete my data
command-cancel = Stop
command-help = Help
command-staff = Participants
command-inbox = Questions without an answer
bot-description = Seminars for rural municipalities of Kyrgyzstan: registration, questions and answers. Press the button below to begin.
bot-short-description = Seminars for rural municipalities: registration, questions and answers

## The seminar

seminar-choose = Which seminar will you register for?
seminars = Seminars:
seminars-none = There is no seminar yet. A new one will appear here when it is announced.
seminar-card = <b>{ $seminar }</b>

    📅 { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
    📍 { $venue }, { $address }

    Registering takes less than a minute.
seminar-closed = <b>{ $seminar }</b>
    📅 { DAY($starts) }

    Registration is closed. You can still ask a question — the answer comes here.
seminar-held = <b>{ $seminar }</b>
    📅 { DAY($starts) } · held

    { $outcome }

    You can ask a question even now — the answer comes here.
programme-line = { TIME($starts) } { $title }
programme-line-speaker = { TIME($starts) } { $title } — { $speaker }

## Registration: where from

unit-oblast = { $name }
unit-rayon = { $name }
unit-city = { $name }
unit-ayil-aymak = { $name } ayil aymak
unit-with-parent = { $name } ({ $parent })

ask-place-m = <b>Which municipality are you from?</b>
    Choose the oblast, or write the name of your ayil okmotu.
ask-place-m-in = <b>Which municipality are you from?</b>
    { $area }. Choose from the list, or write the name.
ask-place-r = <b>Which rayon administration are you from?</b>
    Choose the oblast, or write the name of the rayon.
ask-place-r-in = <b>Which rayon administration are you from?</b>
    { $area }
ask-place-o = <b>Which oblast are you from?</b>
ask-place-o-in = <b>Which oblast are you from?</b>
    { $area }
ask-office = <b>Which office are you from?</b>
office-municipality = Ayil okmotu or mayor's office
office-rayon-administration = Rayon state administration
office-plenipotentiary = Plenipotentiary representative's office
office-gamsumo = GAMSUMO
office-project = Project staff
office-partner = Partner organisation
office-other = Another office
office-rayon-administration-of = Rayon state administration: { $unit }
office-plenipotentiary-of = Plenipotentiary representative's office: { $unit }
office-gamsumo-of = GAMSUMO: { $unit }
not-municipality = I am not from a municipality
area-up = ‹ Back
page-back = ‹ Previous
page-next = Next ›
place-found = Found for “{ $typed }”. Press yours, or write it differently.
place-not-found = “{ $typed }” was not found. Write the name differently, or choose from the list below.
place-browse = Choose from the list
place-none = office not given
ask-organisation = <b>What is the name of your organisation?</b>
    Write it briefly.
organisation-wrong = Write the name of the organisation in 2 to 100 characters.

## Registration: who

ask-position = <b>Your position?</b>
position-head = Head
position-deputy = Deputy head
position-secretary = Executive secretary
position-chief = Head of the office
position-vice = Deputy head of the office
position-specialist = Specialist
position-council = Chair of the local council
position-other = Another position
ask-name = <b>Your name?</b>
    Write it in full, as in your passport.
name-wrong = This does not look like a name. Write it in letters, for example: Sample Person.
name-none = name not given
ask-phone = <b>Your telephone?</b>
    Press “📱 Send my number” below, or write the number: 0700 123 456.
phone-wrong = This does not look like a telephone number. Write it like this: 0700 123 456 or +996 700 123 456.
phone-foreign = This is another person's number. Send your own with the button below, or write it.
phone-taken = ✅ Telephone: { $phone }
ask-phone-back = Need the number not change?
phone-kept = The telephone stays as it was.
sex-f = Female
sex-m = Male
sex-f-chosen = ✓ Female
sex-m-chosen = ✓ Male
sex-none = not given
back-to-card = ‹ Leave it as it was

card = <b>Is everything right?</b>

    🎓 { $seminar }
    👤 { $name }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    ⚥ Sex: { $sex }

    Sex is only needed for the figures of the report; you may leave it out.
    .confirm = ✅ Yes, register me
    .name = ✏️ Name
    .phone = ✏️ Telephone
    .place = ✏️ Office
    .position = ✏️ Position

registered = ✅ <b>You are registered!</b>

    { $name }, { $place }

    🎓 { $seminar }
    📅 { DAY($starts) }
    🕘 { TIME($starts) }–{ TIME($ends) }
    📍 { $venue }, { $address }

    <b>Programme</b>
    { $programme }

    You can ask your questions right now: “❓ Ask a question”.
registered-already = You are registered already.
calendar = ✅ You are registered: { DAY($starts) }, { TIME($starts) }. Open the file to add it to your calendar.
seat = ✅ <b>You are registered</b>

    { $name }, { $place }, { $position }

    🎓 { $seminar }
    📅 { DAY($starts) }
    🕘 { TIME($starts) }–{ TIME($ends) }
    📍 { $venue }, { $address }

    <b>Programme</b>
    { $programme }
    .venue = 📍 On the map
    .calendar = 📅 Calendar
    .change = ✏️ Change my details
venue-unknown = The point on the map is not known yet. The address is in the message.

awaited-place-m = Now the name of your municipality is needed: choose from the list or write it. Stop: /cancel
awaited-place-r = Now your rayon is needed: choose from the list or write its name. Stop: /cancel
awaited-place-o = Now your oblast is needed: choose from the list. Stop: /cancel
awaited-organisation = Now the name of your organisation is needed: write it as text. Stop: /cancel
awaited-position = Now your position is needed: press one of the buttons above. Stop: /cancel
awaited-name = Now your name is needed: write it as text. Stop: /cancel
awaited-phone = Now your telephone is needed: press the button below or write the number. Stop: /cancel
awaited-card = The card is ready: press “✅ Yes, register me” or change a line. Stop: /cancel

## Questions

ask-button = ❓ Ask a question
ask-which = Which seminar is your question about?
ask-no-seminar = There is no seminar to ask about at the moment. Write again when one is announced.
ask-prompt = ❓ <b>Send your question</b>
    { $seminar }

    Text, voice, a photo or a file will do. The hall will see your name.
ask-prompt-hidden = ❓ <b>Send your question</b>
    { $seminar }

    Text, voice, a photo or a file will do. The hall will <b>not</b> see your name, only staff will.
ask-hidden = 🙈 Hide my name from the hall
ask-shown = 👤 Show my name
ask-stop = ✖️ Stop
ask-stopped = All right, no question was asked.
awaited-question = Now your question is needed: send text, voice, a photo or a file. Stop: /cancel
question-kept = ✅ <b>Question No. { $number } is accepted</b>
    { $seminar }

    The answer comes here. To correct it, edit your message. All your questions: /questions
question-kept-hidden = ✅ <b>Question No. { $number } is accepted</b> 🙈
    { $seminar }

    The hall will not see your name. The answer comes here. To correct it, edit your message. All your questions: /questions
name-hide = 🙈 Hide my name from the hall
name-show = 👤 Show my name
question-withdraw = ✖️ Take the question back
question-withdrawn = Question No. { $number } was taken back.
question-gone = This question was taken back.
question-edited = ✏️ Question No. { $number } is corrected.
question-answered-already = Question No. { $number } is answered already and cannot be changed. Another question: /ask
questions-none = You have not asked a question yet.
questions = <b>Your questions</b>

    { $list }
question-line = <b>No. { $number }</b> { $text }
    { $state }
question-open = ⏳ waits for an answer
question-answered = ✅ answered
question-withdrawn-state = ✖️ taken back
question-media = (voice, photo or file)
question-answer = 💬 <b>The answer to your question No. { $number }</b>
    <blockquote>{ $question }</blockquote>
    { $answer }
answer-in-media = (the answer is in the file)
answer-follows = (the answer is below)
words = { $text }

pending-offer = “{ $text }”
    Is this a question? Press, and we take it as one.
pending-ask = ✅ Yes, it is a question
pending-drop = No
pending-dropped = All right. If you need it: /ask
unexpected-kind = I do not understand this kind of message. Send your question as text, voice, a photo or a file.

## Staff: questions

staff-member = staff
hidden-yes = 🙈 name not to be shown to the hall
hidden-no = name may be shown
staff-question = ❓ <b>No. { $number }</b> · { $seminar }
    { $name }, { $place }
    { $hidden }

    { $text }
staff-question-edited = ✏️ <b>No. { $number }</b> · { $seminar } · corrected
    { $name }, { $place }
    { $hidden }

    { $text }
staff-question-answered = ✅ <b>No. { $number }</b> · { $seminar }
    { $name }, { $place }

    { $text }

    Answered by <b>{ $by }</b>: { $answer }
staff-question-withdrawn = ✖️ <b>No. { $number }</b> · { $seminar }
    Its asker took the question back.

    { $text }
question-more = Belongs to question No. { $number }
answer-button = 💬 Answer
answer-prompt = ✍️ <b>No. { $number }</b> · { $name }, { $place }
    <blockquote>{ $question }</blockquote>
    Write your answer. Voice, a photo or a file will do too.
answer-stopped = No answer was given, question No. { $number } stays open.
answer-sent = ✅ Your answer to question No. { $number } is on its way to the asker.
answer-added = ✅ Your addition to the answer to question No. { $number } is on its way to the asker.
awaited-answer = Now your answer is needed: send text, voice, a photo or a file. Stop: /cancel
question-answered-by-other = Question No. { $number } is answered already. To add something, reply to the message with the question.
inbox = 📥 Waiting for an answer: <b>{ $left }</b>

    { $list }

    To answer, press the number.
inbox-line = <b>No. { $number }</b> { $name }, { $place }: { $text }
inbox-empty = 👌 No question is without an answer.

## Staff: participants

staff-panel = <b>For staff</b>
    Choose a seminar.
staff-inbox-button = 📥 Questions without an answer: { $left }
staff-failed-button = ⚠️ Failures: { $failed }
staff-overview = <b>{ $seminar }</b>
    📅 { DAY($starts) }, { TIME($starts) }

    Registered: <b>{ $registered }</b>
    { $list }

    Questions: { $asked }, without an answer: { $left }
staff-line = { $what } — { $number }
staff-nobody = Nobody is registered yet.
staff-list-button = 👥 List
staff-export-button = 📊 Excel
staff-people = <b>{ $seminar }</b>

    { $list }
staff-person = { $number }. { $name } — { $place }, { $position }
staff-person-unreachable = { $number }. { $name } — { $place }, { $position } 📵
staff-export = 📊 { $seminar }: { $number } people
export-title = Participants
column-number = No.
column-name = Name
column-position = Position
column-office = Kind of office
column-unit = Ayil aymak or organisation
column-rayon = Rayon
column-oblast = Oblast
column-phone = Telephone
column-sex = Sex
column-language = Language
column-registered = Registered at
column-reachable = Reachable
reachable-yes = yes
reachable-no = has blocked the bot
failed = <b>What failed</b>

    { $list }
failed-none = Nothing failed.
failed-update = • Update { $number } was not handled: { $error }
failed-message = • Not delivered to chat { $number }: { $error }

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
command-unknown = There is no such command. What I can do: /help
apology = Sorry, something went wrong on our side. Nothing is lost: staff will see your message. Please try again a little later.
