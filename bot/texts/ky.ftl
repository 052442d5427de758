# Бот кыргызча эмне дейт. Кантип өзгөртүү керек: docs/texts.md

## Эшик: тил жана макулдук

language = Тилди тандаңыз.
    Выберите язык.
    Choose your language.
language-changed = Тил: кыргызча.
menu-hint = Төмөнкү баскычтар кыргызча болду.

consent-notice = <b>Жеке маалыматтарыңыз жөнүндө</b>

    Бул бот «Жергиликтүү деңгээлде кызмат көрсөтүүлөрдү жакшыртуу» долбоорунун семинарларына каттайт жана суроолоруңузду кабыл алат.

    • Эмнени сактайбыз: аты-жөнүңүз, айыл өкмөтүңүз, кызматыңыз, телефонуңуз, жынысыңыз (кааласаңыз), Telegram'дагы номериңиз (id) жана суроолоруңуз.
    • Эмне үчүн: каттоо, эскертүү, суроолоруңузга жооп берүү жана отчеттогу сандар үчүн.
    • Ким көрөт: долбоордун кызматкерлери гана.
    • Көрүү: /mydata. Өчүрүү: /forget. Каалаган убакта.

    Макулсузбу?
    .agree = ✅ Макулмун
    .decline = Макул эмесмин
consent-thanks = ✅ Рахмат! Макулдугуңуз кабыл алынды.
consent-declined = Түшүндүк, жеке маалыматыңыз сакталган жок. Макулдугуңузсуз каттай албайбыз. Оюңуз өзгөрсө, төмөнкү баскычты басыңыз.
consent-again = ✅ Макулмун
consent-already = Сиз буга чейин эле макулдук бергенсиз.

## Башкы меню

menu = Төмөнкү баскычтарды басыңыз же сурооңузду жазып жөнөтүңүз.
menu-staff = Саламатсызбы! Сиз кызматкерсиз: катталгандар — /staff, суроолор — /inbox.
menu-staff-waiting = Жооп күтүп турган суроолор: { $left }.
key-ask = ❓ Суроо берүү
key-questions = 💬 Суроолорум
key-seminars = 📅 Семинарлар
key-help = ℹ️ Жардам
key-staff = 📋 Катталгандар
key-inbox = 📥 Жаңы суроолор
key-contact = 📱 Номеримди жөнөтүү

help = <b>Бул бот эмне кыла алат</b>

    📅 /seminars — семинарлар жана каттоо
    ❓ /ask — суроо берүү (текст, үн, сүрөт же файл)
    💬 /questions — суроолоруңуз жана жооптор
    🌐 /language — тилди алмаштыруу
    👤 /mydata — сиз жөнүндө эмне сакталган
    🗑 /forget — маалыматтарыңызды өчүрүү
    ✖️ /cancel — башталган ишти токтотуу
help-staff = <b>Кызматкерлер үчүн</b>

    📋 /staff — катталгандар, тизме, Excel
    📥 /inbox — жооп күтүп турган суроолор
    Жооп берүү үчүн ошол билдирүүгө жооп катары («Ответить» / Reply) жазыңыз же астындагы баскычты басыңыз.

    Калганы катышуучулардыкындай: /seminars, /ask, /questions, /language, /mydata, /forget, /cancel

command-ask = Суроо берүү
command-questions = Менин суроолорум
command-seminars = Семинарлар жана каттоо
command-language = Тилди алмаштыруу
command-mydata = Мен жөнүндө маалымат
command-forget = Маалыматымды өчүрүү
command-cancel = Токтотуу
command-help = Жардам
command-staff = Катталгандар
command-inbox = Жооп күткөн суроолор
bot-description = Айыл өкмөттөрүнүн семинарлары: каттоо, суроо жана жооп. Баштоо үчүн төмөнкү баскычты басыңыз.
    Семинары для айыл окмоту: регистрация, вопросы и ответы.
bot-short-description = Айыл өкмөттөрүнүн семинарлары: каттоо, суроо-жооп

## Семинар

seminar-choose = Кайсы семинарга катталасыз?
seminars = Семинарлар:
seminars-none = Азырынча семинар жок. Жаңысы жарыяланганда ушул жерден көрөсүз.
seminar-card = <b>{ $seminar }</b>

    📅 { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
    📍 { $venue }, { $address }

    Катталууга бир мүнөт да кетпейт.
seminar-closed = <b>{ $seminar }</b>
    📅 { DAY($starts) }

    Каттоо жабылган. Бирок суроо бере аласыз — жооп ушул жерге келет.
seminar-held = <b>{ $seminar }</b>
    📅 { DAY($starts) } · өттү

    { $outcome }

    Азыр да суроо бере аласыз — жооп ушул жерге келет.
programme-line = { TIME($starts) } { $title }
programme-line-speaker = { TIME($starts) } { $title } — { $speaker }

## Каттоо: кайдан

unit-oblast = { $name }
unit-rayon = { $name }
unit-city = { $name }
unit-ayil-aymak = { $name } айыл аймагы
unit-with-parent = { $name } ({ $parent })

ask-place-m = <b>Кайсы айыл өкмөтүнөнсүз?</b>
    Облусту тандаңыз же айыл өкмөтүңүздүн атын жазыңыз.
ask-place-m-in = <b>Кайсы айыл өкмөтүнөнсүз?</b>
    { $area }. Тизмеден тандаңыз же атын жазыңыз.
ask-place-r = <b>Кайсы райондун мамлекеттик администрациясынансыз?</b>
    Облусту тандаңыз же райондун атын жазыңыз.
ask-place-r-in = <b>Кайсы райондун мамлекеттик администрациясынансыз?</b>
    { $area }
ask-place-o = <b>Кайсы облустансыз?</b>
ask-place-o-in = <b>Кайсы облустансыз?</b>
    { $area }
ask-office = <b>Кайсы мекемеденсиз?</b>
office-municipality = Айыл өкмөтү же мэрия
office-rayon-administration = Райондук мамлекеттик администрация
office-plenipotentiary = Ыйгарым укуктуу өкүлдүн аппараты
office-gamsumo = ГАМСУМО
office-project = Долбоордун кызматкери
office-partner = Өнөктөш уюм
office-other = Башка мекеме
office-rayon-administration-of = Райондук мамлекеттик администрация: { $unit }
office-plenipotentiary-of = Ыйгарым укуктуу өкүлдүн аппараты: { $unit }
office-gamsumo-of = ГАМСУМО: { $unit }
not-municipality = Мен айыл өкмөтүнөн эмесмин
area-up = ‹ Артка
page-back = ‹ Мурунку
page-next = Кийинки ›
place-found = «{ $typed }» дегенге окшоштору төмөндө. Өзүңүздүкүн басыңыз же башкача жазыңыз.
place-not-found = «{ $typed }» табылган жок. Атын башкача жазып көрүңүз же төмөнкү тизмеден тандаңыз.
place-browse = Тизмеден тандоо
place-none = мекемеси көрсөтүлгөн эмес
ask-organisation = <b>Мекемеңиз кандай аталат?</b>
    Кыскача жазыңыз.
organisation-wrong = Мекеменин аталышын кыскача жазыңыз: эң аз 2, эң көп 100 белги.

## Каттоо: ким

ask-position = <b>Кызмат ордуңуз?</b>
position-head = Башчы
position-deputy = Башчынын орун басары
position-secretary = Жооптуу катчы
position-chief = Жетекчи
position-vice = Жетекчинин орун басары
position-specialist = Адис
position-council = Айылдык кеңештин төрагасы
position-other = Башка кызмат
ask-name = <b>Аты-жөнүңүз?</b>
    Паспорттогудай толук жазыңыз.
name-wrong = Бул аты-жөнүңүзгө окшобойт. Тамга менен гана жазыңыз, мисалы: Үлгү Үлгүев.
name-none = аты көрсөтүлгөн эмес
ask-phone = <b>Телефон номериңиз?</b>
    Төмөнкү «📱 Номеримди жөнөтүү» баскычын басыңыз же номериңизди жазыңыз, мисалы: 0700 123 456.
phone-wrong = Бул телефон номерине окшобойт. Мындай жазыңыз: 0700 123 456 же +996 700 123 456.
phone-foreign = Бул башка адамдын номери экен. Төмөнкү баскыч менен өзүңүздүкүн жөнөтүңүз же жазыңыз.
phone-taken = ✅ Телефон: { $phone }
ask-phone-back = Номериңизди өзгөртпөйсүзбү?
phone-kept = Телефон мурдагыдай калды.
sex-f = Аял
sex-m = Эркек
sex-f-chosen = ✓ Аял
sex-m-chosen = ✓ Эркек
sex-none = көрсөтүлгөн эмес
back-to-card = ‹ Өзгөртпөйм

card = <b>Баары туурабы?</b>

    🎓 { $seminar }
    👤 { $name }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    ⚥ Жынысы: { $sex }

    Жынысыңыз отчеттогу сандар үчүн гана керек, көрсөтпөсөңүз да болот.
    .confirm = ✅ Ооба, катталам
    .name = ✏️ Аты-жөнү
    .phone = ✏️ Телефон
    .place = ✏️ Мекеме
    .position = ✏️ Кызмат

registered = ✅ <b>Сиз катталдыңыз!</b>

    { $name }, { $place }

    🎓 { $seminar }
    📅 { DAY($starts) }
    🕘 { TIME($starts) }–{ TIME($ends) }
    📍 { $venue }, { $address }

    <b>Программа</b>
    { $programme }

    Суроолоруңузду азыр эле бере аласыз: «❓ Суроо берүү».
registered-already = Сиз буга чейин эле катталгансыз.
calendar = ✅ Катталдыңыз: { DAY($starts) }, саат { TIME($starts) }. Календарга кошуу үчүн файлды ачыңыз.
seat = ✅ <b>Сиз катталгансыз</b>

    { $name }, { $place }, { $position }

    🎓 { $seminar }
    📅 { DAY($starts) }
    🕘 { TIME($starts) }–{ TIME($ends) }
    📍 { $venue }, { $address }

    <b>Программа</b>
    { $programme }
    .venue = 📍 Картада
    .calendar = 📅 Календарь
    .change = ✏️ Маалыматымды өзгөртүү
venue-unknown = Картадагы орду азырынча белгисиз. Дареги билдирүүдө жазылган.

awaited-place-m = Азыр айыл өкмөтүңүздү көрсөтүңүз: тизмеден тандаңыз же атын жазыңыз. Токтотуу: /cancel
awaited-place-r = Азыр районуңузду көрсөтүңүз: тизмеден тандаңыз же атын жазыңыз. Токтотуу: /cancel
awaited-place-o = Азыр облусуңузду көрсөтүңүз: тизмеден тандаңыз. Токтотуу: /cancel
awaited-organisation = Азыр мекемеңиздин аты керек: текст менен жазыңыз. Токтотуу: /cancel
awaited-position = Азыр кызмат ордуңузду көрсөтүңүз: жогорудагы баскычтардын бирин басыңыз. Токтотуу: /cancel
awaited-name = Азыр аты-жөнүңүз керек: текст менен жазыңыз. Токтотуу: /cancel
awaited-phone = Азыр телефон номериңиз керек: төмөнкү баскычты басыңыз же номерди жазыңыз. Токтотуу: /cancel
awaited-card = Карточка даяр: «✅ Ооба, катталам» баскычын басыңыз же керектүү сапты өзгөртүңүз. Токтотуу: /cancel

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
hidden-yes = 🙈 залга аты көрсөтүлбөсүн
hidden-no = аты көрсөтүлсө болот
staff-question = ❓ <b>№{ $number }</b> · { $seminar }
    { $name }, { $place }
    { $hidden }

    { $text }
staff-question-edited = ✏️ <b>№{ $number }</b> · { $seminar } · оңдолгон
    { $name }, { $place }
    { $hidden }

    { $text }
staff-question-answered = ✅ <b>№{ $number }</b> · { $seminar }
    { $name }, { $place }

    { $text }

    <b>{ $by }</b> жооп берди: { $answer }
staff-question-withdrawn = ✖️ <b>№{ $number }</b> · { $seminar }
    Суроо берген адам аны кайтарып алды.

    { $text }
question-more = №{ $number } суроого тиешелүү
answer-button = 💬 Жооп берүү
answer-prompt = ✍️ <b>№{ $number }</b> · { $name }, { $place }
    <blockquote>{ $question }</blockquote>
    Жообуңузду жазыңыз. Үн, сүрөт же файл жөнөтсөңүз да болот.
answer-stopped = Жооп берилген жок, №{ $number } суроо ачык бойдон калды.
answer-sent = ✅ №{ $number } суроого жообуңуз суроо берген адамга жөнөтүлдү.
answer-added = ✅ №{ $number } суроого кошумча жообуңуз суроо берген адамга жөнөтүлдү.
awaited-answer = Азыр жообуңуз керек: текст, үн, сүрөт же файл жөнөтүңүз. Токтотуу: /cancel
question-answered-by-other = №{ $number } суроого жооп берилип калган. Кошумча жооп үчүн суроо турган билдирүүгө жооп катары («Ответить» / Reply) жазыңыз.
inbox = 📥 Жооп күткөн суроолор: <b>{ $left }</b>

    { $list }

    Жооп берүү үчүн номерин басыңыз.
inbox-line = <b>№{ $number }</b> { $name }, { $place }: { $text }
inbox-empty = 👌 Жоопсуз суроо калган жок.

## Кызматкерлер: катталгандар

staff-panel = <b>Кызматкерлер үчүн</b>
    Семинарды тандаңыз.
staff-inbox-button = 📥 Жоопсуз суроолор: { $left }
staff-failed-button = ⚠️ Каталар: { $failed }
staff-overview = <b>{ $seminar }</b>
    📅 { DAY($starts) }, { TIME($starts) }

    Катталгандар: <b>{ $registered }</b>
    { $list }

    Суроолор: { $asked }, жоопсуз: { $left }
staff-line = { $what } — { $number }
staff-nobody = Азырынча эч ким катталган жок.
staff-list-button = 👥 Тизме
staff-export-button = 📊 Excel
staff-people = <b>{ $seminar }</b>

    { $list }
staff-person = { $number }. { $name } — { $place }, { $position }
staff-person-unreachable = { $number }. { $name } — { $place }, { $position } 📵
staff-export = 📊 { $seminar }: { $number } адам
export-title = Катталгандар
column-number = №
column-name = Аты-жөнү
column-position = Кызматы
column-office = Мекеменин түрү
column-unit = Айыл аймагы же уюм
column-rayon = Району
column-oblast = Облусу
column-phone = Телефону
column-sex = Жынысы
column-language = Тили
column-registered = Катталган убактысы
column-reachable = Байланыш
reachable-yes = бар
reachable-no = ботту бөгөттөгөн
failed = <b>Аткарылбай калгандар</b>

    { $list }
failed-none = Каталар жок.
failed-update = • №{ $number } билдирүү иштетилген жок: { $error }
failed-message = • { $number } чатына билдирүү жеткен жок: { $error }

## Жеке маалымат

mydata = <b>Сиз жөнүндө сакталган маалымат</b>
    { $list }
    Каттоолор: { $seminars }, суроолор: { $questions }. Толугу — файлда. Өчүрүү: /forget
mydata-line = { $what }: { $value }
mydata-title = Маалыматым
mydata-what = Эмне
mydata-value = Мааниси
field-telegram-id = Telegram номери (id)
field-language = Тил
field-name = Аты-жөнү
field-phone = Телефон
field-sex = Жынысы
field-position = Кызматы
field-office = Мекеменин түрү
field-unit = Мекемеси
field-consent = Макулдук
field-seminar = Каттоо
field-question = №{ $number } суроо
field-pending = Жөнөтүлө элек сөзүңүз
forget-confirm = <b>Баарын өчүрөлүбү?</b>
    Атыңыз, телефонуңуз, каттооңуз жана суроолоруңуз өчүрүлөт, кайра калыбына келбейт. Отчетто сан гана калат.
    .yes = 🗑 Ооба, өчүрүңүз
    .no = Жок, калсын
forget-kept = Эч нерсе өчүрүлгөн жок.
forgotten = 🗑 Маалыматтарыңыз өчүрүлдү. Кайра баштоо үчүн: /start

## Токтотуу жана каталар

cancelled = Токтотулду. Мурда ырастаганыңыз сакталып калды.
cancel-nothing = Токтото турган эч нерсе жок.
button-old = Бул баскыч эскирген. Улантуу үчүн /start басыңыз.
unit-gone = Бул айыл аймагы тизмеде жок (биригип кеткен болушу мүмкүн). Башкасын тандаңыз.
command-unknown = Мындай буйрук жок. Эмне кыла аларымды көрүү: /help
apology = Кечиресиз, бизден ката кетти. Жазганыңыз жоголгон жок, аны кызматкерлер көрөт. Бир аздан кийин кайра аракет кылыңыз.
