"""Reminding only those who have not confirmed that they have read an announcement."""

from datetime import timedelta

from handlers.announcements.page import announcement_title, display_time
from handlers.audiences.announcement import announcement_seminar, load_announcement
from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Value
from storage import audit
from storage.announcements import announcements, corrections
from storage.announcements.announcements import READ_REMINDER
from storage.database import Session
from storage.models import Announcement
from storage.models.announcement_states import STARTED_STATES

MIN_INTERVAL = timedelta(hours=3)
"""People are not reminded of the same announcement more often."""


async def confirm_reminder(incoming: Incoming, session: Session) -> list[Reply]:
    """`unread:<announcement>`: how many that is, and when they were reminded last."""
    original = await _load_original(incoming, session)
    number = await corrections.count_affected(session, original, READ_REMINDER, incoming.at)
    last = await _last_reminder(session, original)
    seminar = await announcement_seminar(session, original)
    before: Value = Lines(())
    if last is not None and last.started_at is not None:
        before = Text("unread-last", {"starts": display_time(incoming, seminar, last.started_at)})
    back = [Button("report-back", f"report:{original.id}")]
    rows = [[Button(".send", f"unreadgo:{original.id}", style="primary")], back] if number else [back]
    args: dict[str, Value] = {
        "what": await announcement_title(session, original),
        "number": number,
        "before": before,
    }
    return [Say("unread", args, rows, edit=True)]


async def send_reminder(incoming: Incoming, session: Session) -> list[Reply]:
    """`unreadgo:<announcement>`: begun once, however often it is pressed."""
    original = await _load_original(incoming, session)
    original = await announcements.lock(session, original.id) or original
    last = await _last_reminder(session, original)
    if last is not None and (last.started_at or incoming.at) > incoming.at - MIN_INTERVAL:
        raise Refusal("unread-too-soon")
    number = await corrections.count_affected(session, original, READ_REMINDER, incoming.at)
    if not number:
        raise Refusal("unread-nobody")
    nudge = await announcements.create(
        session,
        original.seminar_id,
        incoming.person,
        incoming.at,
        kind=READ_REMINDER,
        original_id=original.id,
    )
    await corrections.start(session, nudge, incoming.at, number)
    subject = f"announcement:{original.id}"
    await audit.record(session, incoming.person, "announcement.reminded", subject, incoming.at, people=number)
    back = [[Button("report-button", f"report:{nudge.id}")]]
    return [Say("unread-sent", {"number": number}, back, edit=True)]


async def _load_original(incoming: Incoming, session: Session) -> Announcement:
    """What is reminded of. Raises Refusal."""
    original = await load_announcement(incoming, session, incoming.argument)
    asks = any(one["kind"] == "read" for one in original.buttons)
    if original.state not in STARTED_STATES or not asks:
        raise Refusal("button-old")
    if original.retracted_at is not None:
        raise Refusal("retracted-already")
    return original


async def _last_reminder(session: Session, original: Announcement) -> Announcement | None:
    return next(iter(await corrections.list_changes(session, original.id, (READ_REMINDER,))), None)
