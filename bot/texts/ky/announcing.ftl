# Кантип өзгөртүү керек: docs/texts.md

## Кулактандыруу: адамдар ала турган билдирүүнүн өзүндө

announcement-read = ✅ Окуп чыктым
announcement-programme = 📋 Программа
announcement-album = 👆 Жогорудагы билдирүү боюнча:
placeholder-municipality-none = айыл аймагыңыз
placeholder-name-none = урматтуу катышуучу
placeholder-time-value = { DAY($starts) }, { TIME($starts) }
