# Как изменить: docs/texts.md

## Пакет после семинара

pack-build = 📦 Пакет после семинара
pack-button = 🗂 Пакет по частям
pack = 📦 <b>Пакет после семинара</b>
    { $seminar }

    В архиве: черновик пресс-релиза на кыргызском и русском, статистика, карта, вопросы и ответы, отзывы, список присутствовавших, фотографии. Каждую часть можно взять и отдельно.
    .archive = 📦 Всё одним архивом
pack-part-press = 📰 Пресс-релиз (черновик)
pack-part-statistics = 📊 Статистика
pack-part-map = 🗺 Карта охвата
pack-part-questions = 📗 Вопросы и ответы
pack-part-feedback = 💬 Отзывы
pack-part-attendance = 📋 Список присутствовавших
pack-part-photos = 📷 Все фотографии
pack-part-archive = 📦 Архив
pack-not-yet = Семинар ещё не закончился. Пакет собирается после него.
pack-already = Уже собираю, подождите.
pack-progress = 📦 { $seminar }

    { $bar } { $done } из { $total }
    { $what }
pack-ready = ✅ { $seminar }
    Готово: { $what }. { $files }

    { $list }
pack-ready-files = Файлов: { $number }.
pack-ready-empty = { $what }: показывать пока нечего.
pack-ready-photos-lost = Фотографий не удалось скачать: { $number }. Они удалены из Telegram, слишком велики или присланы другому боту.
pack-ready-volumes = Архив больше 50 МБ, поэтому он разделён, частей: { $number }. Каждая открывается отдельно.
pack-failed = ⚠️ { $seminar }
    { $what }: собрать не удалось. Попробуйте ещё раз.
    .again = 🔄 Ещё раз
pack-file = { $what }. { $seminar }
pack-volume = 📦 { $seminar }. Часть { $number } из { $total }

## Фотографии

pack-photos-button = 📷 Фотографии
pack-photos-manage = 🖼 Добавить или убрать фото
pack-photos = 📷 <b>Фотографии: { $total }</b>
    { $seminar }

    Можно публиковать: { $publishable }. Остальные — только для отчёта.
    { $hint }

    { $list }
pack-photos-hint = Нажмите на номер, чтобы посмотреть, поправить или убрать.
pack-photos-hint-more = Нажмите на номер, чтобы посмотреть, поправить или убрать. Если номеров не видно, нажмите «{ more-button }».
pack-photos-none = Пока ни одной.
pack-photo-line = { $number }. { $consent }, { TIME($added) }
pack-photo-number = { $number }
pack-photos-add-publishable = ➕ Для публикации
pack-photos-add-internal = ➕ Только для отчёта
pack-photos-ask-publishable = 📷 <b>Фотографии для публикации</b>
    { $seminar }

    Присылайте снимки, можно сразу несколько. Только те, где люди знают, что их снимают, и согласны, чтобы снимок опубликовали. Кто против, того не должно быть на снимке.
pack-photos-ask-internal = 📷 <b>Фотографии для отчёта</b>
    { $seminar }

    Присылайте снимки, можно сразу несколько. Они попадут в отдельную папку архива для сотрудников и не будут опубликованы.
pack-photos-done = ✅ Это все
pack-photo-added = ✅ Фото принято. Всего: { $total }.
pack-photo = 📷 { $consent }
    Прислано: { TIME($added) }, { DAY($added) }
pack-photo-publishable = можно публиковать
pack-photo-internal = только для отчёта
pack-photo-allow = ✅ Люди согласны на публикацию
pack-photo-forbid = 🚫 Не публиковать
pack-photo-remove = 🗑 Убрать
pack-photos-all = ‹ Фотографии
pack-photo-lost = Это фото прислали другому боту, показать его нельзя.
pack-photo-gone = Этого фото уже нет.
pack-photos-too-many = Уже { $most } фотографий, больше нельзя. Уберите лишние.
awaited-photo = Пришлите, пожалуйста, фотографию или нажмите «Это все». Отменить: /cancel

## Карта и таблицы

pack-map-note = { $area }: приехали представители { $reached } айыл окмоту из { $total }. { $made }
pack-statistics-rayons = По районам
pack-statistics-offices = По учреждениям
pack-statistics-positions = По должностям
pack-statistics-sexes = По полу
pack-attendance-title = Присутствовали
pack-column-invited-municipalities = Айыл окмоту: приглашено
pack-column-came-municipalities = Айыл окмоту: приехало
pack-column-expected = Ожидалось, чел.
pack-column-came = Пришло, чел.
pack-column-women = Женщины
pack-column-men = Мужчины
pack-column-sex-unknown = Пол не указан
pack-no-rayon = Вне районов
pack-no-position = Должность не указана
pack-total = Всего
pack-sexes-note = Пол — только там, где его указали сами. Из остального он не выводится.

## Пресс-релиз

press-title = Пресс-релиз
press-draft = [Черновик для редактора. Бот составил его { DAY($composed, year: "always", case: "genitive") } по данным семинара. В квадратных скобках — то, чего в данных нет: впишите или уберите.]
press-seminar = семинар { $title }
press-seminar-named = { $title }
press-item = { $text };
press-item-last = { $text }.
press-lead = { DAY($starts, year: "always", case: "genitive") } прошёл { $seminar }.
press-lead-city = { DAY($starts, year: "always", case: "genitive") } в { PLACE($city, case: "prepositional") } прошёл { $seminar }.
press-lead-days = { DAYS($starts, $ends, year: "always") } прошёл { $seminar }.
press-lead-days-city = { DAYS($starts, $ends, year: "always") } в { PLACE($city, case: "prepositional") } прошёл { $seminar }.
press-place = Место проведения: { $place }.
press-place-missing = [Место проведения: укажите.]
press-project = Семинар провёл проект { $project }.
press-project-missing = [Проект, кто его финансирует и выполняет: укажите здесь или в настройках PROJECT_NAME_RU и PROJECT_DONOR_RU.]
press-people = В семинаре { $people ->
    [one] принял участие { $people } человек
    [few] приняли участие { $people } человека
   *[other] приняли участие { $people } человек
    }:
press-people-registered = На семинар { $people ->
    [one] зарегистрировался { $people } человек
    [few] зарегистрировались { $people } человека
   *[other] зарегистрировались { $people } человек
    }:
press-people-unrecorded = [Приход не отмечен: это число зарегистрированных; районы и айыл окмоту ниже — тоже по регистрации. Исправьте всё это по листу подписей.]
press-people-missing = [Число участников: зарегистрированных нет, впишите по листу подписей.]
press-who-municipality-head = { $number ->
    [1] глава айыл окмоту или мэр
   *[other] главы айыл окмоту и мэры
    } — { $number }
press-who-municipality-deputy = { $number ->
    [1] заместитель главы айыл окмоту или мэра
   *[other] заместители глав айыл окмоту и мэров
    } — { $number }
press-who-municipality = { $number ->
    [1] сотрудник айыл окмоту или мэрии
   *[other] сотрудники айыл окмоту и мэрий
    } — { $number }
press-who-rayon-administration-chief = { $number ->
    [1] глава районной государственной администрации
   *[other] главы районных государственных администраций
    } — { $number }
press-who-rayon-administration-vice = { $number ->
    [1] заместитель главы районной государственной администрации
   *[other] заместители глав районных государственных администраций
    } — { $number }
press-who-rayon-administration = { $number ->
    [1] сотрудник районной государственной администрации
   *[other] сотрудники районных государственных администраций
    } — { $number }
press-who-plenipotentiary-chief = полномочный представитель { $region } — { $number }
press-who-plenipotentiary-vice = { $number ->
    [1] заместитель полномочного представителя
   *[other] заместители полномочного представителя
    } { $region } — { $number }
press-who-plenipotentiary = { $number ->
    [1] сотрудник аппарата полномочного представителя
   *[other] сотрудники аппарата полномочного представителя
    } { $region } — { $number }
press-in-oblast = в { PLACE($oblast, case: "prepositional") }
press-in-region = в области
press-who-gamsumo = { $number ->
    [1] представитель Государственного агентства по делам государственной службы и местного самоуправления
   *[other] представители Государственного агентства по делам государственной службы и местного самоуправления
    } — { $number }
press-who-project = { $number ->
    [1] представитель проекта
   *[other] представители проекта
    } — { $number }
press-who-partner = { $number ->
    [1] представитель партнёрской организации
   *[other] представители партнёрских организаций
    } — { $number }
press-who-other = { $number ->
    [1] представитель другого учреждения
   *[other] представители других учреждений
    } — { $number }
press-rayons-all-of = Были представлены все { $total ->
    [one] { $total } район
    [few] { $total } района
   *[other] { $total } районов
    } { PLACE($oblast, case: "genitive") }: { $rayons }.
press-rayons-some-of = { $number ->
    [one] Был представлен
   *[other] Были представлены
    } { $number } из { $total ->
    [one] { $total } района
   *[other] { $total } районов
    } { PLACE($oblast, case: "genitive") }: { $rayons }.
press-rayons-all = { $total ->
    [1] Был представлен приглашённый район
    [one] Были представлены все { $total } приглашённый район
    [few] Были представлены все { $total } приглашённых района
   *[other] Были представлены все { $total } приглашённых районов
    }: { $rayons }.
press-rayons-some = { $number ->
    [one] Был представлен
   *[other] Были представлены
    } { $number } из { $total ->
    [one] { $total } приглашённого района
   *[other] { $total } приглашённых районов
    }: { $rayons }.
press-rayons-others = { $number ->
    [1] Участники приехали и из другого района
   *[other] Участники приехали и из других районов
    }: { $rayons }.
press-rayons = { $number ->
    [1] Район, откуда приехали участники
   *[other] Районы, откуда приехали участники
    }: { $rayons }.
press-municipalities = { $number ->
    [0] Представители приглашённых айыл окмоту и мэрий не участвовали.
   *[other] Из { $total ->
    [one] числа приглашённых айыл окмоту и мэрий ({ $total })
   *[other] { $total } приглашённых айыл окмоту и мэрий
    } участвовали представители { $number }.
    }
press-presented = Участникам { $number ->
    [1] был представлен доклад на тему
   *[other] были представлены доклады на темы
    }: { $titles }.
press-quoted = «{ $text }»
press-only-ky = { $text } [на кыргызском: переведите]
press-only-ru = { $text }
press-only-en = { $text } [на английском: переведите]
press-presented-missing = [Что было представлено: в программе таких тем нет, впишите темы выступлений.]
press-shared = Об опыте участникам рассказали: { $speaker } (тема { $title }).
press-shared-title = Своим опытом поделились айыл окмоту (тема { $title }).
press-shared-missing = [Какие айыл окмоту поделились опытом: впишите или уберите строку.]
press-asked = Участники задали { $asked ->
    [one] { $asked } вопрос
    [few] { $asked } вопроса
   *[other] { $asked } вопросов
    }: { $outcomes }.
press-asked-answered = { $number ->
    [1] дан ответ на { $number }
   *[other] даны ответы на { $number }
    }
press-asked-left = пока без ответа { $number }
press-asked-similar = { $number ->
    [one] { $number } объединён с похожим
   *[other] { $number } объединены с похожими
    }
press-asked-carried = { $number ->
    [one] { $number } перенесён на другой семинар
   *[other] { $number } перенесены на другой семинар
    }
press-asked-declined = { $number ->
    [one] { $number } закрыт без ответа
   *[other] { $number } закрыты без ответа
    }
press-questions-missing = [Вопросы: через бот их не задавали. О чём спрашивали в зале, впишите.]
press-hottest = Больше всего вопросов вызвала тема { $topic }: { $number ->
    [one] { $number } вопрос
    [few] { $number } вопроса
   *[other] { $number } вопросов
    }.
press-topics = Вопросы задавали и по { $number ->
    [1] теме
   *[other] темам
    }: { $topics }.
press-topics-even = { $number ->
    [1] Вопрос задали по теме
   *[other] Вопросы задавали по темам
    }: { $topics }.
press-topic = { $topic } ({ $number ->
    [one] { $number } вопрос
    [few] { $number } вопроса
   *[other] { $number } вопросов
    })
press-topics-missing = [О чём спрашивали чаще всего: у вопросов нет тем, впишите.]
press-promises = Письменный ответ обещан:
press-promise = до { DAY($until, year: "always", case: "genitive") } — на вопрос «{ $text }»
press-promise-number = до { DAY($until, year: "always", case: "genitive") } — на вопрос № { $number } [вопрос участникам не показан: публиковать ли его, решите сами]
press-next = Следующий семинар серии: { DAY($starts, year: "always", case: "genitive") }, { $seminar }.
press-next-city = Следующий семинар серии: { $seminar }, { DAY($starts, year: "always", case: "genitive") }, в { PLACE($city, case: "prepositional") }.
press-next-city-of = Следующий семинар серии: { $seminar }, { DAY($starts, year: "always", case: "genitive") }, в { PLACE($city, case: "prepositional") } ({ PLACE($oblast) }).
press-next-missing = [Следующий семинар серии: не объявлен. Впишите или уберите строку.]
press-quote-missing = [Цитата: впишите слова участника или организатора, с его согласия. Бот никого не цитирует.]
press-photos = [Фото: в папке «{ $folder }» { $number ->
    [one] { $number } снимок
    [few] { $number } снимка
   *[other] { $number } снимков
    } с согласием на публикацию. Приложите и подпишите.]
press-photos-missing = [Фото: снимков с согласием на публикацию нет.]
press-contact-missing = [Контакт для прессы: имя, телефон, почта.]
