"""Buttons of coverage: which municipalities have answered, and whom to ask."""

from handlers.button_data import ButtonData

# The board. `code` is an oblast or a rayon; "": everything there is for whoever looks.


class ShowBoard(ButtonData):
    """Who comes, by oblast, by rayon, or place by place."""

    seminar: int
    code: str = ""
    page: int | None = None
    """Set: in place of the pressed message."""


class ShowCoverageChart(ButtonData, reopen=ShowBoard):
    """The same as stacked bars."""

    seminar: int
    code: str = ""


class ShowCoverageMap(ButtonData, reopen=ShowBoard):
    """The same as a map."""

    seminar: int
    code: str = ""


class ShowCatering(ButtonData):
    """How many beds, seats in a bus and meals are wanted."""

    seminar: int


# Who has not answered, and how to ask them.


class ListSilentPlaces(ButtonData, reopen=ShowBoard):
    """The municipalities and offices from which nothing was heard."""

    seminar: int
    code: str = ""
    page: int | None = None
    """Set: in place of the pressed message."""


class ConfirmCoverageReminder(ButtonData, reopen=ListSilentPlaces):
    """What a reminder to those whom the bot knows there says, and how many would get it."""

    seminar: int
    code: str = ""


class SendCoverageReminder(ButtonData, reopen=ListSilentPlaces):
    """Send it."""

    seminar: int
    code: str = ""


class ListPhones(ButtonData, reopen=ListSilentPlaces):
    """Whom to call there."""

    seminar: int
    code: str = ""
    page: int | None = None


class ExportCallSheet(ButtonData, reopen=ListSilentPlaces):
    """The same as a spreadsheet to call by."""

    seminar: int
    code: str = ""


class ListUnconfirmed(ButtonData, reopen=ListSilentPlaces):
    """Who is registered and has not confirmed."""

    seminar: int
    code: str = ""
    page: int | None = None
    """Set: in place of the pressed message."""


class ExportUnconfirmed(ButtonData, reopen=ListUnconfirmed):
    """The same as a spreadsheet to call by."""

    seminar: int
    code: str = ""
