"""Buttons of the end of seminars: the archive, and the removal of personal data."""

from datetime import datetime

from handlers.button_data import ButtonData


class ListArchived(ButtonData):
    """List the archived seminars."""

    page: int | None = None
    """If set, the pressed message is replaced."""


class RestoreSeminar(ButtonData, reopen=ListArchived):
    """Take a seminar out of the archive."""

    seminar: int


class ListRemovals(ButtonData):
    """List the seminars by the time when personal data are removed."""

    page: int | None = None
    """If set, the pressed message is replaced."""


class ShowRemovals(ButtonData, reopen=ListRemovals):
    """Show what is removed of a seminar, and when."""

    seminar: int


class KeepLonger(ButtonData, reopen=ShowRemovals):
    """Keep the personal data of a seminar longer."""

    seminar: int
    until: datetime
