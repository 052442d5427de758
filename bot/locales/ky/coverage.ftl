# Кантип өзгөртүү керек: docs/texts.md

## Катышуу тактасы: тизмедегилердин ким келе турганы

coverage-button = 📊 Катышуу
coverage-board = <b>{ $seminar }</b>
    { $area }

    { $heading }: <b>{ $reached }/{ $total }</b>
    { $states }

    { $list }
    <i>{ $legend }</i>

    👤 { $coming }: { $people }
    ➕ Тизмеден тышкары: { $outside }
    🕓 Маалыматтын убактысы: { TIME($now) }
coverage-rayon = <b>{ $seminar }</b>
    { $area }

    { $heading }: <b>{ $reached }/{ $total }</b>
    { $states }

    { $list }

    👤 { $coming }: { $people }
    ➕ Тизмеден тышкары: { $outside }
    🕓 Маалыматтын убактысы: { TIME($now) }
coverage-heading-planned = Катталган айыл өкмөттөрү
coverage-heading-came = Келген айыл өкмөттөрү
coverage-heading-unrecorded = Катталган айыл өкмөттөрү (келгендер белгиленген эмес)
coverage-legend-planned = █ келери анык · ▓ катталды · ░ азырынча жок
coverage-legend-came = █ келди · ▓ келгени белгиленген эмес · ░ эч ким жок
coverage-legend-unrecorded = ▓ катталган · ░ эч ким жок
coverage-people-planned = Келе турган адамдар
coverage-people-came = Келген адамдар
coverage-people-unrecorded = Катталган адамдар
coverage-line = { $bar } { $name } <b>{ $reached }/{ $total }</b>
coverage-office = 🏛 { $what } <b>{ $reached }/{ $total }</b>
coverage-office-people = 🏛 { $what }: { $number } адам
coverage-place = { $sign } { $name }
coverage-open = { $name } { $reached }/{ $total }
coverage-map-button = 🗺 Карта
coverage-catering-button = 🍽 Тамак, түнөк
coverage-up = ⬆️ Жогору
coverage-silent-button = 📞 Кабарлаша тургандар
coverage-no-target = <b>{ $seminar }</b>

    Көрсөтө турган эч нерсе жок: сизге көрүнгөн айыл өкмөттөрүнүн бири да «Кимдер үчүн» тизмесинде жок. Тизмени уюштуруучулар «⚙️ Башкаруу» барагындагы «Кимдер үчүн» баскычы менен түзөт.

    👤 { $coming }: { $people }
    ➕ Тизмеден тышкары: { $outside }
coverage-picture = <b>{ $seminar }</b>
    { $area }: { $reached }/{ $total }, { $made }
coverage-note = { $area }, катталган айыл өкмөттөрү: { $reached }/{ $total }. { $made }
coverage-credit = Чек аралар: КР Өзгөчө кырдаалдар министрлиги / OCHA COD-AB (2018)

reach-arrived = Келди
reach-confirmed = Келерин ырастады
reach-registered = Катталды
reach-waiting = Кезекте турат
reach-invited = Чакырылды, жооп бере элек
reach-listed = Тизмеде, чакырыла элек
reach-uninvited = Эч ким чакырыла элек
reach-declined = Келбейт
reach-absent = Катталган, келгени белгиленген эмес
reach-expected = Катталган
reach-nobody = Эч ким келген жок
reach-refused = Баш тарткан
reach-arrived-sign = ✅
reach-confirmed-sign = 👍
reach-registered-sign = 📝
reach-waiting-sign = ⏳
reach-invited-sign = ✉️
reach-listed-sign = 📋
reach-uninvited-sign = ▫️
reach-declined-sign = ✖️

catering = <b>{ $seminar }</b>

    🍽 { $coming }: <b>{ $total }</b>
    { $numbers }

    { $list }

    🕓 Маалыматтын убактысы: { TIME($now) }
catering-plain = <b>{ $seminar }</b>

    🍽 { $coming }: <b>{ $total }</b>
    { $numbers }

    🕓 Маалыматтын убактысы: { TIME($now) }
catering-expected =
    👍 келери анык: { $confirmed }
    📝 катталган, али ырастай элек: { $registered }
    ⏳ кезекте турган: { $waiting }
catering-question = <b>{ $question }</b>
catering-answer = • { $answer } — { $number }
catering-sum = • баары биригип: { $number }
catering-silent = • жооп бере элек: { $number }

## Кабарлаша тургандар: эскертүү, телефон чалуу

silent-places = <b>{ $seminar }</b>
    { $area }

    📞 Кабарлаша турган айыл өкмөттөрү: <b>{ $number }</b>, мекемелер: { $offices }
    ✉️ чакырылып, жооп бере элеги: { $invited }
    📋 тизмеде, чакырыла элеги: { $listed }
    ▫️ эч кими чакырыла элеги: { $uninvited }

    { $list }
    .remind = 💬 Бот аркылуу эскертүү
    .sheet = 📗 Чалуу тизмеси
    .phones = 📞 Телефон номерлери
    .unconfirmed = 📞 Келерин ырастай электер
silent-places-none = Баары жооп берди.
silent-places-line = <b>{ $rayon }</b>: { $names }
silent-places-city = <b>{ $rayon }</b>
silent-places-and = { $names }, { $name }
silent-places-marked = { $name } { $sign }
silent-places-nobody = Баары жооп берди: чалуунун кереги жок.

coverage-reminder-preview = <b>{ $seminar }</b>
    { $area }

    Кабарлаша турган мекемелер: { $silent }. Бот азыр { $places } мекемеден { $people } адамга жаза алат. Бүгүн жазылганы: { $asked }.

    Төмөндөгү билдирүү ар кимге өз тилинде жөнөтүлөт. Бир адамга күнүнө бирден көп жазылбайт.
    .send = 💬 Жөнөтүү
coverage-reminder-nobody-yet = <b>{ $seminar }</b>
    { $area }

    Кабарлаша турган мекемелер: { $silent }. Бот жаза ала турган адам азыр жок: же аларды бот тааныбайт, же бүгүн эле жазылган ({ $asked }).

    Башкаларына телефон чалуу керек: артка кайтып, «📗 Чалуу тизмеси» баскычын басыңыз.
coverage-reminder = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }, саат { TIME($starts) }

    { $place }: бул семинарга азырынча эч ким катталган жок. Өзүңүз же орун басарыңыз бара турган болсо, катталып коюңуз — бир мүнөт да кетпейт.
coverage-reminder-register = 📝 Катталуу
coverage-reminder-sent = 💬 { $people } адамга эскертүү жөнөтүлүп жатат. Катталгандар «Катышуу» барагында көрүнөт.
coverage-reminder-nobody = Жаза турган адам калган жок: баарына бүгүн жазылган же алар жооп берген.
coverage-reminder-closed = Эскертүү жөнөтүлбөйт: бул семинарга каттоо ачык эмес же семинар башталып калган.

phones = <b>{ $seminar }</b>
    { $area }

    { $list }

    Эч кимиси бизге белгилүү эмес мекемелер: { $unknown }
phones-line = 📞 <b>{ $place }</b>: { $name } { $phone }
phones-line-bot = 💬 <b>{ $place }</b>: { $name } { $phone }
phones-no-number = (номери жок)
phones-none = Бул мекемелерден эч кимдин номери бизге белгилүү эмес. Айыл өкмөтүнүн өзүнөн сураңыз.

call-sheet = 📗 { $seminar }, { $area }: чалуу керек болгон { $number } мекеме.
    Жеке маалымат: иш бүткөндөн кийин файлды өчүрүп коюңуз.
call-sheet-title = Чалуу тизмеси
call-column-from = Кайдан белгилүү
call-column-bot = Бот жаза алабы
call-column-answer = Жообу
call-column-caller = Ким чалды
call-from-list = чакырылгандардын тизмеси
call-from-bot = ботко жазган: { $date }
call-from-seminar = { $seminar }, { $date }
call-from-nowhere = белгисиз
call-bot-yes = ооба
call-bot-no = жок

unconfirmed = <b>{ $seminar }</b>
    { $area }

    📝 Катталган, бирок келерин ырастай элек: <b>{ $number }</b>

    { $list }
unconfirmed-nobody = Катталгандардын баары келерин ырастады же азырынча эч ким катталган жок.
unconfirmed-sheet = 📗 { $seminar }, { $area }: келерин ырастай элек { $number } адам.
    Жеке маалымат: иш бүткөндөн кийин файлды өчүрүп коюңуз.
call-sheet-button = 📗 Чалуу тизмеси
call-from-registered = { $date } катталган
