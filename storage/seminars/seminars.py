"""Seminars and their programmes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from storage.database import Session, TransactionCache
from storage.models import ProgrammeItem, Seminar, seminar_states

_SEMINARS = TransactionCache[int, Seminar]()
"""Seminars by id. SQLAlchemy's identity map has them too, but only as long as somebody refers to them."""
PROGRAMMES = TransactionCache[int, Sequence[ProgrammeItem]]()
"""Seminar -> its programme; `programme.forget_cached` drops one that was changed."""


async def get(session: Session, seminar_id: int) -> Seminar | None:
    """A seminar by its id, looked up once a transaction."""
    kept = _SEMINARS.of(session)
    if seminar_id not in kept:
        found = await session.get(Seminar, seminar_id)
        if found is None:
            return None
        kept[seminar_id] = found
    return kept[seminar_id]


async def by_slug(session: Session, slug: str) -> Seminar | None:
    """A seminar by the name in its link."""
    known = next((one for one in _SEMINARS.of(session).values() if one.slug == slug), None)
    if known is None:
        known = await session.scalar(select(Seminar).where(Seminar.slug == slug))
        if known is not None:
            _SEMINARS.of(session)[known.id] = known
    return known


def is_registration_open(seminar: Seminar, now: datetime) -> bool:
    """Whether one can register for it now."""
    opens, closes = seminar.registration_opens_at, seminar.registration_closes_at
    begun = opens is None or opens <= now
    return (
        seminar.state == seminar_states.OPEN
        and begun
        and now < (closes or seminar.ends_at)
        and now < seminar.ends_at
    )


async def list_registration_open(session: Session, now: datetime) -> list[Seminar]:
    """Seminars one can register for now, the soonest first."""
    rows = await session.scalars(
        select(Seminar)
        .where(Seminar.state == seminar_states.OPEN, Seminar.ends_at > now)
        .order_by(Seminar.starts_at)
    )
    return [seminar for seminar in rows if is_registration_open(seminar, now)]


async def list_public(session: Session) -> list[Seminar]:
    """Seminars that participants may know of, the newest first: open, closed or held."""
    rows = await session.scalars(
        select(Seminar)
        .where(Seminar.state.in_(seminar_states.PUBLIC_STATES))
        .order_by(Seminar.starts_at.desc())
    )
    return list(rows)


async def list_without_drafts(session: Session) -> list[Seminar]:
    """Every seminar but drafts, the newest first."""
    rows = await session.scalars(
        select(Seminar).where(Seminar.state != seminar_states.DRAFT).order_by(Seminar.starts_at.desc())
    )
    return list(rows)


async def list_active(session: Session) -> list[Seminar]:
    """Seminars that staff may have to do with, the newest first: all but the archived and the cancelled."""
    rows = await session.scalars(
        select(Seminar)
        .where(Seminar.state.not_in(seminar_states.INACTIVE_STATES))
        .order_by(Seminar.starts_at.desc())
    )
    return list(rows)


async def count(session: Session) -> int:
    """How many seminars there are, of any state."""
    return await session.scalar(select(func.count(Seminar.id))) or 0


async def get_programme(session: Session, seminar_id: int) -> Sequence[ProgrammeItem]:
    """The programme in its order, looked up once a transaction."""
    kept = PROGRAMMES.of(session)
    if seminar_id not in kept:
        kept[seminar_id] = await _load_programme(session, seminar_id)
    return kept[seminar_id]


async def _load_programme(session: Session, seminar_id: int) -> Sequence[ProgrammeItem]:
    rows = await session.scalars(
        select(ProgrammeItem)
        .where(ProgrammeItem.seminar_id == seminar_id)
        .order_by(ProgrammeItem.starts_at, ProgrammeItem.id)
    )
    return rows.all()
