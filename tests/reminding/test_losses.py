"""Promises 5 and 11: no reminder is lost; one comes twice only if it was in flight at a crash."""

from pathlib import Path

import pytest

from tests.reminding.losses import FEW, MANY, Scale, reminded_through_kills


@pytest.mark.parametrize("scale", [FEW, pytest.param(MANY, marks=pytest.mark.proof)], ids=["few", "many"])
async def test_everybody_is_reminded_whatever_happens_to_the_program(
    database_url: str, tmp_path: Path, scale: Scale
) -> None:
    seen = await reminded_through_kills(database_url, tmp_path, scale)
    assert seen.wrong == ""
    assert seen.kills >= scale.kills
    assert seen.errors


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_another_program_goes_on_reminding_when_the_leader_is_killed(
    database_url: str, tmp_path: Path
) -> None:
    seen = await reminded_through_kills(database_url, tmp_path, Scale(150, 1), pair=True)
    assert seen.wrong == ""
