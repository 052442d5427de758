# Кантип өзгөртүү керек: docs/texts.md

## Семинарларды салыштыруу

series-button = 📈 Семинарларды салыштыруу
series-page = 📈 <b>Семинарларды салыштыруу</b>
    { $title }

    { $list }
series-all = Бардык семинарлар
series-one = Серия: { $seminar }
series-all-button = 📈 Бардык семинарлар
series-open = 📈 Серия: { $seminar }
series-export = 📗 Excel
series-seminar = <b>{ $seminar }</b>, { DAYS($starts, $ends) }
    { $lines }
series-coverage-came = 🏘 Айыл өкмөттөрү: келгени { $reached }/{ $total } ({ $percent } %), катталганы { $registered }
series-coverage = 🏘 Айыл өкмөттөрү: катталганы { $reached }/{ $total } ({ $percent } %)
series-no-target = 🏘 Кимдер үчүн экени көрсөтүлгөн эмес
series-people = 👤 Катышуучулар: келгени { $came }/{ $expected }, келбегени { $absent } ({ $percent } %)
series-people-unrecorded = 👤 Катталгандар: { $expected }. Келгендер белгиленген эмес
series-people-ahead = 👤 Катталгандар: { $expected }. Семинар али бүтө элек
series-no-questions = ❓ Суроо берилген жок
series-questions = ❓ Суроолор: { $asked }, жабылганы: { $closed }
series-questions-answered = ❓ Суроолор: { $asked }, жабылганы: { $closed } · жоопко чейин: { $hours } саат (медиана)
series-no-ratings = ⭐ Баа коюлган жок
series-few-ratings = ⭐ Баалар аз: орточосу { $number } баадан баштап көрсөтүлөт
series-rating = ⭐ Орточо баа: { $mean } · баа койгондор: { $number }

series-picture = 📈 { $title } · семинарлар: { $number }
series-chart-note = Катышуу — тизмедеги айыл өкмөттөрү. Саат — медиана. Баа: 1–5.
series-chart-day = { DAYS($starts, $ends) }
series-column-coverage = Катышуу
series-column-absent = Келбегени
series-column-closed = Жабылган суроолор
series-column-hours = Жоопко чейин, саат
series-column-rating = Орточо баа
series-legend-came = Катышуу: келгени
series-legend-registered = катталганы гана
series-fraction = { $part }/{ $whole }
series-cell-unrecorded = белгиленген эмес
series-cell-ahead = али бүтө элек
series-cell-no-target = тизме жок
series-cell-no-questions = суроо жок
series-cell-no-answers = жооп жок
series-cell-no-ratings = баа жок
series-cell-few-ratings = баалар аз

series-exported = 📗 { $title } · семинарлар: { $number }
series-sheet-title = Семинарлар
series-head-seminar = Семинар
series-head-starts = Башталышы
series-head-municipalities = Тизмедеги айыл өкмөттөрү
series-head-registered = Катталган айыл өкмөттөрү
series-head-came = Келген айыл өкмөттөрү
series-head-coverage = Катышуу, %
series-head-people = Катталган адамдар
series-head-arrived = Келген адамдар
series-head-absent = Келбеген адамдар
series-head-absent-share = Келбегендер, %
series-head-asked = Суроолор
series-head-closed = Жабылган суроолор
series-head-hours = Жоопко чейин, саат (медиана)
series-head-rating = Орточо баа (1–5)
series-head-ratings = Баа койгондор
