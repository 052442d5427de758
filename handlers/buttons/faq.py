"""Buttons of the FAQ: reading, searching, editing, and open questions carried over."""

from typing import Literal

from handlers.button_data import ButtonData

EntryState = Literal["waiting", "shown", "out"]
"""Waiting for review; published to participants; left out."""

# For participants.


class SearchFaq(ButtonData):
    """Ask for a search query."""


class ReadFaq(ButtonData):
    """List the published entries of a seminar."""

    seminar: int
    page: int | None = None


class ReadFaqEntry(ButtonData):
    """Show an entry: a question with its answer."""

    entry: int
    message: Literal["new"] | None = None
    """If set, send a new message instead of replacing the pressed one."""


# For staff: all entries.


class ListFaqEntries(ButtonData):
    """List all entries, those waiting for review first."""

    seminar: int
    page: int | None = None
    """If set, the pressed message is replaced."""


class AddFaqEntry(ButtonData, reopen=ListFaqEntries):
    """Ask for a new question and its answer."""

    seminar: int


class AddFaqEntryFromQuestion(ButtonData):
    """Create an entry from an answered question, or show its existing one."""

    question: int


class PublishFaqEntries(ButtonData, reopen=ListFaqEntries):
    """Publish all complete entries that wait for review."""

    seminar: int
    newest: int
    """Id of the newest entry that was counted; later ones are not published."""
    confirmed: bool = False


class CarryFaqEntries(ButtonData, reopen=ListFaqEntries):
    """Copy the answered questions of the seminar that this one was cloned from."""

    seminar: int


# For staff: one entry.


class ShowFaqEntry(ButtonData):
    """Show an entry and its actions."""

    entry: int


class ShowFaqEntryText(ButtonData, reopen=ShowFaqEntry):
    """Show the full text of an entry in every language."""

    entry: int


class SetFaqEntryState(ButtonData, reopen=ShowFaqEntry):
    """Publish an entry, return it to review, or leave it out."""

    entry: int
    state: EntryState
    confirmed: bool = False


# For staff: open questions of the seminar that this one was cloned from.


class ListCarriedQuestions(ButtonData, reopen=ListFaqEntries):
    """List the questions that are still open there."""

    seminar: int
    page: int | None = None


class CarryQuestion(ButtonData, reopen=ListCarriedQuestions):
    """Ask one of these questions again at this seminar."""

    seminar: int
    question: int
    confirmed: bool = False
