"""The sample's held seminar in full: who took part, their questions, the answers (press release of July 2019).

The counts, places, topics and promises are those of the sample file; people are called "Участник 12".
"""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from storage import planning
from storage.database import Session
from storage.models import (
    Answer,
    CheckIn,
    Feedback,
    Person,
    Question,
    QuestionEvent,
    Seat,
    SeatEvent,
    Seminar,
    Topic,
)
from storage.models.question_states import ANSWERED, ASSIGNED, NEW, VISIBLE
from storage.models.seat_states import ARRIVED, REGISTERED
from storage.questions import similarity_index
from storage.seminars import seminars
from storage.units import units

SAMPLE_FILE = Path(__file__).parent / "data" / "sample_day.json"
SEXES = ("m", "f", None, "m")
"""Given by people in turn; some have not given it."""
STARS = (5, 4, 5, 3)
KEPT_FOR = timedelta(days=365)
"""The time from loading the sample to the removal of its people."""


def load_settings() -> dict[str, str]:
    """Return the settings that describe the project, and a holder of the data who is plainly a sample."""
    return dict(_read()["settings"])


def _read() -> dict[str, Any]:
    return dict(json.loads(SAMPLE_FILE.read_text("utf-8")))


async def load_day(session: Session, now: datetime) -> bool:
    """Fill in the held seminar. Returns False if it is missing, or has questions or seats already."""
    source = _read()
    seminar = await seminars.by_slug(session, source["slug"])
    if seminar is None or seminar.question_count or seminar.oblast_code is None:
        return False
    seats = [
        _seat(seminar, number, place)
        for number, place in enumerate(await _places(session, source, seminar), 1)
    ]
    people = [_person(seat) for seat in seats[: len(source["questions"])]]
    session.add_all([*seats, *people])
    await session.flush()
    for seat, person in zip(seats, people, strict=False):
        seat.person_id = person.id
    session.add_all(event for seat in seats for event in _seat_events(seat))
    session.add_all(_check_in(seat) for seat in seats)
    session.add_all(_feedback(seminar, person) for person in people)
    await _add_questions(session, seminar, source, people)
    # Data of 2019 would be due for removal at the first start, with a notice to whoever tries the bot out.
    (await planning.closing_of(session, seminar.id)).keep_until = now + KEPT_FOR
    seminar.updated_at = now
    await similarity_index.index_missing(session)
    return True


Place = tuple[str, str, str | None]
"""(office, position, unit code)."""


async def _places(session: Session, source: dict[str, Any], seminar: Seminar) -> list[Place]:
    assert seminar.oblast_code is not None  # checked by `load_day`
    towns = await units.list_within(session, seminar.oblast_code)
    came = towns[: len(towns) - source["absent_municipalities"]]
    places = [
        ("municipality", _position(number, unit.code, source), unit.code)
        for number, unit in enumerate(came, 1)
    ]
    rayons = await units.list_within(session, seminar.oblast_code, ("rayon",))
    return places + list(_offices(source, [unit.code for unit in rayons]))


def _position(number: int, code: str, source: dict[str, Any]) -> str:
    return "head" if number % source["deputy_of_each"] or code in source["heads"] else "deputy"


def _offices(source: dict[str, Any], rayons: list[str]) -> Iterator[Place]:
    for one in source["offices"]:
        for code in rayons if "in_each" in one else [one.get("unit_code")]:
            yield one["office"], one["position"], code


def _seat(seminar: Seminar, number: int, place: Place) -> Seat:
    office, position, code = place
    registered, arrived = seminar.starts_at - timedelta(days=7), seminar.starts_at - timedelta(minutes=10)
    return Seat(
        seminar_id=seminar.id,
        office=office,
        position=position,
        unit_code=code,
        name=f"Участник {number}",
        sex=SEXES[number % len(SEXES)],
        state=ARRIVED,
        state_changed_at=arrived,
        source="assisted",
        created_at=registered,
        updated_at=arrived,
        registered_at=registered,
        arrived_at=arrived,
    )


def _person(seat: Seat) -> Person:
    """Return the person of a seat, without Telegram, who asks a question."""
    fields = ("name", "sex", "position", "office", "unit_code")
    return Person(language="ky", created_at=seat.created_at, **{name: getattr(seat, name) for name in fields})


def _seat_events(seat: Seat) -> list[SeatEvent]:
    return [
        SeatEvent(seat_id=seat.id, at=seat.created_at, to_state=REGISTERED),
        SeatEvent(seat_id=seat.id, at=seat.arrived_at, from_state=REGISTERED, to_state=ARRIVED),
    ]


def _feedback(seminar: Seminar, person: Person) -> Feedback:
    at = seminar.ends_at + timedelta(hours=1)
    return Feedback(seminar_id=seminar.id, person_id=person.id, stars=STARS[person.id % len(STARS)], at=at)


def _check_in(seat: Seat) -> CheckIn:
    assert seat.arrived_at is not None  # set by `_seat`
    return CheckIn(seat_id=seat.id, half_day=0, at=seat.arrived_at, way="list", previous_state=REGISTERED)


async def _add_questions(
    session: Session, seminar: Seminar, source: dict[str, Any], people: list[Person]
) -> None:
    topics = [
        Topic(seminar_id=seminar.id, name=name, created_at=seminar.starts_at) for name in source["topics"]
    ]
    answerer = Person(name="Эксперт 1", office="project", language="ru", created_at=seminar.starts_at)
    session.add_all([*topics, answerer])
    await session.flush()
    rows = list(source["questions"])
    asked = [
        _question(seminar, number, row, person, topics[row["topic"]])
        for number, (row, person) in enumerate(zip(rows, people, strict=True), 1)
    ]
    session.add_all(asked)
    await session.flush()
    for question, row in zip(asked, rows, strict=True):
        session.add(QuestionEvent(question_id=question.id, to_state=NEW, at=question.asked_at))
        session.add(_step(question, NEW, VISIBLE, answerer, question.asked_at))
        if "due" in row:
            _assign(question, answerer, datetime.fromisoformat(row["due"]), seminar)
            session.add(_step(question, VISIBLE, ASSIGNED, answerer, question.asked_at))
        else:
            answered = question.asked_at + timedelta(minutes=20)
            session.add(_answer(question, answerer, row["answer"], answered))
            session.add(_step(question, VISIBLE, ANSWERED, answerer, answered))
    seminar.question_count = len(asked)


def _question(seminar: Seminar, number: int, row: dict[str, Any], person: Person, topic: Topic) -> Question:
    at = seminar.starts_at + timedelta(hours=5, minutes=number)
    return Question(
        seminar_id=seminar.id,
        number=number,
        person_id=person.id,
        text=row["text"],
        topic_id=topic.id,
        chat_message_id=0,
        asked_at=at,
        state=ANSWERED,
        state_changed_at=at,
        visible_at=at,
        answered_how="aloud",
        votes=row["votes"],
    )


def _assign(question: Question, answerer: Person, day: datetime, seminar: Seminar) -> None:
    """Leave the question open, with a promised date; nobody is reminded of what was due in 2019."""
    question.state, question.answered_how, question.assignee_id = ASSIGNED, None, answerer.id
    question.due_at = day.replace(hour=18, tzinfo=ZoneInfo(seminar.timezone))
    question.reminded_at = question.escalated_at = question.due_at


def _answer(question: Question, answerer: Person, text: str, at: datetime) -> Answer:
    return Answer(question_id=question.id, person_id=answerer.id, text=text, aloud=True, answered_at=at)


def _step(question: Question, was: str, state: str, by: Person, at: datetime) -> QuestionEvent:
    return QuestionEvent(question_id=question.id, from_state=was, to_state=state, at=at, actor_id=by.id)
