# Как изменить: docs/texts.md

## Семинар

seminar-choose = На какой семинар зарегистрируетесь?
seminars-none = Семинаров пока нет. Когда объявят новый, он появится здесь.

## Сотрудники: дополнительные вопросы

staff-extras-button = 🧾 Вопросы при регистрации
extras = <b>Вопросы при регистрации</b>
    { $seminar }

    { $list }

    Задаются после телефона, отвечать необязательно.
extras-line = • { $question } { $lacks }
extras-none = Вопросов при регистрации пока нет.
extras-ready = ➕ { $title }
extras-own = ➕ Свой вопрос
extras-tally = 📊 Сводка ответов
extras-all = ‹ Все вопросы
extras-too-many = Вопросов при регистрации может быть не больше { $most }: на большее никто не ответит.
extra-ask-kind = <b>Какой нужен ответ?</b>
extra-kind-choice = Выбор
extra-kind-number = Число
extra-kind-text = Текст
extra-ask-title = <b>Напишите вопрос</b>
    Сразу на нескольких языках (кыргызский / русский / английский) — через « / »: Машина керекпи? / Нужна машина?
    Если « / » нет, считается, что написано { $language }.
extra-ask-choices = <b>Напишите ответы</b>
    Каждый с новой строки:
    <code>Ооба / Да</code>
    <code>Жок / Нет</code>

    Если « / » нет, считается, что написано { $language }.
extra-title-long = Это слишком длинно: не больше { $most } знаков. Ничего не изменилось.
extra-choices-wrong = Ответов должно быть от 2 до { $most }, каждый с новой строки. Ничего не изменилось.
extra-choices-fewer = Прежние ответы должны остаться (не меньше { $least } строк): их уже могли выбрать. Ничего не изменилось.
extra-gone = Этот вопрос убран. Откройте список снова.
extra = <b>Вопрос при регистрации</b> · { $kind }

    { $list }

    Чтобы исправить вопрос, выберите язык.
extra-choice-line = ▫️ { $choice } { $lacks }
extra-choices = ✏️ Ответы
extra-remove = 🗑 Больше не спрашивать
extra-ask-remove = <b>{ $question }</b>
    Больше не спрашивать? Уже полученные ответы перестанут показываться в Excel.
    .yes = 🗑 Да, не спрашивать
    .no = { keep-button }
awaited-extra-text = Напишите, пожалуйста, текстом, как сказано выше. Отменить: /cancel

## Список семинаров и страница семинара

seminars = <b>Семинары</b>

    { $list }
seminars-line = <b>{ $seminar }</b>
    { DAYS($starts, $ends) } · { $state }
seminar = <b>{ $seminar }</b>
    { $state }

    📅 { DAYS($starts, $ends) }
    🕘 { $hours }
    📍 { $place }

    { $about }
    .change = ✏️ Изменить мои данные
    .register = ✅ Зарегистрироваться
    .programme = 🗓 Программа
    .materials = 📎 Материалы
    .venue = { venue-button }
    .calendar = 📅 Календарь
    .all = ‹ Все семинары
seminar-place = { $venue }, { $address }
place-open = место пока неизвестно
seminar-more = 🎓 Моё место, программа, материалы
seminar-back = ‹ Семинар
seminar-is-open = идёт регистрация
seminar-is-closed = регистрация закрыта
seminar-is-not-yet = регистрация ещё не открыта
seminar-is-held = прошёл
seminar-is-cancelled = ✖️ семинар отменён
seat-is-invited = ✉️ Вы приглашены, но ещё не зарегистрированы
seat-is-registered = ✅ Вы зарегистрированы
seat-is-confirmed = ✅ Вы подтвердили, что приедете
seat-is-arrived = ✅ Ваш приход отмечен
seat-was-arrived = ✅ Вы участвовали
seat-is-waiting = ⏳ Вы в очереди
seat-is-offered = 🎟 Для вас освободилось место: ждём вашего ответа
seat-is-declined = ✖️ Вы сообщили, что не приедете
seat-is-cancelled = ✖️ Сейчас вы не зарегистрированы
seat-is-handed-over = 🔁 Вы передали своё место

programme = <b>Программа</b>
    { $seminar }

    { $list }
    .item-reminders-on = 🔔 Напоминать за 10 минут
    .item-reminders-off = 🔕 Не напоминать
programme-empty = Организаторы пока не добавили программу. Когда добавят, она появится здесь.
programme-day = <b>{ DAY($starts) }</b>
programme-from-to = { MOMENT($starts) }–{ MOMENT($ends) } { $title }
programme-said-by = { $item }
    🗣 { $speaker }

## Сотрудники: программа

staff-programme-button = 🗓 Программа
items = <b>Программа</b>
    { $seminar }

    { $list }

    { $hint }
items-hint = Чтобы изменить пункт, нажмите на его номер.
items-hint-more = Чтобы изменить пункт, нажмите на его номер. Если номеров не видно, нажмите «{ more-button }».
items-none = <b>Программа</b>
    { $seminar }

    Программы пока нет, и участники видят, что её нет. Нажмите «➕ Добавить» и пришлите её строками, каждый пункт со временем. Можно вставить готовую таблицу.
items-line = <b>{ $number }.</b> { $hours } { $title } { $lacks }
items-add = ➕ Добавить
items-sure = <b>Проверьте программу</b>
    { $list }

    { $hints }

    Новых пунктов: { $number }, переводов к прежним: { $translated }. Если всё верно, нажмите кнопку. Если нет, пришлите строки ещё раз.
    .yes = ✅ Добавить
items-speaker-hint = 🗣 Слова после тире остались в названии. Если это докладчик, поставьте вместо тире « | » и пришлите строки ещё раз.
items-added = ✅ Добавлено: { $number }, переведено: { $translated }.
items-heard = { $number }. { $hours } { $title }
items-ask = <b>Напишите программу</b>
    { $seminar }

    Каждый пункт с новой строки, со временем:
    <code>9:30 Ачылыш / Открытие</code>
    <code>9:45-10:30 Баяндама / Доклад | Имя Докладчика</code>

    Докладчика отделите от названия знаком « | ».
    Сразу на нескольких языках (кыргызский / русский / английский) — через « / ». Если « / » нет, считается, что написано { $language }. Другой язык можно добавить потом: выберите его ниже и пришлите строки с тем же временем.
    Если дней несколько, напишите день отдельной строкой: 18.07
item-from = { TIME($starts) }
item-from-to = { TIME($starts) }–{ TIME($ends) }
item-hours-on = <b>{ $hours }</b> · { DAY($starts) }
item = <b>{ $hours }</b> · { DAY($starts) }

    { $list }

    Чтобы исправить название, выберите язык.
    .time = ⏰ Время
    .speaker = 🗣 Докладчик
    .earlier = −15 минут
    .later = +15 минут
    .rest = ⏬ Этот и следующие +15 минут
    .files = 📎 Добавить файл
    .remove = 🗑 Удалить
    .back = ‹ Программа
item-speaker = 🗣 { $speaker }
item-files = 📎 Файлы: { $number }
item-ask-time = <b>{ $hours } { $title }</b>
    Напишите новое время, например: 9:30-10:15.
item-ask-title = <b>{ $hours } { $title }</b>
    Напишите название { $language }. Сразу на нескольких языках (кыргызский / русский / английский) — через « / »: Ачылыш / Открытие.
item-ask-speaker = <b>{ $hours } { $title }</b>
    Кто выступает? Выберите из списка или напишите имя и должность.
item-no-speaker = Без докладчика
item-remove = <b>{ $hours } { $title }</b>
    Удалить из программы? Файлы останутся у семинара.
    .yes = 🗑 Да, удалить
    .no = { keep-button }
item-gone = Этот пункт удалён из программы. Откройте программу снова.
item-time-wrong = Время непонятно. Напишите так: 9:30 или 9:30-10:15. Ничего не изменилось.
item-unclear-wrong = Время можно понять по-разному. Напишите час через двоеточие: 9:10 или 9:10-10:15. Ничего не изменилось.
item-day-wrong = У этого семинара нет такого дня. Ничего не изменилось.
item-end-wrong = Окончание должно быть позже начала. Ничего не изменилось.
title-too-long = Название слишком длинное: не больше { $most } знаков. Ничего не изменилось.
items-too-many = В программе может быть не больше { $most } пунктов. Ничего не добавлено.
line-time-wrong = В строке { $number } непонятно время. Напишите так: 9:30 Открытие. Ничего не добавлено, исправьте и пришлите снова.
line-unclear-wrong = В строке { $number } время можно понять по-разному. Напишите час через двоеточие: 9:10 Открытие. Ничего не добавлено, исправьте и пришлите снова.
line-day-wrong = День в строке { $number } не относится к этому семинару. Ничего не добавлено, исправьте и пришлите снова.
line-end-wrong = В строке { $number } окончание должно быть позже начала. Ничего не добавлено, исправьте и пришлите снова.
line-title-wrong = В строке { $number } нет названия. Напишите так: 9:30 Открытие. Ничего не добавлено, исправьте и пришлите снова.
line-long-wrong = В строке { $number } слишком длинное название. Ничего не добавлено, сократите и пришлите снова.
awaited-item-lines = Напишите, пожалуйста, строки программы, например: 9:30 Открытие. Отменить: /cancel
awaited-item-time = Напишите, пожалуйста, время текстом, например: 9:30-10:15. Отменить: /cancel
awaited-item-title = Напишите, пожалуйста, название текстом. Отменить: /cancel
awaited-item-speaker = Выберите докладчика из списка или напишите имя текстом. Отменить: /cancel

## Материалы

material = 📎 <b>{ $title }</b>
material-of-item = 📎 <b>{ $title }</b>
    { $item }
material-untitled = Файл № { $number }
materials = <b>Материалы</b>
    { $seminar }

    Нажмите на нужный, и файл придёт сюда.
materials-none = <b>{ $seminar }</b>
    Материалов пока нет.
material-button = 📎 { $title }
material-gone = Этот материал убран. Остальные — по кнопке «📎 Материалы».
materials-for-participants = Материалы — для зарегистрированных. Сначала зарегистрируйтесь: /seminars

## Сотрудники: материалы

staff-materials-button = 📎 Материалы
files = <b>Материалы</b>
    { $seminar }

    { $list }
files-line = 📎 { $title } { $lacks }
files-none = Материалов пока нет.
files-add = ➕ Добавить файл
files-all = ‹ Материалы
files-ask = 📎 <b>{ $to }</b>
    Пришлите файлы: документ, фото, видео, аудио или голосовое сообщение. Можно несколько подряд.
    Подпись к файлу станет его названием. Сразу на нескольких языках (кыргызский / русский / английский) — через « / »: Баяндама / Доклад.
files-too-many = У семинара может быть не больше { $most } файлов. Уберите лишние и пришлите снова.
file = 📎 <b>Файл</b>
    { $list }
    🗓 { $to }

    Чтобы исправить название, выберите язык.
file-kept = ✅ <b>Файл сохранён</b>
    { $list }
    🗓 { $to }

    Чтобы исправить название, выберите язык. Можно прислать ещё файлы.
file-untitled = ⚠️ без названия
file-of-seminar = для всего семинара
file-item = 🗓 Пункт программы
file-remove = 🗑 Убрать
file-to-item = { TIME($starts) } { $title }
file-ask-item = <b>{ $title }</b>
    К какому пункту программы относится? Участники получат файл, когда этот пункт закончится.
file-ask-title = <b>{ $title }</b>
    Напишите название { $language }. Сразу на нескольких языках (кыргызский / русский / английский) — через « / »: Баяндама / Доклад.
file-ask-remove = <b>{ $title }</b>
    Убрать этот материал? У тех, кто уже получил, он останется.
    .yes = 🗑 Да, убрать
    .no = { keep-button }
awaited-file = Пришлите, пожалуйста, файл: документ, фото, видео, аудио или голосовое сообщение. Отменить: /cancel
awaited-file-title = Напишите, пожалуйста, название файла текстом. Отменить: /cancel

## Подготовка семинара: страница

staff-draft-button = 📝 { $seminar }
staff-cancelled-button = ❌ { $seminar }
staff-new-button = ➕ Новый семинар
plan-button = ⚙️ Управление
plan-card = <b>{ $seminar }</b>
    { $state }

    { $list }

    Нажмите кнопку того, что хотите изменить.
plan-untitled = Семинар без названия
plan-state-draft = 📝 Черновик, участники его не видят
plan-state-open = 🟢 Открыт
plan-state-closed = 🟡 Регистрация закрыта
plan-state-held = ✅ Прошёл
plan-state-archived = 🗄 В архиве
plan-state-cancelled = ❌ Отменён
plan-when = 📅 { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
plan-when-days = 📅 { DAYS($starts, $ends) }
    🕘 { $hours }
plan-place = 📍 { $venue }, { $address }
plan-place-short = 📍 { $venue }
plan-map-set = 🗺 Точка на карте указана
plan-map-none = 🗺 Точки на карте пока нет
plan-limits = 🪑 Мест: { $capacity } · от одного айыл окмоту: { $places }
plan-no-limit = без ограничений
plan-opens = 🔓 Начало регистрации: { DAY($starts) }, { TIME($starts) }
plan-closes = 🔒 Конец регистрации: { DAY($starts) }, { TIME($starts) }
plan-targets = 🎯 Для кого: { $list }
plan-zone = 🕐 { $zone }
plan-description = ℹ️ { $text }
plan-contact = ☎️ Телефон для участников: { $contact }
plan-contact-none = ☎️ Телефон для участников пока не указан
plan-cloned = ♻️ Исходный семинар: «{ $seminar }»
plan-cloned-answers = ♻️ Исходный семинар: «{ $seminar }». Вопросы с ответами оттуда: показано участникам { $shown }, ещё не просмотрено { $waiting }.
plan-untranslated = ⚠️ Нет перевода ({ $language }): { $list }
plan-lacks = ⚠️ Не хватает:
    { $list }
plan-lacks-draft = ⚠️ Чтобы открыть регистрацию, заполните:
    { $list }
plan-pending-change = ⏳ Ваше изменение ещё не внесено
plan-pending-change-button = ⏳ Посмотреть изменение
plan-items-after-end = ⚠️ После окончания семинара остались пункты программы: { $number }. Исправьте программу или время окончания.
staff-seminar-button = 📋 Страница семинара
plan-fill = ▶️ Заполнять дальше
plan-lifecycle = 🚦 Изменить состояние
plan-link = 🔗 Ссылка и QR
plan-clone = ♻️ Копия

line-title = Название
line-description = Описание
line-starts = Начало
line-ends = Окончание
line-hours = 🕘 Часы по дням
line-venue = Место
line-address = Адрес
line-map = Точка на карте
line-targets = Для кого
line-capacity = Число мест
line-per-unit = От одного айыл окмоту
line-opens = Регистрация с
line-closes = Регистрация до
line-contact = Телефон
line-zone = Часовой пояс
line-in-language = { $what } ({ $language })
plan-languages = <b>{ $what }</b>

    По-кыргызски: { $ky }
    По-русски: { $ru }
    По-английски: { $en }

    Что изменить?
plan-no-translation = ⚠️ нет перевода

## Подготовка семинара: вопросы

plan-ask-first = <b>Когда пройдёт новый семинар?</b>
    Выберите день или напишите, например: «18.07 9:30-16:00», «пятница 9:30», «18-19 июля 9:30-16:00».

    Как только есть название, каждый ответ сохраняется: если прервётесь (/cancel), продолжите потом через /staff.
plan-ask-starts = <b>Когда начало?</b>
    Выберите день или напишите, например: «18.07 9:30-16:00», «завтра 10:00», «пятница 9:30».
plan-ask-clone = <b>Когда пройдёт такой же семинар в другом месте?</b>
    Выберите день или напишите, например: «18.07 9:30-16:00», «пятница 9:30», «18-19 июля 9:30-16:00».
plan-ask-hour = <b>В котором часу?</b>
    { DAY($starts) }. Выберите или напишите, например: «9:30».
plan-ask-hour-days = <b>В котором часу?</b>
    { DAY($starts) } – { DAY($ends) }. Выберите или напишите, например: «9:30-16:00».
plan-ask-ends = <b>Когда окончание?</b>
    Начало: { DAY($starts) }, { TIME($starts) }. Выберите час или напишите, например: «16:00».
plan-ask-hours = <b>С какого до какого часа в этот день?</b>
    { DAY($starts) }. Напишите, например: «10:00-13:00».
plan-hours-page = 🕘 <b>Часы по дням</b>
    { $list }

    Если в какой-то день иначе, выберите его. Все дни сразу можно написать, нажав «Начало»: «18.12 9:00-16:00, 19.12 10:00-13:00».
plan-hours-unknown = Пока известны только начало и окончание.
plan-time-wrong = Непонятно, когда это.
plan-hours-wrong = Напишите начало и окончание этого дня, например: «10:00-13:00». Ничего не изменилось.
plan-ask-title = <b>Название семинара ({ $language })?</b>
    Напишите коротко.
plan-ask-description = <b>Описание семинара ({ $language })?</b>
    О чём он: одно-два предложения.
plan-ask-venue = <b>Где пройдёт ({ $language })?</b>
    Напишите название здания или учреждения.
plan-ask-address = <b>Адрес ({ $language })?</b>
    Город или село, улица, дом.
plan-ask-map = <b>Точка на карте?</b>
    Нажмите на 📎, выберите «Геопозиция» и отправьте место. Или напишите координаты: 42.4905, 78.3960
contact-ask = ☎️ <b>Кому участникам звонить с вопросами?</b>
    { $seminar }
    { $current }

    Напишите имя и телефон, например: Пример Примеров, 0700 000000. Участники увидят это в /help и /hall.
    .none = 🗑 Не показывать телефон
contact-now = Сейчас: { $contact }
contact-mine = ☎️ Мой номер: { $contact }
contact-last = ☎️ { $contact }
contact-wrong = Напишите имя и телефон одной строкой, не длиннее { $most } знаков. Например: Пример Примеров, 0700 000000.
contact-line = 🎓 { $seminar }
    { $contact }
plan-ask-capacity = <b>Сколько мест?</b>
    Выберите число или напишите. Когда места кончатся, остальные встанут в очередь.
plan-ask-per-unit = <b>Сколько человек может приехать от одного айыл окмоту?</b>
    Выберите число или напишите.
plan-ask-opens = <b>Когда откроется регистрация?</b>
    Если не указать, она начнётся, как только вы откроете семинар.
plan-ask-closes = <b>Когда закроется регистрация?</b>
    Если не указать, она открыта до конца семинара.
plan-ask-zone = <b>По какому часовому поясу указано время?</b>
    Сейчас: «{ $zone }». Если сменить пояс, указанное время останется прежним: 9:30 будет 9:30.
plan-ask-oblast = <b>Для какой области?</b>
    Выберите или напишите название.
plan-saved = ✅ { $what }: { $value }
plan-heard = { $told }

    { $question }
plan-hour = 🕘 { TIME($starts) }
plan-hours = 🕘 { TIME($starts) }–{ TIME($ends) }
plan-hour-until = 🕘 до { TIME($ends) }
plan-last-day = 📅 Последний день: { DAY($ends) }
plan-skip = Пока пропустить ›
plan-remove = 🗑 Удалить
plan-unlimited = Без ограничений
plan-no-moment = Не указывать время
plan-cloned-done = ♻️ Копия семинара «{ $seminar }» готова: { $area }. Программа, материалы, напоминания и вопросы при регистрации скопированы. Теперь напишите новое название и проверьте место.
plan-not-created = Отменено: семинар не создан.
plan-discarded = 🗑 Семинар без названия не сохранён.
plan-title-copied = ♻️ У исходного семинара: «{ $title }»
plan-title-same = Так называется исходный семинар. Напишите иначе: например, с новым местом.
zone-asia-bishkek = Время Бишкека
zone-asia-almaty = Время Алматы
zone-asia-tashkent = Время Ташкента
zone-europe-berlin = Время Берлина
zone-utc = Время по Гринвичу
zone-elsewhere = Время: { $name }
amount = { $number }
when-no-start = Понятно только, до какого дня. Напишите и начало, например: «18.07 9:30-16:00».
when-long = От начала до окончания получается больше { $most ->
        [one] { $most } дня
       *[other] { $most } дней
    }. Проверьте день и напишите ещё раз.
registration-late = Регистрация возможна только до конца семинара. Напишите время раньше.
amount-wrong = Напишите число от 1 до { $most }, например: 60.
capacity-below = Занято мест: { $taken }. Меньше поставить нельзя. Напишите большее число или сначала освободите места.
plan-awaits-text = Ответьте, пожалуйста, текстом на вопрос выше. Отменить: /cancel
plan-awaits-map = Отправьте, пожалуйста, точку на карте через 📎 или напишите координаты: 42.4905, 78.3960. Отменить: /cancel
plan-text-long = Слишком длинно: не больше { $most } знаков. Напишите короче.
plan-held = Этот семинар уже прошёл: его время изменить нельзя.
plan-zone-fixed = После объявления семинара часовой пояс не меняют. Измените вместо этого начало.
oblast-unknown = Такой области нет. Нажмите одну из кнопок.

## Для кого

target-page = 🎯 <b>Для кого?</b>
    { $seminar }

    { $list }

    Выберите область или напишите название айыл окмоту или района.
target-nobody = Пока никто не выбран.
target-line = { $area }: { $list }
target-elsewhere = Другие учреждения
target-municipality = айыл окмоту и мэрии — { $number }
target-rayon-administration = райгосадминистрации — { $number }
target-plenipotentiary = полномочный представитель — { $number }
target-gamsumo = агентство по госслужбе и МСУ — { $number }
target-project = сотрудники проекта
target-partner = партнёрские организации
targets-municipality = Айыл окмоту
targets-rayon-administration = Райгосадминистрации
targets-plenipotentiary = Полномочный представитель
targets-gamsumo = Агентство по госслужбе и МСУ
target-on = ✅ { $what } { $number }/{ $all }
target-some = ☑️ { $what } { $number }/{ $all }
target-off = ⬜ { $what } 0/{ $all }
target-area-on = ☑️ { $area } ›
target-area-off = { $area } ›
target-all = ➕ Выбрать всё
target-area = 🎯 <b>{ $area }</b>
    Нажатие выбирает или убирает.
target-found = Вот что нашлось по «{ $typed }»:
target-unknown = Такого названия нет. Напишите иначе или выберите из списка.

## Состояние семинара

lifecycle = <b>{ $seminar }</b>
    { $state }

    Что сделать?
lifecycle-to-open = 🟢 Открыть регистрацию
lifecycle-to-closed = 🟡 Закрыть регистрацию
lifecycle-to-cancelled = ❌ Отменить семинар
lifecycle-to-archived = 🗄 Убрать в архив
lifecycle-anyway = Всё равно открыть
lifecycle-open = <b>{ $seminar }</b>

    Регистрация откроется: семинар виден в /seminars, ссылка работает, напоминания уходят в срок.
lifecycle-open-late = <b>{ $seminar }</b>

    { $list }

    Регистрация откроется: семинар виден в /seminars, ссылка работает, напоминания уходят в срок.
lifecycle-open-lacking = <b>{ $seminar }</b>

    Не хватает того, что нужно участникам:
    { $list }

    Если открыть, они этого не увидят или увидят на другом языке.

    { $late }
lifecycle-lacks = ▫️ { $what }
lifecycle-lacks-copied = ▫️ { $what }: пока как у исходного семинара
lifecycle-copied = <b>{ $seminar }</b>

    Открыть пока нельзя: название осталось от исходного семинара, и участники увидят два одинаковых семинара.
    { $list }

    Напишите новое название.
lifecycle-closed = <b>{ $seminar }</b>

    Регистрация закроется: зарегистрировать сможет только команда, сами участники уже нет. Кто зарегистрирован, остаётся, напоминания приходят. Можно открыть снова.
lifecycle-cancelled = <b>{ $seminar }</b>

    Черновик семинара будет отменён. Участникам ничего не отправится. Вернуть нельзя.
lifecycle-archived = <b>{ $seminar }</b>

    Семинар останется в списке только у тех, у кого есть или было на нём место. Данные и вопросы сохранятся. Вернуть из архива можно: /staff
lifecycle-not-now = Состояние семинара уже другое. Откройте его страницу заново: /staff
lifecycle-over = Время семинара уже прошло. Сначала укажите новый день.
link-not-yet = Ссылка больше не нужна: семинар прошёл, отменён или в архиве.
plan-link-page = 🔗 <b>{ $seminar }</b>
    { $link }

    Перешлите ссылку или напечатайте QR-код: с них начинается регистрация.
plan-share = 📤 Переслать ссылку
plan-invitation = Приглашаем на семинар: { $seminar }, { DAYS($starts, $ends) }, в { TIME($starts) }. Чтобы зарегистрироваться, нажмите на ссылку.
lifecycle-unanswered = <b>{ $seminar }</b>

    В архив нельзя: остались вопросы без ответа — { $number }. Их авторы ждут. Ответьте на каждый или закройте его, назвав причину.
lifecycle-unanswered-list = ❓ Вопросы без ответа

## Изменение плана

change-preview = <b>Изменение готово, но ещё никому не отправлено</b>
    { $seminar }

    Кому сообщим:
    { $list }

    Они прочитают:
    { $texts }
    .tell = 📣 Внести и сообщить всем
    .quiet = Внести без сообщения
    .drop = 🗑 Не вносить
change-readers = • { $language }: { $number }
change-beyond = • не дойдёт через Telegram: { $number }. Нужно позвонить.
change-items = 🗓 Программа сдвинется вместе с началом, пунктов: { $number }.
change-nobody = • пока некому
change-reads = <blockquote>{ $text }</blockquote>
change-when-was = 📅 Было: { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
change-when-was-days = 📅 Было: { DAYS($starts, $ends) }
    🕘 { $hours }
change-when-becomes = 📅 Теперь: <b>{ DAY($starts) }, { TIME($starts) }–{ TIME($ends) }</b>
change-when-becomes-days = 📅 Теперь: <b>{ DAYS($starts, $ends) }</b>
    🕘 <b>{ $hours }</b>
change-place-was = 📍 Было: { $venue }, { $address }
change-place-was-short = 📍 Было: { $venue }
change-place-becomes = 📍 Теперь: <b>{ $venue }, { $address }</b>
change-place-becomes-short = 📍 Теперь: <b>{ $venue }</b>
change-map = 🗺 Точка на карте изменилась.
plan-moved = ❗️ <b>Семинар изменился</b>
    🎓 { $seminar }

    { $list }

    Остальное по-прежнему. Откройте файл, чтобы обновить календарь.
plan-cancelled = ❌ <b>Семинар отменён</b>
    🎓 { $seminar }

    { $list }

    Приносим извинения. Ваши вопросы сохранены, ответ придёт сюда. Откройте файл, и семинар исчезнет из календаря.
plan-my-seat = 🎓 Моё место
change-told = ✅ Изменение внесено, сообщение отправляется всем.
change-quiet = ✅ Изменение внесено. Сообщений никому не отправлено.
change-dropped = Изменение не внесено: всё по-прежнему.
change-overtaken = Тем временем другой сотрудник изменил семинар. Посмотрите своё изменение ещё раз.
change-none = Подготовленного изменения нет: оно внесено или отброшено. Страница семинара: /staff

## Недоставленное

lost-material = 📭 Файл «{ $title }» семинара «{ $seminar }» больше нельзя отправить: { $why }. Добавьте его, пожалуйста, заново: участники его ждут.
    .open = { staff-materials-button }
file-lost = ⚠️ Этого файла у бота больше нет: пришлите его заново.
