# How to change it: docs/texts.md

## Invitees: for staff

invitees-button = ✉️ Invitees
invitees = ✉️ <b>Invitees</b>
    { $seminar }

    { $list }

    { $hint }
    .template = 📄 Get the template
    .import = 📥 Upload a list
    .links = 🔗 Links
    .print = 🖨 QR sheet
    .list = 👥 List
    .reach = 📨 Invite by Telegram
invitees-hint = The easiest way is to fill in the template. To send a finished spreadsheet, tap “📥 Upload a list” first.
invitees-state = { $state } — { $number }
invitees-nobody = Nobody has been invited yet.
invitee-is-invited = invited, no reply
invitee-is-listed = on the list, not invited yet
invitee-is-registered = registered
invitee-is-confirmed = confirmed
invitee-is-arrived = arrived
invitee-is-waiting = on the waiting list
invitee-is-offered = offered a seat
invitee-is-declined = not coming
invitee-is-cancelled = seat released
invitee-is-handed-over = handed over
invitees-over = Nobody can be invited to this seminar any more: it is over or cancelled.

invitees-template = 📄 <b>Template of the list</b>, rows: { $number }

    Fill in name, position and phone and send the file here. Leave empty what you do not know. Delete rows you do not need.
invitees-title = Invitees
invitee-rayon = Rayon
invitee-oblast = Oblast
invitee-unit = Municipality or organisation (in Kyrgyz)
invitee-unit-two = Municipality or organisation (in Russian)
invitee-code = Code
invitee-office = Kind of office
invitee-position = Position
invitee-name = Full name
invitee-phone = Phone
invitee-link = Personal link
column-remarks = Remarks

## For reading a list: these words mean that column or that value, too

known-as-remarks = remarks
known-as-rayon = rayon; district; raion; rayon name; district name; name of the rayon; name of the district
known-as-oblast = oblast; region; province; oblast name; region name
known-as-unit = municipality; municipality name; name of municipality; name of the municipality; ayil aymak; ayil okmotu; organisation; organization; organisation name; organization name; office name; city
known-as-unit-two = name in Russian
known-as-code = code; unit code
known-as-office = kind of office; type of office; kind; type
known-as-position = position; post; title
known-as-name = name; full name; participant; participant name; invitee
known-as-surname = last name; surname; family name
known-as-given = first name; given name; forename
known-as-patronymic = middle name; patronymic; father’s name
known-as-phone = telephone; phone; mobile; phone number; contact
known-as-municipality = municipality; ayil okmotu; ayil aymak; city hall; mayor’s office
known-as-rayon-administration = rayon administration; rayon state administration; district administration
known-as-plenipotentiary = plenipotentiary; plenipotentiary representative
known-as-gamsumo = GAMSUMO; civil service agency; agency for civil service and local self-government; state agency for civil service and local self-government
known-as-project = project; project staff
known-as-partner = partner; partner organisation
known-as-other = other; other office
known-as-head = head; mayor; acting head; acting mayor
known-as-deputy = deputy; deputy head; vice mayor
known-as-secretary = secretary; executive secretary
known-as-specialist = specialist; chief specialist; leading specialist
known-as-council = chair of the council; council chair; chairperson of the council
known-as-chief = chief; director; akim; manager; head of the office
known-as-vice = deputy chief; deputy director; deputy akim; deputy head of the office
known-as-nothing = none; no; n/a; nil; null; unknown; not available; not known; no data; no phone; no telephone; vacant; vacancy; tbd

invitees-ask = 📥 <b>Send the list</b>
    { $seminar }

    Send a spreadsheet file: Excel (.xlsx, .xls), .ods or .csv. The order of the columns does not matter. Cancel: /cancel
awaited-invitees = Please send the list as a file (.xlsx, .xls, .ods or .csv). Cancel: /cancel
invitees-unasked = 📥 <b>Is this a list of invitees?</b>

    Choose the seminar and send the file again. If it is not here, open it in /staff
invitees-reading = ⏳ The list has arrived and is being read. This takes a few seconds.
invitees-wrong = ⚠️ <b>The list was not accepted</b>. Rows with mistakes: { $wrong } of { $rows }.

    They are marked red in the file; the reason is in the last column. Correct that file and send it again. The earlier invitees are unchanged.

    { $unused }
invitees-none = No row of the list is filled in. Fill it in and send it again.
invitees-preview = 📋 <b>The list was read without mistakes</b>
    { $seminar }

    Rows: { $rows }
    new: <b>{ $new }</b>, known: { $known }, changed: { $changed }
    Without a phone number: { $silent }
    { $outside }

    The first rows will be like this:
    { $first }
    { $list }

    { $unused }

    Add them all?
    .take = ✅ Yes, add them
    .drop = ✖️ No
invitees-outside = ⚠️ From organisations that are not on the “For whom” list: <b>{ $number }</b>
invitees-change = ✏️ { $before } → { $after }
invitees-change-more = ✏️ and { $number } more
invitees-likely = 🤔 seems to have registered already: { $before } ↔ { $after }
invitees-likely-more = 🤔 and more who seem to have registered already: { $number }
invitees-but-likely = ✅ Add all but these: { $number }
invitees-first = • { $place } — { $person }
unused = ⚠️ Not used:
    { $list }
unused-above = ⚠️ Part of the file was not used: see the file above.
unused-file = ⚠️ What was not used from your file: sheets, columns and rows.
unused-title = Not used
unused-hidden = sheet “{ $sheet }”: it is hidden
unused-headless = sheet “{ $sheet }”: no column names
unused-columns = columns: { $columns }
unused-columns-of-sheet = sheet “{ $sheet }”, columns: { $columns }
unused-part = only part of these columns was used: { $columns }
unused-part-of-sheet = sheet “{ $sheet }”, only part of these columns was used: { $columns }
unused-unseen-columns = hidden columns: { $columns }
unused-unseen-columns-of-sheet = sheet “{ $sheet }”, hidden columns: { $columns }
unused-unseen-rows = hidden rows: { $rows }
unused-unseen-rows-of-sheet = sheet “{ $sheet }”, hidden rows: { $rows }
unused-titles = title above the table, row: { $rows }
unused-titles-of-sheet = sheet “{ $sheet }”, title above the table, row: { $rows }
unused-rows = rows: { $rows }
unused-rows-of-sheet = sheet “{ $sheet }”, rows: { $rows }
row-at = row { $row }
row-at-sheet = sheet “{ $sheet }”, row { $row }
invitees-note = ℹ️ { $row }: { $note }
invitees-note-more = ℹ️ and more remarks: { $number }
invitees-noted = ℹ️ All remarks about the rows are in the last column of this file.
invitees-taken = ✅ <b>The list was added</b>
    new: <b>{ $new }</b>, known: { $known }, changed: { $changed }
invitees-dropped = All right, the list was not added. You can send another one.
invitees-gone = This list is out of date or was added already. If you need it, send the file again.
invitees-fetch-failed = The file could not be fetched from Telegram. The earlier invitees are unchanged. Please send the file again.

book-password-protected = The file is protected by a password. Save it without one and send it again.
book-other = This kind of file cannot be read. Send the list as .xlsx, .xls, .ods or .csv. There is a template on the page “Invitees”.
book-unreadable = This file cannot be read: it is damaged or not a spreadsheet (.xlsx, .xls, .ods, .csv). Copy the list into the template and send it again.
book-empty = The file is empty. Fill in the list and send it again.
book-hidden = Everything in the file is hidden, for example by a filter. Show the rows and columns and send the file again.
book-too-large = The file is too large. Copy only the list itself, without pictures, into the template and send it again.
book-too-many-rows = The list is too long: a file can have at most 2000 rows. Delete the empty rows below it, or send it in parts.
book-no-header = The column names were not found. Above the list there should be “Municipality” and “Full name” or “Phone”.

row-formula = This is a formula, not a value: { $formula }. Replace it with its value.
row-error = Instead of a value there is { $error }: the spreadsheet could not calculate it. Write the value.
row-office = This kind of office is unknown: “{ $typed }”. Write “Municipality” or “Rayon administration”.
row-office-none = { $unit }: please give the kind of office, too.
row-organisation = Write the organisation’s name in the column “Municipality or organisation”.
row-name = This does not look like a name: “{ $typed }”.
row-name-hidden = There is something in the name cell, but no letter can be seen. Type the name again or clear the cell.
row-phone = This does not look like a phone number: “{ $typed }”. Write it like this: 0700 123 456.
row-twice = The same person or the same seat is there already: { $row } of this file. Delete one of them or write the name.
row-code = There is no such code: { $code }. Write the municipality’s name and rayon.
row-code-name = The code and the name do not match: { $code } is { $unit }, but the row says “{ $typed }”. Correct one of them.
row-code-office = { $code } is { $unit }, which does not fit the kind of office.
row-place-none = The municipality, rayon or oblast is not given.
row-place = “{ $typed }” was not found. Write the name differently, or write the code.
row-place-many = There are several called “{ $typed }”. Write the code of the right one instead of the name:
    { $list }
row-place-like = “{ $typed }” was not found. It may be:
    { $list }
    Correct the name, or write the code instead.
row-place-elsewhere = There is no “{ $typed }” in “{ $area }”. Perhaps the rayon is a different one, or the name is slightly different:
    { $list }
    Correct the rayon or the name, or write the code instead of the name.
row-candidate = { $code } { $unit }
row-rayon = There is no such rayon or oblast: “{ $typed }”.
row-note-phone = there are several numbers, { $phone } was taken
row-note-name = “{ $typed }” instead of a name: the name was left empty
row-note-code = there is no code { $code }; found by the name
row-note-place = “{ $typed }” was taken to be { $unit }
row-note-chosen = “{ $typed }”: { $unit } was taken, which is on the “For whom” list. Of the same name: { $others }
row-note-outside = this organisation is not on the “For whom” list
row-note-position = the position “{ $typed }” was not recognised; the person will be asked

invitees-list = 👥 <b>Invitees</b>
    { $seminar }

    { $list }
invitees-line = { $number }. { $place } — { $name }: { $state }
invitees-links = 🔗 <b>Personal links</b>
    { $seminar }

    Choose whom to send a link to: Telegram will ask for the chat. Each link is for one person only. { $hint }
    { $list }
invitees-link-line = { $number }. { $place } — { $name }
    { $link }
invitees-file = 📗 Excel file
invitees-links-file = 📗 Invitees: { $number }. The file has phone numbers and personal links: do not pass it on to others.
invitees-print = 🖨 QR sheet, invitations: { $number }. Print it on A4, cut it, and give each person their own. { $hint }
invitees-links-none = No invitation is waiting for a reply.
invitees-links-hint = The bot cannot see what you send: mark it.
invitees-print-hint = Then mark them as invited.
invitees-mark-page = ✅ I sent these links
invitees-mark-button = ✅ Mark as invited
invitees-mark = ✅ <b>Mark them as invited?</b>
    { $seminar }

    On the list, not invited yet: <b>{ $number }</b>. Mark them if you have sent them their links, handed out the QR sheets, or called.
    .yes = ✅ Yes, all are invited
    .no = { back-button }

invitees-forward = { $number }. { $name }
invitees-not-open = Nobody can register for this seminar now. First open the registration, then invite.
invite-forward = Hello! You are invited to a seminar: { $seminar }, { DAYS($starts, $ends) }. To register, tap the link:
print-title = Invitation to the seminar
print-day = { DAYS($starts, $ends, year: "always") }, { TIME($starts) }
print-code = Code
print-how = To register, point your camera at the QR code, or find { $bot } in Telegram and send it the code.

invitees-reach = 📨 <b>Invite by Telegram</b>
    { $seminar }

    People among the invitees and their organisations whom the bot can write to: <b>{ $number }</b>. They will get this message:

    <blockquote>{ $text }</blockquote>

    Call the others, or give them their personal link.
    .back = { back-button }
invitees-send = 📨 Send: { $number }
invitees-reach-none = There is nobody among the invitees whom the bot can write to and who has not had an invitation yet.
invitees-sent = ✅ The invitation is being sent. Recipients: { $number }.

## What an invitee sees

invitation = ✉️ <b>You are invited to the seminar</b>

    🏛 { $place }
    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🕘 { $hours }
    📍 { $venue }
    .join = ✅ Register
invite-greeting = ✉️ Hello! This invitation is for: { $place }.
invite-unknown = There is no such invitation: the link is incomplete or out of date. You can register yourself with the button below.
invite-used = Somebody else has already registered with this invitation ({ $place }). If you are coming too, register yourself with the button below.
invite-over = This invitation is no longer valid. If you would like to come, register with the button below or ask the organisers.
invite-join = 📅 Register
