# Кантип өзгөртүү керек: docs/texts.md

## Семинардан кийинки баа

feedback-rated = 🙏 Рахмат! Сиздин бааңыз: <b>{ $stars }</b> ⭐
    { $seminar }

    Башка баа койсоңуз да, сөз менен кошумчаласаңыз да болот.
feedback-words = ✍️ Сөз менен жазам
feedback-ask = Эмне жакты, эмнени жакшыртуу керек? Бир билдирүү менен жазыңыз. Кызматкерлер сөзүңүздү аты-жөнүңүзсүз окушат.
feedback-stop = ✖️ Жазбайм
feedback-taken = 🙏 Рахмат, сөзүңүз сакталды.
feedback-left = Макул. Койгон бааңыз сакталды.
feedback-wrong = Азыр пикириңизди текст менен жазыңыз же «✖️ Жазбайм» баскычын басыңыз. Койгон бааңыз сакталды.
feedback-early = Баа семинар бүткөндөн кийин коюлат.
feedback-none = <b>{ $seminar }</b>
    Азырынча баа коюла элек.
feedback-tally = ⭐ <b>{ $seminar }</b>

    Орточо баа: <b>{ $mean }</b> · баа койгондор: { $given }
    { $list }

    { $words }
feedback-line = { $stars } — { $number }
feedback-quote = «{ $words }»
feedback-no-words = Азырынча сөз менен эч ким жаза элек.
field-feedback = Семинарга берген бааңыз
