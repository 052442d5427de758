"""Promises 1, 2, 3: confirmed actions survive kill -9, take effect once, and are answered exactly then.

`python -m tests.proofs 1 2 3` kills it two hundred times, on each database by polling and by webhook.
"""

from pathlib import Path

import pytest

from tests.crash.kill_loop import Scale, run_kill_loop

SMALL = Scale(2, 5, 2)


@pytest.mark.parametrize(
    ("ready_url", "way"), [("sqlite", "polling"), ("postgresql", "webhook")], indirect=["ready_url"]
)
async def test_what_was_confirmed_survives_kill_9_and_takes_effect_once(
    ready_url: str, tmp_path: Path, way: str
) -> None:
    tally = await run_kill_loop(ready_url, tmp_path / "log", SMALL, webhook=way == "webhook")
    assert not tally.wrong
    assert tally.ends == SMALL.times
    assert tally.acknowledged >= (SMALL.size + 1) * (SMALL.questions + 1)
