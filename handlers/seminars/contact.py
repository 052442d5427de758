"""Whom participants can call: set by organisers on the plan's card, shown in /help and on the hall's list."""

import re
from collections.abc import Sequence
from typing import Literal

from handlers.buttons.seminars import SetContact
from handlers.messages import Button, Incoming, Lines, OutOfDate, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import ORGANISERS, load_seminar
from handlers.seats.validation import with_country_codes
from handlers.seminars.plan import plan_card
from handlers.ui.arguments import has_ended, require_active
from handlers.ui.steps import Form, cancel_button, enter_step, leave_step, step_form
from storage import audit
from storage.database import Session
from storage.models import Person, Seminar
from storage.seats import seats
from storage.seminars import contacts, seminars

STEP = "seminar-contact"
MAX_LENGTH = 120
MAX_LINES = 3
"""The most seminars whose contact is listed in /help."""
_OFFERS = {"mine": "contact-mine", "last": "contact-last"}
_PHONE = re.compile(r"(?:\d[\s().-]{0,2}){3,}")
"""A telephone number; a short one of a hot line has three digits."""


async def set_contact(incoming: Incoming, session: Session, data: SetContact) -> list[Reply]:
    """Ask for the name and the telephone number; take one's own, or those one gave last; or remove them."""
    seminar = await _load(incoming, session, data.seminar)
    if data.choice is None:
        enter_step(incoming.person, STEP, seminar=seminar.id)
        return await prompt(incoming, session)
    leave_step(incoming.person, STEP)
    offered = await _offered(incoming.person, session)
    words = "" if data.choice == "none" else offered.get(data.choice)
    if words is None:
        raise OutOfDate
    return await _save(incoming, session, seminar, words, edit=True)


async def _load(incoming: Incoming, session: Session, seminar_id: int) -> Seminar:
    seminar = await load_seminar(incoming, session, ORGANISERS, seminar_id)
    require_active(seminar)
    return seminar


async def _offered(person: Person, session: Session) -> dict[Literal["mine", "last"], str]:
    """Return choice -> contact: the person's own, and the one that they gave last if it is another."""
    own = f"{person.name}, {person.phone}"[:MAX_LENGTH] if person.name and person.phone else None
    last = await contacts.get_newest_words(session, person)
    offered: dict[Literal["mine", "last"], str | None] = {"mine": own, "last": last if last != own else None}
    return {choice: words for choice, words in offered.items() if words}


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the name and the telephone number."""
    seminar = await _load(incoming, session, step_form(incoming.person, STEP)["seminar"])
    words = await contacts.get_words(session, seminar)
    rows = [
        [Button(Text(_OFFERS[choice], {"contact": offered}), SetContact(seminar.id, choice))]
        for choice, offered in (await _offered(incoming.person, session)).items()
        if offered != words
    ]
    if words:
        rows.append([Button(".none", SetContact(seminar.id, "none"))])
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "current": Text("contact-now", {"contact": words}) if words else Lines(()),
    }
    return [
        Say("contact-ask", args, [*rows, [cancel_button(STEP)]], edit=incoming.button is not None),
    ]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Take the name and the telephone number."""
    seminar = await _load(incoming, session, step_form(incoming.person, STEP)["seminar"])
    words = with_country_codes(" ".join(incoming.plain_text.split()))
    if incoming.media or not _PHONE.search(words) or len(words) > MAX_LENGTH:
        raise Refusal("contact-wrong", most=MAX_LENGTH)
    leave_step(incoming.person, STEP)
    return await _save(incoming, session, seminar, words, edit=False)


async def _save(
    incoming: Incoming, session: Session, seminar: Seminar, words: str, *, edit: bool
) -> list[Reply]:
    """Store the contact, or remove it if there are no words; the audit log does not quote it."""
    if words:
        await contacts.save(session, seminar, words, incoming.person, incoming.at)
    else:
        await contacts.remove(session, seminar)
    subject = f"seminar:{seminar.id}"
    await audit.record(
        session, incoming.person, "seminar.contact_changed", subject, incoming.at, given=bool(words)
    )
    return [await plan_card(incoming, session, seminar, edit=edit)]


async def cancel(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Show the plan's card instead of the prompt."""
    seminar = await load_seminar(incoming, session, ORGANISERS, form["seminar"])
    return [await plan_card(incoming, session, seminar, edit=True)]


# For participants.


async def contact_lines(incoming: Incoming, session: Session) -> list[Text]:
    """Return a line with whom to call for each seminar of the person, the next ones first; without one, of all."""
    own = [seminar for _, seminar in await seats.list_attending(session, incoming.person)]
    found = _next_first(incoming, own or await seminars.list_public(session))
    known = await contacts.list_words(session, [seminar.id for seminar in found])
    lines = [
        Text("contact-line", {"seminar": Translated(seminar.title), "contact": known[seminar.id]})
        for seminar in found
        if seminar.id in known
    ]
    return lines[:MAX_LINES]


def _next_first(incoming: Incoming, found: Sequence[Seminar]) -> list[Seminar]:
    """Sort seminars: those to come by their start, then those that are over, the latest first."""
    coming = [seminar for seminar in found if not has_ended(seminar, incoming.at)]
    over = [seminar for seminar in found if has_ended(seminar, incoming.at)]
    return [
        *sorted(coming, key=lambda one: one.starts_at),
        *sorted(over, key=lambda one: one.starts_at, reverse=True),
    ]
