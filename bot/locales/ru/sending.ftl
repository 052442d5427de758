# Как изменить: docs/texts.md

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
sending-stopped = ⏹ <b>Рассылка остановлена насовсем</b>
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
changing-stopped = ⏹ <b>Остановлено насовсем</b>
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
sending-failed = ⛔️ Не доставлено: { $number }
sending-unknown = ❔ Неизвестно, дошло ли: { $number }
sending-undecided = Связь прервалась, и Telegram не ответил. Если отправить ещё раз, кому-то объявление может прийти дважды.
sending-pause = ⏸ Приостановить
sending-resume = ▶️ Продолжить
sending-end = ⏹ Остановить насовсем
sending-page = 📣 Объявление
sending-again = 🔁 Отправить неизвестным ещё раз ({ $number })
sending-leave = Оставить как есть
