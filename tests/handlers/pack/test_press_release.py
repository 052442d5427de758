"""The draft of the press release has the facts of the seminar, and gaps for what the data do not tell."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import delete

from bot.locales import get_locale
from handlers.messages import Lines, Number, Paragraph, Text, TextDocument, Value
from handlers.pack import press_release
from handlers.pack.context import PackContext, Project
from storage import sample_day
from storage.models import Seminar, Target, question_states, seminar_states
from storage.models.seat_states import REGISTERED
from storage.pack import attendance
from storage.questions import lifecycle, proceedings, questions
from storage.seminars import programme
from tests.handlers.stage import Stage

SAMPLE = sample_day.load_settings()
PROJECT = Project(
    {"ky": SAMPLE["project_name_ky"], "ru": SAMPLE["project_name_ru"]},
    {"ky": SAMPLE["project_donor_ky"], "ru": SAMPLE["project_donor_ru"]},
)
RAYONS = {
    "ru": "Аксыйский, Ала-Букинский, Базар-Коргонский, Ноокенский, Сузакский, Тогуз-Тороуский, Токтогульский, "
    "Чаткальский",
    "ky": "Аксы, Ала-Бука, Базар-Коргон, Ноокен, Сузак, Тогуз-Торо, Токтогул, Чаткал",
}
FACTS = {
    "ru": [
        "11 июля 2019 г. в Джалал-Абаде прошёл «Вводный семинар». Место",
        "Место проведения: Областная государственная администрация, г. Джалал-Абад.",
        "Семинар провёл проект «Улучшение услуг на местном уровне». Проект финансируется",
        "Швейцарское управление по развитию и сотрудничеству",
        "приняли участие 89 человек:",
        "главы айыл окмоту и мэры — 64;\n",
        "заместители глав айыл окмоту и мэров — 10",
        "главы районных государственных администраций — 8",
        "заместитель полномочного представителя в Джалал-Абадской области — 1",
        "представитель Государственного агентства по делам государственной службы и местного самоуправления — 1;",
        "представители проекта — 5.\n",
        f"все 8 районов Джалал-Абадской области: {RAYONS['ru']}.",
        "Из 76 приглашённых айыл окмоту и мэрий участвовали представители 74.",
        "Участникам были представлены доклады на темы: «Основные итоги первой фазы»; «Цели и задачи второй фазы»;",
        "Об опыте участникам рассказали: главы айыл окмоту Кенеш и Бешик-Жон",
        "задали 14 вопросов: даны ответы на 12, пока без ответа 2.",
        "Больше всего вопросов вызвала тема «Межмуниципальное сотрудничество»: 6 вопросов.",
        "Вопросы задавали и по темам: «Условия участия в проекте» (3 вопроса); «Питьевая вода» (3 вопроса); ",
        "«Вывоз мусора» (2 вопроса).",
        "до 25 июля 2019 г. — на вопрос «Кто отвечает перед жителями, если услуга общая, а жалоба одна?»;\n",
        "Следующий семинар серии: «Вводный семинар»,",
        "в Караколе (Иссык-Кульская область).",
    ],
    "ky": [
        "2019-жылдын 11-июлунда Жалал-Абадда «Киришүү семинары» өттү. Өткөн жери: Облустук",
        "Семинарды «Жергиликтүү деңгээлде кызмат көрсөтүүлөрдү жакшыртуу» долбоору",
        "Семинарга 89 адам катышты:",
        "райондук мамлекеттик администрациялардын башчылары — 8",
        "Жалал-Абад облусу боюнча ыйгарым укуктуу өкүлдүн орун басары — 1",
        "Мамлекеттик кызмат жана жергиликтүү өз алдынча башкаруу иштери боюнча мамлекеттик агенттиктин өкүлү — 1;",
        "долбоордун өкүлдөрү — 5.\n",
        f"Жалал-Абад облусунун бардык 8 районунан өкүлдөр келди: {RAYONS['ky']}.",
        "Кеңеш жана Бешик-Жон айыл өкмөттөрүнүн башчылары өз тажрыйбасы менен бөлүштү",
        "Эң көп суроо «Муниципалитеттер аралык кызматташтык» темасы боюнча берилди: 6 суроо.",
        "«Таза суу» (3 суроо); «Таштандыны чыгаруу» (2 суроо).",
        "2019-жылдын 1-августуна чейин — «Кошо каржылоо сөзсүз акча түрүндө болушу керекпи?» деген суроого.\n",
        "Сериянын кийинки семинары: «Киришүү семинары»,",
        "Караколдо (Ысык-Көл облусу).",
    ],
}
"""Language -> what the press release of July 2019 told, as the draft has to write it."""
AK_BULUN, AKSY, ALA_BUKA = "41702205805000", "41703211000000", "41703204000000"
"""A municipality of Ak-Suu Rayon in another oblast; two rayons of Jalal-Abad Oblast."""


async def drafted(stage: Stage, seminar: Seminar, project: Project = PROJECT) -> TextDocument:
    return await press_release.draft(stage.session, PackContext(seminar, stage.now, project, "ru"))


def written(source: TextDocument, language: str, *kinds: str) -> str:
    locale = get_locale(language, "Asia/Bishkek")
    shown: list[Paragraph] = [one for one in source.paragraphs if not kinds or one.kind in kinds]
    return "\n".join(locale.render_value(one.text) for one in shown)


@pytest.mark.parametrize("language", FACTS)
async def test_the_draft_has_every_fact_of_the_seminar_in_jalal_abad(stage: Stage, language: str) -> None:
    assert await sample_day.load_day(stage.session, stage.now)
    text = written(await drafted(stage, stage.jalal_abad), language)
    assert [fact for fact in FACTS[language] if fact not in text] == []
    # Nobody is quoted, and no participant is named.
    assert not re.search(r"Участник \d|Эксперт \d", text)


async def test_guests_from_other_rayons_are_not_counted_among_the_invited(stage: Stage) -> None:
    """Nine rayons were there, and eight of the eight that the oblast has."""
    assert await sample_day.load_day(stage.session, stage.now)
    people = (await attendance.load_attendance(stage.session, stage.jalal_abad.id)).people
    guest = next(one.seat for one in people if one.seat.office == "municipality")
    guest.unit_code = AK_BULUN
    text = written(await drafted(stage, stage.jalal_abad), "ru")
    assert f"все 8 районов Джалал-Абадской области: {RAYONS['ru']}." in text
    assert "Участники приехали и из другого района: Ак-Суйский." in text


async def test_rayons_are_of_the_oblast_only_if_all_of_it_was_invited(stage: Stage) -> None:
    assert await sample_day.load_day(stage.session, stage.now)
    await stage.session.execute(delete(Target).where(Target.seminar_id == stage.jalal_abad.id))
    for code in (AKSY, ALA_BUKA):
        stage.session.add(Target(seminar_id=stage.jalal_abad.id, office="municipality", unit_code=code))
    text = written(await drafted(stage, stage.jalal_abad), "ru")
    assert "Были представлены все 2 приглашённых района: Аксыйский, Ала-Букинский." in text
    assert "Участники приехали и из других районов: Базар-Коргонский, Ноокенский," in text
    people = (await attendance.load_attendance(stage.session, stage.jalal_abad.id)).people
    for one in people:
        if one.area and one.area.code == AKSY:
            one.seat.state = REGISTERED
    text = written(await drafted(stage, stage.jalal_abad), "ru")
    assert "Был представлен 1 из 2 приглашённых районов: Ала-Букинский." in text


async def test_without_a_target_list_the_rayons_are_only_named(stage: Stage) -> None:
    assert await sample_day.load_day(stage.session, stage.now)
    await stage.session.execute(delete(Target).where(Target.seminar_id == stage.jalal_abad.id))
    source = await drafted(stage, stage.jalal_abad)
    assert f"Районы, откуда приехали участники: {RAYONS['ru']}." in written(source, "ru")
    assert f"Катышуучулар келген райондор: {RAYONS['ky']}." in written(source, "ky")


COUNTED: dict[str, list[tuple[str, dict[str, Value], str]]] = {
    "ru": [
        ("press-rayons-all", {"total": 1}, "Был представлен приглашённый район: …."),
        ("press-rayons-all", {"total": 2}, "Были представлены все 2 приглашённых района: …."),
        ("press-rayons-all", {"total": 5}, "Были представлены все 5 приглашённых районов: …."),
        ("press-rayons-all", {"total": 21}, "Были представлены все 21 приглашённый район: …."),
        ("press-rayons-some", {"number": 1, "total": 21}, "Был представлен 1 из 21 приглашённого района: …."),
        ("press-rayons-some", {"number": 2, "total": 5}, "Были представлены 2 из 5 приглашённых районов: …."),
        ("press-rayons", {"number": 1}, "Район, откуда приехали участники: …."),
        ("press-rayons-others", {"number": 1}, "Участники приехали и из другого района: …."),
        ("press-rayons-others", {"number": 21}, "Участники приехали и из других районов: …."),
        (
            "press-municipalities",
            {"number": 0, "total": 5},
            "Представители приглашённых айыл окмоту и мэрий не участвовали.",
        ),
        (
            "press-municipalities",
            {"number": 1, "total": 21},
            "Из числа приглашённых айыл окмоту и мэрий (21) участвовали представители 1.",
        ),
        ("press-presented", {"number": 1}, "Участникам был представлен доклад на тему: …."),
        ("press-topics", {"number": 1}, "Вопросы задавали и по теме: …."),
    ],
    "ky": [
        ("press-rayons-all", {"total": 1}, "Чакырылган райондун өкүлдөрү келди: …."),
        ("press-rayons-all", {"total": 5}, "Чакырылган 5 райондун баарынан өкүлдөр келди: …."),
        ("press-rayons-others", {"number": 1}, "Башка райондон да катышуучулар келди: …."),
        (
            "press-municipalities",
            {"number": 4, "total": 5},
            "5 айыл өкмөтү жана мэрия чакырылып, 4 айыл өкмөтүнөн же мэриядан өкүлдөр келди.",
        ),
    ],
    "en": [
        ("press-rayons-all", {"total": 1}, "The invited rayon was represented: …."),
        ("press-rayons-some", {"number": 1, "total": 2}, "1 of the 2 invited rayons was represented: …."),
    ],
}
"""Language -> (text key, counts, the sentence)."""


@pytest.mark.parametrize("language", COUNTED)
def test_the_counts_agree_with_their_words(language: str) -> None:
    locale = get_locale(language, "UTC")
    for key, counts, sentence in COUNTED[language]:
        args = {name: Number(value) for name, value in counts.items() if isinstance(value, int)}
        assert locale.plain(key, {**args, "rayons": "…", "titles": "…", "topics": "…"}) == sentence


OUTCOMES = {
    "ru": [
        ({"answered": 1}, "Участники задали 1 вопрос: дан ответ на 1."),
        ({"left": 2}, "Участники задали 2 вопроса: пока без ответа 2."),
        ({"answered": 16, "left": 5}, "Участники задали 21 вопрос: даны ответы на 16, пока без ответа 5."),
        (
            {"similar": 1, "carried": 1, "declined": 1},
            "Участники задали 3 вопроса: 1 объединён с похожим, 1 перенесён на другой семинар, 1 закрыт без ответа.",
        ),
        (
            {"similar": 2, "carried": 5, "declined": 22},
            (
                "Участники задали 29 вопросов: 2 объединены с похожими, 5 перенесены на другой семинар, "
                "22 закрыты без ответа."
            ),
        ),
    ],
    "ky": [
        (
            dict.fromkeys(proceedings.OUTCOMES, 3),
            (
                "Катышуучулар 15 суроо берди: 3 суроого жооп берилди, 3 суроо азырынча жоопсуз, 3 суроо окшош суроо "
                "менен бириктирилди, 3 суроо башка семинарда каралат, 3 суроо жоопсуз жабылды."
            ),
        ),
    ],
    "en": [
        (
            dict.fromkeys(proceedings.OUTCOMES, 1),
            (
                "Participants asked 5 questions: 1 was answered, 1 is still unanswered, 1 was merged with a "
                "similar one, 1 was moved to another seminar, 1 was closed unanswered."
            ),
        ),
        (
            dict.fromkeys(proceedings.OUTCOMES, 2),
            (
                "Participants asked 10 questions: 2 were answered, 2 are still unanswered, 2 were merged with similar "
                "ones, 2 were moved to another seminar, 2 were closed unanswered."
            ),
        ),
    ],
}
"""Language -> (outcome -> number of questions, the sentence)."""


@pytest.mark.parametrize("language", OUTCOMES)
def test_the_sentence_about_the_questions_adds_up(language: str) -> None:
    locale = get_locale(language, "UTC")
    for counts, sentence in OUTCOMES[language]:
        lines = [Text(f"press-asked-{outcome}", {"number": Number(many)}) for outcome, many in counts.items()]
        args = {"asked": Number(sum(counts.values())), "outcomes": Lines(lines, ", ")}
        assert locale.plain("press-asked", args) == sentence


async def test_merged_and_declined_questions_are_named_beside_the_answered_ones(stage: Stage) -> None:
    assert await sample_day.load_day(stage.session, stage.now)
    left = [question for question, _ in await questions.list_open(stage.session, stage.jalal_abad.id)]
    asked = (await proceedings.of_seminar(stage.session, stage.jalal_abad.id)).entries
    answered = next(one.question for one in asked if one.question.state == question_states.ANSWERED)
    await lifecycle.merge(stage.session, left[0], answered, stage.now, stage.member)
    await lifecycle.decline(stage.session, left[1], "rude", stage.now, stage.member)
    source = await drafted(stage, stage.jalal_abad)
    said = "задали 14 вопросов: даны ответы на 12, 1 объединён с похожим, 1 закрыт без ответа."
    assert said in written(source, "ru")


async def test_what_the_data_do_not_tell_is_a_gap_and_not_invented(stage: Stage) -> None:
    seminar = Seminar(
        slug="empty",
        title={"ru": "Пустой семинар"},
        description={},
        venue={},
        address={},
        starts_at=stage.karakol.starts_at + timedelta(days=30),
        ends_at=stage.karakol.starts_at + timedelta(days=31),
        timezone="Asia/Bishkek",
        state=seminar_states.HELD,
        updated_at=stage.now,
    )
    stage.session.add(seminar)
    await stage.session.flush()
    source = await drafted(stage, seminar, Project({}, {}))
    gaps = written(source, "ru", "missing").splitlines()
    assert all(gap.startswith("[") and gap.endswith("]") for gap in gaps)
    # The draft, project, people, topics, experience, questions, next seminar, quotation, photos, contact.
    assert len(gaps) == 10
    assert written(source, "ru", "text").endswith("прошёл «Пустой семинар». [Место проведения: укажите.]")


async def test_without_arrivals_the_draft_speaks_of_registered_people(stage: Stage) -> None:
    assert await sample_day.load_day(stage.session, stage.now)
    for one in (await attendance.load_attendance(stage.session, stage.jalal_abad.id)).people:
        one.seat.state = REGISTERED
    text = written(await drafted(stage, stage.jalal_abad), "ru")
    assert "зарегистрировались 89 человек" in text
    assert "[Приход не отмечен" in text
    assert "приняли участие" not in text


async def test_a_promised_question_that_the_hall_may_not_read_is_not_told(stage: Stage) -> None:
    assert await sample_day.load_day(stage.session, stage.now)
    left = [question for question, _ in await questions.list_open(stage.session, stage.jalal_abad.id)]
    next(one for one in left if one.number == 6).visible_at = None
    text = written(await drafted(stage, stage.jalal_abad), "ru")
    assert "Кто отвечает перед жителями" not in text
    assert "до 25 июля 2019 г. — на вопрос № 6 [" in text


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Услуги для села", "прошёл семинар «Услуги для села»"),
        ("Услуги для села (Джалал-Абад)", "прошёл семинар «Услуги для села»"),
        ("Семинар по услугам — Джалал-Абад", "прошёл «Семинар по услугам»"),
        ("Джалал-Абад", "прошёл семинар «Джалал-Абад»"),
        ("Джалал-Абад: услуги", "прошёл семинар «Джалал-Абад: услуги»"),
    ],
)
async def test_the_first_sentence_says_neither_seminar_nor_the_city_twice(
    stage: Stage, title: str, said: str
) -> None:
    stage.jalal_abad.title = {"ru": title}
    text = written(await drafted(stage, stage.jalal_abad), "ru", "text")
    assert text.startswith(f"11 июля 2019 г. в Джалал-Абаде {said}. Место")


async def test_what_is_written_in_one_language_is_marked_in_the_other(stage: Stage) -> None:
    assert await sample_day.load_day(stage.session, stage.now)
    seminar = stage.jalal_abad
    seminar.title, seminar.venue = {"ky": "Суу семинары"}, {"ru": "Актовый зал"}
    asked = (await proceedings.of_seminar(stage.session, seminar.id)).entries
    hottest = asked[0].topic
    assert hottest is not None
    hottest.name = {"ky": "Таза суу"}
    for item in await programme.list_items(stage.session, seminar.id):
        item.title = {"ky": "Суу тууралуу", "en": "On water"}
    source = await drafted(stage, seminar)
    made = {language: written(source, language) for language in ("ky", "ru")}
    assert "Суу семинары [на кыргызском: переведите]\n" in made["ru"]
    assert "прошёл «Суу семинары» [на кыргызском: переведите]. Место проведения: Актовый зал, " in made["ru"]
    assert "вызвала тема «Таза суу» [на кыргызском: переведите]: 6 вопросов." in made["ru"]
    assert "«Суу тууралуу» [на кыргызском: переведите]" in made["ru"]
    assert "Өткөн жери: Актовый зал [орусча: которуңуз], " in made["ky"]
    assert "«Суу семинары» өттү" in made["ky"]
    assert made["ky"].count("которуңуз]") == 1


async def test_of_two_topics_with_as_many_questions_neither_is_called_the_first(stage: Stage) -> None:
    assert await sample_day.load_day(stage.session, stage.now)
    asked = (await proceedings.of_seminar(stage.session, stage.jalal_abad.id)).entries
    hottest = [entry.question for entry in asked if entry.topic == asked[0].topic]
    assert len(hottest) == 6
    for question in hottest[:3]:
        question.topic_id = None
    text = written(await drafted(stage, stage.jalal_abad), "ru")
    assert "Больше всего вопросов" not in text
    assert "Вопросы задавали по темам: «Условия участия в проекте» (3 вопроса);" in text
