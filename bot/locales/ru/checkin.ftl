# Как изменить: docs/texts.md

## У входа

door-button = 🚪 Пришедшие
door = 🚪 <b>Пришедшие</b> · { $half }
    { $seminar }

    Пришли: <b>{ $arrived }</b> / { $expected }
    { $list }

    Напишите имя, номер на листе или айыл окмоту того, кто пришёл. Или выберите район, а потом имя из списка.
door-early = Этот семинар ещё не начался. С { DAY($day, case: "genitive") } можно будет отмечать пришедших.
door-awaited = Чтобы найти человека, напишите текстом имя, номер на листе или айыл окмоту.
door-found = «{ $typed }»: { $number }. Нажмите на имя того, кто пришёл. Чтобы найти следующего, просто пишите.
door-many = «{ $typed }»: { $number }. Показаны только первые, напишите точнее.
door-none = «{ $typed }» не найдено. Напишите иначе или зарегистрируйте человека здесь же.
half-day-whole = { DAY($at) }
half-day-morning = { DAY($at) }, до обеда
half-day-afternoon = { DAY($at) }, после обеда
arrivals-line = • { $what }: { $arrived } / { $expected }
arrivals-area = { $what } { $arrived }/{ $expected }
arrivals-elsewhere = Район не указан
staff-overview-arrived = Пришли: <b>{ $arrived }</b> / { $expected } ({ $half })
expected = 👥 <b>{ $area }</b> · { $half }
    { $seminar }

    Пришли: <b>{ $arrived }</b> / { $expected } (всего { $all_arrived } / { $all_expected })
    Нажмите на имя того, кто пришёл. ✅ — уже отмечены.
mark-there = ✅
mark-expected = ▫️

## Один человек

arrival = ✅ <b>{ $name }</b>
    🏛 { $place }, { $position }
    { $number }
    Отмечен приход: { $half }, { $marked } ({ $by })

    Всего: <b>{ $arrived }</b> / { $expected }
arrival-known = ☑️ <b>{ $name }</b>: приход уже отмечен
    🏛 { $place }, { $position }
    { $number }
    Отмечен приход: { $half }, { $marked } ({ $by })

    Всего: <b>{ $arrived }</b> / { $expected }
arrival-entered = внесено { SHORTDAY($at) } { TIME($at) }
arrival-none = ▫️ <b>{ $name }</b>
    🏛 { $place }, { $position }
    { $number }
    { $half }: приход не отмечен. Состояние: { $state }

    Всего: <b>{ $arrived }</b> / { $expected }
arrival-check-in = ✅ Здесь
arrival-undo = ↩️ Снять отметку
arrival-handed-over = Это место перешло к другому участнику или освобождено. Найдите человека по имени.
sheet-number = 📝 № { $number }
way-pass = QR-код
way-list = список
way-code = код на экране
way-sheet = лист подписей
way-walk-in = регистрация у входа
way-page = страница участника

## Кого нет в списке

walk-in-button = ➕ Нет в списке
walk-in-next = ➕ Ещё человек
walk-in-name = <b>Фамилия и имя этого человека?</b>
    Как только вы напишете, человек будет зарегистрирован и отмечен.

    🏛 { $place }
    💼 { $position }

## Код на экране

code-button = 🔢 Код на экране
code-page = 🔢 <b>Код: { $code }</b>
    Действует до { TIME($until) }, потом сменится сам.

    { $seminar } · { $half }
    Покажите это сообщение залу; если открыт экран семинара, код виден и там. Участник пишет код боту или открывает ссылку: { $link }

    Пришли: <b>{ $arrived }</b> / { $expected }
code-stop = ⏹ Остановить
code-elsewhere = 🔢 { $seminar }: теперь код показывает другое сообщение.
code-off = ⏹ { $seminar }: код на экране закрыт, отметиться по нему больше нельзя.
code-over = { $seminar }: семинар прошёл, отметиться по коду на экране уже нельзя.
self-code-ask = <b>Какой код на экране в зале?</b>
    🎓 { $seminar }

    Напишите шесть цифр. Отменить: /cancel
self-code-awaited = Напишите шесть цифр с экрана в зале, например: 123 456. Отменить: /cancel
self-code-off = Сейчас отметиться по коду нельзя: это можно только в день семинара, пока код на экране в зале. Обратитесь к сотруднику у входа.
self-code-no-seat = У вас нет места на этом семинаре: { $seminar }. Обратитесь к сотруднику у входа, вас сразу зарегистрируют.
self-code-wrong = Код неверный или уже сменился. Напишите шесть цифр, которые на экране сейчас.
self-code-many = Слишком много неверных кодов. Попробуйте через { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[other] { $minutes } минут
    } или обратитесь к сотруднику у входа.
self-code-done = ✅ <b>Добро пожаловать!</b>
    { $name }, ваш приход отмечен: { $half }, { TIME($at) }.

    🎓 { $seminar }

## Свой QR-код

pass-button = 🎫 Показать у входа
pass = 🎫 <b>Покажите этот код у входа</b>

    { $name }
    🏛 { $place }
    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    Сотрудник считает его камерой телефона. Никому не пересылайте код.
    .here = 🔢 Написать код с экрана
pass-foreign = Этот код нужен только сотрудникам у входа. Ваш собственный код здесь: /seminars
pass-ended = Этот код не действует: { $name }, { $place } — место перешло к другому участнику или освобождено. Найдите человека по имени.

## Лист подписей

sheet-button = 📝 Лист подписей
sheet = 📝 <b>Лист подписей</b> · { $half }
    { $seminar }

    { $last }

    Где нет сети, распечатайте список и соберите подписи. Потом напишите номера тех, кто расписался, и бот их отметит. Кого отметили двумя способами, тот считается один раз.
sheet-last = Номера в списке: 1–{ $last }.
sheet-last-none = Номеров ещё нет: сначала получите список.
sheet-key-in = ✍️ Написать номера
sheet-send = 📗 Список с номерами
sheet-print = 📕 PDF: лист подписей
sheet-sent = 📗 { $seminar }: { $number } чел., у каждого свой номер. Номер не меняется; кто зарегистрировался позже, добавляется в конец.
sheet-title = Список с номерами
sheet-column-number = №
sheet-column-signature = Подпись
sheet-column-signature-day = Подпись, { SHORTDAY($starts) }
sheet-unnumbered = Номеров ещё нет. Сначала нажмите «📗 Список с номерами» и распечатайте его.
sheet-ask = <b>Кто расписался?</b> · { $half }
    { $seminar }

    Напишите номера, например: 1-14, 16, 20. В списке 1–{ $last }.
sheet-wrong-empty = Напишите номера тех, кто расписался, например: 1-14, 16, 20. Отменить: /cancel
sheet-wrong-number = Непонятно: «{ $part }». Напишите так: 1-14, 16, 20. Никто не отмечен.
sheet-wrong-backwards = «{ $part }»: сначала меньший номер, например: 1-14. Никто не отмечен.
sheet-wrong-large = «{ $part }»: такого номера не бывает, самый большой — { $most }. Никто не отмечен.
sheet-unknown = Таких номеров нет: { $numbers }. В списке 1–{ $last }. Проверьте и напишите всё заново. Никто не отмечен.
sheet-handed-over = № { $number }: { $name } — это место перешло к другому участнику. Уберите этот номер и напишите остальные, а этого человека найдите по имени.
sheet-preview = <b>Пришли эти люди?</b> · { $half }
    Новых: { $new }. Уже отмечены: { $known }.

    { $list }
    .yes = ✅ Да, отметить
    .no = ✏️ Написать заново
sheet-line = { $mark } { $number }. { $name }, { $place }
sheet-done = ✅ Отмечено по листу: <b>{ $new }</b>. Были отмечены раньше: { $known }.
    { $half }

    Пришли: <b>{ $arrived }</b> / { $expected }
    .undo = ↩️ Отменить всё это
sheet-undone = ↩️ Отменено: { $numbers }. Отмеченные другим способом остались.
    { $half }

    Пришли: <b>{ $arrived }</b> / { $expected }

## Что хранится

field-check-in = Ваш приход на семинар
field-checked-in = Отмечено вами у входа
field-sheet-entry = Внесено вами с листа
field-sheet-number = Ваш номер на листе
