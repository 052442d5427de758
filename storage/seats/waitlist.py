"""The waiting list: order, offers of places, and their expiry."""

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
"""Seat id -> code of the rayon it is counted in."""


def offer_deadline(seminar: Seminar, at: datetime) -> datetime:
    """Return when an offer expires: after OFFER_HOURS, or three hours before the start; not sooner than
    MIN_OFFER_MINUTES, and at the start at the latest."""
    soon, day = at + timedelta(minutes=MIN_OFFER_MINUTES), at + timedelta(hours=OFFER_HOURS)
    return min(max(soon, min(day, seminar.starts_at - timedelta(hours=3))), seminar.starts_at)


def is_offering(seminar: Seminar, at: datetime) -> bool:
    """Whether places of the seminar may still be offered."""
    return seminar.state in seminar_states.ANNOUNCED_STATES and at < seminar.starts_at


async def offer_places(
    session: Session, seminar: Seminar, at: datetime, *, exclude: Collection[Seat] = ()
) -> list[Seat]:
    """Offer the free places to waiting seats. Returns the seats that were offered one.

    Rayons with the fewest taken places come first, then those who have waited longest; seats of a full municipality
    keep waiting. `exclude`: seats whose offer has just expired.
    """
    if not is_offering(seminar, at):
        return []
    counts = await lock_seat_counts(session, seminar)
    waiting, rayons, taken = await _load_waitlist(session, seminar, counts)
    waiting = [seat for seat in waiting if seat not in exclude]
    offered: list[Seat] = []
    while counts.has_capacity() and (seat := _next_in_line(waiting, rayons, taken, counts)):
        await transition(session, seat, OFFERED, at)
        seat.offer_expires_at = offer_deadline(seminar, at)
        waiting.remove(seat)
        taken[rayons[seat.id]] += 1
        offered.append(seat)
    return offered


async def _load_waitlist(
    session: Session, seminar: Seminar, counts: SeatCounts
) -> tuple[list[Seat], RayonBySeat, Counter[str | None]]:
    """Return the seats that wait for a place, their rayons, and the taken places of each rayon.

    Places outside the target list are not offered: staff decide first.
    """
    await session.flush()
    listed = await list_in_states(session, seminar.id, (WAITING,))
    waiting = [seat for seat in listed if seat.waiting_for != "target"]
    rayons = {seat.id: await rayon_of(session, seat.unit_code) for seat in waiting}
    taken: Counter[str | None] = Counter()
    for (_, code), count in counts.by_place.items():
        taken[await rayon_of(session, code)] += count
    return waiting, rayons, taken


def _next_in_line(
    waiting: Collection[Seat], rayons: RayonBySeat, taken: Counter[str | None], counts: SeatCounts | None
) -> Seat | None:
    """Return the next seat whose municipality has a free place; of all seats if `counts` is None."""
    eligible = [seat for seat in waiting if counts is None or counts.has_capacity_for(place_of(seat))]
    return min(eligible, key=lambda one: (taken[rayons[one.id]], one.state_changed_at, one.id), default=None)


async def waitlist_position(session: Session, seminar: Seminar, seat: Seat) -> int:
    """Return the position of a waiting seat in the present order; 1 is next."""
    counts = await lock_seat_counts(session, seminar)
    waiting, rayons, taken = await _load_waitlist(session, seminar, counts)
    for position in range(1, len(waiting) + 1):
        first = _next_in_line(waiting, rayons, taken, None)
        if first is None or first is seat:
            return position
        waiting.remove(first)
        taken[rayons[first.id]] += 1
    return 1


async def rayon_of(session: Session, code: str | None) -> str | None:
    """Return the code of the rayon a unit lies in, itself included; without one, the code of the unit itself."""
    line = await units.lineage(session, code) if code else []
    return next((unit.code for unit in line if unit.level == "rayon"), line[-1].code if line else None)


async def list_with_expired(session: Session, now: datetime) -> list[Seminar]:
    """List the seminars with expired offers, in the order of locking."""
    # Sorted here: SQLite would read the seats of all seminars in their order.
    ids = await session.scalars(
        select(Seat.seminar_id).where(Seat.state == OFFERED, Seat.offer_expires_at <= now)
    )
    found = [await seminars.get(session, seminar_id) for seminar_id in sorted(set(ids))]
    return [one for one in found if one is not None]


async def expire_offers(session: Session, seminar: Seminar, now: datetime) -> list[Seat]:
    """Return seats with an expired offer to the end of the waiting list. Returns these seats."""
    await lock_seat_counts(session, seminar)
    offered = await list_in_states(session, seminar.id, (OFFERED,))
    expired = [seat for seat in offered if seat.offer_expires_at is None or seat.offer_expires_at <= now]
    for seat in expired:
        await seats.transition(session, seat, WAITING, now)
        seat.waiting_for = "place"
    return expired
