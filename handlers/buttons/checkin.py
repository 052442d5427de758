"""Buttons of check-in: the door's page and lists, one arrival, the code on the wall, the sheet, one's own pass."""

from handlers.button_data import ButtonData

# For the door.


class ShowDoor(ButtonData):
    """How many have arrived, by rayon, and the ways of checking in."""

    seminar: int
    half: int | None = None
    """The half day; None: the current one."""


class ListExpected(ButtonData):
    """Everybody who is expected from a rayon, each a button."""

    seminar: int
    half: int
    area: str
    """The rayon's code; `-`: those of no rayon."""
    page: int = 0


class ShowArrival(ButtonData):
    """One person at the door: arrived or not."""

    seat: int
    half: int


class CheckInListed(ButtonData, reopen=ShowArrival):
    """Check somebody in on that list."""

    seat: int
    half: int
    area: str
    page: int = 0


class CheckIn(ButtonData, reopen=ShowArrival):
    """Check this person in."""

    seat: int
    half: int


class UndoCheckIn(ButtonData, reopen=ShowArrival):
    """This person has not arrived after all."""

    seat: int
    half: int


class RegisterWalkIn(ButtonData):
    """Register somebody who stands at the door."""

    seminar: int


# The code on the wall.


class ShowCheckInCode(ButtonData):
    """Begin the self check-in: the pressed message shows the code."""

    seminar: int


class HideCheckInCode(ButtonData):
    """End the self check-in."""

    seminar: int


# The signed sheet.


class ShowSheet(ButtonData):
    """The numbered sheet: to be sent, and to be keyed in."""

    seminar: int
    half: int | None = None


class SendSheet(ButtonData):
    """The numbered list as a spreadsheet."""

    seminar: int


class StartSheetEntry(ButtonData):
    """Type the numbers that are signed."""

    seminar: int
    half: int


class ConfirmSheetEntry(ButtonData, reopen=ShowSheet):
    """Check in everybody who was shown."""

    seminar: int
    half: int
    fingerprint: str


class UndoSheetEntry(ButtonData):
    """Undo what was keyed in at once."""

    sheet_entry: int


# One's own.


class ShowPass(ButtonData):
    """The QR code to show at the door."""

    seminar: int


class StartSelfCheckIn(ButtonData):
    """Type the code that is on the wall."""

    seminar: int
