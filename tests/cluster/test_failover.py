"""PostgreSQL with a standby: whichever server is lost, nothing acknowledged is, and the bot goes on by itself.

`python -m tests.cluster` loses more of them, and prints the figures of docs/operations.md.
"""

import asyncio
import contextlib
import signal
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from sandbox.testing import Sandbox, SandboxUser
from tests.cluster.failover import Loss, lose_primaries, supervised
from tests.cluster.servers import Cluster, running_cluster
from tests.crash.kill_loop import Scale
from tests.crash.program import Program, free_port, prepare_database
from tests.health.outages import wait_for
from tests.waiting import wait_until

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


@dataclass
class Scene:
    """The bot on a cluster, and a head who has begun to talk to it."""

    cluster: Cluster
    sandbox: Sandbox
    bot: Program
    head: SandboxUser
    restarts: Counter[str]
    client: aiohttp.ClientSession

    async def wait_database(self, *, ok: bool) -> dict[str, Any]:
        """Wait until /readyz says this of the database; return all that it says of it."""

        async def found() -> dict[str, Any] | None:
            address = f"http://127.0.0.1:{self.bot.environment['HTTP_PORT']}/readyz"
            with contextlib.suppress(aiohttp.ClientError):
                async with self.client.get(address) as answer:
                    part: dict[str, Any] = (await answer.json())["parts"]["database"]
                    return part if part["ok"] == ok else None
            return None

        part: dict[str, Any] = await wait_for(found)
        return part


@pytest.fixture
async def scene(postgres: str, tmp_path: Path) -> AsyncIterator[Scene]:
    """The bot is running, and the head has been asked for their language."""
    async with running_cluster() as cluster, Sandbox() as sandbox, aiohttp.ClientSession() as client:
        await prepare_database(sandbox, cluster.url)
        bot = Program(sandbox, cluster.url, tmp_path / "log", HTTP_PORT=free_port())
        async with supervised(bot, restarts := Counter[str]()):
            head = await sandbox.person(1001)
            await head.start()
            await head.wait_for("Тил")
            yield Scene(cluster, sandbox, bot, head, restarts, client)


async def test_without_the_standby_the_bot_waits_says_so_and_goes_on(scene: Scene) -> None:
    await asyncio.to_thread(scene.cluster.standby.kill)
    since = (await scene.sandbox.state())["seq"]
    await scene.head.write("/help")
    found = await scene.wait_database(ok=False)
    assert "a COMMIT has waited for the standby server" in found["state"]
    assert "synchronous_standby_names" in found["do"]
    assert not await scene.sandbox.journal("sendMessage", since=since)
    await asyncio.to_thread(scene.cluster.standby.start)
    await scene.head.wait_for("/mydata")
    await scene.wait_database(ok=True)
    assert not scene.restarts


async def test_it_ends_on_sigterm_while_a_commit_waits(scene: Scene) -> None:
    await asyncio.to_thread(scene.cluster.standby.kill)
    await scene.head.write("/help")
    await scene.wait_database(ok=False)
    assert scene.bot.process is not None
    scene.bot.process.send_signal(signal.SIGTERM)
    await wait_until(lambda: scene.restarts and scene.bot.alive)
    await asyncio.to_thread(scene.cluster.standby.start)
    await scene.head.wait_for("/mydata")


async def test_a_standby_that_was_away_has_everything_that_was_acknowledged(scene: Scene) -> None:
    """A COMMIT that waits when the first server is restarted is applied there alone, and the update comes again."""
    await asyncio.to_thread(scene.cluster.standby.kill)
    await scene.head.write("/help")
    await scene.wait_database(ok=False)
    await asyncio.to_thread(scene.cluster.primary.kill)
    await asyncio.to_thread(scene.cluster.primary.start)
    await wait_until(lambda: scene.restarts and scene.bot.alive)
    await scene.wait_database(ok=False)
    await asyncio.to_thread(scene.cluster.primary.kill)
    await asyncio.to_thread(scene.cluster.standby.start)
    await scene.cluster.promote()
    await scene.head.wait_for("/mydata")
