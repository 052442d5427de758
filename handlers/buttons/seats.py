"""Buttons of seats: registration, attendance, deputies, waiting list, duplicates, and pages for staff."""

from typing import Literal

from handlers.button_data import ButtonData

Answer = Literal["yes", "no"]
Level = Literal["m", "r", "o"]
"""Level of the unit to choose: municipality, rayon or oblast."""
Office = Literal[
    "municipality", "rayon_administration", "plenipotentiary", "gamsumo", "project", "partner", "other"
]
Position = Literal["head", "deputy", "secretary", "specialist", "council", "other", "chief", "vice"]
MunicipalityLevel = Literal["ayil_aymak", "city"]
"""Level of a municipality in the register."""
SeatField = Literal["name", "position", "phone"]
"""Field of a seat that staff can correct."""
SeatState = Literal["arrived", "confirmed", "registered"]
"""State that staff can give a seat with one tap."""
Reason = Literal["work", "illness", "family", "road"]
"""Reason for declining a seat."""

# Registration: the form of the person who presses the button.


class ShowRegistrationArea(ButtonData):
    """Show the units within a unit, to choose one's own."""

    level: Level
    unit: str | None = None
    """Unit code; None: show the oblasts."""
    page: int | None = None


class ChooseRegistrationUnit(ButtonData):
    """Choose one's unit."""

    unit: str


class WriteUnlistedUnit(ButtonData):
    """Write the name of a municipality that is not in the list."""

    unit: str | None = None
    """Code of its rayon; of a unit above it, or None: choose the rayon there first."""
    page: int | None = None


class KeepUnlistedName(ButtonData):
    """Keep the name of the municipality as it was written."""


class ListOffices(ButtonData):
    """List the offices."""


class ChooseOffice(ButtonData, reopen=ListOffices):
    """Choose one's office."""

    office: Office


class ChoosePosition(ButtonData):
    """Choose one's position in the office."""

    position: Position


class UseProfileName(ButtonData):
    """Use the name of the Telegram profile."""


class KeepShortName(ButtonData):
    """Keep the name of one word that was written."""


class ToggleSex(ButtonData):
    """Set or clear the sex."""

    sex: Literal["f", "m"]


class AnswerExtraQuestion(ButtonData):
    """Answer or skip one of the seminar's extra questions."""

    question: int
    choice: int | Literal["-"]
    """Index of the choice, from 0; `-`: skip the question."""


class EditRegistrationField(ButtonData):
    """Edit one field of the registration card."""

    field: str
    """`name`, `phone`, `position`, `place`, `extra` or the name of an optional field."""
    question: int | None = None
    """With the field `extra`: id of the extra question."""


class ClearRegistrationField(ButtonData):
    """Skip or clear the optional field that is asked for."""

    field: str


class KeepRegistrationField(ButtonData):
    """Keep the field unchanged."""


class SubmitRegistration(ButtonData):
    """Submit the registration card."""


class EditRegistration(ButtonData):
    """Open the card of one's own registration for editing."""

    seminar: int


class DiscardRegistrationEdit(ButtonData):
    """Leave one's own registration as it was."""


# One's own seat.


class ShowVenue(ButtonData):
    """Show the venue on a map."""

    seminar: int


class SendCalendar(ButtonData):
    """Send the seminar as a calendar file."""

    seminar: int


class ConfirmSeat(ButtonData):
    """Confirm attendance, also after declining."""

    seat: int


class StartDecliningSeat(ButtonData):
    """Start declining the seat; ask for the reason."""

    seat: int


class DeclineSeat(ButtonData):
    """Decline the seat for a reason."""

    seat: int
    reason: Reason | Literal["words"]
    """`words`: ask for a reason in one's own words."""


class CreateDeputyLink(ButtonData):
    """Create a link that hands the seat over to the person who opens it."""

    seat: int


class RevokeDeputyLink(ButtonData):
    """Revoke the deputy link."""

    seat: int


class UndoHandover(ButtonData):
    """Take the seat back from the deputy."""

    seat: int


class AnswerOffer(ButtonData):
    """Accept an offered place, or leave the waiting list."""

    answer: Answer
    seat: int


class ResolveDuplicate(ButtonData):
    """Resolve a full quota: replace a holder, let staff decide, or give up the registration."""

    wish: Literal["instead", "staff", "leave"]
    seat: int | None = None
    """With the wish `instead`: seat of the holder to replace."""


class AnswerReplacementRequest(ButtonData):
    """Accept or refuse being replaced by another person."""

    answer: Answer
    seat: int
    """Id of the waiting seat."""


# For staff.


class ShowSeat(ButtonData):
    """Show a seat: its holder, state, history and actions."""

    seat: int


class ChangeSeatState(ButtonData, reopen=ShowSeat):
    """Mark a seat as arrived, confirmed or registered, also from the waiting list."""

    seat: int
    state: SeatState


class ReleaseSeat(ButtonData, reopen=ShowSeat):
    """Cancel a seat on behalf of its holder; without a reason, ask for it."""

    seat: int
    reason: Literal["none"] | None = None
    """`none`: cancel without a reason."""


class CorrectSeat(ButtonData, reopen=ShowSeat):
    """Correct the name, position or telephone number of a seat; without a field, choose one."""

    seat: int
    field: SeatField | None = None


class SetSeatPosition(ButtonData, reopen=ShowSeat):
    """Correct the position of a seat."""

    seat: int
    position: Position


class ClearSeatPhone(ButtonData, reopen=ShowSeat):
    """Remove the telephone number of a seat."""

    seat: int


class HandOverSeat(ButtonData, reopen=ShowSeat):
    """Ask for the name of a deputy and hand the seat over."""

    seat: int


class AdmitWaitingSeat(ButtonData, reopen=ShowSeat):
    """Admit a waiting seat: in place of a holder, or beyond the municipality's quota."""

    how: Literal["replace", "beyond"]
    seat: int
    """Id of the waiting seat."""
    holder: int | None = None
    """Seat to take over; None: the only one, or ask if there are several."""


class AnswerListMatch(ButtonData):
    """Decide whether an imported seat and a registered seat belong to the same person."""

    answer: Answer
    written: int
    """Id of the seat without a person."""
    registered: int
    """Id of the registered person's seat."""


class ListUnlistedUnits(ButtonData):
    """List the municipalities of a seminar's seats that are not in the register."""

    seminar: int
    page: int | None = None
    """If set, the pressed message is replaced."""


class ShowUnlistedUnit(ButtonData, reopen=ListUnlistedUnits):
    """Show one of them: who registered from there, and the units that may be meant."""

    seminar: int
    unit: str


class LinkUnlistedUnit(ButtonData, reopen=ListUnlistedUnits):
    """Link it to a unit of the register."""

    seminar: int
    unit: str
    target: str
    """Code of the unit that is meant."""
    sure: bool = False


class MakeUnlistedUnit(ButtonData, reopen=ListUnlistedUnits):
    """Make it a unit of this level."""

    seminar: int
    unit: str
    level: MunicipalityLevel
    sure: bool = False


class CorrectUnlistedUnit(ButtonData, reopen=ListUnlistedUnits):
    """Ask for the name of the unit that is meant, or for its name as it is written rightly."""

    seminar: int
    unit: str
    purpose: Literal["find", "rename"]


class ReopenUnlistedUnit(ButtonData, reopen=ListUnlistedUnits):
    """Take back the link, or that it is a unit."""

    seminar: int
    unit: str


class SearchSeats(ButtonData):
    """Search seats by name, place or telephone number."""

    seminar: int


class RegisterOther(ButtonData):
    """Register a person who does not use the bot."""

    seminar: int


class RegisterOtherBeyondQuota(ButtonData):
    """Register them although the municipality's quota is full."""


class ChooseCandidate(ButtonData):
    """Choose the invitee who is being registered."""

    seat: int
    """Id of the invitee's seat; 0: the person is not on the list."""
