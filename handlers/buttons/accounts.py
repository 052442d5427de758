"""Buttons of accounts: language, consent, and erasing one's data."""

from typing import Literal

from handlers.button_data import ButtonData, Language


class ChooseLanguage(ButtonData):
    """Choose the language in which the bot writes."""

    language: Language


class AnswerConsent(ButtonData):
    """Accept or refuse the data-protection notice, or show it again."""

    answer: Literal["yes", "no", "again"]
    version: int | None = None
    """With `yes`: version of the notice that was shown."""
    language: str | None = None
    """With `yes`: language in which the notice was shown."""
    fingerprint: str | None = None
    """With `yes`: beginning of the hash of the text that was shown."""


class AnswerErasure(ButtonData):
    """Confirm or cancel the erasure of one's own data."""

    answer: Literal["yes", "no"]


class DecideErasure(ButtonData):
    """For staff: decide whether data found by a typed telephone number belong to the person who is erased."""

    answer: Literal["yes", "no"]
    kind: Literal["seat", "list", "form"]
    row: int
    """Id of the seat, of the uploaded list, or of the person whose form it is."""
