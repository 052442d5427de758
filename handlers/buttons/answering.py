"""Buttons of answering: the inbox, answers, assignment of questions, and clarifications from their askers."""

from typing import Literal

from handlers.button_data import ButtonData


class ShowInbox(ButtonData, prefix="inbox"):
    """Open questions that one may answer."""

    seminar: int = 0
    """0: of all seminars."""
    page: int | None = None
    """Set: in place of the pressed message."""


# Answers.


class StartAnswer(ButtonData, prefix="answer"):
    """Type the answer to a question."""

    question: int


class StartSpokenAnswer(ButtonData, prefix="aloud"):
    """Write down what was answered in the hall."""

    question: int


AnswerLanguage = Literal["ky", "ru"]
"""A language into which answers are translated: as `handlers.ui.languages.REQUIRED_LANGUAGES`."""


class TranslateAnswer(ButtonData, prefix="also"):
    """Type the answer in another language."""

    answer: int
    language: AnswerLanguage


# Assignment.


class AssignToSelf(ButtonData, prefix="take"):
    """Take a question: it is mine to answer."""

    question: int


class ListAssignees(ButtonData, prefix="passon"):
    """To whom a question can be passed on."""

    question: int


class ReassignQuestion(ButtonData, prefix="passto", reopen=ListAssignees):
    """Pass a question on."""

    question: int
    person: int
    """0: to nobody, it is given back."""


# Clarifications.


class RequestClarification(ButtonData, prefix="more"):
    """Type what is to be asked back of the asker."""

    question: int


class ReplyToClarification(ButtonData, prefix="saymore"):
    """Type what the asker says to that."""

    remark: int
    """What was asked back."""


class ConfirmReplyRecording(ButtonData, prefix="sayvoice"):
    """Reply with the recording that was sent, though the asker may be known by it."""
