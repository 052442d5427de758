"""Promises 6 and 11: an announcement reaches nobody twice, whatever happens; what is uncertain is shown as that."""

from pathlib import Path

import pytest

from tests.reminding.losses import Scale
from tests.sending.losses import FEW, MANY, announced_through_kills


@pytest.mark.parametrize("scale", [FEW, pytest.param(MANY, marks=pytest.mark.proof)], ids=["few", "many"])
async def test_nobody_gets_it_twice_whatever_happens_to_the_program(
    database_url: str, tmp_path: Path, scale: Scale
) -> None:
    seen = await announced_through_kills(database_url, tmp_path, scale)
    assert seen.wrong == ""
    assert seen.kills >= scale.kills
    assert seen.errors


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_another_program_goes_on_announcing_when_the_leader_is_killed(
    database_url: str, tmp_path: Path
) -> None:
    seen = await announced_through_kills(database_url, tmp_path, Scale(150, 1), pair=True)
    assert seen.wrong == ""
