"""FAQ: answered questions are carried over to a cloned seminar once, read when published, and erased with the asker."""

import pytest

from storage.accounts import people
from storage.database import Database, Session
from storage.faq import faq
from storage.models import FaqEntry, Person, Question, Seminar, question_states
from storage.privacy import erasure
from storage.questions import answers, lifecycle, questions
from tests.storage.conftest import NOW, new_seminar

pytestmark = pytest.mark.any_database

ASKED, ANSWERED = "Үлгү Үлгүев деген мен. Суу качан келет?", "Жазында келет."


@pytest.fixture
async def seminar_and_clone(seeded: Database) -> Database:
    """Store seminar 1 with an answered question (1) of person 1, and its clone 2."""
    async with seeded.session.begin() as session:
        session.add(new_seminar("naryn"))
        await _ask(session, ASKED, ANSWERED)
    return seeded


async def _ask(session: Session, text: str, answer: str | None, asker: int = 1) -> Question:
    source, person = await session.get(Seminar, 1), await session.get(Person, asker)
    assert source is not None
    assert person is not None
    person.language = "ky"
    question = await questions.create_question(
        session, source, person, text, message_id=1, anonymous=False, at=NOW
    )
    if answer is not None:
        await lifecycle.add_answer(session, question, person, answer, NOW)
    await session.flush()
    return question


async def carry_over(session: Session, source: int = 1, to: int = 2) -> int:
    first, second = await session.get(Seminar, source), await session.get(Seminar, to)
    assert first is not None
    assert second is not None
    return await faq.carry_over(session, first, second, NOW)


async def entries(database: Database, seminar: int = 2) -> list[FaqEntry]:
    async with database.reader() as session:
        return await faq.of_seminar(session, seminar)


async def test_what_was_answered_in_writing_is_carried_unpublished_in_the_askers_language(
    seminar_and_clone: Database,
) -> None:
    async with seminar_and_clone.session.begin() as session:
        await _ask(session, "Жообу жок суроо", None)
        await _ask(session, "", "Үн менен берилген суроонун жообу")
        await _ask(session, "Жообу үн менен", "")
        taken_back = await _ask(session, "Кайтарылып алынган", "Жооп")
        taken_back.state = question_states.WITHDRAWN
        first = await session.get(Question, 1)
        person = await session.get(Person, 1)
        assert first is not None
        assert person is not None
        await lifecycle.add_answer(session, first, person, "Кошумча.", NOW)
        assert await carry_over(session) == 1
        assert await faq.list_published(session, 2) == []
        assert await faq.count_by_state(session, 2) == faq.StateCounts(waiting=1, shown=0, out=0)
    (entry,) = await entries(seminar_and_clone)
    assert (entry.source_question_id, entry.question) == (1, {"ky": ASKED})
    assert entry.answer == {"ky": f"{ANSWERED}\n\nКошумча."}
    assert await entries(seminar_and_clone, 1) == []


async def test_carrying_again_brings_only_what_is_new_and_nothing_that_was_left_out(
    seminar_and_clone: Database,
) -> None:
    async with seminar_and_clone.session.begin() as session:
        assert await carry_over(session) == 1
        assert await carry_over(session) == 0
        faq.set_state((await faq.of_seminar(session, 2))[0], faq.REMOVED, NOW)
        await _ask(session, "Жаңы суроо", "Жаңы жооп")
        assert await carry_over(session) == 1
        assert await carry_over(session) == 0
    assert [(one.source_question_id, faq.state_of(one)) for one in await entries(seminar_and_clone)] == [
        (2, "waiting"),
        (1, "out"),
    ]


async def test_a_sister_of_the_sister_gets_it_too_as_staff_have_worded_it(
    seminar_and_clone: Database,
) -> None:
    async with seminar_and_clone.session.begin() as session:
        session.add(new_seminar("talas"))
        await carry_over(session)
        (entry,) = await faq.of_seminar(session, 2)
        entry.question = {**entry.question, "ru": "Когда будет вода?"}
        faq.set_state(entry, faq.PUBLISHED, NOW)
        assert await carry_over(session, 2, 3) == 1
        assert await carry_over(session, 2, 3) == 0
        assert await carry_over(session, 1, 3) == 0
    (entry,) = await entries(seminar_and_clone, 3)
    assert (entry.question["ru"], faq.state_of(entry)) == ("Когда будет вода?", faq.UNPUBLISHED)


async def test_all_that_wait_are_published_at_once_but_what_nobody_has_seen(
    seminar_and_clone: Database,
) -> None:
    async with seminar_and_clone.session.begin() as session:
        await _ask(session, "Экинчи суроо", "Жооп")
        await carry_over(session)
        faq.set_state((await faq.of_seminar(session, 2))[0], faq.REMOVED, NOW)
        await _ask(session, "Кийинки суроо", "Жооп")
        await carry_over(session)
        first, later, _ = await faq.of_seminar(session, 2)
        assert await faq.publish_pending(session, 2, first.id, NOW) == 1
        assert await faq.publish_pending(session, 2, first.id, NOW) == 0
        assert [one.id for one in await faq.list_published(session, 2)] == [first.id]
        assert faq.state_of(later) == faq.UNPUBLISHED


async def forgotten(database: Database) -> None:
    async with database.session.begin() as session:
        person = await people.get(session, 1)
        assert person is not None
        await erasure.erase_person(session, person, NOW)


@pytest.mark.parametrize("published", [False, True])
async def test_whoever_is_forgotten_leaves_no_entry_in_their_words(
    seminar_and_clone: Database, published: bool
) -> None:
    async with seminar_and_clone.session.begin() as session:
        await carry_over(session)
        (entry,) = await faq.of_seminar(session, 2)
        entry.question = {"ky": ASKED.upper() + "!"}  # no wording of staff's own
        if published:
            faq.set_state(entry, faq.PUBLISHED, NOW)
    await forgotten(seminar_and_clone)
    assert await entries(seminar_and_clone) == []
    async with seminar_and_clone.session.begin() as session:
        assert await carry_over(session) == 0


async def test_what_staff_worded_but_did_not_publish_goes_too(seminar_and_clone: Database) -> None:
    async with seminar_and_clone.session.begin() as session:
        await carry_over(session)
        (entry,) = await faq.of_seminar(session, 2)
        entry.question = {"ky": "Суу качан келет?"}
    await forgotten(seminar_and_clone)
    assert await entries(seminar_and_clone) == []


async def test_what_staff_worded_and_published_stays_without_the_askers_own_words(
    seminar_and_clone: Database,
) -> None:
    async with seminar_and_clone.session.begin() as session:
        await _ask(session, "Башканын суроосу", "Жооп", asker=2)
        await carry_over(session)
        (entry, other) = await faq.of_seminar(session, 2)
        entry.question = {**entry.question, "ru": "Когда будет вода?"}
        faq.set_state(entry, faq.PUBLISHED, NOW)
    await forgotten(seminar_and_clone)
    kept = {one.id: one.question for one in await entries(seminar_and_clone)}
    assert kept == {entry.id: {"ru": "Когда будет вода?"}, other.id: {"ky": "Башканын суроосу"}}


async def test_what_staff_wrote_themselves_comes_along_to_every_sister_once(
    seminar_and_clone: Database,
) -> None:
    async with seminar_and_clone.session.begin() as session:
        session.add(new_seminar("talas"))
        entry = await faq.create_entry(session, 1, {"ky": "Автобус барбы?"}, NOW)
        entry.answer = {"ky": "Бар."}
        assert await carry_over(session, 1, 2) == 2
        assert await carry_over(session, 1, 2) == 0
        assert await carry_over(session, 2, 3) == 2
        assert await carry_over(session, 1, 3) == 0
    (copy,) = [one for one in await entries(seminar_and_clone, 3) if one.source_question_id is None]
    assert (copy.question, copy.answer, copy.source_entry_id) == (
        {"ky": "Автобус барбы?"},
        {"ky": "Бар."},
        entry.id,
    )
    assert faq.state_of(copy) == faq.UNPUBLISHED


async def test_an_entry_of_a_question_has_its_clear_wording_and_every_language_of_the_answers(
    seminar_and_clone: Database,
) -> None:
    async with seminar_and_clone.session.begin() as session:
        question = await session.get(Question, 1)
        assert question is not None
        assert await faq.by_question(session, question) is None
        question.wording = "Суу качан келет?"
        (answer,) = await answers.list_answers(session, question)
        answer.translations = {"ru": "Весной."}
        entry = await faq.create_from_question(session, question, NOW)
        assert await faq.by_question(session, question) is entry
        asker = await faq.get_asker(session, entry)
    assert (entry.question, entry.answer) == ({"ky": "Суу качан келет?"}, {"ky": ANSWERED, "ru": "Весной."})
    assert (faq.state_of(entry), asker and asker.id) == (faq.UNPUBLISHED, 1)


async def test_what_has_no_answer_is_not_published_with_the_rest(seminar_and_clone: Database) -> None:
    async with seminar_and_clone.session.begin() as session:
        await carry_over(session)
        bare = await faq.create_entry(session, 2, {"ky": "Жообу жок"}, NOW)
        assert await faq.publish_pending(session, 2, bare.id, NOW) == 1
        assert faq.state_of(bare) == faq.UNPUBLISHED


async def test_an_answer_is_found_by_words_of_either_once_for_all_sisters(
    seminar_and_clone: Database,
) -> None:
    async with seminar_and_clone.session.begin() as session:
        entry = await faq.create_entry(
            session, 1, {"ky": "Таза суу качан келет?", "ru": "Когда будет вода?"}, NOW
        )
        entry.answer = {"ky": "Насосторду жазында алып келишет.", "ru": "Насосы привезут весной."}
        faq.set_state(entry, faq.PUBLISHED, NOW)
        await carry_over(session)
        for one in await faq.of_seminar(session, 2):
            faq.set_state(one, faq.PUBLISHED, NOW)
        for words in ("сууну", "вода", "taza suu", "насостор", "весной насосы"):
            found = await faq.search(session, [1, 2], words, 5)
            assert [one.id for one in found][:1] == [entry.id], words
            assert len([one for one in found if one.source_entry_id or one.id == entry.id]) == 1
        assert await faq.search(session, [1, 2], "мектеп", 5) == []
        assert await faq.search(session, [], "суу", 5) == []
        faq.set_state(entry, faq.REMOVED, NOW)
        assert entry not in await faq.search(session, [1], "таза суу", 5)
