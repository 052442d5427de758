"""Promise 26: nothing of one person is changed, ended or shown by what another types."""

import asyncio
from collections.abc import Iterator

import pytest

from storage.database import Database
from storage.seats import invitations
from storage.text.redaction import Redaction
from tests.handlers.two_people import NAME, NUMBER, OWN_UNIT, prepare_people
from tests.handlers.typing_stranger import TypingStranger, run_stranger_machine


@pytest.mark.any_database
def test_whatever_a_stranger_types_nothing_of_the_first_one_changes_or_is_shown(migrated_url: str) -> None:
    run_stranger_machine(migrated_url, examples=4, steps=12)


@pytest.fixture
def here(sqlite_url: str) -> Iterator[TypingStranger]:
    """The first person is on a list of staff, and a message with their name waits."""
    with asyncio.Runner() as runner:
        database = Database(sqlite_url)
        try:
            one = TypingStranger(runner, database, runner.run(prepare_people(database)))
            one.begin(places_per_unit=None, known="listed")
            one.a_list_with_them_waits_to_be_sent_to_staff()
            yield one
        finally:
            runner.run(database.close())


def everything(here: TypingStranger) -> None:
    here.the_stranger_registers(name=NAME, number=NUMBER, place=OWN_UNIT)
    here.the_stranger_is_forgotten()


def test_a_stranger_with_the_same_particulars_changes_nothing(here: TypingStranger) -> None:
    everything(here)


def test_a_typed_number_that_counted_as_proof_would_be_noticed(
    here: TypingStranger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invitations, "verified_phone", lambda person: person.phone)
    with pytest.raises(AssertionError, match="not as they were"):
        everything(here)


def test_words_of_others_that_were_cut_would_be_noticed(
    here: TypingStranger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Redaction, "exempting", lambda self, _texts: self)
    with pytest.raises(AssertionError, match="not as they were"):
        everything(here)
