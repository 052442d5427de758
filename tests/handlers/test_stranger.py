"""Promise 26: nothing of one person changes, ends or is shown by what another types."""

import asyncio
from collections.abc import Iterator

import pytest

from storage import seats
from storage.database import Database
from storage.marks import Marks
from tests.handlers.beside import HERE, NAME, NUMBER, ready
from tests.handlers.stranger import Town, types_what_is_not_theirs


def test_whatever_a_stranger_types_nothing_of_the_first_one_changes_or_is_shown(migrated_url: str) -> None:
    types_what_is_not_theirs(migrated_url, examples=4, steps=12)


@pytest.fixture
def here(town_url: str) -> Iterator[Town]:
    """The first one is on a list of staff's, and a message with their name waits."""
    with asyncio.Runner() as runner:
        database = Database(town_url)
        try:
            one = Town(runner, database, runner.run(ready(database)))
            one.begin(per_unit=None, known="listed")
            one.a_list_with_them_waits_to_be_sent_to_staff()
            yield one
        finally:
            runner.run(database.close())


def everything(here: Town) -> None:
    here.the_stranger_registers(name=NAME, number=NUMBER, place=HERE)
    here.the_stranger_is_forgotten()


def test_a_stranger_with_the_same_particulars_changes_nothing(here: Town) -> None:
    everything(here)


def test_a_typed_number_that_counted_as_proof_would_be_noticed(
    here: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seats, "proven", lambda person: person.phone)
    with pytest.raises(AssertionError, match="not as they were"):
        everything(here)


def test_words_of_others_that_were_cut_would_be_noticed(here: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Marks, "sparing", lambda self, _texts: self)
    with pytest.raises(AssertionError, match="not as they were"):
        everything(here)
