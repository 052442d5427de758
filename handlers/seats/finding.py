"""Staff find somebody by what they remember: part of a name, a place, a telephone."""

from handlers.common import named, number, shorten
from handlers.rights import ORGANISERS, VIEWERS, must, rayons, within
from handlers.steps import form_at, leave, stand
from handlers.words import Button, Incoming, Named, Refusal, Reply, Say, Text, Value
from storage import audit, coverage, seats, seminars, units
from storage.database import Session
from storage.models import Seat, Seminar
from storage.names import fold

FOUND = 10
DIGITS = 3
"""From so many digits on it is a telephone number that is looked for."""


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """`find:<seminar>`: part of a name, a place or a telephone is asked."""
    seminar = await seminars.get(session, number(incoming.argument))
    if seminar is None:
        raise Refusal("button-old")
    must(incoming, VIEWERS, seminar.id)
    stand(incoming.person, "find", seminar=seminar.id)
    return await ask(incoming, session)


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """Something to look for is awaited."""
    seminar = await _sought(incoming, session)
    return [Say("find-ask", {"seminar": Named(seminar.title)}, [[Button("step-stop", "findstop")]])]


async def _sought(incoming: Incoming, session: Session) -> Seminar:
    seminar = await seminars.get(session, form_at(incoming.person, "find").get("seminar") or 0)
    if seminar is None:
        raise Refusal("button-old")
    must(incoming, VIEWERS, seminar.id)
    return seminar


async def stop(incoming: Incoming, _session: Session) -> list[Reply]:
    """Nobody is looked for any more."""
    leave(incoming.person, "find")
    return [Say("find-stopped", edit=True)]


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """Who fits, as a button each. One goes on looking until one stops: at the door the next one waits already."""
    seminar = await _sought(incoming, session)
    sought = " ".join((incoming.text or "").split())[:60]
    if not sought:
        raise Refusal("find-text")
    found = await _fitting(incoming, session, seminar, sought)
    if _digits(sought):  # whoever is found has that number, so it was looked up
        about, numbers = f"seminar:{seminar.id}", [seat.id for seat in found]
        await audit.record(session, incoming.person, "phone.sought", about, incoming.at, seats=numbers)
    rows = [[Button(await _label(session, seat), f"who:{seat.id}")] for seat in found[:FOUND]]
    rows.append([Button("step-stop", "findstop")])
    key = "find-none" if not found else "find-many" if len(found) > FOUND else "find-found"
    return [Say(key, {"typed": sought, "number": len(found)}, rows)]


async def _fitting(incoming: Incoming, session: Session, seminar: Seminar, sought: str) -> list[Seat]:
    """Seats whose name, place or telephone has what was typed, of those this member of staff may see."""
    own, callable_in = rayons(incoming, seminar.id), rayons(incoming, seminar.id, ORGANISERS)
    places = {match.unit.code for match in await units.search(session, sought)}
    digits = _digits(sought)
    words = [fold(word) for word in sought.split()]
    found = []
    for one in await coverage.listed(session, seminar.id, [*seats.STATES]):
        seat = one.seat
        if seat.state == seats.HANDED_OVER or not await within(session, seat.unit_code, own):
            continue
        if not digits:
            fits = _named_so(seat, words) or seat.unit_code in places
        else:  # who may not see telephones must not guess them either
            fits = digits in (seat.phone or "") and await within(session, seat.unit_code, callable_in)
        if fits:
            found.append(seat)
    return found


def _digits(sought: str) -> str:
    """Those of a telephone number, without what they may begin with; nothing where they are too few for one."""
    digits = "".join(letter for letter in sought if letter.isdigit()).removeprefix("996").lstrip("0")
    return digits if len(digits) >= DIGITS else ""


def _named_so(seat: Seat, words: list[str]) -> bool:
    names = [fold(word) for word in f"{seat.name or ''} {seat.organisation or ''}".split()]
    return any(words) and all(any(name.startswith(word) for name in names) for word in words if word)


async def _label(session: Session, seat: Seat) -> Text:
    unit = await units.get(session, seat.unit_code) if seat.unit_code else None
    office = Text(f"office-{seat.office.replace('_', '-')}")
    args: dict[str, Value] = {
        "name": shorten(seat.name, 30) if seat.name else Text("name-none"),
        "place": named(unit) if unit else shorten(seat.organisation, 20) if seat.organisation else office,
        "mark": Text(f"mark-{seat.state.replace('_', '-')}"),
    }
    return Text("find-button", args)
