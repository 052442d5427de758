# Үн менен угула турган жардам.

help-spoken = 🎧 Угуп көрсөңүз да болот:
help-listen = 🎧 { $topic }
help-recording-caption = 🎧 <b>{ $topic }</b>
help-recording-gone = Бул үн жазуу азыр жок. Бот тууралуу окуу үчүн: /help

## Темалар

help-topic-overview = Бот эмне кылат
help-topic-registration = Кантип катталуу керек
help-topic-question = Суроо кантип берилет
help-topic-seat = Бара албай калсаңыз
help-topic-hall = Семинар учурунда
help-about-overview = /help буйругунда сунушталат: бот эмне үчүн керек, кандай баскычтары бар.
help-about-registration = /help буйругунда жана айыл өкмөтүн тандаганда сунушталат: айыл өкмөтү, кызматы, аты-жөнү, телефону.
help-about-question = /help буйругунда жана суроо жазганда сунушталат: текст же үн менен, атын көрсөтүп же көрсөтпөй.
help-about-seat = /help буйругунда сунушталат: келерин ырастоо, ордуна башка адам жөнөтүү, орунду бошотуу.
help-about-hall = /help буйругунда сунушталат: программа, файлдар, башкалардын суроолору, жооптор.

## Башкы уюштуруучуларга: жазуулар

help-recordings-button = 🎧 Үн менен жардам
help-recordings = 🎧 <b>Үн менен жардам</b>
    Окугандан көрө укканды артык көргөндөргө өз тилинде үн менен жаздырылган темалардын баскычы чыгат.

    { $list }

    Жаздыруу үчүн номери менен тили турган баскычты басыңыз.
help-recordings-line = { $number }. <b>{ $topic }</b>
    { $list }
help-recording-button = { $number } · { $language }
help-language-ky = КЫР
help-language-ru = ОРУ
help-language-en = АНГ
help-recording-present = ✅ { $language }
help-recording-missing = ▫️ { $language }
help-recording-lost = ⚠️ { $language }
help-recording = 🎧 <b>{ $topic }</b> · { $language }
    { $about }

    { $state }
help-recording-is-present = ✅ Жаздырылган: { DAY($starts) }, { TIME($starts) }
help-recording-is-missing = ▫️ Азырынча үн жазуу жок: бул тилде баскыч көрүнбөйт.
help-recording-is-lost = ⚠️ Бул үн жазуу мурдагы ботко таандык, аны жөнөтүүгө болбойт. Кайра жаздырыңыз.
help-record = 🎙 Жаздыруу
help-record-anew = 🎙 Кайра жаздыруу
help-preview = 🎧 Угуу
help-delete = 🗑 Өчүрүү
help-record-ask = 🎙 <b>{ $topic }</b> · { $language }
    { $about }

    Үн билдирүү жөнөтүңүз: жай жана жөнөкөй сүйлөңүз, бир мүнөттөн ашпасын. Үн жазуу бар болсо, ордуна жаңысы коюлат.
awaited-voice = Үн билдирүү жөнөтүңүз: микрофонду басып туруп сүйлөңүз. Токтотуу: /cancel
help-recorded = ✅ Сакталды. Эми аны бул тилди ({ $language }) тандагандар уга алат.
help-delete-ask = 🗑 <b>«{ $topic }» үн жазуусун ({ $language }) өчүрөлүбү?</b>
    Бул тилди тандагандарга бул теманын баскычы көрүнбөй калат.
    .yes = 🗑 Ооба, өчүрөм
    .no = { keep-button }
