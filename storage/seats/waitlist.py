"""The waiting list: in which order places are offered, until when an offer holds, and what has run out."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select

from storage.database import Session
from storage.models import Seat, Seminar, seminar_states
from storage.models.seat_states import OFFERED, WAITING
from storage.seats import seats
from storage.seats.seat_counts import SeatCounts
from storage.seats.seats import list_in_states, lock_seat_counts, place_of, transition
from storage.seminars import seminars
from storage.units import units

OFFER_HOURS = 24
MIN_OFFER_MINUTES = 30

RayonBySeat = dict[int, str | None]
"""Of each waiting seat (by its id), the rayon it is counted in."""


def offer_deadline(seminar: Seminar, at: datetime) -> datetime:
    """How long an offered place is kept: a day, less when the seminar is near, and never beyond its start."""
    soon, day = at + timedelta(minutes=MIN_OFFER_MINUTES), at + timedelta(hours=OFFER_HOURS)
    return min(max(soon, min(day, seminar.starts_at - timedelta(hours=3))), seminar.starts_at)


def is_offering(seminar: Seminar, at: datetime) -> bool:
    """Whether places of it can still be given to those who wait."""
    return seminar.state in seminar_states.ANNOUNCED_STATES and at < seminar.starts_at


async def offer_places(
    session: Session, seminar: Seminar, at: datetime, *, exclude: Collection[Seat] = ()
) -> list[Seat]:
    """Offer the places that are free to those who wait; returns the seats that were offered one.

    First whose rayon has the fewest places taken, then who has waited longest; whose municipality is full waits on.
    `but`: those who have just let an offer run out are not offered the same place again.
    """
    if not is_offering(seminar, at):
        return []
    room = await lock_seat_counts(session, seminar)
    waiting, rayons, taken = await _load_waitlist(session, seminar, room)
    waiting = [seat for seat in waiting if seat not in exclude]
    offered: list[Seat] = []
    while room.has_capacity() and (seat := _next_in_line(waiting, rayons, taken, room)):
        await transition(session, seat, OFFERED, at)
        seat.offer_expires_at = offer_deadline(seminar, at)
        waiting.remove(seat)
        taken[rayons[seat.id]] += 1
        offered.append(seat)
    return offered


async def _load_waitlist(
    session: Session, seminar: Seminar, room: SeatCounts
) -> tuple[list[Seat], RayonBySeat, Counter[str | None]]:
    """Who waits, their rayons, and how many places each rayon has taken."""
    await session.flush()
    waiting = await list_in_states(session, seminar.id, (WAITING,))
    rayons = {seat.id: await rayon_of(session, seat.unit_code) for seat in waiting}
    taken: Counter[str | None] = Counter()
    for (_, code), count in room.by_place.items():
        taken[await rayon_of(session, code)] += count
    return waiting, rayons, taken


def _next_in_line(
    waiting: Collection[Seat], rayons: RayonBySeat, taken: Counter[str | None], room: SeatCounts | None
) -> Seat | None:
    """Whose turn it is among those whose municipality has a place left (without a ledger: among all)."""
    fit = [seat for seat in waiting if room is None or room.has_capacity_for(place_of(seat))]
    return min(fit, key=lambda one: (taken[rayons[one.id]], one.state_changed_at, one.id), default=None)


async def waitlist_position(session: Session, seminar: Seminar, seat: Seat) -> int:
    """How many are offered a place before this waiting seat, itself counted, as things stand: 1 is next."""
    room = await lock_seat_counts(session, seminar)
    waiting, rayons, taken = await _load_waitlist(session, seminar, room)
    for position in range(1, len(waiting) + 1):
        first = _next_in_line(waiting, rayons, taken, None)
        if first is None or first is seat:
            return position
        waiting.remove(first)
        taken[rayons[first.id]] += 1
    return 1


async def rayon_of(session: Session, code: str | None) -> str | None:
    """The rayon a unit is counted in: itself, or what lies above it; a city on top stands for itself."""
    line = await units.lineage(session, code) if code else []
    return next((unit.code for unit in line if unit.level == "rayon"), line[-1].code if line else None)


async def list_with_expired(session: Session, now: datetime) -> list[Seminar]:
    """The seminars in which an offer has run out, in the order in which they may be locked."""
    ids = await session.scalars(
        select(Seat.seminar_id)
        .where(Seat.state == OFFERED, Seat.offer_expires_at <= now)
        .distinct()
        .order_by(Seat.seminar_id)
    )
    found = [await seminars.get(session, seminar_id) for seminar_id in ids]
    return [one for one in found if one is not None]


async def expire_offers(session: Session, seminar: Seminar, now: datetime) -> list[Seat]:
    """Offers of this seminar that have run out go back to the end of the waiting list; returns these seats."""
    await lock_seat_counts(session, seminar)
    offered = await list_in_states(session, seminar.id, (OFFERED,))
    gone = [seat for seat in offered if seat.offer_expires_at is None or seat.offer_expires_at <= now]
    for seat in gone:
        await seats.transition(session, seat, WAITING, now)
        seat.waiting_for = "place"
    return gone
