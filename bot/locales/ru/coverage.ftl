# Как изменить: docs/texts.md

## Охват: кто из намеченных участников приедет

coverage-button = 📊 Охват
coverage-board = <b>{ $seminar }</b>
    { $area }

    { $heading }: <b>{ $reached }/{ $total }</b>
    { $states }

    { $list }
    <i>{ $legend }</i>

    👤 { $coming }: { $people }
    ➕ Вне списка: { $outside }
    🕓 на { TIME($now) }
coverage-rayon = <b>{ $seminar }</b>
    { $area }

    { $heading }: <b>{ $reached }/{ $total }</b>
    { $states }

    { $list }

    👤 { $coming }: { $people }
    ➕ Вне списка: { $outside }
    🕓 на { TIME($now) }
coverage-heading-planned = Зарегистрировано айыл окмоту
coverage-heading-came = Приехали представители айыл окмоту
coverage-heading-unrecorded = Было зарегистрировано айыл окмоту (приход не отмечали)
coverage-legend-planned = █ точно приедут · ▓ зарегистрированы · ░ пока нет
coverage-legend-came = █ пришли · ▓ приход не отмечен · ░ никого
coverage-legend-unrecorded = ▓ были зарегистрированы · ░ никого
coverage-people-planned = Ожидаем участников
coverage-people-came = Пришло участников
coverage-people-unrecorded = Было зарегистрировано участников
coverage-line = { $bar } { $name } <b>{ $reached }/{ $total }</b>
coverage-office = 🏛 { $what } <b>{ $reached }/{ $total }</b>
coverage-office-people = 🏛 { $what }: { $number } чел.
coverage-place = { $sign } { $name }
coverage-open = { $name } { $reached }/{ $total }
coverage-map-button = 🗺 Карта
coverage-catering-button = 🍽 Питание, жильё
coverage-up = ⬆️ Выше
coverage-silent-button = 📞 С кем связаться
coverage-no-target = <b>{ $seminar }</b>

    Показать нечего: в списке «Для кого» нет айыл окмоту, которые вам здесь видны. Организаторы составляют его в «⚙️ Управление» → «Для кого».

    👤 { $coming }: { $people }
    ➕ Вне списка: { $outside }
coverage-picture = <b>{ $seminar }</b>
    { $area }: { $reached }/{ $total }, { $made }
coverage-note = { $area }: зарегистрировано айыл окмоту { $reached } из { $total }. { $made }
coverage-credit = Границы: Министерство чрезвычайных ситуаций КР / OCHA COD-AB (2018)

reach-arrived = Пришли
reach-confirmed = Подтвердили
reach-registered = Зарегистрированы
reach-waiting = В очереди
reach-invited = Приглашены, не ответили
reach-listed = В списке, ещё не приглашены
reach-uninvited = Никого ещё не пригласили
reach-declined = Не приедут
reach-absent = Были зарегистрированы, приход не отмечен
reach-expected = Были зарегистрированы
reach-nobody = Никого не было
reach-refused = Отказались
reach-arrived-sign = ✅
reach-confirmed-sign = 👍
reach-registered-sign = 📝
reach-waiting-sign = ⏳
reach-invited-sign = ✉️
reach-listed-sign = 📋
reach-uninvited-sign = ▫️
reach-declined-sign = ✖️

catering = <b>{ $seminar }</b>

    🍽 { $coming }: <b>{ $total }</b>
    { $numbers }

    { $list }

    🕓 на { TIME($now) }
catering-plain = <b>{ $seminar }</b>

    🍽 { $coming }: <b>{ $total }</b>
    { $numbers }

    🕓 на { TIME($now) }
catering-expected =
    👍 точно приедут: { $confirmed }
    📝 зарегистрированы, ещё не подтвердили: { $registered }
    ⏳ в очереди: { $waiting }
catering-question = <b>{ $question }</b>
catering-answer = • { $answer } — { $number }
catering-sum = • всего: { $number }
catering-silent = • не ответили: { $number }

## С кем связаться: напоминание, звонки

silent-places = <b>{ $seminar }</b>
    { $area }

    📞 С кем связаться: айыл окмоту — <b>{ $number }</b>, учреждения — { $offices }
    ✉️ приглашены, не ответили: { $invited }
    📋 в списке, ещё не приглашены: { $listed }
    ▫️ никого ещё не пригласили: { $uninvited }

    { $list }
    .remind = 💬 Напомнить через бота
    .sheet = 📗 Список для звонков
    .phones = 📞 Телефоны
    .unconfirmed = 📞 Не подтвердили участие
silent-places-none = Ответили все.
silent-places-line = <b>{ $rayon }</b>: { $names }
silent-places-city = <b>{ $rayon }</b>
silent-places-and = { $names }, { $name }
silent-places-marked = { $name } { $sign }
silent-places-nobody = Ответили все: звонить некому.

coverage-reminder-preview = <b>{ $seminar }</b>
    { $area }

    С кем связаться: { $silent }. Бот может написать сейчас: { $people } чел. (учреждений: { $places }). Сегодня уже написано: { $asked }.

    Сообщение ниже каждый получит на своём языке, не чаще раза в день.
    .send = 💬 Отправить
coverage-reminder-nobody-yet = <b>{ $seminar }</b>
    { $area }

    С кем связаться: { $silent }. Написать сейчас некому: бот этих людей не знает или сегодня им уже написано ({ $asked }).

    Остальным нужно позвонить: вернитесь назад и нажмите «📗 Список для звонков».
coverage-reminder = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    { $place }: на этот семинар пока никто не зарегистрирован. Если приедете вы или ваш заместитель, зарегистрируйтесь, пожалуйста, — это займёт меньше минуты.
coverage-reminder-register = 📝 Зарегистрироваться
coverage-reminder-sent = 💬 Напоминание отправляется. Получателей: { $people }. Кто зарегистрируется, появится на странице «Охват».
coverage-reminder-nobody = Писать некому: всем сегодня уже написано или они ответили.
coverage-reminder-closed = Напоминание не отправляется: регистрация на этот семинар не открыта или он уже начался.

phones = <b>{ $seminar }</b>
    { $area }

    { $list }

    Учреждений, где нам никто не известен: { $unknown }
phones-line = 📞 <b>{ $place }</b>: { $name } { $phone }
phones-line-bot = 💬 <b>{ $place }</b>: { $name } { $phone }
phones-no-number = (номера нет)
phones-none = Ни одного номера оттуда у нас нет. Узнайте его в самом айыл окмоту.

call-sheet = 📗 { $seminar }, { $area }. Куда позвонить: { $number }.
    Персональные данные: удалите файл, когда он больше не нужен.
call-sheet-title = Список для звонков
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

unconfirmed = <b>{ $seminar }</b>
    { $area }

    📝 Зарегистрированы, но участие не подтвердили: <b>{ $number }</b>

    { $list }
unconfirmed-nobody = Участие подтвердили все, кто зарегистрирован, или никто ещё не зарегистрирован.
unconfirmed-sheet = 📗 { $seminar }, { $area }: не подтвердили { $number } чел.
    Персональные данные: удалите файл, когда он больше не нужен.
call-sheet-button = 📗 Список для звонков
call-from-registered = регистрация { $date }
