"""What staff wrote down and whoever registered may be one person: found, and joined when staff say so.

A typed number, a typed name and a link that was opened are hints, never proof: nothing is joined by itself.
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
"""Why two may be one: the personal link was opened, the number is the same, the name at the same place is."""
MAX_MATCHES = 3
MERGEABLE_STATES = tuple(state for state in ACTIVE_STATES if state != ARRIVED)
"""States in which what staff wrote down can still be given up for another seat."""


@dataclass(frozen=True, slots=True)
class ListMatch:
    """A seat without a person that may be the same person's, and why."""

    seat: Seat
    hint: str


async def find_matches(session: Session, seat: Seat, opened: int | None = None) -> list[ListMatch]:
    """What staff wrote down that may mean whoever has this seat. `opened`: the invitation whose link they opened."""
    await session.flush()
    near = or_(Seat.id == opened, Seat.phone == seat.phone, Seat.unit_code == seat.unit_code)
    rows = await session.scalars(
        select(Seat)
        .where(Seat.seminar_id == seat.seminar_id, Seat.id != seat.id, near)
        .where(Seat.person_id.is_(None), Seat.state.in_(MERGEABLE_STATES))
        .order_by(Seat.id)
    )
    found = [ListMatch(one, hint) for one in rows if (hint := _match_hint(one, seat, opened))]
    return sorted(found, key=lambda one: HINTS.index(one.hint))[:MAX_MATCHES]


def _match_hint(written: Seat, seat: Seat, opened: int | None) -> str | None:
    if written.id == opened:
        return LINK
    if written.phone and written.phone == seat.phone:
        return PHONE
    named_so = place_of(written) == place_of(seat) and names_match(written.name, seat.name)
    return NAME if named_so else None


def names_match(one: str | None, other: str | None) -> bool:
    """Whether these may be one name: all words of the shorter are in the longer, whatever their order."""
    few, many = sorted(
        ({*map(normalize_word, (name or "").split())} - {""} for name in (one, other)), key=len
    )
    return bool(few) and few <= many


async def merge_seats(session: Session, written: Seat, seat: Seat, at: datetime, by: Person) -> None:
    """Staff say that both are one person's: what was written down is given up for the seat they registered for.

    From then on it is theirs too, to be shown and to be forgotten. Raises InvalidTransition when one of them is not as
    it was asked about. What it held goes to the seat, if that waits.
    """
    parted = written.person_id is not None or seat.person_id is None
    if parted or written.state not in MERGEABLE_STATES or seat.state not in ACTIVE_STATES:
        raise InvalidTransition("decided by now")
    held = written.state in OCCUPIED_STATES
    await seats.transition(session, written, CANCELLED, at, by)
    written.person_id = seat.person_id
    if held and seat.state == WAITING:
        with contextlib.suppress(seats.SeminarFull, seats.UnitFull):
            await seats.transition(session, seat, REGISTERED, at, by)


async def list_candidates(
    session: Session, seminar_id: int, phone: str | None, place: Place
) -> Sequence[Seat]:
    """Who may be there already, when staff register somebody: invited by name from this place, or with this number
    wherever. Which of them may be shown to whoever asks, the caller knows.
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
