# Кантип өзгөртүү керек: docs/texts.md

## Клавиатура жана буйруктар

key-now = ▶️ Азыр жана кийинки
key-ask = ❓ Суроо берүү
key-questions = 💬 Суроолорум
key-seminars = 📅 Семинарлар
key-help = ℹ️ Жардам
key-staff = 📋 Кызматкерлерге
key-inbox = 📥 Жоопсуздар
key-contact = 📱 Номеримди жөнөтүү

command-ask = Суроо берүү
command-questions = Менин суроолорум
command-now = Семинар күнү: азыр эмне болуп жатат
command-seminars = Семинарлар жана каттоо
command-language = Тилди алмаштыруу
command-mydata = Мен жөнүндө маалымат
command-forget = Маалыматымды өчүрүү
command-cancel = Токтотуу
command-help = Жардам
command-about = Бул бот жөнүндө
command-hall = Катышуучулардын суроолору
command-faq = Суроо-жооптор
command-staff = Кызматкерлер үчүн
command-inbox = Жоопсуз суроолор
bot-description = Айыл өкмөттөрүнүн семинарлары: каттоо, суроо жана жооп. Баштоо үчүн төмөнкү баскычты басыңыз.
    Семинары для айыл окмоту: регистрация, вопросы и ответы.
bot-short-description = Айыл өкмөттөрүнүн семинарлары: каттоо, суроо-жооп

## Токтотуу жана каталар

button-old = Бул баскыч эскирген. Улантуу үчүн /start басыңыз.
button-old-seat = Бул баскыч эскирген. Семинарларыңыз жана каттооңуз: /seminars
button-old-question = Бул баскыч эскирген. Берген суроолоруңуз: /questions. Жаңы суроо: /ask
button-old-hall = Бул баскыч эскирген. Катышуучулардын азыркы суроолору: /hall
button-old-faq = Бул баскыч эскирген. Жооп берилген суроолор: /faq
button-old-staff = Бул баскыч эскирген. Семинарлардын барактары: /staff. Жоопсуз суроолор: /inbox
button-old-step = Бул баскыч эскирген: ал иш бүткөн же токтотулган. Башка иштер: /help
button-superseded = Бул мурунку кадамдын баскычы экен. Азыркысын көрсөттүм.
button-reopened = Баскыч эскирген экен. Азыркы абалын көрсөттүм.
command-unknown = Мындай буйрук жок. Эмне кыла аларымды көрүү: /help
not-yours = Бул иш сиздин ролуңузга кирбейт. Сурооңуз болсо, уюштуруучуга жазыңыз.
internal-error = Кечиресиз, бизден ката кетти. Жазганыңыз жоголгон жок, аны кызматкерлер көрөт. Бир аздан кийин кайра аракет кылыңыз.

## Жерлер

unit-gone = Бул айыл аймагы тизмеде жок (биригип кеткен болушу мүмкүн). Башкасын тандаңыз.

unit-oblast = { $name }
unit-rayon = { $name }
unit-city = { $name }
unit-ayil-aymak = { PLACE($territory) }
unit-village = { $name } айылы
unit-leads-to = { $name } → { $unit }
unit-with-parent = { $name } ({ $parent })
unit-found-by =
    { $found }

    { $list }

## Бир нече жерде айтылган баскычтар жана сөздөр

back-button = ‹ Артка
keep-button = Жок, калсын
venue-button = 📍 Картада
page-back = ‹ Мурунку
page-next = Кийинки ›
more-button = ⋯ Дагы
not-given = көрсөтүлгөн эмес
step-stop = ✖️ Токтотуу
step-continue = ▶️ Катталууну улантуу
preview-button = 👁 Көрүү
done-button = ✅ Даяр
toggle-on = ✅ { $what }
toggle-off = ⬜ { $what }
plan-sure = <b>Убактысын текшериңиз</b>
    { $what }

    Туура болсо, баскычты басыңыз. Болбосо, кайра жазыңыз.
plan-sure-yes = ✅ Туура
plan-over = Бул семинар жокко чыгарылган же архивде: эми өзгөртүлбөйт.
list-back = ‹ Тизмеге
whole-country = Бүт өлкө
state-count = { $sign } { $what } — { $number }
chart-button = 📊 Диаграмма
refresh-button = 🔄 Жаңыртуу
and-more = … жана дагы { $number }
plain-text = { $text }

## Адамдар

name-none = аты көрсөтүлгөн эмес

staff-member = кызматкер
assign-to = { $name } · { $role }

## Тилдер

language-text = { $language }: { $text }
language-missing = ⚠️ { $language }: азырынча жок
lacks-ky = ⚠️ кыргызчасы жок
lacks-ru = ⚠️ орусчасы жок
lacks-ky-ru = ⚠️ кыргызчасы да, орусчасы да жок
in-ky = кыргызча
in-ru = орусча
in-en = англисче
language-ky = Кыргызча
language-ru = Орусча
language-en = Англисче
language-name-ky = Кыргызча
language-name-ru = Орусча
language-name-en = Англисче
write-in-ky = ✍️ кыргызча
write-in-ru = ✍️ орусча
write-in-en = ✍️ англисче

## Күн менен саат

day-button = { SHORTDAY($starts) }
seminar-label = { SHORTDAYS($starts, $ends) } · { $seminar }
hour-button = { TIME($starts) }
seminar-hours = { TIME($starts) }–{ TIME($ends) }
seminar-hours-daily = күн сайын { TIME($starts) }–{ TIME($ends) }
seminar-hours-of-day = { SHORTDAY($starts) } { TIME($starts) }–{ TIME($ends) }
seminar-hours-across = { SHORTDAY($starts) } { TIME($starts) } – { SHORTDAY($ends) } { TIME($ends) }

when-wrong = Убакытты түшүнгөн жокмун. Мындай жазыңыз: «18.07 9:30», «эртең 10:00», «жума 9:30-16:00».
when-unclear = Муну ар кандай түшүнсө болот. Саатты кош чекит менен (9:10, 15:00), айды сөз менен (9-май) жазыңыз.
when-day = Календарда мындай күн жок. Күнү менен айын текшерип, кайра жазыңыз.
when-weekday = Аптанын күнү туура келбейт: { DAY($starts) }. Текшерип, кайра жазыңыз.
when-midnight = Түн ортосу кайсы күнгө кирери түшүнүксүз. Жаңы күндүн айы-күнүн 0:00 менен кошо жазыңыз же 23:59 деңиз.
when-one = Бул жерде аралык эмес, бир эле убакыт керек. Ошону гана жазыңыз.
when-skipped = Ал күнү ал жерде саат алга жылдырылат, мындай убакыт болбойт. Башка саат жазыңыз.
when-past = Бул убакыт өтүп кеткен. Келе жаткан күндү жазыңыз, мисалы: «эртең 10:00».
when-past-day = Бул убакыт өтүп кеткен: { DAY($starts) }, { TIME($starts) }. Келе жаткан күндү жазыңыз, мисалы: «эртең 10:00».
when-backwards = Аякташы башталышынан кийин болушу керек. Эч нерсе өзгөргөн жок, кайра жазыңыз.

## Таблицалардын тилкелери

column-state = Абалы
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
column-reachable = Бот жаза алабы
reachable-yes = ооба
sheet-subtitle = { DAYS($starts, $ends, year: "always") } · { $seminar } · тизме түзүлгөн убакыт: { DAY($moment, year: "always") }, { TIME($moment) }
print-list-button = 🖨 Басып чыгаруу (PDF)

## Файлдардын аттары

file-calendar = Семинар
file-pass = Катышуучунун QR-коду
file-link-code = Каттоо үчүн QR-код
file-wall-code = Экрандын QR-коду
file-unconfirmed = Келерин ырастай электер
file-invitee-form = Чакырылгандар, толтуруу үчүн
file-remarks = Тизме боюнча белгилер
file-cards = Чакыруулар
file-questions = Суроо-жооптор
file-feedback = Пикирлер
file-feedback-chart = Пикирлердин диаграммасы
file-certificate = Сертификат
file-certificates = Сертификаттар
file-template = Тизменин үлгүсү
file-press-release = Пресс-релиз кыргыз тилинде
file-map = Катышуу картасы
file-statistics = Статистика
file-pack = Семинардын материалдары
file-photos = Сүрөттөр
file-photos-publishable = Жарыялана турган сүрөттөр
file-photos-internal = Ички колдонуу үчүн сүрөттөр
file-of-question = № { $number } суроо, { $place }-файл

## Бир адамдан көп билдирүү

notices-held = 📬 <b>Ушул эле катышуучудан дагы билдирүү: { $number }</b>
    Чатыңыз толуп кетпесин деп жөнөтүлгөн жок. Эч нерсе жоголгон жок: суроолор /inbox, орундар /staff ичинде.
notices-held-of = 📬 <b>{ $name } дагы билдирүү жөнөттү: { $number }</b>
    Чатыңыз толуп кетпесин деп жөнөтүлгөн жок. Эч нерсе жоголгон жок: суроолор /inbox, орундар /staff ичинде.

## Жетпеген билдирүүлөр

undelivered = ⚠️ <b>Жеткен жок:</b> { $thing }. { $why }
undelivered-voices = Сиздин Telegram үн жана видео билдирүүлөрдү кабыл албайт. Аларды алуу үчүн бул ботко уруксат бериңиз: Жөндөөлөр → Купуялык → Үн билдирүүлөр. Анан кайра жөнөтүүнү сураңыз.
undelivered-rights = Бул топ ботко мындайды жөнөтүүгө уруксат бербейт.
undelivered-file = Бул файл ботто калган жок.
undelivered-quiz = Telegram анын туура жообун ботко айтпайт.
undelivered-markup = Telegram муну ушул түрүндө көрсөтө албайт.
undelivered-large = Бул Telegram үчүн өтө узун же өтө чоң.
undelivered-withheld = Файл модераторлордо калды: көлөмү чоң болгондуктан, аны суроо бергендин атын көрсөтпөй берүүгө болбойт.
undelivered-not-made = Даярдоо мүмкүн болгон жок. Бир аздан кийин кайра сураңыз.
undelivered-other = Telegram муну кабыл албайт.
thing-photo = сүрөт
thing-document = файл
thing-video = видео
thing-audio = аудиожазуу
thing-voice = үн билдирүү
thing-video-note = видео билдирүү
thing-animation = анимация
thing-sticker = стикер
thing-poll = сурамжылоо же викторина
thing-place = картадагы жер
thing-contact = байланыш маалыматы
thing-album = бир нече сүрөт же файл
thing-buttons = баскычтар
thing-all = бүт билдирүү
lost-why-voices = үн жана видео билдирүүлөрдү кабыл албайт
lost-why-rights = топ ботко уруксат бербейт
lost-why-file = файл ботто калган жок
lost-why-blocked = ботту бөгөттөгөн
lost-why-gone = бот менен жазышуусу жок
lost-why-large = өтө узун же чоң
lost-why-other = Telegram кабыл албайт
lost-names = 📭 <b>Бул мурункудан башка бот</b>, эски ботко жөнөтүлгөн файлдарды Telegram ага бербейт. Эми жөнөтүүгө болбогон файлдар: суроолор менен жооптордо — { $attachments }, катышуучулар үчүн — { $materials }, жөнөтүлө элек кулактандырууларда — { $parts }. Тексттер, каттоолор жана тизмелер ордунда; өз файлдарын бот өзү кайра түзөт.
    Кайра кошуңуз:
    { $list }
lost-names-material = 📎 { $title } — { $seminar }
lost-names-none = эч нерсе: алардын арасында катышуучулар үчүн файл жок

## Buttons that copy

copy-link = 📋 Шилтемени көчүрүү
copy-numbered = 📋 { $number }
copy-phone = 📋 Номерин көчүрүү

## In the empty field in which people write (64 characters at most)

contact-placeholder = +996 … же баскычты басыңыз
menu-placeholder = Суроо жазыңыз
menu-placeholder-staff = Баскыч же буйрук
