### Papers: signature sheet, badges, certificates, documents

papers-button = 🖨 Papers
papers = 🖨 <b>Papers</b>
    { $seminar }

    Tap the one you need: it will come here as a file. PDF is for printing, Word for editing.

    { $list }
papers-make-signatures = ✍️ Signature sheet
papers-make-sheet = 📗 Numbered list (Excel)
papers-make-list = 📄 List (Word)
papers-make-badges = 🏷 Badges
papers-make-signs = 🪧 Table signs: speakers
papers-make-all-signs = 🪧 Table signs: everybody
papers-make-cards = ✉️ Invitation cards
papers-drawing = The paper is being made. With many people it can take up to half a minute.
papers-nobody = There is nobody on the list yet.
papers-no-speakers = The programme names no speakers. Add them there and tap again.
papers-part = ({ $part }/{ $parts })
papers-signatures = ✍️ Signature sheet, participants: { $number }. Print it on A4.
papers-badges = 🏷 Badges: { $number }. Print them on A4 and cut them out. { $part }
papers-signs = 🪧 Table signs: { $number }. Print them on A4 and fold them in the middle. { $part }
papers-list = 📄 List, people: { $number }. It can be edited in Word.

## On paper

papers-when = { DAYS($starts, $ends, year: "always") }, { $hours }
papers-day = { DAYS($starts, $ends, year: "always") }
papers-sign-day = { SHORTDAY($starts) }
papers-elsewhere = Other organisations
papers-signatures-title = Signature sheet of participants
papers-list-title = List of participants
papers-attended-title = List of those who attended the seminar
papers-badges-title = Badges
papers-signs-title = Table signs
papers-column-place = Municipality or organisation
papers-column-signature = Signature
papers-unlisted = Participants not on the list
papers-total = On the list: { $number }
papers-total-label = Total
papers-organiser = Organiser
papers-fold = fold along this line
papers-sample-name = Sample Participant { $number }
papers-sample-place = Sample { $number }
papers-sample-rayon = Sample Rayon
papers-sample-seminar = Sample seminar
papers-sample-when = 6 December 2026, 09:30–17:00

## The seminar’s time or place has changed

papers-outdated = ⚠️ <b>Printed papers are out of date</b>
    { $seminar }: the time or place has changed.

    { $list }

    Print them again, and do not hand out the earlier ones.
papers-outdated-cards = ⚠️ The invitation cards show an earlier time or place: printed on { DAY($starts, case: "genitive") }.
papers-outdated-signatures = ⚠️ The signature sheet shows an earlier time or place: printed on { DAY($starts, case: "genitive") }.
papers-outdated-badges = ⚠️ The badges show an earlier day: printed on { DAY($starts, case: "genitive") }.
papers-again-cards = 🖨 Invitation cards
papers-again-signatures = 🖨 Signature sheet
papers-again-badges = 🖨 Badges

## Certificates

certificates-button = 🎓 Certificates
certificates = 🎓 <b>Certificates</b>
    { $seminar }

    Came: <b>{ $came }</b>
    Have a certificate: <b>{ $issued }</b>

    { $list }
certificates-renamed = ✏️ Name corrected: { $number }. They get a new certificate; the earlier one is marked as replaced.
certificates-nameless = ❓ Name not known: { $number }. Enter it on the participant’s page first.
certificates-sendable = 📨 Can be sent by Telegram: { $number }. Everybody gets theirs once.
certificates-all-sent = 📨 There is nobody left to send one to by Telegram. Print the certificates of the others.
certificates-nobody = Nobody is marked as arrived yet. Certificates are only for those who came.
certificates-send = 📨 Send to each: { $number }
certificates-print = 🖨 Print all (PDF)
certificates-changed = The number has changed. Look at it and tap again.
certificates-sent = ✅ Certificates on their way: { $number }. Each reaches its holder within a few minutes.
certificates-file = 🎓 Certificates: { $number }. Print them on A4, landscape. { $part }
certificate-yours = 🎓 <b>Your certificate</b>
    { $seminar }

    Thank you for taking part! Number: { $number }. If your name is misspelt, tell the organiser: we will send a corrected one.
certificate-heading = CERTIFICATE
certificate-stamp = Stamp
certificate-issued = Issued on { DAY($starts, year: "always", case: "genitive") }
certificate-check = To verify, point a camera at the QR code
certificate-when = on { DAYS($starts, $ends, year: "always", case: "genitive") }
certificate-when-where = on { DAYS($starts, $ends, year: "always", case: "genitive") } in { PLACE($territory) }
certificate-delegate = This certificate confirms that a representative of { PLACE($territory) } took part in the event “{ $seminar }”, held { $when }.
certificate-holder = This certificate confirms that its holder took part in the event “{ $seminar }”, held { $when }.
certificate-valid = ✅ <b>Yes, this certificate was issued.</b>
    No. { $number }
    { $name }
    { $seminar }
    📅 { DAYS($starts, $ends, year: "always") }
certificate-replaced = ♻️ <b>This certificate was replaced.</b>
    No. { $number } is not valid: a new one was issued instead. Ask to see the new one.
certificate-unknown = ❌ <b>No, there is no valid certificate with this number.</b>
    Check the number on the paper once more.

## A code typed from paper

code-unknown = 🤔 There is no such code. Check it on the paper and write it again: Latin or Cyrillic letters will do.
code-too-many = Too many wrong codes. Try again in an hour.

## Template of a document (Word)

template-button = 🧩 Word template
template = 🧩 <b>Template of the list of participants</b>
    { $current }

    Get the template and edit it in Word as you like: logo, introduction, who signs. Then send your own.
    .get = ⬇️ Get the template
    .send = ⬆️ Mine: for this seminar
    .send-all = ⬆️ Mine: for all seminars
    .remove = 🗑 Remove this template
template-default = The bot’s own template is in use.
template-own = The template sent for this seminar is in use, since { DAY($starts, case: "genitive") }.
template-of-original = The template sent for the original seminar is in use, since { DAY($starts, case: "genitive") }.
template-for-all = The template sent for all seminars is in use, since { DAY($starts, case: "genitive") }.
template-file = ⬇️ <b>Template</b>
    The bot replaces the words in double braces:

    { $list }

    A participant’s row is repeated for each of them: keep the two rows around it.
template-word-title = { $name } — title of the paper
template-word-seminar = { $name } — title of the seminar
template-word-when = { $name } — day and time
template-word-where = { $name } — place and address
template-word-total = { $name } — how many people
template-word-label = { $name } — headings of the columns, in the reader’s language
template-word-rayons = { $name } — rayons, each with its participants
template-word-participants = { $name } — everybody, not by rayon
template-word-person-number = { $name } — number
template-word-person-name = { $name } — name
template-word-person-position = { $name } — position
template-word-person-place = { $name } — municipality or organisation
template-word-person-rayon = { $name } — rayon
template-word-person-phone = { $name } — phone
template-ask = ⬆️ Send your template as a file (.docx, up to 2 MB).
awaited-template = Please send a Word document (.docx) as a file. Cancel: /cancel
template-reading = ⏳ The file has arrived, checking it.
template-too-large = The file is too large. Make its pictures smaller and send it again (up to 2 MB).
template-broken = This file does not open as a Word document. Save it as .docx in Word and send it again.
template-unsafe = The file has macros, embedded files or parts that are loaded from elsewhere. Save it without them and send it again.
template-syntax = There is a mistake in one of the placeholders: check that braces are opened and closed, and that a repetition has its beginning and end.
template-fetch-failed = The file could not be fetched from Telegram. The previous template stays. Please try sending the file again.
template-unknown = ⚠️ <b>The template was not accepted</b>: these placeholders are unknown: { $unknown }

    These exist:

    { $list }
template-preview = 👀 <b>Your template with sample data</b>
    Have a look. Used for: { $scope }.
    .use = ✅ Use it
    .drop = 🗑 Do not use it
template-reach-here = this seminar and those copied from it
template-reach-all = all seminars without a template of their own
template-approved = ✅ From now on the list is made from your template.
template-dropped = All right, the previous template stays.
