# Кантип өзгөртүү керек: docs/texts.md

## Эскертүүлөр: катышуучуларга

attendance = 🔔 <b>Семинарга келесизби?</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, саат { TIME($starts) }
    📍 { $venue }

    Төмөнкү баскычтардын бирин басыңыз: орун менен тамак-аш жообуңузга жараша даярдалат.
attendance-anew = ⚠️ <b>Семинардын убактысы же жери өзгөргөн.</b> Жаңысы мына:

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, саат { TIME($starts) }
    📍 { $venue }

    Келесизби?
attendance-coming = ✅ Барам
seminar-day = ☀️ <b>Семинар бүгүн!</b>

    🎓 { $seminar }
    🕘 саат { TIME($starts) }
    📍 { $venue }

    Сизди күтөбүз.
seminar-day-of-several = ☀️ <b>Семинар бүгүн!</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🕘 бүгүн саат { TIME($at) }
    📍 { $venue }

    Сизди күтөбүз.
thanks = 🙏 <b>Катышканыңыз үчүн рахмат!</b>

    🎓 { $seminar }

    Семинар сизге канчалык пайдалуу болду? 1 — пайдасы аз, 5 — абдан пайдалуу.
note = 🔔 <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }, саат { TIME($starts) }

    { $words }
reminder-with-text = { $reminder }

    { $words }
item-reminder = ⏱ Саат { TIME($starts) }: <b>{ $title }</b>
    { $seminar }
slides-missing = 📎 <b>Слайддарыңыз керек</b>
    { $seminar }
    📅 { DAYS($starts, $ends) }

    Баяндамаңызга азырынча файл жок:
    { $list }

    Файлды ушул жерден жөнөтүп коюңуз: баяндамаңыз бүткөндө катышуучуларга өзү барат. Слайдсыз сүйлөсөңүз, эч нерсе кылбай эле коюңуз.
slides-line = • { TIME($starts) } { $title }
slides-send = 📎 { TIME($starts) } { $title }
item-reminder-speaker = 🎤 Саат { TIME($starts) } — сиздин кезегиңиз: <b>{ $title }</b>
    { $seminar }

## Эскертүүлөр: кызматкерлерге

unconfirmed-notice = ⏳ <b>Азырынча жооп бербегендер: { $number }</b>
    { $seminar }
    📅 { DAYS($starts, $ends) }, саат { TIME($starts) }

    { $list }

    Чалып, келер-келбесин сурап коюңуз.
unconfirmed-line = • { $name }, { $place }
unconfirmed-open = 📞 Жооп бербегендердин тизмеси

## Кызматкерлерге: эскертүүлөр качан жана кимге барат

rules-button = 🔔 Эскертүүлөр
rules = 🔔 <b>Эскертүүлөр</b>
    { $seminar }
    📅 { DAYS($starts, $ends) }, саат { TIME($starts) }

    ✅ Келет: <b>{ $coming }</b> · ⏳ Жооп бере элек: <b>{ $silent }</b>
    ❌ Келбейт: { $cannot } · 👤 Ордун башкага берди: { $deputies }
    🍽 Тамак: кеминде { $coming }, көп дегенде { $most } киши

    { $list }
    .add = ➕ Эскертүү кошуу
    .tally = ⭐ Баалар жана пикирлер
rules-none = Азырынча эскертүү жок.
rules-many = Эскертүүлөр өтө көп болуп кетти. Адегенде керексизин өчүрүңүз.
rule-line = <b>{ $number }. { $kind }</b>
    { $when } → { $next }, { $people } киши
rule-attendance = «Келесизби?» деп суроо
rule-day = Семинар күнү эртең менен
rule-thanks = Рахмат айтуу жана баа
rule-note = Өз текстиңиз
rule-before-start = башталышына { $days } күн калганда, { $clock }
rule-on-start = башталган күнү, { $clock }
rule-on-end = аяктаган күнү, { $clock }
rule-after-end = аяктагандан { $days } күн өткөндө, { $clock }
rule-day-before-start = { $days } күн калганда
rule-day-on-start = Башталган күнү
rule-day-on-end = Аяктаган күнү
rule-day-after-end = { $days } күн өткөндө
rule-next-due = { NEARDAY($starts) }, { TIME($starts) }
rule-next-done = жөнөтүлдү: { NEARDAY($starts) }, { TIME($starts) }
rule-next-draft = семинар ачылганда, кеч болбосо: { NEARDAY($starts) }, { TIME($starts) }
rule-next-inactive = жөнөтүлбөйт: семинар жокко чыгарылган же архивде
rule-next-never = жөнөтүлбөйт: өтө кеч ({ NEARDAY($starts) }, { TIME($starts) })
rule-next-text = тексти жазыла элек
rule = 🔔 <b>{ $kind }</b>
    { $seminar }

    🕘 { $when }
    → { $next }

    👥 Кимге ({ $people } киши):
    { $who }

    ✍️ { $words }
    .day = 📅 Күнү
    .clock = 🕘 Сааты
    .who = 👥 Кимге
    .show = 👁 Кандай көрүнөт
    .test = 📨 Өзүмө
    .drop = 🗑 Өчүрүү
rule-add = <b>{ $seminar }</b>
    Кандай эскертүү кошосуз?
rule-usual-attendance = катталган, бирок келер-келбесин айта электер
rule-usual-day = бара албайм дебегендер
rule-usual-thanks = катышкандар (келгендер белгиленбесе, катталгандар)
rule-few-arrived = ⚠️ Келди деп { $expected } кишиден { $arrived } гана белгиленген: калгандарына рахмат айтылбайт.
rule-thank-all = 👥 Катталгандардын баарына
few-arrived = 🙏 <b>Рахмат кимге айтылат?</b>
    { $seminar }

    { $warning }
rule-usual-note = катталгандар
rule-who-states = жообу боюнча:
    { $list }
rule-who-units = аймагы боюнча:
    { $list }
rule-who-positions = кызматы боюнча:
    { $list }
rule-who-line = • { $what }
rule-state-registered = жооп бере элек
rule-state-confirmed = келет
rule-state-arrived = келди
rule-state-waiting = кезекте турат
rule-state-invited = чакырылган
rule-who = 👥 <b>Кимге?</b> ({ $people } киши)
    { $who }

    Тандаңыз; дагы бир бассаңыз, алынып салынат. Эч нерсе тандалбаса, мындай эскертүү адатта кимге жөнөтүлсө, ошолорго барат.
rule-day-ask = 📅 <b>Кайсы күнү?</b>
    Азыр: { $when }
rule-clock = 🕘 <b>Саат канчада?</b>
    Азыр: { $when }

    Тандаңыз же жазыңыз, мисалы: 18:30. Убакыт семинар өтө турган жердин сааты боюнча.
rule-clock-wrong = Бул саатка окшобойт. Мындай жазыңыз: 18:30. Эскертүү мурдагыдай турат.
rule-clock-night = Түнкүсүн эч кимди ойготпойлу: { $morning }–{ $evening } аралыгынан тандаңыз. Эскертүү мурдагыдай турат.
rule-twice = Дал ушундай эскертүү бар: экинчиси кошулса, адамдарга эки жолу барып калат. Эч нерсе өзгөргөн жок.
rule-text = ✍️ <b>{ $language }</b>
    Азыр: { $words }

    Эскертүүгө кошула турган текстти жазыңыз.
    .none = 🗑 Бул текстти алып салуу
rule-text-wrong = Текст бош болбосун жана { $most } белгиден ашпасын. Кайра жазыңыз; эч нерсе жоголгон жок.
rule-own-text = { $language }: { $words }
rule-no-text = өз текстиңиз кошулган эмес
rule-missing = ⚠️ { $language } котормосу жок
rule-needs-text = Адегенде текстин жазыңыз: кыргызча жана орусча.
rule-shown = 👁 <b>{ $language }</b> — ушул тилде { $number } киши алат:
rule-drop = <b>Бул эскертүүнү өчүрөсүзбү?</b>
    { $kind }: { $when }

    Жөнөтүлө элек билдирүүлөрү да барбай калат.
    .yes = 🗑 Ооба, өчүрүлсүн
    .no = { back-button }
