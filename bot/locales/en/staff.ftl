# How to change it: docs/texts.md

## Staff: participants

staff-panel = <b>For staff</b>
    Choose a seminar.
staff-inbox = 📥 Questions
staff-inbox-button = 📥 Questions without an answer: { $left }
staff-failed-button = ⚠️ Failures: { $failed }
staff-overview = <b>{ $seminar }</b>
    📅 { DAY($starts) }, { TIME($starts) }

    { $list }
staff-overview-registered = Registered: <b>{ $registered }</b>
staff-overview-questions = Questions: { $asked }, without an answer: { $left }
staff-overview-own = Your rayon: { $rayon }
staff-line = { $what } — { $number }
staff-nobody = Nobody is registered yet.
staff-list-button = 👥 List
staff-export-button = 📗 Excel
staff-people = <b>{ $seminar }</b>

    { $list }
staff-person = { $number }. { $name } — { $place }, { $position }
staff-person-unreachable = { $number }. { $name } — { $place }, { $position } 📵
staff-export = 📗 { $seminar }: { $number } people
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

## A limit

notices-held = 📬 <b>More messages from the same participant: { $number }</b>
    They were not sent, so as not to fill your chat. Nothing is lost: questions are in /inbox, seats in /staff.
