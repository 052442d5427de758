"""One person at the door: checked in, undone, looked at. All ways of staff end here."""

from collections.abc import Sequence

from handlers.buttons.checkin import CheckIn, ShowArrival, ShowDoor, UndoCheckIn
from handlers.buttons.seats import ShowSeat
from handlers.checkin.loading import DoorView, load_arrival
from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Value
from handlers.seats import cards
from handlers.ui.arguments import local_time, require_first_day
from handlers.ui.person_picker import member_name
from storage import audit
from storage.accounts import people
from storage.checkin import check_ins, passes
from storage.checkin.check_ins import Arrival, Way
from storage.coverage import coverage
from storage.database import Session
from storage.models import CheckIn as CheckInRow
from storage.models import Seat
from storage.seats import seats


async def record_arrival(
    incoming: Incoming, session: Session, view: DoorView, seat: Seat, way: Way
) -> Arrival:
    """Check this person in by a member of staff. Raises Refusal."""
    require_first_day(view.seminar, incoming.at)
    try:
        arrival = await check_ins.check_in(session, seat, view.half.number, incoming.at, way, incoming.person)
    except seats.InvalidTransition:
        raise Refusal("arrival-handed-over") from None
    except seats.SeminarFull:
        raise Refusal("seminar-full") from None
    except seats.UnitFull:
        args = await cards.seat_args(session, view.seminar, seat)
        raise Refusal("duplicate-unit-full", **args) from None
    if arrival.is_new:
        detail = {"way": way, "half": view.half.number}
        await audit.record(
            session, incoming.person, "arrival.recorded", f"seat:{seat.id}", incoming.at, **detail
        )
    return arrival


async def check_in(incoming: Incoming, session: Session, data: CheckIn) -> list[Reply]:
    """Check this person in."""
    seat, view = await load_arrival(incoming, session, data.seat, data.half)
    await record_arrival(incoming, session, view, seat, "list")
    return [await arrival_page(session, view, seat, edit=True)]


async def undo(incoming: Incoming, session: Session, data: UndoCheckIn) -> list[Reply]:
    """This person has not arrived after all."""
    seat, view = await load_arrival(incoming, session, data.seat, data.half)
    if await check_ins.undo(session, seat, data.half, incoming.at, incoming.person):
        subject = f"seat:{seat.id}"
        await audit.record(session, incoming.person, "arrival.undone", subject, incoming.at, half=data.half)
    return [await arrival_page(session, view, seat, edit=True)]


async def show(incoming: Incoming, session: Session, data: ShowArrival) -> list[Reply]:
    """Whether this person has arrived."""
    seat, view = await load_arrival(incoming, session, data.seat, data.half)
    return [await arrival_page(session, view, seat, edit=True)]


async def arrival_page(
    session: Session,
    view: DoorView,
    seat: Seat,
    *,
    edit: bool = False,
    known: bool = False,
    more: Sequence[Button] = (),
) -> Say:
    """The person with the count of the half day. `known`: say that an earlier check-in stands."""
    row = await check_ins.get(session, seat, view.half.number)
    count = await check_ins.count(session, view.seminar.id, view.half.number)
    found = await passes.get(session, seat)
    args: dict[str, Value] = {
        **await cards.seat_args(session, view.seminar, seat),
        "half": view.label,
        "number": Lines([Text("sheet-number", {"number": found.number})] if found and found.number else []),
        "arrived": count.arrived,
        "expected": count.expected,
    }
    if row is None:
        args["state"] = Text(f"state-{coverage.shown_state(seat).replace('_', '-')}")
        first = Button("arrival-check-in", CheckIn(seat.id, view.half.number), style="success")
        return Say("arrival-none", args, _rows(view, seat, [first, *more]), edit=edit)
    marked = Text(
        "arrival-hour" if view.half.is_open(row.at) else "arrival-entered",
        {"at": local_time(view.seminar, row.at)},
    )
    args |= {"marked": marked, "by": await _actor(session, seat, row)}
    back = Button("arrival-undo", UndoCheckIn(seat.id, view.half.number))
    key = "arrival-known" if known else "arrival"
    return Say(key, args, _rows(view, seat, [*more, back]), edit=edit)


def _rows(view: DoorView, seat: Seat, first: Sequence[Button]) -> list[list[Button]]:
    return [
        [*first],
        [
            Button("notice-open", ShowSeat(seat.id)),
            Button("door-button", ShowDoor(view.seminar.id, view.shown_half)),
        ],
    ]


async def _actor(session: Session, seat: Seat, row: CheckInRow) -> Value:
    if row.by_id is None:
        return Text(f"way-{row.way.replace('_', '-')}")
    if row.by_id == seat.person_id:
        return Text("by-self")
    return member_name(await people.get(session, row.by_id))
