"""Promise 12: no "database is locked" with many writers. `python -m tests.proofs 12` writes twenty times as much."""

from sqlalchemy import text

from storage.database import Database
from tests.crash.writers import run_processes

WRITERS, TIMES = 20, 10


async def test_two_processes_of_twenty_writers_lock_nobody_out(database: Database) -> None:
    url = database.url.render_as_string(hide_password=False)
    errors = await run_processes(url, writers=WRITERS, times=TIMES)
    assert errors == []
    async with database.reader() as session:
        assert await session.scalar(text("SELECT count(*) FROM inbox")) == 2 * WRITERS * TIMES
