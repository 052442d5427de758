# Как изменить: docs/texts.md

## Сотрудники: все вопросы и ответы файлом

asked-export-button = 📗 Вопросы файлом
asked-export = 📗 <b>Все вопросы и ответы: { $number }</b>
    { $seminar }

    Подумайте, кому отдадите: в файле есть имена. Кто скрыл имя, того в файле нет. Выгрузка записывается в журнал.
asked-export-xlsx = 📗 Excel, таблица
asked-export-docx = 📄 Word, для чтения
asked-exported = 📗 { $seminar }
    Вопросов: { $number }
asked-export-none = На этом семинаре ещё никто не спрашивал.
asked-export-title = Вопросы
asked-column-at = Когда задан
asked-column-place = Откуда
asked-column-text = Вопрос, своими словами
asked-column-wording = Как видит зал
asked-column-files = Файлов
asked-column-item = К какому пункту
asked-column-topic = Тема
asked-column-votes = Хотят знать ещё
asked-column-state = Состояние
asked-column-owner = Кто отвечает
asked-column-due = Срок
asked-column-answers = Ответы
asked-column-steps = Что было
asked-hidden = имя скрыто
asked-topic-none = Без темы
asked-is-new = новый
asked-is-visible = виден залу
asked-is-assigned = передан отвечающему
asked-is-reopened = открыт снова
asked-is-answered = есть ответ
asked-is-answered-aloud = ответили в зале
asked-is-answered-written = ответили письменно
asked-is-merged = объединён
asked-is-merged-into = объединён с №{ $number }
asked-is-followed = перешёл на другой семинар
asked-is-declined = закрыт без ответа
asked-is-declined-because = закрыт без ответа: { $reason }
asked-is-withdrawn = взят обратно
asked-answered-aloud = Ответ в зале: { $by }, { $time }
asked-answered-written = Ответ: { $by }, { $time }
asked-step = { $time } · { $state } · { $by }
asked-by-asker = кто спросил
asked-by-itself = автоматически
asked-paper-title = Вопросы и ответы. { $seminar }
asked-paper-starts = { DAY($starts) }
asked-paper-counts = Задано вопросов: { $asked }. Пока без ответа: { $left }.
asked-paper-head = №{ $number } · { $state }
asked-paper-asker = { $name }, { $place }, { $time }
asked-paper-votes = Хотят знать ещё: { $votes }
asked-paper-own = Своими словами: { $text }
asked-paper-item = К пункту программы: { $item }
