"""People, seminars, questions and staff in the database, on both kinds of database."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import sample
from storage.accounts import people
from storage.coverage import coverage
from storage.database import Database
from storage.models import Attachment, Person, Question, Seminar, question_states
from storage.privacy import erasure
from storage.questions import answers, lifecycle, questions
from storage.seats import registrations, seats
from storage.seminars import seminars
from storage.team import roles
from storage.units import register, units
from tests.storage.conftest import NOW, new_seminar, register_rows

pytestmark = pytest.mark.any_database


async def known(database: Database) -> tuple[Seminar, Person, Person]:
    async with database.reader() as session:
        seminar = (await session.scalars(select(Seminar))).one()
        one, two = await session.scalars(select(Person).order_by(Person.id))
    return seminar, one, two


async def test_people_are_met_once_however_often_they_come(database: Database) -> None:
    async with database.session.begin() as session:
        first = await people.get_or_create(session, [7, 8], NOW)
    async with database.session.begin() as session:
        again = await people.get_or_create(session, {8, 9}, NOW)
    assert first[8].id == again[8].id
    assert set(again) == {8, 9}
    assert again[9].draft == {}


async def test_a_consent_is_recorded_and_withdrawn_when_somebody_is_forgotten(seeded: Database) -> None:
    _, one, _ = await known(seeded)
    async with seeded.session.begin() as session:
        person = await people.get(session, one.id)
        assert person is not None
        person.language = "ky"
        await people.record_consent(session, person, 1, "a" * 64, NOW)
        await session.flush()
        await erasure.erase_person(session, person, NOW + timedelta(days=1))
    async with seeded.reader() as session:
        [row] = await people.list_consents(session, one)
    assert (row.version, row.language, row.text_hash) == (1, "ky", "a" * 64)
    assert row.withdrawn_at == NOW + timedelta(days=1)


async def test_somebody_who_cannot_be_reached_is_marked(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        await people.mark_unreachable(session, 11, "x" * 500, NOW)
    async with seeded.reader() as session:
        reasons = list(await session.scalars(select(Person.unreachable_reason).order_by(Person.id)))
    assert reasons == ["x" * 120, None]


async def test_questions_are_numbered_without_a_gap_when_many_ask_at_once(seeded: Database) -> None:
    seminar, one, two = await known(seeded)

    async def ask(person: Person, number: int) -> int:
        async with seeded.session.begin() as session:
            asked = await questions.create_question(
                session, seminar, person, f"{number}", message_id=number, anonymous=False, at=NOW
            )
            return asked.number

    numbers = await asyncio.gather(*(ask((one, two)[n % 2], n) for n in range(24)))
    assert sorted(numbers) == list(range(1, 25))


async def test_each_seminar_counts_its_own_questions(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        session.add(new_seminar("naryn"))
    async with seeded.session.begin() as session:
        person = (await session.scalars(select(Person))).first()
        assert person is not None
        for slug in ("karakol", "naryn"):
            seminar = await seminars.by_slug(session, slug)
            assert seminar is not None
            one = await questions.create_question(
                session, seminar, person, "x", message_id=1, anonymous=False, at=NOW
            )
            assert one.number == 1


async def test_a_question_is_found_by_its_message_and_its_album_and_ends_with_its_answer(
    seeded: Database,
) -> None:
    seminar, one, two = await known(seeded)
    async with seeded.session.begin() as session:
        question = await questions.create_question(
            session, seminar, one, "x", message_id=5, anonymous=True, at=NOW
        )
        file = Attachment(kind="photo", file_id="f", file_unique_id="u", media_group_id="a1")
        await questions.add_attachment(session, question, file)
        await session.flush()
        assert await questions.by_message(session, one, 5) is question
        assert await questions.by_message(session, two, 5) is None
        assert await questions.attachment_by_album(session, one, "a1") is file
        assert await questions.attachment_by_album(session, two, "a1") is None
        assert await questions.count_asked_open(session, seminar.id) == (1, 1)
        await lifecycle.add_answer(session, question, two, "first", NOW)
        await lifecycle.add_answer(session, question, two, "second", NOW + timedelta(hours=1))
        assert (question.state, question.state_changed_at, question.answered_how) == (
            "answered",
            NOW,
            "written",
        )
        assert [row.text for row in await answers.list_answers(session, question)] == ["first", "second"]
        assert await questions.count_asked_open(session, seminar.id) == (1, 0)
        assert await questions.list_open(session) == []


async def test_two_answers_at_once_wait_for_each_other(seeded: Database) -> None:
    if seeded.is_sqlite:
        pytest.skip("SQLite has one writer")
    seminar, one, two = await known(seeded)
    async with seeded.session.begin() as session:
        asked = await questions.create_question(
            session, seminar, one, "x", message_id=5, anonymous=False, at=NOW
        )
    firsts = []

    async def answer() -> None:
        async with seeded.session.begin() as session:
            question = await questions.lock(session, asked.id)
            assert question is not None
            firsts.append(question.state != question_states.ANSWERED)
            await lifecycle.add_answer(session, question, two, "y", NOW)

    await asyncio.gather(*(answer() for _ in range(5)))
    assert sorted(firsts) == [False] * 4 + [True]


async def test_registering_again_changes_the_same_place(seeded: Database) -> None:
    seminar, one, _ = await known(seeded)
    for name in ("first", "second"):
        async with seeded.session.begin() as session:
            person = await people.get(session, one.id)
            assert person is not None
            person.name, person.position, person.office = name, "head", "project"
            here = await session.get_one(Seminar, seminar.id)
            await registrations.register(session, here, person, NOW)
    async with seeded.reader() as session:
        [listed] = await coverage.list_participants(session, seminar.id)
        assert listed.seat.name == "second"
        assert await coverage.count_by_place(session, seminar.id) == {("project", None, "registered"): 1}
        assert len(await seats.list_attending(session, one)) == 1


async def test_a_registration_that_was_rolled_back_is_not_remembered(seeded: Database) -> None:
    async with seeded.session.begin() as session:
        seminar = await seminars.by_slug(session, "karakol")
        person = (await people.get_or_create(session, [11], NOW))[11]
        assert seminar is not None
        person.position, person.office = "head", "project"
        await session.flush()
        savepoint = await session.begin_nested()
        await registrations.register(session, seminar, person, NOW)
        await savepoint.rollback()
        await session.refresh(person)
        await session.refresh(seminar)
        assert await seats.of_person(session, seminar.id, person) is None
        assert await seats.list_attending(session, person) == []


async def test_a_seminar_takes_registrations_while_it_is_open_and_not_over(database: Database) -> None:
    async with database.session.begin() as session:
        session.add_all(
            [new_seminar(state, state=state) for state in ("draft", "closed", "held", "cancelled")]
        )
        session.add(new_seminar("over", ends_at=NOW))
        session.add_all([new_seminar("later", starts_at=NOW.replace(day=30, hour=11)), new_seminar("soon")])
    async with database.reader() as session:
        open_ones = await seminars.list_registration_open(session, NOW)
        assert [one.slug for one in open_ones] == ["soon", "later"]
        assert {one.slug for one in await seminars.list_public(session)} == {
            "closed",
            "held",
            "over",
            "soon",
            "later",
        }


async def test_the_owners_are_exactly_those_named(seeded: Database) -> None:
    async def owners(*numbers: int) -> int:
        async with seeded.session.begin() as session:
            await roles.sync_owners(session, numbers, NOW)
        async with seeded.reader() as session:
            return len(await roles.roles_by_person(session))

    assert await owners(11, 12, 13) == 3
    assert await owners(11) == 1
    assert await owners(11, 12) == 2
    assert await owners() == 0


async def test_the_sample_is_put_in_once(database: Database) -> None:
    async with database.session.begin() as session:
        await register.import_register(session, register_rows(), NOW)
        assert await sample.load_sample(session, NOW) == 2
        assert await sample.load_sample(session, NOW) == 0
    async with database.reader() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        assert karakol.starts_at == NOW.replace(day=30, hour=3, minute=30)
        assert len(await seminars.get_programme(session, karakol.id)) == 5
        assert await units.get(session, karakol.oblast_code or "") is not None


async def test_a_forgotten_person_is_a_number_only(seeded: Database) -> None:
    seminar, one, _ = await known(seeded)
    async with seeded.session.begin() as session:
        person = await people.get(session, one.id)
        assert person is not None
        person.name, person.phone, person.position, person.office = "Name", "+996", "head", "project"
        here = await session.get_one(Seminar, seminar.id)
        await registrations.register(session, here, person, NOW)
        await questions.create_question(session, here, person, "x", message_id=5, anonymous=False, at=NOW)
        await session.flush()
        await erasure.erase_person(session, person, NOW)
    async with seeded.reader() as session:
        [listed] = await coverage.list_participants(session, seminar.id)
        asked = (await session.scalars(select(Question))).one()
        assert (listed.seat.name, listed.seat.phone) == (None, None)
        assert listed.seat.position == "head"
        assert (asked.text, asked.state, asked.state_changed_at) == ("", question_states.WITHDRAWN, NOW)
