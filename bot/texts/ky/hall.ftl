# Кантип өзгөртүү керек: docs/texts.md

## Кимге сурайбыз

ask-to = 🎤 Баяндамачыга же темага
ask-to-which = 🎤 <b>Сурооңуз кимге?</b>
    { $seminar }

    Программадан тандаңыз же бүт семинарга калтырыңыз.
ask-to-all = 👥 Бүт семинарга
ask-to-item = { TIME($starts) } { $title }
asked-to-item = 🎤 { TIME($starts) } { $title }
asked-to-speaker = 🎤 { TIME($starts) } { $title } — { $speaker }

## Чек

ask-later = 🙏 <b>Рахмат, суроолоруңуз көп экен</b>
    Башкаларга да кезек тийсин. Кийинки суроону кабыл алуу убактысы: { TIME($starts) }.

    Жазганыңыз сакталды: ошол убакта төмөнкү баскычты басыңыз.
ask-tomorrow = 🙏 <b>Рахмат, бүгүн суроолоруңуз көп болду</b>
    Башкаларга да кезек тийсин. Кийинки суроону кабыл алуу убактысы: { DAY($starts) }, { TIME($starts) }.

    Жазганыңыз сакталды: ошол убакта төмөнкү баскычты басыңыз.
ask-now = 📨 Эми жөнөтүү
further-later = Суроолоруңуз көп экен, рахмат. Кийинки суроону кабыл алуу убактысы: { TIME($starts) }. Жазганыңыз чатта турат, ошондо кайра жөнөтүңүз.
vote-slowly = Добуштарыңыз өтө тез келип жатат. Бир мүнөттөн кийин улантыңыз, мурдагы добуштарыңыз сакталды.
barred = Азырынча сиздин суроолоруңуз менен добуштарыңыз кабыл алынбайт. Каттооңуз жана калганы өз күчүндө. Түшүнбөстүк болсо, семинардын уюштуруучусуна кайрылыңыз.

## Өз суроолорум

question-edited-again = ✏️ №{ $number } сурооңуз оңдолду. Залга кайра көрүнүшү үчүн алгач модератор жаңы сөзүн окуп чыгат.
question-declined-already = №{ $number } сурооңуз жабылган, эми өзгөртүүгө болбойт. Кошумчаңыз болсо: /questions
question-declined-state = ✖️ жоопсуз жабылды
own = 💬 <b>№{ $number } сурооңуз</b>
    { $seminar }
    <blockquote>{ $text }</blockquote>
    { $state }
    { $list }
own-votes = 👍 Муну сизден башка да билгиси келгендер: { $votes }
own-new = ⏳ Кабыл алынды, модератор окуп чыгат
own-visible = 👀 Залдагы тизмеде турат, жооп күтүүдө
own-assigned = ✍️ Адис жооп даярдап жатат
own-due = ✍️ Адис жооп даярдап жатат. Мөөнөтү: { DAY($starts) }
own-reopened = 🔄 Кайра ачылды, жооп күтүүдө
own-answered = ✅ Жооп берилди: { DAY($starts) }, { TIME($starts) }
own-answered-aloud = ✅ Залда оозеки жооп берилди: { DAY($starts) }, { TIME($starts) }
own-merged = 🔗 №{ $number } суроо менен бириктирилди. Ага жооп берилгенде, сизге да келет
own-merged-answered = ✅ №{ $number } суроо менен бирге жооп берилди
own-declined = ✖️ Жоопсуз жабылды: { $reason }
own-withdrawn = ✖️ Кайтарылып алынган
answer-line = 💬 { $answer }
answer-aloud-line = 🗣 Залда айтылды: { $answer }
answer-whole = 💬 <b>№{ $number } суроого жооп</b>
    { $answer }
answer-whole-button = 💬 Жоопту толук көрүү
own-more = ➕ Дагы сурайм
own-back = ‹ Бардык суроолорум
further-prompt = ➕ <b>№{ $number } сурооңузга кошумча</b>
    <blockquote>{ $question }</blockquote>
    Дагы эмнени сурагыңыз келет? Текст, үн, сүрөт же файл жөнөтүңүз. Сурооңуз кайра ачылат.
further-stopped = Макул, эч нерсе өзгөргөн жок.
further-kept = ✅ №{ $number } сурооңуз кайра ачылды, кошумчаңыз кызматкерлерге жетти. Жооп ушул жерге келет.
question-open-still = №{ $number } сурооңуз азыр деле ачык, жооп күтүүдө. Сөзүн оңдоо үчүн жазганыңызды өзгөртүңүз.

## Залдагы суроолор

command-hall = Залдагы суроолор
hall-button = 👀 Залдагы суроолор
hall-which = Кайсы семинардын суроолорун көрөсүз?
hall-no-seminar = Азырынча суроолорун көрө турган семинар жок.
hall = 👀 <b>Залдагы суроолор</b>
    { $seminar }
    Берилген суроолор: { $asked }, жооп күткөнү: { $left }

    <b>{ $view }</b>

    { $list }
hall-top = 🔥 Көп суралганы
hall-new = 🆕 Жаңылары
hall-answered = ✅ Жооп берилгени
hall-topics = 🏷 Темалар
hall-by-topic = 🏷 <b>Эмнени көп сурашат?</b>
    { $seminar }
hall-topic = { $topic } · { $number }
hall-empty = Бул жерде азырынча суроо жок.
hall-line = <b>№{ $number }</b> · 👍 { $votes }
    { $text }
hall-line-own = <b>№{ $number }</b> · 👍 { $votes } · сиздики
    { $text }
hall-line-answered = <b>№{ $number }</b> · ✅ жооп берилди
    { $text }
hall-read = 📖 №{ $number }
hall-back = ‹ Тизмеге
hall-gone = Бул суроо азыр тизмеде жок. Калганы: /hall
hall-question = ❓ <b>№{ $number }</b> · 👍 { $votes }
    { $seminar }
    { $name }
    <blockquote>{ $text }</blockquote>
    { $list }
hall-open = ⏳ Жооп күтүүдө
hall-nameless = 🙈 Аты-жөнү көрсөтүлгөн эмес
vote = 👍 Мага да керек · { $votes }
vote-taken = ✅ Мага да керек · { $votes }
vote-counted = 👍 Добушуңуз кошулду. Жооп сизге да келет.
vote-counted-already = Добушуңуз мурда эле кошулган.
vote-taken-back = Добушуңуз кайтарылып алынды.
vote-ended = Бул суроо жабылып калган, эми добуш берүүгө болбойт.

## Кызматкерлер: кошумча суроо, суроосу кабыл алынбагандар

staff-more = 🔄 <b>№{ $number }</b> · { $seminar } · кошумча суроо
    <blockquote>{ $question }</blockquote>
    { $text }
bar-button = 🚫 Суроолорун кабыл албоо
bar-ask = 🚫 <b>{ $name }</b> (№{ $number } суроо)
    Мындан ары бул адамдын суроолору менен добуштары кабыл алынбайт. Каттоосу, орду жана буга чейинки суроолору сакталат. Каалаган убакта кайтарса болот.
bar-yes = 🚫 Ооба, кабыл албайбыз
bar-done = 🚫 <b>{ $name }</b> (№{ $number } суроо): суроолору менен добуштары мындан ары кабыл алынбайт.
bar-lift = ↩️ Кайра кабыл алуу
bar-lift-name = ↩️ Кайра кабыл алуу: { $name }
bar-lifted = ✅ <b>{ $name }</b> (№{ $number } суроо): суроолору менен добуштары кайра кабыл алынат.
bar-none = Бул адамдын суроолору ансыз деле кабыл алынат.
bar-staff = Бул кызматкер: алгач командадан чыгарыңыз.
barred-button = 🚫 Суроосу кабыл алынбагандар
barred-list = 🚫 <b>Суроолору кабыл алынбагандар</b>

    { $list }
barred-line = <b>{ $name }</b> · { $seminar }, №{ $number }
    { DAY($starts) } күнүнөн тартып
barred-none = Мындай адам жок: баарынын суроолору кабыл алынат.
