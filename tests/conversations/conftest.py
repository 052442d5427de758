"""For whole dialogues: the bot on a copy of a database that is ready, so that a test starts in no time."""

from collections.abc import AsyncIterator

import pytest

from sandbox.testing import Sandbox
from tests.conftest import Town
from tests.conftest import ready_file as ready_file
from tests.conversations.talk import bot_at_work


@pytest.fixture
async def here(town_url: str) -> AsyncIterator[Town]:
    """The bot at work, with two members of staff."""
    async with Sandbox() as sandbox, bot_at_work(sandbox, town_url) as one:
        yield one
