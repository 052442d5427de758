"""Promise 22: each row of the audit log in turn changed, taken out, put in, moved; the end cut off, or made anew."""

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage import audit
from storage.audit import Chain, Mark
from storage.database import Database
from storage.models import Audited, Person
from tests.storage.conftest import NOW, a_person

FAR = 1_000_000
"""Where rows are put for a moment while their numbers are changed."""
CHANGES: tuple[dict[str, Any], ...] = (
    {"action": "nothing"},
    {"about": "seminar:999"},
    {"by_id": 2},
    {"by_id": None},
    {"at": NOW - timedelta(microseconds=1)},
    {"detail": {}},
    {"detail": {"capacity": [None, 60], "more": 1}},
    {"hash": "0" * 64},
)
Tamper = Callable[[AsyncSession, int], Coroutine[Any, Any, int | None]]
"""Does it to the row of this number; returns the row that `verify` has to name, None: that the noted end is gone."""


@dataclass
class Tampered:
    """How often it was tried, and what was not noticed, or named otherwise than it was."""

    rows: int
    times: int = 0
    unnoticed: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    """Noticed, but another row was named."""


async def written(database: Database, rows: int) -> Mark:
    """A log of so many rows by two people and the operator; what it came to."""
    async with database.session.begin() as session:
        session.add_all([a_person(11), a_person(12)])
    async with database.session.begin() as session:
        by = await session.get(Person, 1)
        for number in range(rows):
            detail = {"capacity": [None, number], "words": "ө ' \" \\ <"}
            who = by if number % 3 else None
            await audit.record(session, who, f"sample.{number % 3}", f"seminar:{number}", NOW, **detail)
    async with database.reader() as session:
        return await audit.mark(session)


async def _moved(session: AsyncSession, after: int) -> None:
    """The numbers of all later rows grow by one."""
    for by in (FAR, 1 - FAR):
        await session.execute(update(Audited).where(Audited.id > after).values(id=Audited.id + by))


async def _row(session: AsyncSession, number: int) -> dict[str, Any]:
    found = (await session.execute(select(Audited.__table__).where(Audited.id == number))).mappings().one()
    return dict(found)


async def _last(session: AsyncSession, number: int) -> bool:
    return await session.scalar(select(Audited.id).where(Audited.id > number).limit(1)) is None


def _changed(values: dict[str, Any]) -> Tamper:
    async def change(session: AsyncSession, number: int) -> int | None:
        before = await _row(session, number)
        new = {"by_id": 1} if values == {"by_id": before["by_id"]} else values
        await session.execute(update(Audited).where(Audited.id == number).values(**new))
        assert await _row(session, number) != before, f"{new} changes nothing"
        return number

    return change


async def _taken_out(session: AsyncSession, number: int) -> int | None:
    last = await _last(session, number)
    await session.execute(delete(Audited).where(Audited.id == number))
    return None if last else number + 1


async def _put_in(session: AsyncSession, number: int) -> int | None:
    """A row after this one, whose own hash is right."""
    row, last = await _row(session, number), await _last(session, number)
    await _moved(session, number)
    forged = Audited(**row | {"id": number + 1, "about": "seminar:forged"})
    forged.hash = audit._link(row["hash"], forged)
    values = {column: getattr(forged, column) for column in row}
    await session.execute(insert(Audited).values(**values))
    return None if last else number + 2


async def _doubled(session: AsyncSession, number: int) -> int | None:
    row = await _row(session, number)
    await _moved(session, number)
    await session.execute(insert(Audited).values(**row | {"id": number + 1}))
    return number + 1


async def _swapped(session: AsyncSession, number: int) -> int | None:
    if await _last(session, number):
        number -= 1
    for before, after in ((number, FAR), (number + 1, number), (FAR, number + 1)):
        await session.execute(update(Audited).where(Audited.id == before).values(id=after))
    return number


async def _cut(session: AsyncSession, number: int) -> int | None:
    await session.execute(delete(Audited).where(Audited.id >= number))
    return None


async def _made_anew(session: AsyncSession, number: int) -> int | None:
    """This row changed, and every hash from there on computed as the program would."""
    rows = list(await session.scalars(select(Audited).order_by(Audited.id)))
    before = ""
    for row in rows:
        if row.id == number:
            row.about = "seminar:forged"
        if row.id >= number:
            row.hash = audit._link(before, row)
        before = row.hash
    await session.flush()
    return None


WAYS: dict[str, Tamper] = {
    **{f"changed to {one}": _changed(one) for one in CHANGES},
    "taken out": _taken_out,
    "put in after": _put_in,
    "doubled": _doubled,
    "swapped with the next": _swapped,
    "cut off from": _cut,
    "made anew from": _made_anew,
}
GROWN = ("put in after",)
"""At the very end a row more whose hash is right is what the program itself would write: nobody can tell."""


@asynccontextmanager
async def _undone(database: Database) -> AsyncIterator[AsyncSession]:
    async with database.session() as session:
        try:
            yield session
        finally:
            await session.rollback()


async def tampered(database: Database, rows: int) -> Tampered:
    """Every way with every row of a log of so many rows."""
    noted = await written(database, rows)
    seen = Tampered(rows)
    for way, tamper in WAYS.items():
        for number in range(1, rows + 1):
            if way in GROWN and number == rows:
                continue
            async with _undone(database) as session:
                meant = await tamper(session, number)
                session.expunge_all()
                _judge(seen, f"row {number} {way}", meant, await audit.verify(session, [noted]))
    async with database.reader() as session:
        assert (await audit.verify(session, [noted])).holds, "it was not undone"
    return seen


def _judge(seen: Tampered, what: str, meant: int | None, found: Chain) -> None:
    seen.times += 1
    if found.holds:
        seen.unnoticed.append(what)
    elif found.broken != meant:
        seen.named.append(f"{what}: named {found.broken}, not {meant}")
