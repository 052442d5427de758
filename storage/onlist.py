"""What staff wrote down and whoever registered may be one person: found, and joined when staff say so.

A typed number, a typed name and a link that was opened are hints, never proof: nothing is joined by itself.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import seats
from storage.ledger import Place
from storage.models import LIVE, Person, Seat
from storage.names import fold
from storage.seats import ARRIVED, CANCELLED, REGISTERED, TAKEN, WAITING, NotPossible, place_of

LINK, PHONE, NAME = "link", "phone", "name"
HINTS = (LINK, PHONE, NAME)
"""Why two may be one: the personal link was opened, the number is the same, the name at the same place is."""
MOST = 3
OPEN = tuple(state for state in LIVE if state != ARRIVED)
"""States in which what staff wrote down can still be given up for another seat."""


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A seat without a person that may be the same person's, and why."""

    seat: Seat
    hint: str


async def perhaps(session: AsyncSession, seat: Seat, opened: int | None = None) -> list[Perhaps]:
    """What staff wrote down that may mean whoever has this seat. `opened`: the invitation whose link they opened."""
    await session.flush()
    near = or_(Seat.id == opened, Seat.phone == seat.phone, Seat.unit_code == seat.unit_code)
    rows = await session.scalars(
        select(Seat)
        .where(Seat.seminar_id == seat.seminar_id, Seat.id != seat.id, near)
        .where(Seat.person_id.is_(None), Seat.state.in_(OPEN))
        .order_by(Seat.id)
    )
    found = [Perhaps(one, hint) for one in rows if (hint := _hint(one, seat, opened))]
    return sorted(found, key=lambda one: HINTS.index(one.hint))[:MOST]


def _hint(written: Seat, seat: Seat, opened: int | None) -> str | None:
    if written.id == opened:
        return LINK
    if written.phone and written.phone == seat.phone:
        return PHONE
    named_so = place_of(written) == place_of(seat) and alike(written.name, seat.name)
    return NAME if named_so else None


def alike(one: str | None, other: str | None) -> bool:
    """Whether these may be one name: all words of the shorter are in the longer, whatever their order."""
    few, many = sorted(({*map(fold, (name or "").split())} - {""} for name in (one, other)), key=len)
    return bool(few) and few <= many


async def join(session: AsyncSession, written: Seat, seat: Seat, at: datetime, by: Person) -> None:
    """Staff say that both are one person's: what was written down is given up for the seat they registered for.

    From then on it is theirs too, to be shown and to be forgotten. Raises NotPossible when one of them is not as
    it was asked about. What it held goes to the seat, if that waits.
    """
    parted = written.person_id is not None or seat.person_id is None
    if parted or written.state not in OPEN or seat.state not in LIVE:
        raise NotPossible("decided by now")
    held = written.state in TAKEN
    await seats.move(session, written, CANCELLED, at, by)
    written.person_id = seat.person_id
    if held and seat.state == WAITING:
        with contextlib.suppress(seats.Full, seats.UnitTaken):
            await seats.move(session, seat, REGISTERED, at, by)


async def written_like(
    session: AsyncSession, seminar_id: int, phone: str | None, place: Place
) -> Sequence[Seat]:
    """Who may be there already, when staff register somebody: invited by name from this place, or with this number
    wherever. Which of them may be shown to whoever asks, the caller knows.
    """
    await session.flush()
    office, code = place
    named = or_(Seat.name.is_not(None), Seat.phone.is_not(None))
    here = (Seat.office == office) & (Seat.unit_code == code) & Seat.person_id.is_(None)
    invited = here & (Seat.state == seats.INVITED) & named
    rows = await session.scalars(
        select(Seat)
        .where(Seat.seminar_id == seminar_id, Seat.state.in_(LIVE))
        .where(or_(invited, Seat.phone == phone) if phone else invited)
        .order_by(Seat.id)
    )
    return rows.all()
