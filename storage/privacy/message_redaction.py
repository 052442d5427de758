"""Messages to others that wait and mention a person who is erased: their texts are redacted, their files withheld.

The outbox has messages as they were rendered; one that waits would tell a name that was erased meanwhile. The subject
of a row says so if it is about one thing; a list or a search result is known only by its contents. A name alone proves
little: somebody else may have typed it, or it is a word of a longer text. So what stands in a text of others
(`Redaction.exempt_texts`) stays.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, update

from storage.database import Session
from storage.messages import payloads
from storage.messages.outbox import ANNOUNCEMENTS, PENDING, SENDING, UNKNOWN, expired_values
from storage.models import File, InboxUpdate, OutboxMessage, Person, Role
from storage.text.redaction import Redaction

NAMING_SUFFIXES = (".xlsx", ".docx", ".cards")
"""Endings of the names of files that name people."""
UNFINISHED_STATES = (PENDING, SENDING, UNKNOWN)


@dataclass(slots=True)
class RedactionResult:
    """What was redacted."""

    messages: int = 0
    files: int = 0
    chats: set[int] = field(default_factory=set)
    """Chats that do not get a file they asked for."""


async def redact_outbox(session: Session, own: int | None, those: Redaction, at: datetime) -> RedactionResult:
    """Redact messages that wait for other chats than `own`; those for `own` expire."""
    done = RedactionResult()
    await _expire(session, OutboxMessage.chat_id == own, at)
    await _expire(session, and_(OutboxMessage.subject.in_(those.subjects), OutboxMessage.chat_id != own), at)
    if not those:
        return done
    others = and_(
        OutboxMessage.chat_id != own,
        OutboxMessage.lane < ANNOUNCEMENTS,
        OutboxMessage.state.in_(UNFINISHED_STATES),
    )
    others = and_(others, OutboxMessage.reminder_id.is_(None))  # a reminder tells nobody of another
    await _redact_texts(session, others, those, done)
    await _withhold_files(session, others, those, at, done)
    return done


async def _expire(session: Session, those: ColumnElement[bool], at: datetime) -> None:
    """Expire these messages. The sender looks again at those it has claimed, and drops them."""
    fates: dict[str, dict[str, Any]] = {
        PENDING: expired_values(at),
        UNKNOWN: {"payload": ""},
        SENDING: {"expires_at": at},
    }
    for state, values in fates.items():
        rows = update(OutboxMessage).where(those, OutboxMessage.state == state).values(values)
        await session.execute(rows.execution_options(synchronize_session=False))


async def _redact_texts(
    session: Session, others: ColumnElement[bool], those: Redaction, done: RedactionResult
) -> None:
    near = or_(*(OutboxMessage.payload.contains(one, autoescape=True) for one in those.search_tokens()))
    rows = await session.execute(select(OutboxMessage.id, OutboxMessage.payload).where(others, near))
    for number, payload in rows.all():
        left = payloads.redact(payload, those)
        if left != payload:
            done.messages += 1
            row = update(OutboxMessage).where(OutboxMessage.id == number).values(payload=left)
            await session.execute(row.execution_options(synchronize_session=False))


async def _withhold_files(
    session: Session, others: ColumnElement[bool], those: Redaction, at: datetime, done: RedactionResult
) -> None:
    """Expire messages with a file that names them: whoever asked for it has to ask again."""
    named = or_(*(File.name.endswith(ending) for ending in NAMING_SUFFIXES))
    rows = await session.execute(
        select(OutboxMessage.id, OutboxMessage.chat_id, File.content)
        .join(File, File.id == OutboxMessage.file_id)
        .where(others, named)
    )
    found = [(row[0], row[1]) for row in rows.all() if row[2] is None or _file_mentions(row[2], those)]
    if found:
        await _expire(session, OutboxMessage.id.in_([number for number, _ in found]), at)
        done.files, done.chats = len(found), {chat for _, chat in found}


def _file_mentions(content: bytes, those: Redaction) -> bool:
    """Whether a workbook, a document or the recipe of cards names them."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        text = content.decode("utf-8", "replace")
        return those.redact(text) != text
    return any(those.redact(text, markup=True) != text for text in _archive_members(content))


def _archive_members(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield archive.read(name).decode("utf-8", "replace")


async def redact_dead_letters(session: Session, those: Redaction) -> int:
    """Redact failed updates of staff, which are kept for inspection. Returns the number of changed updates.

    Updates of others stay: their texts are their own.
    """
    changed = 0
    staff = select(Person.telegram_id).join(Role, Role.person_id == Person.id)
    dead = and_(InboxUpdate.dead_at.is_not(None), InboxUpdate.raw != "", InboxUpdate.sender_id.in_(staff))
    rows = await session.execute(select(InboxUpdate.id, InboxUpdate.raw).where(dead)) if those else None
    for number, raw in rows.all() if rows else ():
        left = _redact_update(raw, those)
        if left != raw:
            changed += 1
            await session.execute(update(InboxUpdate).where(InboxUpdate.id == number).values(raw=left))
    return changed


def _redact_update(raw: str, those: Redaction) -> str:
    """Return the update without them, whose letters may be escaped in JSON. What is no JSON is redacted as text."""
    try:
        said = json.loads(raw)
        left = _redact_strings(said, those)
    except (ValueError, RecursionError):
        return those.redact(raw)
    return raw if left == said else json.dumps(left)


def _redact_strings(value: Any, those: Redaction) -> Any:
    """Redact every string of an update: profiles have names too."""
    if isinstance(value, str):
        return those.redact(value)
    if isinstance(value, list):
        return [_redact_strings(one, those) for one in value]
    if isinstance(value, dict):
        return {key: _redact_strings(one, those) for key, one in value.items()}
    return value
