"""Buttons of answering: the inbox, answers, assignment and clarification requests."""

from typing import Literal

from handlers.button_data import ButtonData


class ShowInbox(ButtonData):
    """Show the inbox: open questions that the person may answer."""

    seminar: int = 0
    """0: all seminars."""
    page: int | None = None
    """If set, the pressed message is replaced."""


# Answers.


class StartAnswer(ButtonData):
    """Ask for the answer to a question."""

    question: int


class StartSpokenAnswer(ButtonData):
    """Ask for a record of an answer given aloud in the hall."""

    question: int


AnswerLanguage = Literal["ky", "ru"]
"""Target language of a translation; same values as `handlers.ui.languages.REQUIRED_LANGUAGES`."""


class TranslateAnswer(ButtonData):
    """Ask for the answer in another language."""

    answer: int
    language: AnswerLanguage


# Assignment.


class AssignToSelf(ButtonData):
    """Assign a question to oneself."""

    question: int


class ListAssignees(ButtonData):
    """List the people to whom a question can be reassigned."""

    question: int


class ReassignQuestion(ButtonData, reopen=ListAssignees):
    """Reassign a question."""

    question: int
    person: int
    """Id of the new assignee; 0: unassign."""


# Clarifications.


class RequestClarification(ButtonData):
    """Ask for the text of a clarification request to the asker."""

    question: int


class ReplyToClarification(ButtonData):
    """Ask for the asker's reply to a clarification request."""

    remark: int
    """Id of the clarification request."""


class ConfirmReplyRecording(ButtonData):
    """Send the held recording as the reply, although it may identify the asker."""
