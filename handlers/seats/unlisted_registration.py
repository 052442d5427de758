"""Registration from a municipality that is not in the list: its rayon is chosen, its name is kept as it is written."""

from handlers.buttons.seats import KeepUnlistedName, WriteUnlistedUnit
from handlers.messages import Incoming, OutOfDate, Refusal, Reply
from handlers.permissions import CAN_REGISTER_OTHERS
from handlers.seats.place_choice import awaited_level
from handlers.seats.registration_form import Form, get_form, next_field, save_form
from handlers.seats.registration_prompts import next_prompt, save_unit
from handlers.seats.unlisted_prompts import (
    load_rayon,
    rayons_page,
    similar_units,
    unlisted_fields,
)
from handlers.seats.validation import parse_place_name
from handlers.ui.place_picker import load_unit
from storage.database import Session
from storage.seats import unlisted


async def start(incoming: Incoming, session: Session, data: WriteUnlistedUnit) -> list[Reply]:
    """Ask for the name of a municipality of a rayon; without one, in which rayon it is."""
    form = get_form(incoming.person)
    if awaited_level(form) != "m" or next_field(form) not in ("place", "unlisted"):
        raise OutOfDate
    if data.unit is None or (await load_unit(session, data.unit)).level != "rayon":
        return [await rayons_page(session, leave(incoming, form), data)]
    rayon = await load_rayon(session, data.unit)
    form = {**form, "unlisted": {"rayon": rayon.code, "name": unlisted_fields(form).get("name")}}
    save_form(incoming.person, form)
    return await next_prompt(incoming, session, form, edit=True)


def leave(incoming: Incoming, form: Form) -> Form:
    """Return the form in which no name is awaited for a rayon, and save it; the name that was written is kept."""
    fields = unlisted_fields(form)
    if "rayon" not in fields:
        return form
    form = {**form, "unlisted": {"name": fields.get("name")}}
    save_form(incoming.person, form)
    return form


async def receive(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Take the name that was written."""
    name = parse_place_name(incoming.text or "")
    if name is None:
        raise Refusal("unlisted-wrong")
    return await _take_name(incoming, session, form, name, offered=False)


async def keep_name(incoming: Incoming, session: Session, _data: KeepUnlistedName) -> list[Reply]:
    """Take the name that was written before."""
    form = get_form(incoming.person)
    fields = unlisted_fields(form)
    if next_field(form) != "unlisted" or not fields.get("name"):
        raise OutOfDate
    return await _take_name(incoming, session, form, fields["name"], offered=bool(fields.get("offered")))


async def _take_name(
    incoming: Incoming, session: Session, form: Form, name: str, *, offered: bool
) -> list[Reply]:
    """Register from this municipality, once those of the list that may be meant have been offered."""
    fields = {"rayon": unlisted_fields(form)["rayon"], "name": name, "offered": True}
    if not offered and await similar_units(session, fields):
        form = {**form, "unlisted": fields}
        save_form(incoming.person, form)
        return await next_prompt(incoming, session, form, edit=incoming.button is not None)
    rayon = await load_rayon(session, fields["rayon"])
    is_staff = "assisted" in form and incoming.has_role(CAN_REGISTER_OTHERS, form["seminar"])
    limit = unlisted.MAX_OPEN_BY_STAFF if is_staff else unlisted.MAX_OPEN
    try:
        unit = await unlisted.write(session, rayon.code, name, incoming.person, incoming.at, limit)
    except unlisted.TooManyUnlisted:
        raise Refusal("unlisted-limit") from None
    return await save_unit(incoming, session, form, unit.code)
