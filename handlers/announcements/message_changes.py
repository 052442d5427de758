"""Changes of messages already sent for an announcement: further pictures of an album, and edits in the chat."""

from functools import partial

from handlers.announcements.composer import message_part, problem_replies
from handlers.announcements.message_traits import part_warnings
from handlers.audiences.announcement import can_announce, record_action
from handlers.buttons.announcements import ShowAnnouncement
from handlers.edits import Edit
from handlers.messages import Button, Incoming, Original, Refusal, Reply, Say
from storage.announcements import announcements, copies
from storage.database import Session
from storage.models import Announcement, AnnouncementPart
from storage.models.announcement_states import DRAFT, DROPPED


async def claim_album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Add a further picture of an announcement's album. Return None if the message is not one."""
    if not incoming.is_staff or incoming.original is None or not incoming.original.media_group_id:
        return None
    first = await announcements.part_by_album(session, incoming.chat_id, incoming.original.media_group_id)
    announcement = await _lock_announcement(incoming, session, first)
    if first is None or announcement is None:
        return None
    if announcement.state != DRAFT:
        raise Refusal("announcement-changed-meanwhile")
    part = message_part(incoming)
    part.announcement_id, part.language = announcement.id, first.language
    parts = await announcements.list_parts(session, announcement.id, first.language)
    known = {trait for other in parts for trait in part_warnings(other)}
    await announcements.add_album_part(session, part)
    await record_action(incoming, session, announcement, "announcement.text_changed", language=first.language)
    new = part.html or set(part_warnings(part)) - known
    return await problem_replies(session, announcement, first.language) if new else []


async def claim_edit(incoming: Incoming, session: Session) -> Edit | None:
    """Return the edit of a message that belongs to an announcement. Return None if the message does not."""
    if not incoming.is_staff or incoming.original is None:
        return None
    part = await announcements.part_by_message(session, incoming.chat_id, incoming.message_id)
    announcement = await _lock_announcement(incoming, session, part)
    if part is None or announcement is None:
        return None
    return Edit(
        _same_content(part, message_part(incoming)),
        partial(_apply_edit, incoming, session, announcement, part, incoming.original),
    )


def _same_content(part: AnnouncementPart, now: AnnouncementPart) -> bool:
    """Return whether readers see the same content; a link preview, which Telegram adds later, does not count."""
    ignored = {"link_preview_options"}
    if part.file_unique_id and part.file_unique_id == now.file_unique_id:
        ignored.add(part.kind)  # one file may have several file_ids
    was, becomes = (
        {name: value for name, value in one.content.items() if name not in ignored} for one in (part, now)
    )
    return (part.kind, part.html, was) == (now.kind, now.html, becomes)


async def _apply_edit(
    incoming: Incoming,
    session: Session,
    announcement: Announcement,
    part: AnnouncementPart,
    original: Original,
) -> list[Reply]:
    """Change a draft. After approval the stored content is kept, and sent instead of copies of the edited message."""
    rows = [[Button("announcement-open", ShowAnnouncement(announcement.id))]]
    if announcement.state != DRAFT:
        part.message_id = 0
        await copies.replace_copies(session, announcement.id)
        await record_action(
            incoming, session, announcement, "announcement.copies_replaced", language=part.language
        )
        is_relevant = announcement.state != DROPPED
        return (
            [Say("announcement-edited-late", buttons=rows, reply_to=incoming.message_id)]
            if is_relevant
            else []
        )
    part.kind, part.html = original.kind, original.html
    part.content, part.file_unique_id, part.bot_id = dict(original.content), original.file_unique_id, None
    part.message_traits = list(original.message_traits)
    await session.flush()
    await record_action(incoming, session, announcement, "announcement.text_changed", language=part.language)
    reply = Say("announcement-edited", buttons=rows, reply_to=incoming.message_id)
    return [reply, *await problem_replies(session, announcement, part.language)]


async def _lock_announcement(
    incoming: Incoming, session: Session, part: AnnouncementPart | None
) -> Announcement | None:
    """Return the announcement of a part, locked, or None if the sender may not announce there."""
    announcement = await announcements.lock(session, part.announcement_id) if part else None
    if announcement is None or not can_announce(incoming, announcement.seminar_id):
        return None
    return announcement
