"""Document templates that staff sent: for one seminar and those copied from it, or for all."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from sqlalchemy import select

from storage.database import Session
from storage.models import DocumentTemplate, Person, Seminar

PARTICIPANTS = "participants"
KINDS = (PARTICIPANTS,)
"""Documents whose template staff may replace."""
Scope = Literal["here", "all"]
"""`here`: this seminar and those copied from it; `all`: every seminar without a template of its own."""
MAX_CLONES = 50
"""How many seminars back a template is looked for."""


def purpose(kind: str, scope: str) -> str:
    """Return `Upload.purpose` of a template."""
    return f"{kind}:{scope}"


def parse_purpose(text: str) -> tuple[str, str] | None:
    """Return (kind, scope) of an upload; None if it is no template."""
    kind, colon, scope = text.partition(":")
    return (kind, scope) if colon and kind in KINDS else None


async def find(session: Session, kind: str, seminar: Seminar) -> DocumentTemplate | None:
    """Return the template in use at the seminar: its own, that of a seminar it was copied from, or that for all.

    Return None if it is the bot's own.
    """
    await session.flush()
    rows = await session.scalars(
        select(DocumentTemplate)
        .where(
            DocumentTemplate.kind == kind,
            DocumentTemplate.approved_at.is_not(None),
            DocumentTemplate.removed_at.is_(None),
        )
        .order_by(DocumentTemplate.id)
    )
    by_seminar = {row.seminar_id: row for row in rows}
    for seminar_id in await _series(session, seminar):
        if seminar_id in by_seminar:
            return by_seminar[seminar_id]
    return by_seminar.get(None)


async def _series(session: Session, seminar: Seminar) -> Sequence[int]:
    """The seminar and those it was copied from, the newest first."""
    found: list[int] = []
    current: Seminar | None = seminar
    while current is not None and current.id not in found and len(found) < MAX_CLONES:
        found.append(current.id)
        before = current.cloned_from_id
        current = await session.get(Seminar, before) if before is not None else None
    return found


async def add(
    session: Session,
    kind: str,
    seminar_id: int | None,
    content: bytes,
    by: Person,
    at: datetime,
) -> DocumentTemplate:
    """Store a template that was checked; it is not yet in use. What the same person sent before and did not approve
    is removed."""
    for row in await session.scalars(
        select(DocumentTemplate).where(
            DocumentTemplate.uploaded_by_id == by.id,
            DocumentTemplate.kind == kind,
            DocumentTemplate.approved_at.is_(None),
        )
    ):
        await session.delete(row)
    template = DocumentTemplate(
        kind=kind,
        seminar_id=seminar_id,
        content=content,
        uploaded_by_id=by.id,
        uploaded_at=at,
    )
    session.add(template)
    await session.flush()
    return template


async def get(session: Session, template_id: int) -> DocumentTemplate | None:
    """Return a template by its id, in use or not."""
    return await session.get(DocumentTemplate, template_id)


async def approve(session: Session, template: DocumentTemplate, at: datetime) -> None:
    """Put a template in use in place of the earlier one for the same seminars."""
    same = (
        DocumentTemplate.seminar_id.is_(None)
        if template.seminar_id is None
        else DocumentTemplate.seminar_id == template.seminar_id
    )
    rows = await session.scalars(
        select(DocumentTemplate).where(
            DocumentTemplate.kind == template.kind,
            same,
            DocumentTemplate.removed_at.is_(None),
            DocumentTemplate.approved_at.is_not(None),
        )
    )
    for earlier in rows:
        if earlier is not template:
            remove(earlier, at)
    template.approved_at = at


def remove(template: DocumentTemplate, at: datetime) -> None:
    """Take a template out of use. Its content is not kept."""
    template.removed_at, template.content = at, b""


async def discard(session: Session, template: DocumentTemplate) -> None:
    """Delete a template that was never in use."""
    await session.delete(template)
