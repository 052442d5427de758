# Кантип өзгөртүү керек: docs/texts.md

## Семинар күнү: азыр жана кийинки

now-button = ▶️ Азыр эмне болуп жатат
now = ▶️ <b>Азыр жана кийинки</b> · { MOMENT($now) }
    { $seminar }

    { $list }
now-other-day = 📅 <b>{ $seminar }</b>
    { NEARDAYS($starts, $ends) }, саат { TIME($starts) }

    { $list }
now-over = 🏁 <b>{ $seminar }</b>
    Семинар аяктады.
now-cancelled = ❌ <b>{ $seminar }</b>
    Семинар жокко чыгарылды.
now-no-seminar = Сизде азыр да, жакында да семинар жок. Бардык семинарлар: /seminars
now-current = ▶️ <b>Азыр</b>
    { $list }
now-next = ⏭ <b>Кийинкиси</b>
    { $list }
now-nothing-more = Программада башка эч нерсе калган жок.
now-poll = 📊 { $question }
now-programme = 📋 Бүт программа
now-materials = 📎 Материалдар
items-moved = 🕘 <b>Программада убакыт өзгөрдү</b>
    { $seminar }

    { $list }
items-moved-speaker = 🎤 <b>Сиз сүйлөй турган убакыт өзгөрдү</b>
    { $seminar }

    { $list }
item-moved = • { $title }
    <b>{ MOMENT($starts) }</b>
    Мурда: <s>{ MOMENT($earlier) }</s>
item-moved-to = • { $title }
    <b>{ MOMENT($starts) }</b>–{ MOMENT($ends) }
    Мурда: <s>{ MOMENT($earlier) }</s>
item-moved-from-to = • { $title }
    <b>{ MOMENT($starts) }–{ MOMENT($ends) }</b>
    Мурда: <s>{ MOMENT($earlier) }–{ MOMENT($until) }</s>
