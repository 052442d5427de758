"""Questions that wait for the choice of a similar one: found when they are due, and locked."""

import asyncio
from datetime import timedelta

import pytest

from storage.database import Database
from storage.models import Person
from storage.questions import pending_questions
from storage.questions.votes import cast_vote
from tests.storage.conftest import NOW
from tests.storage.questions.test_similar import SUBSIDY, store_question

LATER = NOW + timedelta(minutes=6)


@pytest.fixture(params=["pending_question", "held"])
async def pending_database(seeded: Database, request: pytest.FixtureRequest) -> Database:
    """The second person has a pending question, under the present key of the draft or the former one."""
    async with seeded.session.begin() as session:
        person = await session.get(Person, 2)
        assert person is not None
        person.pending_question_at, person.draft = NOW, {request.param: {"seminar": 1}}
    return seeded


async def test_words_are_due_when_their_time_has_come(pending_database: Database) -> None:
    async with pending_database.session.begin() as session:
        assert await pending_questions.lock_due(session, NOW - timedelta(seconds=1)) == []
        assert [one.id for one in await pending_questions.lock_due(session, NOW)] == [2]


async def test_whoever_is_held_is_read_anew(pending_database: Database) -> None:
    async with pending_database.session() as session:
        person = await session.get(Person, 2)
        assert person is not None
        await session.rollback()
        async with pending_database.session.begin() as clock:
            (other,) = await pending_questions.lock_due(clock, LATER)
            other.pending_question_at, other.draft = None, {}
        async with session.begin():
            await pending_questions.lock_person(session, person)
            assert (person.pending_question_at, person.draft) == (None, {})


async def test_the_clock_leaves_whoever_is_busy_for_the_next_time_and_nobody_waits_for_them(
    pending_database: Database,
) -> None:
    if pending_database.is_sqlite:
        pytest.skip("one writer at a time: nobody is busy beside it")
    async with pending_database.session.begin() as busy:
        person = await busy.get(Person, 2)
        assert person is not None
        await pending_questions.lock_person(busy, person)
        async with asyncio.timeout(10), pending_database.session.begin() as clock:
            assert await pending_questions.lock_due(clock, LATER) == []
            question, second = await store_question(clock, SUBSIDY), await clock.get(Person, 2)
            assert second is not None
            assert await cast_vote(clock, question, second, NOW), "what only points to them goes on"
    async with pending_database.session.begin() as clock:
        assert len(await pending_questions.lock_due(clock, LATER)) == 1
