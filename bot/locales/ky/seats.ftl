# Кантип өзгөртүү керек: docs/texts.md

## Семинар

seminar-card = <b>{ $seminar }</b>

    📅 { DAYS($starts, $ends) }
    🕘 { $hours }
    📍 { $venue }

    Катталууга бир мүнөт да кетпейт.
seminar-closed = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }

    Каттоо жабылган. Бирок суроо бере аласыз — жооп ушул жерге келет.
seminar-held = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) } · өттү

    { $outcome }

    Азыр да суроо бере аласыз — жооп ушул жерге келет.
programme-short = <b>Программа</b>
    { $list }
programme-line = { MOMENT($starts) } { $title }

## Каттоо: кайдан

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
office-gamsumo = Мамкызмат жана ЖӨБ агенттиги
office-project = Долбоордун кызматкери
office-partner = Өнөктөш уюм
office-other = Башка мекеме
office-rayon-administration-of = Райондук мамлекеттик администрация: { $unit }
office-plenipotentiary-of = Ыйгарым укуктуу өкүлдүн аппараты: { $unit }
office-gamsumo-of = Мамкызмат жана ЖӨБ агенттиги: { $unit }
not-municipality = Мен айыл өкмөтүнөн эмесмин
place-found = «{ $typed }» дегенге окшоштору төмөндө. Өзүңүздүкүн басыңыз же башкача жазыңыз.
place-not-found = «{ $typed }» табылган жок. Атын башкача жазып көрүңүз же төмөнкү тизмеден тандаңыз.
place-browse = Тизмеден тандоо
ask-organisation = <b>Мекемеңиз кандай аталат?</b>
    Кыскача жазыңыз.
organisation-wrong = Мекеменин аталышын кыскача жазыңыз: кеминде 2, көп дегенде 100 белги.

## Каттоо: ким

ask-position = <b>Кызмат ордуңуз?</b>
    🏛 { $place }
chosen-so-far = 🏛 { $place }
    💼 { $position }
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
name-wrong = Бул аты-жөнгө окшобойт. Тамга менен гана жазыңыз, мисалы: Үлгү Үлгүев.
ask-name-whole = <b>Фамилияңызды да, атыңызды да жазыңыз</b>
    Сиз жаздыңыз: «{ $name }». Тизмеге жана сертификатка паспорттогудай толук аты-жөнүңүз керек.
name-keep = { $name } — ушундай калсын
ask-phone = <b>Телефон номериңиз?</b>
    Төмөнкү «📱 Номеримди жөнөтүү» баскычын басыңыз же номериңизди жазыңыз, мисалы: 0700 123 456.
phone-wrong = Бул телефон номерине окшобойт. Мындай жазыңыз: 0700 123 456 же +996 700 123 456.
phone-foreign = Бул башка адамдын номери экен. Төмөнкү баскыч менен өзүңүздүкүн жөнөтүңүз же жазыңыз.
phone-taken = ✅ Телефон: { $phone }
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
    Паспорттогудай толук жазыңыз.

    🎓 { $seminar }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }
card-editing = <b>Маалыматыңыз</b>

    🎓 { $seminar }
    👤 { $name }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }

    Керектүү сапты өзгөртүп, сактаңыз.
card-save = 💾 Сактоо
card-discard = ✖️ Өзгөртпөй калтыруу
card-request = ⏳ Орун болор-болбосу уюштуруучулардын жообунан кийин белгилүү болот
card-confirm = ✅ Ооба, катталам
card-name = ✏️ Аты-жөнү
card-phone = ✏️ Телефон
card-place = ✏️ Мекеме
card-position = ✏️ Кызмат

registered = ✅ <b>Сиз катталдыңыз!</b>

    { $name }, { $place }

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🕘 { $hours }
    📍 { $venue }

    { $programme }

    Суроолоруңузду азыр эле бере аласыз: «❓ Суроо берүү».
registered-already = Сиз буга чейин эле катталгансыз.
registration-saved = ✅ <b>Сакталды</b>
    { $list }

    🎓 { $seminar }
registration-unchanged = Эч нерсе өзгөргөн жок.

    🎓 { $seminar }
seat-line-name = 👤 { $name }
seat-line-place = 🏛 { $place }
seat-line-position = 💼 { $position }
seat-line-phone = 📱 { $phone }
calendar = ✅ Катталдыңыз: { DAYS($starts, $ends) }, саат { TIME($starts) }. Календарга кошуу үчүн файлды ачыңыз.
seat = ✅ <b>Сиз катталгансыз</b>

    { $name }, { $place }, { $position }

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🕘 { $hours }
    📍 { $venue }

    { $programme }
    .venue = { venue-button }
    .calendar = 📅 Календарь
    .change = ✏️ Маалыматымды өзгөртүү
venue-unknown = Картадагы орду азырынча белгисиз. Өтө турган жери тууралуу белгилүүсү билдирүүдө жазылган.

registration-cancelled = Токтотулду, эч нерсе өзгөргөн жок. Семинарлар: /seminars
awaited-place-m = Айыл өкмөтүн тизмеден тандаңыз же атын жазыңыз. Токтотуу: /cancel
awaited-place-r = Районду тизмеден тандаңыз же атын жазыңыз. Токтотуу: /cancel
awaited-place-o = Облусту тизмеден тандаңыз. Токтотуу: /cancel
awaited-organisation = Мекеменин атын текст менен жазыңыз. Токтотуу: /cancel
awaited-outside = Төмөнкү баскычтардын бирин басыңыз же башка мекеменин атын жазыңыз. Токтотуу: /cancel
awaited-taken = { awaited-outside }
awaited-position = Кызмат ордун жогорудагы баскычтардан тандаңыз. Токтотуу: /cancel
awaited-name = Аты-жөнүн текст менен толук жазыңыз. Токтотуу: /cancel
awaited-phone = Телефон номерин жазыңыз же баскычты басыңыз. Токтотуу: /cancel
awaited-card = Азырынча эч нерсе сакталган жок: жогорудагы баскыч менен ырастаңыз же керектүү сапты өзгөртүңүз. Токтотуу: /cancel

## Каттоо суроолору

card-sex = ⚥ Жынысы: { $sex }
card-extra = • { $question } — { $answer }
card-extra-change = ✏️ { $question }
ask-extra-choice = <b>{ $question }</b>
    Төмөнкүлөрдүн бирин басыңыз.
ask-extra-number = <b>{ $question }</b>
    Санды жазыңыз, мисалы: 2.
ask-extra-text = <b>{ $question }</b>
    Кыскача жазыңыз.
extra-skip = Өткөрүп жиберүү
extra-number-wrong = Бул жерге 0–{ $most } аралыгындагы сан керек, мисалы: 2. Толтурганыңыз сакталып турат.
extra-text-long = Бул узун болуп кетти: { $most } белгиден ашпасын. Толтурганыңыз сакталып турат.
awaited-extra = Жогорудагы суроого жооп бериңиз: баскычты басыңыз, жоопту текст менен жазыңыз же «Өткөрүп жиберүү» дегенди тандаңыз. Токтотуу: /cancel

## Орун: барам, бара албайм

seminar-not-yet = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }, саат { TIME($starts) }

    Каттоо азырынча ачыла элек.
    Ачылат: { DAY($opens) }, саат { TIME($opens) }.
    Ошондо ушул жерге кайра кириңиз: /seminars. Суроону болсо азыр эле бере аласыз.
seat-deputy = 🔁 Ордума башка адам барат
seat-cannot = ❌ Бара албайм
seat-coming = ✅ Жок, барам
seat-confirmed = ✅ <b>Сизди күтөбүз!</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, саат { TIME($starts) }
    📍 { $venue }

    Бир нерсе өзгөрсө, төмөнкү баскычты басыңыз.
seat-given-back = Келе албасыңыз белгиленди. Айтканыңызга рахмат.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
seat-given-back-why = Келе албасыңыз белгиленди. Айтканыңызга рахмат.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Себебин айта аласызбы? Айтпасаңыз да болот.
coming-back = ↩️ Бара турган болдум
release-ask = <b>Келе албайсызбы?</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Себебин тандасаңыз, келе албасыңыз белгиленет.
reason-work = Жумуш
reason-illness = Ден соолук
reason-family = Үй-бүлө
reason-road = Жол, унаа
reason-words = ✏️ Башка себеп
reason-none = айтылган эмес
reason-ask = Себебин бир-эки сөз менен жазыңыз. Токтотуу: /cancel
reason-wrong = Себебин текст менен кыскача жазыңыз (көп дегенде 300 белги). Азырынча эч нерсе өзгөргөн жок. Токтотуу: /cancel
seat-over = Бул семинар башталган, өткөн же жокко чыгарылган, эми орунду өзгөртүүгө болбойт. Сурооңуз болсо: /ask
seat-handed-over = Бул орун башка адамга өткөн. Семинарлар: /seminars
seat-arrived = Келгениңиз буга чейин белгиленген. Жаңылыштык болсо, уюштуруучуларга жазыңыз: /ask

## Ордуна башка адам

deputy-link = <b>Ордуңузга ким келет?</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Шилтемени <b>ошол адамдын өзүнө гана</b>, жеке чатына жөнөтүңүз: орун аны биринчи ачып катталган адамга өтөт, ага чейин сиздики. Ким алганын сизге жазабыз, бир күндүн ичинде кайтарып алсаңыз болот.

    { $rule }
    .forward = 📨 Шилтемени жөнөтүү
    .back = ✖️ Шилтемени жокко чыгаруу
deputy-link-once = Шилтеме 72 саат, бир жолу гана иштейт.
deputy-link-anew = Шилтеме 72 саат, бир жолу гана иштейт. Мурунку шилтеме эми иштебейт.
deputy-forward = { $seminar }, { DAYS($starts, $ends) }, саат { TIME($starts) }. Бул семинарга менин ордума барып бериңизчи: шилтемени ачып, катталып койсоңуз болду.
deputy-no-seat = Азыр башкага бере турган ордуңуз жок. Ордуңузду көрүү: /seminars
deputy-unlinked = Шилтеме жокко чыгарылды. Орун сизде калды.
deputy-link-gone = Бул шилтеме эми иштебейт: ал колдонулган, жокко чыгарылган же мөөнөтү өткөн. Аны жөнөткөн адамдан жаңысын сураңыз. Семинарлар: /seminars
deputy-own = Бул — өзүңүздүн шилтемеңиз. Аны ордуңузга келе турган адамга жөнөтүңүз: ал катталганча орун сиздики.
deputy-have-seat = Бул семинарда сиздин өз ордуңуз бар, экинчисин ала албайсыз. Шилтемени башка адам ачсын.

    🎓 { $seminar }
    🏛 { $place }
deputy-opened = <b>Сизге орун берилип жатат</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, саат { TIME($starts) }
    📍 { $venue }
    🏛 { $place }

    Төмөнкүлөрдү көрсөтсөңүз, орун сиздики болот.
deputy-came = 🔁 Шилтемеңиз менен ордуңузду алды: <b>{ $deputy }</b>, { $position }.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    Сиз жөнөткөн адам ушулбу? Башка киши болсо, орунду бир күндүн ичинде кайтарып алыңыз.
    .undo = ↩️ Орунду кайтарып алуу
deputy-undone = ✅ Орун кайра сиздики.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }
deputy-undone-other = ↩️ Сизге берилген орунду мурда ээлеген адам кайтарып алды.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    Ката деп ойлосоңуз, шилтемени жөнөткөн адамдан сураңыз же сурооңузду бул жерге жазыңыз.
deputy-undo-late = Орунду эми кайтарып алууга болбойт: бир күн өтүп кетти, ал адам семинарга келип калды, орунду уюштуруучулар өзгөртүштү же сизде башка орун бар. Уюштуруучуларга жазыңыз: /ask
deputy-undo-full = Бул орунду башкалар ээлеп калды, кайтарып алууга болбойт. Уюштуруучуларга жазыңыз: /ask
deputy-took = 🔁 Ордуңузга келет: { $deputy }

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    Орун ага өттү. Сурооңуз болсо, ушул жерге жазыңыз.
deputy-left = ❌ <b>Ордуңузду берген адамыңыз келбей турган болду</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    { $left }
deputy-left-free = Орун бошоду.
deputy-left-offered = Эми бош орун жок: ал кезектеги адамга сунушталды же бардык орундар ээленген.
deputy-come-again = ✅ Өзүм барам
deputy-back = ↩️ <b>Ордуңузду берген адамыңыз кайра келе турган болду</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

## Кезек

waiting-place = ⏳ <b>Сиз кезектесиз</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    Азыр бардык орундар ээленген. Кезегиңиз: <b>{ $turn }</b>.
    Орун бошосо, ушул жерге жазабыз. Азыр эч нерсе кылуунун кереги жок.
waiting-instead = ⏳ <b>Жооп күтүлүп жатат</b>

    🎓 { $seminar }
    🏛 { $place }

    Өтүнүчүңүз уюштуруучуларга жетти. Бот мурда катталган адамга жаза ала турган болсо, андан да сурадык. Жооп ушул жерге келет.
waiting-staff = ⏳ <b>Жооп күтүлүп жатат</b>

    🎓 { $seminar }
    🏛 { $place }

    Өтүнүчүңүз уюштуруучуларга жөнөтүлдү. Жооп ушул жерге келет.
waiting-leave = ✖️ Күтпөйм, барбайм
offer = 🎉 <b>Сизге орун бошоду!</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, саат { TIME($starts) }
    🏛 { $place }

    Орунду сизге кармап турабыз. Мөөнөтү: { DAY($until) }, саат { TIME($until) }. Келесизби?
    .take = ✅ Барам
    .no = ❌ Бара албайм
offer-expired = ⌛ Жооп болбогондуктан, орунду сизге мындан ары кармап турбайбыз.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Сиз кезекте калдыңыз. Дагы эле барам десеңиз, баскычты басыңыз: бош орун болсо, дароо сиздики.
    .take = ✅ Дагы эле барам

## Уюштуруучуларга кабар

notice-open = 👤 Толугураак
notice-cannot = ❌ Келбейт: { $name }, { $position }
    🏛 { $place }
    Себеби: { $reason }
    🎓 { $seminar }
notice-back = ↩️ Кайра келе турган болду: { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
notice-deputy = 🔁 Орун башка адамга өттү
    { $giver } → { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
notice-undone = ↩️ Ордун шилтеме менен берген адам аны кайтарып алды
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
notice-call = ☎️ <b>Чалуу керек:</b> кезектеги адамга орун бошоду, бирок бот ага жаза албайт.
    { $name }, { $place }
    🎓 { $seminar }
    Орун кармалып турат, мөөнөтү: { DAY($until) }, саат { TIME($until) }.

## Айыл өкмөтүнүн орду ээленген

unit-taken = <b>Бул мекеменин орду ээленген</b>

    🎓 { $seminar }
    🏛 { $place }
    { $list }

    Эмне кылабыз? Жазгандарыңыз сакталып турат.
    .both = Экөөбүз тең барабыз
unit-taken-by = 👤 Катталган: { $position }
unit-taken-replacement = Анын ордуна мен барам
unit-taken-replacement-of = { $position }: ордуна мен барам
unit-taken-leave = ✖️ Ошол бойдон калсын
place-other = ✏️ Башка мекеме
unit-taken-left = Түшүнүктүү, сиз катталган эмессиз. Оюңуз өзгөрсө: /seminars
outside = <b>Бул семинарга башка мекемелер чакырылган</b>

    🎓 { $seminar }
    🎯 Кимдер үчүн: { $list }
    🏛 Сиз тандадыңыз: { $place }

    Катышышыңыз керек болсо, уюштуруучулардан сурайбыз: жооп ушул жерге келет.
    .ask = 🙋 Орун сурайм
    .leave = ✖️ Катталбайм
outside-kept = <b>Бул семинарга башка мекемелер чакырылган</b>

    🎓 { $seminar }
    🎯 Кимдер үчүн: { $list }
    🏛 Сиз тандадыңыз: { $place }

    Сиздин мурунку ордуңуз өзгөргөн жок.
unit-taken-kept = <b>Ал мекеменин орду ээленген</b>

    🎓 { $seminar }
    🏛 { $place }
    { $list }

    Сиздин мурунку ордуңуз өзгөргөн жок.
replacement-ask = 🙋 <b>Сиздин ордуңузга барам дейт</b>

    👤 { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Ордуңузду ага бересизби? «Жок» десеңиз, уюштуруучулар чечет.
    .yes = ✅ Ооба, ал барсын
    .no = ❌ Жок, өзүм барам
replacement-refused = Орун сизде калды.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
replacement-not-possible = Мурда катталган адам өзү келе турган болду.

    🎓 { $seminar }
    🏛 { $place }

    Өтүнүчүңүз уюштуруучуларда. Орун чыкса же алар чечсе, ушул жерге жазабыз.
notice-replacement = 🙋 <b>Бир мекемеден экинчи адам.</b> Мурда катталган адамдын ордуна барам дейт:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
    { $holders }
    { $invited }
    Бот мурда катталган адамга жаза ала турган болсо, андан да сурадык.
notice-both = 🙋 <b>Бир мекемеден экинчи адам.</b> Экөөбүз тең барабыз дейт:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
    { $holders }
    { $invited }
notice-outside = 🙋 <b>«Кимдер үчүн» тизмесинде жок мекемеден.</b> Орун сурайт:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
notice-holder = 👤 Мурда катталган: { $name }, { $position }
notice-invitee = ✉️ Экинчи адам бул кишинин жеке шилтемеси менен кирди: { $invitee }
outside-admit = ✅ Орун берүү
notice-replacement-refused = 🙋 Мурда катталган адам өзү барам дейт. Экинчи адам чечимиңизди күтүп турат:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
    { $holders }
    { $invited }
duplicate-replace = 🔁 Мурункусунун ордуна келсин
duplicate-over-quota = ➕ Кошумча орун берүү
duplicate-refuse = ❌ Орун берилбейт
duplicate-decided = ✅ Чечилди: { $name }, { $place }. Ал ботту колдонсо, өзүнө кабар барат.
duplicate-which = Кимисинин ордуна? { $place }
duplicate-which-button = { $name }, { $position }
duplicate-nobody = Бул мекеменин башкага бере турган орду жок. Катышуучунун барагын тизмеден ачыңыз.
duplicate-unit-full = Бул мекеменин орду ээленген: { $place }.
seminar-full = Семинарда бош орун жок. Адегенде уюштуруучулар анын орун санын көбөйтүшү керек. Эч нерсе өзгөргөн жок.
seat-decided = Бул маселе буга чейин чечилген, эч нерсе өзгөргөн жок.

## Катышуучунун барагы

seat-page = <b>{ $name }</b>, { $position }
    🏛 { $place }
    📱 { $phone }
    💬 { $reach }
    🎓 { $seminar }
    <b>{ $state }</b>

    { $history }
seat-page-typed-phone = { $phone } (ырасталган эмес)
seat-page-no-phone = телефону жок
seat-page-hidden-phone = телефону сизге көрсөтүлбөйт
seat-page-no-telegram = ботту колдонбойт: телефон аркылуу гана
seat-page-no-consent = билдирүү алууга макулдугу жок: телефон аркылуу гана
seat-page-blocked = ботту бөгөттөгөн: телефон аркылуу гана
seat-page-telegram = ботту колдонот
seat-page-began = • { NEARDAY($at) }, { TIME($at) }: { $what }
seat-page-changed = • { NEARDAY($at) }, { TIME($at) }: { $what } ({ $by })
seat-page-changed-why = • { NEARDAY($at) }, { TIME($at) }: { $what } ({ $by }). { $reason }
began-chat = ботто катталды
began-link = шилтеме менен катталды
began-import = тизмеге киргизилди ({ $by })
began-assisted = катталды ({ $by })
began-deputy = орунду башка адамдан алды
became-invited = чакырылды
became-registered = катталды
became-confirmed = келери ырасталды
became-arrived = келгени белгиленди
became-not-arrived = «келди» деген белгиси алынды
became-waiting = кезекке коюлду
became-offered = орун сунушталды
became-declined = келе албасын айтты
became-cancelled = орду бошотулду
became-handed-over = орду башкага берилди
became-returned = орду кайтарылды
became-claimed = ботко өзү кирди
became-corrected = маалыматы оңдолду
by-clock = бот
by-self = өзү
source-chat = ботто катталган
source-link = шилтеме менен катталган
source-import = чакырылгандардын тизмесинен
source-assisted = кызматкер каттаган
source-deputy = башканын ордуна
state-invited = ✉️ чакырылган
state-listed = 📋 тизмеде, чакырыла элек
state-registered = 📝 катталган
state-confirmed = 👍 келерин ырастаган
state-arrived = ✅ келди
state-waiting = ⏳ кезекте
state-offered = 🎟 орун сунушталды
state-declined = ✖️ келбейт
state-cancelled = ✖️ орду бошотулган
state-handed-over = 🔁 орду башкага берилген
mark-invited = ✉️
mark-registered = 📝
mark-confirmed = 👍
mark-arrived = ✅
mark-waiting = ⏳
mark-offered = 🎟
mark-declined = ✖️
mark-cancelled = ✖️
to-arrived = ✅ Келди
to-confirmed = 👍 Келерин ырастады
to-registered = 📝 Катталган деп белгилөө
to-cancelled = ❌ Ордун бошотуу
to-another = 🔁 Башка адамга берүү
seat-correct = ✏️ Маалыматын оңдоо
correct = <b>Кайсынысын оңдойбуз?</b>
    { $name }, { $position }
    🏛 { $place }
correct-name = <b>Туура аты-жөнү кандай?</b>
    Азыр: { $name }
    🏛 { $place }

    Толук жазыңыз. Ал ботту колдонсо, өзүнө кабар барат.
correct-position = <b>Туура кызмат орду кайсы?</b>
    Азыр: { $name }, { $position }
    🏛 { $place }

    Ал ботту колдонсо, өзүнө кабар барат.
correct-phone = <b>Туура телефон номери кандай?</b>
    { $name }, { $position }
    🏛 { $place }

    Жазыңыз, мисалы: 0700 123 456. Ал ботту колдонсо, өзүнө кабар барат.
    .none = Телефону жок
staff-corrected = ✏️ <b>Уюштуруучулар маалыматыңызды оңдоду</b>
    { $list }

    🎓 { $seminar }

    Туура эмес болсо, ушул жерге жазыңыз.
staff-release-ask = <b>Себеби эмне?</b>
    { $name }, { $place }

    Аны жазыңыз: катышуучу ботту колдонсо, окуйт.
staff-release-no-reason = Себебин жазбай эле
staff-cancelled = ❗ Уюштуруучулар ордуңузду бошотту.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    Себеби: { $reason }

    Сурооңуз болсо, ушул жерге жазыңыз.
staff-refused = Тилекке каршы, бул семинардан сизге орун берилбей турган болду.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    Себеби: { $reason }

    Сурооңуз болсо, ушул жерге жазыңыз.
handover-ask = <b>Орун кимге өтөт?</b>
    Азыр: { $name }, { $place }

    Жаңы адамдын аты-жөнүн жана телефонун жазыңыз, мисалы: Үлгү Үлгүев, 0700 123 456.
handover-wrong = Мындай жазыңыз: Үлгү Үлгүев, 0700 123 456 (телефону жок болсо, аты гана). Орун азырынча өзгөргөн жок.

## Издөө

staff-find = 🔎 Издөө
find-ask = <b>Кимди издейбиз?</b> { $seminar }
    Атынын башын, айыл өкмөтүн же телефонунун бир нече цифрасын жазыңыз.
find-ask-names = <b>Кимди издейбиз?</b> { $seminar }
    Атынын башын же айыл өкмөтүн жазыңыз.
find-text = Издөө үчүн атын же айыл өкмөтүн текст менен жазыңыз.
find-none = «{ $typed }» табылган жок. Башкача жазып көрүңүз.
find-found = «{ $typed }»: { $number }. Дагы издесеңиз, жаза бериңиз.
find-many = «{ $typed }»: { $number }. Алгачкы онунан башкасын көрүү үчүн толугураак жазыңыз.
find-button = { $mark } { $name }, { $place }
find-stopped = Издөө токтотулду.

## Башка адамды каттоо

staff-assist = ➕ Адам каттоо
assist-begin = <b>Башка адамды каттоо</b>
    🎓 { $seminar }

    Суроолорго ал адам үчүн жооп бериңиз. Өзүңүздүн маалыматыңыз өзгөрбөйт.
ask-place-m-other = <b>Ал кайсы айыл өкмөтүнөн?</b>
    Айыл өкмөтүнүн атын жазыңыз же облусту тандаңыз.
ask-place-m-in-other = <b>Ал кайсы айыл өкмөтүнөн?</b>
    { $area }. Атын жазыңыз же тизмеден тандаңыз.
ask-place-r-other = <b>Ал кайсы райондун мамлекеттик администрациясынан?</b>
    Райондун атын жазыңыз же облусту тандаңыз.
ask-place-r-in-other = <b>Ал кайсы райондун мамлекеттик администрациясынан?</b>
    { $area }
ask-place-o-other = <b>Ал кайсы облустан?</b>
ask-place-o-in-other = <b>Ал кайсы облустан?</b>
    { $area }
place-found-other = «{ $typed }» дегенге окшоштору төмөндө. Керектүүсүн басыңыз же башкача жазыңыз.
not-municipality-other = Айыл өкмөтүнөн эмес
ask-office-other = <b>Ал кайсы мекемеден?</b>
ask-organisation-other = <b>Анын мекемеси кандай аталат?</b>
    Кыскача жазыңыз.
ask-position-other = <b>Анын кызмат орду?</b>
    🏛 { $place }
ask-name-other = <b>Анын аты-жөнү?</b>
    Толук жазыңыз.
ask-phone-other = <b>Анын телефон номери?</b>
    Жазыңыз, мисалы: 0700 123 456.

    🏛 { $place }
    💼 { $position }
    .none = Телефону жок
card-unsigned-other = <b>Анын аты-жөнү?</b>
    Толук жазыңыз — каттоо ошону менен бүтөт.

    🎓 { $seminar }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }
card-other = <b>Баары туурабы?</b>

    🎓 { $seminar }
    👤 { $name }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }

    Жынысы отчеттогу сандар үчүн гана керек, көрсөтүлбөсө да болот.
card-confirm-other = ✅ Ооба, каттайм
assisted = ✅ Катталды: { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }

    Качан жана кайда экенин өзүнө айтып коюңуз: { DAYS($starts, $ends) }, саат { TIME($starts) }, { $venue }.
assist-waits = ⏳ Орун жок, кезекке жазылды: { $name }
    🏛 { $place }
    🎓 { $seminar }

    Орун бошосо, уюштуруучуларга кабар келет.
assist-unit-taken = Бул мекеменин орду ээленген: { $place }. Жазгандарыңыз сакталып турат.
assist-same = 🤔 <b>Бул киши мурунтан барбы?</b>
    Каттап жатасыз: { $name }
    🏛 { $place }

    Ошол киши болсо, атын басыңыз.
    .another = ➕ Жок, бул башка киши
assist-is = ✉️ { $name }, { $place }
assist-see = 👤 { $name }, { $place }

## Уюштуруучуларга: тизмедеги адам катталдыбы

list-match-ask = 🤔 <b>Бул бир эле кишиби?</b>
    Катталды: { $name }, { $position }
    🏛 { $place }

    Тизмеде: { $written } — { $state }
    🏛 { $written_place }

    { $why }
    🎓 { $seminar }

    Ооба болсо, тизмедеги жазуу жабылат, каттоо калат. Жок болсо, эч нерсе өзгөрбөйт.
    .yes = ✅ Ооба, бир эле киши
    .no = ❌ Жок, башка киши
list-match-by-link = Ушул чакыруунун жеке шилтемеси ачылды, бирок аны башка адам да ачышы мүмкүн.
list-match-by-phone = Номери бирдей, бирок эки башка адам болушу да мүмкүн.
list-match-by-name = Аты менен мекемеси дал келет, бирок эки башка адам болушу да мүмкүн.
list-match-listed = 👤 Тизмедеги
list-match-registered = 👤 Катталган
list-match-same = ✅ Бир эле киши: { $name }, { $place }. Тизмедеги жазуу жабылды.
list-match-different = Башка киши: { $name }, { $place }. Эч нерсе өзгөргөн жок.

## Тизмеде жок айыл өкмөтү

place-unlisted = ➕ Тизмеде жок
ask-unlisted-rayon = <b>Айыл өкмөтү кайсы районго карайт?</b>
    Районду тандаңыз, андан кийин аталышын жазыңыз.
ask-unlisted = <b>Айыл өкмөтү кандай аталат?</b>
    { $area }. Аталышын жазыңыз, мисалы: «Үлгү айыл өкмөтү» же «Үлгү шаары».
    Каттоо улана берет, тизмеге аны уюштуруучулар кошот.
unlisted-keep = «{ $name }» деп жазылсын
unlisted-similar = <b>Булардын бири эмеспи?</b>
    { $area }: тизмеде «{ $typed }» дегенге окшоштору бар. Керектүүсүн басыңыз же жазганыңызды калтырыңыз.
unlisted-wrong = Бул айыл өкмөтүнүн аталышына окшобойт. Тамга менен кыскача жазыңыз: көп дегенде 60 белги.
unlisted-limit = Мурда жазган аталыштарыңызды уюштуруучулар карап бүтө элек. Азырынча тизмеден тандаңыз.
awaited-unlisted = Айыл өкмөтүнүн аталышын текст менен жазыңыз. Токтотуу: /cancel
position-head-city = Башчы (мэр)
unit-unlisted = { $name }
field-unlisted = Аталышын өзүңүз жазган айыл өкмөтү
field-unlisted-decided = Тизмеде жок айыл өкмөттөрү боюнча чечимиңиз

## Уюштуруучуларга: тизмеде жок айыл өкмөтү

notice-unlisted = ❔ <b>Айыл өкмөтү тизмеде жок</b>
    🏛 { $place }
    👤 { $name }, { $position }
    🎓 { $seminar }

    Аталышын тизмедегиси менен байланыштырыңыз же тизмеге кошуңуз.
unlisted-open = ❔ Айыл өкмөтүн тактоо
unlisted-button = ❔ Аталышы такталчулар: { $number }
unlisted-list = ❔ <b>Аталышы такталчу айыл өкмөттөрү: { $number }</b>
    🎓 { $seminar }

    Алар тизмеде жок, каттоодо жазылган. Керектүүсүн басыңыз.
unlisted-list-empty = ✅ Аталышы такталчу айыл өкмөтү жок.
    🎓 { $seminar }
unlisted-all = ‹ Такталчуларга
unlisted-page = ❔ <b>{ $name }</b>
    { $area }
    🎓 { $seminar }

    Тизмеде жок, каттоодо ушундай жазылган. Каттоолор: { $number }
    { $list }

    Кайсы айыл өкмөтү экенин тандаңыз (🔗) же тизмеге кошуңуз (➕).
unlisted-person = 👤 { $name }, { $position }
unlisted-link = 🔗 { $place }
unlisted-find = 🔎 Башкасын издөө
unlisted-make-ayil-aymak = ➕ Айыл аймагы
unlisted-make-city = ➕ Шаар
unlisted-rename = ✏️ Аталышын оңдоо
unlisted-undo = ↩️ Мурдагыдай кылуу
unlisted-link-ask = 🔗 <b>Булар бир эле айыл өкмөтүбү?</b>
    Каттоодо: { $name } ({ $area })
    Тизмеде: { $place }

    Ооба болсо, каттоолор ({ $number }) тизмедегисине өтөт, катталгандарга кабар барат.
    .yes = ✅ Ооба, ошол
    .no = ‹ Артка
unlisted-make-ask = ➕ <b>Тизмеге кошулсунбу?</b>
    { $place }
    { $area }

    Мындан ары аны баары тизмеден тандай алат.
    .yes = ✅ Ооба, кошулсун
    .no = ‹ Артка
unlisted-linked = ✅ «{ $name }» байланыштырылды: { $place }
    🎓 { $seminar }

    Өткөн каттоолор: { $number }
unlisted-made = ✅ Тизмеге кошулду: { $place }
    { $area }
    🎓 { $seminar }
unlisted-ask-find = 🔎 <b>Тизмеде кандай аталат?</b>
    Каттоодо: { $name } ({ $area })

    Тизмедеги аталышын же бир бөлүгүн жазыңыз.
unlisted-ask-rename = ✏️ <b>Туура аталышы кандай?</b>
    Каттоодо: { $name } ({ $area })

    Тизмеде кандай турушу керек болсо, ошондой жазыңыз.
unlisted-found = «{ $typed }» дегенге окшоштору төмөндө. Керектүүсүн басыңыз же башкача жазыңыз.
unlisted-found-none = «{ $typed }» табылган жок. Башкача жазып көрүңүз.
