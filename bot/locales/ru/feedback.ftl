# Как менять: docs/texts.md

## Оценка после семинара

feedback-rated = 🙏 Спасибо! Ваша оценка: <b>{ $stars }</b> ⭐
    { $seminar }

    Оценку можно изменить. Что понравилось, что улучшить? Просто напишите сюда.
feedback-words-taken = 🙏 Спасибо, это записано как ваш отзыв о семинаре. Сотрудники прочтут его без вашего имени. Если это вопрос, нажмите кнопку ниже и напишите его ещё раз.
feedback-words-first = 🙏 Спасибо, это записано как ваш отзыв о семинаре. Сотрудники прочтут его без вашего имени. Если это вопрос, нажмите нижнюю кнопку и напишите его ещё раз.

    Поставьте, пожалуйста, и оценку: 1 — мало пользы, 5 — очень полезен.
feedback-write = ✍️ Написать отзыв
feedback-ask = Что понравилось, что улучшить? Напишите одним сообщением. Сотрудники прочтут его без вашего имени.
feedback-stop = ✖️ Не буду писать
feedback-taken = 🙏 Спасибо, ваш отзыв сохранён.
feedback-left = Хорошо. Ваша оценка сохранена.
feedback-wrong = Напишите, пожалуйста, отзыв текстом или нажмите «✖️ Не буду писать». Ваша оценка сохранена.
feedback-early = Оценить семинар можно после его окончания.
feedback-none = <b>{ $seminar }</b>
    Оценок пока нет.
feedback-line = { $stars } — { $number }
feedback-quote = «{ $words }»
feedback-no-text = Письменных отзывов пока нет.
field-feedback = Ваша оценка семинара
feedback-tally = ⭐ <b>{ $seminar }</b>

    Ответили: <b>{ $given }</b>
    { $list }
feedback-mean = Средняя оценка: <b>{ $mean }</b>
feedback-few = Разбивка видна, когда оценок не меньше { $number }: иначе станет понятно, кто какую поставил.
feedback-result = <b>{ $question }</b> — ответов: { $number }
feedback-result-few = <b>{ $question }</b> — ответов: { $number } (пока мало)
feedback-result-scale = <b>{ $question }</b> — в среднем { $mean }, ответов: { $number }
feedback-result-choice = • { $choice } — { $number }
feedback-export = 📄 Файл Word
feedback-exported = ⭐ { $seminar }
    Отзывов: { $given }. Без имён.
feedback-results-button = ⭐ Оценки и отзывы
feedback-texts-button = 💬 Письменные отзывы: { $number }
feedback-texts = 💬 <b>Отзывы участников</b> · { $seminar }

    { $list }
feedback-texts-question = <b>{ $question }</b>
feedback-words = Что понравилось, что улучшить?
feedback-overall = Общая оценка
feedback-chart = 📊 { $seminar }
feedback-chart-scale = Оценили: { $number }. Справа: сколько из них поставили 4 или 5. { $made }
feedback-chart-choice = { $seminar }. Ответили: { $number }. { $made }
feedback-step-5 = 5, очень хорошо
feedback-step-4 = 4
feedback-step-3 = 3
feedback-step-2 = 2
feedback-step-1 = 1, плохо
feedback-more = 📝 Ещё коротких вопросов: { $number }
feedback-question-scale = 📝 { $place }
    <b>{ $question }</b>

    1 — плохо, 5 — очень хорошо.
feedback-question-choice = 📝 { $place }
    <b>{ $question }</b>

    Выберите один ответ.
feedback-question-text = 📝 { $place }
    <b>{ $question }</b>

    Напишите одним сообщением. Сотрудники прочтут его без вашего имени.
feedback-question-answered = 📝 { $place }
    <b>{ $question }</b>

    Вы написали: «{ $words }». Чтобы изменить, напишите ещё раз.
feedback-own = ✅ { $choice }
feedback-skip = Пропустить ›
feedback-text-wrong = Напишите, пожалуйста, ответ текстом или нажмите «Пропустить».
feedback-done = 🙏 <b>Спасибо, ваши ответы сохранены.</b>
    { $seminar }

    Они учитываются без имён и помогут улучшить следующий семинар.
feedback-again = ✏️ Изменить ответы
feedback-nudge = 🙏 <b>Нам нужно ваше мнение.</b>

    🎓 { $seminar }

    Насколько полезным был для вас семинар? Достаточно одного нажатия. 1 — мало пользы, 5 — очень полезен. Больше об этом не спросим.

## Оценка: сотрудникам, вопросы

feedback-form-button = 📝 Вопросы анкеты
feedback-form = 📝 <b>Анкета</b> · { $seminar }

    После семинара тех, кто пришёл, просят поставить общую оценку (1–5), а потом ответить на вопросы:

    { $list }
feedback-form-none = Вопросов нет: спрашивается только общая оценка.
feedback-form-line = { $number }. { $question } ({ $kind }) { $lacks }
feedback-form-add = ➕ Добавить вопрос
feedback-form-many = Вопросов не больше { $most }: на длинную анкету не отвечают.
feedback-untitled = Вопрос без текста
feedback-ask-kind = Какой вопрос добавить?
feedback-kind-scale = оценка от 1 до 5
feedback-kind-choice = выбор
feedback-kind-text = свободный ответ
feedback-question-gone = Этот вопрос убран из анкеты.
feedback-question-page = 📝 <b>Вопрос анкеты</b>: { $kind }

    { $list }
feedback-question-incomplete = ⚠️ Текст ещё неполный, поэтому вопрос пока не задаётся.
feedback-choice-line = • { $choice } { $lacks }
feedback-edit-choices-ky = ✍️ Ответы по-кыргызски
feedback-edit-choices-ru = ✍️ Ответы по-русски
feedback-ask-title = ✍️ <b>Вопрос { $language }</b>
    Сейчас: { $question }

    Напишите вопрос. Если на двух языках, поставьте между ними /.
feedback-ask-choices = ✍️ <b>Ответы { $language }</b>

    { $list }

    Напишите все ответы, каждый в своей строке, от 2 до { $most }. Если ответы уже есть, сохраните их порядок.
feedback-choices-fixed = На этот вопрос уже отвечали, число ответов не меняется. Напишите ровно столько строк: { $number }.
feedback-remove = 🗑 Убрать из анкеты
feedback-ask-remove = <b>Убрать этот вопрос из анкеты?</b>
    { $question }

    Полученные ответы тоже больше не будут видны.
    .yes = 🗑 Да, убрать
    .no = { back-button }
field-feedback-answer = Ваш ответ в анкете
feedback-document-title = Отзывы. { $seminar }
feedback-document-given = Отзывов: { $given }
feedback-document-mean = Средняя оценка: { $mean }
feedback-document-result = { $question } — ответов: { $number }
feedback-document-result-few = { $question } — ответов: { $number } (пока мало)
feedback-document-result-scale = { $question } — в среднем { $mean }, ответов: { $number }
