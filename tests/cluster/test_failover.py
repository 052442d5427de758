"""PostgreSQL with a standby: whichever server is lost, nothing acknowledged is, and the bot goes on by itself.

`python -m tests.cluster` loses more of them, and prints the figures of docs/operations.md.
"""

import asyncio
from collections import Counter
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from sandbox.testing import Sandbox
from tests.cluster.failover import Loss, lose_primaries, supervised
from tests.cluster.servers import running_cluster
from tests.crash.kill_loop import Scale
from tests.crash.program import Program, free_port, prepare_database
from tests.health.outages import wait_for

pytestmark = pytest.mark.proof
SMALL = Scale(2, 8, 2)


@pytest.mark.parametrize("how", ["killed", "frozen"])
async def test_nothing_acknowledged_is_lost_with_the_primary(
    postgres: str, tmp_path: Path, how: Loss
) -> None:
    found = await lose_primaries(tmp_path, SMALL, how)
    assert not found.tally.wrong
    assert len(found.seconds) == SMALL.times
    assert found.tally.acknowledged >= SMALL.size * (SMALL.questions + 1)


async def test_a_process_that_does_not_lead_goes_on_without_a_restart(postgres: str, tmp_path: Path) -> None:
    found = await lose_primaries(tmp_path, SMALL, "frozen", roles=("receive,send,clock", "work"))
    assert not found.tally.wrong
    assert found.restarts["receive,send,clock"] >= SMALL.times
    assert found.restarts["work"] == 0


async def test_without_the_standby_the_bot_waits_says_so_and_goes_on(postgres: str, tmp_path: Path) -> None:
    async with running_cluster() as cluster, Sandbox() as sandbox, aiohttp.ClientSession() as client:
        await prepare_database(sandbox, cluster.url)
        bot = Program(sandbox, cluster.url, tmp_path / "log", HTTP_PORT=(port := free_port()))

        async def database(*, ok: bool) -> dict[str, Any] | None:
            async with client.get(f"http://127.0.0.1:{port}/readyz") as answer:
                found: dict[str, Any] = (await answer.json())["parts"]["database"]
                return found if found["ok"] == ok else None

        async with supervised(bot, restarts := Counter()):
            head = await sandbox.person(1001)
            await head.start()
            await head.wait_for("Тил")
            await asyncio.to_thread(cluster.standby.kill)
            since = (await sandbox.state())["seq"]
            await head.write("/help")
            found = await wait_for(lambda: database(ok=False))
            assert "a COMMIT has waited for the standby server" in found["state"]
            assert "synchronous_standby_names" in found["do"]
            assert not await sandbox.journal("sendMessage", since=since)
            await asyncio.to_thread(cluster.standby.start)
            await head.wait_for("/mydata")
            await wait_for(lambda: database(ok=True))
        assert not restarts
