# Кантип өзгөртүү керек: docs/texts.md

## Каттоодогу кошумча суроолор

card-sex = ⚥ Жынысы: { $sex }
card-extra = • { $question } — { $answer }
card-extra-change = ✏️ { $question }
ask-extra-choice = <b>{ $question }</b>
    Төмөнкүлөрдүн бирин басыңыз.
ask-extra-number = <b>{ $question }</b>
    Санды жазыңыз, мисалы: 2.
ask-extra-text = <b>{ $question }</b>
    Кыскача жазыңыз.
extra-skip = Өткөрүп жиберүү
extra-none = көрсөтүлгөн эмес
extra-number-wrong = Бул жерге сан керек: 0 менен { $most } ортосунда, мисалы: 2. Толтурганыңыз сакталып турат.
extra-text-long = Бул узун болуп кетти: { $most } белгиден ашпасын. Толтурганыңыз сакталып турат.
awaited-extra = Азыр жогорудагы суроого жооп керек: баскычты басыңыз же «Өткөрүп жиберүү» дегенди тандаңыз. Токтотуу: /cancel

## Кызматкерлер: кошумча суроолор

staff-extras-button = 🧾 Кошумча суроолор
extras = <b>Каттоодогу кошумча суроолор</b>
    { $seminar }

    { $list }

    Катталып жаткан адамдан телефонунан кийин суралат, жообу милдеттүү эмес.
extras-line = • { $question } { $lacks }
extras-none = Азырынча кошумча суроо жок.
extras-ready = ➕ { $title }
extras-own = ➕ Өзүм жазам
extras-tally = 📊 Жооптордун эсеби
extras-all = ‹ Бардык суроолор
extras-too-many = Кошумча суроо { $most } даанадан ашпасын: көп болсо, эч ким жооп бербейт.
extra-ask-kind = <b>Жообу кандай болот?</b>
extra-kind-choice = Тандоо
extra-kind-number = Сан
extra-kind-text = Текст
extra-ask-title = <b>Суроону жазыңыз</b>
    Эки тилде болсо: Баласы менен келеби? / С ребёнком?
    Бир тилде гана жазсаңыз: { $tongue }.
extra-ask-choices = <b>Жоопторду жазыңыз</b>
    Ар бирин өзүнчө сапка:
    <code>Ооба / Да</code>
    <code>Жок / Нет</code>

    Бир тилде гана жазсаңыз: { $tongue }.
extra-title-long = Бул узун болуп кетти: { $most } белгиден ашпасын. Эч нерсе өзгөргөн жок.
extra-choices-wrong = Жооптордун саны 2 менен { $most } ортосунда болсун, ар бири өзүнчө сапта. Эч нерсе өзгөргөн жок.
extra-choices-fewer = Мурдагы жооптордун баары калышы керек (кеминде { $least } сап): айрымдар жооп берип коюшкан. Эч нерсе өзгөргөн жок.
extra-gone = Бул суроо алынып салынган. Тизмени кайра ачыңыз.
extra = <b>Кошумча суроо</b> · { $kind }

    { $list }

    Суроону оңдоо үчүн тилин басыңыз.
extra-choice-line = ▫️ { $choice } { $lacks }
extra-choices = ✏️ Жооптору
extra-remove = 🗑 Суралбасын
extra-ask-remove = <b>{ $question }</b>
    Мындан ары суралбасынбы? Берилген жооптор Excel файлында көрсөтүлбөй калат.
    .yes = 🗑 Ооба, суралбасын
    .no = Жок, калсын
awaited-extra-words = Азыр текст керек: жогоруда айтылгандай жазыңыз. Токтотуу: /cancel
