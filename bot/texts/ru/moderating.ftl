# Как изменить: docs/texts.md

## Сотрудники: что с вопросом

asker = { $name }, { $place }
asker-hidden = { $name }, { $place } · 🙈 залу имя не показывать
asker-kept = 🙈 без имени
is-new = 🆕 Новый, модератор ещё не смотрел
is-visible = 👁 Виден залу, отвечающий не назначен
is-assigned = 👤 Отвечает { $owner }
is-assigned-due = 👤 Отвечает { $owner }, срок { DAY($starts) }, { TIME($starts) }
is-reopened = 🔁 Открыт снова, нужен ещё ответ
is-answered = ✅ Есть ответ
is-merged = 🔗 Объединён с вопросом №{ $number }
is-declined = 🚫 Закрыт без ответа: { $why }
is-withdrawn = ✖️ Автор отозвал
seen-by-hall = 👁 Виден залу
unseen-by-hall = 🙈 Залу не виден
wanted-by = 🙋 Хотят знать ещё: { $number }
about-topic = 🏷 { $topic }
worded-as = ✏️ Зал читает: { $text }
declined-off-topic = он не по теме семинара
declined-personal = вопрос личный, его лучше решить с сотрудниками отдельно
declined-unclear = непонятно, о чём вопрос
declined-rude = он написан неуважительно
declined-elsewhere = этим занимается другое учреждение
declined-none = причина не указана
question-show = ✅ Показать залу
question-decline = 🚫 Закрыть
question-page = ⋯ Ещё
