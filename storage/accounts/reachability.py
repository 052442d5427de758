"""The definition of who can be written to, in SQL and in Python, and the reasons why somebody cannot.

Every query that chooses recipients or counts reachable people uses it; tests/storage/accounts/test_reachability.py
compares them, and fails when another module reads the columns it is made of.
"""

from typing import cast

from sqlalchemy import ColumnElement, Table, and_, case, false, null

from storage.models import Person
from storage.models.seat_states import INVITED

PEOPLE = cast(Table, Person.__table__)
HAS_AGREED = PEOPLE.c.consented_at.is_not(None)
"""Condition: the person has agreed to the data-protection notice, in any version, and has not withdrawn it."""
IS_REACHABLE = and_(PEOPLE.c.telegram_id.is_not(None), HAS_AGREED, PEOPLE.c.unreachable_at.is_(None))
"""Condition: the bot can write to the person, who uses Telegram, has agreed to the notice and has not blocked the bot.

False, not NULL, in a row of an outer join that has no person.
"""
UNREACHABLE_REASONS = NOT_STARTED, NO_TELEGRAM, NO_CONSENT, BLOCKED = (
    "invited",
    "no-telegram",
    "no-consent",
    "blocked",
)
"""Why somebody cannot be written to: invited and not at the bot yet, registered by others, not agreed to the notice
(or withdrawn), or refused by Telegram."""


def has_agreed(person: Person) -> bool:
    """Return HAS_AGREED of this person."""
    return person.consented_at is not None


def is_reachable(person: Person) -> bool:
    """Return IS_REACHABLE of this person."""
    return person.telegram_id is not None and has_agreed(person) and person.unreachable_at is None


def reason_column(seat_state: ColumnElement[str] | None = None) -> ColumnElement[str | None]:
    """Return the expression for one of UNREACHABLE_REASONS; NULL for reachable people.

    `seat_state`: the state of the person's seat, where the query has one; it tells invited people apart.
    """
    return case(
        (IS_REACHABLE, null()),
        (and_(PEOPLE.c.telegram_id.is_not(None), PEOPLE.c.consented_at.is_(None)), NO_CONSENT),
        (PEOPLE.c.unreachable_at.is_not(None), BLOCKED),
        (false() if seat_state is None else seat_state == INVITED, NOT_STARTED),
        else_=NO_TELEGRAM,
    )


def unreachable_reason(person: Person | None, seat_state: str | None = None) -> str | None:
    """Return `reason_column` of this person, or of a seat without one. Return None for reachable people."""
    if person is not None and is_reachable(person):
        return None
    if person is not None and person.telegram_id is not None and not has_agreed(person):
        return NO_CONSENT
    if person is not None and person.unreachable_at is not None:
        return BLOCKED
    return NOT_STARTED if seat_state == INVITED else NO_TELEGRAM
