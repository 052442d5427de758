# Как изменить: docs/texts.md

## Подготовка семинара: карточка

staff-draft-button = 📝 { $seminar }
staff-cancelled-button = ❌ { $seminar }
staff-new-button = ➕ Новый семинар
plan-button = ⚙️ Управление
plan-card = <b>{ $seminar }</b>
    { $state }

    { $list }

    Нажмите строку, которую хотите изменить.
plan-untitled = Семинар без названия
plan-none = не указано
plan-state-draft = 📝 Черновик, участники его не видят
plan-state-open = 🟢 Открыт: идёт регистрация
plan-state-closed = 🟡 Регистрация закрыта
plan-state-held = ✅ Прошёл
plan-state-archived = 🗄 В архиве
plan-state-cancelled = ❌ Отменён
plan-when = 📅 { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
plan-when-days = 📅 { DAY($starts) }, { TIME($starts) } – { DAY($ends) }, { TIME($ends) }
plan-place = 📍 { $venue }, { $address }
plan-place-short = 📍 { $venue }
plan-map-set = 🗺 Точка на карте указана
plan-map-none = 🗺 Точки на карте пока нет
plan-limits = 🪑 Мест: { $capacity } · от одного айыл окмоту: { $places }
plan-no-limit = без ограничений
plan-opens = 🔓 Регистрация откроется: { DAY($starts) }, { TIME($starts) }
plan-closes = 🔒 Регистрация закроется: { DAY($starts) }, { TIME($starts) }
plan-targets = 🎯 Для кого: { $list }
plan-zone = 🕐 Часовой пояс: { $zone }
plan-description = ℹ️ { $text }
plan-cloned = ♻️ По образцу семинара «{ $seminar }». Вопросы с ответами оттуда: показано участникам { $shown }, ещё не просмотрено { $waiting }.
plan-untranslated = ⚠️ Нет перевода ({ $language }): { $list }
plan-staged = ⏳ Ваше изменение ещё не внесено
plan-staged-button = ⏳ Посмотреть изменение
plan-back = ‹ Назад
plan-hub = 📋 Страница семинара
plan-done = ✅ Готово
plan-fill = ▶️ Заполнять дальше
plan-life = 🚦 Изменить состояние
plan-link = 🔗 Ссылка и QR
plan-clone = ♻️ Копия

line-title = Название
line-description = Описание
line-starts = Начало
line-ends = Окончание
line-venue = Место
line-address = Адрес
line-map = Точка на карте
line-targets = Для кого
line-capacity = Число мест
line-per-unit = От айыл окмоту
line-opens = Запись с
line-closes = Запись до
line-zone = Часовой пояс
line-in = { $what } ({ $language })
in-ky = по-кыргызски
in-ru = по-русски
in-en = по-английски
language-ky = По-кыргызски
language-ru = По-русски
language-en = По-английски
plan-languages = <b>{ $what }</b>

    По-кыргызски: { $ky }
    По-русски: { $ru }
    По-английски: { $en }

    Что изменить?
plan-no-translation = ⚠️ нет перевода

## Подготовка семинара: вопросы

plan-ask-first = <b>Когда пройдёт новый семинар?</b>
    Выберите день или напишите, например: «18.07 9:30-16:00», «пятница 9:30», «18-19 июля 9:30-16:00».

    Каждый ответ сразу сохраняется. Если прервётесь (/cancel), продолжите потом через /staff.
plan-ask-starts = <b>Когда начало?</b>
    Выберите день или напишите, например: «18.07 9:30-16:00», «завтра 10:00», «пятница 9:30».
plan-ask-clone = <b>Когда пройдёт такой же семинар в другом месте?</b>
    Выберите день или напишите, например: «18.07 9:30», «завтра 10:00», «пятница 9:30».
plan-ask-hour = <b>В котором часу?</b>
    { DAY($starts) }. Выберите или напишите, например: «9:30».
plan-ask-hour-days = <b>В котором часу?</b>
    { DAY($starts) } – { DAY($ends) }. Выберите или напишите, например: «9:30-16:00».
plan-ask-ends = <b>Когда окончание?</b>
    Начало: { DAY($starts) }, { TIME($starts) }. Выберите час или напишите, например: «16:00».
plan-ask-title = <b>Название семинара ({ $language })?</b>
    Напишите коротко.
plan-ask-description = <b>Описание семинара ({ $language })?</b>
    О чём он: одно-два предложения.
plan-ask-venue = <b>Где пройдёт ({ $language })?</b>
    Напишите название здания или учреждения.
plan-ask-address = <b>Адрес ({ $language })?</b>
    Город или село, улица, дом.
plan-ask-map = <b>Точка на карте?</b>
    Нажмите 📎, выберите «Геопозиция» и отправьте место. Или напишите координаты: 42.4905, 78.3960
plan-ask-capacity = <b>Сколько мест?</b>
    Выберите число или напишите. Когда места кончатся, остальные встанут в очередь.
plan-ask-per-unit = <b>Сколько человек может приехать от одного айыл окмоту?</b>
    Выберите число или напишите.
plan-ask-opens = <b>Когда откроется регистрация?</b>
    Если не указать, она начнётся, как только семинар открыт.
plan-ask-closes = <b>Когда закроется регистрация?</b>
    Если не указать, она открыта до конца семинара.
plan-ask-zone = <b>По каким часам указано время?</b>
    Сейчас: { $zone }. Сами часы останутся прежними.
plan-ask-oblast = <b>Для какой области?</b>
    Выберите или напишите название.
plan-heard = { $told }

    { $question }
plan-hour = 🕘 { TIME($starts) }
plan-hours = 🕘 { TIME($starts) }–{ TIME($ends) }
plan-hour-until = 🕘 до { TIME($ends) }
plan-last-day = 📅 Последний день: { DAY($ends) }
plan-sure = <b>Проверьте время</b>
    { $what }

    Если верно, нажмите кнопку. Если нет, напишите его ещё раз.
plan-sure-yes = ✅ Верно
plan-skip = Пока пропустить ›
plan-remove = 🗑 Удалить
plan-unlimited = Без ограничений
plan-no-moment = Не указывать время
plan-cloned-done = ♻️ Копия семинара «{ $seminar }» готова: { $area }. Программа, материалы, напоминания и дополнительные вопросы перенесены. Проверьте название и место.
day-button = { SHORTDAY($starts) }
hour-button = { TIME($starts) }
zone-button = { $zone }
amount = { $number }

when-wrong = Не понимаю, когда это. Напишите так: «18.07 9:30», «завтра 10:00», «пятница 9:30-16:00».
when-unclear = Это можно понять по-разному. Напишите час через двоеточие (9:10, 15:00), а месяц словом (9 мая).
when-day = Такого дня в календаре нет. Проверьте число и месяц и напишите ещё раз.
when-weekday = День недели не сходится: { DAY($starts) }. Проверьте и напишите ещё раз.
when-midnight = Непонятно, к какому дню относится полночь. Напишите 0:00 и число нового дня или 23:59.
when-one = Здесь нужно одно время, а не промежуток. Напишите только его.
when-no-start = Понятно только, до какого дня. Напишите и начало, например: «18.07 9:30-16:00».
when-skipped = В этот день часы там переводят вперёд, такого времени не будет. Напишите другой час.
when-past = Это время уже прошло. Напишите будущее, например: «завтра 10:00».
when-past-day = Это время уже прошло: { DAY($starts) }, { TIME($starts) }. Напишите будущее, например: «завтра 10:00».
when-long = От начала до окончания получается больше { $most } дней. Проверьте день и напишите ещё раз.
when-backwards = Окончание должно быть позже начала. Прежнее время осталось, напишите ещё раз.
registration-late = Регистрация возможна только до конца семинара. Напишите время раньше.
amount-wrong = Напишите число от 1 до { $most }, например: 60.
capacity-below = Занято мест: { $taken }. Меньше поставить нельзя. Напишите большее число или сначала освободите места.
plan-awaits-text = Сейчас нужен текст: ответьте на вопрос выше. Отменить: /cancel
plan-awaits-map = Сейчас нужна точка на карте: отправьте её через 📎 или напишите координаты: 42.4905, 78.3960. Отменить: /cancel
plan-text-long = Слишком длинно, можно не больше { $most } знаков. Напишите короче.
plan-over = Этот семинар отменён или в архиве: изменить его уже нельзя.
plan-held = Этот семинар уже прошёл: его время изменить нельзя.
plan-zone-fixed = После объявления семинара часовой пояс не меняют. Измените начало.
oblast-unknown = Такой области нет. Нажмите одну из кнопок.

## Для кого

target-page = 🎯 <b>Для кого?</b>
    { $seminar }

    { $list }

    Нажмите область или напишите название айыл окмоту или района.
target-nobody = Пока никто не выбран.
target-line = { $area }: { $list }
target-elsewhere = Другие учреждения
target-municipality = айыл окмоту и мэрии — { $number }
target-rayon-administration = райгосадминистрации — { $number }
target-plenipotentiary = полномочный представитель — { $number }
target-gamsumo = ГАМСУМО — { $number }
target-project = сотрудники проекта
target-partner = партнёрские организации
targets-municipality = Айыл окмоту
targets-rayon-administration = Райгосадминистрации
targets-plenipotentiary = Полпред
targets-gamsumo = ГАМСУМО
target-on = ✅ { $what } { $number }/{ $all }
target-some = ☑️ { $what } { $number }/{ $all }
target-off = ⬜ { $what } 0/{ $all }
target-one-on = ✅ { $what }
target-one-off = ⬜ { $what }
target-area-on = ☑️ { $area } ›
target-area-off = { $area } ›
target-all = ➕ Выбрать всё
target-back = ‹ К списку
target-area = 🎯 <b>{ $area }</b>
    Нажатие выбирает или убирает.
target-found = Вот что нашлось по «{ $typed }»:
target-unknown = Такого названия нет. Напишите иначе или выберите из списка.

## Состояние семинара

life = <b>{ $seminar }</b>
    { $state }

    Что сделать?
life-to-open = 🟢 Открыть регистрацию
life-to-closed = 🟡 Закрыть регистрацию
life-to-cancelled = ❌ Отменить семинар
life-to-archived = 🗄 Убрать в архив
life-anyway = Всё равно открыть
life-open = <b>{ $seminar }</b>

    Регистрация откроется: семинар появится в /seminars, заработает ссылка, напоминания уйдут в срок.
life-open-lacking = <b>{ $seminar }</b>

    Не хватает того, что нужно участникам:
    { $list }

    Если открыть, они этого не увидят или увидят на другом языке.
life-lacks = ⚠️ { $what }
life-closed = <b>{ $seminar }</b>

    Регистрация закроется: новых участников не будет. Записанные остаются, напоминания приходят. Можно открыть снова.
life-cancelled = <b>{ $seminar }</b>

    Черновик будет отмечен как отменённый. Участникам ничего не отправится. Вернуть нельзя.
life-archived = <b>{ $seminar }</b>

    Семинар уйдёт из списка участников. Данные и вопросы сохранятся. Вернуть нельзя.
life-not-now = Состояние семинара уже другое. Откройте его карточку заново: /staff
life-over = Время семинара уже прошло. Сначала укажите новый день.
link-not-yet = Ссылка заработает, когда семинар открыт. Сначала откройте регистрацию.
plan-link-page = 🔗 <b>{ $seminar }</b>
    { $link }

    Перешлите ссылку или напечатайте QR-код: с них начинается регистрация.
plan-share = 📤 Переслать ссылку
plan-invitation = Приглашаем на семинар: { $seminar }, { DAY($starts) }, в { TIME($starts) }. Чтобы зарегистрироваться, нажмите ссылку.

## Изменение плана

change-preview = <b>Изменение готово, но ещё никому не отправлено</b>
    { $seminar }

    Кому скажем:
    { $list }

    Они прочитают:
    { $texts }
    .tell = 📣 Внести и сообщить всем
    .quiet = Внести без сообщения
    .drop = 🗑 Не вносить
change-readers = • { $language }: { $number }
change-beyond = • не дойдёт через Telegram: { $number }. Им нужно позвонить.
change-items = • Программа сдвинется вместе с началом: строк { $number }.
change-nobody = • пока некому
change-reads = <blockquote>{ $text }</blockquote>
change-when-was = 📅 Было: { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
change-when-was-days = 📅 Было: { DAY($starts) }, { TIME($starts) } – { DAY($ends) }, { TIME($ends) }
change-when-becomes = 📅 Теперь: <b>{ DAY($starts) }, { TIME($starts) }–{ TIME($ends) }</b>
change-when-becomes-days = 📅 Теперь: <b>{ DAY($starts) }, { TIME($starts) } – { DAY($ends) }, { TIME($ends) }</b>
change-place-was = 📍 Было: { $venue }, { $address }
change-place-was-short = 📍 Было: { $venue }
change-place-becomes = 📍 Теперь: <b>{ $venue }, { $address }</b>
change-place-becomes-short = 📍 Теперь: <b>{ $venue }</b>
change-map = 🗺 Точка на карте другая.
plan-moved = ❗️ <b>Семинар изменился</b>
    🎓 { $seminar }

    { $list }

    Остальное по-прежнему. Откройте файл, чтобы обновить календарь.
plan-cancelled = ❌ <b>Семинар отменён</b>
    🎓 { $seminar }

    { $list }

    Просим прощения. Ваши вопросы сохранены, ответ придёт сюда. Откройте файл, и запись уйдёт из календаря.
plan-my-seat = 🎓 Моё место
change-told = ✅ Изменение внесено, сообщение отправляется всем.
change-quiet = ✅ Изменение внесено. Сообщений никому не отправлено.
change-dropped = Изменение не внесено: всё по-прежнему.
change-overtaken = Тем временем другой сотрудник изменил семинар. Посмотрите своё изменение ещё раз.
change-none = Подготовленного изменения нет: оно внесено или отброшено. Карточка: /staff
