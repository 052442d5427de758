# Кантип өзгөртүү керек: docs/texts.md

## Кызматкерлерге: кулактандыруу кимдерге барат

segment = 👥 <b>Кимдерге?</b>
    { $scope }

    { $who }

    { $readers }
    { $rest }

    { $sample }

    { $ask }
segment-pick = <b>{ $kind }</b>
    { $scope }

    { $who }

    { $readers }
    { $rest }

    { $sample }

    { $ask }
segment-readers = 📬 Алат: <b>{ $number }</b> адам ({ $list })
segment-nobody = ⚠️ Билдирүү эч кимге барбайт.
segment-reads = { $language } { $number }
segment-rest = 📵 Жетпейт: { $number }. Телефон чалуу керек
segment-sample = Мисалы:
    { $list }
segment-all-named = Аты-жөндөрү:
    { $list }
segment-someone = • { $name }
segment-someone-from = • { $name }, { $place }

segment-everybody = ✅ Баарына: орду барларга, чакырылгандарга жана кезекте тургандарга
segment-everybody-there-is = ✅ Ботту колдонгондордун баарына
segment-line = • { $what }
segment-or = <b>же</b>
segment-except = 🚫 <b>Буларга барбайт:</b>
segment-value = { $what }
segment-more = дагы { $number }
segment-is-state = каттоонун абалы: { $list }
segment-is-unit = кайдан: { $list }
segment-is-office = мекемеси: { $list }
segment-is-position = кызматы: { $list }
segment-is-language = тили: { $list }
segment-is-seminar = семинары: { $list }
segment-is-asked = суроо бергендер
segment-is-arrived = семинарга келгендер
segment-is-silent = «Келесизби?» деген суроого жооп бербегендер
segment-is-unread = окуганын белгилебегендер: { $list }
segment-announcement = «{ $words }», { DAY($starts) }

segment-ask-first = Баарына барбасын десеңиз, төмөндөн тандаңыз.
segment-ask-further = Тактагыңыз келсе, дагы тандаңыз: адамда алардын баары болушу керек.
segment-ask-group = { $number }-топту тактап жатасыз: адамда анын баары болушу керек. Топтордун бирине кирсе эле, билдирүү барат.
segment-ask-or = <b>Же</b> дагы кимдерге барсын? Төмөндөн тандаңыз.
segment-ask-except = 🚫 Кимдерге <b>барбасын</b>? Төмөндөн тандаңыз.
segment-tap = Басып тандаңыз, дагы бир бассаңыз, алынып салынат. Бир нечесин тандасаңыз, бирөөсү туура келсе эле болот.
segment-tap-all = Басып тандаңыз, дагы бир бассаңыз, алынып салынат. Бир нечесин тандасаңыз, адамга баары туура келиши керек; кулактандыруулардын бирөөсү эле жетиштүү.
segment-none-here = Азырынча бул боюнча тандай турган эч нерсе жок.

segment-kind-state = 📝 Каттоонун абалы
segment-kind-unit = 📍 Кайдан
segment-kind-office = 🏛 Мекемеси
segment-kind-position = 💼 Кызматы
segment-kind-language = 🌐 Тили
segment-kind-deed = 🙋 Эмне кылган
segment-kind-seminar = 📅 Семинары
segment-option = { $what } · { $number }
segment-open = Ачуу ›
segment-up = ⬆️ { $name }
segment-group = { $number }-топ
segment-group-except = 🚫 { $number }
segment-here = ▶️ { $what }
segment-add-or = ➕ Же дагы
segment-add-except = 🚫 Буларга барбасын
segment-clear-group = 🗑 Топту өчүрүү
segment-clear = ↩️ Кайра баарына
segment-unreachable = 📵 Жетпей тургандар
segments-button = ⭐ Сакталган тандоолор
segment-full = Тандоо өтө чоң болуп кетти. Буга чейин тандаганыңыз сакталып турат; керексизин алып салып, кайра аракет кылыңыз.

segments = ⭐ <b>Сакталган тандоолор</b>

    { $list }

    Аталышын бассаңыз, кулактандыруу ошол адамдарга арналат.
segments-empty = ⭐ <b>Сакталган тандоолор</b>

    Азырынча жок. Кулактандыруу кимге экенин тандап, ушул жерден сактаңыз.
segments-line = • { $name }: { $number } адам
segment-save = 💾 Бул тандоону сактоо
segment-remove = 🗑
segment-remove-ask = <b>«{ $name }» тандоосун өчүрөсүзбү?</b>

    Аны менен даярдалган кулактандыруулар өзгөрбөйт.
    .yes = 🗑 Ооба, өчүрүлсүн
    .no = { keep-button }
segment-name = 💾 <b>Бул тандоону эмне деп атайлы?</b>

    { $who }

    Кыскача аталышын жазыңыз, мисалы: Ак-Суунун башчылары. Ушундай аталыш мурунтан бар болсо, анын ордуна жаңысы сакталат.
segment-name-wrong = Аталыш бош болбосун жана { $most } белгиден ашпасын. Кайра жазыңыз; тандооңуз жоголгон жок.

unreachable = 📵 <b>Билдирүү жетпей тургандар: { $number }</b>
    { $scope }

    { $list }

    Тизмедегилерге телефон чалуу керек.
    .sheet = 📗 Чалуу тизмеси
unreachable-line = 📞 <b>{ $place }</b>: { $name } { $phone } ({ $why })
unreachable-none = Билдирүү жетпей турган эч ким жок: тандалгандардын баарына бот жаза алат.
unreachable-invited = чакырылган, ботко кире элек
unreachable-no-telegram = башкалар каттаган, ботту колдонбойт
unreachable-no-consent = билдирүү алууга макулдугу жок
unreachable-blocked = ботту бөгөттөгөн
unreachable-title = Билдирүү жетпей тургандар
unreachable-sheet = 📗 { $scope }: билдирүү жетпей турган { $number } адам.
    Жеке маалымат: иш бүткөндөн кийин файлды өчүрүп коюңуз.
segment-column-why = Эмне үчүн жетпейт
