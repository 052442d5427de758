"""Buttons of the team: what staff see first, members, roles and the staff group."""

from handlers.button_data import ButtonData


class ShowSeminarForStaff(ButtonData, prefix="staff"):
    """One seminar in numbers, and what there is to do."""

    seminar: int
