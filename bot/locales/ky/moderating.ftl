# Кантип өзгөртүү керек: docs/texts.md

## Кызматкерлер: суроонун абалы

asker = { $name }, { $place }
asker-hidden = { $name }, { $place } · 🙈 залга аты көрсөтүлбөсүн
asker-kept = 🙈 аты айтылбайт
is-new = 🆕 Жаңы, модератор карай элек
is-visible = 👁 Залга көрүнөт, жооп берүүчү дайындала элек
is-assigned = 👤 Жооп берет: { $owner }
is-assigned-due = 👤 Жооп берет: { $owner }, мөөнөтү { DAY($starts) }, { TIME($starts) }
is-reopened = 🔁 Кайра ачылды, дагы жооп керек
is-answered = ✅ Жооп берилди
is-merged = 🔗 №{ $number } суроо менен бириктирилди
is-declined = 🚫 Жоопсуз жабылды: { $why }
is-withdrawn = ✖️ Суроо берген адам кайтарып алды
seen-by-hall = 👁 Залга көрүнөт
unseen-by-hall = 🙈 Залга көрүнбөйт
wanted-by = 🙋 Муну билгиси келгендер: { $number }
about-topic = 🏷 { $topic }
worded-as = ✏️ Залга мындай көрүнөт: { $text }
declined-off-topic = семинардын темасына кирбейт
declined-personal = жеке маселе, аны залда эмес, кызматкерлер менен өзүнчө чечүү керек
declined-unclear = эмне суралганы түшүнүксүз
declined-rude = сый мамиледе жазылган эмес
declined-elsewhere = бул маселени башка мекеме чечет
declined-none = себеби көрсөтүлгөн эмес
question-show = ✅ Залга көрсөтүү
question-decline = 🚫 Жоопсуз жабуу
question-page = ⋯ Дагы

## Модератор: суроонун барагы

question-card = ❓ <b>№{ $number }</b> · { $seminar }
    { $who }
    🕐 { DAY($starts) }, { TIME($starts) }
    { $facts }

    { $text }
question-hide = 🙈 Залдан жашыруу
question-assign = 👤 Дайындоо
question-release = 👤 Дайындоону алуу
question-merge = 🔗 Бириктирүү
question-part = ↩️ Бириктирүүнү жокко чыгаруу
question-again = 🔁 Кайра ачуу
question-topic = 🏷 Тема
question-words = ✏️ Түшүнүктүү жазуу
question-files = 📎 Толук көрүү
question-past = 🕓 Тарыхы
question-next = ▶️ Кийинки жаңы суроо ({ $number })
question-list = 📋 Суроолордун тизмеси
question-back = ‹ Суроого
question-is-shown = ✅ Эми залга көрүнөт
question-is-over = №{ $number } суроо жабылган же бириктирилген, абалы өзгөрүп кеткен. Барагын кайра ачыңыз.
awaited-words = Азыр текст керек. Жазбай токтотуу: /cancel
words-long = Өтө узун, эң көп { $most } белги болот. Кыскартып жазыңыз.

decline-ask = 🚫 <b>№{ $number } суроо эмне үчүн жоопсуз жабылат?</b>
    <blockquote>{ $text }</blockquote>
    Себебин күтүп тургандардын баары өз тилинде окуйт.
decline-off-topic = Семинардын темасы эмес
decline-personal = Жеке маселе
decline-unclear = Эмне суралганы түшүнүксүз
decline-rude = Сый мамиледе жазылган эмес
decline-elsewhere = Башка мекеме чечет
decline-words = ✍️ Өз сөзүм менен
decline-ask-words = ✍️ <b>№{ $number } суроо эмне үчүн жоопсуз жабылат?</b>
    <blockquote>{ $text }</blockquote>
    Себебин жазыңыз: күтүп тургандар ушул бойдон окуйт.

merge-ask = 🔗 <b>№{ $number } суроо кайсынысы менен бирге жооп алат?</b>
    <blockquote>{ $text }</blockquote>
    Окшошун басыңыз же башка суроонун номерин жазыңыз. Кийин жокко чыгарса болот.
merge-ask-none = 🔗 <b>№{ $number } суроо кайсынысы менен бирге жооп алат?</b>
    <blockquote>{ $text }</blockquote>
    Окшош суроо табылган жок. Башка суроонун номерин жазыңыз.
merge-with = №{ $number } { $text }
merge-no-such = Мындай номердеги суроо жок. Ушул семинардагы суроонун номерин жазыңыз, мисалы: 3
merge-not-possible = №{ $number } суроо менен бириктирүүгө болбойт: ал жоопсуз жабылган же ушул эле суроо. Башкасын тандаңыз.

assign-ask = 👤 <b>№{ $number } суроого ким жооп берет?</b>
assign-nobody = 👤 №{ $number } суроону дайындай турган эч ким жок. Адегенде команда барагынан эксперт чакырыңыз.
assign-to = { $name } · { $role }
due-ask = 📅 <b>№{ $number } суроого { $name } качанга чейин жооп берсин?</b>
    Күнүн басыңыз же жазыңыз, мисалы: «25.07», «эртең 12:00», «жума».
due-day = { DAY($starts) }
due-none = Мөөнөтсүз
due-sure = 📅 <b>№{ $number } суроо: { $name } ушул мөөнөткө чейин жооп берсинби?</b>
    ⏰ { DAY($starts) }, { TIME($starts) }

    Мөөнөтү туура болсо, баскычты басыңыз. Болбосо, кайра жазыңыз.
    .yes = ✅ Дайындоо
    .no = ‹ Суроого
assigned-to-another = 👤 №{ $number } суроо эми сизде эмес: аны модератор алды.
    { $seminar }
    <blockquote>{ $text }</blockquote>

wording-ask = ✏️ <b>№{ $number } суроо залга кандай көрүнсүн?</b>
    Суроо бергендин сөзү: <blockquote>{ $text }</blockquote>
    Азыр залга: { $words }

    Кыска, түшүнүктүү кылып жазыңыз. Үн болсо, мазмунун жазыңыз. Суроо бергендин сөзү сакталып калат.
wording-none = суроо бергендин өз сөзү менен
wording-plain = ↩️ Өз сөзү калсын

past = 🕓 <b>№{ $number } суроонун тарыхы</b>

    { $list }
past-line = { DAY($starts) }, { TIME($starts) } — { $what } · { $who }
past-by-itself = өзүнөн өзү
past-asker = суроонун ээси
past-asked = суроо берилди
past-new = залдан жашырылды
past-visible = залга көрсөтүлдү
past-assigned = дайындалды: { $owner }
past-reopened = кайра ачылды
past-answered = жазуу жүзүндө жооп берилди
past-answered-aloud = залда оозеки жооп берилди
past-merged = №{ $number } суроо менен бириктирилди
past-parted = бириктирүү жокко чыгарылды
past-declined = жоопсуз жабылды
past-declined-for = жоопсуз жабылды: { $why }
past-withdrawn = кайтарылып алынды

## Модератор: суроолордун тизмеси

queue-button = ❓ Суроолор
queue = ❓ <b>{ $seminar }</b>
    Жооп күткөн суроолор: <b>{ $left }</b>
    { $mode }

    { $list }
queue-moderated = 🔒 Жаңы суроону зал сиз көрсөткөндөн кийин окуйт.
queue-open = 🔓 Жаңы суроону зал дароо окуйт.
queue-nothing = Бул жерде суроо жок.
queue-line = { $sign } <b>№{ $number }</b> { $who }
    { $text } { $votes ->
        [0] { "" }
       *[other] · 🙋 { $votes }
    }
queue-key = { $sign } №{ $number }
sign-new = 🆕
sign-visible = 👁
sign-assigned = 👤
sign-reopened = 🔁
sign-answered = ✅
sign-merged = 🔗
sign-declined = 🚫
sign-withdrawn = ✖️
queue-new = 🆕 Жаңылары ({ $number })
queue-left = ⏳ Калгандары ({ $number })
queue-ended = ✅ Бүткөндөрү ({ $number })
queue-let-all = 🔓 Залга дароо көрсөтүү
queue-look-first = 🔒 Адегенде карап чыгуу
topics-button = 🏷 Темалар
left-button = ❓ Калган суроолор: { $number }
left = ❓ <b>Жооп күткөн суроолор: { $number }</b>
    Семинарды басыңыз.
left-none = 👌 Жоопсуз калган суроо жок.
left-at = { $seminar }: { $number }
life-left = <b>{ $seminar }</b>

    Архивге жөнөтүүгө болбойт: жоопсуз калган суроолор бар — { $number }. Суроо бергендер күтүп турат. Ар бирине жооп бериңиз же себебин айтып жабыңыз.
life-left-list = ❓ Калган суроолор

## Темалар

topic-ask = 🏷 <b>№{ $number } суроо эмне жөнүндө?</b>
    <blockquote>{ $text }</blockquote>
    Басыңыз же теманын атын жазыңыз, мисалы: Жол / Дорога
topic-name = 🏷 { $topic }
topic-new = ➕ { $topic }
topic-without = Темасыз
topics = 🏷 <b>Эң көп суралган темалар</b>
    { $seminar }
topics-none = 🏷 Темалар азырынча жок: суроонун барагынан кошуңуз.
    { $seminar }
topic-heat = { $topic } · ❓ { $number } · 🙋 { $votes }
topic = 🏷 <b>{ $topic }</b>
    Суроолор: { $number }, добуштар: { $votes }
topic-questions = ❓ Суроолору
topic-rename = ✏️ Атын өзгөртүү
topic-join = 🔗 Башкасына кошуу
topic-keep = ‹ Темага
topics-all = 🏷 Бардык темалар
topic-ask-name = ✏️ <b>{ $topic }</b>
    Жаңы атын жазыңыз, мисалы: Жол / Дорога
topic-ask-join = 🔗 <b>{ $topic }</b>
    Суроолору кайсы темага өтсүн?
topic-alone = 🏷 <b>{ $topic }</b>
    Азырынча башка тема жок.

## Күтүп тургандарга

question-declined = 🚫 <b>№{ $number } сурооңузга жооп берилбейт</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    Себеби: { $why }.
    Башкача сурагыңыз келсе, төмөнкү баскычты басыңыз.
wanted-declined = 🚫 <b>Сиз жообун күткөн №{ $number } суроого жооп берилбейт</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    Себеби: { $why }.
    Өзүңүз сурагыңыз келсе, төмөнкү баскычты басыңыз.
question-merged = 🔗 <b>№{ $number } сурооңуз №{ $other } суроо менен бирге жооп алат</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    Экөө бир маселе жөнүндө. Жооп сизге да ушул жерге келет.
question-merged-quoted = 🔗 <b>№{ $number } сурооңуз №{ $other } суроо менен бирге жооп алат</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    Экөө бир маселе жөнүндө: «{ $text }». Жооп сизге да ушул жерге келет.
question-parted = ↩️ <b>№{ $number } сурооңузга өзүнчө жооп берилет</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    Башка суроо менен бириктирүү жокко чыгарылды.
question-taken-up = 🔁 <b>№{ $number } суроо кайра каралып жатат</b>
    { $seminar }
    <blockquote>{ $question }</blockquote>
    Жооп ушул жерге келет.
wanted-withdrawn = ✖️ Сиз жообун күткөн №{ $number } суроону берген адам аны кайтарып алды.
    { $seminar }
    Сизге дагы эле керек болсо, өзүңүз сураңыз.
