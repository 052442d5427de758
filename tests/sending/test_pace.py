"""Promise 9: Telegram's limits are never exceeded; replies overtake an announcement."""

from pathlib import Path

import pytest

from tests.sending.pace import paced


@pytest.mark.parametrize(
    ("recipients", "writers"), [(180, 12), pytest.param(900, 60, marks=pytest.mark.proof)]
)
async def test_an_announcement_keeps_the_limits_and_replies_overtake_it(
    tmp_path: Path, recipients: int, writers: int
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/pace.sqlite3"
    pace = await paced(url, tmp_path / "log", recipients=recipients, writers=writers)
    assert (pace.delivered, pace.repeated) == (recipients, 0)
    assert (pace.over, pace.refused) == (0, 0)
    assert len(pace.replies) == writers
    # How fast is for `make proofs` to say; here: nobody waited behind the announcement, which takes this long.
    assert max(pace.replies) < recipients / 30, pace.replies
