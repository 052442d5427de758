"""Promise 7: nothing is sent for a time that no longer holds.

`python -m tests.proofs 7` moves it while six hundred are being told, and says how soon that stops.
"""

from pathlib import Path

import pytest

from tests.reminding.changes import move_while_held

PEOPLE = 30


@pytest.mark.any_database
async def test_moving_the_seminar_stops_its_reminder_in_the_middle(ready_url: str, tmp_path: Path) -> None:
    seen = await move_while_held(ready_url, tmp_path / "log", PEOPLE)
    assert len(seen.before) >= PEOPLE // 4
    assert seen.in_hand, "some were in the sender's hands already"
    assert seen.told == seen.before, "only those are told whose message was on its way"
    assert seen.expired >= seen.in_hand
    assert len(seen.told) + len(seen.expired) == PEOPLE
