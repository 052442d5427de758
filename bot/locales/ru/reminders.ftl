# Как изменить: docs/texts.md

## Напоминания: участникам

attendance = 🔔 <b>Вы приедете на семинар?</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    📍 { $venue }

    Нажмите одну из кнопок: по вашим ответам готовим места и питание.
attendance-anew = ⚠️ <b>Время или место семинара изменилось.</b> Теперь так:

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    📍 { $venue }

    Приедете?
attendance-coming = ✅ Приеду
seminar-day = ☀️ <b>Семинар сегодня!</b>

    🎓 { $seminar }
    🕘 { TIME($starts) }
    📍 { $venue }

    Ждём вас.
seminar-day-of-several = ☀️ <b>Семинар сегодня!</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🕘 сегодня в { TIME($at) }
    📍 { $venue }

    Ждём вас.
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

    Отправьте файл отсюда: после выступления участники получат его автоматически. Если вы выступаете без слайдов, ничего делать не нужно.
slides-line = • { TIME($starts) } { $title }
slides-send = 📎 { TIME($starts) } { $title }
item-reminder-speaker = 🎤 В { TIME($starts) } ваше выступление: <b>{ $title }</b>
    { $seminar }

## Напоминания: сотрудникам

unconfirmed-notice = ⏳ <b>Пока не ответили: { $number }</b>
    { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    { $list }

    Позвоните и узнайте, кто приедет.
unconfirmed-line = • { $name }, { $place }
unconfirmed-open = 📞 Список неответивших

## Сотрудникам: когда и кому приходят напоминания

rules-button = 🔔 Напоминания
rules = 🔔 <b>Напоминания</b>
    { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    ✅ Приедут: <b>{ $coming }</b> · ⏳ Не ответили: <b>{ $silent }</b>
    ❌ Не приедут: { $cannot } · 👤 Передали место: { $deputies }
    🍽 Питание: от { $coming } до { $most } чел.

    { $list }
    .add = ➕ Добавить напоминание
    .tally = ⭐ Оценки и отзывы
rules-none = Напоминаний пока нет.
rules-many = Напоминаний уже слишком много. Сначала удалите лишнее.
rule-line = <b>{ $number }. { $kind }</b>
    { $when } → { $next }, { $people } чел.
rule-attendance = Вопрос «Вы приедете?»
rule-day = Утром в день семинара
rule-thanks = Благодарность и оценка
rule-note = Свой текст
rule-before-start = за { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    } до начала, { $clock }
rule-on-start = в день начала, { $clock }
rule-on-end = в день окончания, { $clock }
rule-after-end = через { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    } после окончания, { $clock }
rule-day-before-start = За { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }
rule-day-on-start = В день начала
rule-day-on-end = В день окончания
rule-day-after-end = Через { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }
rule-next-due = { NEARDAY($starts) }, { TIME($starts) }
rule-next-done = отправлено: { NEARDAY($starts) }, { TIME($starts) }
rule-next-draft = когда семинар откроют, если не поздно: { NEARDAY($starts) }, { TIME($starts) }
rule-next-inactive = не будет отправлено: семинар отменён или в архиве
rule-next-never = не будет отправлено: слишком поздно ({ NEARDAY($starts) }, { TIME($starts) })
rule-next-text = текст ещё не написан
rule = 🔔 <b>{ $kind }</b>
    { $seminar }

    🕘 { $when }
    → { $next }

    👥 Кому ({ $people } чел.):
    { $who }

    ✍️ { $words }
    .day = 📅 День
    .clock = 🕘 Время
    .who = 👥 Кому
    .show = 👁 Как выглядит
    .test = 📨 Себе на пробу
    .drop = 🗑 Удалить
rule-add = <b>{ $seminar }</b>
    Какое напоминание добавить?
rule-usual-attendance = кто зарегистрирован и ещё не сказал, приедет ли
rule-usual-day = кто не сказал, что не приедет
rule-usual-thanks = кто был на семинаре (если приход не отмечали — все зарегистрированные)
rule-few-arrived = ⚠️ Приход отмечен только у { $arrived } из { $expected }: остальным благодарность не придёт.
rule-thank-all = 👥 Всем зарегистрированным
few-arrived = 🙏 <b>Кого поблагодарить?</b>
    { $seminar }

    { $warning }
rule-usual-note = все зарегистрированные
rule-who-states = по ответу:
    { $list }
rule-who-units = по территории:
    { $list }
rule-who-positions = по должности:
    { $list }
rule-who-line = • { $what }
rule-state-registered = ещё не ответили
rule-state-confirmed = приедут
rule-state-arrived = пришли
rule-state-waiting = в очереди
rule-state-invited = приглашены
rule-who = 👥 <b>Кому?</b> ({ $people } чел.)
    { $who }

    Выбирайте; второе нажатие снимает выбор. Если ничего не выбрано, получат те, кому такое напоминание отправляется обычно.
rule-day-ask = 📅 <b>В какой день?</b>
    Сейчас: { $when }
rule-clock = 🕘 <b>В какое время?</b>
    Сейчас: { $when }

    Выберите или напишите, например: 18:30. Время местное, как на семинаре.
rule-clock-wrong = Это не похоже на время. Напишите так: 18:30. Напоминание осталось прежним.
rule-clock-night = Не будем никого будить: выберите время от { $morning } до { $evening }. Напоминание осталось прежним.
rule-twice = Точно такое напоминание уже есть: люди получили бы его дважды. Ничего не изменено.
rule-text = ✍️ <b>{ $language }</b>
    Сейчас: { $words }

    Напишите текст, который добавится к напоминанию.
    .none = 🗑 Убрать этот текст
rule-text-wrong = Нужен текст от 1 до { $most } знаков. Напишите ещё раз; ничего не потеряно.
rule-own-text = { $language }: { $words }
rule-no-text = своего текста нет
rule-missing = ⚠️ { $language }: перевода нет
rule-needs-text = Сначала напишите текст: по-кыргызски и по-русски.
rule-shown = 👁 <b>{ $language }</b> — на этом языке получат: { $number } чел.
rule-drop = <b>Удалить это напоминание?</b>
    { $kind }: { $when }

    Ещё не отправленные сообщения тоже не придут.
    .yes = 🗑 Да, удалить
    .no = { back-button }
