"""The list of unanswered places, and reminders to the people there whom the bot can write to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import chain

from handlers.buttons.coverage import (
    ConfirmCoverageReminder,
    ExportCallSheet,
    ListPhones,
    ListSilentPlaces,
    ListUnconfirmed,
    SendCoverageReminder,
    ShowBoard,
)
from handlers.buttons.seminars import StartRegistration
from handlers.coverage.scope import (
    CoverageView,
    back_row,
    by_rayon,
    known_contacts,
    load_view,
    place_name,
    record_action,
    short_name,
)
from handlers.messages import Button, Incoming, Lane, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import CAN_FOLLOW_UP
from handlers.ui.arguments import local_time, seminar_times, unit_full_name, unit_name
from handlers.ui.pages import list_page, paginate
from storage.coverage import follow_up
from storage.coverage.coverage import LISTED, UNINVITED, TargetPlace
from storage.coverage.follow_up import Contact
from storage.database import Session
from storage.messages import outbox
from storage.models import Person, Seminar, Unit
from storage.models.seat_states import INVITED, REGISTERED
from storage.seminars import seminars

PAGE_SIZE = 12
"""Rayons on a page: enough for an oblast; about ten names for each fit into a message."""
REMINDER_LIFETIME = timedelta(hours=24)
"""A reminder not delivered in this time expires, as there may be another one the next day."""


async def list_unanswered(incoming: Incoming, session: Session, data: ListSilentPlaces) -> list[Reply]:
    """Show the unanswered places by rayon, with buttons to remind and to call."""
    view = await load_view(incoming, session, data.seminar, data.code)
    unanswered = view.board.unanswered
    lines = [_rayon_line(*group) for group in by_rayon(unanswered)]
    lines += [_office_line(target) for target in unanswered if target.area is None]
    shown = paginate(lines, data.page, PAGE_SIZE)
    args: dict[str, Value] = {
        **view.args,
        "number": sum(target.office == "municipality" for target in unanswered),
        "offices": sum(target.office != "municipality" for target in unanswered),
        "invited": sum(target.state == INVITED for target in unanswered),
        "listed": sum(target.state == LISTED for target in unanswered),
        "uninvited": sum(target.state == UNINVITED for target in unanswered),
    }
    page = list_page(
        "silent-places",
        args,
        shown,
        lines=shown.rows,
        empty="silent-places-none",
        turn=ListSilentPlaces(view.seminar.id, view.code),
        below=_follow_up_rows(incoming, view),
        edit=data.page is not None,
    )
    return [page]


def _follow_up_rows(incoming: Incoming, view: CoverageView) -> list[list[Button]]:
    here, rows = (view.seminar.id, view.code), []
    may_follow_up = incoming.has_role(CAN_FOLLOW_UP, view.seminar.id)
    if view.board.unanswered and may_follow_up:
        remind = Button(".remind", ConfirmCoverageReminder(*here))
        rows.append([remind, Button(".sheet", ExportCallSheet(*here))])
        rows.append([Button(".phones", ListPhones(*here))])
    if may_follow_up and view.board.people((REGISTERED,)):
        rows.append([Button(".unconfirmed", ListUnconfirmed(*here))])
    return [*rows, [Button("back-button", ShowBoard(*here, 0))]]


def _rayon_line(unit: Unit, wanted: Sequence[TargetPlace]) -> Text:
    """Return a line with a rayon and its places; a city that is a place itself has its mark behind its name."""
    if [(target.office, target.unit) for target in wanted] == [("municipality", unit)]:
        city = Text("silent-places-city", {"rayon": short_name(unit)})
        return Text("plain-text", {"text": _marked(wanted[0], city)})
    names = _joined_names([_marked(target, place_name(target)) for target in wanted])
    return Text("silent-places-line", {"rayon": short_name(unit), "names": names})


def _marked(target: TargetPlace, name: Value) -> Value:
    """Return the name with the sign of its state, or alone if nobody from there was invited."""
    if target.state == UNINVITED:
        return name
    return Text("silent-places-marked", {"name": name, "sign": Text(f"reach-{target.state}-sign")})


def _joined_names(names: Sequence[Value]) -> Value:
    """Join names to one argument of a text."""
    joined = names[0]
    for name in names[1:]:
        joined = Text("silent-places-and", {"names": joined, "name": name})
    return joined


def _office_line(target: TargetPlace) -> Text:
    assert target.unit is not None  # `unanswered` has only places with a unit
    return Text(
        "silent-places-line", {"rayon": short_name(target.unit), "names": _marked(target, place_name(target))}
    )


# The reminder.


async def confirm_reminder(
    incoming: Incoming, session: Session, data: ConfirmCoverageReminder
) -> list[Reply]:
    """Show the numbers of people and places that would be reminded, and the reminder's text, to be confirmed."""
    view = await load_view(incoming, session, data.seminar, data.code, follow_up=True)
    fresh, asked = await _reminder_recipients(session, view, incoming)
    args: dict[str, Value] = {
        **view.args,
        "people": len(fresh),
        "places": len({contact.place for contact, _ in fresh}),
        "silent": len(view.board.unanswered),
        "asked": asked,
    }
    back = back_row(view)
    if not fresh:
        return [Say("coverage-reminder-nobody-yet", args, [back], edit=True)]
    send = [Button(".send", SendCoverageReminder(view.seminar.id, view.code), style="primary")]
    sample = _reminder_message(view.seminar, _place_name(view, fresh[0][0]), preview=True)
    return [Say("coverage-reminder-preview", args, [send, back], edit=True), sample]


async def send_reminders(incoming: Incoming, session: Session, data: SendCoverageReminder) -> list[Reply]:
    """Send the reminder to all who have not received one today."""
    view = await load_view(incoming, session, data.seminar, data.code, follow_up=True)
    fresh, _ = await _reminder_recipients(session, view, incoming)
    if not fresh:
        raise Refusal("coverage-reminder-nobody")
    await record_action(session, incoming, view, "coverage.reminded", people=len(fresh))
    done = Say("coverage-reminder-sent", {"people": len(fresh)}, [back_row(view)], edit=True)
    return [done, *(_addressed_reminder(incoming, view, contact, person) for contact, person in fresh)]


def _addressed_reminder(incoming: Incoming, view: CoverageView, contact: Contact, person: Person) -> Say:
    return replace(
        _reminder_message(view.seminar, _place_name(view, contact)),
        to=person,
        dedup_key=_dedup_key(incoming, view.seminar, person.id),
        expires_at=min(incoming.at + REMINDER_LIFETIME, view.seminar.starts_at),
        lane=Lane.REMINDER,
    )


def _place_name(view: CoverageView, contact: Contact) -> Value:
    """Return the full name of the place that a contact is asked about."""
    target = next(target for target in view.board.unanswered if target.place == contact.place)
    assert target.unit is not None
    if target.office == "municipality":
        return unit_full_name(target.unit)
    return Text(f"office-{target.office.replace('_', '-')}-of", {"unit": unit_name(target.unit)})


def _reminder_message(seminar: Seminar, place: Value, *, preview: bool = False) -> Say:
    """Return the reminder. A preview has no button, which would register the person viewing it."""
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "place": place,
        **seminar_times(seminar),
    }
    rows = (
        []
        if preview
        else [[Button("coverage-reminder-register", StartRegistration(seminar.id), style="primary")]]
    )
    return Say("coverage-reminder", args, rows)


async def _reminder_recipients(
    session: Session, view: CoverageView, incoming: Incoming
) -> tuple[list[tuple[Contact, Person]], int]:
    """Return the reachable people not reminded today, and the number of those already reminded. Raises Refusal."""
    if not seminars.is_registration_open(view.seminar, incoming.at) or view.seminar.starts_at <= incoming.at:
        raise Refusal("coverage-reminder-closed")
    found = await known_contacts(session, view)
    by_person: dict[int, Contact] = {}
    for contact in chain.from_iterable(found.values()):
        if contact.reachable and contact.person_id is not None:
            by_person.setdefault(contact.person_id, contact)
    dedup_keys = {person_id: _dedup_key(incoming, view.seminar, person_id) for person_id in by_person}
    existing = await outbox.existing_keys(session, set(dedup_keys.values()))
    fresh = {
        person_id: contact
        for person_id, contact in by_person.items()
        if dedup_keys[person_id] not in existing
    }
    persons = await follow_up.people_by_id(session, fresh.keys())
    return [(contact, persons[person_id]) for person_id, contact in fresh.items()], len(by_person) - len(
        fresh
    )


def _dedup_key(incoming: Incoming, seminar: Seminar, person_id: int) -> str:
    """Return the deduplication key, one for each day in the seminar's time zone."""
    return f"nudge:{seminar.id}:{person_id}:{local_time(seminar, incoming.at):%Y-%m-%d}"
