# Кантип өзгөртүү керек: docs/texts.md

## Адамдар

place-none = мекемеси көрсөтүлгөн эмес

## Суроолор

ask-button = ❓ Суроо берүү
ask-which = Кайсы семинар боюнча сурайсыз?
ask-which-other = Семинарыңыз боюнча суроо мындан ары кабыл алынбайт. Уюштуруучуларга кайрылыңыз; телефону көрсөтүлгөн болсо, аны /help ичинен табасыз.
    Сурооңуз башка семинар жөнүндө болсо, аны тандаңыз:
ask-closed = Бул семинар боюнча суроо мындан ары кабыл алынбайт. Уюштуруучуларга кайрылыңыз; телефону көрсөтүлгөн болсо, аны /help ичинен табасыз. Мурунку сурооңуз менен жооптор: /questions
ask-no-seminar = Азырынча суроо бере турган семинар жок. Семинар жарыяланганда кайра жазыңыз.
ask-prompt = ❓ <b>Сурооңузду жөнөтүңүз</b>
    { $seminar }

    Текст, үн билдирүү, сүрөт же файл жөнөтсөңүз болот. Аты-жөнүңүздү катышуучулар көрөт.
ask-prompt-hidden = ❓ <b>Сурооңузду жөнөтүңүз</b>
    { $seminar }

    Текст, үн билдирүү, сүрөт же файл жөнөтсөңүз болот. Аты-жөнүңүздү катышуучулар <b>көрбөйт</b>, кызматкерлер гана көрөт.
name-hide = 🙈 Атым көрүнбөсүн
name-show = 👤 Атым көрүнсүн
ask-stop = ✖️ Токтотуу
ask-stopped = Макул, суроо жөнөтүлгөн жок.
awaited-question = Сурооңузду жөнөтүңүз: текст, үн билдирүү, сүрөт же файл. Токтотуу: /cancel
question-kept = ✅ <b>№ { $number } сурооңуз кабыл алынды</b>
    { $seminar }

    Жооптор ушул чатка келет. { $correct } Бардык суроолоруңуз: /questions
question-kept-hidden = ✅ <b>№ { $number } сурооңуз кабыл алынды</b> 🙈
    { $seminar }

    Атыңызды катышуучулар көрбөйт. Жооптор ушул чатка келет. { $correct } Бардык суроолоруңуз: /questions
question-correct = Суроону оңдоо үчүн билдирүүңүздү басып туруп, «Өзгөртүү» («Изменить») дегенди тандаңыз.
question-correct-recording = Башкача айткыңыз келсе, кайтарып алып, кайра жөнөтүңүз.
question-withdraw = ✖️ Суроону кайтарып алуу
withdraw-confirm = ✖️ <b>№ { $number } суроону кайтарып аласызбы?</b>
    Анда ага жооп берилбейт, муну артка кайтарууга болбойт.
    .yes = ✖️ Ооба, кайтарып алам
    .no = ‹ Жок, калсын
prompt-old = «{ $text }»
    Муну № { $number } сурооңузга кошуп жөнөтөсүзбү?
    .yes = ✅ Ооба, жөнөтөм
question-withdrawn = № { $number } сурооңуз кайтарылып алынды.
question-gone = Бул суроо кайтарылып алынган.
question-edited = ✏️ № { $number } сурооңуз оңдолду.
question-answered-already = № { $number } сурооңузга жооп берилген, эми өзгөртүүгө болбойт. Дагы сурооңуз болсо: /ask
questions-none = Сиз азырынча суроо бере элексиз.
questions = <b>Суроолоруңуз</b>

    { $list }
question-line = <b>№ { $number }</b> { $text }
    { $state }
question-line-at = <b>№ { $number }</b> · { $seminar }
    { $text }
    { $state }
question-open = ⏳ жооп күтүүдө
question-answered = ✅ жооп берилди
question-withdrawn-state = ✖️ кайтарылып алынган
question-number = № { $number }
question-number-at = № { $number } · { $seminar }
question-media = (үн билдирүү, сүрөт же файл)
question-answer = 💬 <b>№ { $number } сурооңузга жооп</b>
    { $question }
    { $answer }
question-quote = <blockquote>{ $question }</blockquote>
answer-in-media = (жооп файлда)
answer-follows = (жооп төмөндө)

saved-offer = «{ $text }»
    Бул кызматкерлерге сурообу? «Ооба» дегенди бассаңыз, кабыл алып, номер беребиз.
saved-ask = ✅ Ооба, бул суроо
saved-drop = Жок
saved-dropped = Макул. Керек болсо: /ask
unexpected-kind = Мындай билдирүүнү түшүнө албайм. Сурооңузду текст, үн билдирүү, сүрөт же файл түрүндө жөнөтүңүз.

## Кызматкерлер: суроолор

staff-question = ❓ <b>№ { $number }</b> · { $seminar }
    { $who }
    { $facts }

    { $text }
staff-question-edited = ✏️ <b>№ { $number }</b> · { $seminar } · оңдолгон
    { $who }
    { $facts }

    { $text }
staff-question-answered = ✅ <b>№ { $number }</b> · { $seminar }
    { $who }
    { $facts }

    { $text }

    <b>{ $by }</b> жооп берди: { $answer }
staff-question-withdrawn = ✖️ <b>№ { $number }</b> · { $seminar }
    Суроо берген адам аны кайтарып алды.

    { $text }
question-more = № { $number } суроо боюнча
question-unread = (суроонун тексти азырынча көрсөтүлбөйт)
staff-question-away = 👀 <b>№ { $number }</b> · { $seminar }
    Суроо азыр сизге көрсөтүлбөйт: аны модераторлор карап жатат же ал башкага тапшырылган, жабылган, башкасы менен бириктирилген же кайтарылып алынган. Катышуучуларга көрсөтүлгөндө жооп бериле элек жана эч кимге тапшырыла элек болсо, /inbox тизмесине чыгат.
answer-button = 💬 Жооп берүү
answer-prompt = ✍️ <b>№ { $number }</b> · { $who }
    <blockquote>{ $question }</blockquote>
    Жообуңузду жазыңыз. Үн билдирүү, сүрөт же файл жөнөтсөңүз да болот.
answer-stopped = № { $number } суроого жооп жөнөтүлгөн жок.
answer-sent = ✅ № { $number } суроого жообуңуз суроо берген адамга жөнөтүлүп жатат. Жетпей калса, сизге жазам.
answer-added = ✅ № { $number } суроого кошумча жообуңуз суроо берген адамга жөнөтүлүп жатат. Жетпей калса, сизге жазам.
awaited-answer = Жообуңузду жөнөтүңүз: текст, үн билдирүү, сүрөт же файл. Токтотуу: /cancel
question-answered-by-other = № { $number } суроого жооп берилип калган. Кошумча жооп үчүн суроо турган билдирүүнү солго сүрүп, жазыңыз.
inbox = 📥 Жоопсуз суроолор: <b>{ $left }</b>

    { $list }

    Жооп берүү үчүн номерин басыңыз.
inbox-line = <b>№ { $number }</b> { $who }: { $text }
inbox-line-at = <b>№ { $number }</b> · { $seminar }
    { $who }: { $text }
inbox-empty = 👌 Жоопсуз суроо калган жок.

## Буга окшош суроо

similar-offer = 🔎 <b>Ушуга окшош суроо бар экен</b>

    { $list }

    Сиздики да ушулбу? Болсо, номерин басыңыз: жооп сизге да келет. Баспасаңыз, 5 мүнөттөн кийин сурооңуз өзүнчө кабыл алынат.
similar-line = <b>{ $place }.</b> { $text }
    { $state }
similar-line-in = <b>{ $place }.</b> { $text }
    { $state } · 🌐 { $language }
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
similar-voted = 👍 <b>№ { $number } суроонун жообун сиз да күтүп жатасыз</b>
    Жооп берилери менен ушул жерге келет. Өзүнчө суроо кошулган жок.
similar-voted-answered = 👍 <b>№ { $number } суроого жооп берилген</b>
    Жообу төмөндө.
similar-voted-known = 👍 <b>№ { $number } суроого жооп берилген</b>
    Жоопту көрүү үчүн төмөнкү баскычты басыңыз.
similar-own = 👍 Бул сурооңуз № { $number } болуп кабыл алынган, жообу ушул жерге келет. Бардык суроолоруңуз: /questions
similar-late = Сурооңуз № { $number } болуп өзүнчө кабыл алынган. Көрүү үчүн: /questions
similar-done = Тандооңуз кабыл алынган, кайра басуунун кереги жок. Сурооңуз болсо: /ask
similar-button = 🔎 Окшош суроолор ({ $number })
similar-list = 🔎 <b>№ { $number } сурооңузга окшоштор</b>

    { $list }

    Сурооңуз кабыл алынган. Ушулардын бири менен бирдей болсо, номерин басыңыз: сурооңуз ага кошулат, жообу сизге да келет. Муну артка кайтарса болот.
similar-list-faq = 🔎 <b>№ { $number } сурооңузга окшоштор</b>

    { $list }

    Сурооңуз кабыл алынган. Жообу ушул жерде болушу мүмкүн: окуу үчүн номерин басыңыз.
similar-faq-read = 📖 <b>{ $question }</b>

    { $answer }

    Бул № { $number } сурооңузга жооппу? Анда сурооңузду кайтарып алсаңыз болот.
    .withdraw = 👍 Ооба, суроомду кайтарып алам
similar-joined = 🔗 <b>№ { $number } сурооңуз № { $other } суроого кошулду</b>
    Жообу сизге да ушул жерге келет.
similar-joined-answered = 🔗 <b>№ { $number } сурооңуз № { $other } суроого кошулду</b>
    Ага жооп берилген, жообу төмөндө.
similar-joined-known = 🔗 <b>№ { $number } сурооңуз № { $other } суроого кошулду</b>
    Ага жооп берилген. Жоопту көрүү үчүн төмөнкү баскычты басыңыз.
similar-part = ↩️ Кайра өзүнчө суроо кылуу
similar-busy = № { $number } сурооңуз боюнча иш башталган же аны башкалар да колдогон, ошондуктан ал өзүнчө калат. Жооп ушул жерге келет.

## Кимге сурайбыз

ask-to = 🎤 Баяндамачыга же программа боюнча
ask-to-which = 🎤 <b>Сурооңуз кимге?</b>
    { $seminar }

    Программадан тандаңыз же «Жалпы семинарга» дегенди басыңыз.
ask-to-all = 👥 Жалпы семинарга
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
ask-too-early = Азырынча эрте: качан кабыл аларыбыз билдирүүдө жазылган.
remark-later = Суроолоруңуз көп экен, рахмат. Кийинки суроону кабыл алуу убактысы: { DAY($starts) }, { TIME($starts) }. Жазганыңыз чатта турат, ошондо кайра жөнөтүңүз.
vote-slowly = Добуштарыңыз өтө тез келип жатат. Бир мүнөттөн кийин улантыңыз, мурдагы добуштарыңыз сакталды.
banned = Азырынча сиздин суроолоруңуз менен добуштарыңыз кабыл алынбайт. Каттооңуз жана калганы өз күчүндө. Түшүнбөстүк болсо, семинардын уюштуруучусуна кайрылыңыз.

## Өз суроолорум

question-edited-again = ✏️ № { $number } сурооңуз оңдолду. Модератор жаңы текстин окугандан кийин катышуучуларга кайра көрүнөт.
question-declined-already = № { $number } сурооңуз жабылган, эми өзгөртүүгө болбойт. Толуктагыңыз келсе: /questions
question-file-stays = Жөнөтүлгөн файлды алмаштырууга болбойт. Жаңы файлды жаңы суроо катары жөнөтүңүз: /ask
voice-known = 🎙 <b>Сизди таанып калышы мүмкүн</b>
    Атыңызды жашырабыз, бирок жазууну ачкан адам сизди үнүңүздөн же жүзүңүздөн таанышы мүмкүн. Кантели?
voice-known-or-write = 🎙 <b>Сизди таанып калышы мүмкүн</b>
    Атыңыз жашырылган, бирок сизди үнүңүздөн же жүзүңүздөн таанып калышы мүмкүн. Ошону текст менен жазыңыз же жазууну ушул бойдон жөнөтүңүз.
voice-send = 🎙 Ушул бойдон жөнөтүү
voice-named = 👤 Атым менен жөнөтүү
voice-write = ✏️ Жазганым жакшы
voice-hide = 🎙 № { $number } сурооңузда үнүңүз же видеоңуз бар: атыңызсыз деле таанып калышы мүмкүн. Атыңызды жашыралыбы?
    .yes = 🙈 Ооба, атым көрүнбөсүн
question-file-added = ✅ Файл № { $number } сурооңузга кошулду.
question-declined-state = ✖️ жоопсуз жабылды
own-question = 💬 <b>№ { $number } сурооңуз</b>
    { $seminar }
    <blockquote>{ $text }</blockquote>
    { $state }
    { $list }
own-votes = 👍 Муну сизден башка да билгиси келгендер: { $votes }
own-new = ⏳ Кабыл алынды, модератор окуп чыгат
own-visible = 👀 Катышуучуларга көрүнөт, жооп күтүүдө
own-assigned = ✍️ Эксперт жооп даярдап жатат
own-due = ✍️ Эксперт жооп даярдап жатат. Мөөнөтү: { DAY($starts) }
own-reopened = 🔁 Кайра ачылды, жооп күтүүдө
own-answered = ✅ Жооп берилди: { DAY($starts) }, { TIME($starts) }
own-answered-aloud = ✅ Залда оозеки жооп берилди: { DAY($starts) }, { TIME($starts) }
own-merged = 🔗 № { $number } суроо менен бириктирилди. Ага жооп берилгенде, сизге да келет.
own-merged-answered = ✅ № { $number } суроо менен бирге жооп берилди
own-declined = ✖️ Жоопсуз жабылды: { $reason }
own-withdrawn = ✖️ Кайтарылып алынган
answer-line = 💬 { $answer }
answer-aloud-line = 🗣 Залда айтылды: { $answer }
answer-whole = 💬 <b>№ { $number } суроого жооп</b>
    { $answer }
answer-whole-button = 💬 Жоопту толук көрүү
reopen-button = ➕ Суроону толуктоо
own-back = ‹ Бардык суроолорум
reopen-prompt = ➕ <b>№ { $number } сурооңузга толуктоо</b>
    <blockquote>{ $question }</blockquote>
    Дагы эмнени сурагыңыз келет? Текст, үн билдирүү, сүрөт же файл жөнөтүңүз. Сурооңуз кайра ачылат.
reopen-cancelled = Макул, эч нерсе өзгөргөн жок.
reopen-done = ✅ № { $number } сурооңуз кайра ачылды, толуктооңуз кызматкерлерге жетти. Жооп ушул жерге келет.
question-open-still = № { $number } сурооңуз азыр деле жооп күтүп турат. Оңдоо үчүн билдирүүңүздү өзгөртүңүз.

## Катышуучуларга көрүнгөн суроолор

hall-button = 👀 Катышуучулардын суроолору
hall-which = Кайсы семинардын суроолорун көрөсүз?
hall-no-seminar = Азырынча суроолорун көрө турган семинар жок.
hall = 👀 <b>Катышуучулардын суроолору</b>
    { $seminar }
    Берилген суроолор: { $asked }, жоопсузу: { $left }
    { $contact }

    <b>{ $view }</b>

    { $list }
hall-contact = ☎️ Уюштуруучу: { $contact }
hall-top = 🔥 Көп суралгандар
hall-new = 🆕 Жаңылары
hall-answered = ✅ Жооп берилгендер
topics-button = 🏷 Темалар
hall-by-topic = 🏷 <b>Эмнени көп сурашат?</b>
    { $seminar }
hall-topic = { $topic } · { $number }
hall-empty = Бул жерде азырынча суроо жок.
hall-line = <b>№ { $number }</b> · 👍 { $votes }
    { $text }
hall-line-own = <b>№ { $number }</b> · 👍 { $votes } · сиздики
    { $text }
hall-line-answered = <b>№ { $number }</b> · ✅ жооп берилди
    { $text }
hall-read = 📖 № { $number }
hall-gone = Бул суроо азыр тизмеде жок. Калгандары: /hall
hall-question = ❓ <b>№ { $number }</b> · 👍 { $votes }
    { $seminar }
    { $name }
    <blockquote>{ $text }</blockquote>
    { $list }
hall-open = ⏳ Жооп күтүүдө
hall-anonymous = 🙈 Аты-жөнү көрсөтүлгөн эмес
vote = 👍 Менин да суроом · { $votes }
vote-taken = ✅ Менин да суроом · { $votes }
vote-counted = 👍 Добушуңуз кошулду. Жооп сизге да келет.
vote-counted-already = Добушуңуз мурда эле кошулган.
vote-taken-back = Добушуңуз кайтарылып алынды.
vote-ended = Бул суроо жабылып калган, эми добуш берүүгө болбойт.

## Кызматкерлер: толуктоо, суроосу кабыл алынбагандар

staff-question-reopened = 🔁 <b>№ { $number }</b> · { $seminar } · толуктоо
    <blockquote>{ $question }</blockquote>
    { $text }
ban-button = 🚫 Суроолорун кабыл албоо
ban-confirm = 🚫 <b>{ $name }</b> (№ { $number } суроо)
    Мындан ары бул адамдын суроолору менен добуштары кабыл алынбайт. Каттоосу, орду жана буга чейинки суроолору сакталат. Муну каалаган убакта кайтарса болот.
    .yes = 🚫 Ооба, кабыл албайбыз
    .no = ‹ Суроого
ban-done = 🚫 <b>{ $name }</b> (№ { $number } суроо): суроолору менен добуштары мындан ары кабыл алынбайт.
unban-button = ↩️ Кайра кабыл алуу
unban-name = ↩️ Кайра кабыл алуу: { $name }
unban-done = ✅ <b>{ $name }</b> (№ { $number } суроо): суроолору менен добуштары кайра кабыл алынат.
ban-none = Бул адамдын суроолору ансыз деле кабыл алынат.
ban-staff = Бул кызматкер: адегенде команда барагынан ролдорун алып салыңыз.
banned-button = 🚫 Суроолору кабыл алынбагандар
banned-list = 🚫 <b>Суроолору кабыл алынбагандар</b>

    { $list }
banned-line = <b>{ $name }</b> · { $seminar }, № { $number }
    { DAY($starts, case: "ablative") } тартып
banned-none = Мындай адам жок: баарынын суроолору кабыл алынат.

## Суроо берген адамга: жооп

question-answer-too = 💬 <b>Сиз да билгиңиз келген № { $number } суроого жооп</b>
    { $question }
    { $answer }
answer-aloud = 🎤 <b>№ { $number } сурооңузга залда жооп берилди</b>
    { $question }
    { $answer }
answer-aloud-too = 🎤 <b>Сиз да билгиңиз келген № { $number } суроого залда жооп берилди</b>
    { $question }
    { $answer }
answer-translated = 🌐 № { $number } суроого жооп эми сиздин тилиңизде: жогорудагы билдирүүнү караңыз.
answer-part-gone = (жооптун бул бөлүгү алынып салынды)

## Суроо берген адам менен сүйлөшүү

clarify-request = ❔ <b>№ { $number } сурооңуз боюнча тактоочу суроо</b>
    { $question }
    { $text }

    Баскычты басып же ушул билдирүүнү солго сүрүп, жооп жазыңыз. Аты-жөнүңүздү жашырган болсоңуз, ал жашыруун бойдон калат.
clarify-in-media = (тактоочу суроо файлда)
clarify-follows = (тактоочу суроо төмөндө)
clarify-reply-button = 💬 Жооп жазуу
clarify-reply-prompt = ✍️ № { $number } сурооңуз боюнча тактоочу суроого жообуңузду жөнөтүңүз: текст, үн билдирүү, сүрөт же файл.
clarify-reply-sent = ✅ Жөнөтүлүп жатат; жетпей калса, сизге жазам. № { $number } сурооңузга жооп ушул жерге келет.
remark-edited = ✏️ № { $number } суроо боюнча жазганыңыз оңдолду.
awaited-clarify-reply = Тактоочу суроого жообуңузду жөнөтүңүз: текст, үн билдирүү, сүрөт же файл. Токтотуу: /cancel

## Жооп берүүчүгө

assigned-to-you = 📌 <b>Сизге суроо тапшырылды</b> · тапшырган: { $by }

    { $card }
assigned-to-you-by = 📌 <b>Сизге суроо тапшырылды, жооп мөөнөтү: { DAY($starts) }, { TIME($starts) }</b>
    Тапшырган: { $by }

    { $card }
assign-self-button = ✋ Мен жооп берем
reassign-button = ➡️ Башкага
clarify-button = ❔ Тактоо
question-yours = ✋ № { $number } суроо эми сиздики. Жооп берүү үчүн «💬 Жооп берүү» баскычын басыңыз же суроо турган билдирүүнү солго сүрүп, жазыңыз.
question-taken = № { $number } суроо сизге тапшырылган эмес. Жооп берүү үчүн суроо турган билдирүүнү солго сүрүп, жазыңыз.
question-ended = № { $number } суроо бүткөн: жооп берилген же жабылган. Абалы суроо турган билдирүүдө көрүнөт.
reassign-prompt = ➡️ № { $number } суроону кимге тапшырасыз?
unassign-button = ↩️ Модераторлорго кайтаруу
reassigned = ➡️ № { $number } суроо башкага тапшырылды. Эми жооп берүүчү: { $name }
unassigned = ↩️ № { $number } суроо модераторлорго кайтарылды.
unassigned-notice = ↩️ <b>№ { $number } суроо кайтарылды</b> · { $seminar }
    Кайтарган: { $name }. Башкага тапшырыңыз.
clarify-prompt = ❔ № { $number } суроону берген адамдан эмнени тактайсыз? Жазганыңыз ага бот аркылуу барат, бул жооп болуп эсептелбейт.
clarify-cancelled = Макул, эч нерсе жөнөтүлгөн жок.
clarify-sent = ✅ Тактоочу суроо жөнөтүлүп жатат; жетпей калса, сизге жазам. № { $number } суроону берген адамдын жообу ушул жерге келет.
clarify-reply = 💬 <b>№ { $number } суроо боюнча тактоочу суроого жооп келди</b>
    <blockquote>{ $question }</blockquote>
    { $text }
awaited-clarify = Тактоочу сурооңузду жөнөтүңүз: текст, үн билдирүү, сүрөт же файл. Токтотуу: /cancel
asker-unreachable = Бул суроону берген адамга азыр жазууга болбойт: ал ботту бөгөттөгөн же маалыматын өчүргөн. Суроого жооп берсеңиз болот.
answer-sent-many = ✅ № { $number } суроого жообуңуз суроо берген адамга жана муну билгиси келгендерге жөнөтүлүп жатат: бардыгы { $people } кишиге.
answer-sent-others = ✅ № { $number } суроого жообуңуз муну билгиси келгендерге жөнөтүлүп жатат: бардыгы { $people } кишиге. Суроо берген адамга азыр жазууга болбойт.
answer-added-many = ✅ № { $number } суроого кошумча жообуңуз суроо берген адамга жана муну билгиси келгендерге жөнөтүлүп жатат: бардыгы { $people } кишиге.
answer-added-others = ✅ № { $number } суроого кошумча жообуңуз муну билгиси келгендерге жөнөтүлүп жатат: бардыгы { $people } кишиге. Суроо берген адамга азыр жазууга болбойт.
answer-kept = ✅ № { $number } суроого жообуңуз сакталды. Суроо берген адамга азыр жазууга болбойт.
answer-similar = 🔎 Окшош № { $number }: { $text }
answer-edited = ✏️ № { $number } суроого жообуңуз аны алгандардын баарында оңдолуп жатат.
answer-file-stays = Жөнөтүлгөн файлды алмаштырууга болбойт. Суроо турган билдирүүнү солго сүрүп, жаңысын жөнөтүңүз.
clarify-file-stays = Жөнөтүлгөн файлды алмаштырууга болбойт. Жаңысын жөнөтүү үчүн «💬 Жооп берүү», андан кийин «❔ Тактоо» баскычын басыңыз.
translate-ky = 🌐 Кыргызча да берүү
translate-ru = 🌐 Орусча да берүү
translate-prompt = 🌐 № { $number } суроого жоопту { $language } да жазыңыз. Ошол тилде окугандар жоопту өз тилинде көрөт.
translate-cancelled = Макул, жооп кандай болсо, ошондой калды.
translate-sent = ✅ № { $number } суроого жооп { $language } да сакталды.
awaited-translation = Жооптун башка тилдеги текстин жазыңыз. Токтотуу: /cancel

## Залда айтылган жооп

aloud-button = 🎤 Залда айтылды
aloud-prompt = 🎤 <b>№ { $number }</b> · { $who }
    <blockquote>{ $text }</blockquote>
    Залда эмне деп жооп берилди? Эки сап жазыңыз же үн билдирүү жөнөтүңүз: суроо берген адамга жана муну билгиси келгендерге ошол замат барат.
aloud-stopped = Макул, жооп жазылган жок.
awaited-aloud = Залда айтылган жоопту жөнөтүңүз: эки сап текст, үн билдирүү же сүрөт. Токтотуу: /cancel

## Мөөнөт

due-tomorrow = ⏰ <b>№ { $number } суроого жооп мөөнөтү: { DAY($starts) }, { TIME($starts) }</b>
    { $text }
due-now = ⏰ <b>№ { $number } суроого жооп мөөнөтү келди: { DAY($starts) }, { TIME($starts) }</b>
    { $text }

    Жооп бериңиз же башкага тапшырыңыз.
overdue-notice = ⚠️ <b>№ { $number } суроого жооп мөөнөтүндө берилген жок</b>
    Мөөнөтү: { DAY($starts) }, { TIME($starts) }. Жооп берүүчү: { $owner }

    { $text }
inbox-mine = 📌 { $line }
inbox-mine-due = 📌 { $line }
    ⏰ { DAY($starts) }, { TIME($starts) }
inbox-taken = { $line } · 👤

## Кызматкерлер: суроонун абалы

asker = { $name }, { $place }
asker-hidden = { $name }, { $place } · 🙈 аты катышуучуларга көрсөтүлбөсүн
asker-kept = 🙈 аты жашырылган
is-new = 🆕 Катышуучуларга көрүнбөйт, азырынча эч кимге тапшырылган эмес
is-visible = 👁 Катышуучуларга көрүнөт, азырынча эч кимге тапшырылган эмес
is-assigned = 👤 Жооп берет: { $owner }
is-assigned-due = 👤 Жооп берет: { $owner }, мөөнөтү { DAY($starts) }, { TIME($starts) }
is-reopened = 🔁 Кайра ачылды, жооп күтүүдө
is-answered = ✅ Жооп берилди
is-merged = 🔗 № { $number } суроо менен бириктирилди
is-declined = 🚫 Жоопсуз жабылды: { $why }
is-withdrawn = ✖️ Суроо берген адам кайтарып алды
seen-by-hall = 👁 Катышуучуларга көрүнөт
unseen-by-hall = 🙈 Катышуучуларга көрүнбөйт
voted-by = 🙋 Дагы билгиси келгендер: { $number }
topic-name = 🏷 { $topic }
wording-line = ✏️ Катышуучуларга мындай көрүнөт: { $text }
declined-off-topic = семинардын темасына кирбейт
declined-personal = бул жеке маселе, аны кызматкерлер менен өзүнчө чечкен жакшы
declined-unclear = эмне суралганы түшүнүксүз
declined-rude = сылык жазылган эмес
declined-elsewhere = бул маселени башка мекеме чечет
declined-none = себеби көрсөтүлгөн эмес
question-show = ✅ Көрсөтүү
question-decline = 🚫 Жоопсуз жабуу
question-page = ⋯ Дагы

## Модератор: суроонун барагы

question-card = ❓ <b>№ { $number }</b> · { $seminar }
    { $who }
    🕐 { DAY($starts) }, { TIME($starts) }
    { $facts }

    { $text }
question-hide = 🙈 Жашыруу
question-assign = 👤 Тапшыруу
question-release = 👤 Тапшырууну жокко чыгаруу
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
question-is-shown = ✅ Эми катышуучуларга көрүнөт
question-is-over = № { $number } суроо бүткөн, абалы өзгөрүп кеткен. Барагын кайра ачыңыз.
awaited-text = Текст жазыңыз. Токтотуу: /cancel
text-too-long = Өтө узун: көп дегенде { $most } белги болот. Кыскартып жазыңыз.

decline-ask = 🚫 <b>№ { $number } суроо эмне үчүн жоопсуз жабылат?</b>
    <blockquote>{ $text }</blockquote>
    Себебин жооп күткөндөрдүн баары өз тилинде окуйт.
decline-off-topic = Семинардын темасы эмес
decline-personal = Жеке маселе
decline-unclear = Эмне суралганы түшүнүксүз
decline-rude = Сылык жазылган эмес
decline-elsewhere = Башка мекеме чечет
decline-own-reason = ✍️ Өз сөзүм менен
decline-ask-reason = ✍️ <b>№ { $number } суроо эмне үчүн жоопсуз жабылат?</b>
    <blockquote>{ $text }</blockquote>
    Себебин жазыңыз: жооп күткөндөр аны ушул бойдон окуйт.

merge-ask = 🔗 <b>№ { $number } суроону кайсынысы менен бириктирели?</b>
    <blockquote>{ $text }</blockquote>
    Окшошун басыңыз же башка суроонун номерин жазыңыз. Кийин жокко чыгарса болот.
merge-ask-none = 🔗 <b>№ { $number } суроону кайсынысы менен бириктирели?</b>
    <blockquote>{ $text }</blockquote>
    Окшош суроо табылган жок. Башка суроонун номерин жазыңыз.
merge-with = № { $number } { $text }
merge-no-such = Мындай номердеги суроо жок. Ушул семинардагы суроонун номерин жазыңыз, мисалы: 3.
merge-not-possible = № { $number } суроо менен бириктирүүгө болбойт: ал жоопсуз жабылган же ушул эле суроо. Башкасын тандаңыз.

assign-ask = 👤 <b>№ { $number } суроого ким жооп берет?</b>
assign-nobody = 👤 № { $number } суроону тапшыра турган эч ким жок. Адегенде команда барагынан эксперт чакырыңыз.
due-ask = 📅 <b>№ { $number } суроого { $name } качанга чейин жооп берсин?</b>
    Күндү тандаңыз же жазыңыз, мисалы: «25.07», «эртең 12:00», «жума».
due-day = { DAY($starts) }
due-none = Мөөнөтсүз
due-sure = 📅 <b>№ { $number } суроо: { $name } ушул мөөнөткө чейин жооп берсинби?</b>
    ⏰ { DAY($starts) }, { TIME($starts) }

    Мөөнөтү туура болсо, баскычты басыңыз. Болбосо, кайра жазыңыз.
    .yes = ✅ Тапшыруу
    .no = ‹ Суроого
assigned-to-another = 👤 № { $number } суроо эми сиздики эмес: аны модератор кайра алды.
    { $seminar }
    <blockquote>{ $text }</blockquote>

wording-ask = ✏️ <b>№ { $number } суроо катышуучуларга кандай көрүнсүн?</b>
    Суроо берген адамдын тексти: <blockquote>{ $text }</blockquote>
    Азыр катышуучуларга көрүнгөнү: { $words }

    Кыска, түшүнүктүү кылып жазыңыз. Үн билдирүү болсо, мазмунун жазыңыз. Суроо берген адамдын тексти сакталып калат.
wording-none = суроо берген адамдын өз тексти
wording-plain = ↩️ Өз тексти калсын

history = 🕓 <b>№ { $number } суроонун тарыхы</b>

    { $list }
history-line = { DAY($starts) }, { TIME($starts) } — { $what } · { $who }
history-automatic = автоматтык түрдө
history-asker = суроо берген адам
history-asked = суроо берилди
history-new = катышуучулардан жашырылды
history-visible = катышуучуларга көрсөтүлдү
history-released = тапшыруу жокко чыгарылды
history-assigned = тапшырылды: { $owner }
history-reopened = кайра ачылды
history-answered = жазуу жүзүндө жооп берилди
history-answered-aloud = залда оозеки жооп берилди
history-merged = № { $number } суроо менен бириктирилди
history-carried = кийинки семинарга алынды, ал жерде № { $number }
history-unmerged = бириктирүү жокко чыгарылды
history-declined = жоопсуз жабылды
history-declined-for = жоопсуз жабылды: { $why }
history-withdrawn = кайтарылып алынды

## Модератор: суроолордун тизмеси

queue-button = ❓ Суроолор
queue = ❓ <b>{ $seminar }</b>
    Жоопсуз суроолор: <b>{ $left }</b>
    { $mode }

    { $list }
queue-moderated = 🔒 Жаңы суроо сиз көрсөткөндөн кийин катышуучуларга көрүнөт.
queue-open = 🔓 Жаңы суроо катышуучуларга дароо көрүнөт.
queue-nothing = Бул жерде суроо жок.
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
queue-new = 🆕 Жаңылар ({ $number })
queue-left = ⏳ Жоопсуздар ({ $number })
queue-ended = ✅ Бүткөндөр ({ $number })
queue-publish-at-once = 🔓 Дароо көрсөтүү
queue-moderate-first = 🔒 Адегенде окуу
unanswered-button = ❓ Жоопсуз суроолор: { $number }
unanswered-questions = ❓ <b>Жоопсуз суроолор: { $number }</b>
    Семинарды тандаңыз.
unanswered-none = 👌 Жоопсуз суроо калган жок.
unanswered-at = { $seminar }: { $number }

## Темалар

topic-ask = 🏷 <b>№ { $number } суроо эмне жөнүндө?</b>
    <blockquote>{ $text }</blockquote>
    Тандаңыз же теманын атын жазыңыз, мисалы: Жол / Дорога.
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
    Жаңы атын жазыңыз, мисалы: Жол / Дорога.
topic-ask-merge = 🔗 <b>{ $topic }</b>
    Суроолору кайсы темага өтсүн?
topic-alone = 🏷 <b>{ $topic }</b>
    Азырынча башка тема жок.

## Күтүп тургандарга

question-declined = 🚫 <b>№ { $number } сурооңузга жооп берилбейт</b>
    { $seminar }
    { $question }
    Себеби: { $why }
    Башкача сурагыңыз келсе, төмөнкү баскычты басыңыз.
voted-declined = 🚫 <b>Сиз жообун күткөн № { $number } суроого жооп берилбейт</b>
    { $seminar }
    { $question }
    Себеби: { $why }
    Өзүңүз сурагыңыз келсе, төмөнкү баскычты басыңыз.
question-merged = 🔗 <b>№ { $number } сурооңузга № { $other } суроо менен бирге жооп берилет</b>
    { $seminar }
    { $question }
    Экөө бир маселе жөнүндө. Жооп сизге да ушул жерге келет.
question-merged-quoted = 🔗 <b>№ { $number } сурооңузга № { $other } суроо менен бирге жооп берилет</b>
    { $seminar }
    { $question }
    Экөө бир маселе жөнүндө: «{ $text }». Жооп сизге да ушул жерге келет.
question-merged-answered = 🔗 <b>№ { $number } сурооңузга № { $other } суроо менен бирге жооп берилди</b>
    { $seminar }
    { $question }
    Экөө бир маселе жөнүндө. Жооп — ушул чатта.
question-unmerged = ↩️ <b>№ { $number } сурооңузга өзүнчө жооп берилет</b>
    { $seminar }
    { $question }
    Башка суроо менен бириктирүү жокко чыгарылды.
question-reopened = 🔁 <b>№ { $number } суроо кайра каралып жатат</b>
    { $seminar }
    { $question }
    Жооп ушул жерге келет.
voted-withdrawn = ✖️ Сиз жообун күткөн № { $number } суроону берген адам аны кайтарып алды.
    { $seminar }
    Сизге дагы эле керек болсо, өзүңүз сураңыз.

## Кызматкерлер: бардык суроо-жооптор файлда

asked-export-button = 📗 Суроолорду жүктөп алуу
asked-export = 📗 <b>Бардык суроо-жооптор: { $number }</b>
    { $seminar }

    Файлда аты-жөндөр бар: аны кимге берериңизди ойлонуп көрүңүз. Атын жашыргандардын аты жок. Жүктөп алганыңыз журналга жазылат.
asked-export-xlsx = 📗 Excel, таблица
asked-export-docx = 📄 Word, окуу үчүн
asked-exported = 📗 { $seminar }
    Суроолор: { $number }
asked-export-none = Бул семинарда суроо бериле элек.
asked-export-title = Суроолор
asked-column-at = Берилген убактысы
asked-column-place = Кайдан
asked-column-text = Суроо, өз сөзү менен
asked-column-wording = Катышуучуларга көрүнгөнү
asked-column-files = Файлдар
asked-column-item = Программанын бөлүгү
asked-column-topic = Тема
asked-column-votes = Дагы билгиси келгендер
asked-column-state = Абалы
asked-column-owner = Ким жооп берет
asked-column-due = Мөөнөтү
asked-column-answers = Жооптор
asked-column-steps = Тарыхы
asked-hidden = аты жашырылган
asked-topic-none = Темасыз
asked-is-new = жаңы
asked-is-visible = катышуучуларга көрүнөт
asked-is-assigned = жооп берүүчүгө тапшырылды
asked-is-reopened = кайра ачылды
asked-is-answered = жооп берилди
asked-is-answered-aloud = залда жооп берилди
asked-is-answered-written = жазуу жүзүндө жооп берилди
asked-is-merged = бириктирилди
asked-is-merged-into = № { $number } менен бириктирилди
asked-is-carried = башка семинарда каралат
asked-is-declined = жоопсуз жабылды
asked-is-declined-because = жоопсуз жабылды: { $reason }
asked-is-withdrawn = кайтарылып алынды
asked-answered-aloud = Залда жооп берди: { $by }, { $time }
asked-answered-written = Жооп берди: { $by }, { $time }
asked-step = { $time } · { $state } · { $by }
asked-by-asker = суроо берген адам
asked-automatic = автоматтык түрдө
asked-document-title = Суроо-жооптор. { $seminar }
asked-document-votes = Дагы билгиси келгендер: { $votes }
asked-document-own = Өз сөзү менен: { $text }
asked-document-item = Программанын бөлүгү: { $item }
questions-paper-about = { $seminar }, { DAYS($starts, $ends, year: "always") }
questions-paper-asked = Берилген суроолор: { $asked }.
questions-paper-answered = Жооп берилгени: { $number }.
questions-paper-left = Азырынча жоопсуз: { $number }.
questions-paper-similar = Окшош болгондуктан бир суроого бириктирилгени: { $number }.
questions-paper-carried = Башка семинарда карала турганы: { $number }.
questions-paper-declined = Жоопсуз жабылганы: { $number } (тиркемеде).
questions-paper-head = № { $number } суроо. { $name }, { $place }
questions-paper-head-anonymous = № { $number } суроо (аты жашырылган)
questions-paper-same = Ушул эле нерсени сурагандар:
questions-paper-same-line = № { $number }, { $name }, { $place }: { $text }
questions-paper-same-anonymous = № { $number } (аты жашырылган): { $text }
questions-paper-aloud = Залда берилген жооп. { $by }, { DAY($at, year: "always") }:
questions-paper-written = Жооп. { $by }, { DAY($at, year: "always") }:
questions-paper-waiting = Азырынча жооп жок.
questions-paper-waiting-by = Азырынча жооп жок. Жооп берүүчү: { $by }
questions-paper-waiting-due = Азырынча жооп жок. Мөөнөтү: { DAY($due, year: "always") }.
questions-paper-waiting-by-due = Азырынча жооп жок. Мөөнөтү: { DAY($due, year: "always") }. Жооп берүүчү: { $by }
questions-paper-elsewhere = Башка семинарда карала тургандар
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
digest-line = ❓ <b>№ { $number }</b> { $question }
    💬 { $answer }
digest-point = № { $number }. { $question }
digest-rest = ⏳ Жообу даярдалып жаткан суроолор: { $left }. Жооп суроо берген адамдын өзүнө келет.
digest-voice = 🎧 № { $number } суроого жооп

## Кызматкерлер: аны жөнөтүү

digest-button = 📰 Жооптор баарына
digest = 📰 <b>Суроо-жоопторду баарына жөнөтүү</b>
    { $seminar }

    { $list }
digest-counts = Суроо-жооптор: <b>{ $number }</b>
    Алуучулар: <b>{ $people }</b> киши, келе албай калгандар да алат. Суроо бергендердин аты айтылбайт.
digest-empty = Баарына жөнөтө турган жооп азырынча жок. Катышуучуларга көрүнгөн жана жооп берилген суроолор гана барат.
digest-as-file = 📄 Бир билдирүүгө батпагандыктан, Word файлы болуп барат.
digest-left = ⏳ Жоопсуз суроолор: { $left }. Катышуучуларга алардын саны гана айтылат.
digest-unshown = 🙈 Жооп берилген, бирок катышуучуларга көрсөтүлө элек: № { $numbers }. Азырынча кирбейт.
digest-without = ✖️ Тексти жок болгондуктан кирбейт: № { $numbers }.
digest-lacks-ky = 🌐 Кыргызча жообу жок: № { $numbers }. Кыргызча окугандарга да башка тилде барат.
digest-lacks-ru = 🌐 Орусча жообу жок: № { $numbers }. Орусча окугандарга да башка тилде барат.
digest-names = ⚠️ Кишинин аты же телефону бар окшойт: № { $numbers }. Адегенде текстин оңдоңуз.
digest-early = 🕓 Семинар бүткөндөн кийин жөнөтө аласыз.
digest-was-sent = ✅ Жөнөтүлдү: { DAY($starts) }, { TIME($starts) }. Экинчи жолу жөнөтүлбөйт.
digest-add = 👁 Билдирүүгө кошуу: { $number }
digest-ask-add = 👁 <b>Бул суроолорду катышуучуларга көрсөтүп, кошосузбу?</b>

    { $list }

    Кишинин аты же жеке маалыматы болсо, адегенде суроонун барагынан текстин оңдоңуз.
    .yes = 👁 Ооба, кошом
    .no = { back-button }
digest-add-line = • <b>№ { $number }</b> { $question }
digest-see = 👁 Кандай барарын көрүү
digest-send = ✅ Жөнөтүү: { $people } кишиге
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
wall-line = <b>№ { $number }</b> ▲ { $votes } { $mark }
    { $text }
wall-now-none = Чоң көрсөтүлгөн суроо жок.
wall-poll = 📊 { $question } (добуш: { $number })
wall-poll-off = ↩️ Сурамжылоону экрандан алуу
wall-none = Бул жерде суроо жок. Катышуучуларга көрсөтүлгөн суроолор ушул жерге чыгат.
wall-mark-answered = ✅
wall-mark-pinned = 📌
wall-mark-shown = 👁
wall-next = ▶️ Кийинкиси: № { $number }
wall-clear = ⬜ Экрандан алуу
wall-link = 🔗 Дарек, QR
wall-left-out = 🚫 Экранга чыкпаган суроолор: { $number }
wall-back = ‹ Экранга
wall-out = 🚫 <b>Экранга чыкпаган суроолор</b> · { $seminar }

    { $list }

    Кайра чыгаруу үчүн номерин, анан «↩️ Экранга кайра чыгаруу» баскычын басыңыз.
wall-question = <b>№ { $number }</b> ▲ { $votes } { $mark }

    { $text }
wall-show = 🖥 Чоң көрсөтүү
wall-pin = 📌 Башына коюу
wall-unpin = 📌 Башынан алуу
wall-leave-out = 🚫 Экранга чыгарбоо
wall-bring-back = ↩️ Экранга кайра чыгаруу
wall-closed = № { $number } суроо менен муну кылууга болбойт: ага жооп берилген, ал жабылган же катышуучуларга көрсөтүлгөн эмес. Тизмени жаңылап көрүңүз.
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
screen-how = Камераны кодго каратыңыз же Telegram аркылуу бул ботту табыңыз
screen-arrive = Келдиңизби?
screen-arrive-how = Бул кодду ботко жазыңыз же камераны QR-кодго каратыңыз. Код мүнөт сайын алмашат
screen-next = Кийинки суроолор
screen-none = Азырынча жок
screen-answered = Жооп берилди
screen-done = Жооп берилгени
screen-asked = Суроолор
screen-voice = Үн билдирүү же сүрөт менен берилген суроо
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
screen-phone = Бот телефонуңузга суроо жөнөттү. Келбесе, камераны кодго каратыңыз
screen-voted = Добуш бергендер
screen-closed = Жыйынтык

## Жетпеген билдирүүлөр

lost-answer-asker = 📭 № { $number } суроону берген адамга сизден жетпей калганы: { $thing } ({ $why }). Башкасы жетти.
lost-answer-reopened = 📭 № { $number } суроого жообуңуз суроо берген адамга жеткен жок: { $thing } ({ $why }). Жооп бар экенин ал билет. Суроо кайра ачылды.
    <b>Сураныч, жазуу жүзүндө жооп бериңиз:</b> ушул билдирүүнү солго сүрүп, жазыңыз.
lost-answer-all = 📭 № { $number } суроого жообуңуз суроо берген адамга жеткен жок: { $why }. Жооп сакталды.
lost-answer-others = 📭 № { $number } суроого жообуңуз аны билгиси келгендердин айрымдарына толук жеткен жок: { $thing } ({ $why }). Мындай адамдар: { $people }.
lost-remark = 📭 № { $number } суроо боюнча айтканыңыз толук жеткен жок: { $thing } ({ $why }). Сураныч, аны текст менен жазыңыз.
lost-remark-all = 📭 № { $number } суроо боюнча айтканыңыз жеткен жок: { $why }.
lost-question = 📭 № { $number } сурооңуздан жооп берүүчүлөрдүн эч кимисине жетпей калганы: { $thing } ({ $why }). Сураныч, аны текст менен жазыңыз: /ask
