# Как изменить: docs/texts.md

## Объявление: в самом сообщении, которое получают люди

announcement-read = ✅ Прочитано
announcement-programme = 📋 Программа
announcement-album = 👆 К сообщению выше:
placeholder-municipality-none = ваш муниципалитет
placeholder-name-none = уважаемый участник
placeholder-time-value = { DAY($starts) }, { TIME($starts) }
