"""The hall's list and votes, limits of one person's questions, and bans."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from storage.database import Database, Session
from storage.models import Person, ProgrammeItem, Question, Seminar, Topic, Vote
from storage.privacy import erasure
from storage.questions import (
    answers,
    bans,
    hall,
    lifecycle,
    limits,
    merged_questions,
    questions,
    readable,
    votes,
)
from storage.seminars import programme
from tests.storage.conftest import NOW, new_person


@pytest.fixture
async def six_people(seeded: Database) -> Database:
    """A database with seminar 1, unmoderated, and people 1 to 6."""
    async with seeded.session.begin() as session:
        session.add_all([new_person(13 + number) for number in range(4)])
        (await seminar(session)).moderated = False
    return seeded


async def seminar(session: Session) -> Seminar:
    found = await session.get(Seminar, 1)
    assert found is not None
    return found


async def person(session: Session, number: int) -> Person:
    found = await session.get(Person, number)
    assert found is not None
    return found


async def ask(session: Session, by: int = 1, at: datetime = NOW, **values: Any) -> Question:
    values = {"message_id": 1, "anonymous": False} | values
    return await questions.create_question(
        session, await seminar(session), await person(session, by), "Суу?", at=at, **values
    )


async def read(session: Session, view: str, topic: int | None = None) -> list[int]:
    return [one.number for one in await hall.list_questions(session, 1, view, 10, 0, topic)]


async def test_the_hall_reads_what_was_let_through_and_the_most_wanted_first(
    six_people: Database,
) -> None:
    async with six_people.session.begin() as session:
        asked = [await ask(session) for _ in range(5)]
        for voter in (2, 3):
            await votes.cast_vote(session, asked[2], await person(session, voter), NOW)
        await votes.cast_vote(session, asked[1], await person(session, 2), NOW)
        await lifecycle.hide(session, asked[0], NOW, await person(session, 6))
        await lifecycle.add_answer(session, asked[3], await person(session, 6), "Эртең", NOW)
        assert await read(session, hall.TOP) == [3, 2, 5]
        assert await read(session, hall.NEWEST) == [5, 4, 3, 2]
        assert await read(session, hall.ANSWERED) == [4]
        assert [await hall.count_questions(session, 1, view) for view in hall.VIEWS] == [3, 4, 1]
        assert [readable.is_readable(one) for one in asked] == [False, True, True, True, True]
        assert [one.number for one in await hall.list_questions(session, 1, hall.NEWEST, 2, 2)] == [3, 2]


async def test_topics_are_counted_by_what_the_hall_reads_the_hottest_first(six_people: Database) -> None:
    async with six_people.session.begin() as session:
        named = [Topic(seminar_id=1, name={"ky": name}, created_at=NOW) for name in ("суу", "жол", "бош")]
        session.add_all(named)
        await session.flush()
        asked = [await ask(session) for _ in range(5)]
        for one, topic in zip(asked, (0, 1, 1, 0, 0), strict=True):
            one.topic_id = named[topic].id
        await lifecycle.decline(session, asked[3], "rude", NOW, await person(session, 6))
        await lifecycle.hide(session, asked[4], NOW, await person(session, 6))
        found = [(topic.name["ky"], many) for topic, many in await hall.list_topics(session, 1)]
        assert found == [("жол", 2), ("суу", 1)]
        assert await read(session, "", named[1].id) == [2, 3]


async def test_a_vote_for_a_merged_question_is_shown_at_the_one_that_speaks_for_it(
    six_people: Database,
) -> None:
    async with six_people.session.begin() as session:
        first, second = await ask(session, 1), await ask(session, 2)
        await votes.cast_vote(session, second, await person(session, 3), NOW)
        await lifecycle.merge(session, second, first, NOW, await person(session, 6))
        assert await hall.voted_ids(session, 1, await person(session, 3)) == {first.id}
        assert await hall.asked_ids(session, 1, await person(session, 2)) == {first.id}
        assert await votes.remove_vote(session, first, await person(session, 3))
        assert await hall.voted_ids(session, 1, await person(session, 3)) == set()
        assert first.votes == 1


async def test_who_asks_more_than_anybody_waits_a_little_and_then_asks_again(
    six_people: Database,
) -> None:
    most, span = limits.QUESTION_LIMITS[0]
    async with six_people.session.begin() as session:
        one = await person(session, 1)
        times = [NOW + timedelta(seconds=number) for number in range(most)]
        asked = [await ask(session, at=at) for at in times[:-1]]
        assert await limits.next_question_at(session, one, times[-1]) is None
        await answers.add_remark(session, asked[0], one, "Дагы", times[-1], from_asker=True, message_id=5)
        assert await limits.next_question_at(session, one, times[-1]) == NOW + span
        await lifecycle.withdraw(session, asked[-1], times[-1], one)
        assert await limits.next_question_at(session, one, times[-1]) == NOW + span
        assert await limits.next_question_at(session, one, NOW + span) is None
        assert await limits.next_question_at(session, await person(session, 2), times[-1]) is None


async def test_a_day_has_its_limit_too(six_people: Database) -> None:
    most, span = limits.QUESTION_LIMITS[1]
    async with six_people.session.begin() as session:
        for number in range(most):
            await ask(session, at=NOW + timedelta(minutes=15 * number))
        late = NOW + timedelta(minutes=15 * most)
        assert await limits.next_question_at(session, await person(session, 1), late) == NOW + span


async def test_votes_have_a_limit_a_minute(six_people: Database) -> None:
    most, span = limits.VOTE_LIMITS[0]
    async with six_people.session.begin() as session:
        voter = await person(session, 2)
        for _ in range(most):
            assert await limits.next_vote_at(session, voter, NOW) is None
            session.add(Vote(question_id=(await ask(session)).id, person_id=2, voted_at=NOW))
        assert await limits.next_vote_at(session, voter, NOW) == NOW + span
        assert await limits.next_vote_at(session, voter, NOW + span) is None


async def test_whoever_is_barred_is_listed_with_what_they_asked_until_that_is_lifted(
    six_people: Database,
) -> None:
    async with six_people.session.begin() as session:
        first, second = await ask(session), await ask(session)
        one = await bans.lock_person(session, 1)
        assert one is not None
        bans.ban(one, await person(session, 6), NOW)
        assert await bans.list_banned(session) == [(one, [second, first])]
        bans.unban(one)
        assert await bans.list_banned(session) == []


async def test_a_question_outlives_the_item_it_was_put_to(six_people: Database) -> None:
    async with six_people.session.begin() as session:
        item = programme.add(session, await seminar(session), NOW, None, {"ky": "Суу"})
        await session.flush()
        asked = await ask(session, item_id=item.id)
        await programme.remove(session, item)
        number = asked.id
    async with six_people.reader() as session:
        kept = await session.get(Question, number)
        assert kept is not None
        assert kept.item_id is None
        assert await session.get(ProgrammeItem, 1) is None


async def test_a_merged_question_that_is_taken_up_again_speaks_for_itself_and_both_are_counted(
    six_people: Database,
) -> None:
    async with six_people.session.begin() as session:
        first, second = await ask(session, 1), await ask(session, 2)
        await votes.cast_vote(session, second, await person(session, 3), NOW)
        await lifecycle.merge(session, second, first, NOW, await person(session, 6))
        assert first.votes == 2
        await lifecycle.reopen(session, second, NOW, await person(session, 2))
        assert (first.votes, second.votes, second.merged_into_id) == (0, 1, None)


async def test_whoever_is_forgotten_votes_for_nothing_any_more(six_people: Database) -> None:
    async with six_people.session.begin() as session:
        asked = await ask(session, 1)
        for voter in (2, 3):
            await votes.cast_vote(session, asked, await person(session, voter), NOW)
        await erasure.erase_person(session, await person(session, 2), NOW)
        assert [one.person.id for one in await merged_questions.list_followers(session, asked)] == [1, 3]
        assert asked.votes == 1
        assert await hall.list_voted(session, await person(session, 2)) == []
