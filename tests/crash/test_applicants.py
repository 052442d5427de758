"""Promise 4, two processes: places are never oversold, a municipality's seat is never taken twice."""

import pytest

from storage.database import Database
from tests.crash.applicants import PLACES, contended


@pytest.mark.parametrize("rounds", [4, pytest.param(100, marks=pytest.mark.proof)])
async def test_two_processes_of_twenty_applicants_are_given_ten_places_and_no_more(
    database: Database, rounds: int
) -> None:
    given, wrong = await contended(database.url.render_as_string(hide_password=False), rounds)
    assert wrong == []
    assert given <= rounds * PLACES
    assert given > rounds * PLACES / 2, "the halls were hardly asked for: this proves nothing"
