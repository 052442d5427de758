# Кантип өзгөртүү керек: docs/texts.md

## Материалдар

material = 📎 <b>{ $title }</b>
material-of-item = 📎 <b>{ $title }</b>
    { $item }
material-nameless = Файл №{ $number }
materials = <b>Материалдар</b>
    { $seminar }

    Керектүүсүн бассаңыз, файл ушул жерге келет.
materials-none = <b>{ $seminar }</b>
    Азырынча материал жок.
material-button = 📎 { $title }
material-gone = Бул материал алынып салынды. Калгандарын «📎 Материалдар» баскычынан көрүңүз.
materials-for-participants = Материалдар семинарга катталгандар үчүн. Адегенде катталыңыз: /seminars
