"""Walk-ins: registered at the door with the fewest questions, and checked in at once."""

from handlers.buttons.checkin import RegisterWalkIn
from handlers.checkin import door
from handlers.checkin.arrivals import arrival_page, record_arrival
from handlers.checkin.loading import load_door, view_door
from handlers.messages import RESUME, Button, Incoming, OutOfDate, Reply
from handlers.seats.assisted_registration import open_assisted_form
from handlers.ui.arguments import require_first_day
from handlers.ui.steps import enter_step
from storage.checkin import passes
from storage.database import Session
from storage.models import Seat, Seminar, seminar_states


async def start(incoming: Incoming, session: Session, data: RegisterWalkIn) -> list[Reply]:
    """The form of a registration with place, position and name only; after the end too, for a list kept on paper."""
    view = await load_door(incoming, session, data.seminar)
    require_first_day(view.seminar, incoming.at)
    if view.seminar.state not in seminar_states.PUBLIC_STATES:
        raise OutOfDate
    open_assisted_form(incoming, {"seminar": view.seminar.id, "door": True})
    return [RESUME]


async def check_in_registered(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat
) -> list[Reply]:
    """They are there: checked in, with a number if the sheet has numbers. The door's search goes on."""
    view = await view_door(incoming, session, seminar)
    await record_arrival(incoming, session, view, seat, "walk_in")
    if await passes.highest_number(session, seminar.id):
        await passes.give_number(session, seat)
    enter_step(incoming.person, door.STEP, seminar=seminar.id, half=view.shown_half)
    more = [Button("walk-in-next", RegisterWalkIn(seminar.id))]
    return [await arrival_page(session, view, seat, edit=True, more=more)]
