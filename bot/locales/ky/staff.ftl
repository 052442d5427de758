# Кантип өзгөртүү керек: docs/texts.md

## Кызматкерлер: катталгандар

staff-panel = <b>Кызматкерлер үчүн</b>
    Семинарды тандаңыз.
staff-inbox = 📥 Суроолор
staff-inbox-button = 📥 Жоопсуз суроолор: { $left }
staff-failed-button = ⚠️ Каталар: { $failed }
staff-overview = <b>{ $seminar }</b>
    📅 { DAY($starts) }, { TIME($starts) }

    { $list }
staff-overview-registered = Катталгандар: <b>{ $registered }</b>
staff-overview-questions = Суроолор: { $asked }, жоопсуз: { $left }
staff-overview-own = Районуңуз: { $rayon }
staff-line = { $what } — { $number }
staff-nobody = Азырынча эч ким катталган жок.
staff-list-button = 👥 Тизме
staff-export-button = 📗 Excel
staff-people = <b>{ $seminar }</b>

    { $list }
staff-person = { $number }. { $name } — { $place }, { $position }
staff-person-unreachable = { $number }. { $name } — { $place }, { $position } 📵
staff-export = 📗 { $seminar }: { $number } адам
export-title = Катталгандар
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
column-reachable = Байланыш
reachable-yes = бар
reachable-no = ботту бөгөттөгөн
failed = <b>Аткарылбай калгандар</b>

    { $list }
failed-none = Каталар жок.
failed-update = • №{ $number } билдирүү иштетилген жок: { $error }
failed-message = • { $number } чатына билдирүү жеткен жок: { $error }

## Чек

notices-held = 📬 <b>Ушул эле катышуучудан дагы билдирүү: { $number }</b>
    Чатыңыз толуп кетпесин деп жөнөтүлгөн жок. Эч нерсе жоголгон жок: суроолор /inbox, орундар /staff ичинде.
