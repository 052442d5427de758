"""For whole dialogues: the bot on a copy of a database that is ready, so that a test starts in no time."""

from collections.abc import AsyncIterator

import pytest

from sandbox.testing import Sandbox
from tests.conversations.talk import Calm, ahead, bot_at_work
from tests.sandbox.pictures import png


@pytest.fixture
def quick_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Announcements are brought on at once, and the sender knows at once what became of them."""
    monkeypatch.setattr("bot.going.monotonic", ahead)
    monkeypatch.setattr("bot.broadcast.IDLE", 0.1)
    monkeypatch.setattr("bot.broadcast.BUSY", 0.02)


@pytest.fixture
def drawn_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are there at once, and blank; test_coverage.py and tests/bot have them drawn."""

    async def blank(_recipe: bytes) -> bytes:
        return png(8, 8)

    monkeypatch.setattr("bot.documents.drawing.drawn", blank)


@pytest.fixture
async def here(town_url: str) -> AsyncIterator[Calm]:
    """The bot at work, with two members of staff."""
    async with Sandbox() as sandbox, bot_at_work(sandbox, town_url) as one:
        yield one
