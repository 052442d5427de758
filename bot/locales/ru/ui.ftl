# Как изменить: docs/texts.md

## Клавиатура и команды

key-now = ▶️ Сейчас и дальше
key-ask = ❓ Задать вопрос
key-questions = 💬 Мои вопросы
key-seminars = 📅 Семинары
key-help = ℹ️ Помощь
key-staff = 📋 Для сотрудников
key-inbox = 📥 Без ответа
key-contact = 📱 Отправить мой номер

command-ask = Задать вопрос
command-questions = Мои вопросы
command-now = День семинара: что сейчас
command-seminars = Семинары и регистрация
command-language = Сменить язык
command-mydata = Что обо мне сохранено
command-forget = Удалить мои данные
command-cancel = Отмена
command-help = Помощь
command-about = Об этом боте
command-hall = Вопросы участников
command-faq = Вопросы и ответы
command-staff = Для сотрудников
command-inbox = Вопросы без ответа
bot-description = Семинары для айыл окмоту: регистрация, вопросы и ответы. Чтобы начать, нажмите кнопку внизу.
    Айыл өкмөттөрүнүн семинарлары: каттоо, суроо-жооп.
bot-short-description = Семинары для айыл окмоту: регистрация, вопросы и ответы

## Остановка и ошибки

button-old = Эта кнопка устарела. Чтобы продолжить, нажмите /start.
button-old-seat = Эта кнопка устарела. Ваши семинары и регистрация: /seminars
button-old-question = Эта кнопка устарела. Ваши вопросы: /questions. Новый вопрос: /ask
button-old-hall = Эта кнопка устарела. Вопросы участников сейчас: /hall
button-old-faq = Эта кнопка устарела. Вопросы, на которые ответили: /faq
button-old-staff = Эта кнопка устарела. Страницы семинаров: /staff. Вопросы без ответа: /inbox
button-old-step = Эта кнопка устарела: это уже сделано или отменено. Что ещё можно: /help
button-superseded = Это кнопка предыдущего шага. Вот текущий.
button-reopened = Кнопка устарела. Вот как сейчас.
command-unknown = Такой команды нет. Что умеет бот: /help
not-yours = Это не входит в вашу роль. Если есть вопрос, напишите организатору.
internal-error = Извините, у нас произошла ошибка. Ничего не потеряно: сотрудники увидят ваше сообщение. Попробуйте ещё раз чуть позже.

## Места

unit-gone = Этого айылного аймака нет в списке (возможно, его объединили). Выберите другой.

unit-oblast = { $name }
unit-rayon = { $name }
unit-city = { $name }
unit-ayil-aymak = { PLACE($territory) }
unit-village = село { $name }
unit-leads-to = { $name } → { $unit }
unit-with-parent = { $name } ({ $parent })
unit-found-by =
    { $found }

    { $list }

## Кнопки и слова, общие для разных разделов

back-button = ‹ Назад
keep-button = Нет, оставить
venue-button = 📍 На карте
page-back = ‹ Предыдущие
page-next = Следующие ›
more-button = ⋯ Ещё
not-given = не указано
step-stop = ✖️ Отмена
step-continue = ▶️ Продолжить регистрацию
preview-button = 👁 Посмотреть
done-button = ✅ Готово
toggle-on = ✅ { $what }
toggle-off = ⬜ { $what }
plan-sure = <b>Проверьте время</b>
    { $what }

    Если верно, нажмите кнопку. Если нет, напишите его ещё раз.
plan-sure-yes = ✅ Верно
plan-over = Этот семинар отменён или в архиве: изменить его уже нельзя.
list-back = ‹ К списку
whole-country = Вся страна
state-count = { $sign } { $what } — { $number }
chart-button = 📊 Диаграмма
refresh-button = 🔄 Обновить
and-more = … и ещё { $number }
plain-text = { $text }

## Люди

name-none = имя не указано

staff-member = сотрудник
assign-to = { $name } · { $role }

## Языки

language-text = { $language }: { $text }
language-missing = ⚠️ { $language }: пока нет
lacks-ky = ⚠️ нет по-кыргызски
lacks-ru = ⚠️ нет по-русски
lacks-ky-ru = ⚠️ нет ни по-кыргызски, ни по-русски
in-ky = по-кыргызски
in-ru = по-русски
in-en = по-английски
language-ky = По-кыргызски
language-ru = По-русски
language-en = По-английски
language-name-ky = Кыргызский
language-name-ru = Русский
language-name-en = Английский
write-in-ky = ✍️ по-кыргызски
write-in-ru = ✍️ по-русски
write-in-en = ✍️ по-английски

## День и час

day-button = { SHORTDAY($starts) }
seminar-label = { SHORTDAYS($starts, $ends) } · { $seminar }
hour-button = { TIME($starts) }
seminar-hours = { TIME($starts) }–{ TIME($ends) }
seminar-hours-daily = ежедневно { TIME($starts) }–{ TIME($ends) }
seminar-hours-of-day = { SHORTDAY($starts) } { TIME($starts) }–{ TIME($ends) }
seminar-hours-across = { SHORTDAY($starts) } { TIME($starts) } – { SHORTDAY($ends) } { TIME($ends) }

when-wrong = Непонятно, когда это. Напишите так: «18.07 9:30», «завтра 10:00», «пятница 9:30-16:00».
when-unclear = Это можно понять по-разному. Напишите час через двоеточие (9:10, 15:00), а месяц словом (9 мая).
when-day = Такого дня в календаре нет. Проверьте число и месяц и напишите ещё раз.
when-weekday = День недели не сходится: { DAY($starts) }. Проверьте и напишите ещё раз.
when-midnight = Непонятно, к какому дню относится полночь. Напишите 0:00 и число нового дня или 23:59.
when-one = Здесь нужно одно время, а не промежуток. Напишите только его.
when-skipped = В этот день часы там переводят вперёд, такого времени не будет. Напишите другое время.
when-past = Это время уже прошло. Напишите более позднее, например: «завтра 10:00».
when-past-day = Это время уже прошло: { DAY($starts) }, { TIME($starts) }. Напишите более позднее, например: «завтра 10:00».
when-backwards = Окончание должно быть позже начала. Ничего не изменилось, напишите ещё раз.

## Столбцы таблиц

column-state = Состояние
column-number = №
column-name = ФИО
column-position = Должность
column-office = Вид учреждения
column-unit = Айылный аймак или организация
column-rayon = Район
column-oblast = Область
column-phone = Телефон
column-sex = Пол
column-language = Язык
column-registered = Время регистрации
column-reachable = Бот может написать
reachable-yes = да
sheet-subtitle = { DAYS($starts, $ends, year: "always") } · { $seminar } · список составлен: { DAY($moment, year: "always") }, { TIME($moment) }
print-list-button = 🖨 Для печати (PDF)

## Имена файлов

file-calendar = Семинар
file-pass = QR-код участника
file-link-code = QR-код для регистрации
file-wall-code = QR-код экрана
file-unconfirmed = Ещё не подтвердили участие
file-invitee-form = Приглашённые, для заполнения
file-remarks = Замечания к списку
file-cards = Приглашения
file-questions = Вопросы и ответы
file-feedback = Отзывы
file-feedback-chart = Диаграмма отзывов
file-certificate = Сертификат
file-certificates = Сертификаты
file-template = Шаблон списка
file-press-release = Пресс-релиз на русском языке
file-map = Карта охвата
file-statistics = Статистика
file-pack = Материалы семинара
file-photos = Фотографии
file-photos-publishable = Фотографии для публикации
file-photos-internal = Фотографии для внутреннего пользования
file-of-question = Вопрос № { $number }, файл { $place }

## Много сообщений от одного человека

notices-held = 📬 <b>Ещё сообщений от этого участника: { $number }</b>
    Чтобы не заполнять ваш чат, они не присланы. Ничего не потеряно: вопросы в /inbox, места в /staff.
notices-held-of = 📬 <b>Ещё сообщений от участника { $name }: { $number }</b>
    Чтобы не заполнять ваш чат, они не присланы. Ничего не потеряно: вопросы в /inbox, места в /staff.

## Недоставленное

undelivered = ⚠️ <b>Не доставлено:</b> { $thing }. { $why }
undelivered-voices = Ваш Telegram не принимает голосовые и видеосообщения. Чтобы получать их, разрешите их этому боту: Настройки → Конфиденциальность → Голосовые сообщения. Потом попросите прислать ещё раз.
undelivered-rights = Эта группа не разрешает боту такое отправлять.
undelivered-file = Этого файла у бота больше нет.
undelivered-quiz = Telegram не сообщает боту её правильный ответ.
undelivered-markup = Telegram не может показать это в таком виде.
undelivered-large = Для Telegram это слишком длинно или слишком велико.
undelivered-withheld = Файл остался у модераторов: он слишком большой, чтобы передать его без имени автора.
undelivered-not-made = Подготовить не получилось. Попросите ещё раз чуть позже.
undelivered-other = Telegram это не принимает.
thing-photo = фото
thing-document = файл
thing-video = видео
thing-audio = аудиозапись
thing-voice = голосовое сообщение
thing-video-note = видеосообщение
thing-animation = анимация
thing-sticker = стикер
thing-poll = опрос или викторина
thing-place = место на карте
thing-contact = контакт
thing-album = несколько фото или файлов
thing-buttons = кнопки
thing-all = всё сообщение
lost-why-voices = получатель не принимает голосовые и видеосообщения
lost-why-rights = группа не разрешает это боту
lost-why-file = файла у бота больше нет
lost-why-blocked = бот заблокирован
lost-why-gone = чата с ботом больше нет
lost-why-large = слишком длинно или велико
lost-why-other = Telegram это не принимает
lost-names = 📭 <b>Это другой бот, не тот, что раньше</b>, и файлы, присланные прежнему, Telegram ему не отдаёт. Файлы, которые больше нельзя отправить: при вопросах и ответах — { $attachments }, для участников — { $materials }, в неотправленных объявлениях — { $parts }. Тексты, регистрации и списки на месте; свои файлы бот создаст заново сам.
    Добавьте заново:
    { $list }
lost-names-material = 📎 { $title } — { $seminar }
lost-names-none = ничего: файлов для участников среди них нет

## Buttons that copy

copy-link = 📋 Скопировать ссылку
copy-numbered = 📋 { $number }
copy-phone = 📋 Скопировать номер

## In the empty field in which people write (64 characters at most)

contact-placeholder = +996 … или нажмите кнопку
menu-placeholder = Напишите вопрос
menu-placeholder-staff = Кнопка или команда
