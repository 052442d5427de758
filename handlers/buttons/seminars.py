"""Buttons of seminars: their pages, programme, materials, extra questions, plan and life cycle."""

from typing import Literal

from handlers.button_data import ButtonData

# Extra questions: what a seminar asks besides of those who register.


class ListExtraQuestions(ButtonData, prefix="extras"):
    """All of them."""

    seminar: int
    page: int | None = None
    """Set: in place of the pressed message."""


class AddExtraQuestionTemplate(ButtonData, prefix="extraready", reopen=ListExtraQuestions):
    """A ready-made question."""

    seminar: int
    template: str


class AddExtraQuestion(ButtonData, prefix="extranew", reopen=ListExtraQuestions):
    """A question in words of one's own; its kind is asked first."""

    seminar: int
    kind: Literal["choice", "number", "text"] | None = None


class ShowExtraQuestion(ButtonData, prefix="extraq"):
    """One of them, and what can be changed of it."""

    question: int


class EditExtraQuestionChoices(ButtonData, prefix="extrachoices", reopen=ShowExtraQuestion):
    """Type the choices anew."""

    question: int


class RemoveExtraQuestion(ButtonData, prefix="extragone", reopen=ShowExtraQuestion):
    """Ask it no more."""

    question: int
    confirmed: bool = False
