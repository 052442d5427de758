"""Fixtures for whole conversations: the bot on a copy of a prepared database, so that tests start fast."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import uvloop

from bot.locales import LANGUAGES
from sandbox.testing import Sandbox, SandboxUser
from tests.conversations.helpers import QuietBot, broadcast_clock, button_labels, run_quiet_bot, text_of
from tests.sandbox.sample_media import png


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Run conversations on uvloop, as the program itself runs: it takes an eighth less processor time."""
    return {"uvloop": uvloop.new_event_loop}


MORE = {text_of(language, "more-button") for language in LANGUAGES}


@pytest.fixture(autouse=True)
def _pressing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """People who do not see a button press "more" on the newest page that has it."""
    press = SandboxUser.press

    async def press_more(
        self: SandboxUser, text: str | None = None, *, data: str | None = None, chat: int | None = None
    ) -> dict[str, Any]:
        try:
            return await press(self, text, data=data, chat=chat)
        except AssertionError:
            folded = [one for one in await self.messages(chat) if MORE.intersection(button_labels(one))]
            if not folded:
                raise
            [more] = MORE.intersection(button_labels(folded[-1]))
        await press(self, more, chat=chat)
        await self.wait_for(chat=chat)
        return await press(self, text, data=data, chat=chat)

    monkeypatch.setattr(SandboxUser, "press", press_more)


@pytest.fixture
def fast_broadcasts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Continue broadcasts at once, and let the sender see their state at once."""
    monkeypatch.setattr("bot.broadcast_status.monotonic", broadcast_clock)
    monkeypatch.setattr("bot.broadcast_runner.IDLE_SECONDS", 0.1)
    monkeypatch.setattr("bot.broadcast_runner.BUSY_SECONDS", 0.02)


@pytest.fixture
def blank_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace pictures with blank ones; test_coverage.py and tests/bot draw real ones."""

    async def blank(_recipe: bytes) -> bytes:
        return png(8, 8)

    monkeypatch.setattr("bot.documents.drawing.drawn", blank)


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[QuietBot]:
    """The running bot, with two members of staff."""
    async with Sandbox() as sandbox, run_quiet_bot(sandbox, sqlite_url) as one:
        yield one
