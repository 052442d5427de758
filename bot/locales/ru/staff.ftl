# Как изменить: docs/texts.md

## Сотрудники: участники

staff-panel = <b>Для сотрудников</b>
    Выберите семинар.
staff-inbox = 📥 Вопросы
staff-inbox-button = 📥 Вопросы без ответа: { $left }
staff-failed-button = ⚠️ Ошибки: { $failed }
staff-overview = <b>{ $seminar }</b>
    📅 { DAY($starts) }, { TIME($starts) }

    { $list }
staff-overview-registered = Зарегистрировано: <b>{ $registered }</b>
staff-overview-questions = Вопросов: { $asked }, без ответа: { $left }
staff-overview-own = Ваш район: { $rayon }
staff-line = { $what } — { $number }
staff-nobody = Пока никто не зарегистрирован.
staff-list-button = 👥 Список
staff-export-button = 📗 Excel
staff-people = <b>{ $seminar }</b>

    { $list }
staff-person = { $number }. { $name } — { $place }, { $position }
staff-person-unreachable = { $number }. { $name } — { $place }, { $position } 📵
staff-export = 📗 { $seminar }: { $number } чел.
export-title = Участники
column-number = №
column-name = Имя
column-position = Должность
column-office = Вид учреждения
column-unit = Айылный аймак или организация
column-rayon = Район
column-oblast = Область
column-phone = Телефон
column-sex = Пол
column-language = Язык
column-registered = Зарегистрирован(а)
column-reachable = Связь
reachable-yes = есть
reachable-no = бот заблокирован
failed = <b>Что не удалось</b>

    { $list }
failed-none = Ошибок нет.
failed-update = • Сообщение { $number } не обработано: { $error }
failed-message = • В чат { $number } не доставлено: { $error }

## Предел

notices-held = 📬 <b>Ещё сообщений от этого участника: { $number }</b>
    Чтобы не заполнять ваш чат, они не присланы. Ничего не потеряно: вопросы в /inbox, места в /staff.
