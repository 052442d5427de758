"""Staff register somebody who is not at the bot: on the telephone, on paper, at the door."""

from typing import Any

from handlers.common import number
from handlers.registering.besides import with_extras
from handlers.registering.form import PROFILE_FIELDS, Form, form_of, leave, missing, put, seminar_of, want
from handlers.registering.places import office_text
from handlers.rights import ASSISTERS, ORGANISERS, must, rayons, within
from handlers.seats import seating
from handlers.seats.seat import closed
from handlers.words import RESUME, Button, Incoming, Named, Refusal, Reply, Say
from storage import assisted as helped
from storage import audit, seats, seminars
from storage.database import Session
from storage.models import Seminar
from storage.roles import COORDINATOR


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
    """The card is right: somebody is registered by this member of staff, who sees their page's button."""
    await _allowed(incoming, session, seminar, form)
    if seminar.state not in ("open", "closed"):  # called off, or over, since the form was begun
        leave(incoming.person)
        return [await closed(session, seminar, incoming.at)]
    told: dict[str, Any] = {name: form.get(name) for name in PROFILE_FIELDS} | {"unit_code": form.get("unit")}
    try:
        seat = await helped.assist(session, seminar, told, incoming.person, incoming.at, beyond=beyond)
    except seats.UnitTaken as taken:
        rows = [[Button("notice-open", f"who:{one.id}")] for one in taken.seats]
        more = [[Button("let-beyond", "assistbeyond")]] if incoming.may(ORGANISERS, seminar.id) else []
        place = await office_text(session, form["office"], form.get("unit"), form.get("organisation"))
        return [Say("assist-unit-taken", {"place": place}, [*more, *rows])]
    except seats.NotPossible:
        leave(incoming.person)
        return [Say("assist-there", {"name": form["name"]}, [[Button("staff-find", f"find:{seminar.id}")]])]
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


async def _allowed(incoming: Incoming, session: Session, seminar: Seminar, form: Form) -> None:
    """Roles may have gone since the form was begun; a coordinator registers from the own rayon. Raises Refusal."""
    must(incoming, ASSISTERS, seminar.id)
    own = rayons(incoming, seminar.id, ASSISTERS - {COORDINATOR})
    if not await within(session, form.get("unit"), own):
        raise Refusal("not-yours")
