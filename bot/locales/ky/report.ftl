# Кантип өзгөртүү керек: docs/texts.md

## Кулактандыруудан кийин: ким окуду, ким ала алган жок, эмне оңдолду

read-noted = Рахмат, окуганыңыз белгиленди
read-already = Окуганыңыз мурда эле белгиленген. Рахмат!
unread-nudge = 🙏 Ушул билдирүүнү окуп чыгып, төмөнкү баскычты басып коюңузчу.

## Кызматкерлерге: кулактандыруунун жыйынтыгы

report-button = 📊 Жыйынтык
report = 📊 <b>Жыйынтык</b>
    { $what }
    { $area }

    👥 Бардыгы: <b>{ $total }</b>
    { $states }

    { $list }

    🕓 { TIME($now) } абалы
report-state = { $sign } { $what } — { $number }
report-why = ‣ { $why } — { $number }
report-line = • { $name }: <b>{ $reached }/{ $total }</b> { $more }
report-read = ✅ { $number }
report-lost = ⚠️ { $number }
report-elsewhere = Аймагы көрсөтүлгөн эмес
report-of-reminder = 🙏 Эскертүү: { $words }
report-of-edit = ✏️ Оңдоо: { $words }
report-of-delete = 🗑 Кайтарып алуу: { $words }
report-of-note = 📝 Түшүндүрмө: { $words }
report-did-reminder = 🙏 Эскертүү, { SHORTDAY($starts) }, { TIME($starts) }
report-did-edit = ✏️ Оңдоо, { SHORTDAY($starts) }, { TIME($starts) }
report-did-delete = 🗑 Кайтарып алуу, { SHORTDAY($starts) }, { TIME($starts) }
report-did-note = 📝 Түшүндүрмө, { SHORTDAY($starts) }, { TIME($starts) }
report-chart = 📊 Диаграмма
report-sheet = 📄 Excel
report-again = 🔄 Жаңыртуу
report-back = ‹ Артка
report-original = ‹ Баштапкы кулактандыруу
report-empty = Азырынча көрсөтө турган эч нерсе жок.
report-picture = { $what }
    { $area }: { $reached }/{ $total }, { $made }
report-note = { $area }, жеткени: { $reached }/{ $total }. { $made }
report-title = Жыйынтык
report-file = 📄 { $what }
    Тизмеде { $number } адам, бардыгы { $total }. Чалууга керек болгондор биринчи турат.
column-became = Эмне болду
column-why = Себеби
column-came = Качан жетти
column-read = Качан окуду

became-confirmed = Окуганын белгиледи
became-delivered = Жетти
became-delivered-edit = Оңдолду
became-delivered-delete = Өчүрүлдү
became-partly = Толук жеткен жок
became-waiting = Кезекте турат
became-unknown = Жеткени белгисиз
became-refused = Telegram кабыл алган жок
became-unsent = Жөнөтүлгөн жок
became-unreachable = Билдирүү жетпейт
became-confirmed-sign = ✅
became-delivered-sign = 📬
became-partly-sign = 📝
became-waiting-sign = ⏳
became-unknown-sign = ❔
became-refused-sign = ⚠️
became-unsent-sign = ⛔
became-unreachable-sign = 📵
why-invited = чакырылган, ботко али кире элек
why-no-telegram = боттон катталган эмес
why-no-consent = макулдук берген эмес
why-blocked = ботту бөгөттөп койгон
why-deactivated = Telegram каттоосу өчүрүлгөн
why-gone = чаты табылган жок

## Кызматкерлерге: окуганын белгилебегендерге эскертүү

unread-button = 🙏 Белгилебегендерге эскертүү: { $number }
unread = 🙏 <b>Эскертүү</b>
    { $what }

    Окуганын белгилебегендер: <b>{ $number }</b>. Аларга гана кыска эскертүү барат, кулактандыруу анын үстүндө көрүнөт.
    { $before }
    .yes = 🙏 Эскертүү жөнөтүү
    .no = ‹ Артка
unread-last = 🕓 Акыркы эскертүү: { SHORTDAY($starts) }, { TIME($starts) }
unread-too-soon = Эскертүү жакында эле жөнөтүлгөн. Адамдарга окууга убакыт бериңиз: үч сааттан кийин кайра эскертсеңиз болот.
unread-nobody = Эскерте турган адам калган жок.
unread-sent = 🙏 Эскертүү { $number } адамга жөнөтүлөт. Кандай жүрүп жатканы төмөндө көрүнөт.

## Кызматкерлерге: оңдоо, түшүндүрмө, кайтарып алуу

fix-button = ✏️ Оңдоо
note-button = 📝 Түшүндүрмө
retract-button = 🗑 Кайтарып алуу
amend-button = ➡️ Жөнөтүүгө даярдоо
announcement-is-edit = ✏️ <b>Оңдоо — азырынча эч ким көргөн жок</b>
announcement-is-note = 📝 <b>Түшүндүрмө — азырынча эч кимге жөнөтүлгөн жок</b>
fix-text-only = Мында текстти гана алмаштырууга болот: жаңы текстти жазып жибериңиз. Башкасы үчүн «Түшүндүрмө» жөнөтүңүз же кайтарып алыңыз. Жазганыңыз сакталды.
fix-nothing = Эч нерсе өзгөртүлгөн жок: адегенде жаңы текстти жазыңыз же баскычтарды алмаштырыңыз.
amend-nobody = Бул билдирүү эч кимде жок, ошондуктан эч кимге эч нерсе жөнөтүлбөйт.
amend-edit = ✏️ <b>Оңдойлубу?</b>
    { $what }

    Бул билдирүү { $number } адамда бар; жогорудагы тилдерде окугандарда өзгөрөт. Ала электерге жаңы текст барат.
    { $warnings }
    .yes = ✏️ Ооба, баарында оңдоо
    .no = ‹ Кулактандырууга
amend-note = 📝 <b>Түшүндүрмө жөнөтөлүбү?</b>
    { $what }

    Ала тургандар: <b>{ $number }</b>. Ал мурунку билдирүүгө жооп болуп көрүнөт.
    { $warnings }
    .yes = 📝 Ооба, жөнөтүү
    .no = ‹ Кулактандырууга
amending-edit = ✏️ Билдирүү { $number } адамда оңдолот. Кандай жүрүп жатканы төмөндө көрүнөт. Эски текст мындан ары эч кимге жөнөтүлбөйт.
amending-note = 📝 Түшүндүрмө { $number } адамга жөнөтүлөт. Кандай жүрүп жатканы төмөндө көрүнөт.
retract = 🗑 <b>Кайтарып алабызбы?</b>
    { $what }

    Өчүрүлө тургандар: <b>{ $number }</b>. Ала электерге жөнөтүлбөйт. Муну артка кайтарууга болбойт.
    { $kept }
    .go = 🗑 Ооба, кайтарып алуу
    .both = 🗑 Өчүрүү жана түшүндүрмө жөнөтүү
    .write = 📝 Түшүндүрмө жазуу
retract-kept = ⚠️ { $number } адамда кала берет: Telegram 48 сааттан эскини өчүртпөйт. Аларга түшүндүрмө жазыңыз.
retracted = 🗑 Кулактандыруу кайтарылып алынды, мындан ары эч кимге жөнөтүлбөйт. Өчүрүлө турган билдирүүлөр: { $number }. Кандай жүрүп жатканы төмөндө көрүнөт.
retracted-already = Бул кулактандыруу кайтарылып алынган.

## Кеч катталгандарга: буга чейинки кулактандыруулар

late-digest = 📣 <b>Сиз катталганга чейин айтылгандар</b>
    { $seminar }

    { $list }

    Толугун көрүү үчүн номерин басыңыз.
late-line = <b>{ $number }.</b> { $words }
late-gone = Бул кулактандыруу күчүн жоготкон, аны окуунун кереги жок.
