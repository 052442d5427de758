"""Promises 1, 2, 3: what was confirmed survives kill -9, takes effect once, and is owed exactly then."""

from pathlib import Path

import pytest

from tests.crash.loop import FEW, MANY, Scale, ended_again_and_again


@pytest.mark.parametrize("way", ["polling", "webhook"])
@pytest.mark.parametrize("scale", [FEW, pytest.param(MANY, marks=pytest.mark.proof)], ids=["few", "many"])
async def test_what_was_confirmed_survives_kill_9_and_takes_effect_once(
    database_url: str, tmp_path: Path, way: str, scale: Scale
) -> None:
    tally = await ended_again_and_again(database_url, tmp_path / "log", scale, webhook=way == "webhook")
    assert not tally.wrong
    assert tally.ends == scale.times
    assert tally.acknowledged >= (scale.size + 1) * (scale.questions + 1)
