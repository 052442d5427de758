"""Entries of staff and registered seats that may be the same person: found as candidates, merged by staff.

A typed number, a typed name and an opened link are hints, not proof, so nothing is merged automatically.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from storage.database import Session
from storage.models import ACTIVE_STATES, Person, Seat
from storage.models.seat_states import ARRIVED, CANCELLED, INVITED, OCCUPIED_STATES, REGISTERED, WAITING
from storage.seats import seats
from storage.seats.seats import InvalidTransition, place_of
from storage.text.names import normalize_word
from storage.units.units import Place

LINK, PHONE, NAME = "link", "phone", "name"
HINTS = (LINK, PHONE, NAME)
"""Why two seats may be the same person: an opened personal link, equal numbers, equal names at the same place."""
MAX_MATCHES = 3
MERGEABLE_STATES = tuple(state for state in ACTIVE_STATES if state != ARRIVED)
"""States in which an entry of staff can be merged into another seat."""


@dataclass(frozen=True, slots=True)
class ListMatch:
    """A seat without a person that may be the same person's, and the hint (one of HINTS)."""

    seat: Seat
    hint: str


async def find_matches(session: Session, seat: Seat, opened: int | None = None) -> list[ListMatch]:
    """List entries of staff that may be the person with this seat. `opened`: the seat whose link they opened."""
    if any(isinstance(row, Seat) and row.person_id is None for row in (*session.new, *session.dirty)):
        await session.flush()
    near = or_(Seat.id == opened, Seat.phone == seat.phone, Seat.unit_code == seat.unit_code)
    rows = await session.scalars(
        select(Seat)
        .where(Seat.seminar_id == seat.seminar_id, Seat.id != seat.id, near)
        .where(Seat.person_id.is_(None), Seat.state.in_(MERGEABLE_STATES))
        .order_by(Seat.id)
    )
    # Changes of this transaction may not be flushed yet.
    there = [one for one in rows if one.person_id is None and one.state in MERGEABLE_STATES]
    found = [ListMatch(one, hint) for one in there if (hint := _match_hint(one, seat, opened))]
    if found and seat.id is None:
        await session.flush()  # the questions about them carry its number
    return sorted(found, key=lambda one: HINTS.index(one.hint))[:MAX_MATCHES]


def _match_hint(written: Seat, seat: Seat, opened: int | None) -> str | None:
    if written.id == opened:
        return LINK
    if written.phone and written.phone == seat.phone:
        return PHONE
    same_name = place_of(written) == place_of(seat) and names_match(written.name, seat.name)
    return NAME if same_name else None


def names_match(one: str | None, other: str | None) -> bool:
    """Whether two names may be the same: all words of the shorter one are in the longer one, in any order."""
    few, many = sorted(
        ({*map(normalize_word, (name or "").split())} - {""} for name in (one, other)), key=len
    )
    return bool(few) and few <= many


async def merge_seats(session: Session, written: Seat, seat: Seat, at: datetime, by: Person) -> None:
    """Merge an entry of staff into the seat that the same person registered for, by decision of staff.

    The entry is cancelled and becomes the person's too (for /mydata and /forget). If it had a place and the seat waits,
    the seat gets the place. Raises InvalidTransition if one of them has changed meanwhile.
    """
    is_invalid = written.person_id is not None or seat.person_id is None
    if is_invalid or written.state not in MERGEABLE_STATES or seat.state not in ACTIVE_STATES:
        raise InvalidTransition("changed meanwhile")
    had_place = written.state in OCCUPIED_STATES
    await seats.transition(session, written, CANCELLED, at, by)
    written.person_id = seat.person_id
    if had_place and seat.state == WAITING:
        with contextlib.suppress(seats.SeminarFull, seats.UnitFull):
            await seats.transition(session, seat, REGISTERED, at, by)


async def list_candidates(
    session: Session, seminar_id: int, phone: str | None, place: Place
) -> Sequence[Seat]:
    """List active seats that may be the person whom staff are registering: invited by name from this place, or with
    this number anywhere. The caller decides which of them may be shown.
    """
    await session.flush()
    office, code = place
    named = or_(Seat.name.is_not(None), Seat.phone.is_not(None))
    here = (Seat.office == office) & (Seat.unit_code == code) & Seat.person_id.is_(None)
    invited = here & (Seat.state == INVITED) & named
    rows = await session.scalars(
        select(Seat)
        .where(Seat.seminar_id == seminar_id, Seat.state.in_(ACTIVE_STATES))
        .where(or_(invited, Seat.phone == phone) if phone else invited)
        .order_by(Seat.id)
    )
    return rows.all()
