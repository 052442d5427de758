### Бумаги: лист подписей, бейджи, сертификаты, документы

papers-button = 🖨 Бумаги
papers = 🖨 <b>Бумаги</b>
    { $seminar }

    Нажмите на нужную: она придёт сюда файлом. PDF — для печати, Word — для правки.

    { $list }
papers-make-signatures = ✍️ Лист подписей
papers-make-sheet = 📗 Список с номерами (Excel)
papers-make-list = 📄 Список (Word)
papers-make-badges = 🏷 Бейджи
papers-make-signs = 🪧 Таблички докладчиков
papers-make-all-signs = 🪧 Таблички всех
papers-make-cards = ✉️ Карточки приглашений
papers-drawing = Бумага готовится. Если людей много, это займёт до полуминуты.
papers-nobody = В списке пока никого нет.
papers-no-speakers = В программе не указаны докладчики. Впишите их в программу и нажмите снова.
papers-part = ({ $part }/{ $parts })
papers-signatures = ✍️ Лист подписей, участников: { $number }. Распечатайте на A4.
papers-badges = 🏷 Бейджи: { $number }. Распечатайте на A4 и разрежьте. { $part }
papers-signs = 🪧 Таблички на стол: { $number }. Распечатайте на A4 и согните посередине. { $part }
papers-list = 📄 Список, человек: { $number }. Его можно править в Word.

## На бумаге

papers-when = { DAYS($starts, $ends, year: "always") }, { $hours }
papers-day = { DAYS($starts, $ends, year: "always") }
papers-sign-day = { SHORTDAY($starts) }
papers-elsewhere = Другие учреждения
papers-signatures-title = Лист подписей участников
papers-list-title = Список участников
papers-attended-title = Список присутствовавших на семинаре
papers-badges-title = Бейджи
papers-signs-title = Таблички на стол
papers-column-place = Айылный аймак или учреждение
papers-column-signature = Подпись
papers-unlisted = Участники не из списка
papers-total = В списке: { $number }
papers-total-label = Всего
papers-organiser = Организатор
papers-fold = согнуть по этой линии
papers-sample-name = Пример Участника { $number }
papers-sample-place = Примерный айылный аймак { $number }
papers-sample-rayon = Примерный район
papers-sample-seminar = Пример семинара
papers-sample-when = 6 декабря 2026 г., 09:30–17:00

## Изменилось время или место семинара

papers-outdated = ⚠️ <b>Распечатанные бумаги устарели</b>
    { $seminar }: изменилось время или место.

    { $list }

    Распечатайте заново, а прежние не раздавайте.
papers-outdated-cards = ⚠️ На карточках приглашений, напечатанных { DAY($starts, case: "genitive") }, прежнее время или место.
papers-outdated-signatures = ⚠️ На листе подписей, напечатанном { DAY($starts, case: "genitive") }, прежнее время или место.
papers-outdated-badges = ⚠️ На бейджах, напечатанных { DAY($starts, case: "genitive") }, прежний день.
papers-again-cards = 🖨 Карточки приглашений
papers-again-signatures = 🖨 Лист подписей
papers-again-badges = 🖨 Бейджи

## Сертификаты

certificates-button = 🎓 Сертификаты
certificates = 🎓 <b>Сертификаты</b>
    { $seminar }

    Пришли: <b>{ $came }</b>
    Сертификат готов: <b>{ $issued }</b>

    { $list }
certificates-renamed = ✏️ Имя исправлено: { $number }. Будет выдан новый сертификат, прежний будет отмечен как заменённый.
certificates-nameless = ❓ Имя не записано: { $number }. Сначала впишите его на странице участника.
certificates-sendable = 📨 Можно отправить через Telegram: { $number }. Каждый получит свой один раз.
certificates-all-sent = 📨 Через Telegram отправлять больше некому. Остальным распечатайте.
certificates-nobody = Пока ни у кого не отмечен приход. Сертификат выдаётся только тем, кто пришёл.
certificates-send = 📨 Отправить каждому: { $number }
certificates-print = 🖨 Распечатать все (PDF)
certificates-changed = Число изменилось. Посмотрите и нажмите снова.
certificates-sent = ✅ Отправляются сертификаты: { $number }. Каждый дойдёт до владельца за несколько минут.
certificates-file = 🎓 Сертификаты: { $number }. Распечатайте на A4, альбомная ориентация. { $part }
certificate-yours = 🎓 <b>Ваш сертификат</b>
    { $seminar }

    Спасибо за участие! Номер: { $number }. Если в имени ошибка, скажите организатору: мы пришлём исправленный.
certificate-heading = СЕРТИФИКАТ
certificate-stamp = М. О. / М. П.
certificate-issued = Выдан { DAY($starts, year: "always", case: "genitive") }
certificate-check = Проверка: наведите камеру на QR-код
certificate-when = { DAYS($starts, $ends, year: "always", case: "genitive") }
certificate-when-where = { DAYS($starts, $ends, year: "always", case: "genitive") } в { PLACE($territory, case: "prepositional") }
certificate-delegate = Настоящий сертификат подтверждает участие представителя { PLACE($territory, case: "genitive") } в прошедшем { $when } мероприятии «{ $seminar }».
certificate-holder = Настоящий сертификат подтверждает участие его владельца в прошедшем { $when } мероприятии «{ $seminar }».
certificate-valid = ✅ <b>Да, такой сертификат выдан.</b>
    № { $number }
    { $name }
    { $seminar }
    📅 { DAYS($starts, $ends, year: "always") }
certificate-replaced = ♻️ <b>Этот сертификат заменён.</b>
    № { $number } недействителен: вместо него выдан новый. Попросите показать новый.
certificate-unknown = ❌ <b>Нет, такого действительного сертификата нет.</b>
    Проверьте номер по бумаге ещё раз.

## Код, набранный с бумаги

code-unknown = 🤔 Такого кода нет. Проверьте по бумаге и напишите ещё раз: можно и латинскими, и русскими буквами.
code-too-many = Слишком много неверных кодов. Попробуйте снова через час.

## Шаблон документа (Word)

template-button = 🧩 Шаблон Word
template = 🧩 <b>Шаблон списка участников</b>
    { $current }

    Возьмите шаблон и правьте в Word как угодно: логотип, вступление, кто подписывает. Потом пришлите свой.
    .get = ⬇️ Взять шаблон
    .send = ⬆️ Свой: для этого семинара
    .send-all = ⬆️ Свой: для всех семинаров
    .remove = 🗑 Убрать этот шаблон
template-default = Сейчас используется собственный шаблон бота.
template-own = С { DAY($starts, case: "genitive") } используется шаблон, присланный для этого семинара.
template-of-original = С { DAY($starts, case: "genitive") } используется шаблон, присланный для исходного семинара.
template-for-all = С { DAY($starts, case: "genitive") } используется шаблон, присланный для всех семинаров.
template-file = ⬇️ <b>Шаблон</b>
    Вместо слов в двойных скобках бот подставит данные:

    { $list }

    Строка участника повторится для каждого: не удаляйте две строки вокруг неё.
template-word-title = { $name } — название бумаги
template-word-seminar = { $name } — название семинара
template-word-when = { $name } — день и час
template-word-where = { $name } — место и адрес
template-word-total = { $name } — сколько человек
template-word-label = { $name } — названия столбцов на языке читающего
template-word-rayons = { $name } — районы, в каждом participants
template-word-participants = { $name } — все, без деления на районы
template-word-person-number = { $name } — номер
template-word-person-name = { $name } — фамилия, имя, отчество
template-word-person-position = { $name } — должность
template-word-person-place = { $name } — айылный аймак или учреждение
template-word-person-rayon = { $name } — район
template-word-person-phone = { $name } — телефон
template-ask = ⬆️ Пришлите шаблон файлом (.docx, до 2 МБ).
awaited-template = Пришлите, пожалуйста, документ Word (.docx) файлом. Отменить: /cancel
template-reading = ⏳ Файл получен, проверяю.
template-too-large = Файл слишком большой. Уменьшите рисунки и пришлите снова (до 2 МБ).
template-broken = Этот файл не открывается как документ Word. Сохраните его в Word как .docx и пришлите снова.
template-unsafe = В файле есть макросы, вложенные файлы или части, которые загружаются извне. Сохраните без них и пришлите снова.
template-syntax = В одном из слов в скобках ошибка: проверьте, что скобки открыты и закрыты, а у повтора есть начало и конец.
template-fetch-failed = Не удалось получить файл из Telegram. Прежний шаблон на месте. Попробуйте прислать файл ещё раз.
template-unknown = ⚠️ <b>Шаблон не принят</b>: таких слов я не знаю: { $unknown }

    Есть такие:

    { $list }
template-preview = 👀 <b>Ваш шаблон с данными для примера</b>
    Посмотрите. Где используется: { $scope }.
    .use = ✅ Использовать
    .drop = 🗑 Не использовать
template-reach-here = этот семинар и скопированные с него
template-reach-all = все семинары без своего шаблона
template-approved = ✅ Теперь список составляется по вашему шаблону.
template-dropped = Хорошо, остался прежний шаблон.
