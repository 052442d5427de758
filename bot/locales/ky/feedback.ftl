# Кантип өзгөртүү керек: docs/texts.md

## Семинардан кийинки баа

feedback-rated = 🙏 Рахмат! Сиздин бааңыз: <b>{ $stars }</b> ⭐
    { $seminar }

    Башка баа койсоңуз да болот. Эмне жакты, эмнени жакшыртуу керек? Жөн эле ушул жерге жазып коюңуз.
feedback-words-taken = 🙏 Рахмат, муну семинар тууралуу пикириңиз катары сактадык. Кызматкерлер аны аты-жөнүңүзсүз окушат. Бул суроо болсо, төмөнкү баскычты басып, аны кайра жазыңыз.
feedback-words-first = 🙏 Рахмат, муну семинар тууралуу пикириңиз катары сактадык. Кызматкерлер аны аты-жөнүңүзсүз окушат. Бул суроо болсо, эң төмөнкү баскычты басып, аны кайра жазыңыз.

    Эми бааңызды да коюп коюңузчу: 1 — пайдасы аз, 5 — абдан пайдалуу.
feedback-write = ✍️ Пикиримди жазам
feedback-ask = Эмне жакты, эмнени жакшыртуу керек? Бир билдирүү менен жазыңыз. Кызматкерлер аны аты-жөнүңүзсүз окушат.
feedback-stop = ✖️ Жазбайм
feedback-taken = 🙏 Рахмат, пикириңиз сакталды.
feedback-left = Макул. Койгон бааңыз сакталды.
feedback-wrong = Пикириңизди текст менен жазыңыз же «✖️ Жазбайм» баскычын басыңыз. Койгон бааңыз сакталды.
feedback-early = Баа семинар бүткөндөн кийин коюлат.
feedback-none = <b>{ $seminar }</b>
    Азырынча баа коюла элек.
feedback-line = { $stars } — { $number }
feedback-quote = «{ $words }»
feedback-no-text = Азырынча эч ким пикир жаза элек.
field-feedback = Семинарга берген бааңыз
feedback-tally = ⭐ <b>{ $seminar }</b>

    Жооп бергендер: <b>{ $given }</b>
    { $list }
feedback-mean = Орточо баа: <b>{ $mean }</b>
feedback-few = Бөлүштүрүлүшү кеминде { $number } баа коюлганда көрсөтүлөт: андан аз болсо, ким кандай баа койгону билинип калат.
feedback-result = <b>{ $question }</b> — жооптор: { $number }
feedback-result-few = <b>{ $question }</b> — жооптор: { $number } (азырынча аз)
feedback-result-scale = <b>{ $question }</b> — орточо { $mean }, жооптор: { $number }
feedback-result-choice = • { $choice } — { $number }
feedback-export = 📄 Word файлы
feedback-exported = ⭐ { $seminar }
    Пикирлер: { $given }. Аты-жөнү көрсөтүлгөн эмес.
feedback-results-button = ⭐ Баалар жана пикирлер
feedback-texts-button = 💬 Жазылган пикирлер: { $number }
feedback-texts = 💬 <b>Катышуучулардын пикирлери</b> · { $seminar }

    { $list }
feedback-texts-question = <b>{ $question }</b>
feedback-words = Эмне жакты, эмнени жакшыртуу керек?
feedback-overall = Жалпы баа
feedback-chart = 📊 { $seminar }
feedback-chart-scale = Баа бергендер: { $number }. Оң жакта: алардын канчасы 4 же 5 койгону. { $made }
feedback-chart-choice = { $seminar }. Жооп бергендер: { $number }. { $made }
feedback-step-5 = 5, абдан жакшы
feedback-step-4 = 4
feedback-step-3 = 3
feedback-step-2 = 2
feedback-step-1 = 1, начар
feedback-more = 📝 Дагы { $number } кыска суроо
feedback-question-scale = 📝 { $place }
    <b>{ $question }</b>

    1 — начар, 5 — абдан жакшы.
feedback-question-choice = 📝 { $place }
    <b>{ $question }</b>

    Бир жоопту тандаңыз.
feedback-question-text = 📝 { $place }
    <b>{ $question }</b>

    Бир билдирүү менен жазыңыз. Кызматкерлер аны аты-жөнүңүзсүз окушат.
feedback-question-answered = 📝 { $place }
    <b>{ $question }</b>

    Жазганыңыз: «{ $words }». Өзгөрткүңүз келсе, кайра жазыңыз.
feedback-own = ✅ { $choice }
feedback-skip = Өткөрүп жиберүү ›
feedback-text-wrong = Жоопту текст менен жазыңыз же «Өткөрүп жиберүү» баскычын басыңыз.
feedback-done = 🙏 <b>Рахмат, жоопторуңуз сакталды.</b>
    { $seminar }

    Алар аты-жөнүңүзсүз эсептелет жана кийинки семинарды жакшыртууга жардам берет.
feedback-again = ✏️ Жоопторумду өзгөртөм
feedback-nudge = 🙏 <b>Сиздин пикириңиз керек.</b>

    🎓 { $seminar }

    Семинар сизге канчалык пайдалуу болду? Бир эле басып коюңуз. 1 — пайдасы аз, 5 — абдан пайдалуу. Бул тууралуу экинчи сурабайбыз.

## Баа: кызматкерлерге, суроолору

feedback-form-button = 📝 Анкетанын суроолору
feedback-form = 📝 <b>Анкета</b> · { $seminar }

    Келгендерден семинар бүткөндөн кийин адегенде жалпы баа (1–5), андан кийин булар суралат:

    { $list }
feedback-form-none = Суроо жок: жалпы баа гана суралат.
feedback-form-line = { $number }. { $question } ({ $kind }) { $lacks }
feedback-form-add = ➕ Суроо кошуу
feedback-form-many = { $most } суроодон ашпасын: көп болсо, адамдар жооп бербей коюшат.
feedback-untitled = Жазыла элек суроо
feedback-ask-kind = Кандай суроо кошосуз?
feedback-kind-scale = 1ден 5ке чейин баа
feedback-kind-choice = тандоо
feedback-kind-text = эркин жооп
feedback-question-gone = Бул суроо анкетадан алынып салынган.
feedback-question-page = 📝 <b>Анкетанын суроосу</b>: { $kind }

    { $list }
feedback-question-incomplete = ⚠️ Тексти толук жазыла элек, ошондуктан азырынча суралбайт.
feedback-choice-line = • { $choice } { $lacks }
feedback-edit-choices-ky = ✍️ Жооптор кыргызча
feedback-edit-choices-ru = ✍️ Жооптор орусча
feedback-ask-title = ✍️ <b>Суроо { $language }</b>
    Азыр: { $question }

    Суроону жазыңыз. Эки тилде болсо, арасына / коюңуз.
feedback-ask-choices = ✍️ <b>Жооптор { $language }</b>

    { $list }

    Бардык жоопторду жазыңыз, ар бирин өз сабына: кеминде 2, көп дегенде { $most }. Жооптор бар болсо, иретин сактаңыз.
feedback-choices-fixed = Бул суроого жооп берилген, жооптордун саны өзгөрбөйт. Так { $number } сап жазыңыз.
feedback-remove = 🗑 Анкетадан алып салуу
feedback-ask-remove = <b>Бул суроону анкетадан алып саласызбы?</b>
    { $question }

    Буга чейинки жооптор да көрүнбөй калат.
    .yes = 🗑 Ооба, алып салам
    .no = { back-button }
field-feedback-answer = Анкетадагы жообуңуз
feedback-document-title = Пикирлер. { $seminar }
feedback-document-given = Пикирлердин саны: { $given }
feedback-document-mean = Орточо баа: { $mean }
feedback-document-result = { $question } — жооптор: { $number }
feedback-document-result-few = { $question } — жооптор: { $number } (азырынча аз)
feedback-document-result-scale = { $question } — орточо { $mean }, жооптор: { $number }
