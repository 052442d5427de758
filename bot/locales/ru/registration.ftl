# Как изменить: docs/texts.md

## Семинар

seminar-choose = На какой семинар зарегистрируетесь?
seminars-none = Семинаров пока нет. Когда объявят новый, он появится здесь.
seminar-card = <b>{ $seminar }</b>

    📅 { DAY($starts) }, { TIME($starts) }–{ TIME($ends) }
    📍 { $venue }, { $address }

    Регистрация займёт меньше минуты.
seminar-closed = <b>{ $seminar }</b>
    📅 { DAY($starts) }

    Регистрация закрыта. Но задать вопрос можно — ответ придёт сюда.
seminar-held = <b>{ $seminar }</b>
    📅 { DAY($starts) } · прошёл

    { $outcome }

    Вопрос можно задать и сейчас — ответ придёт сюда.
programme-short = <b>Программа</b>
    { $list }
programme-line = { MOMENT($starts) } { $title }
programme-line-speaker = { MOMENT($starts) } { $title } — { $speaker }

## Регистрация: откуда

unit-oblast = { $name }
unit-rayon = { $name }
unit-city = { $name }
unit-ayil-aymak = { $name } айылный аймак
unit-with-parent = { $name } ({ $parent })

ask-place-m = <b>Из какого вы айыл окмоту?</b>
    Выберите область или напишите название своего айыл окмоту.
ask-place-m-in = <b>Из какого вы айыл окмоту?</b>
    { $area }. Выберите из списка или напишите название.
ask-place-r = <b>Из какой вы райгосадминистрации?</b>
    Выберите область или напишите название района.
ask-place-r-in = <b>Из какой вы райгосадминистрации?</b>
    { $area }
ask-place-o = <b>Из какой вы области?</b>
ask-place-o-in = <b>Из какой вы области?</b>
    { $area }
ask-office = <b>Из какого вы учреждения?</b>
office-municipality = Айыл окмоту или мэрия
office-rayon-administration = Райгосадминистрация
office-plenipotentiary = Аппарат полномочного представителя
office-gamsumo = ГАМСУМО
office-project = Сотрудник проекта
office-partner = Партнёрская организация
office-other = Другое учреждение
office-rayon-administration-of = Райгосадминистрация: { $unit }
office-plenipotentiary-of = Аппарат полномочного представителя: { $unit }
office-gamsumo-of = ГАМСУМО: { $unit }
not-municipality = Я не из айыл окмоту
area-up = ‹ Назад
page-back = ‹ Предыдущие
page-next = Следующие ›
place-found = Вот что нашлось по «{ $typed }». Нажмите своё или напишите иначе.
place-not-found = «{ $typed }» не найдено. Напишите название иначе или выберите из списка ниже.
place-browse = Выбрать из списка
place-none = учреждение не указано
ask-organisation = <b>Как называется ваше учреждение?</b>
    Напишите коротко.
organisation-wrong = Напишите название учреждения: от 2 до 100 знаков.

## Регистрация: кто

ask-position = <b>Ваша должность?</b>
position-head = Глава
position-deputy = Заместитель главы
position-secretary = Ответственный секретарь
position-chief = Руководитель
position-vice = Заместитель руководителя
position-specialist = Специалист
position-council = Председатель айылного кенеша
position-other = Другая должность
ask-name = <b>Ваши фамилия, имя, отчество?</b>
    Напишите полностью, как в паспорте.
name-wrong = Это не похоже на имя. Напишите буквами, например: Примеров Пример.
name-none = имя не указано
ask-phone = <b>Ваш телефон?</b>
    Нажмите внизу «📱 Отправить мой номер» или напишите номер, например: 0700 123 456.
phone-wrong = Это не похоже на номер телефона. Напишите так: 0700 123 456 или +996 700 123 456.
phone-foreign = Это номер другого человека. Отправьте свой кнопкой внизу или напишите его.
phone-taken = ✅ Телефон: { $phone }
ask-phone-back = Номер менять не нужно?
phone-kept = Телефон остался прежним.
sex-f = Женский
sex-m = Мужской
sex-f-chosen = ✓ Женский
sex-m-chosen = ✓ Мужской
sex-none = не указан
back-to-card = ‹ Оставить как было

card = <b>Всё верно?</b>

    🎓 { $seminar }
    👤 { $name }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }

    Пол нужен только для чисел в отчёте, можно не указывать.
card-unsigned = <b>Ваши фамилия, имя, отчество?</b>
    Напишите полностью, как в паспорте, — этим регистрация закончится.

    🎓 { $seminar }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }
card-confirm = ✅ Да, записываюсь
card-name = ✏️ Имя
card-phone = ✏️ Телефон
card-place = ✏️ Учреждение
card-position = ✏️ Должность

registered = ✅ <b>Вы зарегистрированы!</b>

    { $name }, { $place }

    🎓 { $seminar }
    📅 { DAY($starts) }
    🕘 { TIME($starts) }–{ TIME($ends) }
    📍 { $venue }, { $address }

    { $programme }

    Вопросы можно задать уже сейчас: «❓ Задать вопрос».
registered-already = Вы уже зарегистрированы.
calendar = ✅ Вы записаны: { DAY($starts) }, { TIME($starts) }. Откройте файл, чтобы добавить в календарь.
seat = ✅ <b>Вы зарегистрированы</b>

    { $name }, { $place }, { $position }

    🎓 { $seminar }
    📅 { DAY($starts) }
    🕘 { TIME($starts) }–{ TIME($ends) }
    📍 { $venue }, { $address }

    { $programme }
    .venue = 📍 На карте
    .calendar = 📅 Календарь
    .change = ✏️ Изменить мои данные
venue-unknown = Точка на карте пока неизвестна. Адрес есть в сообщении.

awaited-place-m = Сейчас нужно название вашего айыл окмоту: выберите из списка или напишите. Отменить: /cancel
awaited-place-r = Сейчас нужен ваш район: выберите из списка или напишите название. Отменить: /cancel
awaited-place-o = Сейчас нужна ваша область: выберите из списка. Отменить: /cancel
awaited-organisation = Сейчас нужно название учреждения: напишите его текстом. Отменить: /cancel
awaited-position = Сейчас нужна ваша должность: нажмите одну из кнопок выше. Отменить: /cancel
awaited-name = Сейчас нужны ваши фамилия, имя, отчество: напишите их текстом. Отменить: /cancel
awaited-phone = Сейчас нужен ваш телефон: нажмите кнопку внизу или напишите номер. Отменить: /cancel
awaited-card = Карточка готова: нажмите «✅ Да, записываюсь» или измените нужную строку. Отменить: /cancel
