""" "I have read this": pressed below an announcement, or below what reminds of it. Pressed again nothing changes."""

from handlers.common import number
from handlers.words import Incoming, Refusal, Reply, Ticked, Toast
from storage import announcements, reports
from storage.announcements import NUDGE
from storage.database import Session


async def read(incoming: Incoming, session: Session) -> list[Reply]:
    """`annread:<announcement>`: noted, for whoever was sent it; the button shows it from now on."""
    announcement = await announcements.get(session, number(incoming.argument))
    if announcement is None or not await reports.received(session, announcement.id, incoming.person):
        raise Refusal("button-old")
    new = await reports.confirm(session, announcement.id, incoming.person, incoming.at)
    toast = Toast("read-noted" if new else "read-already")
    pressed = await reports.of_message(session, incoming.chat_id, incoming.message_id)
    if pressed is None:
        await reports.came(session, announcement.id, incoming.chat_id, incoming.message_id)
    return [toast, Ticked(announcement.id, alone=pressed is not None and pressed.kind == NUDGE)]
