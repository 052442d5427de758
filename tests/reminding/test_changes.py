"""Promise 7: nothing is sent for a time that no longer holds."""

from pathlib import Path

import pytest

from tests.reminding.changes import moved_while_sending


@pytest.mark.parametrize("people", [120, pytest.param(600, marks=pytest.mark.proof)])
async def test_moving_the_seminar_stops_its_reminder_in_the_middle(
    database_url: str, tmp_path: Path, people: int
) -> None:
    seen = await moved_while_sending(database_url, tmp_path / "log", people)
    assert seen.wrong == ""
    assert seen.before >= people // 4
    assert seen.expired > 0
    assert seen.claimed > 0, "some were in the sender's hands already"
