# Кантип өзгөртүү керек: docs/texts.md

## Кабары жоктор: эстетүү, телефон чалуу

quiet = <b>{ $seminar }</b>
    { $area }

    🔕 Кабары жок муниципалитеттер: <b>{ $number }</b>, мекемелер: { $offices }
    ✉️ анын ичинен чакырылганы: { $invited }

    { $list }
    .nudge = 💬 Ботто эстетүү
    .sheet = 📗 Чалуу тизмеси
    .phones = 📞 Телефон номерлери
    .unsure = 📞 Ырастай элек катталгандар
quiet-none = Баары жооп берди.
quiet-line = <b>{ $rayon }</b>: { $names }
quiet-city = <b>{ $rayon }</b>
quiet-city-invited = <b>{ $rayon }</b> ✉️
quiet-and = { $names }, { $name }
quiet-invited = { $name } ✉️
quiet-nobody = Кабары жок эч ким калган жок: чалуунун кереги жок.

nudge-preview = <b>{ $seminar }</b>
    { $area }

    Кабары жок: { $silent }. Бот азыр { $places } жерден { $people } адамга жаза алат. Бүгүн жазылганы: { $asked }.

    Төмөндөгү кат ар кимге өз тилинде жөнөтүлөт. Бир адамга күнүнө бирден көп жазылбайт.
    .send = 💬 Жөнөтүү
nudge-nobody-yet = <b>{ $seminar }</b>
    { $area }

    Кабары жок: { $silent }. Бот жаза ала турган адам азыр жок: же аларды бот тааныбайт, же бүгүн эле жазылган ({ $asked }).

    Башкаларына телефон чалуу керек: артка кайтып, «📗 Чалуу тизмеси» баскычын басыңыз.
nudge = <b>{ $seminar }</b>
    📅 { DAY($starts) }, { TIME($starts) }

    { $place }: бул семинарга азырынча эч ким катталган жок. Өзүңүз же орун басарыңыз келсе, катталып коюңуз — эки мүнөт гана кетет.
nudge-register = 📝 Катталуу
nudge-sent = 💬 { $people } адамга эстетүү жөнөтүлүп жатат. Катталгандар катышуу тактасында көрүнөт.
nudge-nobody = Жаза турган адам калган жок: баарына бүгүн жазылган же алар жооп берген.
nudge-closed = Бул семинарга каттоо азыр ачык эмес, ошондуктан эстетүү жөнөтүлбөйт. Адегенде каттоону ачыңыз.

phones = <b>{ $seminar }</b>
    { $area }

    { $list }

    Номери белгисиз жерлер: { $unknown }
phones-line = 📞 <b>{ $place }</b>: { $name } { $phone }
phones-line-bot = 💬 <b>{ $place }</b>: { $name } { $phone }
phones-no-number = (номери жок)
phones-none = Бул жерлерден бизге белгилүү эч кимдин номери жок. Айыл өкмөтүнүн өзүнөн сураңыз.

call-sheet = 📗 { $seminar }, { $area }: кабары жок { $number } жер.
    Жеке маалымат: иш бүткөндөн кийин файлды өчүрүп коюңуз.
call-sheet-title = Чалуу тизмеси
call-column-from = Кайдан белгилүү
call-column-bot = Бот жаза алабы
call-column-answer = Жообу
call-column-caller = Ким чалды
call-from-list = чакырылгандардын тизмеси
call-from-bot = ботко катталган, { $date }
call-from-seminar = { $seminar }, { $date }
call-from-nowhere = белгисиз
call-bot-yes = ооба
call-bot-no = жок

unsure = <b>{ $seminar }</b>
    { $area }

    📝 Катталган, бирок келерин ырастай элек: <b>{ $number }</b>

    { $list }
unsure-nobody = Катталгандардын баары келерин ырастады же азырынча эч ким катталган жок.
unsure-sheet = 📗 { $seminar }, { $area }: келерин ырастай элек { $number } адам.
    Жеке маалымат: иш бүткөндөн кийин файлды өчүрүп коюңуз.
call-sheet-button = 📗 Чалуу тизмеси
call-from-registered = { $date } катталган
