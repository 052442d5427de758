"""The draft of the press release has the facts of the seminar, and gaps for what the data do not tell."""

import re
from datetime import timedelta

import pytest

from bot.locales import get_locale
from handlers.messages import Paragraph, TextDocument
from handlers.pack import press_release
from handlers.pack.context import PackContext, Project
from storage import sample_day
from storage.models import Seminar, seminar_states
from storage.models.seat_states import REGISTERED
from storage.pack import attendance
from storage.questions import questions
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
        "11 июля 2019 г. в Джалал-Абаде прошёл семинар",
        "Место: Областная государственная администрация, г. Джалал-Абад.",
        "проект «Улучшение услуг на местном уровне»",
        "Швейцарское управление по развитию и сотрудничеству",
        "приняли участие 89 человек:",
        "главы айыл окмоту и мэры — 64",
        "заместители глав айыл окмоту и мэров — 10",
        "главы районных государственных администраций — 8",
        "заместитель полномочного представителя в Джалал-Абадской области — 1",
        "представитель агентства по делам государственной службы и местного самоуправления — 1",
        "представители проекта — 5",
        f"все 8 районов Джалал-Абадской области: {RAYONS['ru']}.",
        "Из 76 приглашённых айыл окмоту и мэрий участвовали представители 74.",
        "«Основные итоги первой фазы»; «Цели и задачи второй фазы»;",
        "Об опыте участникам рассказали: главы айыл окмоту Кенеш и Бешик-Жон",
        "задали 14 вопросов; ответили на 12, без ответа пока 2.",
        "Больше всего вопросов вызвала тема «Межмуниципальное сотрудничество»: 6 вопросов.",
        "на вопрос № 6 «Кто отвечает перед жителями, если услуга общая, а жалоба одна?» — до 25 июля 2019 г.",
        "Следующий семинар серии: «Вводный семинар, Каракол»,",
        "в Караколе (Иссык-Кульская область).",
    ],
    "ky": [
        "2019-жылдын 11-июлунда Жалал-Абадда «Киришүү семинары, Жалал-Абад» семинары өттү.",
        "«Жергиликтүү деңгээлде кызмат көрсөтүүлөрдү жакшыртуу» долбоору",
        "Семинарга 89 адам катышты:",
        "райондук мамлекеттик администрациялардын башчылары — 8",
        "Жалал-Абад облусу боюнча ыйгарым укуктуу өкүлдүн орун басары — 1",
        "Мамлекеттик кызмат жана жергиликтүү өз алдынча башкаруу агенттигинин өкүлү — 1",
        f"Жалал-Абад облусунун бардык 8 районунан өкүлдөр келди: {RAYONS['ky']}.",
        "Кеңеш жана Бешик-Жон айыл өкмөттөрүнүн башчылары өз тажрыйбасы менен бөлүштү",
        "Эң көп суроо «Муниципалитеттер аралык кызматташтык» темасы боюнча берилди: 6 суроо.",
        "2019-жылдын 1-августуна чейин",
        "Сериянын кийинки семинары: «Киришүү семинары, Каракол»,",
        "Караколдо (Ысык-Көл облусу).",
    ],
}
"""Language -> what the press release of July 2019 told, as the draft has to write it."""


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
    assert written(source, "ru", "text").endswith("прошёл семинар «Пустой семинар». [Место: укажите.]")


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
    assert "на вопрос № 6 — до 25 июля 2019 г. [" in text
