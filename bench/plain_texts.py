"""What the plain bot says, in Kyrgyz, Russian and English: the length of its texts is that of ours."""

LANGUAGES = {"ky": "Кыргызча", "ru": "Русский", "en": "English"}

TEXTS = {
    "ky": {
        "notice": (
            "<b>Жеке маалыматтар жөнүндө</b>\n\nСеминарга каттоо үчүн биз атыңызды, кызматыңызды, айыл"
            " аймагыңызды жана телефон номериңизди сактайбыз. Аларды долбоордун кызматкерлери гана көрөт"
            " жана семинарды уюштуруу үчүн гана колдонот. Маалыматыңызды каалаган убакта /mydata буйругу"
            " менен көрүп, /forget менен өчүрө аласыз."
        ),
        "accept": "Макулмун",
        "agreed": "Рахмат. Макулдугуңуз сакталды.",
        "seminar": "<b>{title}</b>\n{when}\n{venue}\n\nПрограмма:\n{programme}",
        "rayon": "Районуңузду тандаңыз:",
        "unit": "{area}\nАйыл аймагыңызды тандаңыз:",
        "position": "{unit}\nКызматыңыз кандай?",
        "head": "Айыл өкмөтүнүн башчысы",
        "deputy": "Башчынын орун басары",
        "specialist": "Адис",
        "council": "Айылдык кеңештин депутаты",
        "other": "Башка",
        "name": "Атыңызды жазыңыз же сунушталганын тандаңыз.",
        "contact": "Телефон номериңизди төмөнкү баскыч менен жибериңиз.",
        "share": "Телефон номеримди жиберүү",
        "thanks": "Рахмат, номериңиз алынды.",
        "card": (
            "<b>Текшериңиз</b>\n\nАты: {name}\nКызматы: {position}\nАйыл аймагы: {unit}\nТелефон: {phone}"
        ),
        "confirm": "Ырастоо",
        "registered": (
            "<b>Сиз катталдыңыз.</b>\n\n{title}\n{when}\n{venue}\n\nПрограмма:\n{programme}\n\nСуроо берүү"
            " үчүн /ask жазыңыз."
        ),
        "programme": (
            "09:30 Каттоо\n10:00 Биринчи фазанын жыйынтыктары\n11:00 Экинчи фазанын максаттары жана"
            " милдеттери\n12:00 Муниципалитеттердин катышуу шарттары"
        ),
        "ask": "Сурооңузду жазыңыз.",
        "receipt": "Сурооңуз кабыл алынды. Анын номери: № {number}. Жооп ушул жерге келет.",
        "asked": "<b>Жаңы суроо № {number}</b>\n{name}\n\n{text}",
        "cancelled": "Токтотулду. Кайра баштоо үчүн /start жазыңыз.",
    },
    "ru": {
        "notice": (
            "<b>О персональных данных</b>\n\nДля регистрации на семинар мы сохраняем ваше имя, должность,"
            " айыл аймак и номер телефона. Их видят только сотрудники проекта и используют только для"
            " организации семинара. Свои данные можно в любое время посмотреть командой /mydata и удалить"
            " командой /forget."
        ),
        "accept": "Согласен",
        "agreed": "Спасибо. Ваше согласие сохранено.",
        "seminar": "<b>{title}</b>\n{when}\n{venue}\n\nПрограмма:\n{programme}",
        "rayon": "Выберите район:",
        "unit": "{area}\nВыберите айыл аймак:",
        "position": "{unit}\nВаша должность?",
        "head": "Глава айыл окмоту",
        "deputy": "Заместитель главы",
        "specialist": "Специалист",
        "council": "Депутат айылного кенеша",
        "other": "Другая",
        "name": "Напишите своё имя или выберите предложенное.",
        "contact": "Отправьте номер телефона кнопкой ниже.",
        "share": "Отправить мой номер",
        "thanks": "Спасибо, номер получен.",
        "card": (
            "<b>Проверьте</b>\n\nИмя: {name}\nДолжность: {position}\nАйыл аймак: {unit}\nТелефон: {phone}"
        ),
        "confirm": "Подтвердить",
        "registered": (
            "<b>Вы зарегистрированы.</b>\n\n{title}\n{when}\n{venue}\n\nПрограмма:\n{programme}\n\nЧтобы"
            " задать вопрос, напишите /ask."
        ),
        "programme": (
            "09:30 Регистрация\n10:00 Итоги первой фазы\n11:00 Цели и задачи второй фазы\n12:00 Условия"
            " участия муниципалитетов"
        ),
        "ask": "Напишите свой вопрос.",
        "receipt": "Ваш вопрос принят. Его номер: № {number}. Ответ придёт сюда.",
        "asked": "<b>Новый вопрос № {number}</b>\n{name}\n\n{text}",
        "cancelled": "Прервано. Чтобы начать снова, напишите /start.",
    },
    "en": {
        "notice": (
            "<b>Your data</b>\n\nTo register you for the seminar we keep your name, position, municipality"
            " and telephone number. Only the project's staff see them, and use them only to organise the"
            " seminar. You can see your data at any time with /mydata and erase it with /forget."
        ),
        "accept": "I agree",
        "agreed": "Thank you. Your consent is recorded.",
        "seminar": "<b>{title}</b>\n{when}\n{venue}\n\nProgramme:\n{programme}",
        "rayon": "Choose your district:",
        "unit": "{area}\nChoose your municipality:",
        "position": "{unit}\nWhat is your position?",
        "head": "Head of the municipality",
        "deputy": "Deputy head",
        "specialist": "Specialist",
        "council": "Member of the local council",
        "other": "Other",
        "name": "Write your name, or take the one proposed.",
        "contact": "Send your telephone number with the button below.",
        "share": "Send my number",
        "thanks": "Thank you, we have your number.",
        "card": (
            "<b>Please check</b>\n\nName: {name}\nPosition: {position}\nMunicipality: {unit}\nTelephone:"
            " {phone}"
        ),
        "confirm": "Confirm",
        "registered": (
            "<b>You are registered.</b>\n\n{title}\n{when}\n{venue}\n\nProgramme:\n{programme}\n\nTo ask a"
            " question, write /ask."
        ),
        "programme": (
            "09:30 Registration\n10:00 Results of the first phase\n11:00 Aims of the second phase\n12:00"
            " How municipalities take part"
        ),
        "ask": "Write your question.",
        "receipt": "Your question has been received. Its number is {number}. The answer will come here.",
        "asked": "<b>New question {number}</b>\n{name}\n\n{text}",
        "cancelled": "Stopped. To begin again, write /start.",
    },
}
