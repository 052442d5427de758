"""Promise 25: whatever becomes of questions, each is ended or counted as left, and whoever waited was told."""

import pytest

from storage import migrate
from tests.storage.life import whatever_becomes_of_them


@pytest.mark.parametrize("examples", [5, pytest.param(200, marks=pytest.mark.proof)])
def test_a_question_always_ends_or_is_counted_and_whoever_waits_is_told(
    database_url: str, examples: int
) -> None:
    migrate.upgrade(database_url)
    whatever_becomes_of_them(database_url, examples=examples, steps=30)
