# Кантип өзгөртүү керек: docs/texts.md

## Семинарды даярдоо: карточкасы

staff-draft-button = 📝 { $seminar }
staff-cancelled-button = ❌ { $seminar }
staff-new-button = ➕ Жаңы семинар
plan-button = ⚙️ Башкаруу
plan-card = <b>{ $seminar }</b>
    { $state }

    { $list }

    Өзгөртө турган сабын басыңыз.
plan-untitled = Аталышы жок семинар
plan-none = көрсөтүлгөн эмес
plan-state-draft = 📝 Даярдалууда, катышуучуларга көрүнбөйт
plan-state-open = 🟢 Ачык: каттоо жүрүп жатат
plan-state-closed = 🟡 Каттоо жабылган
plan-state-held = ✅ Өттү
plan-state-archived = 🗄 Архивде
plan-state-cancelled = ❌ Өткөрүлбөйт
plan-when = 📅 { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
plan-when-days = 📅 { DAY($starts) }, { TIME($starts) } – { DAY($ends) }, { TIME($ends) }
plan-place = 📍 { $venue }, { $address }
plan-place-short = 📍 { $venue }
plan-map-set = 🗺 Картадагы орду белгиленген
plan-map-none = 🗺 Картадагы орду белгилене элек
plan-limits = 🪑 Орун: { $capacity } · бир айыл өкмөтүнөн: { $places }
plan-no-limit = чектелбейт
plan-opens = 🔓 Каттоо ачылат: { DAY($starts) }, { TIME($starts) }
plan-closes = 🔒 Каттоо жабылат: { DAY($starts) }, { TIME($starts) }
plan-targets = 🎯 Кимдер үчүн: { $list }
plan-zone = 🕐 Саат алкагы: { $zone }
plan-description = ℹ️ { $text }
plan-cloned = ♻️ Мунун үлгүсү: «{ $seminar }». Андан көчкөн суроо-жооптор: катышуучуларга көрүнгөнү { $shown }, карала элеги { $waiting }.
plan-untranslated = ⚠️ Котормосу жок ({ $language }): { $list }
plan-staged = ⏳ Өзгөртүүңүз али киргизиле элек
plan-staged-button = ⏳ Өзгөртүүнү көрүү
plan-back = ‹ Артка
plan-hub = 📋 Семинардын барагы
plan-done = ✅ Даяр
plan-fill = ▶️ Толтурууну улантуу
plan-life = 🚦 Абалын өзгөртүү
plan-link = 🔗 Шилтеме жана QR
plan-clone = ♻️ Көчүрмө

line-title = Аталышы
line-description = Сүрөттөмөсү
line-starts = Башталышы
line-ends = Аякташы
line-venue = Өтө турган жери
line-address = Дареги
line-map = Картадагы орду
line-targets = Кимдер үчүн
line-capacity = Орун саны
line-per-unit = Айыл өкмөтүнөн
line-opens = Каттоо башталат
line-closes = Каттоо бүтөт
line-zone = Саат алкагы
line-in = { $what } ({ $language })
in-ky = кыргызча
in-ru = орусча
in-en = англисче
language-ky = Кыргызча
language-ru = Орусча
language-en = Англисче
plan-languages = <b>{ $what }</b>

    Кыргызча: { $ky }
    Орусча: { $ru }
    Англисче: { $en }

    Кайсынысын өзгөртөсүз?
plan-no-translation = ⚠️ котормосу жок

## Семинарды даярдоо: суроолор

plan-ask-first = <b>Жаңы семинар качан болот?</b>
    Күнүн тандаңыз же жазыңыз, мисалы: «18.07 9:30-16:00», «жума 9:30», «18-19-июль 9:30-16:00».

    Ар бир жообуңуз дароо сакталат. Токтотсоңуз (/cancel), кийин /staff аркылуу улантасыз.
plan-ask-starts = <b>Качан башталат?</b>
    Күнүн тандаңыз же жазыңыз, мисалы: «18.07 9:30-16:00», «эртең 10:00», «жума 9:30».
plan-ask-clone = <b>Ушундай эле семинар башка жерде качан болот?</b>
    Күнүн тандаңыз же жазыңыз, мисалы: «18.07 9:30», «эртең 10:00», «жума 9:30».
plan-ask-hour = <b>Саат канчада?</b>
    { DAY($starts) }. Тандаңыз же жазыңыз, мисалы: «9:30».
plan-ask-hour-days = <b>Саат канчада?</b>
    { DAY($starts) } – { DAY($ends) }. Тандаңыз же жазыңыз, мисалы: «9:30-16:00».
plan-ask-ends = <b>Качан аяктайт?</b>
    Башталышы: { DAY($starts) }, { TIME($starts) }. Саатын тандаңыз же жазыңыз, мисалы: «16:00».
plan-ask-title = <b>Семинардын аталышы ({ $language })?</b>
    Кыскача жазыңыз.
plan-ask-description = <b>Семинардын сүрөттөмөсү ({ $language })?</b>
    Эмне жөнүндө экенин бир-эки сүйлөм менен жазыңыз.
plan-ask-venue = <b>Кайда өтөт ({ $language })?</b>
    Имараттын же мекеменин атын жазыңыз.
plan-ask-address = <b>Дареги ({ $language })?</b>
    Шаарын же айылын, көчөсүн, үйүн жазыңыз.
plan-ask-map = <b>Картадагы орду?</b>
    📎 басып, «Геопозиция» (Location) тандап, жерин жөнөтүңүз. Же координаттарын жазыңыз: 42.4905, 78.3960
plan-ask-capacity = <b>Канча орун бар?</b>
    Санын тандаңыз же жазыңыз. Орун түгөнгөндө калгандар кезекке турат.
plan-ask-per-unit = <b>Бир айыл өкмөтүнөн канча киши келе алат?</b>
    Санын тандаңыз же жазыңыз.
plan-ask-opens = <b>Каттоо качан ачылат?</b>
    Убакыт койбосоңуз, семинар ачылганда эле башталат.
plan-ask-closes = <b>Каттоо качан жабылат?</b>
    Убакыт койбосоңуз, семинар аяктаганга чейин ачык болот.
plan-ask-zone = <b>Сааттар кайсы жердин убактысы менен?</b>
    Азыр: { $zone }. Алкак өзгөрсө да, сааттар ошол бойдон калат.
plan-ask-oblast = <b>Кайсы облус үчүн?</b>
    Тандаңыз же атын жазыңыз.
plan-heard = { $told }

    { $question }
plan-hour = 🕘 { TIME($starts) }
plan-hours = 🕘 { TIME($starts) }–{ TIME($ends) }
plan-hour-until = 🕘 Аякташы: { TIME($ends) }
plan-last-day = 📅 Акыркы күнү: { DAY($ends) }
plan-sure = <b>Убактысын текшериңиз</b>
    { $what }

    Туура болсо, баскычты басыңыз. Болбосо, кайра жазыңыз.
plan-sure-yes = ✅ Туура
plan-skip = Азырынча өткөрүү ›
plan-remove = 🗑 Өчүрүү
plan-unlimited = Чектебейм
plan-no-moment = Убакыт койбойм
plan-cloned-done = ♻️ «{ $seminar }» семинарынын көчүрмөсү даяр: { $area }. Программасы, материалдары, эскертүүлөрү жана кошумча суроолору көчтү. Аталышын жана өтө турган жерин текшериңиз.
day-button = { SHORTDAY($starts) }
hour-button = { TIME($starts) }
zone-button = { $zone }
amount = { $number }

when-wrong = Убакытты түшүнгөн жокмун. Мындай жазыңыз: «18.07 9:30», «эртең 10:00», «жума 9:30-16:00».
when-unclear = Муну ар кандай түшүнсө болот. Саатты кош чекит менен (9:10, 15:00), айды сөз менен (9-май) жазыңыз.
when-day = Календарда мындай күн жок. Күнү менен айын текшерип, кайра жазыңыз.
when-weekday = Аптанын күнү туура келбейт: { DAY($starts) }. Текшерип, кайра жазыңыз.
when-midnight = Түн ортосу кайсы күнгө кирери түшүнүксүз. Жаңы күндүн датасын жана 0:00 деп жазыңыз же 23:59 деңиз.
when-one = Бул жерде аралык эмес, бир эле убакыт керек. Ошону гана жазыңыз.
when-no-start = Кайсы күнгө чейин экени гана белгилүү. Башталышын да жазыңыз, мисалы: «18.07 9:30-16:00».
when-skipped = Ал күнү ал жерде саат алга жылдырылат, мындай убакыт болбойт. Башка саат жазыңыз.
when-past = Бул убакыт өтүп кеткен. Келе жаткан күндү жазыңыз, мисалы: «эртең 10:00».
when-past-day = Бул убакыт өтүп кеткен: { DAY($starts) }, { TIME($starts) }. Келе жаткан күндү жазыңыз, мисалы: «эртең 10:00».
when-long = Башталышынан аякташына чейин { $most } күндөн көп болуп жатат. Күнүн текшерип, кайра жазыңыз.
when-backwards = Аякташы башталышынан кийин болушу керек. Мурдагысы ошол бойдон, кайра жазыңыз.
registration-late = Каттоо семинар аяктаганга чейин болот. Эртерээк убакыт жазыңыз.
amount-wrong = Сан жазыңыз: эң аз 1, эң көп { $most }. Мисалы: 60.
capacity-below = Ээленген орундар: { $taken }. Андан аз коюуга болбойт. Көбүрөөк сан жазыңыз же адегенде катталгандардан бошотуңуз.
plan-awaits-text = Азыр текст керек: жогорудагы суроого жооп жазыңыз. Токтотуу: /cancel
plan-awaits-map = Азыр картадагы орун керек: 📎 аркылуу жөнөтүңүз же координаттарын жазыңыз: 42.4905, 78.3960. Токтотуу: /cancel
plan-text-long = Өтө узун, эң көп { $most } белги болот. Кыскартып жазыңыз.
plan-over = Бул семинар өткөрүлбөйт же архивде: эми өзгөртүлбөйт.
plan-held = Бул семинар өтүп кетти: анын убактысын өзгөртүүгө болбойт.
plan-zone-fixed = Семинар жарыялангандан кийин саат алкагы өзгөртүлбөйт. Башталышын өзгөртүңүз.
oblast-unknown = Мындай облус табылган жок. Баскычтардын бирин басыңыз.

## Кимдер үчүн

target-page = 🎯 <b>Кимдер үчүн?</b>
    { $seminar }

    { $list }

    Облусту басыңыз же айыл өкмөтүнүн, райондун атын жазыңыз.
target-nobody = Азырынча эч ким тандалган жок.
target-line = { $area }: { $list }
target-elsewhere = Башка мекемелер
target-municipality = айыл өкмөтү жана мэрия — { $number }
target-rayon-administration = райондук администрация — { $number }
target-plenipotentiary = ыйгарым укуктуу өкүл — { $number }
target-gamsumo = ГАМСУМО — { $number }
target-project = долбоордун кызматкерлери
target-partner = өнөктөш уюмдар
targets-municipality = Айыл өкмөттөрү
targets-rayon-administration = Райондук администрация
targets-plenipotentiary = Ыйгарым укуктуу өкүл
targets-gamsumo = ГАМСУМО
target-on = ✅ { $what } { $number }/{ $all }
target-some = ☑️ { $what } { $number }/{ $all }
target-off = ⬜ { $what } 0/{ $all }
target-one-on = ✅ { $what }
target-one-off = ⬜ { $what }
target-area-on = ☑️ { $area } ›
target-area-off = { $area } ›
target-all = ➕ Баарын тандоо
target-back = ‹ Тизмеге
target-area = 🎯 <b>{ $area }</b>
    Баскан сайын тандалат же алынып салынат.
target-found = «{ $typed }» дегенге окшоштору:
target-unknown = Мындай ат табылган жок. Башкача жазыңыз же тизмеден тандаңыз.

## Семинардын абалы

life = <b>{ $seminar }</b>
    { $state }

    Эмне кыласыз?
life-to-open = 🟢 Каттоону ачуу
life-to-closed = 🟡 Каттоону жабуу
life-to-cancelled = ❌ Өткөрбөй коюу
life-to-archived = 🗄 Архивге жөнөтүү
life-anyway = Ошентсе да ачуу
life-open = <b>{ $seminar }</b>

    Каттоо ачылат: семинар /seminars тизмесинде көрүнөт, шилтемеси иштеп баштайт, эскертүүлөр өз убагында жөнөтүлөт.
life-open-lacking = <b>{ $seminar }</b>

    Катышуучуларга керектүү нерсе жетишпейт:
    { $list }

    Ачсаңыз, алар муну көрбөйт же башка тилде көрөт.
life-lacks = ⚠️ { $what }
life-closed = <b>{ $seminar }</b>

    Каттоо жабылат: жаңы киши каттала албайт. Катталгандар калат, эскертүүлөр келе берет. Кайра ачса болот.
life-cancelled = <b>{ $seminar }</b>

    Даярдалып жаткан семинар өткөрүлбөйт деп белгиленет. Катышуучуларга эч нерсе жөнөтүлбөйт. Кайра калыбына келбейт.
life-archived = <b>{ $seminar }</b>

    Семинар катышуучулардын тизмесинен алынат. Маалыматы жана суроолору сакталып калат. Кайра калыбына келбейт.
life-not-now = Семинардын абалы өзгөрүп кеткен. Карточкасын кайра ачыңыз: /staff
life-over = Семинардын убактысы өтүп кеткен. Адегенде жаңы күнүн коюңуз.
link-not-yet = Шилтеме семинар ачылганда иштейт. Адегенде каттоону ачыңыз.
plan-link-page = 🔗 <b>{ $seminar }</b>
    { $link }

    Шилтемени жөнөтүңүз же QR-кодду басып чыгарыңыз: катталуу ошол жерден башталат.
plan-share = 📤 Шилтемени жөнөтүү
plan-invitation = Семинарга чакырабыз: { $seminar }, { DAY($starts) }, саат { TIME($starts) }. Катталуу үчүн шилтемени басыңыз.

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
change-beyond = • Telegram аркылуу жетпейт: { $number }. Аларга чалуу керек.
change-items = • Программанын сааттары да жылат: { $number } сап.
change-nobody = • азырынча эч кимге
change-reads = <blockquote>{ $text }</blockquote>
change-when-was = 📅 Мурда: { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
change-when-was-days = 📅 Мурда: { DAY($starts) }, { TIME($starts) } – { DAY($ends) }, { TIME($ends) }
change-when-becomes = 📅 Эми: <b>{ DAY($starts) }, { TIME($starts) }–{ TIME($ends) }</b>
change-when-becomes-days = 📅 Эми: <b>{ DAY($starts) }, { TIME($starts) } – { DAY($ends) }, { TIME($ends) }</b>
change-place-was = 📍 Мурда: { $venue }, { $address }
change-place-was-short = 📍 Мурда: { $venue }
change-place-becomes = 📍 Эми: <b>{ $venue }, { $address }</b>
change-place-becomes-short = 📍 Эми: <b>{ $venue }</b>
change-map = 🗺 Картадагы орду өзгөрдү.
plan-moved = ❗️ <b>Семинар өзгөрдү</b>
    🎓 { $seminar }

    { $list }

    Калганы мурдагыдай. Календарыңызды жаңыртуу үчүн файлды ачыңыз.
plan-cancelled = ❌ <b>Семинар өткөрүлбөйт</b>
    🎓 { $seminar }

    { $list }

    Кечиресиз. Суроолоруңуз сакталды, жооп ушул жерге келет. Файлды ачсаңыз, календарыңыздан өчөт.
plan-my-seat = 🎓 Менин ордум
change-told = ✅ Өзгөртүү киргизилди, баарына билдирүү жөнөтүлүп жатат.
change-quiet = ✅ Өзгөртүү киргизилди. Эч кимге билдирүү кеткен жок.
change-dropped = Өзгөртүү киргизилген жок: баары мурдагыдай.
change-overtaken = Бул арада башка кызматкер семинарды өзгөрттү. Сиздикин кайра карап чыгыңыз.
change-none = Даярдалган өзгөртүү жок: киргизилген же алынып салынган. Карточкасы: /staff
