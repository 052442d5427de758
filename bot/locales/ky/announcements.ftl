# Кантип өзгөртүү керек: docs/texts.md

## Кулактандыруу: адамдар ала турган билдирүүнүн өзүндө

announcement-read-name = Окуп чыктым
announcement-read = ✅ { announcement-read-name }
announcement-read-done = ✓ Окуганыңыз белгиленди
announcement-programme = 📋 Программа
announcement-album = 👆 Жогорудагы билдирүү боюнча:
placeholder-municipality-none = айыл аймагыңыз
placeholder-name-none = катышуучу
placeholder-time-value = { DAYS($starts, $ends) }, { TIME($starts) }

## Кызматкерлер: кулактандыруулардын тизмеси

announcements-button = 📣 Кулактандыруулар
announcements-all-button = 📣 Бардыгына кулактандыруу
announcement-everybody = Ботту колдонгондордун баары
announcements = 📣 <b>Кулактандыруулар</b>
    { $seminar }
announcements-none = 📣 <b>Кулактандыруулар</b>
    { $seminar }

    Азырынча жок. Биринчисин жазыңыз: ырастамайынча эч кимге кетпейт.
announcement-new = ➕ Жаңы кулактандыруу
announcement-line = { $sign } { $words }
announcement-without-text = (тексти жок)
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
announcement-kept = ✅ <b>Текст сакталды — эч кимге кете элек</b>
announcement-kept-edit = ✏️ <b>Оңдоо сакталды — адамдарда азырынча мурунку текст</b>
announcement-kept-note = 📝 <b>Түшүндүрмө сакталды — эч кимге кете элек</b>
announcement-text = <b>{ $language }:</b> { $words }
announcement-text-fallback = <b>{ $language }</b> окугандар башка тилде алат: { $words }
announcement-text-nothing = <b>{ $language }</b> окугандар албайт
announcement-text-missing = <b>{ $language }:</b> ⚠️ жазылган эмес
announcement-media = { $kind } { $words }
announcement-kind-photo = 📷 сүрөт
announcement-kind-document = 📄 файл
announcement-kind-video = 🎬 видео
announcement-kind-audio = 🎵 аудио
announcement-kind-voice = 🎤 үн билдирүү
announcement-kind-animation = 🎞 анимация
announcement-kind-video-note = ⏺ видео билдирүү
announcement-kind-sticker = 🏷 стикер
announcement-kind-location = 📍 жайгашкан жер
announcement-kind-venue = 📍 жай
announcement-kind-contact = 👤 байланыш маалыматы
announcement-kind-poll = 📊 сурамжылоо
announcement-with-buttons = 🔘 { $list }
announcement-button = { $label }
announcement-count = Алуучулар: <b>{ $number }</b>, албай тургандары: { $rest }
announcement-total = Алуучулар: <b>{ $number }</b>
announcement-changes = Билдирүүсү өзгөрө турган адамдар: <b>{ $number }</b>
announcement-at = ⏰ { DAY($starts) }, { TIME($starts) }
announcement-began = 🕘 { DAY($starts) }, { TIME($starts) }
announcement-test = 📨 Өзүмө жөнөтүү
announcement-audience = 👥 Кимге
announcement-buttons = 🔘 Баскычтар
announcement-send = ➡️ Жөнөтүүгө даярдоо
announcement-now = ➡️ Азыр жөнөтүү
announcement-back = ✏️ Кайра оңдоо
announcement-drop = 🗑 Жокко чыгаруу
announcement-card = ‹ Кулактандырууга
announcement-open = 📣 Кулактандырууну ачуу
announcement-ask-drop = <b>Жокко чыгарылсынбы?</b>
    Бул эч кимге кетпейт, аны кайра ачууга болбойт.
    .yes = 🗑 Ооба, жокко чыгарылсын
    .no = { keep-button }
announcement-changed-meanwhile = Кулактандыруунун абалы өзгөрүп кеткен. Эч нерсе экинчи жолу жөнөтүлгөн жок; барагын кайра ачыңыз.

## Кызматкерлер: жазуу

announcement-ask-first = 📣 <b>Жаңы кулактандыруу: { $language }</b>
    Билдирүүнү { $language } ушул жерге жөнөтүңүз: текст, сүрөт (бир нечеси да болот), файл, үн билдирүү, жайгашкан жер же сурамжылоо. Кандай жөнөтсөңүз, алуучуга так ошондой барат. Азырынча эч кимге кетпейт.

    Ар бир адамга өзүнүн маалыматы коюлат: { $known }
    Белгилерге мүчө (-га, -нын, -да) жалгабаңыз: маалымат өзгөрүүсүз коюлат.
announcement-ask-next = ✅ Кабыл алынды. Эми ушуну эле <b>{ $language }</b> жөнөтүңүз.
announcement-ask-text = ✍️ Билдирүүнү <b>{ $language }</b> жөнөтүңүз.
    Ар бир адамга өзүнүн маалыматы коюлат: { $known }
    Белгилерге мүчө (-га, -нын, -да) жалгабаңыз: маалымат өзгөрүүсүз коюлат.
announcement-ask-anew = 👆 Азыркы билдирүү ушундай. Ордуна жаңысын <b>{ $language }</b> жөнөтүңүз же чаттагы өз билдирүүңүздү оңдоңуз.
    Ар бир адамга өзүнүн маалыматы коюлат: { $known }
    Белгилерге мүчө (-га, -нын, -да) жалгабаңыз: маалымат өзгөрүүсүз коюлат.
announcement-skip = Кийинчерээк ›
announcement-none = 🗑 Бул тилдегисин алып салуу
announcement-awaited = Муну кулактандыруу катары жөнөтүүгө болбойт. Текст, сүрөт, файл, үн билдирүү, жайгашкан жер же сурамжылоо жөнөтүңүз. Жазылгандар сакталып турат.
announcement-edited = ✏️ Оңдогонуңуз кулактандырууга да кирди.
announcement-edited-late = ⚠️ Бул кулактандыруу ырасталып калган, оңдогонуңуз ага кирбейт. Өзгөртүү үчүн барагын ачыңыз.
announcement-problems = ⚠️ <b>Ушул бойдон жөнөтүүгө болбойт</b>
    { $list }

    Чаттагы билдирүүңүздү оңдоңуз же аны алмаштырыңыз: кулактандыруунун барагынан керектүү тилдин «✍️» баскычын басыңыз. Жазганыңыз сакталды.
announcement-placeholder-unknown = • { $language }: { $odd } деген белги түшүнүксүз. Булар гана бар: { $known }
announcement-placeholder-empty = • { $language }: { $odd } ордуна коё турган маалымат жок. Булар гана бар: { $known }
announcement-long = • { $language }: { $number } белгиге кыскартыңыз, болбосо маалымат коюлганда батпай калат
announcement-caption-long = • { $language }: { $number } белгиге кыскартыңыз: сүрөттүн же файлдын астындагы текст { $most } белгиден ашпайт. Болбосо аны өзүнчө текст кылып жөнөтүңүз
announcement-quiz-answer-unknown = • { $language }: викторинанын туура жообун Telegram ботко айткан жок. Аны башка жактан жөнөтпөй, ушул чатта жаңыдан түзүңүз
announcement-warnings = <b>Жөнөтөрдөн мурун көңүл буруңуз</b>
    { $list }

    Ушул бойдон жөнөтсөңүз да болот.
announcement-warning-poll = ⚠️ { $language }: ар бир адамга өзүнчө сурамжылоо барат, добуштар бир жерге топтолбойт. Жооп чогултуу үчүн «🔘 Баскычтар» аркылуу анкетанын шилтемесин коюңуз же каттоо суроосун кошуңуз.
announcement-warning-quiz = ⚠️ { $language }: ар бир адамга өзүнчө викторина барат, жыйынтыгы бир жерге топтолбойт.
announcement-warning-contact = ⚠️ { $language }: бул телефон номерин билдирүүнү алгандардын баары көрөт.
announcement-warning-emoji = ⚠️ { $language }: өзгөчө эмодзилер алуучуга кадимкидей болуп көрүнүшү мүмкүн.
announcement-warning-forwarded = ⚠️ { $language }: билдирүү башка жактан жөнөтүлгөн, аны ким жазганын алуучулар көрбөйт. Керек болсо, ким жазганын текстке кошуңуз.
announcement-warning-buttons = ⚠️ { $language }: билдирүүнүн астындагы баскычтар барбайт. Шилтеме керек болсо, «🔘 Баскычтар» аркылуу кошуңуз.
announcement-warning-live = ⚠️ { $language }: белгиленген жер жылбайт, сиз жөнөткөн учурдагы орду гана барат.
announcement-warning-language = ⚠️ { $language }: текст башка тилде жазылгандай. Тексттер алмашып калган жокпу, текшериңиз.
announcement-warning-ending = ⚠️ { $language }: белгиге мүчө жалганган, ал ар кимдин маалыматына туура келбейт. Сүйлөмдү мүчөсү жок кылып жазыңыз.
announcement-cannot-dice = Мындай оюн белгиси ар кимге башкача түшөт, аны кулактандырууга болбойт. Текст, сүрөт же файл жөнөтүңүз. Жазылгандар сакталып турат.
announcement-cannot-game = Оюнду кулактандыруу катары жөнөтүүгө болбойт. Ага шилтемени текст менен жазыңыз. Жазылгандар сакталып турат.
announcement-cannot-story = Окуяны кулактандыруу катары жөнөтүүгө болбойт. Анын сүрөтүн же видеосун өзүнчө жөнөтүңүз. Жазылгандар сакталып турат.
announcement-cannot-paid-media = Акы төлөнүүчү сүрөттү же видеону кулактандыруу катары жөнөтүүгө болбойт. Аны кадимкидей, акысыз жөнөтүңүз. Жазылгандар сакталып турат.
announcement-cannot-checklist = Иштердин тизмесин бот жөнөтө албайт. Аны текст кылып жазыңыз. Жазылгандар сакталып турат.
announcement-cannot-invoice = Төлөм эсебин кулактандыруу катары жөнөтүүгө болбойт. Төлөмдүн шилтемесин текст менен жазыңыз. Жазылгандар сакталып турат.
announcement-cannot-giveaway = Белек оюнун кулактандыруу катары жөнөтүүгө болбойт. Ал тууралуу текст менен жазыңыз. Жазылгандар сакталып турат.
announcement-ask-buttons = 🔘 <b>Билдирүүнүн астындагы баскычтар</b>
    Басканыңыз кошулат, дагы бир бассаңыз, алынып салынат.
announcement-add-link = ➕ Шилтеме
announcement-ask-link = 🔗 <b>Шилтеме баскычы</b>
    Дарегин жана баскычтагы жазууну жөнөтүңүз, мисалы:
    https://example.org Материалдар / Материалы
announcement-link-wrong = Бул шилтемеге окшобойт. Мындай жазыңыз: https://example.org Материалдар. Калганы сакталып турат.
announcement-label-wrong = Даректен кийин баскычтагы жазууну кошуңуз, { $most } белгиден ашпасын. Калганы сакталып турат.

## Кызматкерлер: жөнөтүү алдында

announcement-shown = • { $language } — муну { $number } адам алат
announcement-shown-as = • { $language }
announcement-previewed = 👆 <b>Билдирүү ушундай келет:</b>
    { $languages }

    { $page }
announcement-empty = Адегенде текстин жазыңыз: билдирүү бош.
announcement-none-for-you = Ботту сиздин тилиңизде колдонгондор бул билдирүүнү албайт. «👁 Көрүү» баскычын басыңыз.
announcement-missing = ⚠️ <b>Билдирүү { $language } жазылган эмес</b>
    Ботту { $language } колдонгондор: { $number }. Алар эмне алсын?
announcement-write = ✍️ Азыр жазам
announcement-fallback-ky = Кыргызча текстти алсын
announcement-fallback-ru = Орусча текстти алсын
announcement-fallback-en = Англисче текстти алсын
announcement-give-nothing = Эч нерсе албасын
announcement-nobody = 👥 <b>Бул билдирүүнү ала турган эч ким жок</b>
    Тандалгандар: { $rest } адам, бирок билдирүүнү эч ким албайт. Кимге экенин башкача тандаңыз; жазганыңыз сакталып турат.
announcement-confirm = ➡️ <b>Жөнөтүлсүнбү?</b>
    { $seminar }

    { $who }

    👥 Алат: <b>{ $number }</b>
    { $list }
    📵 Албайт: { $rest }

    { $sample }

    { $timing }
    { $agree }
    { $warnings }
announcement-confirm-anew = ⚠️ <b>Арада өзгөргөн — кайра карап чыгыңыз</b>
    { $seminar }

    { $who }

    👥 Алат: <b>{ $number }</b>
    { $list }
    📵 Албайт: { $rest }

    { $sample }

    { $timing }
    { $agree }
    { $warnings }
announcement-share = • { $language }: { $number }
announcement-share-fallback = • { $language }: { $number } (башка тилде алат: { $words })
announcement-share-nothing = • { $language }: { $number } — албайт
announcement-sample = • { $name }, { $place }
announcement-placeless = мекемеси көрсөтүлгөн эмес
announcement-at-once = 🕘 Дароо
announcement-quiet = 🌙 Түнкү убакыт: үнсүз барат
announcement-needs-approval = 🤝 { $number } адамдан көп болгондуктан, адегенде экинчи кызматкер макул болушу керек.
announcement-launch = ✅ Азыр жөнөтүү: { $number } адамга
announcement-launch-at = ✅ Ушул убакытта: { $number } адамга
announcement-ask-approval = 🤝 Макулдук суроо: { $number } адамга
announcement-time = ⏰ Башка убакытта
announcement-ask-time = ⏰ <b>Качан жөнөтүлсүн?</b>
    Тандаңыз же жазыңыз, мисалы: эртең 9:00 же 18.07 14:30
announcement-hour = { SHORTDAY($starts) }, { TIME($starts) }
announcement-hour-missing = Саатын да жазыңыз, мисалы: эртең 9:00. Кулактандыруу сакталып турат.

## Кызматкерлер: экинчи кызматкер

announcement-approval-ask = 🤝 <b>Макулсузбу?</b>
    { $name } ушул билдирүүнү { $number } адамга жөнөткөнү турат.
    { $seminar }
    { $who }
    { $timing }
    { $warnings }
announcement-approve = ✅ Макулмун, жөнөтүлсүн
announcement-decline = ✋ Макул эмесмин
announcement-approval-not-you = Муну сизден башка кызматкер ырасташы керек. Билдирүү анын жообун күтүп турат.
announcement-approval-nobody = Командада макулдук бере турган башка уюштуруучу жок. Аны кошуңуз же башкы уюштуруучудан бул эрежени өчүрүүнү сураныңыз. Кулактандыруу сакталып турат.
announcement-approved = ✅ Экинчи кызматкер кулактандырууга макул болду.
    { $seminar }
announcement-approved-by-you = 🤝 Макул болдуңуз: кулактандыруу { $number } адамга жөнөтүлөт.
    { $seminar }
announcement-declined = ✋ Экинчи кызматкер кулактандырууга макул болгон жок. Эч кимге кеткен жок, тексти сакталды: оңдоп, кайра жөнөтсөңүз болот.
    { $seminar }
announcement-launched = 📤 Убактысы келди: кулактандыруу жөнөтүлө баштады.
    { $seminar }
announcement-held-over = ⚠️ Семинар жокко чыгарылган же архивде, ошондуктан кулактандыруу жөнөтүлгөн жок. Тексти сакталды.
    { $seminar }
announcement-held-many = ⚠️ Мынча адамга жөнөтүү үчүн экинчи кызматкердин макулдугу керек. Кулактандыруу жөнөтүлгөн жок, тексти сакталды: барагын ачып, макулдук сураңыз.
    { $seminar }

## Кулактандыруу жөнөтүлүп жатканда: кызматкерлерге

sending-going = 📤 <b>Кулактандыруу жөнөтүлүп жатат</b>
    { $what }

    { $bar } { $percent } %
    Жөнөтүлдү: { $done } / { $total }
    { $details }
sending-paused = ⏸ <b>Кулактандыруу токтотулуп турат</b>
    { $what }

    { $bar } { $percent } %
    Жөнөтүлдү: { $done } / { $total }
    { $details }

    Сиз улантмайынча калгандарына эч нерсе жөнөтүлбөйт.
sending-stopped = ⏹ <b>Кулактандыруу биротоло токтотулду</b>
    { $what }

    { $bar } { $percent } %
    { $details }

    Калгандары аны албайт.
sending-done = ✅ <b>Кулактандыруу жөнөтүлүп бүттү</b>
    { $what }

    { $bar } { $percent } %
    { $details }
changing-going = ⏳ <b>Азыр аткарылып жатат</b>
    { $what }

    { $bar } { $percent } %
    Аткарылды: { $done } / { $total }
    { $details }
changing-paused = ⏸ <b>Токтотулуп турат</b>
    { $what }

    { $bar } { $percent } %
    Аткарылды: { $done } / { $total }
    { $details }

    Сиз улантмайынча калгандарында эч нерсе өзгөрбөйт.
changing-stopped = ⏹ <b>Биротоло токтотулду</b>
    { $what }

    { $bar } { $percent } %
    { $details }

    Калгандарында мурункудай калды.
changing-done = ✅ <b>Аткарылды</b>
    { $what }

    { $bar } { $percent } %
    { $details }
changing-did-edit = ✏️ Оңдолду: { $number }
changing-did-delete = 🗑 Өчүрүлдү: { $number }
sending-pace = Ылдамдыгы: мүнөтүнө { $rate }
sending-left = Болжол менен { $minutes } мүнөт калды
sending-left-hours = Болжол менен { $hours } саат { $minutes } мүнөт калды
sending-delivered = 📬 Жетти: { $number }
sending-failed = ⚠️ Жеткен жок: { $number }
sending-unknown = ❔ Жеткен-жетпегени белгисиз: { $number }
sending-undecided = Байланыш үзүлүп, Telegram жооп берген жок. Кайра жөнөтсөңүз, айрымдарына экинчи жолу барышы мүмкүн.
sending-pause = ⏸ Токтотуп туруу
sending-resume = ▶️ Улантуу
sending-stop = ⏹ Биротоло токтотуу
sending-page = 📣 Кулактандыруу
sending-resend = 🔁 Жеткени белгисиздерге кайра ({ $number })
sending-accept-uncertain = Ушул бойдон калтыруу

## Кулактандыруудан кийин: ким окуду, ким ала алган жок, эмне оңдолду

read-noted = Рахмат, окуганыңыз белгиленди.
read-already = Окуганыңыз мурда эле белгиленген. Рахмат!
read-reminder = 🙏 Ушул билдирүүнү окуп чыгып, төмөнкү баскычты басып коюңузчу.

## Кызматкерлерге: кулактандыруунун жыйынтыгы

report-button = 📊 Жыйынтык
report = 📊 <b>Жыйынтык</b>
    { $what }
    { $area }

    👥 Бардыгы: <b>{ $total }</b>
    { $states }
    { $note }

    { $list }

    🕓 Маалыматтын убактысы: { TIME($now) }
report-why = ‣ { $why } — { $number }
report-line = • { $name }: <b>{ $reached }/{ $total }</b> { $more }
report-read = ✅ { $number }
report-lost = ⚠️ { $number }
report-elsewhere = Району көрсөтүлгөн эмес
report-of-reminder = 🙏 Эскертүү: { $words }
report-of-edit = ✏️ Оңдоо: { $words }
report-of-delete = 🗑 Кайтарылып алынды: { $words }
report-of-note = 📝 Түшүндүрмө: { $words }
report-did-reminder = 🙏 Эскертүү, { SHORTDAY($starts) }, { TIME($starts) }
report-did-edit = ✏️ Оңдоо, { SHORTDAY($starts) }, { TIME($starts) }
report-did-delete = 🗑 Кайтарылып алынды, { SHORTDAY($starts) }, { TIME($starts) }
report-did-note = 📝 Түшүндүрмө, { SHORTDAY($starts) }, { TIME($starts) }
report-sheet = 📄 Excel
report-original = ‹ Баштапкы кулактандыруу
report-empty = Азырынча көрсөтө турган эч нерсе жок.
report-picture = Кулактандыруунун жыйынтыгы: { $what }
    { $area }: { $total } адамдын ичинен { $reached } адамга жетти, { $made }
report-chart-title = Кулактандыруунун жыйынтыгы: { $what }
report-note = { $area }: { $total } адамдын ичинен { $reached } адамга жетти. { $made }
report-title = Жыйынтык
report-file = 📄 { $what }
    Тизмеде { $number } адам, бардыгы { $total }. Чалууга туура келиши мүмкүн болгондор башында турат.
column-outcome = Жыйынтыгы
column-why = Себеби
column-delivered = Качан жетти
column-read = Качан окуду

outcome-confirmed = Окуганын белгиледи
outcome-delivered = Жетти
outcome-delivered-unread = Жетти, окуганын белгилеген жок
outcome-delivered-edit = Оңдолду
outcome-delivered-delete = Өчүрүлдү
outcome-partly = Толук жеткен жок
outcome-waiting = Жөнөтүлө элек
outcome-unknown = Жеткени белгисиз
outcome-refused = Telegram кабыл алган жок
outcome-unsent = Жөнөтүлгөн жок
outcome-unreachable = Билдирүү жетпейт
outcome-confirmed-sign = ✅
outcome-delivered-sign = 📬
outcome-partly-sign = 📝
outcome-waiting-sign = ⏳
outcome-unknown-sign = ❔
outcome-refused-sign = ⚠️
outcome-unsent-sign = ⛔
outcome-unreachable-sign = 📵
why-invited = чакырылган, ботко али кире элек
why-no-telegram = башкалар каттаган, ботту колдонбойт
why-no-consent = билдирүү алууга макулдугу жок
why-blocked = ботту бөгөттөгөн
why-deactivated = Telegram аккаунту өчүрүлгөн
why-gone = чаты табылган жок

## Кызматкерлерге: окуганын белгилебегендерге эскертүү

read-reminder-button = 🙏 Белгилебегендерге эскертүү: { $number }
read-reminder-ask = 🙏 <b>Эскертүү</b>
    { $what }

    Окуганын белгилебегендер: <b>{ $number }</b>. Аларга гана кыска эскертүү барат, кулактандыруу анын үстүндө көрүнөт.
    { $before }
    .yes = 🙏 Эскертүү жөнөтүү
    .no = { back-button }
read-reminder-last = 🕓 Акыркы эскертүү: { SHORTDAY($starts) }, { TIME($starts) }
read-reminder-too-soon = Акыркы эскертүүдөн бери үч саат өтө элек. Адамдарга окууга убакыт берип, кийинчерээк эскертиңиз.
read-reminder-nobody = Эскерте турган адам калган жок.
read-reminder-sent = 🙏 Эскертүү { $number } адамга жөнөтүлөт. Кандай жүрүп жатканы төмөндө көрүнөт.

## Кызматкерлерге: оңдоо, түшүндүрмө, кайтарып алуу

correction-button = ✏️ Оңдоо
note-button = 📝 Түшүндүрмө
retract-button = 🗑 Кайтарып алуу
correction-check-button = { announcement-send }
announcement-is-edit = ✏️ <b>Оңдоо — азырынча эч ким көргөн жок</b>
announcement-is-note = 📝 <b>Түшүндүрмө — азырынча эч кимге жөнөтүлгөн жок</b>
correction-text-only = Мында текстти гана алмаштырууга болот: жаңы текстти жөнөтүңүз. Башкасы үчүн «Түшүндүрмө» жөнөтүңүз же кайтарып алыңыз. Жазганыңыз сакталды.
correction-unchanged = Эч нерсе өзгөртүлгөн жок: адегенде жаңы текстти жазыңыз же баскычтарды алмаштырыңыз.
correction-nobody = Бул билдирүү эч кимде жок, ошондуктан эч кимге эч нерсе жөнөтүлбөйт.
correction-confirm-edit = ✏️ <b>Оңдойлубу?</b>
    { $what }

    { $languages ->
        [1] Бул тилде окуган
       *[other] Бул тилдерде окуган
    } { $number } адамда өзгөрөт. Ала электерге жаңы текст барат.
    { $silent }
    { $warnings }
    .yes = ✏️ Ооба, оңдоо
    .no = ‹ Кулактандырууга
correction-confirm-note = 📝 <b>Түшүндүрмө жөнөтөлүбү?</b>
    { $what }

    Ала тургандар: <b>{ $number }</b>. Ал мурунку билдирүүгө жооп болуп көрүнөт.
    { $warnings }
    .yes = 📝 Ооба, жөнөтүү
    .no = ‹ Кулактандырууга
correction-keeps = ⚠️ { $language } мурунку текст кала берет: «{ $words }». Аны да өзгөртүү керек болсо, артка кайтып, жаңысын жөнөтүңүз.
correction-silent = 🔕 Оңдолгону өзүнчө кабарланбайт: эски текстти окугандар байкабай калышы мүмкүн. Маанилүү болсо, түшүндүрмө да жөнөтүңүз.
correction-silent-read = 🔕 Оңдолгону өзүнчө кабарланбайт: эски текстти окугандар байкабай калышы мүмкүн, алардын «{ announcement-read-name }» белгиси кала берет. Маанилүү болсо, түшүндүрмө да жөнөтүңүз.
correction-sent-edit = ✏️ Билдирүү { $number } адамда оңдолот. Кандай жүрүп жатканы төмөндө көрүнөт. Эски текст мындан ары эч кимге жөнөтүлбөйт.
    { $silent }
correction-sent-note = 📝 Түшүндүрмө { $number } адамга жөнөтүлөт. Кандай жүрүп жатканы төмөндө көрүнөт.
retract = 🗑 <b>Кайтарып алабызбы?</b>
    { $what }

    Билдирүү өчүрүлө турган адамдар: <b>{ $number }</b>. Ала электерге жөнөтүлбөйт. Муну артка кайтарууга болбойт.
    { $kept }
    .go = 🗑 Ооба, кайтарып алуу
    .both = 🗑 Өчүрүү жана түшүндүрмө жөнөтүү
    .write = 📝 Түшүндүрмө жазуу
retract-kept = ⚠️ { $number } адамда кала берет: Telegram 48 сааттан эскини өчүртпөйт. Түшүндүрмө жазыңыз.
retracted = 🗑 Кулактандыруу кайтарылып алынды, мындан ары эч кимге жөнөтүлбөйт. Өчүрүлө турган билдирүүлөр: { $number }. Кандай жүрүп жатканы төмөндө көрүнөт.
retracted-already = Бул кулактандыруу кайтарылып алынган.

## Кеч катталгандарга: буга чейинки кулактандыруулар

catch-up-digest = 📣 <b>Сиз катталганга чейин айтылгандар</b>
    { $seminar }

    { $list }

    Толугун көрүү үчүн номерин басыңыз.
catch-up-line = <b>{ $number }.</b> { $words }
catch-up-gone = Бул кулактандыруу күчүн жоготкон, аны окуунун кереги жок.

## Жетпеген билдирүүлөр

announcement-file-lost = • { $language }: бул билдирүүнүн файлы ботто калган жок. Аны кайра жөнөтүңүз
announcement-held-lost = ⚠️ Кулактандыруунун бир файлы ботто калган жок, ошондуктан ал жөнөтүлгөн жок. Тексти сакталды: файлды кайра кошуп, жөнөтүңүз.
    { $seminar }
sending-partly = 📝 Толук жеткен жок: { $number }
