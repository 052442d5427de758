# Кантип өзгөртүү керек: docs/texts.md

## Семинардан кийинки топтом

pack-build = 📦 Семинардан кийинки топтом
pack-button = 🗂 Топтом бөлүп-бөлүп
pack = 📦 <b>Семинардан кийинки топтом</b>
    { $seminar }

    Архивде: кыргызча жана орусча пресс-релиздин долбоору, статистика, карта, суроолор менен жооптор, пикирлер, катышкандардын тизмеси, сүрөттөр. Ар бир бөлүгүн өзүнчө да алса болот.
    .archive = 📦 Баары бир архивде
pack-part-press = 📰 Пресс-релиз (долбоору)
pack-part-statistics = 📊 Статистика
pack-part-map = 🗺 Катышуу картасы
pack-part-questions = 📗 Суроолор жана жооптор
pack-part-feedback = 💬 Пикирлер
pack-part-attendance = 📋 Катышкандардын тизмеси
pack-part-photos = 📷 Бардык сүрөттөр
pack-part-archive = 📦 Архив
pack-not-yet = Семинар али бүтө элек. Топтом семинардан кийин даярдалат.
pack-already = Даярдап жатам, күтө туруңуз.
pack-progress = 📦 { $seminar }

    { $bar } { $done } / { $total }
    { $what }
pack-ready = ✅ { $seminar }
    Даяр: { $what }. { $files }

    { $list }
pack-ready-files = Файлдардын саны: { $number }.
pack-ready-empty = { $what }: азырынча көрсөтө турган эч нерсе жок.
pack-ready-photos-lost = Жүктөлбөй калган сүрөттөр: { $number }. Алар Telegram ичинен өчүрүлгөн, өтө чоң же башка ботко жөнөтүлгөн.
pack-ready-volumes = Архив 50 МБдан чоң, ошондуктан { $number } бөлүккө бөлүндү. Ар бири өзүнчө ачылат.
pack-failed = ⚠️ { $seminar }
    { $what }: даярдоого мүмкүн болбоду. Дагы бир жолу аракет кылып көрүңүз.
    .again = 🔄 Дагы бир жолу
pack-file = { $what }. { $seminar }
pack-volume = 📦 { $seminar }. { $total } бөлүктүн { $number }-бөлүгү

## Сүрөттөр

pack-photos-button = 📷 Сүрөттөр
pack-photos-manage = 🖼 Сүрөт кошуу же алып салуу
pack-photos = 📷 <b>Сүрөттөр: { $total }</b>
    { $seminar }

    Жарыялоого болгону: { $publishable }. Калганы — отчет үчүн гана.
    { $hint }

    { $list }
pack-photos-hint = Көрүү, оңдоо же алып салуу үчүн номерин басыңыз.
pack-photos-hint-more = Көрүү, оңдоо же алып салуу үчүн номерин басыңыз. Номерлер көрүнбөсө, «{ more-button }» баскычын басыңыз.
pack-photos-none = Азырынча бири да жок.
pack-photo-line = { $number }. { $consent }, { TIME($added) }
pack-photo-number = { $number }
pack-photos-add-publishable = ➕ Жарыялоо үчүн
pack-photos-add-internal = ➕ Отчет үчүн гана
pack-photos-ask-publishable = 📷 <b>Жарыялана турган сүрөттөр</b>
    { $seminar }

    Сүрөттөрдү жөнөтүңүз, бир нечесин чогуу жөнөтсө да болот. Сүрөткө түшкөндөр тартылып жатканын билген жана жарыялоого макул болгон сүрөттөрдү гана. Каршы болгон адам сүрөттө болбошу керек.
pack-photos-ask-internal = 📷 <b>Отчет үчүн сүрөттөр</b>
    { $seminar }

    Сүрөттөрдү жөнөтүңүз, бир нечесин чогуу жөнөтсө да болот. Алар кызматкерлер үчүн архивдин өзүнчө папкасына түшөт, жарыяланбайт.
pack-photos-done = ✅ Ушулар эле
pack-photo-added = ✅ Сүрөт кабыл алынды. Бардыгы: { $total }.
pack-photo = 📷 { $consent }
    Жөнөтүлгөнү: { TIME($added) }, { DAY($added) }
pack-photo-publishable = жарыялоого болот
pack-photo-internal = отчет үчүн гана
pack-photo-allow = ✅ Адамдар жарыялоого макул
pack-photo-forbid = 🚫 Жарыялабоо
pack-photo-remove = 🗑 Алып салуу
pack-photos-all = ‹ Сүрөттөр
pack-photo-lost = Бул сүрөт башка ботко жөнөтүлгөн, аны көрсөтүүгө болбойт.
pack-photo-gone = Бул сүрөт эми жок.
pack-photos-too-many = { $most } сүрөт бар, мындан көп болбойт. Ашыкчасын алып салыңыз.
awaited-photo = Сүрөт жөнөтүңүз же «Ушулар эле» баскычын басыңыз. Токтотуу: /cancel

## Карта жана таблицалар

pack-map-note = { $area }, келген айыл өкмөттөрү: { $reached }/{ $total }. { $made }
pack-statistics-rayons = Райондор боюнча
pack-statistics-offices = Мекемелер боюнча
pack-statistics-positions = Кызматтар боюнча
pack-statistics-sexes = Жынысы боюнча
pack-attendance-title = Катышкандар
pack-column-invited-municipalities = Чакырылган айыл өкмөттөрү
pack-column-came-municipalities = Келген айыл өкмөттөрү
pack-column-expected = Күтүлгөн адамдар
pack-column-came = Келген адамдар
pack-column-women = Аялдар
pack-column-men = Эркектер
pack-column-sex-unknown = Жынысы көрсөтүлбөгөн
pack-no-rayon = Райондордон тышкары
pack-no-position = Кызматы көрсөтүлбөгөн
pack-total = Бардыгы
pack-sexes-note = Жынысы адам өзү көрсөткөн жерде гана берилет. Башка маалыматтан чыгарылбайт.

## Пресс-релиз

press-title = Пресс-релиз
press-draft = [Редактор үчүн долбоор. Бот аны { DAY($composed, year: "always", case: "locative") } семинардын маалыматы боюнча түздү. Чарчы кашааларда маалыматта жок нерселер: толтуруңуз же алып салыңыз.]
press-seminar = { $title } семинары
press-seminar-named = { $title }
press-item = { $text };
press-item-last = { $text }.
press-lead = { DAY($starts, year: "always", case: "locative") } { $seminar } өттү.
press-lead-city = { DAY($starts, year: "always", case: "locative") } { PLACE($city, case: "locative") } { $seminar } өттү.
press-lead-days = { DAYS($starts, $ends, year: "always", case: "locative") } { $seminar } өттү.
press-lead-days-city = { DAYS($starts, $ends, year: "always", case: "locative") } { PLACE($city, case: "locative") } { $seminar } өттү.
press-place = Өткөн жери: { $place }.
press-place-missing = [Өткөн жери: көрсөтүңүз.]
press-project = Семинарды { $project } долбоору өткөрдү.
press-project-missing = [Долбоор, аны ким каржылап, ким ишке ашырары: ушул жерге же PROJECT_NAME_KY менен PROJECT_DONOR_KY жөндөөлөрүнө жазыңыз.]
press-people = Семинарга { $people } адам катышты:
press-people-registered = Семинарга { $people } адам катталды:
press-people-unrecorded = [Келгендер белгиленген эмес: бул катталгандардын саны, төмөнкү райондор менен айыл өкмөттөрү да каттоо боюнча алынган. Баарын кол коюу барагы боюнча оңдоңуз.]
press-people-missing = [Катышуучулардын саны: катталгандар жок, кол коюу барагы боюнча жазыңыз.]
press-who-municipality-head = { $number ->
    [1] айыл өкмөтүнүн башчысы же мэр
   *[other] айыл өкмөттөрүнүн башчылары жана мэрлер
    } — { $number }
press-who-municipality-deputy = { $number ->
    [1] айыл өкмөтүнүн башчысынын же мэрдин орун басары
   *[other] айыл өкмөттөрүнүн башчыларынын жана мэрлердин орун басарлары
    } — { $number }
press-who-municipality = { $number ->
    [1] айыл өкмөтүнүн же мэриянын кызматкери
   *[other] айыл өкмөттөрүнүн жана мэриялардын кызматкерлери
    } — { $number }
press-who-rayon-administration-chief = { $number ->
    [1] райондук мамлекеттик администрациянын башчысы
   *[other] райондук мамлекеттик администрациялардын башчылары
    } — { $number }
press-who-rayon-administration-vice = { $number ->
    [1] райондук мамлекеттик администрациянын башчысынын орун басары
   *[other] райондук мамлекеттик администрациялардын башчыларынын орун басарлары
    } — { $number }
press-who-rayon-administration = { $number ->
    [1] райондук мамлекеттик администрациянын кызматкери
   *[other] райондук мамлекеттик администрациялардын кызматкерлери
    } — { $number }
press-who-plenipotentiary-chief = { $region } ыйгарым укуктуу өкүл — { $number }
press-who-plenipotentiary-vice = { $number ->
    [1] { $region } ыйгарым укуктуу өкүлдүн орун басары
   *[other] { $region } ыйгарым укуктуу өкүлдүн орун басарлары
    } — { $number }
press-who-plenipotentiary = { $number ->
    [1] { $region } ыйгарым укуктуу өкүлдүн аппаратынын кызматкери
   *[other] { $region } ыйгарым укуктуу өкүлдүн аппаратынын кызматкерлери
    } — { $number }
press-in-oblast = { PLACE($oblast) } боюнча
press-in-region = облус боюнча
press-who-gamsumo = { $number ->
    [1] Мамлекеттик кызмат жана жергиликтүү өз алдынча башкаруу иштери боюнча мамлекеттик агенттиктин өкүлү
   *[other] Мамлекеттик кызмат жана жергиликтүү өз алдынча башкаруу иштери боюнча мамлекеттик агенттиктин өкүлдөрү
    } — { $number }
press-who-project = { $number ->
    [1] долбоордун өкүлү
   *[other] долбоордун өкүлдөрү
    } — { $number }
press-who-partner = { $number ->
    [1] өнөктөш уюмдун өкүлү
   *[other] өнөктөш уюмдардын өкүлдөрү
    } — { $number }
press-who-other = { $number ->
    [1] башка мекеменин өкүлү
   *[other] башка мекемелердин өкүлдөрү
    } — { $number }
press-rayons-all-of = { PLACE($oblast, case: "genitive") } бардык { $total } районунан өкүлдөр келди: { $rayons }.
press-rayons-some-of = { PLACE($oblast, case: "genitive") } { $total } районунун ичинен { $number } райондун өкүлдөрү келди: { $rayons }.
press-rayons-all = { $total ->
    [1] Чакырылган райондун өкүлдөрү келди
   *[other] Чакырылган { $total } райондун баарынан өкүлдөр келди
    }: { $rayons }.
press-rayons-some = Чакырылган { $total } райондун ичинен { $number } райондун өкүлдөрү келди: { $rayons }.
press-rayons-others = { $number ->
    [1] Башка райондон
   *[other] Башка райондордон
    } да катышуучулар келди: { $rayons }.
press-rayons = { $number ->
    [1] Катышуучулар келген район
   *[other] Катышуучулар келген райондор
    }: { $rayons }.
press-municipalities = { $total } айыл өкмөтү жана мэрия { $number ->
    [0] чакырылган, бирок алардан өкүл келген жок
   *[other] чакырылып, { $number } айыл өкмөтүнөн же мэриядан өкүлдөр келди
    }.
press-presented = Катышуучуларга төмөнкү { $number ->
    [1] тема
   *[other] темалар
    } боюнча маалымат берилди: { $titles }.
press-quoted = «{ $text }»
press-only-ky = { $text }
press-only-ru = { $text } [орусча: которуңуз]
press-only-en = { $text } [англисче: которуңуз]
press-presented-missing = [Эмне тааныштырылды: программада мындай тема жок, темаларды жазыңыз.]
press-shared = { $speaker } өз тажрыйбасы менен бөлүштү ({ $title } темасы).
press-shared-title = Айыл өкмөттөрү өз тажрыйбасы менен бөлүштү ({ $title } темасы).
press-shared-missing = [Кайсы айыл өкмөттөрү тажрыйбасы менен бөлүшкөнүн жазыңыз же сапты алып салыңыз.]
press-asked = Катышуучулар { $asked } суроо берди: { $outcomes }.
press-asked-answered = { $number } суроого жооп берилди
press-asked-left = { $number } суроо азырынча жоопсуз
press-asked-similar = { $number } суроо окшош суроо менен бириктирилди
press-asked-carried = { $number } суроо башка семинарда каралат
press-asked-declined = { $number } суроо жоопсуз жабылды
press-questions-missing = [Суроолор: бот аркылуу суроо берилген эмес. Залда эмне жөнүндө сурашканын жазыңыз.]
press-hottest = Эң көп суроо { $topic } темасы боюнча берилди: { $number } суроо.
press-topics = Ошондой эле төмөнкү { $number ->
    [1] тема
   *[other] темалар
    } боюнча сурашты: { $topics }.
press-topics-even = { $number ->
    [1] Суроо төмөнкү тема
   *[other] Суроолор төмөнкү темалар
    } боюнча берилди: { $topics }.
press-topic = { $topic } ({ $number } суроо)
press-topics-missing = [Эмне жөнүндө көбүрөөк сурашты: суроолордун темасы жок, жазыңыз.]
press-promises = Жазуу жүзүндө жооп берүү убада кылынды:
press-promise = { DAY($until, year: "always", case: "dative") } чейин — «{ $text }» деген суроого
press-promise-number = { DAY($until, year: "always", case: "dative") } чейин — № { $number } суроого [суроо катышуучуларга көрсөтүлгөн эмес: жарыялоону өзүңүз чечиңиз]
press-next = Сериянын кийинки семинары: { $seminar }, { DAY($starts, year: "always", case: "locative") }.
press-next-city = Сериянын кийинки семинары: { $seminar }, { DAY($starts, year: "always", case: "locative") }, { PLACE($city, case: "locative") }.
press-next-city-of = Сериянын кийинки семинары: { $seminar }, { DAY($starts, year: "always", case: "locative") }, { PLACE($city, case: "locative") } ({ PLACE($oblast) }).
press-next-missing = [Сериянын кийинки семинары: жарыялана элек. Жазыңыз же сапты алып салыңыз.]
press-quote-missing = [Цитата: катышуучунун же уюштуруучунун сөзүн, анын макулдугу менен, жазыңыз. Бот эч кимдин сөзүн келтирбейт.]
press-photos = [Сүрөттөр: «{ $folder }» папкасында жарыялоого макулдугу менен { $number } сүрөт бар. Тиркеп, астына жазыңыз.]
press-photos-missing = [Сүрөттөр: жарыялоого макулдугу бар сүрөт жок.]
press-contact-missing = [Басма сөз үчүн байланыш: аты-жөнү, телефону, почтасы.]
