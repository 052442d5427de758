# Как изменить: docs/texts.md

## Сравнение семинаров

series-button = 📈 Сравнить семинары
series-page = 📈 <b>Сравнение семинаров</b>
    { $title }

    { $list }
series-all = Все семинары
series-one = Серия: { $seminar }
series-all-button = 📈 Все семинары
series-open = 📈 Серия: { $seminar }
series-export = 📗 Excel
series-seminar = <b>{ $seminar }</b>, { DAYS($starts, $ends) }
    { $lines }
series-coverage-came = 🏘 Айыл окмоту: были — { $reached } из { $total } ({ $percent } %), зарегистрированы — { $registered }
series-coverage = 🏘 Айыл окмоту: зарегистрированы — { $reached } из { $total } ({ $percent } %)
series-no-target = 🏘 Не указано, для кого семинар
series-people = 👤 Участники: пришли — { $came } из { $expected }, не пришли — { $absent } ({ $percent } %)
series-people-unrecorded = 👤 Зарегистрированы: { $expected }. Приход не отмечали
series-people-ahead = 👤 Зарегистрированы: { $expected }. Семинар ещё не закончился
series-no-questions = ❓ Вопросов не было
series-questions = ❓ Вопросов: { $asked }, закрыто: { $closed }
series-questions-answered = ❓ Вопросов: { $asked }, закрыто: { $closed } · до ответа: { $hours } ч (медиана)
series-no-ratings = ⭐ Оценок нет
series-few-ratings = ⭐ Оценок мало: средняя показывается, когда их не меньше { $number }
series-rating = ⭐ Средняя оценка: { $mean } · оценок: { $number }

series-picture = 📈 { $title } · семинаров: { $number }
series-chart-note = Охват — айыл окмоту из списка. Часы — медиана. Оценка: 1–5.
series-chart-day = { DAYS($starts, $ends) }
series-column-coverage = Охват
series-column-absent = Не пришли
series-column-closed = Закрытые вопросы
series-column-hours = До ответа, часов
series-column-rating = Средняя оценка
series-legend-came = Охват: были
series-legend-registered = только зарегистрированы
series-fraction = { $part }/{ $whole }
series-cell-unrecorded = не отмечали
series-cell-ahead = ещё не закончился
series-cell-no-target = нет списка
series-cell-no-questions = нет вопросов
series-cell-no-answers = нет ответов
series-cell-no-ratings = нет оценок
series-cell-few-ratings = мало оценок

series-exported = 📗 { $title } · семинаров: { $number }
series-sheet-title = Семинары
series-head-seminar = Семинар
series-head-starts = Начало
series-head-municipalities = Айыл окмоту в списке
series-head-registered = Айыл окмоту: зарегистрировано
series-head-came = Айыл окмоту: приехало
series-head-coverage = Охват, %
series-head-people = Зарегистрировано, чел.
series-head-arrived = Пришло, чел.
series-head-absent = Не пришло, чел.
series-head-absent-share = Не пришло, %
series-head-asked = Вопросы
series-head-closed = Закрытые вопросы
series-head-hours = До ответа, часов (медиана)
series-head-rating = Средняя оценка (1–5)
series-head-ratings = Число оценок
