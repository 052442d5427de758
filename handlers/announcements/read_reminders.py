"""Reminders to the recipients who have not confirmed reading an announcement."""

from dataclasses import replace
from datetime import timedelta

from handlers.announcements.page import announcement_title, display_time
from handlers.audiences.announcement import (
    announcement_seminar,
    asks_to_confirm,
    load_sent,
    record_action,
    require_unretracted,
)
from handlers.buttons.announcements import PrepareReadReminder, SendReadReminder, ShowReport
from handlers.messages import Button, Incoming, Lines, OutOfDate, Refusal, Reply, Say, Text, Value
from handlers.ui.pages import confirm
from storage.announcements import announcements, corrections
from storage.announcements.announcements import READ_REMINDER
from storage.database import Session
from storage.models import Announcement

MIN_INTERVAL = timedelta(hours=3)
"""The least time between two reminders of an announcement."""


async def confirm_reminder(incoming: Incoming, session: Session, data: PrepareReadReminder) -> list[Reply]:
    """Show the number of people to remind and the time of the last reminder, to be confirmed."""
    original = await _load_original(incoming, session, data.announcement)
    number = await corrections.count_affected(session, original, READ_REMINDER, incoming.at)
    last = await _last_reminder(session, original)
    seminar = await announcement_seminar(session, original)
    before: Value = Lines(())
    if last is not None and last.started_at is not None:
        before = Text("read-reminder-last", {"starts": display_time(incoming, seminar, last.started_at)})
    args: dict[str, Value] = {
        "what": await announcement_title(session, original),
        "number": number,
        "before": before,
    }
    page = confirm(
        "read-reminder-ask", args, SendReadReminder(original.id), ShowReport(original.id), style="primary"
    )
    return [page if number else replace(page, buttons=page.buttons[1:])]


async def send_reminder(incoming: Incoming, session: Session, data: SendReadReminder) -> list[Reply]:
    """Send the reminder; pressing the button again does not repeat it."""
    original = await _load_original(incoming, session, data.announcement)
    original = await announcements.lock(session, original.id) or original
    last = await _last_reminder(session, original)
    if last is not None and (last.started_at or incoming.at) > incoming.at - MIN_INTERVAL:
        raise Refusal("read-reminder-too-soon")
    number = await corrections.count_affected(session, original, READ_REMINDER, incoming.at)
    if not number:
        raise Refusal("read-reminder-nobody")
    reminder = await announcements.create(
        session,
        original.seminar_id,
        incoming.person,
        incoming.at,
        kind=READ_REMINDER,
        original_id=original.id,
    )
    await corrections.start(session, reminder, incoming.at, number)
    await record_action(incoming, session, original, "announcement.reminded", people=number)
    back = [[Button("report-button", ShowReport(reminder.id))]]
    return [Say("read-reminder-sent", {"number": number}, back, edit=True)]


async def _load_original(incoming: Incoming, session: Session, number: int) -> Announcement:
    """Load an announcement with read confirmations that was not retracted. Raises Refusal."""
    original = await load_sent(incoming, session, number)
    if not asks_to_confirm(original):
        raise OutOfDate
    require_unretracted(original)
    return original


async def _last_reminder(session: Session, original: Announcement) -> Announcement | None:
    return next(iter(await corrections.list_changes(session, original.id, (READ_REMINDER,))), None)
