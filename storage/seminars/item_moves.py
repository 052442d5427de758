"""Items of the programme that were moved on their day, until participants are told."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from storage.database import Session
from storage.models import ItemMove, ProgrammeItem


async def record_move(
    session: Session,
    item: ProgrammeItem,
    starts_at: datetime,
    ends_at: datetime | None,
    at: datetime,
) -> None:
    """Record that an item was moved from these times. Several moves are one until participants are told."""
    await session.flush()
    waiting = await session.scalar(
        select(ItemMove).where(ItemMove.item_id == item.id, ItemMove.settled_at.is_(None)).with_for_update()
    )
    if waiting is not None:
        waiting.moved_at = at
        return
    move = ItemMove(seminar_id=item.seminar_id, item_id=item.id, starts_at=starts_at, ends_at=ends_at)
    move.moved_at = at
    session.add(move)


async def lock_unmoved_since(session: Session, moment: datetime) -> dict[int, Sequence[ItemMove]]:
    """Return seminar -> its waiting moves, for seminars of which nothing was moved after this moment, locked."""
    await session.flush()
    waiting = ItemMove.settled_at.is_(None)
    quiet = (
        select(ItemMove.seminar_id)
        .where(waiting)
        .group_by(ItemMove.seminar_id)
        .having(func.max(ItemMove.moved_at) <= moment)
    )
    rows = await session.scalars(
        select(ItemMove)
        .where(waiting, ItemMove.seminar_id.in_(quiet))
        .order_by(ItemMove.id)
        .with_for_update(skip_locked=True)
    )
    found: dict[int, list[ItemMove]] = {}
    for move in rows:
        found.setdefault(move.seminar_id, []).append(move)
    return dict(found)
