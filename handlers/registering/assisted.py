"""Staff register somebody who is not at the bot: on the telephone, on paper, at the door."""

from typing import Any

from handlers.common import number
from handlers.registering.besides import with_extras
from handlers.registering.form import PROFILE_FIELDS, Form, form_of, leave, missing, put, seminar_of, want
from handlers.registering.places import office_text
from handlers.rights import ASSISTERS, CHASERS, ORGANISERS, must, rayons, within
from handlers.seats import seating
from handlers.seats.seat import closed
from handlers.words import RESUME, Button, Incoming, Named, Refusal, Reply, Say, Text, Value
from storage import assisted as helped
from storage import audit, onlist, seats, seminars
from storage.database import Session
from storage.ledger import Place
from storage.models import Seat, Seminar
from storage.roles import COORDINATOR

SHOWN = 6
"""So many who may be the same person are offered as buttons."""


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """`assist:<seminar>`: the form of a registration, to be filled in for somebody else."""
    seminar = await seminars.get(session, number(incoming.argument))
    if seminar is None or seminar.state not in ("open", "closed"):
        raise Refusal("button-old")
    must(incoming, ASSISTERS, seminar.id)
    if "assisted" not in incoming.person.draft.get(
        "registration", {}
    ):  # of two of these the first is given up
        want(incoming.person, seminar.id)
    form = {"seminar": seminar.id, "assisted": True, "asked": True}
    put(incoming.person, await with_extras(session, form, None))
    return [Say("assist-begin", {"seminar": Named(seminar.title)}), RESUME]


async def beyond(incoming: Incoming, session: Session) -> list[Reply]:
    """`assistbeyond`: the card again, with a place more for the municipality."""
    form = form_of(incoming.person)
    seminar = await seminar_of(session, form)
    must(incoming, ORGANISERS, seminar.id)
    if "assisted" not in form or missing(form) != "card":
        raise Refusal("button-old")
    return await assist(incoming, session, seminar, form, beyond=True)


async def assist(
    incoming: Incoming, session: Session, seminar: Seminar, form: Form, *, beyond: bool = False
) -> list[Reply]:
    """The card is right: somebody is registered by this member of staff, who sees their page's button.

    Who may be on a list already is asked first: neither a number nor a name decides it.
    """
    await _allowed(incoming, session, seminar, form)
    if seminar.state not in ("open", "closed"):  # called off, or over, since the form was begun
        leave(incoming.person)
        return [await closed(session, seminar, incoming.at)]
    if "who" not in form and (found := await _alike(incoming, session, seminar, form)):
        return [await _which(session, form, found)]
    told: dict[str, Any] = {name: form.get(name) for name in PROFILE_FIELDS} | {"unit_code": form.get("unit")}
    invited = await seats.get(session, form.get("who") or 0)
    try:
        seat = await helped.assist(
            session, seminar, told, incoming.person, incoming.at, invited=invited, beyond=beyond
        )
    except seats.UnitTaken as taken:
        rows = [[Button("notice-open", f"who:{one.id}")] for one in taken.seats]
        more = [[Button("let-beyond", "assistbeyond")]] if incoming.may(ORGANISERS, seminar.id) else []
        place = await office_text(session, form["office"], form.get("unit"), form.get("organisation"))
        return [Say("assist-unit-taken", {"place": place}, [*more, *rows])]
    except seats.NotPossible:
        put(incoming.person, {name: form[name] for name in form if name != "who"})
        return [Say("seat-decided"), RESUME]
    seat.answers = form.get("answers", {})
    leave(incoming.person)
    await session.flush()
    await audit.record(
        session, incoming.person, "seat.assist", f"seat:{seat.id}", incoming.at, state=[None, seat.state]
    )
    rows = [
        [Button("notice-open", f"who:{seat.id}")],
        [Button("staff-assist", f"assist:{seminar.id}")],
    ]
    key = "assist-waits" if seat.state == seats.WAITING else "assisted"
    return [Say(key, await seating.about(session, seminar, seat), rows, edit=True)]


async def choose(incoming: Incoming, session: Session) -> list[Reply]:
    """`assistis:<seat>`: that invitation is theirs; `assistis:0`: somebody else."""
    form = form_of(incoming.person)
    seminar = await seminar_of(session, form)
    must(incoming, ASSISTERS, seminar.id)
    if "assisted" not in form or missing(form) != "card":
        raise Refusal("button-old")
    which = number(incoming.argument)
    found = await _alike(incoming, session, seminar, form)
    if which and which not in [one.id for one in found if _invited(one, _place(form))]:
        raise Refusal("button-old")
    form = {**form, "who": which}
    put(incoming.person, form)
    return await assist(incoming, session, seminar, form)


def _place(form: Form) -> Place:
    return form["office"], form.get("unit")


def _invited(seat: Seat, place: Place) -> bool:
    """Whether it is an invitation from this place that nobody has answered: one that can be taken up."""
    return seat.state == seats.INVITED and seat.person_id is None and seats.place_of(seat) == place


async def _alike(incoming: Incoming, session: Session, seminar: Seminar, form: Form) -> list[Seat]:
    """Who may be the one on the form; by the number only those whose number this member of staff may see."""
    callable_in = rayons(incoming, seminar.id, ORGANISERS)
    found = []
    for seat in await onlist.written_like(session, seminar.id, form["phone"], _place(form)):
        seen = incoming.may(CHASERS, seminar.id) and await within(session, seat.unit_code, callable_in)
        if _invited(seat, _place(form)) or seen:
            found.append(seat)
    return found[:SHOWN]


async def _which(session: Session, form: Form, found: list[Seat]) -> Say:
    """Is it one of these? Who has more than an invitation from there is only to be looked at."""
    place = await office_text(session, form["office"], form.get("unit"), form.get("organisation"))
    rows = [[await _one(session, seat, _place(form))] for seat in found]
    rows.append([Button(".another", "assistis:0")])
    return Say("assist-same", {"name": form["name"], "place": place}, rows)


async def _one(session: Session, seat: Seat, place: Place) -> Button:
    args: dict[str, Value] = {
        "name": seat.name or Text("name-none"),
        "place": await office_text(session, seat.office, seat.unit_code, seat.organisation),
    }
    if _invited(seat, place):
        return Button(Text("assist-is", args), f"assistis:{seat.id}")
    return Button(Text("assist-see", args), f"who:{seat.id}")


async def _allowed(incoming: Incoming, session: Session, seminar: Seminar, form: Form) -> None:
    """Roles may have gone since the form was begun; a coordinator registers from the own rayon. Raises Refusal."""
    must(incoming, ASSISTERS, seminar.id)
    own = rayons(incoming, seminar.id, ASSISTERS - {COORDINATOR})
    if not await within(session, form.get("unit"), own):
        raise Refusal("not-yours")
