"""Buttons of the day and hour picker (`ui.moment_picker`): each answers the person's current prompt."""

from datetime import date
from typing import Literal

from handlers.button_data import ButtonData

CommonHour = Literal[
    "0800", "0900", "0930", "1000", "1100", "1200", "1300", "1400", "1500", "1600", "1700", "1800"
]
"""An offered time of day, `HHMM`."""


class PickDay(ButtonData):
    """Choose a day in the local time zone."""

    day: date


class PickHour(ButtonData):
    """Choose a time of day in the local time zone."""

    clock: CommonHour
