"""Seats and their states. A seat belongs to a municipality or an office, and a person takes it.

    invited ──> registered ──> confirmed ──> arrived
       │            ^  ^
       │            │  └── offered <── waiting      (an offer that expires goes back to waiting)
       └── declined, cancelled, handed over         (declined and cancelled can come back)

Every change that takes or frees a place goes through `transition`, under the seminar's lock, so no place is given
twice. Registering is in registrations.py, the waiting list in waitlist.py, handing over in deputies.py.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, or_, select

from storage.database import Session, TransactionCache
from storage.models import ACTIVE_STATES, Person, Seat, SeatEvent, Seminar
from storage.models.seat_states import (
    ARRIVED,
    ATTENDING_STATES,
    CANCELLED,
    CONFIRMED,
    DECLINED,
    HANDED_OVER,
    INVITED,
    OCCUPIED_STATES,
    OFFERED,
    REGISTERED,
    WAITING,
)
from storage.seats import late_seats
from storage.seats.seat_counts import SeatCounts, count_seats
from storage.seminars import locks, seminars
from storage.units.units import Place

TRANSITIONS: dict[str | None, frozenset[str]] = {
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
"""The states that each state may change to; None: a new seat."""

TABLE = cast(Table, Seat.__table__)
_SEAT_COUNTS = TransactionCache[int, SeatCounts]()
"""Seminar id -> its taken places, updated by `transition` while the seminar is locked."""
_SEATS = TransactionCache[int, list[Seat]]()
"""Person id -> all their seats, newest last."""


class InvalidTransition(Exception):
    """The seat's state does not allow this; nothing was changed."""


class SeminarFull(Exception):
    """The seminar has no free place; nothing was changed."""


class UnitFull(Exception):
    """The municipality's places are taken, by `seats`; nothing was changed."""

    def __init__(self, seats: Sequence[Seat]) -> None:
        super().__init__(f"{len(seats)} seats")
        self.seats = seats


async def lock_seat_counts(session: Session, seminar: Seminar) -> SeatCounts:
    """Lock the seminar and count its taken places: once per transaction, then updated by `transition`.

    On PostgreSQL others that change seats wait for COMMIT, and seats loaded before are loaded again; so decide by a
    seat's state after this call. SQLite has only one writer. Raises SeatsChanged if the seminar was moved, closed or
    cancelled since this transaction loaded it; it is up to date then, for a second attempt.
    """
    cache = _SEAT_COUNTS.of(session)
    if seminar.id not in cache:
        await session.flush_rows_of(Seat, Seminar)  # places taken in this transaction must be counted too
        plan = late_seats.plan_of(seminar)
        await locks.lock_seminar(session, seminar.id)
        if session.is_postgresql:
            await session.refresh(seminar)
            await _refresh_seats(session)
        if late_seats.plan_of(seminar) != plan:
            raise late_seats.SeatsChanged
        cache[seminar.id] = await count_seats(session, seminar.id)
    return cache[seminar.id]


async def _refresh_seats(session: Session) -> None:
    """Load the seats again that were loaded before the lock."""
    known = [key[1][0] for key in session.identity_map.keys() if key[0] is Seat]  # noqa: SIM118  # not a dict
    mine = _SEATS.of(session)
    both = select(Seat).where(or_(Seat.id.in_(known), Seat.person_id.in_(list(mine))))
    for seat in await session.scalars(both.execution_options(populate_existing=True)):
        if seat.person_id in mine and seat not in mine[seat.person_id]:
            mine[seat.person_id].append(seat)


def clear_seat_counts(session: Session, seminar: Seminar) -> None:
    """Discard the counts after the capacity or the places per municipality were changed."""
    _SEAT_COUNTS.of(session).pop(seminar.id, None)


def place_of(seat: Seat) -> Place:
    """Return the place (office, unit code) of a seat."""
    return seat.office, seat.unit_code


async def transition(
    session: Session,
    seat: Seat,
    state: str,
    at: datetime,
    by: Person | None = None,
    reason: str | None = None,
    *,
    over_quota: bool = False,
) -> None:
    """Change the seat's state and record the event. Raises InvalidTransition, UnitFull or SeminarFull.

    `by` None: the program itself. `over_quota`: allow exceeding the municipality's places, but not the seminar's.
    """
    seminar = await seminars.get(session, seat.seminar_id)
    assert seminar is not None  # a foreign key
    counts = await lock_seat_counts(session, seminar)
    if state not in TRANSITIONS[seat.state]:
        raise InvalidTransition(f"{seat.state} -> {state}")
    if state in ACTIVE_STATES and seat.state not in ACTIVE_STATES and await has_other_seat(session, seat):
        raise InvalidTransition("the person has another active seat")
    if state in OCCUPIED_STATES and seat.state not in OCCUPIED_STATES:
        await _check_capacity(session, seminar, counts, place_of(seat), over_quota=over_quota)
    _apply_transition(session, seat, state, at, by, reason)


async def revert_hand_over(session: Session, seat: Seat, state: str, at: datetime, by: Person) -> None:
    """Restore a handed-over seat to this state; `deputies.undo_hand_over` has cancelled those that followed it."""
    if seat.state != HANDED_OVER or state not in ATTENDING_STATES:
        raise InvalidTransition(f"{seat.state} -> {state}")
    _restore(session, seat, state, at, by)


def revert_arrival(session: Session, seat: Seat, state: str, at: datetime, by: Person) -> None:
    """Bring a seat whose arrival is undone into the state it had before. Raises InvalidTransition."""
    if seat.state != ARRIVED:
        raise InvalidTransition(f"{seat.state} -> {state}")
    _restore(session, seat, WAITING if state == OFFERED else state, at, by)
    seat.arrived_at = None
    if seat.state == WAITING:
        seat.waiting_for = "place"


def _restore(session: Session, seat: Seat, state: str, at: datetime, by: Person) -> None:
    """Bring the seat back into a former state, with the times at which it was registered and confirmed."""
    kept = seat.registered_at, seat.confirmed_at
    _apply_transition(session, seat, state, at, by, None)
    seat.registered_at, seat.confirmed_at = kept


async def has_other_seat(session: Session, seat: Seat) -> bool:
    """Whether the seat's person has another active seat at the seminar."""
    await session.flush_rows_of(Seat)
    same = (TABLE.c.seminar_id == seat.seminar_id) & (TABLE.c.person_id == seat.person_id)
    others = select(TABLE.c.id).where(same, TABLE.c.id != seat.id, TABLE.c.state.in_(ACTIVE_STATES))
    return seat.person_id is not None and await session.scalar(others.limit(1)) is not None


async def _check_capacity(
    session: Session, seminar: Seminar, counts: SeatCounts, place: Place, *, over_quota: bool = False
) -> None:
    """Raise UnitFull or SeminarFull if there is no free place."""
    if not over_quota and not counts.has_capacity_for(place):
        raise UnitFull(await list_at_place(session, seminar, place, OCCUPIED_STATES))
    if not counts.has_capacity():
        raise SeminarFull


def _apply_transition(
    session: Session, seat: Seat, state: str, at: datetime, by: Person | None, reason: str | None
) -> None:
    """Change the seat and the counts, and record the event."""
    was = seat.state
    _update_counts(session, seat, was, state)
    seat.state, seat.state_changed_at, seat.updated_at = state, at, at
    if state in (CONFIRMED, ARRIVED) or (state == REGISTERED and was not in ATTENDING_STATES):
        setattr(seat, f"{state}_at", at)
    if state != OFFERED:
        seat.offer_expires_at = None
    if state not in (WAITING, OFFERED):
        seat.waiting_for = None
    if was in (WAITING, OFFERED) and state != WAITING and seat.source != "deputy":
        seat.replaces_seat_id = None  # the seat it asked to replace; it got another place
    if state not in ATTENDING_STATES:
        seat.deputy_token_hash = seat.deputy_expires_at = None
    change = SeatEvent(at=at, from_state=was, to_state=state, actor_id=by.id if by else None, reason=reason)
    change.seat = seat
    session.add(change)


def _update_counts(session: Session, seat: Seat, was: str | None, becomes: str) -> None:
    change = (becomes in OCCUPIED_STATES) - (was in OCCUPIED_STATES)
    for known in (_SEAT_COUNTS.of(session).get(seat.seminar_id), late_seats.counts(session, seat.seminar_id)):
        if known is not None and change:
            known.add(place_of(seat), change)


def create_seat(session: Session, seminar: Seminar, state: str, at: datetime, **values: Any) -> Seat:
    """Create a seat, invited, registered or waiting, without recording an event.

    If it takes a place, the caller has locked the seminar and checked the capacity.
    """
    if state not in TRANSITIONS[None]:
        raise InvalidTransition(f"new -> {state}")
    seat = Seat(
        seminar_id=seminar.id, state=state, state_changed_at=at, created_at=at, updated_at=at, **values
    )
    if state == REGISTERED:
        seat.registered_at = at
    _update_counts(session, seat, None, state)
    session.add(seat)
    if seat.person_id is not None and seat.person_id in _SEATS.of(session):
        _SEATS.of(session)[seat.person_id].append(seat)
    return seat


# Lookup, with one query for a batch of people.


async def preload(session: Session, person_ids: Collection[int]) -> None:
    """Load the seats of a batch of people into the cache of `list_by_person` and `of_person`."""
    cache = _SEATS.of(session)
    wanted = [person_id for person_id in person_ids if person_id not in cache]
    cache.update({person_id: [] for person_id in wanted})
    if wanted:
        for seat in await session.scalars(select(Seat).where(Seat.person_id.in_(wanted)).order_by(Seat.id)):
            cache[cast(int, seat.person_id)].append(seat)


def remember_owner(session: Session, seat: Seat, person: Person) -> None:
    """Add a seat that was assigned to this person to the cache of `list_by_person`."""
    _SEATS.of(session).setdefault(person.id, []).append(seat)


async def list_by_person(session: Session, person: Person) -> list[Seat]:
    """List every seat this person has or had, oldest first."""
    await preload(session, [person.id])
    return [seat for seat in _SEATS.of(session)[person.id] if seat.person_id == person.id]


async def of_person(session: Session, seminar_id: int, person: Person) -> Seat | None:
    """Return this person's seat at this seminar: the active one, else the last."""
    mine = [seat for seat in await list_by_person(session, person) if seat.seminar_id == seminar_id]
    live = [seat for seat in mine if seat.state in ACTIVE_STATES]
    return (live or mine)[-1] if mine else None


async def list_attending(session: Session, person: Person) -> list[tuple[Seat, Seminar]]:
    """List (seat, seminar) of the seminars this person is registered for or has attended, latest seminar first."""
    found = []
    for seat in await list_by_person(session, person):
        seminar = await seminars.get(session, seat.seminar_id) if seat.state in ATTENDING_STATES else None
        if seminar is not None:
            found.append((seat, seminar))
    return sorted(found, key=lambda pair: pair[1].starts_at, reverse=True)


async def get(session: Session, seat_id: int) -> Seat | None:
    """Return the seat with this id."""
    return await session.get(Seat, seat_id)


async def list_at_place(
    session: Session, seminar: Seminar, place: Place, states: Sequence[str]
) -> list[Seat]:
    """List the seats of one municipality or office in these states, oldest first."""
    await session.flush_rows_of(Seat)
    office, code = place
    rows = await session.scalars(
        select(Seat)
        .where(Seat.seminar_id == seminar.id, Seat.office == office, Seat.unit_code == code)
        .where(Seat.state.in_(states))
        .order_by(Seat.id)
    )
    return list(rows)


async def list_in_states(session: Session, seminar_id: int, states: Sequence[str]) -> list[Seat]:
    """List a seminar's seats in these states, oldest first."""
    theirs = select(Seat).where(Seat.seminar_id == seminar_id, Seat.state.in_(states))
    return list(await session.scalars(theirs.order_by(Seat.id)))


async def list_events(session: Session, seat: Seat) -> list[SeatEvent]:
    """List the events of a seat, oldest first."""
    await session.flush()
    rows = await session.scalars(select(SeatEvent).where(SeatEvent.seat_id == seat.id).order_by(SeatEvent.id))
    return list(rows)
