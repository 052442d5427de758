"""Random people with every property that a segment can ask for, and an independent implementation of audiences."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from storage.audiences.conditions import Audience, Condition, ConditionGroup
from storage.database import Session
from storage.messages.outbox import enqueue
from storage.models import (
    ACTIVE_STATES,
    Announcement,
    Person,
    Question,
    ReadConfirmation,
    RegisterImport,
    Reminder,
    Seat,
    Unit,
)
from storage.models.seat_states import STATES
from tests.sending.outbox_rows import ANNOUNCEMENT, REMINDER, outbox_row
from tests.storage.conftest import NOW, new_person, new_seminar

PARENTS = {"o": None, "r1": "o", "r2": "o", "m11": "r1", "m12": "r1", "m21": "r2", "old": "r2"}
MUNICIPALITIES = ("m11", "m12", "m21", "old")
OFFICES, POSITIONS, LANGUAGES = ("municipality", "partner"), ("head", "secretary"), ("ky", "ru", "en")
ASKED, NEWEST = 1, 2
"""The first attendance reminder of seminar 1, and the last one."""


@dataclass
class ModelPerson:
    """A person with their rows; without `person`, a seat that nobody at the bot holds."""

    person: Person | None
    seats: list[Seat]
    asked: set[int] = field(default_factory=set)
    """Ids of seminars."""
    reminded: bool = False
    unread: set[int] = field(default_factory=set)
    """Announcements they have and did not confirm."""


async def create_world(session: Session) -> None:
    """Insert two seminars, a small register of units, two finished reminders, two sent announcements."""
    for code, parent in PARENTS.items():
        level = {"o": "oblast", "r": "rayon"}.get(code[0] if code != "old" else "", "ayil_aymak")
        names = {"name_ky": code, "name_ru": code, "name_en": code}
        retired = NOW if code == "old" else None
        session.add(Unit(code=code, level=level, parent_code=parent, retired_at=retired, **names))
        await session.flush()
    session.add_all(
        [RegisterImport(version="crowd", imported_at=NOW), new_seminar("one"), new_seminar("two")]
    )
    session.add(new_person(1, consented_at=None))
    await session.flush()
    for number in (ASKED, NEWEST):
        times = {"due_at": NOW, "expires_at": NOW, "done_at": NOW + timedelta(hours=number)}
        session.add(Reminder(seminar_id=1, version=1, kind="attendance", **times))
        await session.flush()
    session.add_all(
        Announcement(seminar_id=1, created_by_id=1, state="done", created_at=NOW) for _ in range(2)
    )
    await session.flush()


async def create_people(session: Session, luck: Random, number: int) -> list[ModelPerson]:
    """Insert a number of people, and of seats without a person."""
    souls = [_draw_person(luck, one) for one in range(number)]
    session.add_all(soul.person for soul in souls if soul.person)
    await session.flush()  # this assigns their ids
    for soul in souls:
        for seat in soul.seats:
            seat.person_id = soul.person.id if soul.person else None
            session.add(seat)
    await session.flush()
    told = [
        row for soul in souls if soul.person for row in _create_messages(session, luck, soul, soul.person)
    ]
    await enqueue(session, told)
    await session.flush()
    return souls


def _draw_person(luck: Random, number: int) -> ModelPerson:
    if luck.random() < 0.15:
        return ModelPerson(
            None, [_draw_seat(luck, 1, luck.choice(("invited", "registered", "arrived", "declined")))]
        )
    person = new_person(
        100 + number,
        name=f"Үлгү {number}",
        language=luck.choice((*LANGUAGES, None)),
        consented_at=luck.choice((NOW, NOW, NOW, None)),
        unreachable_at=luck.choice((None, None, None, NOW)),
        unit_code=luck.choice((*MUNICIPALITIES, None)),
        office=luck.choice((*OFFICES, None)),
        position=luck.choice((*POSITIONS, None)),
    )
    soul = ModelPerson(person, [])
    for seminar_id in (1, 2):
        dead = [state for state in STATES if state not in ACTIVE_STATES]
        for state in [
            *luck.choices(dead, k=luck.choice((0, 0, 1, 2))),
            *luck.choice(((), (luck.choice(ACTIVE_STATES),))),
        ]:
            soul.seats.append(_draw_seat(luck, seminar_id, state))
    return soul


def _draw_seat(luck: Random, seminar_id: int, state: str) -> Seat:
    return Seat(
        seminar_id=seminar_id,
        state=state,
        office=luck.choice(OFFICES),
        position=luck.choice((*POSITIONS, None)),
        unit_code=luck.choice((*MUNICIPALITIES, None)),
        name="Үлгү",
        source="chat",
        answers={},
        state_changed_at=NOW,
        created_at=NOW,
        updated_at=NOW,
    )


def _create_messages(
    session: Session, luck: Random, soul: ModelPerson, person: Person
) -> list[dict[str, Any]]:
    """Insert questions of one person, and their reminders and announcements with outcomes."""
    assert person.telegram_id is not None
    told = []
    if luck.random() < 0.3:
        seminar_id, gone = luck.choice((1, 2)), luck.choice((None, NOW))
        asked = {"text": "?", "chat_message_id": 1, "asked_at": NOW, "state_changed_at": NOW}
        asked["state"] = "new" if gone is None else "withdrawn"
        session.add(Question(seminar_id=seminar_id, number=person.id, person_id=person.id, **asked))
        soul.asked |= {seminar_id} if gone is None else set()
    for number, state in ((ASKED, "sent"), (NEWEST, luck.choice(("sent", "sent", "failed", "")))):
        if state:
            about: dict[str, Any] = {"announcement_id": None, "reminder_id": number, "state": state}
            dedup_key = f"reminder:{number}:{person.id}"
            told.append(outbox_row(person.telegram_id, "?", REMINDER, dedup_key=dedup_key, **about))
            soul.reminded = number == NEWEST and state == "sent"
    for number in (1, 2):
        state, confirmed = luck.choice(("sent", "sent", "failed", "")), luck.random() < 0.4
        if state:
            about = {"announcement_id": number, "state": state}
            dedup_key = f"a:{number}:0:{person.id}"
            told.append(outbox_row(person.telegram_id, "!", ANNOUNCEMENT, dedup_key=dedup_key, **about))
        if confirmed:
            session.add(ReadConfirmation(announcement_id=number, person_id=person.id, read_at=NOW))
        soul.unread |= {number} if state == "sent" and not confirmed else set()
    return told


# Membership.


def is_meant(soul: ModelPerson, seminar_id: int | None, choice: Audience) -> bool:
    """Return whether the audience includes this person, word by word as it is specified."""
    if seminar_id is None:
        if soul.person is None or soul.person.consented_at is None:
            return False
        return _any(soul, None, choice)
    here = [seat for seat in soul.seats if seat.seminar_id == seminar_id]
    live = [seat for seat in here if seat.state in ACTIVE_STATES]
    return bool(here) and _any(soul, (live or here)[-1], choice)


def _any(soul: ModelPerson, seat: Seat | None, choice: Audience) -> bool:
    groups = choice.include or ((),)
    if not any(_is_live(seat, group) and _all(soul, seat, group) for group in groups):
        return False
    return not any(_all(soul, seat, group) for group in choice.exclude)


def _is_live(seat: Seat | None, group: ConditionGroup) -> bool:
    return seat is None or seat.state in ACTIVE_STATES or any(one.kind == "state" for one in group)


def _all(soul: ModelPerson, seat: Seat | None, group: ConditionGroup) -> bool:
    if seat is not None:
        return all(_condition_met(soul, seat, one, at=seat.seminar_id) for one in group)
    assert soul.person is not None
    about_seats = tuple(one for one in group if one.kind in ("state", "arrived", "silent", "seminar"))
    for one in group:
        if one not in about_seats and not _condition_met(soul, soul.person, one, at=None):
            return False
    return not about_seats or any(
        _is_live(seat, about_seats) and all(_condition_met(soul, seat, one, at=None) for one in about_seats)
        for seat in _current(soul.seats)
    )


def _current(seats: Sequence[Seat]) -> list[Seat]:
    """Return the seat of each seminar that counts: the active one, else the last."""
    found = []
    for seminar_id in (1, 2):
        here = [seat for seat in seats if seat.seminar_id == seminar_id]
        live = [seat for seat in here if seat.state in ACTIVE_STATES]
        found += (live or here)[-1:]
    return found


def _inside(code: str | None, of: Sequence[object]) -> bool:
    while code is not None:
        if code in of:
            return True
        code = PARENTS[code]
    return False


def _condition_met(soul: ModelPerson, row: Seat | Person, one: Condition, *, at: int | None) -> bool:
    """Evaluate a condition; `at` is the seminar it refers to, or None."""
    if one.kind in ("state", "arrived", "silent") or (one.kind == "seminar" and at is None):
        assert isinstance(row, Seat)
        silent = row.state == "registered" and row.seminar_id == 1 and soul.reminded
        states = {"state": row.state in one.values, "arrived": row.state == "arrived", "silent": silent}
        return states.get(one.kind, row.seminar_id in one.values)
    person = soul.person
    others = person is not None and any(
        seat.seminar_id in one.values and seat.state in ACTIVE_STATES for seat in soul.seats
    )
    return {
        "unit": _inside(row.unit_code, one.values),
        "office": row.office in one.values,
        "position": row.position in one.values,
        "language": person is not None and person.language in one.values,
        "asked": bool(soul.asked & ({at} if at else {1, 2})),
        "seminar": others,
        "unread": bool(soul.unread & set(one.values)),
    }[one.kind]


# Random audiences.


def random_choice(luck: Random) -> Audience:
    """Generate up to two groups of up to three conditions, and as many exceptions."""
    return Audience(_groups(luck), _groups(luck))


def _groups(luck: Random) -> tuple[ConditionGroup, ...]:
    return tuple(
        tuple(_random_condition(luck) for _ in range(luck.choice((1, 1, 2, 3))))
        for _ in range(luck.choice((0, 1, 1, 2)))
    )


def _random_condition(luck: Random) -> Condition:
    values: dict[str, tuple[str | int, ...]] = {
        "state": STATES,
        "unit": tuple(PARENTS),
        "office": OFFICES,
        "position": POSITIONS,
        "language": LANGUAGES,
        "unread": (1, 2),
        "seminar": (1, 2),
        "asked": (),
        "arrived": (),
        "silent": (),
    }
    kind = luck.choice(tuple(values))
    of = values[kind]
    return Condition(kind, tuple(luck.sample(of, k=min(len(of), luck.choice((1, 2, 4))))))
