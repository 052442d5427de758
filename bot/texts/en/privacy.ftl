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
field-unreachable = The bot cannot write to you since
field-barred = Your questions are not taken since
field-draft = Your words, not finished yet
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
field-written = What staff wrote of you
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
field-vote = You want to know it too
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

    Without your name there stay: municipality, position, the number of participants, staff's answers. Your Telegram number (id), language and the record of your consent stay too. The bot cannot delete what stands in people's chats.
    { $list }
    .yes = 🗑 Yes, delete
    .no = No, keep it
forget-proven = What staff wrote under your number is deleted too.
forget-typed = Your number is not confirmed. If staff have written it down as well, the organisers decide. To have it deleted at once, first press “📱 Send my number” when registering.
forget-kept = Nothing was deleted.
forgotten = 🗑 Your data are deleted. To begin again: /start

## For staff: a number that is not confirmed

erase-seat = 🗑 <b>Delete this entry?</b>
    Somebody has deleted their data. They had typed the number of this entry without confirming it: it may be somebody else.

    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }

    Call and ask first. Once deleted, name, telephone and answers cannot be had back.
    .yes = 🗑 Delete
    .no = Keep it
erase-list = 🗑 <b>Cancel the list you sent?</b>
    Somebody has deleted their data. They had typed a number of your list without confirming it: it may be somebody else.
    🎓 { $seminar }

    If you cancel it, take that row out and send the list again.
    .yes = 🗑 Cancel it
    .no = Keep it
erase-form = 🗑 <b>Give up the registration you have begun?</b>
    Somebody has deleted their data. They had typed the number that you are entering for another person, without confirming it.
    🎓 { $seminar }
    .yes = 🗑 Give it up
    .no = Go on
erase-done = ✅ Deleted.
erase-left = Kept; nothing has changed.
erase-list-done = ✅ The list is cancelled. You can send it again without that row.
file-kept-back = 📄 The file was not sent: somebody in it has deleted their data. Please ask for it again.
