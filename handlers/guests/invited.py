"""What the pages about invitees share: whose seminar, how an invitation looks on a line, its link."""

from handlers.common import number
from handlers.registering.places import office_text
from handlers.rights import ORGANISERS, seminar_for
from handlers.words import Incoming, Link, Text, Value
from storage.database import Session
from storage.models import Seat, Seminar


async def seminar_of(incoming: Incoming, session: Session) -> Seminar:
    """The seminar a button of these pages speaks of, for its organisers."""
    return await seminar_for(incoming, session, ORGANISERS, number((incoming.arguments or [""])[0]))


def page_of(incoming: Incoming) -> int:
    """The page a button asks for: `<prefix>:<seminar>:<page>`."""
    return number((*incoming.arguments, "", "")[1])


def state_text(state: str) -> Text:
    """A seat's state in words, as on a list of many."""
    return Text(f"invitee-is-{state.replace('_', '-')}")


async def line_args(session: Session, position: int, seat: Seat) -> dict[str, Value]:
    """An invitation as one line of a list."""
    return {
        "number": position,
        "place": await office_text(session, seat.office, seat.unit_code, seat.organisation),
        "name": seat.name or Text("name-none"),
    }


def link_of(seat: Seat) -> Link:
    """The personal link of an invitation."""
    return Link(f"i_{seat.invite}")
