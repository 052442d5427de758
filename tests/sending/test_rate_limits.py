"""Promise 9: Telegram's limits are never exceeded; replies overtake an announcement.

`python -m tests.proofs 9` says at what rate, and how soon replies come.
"""

from pathlib import Path

import pytest

from tests.sending.rate_limits import measure_overtaking

RECIPIENTS, WRITERS = 90, 12


@pytest.mark.parametrize("ready_url", ["sqlite"], indirect=True)
async def test_an_announcement_keeps_the_limits_and_replies_overtake_it(
    ready_url: str, tmp_path: Path
) -> None:
    pace, replied, later = await measure_overtaking(
        ready_url, tmp_path / "log", recipients=RECIPIENTS, writers=WRITERS
    )
    assert (pace.delivered, pace.repeated) == (RECIPIENTS, 0)
    assert (pace.over, pace.refused) == (0, 0)
    assert len(pace.replies) == WRITERS
    assert set(later[:WRITERS]) == set(replied), "the replies go first"
    assert len(later) > 2 * WRITERS, "many were still to be told"
