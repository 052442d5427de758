"""Promise 21: consent first, and after /forget no typed canary is left in rows or files."""

from pathlib import Path

import pytest

from tests.conversations.erasure import run_canary_life


@pytest.mark.parametrize(
    "ready_url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.proof)], indirect=True
)
async def test_whoever_left_a_word_everywhere_is_forgotten_everywhere(ready_url: str, tmp_path: Path) -> None:
    seen = await run_canary_life(ready_url, tmp_path / "run")
    assert len(seen.before) > 20, "the canaries are there to begin with"
    assert seen.after == []
    assert seen.wrong == []
