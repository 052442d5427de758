"""Names that Telegram gives to one bot alone: of files, of messages in private chats. To another bot they mean nothing.

A name whose row has no `bot_id` is the present bot's. When another bot runs, what Telegram alone had is lost until the
former one runs again; what we have the bytes of is uploaded anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, case, delete, func, null, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage import outbox, preferences
from storage.announcements import DRAFT, SCHEDULED
from storage.models import (
    Announcement,
    AnnouncementPart,
    Answer,
    Attachment,
    File,
    Material,
    Question,
    Received,
    Remark,
    Seminar,
    Sending,
)

BOT, LOST = "bot", "lost_names"
TOLD_FOR = timedelta(days=14)
"""So long owners who come to the new bot are told what it lacks."""
FILES = ("animation", "photo", "document", "video", "audio", "voice", "video_note", "sticker")
"""Parts of an announcement that are files; all others can be said again by what is kept of them."""
MESSAGES: tuple[tuple[Any, str, Any], ...] = (
    (Question, "chat_message_id", 0),
    (Remark, "chat_message_id", 0),
    (Answer, "chat_message_id", None),
    (Announcement, "progress_message_id", None),
    (AnnouncementPart, "message_id", 0),
)
"""Where numbers of messages in private chats are kept: of the new bot the same number is another message."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What cannot be sent any more."""

    attachments: int
    materials: Sequence[tuple[Material, Seminar]]
    parts: int
    """Of announcements that are still to go."""

    @property
    def any(self) -> bool:
        """Whether there is anything."""
        return bool(self.attachments or self.materials or self.parts)


async def adopt(session: AsyncSession, bot_id: int, at: datetime) -> bool:
    """This bot runs from now on. Returns whether it is another one than before."""
    before = (await preferences.get(session, BOT)).get("id")
    if before == bot_id:
        return False
    await preferences.put(session, BOT, {"id": bot_id}, at)
    if before is None:
        return False
    await _rename(session, before, bot_id)
    await _forget_numbers(session, at)
    if (await lost(session)).any:
        await preferences.put(session, LOST, {"since": at.isoformat()}, at)
    return True


async def _rename(session: AsyncSession, before: int, bot_id: int) -> None:
    """Names that were the present bot's are the former one's; what this bot had named earlier is valid again."""
    there = and_(File.telegram_file_id.is_not(None), File.bot_id.is_(None), File.content.is_not(None))
    await session.execute(update(File).where(there).values(telegram_file_id=None))
    is_file = AnnouncementPart.kind.in_(FILES)
    for table, meant in (
        (File, File.telegram_file_id.is_not(None)),
        (Attachment, Attachment.file_id != ""),
        (Material, Material.file_id != ""),
        (AnnouncementPart, is_file),
    ):
        whose = case((table.bot_id.is_(None), before), (table.bot_id == bot_id, null()), else_=table.bot_id)
        await session.execute(update(table).where(meant).values(bot_id=whose))


async def _forget_numbers(session: AsyncSession, at: datetime) -> None:
    """Nobody's reply or edit may be taken for one to a message of the former bot. Groups have numbers of their own.

    Numbers of updates are a bot's own too: one that is known is taken for a repeated one.
    """
    known = and_(Received.handled_at.is_not(None), Received.dead_at.is_(None))
    await session.execute(delete(Received).where(known))
    private = and_(Sending.chat_id > 0, Sending.message_id.is_not(None))
    await session.execute(update(Sending).where(private).values(message_id=None, further=None))
    waits = and_(Sending.chat_id > 0, Sending.state.in_([outbox.PENDING, outbox.UNKNOWN]))
    either, idle = (
        Sending.method.like("edit%|%"),
        or_(*(Sending.method.like(f"{one}%") for one in outbox.HARMLESS)),
    )
    await session.execute(update(Sending).where(waits, either).values(method="sendMessage"))
    gone = {"state": outbox.EXPIRED, "payload": "", "finished_at": at}
    await session.execute(update(Sending).where(waits, idle).values(gone))
    for table, name, nothing in MESSAGES:
        there = table.chat_id > 0 if hasattr(table, "chat_id") else true()
        await session.execute(update(table).where(there).values({name: nothing}))


async def lost(session: AsyncSession) -> Lost:
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
    return Lost(
        await session.scalar(attachments) or 0,
        [(row[0], row[1]) for row in await session.execute(materials)],
        await session.scalar(parts) or 0,
    )


async def lost_since(session: AsyncSession, now: datetime) -> str | None:
    """Since when something is lost that owners are still to be told of; None: there is nothing to tell."""
    since = (await preferences.get(session, LOST)).get("since")
    if since is None:
        return None
    if now - datetime.fromisoformat(since) < TOLD_FOR:
        return str(since)
    await preferences.put(session, LOST, {}, now)
    return None
