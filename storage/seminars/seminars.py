"""Seminars and their programmes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from storage.database import Session, TransactionCache
from storage.models import ProgrammeItem, Seminar, seminar_states

_SEMINARS = TransactionCache[int, Seminar]()
"""Seminars by id. SQLAlchemy's identity map holds them too, but only by weak references."""
PROGRAMMES = TransactionCache[int, Sequence[ProgrammeItem]]()
"""Seminar id -> programme; `programme.forget_cached` drops a changed one."""


async def get(session: Session, seminar_id: int) -> Seminar | None:
    """Return the seminar with this id; queried once per transaction."""
    cache = _SEMINARS.of(session)
    if seminar_id not in cache:
        found = await session.get(Seminar, seminar_id)
        if found is None:
            return None
        cache[seminar_id] = found
    return cache[seminar_id]


def forget_cached(session: Session, seminar_id: int) -> None:
    """Drop the cached seminar after it was deleted."""
    _SEMINARS.of(session).pop(seminar_id, None)


async def by_slug(session: Session, slug: str) -> Seminar | None:
    """Return the seminar with this slug."""
    known = next((one for one in _SEMINARS.of(session).values() if one.slug == slug), None)
    if known is None:
        known = await session.scalar(select(Seminar).where(Seminar.slug == slug))
        if known is not None:
            _SEMINARS.of(session)[known.id] = known
    return known


def is_registration_open(seminar: Seminar, now: datetime) -> bool:
    """Whether registration is open at this time."""
    opens, closes = seminar.registration_opens_at, seminar.registration_closes_at
    has_opened = opens is None or opens <= now
    return (
        seminar.state == seminar_states.OPEN
        and has_opened
        and now < (closes or seminar.ends_at)
        and now < seminar.ends_at
    )


def is_before_registration(seminar: Seminar, now: datetime) -> bool:
    """Whether registration begins later: the seminar is open for it, from a time that has not come yet."""
    opens = seminar.registration_opens_at
    return seminar.state == seminar_states.OPEN and opens is not None and now < opens


async def list_registration_open(session: Session, now: datetime) -> list[Seminar]:
    """List the seminars whose registration is open, soonest first."""
    rows = await session.scalars(
        select(Seminar)
        .where(Seminar.state == seminar_states.OPEN, Seminar.ends_at > now)
        .order_by(Seminar.starts_at)
    )
    return [seminar for seminar in rows if is_registration_open(seminar, now)]


async def list_public(session: Session) -> list[Seminar]:
    """List the seminars that participants can see (open, closed or held), latest first."""
    rows = await session.scalars(
        select(Seminar)
        .where(Seminar.state.in_(seminar_states.PUBLIC_STATES))
        .order_by(Seminar.starts_at.desc())
    )
    return list(rows)


async def list_announced(session: Session) -> list[Seminar]:
    """List the seminars that are or were open to participants (open, closed, held or archived), latest first."""
    rows = await session.scalars(
        select(Seminar)
        .where(Seminar.state.in_((*seminar_states.PUBLIC_STATES, seminar_states.ARCHIVED)))
        .order_by(Seminar.starts_at.desc(), Seminar.id)
    )
    return list(rows)


async def list_without_drafts(session: Session) -> list[Seminar]:
    """List all seminars except drafts, latest first."""
    rows = await session.scalars(
        select(Seminar).where(Seminar.state != seminar_states.DRAFT).order_by(Seminar.starts_at.desc())
    )
    return list(rows)


async def list_active(session: Session) -> list[Seminar]:
    """List all seminars except archived and cancelled ones, latest first."""
    rows = await session.scalars(
        select(Seminar)
        .where(Seminar.state.not_in(seminar_states.INACTIVE_STATES))
        .order_by(Seminar.starts_at.desc())
    )
    return list(rows)


async def list_archived(session: Session) -> list[Seminar]:
    """List the archived seminars, latest first."""
    rows = await session.scalars(
        select(Seminar)
        .where(Seminar.state == seminar_states.ARCHIVED)
        .order_by(Seminar.starts_at.desc(), Seminar.id)
    )
    return list(rows)


async def count(session: Session) -> int:
    """Count the seminars of all states."""
    return await session.scalar(select(func.count(Seminar.id))) or 0


async def get_programme(session: Session, seminar_id: int) -> Sequence[ProgrammeItem]:
    """Return the programme in order; queried once per transaction."""
    cache = PROGRAMMES.of(session)
    if seminar_id not in cache:
        cache[seminar_id] = await _load_programme(session, seminar_id)
    return cache[seminar_id]


async def _load_programme(session: Session, seminar_id: int) -> Sequence[ProgrammeItem]:
    rows = await session.scalars(
        select(ProgrammeItem)
        .where(ProgrammeItem.seminar_id == seminar_id)
        .order_by(ProgrammeItem.starts_at, ProgrammeItem.id)
    )
    return rows.all()
