"""The parts of the program spread over processes on one PostgreSQL: together they serve, each role by one process."""

import asyncio
from functools import partial
from pathlib import Path

import aiohttp
import pytest

from bot.roles import ALL_ROLES, Role, parse_roles
from sandbox.testing import Sandbox
from tests.crash.program import Program, free_port, prepare_database
from tests.health.outages import wait_for


class PartialProgram(Program):
    """The program with `--role`, and its /readyz."""

    def __init__(self, sandbox: Sandbox, url: str, log: Path, roles: str, webhook_url: str = "") -> None:
        self.http_port = free_port()
        super().__init__(sandbox, url, log, roles=roles, HTTP_PORT=self.http_port, WEBHOOK_URL=webhook_url)

    async def parts(self, client: aiohttp.ClientSession) -> dict[str, dict[str, object]]:
        """Return the parts in /readyz; none while it does not answer."""
        try:
            async with client.get(f"http://127.0.0.1:{self.http_port}/readyz") as answer:
                found: dict[str, dict[str, object]] = (await answer.json())["parts"]
                return found
        except aiohttp.ClientError:
            return {}


@pytest.mark.parametrize("ready_url", ["postgresql"], indirect=True)
async def test_five_processes_with_a_role_each_serve_together(ready_url: str, tmp_path: Path) -> None:
    async with Sandbox() as sandbox, aiohttp.ClientSession() as client:
        await prepare_database(sandbox, ready_url)
        bots = {role: PartialProgram(sandbox, ready_url, tmp_path / role, role) for role in Role}
        second = PartialProgram(sandbox, ready_url, tmp_path / "second", "send,clock")
        try:
            for bot in bots.values():
                await bot.spawn()
            head = await sandbox.person(1001)
            await head.start()
            await head.wait_for("Тил")
            seen = {role: await wait_for(partial(bot.parts, client)) for role, bot in bots.items()}
            always = {"database", "migrations", "inbox", "disk"}
            assert {role: set(parts) - always for role, parts in seen.items()} == {
                Role.RECEIVE: {"polling"},
                Role.WORK: {"worker"},
                Role.SEND: {"sender"},
                Role.CLOCK: {"clock"},
                Role.WEB: set(),
            }
            await _takes_over(second, bots, client)
            await head.write("/help")
            await head.wait_for("/mydata")
            assert all(bot.alive for role, bot in bots.items() if role not in (Role.SEND, Role.CLOCK))
        finally:
            for bot in (*bots.values(), second):
                await bot.clean_up()


async def _takes_over(
    second: PartialProgram, bots: dict[Role, PartialProgram], client: aiohttp.ClientSession
) -> None:
    """Have one process take two roles over: not before both are free."""
    await second.spawn()

    async def stands_by() -> bool:
        return (await second.parts(client)).get("sender", {}).get("state") == "another process does this"

    async def leads() -> bool:
        parts = await second.parts(client)
        return "ticked" in str(parts["clock"]["state"]) and parts["sender"]["state"] == "nothing waits"

    await wait_for(stands_by)
    await bots[Role.SEND].end()
    assert await stands_by()  # the clock is still led by another one
    await bots[Role.CLOCK].end()
    await wait_for(leads)


@pytest.mark.parametrize("ready_url", ["postgresql"], indirect=True)
async def test_the_wall_is_served_where_it_is_wanted_and_the_webhook_too(
    ready_url: str, tmp_path: Path
) -> None:
    async with Sandbox() as sandbox, aiohttp.ClientSession() as client:
        await prepare_database(sandbox, ready_url)
        hook = "http://127.0.0.1:1"
        bots = [
            PartialProgram(sandbox, ready_url, tmp_path / role, role, hook) for role in ("web", "receive")
        ]
        try:
            for bot in bots:
                await bot.spawn()
                await wait_for(partial(bot.parts, client))

            async def status(bot: PartialProgram, path: str, method: str = "GET") -> int:
                async with client.request(method, f"http://127.0.0.1:{bot.http_port}{path}") as answer:
                    return answer.status

            # Made-up addresses of walls are answered by the wall; without it there is no such page.
            pages = [await client.get(f"http://127.0.0.1:{bot.http_port}/wall/{'x' * 22}") for bot in bots]
            texts = [await page.text() for page in pages]
            assert "<html" in texts[0]
            assert texts[1] == "Not Found"
            assert [await status(bot, "/healthz") for bot in bots] == [200, 200]
        finally:
            for bot in bots:
                await bot.clean_up()


@pytest.mark.parametrize("ready_url", ["sqlite"], indirect=True)
async def test_on_sqlite_one_process_does_everything(ready_url: str, tmp_path: Path) -> None:
    async with Sandbox() as sandbox:
        bot = PartialProgram(sandbox, ready_url, tmp_path / "log", "send")
        await bot.spawn()
        assert bot.process is not None
        async with asyncio.timeout(60):
            assert await bot.process.wait() == 2
        assert "--role needs PostgreSQL" in bot.log_tail()


def test_roles_are_names_separated_by_commas() -> None:
    assert parse_roles("send,work") == {Role.SEND, Role.WORK}
    assert parse_roles("receive, work, send, clock, web") == ALL_ROLES
    for wrong in ("", "all", "send;work"):
        with pytest.raises(ValueError, match="receive, work, send, clock, web"):
            parse_roles(wrong)
