# Как изменить: docs/texts.md

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
wanted-by = 🙋 Хотят знать ещё: { $number }
about-topic = 🏷 { $topic }
worded-as = ✏️ Зал читает: { $text }
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
question-part = ↩️ Отменить объединение
question-again = 🔁 Открыть снова
question-topic = 🏷 Тема
question-words = ✏️ Сказать яснее
question-files = 📎 Целиком
question-past = 🕓 История
question-next = ▶️ Следующий новый ({ $number })
question-list = 📋 Список вопросов
question-back = ‹ К вопросу
question-is-shown = ✅ Теперь виден залу
question-is-over = Вопрос №{ $number } уже закрыт или объединён. Откройте его страницу снова.
awaited-words = Сейчас нужен текст. Отменить: /cancel
words-long = Слишком длинно, можно не больше { $most } знаков. Сократите.

decline-ask = 🚫 <b>Почему вопрос №{ $number } закрывается без ответа?</b>
    <blockquote>{ $text }</blockquote>
    Причину прочтут все, кто ждёт ответа, каждый на своём языке.
decline-off-topic = Не по теме семинара
decline-personal = Личный вопрос
decline-unclear = Непонятно, о чём он
decline-rude = Написан неуважительно
decline-elsewhere = Решает другое учреждение
decline-words = ✍️ Своими словами
decline-ask-words = ✍️ <b>Почему вопрос №{ $number } закрывается без ответа?</b>
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
assign-to = { $name } · { $role }
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

past = 🕓 <b>История вопроса №{ $number }</b>

    { $list }
past-line = { DAY($starts) }, { TIME($starts) } — { $what } · { $who }
past-by-itself = само собой
past-asker = автор вопроса
past-asked = вопрос задан
past-new = скрыт от зала
past-visible = показан залу
past-assigned = назначен: { $owner }
past-reopened = открыт снова
past-answered = дан письменный ответ
past-answered-aloud = дан ответ в зале
past-merged = объединён с вопросом №{ $number }
past-parted = объединение отменено
past-declined = закрыт без ответа
past-declined-for = закрыт без ответа: { $why }
past-withdrawn = отозван

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
queue-key = { $sign } №{ $number }
sign-new = 🆕
sign-visible = 👁
sign-assigned = 👤
sign-reopened = 🔁
sign-answered = ✅
sign-merged = 🔗
sign-declined = 🚫
sign-withdrawn = ✖️
queue-new = 🆕 Новые ({ $number })
queue-left = ⏳ Остались ({ $number })
queue-ended = ✅ Закончены ({ $number })
queue-let-all = 🔓 Показывать залу сразу
queue-look-first = 🔒 Сначала смотреть
topics-button = 🏷 Темы
left-button = ❓ Остались вопросы: { $number }
left = ❓ <b>Ждут ответа: { $number }</b>
    Нажмите семинар.
left-none = 👌 Вопросов без ответа нет.
left-at = { $seminar }: { $number }
life-left = <b>{ $seminar }</b>

    В архив нельзя: остались вопросы без ответа — { $number }. Их авторы ждут. Ответьте на каждый или закройте его, назвав причину.
life-left-list = ❓ Оставшиеся вопросы

## Темы

topic-ask = 🏷 <b>О чём вопрос №{ $number }?</b>
    <blockquote>{ $text }</blockquote>
    Нажмите или напишите название темы, например: Жол / Дорога
topic-name = 🏷 { $topic }
topic-new = ➕ { $topic }
topic-without = Без темы
topics = 🏷 <b>О чём спрашивают больше всего</b>
    { $seminar }
topics-none = 🏷 Тем пока нет: добавьте их на странице вопроса.
    { $seminar }
topic-heat = { $topic } · ❓ { $number } · 🙋 { $votes }
topic = 🏷 <b>{ $topic }</b>
    Вопросов: { $number }, голосов: { $votes }
topic-questions = ❓ Её вопросы
topic-rename = ✏️ Переименовать
topic-join = 🔗 Влить в другую
topic-keep = ‹ К теме
topics-all = 🏷 Все темы
topic-ask-name = ✏️ <b>{ $topic }</b>
    Напишите новое название, например: Жол / Дорога
topic-ask-join = 🔗 <b>{ $topic }</b>
    В какую тему перейдут её вопросы?
topic-alone = 🏷 <b>{ $topic }</b>
    Других тем пока нет.

## Тем, кто ждёт

question-declined = 🚫 <b>На ваш вопрос №{ $number } ответа не будет</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    Причина: { $why }.
    Чтобы спросить иначе, нажмите кнопку ниже.
wanted-declined = 🚫 <b>На вопрос №{ $number }, ответ на который вы ждали, ответа не будет</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    Причина: { $why }.
    Чтобы спросить самому, нажмите кнопку ниже.
question-merged = 🔗 <b>На ваш вопрос №{ $number } ответят вместе с вопросом №{ $other }</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    Они об одном. Ответ придёт сюда и вам.
question-merged-quoted = 🔗 <b>На ваш вопрос №{ $number } ответят вместе с вопросом №{ $other }</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    Они об одном: «{ $text }». Ответ придёт сюда и вам.
question-parted = ↩️ <b>На ваш вопрос №{ $number } ответят отдельно</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    Объединение с другим вопросом отменено.
question-taken-up = 🔁 <b>Вопрос №{ $number } рассматривают снова</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    Ответ придёт сюда.
wanted-withdrawn = ✖️ Вопрос №{ $number }, ответ на который вы ждали, отозвал его автор.
    { $seminar }
    Если ответ вам ещё нужен, задайте вопрос сами.
