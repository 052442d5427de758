"""A number that Telegram vouches for: the invitation that has it is theirs, with the name that staff wrote."""

from handlers.messages import Incoming
from handlers.seats.registration_form import Form, form_seminar
from storage.database import Session
from storage.models import ACTIVE_STATES, seat_states
from storage.seats import invitations, seats


async def apply_verified_phone(incoming: Incoming, session: Session, form: Form) -> Form:
    """The form, once the number on it is proven. Only now may an invitation tell the name it is for."""
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
    seats.claim(session, seat, incoming.person, incoming.at)
    guessed = form.get("name") in (None, incoming.profile.full_name)  # what the profile says is a guess
    return {**form, "name": seat.name or form.get("name")} if guessed else form
