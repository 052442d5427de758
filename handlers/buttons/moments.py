"""Buttons of the picker of days and hours (`ui.moment_picker`): each answers the question where the person stands."""

from datetime import date
from typing import Literal

from handlers.button_data import ButtonData

CommonHour = Literal[
    "0800", "0900", "0930", "1000", "1100", "1200", "1300", "1400", "1500", "1600", "1700", "1800"
]
"""An hour that is offered, as `HHMM`."""


class PickDay(ButtonData):
    """That day, on the clocks of the place."""

    day: date


class PickHour(ButtonData):
    """That hour of the day, on the clocks of the place."""

    clock: CommonHour
