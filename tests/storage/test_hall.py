"""Promise 4, one hall: whatever happens to its seats, no place is given twice."""

from tests.storage.hall import anything_may_happen


def test_whatever_happens_no_place_is_given_twice_and_nobody_waits_for_a_free_one(migrated_url: str) -> None:
    anything_may_happen(migrated_url, examples=6, steps=30)
