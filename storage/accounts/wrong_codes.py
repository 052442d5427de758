"""A limit on how often a person may type codes that do not exist, so that none can be guessed."""

from datetime import datetime, timedelta

from storage.models import Person

MAX_WRONG_CODES = 10
WINDOW = timedelta(hours=1)


def may_try(person: Person, at: datetime) -> bool:
    """Return whether the person may try another code now."""
    return _is_over(person, at) or (person.wrong_codes or 0) < MAX_WRONG_CODES


def count_wrong(person: Person, at: datetime) -> None:
    """Count a code that does not exist; a new window starts after the last one has passed."""
    if _is_over(person, at):
        person.wrong_codes, person.wrong_codes_since = 1, at
    else:
        person.wrong_codes = (person.wrong_codes or 0) + 1


def _is_over(person: Person, at: datetime) -> bool:
    return person.wrong_codes_since is None or at - person.wrong_codes_since >= WINDOW
