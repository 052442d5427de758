# Кантип өзгөртүү керек: docs/texts.md

## Кызматкерлер: бардык суроо-жооптор файлда

asked-export-button = 📗 Суроолор файлда
asked-export = 📗 <b>Бардык суроо-жооптор: { $number }</b>
    { $seminar }

    Кимге берериңизди эске алыңыз: файлда аты-жөндөр бар. Атын жашыргандардын аты жок. Жүктөп алганыңыз журналга жазылат.
asked-export-xlsx = 📗 Excel, жадыбал
asked-export-docx = 📄 Word, окуу үчүн
asked-exported = 📗 { $seminar }
    Суроолор: { $number }
asked-export-none = Бул семинарда суроо бериле элек.
asked-export-title = Суроолор
asked-column-at = Берилген убактысы
asked-column-place = Кайдан
asked-column-text = Суроо, өз сөзү менен
asked-column-wording = Залга көрүнгөнү
asked-column-files = Файлдар
asked-column-item = Кайсы темага
asked-column-topic = Тема
asked-column-votes = Дагы канча киши сурайт
asked-column-state = Абалы
asked-column-owner = Ким жооп берет
asked-column-due = Мөөнөтү
asked-column-answers = Жооптор
asked-column-steps = Эмне болгону
asked-hidden = аты жашырылган
asked-topic-none = Темасыз
asked-is-new = жаңы
asked-is-visible = залга көрүнөт
asked-is-assigned = жооп берүүчүгө берилди
asked-is-reopened = кайра ачылды
asked-is-answered = жооп берилди
asked-is-answered-aloud = залда жооп берилди
asked-is-answered-written = жазуу түрүндө жооп берилди
asked-is-merged = бириктирилди
asked-is-merged-into = №{ $number } менен бириктирилди
asked-is-followed = башка семинарга көчтү
asked-is-declined = жоопсуз жабылды
asked-is-declined-because = жоопсуз жабылды: { $reason }
asked-is-withdrawn = кайтарылып алынды
asked-answered-aloud = Залда жооп берди: { $by }, { $time }
asked-answered-written = Жооп берди: { $by }, { $time }
asked-step = { $time } · { $state } · { $by }
asked-by-asker = суроо берген адам
asked-by-itself = автоматтык түрдө
asked-paper-title = Суроо-жооптор. { $seminar }
asked-paper-starts = { DAY($starts) }
asked-paper-counts = Берилген суроолор: { $asked }. Азырынча жоопсузу: { $left }.
asked-paper-head = №{ $number } · { $state }
asked-paper-asker = { $name }, { $place }, { $time }
asked-paper-votes = Дагы сурагандар: { $votes }
asked-paper-own = Өз сөзү менен: { $text }
asked-paper-item = Кайсы темага: { $item }
