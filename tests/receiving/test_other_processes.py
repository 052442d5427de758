"""Processes on one PostgreSQL do not wait for each other's next look: here nobody looks before an hour is over."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import orjson
import pytest
from sqlalchemy import text

from bot import program
from bot.program import Parts
from bot.roles import Role
from sandbox.testing import Sandbox
from storage import wakeups
from storage.database import Database
from storage.messages import inbox
from tests.conftest import settings_for
from tests.crash.test_instances import PERSON, update
from tests.storage.conftest import NOW

pytestmark = pytest.mark.parametrize("ready_url", ["postgresql"], indirect=True)
LISTENING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE query = :listen AND datname = current_database()"
)
START = orjson.dumps(update(1, "/start"))


@pytest.fixture(autouse=True)
def nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wakeups, "LOOK_SECONDS", 3600.0)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as sandbox:
        yield sandbox


@contextlib.asynccontextmanager
async def leader(sandbox: Sandbox, url: str, *roles: Role) -> AsyncIterator[None]:
    """A process with these parts of the program, once it listens."""
    database, stop = Database(url), asyncio.Event()
    settings = settings_for(sandbox.url, sandbox.token, url)
    task = asyncio.create_task(program.serve(database, settings, stop, frozenset(roles)))
    last = wakeups.OUTBOX if Role.SEND in roles else wakeups.INBOX
    async with asyncio.timeout(60), database.engine.connect() as plain:
        connection = await plain.execution_options(
            isolation_level="AUTOCOMMIT"
        )  # one transaction sees one moment
        while not await connection.scalar(LISTENING, {"listen": f"LISTEN {last}"}):  # noqa: ASYNC110  # it tells nobody
            await asyncio.sleep(0.01)
    try:
        yield
    finally:
        stop.set()
        await task
        await database.close()


@contextlib.asynccontextmanager
async def other_process(sandbox: Sandbox, url: str) -> AsyncIterator[Parts]:
    """The parts of a process that does not lead; none of them runs by itself."""
    database, settings = Database(url), settings_for(sandbox.url, sandbox.token, url)
    async with program._open_api(settings) as (api, rate_limiter):
        yield Parts.create(database, api, rate_limiter, settings)
    await database.close()


async def wait_for_reply(sandbox: Sandbox) -> None:
    await sandbox.wait_until(lambda: sandbox.journal("sendMessage", chat=PERSON))


async def test_a_reply_of_another_process_is_sent_at_once(sandbox: Sandbox, ready_url: str) -> None:
    async with leader(sandbox, ready_url, Role.SEND), other_process(sandbox, ready_url) as other:
        async with other.worker.database.session.begin() as session:
            await inbox.store(session, [(1, PERSON, START.decode())], NOW)
        assert await other.worker.handle_batch()
        await wait_for_reply(sandbox)


async def test_an_update_stored_by_another_process_is_handled_at_once(
    sandbox: Sandbox, ready_url: str
) -> None:
    async with leader(sandbox, ready_url, Role.SEND, Role.WORK), other_process(sandbox, ready_url) as other:
        await other.receiver.accept(START)
        await wait_for_reply(sandbox)
