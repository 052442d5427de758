"""The large databases of the benchmarks, and what is measured on them, with few people."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from bench import grown, growth, starting
from bench.sides import OurBot, PlainBot
from storage.database import Database
from storage.models import Consent, OutboxMessage, Person, Question, Seat, SimilarityEntry


async def test_a_database_grows_to_so_many_people_and_questions(database_url: str) -> None:
    await grown.prepare(database_url)
    for people, questions in ((40, 30), (150, 120)):
        await grown.grow(database_url, people, questions)
        assert await _counts(database_url) == [people, people, people, people, questions, questions]
    database = Database(database_url)
    async with database.reader() as session:
        here = await session.scalar(select(func.count()).where(Seat.seminar_id == grown.TO_COME))
        asked = await session.scalar(select(func.count()).where(Question.seminar_id == grown.TO_COME))
    await database.close()
    assert (here, asked) == (grown.HALL, grown.HALL)


async def _counts(url: str) -> list[int]:
    database = Database(url)
    tables = (Person, Consent, Seat, OutboxMessage, Question, SimilarityEntry)
    async with database.reader() as session:
        found = [await session.scalar(select(func.count()).select_from(one)) or 0 for one in tables]
    await database.close()
    return found


@pytest.mark.proof
def test_people_register_and_page_through_lists_in_a_grown_database() -> None:
    lines = [line.split() for line in growth.measured([100, 120], 2, 1, "")]
    assert [line[0] for line in lines] == [
        f"growth-{script}-sqlite-{size}" for size in (100, 120) for script in growth.SCRIPTS
    ]
    assert all(float(line[1].partition("=")[2]) > 0 for line in lines)


@pytest.mark.proof
def test_a_start_is_measured_until_the_first_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(starting, "SETTLING", 0.0)
    with starting.full_database(50, 10) as full:
        ours = starting.measured(OurBot(), full, 1, rest=0.1)
    theirs = starting.measured(PlainBot(), tmp_path, 1, rest=0.1)
    assert ours.keys() > theirs.keys() >= {"start-seconds", "start-cpu-seconds", "rest-memory-mb"}
    assert all(ours[name] > 0 for name in ("start-empty-seconds", "start-seconds", "start-full-seconds"))
