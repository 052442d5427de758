# Кантип өзгөртүү керек: docs/texts.md

## Кулактандыруу: адамдар ала турган билдирүүнүн өзүндө

announcement-read = ✅ Окуп чыктым
announcement-read-done = ✓ Окуганыңыз белгиленди
announcement-programme = 📋 Программа
announcement-album = 👆 Жогорудагы билдирүү боюнча:
placeholder-municipality-none = айыл аймагыңыз
placeholder-name-none = урматтуу катышуучу
placeholder-time-value = { DAY($starts) }, { TIME($starts) }

## Кызматкерлер: кулактандыруулардын тизмеси

announcements-button = 📣 Кулактандыруулар
announcements-all-button = 📣 Бардыгына кулактандыруу
announcement-everybody = Боттогу бардык адамдар
announcements = 📣 <b>Кулактандыруулар</b>
    { $seminar }
announcements-none = 📣 <b>Кулактандыруулар</b>
    { $seminar }

    Азырынча жок. Биринчисин жазыңыз: ырастамайынча эч кимге кетпейт.
announcement-new = ➕ Жаңы кулактандыруу
announcement-line = { $sign } { $words }
announcement-wordless = (сөзү жок)
announcement-sign-draft = 📝
announcement-sign-waiting = 🤝
announcement-sign-scheduled = ⏰
announcement-sign-sending = 📤
announcement-sign-paused = ⏸
announcement-sign-stopped = ⛔
announcement-sign-done = ✅
announcement-list = ‹ Тизмеге
announcement-limit-button = 🤝 Экинчи кызматкердин макулдугу
announcement-limit = 🤝 <b>Экинчи кызматкердин макулдугу</b>
    Азыр: { $rule }

    Көп адамга кете турган кулактандырууну экинчи кызматкер окуп, макул болсун дейсизби? Канча адамдан ашканда экенин тандаңыз.
announcement-limit-above = { $number } адамдан ашканда керек
announcement-limit-never = керек эмес
announcement-limit-off = Керек эмес

## Кызматкерлер: бир кулактандыруу

announcement = { $head }
    { $seminar }

    { $list }

    👥 { $whom }
    👤 { $by }
    { $timing }
announcement-is-draft = 📝 <b>Даярдалууда — эч кимге кете элек</b>
announcement-is-waiting = 🤝 <b>Экинчи кызматкердин макулдугу күтүлүүдө</b>
announcement-is-scheduled = ⏰ <b>Убактысы күтүлүүдө</b>
announcement-is-sending = 📤 <b>Жөнөтүлүүдө</b>
announcement-is-paused = ⏸ <b>Убактылуу токтотулган</b>
announcement-is-stopped = ⛔ <b>Биротоло токтотулган</b>
announcement-is-done = ✅ <b>Жөнөтүлдү</b>
announcement-is-dropped = 🗑 <b>Жокко чыгарылган</b>
announcement-kept = ✅ <b>Сөздөр сакталды — эч кимге кете элек</b>
announcement-words = <b>{ $tongue }:</b> { $words }
announcement-words-instead = <b>{ $tongue }</b> окугандар башка тилде алат: { $words }
announcement-words-nothing = <b>{ $tongue }</b> окугандар албайт
announcement-words-missing = <b>{ $tongue }:</b> ⚠️ жазылган эмес
announcement-media = { $kind } { $words }
announcement-kind-photo = 📷 сүрөт
announcement-kind-document = 📄 файл
announcement-kind-video = 🎬 видео
announcement-kind-audio = 🎵 аудио
announcement-kind-voice = 🎤 үн
announcement-kind-animation = 🎞 анимация
announcement-kind-video-note = ⏺ видеокат
announcement-kind-sticker = 🏷 стикер
announcement-kind-location = 📍 жайгашкан жер
announcement-kind-venue = 📍 жай
announcement-kind-contact = 👤 байланыш
announcement-kind-poll = 📊 сурамжылоо
announcement-with-keys = 🔘 { $list }
announcement-key = { $label }
announcement-key-on = ☑️ { $label }
announcement-key-off = ▫️ { $label }
announcement-count = Алуучулар: <b>{ $number }</b>, жетпегендери: { $rest }
announcement-total = Алуучулар: <b>{ $number }</b>
announcement-due = ⏰ { DAY($starts) }, { TIME($starts) }
announcement-began = 🕘 { DAY($starts) }, { TIME($starts) }
announcement-see = 👁 Көрүү
announcement-test = 📨 Өзүмө жөнөтүү
announcement-whom = 👥 Кимге
announcement-keys = 🔘 Баскычтар
announcement-send = ➡️ Жөнөтүүгө өтүү
announcement-now = ➡️ Азыр жөнөтүү
announcement-back = ✏️ Өзгөртүү үчүн кайтаруу
announcement-drop = 🗑 Жокко чыгаруу
announcement-card = ‹ Кулактандырууга
announcement-open = 📣 Кулактандырууну ачуу
announcement-ask-drop = <b>Бул кулактандыруу жокко чыгарылсынбы?</b>
    Эч кимге кетпейт, аны кайра ачууга болбойт.
    .yes = 🗑 Ооба, жокко чыгарылсын
    .no = Жок, калсын
announcement-moved-on = Кулактандыруу башка абалга өтүп кеткен. Эч нерсе экинчи жолу жөнөтүлгөн жок; карточкасын кайра ачыңыз.

## Кызматкерлер: жазуу

announcement-in-ky = кыргызча
announcement-in-ru = орусча
announcement-in-en = англисче
announcement-ask-first = 📣 <b>Жаңы кулактандыруу: { $tongue }</b>
    Билдирүүнү { $tongue } ушул жерге жөнөтүңүз: текст, сүрөт (бир нечеси да болот), файл, үн, жайгашкан жер же сурамжылоо. Кандай жөнөтсөңүз, окурманга так ошондой барат. Азырынча эч кимге кетпейт.

    Ар бир адамга өзүнүн маалыматы коюлат: { $known }
announcement-ask-next = ✅ Кабыл алынды. Эми ушуну эле <b>{ $tongue }</b> жөнөтүңүз.
announcement-ask-words = ✍️ Билдирүүнү <b>{ $tongue }</b> жөнөтүңүз.
    Ар бир адамга өзүнүн маалыматы коюлат: { $known }
announcement-ask-anew = 👆 Азыркы билдирүү ушундай. Ордуна жаңысын <b>{ $tongue }</b> жөнөтүңүз же чаттагы өз билдирүүңүздү оңдоңуз.
    Ар бир адамга өзүнүн маалыматы коюлат: { $known }
announcement-skip = Кийинчерээк ›
announcement-none = 🗑 Бул тилдегисин алып салуу
announcement-awaited = Муну кулактандыруу катары жөнөтүүгө болбойт. Текст, сүрөт, файл, үн, жайгашкан жер же сурамжылоо жөнөтүңүз. Жазылгандар сакталып турат.
announcement-edited = ✏️ Оңдогонуңуз кулактандырууга да кирди.
announcement-edited-late = ⚠️ Бул кулактандыруу ырасталып калган: адамдарга ырасталган сөздөр барат, оңдогонуңуз кирбейт. Өзгөртүү үчүн карточкасын ачыңыз.
announcement-problems = ⚠️ <b>Ушул бойдон жөнөтүүгө болбойт</b>
    { $list }

    Чаттагы билдирүүңүздү оңдоңуз же жаңысын жөнөтүңүз. Жазганыңыз сакталды.
announcement-odd = • { $tongue }: { $odd } деген белги түшүнүксүз. Булар гана бар: { $known }
announcement-hollow = • { $tongue }: { $odd } ордуна коё турган маалымат жок
announcement-long = • { $tongue }: { $number } белгиге кыскартыңыз, маалымат коюлганда батпай калат
announcement-caption-long = • { $tongue }: { $number } белгиге кыскартыңыз: сүрөттүн же файлдын астындагы сөз { $most } белгиден ашпайт. Болбосо сөзүн өзүнчө текст кылып жөнөтүңүз
announcement-blind-quiz = • { $tongue }: викторинанын туура жообун Telegram ботко айткан жок. Аны башка жактан жөнөтпөй, ушул чатта жаңыдан түзүңүз
announcement-warnings = <b>Окурманга башкачараак барат</b>
    { $list }

    Ушул бойдон жөнөтсөңүз да болот.
announcement-warns-poll = ⚠️ { $tongue }: ар бир адамга өзүнчө сурамжылоо барат, добуштар бир жерге топтолбойт. Жооп чогултуу үчүн «🔘 Баскычтар» аркылуу анкетанын шилтемесин кошуңуз же катталганда берилүүчү кошумча суроо коюңуз.
announcement-warns-quiz = ⚠️ { $tongue }: ар бир адамга өзүнчө викторина барат, жыйынтыгы бир жерге топтолбойт.
announcement-warns-contact = ⚠️ { $tongue }: бул телефон номерин билдирүүнү алгандардын баары көрөт.
announcement-warns-emoji = ⚠️ { $tongue }: өзгөчө эмодзилер окурманга кадимкидей болуп көрүнүшү мүмкүн.
announcement-warns-forwarded = ⚠️ { $tongue }: билдирүү башка жактан жөнөтүлгөн, окурман анын ээсин көрбөйт. Керек болсо, ким жазганын текстке кошуңуз.
announcement-warns-buttons = ⚠️ { $tongue }: билдирүүнүн астындагы баскычтар барбайт. Шилтеме керек болсо, «🔘 Баскычтар» аркылуу кошуңуз.
announcement-warns-live = ⚠️ { $tongue }: белгиленген жер жылбайт, сиз жөнөткөн учурдагы орду гана барат.
announcement-cannot-dice = Мындай оюн белгиси ар кимге башкача түшөт, аны кулактандырууга болбойт. Текст, сүрөт же файл жөнөтүңүз. Жазылгандар сакталып турат.
announcement-cannot-game = Оюнду кулактандыруу катары жөнөтүүгө болбойт. Ага шилтемени текст менен жазыңыз. Жазылгандар сакталып турат.
announcement-cannot-story = Окуяны кулактандыруу катары жөнөтүүгө болбойт. Анын сүрөтүн же видеосун өзүнчө жөнөтүңүз. Жазылгандар сакталып турат.
announcement-cannot-paid-media = Акы төлөнүүчү сүрөттү же видеону кулактандыруу катары жөнөтүүгө болбойт. Аны кадимкидей, акысыз жөнөтүңүз. Жазылгандар сакталып турат.
announcement-cannot-checklist = Иштердин тизмесин бот жөнөтө албайт. Аны текст кылып жазыңыз. Жазылгандар сакталып турат.
announcement-cannot-invoice = Төлөм эсебин кулактандыруу катары жөнөтүүгө болбойт. Төлөмдүн шилтемесин текст менен жазыңыз. Жазылгандар сакталып турат.
announcement-cannot-giveaway = Белек оюнун кулактандыруу катары жөнөтүүгө болбойт. Ал тууралуу текст менен жазыңыз. Жазылгандар сакталып турат.
announcement-ask-keys = 🔘 <b>Билдирүүнүн алдындагы баскычтар</b>
    Басканыңыз кошулат, дагы бассаңыз алынат.
announcement-add-link = ➕ Шилтеме
announcement-ask-link = 🔗 <b>Шилтеме баскычы</b>
    Дарегин жана баскычтагы жазууну жөнөтүңүз, мисалы:
    https://example.org Материалдар / Материалы
announcement-link-wrong = Бул шилтемеге окшошпойт. Мындай жазыңыз: https://example.org Материалдар. Калганы сакталып турат.
announcement-label-wrong = Даректен кийин баскычтагы жазууну кошуңуз, { $most } белгиден ашпасын. Калганы сакталып турат.

## Кызматкерлер: жөнөтүү алдында

announcement-shown = 👁 <b>{ $tongue }</b> — муну { $number } адам алат:
announcement-shown-as = 👁 <b>{ $tongue }:</b>
announcement-empty = Адегенде сөзүн жазыңыз: билдирүү бош.
announcement-none-for-you = Сиздин тилиңизде окугандар бул билдирүүнү албайт. «👁 Көрүү» баскычын басыңыз.
announcement-missing = ⚠️ <b>Билдирүү { $tongue } жазылган эмес</b>
    Ботту { $tongue } окугандар: { $number }. Алар эмне алсын?
announcement-write = ✍️ Азыр жазам
announcement-instead-ky = Кыргызча сөздөрдү алсын
announcement-instead-ru = Орусча сөздөрдү алсын
announcement-instead-en = Англисче сөздөрдү алсын
announcement-give-nothing = Эч нерсе албасын
announcement-nobody = 👥 <b>Бул билдирүүнү ала турган эч ким жок</b>
    Тандалгандардын ичинен { $rest } адамга билдирүү жетпейт. Кимге экенин башкача тандаңыз; жазганыңыз сакталып турат.
announcement-confirm = ➡️ <b>Жөнөтүлсүнбү?</b>
    { $seminar }

    { $who }

    👥 Алат: <b>{ $number }</b>
    { $list }
    📵 Билдирүү жетпейт: { $rest }

    Мисалы:
    { $sample }

    { $timing }
    { $agree }
    { $warnings }
announcement-confirm-anew = ⚠️ <b>Арада өзгөргөн — кайра карап чыгыңыз</b>
    { $seminar }

    { $who }

    👥 Алат: <b>{ $number }</b>
    { $list }
    📵 Билдирүү жетпейт: { $rest }

    Мисалы:
    { $sample }

    { $timing }
    { $agree }
    { $warnings }
announcement-share = • { $tongue }: { $number }
announcement-share-instead = • { $tongue }: { $number } (башка тилде алат: { $words })
announcement-share-nothing = • { $tongue }: { $number } — албайт
announcement-sample = • { $name }, { $place }
announcement-placeless = жери жазылган эмес
announcement-at-once = 🕘 Дароо
announcement-at = ⏰ { DAY($starts) }, { TIME($starts) }
announcement-agree = 🤝 { $number } адамдан көп болгондуктан, адегенде экинчи кызматкер макул болушу керек.
announcement-go = ✅ Азыр жөнөтүү: { $number } адамга
announcement-go-at = ✅ Ушул убакытта: { $number } адамга
announcement-go-agree = 🤝 Макулдук суроо: { $number } адамга
announcement-time = ⏰ Башка убакытта
announcement-ask-time = ⏰ <b>Качан жөнөтүлсүн?</b>
    Тандаңыз же жазыңыз, мисалы: эртең 9:00 же 18.07 14:30
announcement-hour = { SHORTDAY($starts) }, { TIME($starts) }
announcement-hour-missing = Саатын да жазыңыз, мисалы: эртең 9:00. Кулактандыруу сакталып турат.

## Кызматкерлер: экинчи кызматкер

announcement-asked = 🤝 <b>Макулсузбу?</b>
    { $name } ушул билдирүүнү { $number } адамга жөнөткөнү турат.
    { $seminar }
    { $who }
    { $timing }
    { $warnings }
announcement-yes = ✅ Макулмун, жөнөтүлсүн
announcement-no = ✋ Макул эмесмин
announcement-not-you = Муну сизден башка кызматкер ырасташы керек. Билдирүү анын жообун күтүп турат.
announcement-no-second = Макулдук бере турган башка уюштуруучу ботто жок. Командага кошуңуз же ээсинен бул эрежени өчүрүүнү сураныңыз. Кулактандыруу сакталып турат.
announcement-agreed = ✅ Экинчи кызматкер кулактандырууга макул болду.
    { $seminar }
announcement-agreed-by-you = 🤝 Макул болдуңуз: кулактандыруу { $number } адамга жөнөтүлөт.
    { $seminar }
announcement-declined = ✋ Экинчи кызматкер кулактандырууга макул болгон жок. Эч кимге кеткен жок, сөздөрү сакталды: оңдоп, кайра жөнөтсөңүз болот.
    { $seminar }
announcement-begun = 📤 Убактысы келди: кулактандыруу жөнөтүлө баштады.
    { $seminar }
announcement-held-over = ⚠️ Семинар жокко чыгарылган же архивде, ошондуктан кулактандыруу жөнөтүлгөн жок. Сөздөрү сакталды.
    { $seminar }
announcement-held-many = ⚠️ Мынча адамга жөнөтүү үчүн экинчи кызматкердин макулдугу керек. Кулактандыруу жөнөтүлгөн жок, сөздөрү сакталды: карточкасын ачып, макулдук сураңыз.
    { $seminar }
