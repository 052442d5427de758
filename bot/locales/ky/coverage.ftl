# Кантип өзгөртүү керек: docs/texts.md

## Катышуу тактасы: тизмедегилердин ким келе турганы

coverage-button = 📊 Катышуу
coverage-board = <b>{ $seminar }</b>
    { $area }

    Катталган муниципалитеттер: <b>{ $reached }/{ $total }</b>
    { $states }

    { $list }
    <i>█ келери анык · ▓ катталды · ░ азырынча жок</i>

    👤 Келе турган адамдар: { $people }
    ➕ Тизмеден тышкары: { $outside }
    🕓 { TIME($now) } абалы
coverage-rayon = <b>{ $seminar }</b>
    { $area }

    Катталган муниципалитеттер: <b>{ $reached }/{ $total }</b>
    { $states }

    { $list }

    👤 Келе турган адамдар: { $people }
    ➕ Тизмеден тышкары: { $outside }
    🕓 { TIME($now) } абалы
coverage-everywhere = Бүт өлкө
coverage-state = { $sign } { $what } — { $number }
coverage-line = { $bar } { $name } <b>{ $reached }/{ $total }</b>
coverage-office = 🏛 { $what } <b>{ $reached }/{ $total }</b>
coverage-office-people = 🏛 { $what }: { $number } адам
coverage-place = { $sign } { $name }
coverage-open = { $name } { $reached }/{ $total }
coverage-chart-button = 📊 Диаграмма
coverage-map-button = 🗺 Карта
coverage-catering-button = 🍽 Тамак, жатак
coverage-refresh = 🔄 Жаңыртуу
coverage-up = ⬆️ Жогору
coverage-back = ‹ Артка
coverage-silent-button = 🔕 Кабары жоктор
coverage-no-target = <b>{ $seminar }</b>

    Кимдер келиши керек экени али көрсөтүлгөн эмес: аны «⚙️ Башкаруу» барагындагы «Кимдер үчүн» баскычынан тандаңыз.

    👤 Келе турган адамдар: { $people }
    ➕ Тизмеден тышкары: { $outside }
coverage-picture = <b>{ $seminar }</b>
    { $area }: { $reached }/{ $total }, { $made }
coverage-note = { $area }, катталган муниципалитеттер: { $reached }/{ $total }. { $made }
coverage-credit = Чек аралар: КР Өзгөчө кырдаалдар министрлиги / OCHA COD-AB (2018)

reach-arrived = Келди
reach-confirmed = Келерин ырастады
reach-registered = Катталды
reach-waiting = Кезекте турат
reach-invited = Чакырылды, жооп жок
reach-silent = Кабары жок
reach-declined = Келбейт
reach-arrived-sign = ✅
reach-confirmed-sign = 👍
reach-registered-sign = 📝
reach-waiting-sign = ⏳
reach-invited-sign = ✉️
reach-silent-sign = 🔕
reach-declined-sign = ✋

catering = <b>{ $seminar }</b>

    🍽 Келе турган адамдар: <b>{ $total }</b>
    👍 келери анык: { $confirmed }
    📝 катталган, али ырастай элек: { $registered }
    ⏳ кезекте турган: { $waiting }

    { $list }

    🕓 { TIME($now) } абалы
catering-plain = <b>{ $seminar }</b>

    🍽 Келе турган адамдар: <b>{ $total }</b>
    👍 келери анык: { $confirmed }
    📝 катталган, али ырастай элек: { $registered }
    ⏳ кезекте турган: { $waiting }

    🕓 { TIME($now) } абалы
catering-question = <b>{ $question }</b>
catering-answer = • { $answer } — { $number }
catering-sum = • баары биригип: { $number }
catering-silent = • жооп бере элек: { $number }
