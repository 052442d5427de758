# Как изменить: docs/texts.md

## Объявление: в самом сообщении, которое получают люди

announcement-read = ✅ Прочитано
announcement-read-done = ✓ Отмечено: прочитано
announcement-programme = 📋 Программа
announcement-album = 👆 К сообщению выше:
placeholder-municipality-none = ваш муниципалитет
placeholder-name-none = уважаемый участник
placeholder-time-value = { DAY($starts) }, { TIME($starts) }

## Сотрудникам: список объявлений

announcements-button = 📣 Объявления
announcements-all-button = 📣 Объявление для всех
announcement-everybody = Все, кто есть у бота
announcements = 📣 <b>Объявления</b>
    { $seminar }
announcements-none = 📣 <b>Объявления</b>
    { $seminar }

    Пока ни одного. Напишите первое: без вашего подтверждения никому ничего не уйдёт.
announcement-new = ➕ Новое объявление
announcement-line = { $sign } { $words }
announcement-wordless = (без слов)
announcement-sign-draft = 📝
announcement-sign-waiting = 🤝
announcement-sign-scheduled = ⏰
announcement-sign-sending = 📤
announcement-sign-paused = ⏸
announcement-sign-stopped = ⛔
announcement-sign-done = ✅
announcement-list = ‹ К списку
announcement-limit-button = 🤝 Согласие второго сотрудника
announcement-limit = 🤝 <b>Согласие второго сотрудника</b>
    Сейчас: { $rule }

    Если объявление уходит многим, его может сначала прочитать и одобрить второй сотрудник. Выберите, начиная с какого числа получателей.
announcement-limit-above = нужно, если получателей больше { $number }
announcement-limit-never = не нужно
announcement-limit-off = Не нужно

## Сотрудникам: одно объявление

announcement = { $head }
    { $seminar }

    { $list }

    👥 { $whom }
    👤 { $by }
    { $timing }
announcement-is-draft = 📝 <b>Черновик — ещё никому не отправлен</b>
announcement-is-waiting = 🤝 <b>Ждёт согласия второго сотрудника</b>
announcement-is-scheduled = ⏰ <b>Ждёт своего времени</b>
announcement-is-sending = 📤 <b>Отправляется</b>
announcement-is-paused = ⏸ <b>На паузе</b>
announcement-is-stopped = ⛔ <b>Остановлено</b>
announcement-is-done = ✅ <b>Отправлено</b>
announcement-is-dropped = 🗑 <b>Отменено</b>
announcement-kept = ✅ <b>Слова сохранены — ещё никому не отправлены</b>
announcement-words = <b>{ $tongue }:</b> { $words }
announcement-words-instead = <b>{ $tongue }:</b> получат на другом языке: { $words }
announcement-words-nothing = <b>{ $tongue }:</b> ничего не получат
announcement-words-missing = <b>{ $tongue }:</b> ⚠️ слов нет
announcement-media = { $kind } { $words }
announcement-kind-photo = 📷 фото
announcement-kind-document = 📄 файл
announcement-kind-video = 🎬 видео
announcement-kind-audio = 🎵 аудио
announcement-kind-voice = 🎤 голос
announcement-kind-animation = 🎞 анимация
announcement-kind-video-note = ⏺ видеосообщение
announcement-kind-sticker = 🏷 стикер
announcement-kind-location = 📍 геопозиция
announcement-kind-venue = 📍 место
announcement-kind-contact = 👤 контакт
announcement-kind-poll = 📊 опрос
announcement-with-keys = 🔘 { $list }
announcement-key = { $label }
announcement-key-on = ☑️ { $label }
announcement-key-off = ▫️ { $label }
announcement-count = Получат: <b>{ $number }</b>, не получат: { $rest }
announcement-total = Получателей: <b>{ $number }</b>
announcement-due = ⏰ { DAY($starts) }, { TIME($starts) }
announcement-began = 🕘 { DAY($starts) }, { TIME($starts) }
announcement-see = 👁 Посмотреть
announcement-test = 📨 Себе на пробу
announcement-whom = 👥 Кому
announcement-keys = 🔘 Кнопки
announcement-send = ➡️ К отправке
announcement-now = ➡️ Отправить сейчас
announcement-back = ✏️ Вернуть, чтобы изменить
announcement-drop = 🗑 Отменить
announcement-card = ‹ К объявлению
announcement-open = 📣 Открыть объявление
announcement-ask-drop = <b>Отменить это объявление?</b>
    Оно никому не уйдёт, и открыть его снова будет нельзя.
    .yes = 🗑 Да, отменить
    .no = Нет, оставить
announcement-moved-on = С этим объявлением уже что-то сделали. Второй раз ничего не отправлено; откройте его карточку заново.

## Сотрудникам: слова

announcement-in-ky = по-кыргызски
announcement-in-ru = по-русски
announcement-in-en = по-английски
announcement-ask-first = 📣 <b>Новое объявление: { $tongue }</b>
    Пришлите сюда сообщение { $tongue }: текст, фото, альбом, файл, голос, геопозицию или опрос. Люди получат его точно таким. Пока никому ничего не уйдёт.

    Каждому подставится своё: { $known }
announcement-ask-next = ✅ Принято. Теперь пришлите то же самое <b>{ $tongue }</b>.
announcement-ask-words = ✍️ Пришлите сообщение <b>{ $tongue }</b>.
    Каждому подставится своё: { $known }
announcement-ask-anew = 👆 Сейчас сообщение такое. Пришлите новое <b>{ $tongue }</b> или исправьте своё сообщение в чате.
    Каждому подставится своё: { $known }
announcement-skip = Позже ›
announcement-none = 🗑 Убрать на этом языке
announcement-awaited = Такое в объявлении отправить нельзя. Пришлите текст, фото, файл, голос, геопозицию или опрос. Написанное сохранено.
announcement-edited = ✏️ Исправление вошло и в объявление.
announcement-edited-late = ⚠️ Это объявление уже подтверждено: люди получают подтверждённые слова, исправление в них не войдёт. Чтобы изменить, откройте карточку.
announcement-problems = ⚠️ <b>В таком виде отправить нельзя</b>
    { $list }

    Исправьте своё сообщение в чате или пришлите новое. Написанное сохранено.
announcement-odd = • { $tongue }: неизвестно, что подставить: { $odd }. Есть только: { $known }
announcement-hollow = • { $tongue }: подставить нечего: { $odd }
announcement-long = • { $tongue }: сократите на { $number } зн.: с подстановками сообщение не поместится
announcement-caption-long = • { $tongue }: сократите на { $number } зн.: подпись к фото или файлу не длиннее { $most } знаков. Или пришлите слова отдельным текстом
announcement-blind-quiz = • { $tongue }: правильный ответ викторины Telegram боту не сообщил. Не пересылайте её, а создайте заново прямо в этом чате
announcement-warnings = <b>Люди получат это немного иначе</b>
    { $list }

    Можно отправить и так.
announcement-warns-poll = ⚠️ { $tongue }: у каждого получателя будет свой отдельный опрос, голоса вместе не соберутся. Чтобы собрать ответы, добавьте через «🔘 Кнопки» ссылку на анкету или задайте дополнительный вопрос при регистрации.
announcement-warns-quiz = ⚠️ { $tongue }: у каждого получателя будет своя отдельная викторина, итоги вместе не соберутся.
announcement-warns-contact = ⚠️ { $tongue }: этот номер телефона увидят все получатели.
announcement-warns-emoji = ⚠️ { $tongue }: особые эмодзи получатели могут увидеть как обычные.
announcement-warns-forwarded = ⚠️ { $tongue }: сообщение переслано, но получатели не увидят, чьё оно. Если это важно, назовите автора в тексте.
announcement-warns-buttons = ⚠️ { $tongue }: кнопки под этим сообщением не передаются. Нужные ссылки добавьте через «🔘 Кнопки».
announcement-warns-live = ⚠️ { $tongue }: место не будет двигаться: получатели увидят его таким, каким вы его прислали.
announcement-cannot-dice = Такая игра у каждого выпадет по-своему, в объявлении её не отправить. Пришлите текст, фото или файл. Написанное сохранено.
announcement-cannot-game = Игру в объявлении отправить нельзя. Напишите текст со ссылкой на неё. Написанное сохранено.
announcement-cannot-story = Историю в объявлении отправить нельзя. Пришлите само фото или видео. Написанное сохранено.
announcement-cannot-paid-media = Платное фото или видео в объявлении отправить нельзя. Пришлите его обычным, бесплатным. Написанное сохранено.
announcement-cannot-checklist = Список дел бот отправить не может. Напишите его текстом. Написанное сохранено.
announcement-cannot-invoice = Счёт на оплату в объявлении отправить нельзя. Напишите текст со ссылкой на оплату. Написанное сохранено.
announcement-cannot-giveaway = Розыгрыш в объявлении отправить нельзя. Напишите о нём текстом. Написанное сохранено.
announcement-ask-keys = 🔘 <b>Кнопки под сообщением</b>
    Нажатие добавляет кнопку, второе нажатие убирает.
announcement-add-link = ➕ Ссылка
announcement-ask-link = 🔗 <b>Кнопка со ссылкой</b>
    Пришлите адрес и надпись на кнопке, например:
    https://example.org Материалдар / Материалы
announcement-link-wrong = Это не похоже на ссылку. Напишите так: https://example.org Материалы. Остальное сохранено.
announcement-label-wrong = После адреса добавьте надпись на кнопке, не длиннее { $most } знаков. Остальное сохранено.

## Сотрудникам: перед отправкой

announcement-shown = 👁 <b>{ $tongue }</b> — это получат { $number } чел.:
announcement-shown-as = 👁 <b>{ $tongue }:</b>
announcement-empty = Сначала напишите слова: сообщение пустое.
announcement-none-for-you = Читающие на вашем языке это сообщение не получат. Нажмите «👁 Посмотреть».
announcement-missing = ⚠️ <b>Сообщение не написано { $tongue }</b>
    Читают бота { $tongue }: { $number } чел. Что они получат?
announcement-write = ✍️ Напишу сейчас
announcement-instead-ky = Кыргызские слова
announcement-instead-ru = Русские слова
announcement-instead-en = Английские слова
announcement-give-nothing = Ничего не получат
announcement-nobody = 👥 <b>Это сообщение никто не получит</b>
    До выбранных сообщение не дойдёт: { $rest } чел. Выберите других; слова сохранены.
announcement-confirm = ➡️ <b>Отправить?</b>
    { $seminar }

    { $who }

    👥 Получат: <b>{ $number }</b>
    { $list }
    📵 Не получат: { $rest }

    Например:
    { $sample }

    { $timing }
    { $agree }
    { $warnings }
announcement-confirm-anew = ⚠️ <b>Пока вы смотрели, что-то изменилось — проверьте ещё раз</b>
    { $seminar }

    { $who }

    👥 Получат: <b>{ $number }</b>
    { $list }
    📵 Не получат: { $rest }

    Например:
    { $sample }

    { $timing }
    { $agree }
    { $warnings }
announcement-share = • { $tongue }: { $number }
announcement-share-instead = • { $tongue }: { $number } (получат на другом языке: { $words })
announcement-share-nothing = • { $tongue }: { $number } — ничего не получат
announcement-sample = • { $name }, { $place }
announcement-placeless = место не указано
announcement-at-once = 🕘 Сразу
announcement-at = ⏰ { DAY($starts) }, { TIME($starts) }
announcement-agree = 🤝 Получателей больше { $number }, поэтому сначала нужно согласие второго сотрудника.
announcement-go = ✅ Отправить сейчас: { $number } чел.
announcement-go-at = ✅ Отправить в это время: { $number } чел.
announcement-go-agree = 🤝 Попросить согласия: { $number } чел.
announcement-time = ⏰ В другое время
announcement-ask-time = ⏰ <b>Когда отправить?</b>
    Выберите или напишите, например: завтра 9:00 или 18.07 14:30
announcement-hour = { SHORTDAY($starts) }, { TIME($starts) }
announcement-hour-missing = Напишите и час, например: завтра 9:00. Объявление сохранено.

## Сотрудникам: второй сотрудник

announcement-asked = 🤝 <b>Вы согласны?</b>
    { $name } хочет отправить это сообщение: { $number } чел.
    { $seminar }
    { $who }
    { $timing }
    { $warnings }
announcement-yes = ✅ Да, отправить
announcement-no = ✋ Нет, не отправлять
announcement-not-you = Это должен одобрить другой сотрудник, не вы. Сообщение ждёт его ответа.
announcement-no-second = У бота нет другого организатора, который мог бы согласиться. Добавьте его в команду или попросите владельца отключить это правило. Объявление сохранено.
announcement-agreed = ✅ Второй сотрудник согласен: объявление одобрено.
    { $seminar }
announcement-agreed-by-you = 🤝 Вы согласились, объявление получат: { $number } чел.
    { $seminar }
announcement-declined = ✋ Второй сотрудник не согласен. Никому ничего не ушло, слова сохранены: исправьте и отправьте снова.
    { $seminar }
announcement-begun = 📤 Время пришло: объявление отправляется.
    { $seminar }
announcement-held-over = ⚠️ Семинар отменён или в архиве, поэтому объявление не отправлено. Слова сохранены.
    { $seminar }
announcement-held-many = ⚠️ Для такого числа получателей нужно согласие второго сотрудника. Объявление не отправлено, слова сохранены: откройте карточку и попросите согласия.
    { $seminar }
