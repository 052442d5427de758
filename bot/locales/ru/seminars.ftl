# Как изменить: docs/texts.md

## Список семинаров и страница семинара

seminars = <b>Семинары</b>

    { $list }
seminars-line = <b>{ $seminar }</b>
    { DAY($starts) } · { $state }
seminar = <b>{ $seminar }</b>
    { $state }

    📅 { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
    📍 { $place }

    { $about }
    .change = ✏️ Изменить мои данные
    .register = ✅ Зарегистрироваться
    .programme = 🗓 Программа
    .materials = 📎 Материалы
    .venue = 📍 На карте
    .calendar = 📅 Календарь
    .all = ‹ Все семинары
seminar-place = { $venue }, { $address }
place-open = место пока неизвестно
seminar-more = 🎓 Моё место, программа, материалы
seminar-back = ‹ Семинар
seminar-is-open = идёт регистрация
seminar-is-closed = регистрация закрыта
seminar-is-held = прошёл
seminar-is-cancelled = ✖️ семинар отменён
seat-is-invited = ✉️ Вы приглашены, но ещё не зарегистрированы
seat-is-registered = ✅ Вы зарегистрированы
seat-is-confirmed = ✅ Вы подтвердили, что приедете
seat-is-arrived = ✅ Вы участвовали
seat-is-waiting = ⏳ Вы в очереди
seat-is-offered = 🎟 Для вас освободилось место: ждём ответа
seat-is-declined = ✖️ Вы сообщили, что не приедете
seat-is-cancelled = ✖️ Сейчас вы не записаны
seat-is-handed-over = 🔁 Вы передали своё место

programme = <b>Программа</b>
    { $seminar }

    { $list }
    .pings-on = 🔔 Напоминать за 10 минут
    .pings-off = 🔕 Не напоминать
programme-empty = Программы пока нет.
programme-day = <b>{ DAY($starts) }</b>
programme-from = { MOMENT($starts) } { $title }
programme-from-to = { MOMENT($starts) }–{ MOMENT($ends) } { $title }
programme-said-by = { $item }
    🗣 { $speaker }
