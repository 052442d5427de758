"""Redaction of unsent messages to others that mention an erased person: texts are redacted, files withheld.

The outbox contains rendered messages, so an unsent one may contain a name that was erased meanwhile. A message about
one thing is found by its subject, a list or search result only by its content. As a name may also be somebody else's,
or a word of a longer text, names that occur in other people's data (`Redaction.exempt_texts`) stay.
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
from storage.privacy.held_messages import UNFINISHED_STATES
from storage.text.redaction import Redaction

DOCUMENT_SUFFIXES = (".xlsx", ".docx")
NAMING_SUFFIXES = (*DOCUMENT_SUFFIXES, ".cards", ".paper", ".word", ".zip")
"""The suffixes of files that contain names; an archive holds documents."""


@dataclass(slots=True)
class RedactionResult:
    """The numbers of redacted messages and withheld files."""

    messages: int = 0
    files: int = 0
    chats: set[int] = field(default_factory=set)
    """Chats that do not get a file they requested."""


async def redact_outbox(
    session: Session, own: int | None, redaction: Redaction, at: datetime
) -> RedactionResult:
    """Redact unfinished messages to other chats than `own`, and expire those to `own` and about its subjects."""
    result = RedactionResult()
    await _expire(session, OutboxMessage.chat_id == own, at)
    await _expire(
        session, and_(OutboxMessage.subject.in_(redaction.subjects), OutboxMessage.chat_id != own), at
    )
    if not redaction:
        return result
    others = and_(
        OutboxMessage.chat_id != own,
        OutboxMessage.lane < ANNOUNCEMENTS,
        OutboxMessage.state.in_(UNFINISHED_STATES),
    )
    others = and_(others, OutboxMessage.reminder_id.is_(None))  # reminders contain no data of other people
    await _redact_texts(session, others, redaction, result)
    await _withhold_files(session, others, redaction, at, result)
    return result


async def _expire(session: Session, condition: ColumnElement[bool], at: datetime) -> None:
    """Expire these messages. The sender reloads `expires_at` of those it has claimed, and drops them."""
    values_by_state: dict[str, dict[str, Any]] = {
        PENDING: expired_values(at),
        UNKNOWN: {"payload": ""},
        SENDING: {"expires_at": at},
    }
    for state, values in values_by_state.items():
        rows = update(OutboxMessage).where(condition, OutboxMessage.state == state).values(values)
        await session.execute(rows.execution_options(synchronize_session=False))


async def _redact_texts(
    session: Session, others: ColumnElement[bool], redaction: Redaction, result: RedactionResult
) -> None:
    candidates = or_(
        *(OutboxMessage.payload.contains(one, autoescape=True) for one in redaction.search_tokens())
    )
    rows = await session.execute(select(OutboxMessage.id, OutboxMessage.payload).where(others, candidates))
    for number, payload in rows.all():
        redacted = payloads.redact(payload, redaction)
        if redacted != payload:
            result.messages += 1
            row = update(OutboxMessage).where(OutboxMessage.id == number).values(payload=redacted)
            await session.execute(row.execution_options(synchronize_session=False))


async def _withhold_files(
    session: Session, others: ColumnElement[bool], redaction: Redaction, at: datetime, result: RedactionResult
) -> None:
    """Expire messages with a file that mentions the person; its recipients have to request it again."""
    named = or_(*(File.name.endswith(ending) for ending in NAMING_SUFFIXES))
    rows = await session.execute(
        select(OutboxMessage.id, OutboxMessage.chat_id, File.content)
        .join(File, File.id == OutboxMessage.file_id)
        .where(others, named)
    )
    found = [(row[0], row[1]) for row in rows.all() if row[2] is None or _file_mentions(row[2], redaction)]
    if found:
        await _expire(session, OutboxMessage.id.in_([number for number, _ in found]), at)
        result.files, result.chats = len(found), {chat for _, chat in found}


def _file_mentions(content: bytes, redaction: Redaction) -> bool:
    """Whether a workbook, a document or a recipe of cards mentions the person."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        text = content.decode("utf-8", "replace")
        return redaction.redact(text) != text
    return any(redaction.redact(text, markup=True) != text for text in _archive_members(content))


def _archive_members(content: bytes) -> Iterator[str]:
    """Yield the members as text; of documents in an archive, their members."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(DOCUMENT_SUFFIXES):
                yield from _archive_members(archive.read(name))
            elif not name.startswith("photos/"):
                yield archive.read(name).decode("utf-8", "replace")


async def redact_dead_letters(session: Session, redaction: Redaction) -> int:
    """Redact dead letters of staff. Returns the number of changed updates.

    Dead letters of other people stay: their texts are their own.
    """
    changed = 0
    staff = select(Person.telegram_id).join(Role, Role.person_id == Person.id)
    dead = and_(InboxUpdate.dead_at.is_not(None), InboxUpdate.raw != "", InboxUpdate.sender_id.in_(staff))
    rows = await session.execute(select(InboxUpdate.id, InboxUpdate.raw).where(dead)) if redaction else None
    for number, raw in rows.all() if rows else ():
        redacted = _redact_update(raw, redaction)
        if redacted != raw:
            changed += 1
            await session.execute(update(InboxUpdate).where(InboxUpdate.id == number).values(raw=redacted))
    return changed


def _redact_update(raw: str, redaction: Redaction) -> str:
    """Return the update redacted: string by string, because JSON may escape letters; as one text if it is not JSON."""
    try:
        parsed = json.loads(raw)
        redacted = _redact_strings(parsed, redaction)
    except (ValueError, RecursionError):
        return redaction.redact(raw)
    return raw if redacted == parsed else json.dumps(redacted)


def _redact_strings(value: Any, redaction: Redaction) -> Any:
    """Redact every string of an update, since profiles contain names too."""
    if isinstance(value, str):
        return redaction.redact(value)
    if isinstance(value, list):
        return [_redact_strings(one, redaction) for one in value]
    if isinstance(value, dict):
        return {key: _redact_strings(one, redaction) for key, one in value.items()}
    return value
