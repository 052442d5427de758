"""Promise 26: nothing of one person changes, ends or is shown by what another types."""

from tests.handlers.stranger import types_what_is_not_theirs


def test_whatever_a_stranger_types_nothing_of_the_first_one_changes_or_is_shown(migrated_url: str) -> None:
    types_what_is_not_theirs(migrated_url, examples=4, steps=12)
