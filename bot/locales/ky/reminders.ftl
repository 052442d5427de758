# Кантип өзгөртүү керек: docs/texts.md

## Эскертүүлөр: катышуучуларга

attendance = 🔔 <b>Семинарга келесизби?</b>

    🎓 { $seminar }
    📅 { DAY($starts) }, саат { TIME($starts) }
    📍 { $venue }, { $address }

    Төмөндөн бирин басыңыз: орун менен тамак-аш жообуңузга жараша даярдалат.
attendance-anew = ⚠️ <b>Семинардын убактысы же жери өзгөргөн.</b> Жаңысы мына:

    🎓 { $seminar }
    📅 { DAY($starts) }, саат { TIME($starts) }
    📍 { $venue }, { $address }

    Ушуга келесизби?
attendance-coming = ✅ Келем
attendance-cannot = ❌ Келе албайм
attendance-deputy = 👤 Орун басарым барат
day-has-come = ☀️ <b>Семинар бүгүн!</b>

    🎓 { $seminar }
    🕘 саат { TIME($starts) }
    📍 { $venue }, { $address }

    Сизди күтөбүз.
day-venue = 📍 Картада
thanks = 🙏 <b>Катышканыңыз үчүн рахмат!</b>

    🎓 { $seminar }

    Семинар сизге канчалык пайдалуу болду? 1 — пайдасы аз, 5 — абдан пайдалуу.
note = 🔔 <b>{ $seminar }</b>
    📅 { DAY($starts) }, саат { TIME($starts) }

    { $words }
reminder-with-words = { $reminder }

    { $words }
ping = ⏱ Саат { TIME($starts) }: <b>{ $title }</b>
    { $seminar }
ping-speaker = 🎤 Сиз саат { TIME($starts) } сүйлөйсүз: <b>{ $title }</b>
    { $seminar }

## Эскертүүлөр: кызматкерлерге

silent-notice = ⏳ <b>Азырынча жооп бербегендер: { $number }</b>
    { $seminar }
    📅 { DAY($starts) }, саат { TIME($starts) }

    { $list }

    Аларга чалып, келер-келбесин сурап коюңуз.
silent-line = • { $name }, { $place }
silent-more = … жана дагы { $number }
silent-open = 📞 Жооп бербегендердин тизмеси
