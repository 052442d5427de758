"""Buttons of the comparison of seminars. `seminar`: the first seminar of a series; 0: all seminars."""

from handlers.button_data import ButtonData, SheetForm


class CompareSeminars(ButtonData):
    """Show the statistics of seminars side by side."""

    seminar: int = 0
    page: int | None = None
    """If set, the pressed message is replaced."""


class ShowComparisonChart(ButtonData, reopen=CompareSeminars):
    """Show one page of the comparison as a picture."""

    seminar: int = 0
    page: int = 0


class ExportComparison(ButtonData, reopen=CompareSeminars):
    """Export the comparison as a spreadsheet."""

    seminar: int = 0
    form: SheetForm = "xlsx"
