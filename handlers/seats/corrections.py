"""Staff correct the name, position or telephone number of somebody with a seat; the person is told."""

from dataclasses import replace
from typing import get_args

from handlers.buttons.seats import ClearSeatPhone, CorrectSeat, SeatField, SetSeatPosition, ShowSeat
from handlers.messages import Button, Incoming, Lane, OutOfDate, Refusal, Reply, Say, Translated, Value
from handlers.seats import cards, seat_page
from handlers.seats.loading import load_seat, seat_owner
from handlers.seats.registration_form import OTHER_POSITIONS, POSITIONS
from handlers.seats.seat_changes import changed_lines, seat_lines
from handlers.seats.validation import is_valid_name, parse_phone
from handlers.ui.steps import enter_step, leave_step, step_form
from storage import audit
from storage.database import Session
from storage.models import Seat, Seminar
from storage.seats import corrections

STEP = seat_page.CORRECTION_STEP
FIELDS: tuple[SeatField, ...] = get_args(SeatField)


async def start(incoming: Incoming, session: Session, data: CorrectSeat) -> list[Reply]:
    """Ask which field is wrong, or for its right value."""
    seat, seminar = await _load(incoming, session, data.seat)
    leave_step(incoming.person, STEP)  # what is typed next is not for the field that was asked for before
    if data.field is None:
        rows = [[Button(f"card-{field}", CorrectSeat(seat.id, field))] for field in FIELDS]
        return [await _page(session, seminar, seat, "correct", rows)]
    if data.field == "position":
        choices = POSITIONS.get(seat.office, OTHER_POSITIONS)
        rows = [[Button(f"position-{one}", SetSeatPosition(seat.id, one))] for one in choices]
        return [await _page(session, seminar, seat, "correct-position", rows)]
    enter_step(incoming.person, STEP, seat=seat.id, field=data.field)
    return [replace(await _prompt(session, seminar, seat, data.field), edit=True)]


async def _load(incoming: Incoming, session: Session, number: int) -> tuple[Seat, Seminar]:
    """Return the seat of that number if this staff member may correct it. Raises Refusal."""
    seat, seminar = await load_seat(incoming, session, number)
    if not await seat_page.may_correct(incoming, session, seminar, seat):
        raise Refusal("not-yours")
    return seat, seminar


async def _page(session: Session, seminar: Seminar, seat: Seat, key: str, rows: list[list[Button]]) -> Say:
    back = [Button("back-button", ShowSeat(seat.id))]
    return Say(key, await cards.seat_args(session, seminar, seat), [*rows, back], edit=True)


async def _prompt(session: Session, seminar: Seminar, seat: Seat, field: str) -> Say:
    clear = [[Button(".none", ClearSeatPhone(seat.id))]] if field == "phone" and seat.phone else []
    return await _page(session, seminar, seat, f"correct-{field}", clear)


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the right value."""
    seat, seminar, field = await _awaited(incoming, session)
    return [replace(await _prompt(session, seminar, seat, field), edit=False)]


async def _awaited(incoming: Incoming, session: Session) -> tuple[Seat, Seminar, str]:
    form = step_form(incoming.person, STEP)
    return *await _load(incoming, session, form.get("seat") or 0), form.get("field") or FIELDS[0]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Read a text as the right name or telephone number."""
    seat, seminar, field = await _awaited(incoming, session)
    typed = " ".join((incoming.text or "").split())
    if incoming.media or (field == "name" and not is_valid_name(typed)):
        raise Refusal("name-wrong" if field == "name" else "phone-wrong")
    value = typed if field == "name" else parse_phone(typed)
    if value is None:
        raise Refusal("phone-wrong")
    return await _correct(incoming, session, seminar, seat, field, value)


async def receive_position(incoming: Incoming, session: Session, data: SetSeatPosition) -> list[Reply]:
    """Correct the position."""
    seat, seminar = await _load(incoming, session, data.seat)
    if data.position not in POSITIONS.get(seat.office, OTHER_POSITIONS):
        raise OutOfDate
    return await _correct(incoming, session, seminar, seat, "position", data.position)


async def clear_phone(incoming: Incoming, session: Session, data: ClearSeatPhone) -> list[Reply]:
    """Remove the telephone number."""
    seat, seminar = await _load(incoming, session, data.seat)
    return await _correct(incoming, session, seminar, seat, "phone", None)


async def _correct(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, field: str, value: str | None
) -> list[Reply]:
    """Store the value if it is another one, record who did it, and tell the owner of the seat."""
    leave_step(incoming.person, STEP)
    before = await seat_lines(session, seat)
    owner = await seat_owner(session, seat)
    if corrections.correct(session, seat, owner, field, value, incoming.at, incoming.person):
        await audit.record(
            session, incoming.person, "seat.corrected", f"seat:{seat.id}", incoming.at, fields=[field]
        )
    else:
        await seat_page.audit_view(incoming, session, seat)
    edit = incoming.button is not None
    page = await seat_page.seat_page(incoming, session, seminar, seat, edit=edit)
    changed = changed_lines(before, await seat_lines(session, seat))
    if owner is None or owner.id == incoming.person.id or not changed.lines:
        return [page]
    args: dict[str, Value] = {"seminar": Translated(seminar.title), "list": changed}
    return [page, Say("staff-corrected", args, to=owner, lane=Lane.REMINDER)]
