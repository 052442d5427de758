# Как изменить: docs/texts.md

## После объявления: кто прочёл, кто не смог получить, что исправлено

read-noted = Спасибо, отмечено
read-already = Уже отмечено раньше. Спасибо!
unread-nudge = 🙏 Пожалуйста, прочтите это сообщение и нажмите кнопку ниже.

## Сотрудникам: отчёт об объявлении

report-button = 📊 Отчёт
report = 📊 <b>Отчёт</b>
    { $what }
    { $area }

    👥 Всего: <b>{ $total }</b>
    { $states }

    { $list }

    🕓 на { TIME($now) }
report-state = { $sign } { $what } — { $number }
report-why = ‣ { $why } — { $number }
report-line = • { $name }: <b>{ $reached }/{ $total }</b> { $more }
report-read = ✅ { $number }
report-lost = ⚠️ { $number }
report-elsewhere = Район не указан
report-of-reminder = 🙏 Напоминание: { $words }
report-of-edit = ✏️ Исправление: { $words }
report-of-delete = 🗑 Отзыв: { $words }
report-of-note = 📝 Пояснение: { $words }
report-did-reminder = 🙏 Напоминание, { SHORTDAY($starts) }, { TIME($starts) }
report-did-edit = ✏️ Исправление, { SHORTDAY($starts) }, { TIME($starts) }
report-did-delete = 🗑 Отзыв, { SHORTDAY($starts) }, { TIME($starts) }
report-did-note = 📝 Пояснение, { SHORTDAY($starts) }, { TIME($starts) }
report-chart = 📊 Диаграмма
report-sheet = 📄 Excel
report-again = 🔄 Обновить
report-back = ‹ Назад
report-original = ‹ К исходному объявлению
report-empty = Показывать пока нечего.
report-picture = { $what }
    { $area }: { $reached }/{ $total }, { $made }
report-note = { $area }, получили: { $reached }/{ $total }. { $made }
report-title = Отчёт
report-file = 📄 { $what }
    В списке { $number } чел., всего { $total }. Первыми стоят те, кому, возможно, надо позвонить.
column-became = Что стало
column-why = Почему
column-came = Когда дошло
column-read = Когда прочли

became-confirmed = Отметили, что прочли
became-delivered = Доставлено
became-delivered-edit = Исправлено
became-delivered-delete = Удалено
became-partly = Дошло не целиком
became-waiting = В очереди
became-unknown = Неизвестно, дошло ли
became-refused = Telegram не принял
became-unsent = Не отправлено
became-unreachable = Не дойдёт
became-confirmed-sign = ✅
became-delivered-sign = 📬
became-partly-sign = 📝
became-waiting-sign = ⏳
became-unknown-sign = ❔
became-refused-sign = ⚠️
became-unsent-sign = ⛔
became-unreachable-sign = 📵
why-invited = приглашены, к боту ещё не заходили
why-no-telegram = зарегистрированы без бота
why-no-consent = не дали согласия
why-blocked = заблокировали бота
why-deactivated = аккаунт Telegram удалён
why-gone = чат не найден

## Сотрудникам: напомнить тем, кто не отметил прочтение

unread-button = 🙏 Напомнить не отметившим: { $number }
unread = 🙏 <b>Напоминание</b>
    { $what }

    Не отметили, что прочли: <b>{ $number }</b>. Короткое напоминание получат только они, объявление будет видно над ним.
    { $before }
    .yes = 🙏 Отправить напоминание
    .no = ‹ Назад
unread-last = 🕓 Последнее напоминание: { SHORTDAY($starts) }, { TIME($starts) }
unread-too-soon = Напоминание отправлено совсем недавно. Дайте людям время прочесть: снова напомнить можно через три часа.
unread-nobody = Напоминать больше некому.
unread-sent = 🙏 Напоминание получат: { $number }. Как идёт, видно ниже.

## Сотрудникам: исправить, пояснить, отозвать

fix-button = ✏️ Исправить
note-button = 📝 Пояснение
retract-button = 🗑 Отозвать
amend-button = ➡️ К отправке
announcement-is-edit = ✏️ <b>Исправление — его ещё никто не видел</b>
announcement-is-note = 📝 <b>Пояснение — ещё никому не отправлено</b>
fix-text-only = Здесь можно заменить только текст: пришлите новый текст. Для остального отправьте пояснение или отзовите объявление. Написанное сохранено.
fix-nothing = Ничего не изменено: сначала пришлите новый текст или поменяйте кнопки.
amend-nobody = Этого сообщения ни у кого нет, поэтому никому ничего не уйдёт.
amend-edit = ✏️ <b>Исправить?</b>
    { $what }

    Сообщение есть у { $number } чел.; изменится у тех, кто читает на этих языках. Кто его ещё не получил, получит новый текст.
    { $warnings }
    .yes = ✏️ Да, исправить у всех
    .no = ‹ К объявлению
amend-note = 📝 <b>Отправить пояснение?</b>
    { $what }

    Получат: <b>{ $number }</b>. Оно придёт как ответ на прежнее сообщение.
    { $warnings }
    .yes = 📝 Да, отправить
    .no = ‹ К объявлению
amending-edit = ✏️ Исправление у { $number } чел.: как идёт, видно ниже. Старый текст больше никому не уйдёт.
amending-note = 📝 Пояснение получат: { $number }. Как идёт, видно ниже.
retract = 🗑 <b>Отозвать?</b>
    { $what }

    Будет удалено у стольких людей: <b>{ $number }</b>. Кто ещё не получил, не получит. Вернуть это нельзя.
    { $kept }
    .go = 🗑 Да, отозвать
    .both = 🗑 Удалить и отправить пояснение
    .write = 📝 Написать пояснение
retract-kept = ⚠️ У стольких людей останется: { $number }. Telegram не даёт удалять то, что старше 48 часов. Напишите им пояснение.
retracted = 🗑 Объявление отозвано и больше никому не уйдёт. Сообщений к удалению: { $number }. Как идёт, видно ниже.
retracted-already = Это объявление уже отозвано.

## Тем, кто зарегистрировался поздно: что объявляли раньше

late-digest = 📣 <b>Что объявляли до вашей регистрации</b>
    { $seminar }

    { $list }

    Чтобы увидеть полностью, нажмите номер.
late-line = <b>{ $number }.</b> { $words }
late-gone = Это объявление больше не действует, читать его не нужно.
