"""Access to the participants' pages of a seminar."""

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
    """Return whether participants see it: no drafts; with a seat also archived and past cancelled seminars."""
    if seminar.state == seminar_states.CANCELLED:
        return seat is not None or not has_ended(seminar, at)
    return seminar.state in seminar_states.PUBLIC_STATES or (
        seminar.state == seminar_states.ARCHIVED and seat is not None
    )


async def load_visible_seminar(
    incoming: Incoming, session: Session, seminar_id: int, always: Collection[str] = STAFF
) -> tuple[Seminar, Seat | None]:
    """Return the seminar and the sender's seat there, if they may see it; holders of the roles `always` may see any.

    Raises OutOfDate.
    """
    seminar = await seminars.get(session, seminar_id)
    seat = await seats.of_person(session, seminar.id, incoming.person) if seminar else None
    if seminar is None or not (
        is_visible(seminar, seat, incoming.at) or incoming.has_role(always, seminar.id)
    ):
        raise OutOfDate
    return seminar, seat
