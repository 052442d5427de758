"""Promise 20: one person's flood delays nobody else, fills nobody's chat, and loses nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from bot import throttle
from bot.throttle import BURST, UPDATES_PER_REPLY, Throttle
from storage.messages.inbox import PendingUpdate
from tests.receiving.flood import OTHERS, find_problems, measure_flood


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(throttle, "monotonic", clock)
    return clock


def taken(sender: int) -> PendingUpdate:
    return cast(PendingUpdate, type("Taken", (), {"sender_id": sender}))


def test_who_floods_rests_and_nobody_else_does(clock: Clock) -> None:
    one = Throttle(1.0)
    for turn in range(BURST):
        assert one.throttled_senders() == [], turn
        one.record([taken(1), taken(2)] if turn < 3 else [taken(1)])
    assert one.throttled_senders() == [1]
    assert one.seconds_to_wait == 1 / UPDATES_PER_REPLY
    clock.now += 1 / UPDATES_PER_REPLY + 0.001
    assert one.throttled_senders() == []
    one.record([taken(1)])
    assert one.throttled_senders() == [1]


def test_a_minute_later_everything_is_forgotten(clock: Clock) -> None:
    one = Throttle(1.0)
    one.record([taken(number) for number in range(1000)] * 50)
    assert len(one.throttled_senders()) == 1000
    clock.now += 60
    assert (one.throttled_senders(), one._empty_at, one.seconds_to_wait) == ([], {}, 1.0)


def test_where_nothing_is_limited_nobody_rests() -> None:
    one = Throttle(0)
    one.record([taken(1)] * 1000)
    assert one.throttled_senders() == []


@pytest.mark.parametrize("ready_url", ["sqlite"], indirect=True)
async def test_everybody_is_answered_beside_a_flood_and_nothing_of_it_is_lost(
    ready_url: str, tmp_path: Path
) -> None:
    """How much slower the others are is measured by `python -m tests.proofs 20`, on an idle machine."""
    seen = await measure_flood(ready_url, tmp_path / "log", each=56)
    assert find_problems(seen) == ""
    assert len(seen.flooded) == OTHERS
