"""Buttons of the FAQ: reading and searching it, writing it, and open questions of the seminar before."""

from typing import Literal

from handlers.button_data import ButtonData

EntryState = Literal["waiting", "shown", "out"]
"""To be looked through; read by participants; left out."""

# For participants.


class SearchFaq(ButtonData):
    """What is written next is looked for."""


class ReadFaq(ButtonData):
    """What is published at a seminar."""

    seminar: int
    page: int | None = None


class ReadFaqEntry(ButtonData):
    """One question with its answer."""

    entry: int
    message: Literal["new"] | None = None
    """Set: below the pressed message, not in its place."""


# For staff: all entries.


class ListFaqEntries(ButtonData):
    """All entries, those to be looked through first."""

    seminar: int
    page: int | None = None
    """Set: in place of the pressed message."""


class AddFaqEntry(ButtonData, reopen=ListFaqEntries):
    """Write a question and its answer."""

    seminar: int


class AddFaqEntryFromQuestion(ButtonData):
    """Make an entry of an answered question, or show the one it has."""

    question: int


class PublishFaqEntries(ButtonData, reopen=ListFaqEntries):
    """Publish all complete entries that wait."""

    seminar: int
    newest: int
    """The newest that was counted: later ones are not published."""
    confirmed: bool = False


class CarryFaqEntries(ButtonData, reopen=ListFaqEntries):
    """Take over what was answered at the seminar before."""

    seminar: int


# For staff: one entry.


class ShowFaqEntry(ButtonData):
    """One entry, and what can be done with it."""

    entry: int


class ShowFaqEntryText(ButtonData, reopen=ShowFaqEntry):
    """All of its text, in every language."""

    entry: int


class SetFaqEntryState(ButtonData, reopen=ShowFaqEntry):
    """Publish it, take it back, or leave it out."""

    entry: int
    state: EntryState
    confirmed: bool = False


# For staff: open questions of the seminar before.


class ListCarriedQuestions(ButtonData, reopen=ListFaqEntries):
    """What was not answered there."""

    seminar: int
    page: int | None = None


class CarryQuestion(ButtonData, reopen=ListCarriedQuestions):
    """Ask one of these questions anew at this seminar."""

    seminar: int
    question: int
    confirmed: bool = False
