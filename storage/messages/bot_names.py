"""Identifiers that are valid for one bot only: `file_id`s, and message ids in private chats.

A `file_id` in a row without `bot_id` belongs to the present bot. When the installation changes to another bot, files
of which we have no bytes are lost until the former bot runs again; all others are uploaded again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, case, delete, func, null, select, true, update

from storage import preferences
from storage.database import Session
from storage.messages import methods, outbox
from storage.models import (
    Announcement,
    AnnouncementPart,
    Answer,
    Attachment,
    Door,
    File,
    HelpRecording,
    InboxUpdate,
    Material,
    OutboxMessage,
    Question,
    Remark,
    Seat,
    Seminar,
    SeminarPhoto,
)
from storage.models.announcement_states import DRAFT, SCHEDULED

BOT_KEY, LOST_KEY = "bot", "lost_names"
NOTIFY_PERIOD = timedelta(days=14)
"""The time for which owners who start the new bot are told which files it lacks."""
FILE_KINDS = ("animation", "photo", "document", "video", "audio", "voice", "video_note", "sticker")
"""The kinds of announcement parts that need a `file_id`; all others can be sent from what is stored."""
MESSAGE_COLUMNS: tuple[tuple[Any, str, Any], ...] = (
    (Question, "chat_message_id", 0),
    (Remark, "chat_message_id", 0),
    (Answer, "chat_message_id", None),
    (Announcement, "progress_message_id", None),
    (AnnouncementPart, "message_id", 0),
    (Door, "message_id", None),
    (Seat, "pinned_message_id", None),
)
"""(model, column, empty value) of message ids in private chats: for the new bot the same id is another message."""


@dataclass(frozen=True, slots=True)
class LostFiles:
    """Stored files that the present bot cannot send."""

    attachments: int
    materials: Sequence[tuple[Material, Seminar]]
    parts: int
    """Parts of announcements that are drafts or scheduled."""

    @property
    def has_any(self) -> bool:
        """Whether any file is lost."""
        return bool(self.attachments or self.materials or self.parts)


async def switch_bot(session: Session, bot_id: int, at: datetime) -> bool:
    """Record that this bot runs from now on. Returns whether it replaces another one."""
    before = (await preferences.get(session, BOT_KEY)).get("id")
    if before == bot_id:
        return False
    await preferences.save(session, BOT_KEY, {"id": bot_id}, at)
    if before is None:
        return False
    await _mark_names(session, before, bot_id)
    await _clear_message_ids(session, at)
    if (await find_lost(session)).has_any:
        await preferences.save(session, LOST_KEY, {"since": at.isoformat()}, at)
    return True


async def _mark_names(session: Session, before: int, bot_id: int) -> None:
    """Mark the `file_id`s of the former bot with its id, and unmark those of this bot, if it ran earlier."""
    has_bytes = and_(File.telegram_file_id.is_not(None), File.bot_id.is_(None), File.content.is_not(None))
    await session.execute(update(File).where(has_bytes).values(telegram_file_id=None))
    is_file = AnnouncementPart.kind.in_(FILE_KINDS)
    for table, has_file_id in (
        (File, File.telegram_file_id.is_not(None)),
        (Attachment, Attachment.file_id != ""),
        (Material, Material.file_id != ""),
        (SeminarPhoto, SeminarPhoto.file_id != ""),
        (HelpRecording, HelpRecording.file_id != ""),
        (AnnouncementPart, is_file),
    ):
        owner = case((table.bot_id.is_(None), before), (table.bot_id == bot_id, null()), else_=table.bot_id)
        await session.execute(update(table).where(has_file_id).values(bot_id=owner))


UNFINISHED = (outbox.PENDING, outbox.SENDING, outbox.UNKNOWN)
"""States of messages that may still be sent; `sending` if the program was killed meanwhile."""


async def _clear_message_ids(session: Session, at: datetime) -> None:
    """Clear message ids of private chats, so that no reply or edit is attributed to a message of the former bot.

    In groups, message ids are the same for all bots. Handled updates are deleted, because `update_id`s belong to a
    bot too and a known one would be ignored as a repetition.
    """
    handled = and_(InboxUpdate.handled_at.is_not(None), InboxUpdate.dead_at.is_(None))
    await session.execute(delete(InboxUpdate).where(handled))
    private = and_(OutboxMessage.chat_id > 0, OutboxMessage.message_id.is_not(None))
    await session.execute(
        update(OutboxMessage).where(private).values(message_id=None, extra_message_ids=None)
    )
    unfinished = and_(OutboxMessage.chat_id > 0, OutboxMessage.state.in_(UNFINISHED))
    await session.execute(
        update(OutboxMessage).where(unfinished, methods.IS_EDIT_OR_NEW).values(method=methods.TEXT)
    )
    expired = update(OutboxMessage).where(unfinished, methods.IS_IDEMPOTENT)
    await session.execute(expired.values(outbox.expired_values(at)))
    await session.execute(update(OutboxMessage).where(unfinished).values(target_message_ids=None))
    for table, name, empty in MESSAGE_COLUMNS:
        in_private_chat = table.chat_id > 0 if hasattr(table, "chat_id") else true()
        await session.execute(update(table).where(in_private_chat).values({name: empty}))


async def find_lost(session: Session) -> LostFiles:
    """Find the files that the present bot cannot send."""
    attachments = select(func.count()).select_from(Attachment).where(Attachment.bot_id.is_not(None))
    materials = (
        select(Material, Seminar)
        .join(Seminar, Seminar.id == Material.seminar_id)
        .where(Material.bot_id.is_not(None), Material.removed_at.is_(None))
        .order_by(Material.seminar_id, Material.id)
    )
    parts = (
        select(func.count())
        .select_from(AnnouncementPart)
        .join(Announcement, Announcement.id == AnnouncementPart.announcement_id)
        .where(AnnouncementPart.bot_id.is_not(None), Announcement.state.in_([DRAFT, SCHEDULED]))
    )
    return LostFiles(
        await session.scalar(attachments) or 0,
        [(row[0], row[1]) for row in await session.execute(materials)],
        await session.scalar(parts) or 0,
    )


async def find_lost_since(session: Session, now: datetime) -> str | None:
    """Return since when (ISO 8601) files are lost; None if none are or NOTIFY_PERIOD is over."""
    since = (await preferences.get(session, LOST_KEY)).get("since")
    if since is None:
        return None
    if now - datetime.fromisoformat(since) < NOTIFY_PERIOD:
        return str(since)
    await preferences.save(session, LOST_KEY, {}, now)
    return None
