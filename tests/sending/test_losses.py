"""Promises 6 and 11: an announcement reaches nobody twice; uncertain deliveries are shown as uncertain.

`python -m tests.proofs 6` kills it twenty times and more while thousands are told.
"""

from pathlib import Path

import pytest

from tests.reminding.losses import FAULTS
from tests.sending.losses import SMALL, announce_through_kills


@pytest.mark.parametrize("ready_url", ["sqlite"], indirect=True)
async def test_nobody_gets_it_twice_whatever_happens_to_the_program(ready_url: str, tmp_path: Path) -> None:
    seen = await announce_through_kills(ready_url, tmp_path, SMALL)
    assert seen.wrong == ""
    assert seen.kills >= SMALL.kills
    assert seen.errors >= len(FAULTS)


@pytest.mark.parametrize("ready_url", ["postgresql"], indirect=True)
async def test_another_program_goes_on_announcing_when_the_leader_is_killed(
    ready_url: str, tmp_path: Path
) -> None:
    seen = await announce_through_kills(ready_url, tmp_path, SMALL, pair=True)
    assert seen.wrong == ""
