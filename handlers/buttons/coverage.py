"""Buttons of coverage: replies by municipality, and follow-up of missing replies."""

from handlers.button_data import ButtonData, SheetForm

# The board. `code` is that of an oblast or a rayon; "": everything the viewer may see.


class ShowBoard(ButtonData):
    """Show attendance by oblast, rayon or municipality."""

    seminar: int
    code: str = ""
    page: int | None = None
    """If set, the pressed message is replaced."""


class ShowCoverageChart(ButtonData, reopen=ShowBoard):
    """Show coverage as stacked bars."""

    seminar: int
    code: str = ""


class ShowCoverageMap(ButtonData, reopen=ShowBoard):
    """Show coverage as a map."""

    seminar: int
    code: str = ""


class ShowCatering(ButtonData):
    """Show how many beds, bus seats and meals are requested."""

    seminar: int


# Missing replies and follow-up.


class ListSilentPlaces(ButtonData, reopen=ShowBoard):
    """List the municipalities and offices without a reply."""

    seminar: int
    code: str = ""
    page: int | None = None
    """If set, the pressed message is replaced."""


class ConfirmCoverageReminder(ButtonData, reopen=ListSilentPlaces):
    """Show the text of a reminder to the people known there, and the number of its recipients."""

    seminar: int
    code: str = ""


class SendCoverageReminder(ButtonData, reopen=ListSilentPlaces):
    """Send the reminder."""

    seminar: int
    code: str = ""


class ListPhones(ButtonData, reopen=ListSilentPlaces):
    """List the people to call there."""

    seminar: int
    code: str = ""
    page: int | None = None
    """If set, the pressed message is replaced: it is one that cannot be forwarded."""


class ExportCallSheet(ButtonData, reopen=ListSilentPlaces):
    """Export the people to call as a spreadsheet."""

    seminar: int
    code: str = ""
    form: SheetForm = "xlsx"


class ListUnconfirmed(ButtonData, reopen=ListSilentPlaces):
    """List the people who have registered and not confirmed."""

    seminar: int
    code: str = ""
    page: int | None = None
    """If set, the pressed message is replaced."""


class ExportUnconfirmed(ButtonData, reopen=ListUnconfirmed):
    """Export the people who have not confirmed as a call list."""

    seminar: int
    code: str = ""
    form: SheetForm = "xlsx"
