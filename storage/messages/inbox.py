"""Updates that came in: stored before they are acknowledged, handled once, kept a few days to know doubles."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import CursorResult, Table, delete, func, or_, select, update

from storage.database import Session, insert
from storage.models import InboxUpdate

MAX_ATTEMPTS = 3
"""How often an update is tried before it is a dead letter."""

DEAD_LETTER_DAYS = 30

TABLE = cast(Table, InboxUpdate.__table__)
"""Plain rows, not objects: a batch goes through here many times a second."""


@dataclass(frozen=True, slots=True)
class PendingUpdate:
    """An update that wants to be handled."""

    id: int
    update_id: int
    sender_id: int
    raw: str
    received_at: datetime
    attempts: int


async def store(session: Session, updates: Iterable[tuple[int, int | None, str]], at: datetime) -> None:
    """Keep the (update_id, sender, raw JSON) rows that are new; one that is known already is left as it is."""
    rows = [
        {
            "update_id": number,
            "sender_id": -abs(number) if sender is None else sender,
            "raw": raw,
            "received_at": at,
            "attempts": 0,
        }
        for number, sender, raw in updates
    ]
    if rows:
        statement = insert(session, TABLE).on_conflict_do_nothing(index_elements=["update_id"])
        await session.execute(statement, rows)


async def lock_pending(
    session: Session, limit: int, without: Collection[int] = ()
) -> Sequence[PendingUpdate]:
    """The oldest unhandled update of each sender, oldest first: no flood of one holds up the others.

    On PostgreSQL the rows are locked for this transaction and those another worker holds are skipped;
    a sender whose oldest update is held there has no other to offer, so order per person is kept.
    Senders in `without` are left for later.
    """
    oldest = (
        select(func.min(TABLE.c.id))
        .where(TABLE.c.handled_at.is_(None), *([TABLE.c.sender_id.not_in(without)] if without else []))
        .group_by(TABLE.c.sender_id)
        .order_by(func.min(TABLE.c.id))
        .limit(limit)
    )
    rows = await session.execute(
        select(
            *(TABLE.c[name] for name in ("id", "update_id", "sender_id", "raw", "received_at", "attempts"))
        )
        .where(TABLE.c.id.in_(oldest), TABLE.c.handled_at.is_(None))
        .order_by(TABLE.c.id)
        .with_for_update(skip_locked=True)
    )
    return [PendingUpdate(*row) for row in rows]


async def mark_handled(session: Session, ids: Sequence[int], at: datetime) -> None:
    """These took effect, in this transaction. The number stays, to know a double; what was said does not."""
    if ids:
        await session.execute(update(TABLE).where(TABLE.c.id.in_(ids)).values(handled_at=at, raw=""))


async def record_failure(
    session: Session, row: PendingUpdate, error: str, at: datetime, *, last: bool = False
) -> bool:
    """Count a failed attempt; True when it was the last one and the update is a dead letter now."""
    dead = last or row.attempts + 1 >= MAX_ATTEMPTS
    values = {"attempts": row.attempts + 1, "error": error}
    if dead:
        values |= {"handled_at": at, "dead_at": at}
    await session.execute(update(InboxUpdate).where(InboxUpdate.id == row.id).values(**values))
    return dead


async def list_dead_letters(session: Session, limit: int = 20) -> Sequence[InboxUpdate]:
    """The newest dead letters."""
    rows = await session.scalars(
        select(InboxUpdate)
        .where(InboxUpdate.dead_at.is_not(None))
        .order_by(InboxUpdate.id.desc())
        .limit(limit)
    )
    return rows.all()


async def count_pending(session: Session) -> int:
    """How many updates wait."""
    return (
        await session.scalar(select(func.count(InboxUpdate.id)).where(InboxUpdate.handled_at.is_(None))) or 0
    )


async def purge_before(session: Session, moment: datetime) -> int:
    """Delete what was handled before then; dead letters stay DEAD_DAYS longer, for staff to see."""
    old = or_(InboxUpdate.dead_at.is_(None), InboxUpdate.dead_at < moment - timedelta(days=DEAD_LETTER_DAYS))
    result = await session.execute(delete(InboxUpdate).where(InboxUpdate.handled_at < moment, old))
    return result.rowcount if isinstance(result, CursorResult) else 0
