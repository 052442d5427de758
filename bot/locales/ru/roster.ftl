# Как изменить: docs/texts.md

## Страница участника

who = <b>{ $name }</b>, { $position }
    🏛 { $place }
    📱 { $phone }
    💬 { $reach }
    🎓 { $seminar }
    <b>{ $state }</b>

    { $history }
who-typed-phone = { $phone } (не подтверждён)
who-no-phone = телефона нет
who-hidden-phone = телефон вам не показывается
who-no-telegram = в боте нет: только по телефону
who-blocked = заблокировал(а) бота: только по телефону
who-telegram = есть в боте
who-began = • { DAY($at) }, { TIME($at) }: { $by }
who-changed = • { DAY($at) }, { TIME($at) }: { $state } ({ $by })
who-changed-why = • { DAY($at) }, { TIME($at) }: { $state } ({ $by }). { $reason }
by-clock = вышло время
by-self = сам(а)
source-chat = регистрация в боте
source-link = по ссылке
source-import = из списка приглашённых
source-assisted = записал сотрудник
source-deputy = вместо другого
state-invited = ✉️ приглашён(а)
state-registered = 📝 зарегистрирован(а)
state-confirmed = ✅ придёт
state-arrived = 📍 пришёл (пришла)
state-waiting = ⏳ в очереди
state-offered = 🎟 предложено место
state-declined = ✖️ не придёт
state-cancelled = ✖️ отмена
state-handed-over = 🔁 передано другому
mark-invited = ✉️
mark-registered = 📝
mark-confirmed = ✅
mark-arrived = 📍
mark-waiting = ⏳
mark-offered = 🎟
mark-declined = ✖️
mark-cancelled = ✖️
to-arrived = 📍 Пришёл (пришла)
to-confirmed = ✅ Подтверждает: придёт
to-registered = 📝 Отметить: зарегистрирован
to-cancelled = ❌ Освободить место
to-another = 🔁 Передать другому
unseat-ask = <b>Почему место освобождается?</b>
    { $name }, { $place }

    Напишите причину: её прочтёт сам участник.
unseat-none = Освободить без причины
step-stop = ✖️ Отменить
staff-cancelled = ❗ Организаторы освободили ваше место.

    🎓 { $seminar }
    📅 { DAY($starts) }
    Причина: { $reason }

    Если есть вопрос, напишите его сюда.
staff-refused = К сожалению, места на этом семинаре для вас не нашлось.

    🎓 { $seminar }
    📅 { DAY($starts) }
    Причина: { $reason }

    Если есть вопрос, напишите его сюда.
handto-ask = <b>Кому передать место?</b>
    Сейчас: { $name }, { $place }

    Напишите имя и телефон нового участника, например: Примеров Пример, 0700 123 456
handto-wrong = Напишите так: Примеров Пример, 0700 123 456 (без телефона — только имя). Место пока не изменилось.

## Поиск

staff-find = 🔎 Поиск
find-ask = <b>Кого ищем?</b> { $seminar }
    Напишите начало имени, айыл окмоту или несколько цифр телефона.
find-text = Для поиска напишите текстом имя, айыл окмоту или телефон.
find-none = «{ $typed }» не найдено. Попробуйте написать иначе.
find-found = «{ $typed }»: { $number }. Чтобы искать дальше, просто пишите.
find-many = «{ $typed }»: { $number }. Показаны первые десять, напишите точнее.
find-button = { $mark } { $name }, { $place }
find-stopped = Поиск окончен.

## Записать другого

staff-assist = ➕ Записать
assist-begin = <b>Запись другого человека</b>
    🎓 { $seminar }

    Отвечайте на вопросы за него. Ваши собственные данные не изменятся.
ask-phone-other = <b>Его (её) телефон?</b>
    Напишите, например: 0700 123 456.
card-unsigned-other = <b>Его (её) фамилия, имя, отчество?</b>
    Напишите полностью — этим запись закончится.

    🎓 { $seminar }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }
assisted = ✅ Записан(а): { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }

    Скажите ему (ей), когда и где: { DAY($starts) }, { TIME($starts) }, { $venue }.
assist-waits = ⏳ Мест нет, записан(а) в очередь: { $name }
    🏛 { $place }
    🎓 { $seminar }

    Когда место освободится, организаторы получат сообщение.
assist-unit-taken = Место этого учреждения занято: { $place }. Всё, что вы написали, сохранено.
assist-same = 🤔 <b>Этот человек уже есть?</b>
    Вы записываете: { $name }
    🏛 { $place }

    Если это он(а), нажмите на имя.
    .another = ➕ Нет, это другой человек
assist-is = ✉️ { $name }, { $place }
assist-see = 👤 { $name }, { $place }
