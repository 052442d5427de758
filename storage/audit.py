"""The audit log: what staff changed, exported or looked up, in a chain of hashes in which a changed row shows."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Audited, Person

LOCK = 0x73656D61
"""PostgreSQL's advisory lock of whoever writes the chain's next link, until COMMIT."""


async def record(
    session: AsyncSession,
    by: Person | None,
    action: str,
    about: str,
    at: datetime,
    **detail: Any,
) -> None:
    """Write one line. `detail` is plain JSON without personal data: numbers of rows, names of fields."""
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    last = await session.scalar(select(Audited.hash).order_by(Audited.id.desc()).limit(1))
    row = Audited(at=at, by_id=by.id if by else None, action=action, about=about, detail=detail)
    row.hash = _link(last or "", row)
    session.add(row)
    await session.flush()


def _link(before: str, row: Audited) -> str:
    moment = row.at.astimezone(UTC).isoformat()
    line = json.dumps(
        [before, moment, row.by_id, row.action, row.about, row.detail], sort_keys=True, ensure_ascii=True
    )
    return hashlib.sha256(line.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Chain:
    """What a walk along the log came to: how many rows hold, the last hash, and the first row that does not."""

    rows: int
    last: str
    broken: int | None
    """The id of the first row that is not what was written, or does not follow the row before it."""
    seen: bool
    """Whether the hash that was asked for is among those that hold."""


async def verify(session: AsyncSession, known: str = "") -> Chain:
    """Walk along the whole log. `known`: a hash noted earlier, elsewhere, that must still be in it.

    A row that was changed, or taken out of the middle, breaks the chain. Rows taken from its end do not, and who
    can write to the database can also compute a chain anew: only a hash noted elsewhere tells.
    """
    rows, before, seen = 0, "", not known
    async for row in await session.stream_scalars(select(Audited).order_by(Audited.id)):
        if _link(before, row) != row.hash:
            return Chain(rows, before, row.id, seen)
        rows, before, seen = rows + 1, row.hash, seen or row.hash == known
    return Chain(rows, before, None, seen)


async def broken(session: AsyncSession) -> int | None:
    """The id of the first row that does not hold; None: all do."""
    return (await verify(session)).broken


async def newest(session: AsyncSession, limit: int = 50) -> list[tuple[Audited, str | None]]:
    """The newest rows, the newest first, with the name of whoever it was, where there is one."""
    rows = await session.execute(
        select(Audited, Person.name)
        .outerjoin(Person, Person.id == Audited.by_id)
        .order_by(Audited.id.desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]
