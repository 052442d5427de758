"""The counts of compared seminars: the same as on each seminar's own pages, and what is not known is None."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from storage.coverage import coverage
from storage.database import Database, Session
from storage.models import Answer, Feedback, Question, Seat
from storage.models.seat_states import ATTENDING_STATES
from storage.questions import questions
from storage.seminars import seminars, targets
from storage.series import counts, series
from storage.units import units
from tests.storage.conftest import NOW, new_person, new_seminar

ISSYK_KUL, OSH = "41702000000000", "41721000000000"


@pytest.fixture
async def session(registered: Database) -> AsyncIterator[Session]:
    """A session with the register of units and six people, seminar 1 with arrivals, questions and ratings, and
    seminar 2 with registrations only.
    """
    async with registered.session.begin() as one:
        one.add_all(
            [new_seminar(), new_seminar("jalal-abad"), *(new_person(number) for number in range(1, 7))]
        )
        await one.flush()
        for seminar_id in (1, 2):
            await targets.add_oblast(one, seminar_id, ISSYK_KUL)
        places = await units.list_within(one, ISSYK_KUL)
        for unit, state in zip(
            places, ("arrived", "arrived", "confirmed", "registered", "declined"), strict=False
        ):
            one.add(seat(1, state, unit.code))
            one.add(seat(2, "registered", unit.code))
        one.add_all(
            [seat(1, "arrived", OSH), seat(1, "arrived", places[0].code), seat(1, "waiting", places[5].code)]
        )
        for number, (state, delays) in enumerate(QUESTIONS, start=1):
            await ask(one, number, state, delays)
        one.add_all(Feedback(seminar_id=1, person_id=person, stars=stars, at=NOW) for person, stars in STARS)
        await one.flush()
        yield one


QUESTIONS: list[tuple[str, tuple[int, ...]]] = [
    ("answered", (1, 50)),
    ("answered", (4,)),
    ("answered", (30,)),
    ("reopened", (2,)),
    ("merged", ()),
    ("new", ()),
    ("withdrawn", ()),
]
"""State, and the hours after which answers came."""
STARS = [(1, 5), (2, 5), (3, 4), (4, 1)]


def seat(seminar_id: int, state: str, code: str) -> Seat:
    times = dict.fromkeys(("state_changed_at", "created_at", "updated_at"), NOW)
    return Seat(
        seminar_id=seminar_id, office="municipality", unit_code=code, state=state, source="chat", **times
    )


async def ask(session: Session, number: int, state: str, delays: tuple[int, ...]) -> None:
    question = Question(
        seminar_id=1,
        number=number,
        person_id=1,
        chat_message_id=number,
        asked_at=NOW,
        state=state,
        state_changed_at=NOW,
    )
    session.add(question)
    await session.flush()
    for hours in delays:
        answered = NOW + timedelta(hours=hours)
        session.add(Answer(question_id=question.id, person_id=2, answered_at=answered))


async def test_a_seminar_is_counted_as_on_its_own_pages(session: Session) -> None:
    found = (await counts.load_counts(session, [1, 2]))[1]
    board = await coverage.load_coverage(session, 1)
    states = [one.state for one in board.municipalities]
    assert found.municipalities == len(states) > 30
    assert found.municipalities_registered == sum(state in ATTENDING_STATES for state in states) == 4
    assert found.municipalities_arrived == states.count("arrived") == 2
    assert found.expected == board.people(ATTENDING_STATES) == 6
    assert (found.arrived, found.no_shows) == (4, 2)
    asked, still_open = await questions.count_asked_open(session, 1)
    assert (found.asked, found.closed) == (asked, asked - still_open) == (6, 4)
    assert found.answer_delay == timedelta(hours=4), (
        "of first answers, and of questions that are answered now"
    )
    assert (found.ratings, found.mean_stars) == (4, 3.75)


@pytest.mark.any_database
async def test_what_was_not_recorded_is_not_zero(session: Session) -> None:
    found = (await counts.load_counts(session, [2]))[2]
    assert (found.municipalities_registered, found.expected) == (5, 5)
    assert (found.arrived, found.no_shows, found.municipalities_arrived) == (None, None, None)
    assert (found.answer_delay, found.mean_stars) == (None, None)
    assert (found.asked, found.closed, found.ratings) == (0, 0, 0)


@pytest.mark.any_database
async def test_many_seminars_take_as_many_statements_as_one(session: Session) -> None:
    session.add_all(new_seminar(f"s{number}") for number in range(3, 13))
    await session.flush()
    for number in range(3, 13):
        await targets.add_oblast(session, number, ISSYK_KUL)
        session.add(seat(number, "arrived", OSH))
    await session.flush()
    asked: list[str] = []

    def listen(_c: Any, _k: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    engine = session.get_bind().engine
    event.listen(engine, "before_cursor_execute", listen)
    await counts.load_counts(session, [1])
    alone = len(asked)
    found = await counts.load_counts(session, range(1, 13))
    event.remove(engine, "before_cursor_execute", listen)
    assert len(found) == 12
    assert len(asked) - alone == alone <= 5


@pytest.mark.any_database
async def test_a_series_is_a_seminar_with_its_copies_and_their_copies(session: Session) -> None:
    session.add_all(
        [new_seminar("talas", cloned_from_id=2), new_seminar("naryn", cloned_from_id=3, state="draft")]
    )
    await session.flush()
    assert await series.load_origins(session) == {1: 1, 2: 2, 3: 2, 4: 2}


@pytest.mark.any_database
async def test_seminars_are_compared_unless_they_were_never_open_or_are_cancelled(session: Session) -> None:
    session.add_all(new_seminar(state, state=state) for state in ("draft", "cancelled", "archived", "held"))
    await session.flush()
    assert {one.slug for one in await seminars.list_announced(session)} == {
        "karakol",
        "jalal-abad",
        "archived",
        "held",
    }
