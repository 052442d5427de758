"""How many calls to Telegram the everyday acts take."""

from bench.bubbles import ACTS, REGISTER, count_calls
from sandbox.testing import Sandbox
from tests.conversations.helpers import run_quiet_bot, wait_settled


async def test_everyday_acts_take_no_more_calls_than_they_need(sqlite_url: str) -> None:
    async with Sandbox() as sandbox, run_quiet_bot(sandbox, sqlite_url) as here:
        called = await count_calls(sandbox, lambda result: wait_settled(here, result))
    assert {name: len(one.methods) for name, one in called.items()} == {act.name: act.most for act in ACTS}
    assert called["register"].methods[-1] == "sendDocument", (
        "ten calls up to the confirmation, then the calendar file"
    )


def test_the_registration_is_eight_taps_after_the_start() -> None:
    assert len(REGISTER) == 9
