"""Promise 20: one person who floods slows nobody else, fills nobody's chat, and loses nothing by it."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from bot import patience
from bot.patience import BURST, FOR_EACH_REPLY, Patience
from storage.inbox import Waiting
from tests.receiving.flood import OTHERS, beside_flood, wrong_with


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(patience, "monotonic", clock)
    return clock


def taken(sender: int) -> Waiting:
    return cast(Waiting, type("Taken", (), {"sender": sender}))


def test_who_floods_rests_and_nobody_else_does(clock: Clock) -> None:
    one = Patience(1.0)
    for turn in range(BURST):
        assert one.resting() == [], turn
        one.note([taken(1), taken(2)] if turn < 3 else [taken(1)])
    assert one.resting() == [1]
    assert one.wait == 1 / FOR_EACH_REPLY
    clock.now += 1 / FOR_EACH_REPLY + 0.001
    assert one.resting() == []
    one.note([taken(1)])
    assert one.resting() == [1]


def test_a_minute_later_everything_is_forgotten(clock: Clock) -> None:
    one = Patience(1.0)
    one.note([taken(number) for number in range(1000)] * 50)
    assert len(one.resting()) == 1000
    clock.now += 60
    assert (one.resting(), one._empty_at, one.wait) == ([], {}, 1.0)


def test_where_nothing_is_limited_nobody_rests() -> None:
    one = Patience(0)
    one.note([taken(1)] * 1000)
    assert one.resting() == []


@pytest.mark.parametrize("ready_url", ["sqlite"], indirect=True)
async def test_everybody_is_answered_beside_a_flood_and_nothing_of_it_is_lost(
    ready_url: str, tmp_path: Path
) -> None:
    """How much slower the others are is for `python -m tests.proofs 20`, on a machine that does nothing else."""
    seen = await beside_flood(ready_url, tmp_path / "log", each=56)
    assert wrong_with(seen) == ""
    assert len(seen.beside) == OTHERS
