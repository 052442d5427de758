"""HEARTBEAT_URL is called while all is well, never otherwise, and its address is in no log."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

import pytest
from aiohttp import web

from bot import background_tasks, heartbeat
from bot.heartbeat import Heartbeat
from bot.roles import Role, parse_roles
from tests.conftest import settings_for
from tests.waiting import wait_until

SECRET = "kanareika-3f9c71d2e0"


@dataclass
class Watcher:
    """A server that is called."""

    url: str = ""
    status: int = 200
    called: list[str] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        self.called.append(request.path)
        return web.Response(status=self.status, headers={"Location": "/elsewhere"})


@pytest.fixture
async def watcher() -> AsyncIterator[Watcher]:
    one = Watcher()
    app = web.Application()
    app.router.add_get("/{path:.*}", one.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    one.url = f"http://127.0.0.1:{port}/{SECRET}"
    yield one
    await runner.cleanup()


@contextlib.asynccontextmanager
async def beating(url: str, ready: list[bool]) -> AsyncIterator[list[bool]]:
    """Call in quick succession; `ready` is what the bot says each time, the last one for ever. Yields what it said."""
    said: list[bool] = []

    async def is_ready() -> bool:
        said.append(ready.pop(0) if len(ready) > 1 else ready[0])
        return said[-1]

    with mock.patch.object(heartbeat, "INTERVAL_SECONDS", 0.01):
        task = asyncio.create_task(Heartbeat(url, is_ready).run())
        try:
            yield said
        finally:
            task.cancel()
            await asyncio.wait([task])


async def test_it_is_called_once_for_each_time_all_is_well(watcher: Watcher) -> None:
    async with beating(watcher.url, [True, False, True, True, False]) as said:
        await wait_until(lambda: len(said) > 8)
    assert watcher.called == [f"/{SECRET}"] * 3


async def test_a_failure_is_logged_without_the_address_and_it_goes_on(
    watcher: Watcher, caplog: pytest.LogCaptureFixture
) -> None:
    watcher.status = 500
    with caplog.at_level(logging.WARNING):
        async with beating(watcher.url, [True]):
            await wait_until(lambda: len(watcher.called) > 1)
        async with beating(f"http://127.0.0.1:1/{SECRET}", [True]) as said:
            await wait_until(lambda: len(said) > 1)
    assert "status 500" in caplog.text
    assert "ClientConnectorError" in caplog.text
    assert SECRET not in caplog.text
    assert "127.0.0.1" not in caplog.text


async def test_nothing_else_is_called_wherever_it_points(watcher: Watcher) -> None:
    watcher.status = 302
    async with beating(watcher.url, [True]):
        await wait_until(lambda: len(watcher.called) > 2)
    assert set(watcher.called) == {f"/{SECRET}"}


@pytest.mark.parametrize(
    ("roles", "leads", "beats"),
    [("work,web", "", True), ("receive,work", "receive", True), ("receive,work", "", False)],
)
async def test_a_process_beats_that_leads_or_has_nothing_to_lead_in(
    roles: str, leads: str, beats: bool
) -> None:
    settings = settings_for("http://127.0.0.1", "1:x", "sqlite:///x", heartbeat_url="http://127.0.0.1:1/x")
    is_ready = mock.AsyncMock(return_value=True)
    led = parse_roles(leads) if leads else frozenset[Role]()
    nothing: Any = None
    running = background_tasks.background_tasks(
        nothing, settings, nothing, nothing, nothing, parse_roles(roles), led, mock.Mock(is_ready=is_ready)
    )
    async with running:
        assert ("heartbeat" in {task.get_name() for task in asyncio.all_tasks()}) is beats


def test_its_address_is_a_secret_in_every_spelling() -> None:
    settings = settings_for(
        "http://127.0.0.1", "1:x", "sqlite:///x", heartbeat_url=f"https://hc.example/{SECRET}"
    )
    assert {SECRET, f"https://hc.example/{SECRET}"} <= set(settings.secrets())
