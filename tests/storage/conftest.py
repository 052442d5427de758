"""For the storage tests: moments, and rows to begin with."""

from datetime import UTC, datetime
from typing import Any

import pytest

from storage.database import Database
from storage.models import Person, Seminar

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def new_seminar(slug: str = "karakol", **values: Any) -> Seminar:
    texts = {name: {"ky": slug} for name in ("title", "description", "venue", "address", "outcome")}
    times = {"starts_at": NOW.replace(day=30), "ends_at": NOW.replace(day=30, hour=15), "updated_at": NOW}
    return Seminar(slug=slug, timezone="Asia/Bishkek", **{"state": "open"} | texts | times | values)


def new_person(number: int = 1, **values: Any) -> Person:
    return Person(telegram_id=number, created_at=NOW, draft={}, **values)


@pytest.fixture
async def seeded(database: Database) -> Database:
    """A seminar (id 1) and two people (ids 1 and 2)."""
    async with database.session.begin() as session:
        session.add_all([new_seminar(), new_person(11), new_person(12)])
    return database
