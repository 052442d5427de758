"""Which seminars a person may look at."""

from collections.abc import Collection
from datetime import datetime

from handlers.messages import Incoming, OutOfDate
from handlers.permissions import STAFF
from handlers.ui.arguments import has_ended
from storage.database import Session
from storage.models import Seat, Seminar, seminar_states
from storage.seats import seats
from storage.seminars import seminars


def is_visible(seminar: Seminar, seat: Seat | None, at: datetime) -> bool:
    """Drafts are nobody's; what was put away or called off long ago is shown to those who were to come."""
    if seminar.state == seminar_states.CANCELLED:
        return seat is not None or not has_ended(seminar, at)
    return seminar.state in seminar_states.PUBLIC_STATES or (
        seminar.state == seminar_states.ARCHIVED and seat is not None
    )


async def load_visible_seminar(
    incoming: Incoming, session: Session, seminar_id: int, always: Collection[str] = STAFF
) -> tuple[Seminar, Seat | None]:
    """The seminar, if this person may see it, with their seat there; one of the roles `always` sees any.

    Raises OutOfDate.
    """
    seminar = await seminars.get(session, seminar_id)
    seat = await seats.of_person(session, seminar.id, incoming.person) if seminar else None
    if seminar is None or not (
        is_visible(seminar, seat, incoming.at) or incoming.has_role(always, seminar.id)
    ):
        raise OutOfDate
    return seminar, seat
