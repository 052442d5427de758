"""Promise 4, one hall: whatever happens to its seats, no place is given twice."""

from tests.storage.hall import run_seat_machine


def test_whatever_happens_no_place_is_given_twice_and_nobody_waits_for_a_free_one(migrated_url: str) -> None:
    run_seat_machine(migrated_url, examples=6, steps=30)
