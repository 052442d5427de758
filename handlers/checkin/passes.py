"""The personal QR code: shown to its owner, opened by whoever points a camera at it."""

from handlers.buttons.checkin import ShowPass, StartSelfCheckIn
from handlers.checkin import door
from handlers.checkin.arrivals import arrival_page, record_arrival
from handlers.checkin.loading import view_door
from handlers.messages import Button, DeepLink, Incoming, OutOfDate, QrCode, Refusal, Reply, Say
from handlers.permissions import CAN_CHECK_IN
from handlers.seats import cards
from handlers.seats.loading import lock_own_seat
from handlers.ui.arguments import require_active
from handlers.ui.file_names import seminar_file
from handlers.ui.steps import enter_step
from storage.checkin import passes
from storage.database import Session
from storage.models import Seat
from storage.models.seat_states import ATTENDING_STATES
from storage.seats import seats
from storage.seminars import seminars

LINK = "p"


async def show_pass(incoming: Incoming, session: Session, data: ShowPass) -> list[Reply]:
    """One's own QR code, to be shown at the door."""
    return await _own_pass(incoming, session, await seats.of_person(session, data.seminar, incoming.person))


async def _own_pass(incoming: Incoming, session: Session, seat: Seat | None) -> list[Reply]:
    seat, seminar = await lock_own_seat(incoming, session, seat)
    if seat.state not in ATTENDING_STATES:
        raise OutOfDate
    token = await passes.get_token(session, seat)
    rows = [[Button(".here", StartSelfCheckIn(seminar.id))]]
    args = await cards.seat_args(session, seminar, seat)
    return [
        Say(
            "pass",
            args,
            rows,
            document=QrCode(seminar_file(seminar, "file-pass"), DeepLink(f"{LINK}_{token}"), shown=True),
        )
    ]


async def open_link(incoming: Incoming, session: Session) -> list[Reply]:
    """The QR code was scanned: the door checks in, its owner sees it, anybody else learns nothing."""
    seat = await passes.find_by_token(session, incoming.argument) if incoming.argument.isascii() else None
    if seat is not None and incoming.has_role(CAN_CHECK_IN, seat.seminar_id):
        return await _scan(incoming, session, seat)
    if seat is not None and seat.person_id == incoming.person.id and seat.state in ATTENDING_STATES:
        return await _own_pass(incoming, session, seat)
    return [Say("pass-foreign")]


async def _scan(incoming: Incoming, session: Session, seat: Seat) -> list[Reply]:
    """The door has scanned it. Whoever does nothing else can go on with typing there."""
    seminar = await seminars.get(session, seat.seminar_id)
    assert seminar is not None  # a foreign key
    require_active(seminar)
    view = await view_door(incoming, session, seminar)
    if seat.state not in ATTENDING_STATES:
        raise Refusal("pass-ended", **await cards.seat_args(session, seminar, seat))
    arrival = await record_arrival(incoming, session, view, seat, "pass")
    if incoming.person.step is None:
        enter_step(incoming.person, door.STEP, seminar=seminar.id, half=view.shown_half)
    return [await arrival_page(session, view, seat, known=not arrival.is_new)]
