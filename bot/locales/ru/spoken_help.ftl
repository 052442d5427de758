# Справка, которую можно послушать.

help-spoken = 🎧 Можно и послушать:
help-listen = 🎧 { $topic }
help-recording-caption = 🎧 <b>{ $topic }</b>
help-recording-gone = Такой записи сейчас нет. Всё о боте в письменном виде: /help

## Темы

help-topic-overview = Что умеет бот
help-topic-registration = Как зарегистрироваться
help-topic-question = Как задать вопрос
help-topic-seat = Если вы не сможете приехать
help-topic-hall = Во время семинара
help-about-overview = Предлагается в /help: для чего нужен бот и какие в нём кнопки.
help-about-registration = Предлагается в /help и при выборе айыл окмоту: айыл окмоту, должность, имя, телефон.
help-about-question = Предлагается в /help и там, где пишут вопрос: текстом или голосом, с именем или без.
help-about-seat = Предлагается в /help: как подтвердить участие, передать место, освободить его.
help-about-hall = Предлагается в /help: программа, файлы, вопросы других, ответы.

## Главным организаторам: записи

help-recordings-button = 🎧 Голосовая помощь
help-recordings = 🎧 <b>Голосовая помощь</b>
    Те, кому проще слушать, чем читать, увидят кнопки тем, записанных на их языке.

    { $list }

    Чтобы записать, нажмите кнопку с номером и языком.
help-recordings-line = { $number }. <b>{ $topic }</b>
    { $list }
help-recording-button = { $number } · { $language }
help-language-ky = КЫР
help-language-ru = РУС
help-language-en = АНГ
help-recording-present = ✅ { $language }
help-recording-missing = ▫️ { $language }
help-recording-lost = ⚠️ { $language }
help-recording = 🎧 <b>{ $topic }</b> · { $language }
    { $about }

    { $state }
help-recording-is-present = ✅ Записано: { DAY($starts) }, { TIME($starts) }
help-recording-is-missing = ▫️ Записи ещё нет: на этом языке кнопка не показывается.
help-recording-is-lost = ⚠️ Запись принадлежит прежнему боту, отправить её нельзя. Запишите её заново.
help-record = 🎙 Записать
help-record-anew = 🎙 Записать заново
help-preview = 🎧 Послушать
help-delete = 🗑 Удалить
help-record-ask = 🎙 <b>{ $topic }</b> · { $language }
    { $about }

    Отправьте голосовое сообщение: говорите медленно и просто, не дольше минуты. Если запись уже есть, новая её заменит.
awaited-voice = Отправьте голосовое сообщение: удерживайте микрофон и говорите. Отменить: /cancel
help-recorded = ✅ Сохранено. Теперь запись могут послушать все, кто выбрал этот язык ({ $language }).
help-delete-ask = 🗑 <b>Удалить запись «{ $topic }» ({ $language })?</b>
    Те, кто выбрал этот язык, больше не увидят кнопку этой темы.
    .yes = 🗑 Да, удалить
    .no = { keep-button }
