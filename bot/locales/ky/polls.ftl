# Кантип өзгөртүү керек: docs/texts.md

## Сурамжылоо: катышуучуларга

poll = 📊 <b>{ $question }</b>

    Бир жоопту тандаңыз. Ким кандай жооп бергени эч кимге көрүнбөйт. Сурамжылоо жабылганча жообуңузду өзгөртө аласыз.
poll-listed = 📊 <b>{ $question }</b>

    { $list }

    Жообуңуздун номерин басыңыз. Ким кандай жооп бергени эч кимге көрүнбөйт. Сурамжылоо жабылганча жообуңузду өзгөртө аласыз.
poll-choice = { $number }. { $choice }
poll-own = ✅ { $choice }
poll-voted = 📊 <b>{ $question }</b>

    { $list }

    Добуш бергендер: { $number }. Жообуңузду өзгөртүү үчүн башкасын тандаңыз.
poll-result = 📊 <b>{ $question }</b>

    { $list }

    Добуш бергендер: { $number }. 🔒 Сурамжылоо жабылды.
poll-line = { $choice }
    { $bar } { $number } · { $percent } %
poll-line-own = ✅ <b>{ $choice }</b>
    { $bar } { $number } · { $percent } %
poll-not-here = Бул сурамжылоо «{ $seminar }» семинарынын залында отургандар үчүн. Залда болсоңуз, эшикте белгиленип, кайра басыңыз.
poll-none-open = Азыр ачык сурамжылоо жок.

## Сурамжылоо: кызматкерлерге

polls-button = 📊 Сурамжылоолор
polls = 📊 <b>Сурамжылоолор</b> · { $seminar }

    { $list }
polls-none = Азырынча бири да жок.
polls-line = • { $question } — { $state }, добуш: { $number }
polls-add = ➕ Жаңы сурамжылоо
polls-back = ‹ Сурамжылоолор
polls-many = Сурамжылоо өтө көп болуп кетти. Адегенде керексизин өчүрүңүз.
poll-gone = Бул сурамжылоо өчүрүлгөн.
poll-is-draft = ачыла элек
poll-is-open = ачык
poll-is-closed = жабык
poll-ask = 📊 <b>Жаңы сурамжылоо</b>

    Бир билдирүү менен жазыңыз: биринчи сапка суроону, андан кийин ар бир сапка бирден жоопту (кеминде 2, көп дегенде { $most }). Эки тилде болсо, арасына / коюңуз:

    <code>Кайсы долбоор керегирээк? / Какой проект нужнее?
    Суу / Вода
    Жол / Дорога</code>
awaited-poll = Сурамжылоонун суроосу менен жоопторун жазыңыз: ар бири өз сабында. Токтотуу: /cancel
poll-question-long = Суроо { $most } белгиден ашпасын. Кыскараак жазыңыз.
poll-choice-long = Ар бир жооп { $most } белгиден ашпасын. Кыскараак жазыңыз.
poll-choices-wrong = Жооптор кеминде 2, көп дегенде { $most } болсун, ар бири өз сабында.
poll-choices-same = Эки жооп бирдей болуп калды. Айырмалап жазыңыз.
poll-choices-fixed = Бул сурамжылоо мурда ачылган, жооптордун саны өзгөрбөйт. Так { $number } сап жазыңыз.
poll-open-fixed = Сурамжылоо ачык турганда текстин өзгөртүүгө болбойт. Адегенде жабыңыз.
poll-page = 📊 <b>Сурамжылоо</b>: { $state }

    { $question }

    { $list }

    Добуш бергендер: { $number }
poll-choice-line = • { $choice } { $lacks }
poll-open = ▶️ Ачуу
poll-close = ⏹ Жабуу
poll-reopen = ▶️ Кайра ачуу
poll-on-wall = 🖥 Экранга чыгаруу
poll-off-wall = 🖥 Экрандан алуу
poll-remove = 🗑 Өчүрүү
poll-edit-question-ky = ✍️ Суроо кыргызча
poll-edit-question-ru = ✍️ Суроо орусча
poll-edit-choices-ky = ✍️ Жооптор кыргызча
poll-edit-choices-ru = ✍️ Жооптор орусча
poll-ask-question = ✍️ <b>Суроо { $language }</b>
    Азыр: { $question }

    Жаңысын жазыңыз.
poll-ask-choices = ✍️ <b>Жооптор { $language }</b>

    { $list }

    Ушул эле иретте, ар бирин өз сабына жазыңыз.
poll-ask-open = <b>Сурамжылоону ачасызбы?</b>
    { $question }

    Азыр { $number } кишиге барат, кийин келгендерге да жөнөтүлөт. Экранга жыйынтыгы чыгат.
    .yes = ▶️ Ооба, ачам
    .no = { back-button }
poll-ask-remove = <b>Сурамжылоону өчүрөсүзбү?</b>
    { $question }

    Добуштары да көрүнбөй калат.
    .yes = 🗑 Ооба, өчүрөм
    .no = { back-button }
poll-incomplete = Суроону да, бардык жоопторду да бир тилде толук жазыңыз: кыргызча же орусча.
poll-seminar-over = Сурамжылоо семинар жарыяланып, бүтө элегинде гана ачылат.
poll-chart = 📊 { $question }
    Добуш бергендер: { $number }
poll-chart-note = { $seminar }. Добуш бергендер: { $number }. { $made }
poll-chart-votes = Ушул жоопту тандагандар
poll-chart-rest = Калгандар
field-poll = Сурамжылоодогу жообуңуз
field-poll-made = Сиз түзгөн сурамжылоо
