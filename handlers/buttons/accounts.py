"""Buttons of accounts: language, consent, and erasing one's data."""

from typing import Literal

from handlers.button_data import ButtonData, Language


class ChooseLanguage(ButtonData):
    """The language of all that is said."""

    language: Language


class AnswerConsent(ButtonData):
    """Agree to the data-protection notice or not, or read it again."""

    answer: Literal["yes", "no", "again"]
    version: int | None = None
    """With `yes`: of the notice that was shown."""
    language: str | None = None
    """With `yes`: in which it was shown."""


class AnswerErasure(ButtonData):
    """Erase all that is held of whoever presses, or not."""

    answer: Literal["yes", "no"]


class DecideErasure(ButtonData):
    """Staff: whether something that was written under a typed number is of the person who is erased."""

    answer: Literal["yes", "no"]
    kind: Literal["seat", "list", "form"]
    row: int
    """The number of the seat, of the uploaded list, or of the person whose form it is."""
