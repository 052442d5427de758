"""What others are still to be told of whoever is forgotten: their words are cut out of it, files are kept back.

The outbox holds messages as they were put together. One that waits for its turn, or for Telegram, would tell a name
that was erased meanwhile. What a row is about says so where it is about one thing; a list or what a search found is
known only by what stands in it. A name says little there: somebody else may have typed it, or it is a word of a longer
text. So what stands in a text of others (`Marks.spared`) is left as it is.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.marks import Marks
from storage.models import File, Person, Received, Role, Sending
from storage.outbox import ANNOUNCEMENTS, EXPIRED, PENDING, SENDING, UNKNOWN

NAMED = (".xlsx", ".docx", ".cards")
"""How the names of files end in which people are named."""
WAITS = (PENDING, SENDING, UNKNOWN)
WORDS = ("text", "caption")
"""What of a message is words; buttons have a text too."""


@dataclass(slots=True)
class Recalled:
    """What was done about it."""

    messages: int = 0
    files: int = 0
    chats: set[int] = field(default_factory=set)
    """Who does not get a file that they asked for."""


async def recall(session: AsyncSession, own: int | None, those: Marks, at: datetime) -> Recalled:
    """Take them out of whatever waits to be sent to others than the chat `own`; what waits for that chat goes whole."""
    done = Recalled()
    await _drop(session, Sending.chat_id == own, at)
    await _drop(session, and_(Sending.about.in_(those.abouts), Sending.chat_id != own), at)
    if not those:
        return done
    others = and_(Sending.chat_id != own, Sending.lane < ANNOUNCEMENTS, Sending.state.in_(WAITS))
    others = and_(others, Sending.reminder_id.is_(None))  # a reminder tells nobody of another
    await _cut_words(session, others, those, done)
    await _keep_files(session, others, those, at, done)
    return done


async def _drop(session: AsyncSession, those: ColumnElement[bool], at: datetime) -> None:
    """These are not sent. What the sender has in hand already it looks at once more, and lets go."""
    fates: dict[str, dict[str, Any]] = {
        PENDING: {"state": EXPIRED, "payload": "", "finished_at": at},
        UNKNOWN: {"payload": ""},
        SENDING: {"expires_at": at},
    }
    for state, values in fates.items():
        rows = update(Sending).where(those, Sending.state == state).values(values)
        await session.execute(rows.execution_options(synchronize_session=False))


async def _cut_words(
    session: AsyncSession, others: ColumnElement[bool], those: Marks, done: Recalled
) -> None:
    near = or_(*(Sending.payload.contains(one, autoescape=True) for one in those.tokens()))
    rows = await session.execute(select(Sending.id, Sending.payload).where(others, near))
    for number, payload in rows.all():
        said = json.loads(payload)
        left = _cut(said, those)
        if left != said:
            done.messages += 1
            words = json.dumps(left, ensure_ascii=False, separators=(",", ":"))
            row = update(Sending).where(Sending.id == number).values(payload=words)
            await session.execute(row.execution_options(synchronize_session=False))


def _cut(value: Any, those: Marks, *, words: bool = False, markup: bool = False) -> Any:
    """The same JSON without them; what a button carries or opens, and how a text is formatted, is no words."""
    if isinstance(value, str):
        return those.cut(value, markup=markup) if words else value
    if isinstance(value, list):
        return [_cut(one, those) for one in value]
    if isinstance(value, dict):
        html = value.get("parse_mode") == "HTML"
        return {key: _cut(one, those, words=key in WORDS, markup=html) for key, one in value.items()}
    return value


async def _keep_files(
    session: AsyncSession, others: ColumnElement[bool], those: Marks, at: datetime, done: Recalled
) -> None:
    """A list that waits to be sent, with them in it, is not sent: whoever asked for it is to ask again."""
    named = or_(*(File.name.endswith(ending) for ending in NAMED))
    rows = await session.execute(
        select(Sending.id, Sending.chat_id, File.content)
        .join(File, File.id == Sending.file_id)
        .where(others, named)
    )
    found = [(row[0], row[1]) for row in rows.all() if row[2] is None or _mentioned(row[2], those)]
    if found:
        await _drop(session, Sending.id.in_([number for number, _ in found]), at)
        done.files, done.chats = len(found), {chat for _, chat in found}


def _mentioned(content: bytes, those: Marks) -> bool:
    """Whether a file of ours names them: a workbook, a document, or what cards are drawn from."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        text = content.decode("utf-8", "replace")
        return those.cut(text) != text
    return any(those.cut(text, markup=True) != text for text in _parts(content))


def _parts(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield archive.read(name).decode("utf-8", "replace")


async def cut_letters(session: AsyncSession, those: Marks) -> int:
    """Take them out of what staff wrote that could not be handled, and is kept to be looked at. Returns how many.

    What others wrote is theirs, whatever stands in it.
    """
    changed = 0
    staff = select(Person.telegram_id).join(Role, Role.person_id == Person.id)
    dead = and_(Received.dead_at.is_not(None), Received.raw != "", Received.sender.in_(staff))
    rows = await session.execute(select(Received.id, Received.raw).where(dead)) if those else None
    for number, raw in rows.all() if rows else ():
        left = _without(raw, those)
        if left != raw:
            changed += 1
            await session.execute(update(Received).where(Received.id == number).values(raw=left))
    return changed


def _without(raw: str, those: Marks) -> str:
    """An update without them; its letters may be escaped. What cannot be read is cut as it stands."""
    try:
        said = json.loads(raw)
        left = _letters(said, those)
    except (ValueError, RecursionError):
        return those.cut(raw)
    return raw if left == said else json.dumps(left)


def _letters(value: Any, those: Marks) -> Any:
    """Every text of an update without them: profiles have names too."""
    if isinstance(value, str):
        return those.cut(value)
    if isinstance(value, list):
        return [_letters(one, those) for one in value]
    if isinstance(value, dict):
        return {key: _letters(one, those) for key, one in value.items()}
    return value
