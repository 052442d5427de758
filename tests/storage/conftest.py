"""Fixtures of the storage tests: times, and initial rows."""

from datetime import UTC, datetime
from functools import cache
from typing import Any, cast

import pytest
from sqlalchemy import Table, insert, select

from storage.database import Database
from storage.models import Person, RegisterImport, Seminar, Unit
from storage.units import register

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def new_seminar(slug: str = "karakol", **values: Any) -> Seminar:
    texts = {name: {"ky": slug} for name in ("title", "description", "venue", "address", "outcome")}
    times = {"starts_at": NOW.replace(day=30), "ends_at": NOW.replace(day=30, hour=15), "updated_at": NOW}
    return Seminar(slug=slug, timezone="Asia/Bishkek", **{"state": "open"} | texts | times | values)


def new_person(number: int = 1, **values: Any) -> Person:
    return Person(telegram_id=number, created_at=NOW, draft={}, **values)


Rows = list[dict[str, Any]]

_kept_register: dict[str, Rows] = {}
"""The rows of the register of units by table, once a test of this process has imported it."""


@cache
def register_rows() -> tuple[register.UnitRow, ...]:
    """Return the register of the repository, read and checked once per process."""
    return tuple(register.read_register(register.REGISTER_FILE))


def parents_first(rows: Rows) -> Rows:
    """Return the units in an order in which each parent precedes its children, and each successor its predecessors."""
    before = {row["code"]: (row["parent_code"], row["successor_code"]) for row in rows}

    def depth(code: str | None) -> int:
        return 0 if code is None else 1 + max(map(depth, before[code]))

    return sorted(rows, key=lambda row: depth(row["code"]))


@pytest.fixture
async def registered(database: Database) -> Database:
    """A database with the register of units: imported once per process, afterwards inserted as rows."""
    tables = [cast(Table, model.__table__) for model in (Unit, RegisterImport)]
    async with database.session.begin() as session:
        if _kept_register:
            for table in tables:
                await session.execute(insert(table), _kept_register[table.name])
            return database
        await register.import_register(session, register_rows(), NOW)
        for table in tables:
            columns = [column for column in table.columns if column.name != "id"]  # of a sequence
            rows = (await session.execute(select(*columns))).mappings()
            _kept_register[table.name] = [dict(row) for row in rows]
        _kept_register["units"] = parents_first(_kept_register["units"])
    return database


@pytest.fixture
async def seeded(database: Database) -> Database:
    """A database with a seminar (id 1) and two people (ids 1 and 2)."""
    async with database.session.begin() as session:
        session.add_all([new_seminar(), new_person(11), new_person(12)])
    return database
