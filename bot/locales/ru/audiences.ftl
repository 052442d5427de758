# Как изменить: docs/texts.md

## Сотрудникам: для кого объявление

segment = 👥 <b>Для кого?</b>
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
segment-readers = 📬 Получат: <b>{ $number }</b> чел. ({ $list })
segment-nobody = ⚠️ Сообщение никому не придёт.
segment-reads = { $language } { $number }
segment-rest = 📵 Не дойдёт: { $number }. Нужно позвонить
segment-sample = Например:
    { $list }
segment-all-named = Поимённо:
    { $list }
segment-someone = • { $name }
segment-someone-from = • { $name }, { $place }

segment-everybody = ✅ Все: у кого есть место, кто приглашён и кто в очереди
segment-everybody-there-is = ✅ Все пользователи бота
segment-line = • { $what }
segment-or = <b>или</b>
segment-except = 🚫 <b>Кроме:</b>
segment-value = { $what }
segment-more = ещё { $number }
segment-is-state = регистрация: { $list }
segment-is-unit = откуда: { $list }
segment-is-office = учреждение: { $list }
segment-is-position = должность: { $list }
segment-is-language = язык: { $list }
segment-is-seminar = семинар: { $list }
segment-is-asked = задали вопрос
segment-is-arrived = пришли на семинар
segment-is-silent = не ответили на вопрос «Вы приедете?»
segment-is-unread = не отметили прочтение: { $list }
segment-announcement = «{ $words }», { DAY($starts) }

segment-ask-first = Если не всем, выберите ниже, кому.
segment-ask-further = Чтобы уточнить, выберите ещё: у человека должно быть всё сразу.
segment-ask-group = Вы уточняете группу { $number }: у человека должно быть всё, что в ней. Достаточно подойти под одну из групп.
segment-ask-or = <b>Или</b> кому ещё? Выберите ниже.
segment-ask-except = 🚫 Кому <b>не</b> отправлять? Выберите ниже.
segment-tap = Нажмите, чтобы выбрать, ещё раз — чтобы убрать. Если выбрать несколько, подойдёт любое.
segment-tap-all = Нажмите, чтобы выбрать, ещё раз — чтобы убрать. Если выбрать несколько, у человека должно быть всё сразу; из объявлений достаточно одного.
segment-none-here = Здесь пока не из чего выбрать.

segment-kind-state = 📝 Регистрация
segment-kind-unit = 📍 Откуда
segment-kind-office = 🏛 Учреждение
segment-kind-position = 💼 Должность
segment-kind-language = 🌐 Язык
segment-kind-deed = 🙋 Что делали
segment-kind-seminar = 📅 Семинар
segment-option = { $what } · { $number }
segment-open = Открыть ›
segment-up = ⬆️ { $name }
segment-group = Группа { $number }
segment-group-except = 🚫 { $number }
segment-here = ▶️ { $what }
segment-add-or = ➕ Или ещё
segment-add-except = 🚫 Кроме кого
segment-clear-group = 🗑 Удалить группу
segment-clear = ↩️ Снова всем
segment-unreachable = 📵 До кого не дойдёт
segments-button = ⭐ Сохранённые выборки
segment-full = Выборка стала слишком большой. То, что выбрано до этого, сохранено; уберите лишнее и попробуйте снова.

segments = ⭐ <b>Сохранённые выборки</b>

    { $list }

    Нажмите на название, и объявление будет для этих людей.
segments-empty = ⭐ <b>Сохранённые выборки</b>

    Пока ни одной. Выберите, для кого объявление, и сохраните выборку здесь.
segments-line = • { $name }: { $number } чел.
segment-save = 💾 Сохранить эту выборку
segment-remove = 🗑
segment-remove-ask = <b>Удалить выборку «{ $name }»?</b>

    Объявления, подготовленные с ней, не изменятся.
    .yes = 🗑 Да, удалить
    .no = { keep-button }
segment-name = 💾 <b>Как назвать эту выборку?</b>

    { $who }

    Напишите короткое название, например: Главы Ак-Суу. Если такое название уже есть, новая выборка заменит прежнюю.
segment-name-wrong = Название не может быть пустым или длиннее { $most } знаков. Напишите ещё раз; выборка не потеряна.

unreachable = 📵 <b>Не дойдёт: { $number }</b>
    { $scope }

    { $list }

    По этому списку нужно позвонить.
    .sheet = 📗 Список для звонков
unreachable-line = 📞 <b>{ $place }</b>: { $name } { $phone } ({ $why })
unreachable-none = Таких нет: бот может написать всем, кого вы выбрали.
unreachable-invited = приглашение есть, в бот ещё не заходили
unreachable-no-telegram = регистрация через других, ботом не пользуется
unreachable-no-consent = согласия на сообщения нет
unreachable-blocked = заблокировал(а) бота
unreachable-title = До кого не дойдёт
unreachable-sheet = 📗 { $scope }: до { $number } чел. сообщение не дойдёт.
    Персональные данные: удалите файл, когда он больше не нужен.
segment-column-why = Почему не дойдёт
