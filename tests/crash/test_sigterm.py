"""Promise 13: SIGTERM ends the program, with nothing lost and nothing sent twice.

`python -m tests.proofs 13` does it sixty times and says how soon it ends.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox.testing import Sandbox
from tests.conftest import STAFF
from tests.crash.call_gate import install_gate
from tests.crash.consistency_checks import STATES, Audit
from tests.crash.kill_loop import IN_FLIGHT, Scale, run_kill_loop
from tests.crash.program import Program, prepare_database

LONG_ENOUGH = 3
"""Seconds in which a program that does not wait for Telegram's answers would have ended."""


@pytest.mark.parametrize("ready_url", ["postgresql"], indirect=True)
async def test_sigterm_loses_nothing_and_repeats_nothing(ready_url: str, tmp_path: Path) -> None:
    tally = await run_kill_loop(ready_url, tmp_path / "log", Scale(2, 4, 2), how="terminate")
    assert not tally.wrong
    assert tally.repeated == 0


@pytest.mark.parametrize("ready_url", ["sqlite"], indirect=True)
async def test_sigterm_waits_for_what_is_in_flight_at_a_slow_telegram(ready_url: str, tmp_path: Path) -> None:
    with install_gate("sendMessage") as telegram:
        async with Sandbox() as sandbox:
            await prepare_database(sandbox, ready_url)
            audit = Audit(ready_url)
            bot = Program(sandbox, ready_url, tmp_path / "log")
            try:
                await bot.start()
                telegram.close()
                await (await sandbox.person(1001)).start()
                await telegram.wait_for_calls(2)
                ending = asyncio.create_task(bot.end())
                await _until(lambda: "shutting down: finishing the work in progress" in bot.log_tail())
                ended, _ = await asyncio.wait({ending}, timeout=LONG_ENOUGH)
                assert not ended, bot.log_tail()
                assert audit.rows(IN_FLIGHT)[0][0] == 2
                telegram.open()
                _, code = await ending
                said = await sandbox.journal("sendMessage")
            finally:
                await bot.clean_up()
    assert code == 0, bot.log_tail()
    assert {call["chat_id"]: call["applied"] for call in said} == {STAFF: True, 1001: True}
    assert dict(audit.rows(STATES)) == {"sent": 2}


async def _until(true: Callable[[], bool], within: float = 60) -> None:
    async with asyncio.timeout(within):
        while not true():  # noqa: ASYNC110  # it is a file
            await asyncio.sleep(0.02)
