# Как менять: docs/texts.md

## Опросы: участникам

poll = 📊 <b>{ $question }</b>

    Выберите один ответ. Кто как ответил, не видит никто. Пока опрос открыт, ответ можно изменить.
poll-listed = 📊 <b>{ $question }</b>

    { $list }

    Нажмите на номер ответа. Кто как ответил, не видит никто. Пока опрос открыт, ответ можно изменить.
poll-choice = { $number }. { $choice }
poll-own = ✅ { $choice }
poll-voted = 📊 <b>{ $question }</b>

    { $list }

    Проголосовало: { $number }. Чтобы изменить ответ, выберите другой.
poll-result = 📊 <b>{ $question }</b>

    { $list }

    Проголосовало: { $number }. 🔒 Опрос закрыт.
poll-line = { $choice }
    { $bar } { $number } · { $percent } %
poll-line-own = ✅ <b>{ $choice }</b>
    { $bar } { $number } · { $percent } %
poll-not-here = Этот опрос для тех, кто в зале семинара «{ $seminar }». Если вы в зале, отметьтесь у входа и нажмите снова.
poll-none-open = Открытых опросов сейчас нет.

## Опросы: сотрудникам

polls-button = 📊 Опросы
polls = 📊 <b>Опросы</b> · { $seminar }

    { $list }
polls-none = Пока ни одного.
polls-line = • { $question } — { $state }, голосов: { $number }
polls-add = ➕ Новый опрос
polls-back = ‹ Опросы
polls-many = Опросов слишком много. Сначала удалите лишние.
poll-gone = Этот опрос удалён.
poll-is-draft = ещё не открыт
poll-is-open = открыт
poll-is-closed = закрыт
poll-ask = 📊 <b>Новый опрос</b>

    Напишите одним сообщением: в первой строке вопрос, дальше по одному ответу в строке, от 2 до { $most }. Если на двух языках, поставьте между ними /:

    <code>Кайсы долбоор керегирээк? / Какой проект нужнее?
    Суу / Вода
    Жол / Дорога</code>
awaited-poll = Напишите, пожалуйста, вопрос и ответы опроса, каждый в своей строке. Отменить: /cancel
poll-question-long = Вопрос не длиннее { $most } знаков. Напишите короче.
poll-choice-long = Каждый ответ не длиннее { $most } знаков. Напишите короче.
poll-choices-wrong = Ответов должно быть от 2 до { $most }, каждый в своей строке.
poll-choices-same = Два ответа совпали. Напишите их по-разному.
poll-choices-fixed = Этот опрос уже открывали, число ответов не меняется. Напишите ровно столько строк: { $number }.
poll-open-fixed = Пока опрос открыт, текст не меняется. Сначала закройте его.
poll-page = 📊 <b>Опрос</b>: { $state }

    { $question }

    { $list }

    Проголосовало: { $number }
poll-choice-line = • { $choice } { $lacks }
poll-open = ▶️ Открыть
poll-close = ⏹ Закрыть
poll-reopen = ▶️ Открыть снова
poll-on-wall = 🖥 На экран
poll-off-wall = 🖥 Убрать с экрана
poll-remove = 🗑 Удалить
poll-edit-question-ky = ✍️ Вопрос по-кыргызски
poll-edit-question-ru = ✍️ Вопрос по-русски
poll-edit-choices-ky = ✍️ Ответы по-кыргызски
poll-edit-choices-ru = ✍️ Ответы по-русски
poll-ask-question = ✍️ <b>Вопрос { $language }</b>
    Сейчас: { $question }

    Напишите новый.
poll-ask-choices = ✍️ <b>Ответы { $language }</b>

    { $list }

    Напишите их в том же порядке, каждый в своей строке.
poll-ask-open = <b>Открыть опрос?</b>
    { $question }

    Сейчас его получат: { $number }. Кто придёт позже, тоже получит. Результат появится на экране.
    .yes = ▶️ Да, открыть
    .no = { back-button }
poll-ask-remove = <b>Удалить опрос?</b>
    { $question }

    Голоса тоже больше не будут видны.
    .yes = 🗑 Да, удалить
    .no = { back-button }
poll-incomplete = Напишите и вопрос, и все ответы полностью на одном языке: кыргызском или русском.
poll-seminar-over = Опрос можно открыть, только когда семинар объявлен и ещё не закончился.
poll-chart = 📊 { $question }
    Проголосовало: { $number }
poll-chart-note = { $seminar }. Проголосовало: { $number }. { $made }
poll-chart-votes = Выбрали этот ответ
poll-chart-rest = Остальные
field-poll = Ваш ответ в опросе
field-poll-made = Опрос, который вы составили
