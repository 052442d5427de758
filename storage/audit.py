"""The audit log: what staff changed, exported or looked up, in a chain of hashes in which a changed row shows."""

import hashlib
import json
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


async def broken(session: AsyncSession) -> int | None:
    """The id of the first row that is not what was written, or does not follow the row before it; None: all is well."""
    before = ""
    for row in await session.scalars(select(Audited).order_by(Audited.id)):
        if _link(before, row) != row.hash:
            return row.id
        before = row.hash
    return None
