"""Seats: one state machine, in one place. A seat belongs to a municipality or an office; a person takes it.

    invited ──> registered ──> confirmed ──> arrived
       │            ^  ^
       │            │  └── offered <── waiting      (an offer that expires goes back to waiting)
       └── declined, cancelled, handed over         (declined and cancelled can come back)

Whatever takes or frees a place goes through `move`, under the seminar's lock, so that no place is given twice.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import seminars, units
from storage.models import LIVE, Person, Seat, SeatChange, Seminar

INVITED, REGISTERED, CONFIRMED, ARRIVED = "invited", "registered", "confirmed", "arrived"
WAITING, OFFERED, DECLINED, CANCELLED, HANDED_OVER = (
    "waiting",
    "offered",
    "declined",
    "cancelled",
    "handed_over",
)
STATES = (INVITED, REGISTERED, CONFIRMED, ARRIVED, WAITING, OFFERED, DECLINED, CANCELLED, HANDED_OVER)
HOLDING = (REGISTERED, CONFIRMED, ARRIVED)
"""The seat is theirs: they are expected, or there."""
TAKEN = (*HOLDING, OFFERED)
"""What counts against the capacity: an offered place is kept until the offer expires."""

MOVES: dict[str | None, frozenset[str]] = {
    None: frozenset({INVITED, REGISTERED, WAITING}),
    INVITED: frozenset({REGISTERED, WAITING, DECLINED, CANCELLED}),
    REGISTERED: frozenset({CONFIRMED, ARRIVED, DECLINED, CANCELLED, HANDED_OVER}),
    CONFIRMED: frozenset({REGISTERED, ARRIVED, DECLINED, CANCELLED, HANDED_OVER}),
    ARRIVED: frozenset({REGISTERED, CONFIRMED}),
    WAITING: frozenset({OFFERED, REGISTERED, DECLINED, CANCELLED}),
    OFFERED: frozenset({REGISTERED, CONFIRMED, WAITING, DECLINED, CANCELLED}),
    DECLINED: frozenset({INVITED, REGISTERED, CONFIRMED, WAITING}),
    CANCELLED: frozenset({INVITED, REGISTERED, CONFIRMED, WAITING}),
    HANDED_OVER: frozenset(),
}
"""From which state a seat may go to which."""

PARTICULARS = ("name", "phone", "sex", "position", "office", "unit_code", "organisation")
"""What a seat keeps of the person as it was given for this seminar."""

OFFER_HOURS = 24
TABLE = cast(Table, Seat.__table__)
Place = tuple[str, str | None]
"""(office, unit's code): whose seat it is."""


class NotPossible(Exception):
    """The seat's state does not allow this; nothing was changed."""


class Full(Exception):
    """There is no place for this; nothing was changed."""


class UnitTaken(Exception):
    """The municipality's places are taken; `seats` are those that hold them."""

    def __init__(self, seats: Sequence[Seat]) -> None:
        super().__init__(f"{len(seats)} seats")
        self.seats = seats


@dataclass
class Ledger:
    """How many places of a seminar are taken, all in all and by place, as this transaction knows it."""

    capacity: int | None
    per_unit: int | None
    taken: int = 0
    by_place: Counter[Place] = field(default_factory=Counter)

    def has_room(self) -> bool:
        """Whether one more can come at all."""
        return self.capacity is None or self.taken < self.capacity

    def has_room_for(self, place: Place) -> bool:
        """Whether the municipality or office has a place left. Offices without a unit share nothing."""
        return self.per_unit is None or place[1] is None or self.by_place[place] < self.per_unit

    def count(self, place: Place, number: int) -> None:
        """So many more are taken (fewer, when negative)."""
        self.taken += number
        self.by_place[place] += number


async def ledger(session: AsyncSession, seminar: Seminar) -> Ledger:
    """Lock the seminar and count its taken places; once a transaction, kept up to date by `move`.

    On PostgreSQL the row's lock makes whoever else gives places wait for our COMMIT, and only what comes after
    the lock is counted. SQLite has one writer anyway.
    """
    kept = cast(dict[int, Ledger], session.info.setdefault("ledgers", {}))
    if seminar.id not in kept:
        await session.flush()  # what this transaction has given already must be counted too
        limits = select(Seminar.capacity, Seminar.places_per_unit).where(Seminar.id == seminar.id)
        capacity, per_unit = (await session.execute(limits.with_for_update())).one()
        found = Ledger(capacity, per_unit)
        if capacity is not None or per_unit is not None:
            rows = await session.execute(
                select(TABLE.c.office, TABLE.c.unit_code, func.count())
                .where(TABLE.c.seminar_id == seminar.id, TABLE.c.state.in_(TAKEN))
                .group_by(TABLE.c.office, TABLE.c.unit_code)
            )
            for office, code, count in rows:
                found.count((office, code), count)
        kept[seminar.id] = found
    return kept[seminar.id]


def forget_ledger(session: AsyncSession, seminar: Seminar) -> None:
    """Capacity or places per municipality were changed: count anew."""
    session.info.get("ledgers", {}).pop(seminar.id, None)


def place_of(seat: Seat) -> Place:
    """Whose seat it is."""
    return seat.office, seat.unit_code


async def move(
    session: AsyncSession,
    seat: Seat,
    state: str,
    at: datetime,
    by: Person | None = None,
    reason: str | None = None,
) -> None:
    """Bring the seat into this state and write it in its history. Raises NotPossible; the caller has checked for room.

    `by` is None for what the clock does.
    """
    if state not in MOVES[seat.state]:
        raise NotPossible(f"{seat.state} -> {state}")
    was = seat.state
    _account(session, seat, was, state)
    seat.state, seat.state_at, seat.updated_at = state, at, at
    if state in (REGISTERED, CONFIRMED, ARRIVED):
        setattr(seat, f"{state}_at", at)
    if state != OFFERED:
        seat.offer_expires_at = None
    if state not in (WAITING, OFFERED):
        seat.wish = None
    if state not in HOLDING:
        seat.deputy_hash = seat.deputy_expires_at = None
    change = SeatChange(at=at, was=was, became=state, by_id=by.id if by else None, reason=reason)
    change.seat = seat
    session.add(change)


def _account(session: AsyncSession, seat: Seat, was: str | None, becomes: str) -> None:
    known = cast(dict[int, Ledger], session.info.get("ledgers", {})).get(seat.seminar_id)
    change = (becomes in TAKEN) - (was in TAKEN)
    if known is not None and change:
        known.count(place_of(seat), change)


def new(session: AsyncSession, seminar: Seminar, state: str, at: datetime, **values: Any) -> Seat:
    """A new seat in its first state: invited, registered or waiting. Its history begins with its own row."""
    if state not in MOVES[None]:
        raise NotPossible(f"new -> {state}")
    seat = Seat(seminar_id=seminar.id, state=state, state_at=at, created_at=at, updated_at=at, **values)
    if state == REGISTERED:
        seat.registered_at = at
    _account(session, seat, None, state)
    session.add(seat)
    if seat.person_id is not None and seat.person_id in _met(session):
        _met(session)[seat.person_id].append(seat)
    return seat


# Looking up: a batch of many people asks once.


def _met(session: AsyncSession) -> dict[int, list[Seat]]:
    """Person -> their seats, the newest last, as far as this transaction has looked them up."""
    return cast(dict[int, list[Seat]], session.info.setdefault("seats", {}))


async def gather(session: AsyncSession, person_ids: Collection[int]) -> None:
    """Look up the seats of a whole batch of people at once, for `of_person` to find."""
    kept = _met(session)
    wanted = [person_id for person_id in person_ids if person_id not in kept]
    kept.update({person_id: [] for person_id in wanted})
    if wanted:
        for seat in await session.scalars(select(Seat).where(Seat.person_id.in_(wanted)).order_by(Seat.id)):
            kept[cast(int, seat.person_id)].append(seat)


async def all_of(session: AsyncSession, person: Person) -> list[Seat]:
    """Every seat this person has or had, the oldest first."""
    await gather(session, [person.id])
    return [seat for seat in _met(session)[person.id] if seat.person_id == person.id]


async def of_person(session: AsyncSession, seminar_id: int, person: Person) -> Seat | None:
    """This person's seat at this seminar: the live one, else the last they had."""
    mine = [seat for seat in await all_of(session, person) if seat.seminar_id == seminar_id]
    live = [seat for seat in mine if seat.state in LIVE]
    return (live or mine)[-1] if mine else None


async def standing(session: AsyncSession, person: Person) -> list[tuple[Seat, Seminar]]:
    """The seats this person holds, with their seminars, the newest seminar first."""
    found = []
    for seat in await all_of(session, person):
        seminar = await seminars.get(session, seat.seminar_id) if seat.state in HOLDING else None
        if seminar is not None:
            found.append((seat, seminar))
    return sorted(found, key=lambda pair: pair[1].starts_at, reverse=True)


async def get(session: AsyncSession, seat_id: int) -> Seat | None:
    """A seat by its id."""
    return await session.get(Seat, seat_id)


async def at_place(
    session: AsyncSession, seminar: Seminar, place: Place, states: Sequence[str]
) -> list[Seat]:
    """The seats of one municipality or office in these states, the oldest first; of this transaction too."""
    await session.flush()
    office, code = place
    rows = await session.scalars(
        select(Seat)
        .where(Seat.seminar_id == seminar.id, Seat.office == office, Seat.unit_code == code)
        .where(Seat.state.in_(states))
        .order_by(Seat.id)
    )
    return list(rows)


async def in_states(session: AsyncSession, seminar_id: int, states: Sequence[str]) -> list[Seat]:
    """The seminar's seats in these states, in the order they came to be."""
    rows = await session.scalars(
        select(Seat).where(Seat.seminar_id == seminar_id, Seat.state.in_(states)).order_by(Seat.id)
    )
    return list(rows)


async def history(session: AsyncSession, seat: Seat) -> list[SeatChange]:
    """Everything that happened to the seat since it came to be, the oldest first."""
    await session.flush()
    rows = await session.scalars(
        select(SeatChange).where(SeatChange.seat_id == seat.id).order_by(SeatChange.id)
    )
    return list(rows)


# Coming: registering, waiting, being offered a place.


async def register(
    session: AsyncSession,
    seminar: Seminar,
    person: Person,
    at: datetime,
    *,
    wish: str | None = None,
    instead_of: Seat | None = None,
    source: str = "chat",
) -> Seat:
    """Give this person a seat with the particulars of the person's row; again means: update.

    When the seminar is full the seat waits for a `place`. When the municipality's places are taken UnitTaken is
    raised and nothing changed, unless a `wish` says how to wait: to come `instead` of a seat, or for `staff`.
    """
    room = await ledger(session, seminar)
    place: Place = (person.office or "other", person.unit_code)
    seat = await of_person(session, seminar.id, person)
    if seat is None or seat.state == HANDED_OVER:
        seat = await _invited(session, seminar, person)
    held = place_of(seat) if seat is not None and seat.state in TAKEN else None
    if wish is None and held != place and not room.has_room_for(place):
        raise UnitTaken(await at_place(session, seminar, place, TAKEN))
    if wish is None and held is None and not room.has_room():
        wish = "place"
    state = WAITING if wish and held is None else REGISTERED
    if seat is None:
        seat = new(session, seminar, state, at, person_id=person.id, source=source, **_told(person))
    else:
        await _again(session, room, seat, person, state, at)
    if state == WAITING:
        seat.wish, seat.instead_of_id = wish, instead_of.id if instead_of else None
    return seat


def _told(person: Person) -> dict[str, Any]:
    return {name: getattr(person, name) for name in PARTICULARS}


async def _again(
    session: AsyncSession, room: Ledger, seat: Seat, person: Person, state: str, at: datetime
) -> None:
    """A seat that is there takes the person's particulars, perhaps at another place, and its state."""
    if seat.state in TAKEN and place_of(seat) != (person.office, person.unit_code):
        room.count(place_of(seat), -1)
        room.count((person.office or "other", person.unit_code), 1)
    for name, value in _told(person).items():
        setattr(seat, name, value)
    _take(session, seat, person)
    seat.updated_at = at
    if seat.state not in HOLDING and seat.state != state:
        await move(session, seat, state, at, person)


def _take(session: AsyncSession, seat: Seat, person: Person) -> None:
    """The seat is this person's from now on."""
    if seat.person_id != person.id:
        seat.person_id = person.id
        _met(session).setdefault(person.id, []).append(seat)


async def _invited(session: AsyncSession, seminar: Seminar, person: Person) -> Seat | None:
    """The invitation nobody has taken up yet that means this person: by telephone, else by place."""
    mine = or_(
        TABLE.c.phone == person.phone,
        (TABLE.c.office == person.office) & (TABLE.c.unit_code == person.unit_code),
    )
    rows = await session.scalars(
        select(Seat)
        .where(Seat.seminar_id == seminar.id, Seat.person_id.is_(None), Seat.state == INVITED, mine)
        .order_by(case((TABLE.c.phone == person.phone, 0), else_=1), Seat.id)
        .with_for_update(skip_locked=True)
    )
    return next((seat for seat in rows if seat.person_id is None), None)


def offer_until(seminar: Seminar, at: datetime) -> datetime:
    """How long an offered place is kept: a day, less when the seminar is near, half an hour at the least."""
    return max(
        at + timedelta(minutes=30),
        min(at + timedelta(hours=OFFER_HOURS), seminar.starts_at - timedelta(hours=3)),
    )


async def promote(session: AsyncSession, seminar: Seminar, at: datetime) -> list[Seat]:
    """Offer the places that are free to those who wait; returns the seats that were offered one.

    First whose rayon has the fewest places taken, then who has waited longest; whose municipality is full waits on.
    """
    if seminar.starts_at <= at or seminar.state not in ("open", "closed"):
        return []
    room = await ledger(session, seminar)
    await session.flush()
    waiting = [seat for seat in await in_states(session, seminar.id, (WAITING,)) if seat.wish == "place"]
    rayons = {seat.id: await _rayon(session, seat.unit_code) for seat in waiting}
    taken: Counter[str | None] = Counter()
    for (_, code), count in room.by_place.items():
        taken[await _rayon(session, code)] += count
    offered: list[Seat] = []
    while room.has_room():
        fit = [seat for seat in waiting if seat.state == WAITING and room.has_room_for(place_of(seat))]
        if not fit:
            break
        seat = min(fit, key=lambda one: (taken[rayons[one.id]], one.state_at, one.id))
        await move(session, seat, OFFERED, at)
        seat.offer_expires_at = offer_until(seminar, at)
        taken[rayons[seat.id]] += 1
        offered.append(seat)
    return offered


async def _rayon(session: AsyncSession, code: str | None) -> str | None:
    """The rayon a unit is counted in: itself, or what lies above it; a city on top stands for itself."""
    line = await units.lineage(session, code) if code else []
    return next((unit.code for unit in line if unit.level == "rayon"), line[-1].code if line else None)


async def expired_offers(session: AsyncSession, now: datetime) -> list[Seat]:
    """Seats whose offer has run out, each locked for whoever asked first."""
    rows = await session.scalars(
        select(Seat)
        .where(Seat.state == OFFERED, Seat.offer_expires_at <= now)
        .order_by(Seat.id)
        .with_for_update(skip_locked=True)
    )
    return list(rows)


# Handing over: the seat stays the municipality's, another person takes it.


async def hand_over(
    session: AsyncSession,
    seminar: Seminar,
    seat: Seat,
    person: Person,
    at: datetime,
    by: Person | None = None,
) -> Seat:
    """The seat goes to this person, who is registered with their own name at the same place.

    Raises NotPossible when the seat cannot be handed over, or the person has a seat of their own there.
    """
    room = await ledger(session, seminar)
    theirs = await of_person(session, seminar.id, person)
    if theirs is not None and theirs.state in TAKEN:
        raise NotPossible("has a seat already")
    await move(session, seat, HANDED_OVER, at, by or person)
    del room  # `move` and `new` keep it: one place less, one more
    told = {"name": person.name, "phone": person.phone, "sex": person.sex}
    same = {"office": seat.office, "unit_code": seat.unit_code, "organisation": seat.organisation}
    values = {**told, **same, "source": "deputy", "instead_of_id": seat.id, "person_id": person.id}
    if theirs is None or theirs.state == HANDED_OVER:
        return new(session, seminar, REGISTERED, at, position="deputy", **values)
    for name, value in (values | {"position": "deputy"}).items():
        setattr(theirs, name, value)
    await move(session, theirs, REGISTERED, at, by or person)
    return theirs


async def by_deputy_hash(session: AsyncSession, hashed: str, now: datetime) -> Seat | None:
    """The seat that a link for a deputy hands over, if the link still holds."""
    return await session.scalar(
        select(Seat)
        .where(Seat.deputy_hash == hashed, Seat.deputy_expires_at > now, Seat.state.in_(HOLDING))
        .with_for_update()
    )


async def by_invite(session: AsyncSession, word: str) -> Seat | None:
    """The seat of a personal invitation link."""
    return await session.scalar(select(Seat).where(Seat.invite == word))
