"""Read confirmations: the button below an announcement and below reminders of it."""

from handlers.buttons.announcements import ConfirmRead
from handlers.messages import Incoming, MarkAsRead, OutOfDate, Reply, Toast
from storage.announcements import announcements, reports
from storage.announcements.announcements import READ_REMINDER
from storage.database import Session


async def confirm_read(incoming: Incoming, session: Session, data: ConfirmRead) -> list[Reply]:
    """Record that a recipient has read the announcement, and mark the button; repeating it changes nothing."""
    announcement = await announcements.get(session, data.announcement)
    if announcement is None or not await reports.was_sent_to(session, announcement.id, incoming.person):
        raise OutOfDate
    new = await reports.confirm_read(session, announcement.id, incoming.person, incoming.at)
    toast = Toast("read-noted" if new else "read-already")
    pressed = await reports.by_message(session, incoming.chat_id, incoming.message_id)
    if pressed is None:
        await reports.mark_arrived(session, announcement.id, incoming.chat_id, incoming.message_id)
    return [
        toast,
        MarkAsRead(announcement.id, only_button=pressed is not None and pressed.kind == READ_REMINDER),
    ]
