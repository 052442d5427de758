# Как изменить: docs/texts.md

## Кто молчит: напоминание, звонки

quiet = <b>{ $seminar }</b>
    { $area }

    🔕 Молчат муниципалитетов: <b>{ $number }</b>, учреждений: { $offices }
    ✉️ из них приглашены: { $invited }

    { $list }
    .nudge = 💬 Напомнить в боте
    .sheet = 📗 Лист обзвона
    .phones = 📞 Телефоны
    .unsure = 📞 Записались, не подтвердили
quiet-none = Ответили все.
quiet-line = <b>{ $rayon }</b>: { $names }
quiet-city = <b>{ $rayon }</b>
quiet-city-invited = <b>{ $rayon }</b> ✉️
quiet-and = { $names }, { $name }
quiet-invited = { $name } ✉️
quiet-nobody = Молчащих не осталось: звонить некому.

nudge-preview = <b>{ $seminar }</b>
    { $area }

    Молчат: { $silent }. Бот может сейчас написать стольким людям: { $people } (муниципалитетов и учреждений: { $places }). Сегодня уже написано: { $asked }.

    Письмо ниже каждый получит на своём языке, не чаще раза в день.
    .send = 💬 Отправить
nudge-nobody-yet = <b>{ $seminar }</b>
    { $area }

    Молчат: { $silent }. Написать сейчас некому: бот этих людей не знает или сегодня им уже написано ({ $asked }).

    Остальным нужно звонить: вернитесь назад и нажмите «📗 Лист обзвона».
nudge = <b>{ $seminar }</b>
    📅 { DAY($starts) }, { TIME($starts) }

    { $place }: на этот семинар пока никто не зарегистрирован. Если приедете вы или ваш заместитель, зарегистрируйтесь, пожалуйста, — это две минуты.
nudge-register = 📝 Зарегистрироваться
nudge-sent = 💬 Напоминание отправляется, человек: { $people }. Кто зарегистрируется, появится в охвате.
nudge-nobody = Писать некому: всем сегодня уже написано или они ответили.
nudge-closed = Регистрация на этот семинар сейчас не идёт, поэтому напоминание не отправляется. Сначала откройте регистрацию.

phones = <b>{ $seminar }</b>
    { $area }

    { $list }

    Без известного номера: { $unknown }
phones-line = 📞 <b>{ $place }</b>: { $name } { $phone }
phones-line-bot = 💬 <b>{ $place }</b>: { $name } { $phone }
phones-no-number = (номера нет)
phones-none = Ни одного номера оттуда у нас нет. Узнайте его в самом айыл окмоту.

call-sheet = 📗 { $seminar }, { $area }: молчат { $number }.
    Личные данные: удалите файл, когда он больше не нужен.
call-sheet-title = Лист обзвона
call-column-from = Откуда известен
call-column-bot = Бот может написать
call-column-answer = Ответ
call-column-caller = Кто звонил
call-from-list = список приглашённых
call-from-bot = писал(а) боту, { $date }
call-from-seminar = { $seminar }, { $date }
call-from-nowhere = неизвестно
call-bot-yes = да
call-bot-no = нет

unsure = <b>{ $seminar }</b>
    { $area }

    📝 Зарегистрированы, но участие не подтвердили: <b>{ $number }</b>

    { $list }
unsure-nobody = Участие подтвердили все, кто зарегистрирован, или никто ещё не зарегистрирован.
unsure-sheet = 📗 { $seminar }, { $area }: не подтвердили { $number } чел.
    Личные данные: удалите файл, когда он больше не нужен.
call-sheet-button = 📗 Лист обзвона
call-from-registered = регистрация { $date }
