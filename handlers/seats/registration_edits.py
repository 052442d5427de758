"""Changing one line of a registration's card, and changing a registration that exists."""

from dataclasses import replace

from handlers.buttons.seats import (
    DiscardRegistrationEdit,
    EditRegistration,
    EditRegistrationField,
    KeepRegistrationField,
)
from handlers.messages import Incoming, OutOfDate, Reply, Say
from handlers.seats import actions
from handlers.seats.extra_questions import reopen_answer, with_extra_questions
from handlers.seats.loading import load_own_seminar
from handlers.seats.registration_form import (
    close_form,
    form_seminar,
    get_form,
    may_reopen,
    next_field,
    open_form,
    reopen_line,
    save_form,
    seat_fields,
    step_back,
)
from handlers.seats.registration_prompts import next_prompt
from storage.database import Session
from storage.seats import seats


async def start_field_edit(incoming: Incoming, session: Session, data: EditRegistrationField) -> list[Reply]:
    """Ask for one line again. From the card the old values are kept in case of cancelling; before it this is the way
    back, which goes on to the line before.
    """
    form = get_form(incoming.person)
    fixed = data.field == "place" and "deputy" in form
    if fixed or not may_reopen(form, data.field):
        raise OutOfDate
    if data.field == "extra":
        form = reopen_answer(form, data.question)
    elif next_field(form) in ("position", "phone"):
        form = step_back(form, data.field)
    else:
        form = reopen_line(form, data.field)
    save_form(incoming.person, form)
    return await next_prompt(incoming, session, form, edit=True)


async def cancel_field_edit(
    incoming: Incoming, session: Session, _data: KeepRegistrationField
) -> list[Reply]:
    """Restore the previous values of the line being edited."""
    form = get_form(incoming.person)
    if "before_edit" in form:
        was_phone = next_field(form) == "phone"
        restored = form | form["before_edit"]
        form = {
            key: value
            for key, value in restored.items()
            if key not in ("before_edit", "short_name", "unlisted")
        }
        save_form(incoming.person, form)
        if was_phone and "assisted" not in form:  # remove the contact keyboard
            return [Say("phone-kept", keyboard="menu"), *await next_prompt(incoming, session, form)]
    return await next_prompt(incoming, session, form, edit=True)


async def start_registration_edit(
    incoming: Incoming, session: Session, data: EditRegistration
) -> list[Reply]:
    """Show the card of one's own registration as it stands, to change it."""
    seminar = await load_own_seminar(incoming, session, data.seminar)
    seat = await seats.of_person(session, seminar.id, incoming.person)
    assert seat is not None  # they are registered
    form = {"seminar": seminar.id, "editing": True, "prefilled": True, **seat_fields(seat)}
    form = await with_extra_questions(session, form, seat)
    open_form(incoming.person, seminar.id)
    save_form(incoming.person, form)
    return await next_prompt(incoming, session, form)


async def discard_registration_edit(
    incoming: Incoming, session: Session, _data: DiscardRegistrationEdit
) -> list[Reply]:
    """Leave one's own registration as it was, and show it."""
    form = get_form(incoming.person)
    if "editing" not in form:
        raise OutOfDate
    seminar = await form_seminar(session, form)
    seat = await seats.of_person(session, seminar.id, incoming.person)
    close_form(incoming.person)
    if seat is None:
        raise OutOfDate
    shown = await actions.seat_status(session, seminar, seat)
    return [replace(say, edit=True) if isinstance(say, Say) else say for say in shown]
