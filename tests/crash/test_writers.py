"""Promise 12: no "database is locked", however many write."""

import pytest
from sqlalchemy import text

from storage.database import Database
from tests.crash.writers import processes

WRITERS = 20


@pytest.mark.parametrize("times", [10, pytest.param(200, marks=pytest.mark.proof)])
async def test_two_processes_of_twenty_writers_lock_nobody_out(database: Database, times: int) -> None:
    url = database.url.render_as_string(hide_password=False)
    errors = await processes(url, writers=WRITERS, times=times)
    assert errors == []
    async with database.reader() as session:
        assert await session.scalar(text("SELECT count(*) FROM inbox")) == 2 * WRITERS * times
