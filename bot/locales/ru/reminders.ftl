# Как изменить: docs/texts.md

## Напоминания: участникам

attendance = 🔔 <b>Вы придёте на семинар?</b>

    🎓 { $seminar }
    📅 { DAY($starts) }, { TIME($starts) }
    📍 { $venue }, { $address }

    Нажмите одну из кнопок: по ответам готовят места и питание.
attendance-anew = ⚠️ <b>Время или место семинара изменилось.</b> Теперь так:

    🎓 { $seminar }
    📅 { DAY($starts) }, { TIME($starts) }
    📍 { $venue }, { $address }

    Придёте?
attendance-coming = ✅ Приду
attendance-cannot = ❌ Не смогу
attendance-deputy = 👤 Пришлю заместителя
day-has-come = ☀️ <b>Семинар сегодня!</b>

    🎓 { $seminar }
    🕘 { TIME($starts) }
    📍 { $venue }, { $address }

    Ждём вас.
day-venue = 📍 На карте
thanks = 🙏 <b>Спасибо за участие!</b>

    🎓 { $seminar }

    Насколько полезным был для вас семинар? 1 — мало пользы, 5 — очень полезен.
note = 🔔 <b>{ $seminar }</b>
    📅 { DAY($starts) }, { TIME($starts) }

    { $words }
reminder-with-words = { $reminder }

    { $words }
ping = ⏱ В { TIME($starts) }: <b>{ $title }</b>
    { $seminar }
ping-speaker = 🎤 В { TIME($starts) } выступаете вы: <b>{ $title }</b>
    { $seminar }

## Напоминания: сотрудникам

silent-notice = ⏳ <b>Пока не ответили: { $number }</b>
    { $seminar }
    📅 { DAY($starts) }, { TIME($starts) }

    { $list }

    Позвоните им и спросите, придут ли они.
silent-line = • { $name }, { $place }
silent-more = … и ещё { $number }
silent-open = 📞 Список тех, кто молчит
