"""Reminders: what is due is owed to everybody it is for, an answer moves the seat, staff hear who is silent."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from handlers.buttons.coverage import ListUnconfirmed
from handlers.buttons.reminders import AnswerAttendance
from handlers.messages import (
    NOTICE_LANE,
    Button,
    Incoming,
    Lines,
    OutOfDate,
    Reply,
    Say,
    SayToAudience,
    Text,
    Translated,
    Value,
)
from handlers.permissions import ORGANISERS, coordinator_rayons, is_within
from handlers.reminders.texts import (
    as_reminder,
    attendance_question,
    reminder_args,
    rule_message,
)
from handlers.seats import actions
from handlers.seats.place_choice import office_text
from handlers.seminars import material_messages
from handlers.ui.arguments import local_time
from storage.accounts import people
from storage.audiences.audience import SeatAudience
from storage.coverage import coverage
from storage.database import Session
from storage.models import Person, Reminder, Seat, Seminar, seat_states, seminar_states
from storage.reminders import reminders
from storage.seats import seats
from storage.seminars import programme, seminars
from storage.team import roles

Message = Say | SayToAudience
MAX_LISTED = 15
"""So many names fit in a notice that is read on a telephone."""

# What is due.


async def send_due(session: Session, at: datetime) -> list[Message]:
    """Everything that is due; what no longer holds, or comes too late, is dropped instead."""
    said: list[Message] = []
    for reminder in await reminders.lock_due(session, at):
        seminar = await seminars.get(session, reminder.seminar_id)
        if seminar is None or not reminders.is_current(reminder, seminar, at):
            reminder.cancelled_at = at
            continue
        reminder.done_at = at
        said += await DUE_HANDLERS.get(reminder.kind, _rule_reminder)(session, reminder, seminar)
    return said


async def _rule_reminder(session: Session, reminder: Reminder, seminar: Seminar) -> list[Message]:
    rule = await reminders.get_rule(session, reminder.rule_id or 0)
    if rule is None:
        return []
    audience = await reminders.rule_audience(session, rule, seminar.id)
    return [SayToAudience(as_reminder(rule_message(rule, seminar), reminder), audience)]


async def _item_reminder(session: Session, reminder: Reminder, seminar: Seminar) -> list[Message]:
    """An item is about to begin: for whoever wanted to know, and for who speaks."""
    item = await programme.get(session, reminder.item_id or 0)
    if item is None:
        return []
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "starts": local_time(seminar, item.starts_at),
        "title": Translated(item.title),
    }
    speaker = await people.get(session, item.speaker_id) if item.speaker_id else None
    but = (speaker.id,) if speaker else ()
    said: list[Message] = [
        SayToAudience(
            as_reminder(Say("item-reminder", args), reminder),
            SeatAudience(seminar.id, wants_pings=True, exclude=but),
        )
    ]
    if speaker is not None and people.is_reachable(speaker):
        dedup_key = f"reminder:{reminder.id}:{speaker.id}"
        said.append(
            as_reminder(Say("item-reminder-speaker", args, to=speaker, dedup_key=dedup_key), reminder)
        )
    return said


async def _item_materials(session: Session, reminder: Reminder, _seminar: Seminar) -> list[Message]:
    """An item is over: its files."""
    many = await material_messages.item_materials(session, reminder.item_id or 0)
    return [replace(one, say=as_reminder(one.say, reminder)) for one in many]


# Who has not answered: to the organisers all, to each coordinator those of the own rayon.


async def _unanswered_notices(session: Session, reminder: Reminder, seminar: Seminar) -> list[Message]:
    silent = [
        one.seat for one in await coverage.list_participants(session, seminar.id, (seat_states.REGISTERED,))
    ]
    said: list[Message] = []
    for member in await roles.reachable_staff(session, ORGANISERS, seminar.id):
        said += await _unanswered_notice(session, reminder, seminar, member, silent)
    told = {one.to.id for one in said if isinstance(one, Say) and isinstance(one.to, Person)}
    for member, rayons in await _coordinators(session, seminar):
        theirs = [seat for seat in silent if await is_within(session, seat.unit_code, rayons)]
        if member.id not in told:
            said += await _unanswered_notice(session, reminder, seminar, member, theirs)
    return said


async def _unanswered_notice(
    session: Session, reminder: Reminder, seminar: Seminar, member: Person, silent: Sequence[Seat]
) -> list[Message]:
    """Nobody is told that nobody is silent."""
    if not silent:
        return []
    lines = [await _unanswered_line(session, seat) for seat in silent[:MAX_LISTED]]
    if len(silent) > MAX_LISTED:
        lines.append(Text("and-more", {"number": len(silent) - MAX_LISTED}))
    args: dict[str, Value] = {**reminder_args(seminar), "number": len(silent), "list": Lines(lines)}
    rows = [[Button("unconfirmed-open", ListUnconfirmed(seminar.id))]]
    dedup_key = f"reminder:{reminder.id}:{member.id}"
    return [
        replace(
            as_reminder(Say("unconfirmed-notice", args, rows, to=member, dedup_key=dedup_key), reminder),
            lane=NOTICE_LANE,
        )
    ]


async def _unanswered_line(session: Session, seat: Seat) -> Text:
    place = await office_text(session, seat.office, seat.unit_code, seat.organisation)
    return Text("unconfirmed-line", {"name": seat.name or Text("name-none"), "place": place})


async def _coordinators(session: Session, seminar: Seminar) -> list[tuple[Person, frozenset[str]]]:
    """Who looks after which rayons at this seminar, and can be written to."""
    found = []
    for person_id, having in (await roles.roles_by_person(session)).items():
        mine = coordinator_rayons(having, seminar.id)
        person = await people.get(session, person_id) if mine else None
        if person is not None and people.is_reachable(person):
            found.append((person, mine))
    return found


DueHandler = Callable[[Session, Reminder, Seminar], Awaitable[list[Message]]]
DUE_HANDLERS: dict[str, DueHandler] = {
    reminders.PING: _item_reminder,
    reminders.MATERIALS: _item_materials,
    reminders.SILENT: _unanswered_notices,
}


# The answers.


async def receive_answer(incoming: Incoming, session: Session, data: AnswerAttendance) -> list[Reply]:
    """Coming, not coming, sending a deputy: for the plan that was asked about, else it is asked anew."""
    seminar = await seminars.get(session, data.seminar)
    seat = await seats.of_person(session, seminar.id, incoming.person) if seminar else None
    if seminar is None or seat is None:
        raise OutOfDate
    if data.version != seminar.version and seminar.state in seminar_states.ANNOUNCED_STATES:
        return [attendance_question(seminar)]
    if data.answer == "yes":
        return await actions.confirm_seat(incoming, session, seat)
    if data.answer == "no":
        return await actions.decline_seat(incoming, session, seat)
    return await actions.create_deputy_link(incoming, session, seat)
