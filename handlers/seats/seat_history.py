"""The history of a seat for staff: a line with a verb and its author for each change."""

from collections.abc import Sequence

from handlers.messages import Text, Value
from handlers.seats import actions
from handlers.ui.arguments import local_time
from handlers.ui.person_picker import member_name
from storage.accounts import people
from storage.checkin import check_ins
from storage.database import Session
from storage.models import CheckIn, Person, Seat, SeatEvent, Seminar, seat_states


async def history_lines(
    session: Session, seminar: Seminar, seat: Seat, changes: list[SeatEvent]
) -> list[Text]:
    """Return a line about the origin of the seat and one about each change with its author."""
    added = await people.get(session, seat.added_by_id) if seat.added_by_id else None
    origin = Text(f"began-{seat.source}", {"by": member_name(added)})
    lines = [Text("seat-page-began", {"at": local_time(seminar, seat.created_at), "what": origin})]
    arrivals = await _further_arrivals(session, seat, changes)
    happened: list[SeatEvent | CheckIn] = [*changes, *arrivals]
    for change in sorted(happened, key=lambda one: one.at):
        if isinstance(change, CheckIn):
            lines.append(await _arrival_line(session, seminar, change))
            continue
        actor = await people.get(session, change.actor_id) if change.actor_id else None
        args: dict[str, Value] = {
            "at": local_time(seminar, change.at),
            "what": _what_happened(change, seat),
            "by": _actor_text(change, actor, seat),
        }
        if change.reason:
            reason = actions.reason_text(change.reason)
            lines.append(Text("seat-page-changed-why", {**args, "reason": reason}))
        else:
            lines.append(Text("seat-page-changed", args))
    return lines


async def _further_arrivals(session: Session, seat: Seat, changes: Sequence[SeatEvent]) -> list[CheckIn]:
    """Return the check-ins of further half days: the seat had arrived already, so that they are no changes of it."""
    changed = {change.at for change in changes if change.to_state == seat_states.ARRIVED}
    since = changes[0].at if changes else seat.created_at
    known = await check_ins.list_by_seat(session, seat)
    return [one for one in known if one.at > since and one.at not in changed]


async def _arrival_line(session: Session, seminar: Seminar, arrival: CheckIn) -> Text:
    by = member_name(await people.get(session, arrival.by_id) if arrival.by_id else None)
    args: dict[str, Value] = {"at": local_time(seminar, arrival.at), "what": Text("became-arrived"), "by": by}
    return Text("seat-page-changed", args)


def _what_happened(change: SeatEvent, seat: Seat) -> Text:
    """Return the verb of a change. One that keeps the state is a correction, or the owner's entry into the bot."""
    if change.from_state == change.to_state:
        return Text("became-claimed" if change.actor_id == seat.person_id else "became-corrected")
    if change.from_state == seat_states.ARRIVED:
        return Text("became-not-arrived")
    if change.from_state == seat_states.HANDED_OVER:
        return Text("became-returned")
    return Text(f"became-{change.to_state.replace('_', '-')}")


def _actor_text(change: SeatEvent, actor: Person | None, seat: Seat) -> Value:
    if change.actor_id is None:
        return Text("by-clock")
    if change.actor_id == seat.person_id:
        return Text("by-self")
    return member_name(actor)
