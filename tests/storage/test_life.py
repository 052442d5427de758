"""Promise 25: whatever becomes of questions, each is ended or counted as left, and whoever waited was told."""

from tests.storage.life import run_question_machine


def test_a_question_always_ends_or_is_counted_and_whoever_waits_is_told(migrated_url: str) -> None:
    run_question_machine(migrated_url, examples=5, steps=30)
