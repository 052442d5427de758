"""Sending due reminders, notices to staff about unanswered ones, and answers to the attendance question."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from handlers.buttons.coverage import ListUnconfirmed
from handlers.buttons.reminders import AnswerAttendance
from handlers.feedback.ratings import star_buttons, stars_subject
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
    Value,
)
from handlers.permissions import ORGANISERS, is_within
from handlers.reminders import item_reminders
from handlers.reminders.texts import (
    as_reminder,
    attendance_question,
    reminder_args,
    rule_message,
)
from handlers.seats import actions, deputy
from handlers.seats.place_choice import office_text
from handlers.seats.seat_notices import coordinators
from storage import quiet_hours
from storage.coverage import coverage
from storage.database import Session
from storage.feedback import ratings
from storage.models import Person, Reminder, Seat, Seminar, seat_states, seminar_states
from storage.reminders import reminders
from storage.seats import seats
from storage.seminars import seminars
from storage.team import roles

Message = Say | SayToAudience
MAX_LISTED = 15
"""The most names in a notice, which is read on a telephone."""

# Due reminders.


async def send_due(session: Session, at: datetime) -> list[Message]:
    """Return the messages of all due reminders; obsolete and late ones are cancelled instead."""
    messages: list[Message] = []
    for reminder in await reminders.lock_due(session, at):
        seminar = await seminars.get(session, reminder.seminar_id)
        if seminar is None or not reminders.is_current(reminder, seminar, at):
            reminder.cancelled_at = at
            continue
        reminder.done_at = at
        due = await DUE_HANDLERS.get(reminder.kind, _rule_reminder)(session, reminder, seminar)
        # At night only what is late, or about an item of the evening.
        quiet = quiet_hours.is_quiet(at, seminar.timezone)
        messages += [_silenced(message) for message in due] if quiet else due
    return messages


def _silenced(message: Message) -> Message:
    if isinstance(message, SayToAudience):
        return replace(message, say=replace(message.say, disable_notification=True))
    return replace(message, disable_notification=True)


async def _rule_reminder(session: Session, reminder: Reminder, seminar: Seminar) -> list[Message]:
    rule = await reminders.get_rule(session, reminder.rule_id or 0)
    if rule is None:
        return []
    audience = await reminders.rule_audience(session, rule, seminar.id)
    return [SayToAudience(as_reminder(rule_message(rule, seminar, reminder.due_at), reminder), audience)]


async def _feedback_nudge(session: Session, reminder: Reminder, seminar: Seminar) -> list[Message]:
    """Ask those for feedback once more who were asked and gave none."""
    rule = await reminders.get_rule(session, reminder.rule_id or 0)
    if rule is None:
        return []
    audience = await reminders.rule_audience(session, rule, seminar.id)
    answered = await ratings.list_respondents(session, seminar.id)
    say = Say("feedback-nudge", reminder_args(seminar), star_buttons(seminar), subject=stars_subject(seminar))
    once = replace(say, dedup_key=f"feedback-nudge:{seminar.id}")  # another rule's nudge is no second one
    return [SayToAudience(as_reminder(once, reminder), replace(audience, exclude=tuple(answered)))]


# Unanswered attendance questions: organisers get all, each coordinator those of their own rayons.


async def _unanswered_notices(session: Session, reminder: Reminder, seminar: Seminar) -> list[Message]:
    unanswered = [
        participant.seat
        for participant in await coverage.list_participants(session, seminar.id, (seat_states.REGISTERED,))
    ]
    notices: list[Message] = []
    for member in await roles.reachable_staff(session, ORGANISERS, seminar.id):
        notices += await _unanswered_notice(session, reminder, seminar, member, unanswered)
    notified = {
        notice.to.id for notice in notices if isinstance(notice, Say) and isinstance(notice.to, Person)
    }
    for member, rayons in await coordinators(session, seminar):
        own = [seat for seat in unanswered if await is_within(session, seat.unit_code, rayons)]
        if member.id not in notified:
            notices += await _unanswered_notice(session, reminder, seminar, member, own)
    return notices


async def _unanswered_notice(
    session: Session, reminder: Reminder, seminar: Seminar, member: Person, unanswered: Sequence[Seat]
) -> list[Message]:
    """Return the notice to one staff member; none if all seats are answered."""
    if not unanswered:
        return []
    lines = [await _unanswered_line(session, seat) for seat in unanswered[:MAX_LISTED]]
    if len(unanswered) > MAX_LISTED:
        lines.append(Text("and-more", {"number": len(unanswered) - MAX_LISTED}))
    args: dict[str, Value] = {**reminder_args(seminar), "number": len(unanswered), "list": Lines(lines)}
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


DueHandler = Callable[[Session, Reminder, Seminar], Awaitable[list[Message]]]
DUE_HANDLERS: dict[str, DueHandler] = {
    reminders.PING: item_reminders.item_reminder,
    reminders.MATERIALS: item_reminders.item_materials,
    reminders.SLIDES: item_reminders.slides_request,
    reminders.NUDGE: _feedback_nudge,
    reminders.SILENT: _unanswered_notices,
}


# Answers.


async def receive_answer(incoming: Incoming, session: Session, data: AnswerAttendance) -> list[Reply]:
    """Take the answer to the attendance question; for an outdated plan, ask about the present one instead."""
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
    return await deputy.create_deputy_link(incoming, session, seat)
