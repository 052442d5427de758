"""Promise 4, one hall: whatever happens to its seats, no place is given twice."""

import pytest

from storage import migrate
from tests.storage.hall import anything_may_happen


@pytest.mark.parametrize("examples", [6, pytest.param(300, marks=pytest.mark.proof)])
def test_whatever_happens_no_place_is_given_twice_and_nobody_waits_for_a_free_one(
    database_url: str, examples: int
) -> None:
    migrate.upgrade(database_url)
    anything_may_happen(database_url, examples=examples, steps=30)
