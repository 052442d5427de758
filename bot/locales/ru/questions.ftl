# Как изменить: docs/texts.md

## Люди

place-none = учреждение не указано

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
name-hide = 🙈 Скрыть моё имя
name-show = 👤 Показать моё имя
ask-stop = ✖️ Отмена
ask-stopped = Хорошо, вопрос не отправлен.
awaited-question = Сейчас нужен ваш вопрос: отправьте текст, голос, фото или файл. Отменить: /cancel
question-kept = ✅ <b>Вопрос №{ $number } принят</b>
    { $seminar }

    Ответ придёт сюда. Чтобы исправить, удержите своё сообщение и измените его. Все ваши вопросы: /questions
question-kept-hidden = ✅ <b>Вопрос №{ $number } принят</b> 🙈
    { $seminar }

    В зале вашего имени не увидят. Ответ придёт сюда. Чтобы исправить, удержите своё сообщение и измените его. Все ваши вопросы: /questions
question-withdraw = ✖️ Отозвать вопрос
withdraw-confirm = ✖️ <b>Отозвать вопрос №{ $number }?</b>
    Тогда на него не ответят, вернуть его будет нельзя.
    .yes = ✖️ Да, отозвать
    .no = ‹ Нет, оставить
prompt-old = «{ $text }»
    Добавить это к вашему вопросу №{ $number } и отправить?
    .yes = ✅ Да, отправить
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
    { $question }
    { $answer }
question-quote = <blockquote>{ $question }</blockquote>
answer-in-media = (ответ в файле)
answer-follows = (ответ ниже)

saved-offer = «{ $text }»
    Это вопрос сотрудникам? Нажмите «Да», и мы примем его.
saved-ask = ✅ Да, это вопрос
saved-drop = Нет
saved-dropped = Хорошо. Если понадобится: /ask
unexpected-kind = Такое сообщение я не понимаю. Отправьте вопрос текстом, голосом, фото или файлом.

## Сотрудники: вопросы

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

## Похожий вопрос

similar-offer = 🔎 <b>Похожий вопрос уже есть</b>

    { $list }

    Ваш такой же? Нажмите его номер, и ответ придёт и вам. Если не нажмёте, через 5 минут ваш вопрос будет принят отдельно.
similar-line = <b>{ $place }.</b> { $text }
    { $state }
similar-open = ⏳ ждёт ответа
similar-answered = ✅ есть ответ
similar-faq = 📖 есть готовый ответ
similar-yours = 👤 это спросили вы
similar-this = 👍 { $place }: мой такой же
similar-read = 📖 { $place }: прочитать ответ
similar-none = ❓ Нет, мой о другом
similar-faq-answer = 📖 <b>{ $question }</b>

    { $answer }

    Это ответ на ваш вопрос?
similar-helped = 👍 Да, спасибо
similar-closed = Хорошо. Если будет ещё вопрос: /ask
similar-voted = 👍 <b>Вы тоже ждёте ответа на вопрос №{ $number }</b>
    Как только ответят, ответ придёт сюда. Отдельного вопроса мы не добавили.
similar-voted-answered = 👍 <b>На вопрос №{ $number } уже ответили</b>
    Ответ ниже.
similar-own = 👍 Этот ваш вопрос уже принят под №{ $number }, ответ придёт сюда. Все ваши вопросы: /questions
similar-late = Ваш вопрос уже принят отдельно под №{ $number }. Посмотреть: /questions
similar-done = Ваш выбор уже принят, нажимать ещё раз не нужно. Есть вопрос: /ask

## Кому вопрос

ask-to = 🎤 Докладчику или по теме
ask-to-which = 🎤 <b>Кому ваш вопрос?</b>
    { $seminar }

    Выберите из программы или оставьте для всего семинара.
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
remark-later = Спасибо, вопросов от вас уже много. Следующий примем в { TIME($starts) }. Написанное осталось в чате, отправьте его тогда ещё раз.
vote-slowly = Голоса приходят слишком быстро. Продолжите через минуту, прежние голоса сохранены.
banned = Сейчас ваши вопросы и голоса не принимаются. Регистрация и всё остальное в силе. Если это недоразумение, обратитесь к организатору семинара.

## Свои вопросы

question-edited-again = ✏️ Вопрос №{ $number } исправлен. Зал увидит его снова, когда модератор прочтёт новые слова.
question-declined-already = Вопрос №{ $number } закрыт, изменить его нельзя. Если есть что добавить: /questions
question-file-stays = Отправленный файл заменить нельзя. Новый файл пришлите новым вопросом: /ask
voice-known = 🎙 <b>Вас могут узнать</b>
    Имя мы скроем, но тот, кто откроет запись, может узнать вас по голосу или лицу. Как поступим?
voice-known-or-write = 🎙 <b>Вас могут узнать</b>
    Имя скрыто, но по голосу или лицу вас могут узнать. Напишите то же текстом или отправьте запись как есть.
voice-send = 🎙 Отправить как есть
voice-named = 👤 Отправить с моим именем
voice-write = ✏️ Лучше напишу
voice-hide = 🎙 В вопросе №{ $number } ваш голос или видео: вас могут узнать и без имени. Скрыть имя?
    .yes = 🙈 Да, скрыть имя
question-file-added = ✅ Файл добавлен к вопросу №{ $number }.
question-declined-state = ✖️ закрыт без ответа
own-question = 💬 <b>Ваш вопрос №{ $number }</b>
    { $seminar }
    <blockquote>{ $text }</blockquote>
    { $state }
    { $list }
own-votes = 👍 Кроме вас, это хотят знать: { $votes }
own-new = ⏳ Принят, его прочтёт модератор
own-visible = 👀 В списке зала, ждёт ответа
own-assigned = ✍️ Специалист готовит ответ
own-due = ✍️ Специалист готовит ответ. Срок: { DAY($starts) }
own-reopened = 🔄 Открыт снова, ждёт ответа
own-answered = ✅ Ответ дан: { DAY($starts) }, { TIME($starts) }
own-answered-aloud = ✅ Ответили вслух в зале: { DAY($starts) }, { TIME($starts) }
own-merged = 🔗 Объединён с вопросом №{ $number }. Когда на него ответят, ответ придёт и вам
own-merged-answered = ✅ Ответ дан вместе с вопросом №{ $number }
own-declined = ✖️ Закрыт без ответа: { $reason }
own-withdrawn = ✖️ Отозван
answer-line = 💬 { $answer }
answer-aloud-line = 🗣 Сказано в зале: { $answer }
answer-whole = 💬 <b>Ответ на вопрос №{ $number }</b>
    { $answer }
answer-whole-button = 💬 Ответ полностью
reopen-button = ➕ Спросить ещё
own-back = ‹ Все мои вопросы
reopen-prompt = ➕ <b>Дополнение к вопросу №{ $number }</b>
    <blockquote>{ $question }</blockquote>
    Что ещё хотите спросить? Отправьте текст, голос, фото или файл. Вопрос откроется снова.
reopen-cancelled = Хорошо, ничего не изменилось.
reopen-done = ✅ Вопрос №{ $number } открыт снова, сотрудники получили ваши слова. Ответ придёт сюда.
question-open-still = Вопрос №{ $number } ещё открыт и ждёт ответа. Чтобы исправить его, измените своё сообщение.

## Вопросы зала

hall-button = 👀 Вопросы зала
hall-which = Вопросы какого семинара показать?
hall-no-seminar = Сейчас нет семинара, вопросы которого можно посмотреть.
hall = 👀 <b>Вопросы зала</b>
    { $seminar }
    Задано: { $asked }, ждут ответа: { $left }
    { $contact }

    <b>{ $view }</b>

    { $list }
hall-contact = ☎️ Организатор: { $contact }
hall-top = 🔥 Самые нужные
hall-new = 🆕 Новые
hall-answered = ✅ С ответом
topics-button = 🏷 Темы
hall-by-topic = 🏷 <b>О чём спрашивают чаще?</b>
    { $seminar }
hall-topic = { $topic } · { $number }
hall-empty = Здесь пока нет вопросов.
hall-line = <b>№{ $number }</b> · 👍 { $votes }
    { $text }
hall-line-own = <b>№{ $number }</b> · 👍 { $votes } · ваш
    { $text }
hall-line-answered = <b>№{ $number }</b> · ✅ есть ответ
    { $text }
hall-read = 📖 №{ $number }
hall-gone = Этого вопроса сейчас нет в списке. Остальные: /hall
hall-question = ❓ <b>№{ $number }</b> · 👍 { $votes }
    { $seminar }
    { $name }
    <blockquote>{ $text }</blockquote>
    { $list }
hall-open = ⏳ Ждёт ответа
hall-anonymous = 🙈 Имя не показано
vote = 👍 Мне тоже нужно · { $votes }
vote-taken = ✅ Мне тоже нужно · { $votes }
vote-counted = 👍 Ваш голос учтён. Ответ придёт и вам.
vote-counted-already = Ваш голос уже учтён.
vote-taken-back = Ваш голос отозван.
vote-ended = Этот вопрос уже закрыт, голосовать за него нельзя.

## Сотрудники: дополнения и те, чьи вопросы не принимаются

staff-question-reopened = 🔄 <b>№{ $number }</b> · { $seminar } · спрашивают ещё
    <blockquote>{ $question }</blockquote>
    { $text }
ban-button = 🚫 Не принимать от автора
ban-confirm = 🚫 <b>{ $name }</b> (вопрос №{ $number })
    Вопросы и голоса этого человека больше не будут приниматься. Регистрация, место и прежние вопросы остаются. Вернуть можно в любое время.
    .yes = 🚫 Да, не принимать
    .no = ‹ К вопросу
ban-done = 🚫 <b>{ $name }</b> (вопрос №{ $number }): вопросы и голоса больше не принимаются.
unban-button = ↩️ Снова принимать
unban-name = ↩️ Снова принимать: { $name }
unban-done = ✅ <b>{ $name }</b> (вопрос №{ $number }): вопросы и голоса снова принимаются.
ban-none = Вопросы этого человека и так принимаются.
ban-staff = Это сотрудник: сначала уберите его из команды.
banned-button = 🚫 Чьи вопросы не принимаются
banned-list = 🚫 <b>Чьи вопросы не принимаются</b>

    { $list }
banned-line = <b>{ $name }</b> · { $seminar }, №{ $number }
    с этого дня: { DAY($starts) }
banned-none = Таких людей нет: вопросы принимаются от всех.

## Тому, кто спросил: ответ

question-answer-too = 💬 <b>Ответ на вопрос №{ $number }, который интересовал и вас</b>
    { $question }
    { $answer }
answer-aloud = 🎤 <b>На ваш вопрос №{ $number } ответили в зале</b>
    { $question }
    { $answer }
answer-aloud-too = 🎤 <b>На вопрос №{ $number }, который интересовал и вас, ответили в зале</b>
    { $question }
    { $answer }
answer-translated = 🌐 Ответ на вопрос №{ $number } теперь на вашем языке: смотрите сообщение выше.
answer-part-gone = (эта часть ответа убрана)

## Разговор с тем, кто спросил

clarify-request = ❔ <b>Нужно уточнение к вашему вопросу №{ $number }</b>
    { $question }
    { $text }

    Нажмите кнопку или ответьте на это сообщение. Если вы скрыли имя, оно останется скрытым.
clarify-reply-button = 💬 Ответить
clarify-reply-prompt = ✍️ Отправьте уточнение к вопросу №{ $number }: текст, голос, фото или файл.
clarify-reply-sent = ✅ Отправляется. Ответ на вопрос №{ $number } придёт сюда; если не дойдёт, я вам напишу.
remark-edited = ✏️ Ваше уточнение к вопросу №{ $number } исправлено.
awaited-clarify-reply = Сейчас нужно уточнение: отправьте текст, голос, фото или файл. Отменить: /cancel

## Тому, кто отвечает

assigned-to-you = 📌 <b>Вам передан вопрос</b> · передал(а) { $by }

    { $card }
assigned-to-you-by = 📌 <b>Вам передан вопрос, ответить до: { DAY($starts) }, { TIME($starts) }</b>
    Передал(а) { $by }

    { $card }
assign-self-button = ✋ Отвечу я
reassign-button = ➡️ Передать другому
clarify-button = ❔ Уточнить
question-yours = ✋ Вопрос №{ $number } теперь ваш. Чтобы ответить, ответьте (reply) на сообщение с вопросом или нажмите «💬 Ответить».
question-taken = Вопрос №{ $number } взял другой человек. Чтобы дополнить, ответьте (reply) на сообщение с вопросом.
question-ended = Вопрос №{ $number } завершён: на него ответили или его закрыли. Как именно, видно в сообщении с вопросом.
reassign-prompt = ➡️ Кому передать вопрос №{ $number }?
unassign-button = ↩️ Вернуть модераторам
reassigned = ➡️ Вопрос №{ $number } передан: теперь отвечает { $name }.
unassigned = ↩️ Вопрос №{ $number } возвращён модераторам.
unassigned-notice = ↩️ <b>Вопрос №{ $number } вернули</b> · { $seminar }
    { $name } не может ответить. Поручите его другому.
clarify-prompt = ❔ Что уточнить у автора вопроса №{ $number }? Ваши слова передаст бот, ответом они не считаются.
clarify-cancelled = Хорошо, ничего не отправлено.
clarify-sent = ✅ Отправляется. Уточнение от автора вопроса №{ $number } придёт сюда; если не дойдёт, я вам напишу.
clarify-reply = 💬 <b>Пришло уточнение к вопросу №{ $number }</b>
    <blockquote>{ $question }</blockquote>
    { $text }
awaited-clarify = Сейчас нужно то, что вы хотите уточнить: отправьте текст, голос, фото или файл. Отменить: /cancel
asker-unreachable = Автору этого вопроса сейчас нельзя написать: он отключил бота или удалил свои данные. Ответить на вопрос можно.
answer-sent-many = ✅ Ваш ответ на вопрос №{ $number } отправляется автору и всем, кого он тоже интересовал. Всего человек: { $people }.
answer-added-many = ✅ Дополнение к ответу на вопрос №{ $number } отправляется автору и всем, кого он тоже интересовал. Всего человек: { $people }.
answer-kept = ✅ Ваш ответ на вопрос №{ $number } сохранён. Автору сейчас нельзя написать.
answer-edited = ✏️ Ваш ответ на вопрос №{ $number } исправлен у всех, кто его получил.
answer-file-stays = Отправленный файл заменить нельзя. Пришлите новый ответом (reply) на сообщение с вопросом.
translate-ky = 🌐 Дать и на кыргызском
translate-ru = 🌐 Дать и на русском
translate-prompt = 🌐 Напишите ответ на вопрос №{ $number } ещё на одном языке ({ $language }). Кто читает на этом языке, увидит ответ на нём.
translate-cancelled = Хорошо, ответ остался как был.
translate-sent = ✅ Ответ на вопрос №{ $number } сохранён ещё на одном языке: { $language }.
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

## Сотрудники: что с вопросом

asker = { $name }, { $place }
asker-hidden = { $name }, { $place } · 🙈 залу имя не показывать
asker-kept = 🙈 без имени
is-new = 🆕 Новый, модератор ещё не смотрел
is-visible = 👁 Виден залу, отвечающий не назначен
is-assigned = 👤 Отвечает { $owner }
is-assigned-due = 👤 Отвечает { $owner }, срок { DAY($starts) }, { TIME($starts) }
is-reopened = 🔁 Открыт снова, нужен ещё ответ
is-answered = ✅ Есть ответ
is-merged = 🔗 Объединён с вопросом №{ $number }
is-declined = 🚫 Закрыт без ответа: { $why }
is-withdrawn = ✖️ Автор отозвал
seen-by-hall = 👁 Виден залу
unseen-by-hall = 🙈 Залу не виден
voted-by = 🙋 Хотят знать ещё: { $number }
topic-name = 🏷 { $topic }
wording-line = ✏️ Зал читает: { $text }
declined-off-topic = он не по теме семинара
declined-personal = вопрос личный, его лучше решить с сотрудниками отдельно
declined-unclear = непонятно, о чём вопрос
declined-rude = он написан неуважительно
declined-elsewhere = этим занимается другое учреждение
declined-none = причина не указана
question-show = ✅ Показать залу
question-decline = 🚫 Закрыть
question-page = ⋯ Ещё

## Модератор: страница вопроса

question-card = ❓ <b>№{ $number }</b> · { $seminar }
    { $who }
    🕐 { DAY($starts) }, { TIME($starts) }
    { $facts }

    { $text }
question-hide = 🙈 Скрыть от зала
question-assign = 👤 Назначить
question-release = 👤 Снять назначение
question-merge = 🔗 Объединить
question-unmerge = ↩️ Отменить объединение
question-reopen = 🔁 Открыть снова
question-topic = 🏷 Тема
question-wording = ✏️ Сказать яснее
question-files = 📎 Целиком
question-history = 🕓 История
question-next = ▶️ Следующий новый ({ $number })
question-list = 📋 Список вопросов
question-back = ‹ К вопросу
question-is-shown = ✅ Теперь виден залу
question-is-over = Вопрос №{ $number } уже закрыт или объединён. Откройте его страницу снова.
awaited-text = Сейчас нужен текст. Отменить: /cancel
text-too-long = Слишком длинно, можно не больше { $most } знаков. Сократите.

decline-ask = 🚫 <b>Почему вопрос №{ $number } закрывается без ответа?</b>
    <blockquote>{ $text }</blockquote>
    Причину прочтут все, кто ждёт ответа, каждый на своём языке.
decline-off-topic = Не по теме семинара
decline-personal = Личный вопрос
decline-unclear = Непонятно, о чём он
decline-rude = Написан неуважительно
decline-elsewhere = Решает другое учреждение
decline-own-reason = ✍️ Своими словами
decline-ask-reason = ✍️ <b>Почему вопрос №{ $number } закрывается без ответа?</b>
    <blockquote>{ $text }</blockquote>
    Напишите причину: её прочтут так, как вы напишете.

merge-ask = 🔗 <b>С каким вопросом объединить №{ $number }?</b>
    <blockquote>{ $text }</blockquote>
    Нажмите похожий или напишите номер другого. Потом можно отменить.
merge-ask-none = 🔗 <b>С каким вопросом объединить №{ $number }?</b>
    <blockquote>{ $text }</blockquote>
    Похожих не нашлось. Напишите номер другого вопроса.
merge-with = №{ $number } { $text }
merge-no-such = Вопроса с таким номером нет. Напишите номер вопроса этого семинара, например: 3
merge-not-possible = С вопросом №{ $number } объединить нельзя: он закрыт без ответа или это тот же вопрос. Выберите другой.

assign-ask = 👤 <b>Кто ответит на вопрос №{ $number }?</b>
assign-nobody = 👤 Вопрос №{ $number } назначить некому. Сначала пригласите эксперта на странице команды.
due-ask = 📅 <b>К какому сроку { $name } ответит на вопрос №{ $number }?</b>
    Нажмите день или напишите, например: «25.07», «завтра 12:00», «пятница».
due-day = { DAY($starts) }
due-none = Без срока
due-sure = 📅 <b>Вопрос №{ $number }: { $name } ответит к этому сроку?</b>
    ⏰ { DAY($starts) }, { TIME($starts) }

    Если срок верный, нажмите кнопку. Если нет, напишите его ещё раз.
    .yes = ✅ Назначить
    .no = ‹ К вопросу
assigned-to-another = 👤 Вопрос №{ $number } больше не у вас: его забрал модератор.
    { $seminar }
    <blockquote>{ $text }</blockquote>

wording-ask = ✏️ <b>Как зал прочтёт вопрос №{ $number }?</b>
    Слова автора: <blockquote>{ $text }</blockquote>
    Сейчас зал читает: { $words }

    Напишите кратко и ясно. Если это голос, напишите, о чём он. Слова автора сохранятся.
wording-none = слова автора
wording-plain = ↩️ Оставить слова автора

history = 🕓 <b>История вопроса №{ $number }</b>

    { $list }
history-line = { DAY($starts) }, { TIME($starts) } — { $what } · { $who }
history-automatic = само собой
history-asker = автор вопроса
history-asked = вопрос задан
history-new = скрыт от зала
history-visible = показан залу
history-assigned = назначен: { $owner }
history-reopened = открыт снова
history-answered = дан письменный ответ
history-answered-aloud = дан ответ в зале
history-merged = объединён с вопросом №{ $number }
history-unmerged = объединение отменено
history-declined = закрыт без ответа
history-declined-for = закрыт без ответа: { $why }
history-withdrawn = отозван

## Модератор: список вопросов

queue-button = ❓ Вопросы
queue = ❓ <b>{ $seminar }</b>
    Ждут ответа: <b>{ $left }</b>
    { $mode }

    { $list }
queue-moderated = 🔒 Новый вопрос зал увидит, когда вы его покажете.
queue-open = 🔓 Новый вопрос зал видит сразу.
queue-nothing = Здесь вопросов нет.
queue-line = { $sign } <b>№{ $number }</b> { $who }
    { $text } { $votes ->
        [0] { "" }
       *[other] · 🙋 { $votes }
    }
queue-number-button = { $sign } №{ $number }
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
queue-ended = ✅ Закончены ({ $number })
queue-publish-at-once = 🔓 Показывать залу сразу
queue-moderate-first = 🔒 Сначала смотреть
unanswered-button = ❓ Вопросы без ответа: { $number }
unanswered-questions = ❓ <b>Вопросы без ответа: { $number }</b>
    Нажмите семинар.
unanswered-none = 👌 Вопросов без ответа нет.
unanswered-at = { $seminar }: { $number }

## Темы

topic-ask = 🏷 <b>О чём вопрос №{ $number }?</b>
    <blockquote>{ $text }</blockquote>
    Нажмите или напишите название темы, например: Жол / Дорога
topic-new = ➕ { $topic }
topic-without = Без темы
topics = 🏷 <b>О чём спрашивают больше всего</b>
    { $seminar }
topics-none = 🏷 Тем пока нет: добавьте их на странице вопроса.
    { $seminar }
topic-line = { $topic } · ❓ { $number } · 🙋 { $votes }
topic = 🏷 <b>{ $topic }</b>
    Вопросов: { $number }, голосов: { $votes }
topic-questions = ❓ Её вопросы
topic-rename = ✏️ Переименовать
topic-merge = 🔗 Влить в другую
topic-back = ‹ К теме
topics-all = 🏷 Все темы
topic-ask-name = ✏️ <b>{ $topic }</b>
    Напишите новое название, например: Жол / Дорога
topic-ask-merge = 🔗 <b>{ $topic }</b>
    В какую тему перейдут её вопросы?
topic-alone = 🏷 <b>{ $topic }</b>
    Других тем пока нет.

## Тем, кто ждёт

question-declined = 🚫 <b>На ваш вопрос №{ $number } ответа не будет</b>
    { $seminar }
    { $question }
    Причина: { $why }.
    Чтобы спросить иначе, нажмите кнопку ниже.
voted-declined = 🚫 <b>На вопрос №{ $number }, ответ на который вы ждали, ответа не будет</b>
    { $seminar }
    { $question }
    Причина: { $why }.
    Чтобы спросить самому, нажмите кнопку ниже.
question-merged = 🔗 <b>На ваш вопрос №{ $number } ответят вместе с вопросом №{ $other }</b>
    { $seminar }
    { $question }
    Они об одном. Ответ придёт сюда и вам.
question-merged-quoted = 🔗 <b>На ваш вопрос №{ $number } ответят вместе с вопросом №{ $other }</b>
    { $seminar }
    { $question }
    Они об одном: «{ $text }». Ответ придёт сюда и вам.
question-unmerged = ↩️ <b>На ваш вопрос №{ $number } ответят отдельно</b>
    { $seminar }
    { $question }
    Объединение с другим вопросом отменено.
question-reopened = 🔁 <b>Вопрос №{ $number } рассматривают снова</b>
    { $seminar }
    { $question }
    Ответ придёт сюда.
voted-withdrawn = ✖️ Вопрос №{ $number }, ответ на который вы ждали, отозвал его автор.
    { $seminar }
    Если ответ вам ещё нужен, задайте вопрос сами.

## Сотрудники: все вопросы и ответы файлом

asked-export-button = 📗 Вопросы файлом
asked-export = 📗 <b>Все вопросы и ответы: { $number }</b>
    { $seminar }

    Подумайте, кому отдадите: в файле есть имена. Кто скрыл имя, того в файле нет. Выгрузка записывается в журнал.
asked-export-xlsx = 📗 Excel, таблица
asked-export-docx = 📄 Word, для чтения
asked-exported = 📗 { $seminar }
    Вопросов: { $number }
asked-export-none = На этом семинаре ещё никто не спрашивал.
asked-export-title = Вопросы
asked-column-at = Когда задан
asked-column-place = Откуда
asked-column-text = Вопрос, своими словами
asked-column-wording = Как видит зал
asked-column-files = Файлов
asked-column-item = К какому пункту
asked-column-topic = Тема
asked-column-votes = Хотят знать ещё
asked-column-state = Состояние
asked-column-owner = Кто отвечает
asked-column-due = Срок
asked-column-answers = Ответы
asked-column-steps = Что было
asked-hidden = имя скрыто
asked-topic-none = Без темы
asked-is-new = новый
asked-is-visible = виден залу
asked-is-assigned = передан отвечающему
asked-is-reopened = открыт снова
asked-is-answered = есть ответ
asked-is-answered-aloud = ответили в зале
asked-is-answered-written = ответили письменно
asked-is-merged = объединён
asked-is-merged-into = объединён с №{ $number }
asked-is-carried = перешёл на другой семинар
asked-is-declined = закрыт без ответа
asked-is-declined-because = закрыт без ответа: { $reason }
asked-is-withdrawn = взят обратно
asked-answered-aloud = Ответ в зале: { $by }, { $time }
asked-answered-written = Ответ: { $by }, { $time }
asked-step = { $time } · { $state } · { $by }
asked-by-asker = кто спросил
asked-automatic = автоматически
asked-document-title = Вопросы и ответы. { $seminar }
asked-document-votes = Хотят знать ещё: { $votes }
asked-document-own = Своими словами: { $text }
asked-document-item = К пункту программы: { $item }
questions-paper-about = { $seminar }, { DAYS($starts, $ends, year: "always") }
questions-paper-asked = Задано вопросов: { $asked }.
questions-paper-answered = С ответом: { $number }.
questions-paper-left = Ответа пока нет: { $number }.
questions-paper-similar = Похожих, собранных под общим вопросом: { $number }.
questions-paper-declined = Закрыто без ответа: { $number } (в приложении).
questions-paper-head = Вопрос №{ $number }. { $name }, { $place }
questions-paper-head-anonymous = Вопрос №{ $number } (имя скрыто)
questions-paper-same = Об этом же спросили:
questions-paper-same-line = №{ $number }, { $name }, { $place }: { $text }
questions-paper-same-anonymous = №{ $number } (имя скрыто): { $text }
questions-paper-aloud = Ответ в зале. { $by }, { DAY($at, year: "always") }:
questions-paper-written = Ответ. { $by }, { DAY($at, year: "always") }:
questions-paper-waiting = Ответа пока нет.
questions-paper-waiting-by = Ответа пока нет. Отвечает: { $by }.
questions-paper-waiting-due = Ответа пока нет. Срок: { DAY($due, year: "always") }.
questions-paper-waiting-by-due = Ответа пока нет. Отвечает: { $by }. Срок: { DAY($due, year: "always") }.
questions-paper-carried = Объединены с вопросами другого семинара
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
digest-line = ❓ <b>№{ $number }</b> { $question }
    💬 { $answer }
digest-point = №{ $number }. { $question }
digest-rest = ⏳ Ответ ещё готовится на вопросов: { $left }. Он придёт тому, кто спросил.
digest-voice = 🎧 Ответ на вопрос №{ $number }

## Сотрудники: как это отправить

digest-button = 📰 Ответы для всех
digest = 📰 <b>Отправить вопросы и ответы всем</b>
    { $seminar }

    { $list }
digest-counts = Вопросов с ответами: <b>{ $number }</b>
    Получателей: <b>{ $people }</b>, в том числе те, кто не смог прийти. Имена спросивших не называются.
digest-empty = Показать всем пока нечего. Рассылаются вопросы с ответом, которые видит зал.
digest-as-file = 📄 Их много, поэтому придёт файл Word.
digest-left = ⏳ Без ответа: { $left }. Участники узнают только их число.
digest-unshown = 🙈 Есть ответ, но залу не показаны: { $numbers }. Пока не войдут.
digest-without = ✖️ Не войдут: { $numbers }. Эти вопросы не записаны словами.
digest-names = ⚠️ Похоже, есть имя или телефон: { $numbers }. Сначала исправьте слова.
digest-early = 🕓 Отправить можно после окончания семинара.
digest-was-sent = ✅ Отправлено: { DAY($starts) }, { TIME($starts) }. Второй раз не отправляется.
digest-add = 👁 Добавить и их: { $number }
digest-ask-add = 👁 <b>Показать эти вопросы залу и добавить?</b>

    { $list }

    Если в них есть имя или личные сведения, сначала исправьте слова на странице вопроса.
    .yes = 👁 Да, добавить
    .no = ‹ Назад
digest-add-line = • <b>№{ $number }</b> { $question }
digest-see = 👁 Посмотреть, как придёт
digest-send = ✅ Отправить, получателей: { $people }
digest-changed = С тех пор что-то изменилось. Ничего не отправлено: нажмите ещё раз «Посмотреть, как придёт», потом отправляйте.

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
wall-line = <b>№{ $number }</b> ▲ { $votes } { $mark }
    { $text }
wall-now-none = Крупно ничего не показано.
wall-poll = 📊 { $question } (голосов: { $number })
wall-poll-off = ↩️ Убрать опрос с экрана
wall-none = Здесь вопросов нет. Сюда попадают те, что открыты залу.
wall-mark-answered = ✅
wall-mark-pinned = 📌
wall-mark-shown = 👁
wall-next = ▶️ Следующий: №{ $number }
wall-clear = ⬜ Убрать с экрана
wall-one = №{ $number }
wall-refresh = 🔄 Обновить
wall-link = 🔗 Адрес, QR
wall-left-out = 🚫 Не на экране: { $number }
wall-back = ‹ К экрану
wall-out = 🚫 <b>Не на экране</b> · { $seminar }

    { $list }

    Нажмите номер, чтобы вернуть вопрос на экран.
wall-question = <b>№{ $number }</b> ▲ { $votes } { $mark }

    { $text }
wall-show = 🖥 Показать крупно
wall-pin = 📌 Поставить первым
wall-unpin = 📌 Открепить
wall-leave-out = 🚫 Не показывать
wall-bring-back = ↩️ Вернуть на экран
wall-closed = Вопрос №{ $number } нельзя показать: он не открыт залу или уже закрыт. Обновите список.
wall-until = После семинара экран закроется сам. Последний день: { DAY($day) }.
wall-over = 🔒 Семинар закончился, экран закрыт. Последний день был: { DAY($day) }.
wall-address = 🖥 <b>Адрес экрана</b> · { $seminar }
    { $address }

    Наберите его в браузере компьютера в зале или перешлите туда это сообщение. Во весь экран: F11, тёмный или светлый вид: D.
    Экран увидит каждый, кто знает адрес. Если он разошёлся, возьмите новый.
    { $end }
wall-new = 🔁 Новый адрес
wall-only-here = ⚠️ Этот адрес открывается только на компьютере, где работает бот. Для других компьютеров тот, кто ставил бота, должен заполнить настройку PUBLIC_URL.

## Экран: залу

screen-ask = Задайте вопрос
screen-how = Наведите камеру на код или найдите бота в Телеграме
screen-arrive = Пришли?
screen-arrive-how = Напишите этот код боту или наведите камеру на QR-код. Код меняется каждую минуту
screen-next = Следующие вопросы
screen-none = Вопросов пока нет
screen-answered = Ответ дан
screen-done = Отвечено
screen-asked = Вопросов
screen-voice = Вопрос голосом или фото
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

lost-answer-asker = 📭 Автор вопроса №{ $number } не получил от Вас: { $thing } ({ $why }). Слова дошли.
lost-answer-reopened = 📭 Ваш ответ на вопрос №{ $number } не дошёл до автора: { $thing } ({ $why }). Автор знает, что ответ есть. Вопрос снова открыт.
    <b>Ответьте, пожалуйста, письменно:</b> ответом на это сообщение.
lost-answer-all = 📭 Ваш ответ на вопрос №{ $number } не дошёл до автора: { $why }. Ответ сохранён.
lost-answer-others = 📭 Ваш ответ на вопрос №{ $number } дошёл не целиком до тех, кого он тоже интересовал: { $thing } ({ $why }). Таких людей: { $people }.
lost-remark = 📭 Сказанное Вами о вопросе №{ $number } дошло не целиком: { $thing } ({ $why }). Напишите это, пожалуйста, словами.
lost-remark-all = 📭 Сказанное Вами о вопросе №{ $number } не дошло: { $why }.
lost-question = 📭 Никто из отвечающих не смог получить из Вашего вопроса №{ $number }: { $thing } ({ $why }). Задайте его, пожалуйста, словами: /ask
