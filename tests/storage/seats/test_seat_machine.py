"""Promise 4, one hall: no place is given twice, whatever happens to its seats."""

import pytest

from tests.storage.seats.seat_machine import run_seat_machine


@pytest.mark.parametrize(
    ("database_url", "examples"),
    [
        ("sqlite", 3),
        ("postgresql", 1),
        pytest.param("sqlite", 6, marks=pytest.mark.proof),
        pytest.param("postgresql", 6, marks=pytest.mark.proof),
    ],
    indirect=["database_url"],
)
def test_whatever_happens_no_place_is_given_twice_and_nobody_waits_for_a_free_one(
    migrated_url: str, examples: int
) -> None:
    run_seat_machine(migrated_url, examples=examples, steps=30)
