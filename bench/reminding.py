"""Benchmark the clock's tick: `fill` a database, then `tick` it once with everything due, or often with nothing due.

Each is a process of its own, so that the memory of one does not show in the other.
"""

import asyncio
import json
import os
import resource
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, cast

from pydantic import SecretStr
from sqlalchemy import Table, func, select, update

from bench.bulk import insert_from, numbers
from bench.processes import Failed
from bot import preparation
from bot.clock import Clock
from bot.settings import Settings
from handlers.permissions import NOTICE_VERSION
from storage.database import Database
from storage.models import OutboxMessage, Person, Reminder, Seat
from storage.reminders import reminders
from storage.seminars import seminars

ROOT = Path(__file__).parent.parent
TICKS = 50
FIRST = 1_000_000_000
"""The Telegram id before that of the first person."""


def settings_for(url: str) -> Settings:
    return Settings(_env_file=None, bot_token=SecretStr("1:none"), database_url=SecretStr(url), http_port=0)


async def fill(url: str, people: int, future: int) -> None:
    """Store people with seats at a seminar whose reminder is due, and a number of reminders of far away dates."""
    database = Database(url)
    await preparation.prepare_database(database, settings_for(url), with_sample=True)
    async with database.session.begin() as session:
        now = datetime.now(UTC)
        seminar = await seminars.by_slug(session, "karakol")
        assert seminar is not None
        await session.execute(update(Reminder).values(cancelled_at=now))
        if people:
            await session.execute(_people(people, now))
            await session.execute(_seats(seminar.id, now))
            rule = (await reminders.list_rules(session, seminar.id))[0]
            values = {"version": seminar.version, "kind": rule.kind, "rule_id": rule.id, "due_at": now}
            session.add(Reminder(seminar_id=seminar.id, expires_at=now + timedelta(days=1), **values))
        if future:
            await session.execute(_future(future, seminar.id, now + timedelta(days=30)))
    await database.close()


def _people(count: int, now: datetime) -> Any:
    series = numbers(count)
    given = {
        "language": "ky",
        "created_at": now,
        "consented_at": now,
        "consent_version": NOTICE_VERSION,
        "draft": {},
    }
    return insert_from(Person, series, telegram_id=series.c.n + FIRST, **given)


def _seats(seminar_id: int, now: datetime) -> Any:
    people = cast(Table, Person.__table__)
    times = dict.fromkeys(("state_changed_at", "created_at", "updated_at", "registered_at"), now)
    given = {
        "office": "partner",
        "state": "registered",
        "source": "chat",
        "answers": {},
        "wants_pings": False,
    }
    them = select(people.c.id).where(people.c.telegram_id > FIRST).subquery()
    return insert_from(Seat, them, seminar_id=seminar_id, person_id=them.c.id, **given, **times)


def _future(count: int, seminar_id: int, due: datetime) -> Any:
    given = {"seminar_id": seminar_id, "version": 1, "kind": "ping", "due_at": due, "expires_at": due}
    return insert_from(Reminder, numbers(count), **given)


async def tick(url: str) -> dict[str, float]:
    """Run one tick; return its seconds, the rows it wrote, memory before it and at its peak, in MB."""
    database = Database(url)
    clock = Clock(database, settings_for(url), lambda: None)
    async with database.reader() as session:
        await session.execute(select(func.count()).select_from(OutboxMessage))
    before, begun = _peak_mb(), perf_counter()
    await clock.tick()
    seconds, peak = perf_counter() - begun, _peak_mb()
    async with database.reader() as session:
        owed = await session.scalar(select(func.count()).where(OutboxMessage.reminder_id.is_not(None))) or 0
    await database.close()
    return {"seconds": seconds, "owed": owed, "before_mb": before, "peak_mb": peak}


async def idle(url: str) -> dict[str, float]:
    """Run many ticks with nothing due; return the median of their milliseconds."""
    database = Database(url)
    clock = Clock(database, settings_for(url), lambda: None)
    times = []
    for _ in range(TICKS):
        begun = perf_counter()
        await clock.tick()
        times.append(1000 * (perf_counter() - begun))
    await database.close()
    return {"ms": median(times)}


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def measured(people: int, future: int, postgres: str = "") -> dict[str, float]:
    """Run all measurements on a fresh SQLite file or an empty PostgreSQL database."""
    found = {}
    with _database(postgres) as url:
        await _child("fill", url, "0", "0")
        found["tick-nothing-due-0-future-ms"] = (await _child("idle", url))["ms"]
        await _child("fill", url, "0", str(future))
        found[f"tick-nothing-due-{future}-future-ms"] = (await _child("idle", url))["ms"]
        await _child("fill", url, str(people), "0")
        seen = await _child("tick", url)
    if seen["owed"] != people:
        raise Failed(f"the tick owed {seen['owed']} messages, not {people}")
    found[f"tick-{people}-due-seconds"] = seen["seconds"]
    found[f"tick-{people}-due-memory-mb"] = seen["peak_mb"]
    found[f"tick-{people}-due-more-memory-mb"] = seen["peak_mb"] - seen["before_mb"]
    return found


@contextmanager
def _database(postgres: str) -> Iterator[str]:
    if postgres:
        yield postgres
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        yield f"sqlite+aiosqlite:///{folder}/tick.sqlite3"


async def _child(*arguments: str) -> dict[str, float]:
    """Run one of the commands in its own process; return its output. Raise Failed with its errors."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bench.reminding",
        *arguments,
        cwd=ROOT,
        env=dict(os.environ),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    told, errors = await process.communicate()
    if process.returncode:
        raise Failed(f"{arguments[0]} failed\n{errors.decode()[-3000:]}")
    found: dict[str, float] = json.loads(told or b"{}")
    return found


def main() -> None:
    command, url, *numbers = sys.argv[1:]
    if command == "fill":
        asyncio.run(fill(url, *map(int, numbers)))
    else:
        print(json.dumps(asyncio.run(tick(url) if command == "tick" else idle(url))))


if __name__ == "__main__":
    main()
