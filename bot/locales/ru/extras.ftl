# Как изменить: docs/texts.md

## Дополнительные вопросы при регистрации

card-sex = ⚥ Пол: { $sex }
card-extra = • { $question } — { $answer }
card-extra-change = ✏️ { $question }
ask-extra-choice = <b>{ $question }</b>
    Нажмите один из вариантов.
ask-extra-number = <b>{ $question }</b>
    Напишите число, например: 2.
ask-extra-text = <b>{ $question }</b>
    Напишите коротко.
extra-skip = Пропустить
extra-none = не указано
extra-number-wrong = Здесь нужно число от 0 до { $most }, например: 2. Всё заполненное сохранено.
extra-text-long = Это слишком длинно: не больше { $most } знаков. Всё заполненное сохранено.
awaited-extra = Сейчас нужен ответ на вопрос выше: нажмите кнопку или «Пропустить». Отменить: /cancel

## Сотрудники: дополнительные вопросы

staff-extras-button = 🧾 Доп. вопросы
extras = <b>Дополнительные вопросы при регистрации</b>
    { $seminar }

    { $list }

    Задаются после телефона, отвечать необязательно.
extras-line = • { $question } { $lacks }
extras-none = Дополнительных вопросов пока нет.
extras-ready = ➕ { $title }
extras-own = ➕ Напишу сам(а)
extras-tally = 📊 Итоги ответов
extras-all = ‹ Все вопросы
extras-too-many = Дополнительных вопросов может быть не больше { $most }: на большее никто не ответит.
extra-ask-kind = <b>Какой нужен ответ?</b>
extra-kind-choice = Выбор
extra-kind-number = Число
extra-kind-text = Текст
extra-ask-title = <b>Напишите вопрос</b>
    Сразу на двух языках: Баласы менен келеби? / С ребёнком?
    Один язык без « / » — { $tongue }.
extra-ask-choices = <b>Напишите ответы</b>
    Каждый с новой строки:
    <code>Ооба / Да</code>
    <code>Жок / Нет</code>

    Один язык без « / » — { $tongue }.
extra-title-long = Это слишком длинно: не больше { $most } знаков. Ничего не изменилось.
extra-choices-wrong = Ответов должно быть от 2 до { $most }, каждый с новой строки. Ничего не изменилось.
extra-choices-fewer = Прежние ответы должны остаться (не меньше { $least } строк): их уже могли выбрать. Ничего не изменилось.
extra-gone = Этот вопрос убран. Откройте список снова.
extra = <b>Дополнительный вопрос</b> · { $kind }

    { $list }

    Чтобы исправить вопрос, нажмите язык.
extra-choice-line = ▫️ { $choice } { $lacks }
extra-choices = ✏️ Ответы
extra-remove = 🗑 Больше не спрашивать
extra-ask-remove = <b>{ $question }</b>
    Больше не спрашивать? Данные ответы перестанут показываться в Excel.
    .yes = 🗑 Да, не спрашивать
    .no = Нет, оставить
awaited-extra-words = Сейчас нужен текст: напишите, как сказано выше. Отменить: /cancel
