"""Incoming updates: stored before they are acknowledged, handled once, kept for some days to recognise repetitions."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, Table, delete, func, or_, select, text, update

from storage.database import Session, insert
from storage.models import InboxUpdate

MAX_ATTEMPTS = 3
"""The number of attempts after which an update becomes a dead letter."""

DEAD_LETTER_DAYS = 30

TABLE = cast(Table, InboxUpdate.__table__)
"""The table is used instead of the model for speed: rows are not made into objects."""


@dataclass(frozen=True, slots=True)
class PendingUpdate:
    """An update that is not handled yet."""

    id: int
    update_id: int
    sender_id: int
    raw: str
    received_at: datetime
    attempts: int


async def store(session: Session, updates: Iterable[tuple[int, int | None, str]], at: datetime) -> None:
    """Store updates, given as (update_id, sender's id, raw JSON), ignoring those that are stored already.

    An update without a sender gets a negative number of its own, so that it waits for nobody.
    """
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
    if not rows:
        return
    statement = insert(session, TABLE).on_conflict_do_nothing(index_elements=["update_id"])
    counted = {"preserve_rowcount": True}
    result = cast("CursorResult[Any]", await session.execute(statement, rows, execution_options=counted))
    if result.rowcount < len(rows) and session.is_postgresql:
        await session.execute(_WRITE_SOMETHING)


_WRITE_SOMETHING = text("SELECT pg_logical_emit_message(true, 'seminar-bot', 'an update came again')")
"""An entry of the write-ahead log that means nothing: a COMMIT that has written nothing does not wait for the standby
server of PostgreSQL. The update may be stored here alone, if its own COMMIT was interrupted while it waited."""


async def newest_at(session: Session) -> datetime | None:
    """Return when the newest update was received, by any process; None if there is none."""
    newest: datetime | None = await session.scalar(
        select(TABLE.c.received_at).order_by(TABLE.c.id.desc()).limit(1)
    )
    return newest


async def lock_pending(
    session: Session, limit: int, without: Collection[int] = ()
) -> Sequence[PendingUpdate]:
    """Return the oldest unhandled update of each sender, oldest first, so that nobody's flood delays others.

    On PostgreSQL the rows are locked, and those that another worker has locked are skipped before `limit` is counted.
    As only a sender's oldest update is ever selected, the order per person is kept. `without`: senders to leave out.
    """
    oldest = (
        select(func.min(TABLE.c.id))
        .where(TABLE.c.handled_at.is_(None), *([TABLE.c.sender_id.not_in(without)] if without else []))
        .group_by(TABLE.c.sender_id)
    )
    rows = await session.execute(
        select(
            *(TABLE.c[name] for name in ("id", "update_id", "sender_id", "raw", "received_at", "attempts"))
        )
        .where(TABLE.c.id.in_(oldest), TABLE.c.handled_at.is_(None))
        .order_by(TABLE.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return [PendingUpdate(*row) for row in rows]


async def mark_handled(session: Session, ids: Sequence[int], at: datetime) -> None:
    """Mark updates as handled and empty their JSON. The rows stay, to recognise repetitions."""
    if ids:
        await session.execute(update(TABLE).where(TABLE.c.id.in_(ids)).values(handled_at=at, raw=""))


async def record_failure(
    session: Session, row: PendingUpdate, error: str, at: datetime, *, last: bool = False
) -> bool:
    """Count a failed attempt. Returns whether the update is now a dead letter; `last`: in any case."""
    dead = last or row.attempts + 1 >= MAX_ATTEMPTS
    values = {"attempts": row.attempts + 1, "error": error}
    if dead:
        values |= {"handled_at": at, "dead_at": at}
    await session.execute(update(InboxUpdate).where(InboxUpdate.id == row.id).values(**values))
    return dead


async def list_dead_letters(session: Session, limit: int = 20) -> Sequence[InboxUpdate]:
    """List the newest dead letters, newest first."""
    rows = await session.scalars(
        select(InboxUpdate)
        .where(InboxUpdate.dead_at.is_not(None))
        .order_by(InboxUpdate.id.desc())
        .limit(limit)
    )
    return rows.all()


async def count_pending(session: Session) -> int:
    """Count the unhandled updates."""
    return (
        await session.scalar(select(func.count(InboxUpdate.id)).where(InboxUpdate.handled_at.is_(None))) or 0
    )


async def purge_before(session: Session, moment: datetime) -> int:
    """Delete updates handled before `moment`; dead letters stay DEAD_LETTER_DAYS longer. Returns how many."""
    old = or_(InboxUpdate.dead_at.is_(None), InboxUpdate.dead_at < moment - timedelta(days=DEAD_LETTER_DAYS))
    result = await session.execute(delete(InboxUpdate).where(InboxUpdate.handled_at < moment, old))
    return result.rowcount if isinstance(result, CursorResult) else 0
