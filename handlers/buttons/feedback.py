"""Buttons of feedback after a seminar: the form, its questions for staff, and the results."""

from typing import Literal

from handlers.button_data import ButtonData

Stars = Literal[1, 2, 3, 4, 5]

# Participants.


class RateSeminar(ButtonData):
    """Rate a seminar."""

    seminar: int
    stars: Stars


class WriteFeedback(ButtonData):
    """Ask for written feedback on a seminar."""

    seminar: int


class ContinueFeedback(ButtonData):
    """Ask the next question of the form."""

    seminar: int
    passed: int = 0
    """Question after which to continue; 0: from the first."""


class AnswerFeedback(ButtonData):
    """Answer a question of the form, and ask the next."""

    form_question: int
    value: int
    """Step of the scale, or place of the choice, from 0."""


# Staff.


class ShowFeedback(ButtonData):
    """Show the ratings and the answers to staff."""

    seminar: int


class ShowFeedbackTexts(ButtonData):
    """Show what people wrote, without names."""

    seminar: int
    page: int = 0


class ShowFeedbackCharts(ButtonData):
    """Send the results as charts in Kyrgyz and Russian."""

    seminar: int


class ExportFeedback(ButtonData, reopen=ShowFeedback):
    """Send the ratings and what people wrote as a file."""

    seminar: int


class ListFeedbackQuestions(ButtonData):
    """List the questions of the form."""

    seminar: int


FeedbackKind = Literal["scale", "choice", "text"]
"""Same values as `storage.feedback.form.KINDS`."""


class AddFeedbackQuestion(ButtonData, reopen=ListFeedbackQuestions):
    """Add a question; without a kind, ask for it."""

    seminar: int
    kind: FeedbackKind | None = None


class ShowFeedbackQuestion(ButtonData):
    """Show a question of the form and what can be changed of it."""

    form_question: int


class RemoveFeedbackQuestion(ButtonData, reopen=ShowFeedbackQuestion):
    """Remove a question; without a confirmation, ask first."""

    form_question: int
    confirmed: bool = False
