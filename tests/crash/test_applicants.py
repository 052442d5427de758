"""Promise 4, two processes: places are never oversold, and a municipality's seat is never taken twice.

`python -m tests.proofs 4` does it in a hundred halls on each database.
"""

import pytest

from storage.database import Database
from tests.crash.applicants import PLACES, run_contention

ROUNDS = 1


@pytest.mark.parametrize(
    "database_url", [pytest.param("sqlite", marks=pytest.mark.proof), "postgresql"], indirect=True
)
async def test_two_processes_of_twenty_applicants_are_given_ten_places_and_no_more(
    database: Database,
) -> None:
    given, wrong = await run_contention(database.url.render_as_string(hide_password=False), ROUNDS)
    assert wrong == []
    assert given <= ROUNDS * PLACES
    assert given > ROUNDS * PLACES / 2, "the halls were hardly asked for: this proves nothing"
