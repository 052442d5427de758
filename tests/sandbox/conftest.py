"""Fixtures: a sandbox for each test, the library's own Bot pointed at it, and a head who has pressed Start."""

from collections.abc import AsyncIterator

import pytest
import telegram
from telegram.request import HTTPXRequest

from sandbox.testing import Sandbox, SandboxUser
from sandbox.updates import Updates
from tests.sandbox import chromium

pytest_configure = chromium.register


class FrozenClock:
    """The time of the sandbox's limits and throttling, which a test moves."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture(autouse=True)
def _use_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the library return timedeltas: it warns where it still returns whole seconds."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as running:
        yield running


def library(sandbox: Sandbox, token: str = "") -> telegram.Bot:
    """The library's Bot for this sandbox.

    Without TLS, which is not spoken here: to read the system's certificates for each of the library's two
    clients takes longer than most of these tests.
    """
    get_updates, others = [HTTPXRequest(httpx_kwargs={"verify": False}) for _ in range(2)]
    return telegram.Bot(
        token or sandbox.token,
        base_url=sandbox.base_url,
        base_file_url=sandbox.base_file_url,
        get_updates_request=get_updates,
        request=others,
    )


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[telegram.Bot]:
    async with library(sandbox) as bot:
        yield bot


@pytest.fixture
async def head(sandbox: Sandbox) -> SandboxUser:
    person = await sandbox.person(1001)
    await person.start()
    return person


@pytest.fixture
def frozen_clock(sandbox: Sandbox) -> FrozenClock:
    assert sandbox.server is not None
    hand = sandbox.server.world.clock.monotonic = FrozenClock()
    return hand


@pytest.fixture
def updates(sandbox: Sandbox) -> Updates:
    """The bot's update queue inside the sandbox."""
    assert sandbox.server is not None
    return sandbox.server.world.bots[sandbox.bot].updates
