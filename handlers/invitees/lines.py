"""What the pages about invitees share: whose seminar, how an invitation looks on a line, its link."""

from handlers.messages import DeepLink, Incoming, Text, Value
from handlers.permissions import ORGANISERS, load_seminar
from handlers.seats.place_choice import office_text
from handlers.ui.arguments import parse_int
from storage.database import Session
from storage.models import Seat, Seminar


async def button_seminar(incoming: Incoming, session: Session) -> Seminar:
    """The seminar a button of these pages speaks of, for its organisers."""
    return await load_seminar(incoming, session, ORGANISERS, parse_int((incoming.arguments or [""])[0]))


def button_page(incoming: Incoming) -> int:
    """The page a button asks for: `<prefix>:<seminar>:<page>`."""
    return parse_int((*incoming.arguments, "", "")[1])


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


def invitation_link(seat: Seat) -> DeepLink:
    """The personal link of an invitation."""
    return DeepLink(f"i_{seat.invitation_token}")
