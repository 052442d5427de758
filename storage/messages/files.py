"""Files made by the bot: their bytes until they are uploaded, afterwards Telegram's `file_id`."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, case, delete, select, update

from storage.database import Session, TransactionCache, insert
from storage.messages.outbox import EXPIRED, PENDING, SENDING, TABLE
from storage.models import File, OutboxMessage

IS_CALENDAR = File.name.like("%.ics")
"""SQL condition: a calendar file. These are few and the same for everybody, so their bytes are kept."""
_FILE_IDS = TransactionCache[str, int]()
"""Digest -> id of the file."""


async def files_by_id(session: Session, ids: Sequence[int]) -> dict[int, File]:
    """Return the files with these ids, by id."""
    rows = await session.scalars(select(File).where(File.id.in_(ids)))
    return {file.id: file for file in rows}


async def save_file(session: Session, digest: str, name: str, content: bytes, at: datetime) -> int:
    """Store a file's bytes until they are uploaded, once per digest. Returns its id."""
    cache = _FILE_IDS.of(session)
    if digest in cache:
        return cache[digest]
    found = (await session.execute(select(File.id, File.bot_id).where(File.digest == digest))).first()
    known = found.id if found else None
    if found and found.bot_id is not None:  # uploaded by another bot: this one has to upload it again
        values = {"content": content, "telegram_file_id": None, "bot_id": None}
        await session.execute(update(File).where(File.id == known).values(values))
    if known is None:
        statement = insert(session, File).on_conflict_do_nothing(index_elements=["digest"])
        await session.execute(
            statement, [{"digest": digest, "name": name, "content": content, "created_at": at}]
        )
        known = (await session.scalars(select(File.id).where(File.digest == digest))).one()
    cache[digest] = known
    return known


async def mark_uploaded(session: Session, file_id: int, telegram_file_id: str) -> None:
    """Store Telegram's `file_id` and drop the bytes; those of calendar files stay, in case the bot is replaced."""
    bytes_left = case((IS_CALENDAR, File.content), else_=None)
    values = {"telegram_file_id": telegram_file_id, "bot_id": None, "content": bytes_left}
    await session.execute(update(File).where(File.id == file_id).values(values))


async def delete_files(session: Session, ids: Sequence[int]) -> None:
    """Delete files, and expire the messages that are still to be sent with one."""
    if not ids:
        return
    mine = TABLE.c.file_id.in_(ids)
    lost = and_(mine, TABLE.c.state.in_([PENDING, SENDING]))
    await session.execute(update(TABLE).where(lost).values(state=EXPIRED, payload=""))
    await session.execute(update(TABLE).where(mine).values(file_id=None))
    await session.execute(delete(File).where(File.id.in_(ids)))
    _FILE_IDS.of(session).clear()


async def delete_unsent_files(session: Session) -> None:
    """Delete files that were not uploaded and that no unfinished message needs."""
    needed = select(OutboxMessage.file_id).where(
        OutboxMessage.file_id.is_not(None), OutboxMessage.state.in_([PENDING, SENDING])
    )
    unneeded = select(File.id).where(File.content.is_not(None), ~IS_CALENDAR, File.id.not_in(needed))
    await delete_files(session, (await session.scalars(unneeded)).all())


async def purge_before(session: Session, moment: datetime) -> None:
    """Empty the payloads of messages finished before `moment`, and delete files created before it."""
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.finished_at < moment, OutboxMessage.payload != "")
        .values(payload="")
    )
    old = select(File.id).where(File.created_at < moment, ~IS_CALENDAR)
    await delete_files(session, (await session.scalars(old)).all())
