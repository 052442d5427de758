"""Papers that name the seminar's time and place: when they were printed, and whether that still holds."""

from collections.abc import Sequence
from datetime import UTC, datetime
from zlib import crc32
from zoneinfo import ZoneInfo

from sqlalchemy import select

from storage.database import Session
from storage.models import PaperPrint, Person, Seminar

CARDS, SIGNATURES, BADGES = "cards", "signatures", "badges"
KINDS = (CARDS, SIGNATURES, BADGES)
DAYS_ONLY = (BADGES,)
"""Kinds that name the days, but neither the hours nor the place."""


def fingerprint(seminar: Seminar, kind: str) -> str:
    """Return a checksum (CRC-32, eight hexadecimal digits) of the time and place as this kind of paper names them."""
    shown: tuple[object, ...]
    if kind in DAYS_ONLY:
        zone = ZoneInfo(seminar.timezone)
        shown = tuple(
            moment.astimezone(zone).date().isoformat() for moment in (seminar.starts_at, seminar.ends_at)
        )
    else:
        times = [moment.astimezone(UTC).isoformat() for moment in (seminar.starts_at, seminar.ends_at)]
        hours = [sorted(seminar.day_hours.items())] if seminar.day_hours else []
        shown = (*times, sorted(seminar.venue.items()), sorted(seminar.address.items()), *hours)
    return f"{crc32(repr(shown).encode()):08x}"


def record_print(
    session: Session, seminar: Seminar, kind: str, count: int, at: datetime, by: Person
) -> PaperPrint:
    """Record that a paper was made for printing; `count`: how many cards or rows."""
    row = PaperPrint(
        seminar_id=seminar.id,
        kind=kind,
        fingerprint=fingerprint(seminar, kind),
        count=count,
        printed_at=at,
        printed_by_id=by.id,
    )
    session.add(row)
    return row


async def list_outdated(session: Session, seminar: Seminar) -> Sequence[PaperPrint]:
    """Return the newest print of each kind whose time or place is not the seminar's any more."""
    await session.flush()
    rows = await session.scalars(
        select(PaperPrint).where(PaperPrint.seminar_id == seminar.id).order_by(PaperPrint.id)
    )
    newest = {row.kind: row for row in rows}
    return [row for row in newest.values() if row.fingerprint != fingerprint(seminar, row.kind)]
