"""Processes on one PostgreSQL do not wait for each other's next look: here nobody looks before an hour is over."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import orjson
import pytest
from sqlalchemy import func, select, text
from sqlalchemy import update as sql_update

from bot import program
from bot.program import Parts
from bot.roles import Role
from handlers.messages import Incoming, Reply
from sandbox.testing import Sandbox
from storage import wakeups
from storage.accounts import people
from storage.database import Database, Session
from storage.messages import inbox
from storage.models import Person, Seat, Seminar, Unit
from storage.seats import registrations, seats
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


async def test_a_place_that_another_process_has_given_meanwhile_is_not_given_again(
    sandbox: Sandbox, ready_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The batch that registered without the seminar's lock is done again, with it."""
    async with other_process(sandbox, ready_url) as other:
        database = other.worker.database
        attempts: list[str] = []

        async def register(incoming: Incoming, session: Session) -> list[Reply]:
            try:
                await register_from(session, incoming.person)
                attempts.append("registered")
            except seats.UnitFull:
                attempts.append("full")
            if len(attempts) == 1:
                async with database.session.begin() as another:
                    person = await people.get_or_create(another, [PERSON + 1], NOW)
                    await register_from(another, person[PERSON + 1])
            return []

        monkeypatch.setattr("bot.inbox_batch.dispatch.dispatch", register)
        async with database.session.begin() as session:
            await session.execute(sql_update(Seminar).values(capacity=100, places_per_unit=1))
            await inbox.store(session, [(1, PERSON, START.decode())], NOW)
        assert await other.worker.handle_batch()
        assert attempts == ["registered", "full"]
        async with database.session() as session:
            assert len((await session.scalars(select(Seat).where(Seat.unit_code.is_not(None)))).all()) == 1


async def register_from(session: Session, person: Person) -> None:
    """Register this person for the first seminar, from the first municipality."""
    seminar = (await session.scalars(select(Seminar).order_by(Seminar.id))).first()
    assert seminar is not None
    person.office, person.name = "municipality", "Үлгү"
    person.unit_code = await session.scalar(select(func.min(Unit.code)).where(Unit.level == "ayil_aymak"))
    await registrations.register(session, seminar, person, NOW)
