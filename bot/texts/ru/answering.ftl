# Как изменить: docs/texts.md

## Тому, кто спросил: ответ

question-answer-too = 💬 <b>Ответ на вопрос №{ $number }, который интересовал и вас</b>
    <blockquote>{ $question }</blockquote>
    { $answer }
answer-aloud = 🎤 <b>На ваш вопрос №{ $number } ответили в зале</b>
    <blockquote>{ $question }</blockquote>
    { $answer }
answer-aloud-too = 🎤 <b>На вопрос №{ $number }, который интересовал и вас, ответили в зале</b>
    <blockquote>{ $question }</blockquote>
    { $answer }
answer-translated = 🌐 Ответ на вопрос №{ $number } теперь на вашем языке: смотрите сообщение выше.
answer-part-gone = (эта часть ответа убрана)

## Разговор с тем, кто спросил

more-needed = ❔ <b>Нужно уточнение к вашему вопросу №{ $number }</b>
    <blockquote>{ $question }</blockquote>
    { $text }

    Нажмите кнопку или ответьте на это сообщение. Если вы скрыли имя, оно останется скрытым.
more-reply-button = 💬 Ответить
saymore-prompt = ✍️ Отправьте уточнение к вопросу №{ $number }: текст, голос, фото или файл.
saymore-sent = ✅ Отправлено. Ответ на вопрос №{ $number } придёт сюда.
awaited-saymore = Сейчас нужно уточнение: отправьте текст, голос, фото или файл. Отменить: /cancel

## Тому, кто отвечает

assigned-to-you = 📌 <b>Вам передан вопрос</b> · передал(а) { $by }

    { $card }
assigned-to-you-by = 📌 <b>Вам передан вопрос, ответить до: { DAY($starts) }, { TIME($starts) }</b>
    Передал(а) { $by }

    { $card }
take-button = ✋ Отвечу я
pass-button = ➡️ Передать другому
more-button = ❔ Уточнить
question-yours = ✋ Вопрос №{ $number } теперь ваш. Чтобы ответить, ответьте (reply) на сообщение с вопросом или нажмите «💬 Ответить».
question-taken = Вопрос №{ $number } взял другой человек. Чтобы дополнить, ответьте (reply) на сообщение с вопросом.
question-ended = Вопрос №{ $number } завершён: на него ответили или его закрыли. Как именно, видно в сообщении с вопросом.
pass-whom = ➡️ Кому передать вопрос №{ $number }?
pass-back = ↩️ Вернуть модераторам
passed-on = ➡️ Вопрос №{ $number } передан: теперь отвечает { $name }.
passed-back = ↩️ Вопрос №{ $number } возвращён модераторам.
given-back = ↩️ <b>Вопрос №{ $number } вернули</b> · { $seminar }
    { $name } не может ответить. Поручите его другому.
more-prompt = ❔ Что уточнить у автора вопроса №{ $number }? Ваши слова передаст бот, ответом они не считаются.
more-stopped = Хорошо, ничего не отправлено.
more-sent = ✅ Отправлено. Уточнение от автора вопроса №{ $number } придёт сюда.
more-came = 💬 <b>Пришло уточнение к вопросу №{ $number }</b>
    <blockquote>{ $question }</blockquote>
    { $text }
awaited-more = Сейчас нужно то, что вы хотите уточнить: отправьте текст, голос, фото или файл. Отменить: /cancel
asker-unreachable = Автору этого вопроса сейчас нельзя написать: он отключил бота или удалил свои данные. Ответить на вопрос можно.
answer-sent-many = ✅ Ваш ответ на вопрос №{ $number } отправлен автору и всем, кого он тоже интересовал. Всего человек: { $people }.
answer-added-many = ✅ Дополнение к ответу на вопрос №{ $number } отправлено автору и всем, кого он тоже интересовал. Всего человек: { $people }.
answer-kept = ✅ Ваш ответ на вопрос №{ $number } сохранён. Автору сейчас нельзя написать.
answer-edited = ✏️ Ваш ответ на вопрос №{ $number } исправлен у всех, кто его получил.
answer-file-stays = Отправленный файл заменить нельзя. Пришлите новый ответом (reply) на сообщение с вопросом.
also-ky = 🌐 Дать и на кыргызском
also-ru = 🌐 Дать и на русском
also-prompt = 🌐 Напишите ответ на вопрос №{ $number } ещё на одном языке ({ $tongue }). Кто читает на этом языке, увидит ответ на нём.
also-stopped = Хорошо, ответ остался как был.
also-sent = ✅ Ответ на вопрос №{ $number } сохранён ещё на одном языке: { $tongue }.
awaited-translation = Сейчас нужен текст ответа на другом языке. Отменить: /cancel

## Ответ, данный в зале

aloud-button = 🎤 Ответили в зале
aloud-prompt = 🎤 <b>№{ $number }</b> · { $who }
    <blockquote>{ $text }</blockquote>
    Что ответили в зале? Напишите две строки или пришлите голос: это сразу получат автор и все, кого вопрос тоже интересовал.
aloud-stopped = Хорошо, вопрос остаётся открытым.
awaited-aloud = Сейчас нужен ответ, данный в зале: отправьте две строки текста, голос или фото. Отменить: /cancel

## Срок

due-tomorrow = ⏰ <b>Срок ответа на вопрос №{ $number }: { DAY($starts) }, { TIME($starts) }</b>
    { $text }
due-now = ⏰ <b>Подошёл срок ответа на вопрос №{ $number }: { DAY($starts) }, { TIME($starts) }</b>
    { $text }

    Ответьте или передайте другому.
overdue-notice = ⚠️ <b>На вопрос №{ $number } не ответили в срок</b>
    Срок: { DAY($starts) }, { TIME($starts) }. Отвечает: { $owner }

    { $text }
inbox-mine = 📌 { $line }
inbox-mine-due = 📌 { $line }
    ⏰ { DAY($starts) }, { TIME($starts) }
inbox-taken = { $line } · 👤
