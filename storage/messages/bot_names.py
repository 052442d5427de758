"""Names that Telegram gives to one bot alone: of files, of messages in private chats. To another bot they mean nothing.

A name whose row has no `bot_id` is the present bot's. When another bot runs, what Telegram alone had is lost until the
former one runs again; what we have the bytes of is uploaded anew.
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
    File,
    InboxUpdate,
    Material,
    OutboxMessage,
    Question,
    Remark,
    Seminar,
)
from storage.models.announcement_states import DRAFT, SCHEDULED

BOT_KEY, LOST_KEY = "bot", "lost_names"
NOTIFY_PERIOD = timedelta(days=14)
"""So long owners who come to the new bot are told what it lacks."""
FILE_KINDS = ("animation", "photo", "document", "video", "audio", "voice", "video_note", "sticker")
"""Parts of an announcement that are files; all others can be said again by what is kept of them."""
MESSAGE_COLUMNS: tuple[tuple[Any, str, Any], ...] = (
    (Question, "chat_message_id", 0),
    (Remark, "chat_message_id", 0),
    (Answer, "chat_message_id", None),
    (Announcement, "progress_message_id", None),
    (AnnouncementPart, "message_id", 0),
)
"""Where numbers of messages in private chats are kept: of the new bot the same number is another message."""


@dataclass(frozen=True, slots=True)
class LostFiles:
    """What cannot be sent any more."""

    attachments: int
    materials: Sequence[tuple[Material, Seminar]]
    parts: int
    """Of announcements that are still to go."""

    @property
    def has_any(self) -> bool:
        """Whether there is anything."""
        return bool(self.attachments or self.materials or self.parts)


async def switch_bot(session: Session, bot_id: int, at: datetime) -> bool:
    """This bot runs from now on. Returns whether it is another one than before."""
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
    """Names that were the present bot's are the former one's; what this bot had named earlier is valid again."""
    there = and_(File.telegram_file_id.is_not(None), File.bot_id.is_(None), File.content.is_not(None))
    await session.execute(update(File).where(there).values(telegram_file_id=None))
    is_file = AnnouncementPart.kind.in_(FILE_KINDS)
    for table, meant in (
        (File, File.telegram_file_id.is_not(None)),
        (Attachment, Attachment.file_id != ""),
        (Material, Material.file_id != ""),
        (AnnouncementPart, is_file),
    ):
        whose = case((table.bot_id.is_(None), before), (table.bot_id == bot_id, null()), else_=table.bot_id)
        await session.execute(update(table).where(meant).values(bot_id=whose))


UNFINISHED = (outbox.PENDING, outbox.SENDING, outbox.UNKNOWN)
"""What may still be sent; `sending`: in the hands of a program that was killed."""


async def _clear_message_ids(session: Session, at: datetime) -> None:
    """Nobody's reply or edit may be taken for one to a message of the former bot. Groups have numbers of their own.

    Numbers of updates are a bot's own too: one that is known is taken for a repeated one.
    """
    known = and_(InboxUpdate.handled_at.is_not(None), InboxUpdate.dead_at.is_(None))
    await session.execute(delete(InboxUpdate).where(known))
    private = and_(OutboxMessage.chat_id > 0, OutboxMessage.message_id.is_not(None))
    await session.execute(
        update(OutboxMessage).where(private).values(message_id=None, extra_message_ids=None)
    )
    waits = and_(OutboxMessage.chat_id > 0, OutboxMessage.state.in_(UNFINISHED))
    await session.execute(
        update(OutboxMessage).where(waits, methods.IS_EDIT_OR_NEW).values(method=methods.TEXT)
    )
    gone = update(OutboxMessage).where(waits, methods.IS_IDEMPOTENT)
    await session.execute(gone.values(outbox.expired_values(at)))
    await session.execute(update(OutboxMessage).where(waits).values(target_message_ids=None))
    for table, name, nothing in MESSAGE_COLUMNS:
        there = table.chat_id > 0 if hasattr(table, "chat_id") else true()
        await session.execute(update(table).where(there).values({name: nothing}))


async def find_lost(session: Session) -> LostFiles:
    """What the present bot cannot send."""
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
    """Since when something is lost that owners are still to be told of; None: there is nothing to tell."""
    since = (await preferences.get(session, LOST_KEY)).get("since")
    if since is None:
        return None
    if now - datetime.fromisoformat(since) < NOTIFY_PERIOD:
        return str(since)
    await preferences.save(session, LOST_KEY, {}, now)
    return None
