"""Buttons of seats: registration, attendance, deputies, waiting list, duplicates, and a seat's page for staff."""

from typing import Literal

from handlers.button_data import ButtonData

Answer = Literal["yes", "no"]
Level = Literal["m", "r", "o"]
"""What is chosen from the tree of units: a municipality, a rayon or an oblast."""
Office = Literal[
    "municipality", "rayon_administration", "plenipotentiary", "gamsumo", "project", "partner", "other"
]
Position = Literal["head", "deputy", "secretary", "specialist", "council", "other", "chief", "vice"]
SeatState = Literal["arrived", "confirmed", "registered"]
"""What staff make of a seat with one tap."""
Reason = Literal["work", "illness", "family", "road"]
"""Why somebody cannot come."""

# Registration: the form that is being filled in, of whoever presses.


class ShowRegistrationArea(ButtonData):
    """What lies in a unit, to choose where somebody is from."""

    level: Level
    unit: str | None = None
    """Its code; None: the oblasts."""
    page: int | None = None


class ChooseRegistrationUnit(ButtonData):
    """The unit where somebody is from."""

    unit: str


class ListOffices(ButtonData):
    """The offices to choose from."""


class ChooseOffice(ButtonData, reopen=ListOffices):
    """The office somebody is from."""

    office: Office


class ChoosePosition(ButtonData):
    """The position somebody has there."""

    position: Position


class UseProfileName(ButtonData):
    """The name as Telegram's profile has it."""


class ToggleSex(ButtonData):
    """Said, or not said any more."""

    sex: Literal["f", "m"]


class AnswerExtraQuestion(ButtonData):
    """An answer to a question that the seminar asks besides."""

    question: int
    choice: int | Literal["-"]
    """Its place among the question's choices, from 0; `-`: the question is skipped."""


class EditRegistrationField(ButtonData):
    """Say one line of the card anew."""

    field: str
    """name, phone, position, place, extra or the name of an optional field."""
    question: int | None = None
    """With the field `extra`: the extra question that is answered anew."""


class ClearRegistrationField(ButtonData):
    """Leave out the optional field that is asked for."""

    field: str


class KeepRegistrationField(ButtonData):
    """Leave that line as it was."""


class SubmitRegistration(ButtonData):
    """The card is right."""


class EditRegistration(ButtonData):
    """The card of one's own registration, to change it."""

    seminar: int


# One's own seat.


class ShowVenue(ButtonData):
    """Where the seminar is, on the map."""

    seminar: int


class SendCalendar(ButtonData):
    """The seminar as a calendar file."""

    seminar: int


class ConfirmSeat(ButtonData):
    """I am coming, or I am coming after all."""

    seat: int


class StartDecliningSeat(ButtonData):
    """I cannot come; the reason is asked first."""

    seat: int


class DeclineSeat(ButtonData):
    """I cannot come, for this reason."""

    seat: int
    reason: Reason | Literal["words"]
    """`words`: one's own, to be typed."""


class CreateDeputyLink(ButtonData):
    """A link that hands the seat to whoever opens it."""

    seat: int


class RevokeDeputyLink(ButtonData):
    """The link does not hold any longer."""

    seat: int


class UndoHandover(ButtonData):
    """Have the seat back from the deputy."""

    seat: int


class AnswerOffer(ButtonData):
    """Take a place that came free, or leave the waiting list."""

    answer: Answer
    seat: int


class ResolveDuplicate(ButtonData):
    """The municipality's places are taken: come instead of somebody, let staff decide, or leave it."""

    wish: Literal["instead", "staff", "leave"]
    seat: int | None = None
    """With the wish `instead`: whose."""


class AnswerReplacementRequest(ButtonData):
    """Let somebody come in one's own place, or not."""

    answer: Answer
    seat: int
    """The one that waits."""


# For staff.


class ShowSeat(ButtonData):
    """One seat: who, its state and history, and what can be done with it."""

    seat: int


class ChangeSeatState(ButtonData, reopen=ShowSeat):
    """Arrived, confirmed, registered, or let in from the waiting list."""

    seat: int
    state: SeatState


class ReleaseSeat(ButtonData, reopen=ShowSeat):
    """Give the seat back for its owner; the reason is asked first."""

    seat: int
    reason: Literal["none"] | None = None
    """`none`: without a reason."""


class HandOverSeat(ButtonData, reopen=ShowSeat):
    """Hand the seat to somebody whose name is asked."""

    seat: int


class AdmitWaitingSeat(ButtonData, reopen=ShowSeat):
    """Let whoever waits come: in the place of a holder, or beyond the municipality's places."""

    how: Literal["replace", "beyond"]
    seat: int
    """The one that waits."""
    holder: int | None = None
    """The seat that is taken over; None: the only one there is, or ask."""


class AnswerListMatch(ButtonData):
    """Whether a seat without a person and one that somebody registered are the same person's."""

    answer: Answer
    written: int
    """The seat without a person."""
    registered: int


class SearchSeats(ButtonData):
    """Find somebody by a name, a place or a telephone."""

    seminar: int


class RegisterOther(ButtonData):
    """Register somebody who is not at the bot."""

    seminar: int


class RegisterOtherBeyondQuota(ButtonData):
    """Register them although the municipality's places are taken."""


class ChooseCandidate(ButtonData):
    """Whether whoever is being registered is somebody on the list."""

    seat: int
    """The invitation that is theirs; 0: nobody's there."""
