# Кантип өзгөртүү керек: docs/texts.md

## Адамдар

place-none = мекемеси көрсөтүлгөн эмес

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
name-hide = 🙈 Атым көрүнбөсүн
name-show = 👤 Атым көрүнсүн
ask-stop = ✖️ Токтотуу
ask-stopped = Макул, суроо жөнөтүлгөн жок.
awaited-question = Азыр сурооңуз керек: текст, үн, сүрөт же файл жөнөтүңүз. Токтотуу: /cancel
question-kept = ✅ <b>№{ $number } сурооңуз кабыл алынды</b>
    { $seminar }

    Жооп ушул жерге келет. Оңдоо үчүн жазганыңызды кармап туруп, өзгөртүңүз. Бардык суроолоруңуз: /questions
question-kept-hidden = ✅ <b>№{ $number } сурооңуз кабыл алынды</b> 🙈
    { $seminar }

    Атыңызды залдагылар көрбөйт. Жооп ушул жерге келет. Оңдоо үчүн жазганыңызды кармап туруп, өзгөртүңүз. Бардык суроолоруңуз: /questions
question-withdraw = ✖️ Суроону кайтарып алуу
withdraw-confirm = ✖️ <b>№{ $number } суроону кайтарып аласызбы?</b>
    Анда ага жооп берилбейт. Муну артка кайтарууга болбойт.
    .yes = ✖️ Ооба, кайтарып алам
    .no = ‹ Жок, калсын
prompt-old = «{ $text }»
    Ушуну №{ $number } сурооңузга кошуп жөнөтөлүбү?
    .yes = ✅ Ооба, жөнөтөм
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
    { $question }
    { $answer }
question-quote = <blockquote>{ $question }</blockquote>
answer-in-media = (жооп файлда)
answer-follows = (жооп төмөндө)

saved-offer = «{ $text }»
    Бул кызматкерлерге сурообу? «Ооба» десеңиз, кабыл алып, номер беребиз.
saved-ask = ✅ Ооба, бул суроо
saved-drop = Жок
saved-dropped = Макул. Керек болсо: /ask
unexpected-kind = Мындай билдирүүнү түшүнө албайм. Сурооңузду текст, үн, сүрөт же файл менен жөнөтүңүз.

## Кызматкерлер: суроолор

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

## Буга окшош суроо

similar-offer = 🔎 <b>Ушуга окшош суроо бар экен</b>

    { $list }

    Сиздики да ушулбу? Болсо, номерин басыңыз: жооп сизге да келет. Баспасаңыз, 5 мүнөттөн кийин сурооңуз өзүнчө кабыл алынат.
similar-line = <b>{ $place }.</b> { $text }
    { $state }
similar-open = ⏳ жооп күтүүдө
similar-answered = ✅ жооп берилген
similar-faq = 📖 даяр жообу бар
similar-yours = 👤 муну өзүңүз сурагансыз
similar-this = 👍 { $place }: меники да ушул
similar-read = 📖 { $place }: жообун окуу
similar-none = ❓ Жок, меники башка
similar-faq-answer = 📖 <b>{ $question }</b>

    { $answer }

    Сурооңузга жооп ушулбу?
similar-helped = 👍 Ооба, рахмат
similar-closed = Макул. Дагы сурооңуз болсо: /ask
similar-voted = 👍 <b>№{ $number } суроонун жообун сиз да күтүп жатасыз</b>
    Жооп берилери менен ушул жерге келет. Өзүнчө суроо кошулган жок.
similar-voted-answered = 👍 <b>№{ $number } суроого жооп берилген</b>
    Жообу төмөндө.
similar-own = 👍 Бул сурооңуз №{ $number } болуп кабыл алынган, жообу ушул жерге келет. Бардык суроолоруңуз: /questions
similar-late = Сурооңуз №{ $number } болуп өзүнчө кабыл алынган. Көрүү үчүн: /questions
similar-done = Тандооңуз кабыл алынган, кайра басуунун кереги жок. Сурооңуз болсо: /ask

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
ask-now = 📨 Жазганымды жөнөтүү
remark-later = Суроолоруңуз көп экен, рахмат. Кийинки суроону кабыл алуу убактысы: { TIME($starts) }. Жазганыңыз чатта турат, ошондо кайра жөнөтүңүз.
vote-slowly = Добуштарыңыз өтө тез келип жатат. Бир мүнөттөн кийин улантыңыз, мурдагы добуштарыңыз сакталды.
banned = Азырынча сиздин суроолоруңуз менен добуштарыңыз кабыл алынбайт. Каттооңуз жана калганы өз күчүндө. Түшүнбөстүк болсо, семинардын уюштуруучусуна кайрылыңыз.

## Өз суроолорум

question-edited-again = ✏️ №{ $number } сурооңуз оңдолду. Залга кайра көрүнүшү үчүн алгач модератор жаңы сөзүн окуп чыгат.
question-declined-already = №{ $number } сурооңуз жабылган, эми өзгөртүүгө болбойт. Кошумчаңыз болсо: /questions
question-file-stays = Жиберилген файлды алмаштырууга болбойт. Жаңы файлды жаңы суроо катары жөнөтүңүз: /ask
voice-known = 🎙 <b>Сизди таанып калышы мүмкүн</b>
    Атыңызды жашырабыз, бирок жазууну ачкан адам сизди үнүңүздөн же жүзүңүздөн таанышы мүмкүн. Кантели?
voice-known-or-write = 🎙 <b>Сизди таанып калышы мүмкүн</b>
    Атыңыз жашырылган, бирок үнүңүздөн же жүзүңүздөн таанышы мүмкүн. Ошону текст менен жазыңыз же жазууну ушул бойдон жөнөтүңүз.
voice-send = 🎙 Ушул бойдон жөнөтүү
voice-named = 👤 Атым менен жөнөтүү
voice-write = ✏️ Жазганым жакшы
voice-hide = 🎙 №{ $number } сурооңузда үнүңүз же видеоңуз бар: атыңызсыз деле таанып калышы мүмкүн. Атыңызды жашыралыбы?
    .yes = 🙈 Ооба, атым көрүнбөсүн
question-file-added = ✅ Файл №{ $number } сурооңузга кошулду.
question-declined-state = ✖️ жоопсуз жабылды
own-question = 💬 <b>№{ $number } сурооңуз</b>
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
reopen-button = ➕ Дагы сурайм
own-back = ‹ Бардык суроолорум
reopen-prompt = ➕ <b>№{ $number } сурооңузга кошумча</b>
    <blockquote>{ $question }</blockquote>
    Дагы эмнени сурагыңыз келет? Текст, үн, сүрөт же файл жөнөтүңүз. Сурооңуз кайра ачылат.
reopen-cancelled = Макул, эч нерсе өзгөргөн жок.
reopen-done = ✅ №{ $number } сурооңуз кайра ачылды, кошумчаңыз кызматкерлерге жетти. Жооп ушул жерге келет.
question-open-still = №{ $number } сурооңуз азыр деле ачык, жооп күтүүдө. Сөзүн оңдоо үчүн жазганыңызды өзгөртүңүз.

## Залдагы суроолор

hall-button = 👀 Залдагы суроолор
hall-which = Кайсы семинардын суроолорун көрөсүз?
hall-no-seminar = Азырынча суроолорун көрө турган семинар жок.
hall = 👀 <b>Залдагы суроолор</b>
    { $seminar }
    Берилген суроолор: { $asked }, жооп күткөнү: { $left }
    { $contact }

    <b>{ $view }</b>

    { $list }
hall-contact = ☎️ Уюштуруучу: { $contact }
hall-top = 🔥 Көп суралганы
hall-new = 🆕 Жаңылары
hall-answered = ✅ Жооп берилгени
topics-button = 🏷 Темалар
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
hall-gone = Бул суроо азыр тизмеде жок. Калганы: /hall
hall-question = ❓ <b>№{ $number }</b> · 👍 { $votes }
    { $seminar }
    { $name }
    <blockquote>{ $text }</blockquote>
    { $list }
hall-open = ⏳ Жооп күтүүдө
hall-anonymous = 🙈 Аты-жөнү көрсөтүлгөн эмес
vote = 👍 Мага да керек · { $votes }
vote-taken = ✅ Мага да керек · { $votes }
vote-counted = 👍 Добушуңуз кошулду. Жооп сизге да келет.
vote-counted-already = Добушуңуз мурда эле кошулган.
vote-taken-back = Добушуңуз кайтарылып алынды.
vote-ended = Бул суроо жабылып калган, эми добуш берүүгө болбойт.

## Кызматкерлер: кошумча суроо, суроосу кабыл алынбагандар

staff-question-reopened = 🔄 <b>№{ $number }</b> · { $seminar } · кошумча суроо
    <blockquote>{ $question }</blockquote>
    { $text }
ban-button = 🚫 Суроолорун кабыл албоо
ban-confirm = 🚫 <b>{ $name }</b> (№{ $number } суроо)
    Мындан ары бул адамдын суроолору менен добуштары кабыл алынбайт. Каттоосу, орду жана буга чейинки суроолору сакталат. Каалаган убакта кайтарса болот.
    .yes = 🚫 Ооба, кабыл албайбыз
    .no = ‹ Суроого
ban-done = 🚫 <b>{ $name }</b> (№{ $number } суроо): суроолору менен добуштары мындан ары кабыл алынбайт.
unban-button = ↩️ Кайра кабыл алуу
unban-name = ↩️ Кайра кабыл алуу: { $name }
unban-done = ✅ <b>{ $name }</b> (№{ $number } суроо): суроолору менен добуштары кайра кабыл алынат.
ban-none = Бул адамдын суроолору ансыз деле кабыл алынат.
ban-staff = Бул кызматкер: алгач командадан чыгарыңыз.
banned-button = 🚫 Суроосу кабыл алынбагандар
banned-list = 🚫 <b>Суроолору кабыл алынбагандар</b>

    { $list }
banned-line = <b>{ $name }</b> · { $seminar }, №{ $number }
    { DAY($starts, case: "ablative") } тартып
banned-none = Мындай адам жок: баарынын суроолору кабыл алынат.

## Суроо берген адамга: жооп

question-answer-too = 💬 <b>Сиз да билгиңиз келген №{ $number } суроого жооп</b>
    { $question }
    { $answer }
answer-aloud = 🎤 <b>№{ $number } сурооңузга залда жооп берилди</b>
    { $question }
    { $answer }
answer-aloud-too = 🎤 <b>Сиз да билгиңиз келген №{ $number } суроого залда жооп берилди</b>
    { $question }
    { $answer }
answer-translated = 🌐 №{ $number } суроого жооп эми сиздин тилиңизде: жогорудагы билдирүүнү караңыз.
answer-part-gone = (жооптун бул бөлүгү алынып салынды)

## Суроо берген адам менен сүйлөшүү

clarify-request = ❔ <b>№{ $number } сурооңуз боюнча тактоо керек</b>
    { $question }
    { $text }

    Баскычты басып же ушул билдирүүгө жооп катары жазыңыз. Аты-жөнүңүздү жашырган болсоңуз, ал жашыруун бойдон калат.
clarify-reply-button = 💬 Жооп жазуу
clarify-reply-prompt = ✍️ №{ $number } сурооңузга кошумча маалыматты жөнөтүңүз: текст, үн, сүрөт же файл.
clarify-reply-sent = ✅ Жөнөтүлүп жатат. №{ $number } сурооңузга жооп ушул жерге келет; жетпей калса, сизге жазам.
remark-edited = ✏️ №{ $number } суроо боюнча жазганыңыз оңдолду.
awaited-clarify-reply = Азыр кошумча маалымат керек: текст, үн, сүрөт же файл жөнөтүңүз. Токтотуу: /cancel

## Жооп берүүчүгө

assigned-to-you = 📌 <b>Сизге суроо берилди</b> · тапшырган: { $by }

    { $card }
assigned-to-you-by = 📌 <b>Сизге суроо берилди, жооп мөөнөтү: { DAY($starts) }, { TIME($starts) }</b>
    Тапшырган: { $by }

    { $card }
assign-self-button = ✋ Мен жооп берем
reassign-button = ➡️ Башкага берүү
clarify-button = ❔ Тактап суроо
question-yours = ✋ №{ $number } суроо эми сиздики. Жооп берүү үчүн суроо турган билдирүүгө жооп катары жазыңыз же «💬 Жооп берүү» баскычын басыңыз.
question-taken = №{ $number } суроого башка адам жооп бермекчи. Ага кошумчаңыз болсо, суроо турган билдирүүгө жооп катары жазыңыз.
question-ended = №{ $number } суроо бүткөн: жооп берилген же жабылган. Абалы суроо турган билдирүүдө көрүнөт.
reassign-prompt = ➡️ №{ $number } суроону кимге бересиз?
unassign-button = ↩️ Модераторлорго кайтаруу
reassigned = ➡️ №{ $number } суроо өткөрүлдү. Эми жооп берүүчү: { $name }.
unassigned = ↩️ №{ $number } суроо модераторлорго кайтарылды.
unassigned-notice = ↩️ <b>№{ $number } суроо кайтарылды</b> · { $seminar }
    { $name } жооп бере албайт. Башкага тапшырыңыз.
clarify-prompt = ❔ №{ $number } суроону берген адамдан эмнени тактайсыз? Жазганыңыз ага бот аркылуу барат, бул жооп болуп эсептелбейт.
clarify-cancelled = Макул, эч нерсе жөнөтүлгөн жок.
clarify-sent = ✅ Жөнөтүлүп жатат. №{ $number } суроону берген адамдын жообу ушул жерге келет; жетпей калса, сизге жазам.
clarify-reply = 💬 <b>№{ $number } суроо боюнча тактоо келди</b>
    <blockquote>{ $question }</blockquote>
    { $text }
awaited-clarify = Азыр тактай турган сөзүңүз керек: текст, үн, сүрөт же файл жөнөтүңүз. Токтотуу: /cancel
asker-unreachable = Бул суроону берген адамга азыр жазууга болбойт: ал ботту өчүргөн же маалыматын алып салган. Суроого жооп берсеңиз болот.
answer-sent-many = ✅ №{ $number } суроого жообуңуз суроо берген адамга жана муну билгиси келгендерге жөнөтүлүп жатат: баары { $people } киши.
answer-added-many = ✅ №{ $number } суроого кошумча жообуңуз жөнөтүлүп жатат: баары { $people } кишиге.
answer-kept = ✅ №{ $number } суроого жообуңуз сакталды. Суроо берген адамга азыр жазууга болбойт.
answer-edited = ✏️ №{ $number } суроого жообуңуз аны алгандардын баарында оңдолду.
answer-file-stays = Жиберилген файлды алмаштырууга болбойт. Жаңысын суроо турган билдирүүгө жооп катары жөнөтүңүз.
translate-ky = 🌐 Кыргызча да берүү
translate-ru = 🌐 Орусча да берүү
translate-prompt = 🌐 №{ $number } суроого жообуңузду дагы бир тилде жазыңыз ({ $language }). Ошол тилде окугандар жоопту өз тилинде көрөт.
translate-cancelled = Макул, жооп кандай болсо, ошондой калды.
translate-sent = ✅ №{ $number } суроого жооп дагы бир тилде сакталды: { $language }.
awaited-translation = Азыр жооптун башка тилдеги тексти керек. Токтотуу: /cancel

## Залда айтылган жооп

aloud-button = 🎤 Залда жооп берилди
aloud-prompt = 🎤 <b>№{ $number }</b> · { $who }
    <blockquote>{ $text }</blockquote>
    Залда эмне деп жооп берилди? Эки сап жазыңыз же үн жөнөтүңүз: суроо бергенге жана муну билгиси келгендерге ошол замат барат.
aloud-stopped = Макул, суроо ачык бойдон калды.
awaited-aloud = Азыр залда айтылган жооп керек: эки сап текст, үн же сүрөт жөнөтүңүз. Токтотуу: /cancel

## Мөөнөт

due-tomorrow = ⏰ <b>№{ $number } суроого жооп мөөнөтү: { DAY($starts) }, { TIME($starts) }</b>
    { $text }
due-now = ⏰ <b>№{ $number } суроого жооп мөөнөтү келди: { DAY($starts) }, { TIME($starts) }</b>
    { $text }

    Жооп бериңиз же башкага өткөрүңүз.
overdue-notice = ⚠️ <b>№{ $number } суроого жооп мөөнөтүндө берилген жок</b>
    Мөөнөтү: { DAY($starts) }, { TIME($starts) }. Жооп берүүчү: { $owner }

    { $text }
inbox-mine = 📌 { $line }
inbox-mine-due = 📌 { $line }
    ⏰ { DAY($starts) }, { TIME($starts) }
inbox-taken = { $line } · 👤

## Кызматкерлер: суроонун абалы

asker = { $name }, { $place }
asker-hidden = { $name }, { $place } · 🙈 залга аты көрсөтүлбөсүн
asker-kept = 🙈 аты айтылбайт
is-new = 🆕 Жаңы, модератор карай элек
is-visible = 👁 Залга көрүнөт, жооп берүүчү дайындала элек
is-assigned = 👤 Жооп берет: { $owner }
is-assigned-due = 👤 Жооп берет: { $owner }, мөөнөтү { DAY($starts) }, { TIME($starts) }
is-reopened = 🔁 Кайра ачылды, дагы жооп керек
is-answered = ✅ Жооп берилди
is-merged = 🔗 №{ $number } суроо менен бириктирилди
is-declined = 🚫 Жоопсуз жабылды: { $why }
is-withdrawn = ✖️ Суроо берген адам кайтарып алды
seen-by-hall = 👁 Залга көрүнөт
unseen-by-hall = 🙈 Залга көрүнбөйт
voted-by = 🙋 Муну билгиси келгендер: { $number }
topic-name = 🏷 { $topic }
wording-line = ✏️ Залга мындай көрүнөт: { $text }
declined-off-topic = семинардын темасына кирбейт
declined-personal = жеке маселе, аны залда эмес, кызматкерлер менен өзүнчө чечүү керек
declined-unclear = эмне суралганы түшүнүксүз
declined-rude = сый мамиледе жазылган эмес
declined-elsewhere = бул маселени башка мекеме чечет
declined-none = себеби көрсөтүлгөн эмес
question-show = ✅ Залга көрсөтүү
question-decline = 🚫 Жоопсуз жабуу
question-page = ⋯ Дагы

## Модератор: суроонун барагы

question-card = ❓ <b>№{ $number }</b> · { $seminar }
    { $who }
    🕐 { DAY($starts) }, { TIME($starts) }
    { $facts }

    { $text }
question-hide = 🙈 Залдан жашыруу
question-assign = 👤 Дайындоо
question-release = 👤 Дайындоону алуу
question-merge = 🔗 Бириктирүү
question-unmerge = ↩️ Бириктирүүнү жокко чыгаруу
question-reopen = 🔁 Кайра ачуу
question-topic = 🏷 Тема
question-wording = ✏️ Түшүнүктүү жазуу
question-files = 📎 Толук көрүү
question-history = 🕓 Тарыхы
question-next = ▶️ Кийинки жаңы суроо ({ $number })
question-list = 📋 Суроолордун тизмеси
question-back = ‹ Суроого
question-is-shown = ✅ Эми залга көрүнөт
question-is-over = №{ $number } суроо жабылган же бириктирилген, абалы өзгөрүп кеткен. Барагын кайра ачыңыз.
awaited-text = Азыр текст керек. Жазбай токтотуу: /cancel
text-too-long = Өтө узун, эң көп { $most } белги болот. Кыскартып жазыңыз.

decline-ask = 🚫 <b>№{ $number } суроо эмне үчүн жоопсуз жабылат?</b>
    <blockquote>{ $text }</blockquote>
    Себебин күтүп тургандардын баары өз тилинде окуйт.
decline-off-topic = Семинардын темасы эмес
decline-personal = Жеке маселе
decline-unclear = Эмне суралганы түшүнүксүз
decline-rude = Сый мамиледе жазылган эмес
decline-elsewhere = Башка мекеме чечет
decline-own-reason = ✍️ Өз сөзүм менен
decline-ask-reason = ✍️ <b>№{ $number } суроо эмне үчүн жоопсуз жабылат?</b>
    <blockquote>{ $text }</blockquote>
    Себебин жазыңыз: күтүп тургандар ушул бойдон окуйт.

merge-ask = 🔗 <b>№{ $number } суроо кайсынысы менен бирге жооп алат?</b>
    <blockquote>{ $text }</blockquote>
    Окшошун басыңыз же башка суроонун номерин жазыңыз. Кийин жокко чыгарса болот.
merge-ask-none = 🔗 <b>№{ $number } суроо кайсынысы менен бирге жооп алат?</b>
    <blockquote>{ $text }</blockquote>
    Окшош суроо табылган жок. Башка суроонун номерин жазыңыз.
merge-with = №{ $number } { $text }
merge-no-such = Мындай номердеги суроо жок. Ушул семинардагы суроонун номерин жазыңыз, мисалы: 3
merge-not-possible = №{ $number } суроо менен бириктирүүгө болбойт: ал жоопсуз жабылган же ушул эле суроо. Башкасын тандаңыз.

assign-ask = 👤 <b>№{ $number } суроого ким жооп берет?</b>
assign-nobody = 👤 №{ $number } суроону дайындай турган эч ким жок. Адегенде команда барагынан эксперт чакырыңыз.
due-ask = 📅 <b>№{ $number } суроого { $name } качанга чейин жооп берсин?</b>
    Күнүн басыңыз же жазыңыз, мисалы: «25.07», «эртең 12:00», «жума».
due-day = { DAY($starts) }
due-none = Мөөнөтсүз
due-sure = 📅 <b>№{ $number } суроо: { $name } ушул мөөнөткө чейин жооп берсинби?</b>
    ⏰ { DAY($starts) }, { TIME($starts) }

    Мөөнөтү туура болсо, баскычты басыңыз. Болбосо, кайра жазыңыз.
    .yes = ✅ Дайындоо
    .no = ‹ Суроого
assigned-to-another = 👤 №{ $number } суроо эми сизде эмес: аны модератор алды.
    { $seminar }
    <blockquote>{ $text }</blockquote>

wording-ask = ✏️ <b>№{ $number } суроо залга кандай көрүнсүн?</b>
    Суроо бергендин сөзү: <blockquote>{ $text }</blockquote>
    Азыр залга: { $words }

    Кыска, түшүнүктүү кылып жазыңыз. Үн болсо, мазмунун жазыңыз. Суроо бергендин сөзү сакталып калат.
wording-none = суроо бергендин өз сөзү менен
wording-plain = ↩️ Өз сөзү калсын

history = 🕓 <b>№{ $number } суроонун тарыхы</b>

    { $list }
history-line = { DAY($starts) }, { TIME($starts) } — { $what } · { $who }
history-automatic = өзүнөн өзү
history-asker = суроонун ээси
history-asked = суроо берилди
history-new = залдан жашырылды
history-visible = залга көрсөтүлдү
history-assigned = дайындалды: { $owner }
history-reopened = кайра ачылды
history-answered = жазуу жүзүндө жооп берилди
history-answered-aloud = залда оозеки жооп берилди
history-merged = №{ $number } суроо менен бириктирилди
history-unmerged = бириктирүү жокко чыгарылды
history-declined = жоопсуз жабылды
history-declined-for = жоопсуз жабылды: { $why }
history-withdrawn = кайтарылып алынды

## Модератор: суроолордун тизмеси

queue-button = ❓ Суроолор
queue = ❓ <b>{ $seminar }</b>
    Жооп күткөн суроолор: <b>{ $left }</b>
    { $mode }

    { $list }
queue-moderated = 🔒 Жаңы суроону зал сиз көрсөткөндөн кийин окуйт.
queue-open = 🔓 Жаңы суроону зал дароо окуйт.
queue-nothing = Бул жерде суроо жок.
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
queue-new = 🆕 Жаңылары ({ $number })
queue-left = ⏳ Жоопсуз ({ $number })
queue-ended = ✅ Бүткөндөрү ({ $number })
queue-publish-at-once = 🔓 Залга дароо көрсөтүү
queue-moderate-first = 🔒 Адегенде карап чыгуу
unanswered-button = ❓ Жоопсуз суроолор: { $number }
unanswered-questions = ❓ <b>Жоопсуз суроолор: { $number }</b>
    Семинарды басыңыз.
unanswered-none = 👌 Жоопсуз калган суроо жок.
unanswered-at = { $seminar }: { $number }

## Темалар

topic-ask = 🏷 <b>№{ $number } суроо эмне жөнүндө?</b>
    <blockquote>{ $text }</blockquote>
    Басыңыз же теманын атын жазыңыз, мисалы: Жол / Дорога
topic-new = ➕ { $topic }
topic-without = Темасыз
topics = 🏷 <b>Эң көп суралган темалар</b>
    { $seminar }
topics-none = 🏷 Темалар азырынча жок: суроонун барагынан кошуңуз.
    { $seminar }
topic-line = { $topic } · ❓ { $number } · 🙋 { $votes }
topic = 🏷 <b>{ $topic }</b>
    Суроолор: { $number }, добуштар: { $votes }
topic-questions = ❓ Суроолору
topic-rename = ✏️ Атын өзгөртүү
topic-merge = 🔗 Башкасына кошуу
topic-back = ‹ Темага
topics-all = 🏷 Бардык темалар
topic-ask-name = ✏️ <b>{ $topic }</b>
    Жаңы атын жазыңыз, мисалы: Жол / Дорога
topic-ask-merge = 🔗 <b>{ $topic }</b>
    Суроолору кайсы темага өтсүн?
topic-alone = 🏷 <b>{ $topic }</b>
    Азырынча башка тема жок.

## Күтүп тургандарга

question-declined = 🚫 <b>№{ $number } сурооңузга жооп берилбейт</b>
    { $seminar }
    { $question }
    Себеби: { $why }.
    Башкача сурагыңыз келсе, төмөнкү баскычты басыңыз.
voted-declined = 🚫 <b>Сиз жообун күткөн №{ $number } суроого жооп берилбейт</b>
    { $seminar }
    { $question }
    Себеби: { $why }.
    Өзүңүз сурагыңыз келсе, төмөнкү баскычты басыңыз.
question-merged = 🔗 <b>№{ $number } сурооңуз №{ $other } суроо менен бирге жооп алат</b>
    { $seminar }
    { $question }
    Экөө бир маселе жөнүндө. Жооп сизге да ушул жерге келет.
question-merged-quoted = 🔗 <b>№{ $number } сурооңуз №{ $other } суроо менен бирге жооп алат</b>
    { $seminar }
    { $question }
    Экөө бир маселе жөнүндө: «{ $text }». Жооп сизге да ушул жерге келет.
question-unmerged = ↩️ <b>№{ $number } сурооңузга өзүнчө жооп берилет</b>
    { $seminar }
    { $question }
    Башка суроо менен бириктирүү жокко чыгарылды.
question-reopened = 🔁 <b>№{ $number } суроо кайра каралып жатат</b>
    { $seminar }
    { $question }
    Жооп ушул жерге келет.
voted-withdrawn = ✖️ Сиз жообун күткөн №{ $number } суроону берген адам аны кайтарып алды.
    { $seminar }
    Сизге дагы эле керек болсо, өзүңүз сураңыз.

## Кызматкерлер: бардык суроо-жооптор файлда

asked-export-button = 📗 Суроолор файлда
asked-export = 📗 <b>Бардык суроо-жооптор: { $number }</b>
    { $seminar }

    Кимге берериңизди эске алыңыз: файлда аты-жөндөр бар. Атын жашыргандардын аты жок. Жүктөп алганыңыз журналга жазылат.
asked-export-xlsx = 📗 Excel, жадыбал
asked-export-docx = 📄 Word, окуу үчүн
asked-exported = 📗 { $seminar }
    Суроолор: { $number }
asked-export-none = Бул семинарда суроо бериле элек.
asked-export-title = Суроолор
asked-column-at = Берилген убактысы
asked-column-place = Кайдан
asked-column-text = Суроо, өз сөзү менен
asked-column-wording = Залга көрүнгөнү
asked-column-files = Файлдар
asked-column-item = Кайсы темага
asked-column-topic = Тема
asked-column-votes = Дагы канча киши сурайт
asked-column-state = Абалы
asked-column-owner = Ким жооп берет
asked-column-due = Мөөнөтү
asked-column-answers = Жооптор
asked-column-steps = Эмне болгону
asked-hidden = аты жашырылган
asked-topic-none = Темасыз
asked-is-new = жаңы
asked-is-visible = залга көрүнөт
asked-is-assigned = жооп берүүчүгө берилди
asked-is-reopened = кайра ачылды
asked-is-answered = жооп берилди
asked-is-answered-aloud = залда жооп берилди
asked-is-answered-written = жазуу түрүндө жооп берилди
asked-is-merged = бириктирилди
asked-is-merged-into = №{ $number } менен бириктирилди
asked-is-carried = башка семинарга көчтү
asked-is-declined = жоопсуз жабылды
asked-is-declined-because = жоопсуз жабылды: { $reason }
asked-is-withdrawn = кайтарылып алынды
asked-answered-aloud = Залда жооп берди: { $by }, { $time }
asked-answered-written = Жооп берди: { $by }, { $time }
asked-step = { $time } · { $state } · { $by }
asked-by-asker = суроо берген адам
asked-automatic = автоматтык түрдө
asked-document-title = Суроо-жооптор. { $seminar }
asked-document-votes = Дагы сурагандар: { $votes }
asked-document-own = Өз сөзү менен: { $text }
asked-document-item = Кайсы темага: { $item }
questions-paper-about = { $seminar }, { DAYS($starts, $ends, year: "always") }
questions-paper-asked = Берилген суроолор: { $asked }.
questions-paper-answered = Жооп берилгени: { $number }.
questions-paper-left = Азырынча жооп жок: { $number }.
questions-paper-similar = Окшош болгондуктан бир суроого бириктирилгени: { $number }.
questions-paper-declined = Жоопсуз жабылганы: { $number } (тиркемеде).
questions-paper-head = №{ $number } суроо. { $name }, { $place }
questions-paper-head-anonymous = №{ $number } суроо (аты жашырылган)
questions-paper-same = Ушул эле нерсени сурагандар:
questions-paper-same-line = №{ $number }, { $name }, { $place }: { $text }
questions-paper-same-anonymous = №{ $number } (аты жашырылган): { $text }
questions-paper-aloud = Залда берилген жооп. { $by }, { DAY($at, year: "always") }:
questions-paper-written = Жооп. { $by }, { DAY($at, year: "always") }:
questions-paper-waiting = Азырынча жооп жок.
questions-paper-waiting-by = Азырынча жооп жок. Жооп берүүчү: { $by }.
questions-paper-waiting-due = Азырынча жооп жок. Мөөнөтү: { DAY($due, year: "always") }.
questions-paper-waiting-by-due = Азырынча жооп жок. Жооп берүүчү: { $by }. Мөөнөтү: { DAY($due, year: "always") }.
questions-paper-carried = Башка семинардын суроолоруна кошулгандар
questions-paper-annex = Тиркеме. Жоопсуз жабылган суроолор
questions-paper-reason = Себеби: { $reason }

## Семинардан кийин: баарына бара турган суроо-жооптор

digest-message = 📰 <b>Семинардын суроо-жооптору</b>
    { $seminar }

    { $list }

    { $rest }
digest-file = 📰 <b>Семинардын суроо-жооптору: { $number }</b>
    { $seminar }

    Баары файлда, ачып окуңуз.

    { $rest }
digest-line = ❓ <b>№{ $number }</b> { $question }
    💬 { $answer }
digest-point = №{ $number }. { $question }
digest-rest = ⏳ Жообу даярдалып жаткан суроолор: { $left }. Жооп суроо берген адамдын өзүнө келет.
digest-voice = 🎧 №{ $number } суроого жооп

## Кызматкерлер: аны жөнөтүү

digest-button = 📰 Жооптор баарына
digest = 📰 <b>Суроо-жоопторду баарына жөнөтүү</b>
    { $seminar }

    { $list }
digest-counts = Суроо-жооптор: <b>{ $number }</b>
    Алуучулар: <b>{ $people }</b> киши, келе албай калгандар да алат. Суроо бергендердин аты айтылбайт.
digest-empty = Баарына көрсөтө турган жооп азырынча жок. Залга көрүнгөн жана жооп берилген суроолор гана барат.
digest-as-file = 📄 Көп болгондуктан, Word файлы болуп барат.
digest-left = ⏳ Жоопсуз суроолор: { $left }. Катышуучуларга алардын саны гана айтылат.
digest-unshown = 🙈 Жооп берилген, бирок залга көрсөтүлө элек: { $numbers }. Азырынча кирбейт.
digest-without = ✖️ Кирбейт: { $numbers }. Бул суроолор сөз менен жазылган эмес.
digest-names = ⚠️ Кишинин аты же телефону бар окшойт: { $numbers }. Адегенде сөзүн оңдоңуз.
digest-early = 🕓 Семинар бүткөндөн кийин жөнөтө аласыз.
digest-was-sent = ✅ Жөнөтүлдү: { DAY($starts) }, { TIME($starts) }. Экинчи жолу жөнөтүлбөйт.
digest-add = 👁 Аларды да кошуу: { $number }
digest-ask-add = 👁 <b>Бул суроолорду залга көрсөтүп, кошолубу?</b>

    { $list }

    Кишинин аты же жеке маалыматы болсо, адегенде суроонун барагынан сөзүн оңдоңуз.
    .yes = 👁 Ооба, кошом
    .no = ‹ Артка
digest-add-line = • <b>№{ $number }</b> { $question }
digest-see = 👁 Кандай барарын көрүү
digest-send = ✅ Жөнөтүү: { $people } киши
digest-changed = Сиз көргөндөн кийин өзгөргөн. Эч нерсе жөнөтүлгөн жок: «Кандай барарын көрүү» дегенди кайра басып, анан жөнөтүңүз.

## Экран: кызматкерлерге

wall-button = 🖥 Экран
wall = 🖥 <b>Экран</b> · { $seminar }
    { $address }
    { $end }

    <b>Азыр экранда</b>
    { $large }

    <b>Кийинкилер</b>
    { $list }

    Бардык суроолор: { $every }, жооп берилгени: { $done }
wall-line = <b>№{ $number }</b> ▲ { $votes } { $mark }
    { $text }
wall-now-none = Чоң көрсөтүлгөн суроо жок.
wall-poll = 📊 { $question } (добуш: { $number })
wall-poll-off = ↩️ Сурамжылоону экрандан алуу
wall-none = Бул жерде суроо жок. Залга уруксат берилген суроолор ушул жерге чыгат.
wall-mark-answered = ✅
wall-mark-pinned = 📌
wall-mark-shown = 👁
wall-next = ▶️ Кийинкиси: №{ $number }
wall-clear = ⬜ Экрандан алуу
wall-one = №{ $number }
wall-refresh = 🔄 Жаңылоо
wall-link = 🔗 Дарек, QR
wall-left-out = 🚫 Экранга чыкпагандар: { $number }
wall-back = ‹ Экранга
wall-out = 🚫 <b>Экранга чыкпагандар</b> · { $seminar }

    { $list }

    Кайра чыгаруу үчүн номерин басыңыз.
wall-question = <b>№{ $number }</b> ▲ { $votes } { $mark }

    { $text }
wall-show = 🖥 Чоң көрсөтүү
wall-pin = 📌 Башына коюу
wall-unpin = 📌 Башынан алуу
wall-leave-out = 🚫 Экранга чыгарбоо
wall-bring-back = ↩️ Экранга кайра чыгаруу
wall-closed = №{ $number } суроо экранга чыга албайт: залга уруксат берилген эмес же жабылган. Тизмеде жаңыртып көрүңүз.
wall-until = Экран семинардан кийин өзү жабылат. Акыркы күнү: { DAY($day) }.
wall-over = 🔒 Семинар бүтүп, экран жабылды. Акыркы күнү: { DAY($day) }.
wall-address = 🖥 <b>Экрандын дареги</b> · { $seminar }
    { $address }

    Залдагы компьютердин браузерине жазыңыз же ушул билдирүүнү ага жөнөтүңүз. Толук экран: F11, караңгы же жарык түс: D.
    Даректи билгендердин баары экранды көрө алат. Башкаларга тарап кетсе, жаңы дарек алыңыз.
    { $end }
wall-new = 🔁 Жаңы дарек
wall-only-here = ⚠️ Бул дарек бот иштеген компьютерде гана ачылат. Башка компьютерден көрүү үчүн ботту орноткон адам PUBLIC_URL деген жөндөөнү толтурсун.

## Экран: залга

screen-ask = Суроо бериңиз
screen-how = Камераны кодго тутуңуз же Телеграмдан бул ботту табыңыз
screen-arrive = Келдиңизби?
screen-arrive-how = Бул кодду ботко жазыңыз же камераны QR-кодго тутуңуз. Код мүнөт сайын алмашат
screen-next = Кийинки суроолор
screen-none = Азырынча суроо жок
screen-answered = Жооп берилди
screen-done = Жооп берилгени
screen-asked = Суроолор
screen-voice = Үн же сүрөт менен берилген суроо
screen-more = дагы
screen-cut = Толугу ботто
screen-lost = Байланыш үзүлдү. Экран өзү жаңырат
screen-gone = Бул дарек жабылды. Жаңысын модератордон алыңыз
screen-over = Семинар бүтүп, экран жабылды
screen-until = Экрандын акыркы күнү: { DAY($day) }
screen-theme = Караңгы же жарык
screen-full = Толук экран
screen-poll = Сурамжылоо
screen-vote = Добуш бериңиз
screen-phone = Бот телефонуңузга суроо жөнөттү. Келбесе, камераны кодго тутуңуз
screen-voted = Добуш бергендер
screen-closed = Жыйынтык

## Жетпеген билдирүүлөр

lost-answer-asker = 📭 №{ $number } суроону берген адамга сизден жетпей калганы: { $thing } ({ $why }). Сөздөрү жетти.
lost-answer-reopened = 📭 №{ $number } суроого жообуңуз суроо берген адамга жеткен жок: { $thing } ({ $why }). Жооп бар экенин ал билет. Суроо кайра ачылды.
    <b>Сураныч, жазуу түрүндө жооп бериңиз:</b> ушул билдирүүгө жооп кылып жазыңыз.
lost-answer-all = 📭 №{ $number } суроого жообуңуз суроо берген адамга жеткен жок: { $why }. Жооп сакталды.
lost-answer-others = 📭 №{ $number } суроого жообуңуз аны билгиси келгендердин айрымдарына толук жеткен жок: { $thing } ({ $why }). Баары { $people } киши.
lost-remark = 📭 №{ $number } суроо боюнча айтканыңыз толук жеткен жок: { $thing } ({ $why }). Сураныч, аны сөз менен жазыңыз.
lost-remark-all = 📭 №{ $number } суроо боюнча айтканыңыз жеткен жок: { $why }.
lost-question = 📭 №{ $number } сурооңуздан жооп берчүлөрдүн эч кимисине жетпей калганы: { $thing } ({ $why }). Сураныч, аны сөз менен бериңиз: /ask
