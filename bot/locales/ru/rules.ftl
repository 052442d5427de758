# Как изменить: docs/texts.md

## Сотрудникам: когда и кому приходят напоминания

rules-button = 🔔 Напоминания
rules = 🔔 <b>Напоминания</b>
    { $seminar }
    📅 { DAY($starts) }, { TIME($starts) }

    ✅ Придут: <b>{ $coming }</b> · ⏳ Не ответили: <b>{ $silent }</b>
    ❌ Не придут: { $cannot } · 👤 Передали место: { $deputies }
    🍽 Питание: от { $coming } до { $most } чел.

    { $list }
    .add = ➕ Добавить напоминание
    .tally = ⭐ Оценки
rules-none = Напоминаний пока нет.
rules-back = ‹ Назад
rules-many = Напоминаний уже слишком много. Сначала удалите лишнее.
rule-line = <b>{ $number }. { $kind }</b>
    { $when } → { $next }, { $people } чел.
rule-attendance = Вопрос «Вы придёте?»
rule-day = Утром в день семинара
rule-thanks = Спасибо и оценка
rule-note = Свои слова
rule-before-start = за { $days } дн. до начала, { $clock }
rule-on-start = в день начала, { $clock }
rule-on-end = в день окончания, { $clock }
rule-after-end = через { $days } дн. после окончания, { $clock }
rule-day-before-start = За { $days } дн. до начала
rule-day-on-start = В день начала
rule-day-on-end = В день окончания
rule-day-after-end = Через { $days } дн. после конца
rule-next-due = { DAY($starts) }, { TIME($starts) }
rule-next-done = отправлено: { DAY($starts) }, { TIME($starts) }
rule-next-draft = когда семинар откроют: { DAY($starts) }, { TIME($starts) }
rule-next-never = не будет отправлено: время прошло ({ DAY($starts) }, { TIME($starts) })
rule-next-words = слова ещё не написаны
rule = 🔔 <b>{ $kind }</b>
    { $seminar }

    🕘 { $when }
    → { $next }

    👥 Кому ({ $people } чел.):
    { $who }

    ✍️ { $words }
    .day = 📅 День
    .clock = 🕘 Час
    .who = 👥 Кому
    .show = 👁 Как это читают
    .test = 📨 Мне на пробу
    .drop = 🗑 Удалить
rule-add = <b>{ $seminar }</b>
    Какое напоминание добавить?
rule-usual-attendance = кто записан и ещё не сказал, придёт ли
rule-usual-day = кто не сказал, что не придёт
rule-usual-thanks = кто был (если на входе не отмечали — все записанные)
rule-usual-note = все записанные
rule-who-states = по ответу:
    { $list }
rule-who-units = по месту:
    { $list }
rule-who-positions = по должности:
    { $list }
rule-who-line = • { $what }
rule-state-registered = ещё не ответили
rule-state-confirmed = придут
rule-state-arrived = пришли
rule-state-waiting = в очереди
rule-state-invited = приглашены
rule-who = 👥 <b>Кому?</b> ({ $people } чел.)
    { $who }

    Выбирайте; второе нажатие снимает выбор. Если ничего не выбрано, придёт всем.
rule-on = ✅ { $what }
rule-off = { $what }
rule-day-ask = 📅 <b>В какой день?</b>
    Сейчас: { $when }
rule-clock = 🕘 <b>В котором часу?</b>
    Сейчас: { $when }

    Выберите или напишите, например: 18:30. Время — по часам места, где семинар.
rule-clock-wrong = Это не похоже на время. Напишите так: 18:30. Напоминание осталось прежним.
rule-clock-night = Не будем никого будить: выберите время от 06:00 до 22:00. Напоминание осталось прежним.
rule-twice = Точно такое напоминание уже есть: второе пришло бы людям дважды. Ничего не изменено.
rule-words = ✍️ <b>{ $language }</b>
    Сейчас: { $words }

    Напишите слова, которые добавятся к напоминанию.
    .none = 🗑 Убрать эти слова
rule-words-wrong = Нужно от 1 до { $most } знаков. Напишите короче; ничего не потеряно.
rule-own-words = { $language }: { $words }
rule-no-words = своих слов нет
rule-missing = ⚠️ { $language }: перевода нет
rule-needs-words = Сначала напишите слова: по-кыргызски и по-русски.
rule-shown = 👁 <b>{ $language }</b> — на этом языке читают { $number } чел.:
rule-drop = <b>Удалить это напоминание?</b>
    { $kind }: { $when }

    Сообщения, которые ещё не ушли, тоже не придут.
    .yes = 🗑 Да, удалить
    .no = ‹ Назад
tongue-ky = Кыргызский
tongue-ru = Русский
tongue-en = Английский
tongue-words-ky = ✍️ по-кыргызски
tongue-words-ru = ✍️ по-русски
tongue-words-en = ✍️ по-английски
