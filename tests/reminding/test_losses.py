"""Promises 5 and 11: no reminder is lost; one comes twice only if it was in flight at a crash.

`python -m tests.proofs 5 11` kills it twenty times and more while thousands are reminded.
"""

from pathlib import Path

import pytest

from tests.reminding.losses import FAULTS, SMALL, remind_through_kills


@pytest.mark.parametrize("ready_url", ["sqlite"], indirect=True)
async def test_everybody_is_reminded_whatever_happens_to_the_program(ready_url: str, tmp_path: Path) -> None:
    seen = await remind_through_kills(ready_url, tmp_path, SMALL)
    assert seen.wrong == ""
    assert seen.kills >= SMALL.kills
    assert seen.errors >= len(FAULTS)


@pytest.mark.parametrize("ready_url", ["postgresql"], indirect=True)
async def test_another_program_goes_on_reminding_when_the_leader_is_killed(
    ready_url: str, tmp_path: Path
) -> None:
    seen = await remind_through_kills(ready_url, tmp_path, SMALL, pair=True)
    assert seen.wrong == ""
