""" "I have read this": pressed below an announcement, or below what reminds of it. Pressed again nothing changes."""

from handlers.messages import Incoming, MarkAsRead, Refusal, Reply, Toast
from handlers.ui.arguments import parse_int
from storage.announcements import announcements, reports
from storage.announcements.announcements import READ_REMINDER
from storage.database import Session


async def confirm_read(incoming: Incoming, session: Session) -> list[Reply]:
    """`annread:<announcement>`: noted, for whoever was sent it; the button shows it from now on."""
    announcement = await announcements.get(session, parse_int(incoming.argument))
    if announcement is None or not await reports.was_sent_to(session, announcement.id, incoming.person):
        raise Refusal("button-old")
    new = await reports.confirm_read(session, announcement.id, incoming.person, incoming.at)
    toast = Toast("read-noted" if new else "read-already")
    pressed = await reports.by_message(session, incoming.chat_id, incoming.message_id)
    if pressed is None:
        await reports.mark_arrived(session, announcement.id, incoming.chat_id, incoming.message_id)
    return [
        toast,
        MarkAsRead(announcement.id, only_button=pressed is not None and pressed.kind == READ_REMINDER),
    ]
