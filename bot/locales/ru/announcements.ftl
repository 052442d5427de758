# Как изменить: docs/texts.md

## Объявление: в самом сообщении, которое получают люди

announcement-read-name = Прочитано
announcement-read = ✅ { announcement-read-name }
announcement-read-done = ✓ Отмечено: прочитано
announcement-programme = 📋 Программа
announcement-album = 👆 К сообщению выше:
placeholder-municipality-none = ваш айылный аймак
placeholder-name-none = участник семинара
placeholder-time-value = { DAYS($starts, $ends) }, { TIME($starts) }

## Сотрудникам: список объявлений

announcements-button = 📣 Объявления
announcements-all-button = 📣 Объявление для всех
announcement-everybody = Все пользователи бота
announcements = 📣 <b>Объявления</b>
    { $seminar }
announcements-none = 📣 <b>Объявления</b>
    { $seminar }

    Пока ни одного. Напишите первое: без вашего подтверждения никому ничего не уйдёт.
announcement-new = ➕ Новое объявление
announcement-line = { $sign } { $words }
announcement-without-text = (без текста)
announcement-sign-draft = 📝
announcement-sign-waiting = 🤝
announcement-sign-scheduled = ⏰
announcement-sign-sending = 📤
announcement-sign-paused = ⏸
announcement-sign-stopped = ⛔
announcement-sign-done = ✅
announcement-list = ‹ К списку
announcement-limit-button = 🤝 Согласие второго сотрудника
announcement-limit = 🤝 <b>Согласие второго сотрудника</b>
    Сейчас: { $rule }

    Если объявление уходит многим, его может сначала прочитать и одобрить второй сотрудник. При каком числе получателей нужно согласие?
announcement-limit-above = нужно, если получателей больше { $number }
announcement-limit-never = не нужно
announcement-limit-off = Не нужно

## Сотрудникам: одно объявление

announcement = { $head }
    { $seminar }

    { $list }

    👥 { $whom }
    👤 { $by }
    { $timing }
announcement-is-draft = 📝 <b>Черновик — ещё никому не отправлен</b>
announcement-is-waiting = 🤝 <b>Ждёт согласия второго сотрудника</b>
announcement-is-scheduled = ⏰ <b>Запланировано</b>
announcement-is-sending = 📤 <b>Отправляется</b>
announcement-is-paused = ⏸ <b>Приостановлено</b>
announcement-is-stopped = ⛔ <b>Остановлено</b>
announcement-is-done = ✅ <b>Отправлено</b>
announcement-is-dropped = 🗑 <b>Отменено</b>
announcement-kept = ✅ <b>Текст сохранён — ещё никому не отправлен</b>
announcement-kept-edit = ✏️ <b>Исправление сохранено — у людей пока прежний текст</b>
announcement-kept-note = 📝 <b>Пояснение сохранено — ещё никому не отправлено</b>
announcement-text = <b>{ $language }:</b> { $words }
announcement-text-fallback = <b>{ $language }:</b> получат на другом языке: { $words }
announcement-text-nothing = <b>{ $language }:</b> ничего не получат
announcement-text-missing = <b>{ $language }:</b> ⚠️ текста нет
announcement-media = { $kind } { $words }
announcement-kind-photo = 📷 фото
announcement-kind-document = 📄 файл
announcement-kind-video = 🎬 видео
announcement-kind-audio = 🎵 аудио
announcement-kind-voice = 🎤 голосовое сообщение
announcement-kind-animation = 🎞 анимация
announcement-kind-video-note = ⏺ видеосообщение
announcement-kind-sticker = 🏷 стикер
announcement-kind-location = 📍 геопозиция
announcement-kind-venue = 📍 место
announcement-kind-contact = 👤 контакт
announcement-kind-poll = 📊 опрос
announcement-with-buttons = 🔘 { $list }
announcement-button = { $label }
announcement-count = Получат: <b>{ $number }</b>, не получат: { $rest }
announcement-total = Получателей: <b>{ $number }</b>
announcement-changes = Сообщение изменится у: <b>{ $number }</b> чел.
announcement-at = ⏰ { DAY($starts) }, { TIME($starts) }
announcement-began = 🕘 { DAY($starts) }, { TIME($starts) }
announcement-test = 📨 Отправить себе
announcement-audience = 👥 Кому
announcement-buttons = 🔘 Кнопки
announcement-send = ➡️ К отправке
announcement-now = ➡️ Отправить сейчас
announcement-back = ✏️ Изменить
announcement-drop = 🗑 Отменить
announcement-card = ‹ К объявлению
announcement-open = 📣 Открыть объявление
announcement-ask-drop = <b>Отменить?</b>
    Это никому не уйдёт, и открыть это снова будет нельзя.
    .yes = 🗑 Да, отменить
    .no = { keep-button }
announcement-changed-meanwhile = Состояние объявления уже другое. Второй раз ничего не отправлено; откройте его страницу заново.

## Сотрудникам: текст

announcement-ask-first = 📣 <b>Новое объявление: { $language }</b>
    Пришлите сюда сообщение { $language }: текст, фото, альбом, файл, голосовое сообщение, геопозицию или опрос. Люди получат его точно таким. Пока никому ничего не уйдёт.

    Каждому подставится своё: { $known }
    Подставленное не склоняется: не добавляйте окончаний.
announcement-ask-next = ✅ Принято. Теперь пришлите то же самое <b>{ $language }</b>.
announcement-ask-text = ✍️ Пришлите сообщение <b>{ $language }</b>.
    Каждому подставится своё: { $known }
    Подставленное не склоняется: не добавляйте окончаний.
announcement-ask-anew = 👆 Сейчас сообщение такое. Пришлите новое <b>{ $language }</b> или исправьте своё сообщение в чате.
    Каждому подставится своё: { $known }
    Подставленное не склоняется: не добавляйте окончаний.
announcement-skip = Позже ›
announcement-none = 🗑 Убрать на этом языке
announcement-awaited = Такое в объявлении отправить нельзя. Пришлите текст, фото, файл, голосовое сообщение, геопозицию или опрос. Написанное сохранено.
announcement-edited = ✏️ Исправление вошло и в объявление.
announcement-edited-late = ⚠️ Это объявление уже подтверждено, исправление в него не войдёт. Чтобы изменить его, откройте страницу объявления.
announcement-problems = ⚠️ <b>В таком виде отправить нельзя</b>
    { $list }

    Исправьте своё сообщение в чате или замените его: на странице объявления нажмите «✍️» с нужным языком. Написанное сохранено.
announcement-placeholder-unknown = • { $language }: неизвестно, что подставить: { $odd }. Есть только: { $known }
announcement-placeholder-empty = • { $language }: подставить нечего: { $odd }. Есть только: { $known }
announcement-long = • { $language }: сократите на { $number } зн.: с подстановками сообщение не поместится
announcement-caption-long = • { $language }: сократите на { $number } зн.: подпись к фото или файлу не длиннее { $most } знаков. Или пришлите её отдельным текстом
announcement-quiz-answer-unknown = • { $language }: правильный ответ викторины Telegram боту не сообщил. Не пересылайте её, а создайте заново прямо в этом чате
announcement-warnings = <b>Обратите внимание перед отправкой</b>
    { $list }

    Можно отправить и так.
announcement-warning-poll = ⚠️ { $language }: у каждого получателя будет свой отдельный опрос, голоса вместе не соберутся. Чтобы собрать ответы, поставьте через «🔘 Кнопки» ссылку на анкету или добавьте вопрос при регистрации.
announcement-warning-quiz = ⚠️ { $language }: у каждого получателя будет своя отдельная викторина, итоги вместе не соберутся.
announcement-warning-contact = ⚠️ { $language }: этот номер телефона увидят все получатели.
announcement-warning-emoji = ⚠️ { $language }: особые эмодзи получатели могут увидеть как обычные.
announcement-warning-forwarded = ⚠️ { $language }: сообщение переслано, но получатели не увидят, чьё оно. Если это важно, назовите автора в тексте.
announcement-warning-buttons = ⚠️ { $language }: кнопки под этим сообщением не передаются. Нужные ссылки добавьте через «🔘 Кнопки».
announcement-warning-live = ⚠️ { $language }: место не будет двигаться: получатели увидят его таким, каким вы его прислали.
announcement-warning-language = ⚠️ { $language }: похоже, текст на другом языке. Проверьте, не перепутаны ли тексты.
announcement-warning-ending = ⚠️ { $language }: к подстановке приписано окончание, оно подойдёт не всем. Постройте фразу без него.
announcement-cannot-dice = Такая игра у каждого выпадет по-своему, в объявлении её не отправить. Пришлите текст, фото или файл. Написанное сохранено.
announcement-cannot-game = Игру в объявлении отправить нельзя. Напишите текст со ссылкой на неё. Написанное сохранено.
announcement-cannot-story = Историю в объявлении отправить нельзя. Пришлите само фото или видео. Написанное сохранено.
announcement-cannot-paid-media = Платное фото или видео в объявлении отправить нельзя. Пришлите его обычным, бесплатным. Написанное сохранено.
announcement-cannot-checklist = Список дел бот отправить не может. Напишите его текстом. Написанное сохранено.
announcement-cannot-invoice = Счёт на оплату в объявлении отправить нельзя. Напишите текст со ссылкой на оплату. Написанное сохранено.
announcement-cannot-giveaway = Розыгрыш в объявлении отправить нельзя. Напишите о нём текстом. Написанное сохранено.
announcement-ask-buttons = 🔘 <b>Кнопки под сообщением</b>
    Нажатие добавляет кнопку, второе нажатие убирает.
announcement-add-link = ➕ Ссылка
announcement-ask-link = 🔗 <b>Кнопка со ссылкой</b>
    Пришлите адрес и надпись на кнопке, например:
    https://example.org Материалдар / Материалы
announcement-link-wrong = Это не похоже на ссылку. Напишите так: https://example.org Материалы. Остальное сохранено.
announcement-label-wrong = После адреса добавьте надпись на кнопке, не длиннее { $most } знаков. Остальное сохранено.

## Сотрудникам: перед отправкой

announcement-shown = • { $language } — получателей: { $number }
announcement-shown-as = • { $language }
announcement-previewed = 👆 <b>Так придёт сообщение:</b>
    { $languages }

    { $page }
announcement-empty = Сначала напишите текст: сообщение пустое.
announcement-none-for-you = Те, кто пользуется ботом на вашем языке, это сообщение не получат. Нажмите «👁 Посмотреть».
announcement-missing = ⚠️ <b>Сообщение не написано { $language }</b>
    Пользуются ботом { $language }: { $number } чел. Что они получат?
announcement-write = ✍️ Напишу сейчас
announcement-fallback-ky = Кыргызский текст
announcement-fallback-ru = Русский текст
announcement-fallback-en = Английский текст
announcement-give-nothing = Ничего
announcement-nobody = 👥 <b>Это сообщение никто не получит</b>
    Выбрано: { $rest } чел., но сообщение не получит никто. Выберите других; текст сохранён.
announcement-confirm = ➡️ <b>Отправить?</b>
    { $seminar }

    { $who }

    👥 Получат: <b>{ $number }</b>
    { $list }
    📵 Не получат: { $rest }

    { $sample }

    { $timing }
    { $agree }
    { $warnings }
announcement-confirm-anew = ⚠️ <b>Пока вы смотрели, что-то изменилось — проверьте ещё раз</b>
    { $seminar }

    { $who }

    👥 Получат: <b>{ $number }</b>
    { $list }
    📵 Не получат: { $rest }

    { $sample }

    { $timing }
    { $agree }
    { $warnings }
announcement-share = • { $language }: { $number }
announcement-share-fallback = • { $language }: { $number } (получат на другом языке: { $words })
announcement-share-nothing = • { $language }: { $number } — ничего не получат
announcement-sample = • { $name }, { $place }
announcement-placeless = учреждение не указано
announcement-at-once = 🕘 Сразу
announcement-quiet = 🌙 Это ночное время: придёт без звука
announcement-needs-approval = 🤝 Получателей больше { $number }, поэтому сначала нужно согласие второго сотрудника.
announcement-launch = ✅ Отправить сейчас: { $number } чел.
announcement-launch-at = ✅ Отправить в это время: { $number } чел.
announcement-ask-approval = 🤝 Попросить согласия: { $number } чел.
announcement-time = ⏰ В другое время
announcement-ask-time = ⏰ <b>Когда отправить?</b>
    Выберите или напишите, например: завтра 9:00 или 18.07 14:30
announcement-hour = { SHORTDAY($starts) }, { TIME($starts) }
announcement-hour-missing = Напишите и время, например: завтра 9:00. Объявление сохранено.

## Сотрудникам: второй сотрудник

announcement-approval-ask = 🤝 <b>Вы согласны?</b>
    { $name } хочет отправить это сообщение: { $number } чел.
    { $seminar }
    { $who }
    { $timing }
    { $warnings }
announcement-approve = ✅ Да, отправить
announcement-decline = ✋ Нет, не отправлять
announcement-approval-not-you = Это должен одобрить другой сотрудник, не вы. Сообщение ждёт его ответа.
announcement-approval-nobody = В команде нет другого организатора, который мог бы согласиться. Добавьте его или попросите главного организатора отключить это правило. Объявление сохранено.
announcement-approved = ✅ Второй сотрудник согласен: объявление одобрено.
    { $seminar }
announcement-approved-by-you = 🤝 Вы согласились, объявление получат: { $number } чел.
    { $seminar }
announcement-declined = ✋ Второй сотрудник не согласен. Никому ничего не ушло, текст сохранён: исправьте и отправьте снова.
    { $seminar }
announcement-launched = 📤 Время пришло: объявление отправляется.
    { $seminar }
announcement-held-over = ⚠️ Семинар отменён или в архиве, поэтому объявление не отправлено. Текст сохранён.
    { $seminar }
announcement-held-many = ⚠️ Для такого числа получателей нужно согласие второго сотрудника. Объявление не отправлено, текст сохранён: откройте страницу объявления и попросите согласия.
    { $seminar }

## Пока объявление рассылается: сотрудникам

sending-going = 📤 <b>Объявление рассылается</b>
    { $what }

    { $bar } { $percent } %
    Отправлено: { $done } из { $total }
    { $details }
sending-paused = ⏸ <b>Рассылка приостановлена</b>
    { $what }

    { $bar } { $percent } %
    Отправлено: { $done } из { $total }
    { $details }

    Пока вы не продолжите, остальным ничего не придёт.
sending-stopped = ⏹ <b>Рассылка остановлена окончательно</b>
    { $what }

    { $bar } { $percent } %
    { $details }

    Остальные его не получат.
sending-done = ✅ <b>Объявление разослано</b>
    { $what }

    { $bar } { $percent } %
    { $details }
changing-going = ⏳ <b>Выполняется</b>
    { $what }

    { $bar } { $percent } %
    Сделано: { $done } из { $total }
    { $details }
changing-paused = ⏸ <b>Приостановлено</b>
    { $what }

    { $bar } { $percent } %
    Сделано: { $done } из { $total }
    { $details }

    Пока вы не продолжите, у остальных ничего не изменится.
changing-stopped = ⏹ <b>Остановлено окончательно</b>
    { $what }

    { $bar } { $percent } %
    { $details }

    У остальных всё осталось как было.
changing-done = ✅ <b>Выполнено</b>
    { $what }

    { $bar } { $percent } %
    { $details }
changing-did-edit = ✏️ Исправлено: { $number }
changing-did-delete = 🗑 Удалено: { $number }
sending-pace = Скорость: { $rate } в минуту
sending-left = Осталось примерно { $minutes } мин
sending-left-hours = Осталось примерно { $hours } ч { $minutes } мин
sending-delivered = 📬 Доставлено: { $number }
sending-failed = ⚠️ Не доставлено: { $number }
sending-unknown = ❔ Неизвестно, дошло ли: { $number }
sending-undecided = Связь прервалась, и Telegram не ответил. Если отправить ещё раз, кому-то объявление может прийти дважды.
sending-pause = ⏸ Приостановить
sending-resume = ▶️ Продолжить
sending-stop = ⏹ Остановить окончательно
sending-page = 📣 Объявление
sending-resend = 🔁 Повторить, где неясно ({ $number })
sending-accept-uncertain = Оставить как есть

## После объявления: кто прочёл, кто не смог получить, что исправлено

read-noted = Спасибо, отмечено.
read-already = Уже отмечено раньше. Спасибо!
read-reminder = 🙏 Пожалуйста, прочтите это сообщение и нажмите кнопку ниже.

## Сотрудникам: отчёт об объявлении

report-button = 📊 Отчёт о доставке
report = 📊 <b>Отчёт о доставке</b>
    { $what }
    { $area }

    👥 Всего: <b>{ $total }</b>
    { $states }
    { $note }

    { $list }

    🕓 на { TIME($now) }
report-why = ‣ { $why } — { $number }
report-line = • { $name }: <b>{ $reached }/{ $total }</b> { $more }
report-read = ✅ { $number }
report-lost = ⚠️ { $number }
report-elsewhere = Район не указан
report-of-reminder = 🙏 Напоминание: { $words }
report-of-edit = ✏️ Исправление: { $words }
report-of-delete = 🗑 Отозвано: { $words }
report-of-note = 📝 Пояснение: { $words }
report-did-reminder = 🙏 Напоминание, { SHORTDAY($starts) }, { TIME($starts) }
report-did-edit = ✏️ Исправление, { SHORTDAY($starts) }, { TIME($starts) }
report-did-delete = 🗑 Отозвано, { SHORTDAY($starts) }, { TIME($starts) }
report-did-note = 📝 Пояснение, { SHORTDAY($starts) }, { TIME($starts) }
report-sheet = 📄 Excel
report-original = ‹ К исходному объявлению
report-empty = Показывать пока нечего.
report-picture = Отчёт о доставке: { $what }
    { $area }: доставлено { $reached } из { $total }, { $made }
report-chart-title = Отчёт о доставке: { $what }
report-note = { $area }: доставлено { $reached } из { $total }. { $made }
report-title = Отчёт о доставке
report-file = 📄 { $what }
    В списке { $number } чел., всего { $total }. Первыми стоят те, кому, возможно, надо позвонить.
column-outcome = Итог
column-why = Причина
column-delivered = Когда дошло
column-read = Когда прочли

outcome-confirmed = Отметили, что прочли
outcome-delivered = Доставлено
outcome-delivered-unread = Доставлено, прочтение не отмечено
outcome-delivered-edit = Исправлено
outcome-delivered-delete = Удалено
outcome-partly = Дошло не целиком
outcome-waiting = Ждёт отправки
outcome-unknown = Неизвестно, дошло ли
outcome-refused = Telegram не принял
outcome-unsent = Не отправлено
outcome-unreachable = Не дойдёт
outcome-confirmed-sign = ✅
outcome-delivered-sign = 📬
outcome-partly-sign = 📝
outcome-waiting-sign = ⏳
outcome-unknown-sign = ❔
outcome-refused-sign = ⚠️
outcome-unsent-sign = ⛔
outcome-unreachable-sign = 📵
why-invited = приглашены, в бот ещё не заходили
why-no-telegram = регистрация через других, ботом не пользуются
why-no-consent = нет согласия на сообщения
why-blocked = заблокировали бота
why-deactivated = аккаунт Telegram удалён
why-gone = чат не найден

## Сотрудникам: напомнить тем, кто не отметил прочтение

read-reminder-button = 🙏 Напомнить не отметившим: { $number }
read-reminder-ask = 🙏 <b>Напоминание</b>
    { $what }

    Не отметили, что прочли: <b>{ $number }</b>. Короткое напоминание получат только они, объявление будет видно над ним.
    { $before }
    .yes = 🙏 Отправить напоминание
    .no = { back-button }
read-reminder-last = 🕓 Последнее напоминание: { SHORTDAY($starts) }, { TIME($starts) }
read-reminder-too-soon = С прошлого напоминания не прошло и трёх часов. Дайте людям время прочесть и напомните позже.
read-reminder-nobody = Напоминать больше некому.
read-reminder-sent = 🙏 Напоминание получат: { $number }. Ход рассылки виден ниже.

## Сотрудникам: исправить, пояснить, отозвать

correction-button = ✏️ Исправить
note-button = 📝 Пояснение
retract-button = 🗑 Отозвать
correction-check-button = { announcement-send }
announcement-is-edit = ✏️ <b>Исправление — его ещё никто не видел</b>
announcement-is-note = 📝 <b>Пояснение — ещё никому не отправлено</b>
correction-text-only = Здесь можно заменить только текст: пришлите новый текст. Для остального отправьте пояснение или отзовите объявление. Написанное сохранено.
correction-unchanged = Ничего не изменено: сначала пришлите новый текст или поменяйте кнопки.
correction-nobody = Этого сообщения ни у кого нет, поэтому никому ничего не уйдёт.
correction-confirm-edit = ✏️ <b>Исправить?</b>
    { $what }

    Сообщение изменится у тех, кто читает его { $languages ->
        [1] на этом языке
       *[other] на этих языках
    }: { $number }. Кто его ещё не получил, получит новый текст.
    { $silent }
    { $warnings }
    .yes = ✏️ Да, исправить
    .no = ‹ К объявлению
correction-confirm-note = 📝 <b>Отправить пояснение?</b>
    { $what }

    Получат: <b>{ $number }</b>. Оно придёт как ответ на прежнее сообщение.
    { $warnings }
    .yes = 📝 Да, отправить
    .no = ‹ К объявлению
correction-keeps = ⚠️ { $language }: останется прежний текст «{ $words }». Если нужно изменить и его, вернитесь и пришлите новый.
correction-silent = 🔕 Уведомления об исправлении не будет: кто прочёл старый текст, может ничего не заметить. Если это важно, отправьте ещё и пояснение.
correction-silent-read = 🔕 Уведомления об исправлении не будет: кто прочёл старый текст, может ничего не заметить, его отметка «{ announcement-read-name }» останется. Если это важно, отправьте ещё и пояснение.
correction-sent-edit = ✏️ Исправляем сообщение у { $number } чел.; ход виден ниже. Старый текст больше никому не уйдёт.
    { $silent }
correction-sent-note = 📝 Пояснение получат: { $number }. Ход рассылки виден ниже.
retract = 🗑 <b>Отозвать?</b>
    { $what }

    Сообщение будет удалено у людей: <b>{ $number }</b>. Кто ещё не получил, не получит. Вернуть это нельзя.
    { $kept }
    .go = 🗑 Да, отозвать
    .both = 🗑 Удалить и пояснить
    .write = 📝 Написать пояснение
retract-kept = ⚠️ Останется у { $number } чел.: Telegram не даёт удалять то, что старше 48 часов. Напишите пояснение.
retracted = 🗑 Объявление отозвано и больше никому не уйдёт. Сообщений к удалению: { $number }. Ход удаления виден ниже.
retracted-already = Это объявление уже отозвано.

## Тем, кто зарегистрировался поздно: что объявляли раньше

catch-up-digest = 📣 <b>Что объявляли до вашей регистрации</b>
    { $seminar }

    { $list }

    Чтобы увидеть полностью, нажмите на номер.
catch-up-line = <b>{ $number }.</b> { $words }
catch-up-gone = Это объявление больше не действует, читать его не нужно.

## Недоставленное

announcement-file-lost = • { $language }: файла этого сообщения у бота больше нет. Пришлите его заново
announcement-held-lost = ⚠️ Одного из файлов объявления у бота больше нет, поэтому оно не отправлено. Текст сохранён: добавьте файл заново и отправьте.
    { $seminar }
sending-partly = 📝 Дошло не целиком: { $number }
