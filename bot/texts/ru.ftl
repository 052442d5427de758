# Что бот говорит по-русски. Как изменить: docs/texts.md

## Дверь: язык и согласие

language = Тилди тандаңыз.
    Выберите язык.
    Choose your language.
language-changed = Язык: русский.
menu-hint = Кнопки внизу теперь на русском.

consent-notice = <b>О ваших личных данных</b>

    Этот бот работает для семинаров проекта «Улучшение услуг на местном уровне».

    • Что храним: имя, айыл окмоту, должность, телефон, пол (если хотите), номер в Telegram (id) и ваши вопросы.
    • Зачем: регистрация, напоминания, ответы на вопросы и числа в отчёте.
    • Кто видит: только сотрудники проекта.
    • Посмотреть: /mydata. Удалить: /forget. В любое время.

    Вы согласны?
    .agree = ✅ Согласен(на)
    .decline = Не согласен(на)
consent-thanks = ✅ Спасибо! Ваше согласие записано.
consent-declined = Понятно, личные данные не сохранены. Без согласия зарегистрировать не можем. Если передумаете, нажмите кнопку ниже.
consent-again = ✅ Согласен(на)
consent-already = Ваше согласие уже записано.

## Главное меню

menu = Чем помочь? Нажмите кнопку внизу или просто напишите свой вопрос.
menu-staff = Здравствуйте! Вы сотрудник: участники — /staff, вопросы — /inbox.
menu-staff-waiting = Вопросы без ответа: { $left }.
key-ask = ❓ Задать вопрос
key-questions = 💬 Мои вопросы
key-seminars = 📅 Семинары
key-help = ℹ️ Помощь
key-staff = 📋 Участники
key-inbox = 📥 Новые вопросы
key-contact = 📱 Отправить мой номер

help = <b>Что умеет бот</b>

    📅 /seminars — семинары и регистрация
    ❓ /ask — задать вопрос (текст, голос, фото или файл)
    💬 /questions — ваши вопросы и ответы
    🌐 /language — сменить язык
    👤 /mydata — что о вас сохранено
    🗑 /forget — удалить ваши данные
    ✖️ /cancel — отменить начатое
help-staff = <b>Для сотрудников</b>

    📋 /staff — кто зарегистрирован, список, Excel
    📥 /inbox — вопросы, которые ждут ответа
    Чтобы ответить, напишите ответ (reply) на сообщение с вопросом или нажмите кнопку под ним.

    Остальное — как у участников: /seminars, /ask, /questions, /language, /mydata, /forget, /cancel

command-ask = Задать вопрос
command-questions = Мои вопросы
command-seminars = Семинары и регистрация
command-language = Сменить язык
command-mydata = Что обо мне сохранено
command-forget = Удалить мои данные
command-cancel = Отменить
command-help = Помощь
command-staff = Участники
command-inbox = Вопросы без ответа
bot-description = Семинары для айыл окмоту: регистрация, вопросы и ответы. Чтобы начать, нажмите кнопку внизу.
    Айыл өкмөттөрүнүн семинарлары: каттоо, суроо-жооп.
bot-short-description = Семинары для айыл окмоту: регистрация, вопросы и ответы

## Семинар

seminar-choose = На какой семинар зарегистрируетесь?
seminars = Семинары:
seminars-none = Семинаров пока нет. Когда объявят новый, он появится здесь.
seminar-card = <b>{ $seminar }</b>

    📅 { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
    📍 { $venue }, { $address }

    Регистрация займёт меньше минуты.
seminar-closed = <b>{ $seminar }</b>
    📅 { DAY($starts) }

    Регистрация закрыта. Но задать вопрос можно — ответ придёт сюда.
seminar-held = <b>{ $seminar }</b>
    📅 { DAY($starts) } · прошёл

    { $outcome }

    Вопрос можно задать и сейчас — ответ придёт сюда.
programme-line = { TIME($starts) } { $title }
programme-line-speaker = { TIME($starts) } { $title } — { $speaker }

## Регистрация: откуда

unit-oblast = { $name }
unit-rayon = { $name }
unit-city = { $name }
unit-ayil-aymak = { $name } айылный аймак
unit-with-parent = { $name } ({ $parent })

ask-place-m = <b>Из какого вы айыл окмоту?</b>
    Выберите область или напишите название своего айыл окмоту.
ask-place-m-in = <b>Из какого вы айыл окмоту?</b>
    { $area }. Выберите из списка или напишите название.
ask-place-r = <b>Из какой вы райгосадминистрации?</b>
    Выберите область или напишите название района.
ask-place-r-in = <b>Из какой вы райгосадминистрации?</b>
    { $area }
ask-place-o = <b>Из какой вы области?</b>
ask-place-o-in = <b>Из какой вы области?</b>
    { $area }
ask-office = <b>Из какого вы учреждения?</b>
office-municipality = Айыл окмоту или мэрия
office-rayon-administration = Райгосадминистрация
office-plenipotentiary = Аппарат полномочного представителя
office-gamsumo = ГАМСУМО
office-project = Сотрудник проекта
office-partner = Партнёрская организация
office-other = Другое учреждение
office-rayon-administration-of = Райгосадминистрация: { $unit }
office-plenipotentiary-of = Аппарат полномочного представителя: { $unit }
office-gamsumo-of = ГАМСУМО: { $unit }
not-municipality = Я не из айыл окмоту
area-up = ‹ Назад
page-back = ‹ Предыдущие
page-next = Следующие ›
place-found = Вот что нашлось по «{ $typed }». Нажмите своё или напишите иначе.
place-not-found = «{ $typed }» не найдено. Напишите название иначе или выберите из списка ниже.
place-browse = Выбрать из списка
place-none = учреждение не указано
ask-organisation = <b>Как называется ваше учреждение?</b>
    Напишите коротко.
organisation-wrong = Напишите название учреждения: от 2 до 100 знаков.

## Регистрация: кто

ask-position = <b>Ваша должность?</b>
position-head = Глава
position-deputy = Заместитель главы
position-secretary = Ответственный секретарь
position-chief = Руководитель
position-vice = Заместитель руководителя
position-specialist = Специалист
position-council = Председатель айылного кенеша
position-other = Другая должность
ask-name = <b>Ваши фамилия, имя, отчество?</b>
    Напишите полностью, как в паспорте.
name-wrong = Это не похоже на имя. Напишите буквами, например: Примеров Пример.
name-none = имя не указано
ask-phone = <b>Ваш телефон?</b>
    Нажмите внизу «📱 Отправить мой номер» или напишите номер, например: 0700 123 456.
phone-wrong = Это не похоже на номер телефона. Напишите так: 0700 123 456 или +996 700 123 456.
phone-foreign = Это номер другого человека. Отправьте свой кнопкой внизу или напишите его.
phone-taken = ✅ Телефон: { $phone }
ask-phone-back = Номер менять не нужно?
phone-kept = Телефон остался прежним.
sex-f = Женский
sex-m = Мужской
sex-f-chosen = ✓ Женский
sex-m-chosen = ✓ Мужской
sex-none = не указан
back-to-card = ‹ Оставить как было

card = <b>Всё верно?</b>

    🎓 { $seminar }
    👤 { $name }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    ⚥ Пол: { $sex }

    Пол нужен только для чисел в отчёте, можно не указывать.
    .confirm = ✅ Да, записываюсь
    .name = ✏️ Имя
    .phone = ✏️ Телефон
    .place = ✏️ Учреждение
    .position = ✏️ Должность

registered = ✅ <b>Вы зарегистрированы!</b>

    { $name }, { $place }

    🎓 { $seminar }
    📅 { DAY($starts) }
    🕘 { TIME($starts) }–{ TIME($ends) }
    📍 { $venue }, { $address }

    <b>Программа</b>
    { $programme }

    Вопросы можно задать уже сейчас: «❓ Задать вопрос».
registered-already = Вы уже зарегистрированы.
calendar = ✅ Вы записаны: { DAY($starts) }, { TIME($starts) }. Откройте файл, чтобы добавить в календарь.
seat = ✅ <b>Вы зарегистрированы</b>

    { $name }, { $place }, { $position }

    🎓 { $seminar }
    📅 { DAY($starts) }
    🕘 { TIME($starts) }–{ TIME($ends) }
    📍 { $venue }, { $address }

    <b>Программа</b>
    { $programme }
    .venue = 📍 На карте
    .calendar = 📅 Календарь
    .change = ✏️ Изменить мои данные
venue-unknown = Точка на карте пока неизвестна. Адрес есть в сообщении.

awaited-place-m = Сейчас нужно название вашего айыл окмоту: выберите из списка или напишите. Отменить: /cancel
awaited-place-r = Сейчас нужен ваш район: выберите из списка или напишите название. Отменить: /cancel
awaited-place-o = Сейчас нужна ваша область: выберите из списка. Отменить: /cancel
awaited-organisation = Сейчас нужно название учреждения: напишите его текстом. Отменить: /cancel
awaited-position = Сейчас нужна ваша должность: нажмите одну из кнопок выше. Отменить: /cancel
awaited-name = Сейчас нужны ваши фамилия, имя, отчество: напишите их текстом. Отменить: /cancel
awaited-phone = Сейчас нужен ваш телефон: нажмите кнопку внизу или напишите номер. Отменить: /cancel
awaited-card = Карточка готова: нажмите «✅ Да, записываюсь» или измените нужную строку. Отменить: /cancel

## Вопросы

ask-button = ❓ Задать вопрос
ask-which = О каком семинаре ваш вопрос?
ask-no-seminar = Сейчас нет семинара, по которому можно задать вопрос. Напишите снова, когда его объявят.
ask-prompt = ❓ <b>Отправьте свой вопрос</b>
    { $seminar }

    Можно текст, голос, фото или файл. Ваше имя увидят в зале.
ask-prompt-hidden = ❓ <b>Отправьте свой вопрос</b>
    { $seminar }

    Можно текст, голос, фото или файл. В зале ваше имя <b>не увидят</b>, только сотрудники.
ask-hidden = 🙈 Скрыть моё имя
ask-shown = 👤 Показать моё имя
ask-stop = ✖️ Отмена
ask-stopped = Хорошо, вопрос не отправлен.
awaited-question = Сейчас нужен ваш вопрос: отправьте текст, голос, фото или файл. Отменить: /cancel
question-kept = ✅ <b>Вопрос №{ $number } принят</b>
    { $seminar }

    Ответ придёт сюда. Чтобы исправить, удержите своё сообщение и измените его. Все ваши вопросы: /questions
question-kept-hidden = ✅ <b>Вопрос №{ $number } принят</b> 🙈
    { $seminar }

    В зале вашего имени не увидят. Ответ придёт сюда. Чтобы исправить, удержите своё сообщение и измените его. Все ваши вопросы: /questions
name-hide = 🙈 Скрыть моё имя
name-show = 👤 Показать моё имя
question-withdraw = ✖️ Отозвать вопрос
question-withdrawn = Вопрос №{ $number } отозван.
question-gone = Этот вопрос отозван.
question-edited = ✏️ Вопрос №{ $number } исправлен.
question-answered-already = На вопрос №{ $number } уже ответили, изменить его нельзя. Если есть ещё вопрос: /ask
questions-none = Вы пока не задавали вопросов.
questions = <b>Ваши вопросы</b>

    { $list }
question-line = <b>№{ $number }</b> { $text }
    { $state }
question-open = ⏳ ждёт ответа
question-answered = ✅ есть ответ
question-withdrawn-state = ✖️ отозван
question-media = (голос, фото или файл)
question-answer = 💬 <b>Ответ на ваш вопрос №{ $number }</b>
    <blockquote>{ $question }</blockquote>
    { $answer }
answer-in-media = (ответ в файле)
answer-follows = (ответ ниже)
words = { $text }

pending-offer = «{ $text }»
    Это вопрос сотрудникам? Нажмите «Да», и мы примем его.
pending-ask = ✅ Да, это вопрос
pending-drop = Нет
pending-dropped = Хорошо. Если понадобится: /ask
unexpected-kind = Такое сообщение я не понимаю. Отправьте вопрос текстом, голосом, фото или файлом.

## Сотрудники: вопросы

staff-member = сотрудник
hidden-yes = 🙈 не показывать имя залу
hidden-no = имя можно показать
staff-question = ❓ <b>№{ $number }</b> · { $seminar }
    { $name }, { $place }
    { $hidden }

    { $text }
staff-question-edited = ✏️ <b>№{ $number }</b> · { $seminar } · исправлен
    { $name }, { $place }
    { $hidden }

    { $text }
staff-question-answered = ✅ <b>№{ $number }</b> · { $seminar }
    { $name }, { $place }

    { $text }

    Ответ дал(а) <b>{ $by }</b>: { $answer }
staff-question-withdrawn = ✖️ <b>№{ $number }</b> · { $seminar }
    Автор отозвал вопрос.

    { $text }
question-more = К вопросу №{ $number }
answer-button = 💬 Ответить
answer-prompt = ✍️ <b>№{ $number }</b> · { $name }, { $place }
    <blockquote>{ $question }</blockquote>
    Напишите ответ. Можно голос, фото или файл.
answer-stopped = Ответ не дан, вопрос №{ $number } остаётся открытым.
answer-sent = ✅ Ваш ответ на вопрос №{ $number } отправлен автору.
answer-added = ✅ Дополнение к ответу на вопрос №{ $number } отправлено автору.
awaited-answer = Сейчас нужен ваш ответ: отправьте текст, голос, фото или файл. Отменить: /cancel
question-answered-by-other = На вопрос №{ $number } уже ответили. Чтобы дополнить, ответьте (reply) на сообщение с вопросом.
inbox = 📥 Ждут ответа: <b>{ $left }</b>

    { $list }

    Чтобы ответить, нажмите номер.
inbox-line = <b>№{ $number }</b> { $name }, { $place }: { $text }
inbox-empty = 👌 Вопросов без ответа нет.

## Сотрудники: участники

staff-panel = <b>Для сотрудников</b>
    Выберите семинар.
staff-inbox-button = 📥 Вопросы без ответа: { $left }
staff-failed-button = ⚠️ Ошибки: { $failed }
staff-overview = <b>{ $seminar }</b>
    📅 { DAY($starts) }, { TIME($starts) }

    Зарегистрировано: <b>{ $registered }</b>
    { $list }

    Вопросов: { $asked }, без ответа: { $left }
staff-line = { $what } — { $number }
staff-nobody = Пока никто не зарегистрирован.
staff-list-button = 👥 Список
staff-export-button = 📊 Excel
staff-people = <b>{ $seminar }</b>

    { $list }
staff-person = { $number }. { $name } — { $place }, { $position }
staff-person-unreachable = { $number }. { $name } — { $place }, { $position } 📵
staff-export = 📊 { $seminar }: { $number } чел.
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

## Личные данные

mydata = <b>Что о вас сохранено</b>
    { $list }
    Регистраций: { $seminars }, вопросов: { $questions }. Полностью — в файле. Удалить: /forget
mydata-line = { $what }: { $value }
mydata-title = Мои данные
mydata-what = Что
mydata-value = Значение
field-telegram-id = Номер в Telegram (id)
field-language = Язык
field-name = Имя
field-phone = Телефон
field-sex = Пол
field-position = Должность
field-office = Вид учреждения
field-unit = Учреждение
field-consent = Согласие
field-seminar = Регистрация
field-question = Вопрос №{ $number }
field-pending = Ваши слова, ещё не отправленные
forget-confirm = <b>Удалить всё?</b>
    Ваше имя, телефон, регистрация и вопросы будут удалены, вернуть их нельзя. В отчёте останется только число.
    .yes = 🗑 Да, удалить
    .no = Нет, оставить
forget-kept = Ничего не удалено.
forgotten = 🗑 Ваши данные удалены. Начать заново: /start

## Прервать и ошибки

cancelled = Отменено. То, что вы подтвердили раньше, сохранено.
cancel-nothing = Отменять нечего.
button-old = Эта кнопка устарела. Чтобы продолжить, нажмите /start.
unit-gone = Этого айылного аймака нет в реестре (возможно, его объединили). Выберите другой.
command-unknown = Такой команды нет. Что я умею: /help
apology = Извините, у нас произошла ошибка. Ничего не потеряно: сотрудники увидят ваше сообщение. Попробуйте ещё раз чуть позже.
