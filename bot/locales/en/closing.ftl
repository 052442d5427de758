# How to change it: docs/texts.md

## The archive

archive-button = 🗄 Archive: { $number }
archive = <b>Archive</b>
    Seminars that are over or were cancelled. Tap the name to open a seminar’s page. Organisers can put it back among the current ones with “Restore”.

    { $list }
archive-line = • { $seminar }, { DAYS($starts, $ends) }
archive-empty = The archive is empty.
archive-restore = ↩️ Restore
archive-restored = ↩️ Taken out of the archive: <b>{ $seminar }</b>
    { $state }

## Removal of personal data

removals-all-button = 🧹 What is deleted, and when
removals-button = 🧹 Retention
removals = <b>When personal data are deleted</b>
    After a seminar, participants’ personal data are kept for a fixed time only. Tap a seminar’s name for the details.

    { $list }
removals-line = • { $seminar }: { DAY($day, year: "always") } — { $what }
removals-none = There is nothing to delete.
removal-contacts = names, phone numbers, answers at registration
removal-authors = who asked the questions
removal-feedback = texts of feedback
removal-arrivals = times of arrival
removal-messages = who messages were sent to
removal-page = 🧹 <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }

    What is deleted, and when:
    { $list }

    { $counts }

    Organisers are told { $number } days before. The name of somebody who is registered for a later seminar is kept until the deadline of that seminar. Staff’s answers, the texts of questions that everybody could read, and the log of staff actions stay.
removal-day = 🗓 { DAY($day, year: "always") }
removal-line = • { $what }: { $number }
removal-line-done = ✅ Deleted: { $what }
removal-line-empty = • Nothing to delete: { $what }
removal-line-kept = • Never deleted: { $what }
removal-counts-later = 📊 Counts (attendance, questions, stars) are stored separately before the deletion, and stay.
removal-counts = 📊 Counts that stay:
    { $list }
removal-count-municipalities = • municipalities: { $municipalities } on the list, { $registered } registered
removal-count-people = • people registered: { $expected }
removal-count-arrived = • people who came: { $arrived }
removal-count-questions = • questions: { $asked }, answered: { $answered }
removal-count-hours = • wait for an answer (median): { $hours } h
removal-count-stars = • mean rating: ★ { $stars }
removal-keep = ⏳ Keep for another year
removal-notice = 🧹 <b>Personal data will soon be deleted: { $seminar }</b>
    📅 { DAYS($starts, $ends) }

    { $list }

    Counts, staff’s answers and questions that everybody could read stay. If the data are still needed, tap “Keep for another year”. If not, there is nothing to do.
