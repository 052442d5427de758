# Как изменить: docs/texts.md

## Напоминания: участникам

attendance = 🔔 <b>Вы придёте на семинар?</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    📍 { $venue }, { $address }

    Нажмите одну из кнопок: по ответам готовят места и питание.
attendance-anew = ⚠️ <b>Время или место семинара изменилось.</b> Теперь так:

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    📍 { $venue }, { $address }

    Придёте?
attendance-coming = ✅ Приду
attendance-cannot = ❌ Не смогу
attendance-deputy = 👤 Пришлю заместителя
seminar-day = ☀️ <b>Семинар сегодня!</b>

    🎓 { $seminar }
    🕘 { TIME($starts) }
    📍 { $venue }, { $address }

    Ждём вас.
day-venue = 📍 На карте
thanks = 🙏 <b>Спасибо за участие!</b>

    🎓 { $seminar }

    Насколько полезным был для вас семинар? 1 — мало пользы, 5 — очень полезен.
note = 🔔 <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    { $words }
reminder-with-text = { $reminder }

    { $words }
item-reminder = ⏱ В { TIME($starts) }: <b>{ $title }</b>
    { $seminar }
slides-missing = 📎 <b>Нужны ваши слайды</b>
    { $seminar }
    📅 { DAYS($starts, $ends) }

    К вашему выступлению пока нет файла:
    { $list }

    Отправьте файл отсюда: после выступления он сам придёт участникам. Если вы выступаете без слайдов, ничего делать не нужно.
slides-line = • { TIME($starts) } { $title }
slides-send = 📎 { TIME($starts) } { $title }
item-reminder-speaker = 🎤 В { TIME($starts) } выступаете вы: <b>{ $title }</b>
    { $seminar }

## Напоминания: сотрудникам

unconfirmed-notice = ⏳ <b>Пока не ответили: { $number }</b>
    { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    { $list }

    Позвоните им и спросите, придут ли они.
unconfirmed-line = • { $name }, { $place }
unconfirmed-open = 📞 Список тех, кто молчит

## Сотрудникам: когда и кому приходят напоминания

rules-button = 🔔 Напоминания
rules = 🔔 <b>Напоминания</b>
    { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    ✅ Придут: <b>{ $coming }</b> · ⏳ Не ответили: <b>{ $silent }</b>
    ❌ Не придут: { $cannot } · 👤 Передали место: { $deputies }
    🍽 Питание: от { $coming } до { $most } чел.

    { $list }
    .add = ➕ Добавить напоминание
    .tally = ⭐ Оценки и отзывы
rules-none = Напоминаний пока нет.
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
rule-next-text = слова ещё не написаны
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
rule-few-arrived = ⚠️ Пришедшими отмечены только { $arrived } из { $expected }: получат лишь они.
rule-thank-all = 👥 Всем, кто записан
few-arrived = 🙏 <b>Кому придёт «спасибо»?</b>
    { $seminar }

    { $warning }
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
rule-day-ask = 📅 <b>В какой день?</b>
    Сейчас: { $when }
rule-clock = 🕘 <b>В котором часу?</b>
    Сейчас: { $when }

    Выберите или напишите, например: 18:30. Время — по часам места, где семинар.
rule-clock-wrong = Это не похоже на время. Напишите так: 18:30. Напоминание осталось прежним.
rule-clock-night = Не будем никого будить: выберите время от { $morning } до { $evening }. Напоминание осталось прежним.
rule-twice = Точно такое напоминание уже есть: второе пришло бы людям дважды. Ничего не изменено.
rule-text = ✍️ <b>{ $language }</b>
    Сейчас: { $words }

    Напишите слова, которые добавятся к напоминанию.
    .none = 🗑 Убрать эти слова
rule-text-wrong = Нужно от 1 до { $most } знаков. Напишите короче; ничего не потеряно.
rule-own-text = { $language }: { $words }
rule-no-text = своих слов нет
rule-missing = ⚠️ { $language }: перевода нет
rule-needs-text = Сначала напишите слова: по-кыргызски и по-русски.
rule-shown = 👁 <b>{ $language }</b> — на этом языке читают { $number } чел.:
rule-drop = <b>Удалить это напоминание?</b>
    { $kind }: { $when }

    Сообщения, которые ещё не ушли, тоже не придут.
    .yes = 🗑 Да, удалить
    .no = ‹ Назад
