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
extra-number-wrong = Бул жерге сан керек: 0дөн { $most } чейин, мисалы: 2. Толтурганыңыз сакталып турат.
extra-text-long = Бул узун болуп кетти: { $most } белгиден ашпасын. Толтурганыңыз сакталып турат.
awaited-extra = Азыр жогорудагы суроого жооп керек: баскычты басыңыз же «Өткөрүп жиберүү» дегенди тандаңыз. Токтотуу: /cancel
