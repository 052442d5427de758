"""Buttons of the FAQ: reading and searching it, writing it, and open questions of the seminar before."""

from typing import Literal

from handlers.button_data import ButtonData

EntryState = Literal["waiting", "shown", "out"]
"""To be looked through; read by participants; left out."""

# For participants.


class SearchFaq(ButtonData, prefix="faqfind"):
    """What is written next is looked for."""


class ReadFaq(ButtonData, prefix="faqs"):
    """What is published at a seminar."""

    seminar: int
    page: int | None = None


class ReadFaqEntry(ButtonData, prefix="faqsee"):
    """One question with its answer."""

    entry: int
    message: Literal["new"] | None = None
    """Set: below the pressed message, not in its place."""


# For staff: all entries.


class ListFaqEntries(ButtonData, prefix="faq"):
    """All entries, those to be looked through first."""

    seminar: int
    page: int | None = None
    """Set: in place of the pressed message."""


class AddFaqEntry(ButtonData, prefix="faqnew", reopen=ListFaqEntries):
    """Write a question and its answer."""

    seminar: int


class AddFaqEntryFromQuestion(ButtonData, prefix="faqfrom"):
    """Make an entry of an answered question, or show the one it has."""

    question: int


class PublishFaqEntries(ButtonData, prefix="faqall", reopen=ListFaqEntries):
    """Publish all complete entries that wait."""

    seminar: int
    newest: int
    """The newest that was counted: later ones are not published."""
    confirmed: bool = False


class CarryFaqEntries(ButtonData, prefix="faqmore", reopen=ListFaqEntries):
    """Take over what was answered at the seminar before."""

    seminar: int


# For staff: one entry.


class ShowFaqEntry(ButtonData, prefix="faqone"):
    """One entry, and what can be done with it."""

    entry: int


class ShowFaqEntryText(ButtonData, prefix="faqwhole", reopen=ShowFaqEntry):
    """All of its text, in every language."""

    entry: int


class SetFaqEntryState(ButtonData, prefix="faqset", reopen=ShowFaqEntry):
    """Publish it, take it back, or leave it out."""

    entry: int
    state: EntryState
    confirmed: bool = False


# For staff: open questions of the seminar before.


class ListCarriedQuestions(ButtonData, prefix="faqleft", reopen=ListFaqEntries):
    """What was not answered there."""

    seminar: int
    page: int | None = None


class CarryQuestion(ButtonData, prefix="follow", reopen=ListCarriedQuestions):
    """Ask one of these questions anew at this seminar."""

    seminar: int
    question: int
    confirmed: bool = False
