"""Buttons of the day of a seminar."""

from handlers.button_data import ButtonData


class ShowNow(ButtonData):
    """Show what is on now and what comes next."""

    seminar: int
    refreshed: bool = False
    """If set, the pressed message is replaced."""
