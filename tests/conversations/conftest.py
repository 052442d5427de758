"""For whole dialogues: the bot on a copy of a database that is ready, so that a test starts in no time."""

from collections.abc import AsyncIterator

import pytest

from sandbox.testing import Sandbox
from tests.conversations.helpers import QuietBot, broadcast_clock, run_quiet_bot
from tests.sandbox.sample_media import png


@pytest.fixture
def fast_broadcasts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Announcements are brought on at once, and the sender knows at once what became of them."""
    monkeypatch.setattr("bot.broadcast_status.monotonic", broadcast_clock)
    monkeypatch.setattr("bot.broadcast_runner.IDLE_SECONDS", 0.1)
    monkeypatch.setattr("bot.broadcast_runner.BUSY_SECONDS", 0.02)


@pytest.fixture
def blank_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are there at once, and blank; test_coverage.py and tests/bot have them drawn."""

    async def blank(_recipe: bytes) -> bytes:
        return png(8, 8)

    monkeypatch.setattr("bot.documents.drawing.drawn", blank)


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[QuietBot]:
    """The bot at work, with two members of staff."""
    async with Sandbox() as sandbox, run_quiet_bot(sandbox, sqlite_url) as one:
        yield one
