"""Search for staff among a seminar's seats, by part of a name, place or telephone number."""

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

STEP = "seat-search"
CANCEL_BUTTON = Button("step-stop", CancelStep(STEP))
MAX_RESULTS = 10
MIN_DIGITS = 3
"""The least number of digits of a search by telephone number."""


async def start(incoming: Incoming, session: Session, data: SearchSeats) -> list[Reply]:
    """Ask for part of a name, place or telephone number."""
    seminar = await load_seminar(incoming, session, CAN_SEE_SEATS, data.seminar)
    enter_step(incoming.person, STEP, seminar=seminar.id)
    return [_prompt_message(incoming, seminar)]


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for part of a name, place or telephone number."""
    return [_prompt_message(incoming, await _searched_seminar(incoming, session))]


def _prompt_message(incoming: Incoming, seminar: Seminar) -> Say:
    finds_phones = visible_rayons(incoming, seminar.id, ORGANISERS) != frozenset()
    key = "find-ask" if finds_phones else "find-ask-names"
    return Say(key, {"seminar": Translated(seminar.title)}, [[CANCEL_BUTTON]])


async def _searched_seminar(incoming: Incoming, session: Session) -> Seminar:
    number = step_form(incoming.person, STEP).get("seminar") or 0
    return await load_seminar(incoming, session, CAN_SEE_SEATS, number)


async def cancel(_incoming: Incoming, _session: Session, _form: Form) -> list[Reply]:
    """End the search."""
    return [Say("find-stopped", edit=True)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Show the matching seats as buttons. The step stays active for the next search until it is stopped."""
    seminar = await _searched_seminar(incoming, session)
    sought = " ".join((incoming.text or "").split())[:60]
    if not sought:
        raise Refusal("find-text")
    found = await find_seats(incoming, session, seminar, sought)
    rows = [[Button(await result_label(session, seat), ShowSeat(seat.id))] for seat in found[:MAX_RESULTS]]
    rows.append([CANCEL_BUTTON])
    key = "find-none" if not found else "find-many" if len(found) > MAX_RESULTS else "find-found"
    return [Say(key, {"typed": sought, "number": len(found)}, rows)]


async def find_seats(incoming: Incoming, session: Session, seminar: Seminar, sought: str) -> list[Seat]:
    """Seats that fit what was typed, of those this member of staff may see. Looking up a telephone is recorded."""
    found = await _matching_seats(incoming, session, seminar, sought)
    if _phone_digits(sought):  # the result tells whose number it is
        subject, numbers = f"seminar:{seminar.id}", [seat.id for seat in found]
        await audit.record(session, incoming.person, "phone.searched", subject, incoming.at, seats=numbers)
    return found


async def _matching_seats(incoming: Incoming, session: Session, seminar: Seminar, sought: str) -> list[Seat]:
    """Return the seats matching the text by name, place or telephone number that this staff member may see."""
    own, callable_in = visible_rayons(incoming, seminar.id), visible_rayons(incoming, seminar.id, ORGANISERS)
    places = {match.unit.code for match in await units.search(session, sought)}
    digits = _phone_digits(sought)
    words = [normalize_word(word) for word in sought.split()]
    found = []
    for participant in await coverage.list_participants(session, seminar.id, [*seat_states.STATES]):
        seat = participant.seat
        if seat.state == seat_states.HANDED_OVER or not await is_within(session, seat.unit_code, own):
            continue
        if not digits:
            matches = await _matches_name(session, seat, words) or seat.unit_code in places
        else:  # a hidden number must not be found by guessing either
            matches = digits in (seat.phone or "") and await is_within(session, seat.unit_code, callable_in)
        if matches:
            found.append(seat)
    return found


def _phone_digits(sought: str) -> str:
    """Return the digits without the country code and leading zeros; empty if fewer than MIN_DIGITS."""
    digits = "".join(letter for letter in sought if letter.isdigit()).removeprefix("996").lstrip("0")
    return digits if len(digits) >= MIN_DIGITS else ""


async def _matches_name(session: Session, seat: Seat, words: list[str]) -> bool:
    """Whether each word begins one of the person, of the organisation or of a municipality that is not in the list."""
    unit = await units.get(session, seat.unit_code) if seat.unit_code else None
    written = unit.name_ky if unit is not None and unit.level == units.UNLISTED else ""
    typed = f"{seat.name or ''} {seat.organisation or ''} {written}"
    names = [normalize_word(word) for word in typed.split()]
    return any(words) and all(any(name.startswith(word) for name in names) for word in words if word)


async def result_label(session: Session, seat: Seat, mark: str = "") -> Text:
    """The button of somebody who was found; `mark`: the text of the sign before the name, else that of the state."""
    unit = await units.get(session, seat.unit_code) if seat.unit_code else None
    office = Text(f"office-{seat.office.replace('_', '-')}")
    args: dict[str, Value] = {
        "name": shorten(seat.name, 30) if seat.name else Text("name-none"),
        "place": unit_name(unit) if unit else shorten(seat.organisation, 20) if seat.organisation else office,
        "mark": Text(mark or f"mark-{seat.state.replace('_', '-')}"),
    }
    return Text("find-button", args)
