"""Promise 22: every kind of tampering with every row of the audit log, and with its end."""

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update

from storage import audit
from storage.audit import ChainCheck, Checkpoint
from storage.database import Database, Session
from storage.models import AuditEntry, Person
from tests.storage.conftest import NOW, new_person

SPARE_ROW = 1_000_000
"""The id at which a row is parked while ids are changed."""
CHANGES: tuple[dict[str, Any], ...] = (
    {"action": "nothing"},
    {"subject": "seminar:999"},
    {"actor_id": 2},
    {"actor_id": None},
    {"at": NOW - timedelta(microseconds=1)},
    {"detail": {}},
    {"detail": {"capacity": [None, 60], "more": 1}},
    {"hash": "0" * 64},
)
Tamper = Callable[[Session, int], Coroutine[Any, Any, int | None]]
"""A function that tampers with a row; returns the row that `verify` has to name, or None if the end is missing."""


@dataclass
class TamperingResult:
    """Number of attempts, and those not noticed or reported wrongly."""

    rows: int
    times: int = 0
    unnoticed: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    """Noticed, but another row was named."""


async def write_log(database: Database, rows: int) -> Checkpoint:
    """Write a log of a number of rows by two people and the operator; return its checkpoint."""
    async with database.session.begin() as session:
        session.add_all([new_person(11), new_person(12)])
    async with database.session.begin() as session:
        by = await session.get(Person, 1)
        for number in range(rows):
            detail = {"capacity": [None, number], "words": "ө ' \" \\ <"}
            who = by if number % 3 else None
            await audit.record(session, who, f"sample.{number % 3}", f"seminar:{number}", NOW, **detail)
    async with database.reader() as session:
        return await audit.take_checkpoint(session)


async def _shift_rows(session: Session, after: int) -> None:
    """Increase the ids of all later rows by one."""
    for by in (SPARE_ROW, 1 - SPARE_ROW):
        await session.execute(update(AuditEntry).where(AuditEntry.id > after).values(id=AuditEntry.id + by))


async def _row(session: Session, number: int) -> dict[str, Any]:
    found = (
        (await session.execute(select(AuditEntry.__table__).where(AuditEntry.id == number))).mappings().one()
    )
    return dict(found)


async def _last(session: Session, number: int) -> bool:
    return await session.scalar(select(AuditEntry.id).where(AuditEntry.id > number).limit(1)) is None


def _change_row(values: dict[str, Any]) -> Tamper:
    async def change(session: Session, number: int) -> int | None:
        before = await _row(session, number)
        new = {"actor_id": 1} if values == {"actor_id": before["actor_id"]} else values
        await session.execute(update(AuditEntry).where(AuditEntry.id == number).values(**new))
        assert await _row(session, number) != before, f"{new} changes nothing"
        return number

    return change


async def _delete_row(session: Session, number: int) -> int | None:
    last = await _last(session, number)
    await session.execute(delete(AuditEntry).where(AuditEntry.id == number))
    return None if last else number + 1


async def _insert_row(session: Session, number: int) -> int | None:
    """Insert a row after this one, with a correct hash of its own."""
    row, last = await _row(session, number), await _last(session, number)
    await _shift_rows(session, number)
    forged = AuditEntry(**row | {"id": number + 1, "subject": "seminar:forged"})
    forged.hash = audit._chain_hash(row["hash"], forged)
    values = {column: getattr(forged, column) for column in row}
    await session.execute(insert(AuditEntry).values(**values))
    return None if last else number + 2


async def _duplicate_row(session: Session, number: int) -> int | None:
    row = await _row(session, number)
    await _shift_rows(session, number)
    await session.execute(insert(AuditEntry).values(**row | {"id": number + 1}))
    return number + 1


async def _swap_rows(session: Session, number: int) -> int | None:
    if await _last(session, number):
        number -= 1
    for before, after in ((number, SPARE_ROW), (number + 1, number), (SPARE_ROW, number + 1)):
        await session.execute(update(AuditEntry).where(AuditEntry.id == before).values(id=after))
    return number


async def _cut_end(session: Session, number: int) -> int | None:
    await session.execute(delete(AuditEntry).where(AuditEntry.id >= number))
    return None


async def _rewrite_chain(session: Session, number: int) -> int | None:
    """Change this row, and recompute every hash from there on as the program would."""
    rows = list(await session.scalars(select(AuditEntry).order_by(AuditEntry.id)))
    before = ""
    for row in rows:
        if row.id == number:
            row.subject = "seminar:forged"
        if row.id >= number:
            row.hash = audit._chain_hash(before, row)
        before = row.hash
    await session.flush()
    return None


TAMPERINGS: dict[str, Tamper] = {
    **{f"changed to {one}": _change_row(one) for one in CHANGES},
    "taken out": _delete_row,
    "put in after": _insert_row,
    "doubled": _duplicate_row,
    "swapped with the next": _swap_rows,
    "cut off from": _cut_end,
    "made anew from": _rewrite_chain,
}
GROWN = ("put in after",)
"""At the very end a further row with a correct hash is what the program itself would write: nobody can tell."""


@asynccontextmanager
async def _restoring(database: Database) -> AsyncIterator[Session]:
    async with database.session() as session:
        try:
            yield session
        finally:
            await session.rollback()


async def try_tampering(database: Database, rows: int) -> TamperingResult:
    """Try every kind of tampering with every row of a log."""
    noted = await write_log(database, rows)
    seen = TamperingResult(rows)
    for way, tamper in TAMPERINGS.items():
        for number in range(1, rows + 1):
            if way in GROWN and number == rows:
                continue
            async with _restoring(database) as session:
                meant = await tamper(session, number)
                session.expunge_all()
                _check_finding(seen, f"row {number} {way}", meant, await audit.verify_chain(session, [noted]))
    async with database.reader() as session:
        assert (await audit.verify_chain(session, [noted])).is_intact, "it was not undone"
    return seen


def _check_finding(seen: TamperingResult, what: str, meant: int | None, found: ChainCheck) -> None:
    seen.times += 1
    if found.is_intact:
        seen.unnoticed.append(what)
    elif found.broken_id != meant:
        seen.named.append(f"{what}: named {found.broken_id}, not {meant}")
