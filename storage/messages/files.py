"""Files that we made: their bytes until Telegram has them, then Telegram's name for them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, case, delete, select, update

from storage.database import Session, TransactionCache, insert
from storage.messages.outbox import EXPIRED, PENDING, SENDING, TABLE
from storage.models import File, OutboxMessage

IS_CALENDAR = File.name.like("%.ics")
"""Calendar files are few, and the same for everybody: their bytes are kept."""
_FILE_IDS = TransactionCache[str, int]()
"""Digest -> id of the file."""


async def files_by_id(session: Session, ids: Sequence[int]) -> dict[int, File]:
    """Files by their id."""
    rows = await session.scalars(select(File).where(File.id.in_(ids)))
    return {file.id: file for file in rows}


async def save_file(session: Session, digest: str, name: str, content: bytes, at: datetime) -> int:
    """Keep a file's bytes until they are uploaded; the same bytes are kept once. Returns its id."""
    kept = _FILE_IDS.of(session)
    if digest in kept:
        return kept[digest]
    found = (await session.execute(select(File.id, File.bot_id).where(File.digest == digest))).first()
    known = found.id if found else None
    if found and found.bot_id is not None:  # another bot has uploaded it: this one is to do so too
        values = {"content": content, "telegram_file_id": None, "bot_id": None}
        await session.execute(update(File).where(File.id == known).values(values))
    if known is None:
        statement = insert(session, File).on_conflict_do_nothing(index_elements=["digest"])
        await session.execute(
            statement, [{"digest": digest, "name": name, "content": content, "created_at": at}]
        )
        known = (await session.scalars(select(File.id).where(File.digest == digest))).one()
    kept[digest] = known
    return known


async def mark_uploaded(session: Session, file_id: int, telegram_file_id: str) -> None:
    """Keep Telegram's `file_id` instead of the bytes. Those of calendar files stay, for another bot."""
    bytes_left = case((IS_CALENDAR, File.content), else_=None)
    values = {"telegram_file_id": telegram_file_id, "bot_id": None, "content": bytes_left}
    await session.execute(update(File).where(File.id == file_id).values(values))


async def delete_files(session: Session, ids: Sequence[int]) -> None:
    """Delete files; messages that wait to be sent with one expire."""
    mine = TABLE.c.file_id.in_(ids)
    lost = and_(mine, TABLE.c.state.in_([PENDING, SENDING]))
    await session.execute(update(TABLE).where(lost).values(state=EXPIRED, payload=""))
    await session.execute(update(TABLE).where(mine).values(file_id=None))
    await session.execute(delete(File).where(File.id.in_(ids)))
    _FILE_IDS.of(session).clear()


async def delete_unsent_files(session: Session) -> None:
    """Delete files whose bytes were kept for messages that are not sent any more."""
    owed = select(OutboxMessage.file_id).where(
        OutboxMessage.file_id.is_not(None), OutboxMessage.state.in_([PENDING, SENDING])
    )
    left = select(File.id).where(File.content.is_not(None), ~IS_CALENDAR, File.id.not_in(owed))
    await delete_files(session, (await session.scalars(left)).all())


async def purge_before(session: Session, moment: datetime) -> None:
    """Empty the payloads of messages that were finished before then, and delete files as old."""
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.finished_at < moment, OutboxMessage.payload != "")
        .values(payload="")
    )
    old = select(File.id).where(File.created_at < moment, ~IS_CALENDAR)
    await delete_files(session, (await session.scalars(old)).all())
