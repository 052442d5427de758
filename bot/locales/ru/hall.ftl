# Как изменить: docs/texts.md

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
ask-now = 📨 Отправить сейчас
further-later = Спасибо, вопросов от вас уже много. Следующий примем в { TIME($starts) }. Написанное осталось в чате, отправьте его тогда ещё раз.
vote-slowly = Голоса приходят слишком быстро. Продолжите через минуту, прежние голоса сохранены.
barred = Сейчас ваши вопросы и голоса не принимаются. Регистрация и всё остальное в силе. Если это недоразумение, обратитесь к организатору семинара.

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
own = 💬 <b>Ваш вопрос №{ $number }</b>
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
own-more = ➕ Спросить ещё
own-back = ‹ Все мои вопросы
further-prompt = ➕ <b>Дополнение к вопросу №{ $number }</b>
    <blockquote>{ $question }</blockquote>
    Что ещё хотите спросить? Отправьте текст, голос, фото или файл. Вопрос откроется снова.
further-stopped = Хорошо, ничего не изменилось.
further-kept = ✅ Вопрос №{ $number } открыт снова, сотрудники получили ваши слова. Ответ придёт сюда.
question-open-still = Вопрос №{ $number } ещё открыт и ждёт ответа. Чтобы исправить его, измените своё сообщение.

## Вопросы зала

command-hall = Вопросы зала
hall-button = 👀 Вопросы зала
hall-which = Вопросы какого семинара показать?
hall-no-seminar = Сейчас нет семинара, вопросы которого можно посмотреть.
hall = 👀 <b>Вопросы зала</b>
    { $seminar }
    Задано: { $asked }, ждут ответа: { $left }

    <b>{ $view }</b>

    { $list }
hall-top = 🔥 Самые нужные
hall-new = 🆕 Новые
hall-answered = ✅ С ответом
hall-topics = 🏷 Темы
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
hall-back = ‹ К списку
hall-gone = Этого вопроса сейчас нет в списке. Остальные: /hall
hall-question = ❓ <b>№{ $number }</b> · 👍 { $votes }
    { $seminar }
    { $name }
    <blockquote>{ $text }</blockquote>
    { $list }
hall-open = ⏳ Ждёт ответа
hall-nameless = 🙈 Имя не показано
vote = 👍 Мне тоже нужно · { $votes }
vote-taken = ✅ Мне тоже нужно · { $votes }
vote-counted = 👍 Ваш голос учтён. Ответ придёт и вам.
vote-counted-already = Ваш голос уже учтён.
vote-taken-back = Ваш голос отозван.
vote-ended = Этот вопрос уже закрыт, голосовать за него нельзя.

## Сотрудники: дополнения и те, чьи вопросы не принимаются

staff-more = 🔄 <b>№{ $number }</b> · { $seminar } · спрашивают ещё
    <blockquote>{ $question }</blockquote>
    { $text }
bar-button = 🚫 Не принимать от автора
bar-ask = 🚫 <b>{ $name }</b> (вопрос №{ $number })
    Вопросы и голоса этого человека больше не будут приниматься. Регистрация, место и прежние вопросы остаются. Вернуть можно в любое время.
    .yes = 🚫 Да, не принимать
    .no = ‹ К вопросу
bar-done = 🚫 <b>{ $name }</b> (вопрос №{ $number }): вопросы и голоса больше не принимаются.
bar-lift = ↩️ Снова принимать
bar-lift-name = ↩️ Снова принимать: { $name }
bar-lifted = ✅ <b>{ $name }</b> (вопрос №{ $number }): вопросы и голоса снова принимаются.
bar-none = Вопросы этого человека и так принимаются.
bar-staff = Это сотрудник: сначала уберите его из команды.
barred-button = 🚫 Чьи вопросы не принимаются
barred-list = 🚫 <b>Чьи вопросы не принимаются</b>

    { $list }
barred-line = <b>{ $name }</b> · { $seminar }, №{ $number }
    с этого дня: { DAY($starts) }
barred-none = Таких людей нет: вопросы принимаются от всех.
