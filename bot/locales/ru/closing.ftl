# Как менять: docs/texts.md

## Архив

archive-button = 🗄 Архив: { $number }
archive = <b>Архив</b>
    Здесь прошедшие и отменённые семинары. Чтобы открыть страницу семинара, нажмите на его название. Организаторы могут вернуть его к текущим кнопкой «Вернуть».

    { $list }
archive-line = • { $seminar }, { DAYS($starts, $ends) }
archive-empty = Архив пуст.
archive-restore = ↩️ Вернуть
archive-restored = ↩️ Семинар возвращён из архива: <b>{ $seminar }</b>
    { $state }

## Удаление персональных данных

removals-all-button = 🧹 Что и когда удаляется
removals-button = 🧹 Сроки хранения
removals = <b>Когда удаляются персональные данные</b>
    После семинара персональные данные участников хранятся только до установленного срока. Подробно — на странице семинара: нажмите на название.

    { $list }
removals-line = • { $seminar }: { DAY($day, year: "always") } — { $what }
removals-none = Удалять нечего.
removal-contacts = имена, телефоны, ответы при регистрации
removal-authors = кто задал вопросы
removal-feedback = тексты отзывов
removal-arrivals = время прихода
removal-messages = кому отправлены сообщения
removal-page = 🧹 <b>{ $seminar }</b>
    📅 { DAYS($starts, $ends) }

    Что и когда удаляется:
    { $list }

    { $counts }

    Организаторы получат сообщение за { $number } дн. до удаления. Имена тех, кто зарегистрирован на более поздний семинар, хранятся до срока того семинара. Ответы сотрудников, тексты открытых всем вопросов и журнал действий сотрудников остаются.
removal-day = 🗓 { DAY($day, year: "always") }
removal-line = • { $what }: { $number }
removal-line-done = ✅ Удалено: { $what }
removal-line-empty = • Удалять нечего: { $what }
removal-line-kept = • Не удаляется: { $what }
removal-counts-later = 📊 Числа (участие, вопросы, звёзды) перед удалением записываются отдельно и остаются.
removal-counts = 📊 Числа, которые остаются:
    { $list }
removal-count-municipalities = • айыл окмоту: в списке { $municipalities }, зарегистрировано { $registered }
removal-count-people = • зарегистрировано людей: { $expected }
removal-count-arrived = • пришли: { $arrived }
removal-count-questions = • вопросов: { $asked }, с ответом: { $answered }
removal-count-hours = • ожидание ответа (медиана): { $hours } ч
removal-count-stars = • средняя оценка: ★ { $stars }
removal-keep = ⏳ Хранить ещё год
removal-notice = 🧹 <b>Скоро будут удалены персональные данные: { $seminar }</b>
    📅 { DAYS($starts, $ends) }

    { $list }

    Числа, ответы сотрудников и открытые всем вопросы останутся. Если данные ещё нужны, нажмите «Хранить ещё год». Если нет, ничего делать не надо.
