"""Claiming the invitation with a telephone number that Telegram has verified."""

from handlers.messages import Incoming
from handlers.seats.registration_form import Form, form_seminar
from storage.database import Session
from storage.models import ACTIVE_STATES, seat_states
from storage.seats import invitations, registrations, seats


async def apply_verified_phone(incoming: Incoming, session: Session, form: Form) -> Form:
    """Claim the invitation with the form's verified number; return the form with the invitation's name."""
    if "deputy" in form:
        return form
    seminar = await form_seminar(session, form)
    mine = await seats.of_person(session, seminar.id, incoming.person)
    seat = await invitations.find_invitation(
        session, seminar, form["phone"], (form["office"], form.get("unit"))
    )
    known = mine is not None and mine.state in ACTIVE_STATES
    if known or seat is None or seat.state != seat_states.INVITED or not seat.phone:
        return form
    registrations.claim(session, seat, incoming.person, incoming.at)
    guessed = form.get("name") in (None, incoming.profile.full_name)  # a name not typed by the person
    return {**form, "name": seat.name or form.get("name")} if guessed else form
