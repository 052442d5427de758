# Кантип өзгөртүү керек: docs/texts.md

## Кызматкерлер: суроонун абалы

asker = { $name }, { $place }
asker-hidden = { $name }, { $place } · 🙈 залга аты көрсөтүлбөсүн
asker-kept = 🙈 аты айтылбайт
is-new = 🆕 Жаңы, модератор карай элек
is-visible = 👁 Залга көрүнөт, жооп берүүчү дайындала элек
is-assigned = 👤 Жооп берет: { $owner }
is-assigned-due = 👤 Жооп берет: { $owner }, мөөнөтү { DAY($starts) }, { TIME($starts) }
is-reopened = 🔁 Кайра ачылды, дагы жооп керек
is-answered = ✅ Жооп берилди
is-merged = 🔗 №{ $number } суроо менен бириктирилди
is-declined = 🚫 Жоопсуз жабылды: { $why }
is-withdrawn = ✖️ Ээси кайтарып алды
seen-by-hall = 👁 Залга көрүнөт
unseen-by-hall = 🙈 Залга көрүнбөйт
wanted-by = 🙋 Муну билгиси келгендер: { $number }
about-topic = 🏷 { $topic }
worded-as = ✏️ Залга мындай көрүнөт: { $text }
declined-off-topic = семинардын темасына кирбейт
declined-personal = жеке маселе, аны залда эмес, кызматкерлер менен өзүнчө чечүү керек
declined-unclear = эмне суралганы түшүнүксүз
declined-rude = сый мамиледе жазылган эмес
declined-elsewhere = бул маселени башка мекеме чечет
declined-none = себеби көрсөтүлгөн эмес
question-show = ✅ Залга көрсөтүү
question-decline = 🚫 Жоопсуз жабуу
question-page = ⋯ Дагы
