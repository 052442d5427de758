"""The audit log: what staff changed, exported or looked up, in a chain of hashes in which a changed row shows."""

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
"""PostgreSQL's advisory lock of whoever writes the chain's next link, until COMMIT."""


async def record(
    session: Session,
    by: Person | None,
    action: str,
    subject: str,
    at: datetime,
    **detail: Any,
) -> None:
    """Write one line. `detail` is plain JSON without personal data: numbers of rows, names of fields."""
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": CHAIN_LOCK})
    last = await session.scalar(select(AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1))
    row = AuditEntry(at=at, actor_id=by.id if by else None, action=action, subject=subject, detail=detail)
    row.hash = _chain_hash(last or "", row)
    session.add(row)
    await session.flush()  # the hash of the next row is made from this one's


def _chain_hash(before: str, row: AuditEntry) -> str:
    moment = row.at.astimezone(UTC).isoformat()
    line = json.dumps(
        [before, moment, row.actor_id, row.action, row.subject, row.detail], sort_keys=True, ensure_ascii=True
    )
    return hashlib.sha256(line.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What the log came to at some time, as it was noted elsewhere: how many rows, and the hash of the last.

    `rows` None: wherever that hash is. Of `last` the beginning is enough; empty, only the count is known.
    """

    rows: int | None
    last_hash: str = ""


async def take_checkpoint(session: Session) -> Checkpoint:
    """What the log comes to now. One statement: nobody can write between the count and the hash."""
    last = select(AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1).scalar_subquery()
    rows, newest = (
        await session.execute(select(select(func.count(AuditEntry.id)).scalar_subquery(), last))
    ).one()
    return Checkpoint(rows, newest or "")


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """What a walk along the log came to: how many rows hold, the last hash, and the first row that does not."""

    rows: int
    last_hash: str
    broken_id: int | None = None
    """The id of the first row that is not what was written, or does not follow the row before it."""
    missing: Checkpoint | None = None
    """The first of the marks that is not found: what it was noted of is gone, or made anew."""

    @property
    def is_intact(self) -> bool:
        """Whether all is as it was written."""
        return self.broken_id is None and self.missing is None


async def verify_chain(session: Session, marks: Sequence[Checkpoint] = ()) -> ChainCheck:
    """Walk along the whole log. `marks`: what was noted of it elsewhere and must still be so.

    A row that was changed, or taken out of the middle, breaks the chain. Rows taken from its end do not, and who
    can write to the database can also compute a chain anew: only what was noted elsewhere tells.
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
    """Whether the log is empty though somebody is staff: whoever made them staff was written down."""
    if await session.scalar(select(AuditEntry.id).limit(1)) is not None:
        return False
    return await session.scalar(select(Role.id).limit(1)) is not None


OWNERS_NOTIFIED = "audit.told"
"""The row that says that owners were told what the log comes to."""


async def needs_notification(session: Session, since: datetime) -> bool:
    """Whether something has stood in the log since then that came after owners were last told."""
    newest = await session.scalar(select(AuditEntry.action).order_by(AuditEntry.id.desc()).limit(1))
    if newest is None or newest == OWNERS_NOTIFIED:
        return False
    told = select(func.max(AuditEntry.id)).where(AuditEntry.action == OWNERS_NOTIFIED).scalar_subquery()
    first = await session.scalar(
        select(AuditEntry.at).where(AuditEntry.id > func.coalesce(told, 0)).order_by(AuditEntry.id).limit(1)
    )
    return first is not None and first <= since


async def first_broken_id(session: Session) -> int | None:
    """The id of the first row that does not hold; None: all do."""
    return (await verify_chain(session)).broken_id


async def list_newest(session: Session, limit: int = 50) -> list[tuple[AuditEntry, str | None]]:
    """The newest rows, the newest first, with the name of whoever it was, where there is one."""
    rows = await session.execute(
        select(AuditEntry, Person.name)
        .outerjoin(Person, Person.id == AuditEntry.actor_id)
        .order_by(AuditEntry.id.desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]
