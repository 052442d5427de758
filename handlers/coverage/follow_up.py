"""The silent: where nothing was heard from, and a reminder by one tap to those whom the bot knows."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.coverage.scope import CoverageView, by_rayon, known_contacts, load_view, place_name, short_name
from handlers.messages import Button, Incoming, Lane, Lines, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import CAN_FOLLOW_UP
from handlers.ui.arguments import local_time, pager, unit_full_name, unit_name
from storage import audit
from storage.coverage import follow_up
from storage.coverage.coverage import TargetPlace
from storage.coverage.follow_up import Contact
from storage.database import Session
from storage.messages import outbox
from storage.models import Person, Seminar, Unit
from storage.models.seat_states import INVITED, REGISTERED
from storage.seminars import seminars

PAGE_SIZE = 12
"""Rayons a page of the silent: an oblast has so many, and some ten names each fit a message."""
REMINDER_LIFETIME = timedelta(hours=24)
"""A reminder that could not be delivered in this time is not delivered at all: tomorrow there may be another."""


async def list_unanswered(incoming: Incoming, session: Session) -> list[Reply]:
    """Where nothing was heard from, by rayon, and what can be done about it."""
    view = await load_view(incoming, session)
    quiet = view.board.unanswered
    lines = [_rayon_line(*one) for one in by_rayon(quiet)]
    lines += [_office_line(one) for one in quiet if one.area is None]
    last = max(0, (len(lines) - 1) // PAGE_SIZE)
    page = min(view.page, last)
    here = f"{view.seminar.id}:{view.code}"
    args: dict[str, Value] = {
        **view.args,
        "number": sum(one.office == "municipality" for one in quiet),
        "offices": sum(one.office != "municipality" for one in quiet),
        "invited": sum(one.state == INVITED for one in quiet),
        "list": Lines(lines[page * PAGE_SIZE : (page + 1) * PAGE_SIZE] or [Text("quiet-none")]),
    }
    rows = [pager(f"silent:{here}", page, last)] if last else []
    if quiet and incoming.has_role(CAN_FOLLOW_UP, view.seminar.id):
        rows.append([Button(".nudge", f"nudge:{here}"), Button(".sheet", f"callsheet:{here}")])
        rows.append([Button(".phones", f"phones:{here}:0")])
    if incoming.has_role(CAN_FOLLOW_UP, view.seminar.id) and view.board.people((REGISTERED,)):
        rows.append([Button(".unsure", f"unsure:{here}:0")])
    rows.append([Button("coverage-back", f"board:{here}:0")])
    return [Say("quiet", args, rows, edit=view.replaceable)]


def _rayon_line(unit: Unit, wanted: Sequence[TargetPlace]) -> Text:
    """A rayon and its silent ones on one line, those with an invitation marked."""
    if [one.unit for one in wanted] == [unit]:
        return Text(
            "quiet-city-invited" if wanted[0].state == INVITED else "quiet-city", {"rayon": short_name(unit)}
        )
    return Text(
        "quiet-line",
        {"rayon": short_name(unit), "names": _joined_names([_marked_name(one) for one in wanted])},
    )


def _marked_name(one: TargetPlace) -> Value:
    return Text("quiet-invited", {"name": place_name(one)}) if one.state == INVITED else place_name(one)


def _joined_names(names: Sequence[Value]) -> Value:
    """Names one after another, as one argument."""
    joined = names[0]
    for name in names[1:]:
        joined = Text("quiet-and", {"names": joined, "name": name})
    return joined


def _office_line(one: TargetPlace) -> Text:
    assert one.unit is not None  # `unanswered` has units only
    return Text("quiet-line", {"rayon": short_name(one.unit), "names": place_name(one)})


# The reminder by one tap.


async def confirm_reminder(incoming: Incoming, session: Session) -> list[Reply]:
    """Before anything is sent: how many people of how many places would get it, and what it says."""
    view = await load_view(incoming, session, follow_up=True)
    fresh, asked = await _reminder_recipients(session, view, incoming)
    args: dict[str, Value] = {
        **view.args,
        "people": len(fresh),
        "places": len({contact.place for contact, _ in fresh}),
        "silent": len(view.board.unanswered),
        "asked": asked,
    }
    here = f"{view.seminar.id}:{view.code}"
    rows = [[Button(".send", f"nudgego:{here}", style="primary")]] if fresh else []
    rows.append([Button("coverage-back", f"silent:{here}:0")])
    said = [Say("nudge-preview" if fresh else "nudge-nobody-yet", args, rows, edit=True)]
    if fresh:
        place = _place_name(view, fresh[0][0])
        said.append(_reminder_message(view.seminar, place, preview=True))
    return list(said)


async def send_reminders(incoming: Incoming, session: Session) -> list[Reply]:
    """Send it, to whom it is fit to be sent now; nobody gets it twice a day."""
    view = await load_view(incoming, session, follow_up=True)
    fresh, _ = await _reminder_recipients(session, view, incoming)
    if not fresh:
        raise Refusal("nudge-nobody")
    seminar = view.seminar
    said: list[Reply] = []
    for contact, person in fresh:
        say = _reminder_message(seminar, _place_name(view, contact))
        until = min(incoming.at + REMINDER_LIFETIME, seminar.starts_at)
        said.append(
            Say(
                say.key,
                say.args,
                say.buttons,
                to=person,
                dedup_key=_dedup_key(incoming, seminar, person.id),
                expires_at=until,
                lane=Lane.REMINDER,
            )
        )
    await audit.record(
        session,
        incoming.person,
        "nudge",
        f"seminar:{seminar.id}",
        incoming.at,
        people=len(fresh),
        within=view.code,
    )
    here = f"{seminar.id}:{view.code}"
    done = Say(
        "nudge-sent", {"people": len(fresh)}, [[Button("coverage-back", f"silent:{here}:0")]], edit=True
    )
    return [done, *said]


def _place_name(view: CoverageView, contact: Contact) -> Value:
    """Which place it is about, as its people call it."""
    one = next(one for one in view.board.unanswered if one.place == contact.place)
    assert one.unit is not None
    if one.office == "municipality":
        return unit_full_name(one.unit)
    return Text(f"office-{one.office.replace('_', '-')}-of", {"unit": unit_name(one.unit)})


def _reminder_message(seminar: Seminar, place: Value, *, preview: bool = False) -> Say:
    """What they are written. In the preview the button leads nowhere, so there is none."""
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "place": place,
        "starts": local_time(seminar, seminar.starts_at),
    }
    rows = [] if preview else [[Button("nudge-register", f"join:{seminar.id}", style="primary")]]
    return Say("nudge", args, rows)


async def _reminder_recipients(
    session: Session, view: CoverageView, incoming: Incoming
) -> tuple[list[tuple[Contact, Person]], int]:
    """Whom the bot can write to and has not today; and how many it has."""
    if not seminars.is_registration_open(view.seminar, incoming.at) or view.seminar.starts_at <= incoming.at:
        raise Refusal("nudge-closed")
    found = await known_contacts(session, view)
    by_person: dict[int, Contact] = {}
    for contact in (one for some in found.values() for one in some):
        if contact.reachable and contact.person_id is not None:
            by_person.setdefault(contact.person_id, contact)
    dedup_keys = {number: _dedup_key(incoming, view.seminar, number) for number in by_person}
    owed = await outbox.existing_keys(session, set(dedup_keys.values()))
    fresh = {number: one for number, one in by_person.items() if dedup_keys[number] not in owed}
    persons = await follow_up.people_by_id(session, fresh.keys())
    return [(one, persons[number]) for number, one in fresh.items()], len(by_person) - len(fresh)


def _dedup_key(incoming: Incoming, seminar: Seminar, person_id: int) -> str:
    """One a day, by the calendar of the seminar's place."""
    return f"nudge:{seminar.id}:{person_id}:{local_time(seminar, incoming.at):%Y-%m-%d}"
