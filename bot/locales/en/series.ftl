# How to change it: docs/texts.md

## Comparison of seminars

series-button = 📈 Compare seminars
series-page = 📈 <b>Comparison of seminars</b>
    { $title }

    { $list }
series-all = All seminars
series-one = Series: { $seminar }
series-all-button = 📈 All seminars
series-open = 📈 Series: { $seminar }
series-export = 📗 Excel
series-seminar = <b>{ $seminar }</b>, { DAYS($starts, $ends) }
    { $lines }
series-coverage-came = 🏘 Municipalities: { $reached } of { $total } came ({ $percent } %), { $registered } registered
series-coverage = 🏘 Municipalities: { $reached } of { $total } registered ({ $percent } %)
series-no-target = 🏘 “For whom” has not been filled in
series-people = 👤 People: { $came } of { $expected } came, { $absent } did not ({ $percent } %)
series-people-unrecorded = 👤 People registered: { $expected }. Attendance was not recorded
series-people-ahead = 👤 People registered: { $expected }. The seminar is not over yet
series-no-questions = ❓ No questions
series-questions = ❓ Questions: { $asked }, closed: { $closed }
series-questions-answered = ❓ Questions: { $asked }, closed: { $closed } · time to answer: { $hours } h (median)
series-no-ratings = ⭐ No ratings
series-few-ratings = ⭐ Too few ratings: the mean is shown from { $number } on
series-rating = ⭐ Mean rating: { $mean } · ratings: { $number }

series-picture = 📈 { $title } · seminars: { $number }
series-chart-note = Coverage: municipalities on the list. Hours: median. Rating: 1–5.
series-chart-day = { DAYS($starts, $ends) }
series-column-coverage = Coverage
series-column-absent = Did not come
series-column-closed = Questions closed
series-column-hours = Hours to answer
series-column-rating = Mean rating
series-legend-came = Coverage: came
series-legend-registered = only registered
series-fraction = { $part }/{ $whole }
series-cell-unrecorded = not recorded
series-cell-ahead = not over yet
series-cell-no-target = no list
series-cell-no-questions = no questions
series-cell-no-answers = no answers
series-cell-no-ratings = no ratings
series-cell-few-ratings = few ratings

series-exported = 📗 { $title } · seminars: { $number }
series-sheet-title = Seminars
series-head-seminar = Seminar
series-head-starts = Start
series-head-municipalities = Municipalities on the list
series-head-registered = Municipalities registered
series-head-came = Municipalities that came
series-head-coverage = Coverage, %
series-head-people = People registered
series-head-arrived = People who came
series-head-absent = People who did not come
series-head-absent-share = Did not come, %
series-head-asked = Questions
series-head-closed = Questions closed
series-head-hours = Hours to answer (median)
series-head-rating = Mean rating (1–5)
series-head-ratings = Ratings
