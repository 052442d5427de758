# Кантип өзгөртүү керек: docs/texts.md

## Семинар

seminar-choose = Кайсы семинарга катталасыз?
seminars-none = Азырынча семинар жок. Жаңысы жарыяланганда ушул жерден көрөсүз.

## Кызматкерлер: кошумча суроолор

staff-extras-button = 🧾 Каттоо суроолору
extras = <b>Каттоо суроолору</b>
    { $seminar }

    { $list }

    Каттоодо телефон номеринен кийин суралат, жооп берүү милдеттүү эмес.
extras-line = • { $question } { $lacks }
extras-none = Азырынча каттоо суроосу жок.
extras-ready = ➕ { $title }
extras-own = ➕ Өзүм жазам
extras-tally = 📊 Жооптордун жыйынтыгы
extras-all = ‹ Бардык суроолор
extras-too-many = Каттоо суроолору { $most } даанадан ашпасын: андан көбүнө эч ким жооп бербейт.
extra-ask-kind = <b>Жообу кандай болот?</b>
extra-kind-choice = Тандоо
extra-kind-number = Сан
extra-kind-text = Текст
extra-ask-title = <b>Суроону жазыңыз</b>
    Бир нече тилде жазсаңыз (кыргызча / орусча / англисче), арасына « / » коюңуз: Машина керекпи? / Нужна машина?
    Бир гана тилде жазсаңыз, ал { $language } деп кабыл алынат.
extra-ask-choices = <b>Жоопторду жазыңыз</b>
    Ар бирин өзүнчө сапка:
    <code>Ооба / Да</code>
    <code>Жок / Нет</code>

    Бир гана тилде жазсаңыз, ал { $language } деп кабыл алынат.
extra-title-long = Бул узун болуп кетти: { $most } белгиден ашпасын. Эч нерсе өзгөргөн жок.
extra-choices-wrong = Жооптор кеминде 2, көп дегенде { $most } болсун, ар бири өзүнчө сапта. Эч нерсе өзгөргөн жок.
extra-choices-fewer = Мурдагы жооптордун баары калышы керек (кеминде { $least } сап): айрымдар жооп берип коюшкан. Эч нерсе өзгөргөн жок.
extra-gone = Бул суроо алынып салынган. Тизмени кайра ачыңыз.
extra = <b>Каттоо суроосу</b> · { $kind }

    { $list }

    Суроону оңдоо үчүн тилди тандаңыз.
extra-choice-line = ▫️ { $choice } { $lacks }
extra-choices = ✏️ Жооптору
extra-remove = 🗑 Суралбасын
extra-ask-remove = <b>{ $question }</b>
    Мындан ары суралбасынбы? Берилген жооптор Excel файлында көрсөтүлбөй калат.
    .yes = 🗑 Ооба, суралбасын
    .no = { keep-button }
awaited-extra-text = Эми жогоруда айтылгандай текст жазыңыз. Токтотуу: /cancel

## Семинарлар тизмеси жана барагы

seminars = <b>Семинарлар</b>

    { $list }
seminars-line = <b>{ $seminar }</b>
    { DAYS($starts, $ends) } · { $state }
seminar = <b>{ $seminar }</b>
    { $state }

    📅 { DAYS($starts, $ends) }
    🕘 { $hours }
    📍 { $place }

    { $about }
    .change = ✏️ Маалыматымды өзгөртүү
    .register = ✅ Катталуу
    .programme = 🗓 Программа
    .materials = 📎 Материалдар
    .venue = { venue-button }
    .calendar = 📅 Календарь
    .all = ‹ Бардык семинарлар
seminar-place = { $venue }, { $address }
place-open = өтө турган жери азырынча белгисиз
seminar-more = 🎓 Ордум, программа, материалдар
seminar-back = ‹ Семинар
seminar-is-open = каттоо жүрүүдө
seminar-is-closed = каттоо жабык
seminar-is-not-yet = каттоо азырынча ачыла элек
seminar-is-held = өттү
seminar-is-cancelled = ✖️ семинар жокко чыгарылды
seat-is-invited = ✉️ Сиз чакырылгансыз, бирок каттала элексиз
seat-is-registered = ✅ Сиз катталгансыз
seat-is-confirmed = ✅ Барарыңызды ырастадыңыз
seat-is-arrived = ✅ Келгениңиз белгиленген
seat-was-arrived = ✅ Сиз катыштыңыз
seat-is-waiting = ⏳ Сиз кезектесиз
seat-is-offered = 🎟 Сизге орун бошоду: жообуңузду күтүп жатабыз
seat-is-declined = ✖️ Бара албай турганыңызды билдиргенсиз
seat-is-cancelled = ✖️ Азыр катталган эмессиз
seat-is-handed-over = 🔁 Ордуңузду башка адамга бергенсиз

programme = <b>Программа</b>
    { $seminar }

    { $list }
    .item-reminders-on = 🔔 10 мүнөт калганда эскертүү
    .item-reminders-off = 🔕 Эскертүүнү өчүрүү
programme-empty = Уюштуруучулар программаны азырынча кошо элек. Кошкондо ушул жерден көрүнөт.
programme-day = <b>{ DAY($starts) }</b>
programme-from-to = { MOMENT($starts) }–{ MOMENT($ends) } { $title }
programme-said-by = { $item }
    🗣 { $speaker }

## Кызматкерлер: программа

staff-programme-button = 🗓 Программа
items = <b>Программа</b>
    { $seminar }

    { $list }

    { $hint }
items-hint = Бөлүктү өзгөртүү үчүн номерин басыңыз.
items-hint-more = Бөлүктү өзгөртүү үчүн номерин басыңыз. Номерлер көрүнбөсө, «{ more-button }» баскычын басыңыз.
items-none = <b>Программа</b>
    { $seminar }

    Программа азырынча жок, муну катышуучулар да көрөт. «➕ Кошуу» баскычын басып, ар бир бөлүктү өзүнчө сапка, убактысы менен жазып жөнөтүңүз. Даяр таблицадан көчүрүп койсо да болот.
items-line = <b>{ $number }.</b> { $hours } { $title } { $lacks }
items-add = ➕ Кошуу
items-sure = <b>Программаны текшериңиз</b>
    { $list }

    { $hints }

    Жаңы бөлүктөр: { $number }, мурдагылардын котормосу: { $translated }. Баары туура болсо, баскычты басыңыз. Болбосо, саптарды кайра жөнөтүңүз.
    .yes = ✅ Кошуу
items-speaker-hint = 🗣 Сызыкчадан кийинкиси аталышта калды. Ал баяндамачы болсо, сызыкчанын ордуна « | » коюп, саптарды кайра жөнөтүңүз.
items-added = ✅ Кошулду: { $number }, котормосу толукталды: { $translated }.
items-heard = { $number }. { $hours } { $title }
items-ask = <b>Программаны жазыңыз</b>
    { $seminar }

    Ар бир бөлүктү өзүнчө сапка, убактысы менен жазыңыз:
    <code>9:30 Ачылыш / Открытие</code>
    <code>9:45-10:30 Баяндама / Доклад | Үлгү Айтуучу</code>

    Баяндамачыны аталыштан « | » белгиси менен бөлүп жазыңыз.
    Бир нече тилде жазсаңыз (кыргызча / орусча / англисче), арасына « / » коюңуз. Бир гана тилде жазсаңыз, ал { $language } деп кабыл алынат. Башка тилди кийин кошсо болот: төмөндөн тилди тандап, ошол эле убакыттар менен жөнөтүңүз.
    Бир нече күндүк болсо, күнүн өзүнчө сапка жазыңыз: 18.07
item-from = { TIME($starts) }
item-from-to = { TIME($starts) }–{ TIME($ends) }
item-hours-on = <b>{ $hours }</b> · { DAY($starts) }
item = <b>{ $hours }</b> · { DAY($starts) }

    { $list }

    Аталышын оңдоо үчүн тилди тандаңыз.
    .time = ⏰ Убактысы
    .speaker = 🗣 Баяндамачы
    .earlier = −15 мүнөт
    .later = +15 мүнөт
    .rest = ⏬ Ушундан баштап +15 мүнөт
    .files = 📎 Файл кошуу
    .remove = 🗑 Өчүрүү
    .back = ‹ Программа
item-speaker = 🗣 { $speaker }
item-files = 📎 Файлдар: { $number }
item-ask-time = <b>{ $hours } { $title }</b>
    Жаңы убактысын жазыңыз, мисалы: 9:30-10:15.
item-ask-title = <b>{ $hours } { $title }</b>
    Аталышын { $language } жазыңыз. Бир нече тилде жазсаңыз (кыргызча / орусча / англисче), арасына « / » коюңуз: Ачылыш / Открытие.
item-ask-speaker = <b>{ $hours } { $title }</b>
    Ким сүйлөйт? Тизмеден тандаңыз же аты-жөнү менен кызматын жазыңыз.
item-no-speaker = Баяндамачысы жок
item-remove = <b>{ $hours } { $title }</b>
    Программадан өчүрүлсүнбү? Файлдары семинарда калат.
    .yes = 🗑 Ооба, өчүрүлсүн
    .no = { keep-button }
item-gone = Бул бөлүк программадан өчүрүлгөн. Программаны кайра ачыңыз.
item-time-wrong = Убактысы түшүнүксүз. Мындай жазыңыз: 9:30 же 9:30-10:15. Эч нерсе өзгөргөн жок.
item-unclear-wrong = Убактысын ар кандай түшүнсө болот. Саатты кош чекит менен жазыңыз: 9:10 же 9:10-10:15. Эч нерсе өзгөргөн жок.
item-day-wrong = Мындай күн бул семинарда жок. Эч нерсе өзгөргөн жок.
item-end-wrong = Аякташы башталышынан кийин болушу керек. Эч нерсе өзгөргөн жок.
title-too-long = Аталышы узун болуп кетти: { $most } белгиден ашпасын. Эч нерсе өзгөргөн жок.
items-too-many = Программага { $most } бөлүктөн ашык батпайт. Эч нерсе кошулган жок.
line-time-wrong = { $number }-сапта убактысы түшүнүксүз. Мындай жазыңыз: 9:30 Ачылыш. Эч нерсе кошулган жок, оңдоп кайра жөнөтүңүз.
line-unclear-wrong = { $number }-саптагы убакытты ар кандай түшүнсө болот. Саатты кош чекит менен жазыңыз: 9:10 Ачылыш. Эч нерсе кошулган жок, оңдоп кайра жөнөтүңүз.
line-day-wrong = { $number }-саптагы күн семинардын күндөрүнө туура келбейт. Эч нерсе кошулган жок, оңдоп кайра жөнөтүңүз.
line-end-wrong = { $number }-сапта аякташы башталышынан кийин болушу керек. Эч нерсе кошулган жок, оңдоп кайра жөнөтүңүз.
line-title-wrong = { $number }-сапта аталышы жок. Мындай жазыңыз: 9:30 Ачылыш. Эч нерсе кошулган жок, оңдоп кайра жөнөтүңүз.
line-long-wrong = { $number }-саптагы аталыш өтө узун. Эч нерсе кошулган жок, кыскартып кайра жөнөтүңүз.
awaited-item-lines = Эми программанын саптарын жазыңыз, мисалы: 9:30 Ачылыш. Токтотуу: /cancel
awaited-item-time = Эми убактысын текст менен жазыңыз, мисалы: 9:30-10:15. Токтотуу: /cancel
awaited-item-title = Эми аталышын текст менен жазыңыз. Токтотуу: /cancel
awaited-item-speaker = Эми баяндамачыны тизмеден тандаңыз же атын текст менен жазыңыз. Токтотуу: /cancel

## Материалдар

material = 📎 <b>{ $title }</b>
material-of-item = 📎 <b>{ $title }</b>
    { $item }
material-untitled = Файл № { $number }
materials = <b>Материалдар</b>
    { $seminar }

    Керектүүсүн бассаңыз, файл ушул жерге келет.
materials-none = <b>{ $seminar }</b>
    Азырынча материал жок.
material-button = 📎 { $title }
material-gone = Бул материал алынып салынды. Калгандарын «📎 Материалдар» баскычынан көрүңүз.
materials-for-participants = Материалдар семинарга катталгандар үчүн. Адегенде катталыңыз: /seminars

## Кызматкерлер: материалдар

staff-materials-button = 📎 Материалдар
files = <b>Материалдар</b>
    { $seminar }

    { $list }
files-line = 📎 { $title } { $lacks }
files-none = Азырынча материал жок.
files-add = ➕ Файл кошуу
files-all = ‹ Материалдар
files-ask = 📎 <b>{ $to }</b>
    Файлдарды жөнөтүңүз: документ, сүрөт, видео, аудио же үн билдирүү. Бир нечесин катары менен жөнөтсө болот.
    Файлга кошуп жазганыңыз анын аталышы болот. Бир нече тилде жазсаңыз (кыргызча / орусча / англисче), арасына « / » коюңуз: Баяндама / Доклад.
files-too-many = Бир семинарга { $most } файлдан ашык батпайт. Керексиздерин алып салып, кайра жөнөтүңүз.
file = 📎 <b>Файл</b>
    { $list }
    🗓 { $to }

    Аталышын оңдоо үчүн тилди тандаңыз.
file-kept = ✅ <b>Файл сакталды</b>
    { $list }
    🗓 { $to }

    Аталышын оңдоо үчүн тилди тандаңыз. Дагы файл жөнөтсөңүз болот.
file-untitled = ⚠️ аталышы жок
file-of-seminar = жалпы семинар үчүн
file-item = 🗓 Программанын бөлүгү
file-remove = 🗑 Алып салуу
file-to-item = { TIME($starts) } { $title }
file-ask-item = <b>{ $title }</b>
    Программанын кайсы бөлүгүнө тиешелүү? Ошол бөлүк бүткөндө катышуучуларга жөнөтүлөт.
file-ask-title = <b>{ $title }</b>
    Аталышын { $language } жазыңыз. Бир нече тилде жазсаңыз (кыргызча / орусча / англисче), арасына « / » коюңуз: Баяндама / Доклад.
file-ask-remove = <b>{ $title }</b>
    Бул материал алынып салынсынбы? Мурда алгандарда калат.
    .yes = 🗑 Ооба, алынсын
    .no = { keep-button }
awaited-file = Эми файл жөнөтүңүз: документ, сүрөт, видео, аудио же үн билдирүү. Токтотуу: /cancel
awaited-file-title = Эми файлдын аталышын текст менен жазыңыз. Токтотуу: /cancel

## Семинарды даярдоо: барагы

staff-draft-button = 📝 { $seminar }
staff-cancelled-button = ❌ { $seminar }
staff-new-button = ➕ Жаңы семинар
plan-button = ⚙️ Башкаруу
plan-card = <b>{ $seminar }</b>
    { $state }

    { $list }

    Эмнени өзгөрткүңүз келсе, ошонун баскычын басыңыз.
plan-untitled = Аталышы жок семинар
plan-state-draft = 📝 Даярдалууда, катышуучуларга көрүнбөйт
plan-state-open = 🟢 Ачык
plan-state-closed = 🟡 Каттоо жабылган
plan-state-held = ✅ Өттү
plan-state-archived = 🗄 Архивде
plan-state-cancelled = ❌ Жокко чыгарылды
plan-when = 📅 { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
plan-when-days = 📅 { DAYS($starts, $ends) }
    🕘 { $hours }
plan-place = 📍 { $venue }, { $address }
plan-place-short = 📍 { $venue }
plan-map-set = 🗺 Картадагы орду белгиленген
plan-map-none = 🗺 Картадагы орду белгилене элек
plan-limits = 🪑 Орун: { $capacity } · бир айыл өкмөтүнөн: { $places }
plan-no-limit = чектелбейт
plan-opens = 🔓 Каттоонун башталышы: { DAY($starts) }, { TIME($starts) }
plan-closes = 🔒 Каттоонун аякташы: { DAY($starts) }, { TIME($starts) }
plan-targets = 🎯 Кимдер үчүн: { $list }
plan-zone = 🕐 { $zone }
plan-description = ℹ️ { $text }
plan-contact = ☎️ Катышуучулар үчүн телефон: { $contact }
plan-contact-none = ☎️ Катышуучулар үчүн телефон көрсөтүлө элек
plan-cloned = ♻️ Баштапкы семинар: «{ $seminar }»
plan-cloned-answers = ♻️ Баштапкы семинар: «{ $seminar }». Андан көчүрүлгөн суроо-жооптор: катышуучуларга көрүнгөнү { $shown }, карала элеги { $waiting }.
plan-untranslated = ⚠️ Котормосу жок ({ $language }): { $list }
plan-lacks = ⚠️ Жетишпейт:
    { $list }
plan-lacks-draft = ⚠️ Каттоону ачуу үчүн толтуруңуз:
    { $list }
plan-pending-change = ⏳ Өзгөртүүңүз али киргизиле элек
plan-pending-change-button = ⏳ Өзгөртүүнү көрүү
plan-items-after-end = ⚠️ Программанын { $number } бөлүгү семинар аяктагандан кийинки убакытка туура келип калды: программаны же аяктоо убактысын оңдоңуз.
staff-seminar-button = 📋 Семинардын барагы
plan-fill = ▶️ Толтурууну улантуу
plan-lifecycle = 🚦 Абалын өзгөртүү
plan-link = 🔗 Шилтеме жана QR
plan-clone = ♻️ Көчүрмө

line-title = Аталышы
line-description = Сүрөттөмөсү
line-starts = Башталышы
line-ends = Аякташы
line-hours = 🕘 Ар бир күндүн сааты
line-venue = Өтө турган жери
line-address = Дареги
line-map = Картадагы орду
line-targets = Кимдер үчүн
line-capacity = Орун саны
line-per-unit = Бир айыл өкмөтүнөн
line-opens = Каттоо ачылат
line-closes = Каттоо жабылат
line-contact = Телефон
line-zone = Саат алкагы
line-in-language = { $what } ({ $language })
plan-languages = <b>{ $what }</b>

    Кыргызча: { $ky }
    Орусча: { $ru }
    Англисче: { $en }

    Кайсынысын өзгөртөсүз?
plan-no-translation = ⚠️ котормосу жок

## Семинарды даярдоо: суроолор

plan-ask-first = <b>Жаңы семинар качан болот?</b>
    Күнүн тандаңыз же жазыңыз, мисалы: «18.07 9:30-16:00», «жума 9:30», «18-19-июль 9:30-16:00».

    Аталышын жазгандан кийин ар бир жообуңуз сакталат: токтотсоңуз (/cancel), кийин /staff аркылуу улантасыз.
plan-ask-starts = <b>Качан башталат?</b>
    Күнүн тандаңыз же жазыңыз, мисалы: «18.07 9:30-16:00», «эртең 10:00», «жума 9:30».
plan-ask-clone = <b>Ушундай эле семинар башка жерде качан болот?</b>
    Күнүн тандаңыз же жазыңыз, мисалы: «18.07 9:30-16:00», «жума 9:30», «18-19-июль 9:30-16:00».
plan-ask-hour = <b>Саат канчада?</b>
    { DAY($starts) }. Тандаңыз же жазыңыз, мисалы: «9:30».
plan-ask-hour-days = <b>Саат канчада?</b>
    { DAY($starts) } – { DAY($ends) }. Тандаңыз же жазыңыз, мисалы: «9:30-16:00».
plan-ask-ends = <b>Качан аяктайт?</b>
    Башталышы: { DAY($starts) }, { TIME($starts) }. Саатын тандаңыз же жазыңыз, мисалы: «16:00».
plan-ask-hours = <b>Бул күнү саат канчадан канчага чейин?</b>
    { DAY($starts) }. Мындай жазыңыз: «10:00-13:00».
plan-hours-page = 🕘 <b>Ар бир күндүн сааты</b>
    { $list }

    Кайсы бир күнү башкача болсо, ошол күндү тандаңыз. Баарын бир жолу «Башталышы» баскычын басып жазса да болот: «18.12 9:00-16:00, 19.12 10:00-13:00».
plan-hours-unknown = Азырынча башталышы менен аякташы гана белгилүү.
plan-time-wrong = Убакытты түшүнгөн жокмун.
plan-hours-wrong = Ошол күндүн башталышын жана аякташын жазыңыз, мисалы: «10:00-13:00». Эч нерсе өзгөргөн жок.
plan-ask-title = <b>Семинардын аталышы ({ $language })?</b>
    Кыскача жазыңыз.
plan-ask-description = <b>Семинардын сүрөттөмөсү ({ $language })?</b>
    Эмне жөнүндө экенин бир-эки сүйлөм менен жазыңыз.
plan-ask-venue = <b>Кайда өтөт ({ $language })?</b>
    Имараттын же мекеменин атын жазыңыз.
plan-ask-address = <b>Дареги ({ $language })?</b>
    Шаарын же айылын, көчөсүн, үйүн жазыңыз.
plan-ask-map = <b>Картадагы орду?</b>
    📎 белгисин басып, «Геопозиция» (Location) дегенди тандап, жерин жөнөтүңүз. Же координаттарын жазыңыз: 42.4905, 78.3960
contact-ask = ☎️ <b>Суроосу болсо, катышуучулар кимге чалат?</b>
    { $seminar }
    { $current }

    Аты-жөнүн жана телефонун жазыңыз, мисалы: Үлгү Үлгүева, 0700 000000. Муну катышуучулар /help жана /hall аркылуу көрөт.
    .none = 🗑 Телефон көрсөтүлбөсүн
contact-now = Азыр: { $contact }
contact-mine = ☎️ Менин номерим: { $contact }
contact-last = ☎️ { $contact }
contact-wrong = Аты-жөнүн жана телефонун бир сапка жазыңыз, { $most } белгиден ашпасын. Мисалы: Үлгү Үлгүева, 0700 000000.
contact-line = 🎓 { $seminar }
    { $contact }
plan-ask-capacity = <b>Канча орун бар?</b>
    Санын тандаңыз же жазыңыз. Орун түгөнгөндө калгандар кезекке турат.
plan-ask-per-unit = <b>Бир айыл өкмөтүнөн канча киши келе алат?</b>
    Санын тандаңыз же жазыңыз.
plan-ask-opens = <b>Каттоо качан ачылат?</b>
    Убакыт койбосоңуз, семинар ачылганда эле башталат.
plan-ask-closes = <b>Каттоо качан жабылат?</b>
    Убакыт койбосоңуз, семинар аяктаганга чейин ачык болот.
plan-ask-zone = <b>Сааттар кайсы жердин убактысы менен?</b>
    Азыр: «{ $zone }». Алкак өзгөрсө да, жазылган сааттар ошол бойдон калат: 9:30 ошол эле 9:30.
plan-ask-oblast = <b>Кайсы облус үчүн?</b>
    Тандаңыз же атын жазыңыз.
plan-saved = ✅ { $what }: { $value }
plan-heard = { $told }

    { $question }
plan-hour = 🕘 { TIME($starts) }
plan-hours = 🕘 { TIME($starts) }–{ TIME($ends) }
plan-hour-until = 🕘 Аякташы: { TIME($ends) }
plan-last-day = 📅 Акыркы күнү: { DAY($ends) }
plan-skip = Азырынча өткөрүп жиберүү ›
plan-remove = 🗑 Өчүрүү
plan-unlimited = Чектебейм
plan-no-moment = Убакыт койбойм
plan-cloned-done = ♻️ «{ $seminar }» көчүрмөсү даяр: { $area }. Программасы, материалдары, эскертүүлөрү жана каттоо суроолору көчүрүлдү. Эми жаңы аталышын жазып, өтө турган жерин текшериңиз.
plan-not-created = Токтотулду: семинар түзүлгөн жок.
plan-discarded = 🗑 Аталышы жок семинар сакталган жок.
plan-title-copied = ♻️ Баштапкы семинарда: «{ $title }»
plan-title-same = Баштапкы семинардын аталышы ушундай. Башкача жазыңыз: мисалы, жаңы жерин кошуңуз.
zone-asia-bishkek = Бишкек убактысы
zone-asia-almaty = Алматы убактысы
zone-asia-tashkent = Ташкент убактысы
zone-europe-berlin = Берлин убактысы
zone-utc = Гринвич убактысы
zone-elsewhere = { $name } убактысы
amount = { $number }
when-no-start = Кайсы күнгө чейин экени гана белгилүү. Башталышын да жазыңыз, мисалы: «18.07 9:30-16:00».
when-long = Башталышынан аякташына чейин { $most } күндөн көп болуп жатат. Күнүн текшерип, кайра жазыңыз.
registration-late = Каттоо семинар аяктаганга чейин болот. Эртерээк убакыт жазыңыз.
amount-wrong = Сан жазыңыз: кеминде 1, көп дегенде { $most }. Мисалы: 60.
capacity-below = Ээленген орундар: { $taken }. Андан аз коюуга болбойт. Көбүрөөк сан жазыңыз же адегенде орун бошотуңуз.
plan-awaits-text = Эми жогорудагы суроого текст менен жооп жазыңыз. Токтотуу: /cancel
plan-awaits-map = Эми картадагы ордун 📎 аркылуу жөнөтүңүз же координаттарын жазыңыз: 42.4905, 78.3960. Токтотуу: /cancel
plan-text-long = Өтө узун: { $most } белгиден ашпасын. Кыскартып жазыңыз.
plan-held = Бул семинар өтүп кетти: анын убактысын өзгөртүүгө болбойт.
plan-zone-fixed = Семинар жарыялангандан кийин саат алкагы өзгөртүлбөйт. Анын ордуна башталышын өзгөртүңүз.
oblast-unknown = Мындай облус табылган жок. Баскычтардын бирин басыңыз.

## Кимдер үчүн

target-page = 🎯 <b>Кимдер үчүн?</b>
    { $seminar }

    { $list }

    Облусту тандаңыз же айыл өкмөтүнүн, райондун атын жазыңыз.
target-nobody = Азырынча эч ким тандалган жок.
target-line = { $area }: { $list }
target-elsewhere = Башка мекемелер
target-municipality = айыл өкмөтү жана мэрия — { $number }
target-rayon-administration = райондук администрация — { $number }
target-plenipotentiary = ыйгарым укуктуу өкүл — { $number }
target-gamsumo = Мамкызмат жана ЖӨБ агенттиги — { $number }
target-project = долбоордун кызматкерлери
target-partner = өнөктөш уюмдар
targets-municipality = Айыл өкмөттөрү
targets-rayon-administration = Райондук администрация
targets-plenipotentiary = Ыйгарым укуктуу өкүл
targets-gamsumo = Мамкызмат жана ЖӨБ агенттиги
target-on = ✅ { $what } { $number }/{ $all }
target-some = ☑️ { $what } { $number }/{ $all }
target-off = ⬜ { $what } 0/{ $all }
target-area-on = ☑️ { $area } ›
target-area-off = { $area } ›
target-all = ➕ Баарын тандоо
target-area = 🎯 <b>{ $area }</b>
    Баскан сайын тандалат же алынып салынат.
target-found = «{ $typed }» дегенге окшоштору:
target-unknown = Мындай ат табылган жок. Башкача жазыңыз же тизмеден тандаңыз.

## Семинардын абалы

lifecycle = <b>{ $seminar }</b>
    { $state }

    Эмне кыласыз?
lifecycle-to-open = 🟢 Каттоону ачуу
lifecycle-to-closed = 🟡 Каттоону жабуу
lifecycle-to-cancelled = ❌ Семинарды жокко чыгаруу
lifecycle-to-archived = 🗄 Архивге жөнөтүү
lifecycle-anyway = Ошентсе да ачуу
lifecycle-open = <b>{ $seminar }</b>

    Каттоо ачылат: семинар /seminars тизмесинде көрүнөт, шилтемеси иштейт, эскертүүлөр өз убагында жөнөтүлөт.
lifecycle-open-late = <b>{ $seminar }</b>

    { $list }

    Каттоо ачылат: семинар /seminars тизмесинде көрүнөт, шилтемеси иштейт, эскертүүлөр өз убагында жөнөтүлөт.
lifecycle-open-lacking = <b>{ $seminar }</b>

    Катышуучуларга керектүү нерсе жетишпейт:
    { $list }

    Ачсаңыз, алар муну көрбөйт же башка тилде көрөт.

    { $late }
lifecycle-lacks = ▫️ { $what }
lifecycle-lacks-copied = ▫️ { $what }: баштапкы семинардагыдай калган
lifecycle-copied = <b>{ $seminar }</b>

    Азырынча ачууга болбойт: аталышы баштапкы семинардыкындай, катышуучулар эки бирдей семинарды көрүп калат.
    { $list }

    Жаңы аталышын жазыңыз.
lifecycle-closed = <b>{ $seminar }</b>

    Каттоо жабылат: эми эч ким өзү каттала албайт, кызматкерлер гана каттай алат. Катталгандар калат, эскертүүлөр келе берет. Кайра ачса болот.
lifecycle-cancelled = <b>{ $seminar }</b>

    Даярдалып жаткан семинар жокко чыгарылат. Катышуучуларга эч нерсе жөнөтүлбөйт. Кайра калыбына келбейт.
lifecycle-archived = <b>{ $seminar }</b>

    Семинарды анда орду бар же болгон адамдар гана өз тизмесинен көрөт. Маалыматы жана суроолору сакталат. Архивден кайра чыгарса болот: /staff
lifecycle-not-now = Семинардын абалы өзгөрүп кеткен. Барагын кайра ачыңыз: /staff
lifecycle-over = Семинардын убактысы өтүп кеткен. Адегенде жаңы күнүн коюңуз.
link-not-yet = Шилтеме эми керек эмес: семинар өткөн, жокко чыгарылган же архивде.
plan-link-page = 🔗 <b>{ $seminar }</b>
    { $link }

    Шилтемени жөнөтүңүз же QR-кодду басып чыгарыңыз: катталуу ошол жерден башталат.
plan-share = 📤 Шилтемени жөнөтүү
plan-invitation = Семинарга чакырабыз: { $seminar }, { DAYS($starts, $ends) }, саат { TIME($starts) }. Катталуу үчүн шилтемени басыңыз.
lifecycle-unanswered = <b>{ $seminar }</b>

    Архивге жөнөтүүгө болбойт: жоопсуз калган суроолор бар — { $number }. Суроо бергендер күтүп турат. Ар бирине жооп бериңиз же себебин айтып жабыңыз.
lifecycle-unanswered-list = ❓ Жоопсуз суроолор

## Пландын өзгөрүшү

change-preview = <b>Өзгөртүү даяр, али эч кимге жөнөтүлгөн жок</b>
    { $seminar }

    Кимге айтылат:
    { $list }

    Алар муну окуйт:
    { $texts }
    .tell = 📣 Киргизип, баарына айтуу
    .quiet = Айтпай эле киргизүү
    .drop = 🗑 Киргизбөө
change-readers = • { $language }: { $number }
change-beyond = • Telegram аркылуу жетпейт: { $number }. Чалуу керек.
change-items = 🗓 Программанын сааттары да жылат: { $number } бөлүк.
change-nobody = • азырынча эч кимге
change-reads = <blockquote>{ $text }</blockquote>
change-when-was = 📅 Мурда: { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
change-when-was-days = 📅 Мурда: { DAYS($starts, $ends) }
    🕘 { $hours }
change-when-becomes = 📅 Эми: <b>{ DAY($starts) }, { TIME($starts) }–{ TIME($ends) }</b>
change-when-becomes-days = 📅 Эми: <b>{ DAYS($starts, $ends) }</b>
    🕘 <b>{ $hours }</b>
change-place-was = 📍 Мурда: { $venue }, { $address }
change-place-was-short = 📍 Мурда: { $venue }
change-place-becomes = 📍 Эми: <b>{ $venue }, { $address }</b>
change-place-becomes-short = 📍 Эми: <b>{ $venue }</b>
change-map = 🗺 Картадагы орду өзгөрдү.
plan-moved = ❗️ <b>Семинар өзгөрдү</b>
    🎓 { $seminar }

    { $list }

    Калганы мурдагыдай. Календарыңызды жаңыртуу үчүн файлды ачыңыз.
plan-cancelled = ❌ <b>Семинар жокко чыгарылды</b>
    🎓 { $seminar }

    { $list }

    Кечирим сурайбыз. Суроолоруңуз сакталды, жооп ушул жерге келет. Файлды ачсаңыз, семинар календарыңыздан өчөт.
plan-my-seat = 🎓 Менин ордум
change-told = ✅ Өзгөртүү киргизилди, баарына билдирүү жөнөтүлүп жатат.
change-quiet = ✅ Өзгөртүү киргизилди. Эч кимге билдирүү кеткен жок.
change-dropped = Өзгөртүү киргизилген жок: баары мурдагыдай.
change-overtaken = Бул арада башка кызматкер семинарды өзгөрттү. Сиздикин кайра карап чыгыңыз.
change-none = Даярдалган өзгөртүү жок: киргизилген же алынып салынган. Семинардын барагы: /staff

## Жетпеген билдирүүлөр

lost-material = 📭 «{ $title }» файлын мындан ары жөнөтүүгө болбойт: { $why }. Семинар: «{ $seminar }». Сураныч, файлды кайра кошуңуз: катышуучулар күтүп жатат.
    .open = { staff-materials-button }
file-lost = ⚠️ Бул файл ботто калган жок: аны кайра жөнөтүңүз.
