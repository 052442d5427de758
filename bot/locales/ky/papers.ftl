### Кагаздар: кол коюу барагы, бейдждер, сертификаттар, документтер

papers-button = 🖨 Кагаздар
papers = 🖨 <b>Кагаздар</b>
    { $seminar }

    Керектүү кагазды басыңыз: ал ушул жерге файл болуп келет. PDF — басып чыгаруу үчүн, Word — оңдоо үчүн.

    { $list }
papers-make-signatures = ✍️ Кол коюу барагы
papers-make-sheet = 📗 Номерленген тизме (Excel)
papers-make-list = 📄 Тизме (Word)
papers-make-badges = 🏷 Бейдждер
papers-make-signs = 🪧 Баяндамачылардын үстөл жазуулары
papers-make-all-signs = 🪧 Бардыгынын үстөл жазуулары
papers-make-cards = ✉️ Чакыруу баракчалары
papers-drawing = Кагаз даярдалып жатат. Көп киши болсо, жарым мүнөткө чейин созулат.
papers-nobody = Азырынча тизмеде эч ким жок.
papers-no-speakers = Программада баяндамачылар көрсөтүлгөн эмес. Аларды программага жазып, кайра басыңыз.
papers-part = ({ $part }/{ $parts })
papers-signatures = ✍️ Кол коюу барагы: { $number } катышуучу. A4 баракка басып чыгарыңыз.
papers-badges = 🏷 Бейдждер: { $number }. A4 баракка басып чыгарып, кесип алыңыз. { $part }
papers-signs = 🪧 Үстөл жазуулары: { $number }. A4 баракка басып чыгарып, ортосунан бүктөңүз. { $part }
papers-list = 📄 Тизме: { $number } киши. Word менен оңдосоңуз болот.

## Кагазда

papers-when = { DAYS($starts, $ends, year: "always") }, { $hours }
papers-day = { DAYS($starts, $ends, year: "always") }
papers-sign-day = { SHORTDAY($starts) }
papers-elsewhere = Башка мекемелер
papers-signatures-title = Катышуучулардын кол коюу барагы
papers-list-title = Катышуучулардын тизмеси
papers-attended-title = Семинарга катышкандардын тизмеси
papers-badges-title = Бейдждер
papers-signs-title = Үстөл жазуулары
papers-column-place = Айыл аймагы же мекеме
papers-column-signature = Колу
papers-unlisted = Тизмеде жок катышуучулар
papers-total = Тизмеде: { $number }
papers-total-label = Бардыгы
papers-organiser = Уюштуруучу
papers-fold = ушул сызыктан бүктөңүз
papers-sample-name = Үлгү Катышуучу { $number }
papers-sample-place = Үлгү айыл аймагы { $number }
papers-sample-rayon = Үлгү району
papers-sample-seminar = Үлгү семинар
papers-sample-when = 2026-жылдын 6-декабры, 09:30–17:00

## Семинардын убактысы же орду өзгөрдү

papers-outdated = ⚠️ <b>Басылып чыккан кагаздар эскирди</b>
    { $seminar }: убактысы же өтө турган жери өзгөрдү.

    { $list }

    Кайра басып чыгарыңыз, мурдагыларын таратпаңыз.
papers-outdated-cards = ⚠️ Чакыруу баракчаларында мурдагы убакыт же жер турат: { DAY($starts, case: "locative") } басылган.
papers-outdated-signatures = ⚠️ Кол коюу барагында мурдагы убакыт же жер турат: { DAY($starts, case: "locative") } басылган.
papers-outdated-badges = ⚠️ Бейдждерде мурдагы күн турат: { DAY($starts, case: "locative") } басылган.
papers-again-cards = 🖨 Чакыруу баракчалары
papers-again-signatures = 🖨 Кол коюу барагы
papers-again-badges = 🖨 Бейдждер

## Сертификаттар

certificates-button = 🎓 Сертификаттар
certificates = 🎓 <b>Сертификаттар</b>
    { $seminar }

    Келгендер: <b>{ $came }</b>
    Сертификаты даяр: <b>{ $issued }</b>

    { $list }
certificates-renamed = ✏️ Аты оңдолгондор: { $number }. Жаңы сертификат берилет, мурдагысы алмаштырылды деп көрсөтүлөт.
certificates-nameless = ❓ Аты жазылбагандар: { $number }. Адегенде катышуучунун барагына атын жазыңыз.
certificates-sendable = 📨 Telegram аркылуу жөнөтүлө турганы: { $number }. Ар ким өзүнүкүн бир эле жолу алат.
certificates-all-sent = 📨 Telegram аркылуу жөнөтө турган эч ким калган жок. Калгандарга басып чыгарып бериңиз.
certificates-nobody = Азырынча эч ким келди деп белгиленген жок. Сертификат келгендерге гана берилет.
certificates-send = 📨 Ар кимге жөнөтүү: { $number }
certificates-print = 🖨 Баарын басып чыгаруу (PDF)
certificates-changed = Саны өзгөрдү. Карап, кайра басыңыз.
certificates-sent = ✅ Жөнөтүлүп жатат: { $number } сертификат. Ар бири ээсине бир нече мүнөттүн ичинде барат.
certificates-file = 🎓 Сертификаттар: { $number }. A4 баракка туурасынан басып чыгарыңыз. { $part }
certificate-yours = 🎓 <b>Сертификатыңыз</b>
    { $seminar }

    Катышканыңызга рахмат! Номери: { $number }. Атыңыз ката жазылса, уюштуруучуга айтыңыз: оңдолгонун жөнөтөбүз.
certificate-heading = СЕРТИФИКАТ
certificate-stamp = М. О. / М. П.
certificate-issued = { DAY($starts, year: "always", case: "locative") } берилди
certificate-check = Текшерүү: камераны QR-кодго каратыңыз
certificate-when = { DAYS($starts, $ends, year: "always", case: "locative") }
certificate-when-where = { DAYS($starts, $ends, year: "always", case: "locative") } { PLACE($territory, case: "locative") }
certificate-delegate = Ушул сертификат { PLACE($territory, case: "genitive") } өкүлүнүн { $when } өткөн «{ $seminar }» иш-чарасына катышкандыгын тастыктайт.
certificate-holder = Ушул сертификат ээсинин { $when } өткөн «{ $seminar }» иш-чарасына катышкандыгын тастыктайт.
certificate-valid = ✅ <b>Ооба, мындай сертификат берилген.</b>
    № { $number }
    { $name }
    { $seminar }
    📅 { DAYS($starts, $ends, year: "always") }
certificate-replaced = ♻️ <b>Бул сертификат алмаштырылган.</b>
    № { $number } жараксыз: ордуна жаңысы берилген. Жаңысын көрсөтүүнү сураныңыз.
certificate-unknown = ❌ <b>Жок, мындай жарактуу сертификат жок.</b>
    Номерди кагаздан кайра текшериңиз.

## Кагаздан терилген код

code-unknown = 🤔 Мындай код табылган жок. Кагаздан текшерип, кайра жазыңыз: латын же кириллица тамгасы менен жазсаңыз да болот.
code-too-many = Туура эмес код өтө көп жазылды. Бир сааттан кийин кайра аракет кылыңыз.

## Документтин үлгүсү (Word)

template-button = 🧩 Word үлгүсү
template = 🧩 <b>Катышуучулардын тизмесинин үлгүсү</b>
    { $current }

    Үлгүнү алып, Word менен каалагандай оңдоңуз: логотип, баш сөз, кол коючулар. Анан өзүңүздүкүн жөнөтүңүз.
    .get = ⬇️ Үлгүнү алуу
    .send = ⬆️ Өз үлгүм: ушул семинарга
    .send-all = ⬆️ Өз үлгүм: бардык семинарга
    .remove = 🗑 Бул үлгүнү алып салуу
template-default = Азыр боттун өз үлгүсү колдонулат.
template-own = Азыр ушул семинар үчүн жөнөтүлгөн үлгү колдонулат, { DAY($starts, case: "ablative") } бери.
template-of-original = Азыр баштапкы семинар үчүн жөнөтүлгөн үлгү колдонулат, { DAY($starts, case: "ablative") } бери.
template-for-all = Азыр бардык семинар үчүн жөнөтүлгөн үлгү колдонулат, { DAY($starts, case: "ablative") } бери.
template-file = ⬇️ <b>Үлгү</b>
    Кош кашаанын ичиндеги белгилердин ордуна бот маалымат коёт:

    { $list }

    Катышуучунун сабы ар бир киши үчүн кайталанат: аны курчаган эки сапты өчүрбөңүз.
template-word-title = { $name } — кагаздын аталышы
template-word-seminar = { $name } — семинардын аталышы
template-word-when = { $name } — күнү жана сааты
template-word-where = { $name } — өтө турган жери жана дареги
template-word-total = { $name } — канча киши
template-word-label = { $name } — мамычалардын аттары, окуган адамдын тилинде
template-word-rayons = { $name } — райондор, ар биринде participants
template-word-participants = { $name } — баары, районго бөлүнбөй
template-word-person-number = { $name } — номери
template-word-person-name = { $name } — аты-жөнү
template-word-person-position = { $name } — кызматы
template-word-person-place = { $name } — айыл аймагы же мекемеси
template-word-person-rayon = { $name } — району
template-word-person-phone = { $name } — телефону
template-ask = ⬆️ Үлгүңүздү файл катары жөнөтүңүз (.docx, көп дегенде 2 МБ).
awaited-template = Word документин (.docx) файл катары жөнөтүңүз. Токтотуу: /cancel
template-reading = ⏳ Файл келди, текшерип жатам.
template-too-large = Файл өтө чоң. Сүрөттөрүн кичирейтип, кайра жөнөтүңүз (көп дегенде 2 МБ).
template-broken = Бул файл Word документи катары ачылбайт. Word менен .docx кылып сактап, кайра жөнөтүңүз.
template-unsafe = Бул файлда макрос, кошулган файл же сырттан жүктөлө турган бөлүк бар. Аларсыз сактап, кайра жөнөтүңүз.
template-syntax = Үлгүдөгү белгилердин биринде ката бар: кашаалар ачылып-жабылганын жана кайталоонун башы-аягын текшериңиз.
template-fetch-failed = Файлды Telegram аркылуу ала албадым. Мурдагы үлгү ордунда. Файлды кайра жөнөтүп көрүңүз.
template-unknown = ⚠️ <b>Үлгү кабыл алынган жок</b>: бул белгилерди билбейм: { $unknown }

    Булар бар:

    { $list }
template-preview = 👀 <b>Үлгүңүз мисал маалымат менен</b>
    Карап көрүңүз. Колдонулушу: { $scope }.
    .use = ✅ Колдонуу
    .drop = 🗑 Колдонбоо
template-reach-here = ушул семинарда жана андан көчүрүлгөндөрдө
template-reach-all = өз үлгүсү жок бардык семинарда
template-approved = ✅ Эми тизме сиздин үлгү менен түзүлөт.
template-dropped = Макул, мурдагы үлгү калды.
