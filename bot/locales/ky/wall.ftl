# Кантип өзгөртүү керек: docs/texts.md

## Экран: кызматкерлерге

wall-button = 🖥 Экран
wall = 🖥 <b>Экран</b> · { $seminar }
    { $address }
    { $end }

    <b>Азыр экранда</b>
    { $large }

    <b>Кийинкилер</b>
    { $list }

    Бардык суроолор: { $every }, жооп берилгени: { $done }
wall-now = <b>№{ $number }</b> ▲ { $votes } { $mark }
    { $text }
wall-now-none = Чоң көрсөтүлгөн суроо жок.
wall-line = <b>№{ $number }</b> ▲ { $votes } { $mark }
    { $text }
wall-none = Бул жерде суроо жок. Залга уруксат берилген суроолор ушул жерге чыгат.
wall-mark-answered = ✅
wall-mark-pinned = 📌
wall-mark-shown = 👁
wall-next = ▶️ Кийинкиси: №{ $number }
wall-clear = ⬜ Экрандан алуу
wall-one = №{ $number }
wall-refresh = 🔄 Жаңылоо
wall-link = 🔗 Дарек, QR
wall-left-out = 🚫 Экранга чыкпагандар: { $number }
wall-back = ‹ Экранга
wall-out = 🚫 <b>Экранга чыкпагандар</b> · { $seminar }

    { $list }

    Кайра чыгаруу үчүн номерин басыңыз.
wall-question = <b>№{ $number }</b> ▲ { $votes } { $mark }

    { $text }
wall-show = 🖥 Чоң көрсөтүү
wall-hide = ⬜ Экрандан алуу
wall-pin = 📌 Башына коюу
wall-unpin = 📌 Башынан алуу
wall-leave-out = 🚫 Экранга чыгарбоо
wall-in = ↩️ Экранга кайра чыгаруу
wall-closed = №{ $number } суроо экранга чыга албайт: залга уруксат берилген эмес же жабылган. Тизмеде жаңыртып көрүңүз.
wall-until = Экран семинардан кийин өзү жабылат. Акыркы күнү: { DAY($day) }.
wall-over = 🔒 Семинар бүтүп, экран жабылды. Акыркы күнү: { DAY($day) }.
wall-address = 🖥 <b>Экрандын дареги</b> · { $seminar }
    { $address }

    Залдагы компьютердин браузерине жазыңыз же ушул билдирүүнү ага жөнөтүңүз. Толук экран: F11, караңгы же жарык түс: D.
    Даректи билгендердин баары экранды көрө алат. Башкаларга тарап кетсе, жаңы дарек алыңыз.
    { $end }
wall-new = 🔁 Жаңы дарек
wall-only-here = ⚠️ Бул дарек бот иштеген компьютерде гана ачылат. Башка компьютерден көрүү үчүн ботту орноткон адам PUBLIC_URL деген жөндөөнү толтурсун.

## Экран: залга

screen-ask = Суроо бериңиз
screen-how = Камераны кодго тутуңуз же Телеграмдан бул ботту табыңыз
screen-next = Кийинки суроолор
screen-none = Азырынча суроо жок
screen-answered = Жооп берилди
screen-done = Жооп берилгени
screen-asked = Суроолор
screen-voice = Үн же сүрөт менен берилген суроо
screen-more = дагы
screen-cut = Толугу ботто
screen-lost = Байланыш үзүлдү. Экран өзү жаңырат
screen-gone = Бул дарек жабылды. Жаңысын модератордон алыңыз
screen-over = Семинар бүтүп, экран жабылды
screen-until = Экрандын акыркы күнү: { DAY($day) }
screen-theme = Караңгы же жарык
screen-full = Толук экран
