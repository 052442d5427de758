"""Every process on PostgreSQL is noticed by a restore, and notices one; and that the server does not answer."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError

from storage import leases
from storage.backups.connections import open_exclusively
from storage.database import Database, DatabaseLocked
from tests.waiting import wait_until

END_PRESENT = text(
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock'"
)
on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def url_of(database: Database) -> str:
    return database.url.render_as_string(hide_password=False)


@on_postgresql
async def test_a_restore_is_refused_while_any_process_runs(database: Database) -> None:
    async with leases.hold_presence(database, asyncio.Event()):
        async with leases.hold_presence(database, asyncio.Event()):
            pass  # as many as you like
        with pytest.raises(DatabaseLocked), open_exclusively(url_of(database)):
            pass
    with open_exclusively(url_of(database)):
        pass


@on_postgresql
async def test_a_process_that_starts_waits_for_the_end_of_a_restore(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    began = asyncio.Event()

    async def run() -> None:
        async with leases.hold_presence(database, asyncio.Event(), wait=0.02):
            began.set()

    with open_exclusively(url_of(database)):
        task = asyncio.create_task(run())
        await wait_until(lambda: "waiting for its end" in caplog.text)
        assert not began.is_set()
    await task
    assert began.is_set()


@on_postgresql
async def test_a_process_that_lost_its_connection_ends_if_a_restore_has_begun(database: Database) -> None:
    stop = asyncio.Event()
    async with leases.hold_presence(database, stop, wait=0.02):
        async with database.session.begin() as session:
            await session.execute(END_PRESENT)
        with contextlib.ExitStack() as restore:

            def begins() -> bool:
                with contextlib.suppress(DatabaseLocked):
                    restore.enter_context(open_exclusively(url_of(database)))
                    return True
                return False

            await wait_until(begins)
            await wait_until(stop.is_set)


@contextlib.asynccontextmanager
async def relay_to(url: URL) -> AsyncIterator[tuple[str, asyncio.Event]]:
    """Yield the address of a relay to this server, and an event: answers pass while it is set.

    The relay goes on accepting connections and what is sent, as the kernel does for a process that hangs.
    """
    passing = asyncio.Event()
    passing.set()

    async def forward(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.closing(writer), contextlib.suppress(OSError):
            while data := await reader.read(65536):
                await passing.wait()
                writer.write(data)

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, port = url.host or str(url.query["host"]), url.port or url.query.get("port", "5432")
        server = (
            await asyncio.open_unix_connection(f"{host}/.s.PGSQL.{port}")
            if host.startswith("/")
            else await asyncio.open_connection(host, int(str(port)))
        )
        await asyncio.gather(forward(reader, server[1]), forward(server[0], writer))

    async with await asyncio.start_server(accept, "127.0.0.1") as listener:
        address = url.set(host="127.0.0.1", port=listener.sockets[0].getsockname()[1], query={})
        yield address.render_as_string(hide_password=False), passing
        passing.set()


@on_postgresql
async def test_a_server_that_accepts_everything_and_answers_nothing_is_cut_off(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "WATCH_SECONDS", 0.01)
    monkeypatch.setattr(leases, "SILENT_SECONDS", 1)
    async with relay_to(database.url) as (address, passing):
        relayed = Database(address)
        async with leases.acquire_leadership(relayed, asyncio.Event(), ["send"]) as lost:
            assert lost is not None
            async with relayed.engine.connect() as another:
                passing.clear()
                with pytest.raises(OperationalError):
                    await another.execute(text("SELECT 1"))
            await wait_until(lost.is_set)
            passing.set()
            async with relayed.engine.connect() as anew:
                assert await anew.scalar(text("SELECT 1")) == 1
        await relayed.close()
