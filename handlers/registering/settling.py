"""The end of a registration: the card is right. Whose it is: one's own, a deputy's, or somebody's whom staff help."""

from datetime import datetime

from handlers.announcing import late
from handlers.registering.assisted import assist
from handlers.registering.form import PROFILE_FIELDS, Form, leave, seminar_of
from handlers.seats import onlist, seating
from handlers.seats.seat import closed, confirmation
from handlers.words import Incoming, Reply, Say
from storage import seats, seminars
from storage.database import Session
from storage.models import Person, Seminar


async def settle(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """What a confirmed card comes to."""
    if "deputy" in form:
        return await _take_over(incoming, session, form)
    seminar = await seminar_of(session, form)
    if "assisted" in form:
        return await assist(incoming, session, seminar, form)
    if not seminars.takes_registrations(seminar, incoming.at):
        leave(incoming.person)
        return [await closed(session, seminar, incoming.at)]
    return await _register(incoming, session, seminar, form)


async def _register(incoming: Incoming, session: Session, seminar: Seminar, form: Form) -> list[Reply]:
    """The seat is taken, or waits; the municipality's places may be taken: then there are choices."""
    person, at = incoming.person, incoming.at
    _keep(person, form, at)
    before = await seats.of_person(session, seminar.id, person)
    was = seats.place_of(before) if before and before.state in seats.TAKEN else None
    try:
        registration = await seats.register(session, seminar, person, at)
    except seats.UnitTaken as taken:
        return [await seating.taken(session, seminar, person, taken.seats)]
    registration.answers = (registration.answers or {}) | form.get("answers", {})
    leave(person)
    moved = was is not None and was != seats.place_of(registration)
    offers = await seating.freed(session, seminar, at) if moved else []
    if registration.state == seats.WAITING:
        told = await seating.waits(incoming, session, seminar, registration)
        return [*told, *await onlist.ask(incoming, session, seminar, registration, form.get("invited"))]
    missed = await late.digest(session, seminar, person, at) if was is None else []
    asked = await onlist.ask(incoming, session, seminar, registration, form.get("invited"))
    return [*await confirmation(session, seminar, registration), *offers, *missed, *asked]


def _keep(person: Person, form: Form, at: datetime) -> None:
    """What was told is kept with the person, for the next seminar; the number as proven only where it is."""
    if form.get("proven") != form["phone"]:
        person.phone_proven_at = None
    elif person.phone_proven_at is None or person.phone != form["phone"]:
        person.phone_proven_at = at
    for field in PROFILE_FIELDS:
        setattr(person, field, form.get(field))
    person.unit_code = form.get("unit")


async def _take_over(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """The card is a deputy's: the seat of the link is theirs, if the link still holds."""
    person = incoming.person
    seat = await seating.by_link(session, form["deputy"], incoming.at)
    theirs = await seats.of_person(session, form["seminar"], person)
    leave(person)
    if seat is None or (theirs is not None and theirs.state in seats.HOLDING):
        return [Say("deputy-link-gone", keyboard="menu")]
    _keep(person, form, incoming.at)
    said = await seating.take_over(incoming, session, seat, form["position"], form["answers"])
    seminar = await seminar_of(session, form)
    mine = await seats.of_person(session, seminar.id, person)
    asked = await onlist.ask(incoming, session, seminar, mine) if mine is not None else []
    return [*said, *await late.digest(session, seminar, person, incoming.at), *asked]
