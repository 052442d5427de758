"""A sandbox for each test, the library's own Bot pointed at it, and a head who has pressed Start."""

from collections.abc import AsyncIterator

import pytest
import telegram

from sandbox.testing import Member, Sandbox


@pytest.fixture(autouse=True)
def _spans(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library speak of timedeltas: it warns where it still gives whole seconds."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as running:
        yield running


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[telegram.Bot]:
    async with telegram.Bot(
        sandbox.token, base_url=sandbox.base_url, base_file_url=sandbox.base_file_url
    ) as library:
        yield library


@pytest.fixture
async def head(sandbox: Sandbox) -> Member:
    person = await sandbox.person(1001)
    await person.start()
    return person
