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
