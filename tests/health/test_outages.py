"""Promise 23: /readyz names what does not work, says what to do, and notices when it works again."""

from pathlib import Path

import pytest

from tests.health.outages import suffer_all


@pytest.mark.proof
async def test_every_outage_is_named_and_its_end_noticed(ready_url: str, tmp_path: Path) -> None:
    seen = await suffer_all(ready_url, tmp_path)
    assert seen.wrong == []
    assert len(seen.seen) == 9
