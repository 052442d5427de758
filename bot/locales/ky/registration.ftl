# Кантип өзгөртүү керек: docs/texts.md

## Семинар

seminar-choose = Кайсы семинарга катталасыз?
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
programme-short = <b>Программа</b>
    { $list }
programme-line = { MOMENT($starts) } { $title }
programme-line-speaker = { MOMENT($starts) } { $title } — { $speaker }

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
    { $more }

    Жынысыңыз отчеттогу сандар үчүн гана керек, көрсөтпөсөңүз да болот.
card-unsigned = <b>Аты-жөнүңүз?</b>
    Паспорттогудай толук жазыңыз — каттоо ошону менен бүтөт.

    🎓 { $seminar }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }
card-confirm = ✅ Ооба, катталам
card-name = ✏️ Аты-жөнү
card-phone = ✏️ Телефон
card-place = ✏️ Мекеме
card-position = ✏️ Кызмат

registered = ✅ <b>Сиз катталдыңыз!</b>

    { $name }, { $place }

    🎓 { $seminar }
    📅 { DAY($starts) }
    🕘 { TIME($starts) }–{ TIME($ends) }
    📍 { $venue }, { $address }

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
