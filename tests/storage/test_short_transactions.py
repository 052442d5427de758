"""A transaction of short statements runs in the event loop on SQLite, except where it waits: at BEGIN and at COMMIT."""

import threading

import pytest
from sqlalchemy import text

from storage.database import Database


async def note_threads(database: Database) -> dict[str, bool]:
    """Return first word of a statement -> whether it ran in the event loop; filled by what is executed from now on."""
    ran: dict[str, bool] = {}

    def note(statement: str) -> None:
        ran[statement.split()[0]] = threading.current_thread() is threading.main_thread()

    async with database.engine.connect() as connection:
        raw = await connection.get_raw_connection()
        driver = raw.driver_connection
        assert driver is not None
        await driver.set_trace_callback(note)
    return ran


async def test_short_statements_run_in_the_event_loop_and_waiting_ones_do_not(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    ran = await note_threads(database)
    async with database.short() as session:
        await session.execute(text("SELECT 1"))
    assert (ran["SELECT"], ran["BEGIN"], ran["COMMIT"]) == (True, False, False)
    async with database.session.begin() as session:
        await session.execute(text("SELECT 1"))
    assert not ran["SELECT"]
    await database.close()


async def create_table(database: Database, *, fails: bool) -> None:
    async with database.short() as session:
        await session.execute(text("CREATE TABLE sample (id INTEGER)"))
        if fails:
            raise RuntimeError("sample")


async def test_a_failed_short_transaction_changes_nothing_and_the_next_one_goes_on(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    with pytest.raises(RuntimeError):
        await create_table(database, fails=True)
    ran = await note_threads(database)
    async with database.session.begin() as session:
        await session.execute(text("SELECT 1"))
    assert not ran["SELECT"]
    await create_table(database, fails=False)
    await database.close()
