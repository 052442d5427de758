"""The tests that run first are there."""

from pathlib import Path

from tests.long_first import LONG_FIRST

ROOT = Path(__file__).parents[1]


def test_what_runs_first_is_there() -> None:
    assert [place for place in LONG_FIRST if not (ROOT / place).exists()] == []
