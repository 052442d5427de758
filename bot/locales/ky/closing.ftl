# Кантип өзгөртүү керек: docs/texts.md

## Архив

archive-button = 🗄 Архив: { $number }
archive = <b>Архив</b>
    Бул жерде өткөн жана жокко чыгарылган семинарлар турат. Барагын ачуу үчүн атын басыңыз. Уюштуруучулар аны «Кайтаруу» баскычы менен азыркы семинарларга кайра кошо алат.

    { $list }
archive-line = • { $seminar }, { DAYS($starts, $ends) }
archive-empty = Архив бош.
archive-restore = ↩️ Кайтаруу
archive-restored = ↩️ Семинар архивден чыгарылды: <b>{ $seminar }</b>
    { $state }

## Жеке маалыматты өчүрүү

removals-all-button = 🧹 Эмне качан өчүрүлөт
removals-button = 🧹 Сактоо мөөнөтү
removals = <b>Жеке маалымат качан өчүрүлөт</b>
    Семинар бүткөндөн кийин катышуучулардын жеке маалыматы белгиленген мөөнөткө чейин гана сакталат. Толугу семинардын барагында: атын басыңыз.

    { $list }
removals-line = • { $seminar }: { DAY($day, year: "always") } — { $what }
removals-none = Өчүрүлө турган эч нерсе жок.
removal-contacts = аты-жөнү, телефону, каттоодогу жооптору
removal-authors = суроону ким бергени
removal-feedback = пикирлердин тексти
removal-arrivals = келген убактысы
removal-messages = билдирүүлөр кимге барганы
removal-page = 🧹 <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }

    Эмне качан өчүрүлөт:
    { $list }

    { $counts }

    Өчүрүүгө { $number } күн калганда уюштуруучуларга кабар барат. Кийинки семинарга катталган кишинин аты-жөнү ошол семинардын мөөнөтү бүткөнчө сакталат. Кызматкерлердин жооптору, баарына ачык суроолордун тексти жана кызматкерлердин аракеттер журналы калат.
removal-day = 🗓 { DAY($day, year: "always") }
removal-line = • { $what }: { $number }
removal-line-done = ✅ Өчүрүлдү: { $what }
removal-line-empty = • Өчүрүлө турганы жок: { $what }
removal-line-kept = • Өчүрүлбөйт: { $what }
removal-counts-later = 📊 Сандар (катышуу, суроолор, жылдызчалар) өчүрүүдөн мурун өзүнчө жазылып, калат.
removal-counts = 📊 Калган сандар:
    { $list }
removal-count-municipalities = • айыл өкмөттөрү: тизмеде { $municipalities }, катталганы { $registered }
removal-count-people = • катталгандар: { $expected }
removal-count-arrived = • келгендер: { $arrived }
removal-count-questions = • суроолор: { $asked }, жооп берилгени: { $answered }
removal-count-hours = • жооп күткөн убакыт (медиана): { $hours } саат
removal-count-stars = • орточо баасы: ★ { $stars }
removal-keep = ⏳ Дагы бир жыл сактоо
removal-notice = 🧹 <b>Жакында жеке маалымат өчүрүлөт: { $seminar }</b>
    📅 { DAYS($starts, $ends) }

    { $list }

    Сандар, кызматкерлердин жооптору жана баарына ачык суроолор калат. Маалымат дагы керек болсо, «Дагы бир жыл сактоо» баскычын басыңыз. Болбосо эч нерсе кылуунун кереги жок.
