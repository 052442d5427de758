"""The start after a restore: nothing that sends by itself begins before the decision."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot import background_tasks, program
from sandbox.testing import Sandbox
from storage.backups import hold
from storage.database import Database
from tests.conftest import serve_bot, settings_for
from tests.waiting import wait_until

PARTS = ("_running_clock", "_running_broadcasts")


async def test_clock_and_broadcasts_wait_for_the_decision(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def part(name: str) -> object:
        @contextlib.asynccontextmanager
        async def running(*_arguments: object) -> AsyncIterator[None]:
            begun.append(name)
            yield

        return running

    for name in PARTS:
        monkeypatch.setattr(background_tasks, name, part(name))
    monkeypatch.setattr(background_tasks, "HELD_POLL_SECONDS", 0.05)
    database, now = Database(sqlite_url), datetime.now(UTC)
    async with database.session.begin() as session:
        connection = await session.connection()
        await connection.run_sync(hold.hold_everything, now, now)
    async with Sandbox() as sandbox:
        async with serve_bot(database, settings_for(sandbox.url, sandbox.token, sqlite_url)):
            visitor = await sandbox.person(1001)
            await visitor.start()
            await visitor.wait_for("Тилди тандаңыз")
            assert begun == []
            async with database.session.begin() as session:
                found = await hold.load_hold(session)
                assert found is not None
                await hold.mark_told(session, found, now)
                await hold.discard(session, None, now)
            await wait_until(lambda: len(begun) == len(PARTS))
        async with serve_bot(database, settings_for(sandbox.url, sandbox.token, sqlite_url)):
            await wait_until(lambda: len(begun) == 2 * len(PARTS))
    await database.close()


async def test_a_part_that_cannot_be_started_ends_the_program(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_arguments: object) -> object:
        raise RuntimeError("sample")

    monkeypatch.setattr(background_tasks, "_running_clock", broken)
    database = Database(sqlite_url)
    async with Sandbox() as sandbox:
        settings = settings_for(sandbox.url, sandbox.token, sqlite_url)
        with pytest.raises(RuntimeError, match="sample"):
            async with asyncio.timeout(60):
                await program.serve(database, settings, asyncio.Event())
    await database.close()
    assert "the start of the parts ended by itself" in caplog.text
