"""Promise 13: SIGTERM ends the program within 30 s, with nothing lost and nothing sent twice."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox.testing import Sandbox
from tests.conftest import STAFF
from tests.crash.audit import STATES, Audit
from tests.crash.loop import IN_FLIGHT, Scale, ended_again_and_again
from tests.crash.program import Program, prepare

SHORT, LONG = Scale(2, 6, 2), Scale(30, 20, 5)


@pytest.mark.parametrize("scale", [SHORT, pytest.param(LONG, marks=pytest.mark.proof)], ids=["short", "long"])
async def test_sigterm_loses_nothing_and_repeats_nothing(
    database_url: str, tmp_path: Path, scale: Scale
) -> None:
    tally = await ended_again_and_again(database_url, tmp_path / "log", scale, how="terminate")
    assert not tally.wrong
    assert tally.repeated == 0
    assert tally.slowest_end < 30


async def test_sigterm_waits_for_what_is_in_flight_at_a_slow_telegram(tmp_path: Path) -> None:
    database_url = f"sqlite+aiosqlite:///{tmp_path}/slow.sqlite3"
    async with Sandbox() as sandbox:
        await prepare(sandbox, database_url)
        audit = Audit(database_url)
        bot = Program(sandbox, database_url, tmp_path / "log")
        try:
            await bot.start()
            await sandbox.fault(action="delay", delay=3, methods=["sendMessage"])
            await (await sandbox.person(1001)).start()
            await _until(lambda: audit.rows(IN_FLIGHT)[0][0] == 2)
            seconds, code = await bot.end()
            said = await sandbox.journal("sendMessage")
        finally:
            await bot.clear_away()
    assert code == 0, bot.logged()
    assert 1 < seconds < 30
    assert {call["chat_id"]: call["applied"] for call in said} == {STAFF: True, 1001: True}
    assert dict(audit.rows(STATES)) == {"sent": 2}


async def _until(true: Callable[[], bool], within: float = 20) -> None:
    until = time.monotonic() + within
    while not true():
        assert time.monotonic() < until
        await asyncio.sleep(0.02)
