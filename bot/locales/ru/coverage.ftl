# Как изменить: docs/texts.md

## Охват: кто из намеченных участников приедет

coverage-button = 📊 Охват
coverage-board = <b>{ $seminar }</b>
    { $area }

    Зарегистрировано муниципалитетов: <b>{ $reached }/{ $total }</b>
    { $states }

    { $list }
    <i>█ точно будут · ▓ записались · ░ пока нет</i>

    👤 Ожидается человек: { $people }
    ➕ Вне списка: { $outside }
    🕓 на { TIME($now) }
coverage-rayon = <b>{ $seminar }</b>
    { $area }

    Зарегистрировано муниципалитетов: <b>{ $reached }/{ $total }</b>
    { $states }

    { $list }

    👤 Ожидается человек: { $people }
    ➕ Вне списка: { $outside }
    🕓 на { TIME($now) }
coverage-everywhere = Вся страна
coverage-state = { $sign } { $what } — { $number }
coverage-line = { $bar } { $name } <b>{ $reached }/{ $total }</b>
coverage-office = 🏛 { $what } <b>{ $reached }/{ $total }</b>
coverage-office-people = 🏛 { $what }: { $number } чел.
coverage-place = { $sign } { $name }
coverage-open = { $name } { $reached }/{ $total }
coverage-chart-button = 📊 Диаграмма
coverage-map-button = 🗺 Карта
coverage-catering-button = 🍽 Питание
coverage-refresh = 🔄 Обновить
coverage-up = ⬆️ Выше
coverage-back = ‹ Назад
coverage-silent-button = 🔕 Кто молчит
coverage-no-target = <b>{ $seminar }</b>

    Пока не указано, кто должен приехать: выберите в «⚙️ Управление» → «Для кого».

    👤 Ожидается человек: { $people }
    ➕ Вне списка: { $outside }
coverage-picture = <b>{ $seminar }</b>
    { $area }: { $reached }/{ $total }, { $made }
coverage-note = { $area }: зарегистрировано { $reached } из { $total } муниципалитетов. { $made }
coverage-credit = Границы: Министерство чрезвычайных ситуаций КР / OCHA COD-AB (2018)

reach-arrived = Прибыли
reach-confirmed = Подтвердили
reach-registered = Зарегистрированы
reach-waiting = В очереди
reach-invited = Приглашены, ответа нет
reach-silent = Молчат
reach-declined = Не приедут
reach-arrived-sign = ✅
reach-confirmed-sign = 👍
reach-registered-sign = 📝
reach-waiting-sign = ⏳
reach-invited-sign = ✉️
reach-silent-sign = 🔕
reach-declined-sign = ✋

catering = <b>{ $seminar }</b>

    🍽 Ожидается человек: <b>{ $total }</b>
    👍 точно будут: { $confirmed }
    📝 записались, ещё не подтвердили: { $registered }
    ⏳ в очереди: { $waiting }

    { $list }

    🕓 на { TIME($now) }
catering-plain = <b>{ $seminar }</b>

    🍽 Ожидается человек: <b>{ $total }</b>
    👍 точно будут: { $confirmed }
    📝 записались, ещё не подтвердили: { $registered }
    ⏳ в очереди: { $waiting }

    🕓 на { TIME($now) }
catering-question = <b>{ $question }</b>
catering-answer = • { $answer } — { $number }
catering-sum = • всего: { $number }
catering-silent = • не ответили: { $number }
