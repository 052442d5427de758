"""Pending questions: not submitted until their asker has chosen among similar ones, kept in `Person.draft`."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from storage.database import Session
from storage.models import Person, Seminar

BATCH_SIZE = 100
"""How many people one tick of the clock looks at."""
_KEY = "pending_question"
_FORMER_KEY = "held"
"""The key up to release 0.2.0, with other names in the form. Release 0.4.0 drops it."""


def get_form(person: Person) -> dict[str, Any] | None:
    """Return the pending question, or None.

    Its keys: `seminar`, `message` (the saved message), and the ids of what was offered, `questions` and `entries`.
    """
    former = person.draft.get(_FORMER_KEY)
    if former is None:
        return person.draft.get(_KEY)
    names = {"kept": "message", "faq": "entries"}
    return {names.get(name, name): value for name, value in former.items()}


def set_form(person: Person, form: dict[str, Any] | None) -> None:
    """Store the pending question in the draft, or remove it."""
    others = {name: value for name, value in person.draft.items() if name not in (_KEY, _FORMER_KEY)}
    person.draft = others if form is None else {**others, _KEY: form}


async def lock_person(session: Session, person: Person) -> None:
    """Lock the person's row until the transaction ends, and reload it: the clock may submit the question meanwhile.

    Inserts that only refer to the row (a vote, an event of a question) do not wait for the lock (`key_share`).
    """
    await session.flush()
    await session.refresh(person, with_for_update={"key_share": True})


async def lock_due(session: Session, before: datetime) -> list[Person]:
    """Return the people whose question has been pending since `before` or longer, oldest first, with their rows locked.

    To avoid deadlocks, the seminars are locked first, in order of their ids, and people whose row is locked already
    are skipped until the next tick.
    """
    is_due = Person.pending_question_at <= before
    rows = await session.scalars(
        select(Person).where(is_due).order_by(Person.pending_question_at).limit(BATCH_SIZE)
    )
    seminars = {person.id: (get_form(person) or {}).get("seminar") for person in rows}
    wanted = select(Seminar.id).where(Seminar.id.in_(set(seminars.values()) - {None})).order_by(Seminar.id)
    await session.execute(wanted.with_for_update())
    locked = await session.scalars(
        select(Person)
        .where(Person.id.in_(seminars), is_due)
        .order_by(Person.pending_question_at)
        .with_for_update(skip_locked=True, key_share=True)
        .execution_options(populate_existing=True)
    )
    return [
        person for person in locked if (form := get_form(person)) and form["seminar"] == seminars[person.id]
    ]


async def count_for_seminar(session: Session, seminar_id: int) -> int:
    """Return the number of pending questions of the seminar."""
    rows = await session.scalars(select(Person).where(Person.pending_question_at.is_not(None)))
    return sum((get_form(person) or {}).get("seminar") == seminar_id for person in rows)
