"""The database: time zones, foreign keys, a single process, read-only sessions."""

import asyncio
import contextlib
import sqlite3
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from storage import sqlite_driver
from storage.database import Database, DatabaseLocked, TransactionCache, single_process
from storage.models import Person, Seat
from tests.storage.conftest import NOW, new_person
from tests.waiting import WAIT_SECONDS


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="a time without a time zone"):
        async with database.session.begin() as session:
            session.add(Person(telegram_id=1, created_at=datetime(2026, 1, 1), draft={}))  # noqa: DTZ001


async def test_a_time_of_any_zone_comes_back_as_the_same_moment_in_utc(database: Database) -> None:
    bishkek = datetime(2026, 11, 30, 9, 30, tzinfo=timezone(timedelta(hours=6)))
    async with database.session.begin() as session:
        session.add(Person(telegram_id=1, created_at=bishkek, draft={}))
    async with database.reader() as session:
        kept = await session.scalar(select(Person.created_at))
    assert kept == bishkek
    assert kept is not None
    assert kept.tzinfo is UTC


async def test_a_row_cannot_point_at_nothing(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.session.begin() as session:
            session.add(
                Seat(
                    seminar_id=99,
                    person_id=99,
                    state="registered",
                    state_changed_at=NOW,
                    source="chat",
                    position="head",
                    office="project",
                    created_at=NOW,
                    updated_at=NOW,
                )
            )


async def test_what_a_reader_changes_is_thrown_away(database: Database) -> None:
    async with database.session.begin() as session:
        session.add(new_person(1, name="before"))
    async with database.reader() as session:
        (await session.scalars(select(Person))).one().name = "after"
    async with database.reader() as session:
        assert await session.scalar(select(Person.name)) == "before"


async def test_a_rollback_to_a_savepoint_drops_what_may_have_been_rolled_back(database: Database) -> None:
    cache = TransactionCache[int, str]()
    async with database.session.begin() as session:
        cache.of(session)[1] = "looked up"
        savepoint = await session.begin_nested()
        session.changed_roles.add(1)
        session.lost_roles.add(1)
        session.has_erased = True
        await savepoint.rollback()
        assert cache.of(session) == {}
        assert session.lost_roles == set()
        assert session.changed_roles == {1}
        assert session.has_erased
    async with database.session.begin() as another:
        assert not another.changed_roles
        assert not another.has_erased


async def test_each_session_has_its_own_results_of_each_query(database: Database) -> None:
    first, second = TransactionCache[int, str](), TransactionCache[int, str]()
    async with database.reader() as one, database.reader() as two:
        first.of(one)[1] = "x"
        assert (first.of(one), second.of(one), first.of(two)) == ({1: "x"}, {}, {})


async def test_sqlite_is_safe_and_forgets_what_is_deleted(database: Database) -> None:
    if not database.is_sqlite:
        pytest.skip("pragmas are SQLite's")
    async with database.session() as session:
        values = [
            await session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        ]
    assert values == ["wal", 2, 1, 1]


async def test_one_process_works_on_one_sqlite_file(database: Database) -> None:
    if not database.is_sqlite:
        with single_process(database), single_process(database):
            return
    with single_process(database), pytest.raises(DatabaseLocked), single_process(database):
        raise AssertionError("two at once")
    with single_process(database):
        assert database.url.database


CANCELLED = """
import asyncio, sys, threading
from sqlalchemy import text
from storage.database import Database

SLOW = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT max(i) FROM n"

async def look(database):
    async with database.reader() as session:
        await session.execute(text(SLOW))

async def main():
    task = asyncio.create_task(look(Database(f"sqlite+aiosqlite:///{sys.argv[1]}")))
    await asyncio.sleep(0.1)
    for _ in range(int(sys.argv[2])):
        task.cancel()
        await asyncio.sleep(0)

asyncio.run(main())
for thread in threading.enumerate():
    if thread is not threading.current_thread():
        thread.join()  # what it cannot report to the event loop any more is on stderr
"""


@pytest.mark.parametrize("times", [0, 2])
async def test_a_query_that_is_cancelled_lets_the_program_end(tmp_path: Path, times: int) -> None:
    """Cancelled during a statement: by the end of the event loop alone (0), or by the program, twice."""
    command = [sys.executable, "-W", "always", "-c", CANCELLED, str(tmp_path / "slow.sqlite3"), str(times)]
    root = Path(__file__).parents[2]
    process = await asyncio.create_subprocess_exec(*command, cwd=root, stderr=asyncio.subprocess.PIPE)
    try:
        async with asyncio.timeout(WAIT_SECONDS):
            _, said = await process.communicate()
        assert (process.returncode, said.decode()) == (0, "")
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()


def test_a_file_is_closed_though_nobody_waits_any_more(tmp_path: Path) -> None:
    loop = asyncio.new_event_loop()
    connection = sqlite_driver.connect(str(tmp_path / "test.sqlite3"), check_same_thread=False)
    loop.run_until_complete(connection.__aenter__())
    at_work, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        at_work.set()
        go_on.wait(60)

    task = loop.create_task(connection._execute(slow))
    loop.run_until_complete(asyncio.to_thread(at_work.wait, 60))
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        loop.run_until_complete(task)

    async def stop() -> None:
        connection.stop()

    loop.run_until_complete(stop())
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()
    go_on.set()
    connection._thread.join(60)
    assert not connection._thread.is_alive()
    assert connection._connection is None


async def test_a_cursor_that_was_not_read_to_its_end_keeps_no_lock(tmp_path: Path) -> None:
    path = str(tmp_path / "test.sqlite3")
    first = sqlite_driver.connect(path, check_same_thread=False, isolation_level=None)
    await first
    await first.cursor().execute("CREATE TABLE t (i INTEGER)")
    await first.cursor().executemany("INSERT INTO t VALUES (?)", [(number,) for number in range(1000)])
    await first.cursor().execute("BEGIN IMMEDIATE")
    left = await first.cursor().execute("SELECT i FROM t")
    assert len(await left.fetchmany(1)) == 1
    stopped = first.stop()
    assert stopped is not None
    await stopped
    second = sqlite_driver.connect(path, check_same_thread=False, isolation_level=None, timeout=0)
    await second
    await second.cursor().execute("BEGIN IMMEDIATE")
    await second.close()


def test_connections_may_open_a_new_file_at_the_same_time(tmp_path: Path) -> None:
    """A file that is not in WAL mode yet, as one that was just made or restored, is switched by whoever comes first."""

    async def read(path: Path, together: threading.Barrier) -> None:
        database = Database(f"sqlite+aiosqlite:///{path}")
        engine = database._readers.sync_engine
        event.listen(engine, "connect", lambda *_: together.wait(WAIT_SECONDS), insert=True)
        async with database.reader() as session:
            await session.execute(text("SELECT 1"))
        await database.close()

    with ThreadPoolExecutor(2) as threads:
        for number in range(80):
            path, together = tmp_path / f"{number}.sqlite3", threading.Barrier(2)
            with contextlib.closing(sqlite3.connect(path)) as connection:
                connection.execute("CREATE TABLE sample (id INTEGER)")
            both = [threads.submit(asyncio.run, read(path, together)) for _ in range(2)]
            for one in both:
                one.result(WAIT_SECONDS)
