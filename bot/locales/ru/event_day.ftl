# Как менять: docs/texts.md

## День семинара: сейчас и дальше

now-button = ▶️ Что сейчас
now = ▶️ <b>Сейчас и дальше</b> · { MOMENT($now) }
    { $seminar }

    { $list }
now-other-day = 📅 <b>{ $seminar }</b>
    { NEARDAYS($starts, $ends) }, { TIME($starts) }

    { $list }
now-over = 🏁 <b>{ $seminar }</b>
    Семинар закончился.
now-cancelled = ❌ <b>{ $seminar }</b>
    Семинар отменён.
now-no-seminar = У вас нет семинара ни сейчас, ни в ближайшее время. Все семинары: /seminars
now-current = ▶️ <b>Сейчас</b>
    { $list }
now-next = ⏭ <b>Дальше</b>
    { $list }
now-nothing-more = В программе больше ничего нет.
now-poll = 📊 { $question }
now-programme = 📋 Вся программа
now-materials = 📎 Материалы
items-moved = 🕘 <b>В программе изменилось время</b>
    { $seminar }

    { $list }
items-moved-speaker = 🎤 <b>Время вашего выступления изменилось</b>
    { $seminar }

    { $list }
item-moved = • { $title }
    <b>{ MOMENT($starts) }</b>
    Было: <s>{ MOMENT($earlier) }</s>
item-moved-to = • { $title }
    <b>{ MOMENT($starts) }</b>–{ MOMENT($ends) }
    Было: <s>{ MOMENT($earlier) }</s>
item-moved-from-to = • { $title }
    <b>{ MOMENT($starts) }–{ MOMENT($ends) }</b>
    Было: <s>{ MOMENT($earlier) }–{ MOMENT($until) }</s>
