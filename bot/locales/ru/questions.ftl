# Как изменить: docs/texts.md

## Вопросы

ask-button = ❓ Задать вопрос
ask-which = О каком семинаре ваш вопрос?
ask-no-seminar = Сейчас нет семинара, по которому можно задать вопрос. Напишите снова, когда его объявят.
ask-prompt = ❓ <b>Отправьте свой вопрос</b>
    { $seminar }

    Можно текст, голос, фото или файл. Ваше имя увидят в зале.
ask-prompt-hidden = ❓ <b>Отправьте свой вопрос</b>
    { $seminar }

    Можно текст, голос, фото или файл. В зале ваше имя <b>не увидят</b>, только сотрудники.
ask-hidden = 🙈 Скрыть моё имя
ask-shown = 👤 Показать моё имя
ask-stop = ✖️ Отмена
ask-stopped = Хорошо, вопрос не отправлен.
awaited-question = Сейчас нужен ваш вопрос: отправьте текст, голос, фото или файл. Отменить: /cancel
question-kept = ✅ <b>Вопрос №{ $number } принят</b>
    { $seminar }

    Ответ придёт сюда. Чтобы исправить, удержите своё сообщение и измените его. Все ваши вопросы: /questions
question-kept-hidden = ✅ <b>Вопрос №{ $number } принят</b> 🙈
    { $seminar }

    В зале вашего имени не увидят. Ответ придёт сюда. Чтобы исправить, удержите своё сообщение и измените его. Все ваши вопросы: /questions
name-hide = 🙈 Скрыть моё имя
name-show = 👤 Показать моё имя
question-withdraw = ✖️ Отозвать вопрос
question-withdrawn = Вопрос №{ $number } отозван.
question-gone = Этот вопрос отозван.
question-edited = ✏️ Вопрос №{ $number } исправлен.
question-answered-already = На вопрос №{ $number } уже ответили, изменить его нельзя. Если есть ещё вопрос: /ask
questions-none = Вы пока не задавали вопросов.
questions = <b>Ваши вопросы</b>

    { $list }
question-line = <b>№{ $number }</b> { $text }
    { $state }
question-open = ⏳ ждёт ответа
question-answered = ✅ есть ответ
question-withdrawn-state = ✖️ отозван
question-media = (голос, фото или файл)
question-answer = 💬 <b>Ответ на ваш вопрос №{ $number }</b>
    <blockquote>{ $question }</blockquote>
    { $answer }
answer-in-media = (ответ в файле)
answer-follows = (ответ ниже)
words = { $text }

pending-offer = «{ $text }»
    Это вопрос сотрудникам? Нажмите «Да», и мы примем его.
pending-ask = ✅ Да, это вопрос
pending-drop = Нет
pending-dropped = Хорошо. Если понадобится: /ask
unexpected-kind = Такое сообщение я не понимаю. Отправьте вопрос текстом, голосом, фото или файлом.

## Сотрудники: вопросы

staff-member = сотрудник
staff-question = ❓ <b>№{ $number }</b> · { $seminar }
    { $who }
    { $facts }

    { $text }
staff-question-edited = ✏️ <b>№{ $number }</b> · { $seminar } · исправлен
    { $who }
    { $facts }

    { $text }
staff-question-answered = ✅ <b>№{ $number }</b> · { $seminar }
    { $who }
    { $facts }

    { $text }

    Ответ дал(а) <b>{ $by }</b>: { $answer }
staff-question-withdrawn = ✖️ <b>№{ $number }</b> · { $seminar }
    Автор отозвал вопрос.

    { $text }
question-more = К вопросу №{ $number }
question-unread = (слова вопроса сейчас не показаны)
staff-question-away = 👀 <b>№{ $number }</b> · { $seminar }
    Вопрос сейчас у модераторов: его слова изменились или ещё не прочитаны. Когда вопрос откроют, он снова будет в /inbox.
answer-button = 💬 Ответить
answer-prompt = ✍️ <b>№{ $number }</b> · { $who }
    <blockquote>{ $question }</blockquote>
    Напишите ответ. Можно голос, фото или файл.
answer-stopped = Ответ не дан, вопрос №{ $number } остаётся открытым.
answer-sent = ✅ Ваш ответ на вопрос №{ $number } отправляется автору. Если не дойдёт, я вам напишу.
answer-added = ✅ Дополнение к ответу на вопрос №{ $number } отправляется автору. Если не дойдёт, я вам напишу.
awaited-answer = Сейчас нужен ваш ответ: отправьте текст, голос, фото или файл. Отменить: /cancel
question-answered-by-other = На вопрос №{ $number } уже ответили. Чтобы дополнить, ответьте (reply) на сообщение с вопросом.
inbox = 📥 Ждут ответа: <b>{ $left }</b>

    { $list }

    Чтобы ответить, нажмите номер.
inbox-line = <b>№{ $number }</b> { $who }: { $text }
inbox-empty = 👌 Вопросов без ответа нет.
