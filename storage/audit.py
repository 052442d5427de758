"""The audit log: what staff changed, exported or looked up, in a hash chain that reveals changed rows."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select, text

from storage.database import Session
from storage.models import AuditEntry, Person, Role

CHAIN_LOCK = 0x73656D61
"""PostgreSQL's advisory lock, held from appending a row to the chain until COMMIT."""


async def record(
    session: Session,
    by: Person | None,
    action: str,
    subject: str,
    at: datetime,
    **detail: Any,
) -> None:
    """Append one row. `by` None: the program itself. `detail`: JSON without personal data (ids, names of fields)."""
    if session.is_postgresql:
        await session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": CHAIN_LOCK})
    last = await session.scalar(select(AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1))
    row = AuditEntry(at=at, actor_id=by.id if by else None, action=action, subject=subject, detail=detail)
    row.hash = _chain_hash(last or "", row)
    session.add(row)
    await session.flush()  # the next row's hash is computed from this one's


def _chain_hash(before: str, row: AuditEntry) -> str:
    moment = row.at.astimezone(UTC).isoformat()
    line = json.dumps(
        [before, moment, row.actor_id, row.action, row.subject, row.detail], sort_keys=True, ensure_ascii=True
    )
    return hashlib.sha256(line.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The number of rows in the log at some time, and the last one's hash, as noted outside the database.

    `rows` None: the position of the hash is unknown. `last_hash` may be a prefix; if it is empty, only the number is
    known.
    """

    rows: int | None
    last_hash: str = ""


async def take_checkpoint(session: Session) -> Checkpoint:
    """Return the log's present checkpoint, by one statement: nobody can write between the count and the hash."""
    last = select(AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1).scalar_subquery()
    rows, newest = (
        await session.execute(select(select(func.count(AuditEntry.id)).scalar_subquery(), last))
    ).one()
    return Checkpoint(rows, newest or "")


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """The result of verifying the log: the number of valid rows, and the hash of the last of them."""

    rows: int
    last_hash: str
    broken_id: int | None = None
    """The id of the first row that was changed, or does not follow the row before it; None if there is none."""
    missing: Checkpoint | None = None
    """The first checkpoint that the log does not contain: rows were deleted, or the chain was recomputed."""

    @property
    def is_intact(self) -> bool:
        """Whether no row is broken and no checkpoint is missing."""
        return self.broken_id is None and self.missing is None


async def verify_chain(session: Session, marks: Sequence[Checkpoint] = ()) -> ChainCheck:
    """Verify the whole log. `marks`: checkpoints that it must contain.

    A row that is changed, or deleted from the middle, breaks the chain. Rows deleted from the end do not, and whoever
    can write to the database can compute the chain anew; only checkpoints kept elsewhere reveal that.
    """
    rows, before = 0, ""
    open_marks = dict.fromkeys(one for one in marks if one.rows != 0)
    places: dict[int | None, list[Checkpoint]] = {}
    for one in open_marks:
        places.setdefault(one.rows, []).append(one)
    async for row in await session.stream_scalars(select(AuditEntry).order_by(AuditEntry.id)):
        if _chain_hash(before, row) != row.hash:
            return ChainCheck(rows, before, row.id)
        rows, before = rows + 1, row.hash
        for one in (*places.get(rows, ()), *places.get(None, ())):
            if row.hash.startswith(one.last_hash):
                open_marks.pop(one, None)
    return ChainCheck(rows, before, missing=next(iter(open_marks), None))


async def was_emptied(session: Session) -> bool:
    """Whether the log is empty although there are roles: every grant of a role is recorded, so it was deleted."""
    if await session.scalar(select(AuditEntry.id).limit(1)) is not None:
        return False
    return await session.scalar(select(Role.id).limit(1)) is not None


OWNERS_NOTIFIED = "audit.told"
"""The action of the row that records that owners were sent a checkpoint."""


async def needs_notification(session: Session, since: datetime) -> bool:
    """Whether a row that is newer than the owners' last checkpoint was written at or before `since`."""
    newest = await session.scalar(select(AuditEntry.action).order_by(AuditEntry.id.desc()).limit(1))
    if newest is None or newest == OWNERS_NOTIFIED:
        return False
    last_notified = (
        select(func.max(AuditEntry.id)).where(AuditEntry.action == OWNERS_NOTIFIED).scalar_subquery()
    )
    first = await session.scalar(
        select(AuditEntry.at)
        .where(AuditEntry.id > func.coalesce(last_notified, 0))
        .order_by(AuditEntry.id)
        .limit(1)
    )
    return first is not None and first <= since


async def first_broken_id(session: Session) -> int | None:
    """Return the id of the first broken row; None if the chain is intact."""
    return (await verify_chain(session)).broken_id


async def list_newest(session: Session, limit: int = 50) -> list[tuple[AuditEntry, str | None]]:
    """List the newest rows, newest first, with the actor's name (None if there is none)."""
    rows = await session.execute(
        select(AuditEntry, Person.name)
        .outerjoin(Person, Person.id == AuditEntry.actor_id)
        .order_by(AuditEntry.id.desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]
