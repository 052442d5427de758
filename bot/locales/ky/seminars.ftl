# Кантип өзгөртүү керек: docs/texts.md

## Семинарлар тизмеси жана барагы

seminars = <b>Семинарлар</b>

    { $list }
seminars-line = <b>{ $seminar }</b>
    { DAY($starts) } · { $state }
seminar = <b>{ $seminar }</b>
    { $state }

    📅 { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
    📍 { $place }

    { $about }
    .change = ✏️ Маалыматымды өзгөртүү
    .register = ✅ Катталуу
    .programme = 🗓 Программа
    .materials = 📎 Материалдар
    .venue = 📍 Картада
    .calendar = 📅 Календарь
    .all = ‹ Бардык семинарлар
seminar-place = { $venue }, { $address }
place-open = өтө турган жери азырынча белгисиз
seminar-more = 🎓 Ордум, программа, материалдар
seminar-back = ‹ Семинар
seminar-is-open = каттоо жүрүүдө
seminar-is-closed = каттоо жабык
seminar-is-held = өттү
seminar-is-cancelled = ✖️ семинар өткөрүлбөйт
seat-is-invited = ✉️ Сиз чакырылдыңыз, бирок катталган жоксуз
seat-is-registered = ✅ Сиз катталгансыз
seat-is-confirmed = ✅ Келериңизди ырастадыңыз
seat-is-arrived = ✅ Сиз катыштыңыз
seat-is-waiting = ⏳ Сиз кезектесиз
seat-is-offered = 🎟 Сизге орун бошоду: жообуңузду күтүп жатабыз
seat-is-declined = ✖️ Келе албай турганыңызды билдиргенсиз
seat-is-cancelled = ✖️ Азыр сиз катталган жоксуз
seat-is-handed-over = 🔁 Ордуңузду башка адамга бергенсиз

programme = <b>Программа</b>
    { $seminar }

    { $list }
    .pings-on = 🔔 10 мүнөт калганда эскертүү
    .pings-off = 🔕 Эскертүүнү өчүрүү
programme-empty = Программа азырынча түзүлө элек.
programme-day = <b>{ DAY($starts) }</b>
programme-from = { MOMENT($starts) } { $title }
programme-from-to = { MOMENT($starts) }–{ MOMENT($ends) } { $title }
programme-said-by = { $item }
    🗣 { $speaker }
