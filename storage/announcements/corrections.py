"""Corrections, deletions and notes about a sent announcement, and reminders to confirm it: the "changes".

Each is an announcement of its own (`kind`, `original_id`). `update_fanout` enqueues its messages.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, select

from storage.announcements import announcements, broadcasts
from storage.announcements.affected_messages import ANNOUNCEMENTS, count_affected, count_undeletable
from storage.announcements.announcements import DELETE, EDIT, NOTE, READ_REMINDER
from storage.database import Session
from storage.models import Announcement, AnnouncementPart, Person
from storage.models.announcement_states import DRAFT, PAUSED, SCHEDULED, SENDING, STARTED_STATES, STOPPED

__all__ = [
    "apply_correction",
    "changed_languages",
    "changed_readers",
    "count_affected",
    "count_undeletable",
    "create_correction",
    "delete_unchanged",
    "find_draft",
    "list_changes",
    "list_due_notes",
    "retract",
    "start",
]
CHANGE_KINDS = (EDIT, DELETE, NOTE, READ_REMINDER)


async def list_changes(
    session: Session, original_id: int, kinds: Sequence[str] = CHANGE_KINDS
) -> list[Announcement]:
    """List the scheduled and started changes of an announcement, newest first."""
    rows = await session.scalars(
        select(Announcement)
        .where(Announcement.original_id == original_id, Announcement.kind.in_(kinds))
        .where(Announcement.state.in_([SCHEDULED, *STARTED_STATES]))
        .order_by(Announcement.id.desc())
    )
    return list(rows)


async def find_draft(session: Session, original_id: int, kind: str) -> Announcement | None:
    """Return the draft of this kind, of which there is at most one."""
    return await session.scalar(
        select(Announcement)
        .where(Announcement.original_id == original_id, Announcement.kind == kind)
        .where(Announcement.state == DRAFT)
        .order_by(Announcement.id.desc())
        .limit(1)
    )


async def create_correction(
    session: Session, original: Announcement, by: Person, at: datetime
) -> Announcement:
    """Create a draft correction with the texts and buttons of the original."""
    made = await announcements.create(
        session, original.seminar_id, by, at, kind=EDIT, original_id=original.id
    )
    made.buttons, made.fallback_languages = list(original.buttons), dict(original.fallback_languages)
    columns = (
        "language",
        "position",
        "kind",
        "chat_id",
        "message_id",
        "html",
        "content",
        "media_group_id",
        "message_traits",
    )
    for part in await announcements.list_parts(session, original.id):
        values = {name: getattr(part, name) for name in columns}
        session.add(AnnouncementPart(announcement_id=made.id, **values))
    await session.flush()  # `list_parts` finds them
    return made


async def changed_languages(session: Session, original: Announcement, draft: Announcement) -> set[str]:
    """Return the languages in which the correction has another text or other buttons.

    Buttons do not count for an album, which has none of its own.
    """
    given = await announcements.list_parts(session, original.id)
    albums = {one.language for one in given if one.position}
    old = {one.language: one for one in given if not one.position}
    new = {one.language: one for one in await announcements.list_parts(session, draft.id) if not one.position}
    both = old.keys() & new.keys()
    other = set(both - albums) if draft.buttons != original.buttons else set()
    return other | {
        one for one in both if (old[one].html, old[one].content) != (new[one].html, new[one].content)
    }


async def changed_readers(
    session: Session, original: Announcement, draft: Announcement, languages: Sequence[str]
) -> list[str]:
    """List those of the readers' languages in which the correction changes what is read."""
    given = {part.language for part in await announcements.list_parts(session, original.id)}
    read = announcements.resolve_languages(original, given, languages)
    changed = await changed_languages(session, original, draft)
    return [reader for reader, language in read.items() if language in changed]


async def delete_unchanged(session: Session, original: Announcement, draft: Announcement) -> None:
    """Delete the parts of the correction that change nothing."""
    kept = await changed_languages(session, original, draft)
    for part in await announcements.list_parts(session, draft.id):
        if part.language not in kept:
            await session.delete(part)


async def start(session: Session, change: Announcement, at: datetime, audience_size: int) -> bool:
    """Start sending it. Returns False if somebody else has started it meanwhile."""
    scheduled = change.state == SCHEDULED or await announcements.transition(session, change, SCHEDULED)
    return scheduled and await announcements.start(session, change, at, audience_size)


async def apply_correction(session: Session, original: Announcement, change: Announcement) -> None:
    """Copy the new texts and buttons into the original, for people who get it later."""
    was = {(one.language, one.position): one for one in await announcements.list_parts(session, original.id)}
    for new in await announcements.list_parts(session, change.id):
        old = was.get((new.language, new.position))
        if old is None:
            continue
        if old.html == new.html and old.content == new.content:
            continue
        old.html = new.html
        if old.kind == "text":
            old.chat_id, old.message_id, old.content = new.chat_id, new.message_id, new.content
            old.message_traits = new.message_traits
        else:
            old.message_id = 0  # a copy would bring the old caption: it is sent by its file
    original.buttons = change.buttons


async def retract(session: Session, original: Announcement, at: datetime) -> None:
    """Stop an announcement for good: expire its pending messages, and drop it from the digest for late registrants."""
    original.retracted_at = at
    await announcements.transition(session, original, STOPPED, finished_at=at)
    await broadcasts.expire_pending(session, original.id, at)
    await broadcasts.dismiss_undecided(session, original.id)


async def list_due_notes(session: Session) -> list[Announcement]:
    """List the scheduled notes whose original has no unfinished deletion."""
    other = ANNOUNCEMENTS.alias("other")
    busy = exists().where(
        other.c.original_id == Announcement.original_id,
        other.c.kind == DELETE,
        other.c.state.in_([SCHEDULED, SENDING, PAUSED]),
    )
    rows = select(Announcement).where(Announcement.kind == NOTE, Announcement.state == SCHEDULED, ~busy)
    return list(await session.scalars(rows.order_by(Announcement.id)))
