"""Promise 27: what Telegram refuses reaches its reader as text, and is counted correctly.

`python -m tests.proofs 27` tries the table on both databases and in both lanes.
"""

from collections.abc import AsyncIterator

import pytest

from tests.conftest import RunningBot, run_bot
from tests.sending.outbox_rows import REPLY
from tests.sending.refusals import LANES, find_problems

KINDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.proof)]
pytestmark = pytest.mark.parametrize("ready_url", KINDS, indirect=True)


@pytest.fixture
async def unlimited_bot(ready_url: str) -> AsyncIterator[RunningBot]:
    """The whole bot against a sandbox, without limits."""
    async with run_bot(ready_url) as one:
        yield one


@pytest.mark.parametrize(
    "lane", [pytest.param(lane, marks=[] if lane == REPLY else pytest.mark.proof) for lane in LANES]
)
async def test_whatever_is_refused_reaches_its_reader_in_words_and_counts_as_what_it_is(
    unlimited_bot: RunningBot, lane: int
) -> None:
    assert await find_problems(unlimited_bot, lane) == []
