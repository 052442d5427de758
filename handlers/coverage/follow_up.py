"""Places that have not answered, and a reminder to those there whom the bot knows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

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
from storage.coverage.coverage import TargetPlace
from storage.coverage.follow_up import Contact
from storage.database import Session
from storage.messages import outbox
from storage.models import Person, Seminar, Unit
from storage.models.seat_states import INVITED, REGISTERED
from storage.seminars import seminars

PAGE_SIZE = 12
"""Rayons a page: an oblast has so many, and some ten names each fit a message."""
REMINDER_LIFETIME = timedelta(hours=24)
"""A reminder that could not be delivered in this time is not delivered at all: tomorrow there may be another."""


async def list_unanswered(incoming: Incoming, session: Session, data: ListSilentPlaces) -> list[Reply]:
    """The places that have not answered, by rayon, and what can be done about it."""
    view = await load_view(incoming, session, data.seminar, data.code)
    quiet = view.board.unanswered
    lines = [_rayon_line(*one) for one in by_rayon(quiet)]
    lines += [_office_line(one) for one in quiet if one.area is None]
    shown = paginate(lines, data.page, PAGE_SIZE)
    args: dict[str, Value] = {
        **view.args,
        "number": sum(one.office == "municipality" for one in quiet),
        "offices": sum(one.office != "municipality" for one in quiet),
        "invited": sum(one.state == INVITED for one in quiet),
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
    may_ask = incoming.has_role(CAN_FOLLOW_UP, view.seminar.id)
    if view.board.unanswered and may_ask:
        remind = Button(".remind", ConfirmCoverageReminder(*here))
        rows.append([remind, Button(".sheet", ExportCallSheet(*here))])
        rows.append([Button(".phones", ListPhones(*here, 0))])
    if may_ask and view.board.people((REGISTERED,)):
        rows.append([Button(".unconfirmed", ListUnconfirmed(*here, 0))])
    return [*rows, [Button("back-button", ShowBoard(*here, 0))]]


def _rayon_line(unit: Unit, wanted: Sequence[TargetPlace]) -> Text:
    """A rayon and its places on one line, those with an invitation marked."""
    if [one.unit for one in wanted] == [unit]:
        return Text(
            "silent-places-city-invited" if wanted[0].state == INVITED else "silent-places-city",
            {"rayon": short_name(unit)},
        )
    return Text(
        "silent-places-line",
        {"rayon": short_name(unit), "names": _joined_names([_marked_name(one) for one in wanted])},
    )


def _marked_name(one: TargetPlace) -> Value:
    return (
        Text("silent-places-invited", {"name": place_name(one)}) if one.state == INVITED else place_name(one)
    )


def _joined_names(names: Sequence[Value]) -> Value:
    """Names one after another, as one argument."""
    joined = names[0]
    for name in names[1:]:
        joined = Text("silent-places-and", {"names": joined, "name": name})
    return joined


def _office_line(one: TargetPlace) -> Text:
    assert one.unit is not None  # `unanswered` has units only
    return Text("silent-places-line", {"rayon": short_name(one.unit), "names": place_name(one)})


# The reminder.


async def confirm_reminder(
    incoming: Incoming, session: Session, data: ConfirmCoverageReminder
) -> list[Reply]:
    """How many people of how many places would get the reminder, and what it says."""
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
    """Send the reminder to whoever has not got it today."""
    view = await load_view(incoming, session, data.seminar, data.code, follow_up=True)
    fresh, _ = await _reminder_recipients(session, view, incoming)
    if not fresh:
        raise Refusal("coverage-reminder-nobody")
    await record_action(session, incoming, view, "nudge", people=len(fresh))
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
    """The place that a contact is asked about, as its people call it."""
    one = next(one for one in view.board.unanswered if one.place == contact.place)
    assert one.unit is not None
    if one.office == "municipality":
        return unit_full_name(one.unit)
    return Text(f"office-{one.office.replace('_', '-')}-of", {"unit": unit_name(one.unit)})


def _reminder_message(seminar: Seminar, place: Value, *, preview: bool = False) -> Say:
    """The reminder. A preview has no button: it would register whoever looks at it."""
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
    """Those whom the bot can write to and has not today; and how many it has. Raises Refusal."""
    if not seminars.is_registration_open(view.seminar, incoming.at) or view.seminar.starts_at <= incoming.at:
        raise Refusal("coverage-reminder-closed")
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
