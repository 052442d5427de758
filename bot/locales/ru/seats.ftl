# Как изменить: docs/texts.md

## Семинар

seminar-card = <b>{ $seminar }</b>

    📅 { DAYS($starts, $ends) }
    🕘 { $hours }
    📍 { $venue }

    Регистрация займёт меньше минуты.
seminar-closed = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }

    Регистрация закрыта. Но задать вопрос можно — ответ придёт сюда.
seminar-held = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) } · прошёл

    { $outcome }

    Вопрос можно задать и сейчас — ответ придёт сюда.
programme-short = <b>Программа</b>
    { $list }
programme-line = { MOMENT($starts) } { $title }

## Регистрация: откуда

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
office-gamsumo = Агентство по госслужбе и МСУ
office-project = Сотрудник проекта
office-partner = Партнёрская организация
office-other = Другое учреждение
office-rayon-administration-of = Райгосадминистрация: { $unit }
office-plenipotentiary-of = Аппарат полномочного представителя: { $unit }
office-gamsumo-of = Агентство по госслужбе и МСУ: { $unit }
not-municipality = Я не из айыл окмоту
place-found = Вот что нашлось по «{ $typed }». Выберите своё или напишите иначе.
place-not-found = «{ $typed }» не найдено. Напишите название иначе или выберите из списка ниже.
place-browse = Выбрать из списка
ask-organisation = <b>Как называется ваше учреждение?</b>
    Напишите коротко.
organisation-wrong = Напишите название учреждения: от 2 до 100 знаков.

## Регистрация: кто

ask-position = <b>Ваша должность?</b>
    🏛 { $place }
chosen-so-far = 🏛 { $place }
    💼 { $position }
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
ask-name-whole = <b>Напишите и фамилию, и имя</b>
    Вы написали: «{ $name }». Для списка и сертификата нужны фамилия и имя, как в паспорте.
name-keep = { $name } — оставить так
ask-phone = <b>Ваш телефон?</b>
    Нажмите внизу «📱 Отправить мой номер» или напишите номер, например: 0700 123 456.
phone-wrong = Это не похоже на номер телефона. Напишите так: 0700 123 456 или +996 700 123 456.
phone-foreign = Это номер другого человека. Отправьте свой кнопкой внизу или напишите его.
phone-taken = ✅ Телефон: { $phone }
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
    Напишите полностью, как в паспорте.

    🎓 { $seminar }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }
card-editing = <b>Ваши данные</b>

    🎓 { $seminar }
    👤 { $name }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }

    Измените нужную строку и сохраните.
card-save = 💾 Сохранить
card-discard = ✖️ Ничего не менять
card-request = ⏳ Есть ли место, станет ясно после ответа организаторов
card-confirm = ✅ Да, зарегистрироваться
card-name = ✏️ ФИО
card-phone = ✏️ Телефон
card-place = ✏️ Учреждение
card-position = ✏️ Должность

registered = ✅ <b>Вы зарегистрированы!</b>

    { $name }, { $place }

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🕘 { $hours }
    📍 { $venue }

    { $programme }

    Вопросы можно задать уже сейчас: «❓ Задать вопрос».
registered-already = Вы уже зарегистрированы.
registration-saved = ✅ <b>Сохранено</b>
    { $list }

    🎓 { $seminar }
registration-unchanged = Ничего не изменилось.

    🎓 { $seminar }
seat-line-name = 👤 { $name }
seat-line-place = 🏛 { $place }
seat-line-position = 💼 { $position }
seat-line-phone = 📱 { $phone }
calendar = ✅ Вы зарегистрированы: { DAYS($starts, $ends) }, { TIME($starts) }. Откройте файл, чтобы добавить в календарь.
seat = ✅ <b>Вы зарегистрированы</b>

    { $name }, { $place }, { $position }

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🕘 { $hours }
    📍 { $venue }

    { $programme }
    .venue = { venue-button }
    .calendar = 📅 Календарь
    .change = ✏️ Изменить мои данные
venue-unknown = Точка на карте пока неизвестна. Что известно о месте, есть в сообщении.

registration-cancelled = Отменено, ничего не изменилось. Семинары: /seminars
awaited-place-m = Выберите айыл окмоту из списка или напишите название. Отменить: /cancel
awaited-place-r = Выберите район из списка или напишите название. Отменить: /cancel
awaited-place-o = Выберите область из списка. Отменить: /cancel
awaited-organisation = Напишите текстом название учреждения. Отменить: /cancel
awaited-outside = Нажмите одну из кнопок ниже или напишите название другого учреждения. Отменить: /cancel
awaited-taken = { awaited-outside }
awaited-position = Выберите должность: нажмите одну из кнопок выше. Отменить: /cancel
awaited-name = Напишите текстом фамилию, имя и отчество. Отменить: /cancel
awaited-phone = Напишите номер телефона или нажмите кнопку. Отменить: /cancel
awaited-card = Пока ничего не сохранено: подтвердите кнопкой выше или измените нужную строку. Отменить: /cancel

## Вопросы при регистрации

card-sex = ⚥ Пол: { $sex }
card-extra = • { $question } — { $answer }
card-extra-change = ✏️ { $question }
ask-extra-choice = <b>{ $question }</b>
    Выберите один из вариантов.
ask-extra-number = <b>{ $question }</b>
    Напишите число, например: 2.
ask-extra-text = <b>{ $question }</b>
    Напишите коротко.
extra-skip = Пропустить
extra-number-wrong = Здесь нужно число от 0 до { $most }, например: 2. Всё заполненное сохранено.
extra-text-long = Это слишком длинно: не больше { $most } знаков. Всё заполненное сохранено.
awaited-extra = Ответьте на вопрос выше: нажмите кнопку, напишите ответ текстом или нажмите «Пропустить». Отменить: /cancel

## Место: приеду, не приеду

seminar-not-yet = <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }, { TIME($starts) }

    Регистрация ещё не открыта.
    Откроется: { DAY($opens) }, { TIME($opens) }.
    Тогда зайдите сюда ещё раз: /seminars. Вопрос можно задать уже сейчас.
seat-deputy = 🔁 Передать моё место
seat-cannot = ❌ Не приеду
seat-coming = ✅ Нет, приеду
seat-confirmed = ✅ <b>Ждём вас!</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    📍 { $venue }

    Если что-то изменится, нажмите кнопку ниже.
seat-given-back = Отмечено, что вы не приедете. Спасибо, что предупредили.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
seat-given-back-why = Отмечено, что вы не приедете. Спасибо, что предупредили.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Можете назвать причину? Это не обязательно.
coming-back = ↩️ Всё-таки приеду
release-ask = <b>Не сможете приехать?</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Выберите причину, и мы отметим, что вы не приедете.
reason-work = Работа
reason-illness = Здоровье
reason-family = Семья
reason-road = Дорога, транспорт
reason-words = ✏️ Другая причина
reason-none = не названа
reason-ask = Напишите причину в нескольких словах. Отменить: /cancel
reason-wrong = Напишите причину коротко, текстом (не больше 300 знаков). Пока ничего не изменилось. Отменить: /cancel
seat-over = Этот семинар уже начался, прошёл или отменён, место изменить нельзя. Если есть вопрос: /ask
seat-handed-over = Это место перешло к другому участнику. Семинары: /seminars
seat-arrived = Вас уже отметили среди пришедших. Если это ошибка, напишите организаторам: /ask

## Вместо меня

deputy-link = <b>Кто приедет вместо вас?</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Отправьте ссылку <b>только этому человеку</b>, в личный чат: место перейдёт к тому, кто первым откроет её и зарегистрируется, до тех пор оно ваше. Мы напишем вам, кто это, и в течение суток место можно вернуть.

    { $rule }
    .forward = 📨 Отправить ссылку
    .back = ✖️ Отменить ссылку
deputy-link-once = Ссылка действует 72 часа и только один раз.
deputy-link-anew = Ссылка действует 72 часа и только один раз. Прежняя ссылка больше не действует.
deputy-forward = { $seminar }, { DAYS($starts, $ends) }, { TIME($starts) }. Пожалуйста, примите участие в этом семинаре вместо меня: откройте ссылку и зарегистрируйтесь.
deputy-no-seat = Сейчас у вас нет места, которое можно передать. Ваше место: /seminars
deputy-unlinked = Ссылка отменена. Место осталось за вами.
deputy-link-gone = Эта ссылка больше не действует: ею воспользовались, её отменили или истёк срок. Попросите новую у того, кто её прислал. Семинары: /seminars
deputy-own = Это ваша собственная ссылка. Отправьте её тому, кто приедет вместо вас: пока этот человек не зарегистрируется, место ваше.
deputy-have-seat = На этом семинаре у вас есть своё место, второе взять нельзя. Пусть ссылку откроет другой человек.

    🎓 { $seminar }
    🏛 { $place }
deputy-opened = <b>Вам передают место</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    📍 { $venue }
    🏛 { $place }

    Укажите данные ниже, и место будет вашим.
deputy-came = 🔁 По вашей ссылке место перешло: <b>{ $deputy }</b>, { $position }.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    Это тот человек, которому вы отправили ссылку? Если нет, верните место: это можно сделать в течение суток.
    .undo = ↩️ Вернуть место себе
deputy-undone = ✅ Место снова ваше.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }
deputy-undone-other = ↩️ Переданное вам место вернул себе участник, у которого оно было раньше.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    Если это ошибка, спросите того, кто прислал ссылку, или напишите свой вопрос сюда.
deputy-undo-late = Вернуть место уже нельзя: прошли сутки, этот человек уже пришёл на семинар, место изменили организаторы или у вас на семинаре есть другое место. Напишите организаторам: /ask
deputy-undo-full = Это место уже заняли другие, вернуть его нельзя. Напишите организаторам: /ask
deputy-took = 🔁 Ваше место перешло: { $deputy }

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    На семинар приедет этот человек. Если есть вопрос, напишите его сюда.
deputy-left = ❌ <b>Участник, которому вы передали место, не приедет</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    { $left }
deputy-left-free = Место освободилось.
deputy-left-offered = Свободного места теперь нет: его предложили тому, кто ждал в очереди, или все места уже заняты.
deputy-come-again = ✅ Приеду я
deputy-back = ↩️ <b>Участник, которому вы передали место, всё-таки приедет</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

## Очередь

waiting-place = ⏳ <b>Вы в очереди</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    🏛 { $place }

    Сейчас все места заняты. Ваш номер в очереди: <b>{ $turn }</b>.
    Когда место освободится, мы напишем сюда. Сейчас ничего делать не нужно.
waiting-instead = ⏳ <b>Ждём ответа</b>

    🎓 { $seminar }
    🏛 { $place }

    Ваша просьба у организаторов; ранее зарегистрированного участника мы тоже спросили, если бот может ему написать. Ответ придёт сюда.
waiting-staff = ⏳ <b>Ждём ответа</b>

    🎓 { $seminar }
    🏛 { $place }

    Ваша просьба отправлена организаторам. Ответ придёт сюда.
waiting-leave = ✖️ Выйти из очереди
offer = 🎉 <b>Для вас освободилось место!</b>

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }, { TIME($starts) }
    🏛 { $place }

    Держим место для вас до: { DAY($until) }, { TIME($until) }. Приедете?
    .take = ✅ Приеду
    .no = ❌ Не приеду
offer-expired = ⌛ Ответа не было, и место за вами больше не держим.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Вы остались в очереди. Если вы всё ещё хотите приехать, нажмите кнопку: если есть свободное место, оно сразу ваше.
    .take = ✅ Всё ещё хочу приехать

## Организаторам

notice-open = 👤 Подробнее
notice-cannot = ❌ Не приедет: { $name }, { $position }
    🏛 { $place }
    Причина: { $reason }
    🎓 { $seminar }
notice-back = ↩️ Всё-таки приедет: { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
notice-deputy = 🔁 Место перешло к другому участнику
    { $giver } → { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
notice-undone = ↩️ Участник вернул себе место, переданное по ссылке
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
notice-call = ☎️ <b>Нужно позвонить:</b> место освободилось для человека из очереди, но бот не может ему написать.
    { $name }, { $place }
    🎓 { $seminar }
    Держим место до: { DAY($until) }, { TIME($until) }.

## Место айыл окмоту занято

unit-taken = <b>Место этого учреждения уже занято</b>

    🎓 { $seminar }
    🏛 { $place }
    { $list }

    Как поступим? Всё, что вы заполнили, сохранено.
    .both = Приедем вдвоём
unit-taken-by = 👤 Зарегистрирован(а): { $position }
unit-taken-replacement = Приеду я вместо этого участника
unit-taken-replacement-of = Приеду я вместо: { $position }
unit-taken-leave = ✖️ Оставить как есть
place-other = ✏️ Другое учреждение
unit-taken-left = Понятно, вы не зарегистрированы. Если передумаете: /seminars
outside = <b>На этот семинар приглашены другие учреждения</b>

    🎓 { $seminar }
    🎯 Для кого: { $list }
    🏛 Вы выбрали: { $place }

    Если вам нужно в нём участвовать, спросим организаторов: ответ придёт сюда.
    .ask = 🙋 Попросить место
    .leave = ✖️ Не регистрироваться
outside-kept = <b>На этот семинар приглашены другие учреждения</b>

    🎓 { $seminar }
    🎯 Для кого: { $list }
    🏛 Вы выбрали: { $place }

    Ваше прежнее место не изменилось.
unit-taken-kept = <b>Место того учреждения уже занято</b>

    🎓 { $seminar }
    🏛 { $place }
    { $list }

    Ваше прежнее место не изменилось.
replacement-ask = 🙋 <b>Вместо вас хочет приехать</b>

    👤 { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }

    Уступите место? Если нет, решат организаторы.
    .yes = ✅ Да, уступаю место
    .no = ❌ Нет, приеду я
replacement-refused = Место осталось за вами.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
replacement-not-possible = Ранее зарегистрированный участник приедет.

    🎓 { $seminar }
    🏛 { $place }

    Ваша просьба у организаторов. Если место найдётся или они примут решение, мы напишем сюда.
notice-replacement = 🙋 <b>Второй человек из одного учреждения.</b> Хочет приехать вместо ранее зарегистрированного участника:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
    { $holders }
    { $invited }
    Этого участника мы тоже спросили, если бот может ему написать.
notice-both = 🙋 <b>Второй человек из одного учреждения.</b> Хотят приехать вдвоём:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
    { $holders }
    { $invited }
notice-outside = 🙋 <b>Учреждения нет в списке «Для кого».</b> Просит место:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
notice-holder = 👤 Уже зарегистрирован(а): { $name }, { $position }
notice-invitee = ✉️ Регистрация по личной ссылке приглашения: { $invitee }
outside-admit = ✅ Дать место
notice-replacement-refused = 🙋 Ранее зарегистрированный участник приедет. Второй человек ждёт вашего решения:
    { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }
    { $holders }
    { $invited }
duplicate-replace = 🔁 Передать место
duplicate-over-quota = ➕ Дать ещё одно место
duplicate-refuse = ❌ Отказать
duplicate-decided = ✅ Решено: { $name }, { $place }. Если участник пользуется ботом, ему придёт сообщение.
duplicate-which = Вместо кого? { $place }
duplicate-which-button = { $name }, { $position }
duplicate-nobody = У этого учреждения нет места, которое можно передать. Откройте страницу участника в списке.
duplicate-unit-full = Место этого учреждения занято: { $place }.
seminar-full = На семинаре нет свободных мест. Сначала организаторы должны увеличить их число. Ничего не изменилось.
seat-decided = Это уже решено, ничего не изменилось.

## Страница участника

seat-page = <b>{ $name }</b>, { $position }
    🏛 { $place }
    📱 { $phone }
    💬 { $reach }
    🎓 { $seminar }
    <b>{ $state }</b>

    { $history }
seat-page-typed-phone = { $phone } (не подтверждён)
seat-page-no-phone = телефона нет
seat-page-hidden-phone = телефон вам не показывается
seat-page-no-telegram = ботом не пользуется: только по телефону
seat-page-no-consent = нет согласия на сообщения: только по телефону
seat-page-blocked = заблокировал(а) бота: только по телефону
seat-page-telegram = пользуется ботом
seat-page-began = • { NEARDAY($at) }, { TIME($at) }: { $what }
seat-page-changed = • { NEARDAY($at) }, { TIME($at) }: { $what } ({ $by })
seat-page-changed-why = • { NEARDAY($at) }, { TIME($at) }: { $what } ({ $by }). { $reason }
began-chat = регистрация в боте
began-link = регистрация по ссылке
began-import = внесение в список ({ $by })
began-assisted = регистрация ({ $by })
began-deputy = место получено от другого участника
became-invited = приглашение
became-registered = регистрация
became-confirmed = участие подтверждено
became-arrived = приход отмечен
became-not-arrived = отметка о приходе снята
became-waiting = поставлен(а) в очередь
became-offered = место предложено
became-declined = не приедет
became-cancelled = место освобождено
became-handed-over = место передано другому участнику
became-returned = место возвращено
became-claimed = вход в бот
became-corrected = данные исправлены
by-clock = бот
by-self = участник
source-chat = регистрация в боте
source-link = по ссылке
source-import = из списка приглашённых
source-assisted = через сотрудника
source-deputy = вместо другого участника
state-invited = ✉️ приглашён(а)
state-listed = 📋 в списке, ещё без приглашения
state-registered = 📝 зарегистрирован(а)
state-confirmed = 👍 участие подтверждено
state-arrived = ✅ на месте
state-waiting = ⏳ в очереди
state-offered = 🎟 предложено место
state-declined = ✖️ не приедет
state-cancelled = ✖️ место освобождено
state-handed-over = 🔁 место передано
mark-invited = ✉️
mark-registered = 📝
mark-confirmed = 👍
mark-arrived = ✅
mark-waiting = ⏳
mark-offered = 🎟
mark-declined = ✖️
mark-cancelled = ✖️
to-arrived = ✅ На месте
to-confirmed = 👍 Подтверждено: приедет
to-registered = 📝 Отметить регистрацию
to-cancelled = ❌ Освободить место
to-another = 🔁 Передать другому человеку
seat-correct = ✏️ Исправить данные
correct = <b>Что исправить?</b>
    { $name }, { $position }
    🏛 { $place }
correct-name = <b>Как правильно: фамилия, имя, отчество?</b>
    Сейчас: { $name }
    🏛 { $place }

    Напишите полностью. Если участник пользуется ботом, ему придёт сообщение.
correct-position = <b>Какая должность правильная?</b>
    Сейчас: { $name }, { $position }
    🏛 { $place }

    Если участник пользуется ботом, ему придёт сообщение.
correct-phone = <b>Какой телефон правильный?</b>
    { $name }, { $position }
    🏛 { $place }

    Напишите, например: 0700 123 456. Если участник пользуется ботом, ему придёт сообщение.
    .none = Телефона нет
staff-corrected = ✏️ <b>Организаторы исправили ваши данные</b>
    { $list }

    🎓 { $seminar }

    Если это неверно, напишите сюда.
staff-release-ask = <b>По какой причине?</b>
    { $name }, { $place }

    Напишите её: участник её прочтёт, если пользуется ботом.
staff-release-no-reason = Без указания причины
staff-cancelled = ❗ Организаторы освободили ваше место.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    Причина: { $reason }

    Если есть вопрос, напишите его сюда.
staff-refused = К сожалению, места на этом семинаре для вас не нашлось.

    🎓 { $seminar }
    📅 { DAYS($starts, $ends) }
    Причина: { $reason }

    Если есть вопрос, напишите его сюда.
handover-ask = <b>Кому передать место?</b>
    Сейчас: { $name }, { $place }

    Напишите имя и телефон нового участника, например: Примеров Пример, 0700 123 456.
handover-wrong = Напишите так: Примеров Пример, 0700 123 456 (без телефона — только имя). Место пока не изменилось.

## Поиск

staff-find = 🔎 Поиск
find-ask = <b>Кого ищем?</b> { $seminar }
    Напишите начало имени, айыл окмоту или несколько цифр телефона.
find-ask-names = <b>Кого ищем?</b> { $seminar }
    Напишите начало имени или айыл окмоту.
find-text = Для поиска напишите текстом имя или айыл окмоту.
find-none = «{ $typed }» не найдено. Попробуйте написать иначе.
find-found = «{ $typed }»: { $number }. Чтобы искать дальше, просто пишите.
find-many = «{ $typed }»: { $number }. Показаны первые десять, напишите точнее.
find-button = { $mark } { $name }, { $place }
find-stopped = Поиск окончен.

## Зарегистрировать другого человека

staff-assist = ➕ Зарегистрировать
assist-begin = <b>Регистрация другого человека</b>
    🎓 { $seminar }

    Отвечайте на вопросы за этого человека. Ваши данные не изменятся.
ask-place-m-other = <b>Из какого айыл окмоту этот человек?</b>
    Напишите название айыл окмоту или выберите область.
ask-place-m-in-other = <b>Из какого айыл окмоту этот человек?</b>
    { $area }. Напишите название или выберите из списка.
ask-place-r-other = <b>Из какой райгосадминистрации этот человек?</b>
    Напишите название района или выберите область.
ask-place-r-in-other = <b>Из какой райгосадминистрации этот человек?</b>
    { $area }
ask-place-o-other = <b>Из какой области этот человек?</b>
ask-place-o-in-other = <b>Из какой области этот человек?</b>
    { $area }
place-found-other = Вот что нашлось по «{ $typed }». Выберите нужное или напишите иначе.
not-municipality-other = Не из айыл окмоту
ask-office-other = <b>Из какого учреждения этот человек?</b>
ask-organisation-other = <b>Как называется учреждение этого человека?</b>
    Напишите коротко.
ask-position-other = <b>Должность этого человека?</b>
    🏛 { $place }
ask-name-other = <b>Фамилия, имя, отчество этого человека?</b>
    Напишите полностью.
ask-phone-other = <b>Телефон этого человека?</b>
    Напишите, например: 0700 123 456.

    🏛 { $place }
    💼 { $position }
    .none = Телефона нет
card-unsigned-other = <b>Фамилия, имя, отчество этого человека?</b>
    Напишите полностью — на этом регистрация закончится.

    🎓 { $seminar }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }
card-other = <b>Всё верно?</b>

    🎓 { $seminar }
    👤 { $name }
    🏛 { $place }
    💼 { $position }
    📱 { $phone }
    { $more }

    Пол нужен только для чисел в отчёте, можно не указывать.
card-confirm-other = ✅ Да, зарегистрировать
assisted = ✅ Зарегистрирован(а): { $name }, { $position }
    🏛 { $place }
    🎓 { $seminar }

    Сообщите участнику, когда и где: { DAYS($starts, $ends) }, { TIME($starts) }, { $venue }.
assist-waits = ⏳ Мест нет, поставлен(а) в очередь: { $name }
    🏛 { $place }
    🎓 { $seminar }

    Когда место освободится, организаторы получат сообщение.
assist-unit-taken = Место этого учреждения занято: { $place }. Всё, что вы заполнили, сохранено.
assist-same = 🤔 <b>Этот человек уже есть?</b>
    Вы регистрируете: { $name }
    🏛 { $place }

    Если это тот же человек, нажмите на имя.
    .another = ➕ Нет, это другой человек
assist-is = ✉️ { $name }, { $place }
assist-see = 👤 { $name }, { $place }

## Организаторам: не из списка ли тот, кто зарегистрировался

list-match-ask = 🤔 <b>Это один и тот же человек?</b>
    Зарегистрирован(а): { $name }, { $position }
    🏛 { $place }

    В списке: { $written } — { $state }
    🏛 { $written_place }

    { $why }
    🎓 { $seminar }

    Если да, запись из списка закроется, а регистрация останется. Если нет, ничего не изменится.
    .yes = ✅ Да, один человек
    .no = ❌ Нет, другой человек
list-match-by-link = Открыта личная ссылка этого приглашения, но открыть её мог и другой человек.
list-match-by-phone = Номер тот же, но это могут быть и разные люди.
list-match-by-name = Имя и учреждение совпадают, но это могут быть и разные люди.
list-match-listed = 👤 Из списка
list-match-registered = 👤 Из регистрации
list-match-same = ✅ Один человек: { $name }, { $place }. Запись из списка закрыта.
list-match-different = Другой человек: { $name }, { $place }. Ничего не изменилось.

## Айыл окмоту нет в списке

place-unlisted = ➕ Нет в списке
ask-unlisted-rayon = <b>В каком районе этот айыл окмоту?</b>
    Выберите район, потом напишите название.
ask-unlisted = <b>Как называется айыл окмоту?</b>
    { $area }. Напишите название, например: «айыл окмоту Пример» или «город Пример».
    Регистрация продолжится, а в список его внесут организаторы.
unlisted-keep = Оставить «{ $name }»
unlisted-similar = <b>Нет ли его среди этих?</b>
    { $area }: в списке есть похожие на «{ $typed }». Нажмите нужное или оставьте, как написано.
unlisted-wrong = Это не похоже на название айыл окмоту. Напишите коротко, буквами: не больше 60 знаков.
unlisted-limit = Организаторы ещё не разобрали названия, которые вы написали раньше. Пока выберите из списка.
awaited-unlisted = Напишите текстом название айыл окмоту. Отменить: /cancel
position-head-city = Глава (мэр)
unit-unlisted = { $name }
field-unlisted = Айыл окмоту, название которого вы написали сами
field-unlisted-decided = Ваши решения об айыл окмоту не из списка

## Организаторам: айыл окмоту нет в списке

notice-unlisted = ❔ <b>Айыл окмоту нет в списке</b>
    🏛 { $place }
    👤 { $name }, { $position }
    🎓 { $seminar }

    Свяжите название с тем, что есть в списке, или внесите его в список.
unlisted-open = ❔ Уточнить айыл окмоту
unlisted-button = ❔ Уточнить названия: { $number }
unlisted-list = ❔ <b>Айыл окмоту, названия которых надо уточнить: { $number }</b>
    🎓 { $seminar }

    Их нет в списке, они написаны при регистрации. Нажмите нужное.
unlisted-list-empty = ✅ Названий, которые надо уточнить, нет.
    🎓 { $seminar }
unlisted-all = ‹ К названиям
unlisted-page = ❔ <b>{ $name }</b>
    { $area }
    🎓 { $seminar }

    В списке нет, так написано при регистрации. Регистраций: { $number }
    { $list }

    Выберите, какой это айыл окмоту (🔗), или внесите его в список (➕).
unlisted-person = 👤 { $name }, { $position }
unlisted-link = 🔗 { $place }
unlisted-find = 🔎 Найти другой
unlisted-make-ayil-aymak = ➕ Айылный аймак
unlisted-make-city = ➕ Город
unlisted-rename = ✏️ Исправить название
unlisted-undo = ↩️ Вернуть как было
unlisted-link-ask = 🔗 <b>Это один и тот же айыл окмоту?</b>
    При регистрации: { $name } ({ $area })
    В списке: { $place }

    Если да, регистрации ({ $number }) перейдут к нему, а участники получат сообщение.
    .yes = ✅ Да, это он
    .no = ‹ Назад
unlisted-make-ask = ➕ <b>Внести в список?</b>
    { $place }
    { $area }

    После этого его сможет выбрать в списке каждый.
    .yes = ✅ Да, внести
    .no = ‹ Назад
unlisted-linked = ✅ «{ $name }» — это { $place }
    🎓 { $seminar }

    Перенесено регистраций: { $number }
unlisted-made = ✅ Внесено в список: { $place }
    { $area }
    🎓 { $seminar }
unlisted-ask-find = 🔎 <b>Как он называется в списке?</b>
    При регистрации: { $name } ({ $area })

    Напишите название из списка или его часть.
unlisted-ask-rename = ✏️ <b>Как правильно?</b>
    При регистрации: { $name } ({ $area })

    Напишите название так, как оно должно стоять в списке.
unlisted-found = Вот что нашлось по «{ $typed }». Нажмите нужное или напишите иначе.
unlisted-found-none = «{ $typed }» не найдено. Напишите иначе.
