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


class ShowRegistrationArea(ButtonData, prefix="area"):
    """What lies in a unit, to choose where somebody is from."""

    level: Level
    unit: str | None = None
    """Its code; None: the oblasts."""
    page: int | None = None


class ChooseRegistrationUnit(ButtonData, prefix="unit"):
    """The unit where somebody is from."""

    unit: str


class ListOffices(ButtonData, prefix="offices"):
    """The offices to choose from."""


class ChooseOffice(ButtonData, prefix="office", reopen=ListOffices):
    """The office somebody is from."""

    office: Office


class ChoosePosition(ButtonData, prefix="position"):
    """The position somebody has there."""

    position: Position


class UseProfileName(ButtonData, prefix="name"):
    """The name as Telegram's profile has it."""


class ToggleSex(ButtonData, prefix="sex"):
    """Said, or not said any more."""

    sex: Literal["f", "m"]


class AnswerExtraQuestion(ButtonData, prefix="pick"):
    """An answer to a question that the seminar asks besides."""

    question: int
    choice: int | Literal["-"]
    """Its place among the question's choices, from 0; `-`: the question is skipped."""


class EditRegistrationField(ButtonData, prefix="change"):
    """Say one line of the card anew."""

    field: Literal["name", "phone", "position", "place", "extra"]
    question: int | None = None
    """With the field `extra`: the extra question that is answered anew."""


class KeepRegistrationField(ButtonData, prefix="card"):
    """Leave that line as it was."""


class SubmitRegistration(ButtonData, prefix="confirm"):
    """The card is right."""


class EditRegistration(ButtonData, prefix="again"):
    """The card of one's own registration, to change it."""

    seminar: int


# One's own seat.


class ShowVenue(ButtonData, prefix="venue"):
    """Where the seminar is, on the map."""

    seminar: int


class SendCalendar(ButtonData, prefix="calendar"):
    """The seminar as a calendar file."""

    seminar: int


class ConfirmSeat(ButtonData, prefix="coming"):
    """I am coming, or I am coming after all."""

    seat: int


class StartDecliningSeat(ButtonData, prefix="cannot"):
    """I cannot come; the reason is asked first."""

    seat: int


class DeclineSeat(ButtonData, prefix="why"):
    """I cannot come, for this reason."""

    seat: int
    reason: Reason | Literal["words"]
    """`words`: one's own, to be typed."""


class CreateDeputyLink(ButtonData, prefix="deputy"):
    """A link that hands the seat to whoever opens it."""

    seat: int


class RevokeDeputyLink(ButtonData, prefix="unlink"):
    """The link does not hold any longer."""

    seat: int


class UndoHandover(ButtonData, prefix="undeputy"):
    """Have the seat back from the deputy."""

    seat: int


class AnswerOffer(ButtonData, prefix="offer"):
    """Take a place that came free, or leave the waiting list."""

    answer: Answer
    seat: int


class ResolveDuplicate(ButtonData, prefix="double"):
    """The municipality's places are taken: come instead of somebody, let staff decide, or leave it."""

    wish: Literal["instead", "staff", "leave"]
    seat: int | None = None
    """With the wish `instead`: whose."""


class AnswerReplacementRequest(ButtonData, prefix="instead"):
    """Let somebody come in one's own place, or not."""

    answer: Answer
    seat: int
    """The one that waits."""


# For staff.


class ShowSeat(ButtonData, prefix="who"):
    """One seat: who, its state and history, and what can be done with it."""

    seat: int


class ChangeSeatState(ButtonData, prefix="state", reopen=ShowSeat):
    """Arrived, confirmed, registered, or let in from the waiting list."""

    seat: int
    state: SeatState


class ReleaseSeat(ButtonData, prefix="unseat", reopen=ShowSeat):
    """Give the seat back for its owner; the reason is asked first."""

    seat: int
    reason: Literal["none"] | None = None
    """`none`: without a reason."""


class HandOverSeat(ButtonData, prefix="handto", reopen=ShowSeat):
    """Hand the seat to somebody whose name is asked."""

    seat: int


class AdmitWaitingSeat(ButtonData, prefix="let", reopen=ShowSeat):
    """Let whoever waits come: in the place of a holder, or beyond the municipality's places."""

    how: Literal["replace", "beyond"]
    seat: int
    """The one that waits."""
    holder: int | None = None
    """The seat that is taken over; None: the only one there is, or ask."""


class AnswerListMatch(ButtonData, prefix="onlist"):
    """Whether a seat without a person and one that somebody registered are the same person's."""

    answer: Answer
    written: int
    """The seat without a person."""
    registered: int


class SearchSeats(ButtonData, prefix="find"):
    """Find somebody by a name, a place or a telephone."""

    seminar: int


class RegisterOther(ButtonData, prefix="assist"):
    """Register somebody who is not at the bot."""

    seminar: int


class RegisterOtherBeyondQuota(ButtonData, prefix="assistbeyond"):
    """Register them although the municipality's places are taken."""


class ChooseCandidate(ButtonData, prefix="assistis"):
    """Whether whoever is being registered is somebody on the list."""

    seat: int
    """The invitation that is theirs; 0: nobody's there."""
