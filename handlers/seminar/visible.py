"""Which seminars a person may look at."""

from datetime import datetime

from handlers.common import number, over
from handlers.rights import STAFF
from handlers.words import Incoming, Refusal
from storage import seats, seminars
from storage.database import Session
from storage.models import Seat, Seminar

SHOWN = ("open", "closed", "held", "cancelled")


def visible(seminar: Seminar, seat: Seat | None, at: datetime) -> bool:
    """Drafts are nobody's; what was put away or called off long ago is shown to those who were to come."""
    if seminar.state == "cancelled":
        return seat is not None or not over(seminar, at)
    return seminar.state in SHOWN or (seminar.state == "archived" and seat is not None)


async def seen(incoming: Incoming, session: Session) -> tuple[Seminar, Seat | None]:
    """The seminar a button speaks of, if this person may see it, with their seat there."""
    seminar = await seminars.get(session, number([*incoming.arguments, ""][0]))
    seat = await seats.of_person(session, seminar.id, incoming.person) if seminar else None
    if seminar is None or not (visible(seminar, seat, incoming.at) or incoming.may(STAFF, seminar.id)):
        raise Refusal("button-old")
    return seminar, seat
