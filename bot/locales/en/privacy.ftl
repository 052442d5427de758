# How to change it: docs/texts.md

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
field-barred = Your questions have not been taken since
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
field-question = Question No. { $number }
field-nameless = your name is hidden
field-file = Your file
field-remark = Words about a question
field-answer = Answer to your question
field-step = What became of the question
field-vote = You pressed “I want it too”
field-faq = Ready answer made of your question
field-read = Announcement ticked as read
field-answered = Your answer as staff
field-announced = Your announcement
field-announced-words = Words of the announcement
field-segment = Choice you keep
field-upload = List you sent
field-material = File you added
field-spoke = Your part in the programme
field-deed = Your act in the log
field-letter = Message of yours that failed
field-messages = Messages sent to you

## Personal data: deleted

forget-confirm = <b>Delete everything?</b>
    Your name, telephone, answers, questions, feedback and reasons are deleted at once; this cannot be undone. Your seat is given up.

    Without your name there stay: municipality, position, the stars you gave, the number of participants, staff's answers. Your Telegram number (id), language and the record of your consent stay too.

    The bot cannot delete what stands in people's chats. Backups hold your data until they are too old to be kept.
    { $list }
    .yes = 🗑 Yes, delete
    .no = No, keep it
forget-proven = What staff wrote under your number is deleted too. If they wrote your name without the number, the organisers decide.
forget-typed = Your number is not confirmed: if staff have written down your number or your name as well, the organisers decide about that. To have it deleted at once, first press “📱 Send my number” when registering.
forget-kept = Nothing was deleted.
forgotten = 🗑 Your data are deleted. To begin again: /start

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
