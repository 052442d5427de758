# Кантип өзгөртүү керек: docs/texts.md

## Суроолор

ask-button = ❓ Суроо берүү
ask-which = Кайсы семинар боюнча сурайсыз?
ask-no-seminar = Азырынча суроо бере турган семинар жок. Семинар жарыяланганда кайра жазыңыз.
ask-prompt = ❓ <b>Сурооңузду жөнөтүңүз</b>
    { $seminar }

    Текст, үн, сүрөт же файл жөнөтсөңүз болот. Аты-жөнүңүздү залдагылар көрөт.
ask-prompt-hidden = ❓ <b>Сурооңузду жөнөтүңүз</b>
    { $seminar }

    Текст, үн, сүрөт же файл жөнөтсөңүз болот. Аты-жөнүңүздү залдагылар <b>көрбөйт</b>, кызматкерлер гана көрөт.
ask-hidden = 🙈 Атым көрүнбөсүн
ask-shown = 👤 Атым көрүнсүн
ask-stop = ✖️ Токтотуу
ask-stopped = Макул, суроо жөнөтүлгөн жок.
awaited-question = Азыр сурооңуз керек: текст, үн, сүрөт же файл жөнөтүңүз. Токтотуу: /cancel
question-kept = ✅ <b>№{ $number } сурооңуз кабыл алынды</b>
    { $seminar }

    Жооп ушул жерге келет. Оңдоо үчүн жазганыңызды кармап туруп, өзгөртүңүз. Бардык суроолоруңуз: /questions
question-kept-hidden = ✅ <b>№{ $number } сурооңуз кабыл алынды</b> 🙈
    { $seminar }

    Атыңызды залдагылар көрбөйт. Жооп ушул жерге келет. Оңдоо үчүн жазганыңызды кармап туруп, өзгөртүңүз. Бардык суроолоруңуз: /questions
name-hide = 🙈 Атым көрүнбөсүн
name-show = 👤 Атым көрүнсүн
question-withdraw = ✖️ Суроону кайтарып алуу
question-withdrawn = №{ $number } сурооңуз кайтарылып алынды.
question-gone = Бул суроо кайтарылып алынган.
question-edited = ✏️ №{ $number } сурооңуз оңдолду.
question-answered-already = №{ $number } сурооңузга жооп берилген, эми өзгөртүүгө болбойт. Кошумча сурооңуз болсо: /ask
questions-none = Сиз азырынча суроо бере элексиз.
questions = <b>Суроолоруңуз</b>

    { $list }
question-line = <b>№{ $number }</b> { $text }
    { $state }
question-open = ⏳ жооп күтүүдө
question-answered = ✅ жооп берилди
question-withdrawn-state = ✖️ кайтарылып алынган
question-media = (үн, сүрөт же файл)
question-answer = 💬 <b>№{ $number } сурооңузга жооп</b>
    <blockquote>{ $question }</blockquote>
    { $answer }
answer-in-media = (жооп файлда)
answer-follows = (жооп төмөндө)
words = { $text }

pending-offer = «{ $text }»
    Бул кызматкерлерге сурообу? «Ооба» десеңиз, кабыл алып, номер беребиз.
pending-ask = ✅ Ооба, бул суроо
pending-drop = Жок
pending-dropped = Макул. Керек болсо: /ask
unexpected-kind = Мындай билдирүүнү түшүнө албайм. Сурооңузду текст, үн, сүрөт же файл менен жөнөтүңүз.

## Кызматкерлер: суроолор

staff-member = кызматкер
staff-question = ❓ <b>№{ $number }</b> · { $seminar }
    { $who }
    { $facts }

    { $text }
staff-question-edited = ✏️ <b>№{ $number }</b> · { $seminar } · оңдолгон
    { $who }
    { $facts }

    { $text }
staff-question-answered = ✅ <b>№{ $number }</b> · { $seminar }
    { $who }
    { $facts }

    { $text }

    <b>{ $by }</b> жооп берди: { $answer }
staff-question-withdrawn = ✖️ <b>№{ $number }</b> · { $seminar }
    Суроо берген адам аны кайтарып алды.

    { $text }
question-more = №{ $number } суроого тиешелүү
question-unread = (суроонун сөзү азырынча көрсөтүлбөйт)
staff-question-away = 👀 <b>№{ $number }</b> · { $seminar }
    Суроо азыр модераторлордо: сөзү өзгөргөн же окула элек. Ачылганда /inbox тизмесине кайра чыгат.
answer-button = 💬 Жооп берүү
answer-prompt = ✍️ <b>№{ $number }</b> · { $who }
    <blockquote>{ $question }</blockquote>
    Жообуңузду жазыңыз. Үн, сүрөт же файл жөнөтсөңүз да болот.
answer-stopped = Жооп берилген жок, №{ $number } суроо ачык бойдон калды.
answer-sent = ✅ №{ $number } суроого жообуңуз суроо берген адамга жөнөтүлүп жатат. Жетпей калса, сизге жазам.
answer-added = ✅ №{ $number } суроого кошумча жообуңуз суроо берген адамга жөнөтүлүп жатат. Жетпей калса, сизге жазам.
awaited-answer = Азыр жообуңуз керек: текст, үн, сүрөт же файл жөнөтүңүз. Токтотуу: /cancel
question-answered-by-other = №{ $number } суроого жооп берилип калган. Кошумча жооп үчүн суроо турган билдирүүгө жооп катары («Ответить» / Reply) жазыңыз.
inbox = 📥 Жооп күткөн суроолор: <b>{ $left }</b>

    { $list }

    Жооп берүү үчүн номерин басыңыз.
inbox-line = <b>№{ $number }</b> { $who }: { $text }
inbox-empty = 👌 Жоопсуз суроо калган жок.
