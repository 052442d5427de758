"""Promises 14 and 28: a backup restores, sends nothing by itself and brings nobody back who was erased.

`python -m tests.proofs 14 28` makes eight backups on each database.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.crash.kill_loop import Scale
from tests.crash.restoring import new_sqlite, restore_through_kills
from tests.databases import postgres_database, worker_name

SMALL = Scale(1, 5, 2)


@pytest.mark.any_database
async def test_a_backup_made_under_writes_and_kills_restores_and_sends_nothing(
    ready_url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    @contextmanager
    def new_database() -> Iterator[str]:
        if ready_url.startswith("sqlite"):
            with new_sqlite(tmp_path) as url:
                yield url
            return
        with postgres_database(request.getfixturevalue("postgres"), f"restored_{worker_name()}") as url:
            yield url

    seen = await restore_through_kills(ready_url, new_database, tmp_path, SMALL)
    assert not seen.wrong
    assert (seen.backups, seen.forgotten) == (SMALL.times, 2 * SMALL.times)
    assert seen.repeated >= SMALL.times
    assert seen.kills == 3 * SMALL.times
