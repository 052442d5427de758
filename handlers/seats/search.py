"""Staff find somebody by what they remember: part of a name, a place, a telephone."""

from handlers.buttons.seats import SearchSeats, ShowSeat
from handlers.messages import Button, Incoming, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import CAN_SEE_SEATS, ORGANISERS, is_within, load_seminar, visible_rayons
from handlers.ui.arguments import shorten, unit_name
from handlers.ui.steps import CancelStep, Form, enter_step, step_form
from storage import audit
from storage.coverage import coverage
from storage.database import Session
from storage.models import Seat, Seminar, seat_states
from storage.text.names import normalize_word
from storage.units import units

STEP = "find"
CANCEL_BUTTON = Button("step-stop", CancelStep(STEP))
MAX_RESULTS = 10
MIN_DIGITS = 3
"""From so many digits on it is a telephone number that is looked for."""


async def start(incoming: Incoming, session: Session, data: SearchSeats) -> list[Reply]:
    """Part of a name, a place or a telephone is asked."""
    seminar = await load_seminar(incoming, session, CAN_SEE_SEATS, data.seminar)
    enter_step(incoming.person, STEP, seminar=seminar.id)
    return [_prompt_message(seminar)]


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Something to look for is awaited."""
    return [_prompt_message(await _searched_seminar(incoming, session))]


def _prompt_message(seminar: Seminar) -> Say:
    return Say("find-ask", {"seminar": Translated(seminar.title)}, [[CANCEL_BUTTON]])


async def _searched_seminar(incoming: Incoming, session: Session) -> Seminar:
    number = step_form(incoming.person, STEP).get("seminar") or 0
    return await load_seminar(incoming, session, CAN_SEE_SEATS, number)


async def cancel(_incoming: Incoming, _session: Session, _form: Form) -> list[Reply]:
    """Nobody is looked for any more."""
    return [Say("find-stopped", edit=True)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Who fits, as a button each. The search goes on until it is stopped: at the door the next one waits already."""
    seminar = await _searched_seminar(incoming, session)
    sought = " ".join((incoming.text or "").split())[:60]
    if not sought:
        raise Refusal("find-text")
    found = await _matching_seats(incoming, session, seminar, sought)
    if _phone_digits(sought):  # whoever is found has that number, so it was looked up
        subject, numbers = f"seminar:{seminar.id}", [seat.id for seat in found]
        await audit.record(session, incoming.person, "phone.sought", subject, incoming.at, seats=numbers)
    rows = [[Button(await _result_label(session, seat), ShowSeat(seat.id))] for seat in found[:MAX_RESULTS]]
    rows.append([CANCEL_BUTTON])
    key = "find-none" if not found else "find-many" if len(found) > MAX_RESULTS else "find-found"
    return [Say(key, {"typed": sought, "number": len(found)}, rows)]


async def _matching_seats(incoming: Incoming, session: Session, seminar: Seminar, sought: str) -> list[Seat]:
    """Seats whose name, place or telephone has what was typed, of those this member of staff may see."""
    own, callable_in = visible_rayons(incoming, seminar.id), visible_rayons(incoming, seminar.id, ORGANISERS)
    places = {match.unit.code for match in await units.search(session, sought)}
    digits = _phone_digits(sought)
    words = [normalize_word(word) for word in sought.split()]
    found = []
    for one in await coverage.list_participants(session, seminar.id, [*seat_states.STATES]):
        seat = one.seat
        if seat.state == seat_states.HANDED_OVER or not await is_within(session, seat.unit_code, own):
            continue
        if not digits:
            fits = _matches_name(seat, words) or seat.unit_code in places
        else:  # who may not see telephones must not guess them either
            fits = digits in (seat.phone or "") and await is_within(session, seat.unit_code, callable_in)
        if fits:
            found.append(seat)
    return found


def _phone_digits(sought: str) -> str:
    """Those of a telephone number, without what they may begin with; nothing where they are too few for one."""
    digits = "".join(letter for letter in sought if letter.isdigit()).removeprefix("996").lstrip("0")
    return digits if len(digits) >= MIN_DIGITS else ""


def _matches_name(seat: Seat, words: list[str]) -> bool:
    names = [normalize_word(word) for word in f"{seat.name or ''} {seat.organisation or ''}".split()]
    return any(words) and all(any(name.startswith(word) for name in names) for word in words if word)


async def _result_label(session: Session, seat: Seat) -> Text:
    unit = await units.get(session, seat.unit_code) if seat.unit_code else None
    office = Text(f"office-{seat.office.replace('_', '-')}")
    args: dict[str, Value] = {
        "name": shorten(seat.name, 30) if seat.name else Text("name-none"),
        "place": unit_name(unit) if unit else shorten(seat.organisation, 20) if seat.organisation else office,
        "mark": Text(f"mark-{seat.state.replace('_', '-')}"),
    }
    return Text("find-button", args)
