# Как изменить: docs/texts.md

## Люди

place-none = учреждение не указано

## Вопросы

ask-button = ❓ Задать вопрос
ask-which = О каком семинаре ваш вопрос?
ask-which-other = Вопросы по вашему семинару больше не принимаются. Обратитесь к организаторам; телефон, если он указан, – здесь: /help.
    Если вопрос о другом семинаре, выберите его:
ask-closed = Вопросы по этому семинару больше не принимаются. Обратитесь к организаторам; телефон, если он указан, – здесь: /help. Ваши прежние вопросы и ответы: /questions
ask-no-seminar = Сейчас нет семинара, по которому можно задать вопрос. Напишите снова, когда его объявят.
ask-prompt = ❓ <b>Отправьте свой вопрос</b>
    { $seminar }

    Можно текст, голосовое сообщение, фото или файл. Ваше имя увидят участники.
ask-prompt-hidden = ❓ <b>Отправьте свой вопрос</b>
    { $seminar }

    Можно текст, голосовое сообщение, фото или файл. Участники ваше имя <b>не увидят</b>, его увидят только сотрудники.
name-hide = 🙈 Скрыть моё имя
name-show = 👤 Показать моё имя
ask-stop = ✖️ Отмена
ask-stopped = Хорошо, вопрос не отправлен.
awaited-question = Отправьте, пожалуйста, вопрос: текст, голосовое сообщение, фото или файл. Отменить: /cancel
question-kept = ✅ <b>Вопрос № { $number } принят</b>
    { $seminar }

    Ответы приходят в этот чат. { $correct } Все ваши вопросы: /questions
question-kept-hidden = ✅ <b>Вопрос № { $number } принят</b> 🙈
    { $seminar }

    Участники не увидят вашего имени. Ответы приходят в этот чат. { $correct } Все ваши вопросы: /questions
question-correct = Чтобы исправить вопрос, удержите своё сообщение и выберите «Изменить».
question-correct-recording = Чтобы сказать иначе, отзовите вопрос и отправьте новый.
question-withdraw = ✖️ Отозвать вопрос
withdraw-confirm = ✖️ <b>Отозвать вопрос № { $number }?</b>
    Тогда на него не ответят, вернуть его будет нельзя.
    .yes = ✖️ Да, отозвать
    .no = ‹ Нет, оставить
prompt-old = «{ $text }»
    Добавить это к вашему вопросу № { $number } и отправить?
    .yes = ✅ Да, отправить
question-withdrawn = Вопрос № { $number } отозван.
question-gone = Этот вопрос отозван.
question-edited = ✏️ Вопрос № { $number } исправлен.
question-answered-already = На вопрос № { $number } уже ответили, изменить его нельзя. Если есть ещё вопрос: /ask
questions-none = Вы пока не задавали вопросов.
questions = <b>Ваши вопросы</b>

    { $list }
question-line = <b>№ { $number }</b> { $text }
    { $state }
question-line-at = <b>№ { $number }</b> · { $seminar }
    { $text }
    { $state }
question-open = ⏳ ждёт ответа
question-answered = ✅ есть ответ
question-withdrawn-state = ✖️ отозван
question-number = № { $number }
question-number-at = № { $number } · { $seminar }
question-media = (голосовое сообщение, фото или файл)
question-answer = 💬 <b>Ответ на ваш вопрос № { $number }</b>
    { $question }
    { $answer }
question-quote = <blockquote>{ $question }</blockquote>
answer-in-media = (ответ в файле)
answer-follows = (ответ ниже)

saved-offer = «{ $text }»
    Это вопрос сотрудникам? Нажмите «Да»: мы примем его и дадим ему номер.
saved-ask = ✅ Да, это вопрос
saved-drop = Нет
saved-dropped = Хорошо. Если понадобится: /ask
unexpected-kind = Такое сообщение я не понимаю. Отправьте вопрос текстом, голосовым сообщением, фото или файлом.

## Сотрудники: вопросы

staff-question = ❓ <b>№ { $number }</b> · { $seminar }
    { $who }
    { $facts }

    { $text }
staff-question-edited = ✏️ <b>№ { $number }</b> · { $seminar } · исправлен
    { $who }
    { $facts }

    { $text }
staff-question-answered = ✅ <b>№ { $number }</b> · { $seminar }
    { $who }
    { $facts }

    { $text }

    Ответ дал(а) <b>{ $by }</b>: { $answer }
staff-question-withdrawn = ✖️ <b>№ { $number }</b> · { $seminar }
    Автор отозвал вопрос.

    { $text }
question-more = К вопросу № { $number }
question-unread = (текст вопроса сейчас не показан)
staff-question-away = 👀 <b>№ { $number }</b> · { $seminar }
    Сейчас вопрос вам не показан: его читают модераторы, он передан другому, закрыт, объединён с другим или отозван. Если его покажут участникам, а ответа и отвечающего ещё не будет, он появится в /inbox.
answer-button = 💬 Ответить
answer-prompt = ✍️ <b>№ { $number }</b> · { $who }
    <blockquote>{ $question }</blockquote>
    Напишите ответ. Можно и голосовое сообщение, фото или файл.
answer-stopped = Ответ на вопрос № { $number } не отправлен.
answer-sent = ✅ Ваш ответ на вопрос № { $number } отправляется автору. Если не дойдёт, я вам напишу.
answer-added = ✅ Дополнение к ответу на вопрос № { $number } отправляется автору. Если не дойдёт, я вам напишу.
awaited-answer = Отправьте, пожалуйста, ответ: текст, голосовое сообщение, фото или файл. Отменить: /cancel
question-answered-by-other = На вопрос № { $number } уже ответили. Чтобы дополнить, смахните сообщение с вопросом влево и напишите.
inbox = 📥 Вопросы без ответа: <b>{ $left }</b>

    { $list }

    Чтобы ответить, нажмите на номер.
inbox-line = <b>№ { $number }</b> { $who }: { $text }
inbox-line-at = <b>№ { $number }</b> · { $seminar }
    { $who }: { $text }
inbox-empty = 👌 Вопросов без ответа нет.

## Похожий вопрос

similar-offer = 🔎 <b>Похожий вопрос уже есть</b>

    { $list }

    Ваш такой же? Нажмите на его номер, и ответ придёт и вам. Если не нажмёте, через 5 минут ваш вопрос будет принят отдельно.
similar-line = <b>{ $place }.</b> { $text }
    { $state }
similar-line-in = <b>{ $place }.</b> { $text }
    { $state } · 🌐 { $language }
similar-open = ⏳ ждёт ответа
similar-answered = ✅ есть ответ
similar-faq = 📖 есть готовый ответ
similar-yours = 👤 этот вопрос задали вы
similar-this = 👍 { $place }: мой такой же
similar-read = 📖 { $place }: прочитать ответ
similar-none = ❓ Нет, мой о другом
similar-faq-answer = 📖 <b>{ $question }</b>

    { $answer }

    Это ответ на ваш вопрос?
similar-helped = 👍 Да, спасибо
similar-closed = Хорошо. Если будет ещё вопрос: /ask
similar-voted = 👍 <b>Вы тоже ждёте ответа на вопрос № { $number }</b>
    Как только ответят, ответ придёт сюда. Отдельный вопрос не добавлен.
similar-voted-answered = 👍 <b>На вопрос № { $number } уже ответили</b>
    Ответ ниже.
similar-voted-known = 👍 <b>На вопрос № { $number } уже ответили</b>
    Чтобы увидеть ответ, нажмите кнопку ниже.
similar-own = 👍 Этот ваш вопрос уже принят под № { $number }, ответ придёт сюда. Все ваши вопросы: /questions
similar-late = Ваш вопрос уже принят отдельно под № { $number }. Посмотреть: /questions
similar-done = Ваш выбор уже принят, нажимать ещё раз не нужно. Если есть вопрос: /ask
similar-button = 🔎 Похожие вопросы ({ $number })
similar-list = 🔎 <b>Похоже на ваш вопрос № { $number }</b>

    { $list }

    Ваш вопрос принят. Если он такой же, как один из этих, нажмите на номер: ваш вопрос присоединится к нему, и ответ придёт и вам. Это можно отменить.
similar-list-faq = 🔎 <b>Похоже на ваш вопрос № { $number }</b>

    { $list }

    Ваш вопрос принят. Возможно, ответ на него уже есть здесь: чтобы прочитать, нажмите на номер.
similar-faq-read = 📖 <b>{ $question }</b>

    { $answer }

    Это ответ на ваш вопрос № { $number }? Тогда вопрос можно отозвать.
    .withdraw = 👍 Да, отозвать мой вопрос
similar-joined = 🔗 <b>Ваш вопрос № { $number } присоединён к вопросу № { $other }</b>
    Ответ придёт сюда и вам.
similar-joined-answered = 🔗 <b>Ваш вопрос № { $number } присоединён к вопросу № { $other }</b>
    На него уже ответили, ответ ниже.
similar-joined-known = 🔗 <b>Ваш вопрос № { $number } присоединён к вопросу № { $other }</b>
    На него уже ответили. Чтобы увидеть ответ, нажмите кнопку ниже.
similar-part = ↩️ Сделать снова отдельным
similar-busy = Вопросом № { $number } уже занимаются или его поддержали другие, поэтому он остаётся отдельным. Ответ придёт сюда.

## Кому вопрос

ask-to = 🎤 Докладчику или по программе
ask-to-which = 🎤 <b>Кому ваш вопрос?</b>
    { $seminar }

    Выберите в программе или нажмите «Всему семинару».
ask-to-all = 👥 Всему семинару
ask-to-item = { TIME($starts) } { $title }
asked-to-item = 🎤 { TIME($starts) } { $title }
asked-to-speaker = 🎤 { TIME($starts) } { $title } — { $speaker }

## Предел

ask-later = 🙏 <b>Спасибо, вопросов от вас уже много</b>
    Дадим очередь и другим. Следующий вопрос примем в { TIME($starts) }.

    Написанное сохранено: нажмите тогда кнопку ниже.
ask-tomorrow = 🙏 <b>Спасибо, сегодня вопросов от вас уже много</b>
    Дадим очередь и другим. Следующий вопрос примем: { DAY($starts) }, { TIME($starts) }.

    Написанное сохранено: нажмите тогда кнопку ниже.
ask-now = 📨 Отправить написанное
ask-too-early = Пока рано: когда примем, написано в сообщении.
remark-later = Спасибо, вопросов от вас уже много. Следующий примем: { DAY($starts) }, { TIME($starts) }. Написанное осталось в чате, отправьте его тогда ещё раз.
vote-slowly = Голоса приходят слишком быстро. Продолжите через минуту, прежние голоса сохранены.
banned = Сейчас ваши вопросы и голоса не принимаются. Регистрация и всё остальное в силе. Если это недоразумение, обратитесь к организатору семинара.

## Свои вопросы

question-edited-again = ✏️ Вопрос № { $number } исправлен. Участники увидят его снова, когда модератор прочтёт новый текст.
question-declined-already = Вопрос № { $number } закрыт, изменить его нельзя. Чтобы дополнить его: /questions
question-file-stays = Отправленный файл заменить нельзя. Новый файл пришлите новым вопросом: /ask
voice-known = 🎙 <b>Вас могут узнать</b>
    Имя мы скроем, но тот, кто откроет запись, может узнать вас по голосу или лицу. Как поступим?
voice-known-or-write = 🎙 <b>Вас могут узнать</b>
    Имя скрыто, но по голосу или лицу вас могут узнать. Напишите то же текстом или отправьте запись как есть.
voice-send = 🎙 Отправить как есть
voice-named = 👤 Отправить с моим именем
voice-write = ✏️ Лучше напишу
voice-hide = 🎙 В вопросе № { $number } ваш голос или видео: вас могут узнать и без имени. Скрыть имя?
    .yes = 🙈 Да, скрыть имя
question-file-added = ✅ Файл добавлен к вопросу № { $number }.
question-declined-state = ✖️ закрыт без ответа
own-question = 💬 <b>Ваш вопрос № { $number }</b>
    { $seminar }
    <blockquote>{ $text }</blockquote>
    { $state }
    { $list }
own-votes = 👍 Кроме вас, это хотят знать: { $votes }
own-new = ⏳ Принят, его прочтёт модератор
own-visible = 👀 Виден участникам, ждёт ответа
own-assigned = ✍️ Эксперт готовит ответ
own-due = ✍️ Эксперт готовит ответ. Срок: { DAY($starts) }
own-reopened = 🔁 Открыт снова, ждёт ответа
own-answered = ✅ Ответ дан: { DAY($starts) }, { TIME($starts) }
own-answered-aloud = ✅ Ответили вслух в зале: { DAY($starts) }, { TIME($starts) }
own-merged = 🔗 Объединён с вопросом № { $number }. Когда на него ответят, ответ придёт и вам.
own-merged-answered = ✅ Ответ дан вместе с вопросом № { $number }
own-declined = ✖️ Закрыт без ответа: { $reason }
own-withdrawn = ✖️ Отозван
answer-line = 💬 { $answer }
answer-aloud-line = 🗣 Сказано в зале: { $answer }
answer-whole = 💬 <b>Ответ на вопрос № { $number }</b>
    { $answer }
answer-whole-button = 💬 Ответ полностью
reopen-button = ➕ Дополнить вопрос
own-back = ‹ Все мои вопросы
reopen-prompt = ➕ <b>Дополнение к вопросу № { $number }</b>
    <blockquote>{ $question }</blockquote>
    Что ещё хотите спросить? Отправьте текст, голосовое сообщение, фото или файл. Вопрос откроется снова.
reopen-cancelled = Хорошо, ничего не изменилось.
reopen-done = ✅ Вопрос № { $number } открыт снова, сотрудники получили ваше дополнение. Ответ придёт сюда.
question-open-still = Вопрос № { $number } ещё ждёт ответа. Чтобы исправить его, измените своё сообщение.

## Вопросы, которые видят участники

hall-button = 👀 Вопросы участников
hall-which = Вопросы какого семинара показать?
hall-no-seminar = Сейчас нет семинара, вопросы которого можно посмотреть.
hall = 👀 <b>Вопросы участников</b>
    { $seminar }
    Задано: { $asked }, без ответа: { $left }
    { $contact }

    <b>{ $view }</b>

    { $list }
hall-contact = ☎️ Организатор: { $contact }
hall-top = 🔥 Популярные
hall-new = 🆕 Новые
hall-answered = ✅ С ответом
topics-button = 🏷 Темы
hall-by-topic = 🏷 <b>О чём спрашивают чаще всего?</b>
    { $seminar }
hall-topic = { $topic } · { $number }
hall-empty = Здесь пока нет вопросов.
hall-line = <b>№ { $number }</b> · 👍 { $votes }
    { $text }
hall-line-own = <b>№ { $number }</b> · 👍 { $votes } · ваш
    { $text }
hall-line-answered = <b>№ { $number }</b> · ✅ есть ответ
    { $text }
hall-read = 📖 № { $number }
hall-gone = Этого вопроса сейчас нет в списке. Остальные: /hall
hall-question = ❓ <b>№ { $number }</b> · 👍 { $votes }
    { $seminar }
    { $name }
    <blockquote>{ $text }</blockquote>
    { $list }
hall-open = ⏳ Ждёт ответа
hall-anonymous = 🙈 Имя не показано
vote = 👍 И мой вопрос · { $votes }
vote-taken = ✅ И мой вопрос · { $votes }
vote-counted = 👍 Ваш голос учтён. Ответ придёт и вам.
vote-counted-already = Ваш голос уже учтён.
vote-taken-back = Ваш голос отозван.
vote-ended = Этот вопрос уже закрыт, голосовать за него нельзя.

## Сотрудники: дополнения и те, чьи вопросы не принимаются

staff-question-reopened = 🔁 <b>№ { $number }</b> · { $seminar } · дополнение
    <blockquote>{ $question }</blockquote>
    { $text }
ban-button = 🚫 Не принимать вопросы автора
ban-confirm = 🚫 <b>{ $name }</b> (вопрос № { $number })
    Вопросы и голоса этого человека больше не будут приниматься. Регистрация, место и прежние вопросы остаются. Это можно отменить в любое время.
    .yes = 🚫 Да, не принимать
    .no = ‹ К вопросу
ban-done = 🚫 <b>{ $name }</b> (вопрос № { $number }): вопросы и голоса больше не принимаются.
unban-button = ↩️ Снова принимать
unban-name = ↩️ Снова принимать: { $name }
unban-done = ✅ <b>{ $name }</b> (вопрос № { $number }): вопросы и голоса снова принимаются.
ban-none = Вопросы этого человека и так принимаются.
ban-staff = Это сотрудник: сначала снимите роли этого человека на странице команды.
banned-button = 🚫 Чьи вопросы не принимаются
banned-list = 🚫 <b>Чьи вопросы не принимаются</b>

    { $list }
banned-line = <b>{ $name }</b> · { $seminar }, № { $number }
    с { DAY($starts, case: "genitive") }
banned-none = Таких людей нет: вопросы принимаются от всех.

## Тому, кто спросил: ответ

question-answer-too = 💬 <b>Ответ на вопрос № { $number }, который интересовал и вас</b>
    { $question }
    { $answer }
answer-aloud = 🎤 <b>На ваш вопрос № { $number } ответили в зале</b>
    { $question }
    { $answer }
answer-aloud-too = 🎤 <b>На вопрос № { $number }, который интересовал и вас, ответили в зале</b>
    { $question }
    { $answer }
answer-translated = 🌐 Ответ на вопрос № { $number } теперь на вашем языке: смотрите сообщение выше.
answer-part-gone = (эта часть ответа убрана)

## Разговор с тем, кто спросил

clarify-request = ❔ <b>Нужно уточнение к вашему вопросу № { $number }</b>
    { $question }
    { $text }

    Нажмите кнопку или смахните это сообщение влево и ответьте. Если вы скрыли имя, оно останется скрытым.
clarify-in-media = (что нужно уточнить — в файле)
clarify-follows = (что нужно уточнить — ниже)
clarify-reply-button = 💬 Ответить
clarify-reply-prompt = ✍️ Отправьте уточнение к вопросу № { $number }: текст, голосовое сообщение, фото или файл.
clarify-reply-sent = ✅ Уточнение отправляется; если не дойдёт, я вам напишу. Ответ на вопрос № { $number } придёт сюда.
remark-edited = ✏️ Ваше сообщение по вопросу № { $number } исправлено.
awaited-clarify-reply = Отправьте, пожалуйста, уточнение: текст, голосовое сообщение, фото или файл. Отменить: /cancel

## Тому, кто отвечает

assigned-to-you = 📌 <b>Вам передан вопрос</b> · передал(а) { $by }

    { $card }
assigned-to-you-by = 📌 <b>Вам передан вопрос, ответить до: { DAY($starts) }, { TIME($starts) }</b>
    Передал(а) { $by }

    { $card }
assign-self-button = ✋ Отвечу я
reassign-button = ➡️ Передать
clarify-button = ❔ Уточнить
question-yours = ✋ Вопрос № { $number } теперь ваш. Чтобы ответить, нажмите «💬 Ответить» или смахните сообщение с вопросом влево и напишите.
question-taken = Вопрос № { $number } вам не передан. Чтобы ответить, смахните сообщение с вопросом влево и напишите.
question-ended = Вопрос № { $number } завершён: на него ответили или его закрыли. Что именно, видно в сообщении с вопросом.
reassign-prompt = ➡️ Кому передать вопрос № { $number }?
unassign-button = ↩️ Вернуть модераторам
reassigned = ➡️ Вопрос № { $number } передан. Теперь отвечает: { $name }
unassigned = ↩️ Вопрос № { $number } возвращён модераторам.
unassigned-notice = ↩️ <b>Вопрос № { $number } вернули</b> · { $seminar }
    Вернул(а) { $name }. Передайте вопрос кому-нибудь ещё.
clarify-prompt = ❔ Что уточнить у автора вопроса № { $number }? Бот передаст ваше сообщение, ответом оно не считается.
clarify-cancelled = Хорошо, ничего не отправлено.
clarify-sent = ✅ Отправляется; если не дойдёт, я вам напишу. Уточнение от автора вопроса № { $number } придёт сюда.
clarify-reply = 💬 <b>Пришло уточнение к вопросу № { $number }</b>
    <blockquote>{ $question }</blockquote>
    { $text }
awaited-clarify = Отправьте, пожалуйста, то, что хотите уточнить: текст, голосовое сообщение, фото или файл. Отменить: /cancel
asker-unreachable = Автору этого вопроса сейчас нельзя написать: бот заблокирован или данные удалены. Ответить на вопрос можно.
answer-sent-many = ✅ Ваш ответ на вопрос № { $number } отправляется автору и всем, кого этот вопрос тоже интересовал. Всего человек: { $people }.
answer-sent-others = ✅ Ваш ответ на вопрос № { $number } отправляется тем, кого этот вопрос тоже интересовал. Всего человек: { $people }. Автору сейчас нельзя написать.
answer-added-many = ✅ Дополнение к ответу на вопрос № { $number } отправляется автору и всем, кого этот вопрос тоже интересовал. Всего человек: { $people }.
answer-added-others = ✅ Дополнение к ответу на вопрос № { $number } отправляется тем, кого этот вопрос тоже интересовал. Всего человек: { $people }. Автору сейчас нельзя написать.
answer-kept = ✅ Ваш ответ на вопрос № { $number } сохранён. Автору сейчас нельзя написать.
answer-similar = 🔎 Похожий № { $number }: { $text }
answer-edited = ✏️ Ваш ответ на вопрос № { $number } исправляется у всех, кто его получил.
answer-file-stays = Отправленный файл заменить нельзя. Смахните сообщение с вопросом влево и пришлите новый.
clarify-file-stays = Отправленный файл заменить нельзя. Чтобы отправить новый, нажмите «💬 Ответить», потом «❔ Уточнить».
translate-ky = 🌐 Добавить на кыргызском
translate-ru = 🌐 Добавить на русском
translate-prompt = 🌐 Напишите ответ на вопрос № { $number } и { $language }. Кто читает на этом языке, увидит ответ на нём.
translate-cancelled = Хорошо, ответ остался как был.
translate-sent = ✅ Ответ на вопрос № { $number } сохранён и { $language }.
awaited-translation = Напишите, пожалуйста, текст ответа на другом языке. Отменить: /cancel

## Ответ, данный в зале

aloud-button = 🎤 Ответили в зале
aloud-prompt = 🎤 <b>№ { $number }</b> · { $who }
    <blockquote>{ $text }</blockquote>
    Что ответили в зале? Напишите две строки или пришлите голосовое сообщение: это сразу получат автор и все, кого вопрос тоже интересовал.
aloud-stopped = Хорошо, ответ не записан.
awaited-aloud = Отправьте, пожалуйста, ответ, данный в зале: две строки текста, голосовое сообщение или фото. Отменить: /cancel

## Срок

due-tomorrow = ⏰ <b>Срок ответа на вопрос № { $number }: { DAY($starts) }, { TIME($starts) }</b>
    { $text }
due-now = ⏰ <b>Подошёл срок ответа на вопрос № { $number }: { DAY($starts) }, { TIME($starts) }</b>
    { $text }

    Ответьте или передайте вопрос кому-нибудь ещё.
overdue-notice = ⚠️ <b>На вопрос № { $number } не ответили в срок</b>
    Срок: { DAY($starts) }, { TIME($starts) }. Отвечает: { $owner }

    { $text }
inbox-mine = 📌 { $line }
inbox-mine-due = 📌 { $line }
    ⏰ { DAY($starts) }, { TIME($starts) }
inbox-taken = { $line } · 👤

## Сотрудники: что с вопросом

asker = { $name }, { $place }
asker-hidden = { $name }, { $place } · 🙈 участникам имя не показывать
asker-kept = 🙈 имя скрыто
is-new = 🆕 Участникам не виден, пока никому не передан
is-visible = 👁 Виден участникам, пока никому не передан
is-assigned = 👤 Отвечает { $owner }
is-assigned-due = 👤 Отвечает { $owner }, срок { DAY($starts) }, { TIME($starts) }
is-reopened = 🔁 Открыт снова, ждёт ответа
is-answered = ✅ Есть ответ
is-merged = 🔗 Объединён с вопросом № { $number }
is-declined = 🚫 Закрыт без ответа: { $why }
is-withdrawn = ✖️ Автор отозвал
seen-by-hall = 👁 Виден участникам
unseen-by-hall = 🙈 Участникам не виден
voted-by = 🙋 Хотят знать ещё: { $number }
topic-name = 🏷 { $topic }
wording-line = ✏️ Участники читают: { $text }
declined-off-topic = вопрос не по теме семинара
declined-personal = вопрос личный, его лучше решить с сотрудниками отдельно
declined-unclear = непонятно, о чём вопрос
declined-rude = вопрос написан неуважительно
declined-elsewhere = этим занимается другое учреждение
declined-none = причина не указана
question-show = ✅ Показать
question-decline = 🚫 Не отвечать
question-page = ⋯ Ещё

## Модератор: страница вопроса

question-card = ❓ <b>№ { $number }</b> · { $seminar }
    { $who }
    🕐 { DAY($starts) }, { TIME($starts) }
    { $facts }

    { $text }
question-hide = 🙈 Скрыть
question-assign = 👤 Передать
question-release = 👤 Отменить передачу
question-merge = 🔗 Объединить
question-unmerge = ↩️ Отменить объединение
question-reopen = 🔁 Открыть снова
question-topic = 🏷 Тема
question-wording = ✏️ Переформулировать
question-files = 📎 Полностью
question-history = 🕓 История
question-next = ▶️ Следующий новый ({ $number })
question-list = 📋 Список вопросов
question-back = ‹ К вопросу
question-is-shown = ✅ Теперь виден участникам
question-is-over = Вопрос № { $number } уже завершён. Откройте его страницу снова.
awaited-text = Напишите, пожалуйста, текст. Отменить: /cancel
text-too-long = Слишком длинно: не больше { $most } знаков. Сократите, пожалуйста.

decline-ask = 🚫 <b>Почему вопрос № { $number } закрывается без ответа?</b>
    <blockquote>{ $text }</blockquote>
    Причину прочтут все, кто ждёт ответа, каждый на своём языке.
decline-off-topic = Не по теме семинара
decline-personal = Личный вопрос
decline-unclear = Непонятно, о чём вопрос
decline-rude = Написан неуважительно
decline-elsewhere = Решает другое учреждение
decline-own-reason = ✍️ Своими словами
decline-ask-reason = ✍️ <b>Почему вопрос № { $number } закрывается без ответа?</b>
    <blockquote>{ $text }</blockquote>
    Напишите причину: её прочтут так, как вы напишете.

merge-ask = 🔗 <b>С каким вопросом объединить № { $number }?</b>
    <blockquote>{ $text }</blockquote>
    Нажмите на похожий или напишите номер другого. Потом можно отменить.
merge-ask-none = 🔗 <b>С каким вопросом объединить № { $number }?</b>
    <blockquote>{ $text }</blockquote>
    Похожих не нашлось. Напишите номер другого вопроса.
merge-with = № { $number } { $text }
merge-no-such = Вопроса с таким номером нет. Напишите номер вопроса этого семинара, например: 3.
merge-not-possible = С вопросом № { $number } объединить нельзя: он закрыт без ответа или это тот же вопрос. Выберите другой.

assign-ask = 👤 <b>Кто ответит на вопрос № { $number }?</b>
assign-nobody = 👤 Передать вопрос № { $number } некому. Сначала пригласите эксперта на странице команды.
due-ask = 📅 <b>К какому сроку { $name } ответит на вопрос № { $number }?</b>
    Выберите день или напишите его, например: «25.07», «завтра 12:00», «пятница».
due-day = { DAY($starts) }
due-none = Без срока
due-sure = 📅 <b>Вопрос № { $number }: { $name } ответит к этому сроку?</b>
    ⏰ { DAY($starts) }, { TIME($starts) }

    Если срок верный, нажмите кнопку. Если нет, напишите его ещё раз.
    .yes = ✅ Передать
    .no = ‹ К вопросу
assigned-to-another = 👤 Вопрос № { $number } больше не у вас: его забрали модераторы.
    { $seminar }
    <blockquote>{ $text }</blockquote>

wording-ask = ✏️ <b>Как участники прочтут вопрос № { $number }?</b>
    Текст автора: <blockquote>{ $text }</blockquote>
    Сейчас участники читают: { $words }

    Напишите кратко и ясно. Если это голосовое сообщение, напишите, о чём оно. Текст автора сохранится.
wording-none = текст автора
wording-plain = ↩️ Оставить текст автора

history = 🕓 <b>История вопроса № { $number }</b>

    { $list }
history-line = { DAY($starts) }, { TIME($starts) } — { $what } · { $who }
history-automatic = автоматически
history-asker = автор
history-asked = вопрос задан
history-new = скрыт от участников
history-visible = показан участникам
history-released = передача отменена
history-assigned = передан: { $owner }
history-reopened = открыт снова
history-answered = дан письменный ответ
history-answered-aloud = дан ответ в зале
history-merged = объединён с вопросом № { $number }
history-carried = перенесён на следующий семинар, там № { $number }
history-unmerged = объединение отменено
history-declined = закрыт без ответа
history-declined-for = закрыт без ответа: { $why }
history-withdrawn = отозван

## Модератор: список вопросов

queue-button = ❓ Вопросы
queue = ❓ <b>{ $seminar }</b>
    Вопросы без ответа: <b>{ $left }</b>
    { $mode }

    { $list }
queue-moderated = 🔒 Новый вопрос участники увидят, когда вы его покажете.
queue-open = 🔓 Новый вопрос участники видят сразу.
queue-nothing = Здесь вопросов нет.
queue-line = { $sign } <b>№ { $number }</b> { $who }
    { $text } { $votes ->
        [0] { "" }
       *[other] · 🙋 { $votes }
    }
queue-number-button = { $sign } № { $number }
sign-new = 🆕
sign-visible = 👁
sign-assigned = 👤
sign-reopened = 🔁
sign-answered = ✅
sign-merged = 🔗
sign-declined = 🚫
sign-withdrawn = ✖️
queue-new = 🆕 Новые ({ $number })
queue-left = ⏳ Без ответа ({ $number })
queue-ended = ✅ Завершённые ({ $number })
queue-publish-at-once = 🔓 Показывать сразу
queue-moderate-first = 🔒 Сначала читать
unanswered-button = ❓ Вопросы без ответа: { $number }
unanswered-questions = ❓ <b>Вопросы без ответа: { $number }</b>
    Выберите семинар.
unanswered-none = 👌 Вопросов без ответа нет.
unanswered-at = { $seminar }: { $number }

## Темы

topic-ask = 🏷 <b>О чём вопрос № { $number }?</b>
    <blockquote>{ $text }</blockquote>
    Выберите тему или напишите её название, например: Жол / Дорога.
topic-new = ➕ { $topic }
topic-without = Без темы
topics = 🏷 <b>О чём спрашивают больше всего</b>
    { $seminar }
topics-none = 🏷 Тем пока нет: добавьте их на странице вопроса.
    { $seminar }
topic-line = { $topic } · ❓ { $number } · 🙋 { $votes }
topic = 🏷 <b>{ $topic }</b>
    Вопросов: { $number }, голосов: { $votes }
topic-questions = ❓ Вопросы темы
topic-rename = ✏️ Переименовать
topic-merge = 🔗 Объединить
topic-back = ‹ К теме
topics-all = 🏷 Все темы
topic-ask-name = ✏️ <b>{ $topic }</b>
    Напишите новое название, например: Жол / Дорога.
topic-ask-merge = 🔗 <b>{ $topic }</b>
    В какую тему перейдут её вопросы?
topic-alone = 🏷 <b>{ $topic }</b>
    Других тем пока нет.

## Тем, кто ждёт

question-declined = 🚫 <b>На ваш вопрос № { $number } ответа не будет</b>
    { $seminar }
    { $question }
    Причина: { $why }
    Чтобы спросить иначе, нажмите кнопку ниже.
voted-declined = 🚫 <b>На вопрос № { $number }, который интересовал и вас, ответа не будет</b>
    { $seminar }
    { $question }
    Причина: { $why }
    Чтобы задать свой вопрос, нажмите кнопку ниже.
question-merged = 🔗 <b>На ваш вопрос № { $number } ответят вместе с вопросом № { $other }</b>
    { $seminar }
    { $question }
    Оба об одном и том же. Ответ придёт сюда и вам.
question-merged-quoted = 🔗 <b>На ваш вопрос № { $number } ответят вместе с вопросом № { $other }</b>
    { $seminar }
    { $question }
    Оба об одном и том же: «{ $text }». Ответ придёт сюда и вам.
question-merged-answered = 🔗 <b>На ваш вопрос № { $number } ответили вместе с вопросом № { $other }</b>
    { $seminar }
    { $question }
    Оба об одном и том же. Ответ — в этом чате.
question-unmerged = ↩️ <b>На ваш вопрос № { $number } ответят отдельно</b>
    { $seminar }
    { $question }
    Объединение с другим вопросом отменено.
question-reopened = 🔁 <b>Вопрос № { $number } рассматривают снова</b>
    { $seminar }
    { $question }
    Ответ придёт сюда.
voted-withdrawn = ✖️ Вопрос № { $number }, который интересовал и вас, отозван автором.
    { $seminar }
    Если ответ вам ещё нужен, задайте вопрос сами.

## Сотрудники: все вопросы и ответы файлом

asked-export-button = 📗 Вопросы файлом
asked-export = 📗 <b>Все вопросы и ответы: { $number }</b>
    { $seminar }

    В файле есть имена: подумайте, кому его отдадите. Имён тех, кто их скрыл, в файле нет. Выгрузка записывается в журнал.
asked-export-xlsx = 📗 Excel, таблица
asked-export-docx = 📄 Word, для чтения
asked-exported = 📗 { $seminar }
    Вопросов: { $number }
asked-export-none = На этом семинаре ещё не задавали вопросов.
asked-export-title = Вопросы
asked-column-at = Когда задан
asked-column-place = Откуда
asked-column-text = Вопрос словами автора
asked-column-wording = Как видят участники
asked-column-files = Файлов
asked-column-item = Пункт программы
asked-column-topic = Тема
asked-column-votes = Хотят знать ещё
asked-column-state = Состояние
asked-column-owner = Кто отвечает
asked-column-due = Срок
asked-column-answers = Ответы
asked-column-steps = История
asked-hidden = имя скрыто
asked-topic-none = Без темы
asked-is-new = новый
asked-is-visible = виден участникам
asked-is-assigned = передан отвечающему
asked-is-reopened = открыт снова
asked-is-answered = есть ответ
asked-is-answered-aloud = ответили в зале
asked-is-answered-written = ответили письменно
asked-is-merged = объединён
asked-is-merged-into = объединён с № { $number }
asked-is-carried = перенесён на другой семинар
asked-is-declined = закрыт без ответа
asked-is-declined-because = закрыт без ответа: { $reason }
asked-is-withdrawn = отозван
asked-answered-aloud = Ответ в зале: { $by }, { $time }
asked-answered-written = Ответ: { $by }, { $time }
asked-step = { $time } · { $state } · { $by }
asked-by-asker = автор
asked-automatic = автоматически
asked-document-title = Вопросы и ответы. { $seminar }
asked-document-votes = Хотят знать ещё: { $votes }
asked-document-own = Словами автора: { $text }
asked-document-item = Пункт программы: { $item }
questions-paper-about = { $seminar }, { DAYS($starts, $ends, year: "always") }
questions-paper-asked = Задано вопросов: { $asked }.
questions-paper-answered = С ответом: { $number }.
questions-paper-left = Пока без ответа: { $number }.
questions-paper-similar = Похожих, собранных под общим вопросом: { $number }.
questions-paper-carried = Перенесено на другой семинар: { $number }.
questions-paper-declined = Закрыто без ответа: { $number } (в приложении).
questions-paper-head = Вопрос № { $number }. { $name }, { $place }
questions-paper-head-anonymous = Вопрос № { $number } (имя скрыто)
questions-paper-same = Об этом же спросили:
questions-paper-same-line = № { $number }, { $name }, { $place }: { $text }
questions-paper-same-anonymous = № { $number } (имя скрыто): { $text }
questions-paper-aloud = Ответ в зале. { $by }, { DAY($at, year: "always") }:
questions-paper-written = Ответ. { $by }, { DAY($at, year: "always") }:
questions-paper-waiting = Ответа пока нет.
questions-paper-waiting-by = Ответа пока нет. Отвечает: { $by }
questions-paper-waiting-due = Ответа пока нет. Срок: { DAY($due, year: "always") }.
questions-paper-waiting-by-due = Ответа пока нет. Срок: { DAY($due, year: "always") }. Отвечает: { $by }
questions-paper-elsewhere = Перенесены на другой семинар
questions-paper-annex = Приложение. Вопросы, закрытые без ответа
questions-paper-reason = Причина: { $reason }

## После семинара: вопросы и ответы для всех

digest-message = 📰 <b>Вопросы и ответы семинара</b>
    { $seminar }

    { $list }

    { $rest }
digest-file = 📰 <b>Вопросы и ответы семинара: { $number }</b>
    { $seminar }

    Всё в файле, откройте и прочтите.

    { $rest }
digest-line = ❓ <b>№ { $number }</b> { $question }
    💬 { $answer }
digest-point = № { $number }. { $question }
digest-rest = ⏳ Вопросы, на которые ответ ещё готовится: { $left }. Ответ придёт автору вопроса.
digest-voice = 🎧 Ответ на вопрос № { $number }

## Сотрудники: как это отправить

digest-button = 📰 Ответы для всех
digest = 📰 <b>Отправить вопросы и ответы всем</b>
    { $seminar }

    { $list }
digest-counts = Вопросов с ответами: <b>{ $number }</b>
    Получателей: <b>{ $people }</b>, в том числе те, кто не смог приехать. Авторы вопросов не называются.
digest-empty = Отправлять всем пока нечего. Рассылаются вопросы с ответом, которые видны участникам.
digest-as-file = 📄 В одно сообщение всё не поместится, поэтому это будет файл Word.
digest-left = ⏳ Вопросы без ответа: { $left }. Участники узнают только их число.
digest-unshown = 🙈 Есть ответ, но участникам не показаны: № { $numbers }. Пока не войдут.
digest-without = ✖️ Не войдёт, потому что нет текста: № { $numbers }.
digest-lacks-ky = 🌐 Нет ответа на кыргызском: № { $numbers }. Читающие по-кыргызски получат его на другом языке.
digest-lacks-ru = 🌐 Нет ответа на русском: № { $numbers }. Читающие по-русски получат его на другом языке.
digest-names = ⚠️ Похоже, есть имя или телефон: № { $numbers }. Сначала исправьте текст.
digest-early = 🕓 Отправить можно после окончания семинара.
digest-was-sent = ✅ Отправлено: { DAY($starts) }, { TIME($starts) }. Второй раз не отправляется.
digest-add = 👁 Добавить в рассылку: { $number }
digest-ask-add = 👁 <b>Показать эти вопросы участникам и добавить?</b>

    { $list }

    Если в них есть имя или персональные данные, сначала исправьте текст на странице вопроса.
    .yes = 👁 Да, добавить
    .no = { back-button }
digest-add-line = • <b>№ { $number }</b> { $question }
digest-see = 👁 Посмотреть, как придёт
digest-send = ✅ Отправить, получателей: { $people }
digest-changed = Пока вы смотрели, что-то изменилось. Ничего не отправлено: нажмите ещё раз «Посмотреть, как придёт», потом отправляйте.

## Экран: сотрудникам

wall-button = 🖥 Экран
wall = 🖥 <b>Экран</b> · { $seminar }
    { $address }
    { $end }

    <b>Сейчас на экране</b>
    { $large }

    <b>Дальше</b>
    { $list }

    Всего вопросов: { $every }, отвечено: { $done }
wall-line = <b>№ { $number }</b> ▲ { $votes } { $mark }
    { $text }
wall-now-none = Крупно ничего не показано.
wall-poll = 📊 { $question } (голосов: { $number })
wall-poll-off = ↩️ Убрать опрос с экрана
wall-none = Здесь вопросов нет. Сюда попадают те, что видны участникам.
wall-mark-answered = ✅
wall-mark-pinned = 📌
wall-mark-shown = 👁
wall-next = ▶️ Следующий: № { $number }
wall-clear = ⬜ Убрать с экрана
wall-link = 🔗 Адрес, QR
wall-left-out = 🚫 Не на экране: { $number }
wall-back = ‹ К экрану
wall-out = 🚫 <b>Не на экране</b> · { $seminar }

    { $list }

    Чтобы вернуть вопрос, нажмите на его номер, потом «↩️ Вернуть на экран».
wall-question = <b>№ { $number }</b> ▲ { $votes } { $mark }

    { $text }
wall-show = 🖥 Показать крупно
wall-pin = 📌 Поставить первым
wall-unpin = 📌 Открепить
wall-leave-out = 🚫 Не показывать
wall-bring-back = ↩️ Вернуть на экран
wall-closed = С вопросом № { $number } это уже невозможно: на него ответили, он закрыт или не виден участникам. Обновите список.
wall-until = После семинара экран закроется сам. Последний день: { DAY($day) }.
wall-over = 🔒 Семинар закончился, экран закрыт. Последний день: { DAY($day) }.
wall-address = 🖥 <b>Адрес экрана</b> · { $seminar }
    { $address }

    Наберите его в браузере компьютера в зале или перешлите туда это сообщение. Во весь экран: F11, тёмный или светлый вид: D.
    Экран увидит каждый, кто знает адрес. Если он разошёлся, возьмите новый.
    { $end }
wall-new = 🔁 Новый адрес
wall-only-here = ⚠️ Этот адрес открывается только на компьютере, где работает бот. Для других компьютеров тот, кто ставил бота, должен заполнить настройку PUBLIC_URL.

## Экран: залу

screen-ask = Задайте вопрос
screen-how = Наведите камеру на код или найдите бота в Telegram
screen-arrive = Вы пришли?
screen-arrive-how = Напишите этот код боту или наведите камеру на QR-код. Код меняется каждую минуту
screen-next = Следующие вопросы
screen-none = Пока нет
screen-answered = Ответ дан
screen-done = Отвечено
screen-asked = Вопросов
screen-voice = Вопрос голосовым сообщением или фото
screen-more = ещё
screen-cut = Полностью в боте
screen-lost = Нет связи. Экран обновится сам
screen-gone = Этот адрес закрыт. Новый у модератора
screen-over = Семинар закончился, экран закрыт
screen-until = Последний день экрана: { DAY($day) }
screen-theme = Тёмный или светлый
screen-full = Во весь экран
screen-poll = Опрос
screen-vote = Голосуйте
screen-phone = Бот прислал вопрос на ваш телефон. Если его нет, наведите камеру на код
screen-voted = Проголосовало
screen-closed = Итог

## Недоставленное

lost-answer-asker = 📭 До автора вопроса № { $number } от вас не дошло: { $thing } ({ $why }). Остальное дошло.
lost-answer-reopened = 📭 Ваш ответ на вопрос № { $number } не дошёл до автора: { $thing } ({ $why }). Автор знает, что ответ есть. Вопрос снова открыт.
    <b>Ответьте, пожалуйста, письменно:</b> смахните это сообщение влево и напишите.
lost-answer-all = 📭 Ваш ответ на вопрос № { $number } не дошёл до автора: { $why }. Ответ сохранён.
lost-answer-others = 📭 Ваш ответ на вопрос № { $number } дошёл не целиком до некоторых из тех, кого этот вопрос тоже интересовал: { $thing } ({ $why }). Таких людей: { $people }.
lost-remark = 📭 Ваше сообщение по вопросу № { $number } дошло не целиком: { $thing } ({ $why }). Напишите это, пожалуйста, текстом.
lost-remark-all = 📭 Ваше сообщение по вопросу № { $number } не дошло: { $why }.
lost-question = 📭 Из вашего вопроса № { $number } до отвечающих не дошло: { $thing } ({ $why }). Задайте его, пожалуйста, текстом: /ask
