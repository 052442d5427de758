"""Promise 25: every question ends or is counted as open, and everybody who waited is told."""

import pytest

from tests.storage.questions.question_machine import run_question_machine


@pytest.mark.parametrize(
    ("database_url", "examples"),
    [
        ("sqlite", 5),
        ("postgresql", 2),
        pytest.param("postgresql", 5, marks=pytest.mark.proof),
    ],
    indirect=["database_url"],
)
def test_a_question_always_ends_or_is_counted_and_whoever_waits_is_told(
    migrated_url: str, examples: int
) -> None:
    run_question_machine(migrated_url, examples=examples, steps=30)
