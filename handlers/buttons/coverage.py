"""Buttons of coverage: which municipalities have answered, and whom to ask."""

from handlers.button_data import ButtonData


class ShowCatering(ButtonData, prefix="catering"):
    """How many beds, seats in a bus and meals are wanted."""

    seminar: int
