# Кантип өзгөртүү керек: docs/texts.md

## Катышуучунун барагы

who = <b>{ $name }</b>, { $position }
    🏛 { $place }
    📱 { $phone }
    💬 { $reach }
    🎓 { $seminar }
    <b>{ $state }</b>

    { $history }
who-typed-phone = { $phone } (ырасталган эмес)
who-no-phone = телефону жок
who-hidden-phone = телефону сизге көрсөтүлбөйт
who-no-telegram = ботто жок: телефон аркылуу гана
who-blocked = ботту бөгөттөгөн: телефон аркылуу гана
who-telegram = ботто бар
who-began = • { DAY($at) }, { TIME($at) }: { $by }
who-changed = • { DAY($at) }, { TIME($at) }: { $state } ({ $by })
who-changed-why = • { DAY($at) }, { TIME($at) }: { $state } ({ $by }). { $reason }
by-clock = убактысы бүттү
by-self = өзү
source-chat = ботто өзү катталды
source-link = шилтеме менен кирди
source-import = чакырылгандардын тизмесинен
source-assisted = кызматкер каттады
source-deputy = башканын ордуна
state-invited = ✉️ чакырылган
state-registered = 📝 катталган
state-confirmed = ✅ келерин ырастаган
state-arrived = 📍 келди
state-waiting = ⏳ кезекте
state-offered = 🎟 орун сунушталды
state-declined = ✖️ келе албайт
state-cancelled = ✖️ баш тартты
state-handed-over = 🔁 башкага берилди
mark-invited = ✉️
mark-registered = 📝
mark-confirmed = ✅
mark-arrived = 📍
mark-waiting = ⏳
mark-offered = 🎟
mark-declined = ✖️
mark-cancelled = ✖️
to-arrived = 📍 Келди
to-confirmed = ✅ Келерин ырастады
to-registered = 📝 Катталган деп белгилөө
to-cancelled = ❌ Ордун бошотуу
to-another = 🔁 Башка адамга берүү
unseat-ask = <b>Орун эмне үчүн бошотулат?</b>
    { $name }, { $place }

    Себебин жазыңыз: катышуучу өзү окуйт.
unseat-none = Себепсиз бошотуу
step-stop = ✖️ Токтотуу
staff-cancelled = ❗ Уюштуруучулар ордуңузду бошотту.

    🎓 { $seminar }
    📅 { DAY($starts) }
    Себеби: { $reason }

    Сурооңуз болсо, ушул жерге жазыңыз.
staff-refused = Тилекке каршы, бул семинардан сизге орун берилбей турган болду.

    🎓 { $seminar }
    📅 { DAY($starts) }
    Себеби: { $reason }

    Сурооңуз болсо, ушул жерге жазыңыз.
handto-ask = <b>Орун кимге өтөт?</b>
    Азыр: { $name }, { $place }

    Жаңы адамдын аты-жөнүн жана телефонун жазыңыз, мисалы: Үлгү Үлгүев, 0700 123 456
handto-wrong = Мындай жазыңыз: Үлгү Үлгүев, 0700 123 456 (телефону жок болсо, аты гана). Орун азырынча өзгөргөн жок.

## Издөө

staff-find = 🔎 Издөө
find-ask = <b>Кимди издейбиз?</b> { $seminar }
    Атынын башын, айыл өкмөтүн же телефонунун бир нече санын жазыңыз.
find-text = Издөө үчүн атын, айыл өкмөтүн же телефонун текст менен жазыңыз.
find-none = «{ $typed }» табылган жок. Башкача жазып көрүңүз.
find-found = «{ $typed }»: { $number }. Дагы издесеңиз, жаза бериңиз.
find-many = «{ $typed }»: { $number }. Алгачкы онунан башкасын көрүү үчүн толугураак жазыңыз.
find-button = { $mark } { $name }, { $place }
find-stopped = Издөө токтотулду.

## Башка адамды каттоо

staff-assist = ➕ Адам каттоо
assist-begin = <b>Башка адамды каттоо</b>
    🎓 { $seminar }

    Суроолорго ал адам үчүн жооп бериңиз. Анын маалыматтары сизде калбайт.
ask-phone-other = <b>Анын телефон номери?</b>
    Жазыңыз, мисалы: 0700 123 456.
card-unsigned-other = <b>Анын аты-жөнү?</b>
    Толук жазыңыз — каттоо ошону менен бүтөт.

    🎓 { $seminar }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }
assisted = ✅ Катталды: { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }

    Датасын өзүнө айтыңыз: { DAY($starts) }, { TIME($starts) }, { $venue }.
assist-waits = ⏳ Орун жок, кезекке жазылды: { $name }
    🏛 { $place }
    🎓 { $seminar }

    Орун бошосо, уюштуруучуларга кабар келет.
assist-unit-taken = Бул мекеменин орду ээленген: { $place }. Жазгандарыңыз сакталып турат.
assist-same = 🤔 <b>Бул киши мурунтан барбы?</b>
    Жазып жатасыз: { $name }
    🏛 { $place }

    Ошол киши болсо, аны басыңыз.
    .another = ➕ Жок, бул башка киши
assist-is = ✉️ { $name }, { $place }
assist-see = 👤 { $name }, { $place }
