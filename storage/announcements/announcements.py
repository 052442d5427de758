"""Announcements: drafts, their texts, and transitions between states."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, delete, func, or_, select, update

from storage.accounts.reachability import PEOPLE
from storage.audiences.audience_queries import SEATS
from storage.database import Session
from storage.models import Announcement, AnnouncementPart, Person
from storage.models.announcement_states import (
    AWAITING_APPROVAL,
    DONE,
    DRAFT,
    DROPPED,
    PAUSED,
    SCHEDULED,
    SENDING,
    STOPPED,
)
from storage.models.seat_states import ACTIVE_STATES

TRANSITIONS: dict[str, tuple[str, ...]] = {
    DRAFT: (AWAITING_APPROVAL, SCHEDULED, DROPPED),
    AWAITING_APPROVAL: (DRAFT, SCHEDULED, DROPPED),
    SCHEDULED: (DRAFT, SENDING, DROPPED),
    SENDING: (PAUSED, STOPPED, DONE),
    PAUSED: (SENDING, STOPPED),
    STOPPED: (),
    DONE: (),
    DROPPED: (),
}
"""The states that each state may change to."""
MESSAGE, READ_REMINDER, EDIT, DELETE, NOTE = "message", "reminder", "edit", "delete", "note"
KINDS = (MESSAGE, READ_REMINDER, EDIT, DELETE, NOTE)
MAX_ALBUM_SIZE = 10
"""The most files in one album (Bot API, `sendMediaGroup`)."""


async def create(
    session: Session,
    seminar_id: int | None,
    by: Person,
    at: datetime,
    *,
    kind: str = MESSAGE,
    original_id: int | None = None,
) -> Announcement:
    """Create a draft, and flush it so that it has an id."""
    announcement = Announcement(
        seminar_id=seminar_id,
        created_by_id=by.id,
        kind=kind,
        original_id=original_id,
        state=DRAFT,
        audience={},
        buttons=[],
        fallback_languages={},
        created_at=at,
    )
    session.add(announcement)
    await session.flush()
    return announcement


async def get(session: Session, announcement_id: int) -> Announcement | None:
    """Return the announcement with this id."""
    return await session.get(Announcement, announcement_id)


async def lock(session: Session, announcement_id: int) -> Announcement | None:
    """Return the announcement with this id, read again and locked until the transaction ends."""
    await session.flush()
    return await session.get(Announcement, announcement_id, with_for_update=True, populate_existing=True)


async def transition(
    session: Session, announcement: Announcement, state: str, *, was: Collection[str] = (), **values: Any
) -> bool:
    """Change the state and these columns, if TRANSITIONS allows it from the present state; `was` narrows those states.

    This is one guarded UPDATE: if two people press at the same time, only one call returns True. The object is
    refreshed in any case.
    """
    before = [one for one, leads in TRANSITIONS.items() if state in leads and (not was or one in was)]
    await session.flush()
    statement = (
        update(Announcement)
        .where(Announcement.id == announcement.id, Announcement.state.in_(before))
        .values(state=state, **values)
        .execution_options(synchronize_session=False)
    )
    done = cast(CursorResult[Any], await session.execute(statement)).rowcount == 1
    await session.refresh(announcement)
    return done


async def start(session: Session, announcement: Announcement, at: datetime, audience_size: int) -> bool:
    """Start sending. `audience_size`: reachable people. Returns False if it was started or dropped already."""
    return await transition(session, announcement, SENDING, started_at=at, audience_size=audience_size)


async def list_due(session: Session, at: datetime) -> list[Announcement]:
    """List the scheduled announcements that are due at this time."""
    rows = await session.scalars(
        select(Announcement)
        .where(
            Announcement.kind == MESSAGE,
            Announcement.state == SCHEDULED,
            or_(Announcement.send_at.is_(None), Announcement.send_at <= at),
        )
        .order_by(Announcement.id)
    )
    return list(rows)


async def list_for_seminar(
    session: Session, seminar_id: int | None, limit: int, offset: int = 0
) -> list[Announcement]:
    """List the announcements of a seminar (None: those to everybody) that were not dropped, newest first."""
    of_it = Announcement.seminar_id.is_(None) if seminar_id is None else Announcement.seminar_id == seminar_id
    rows = await session.scalars(
        select(Announcement)
        .where(of_it, Announcement.state != DROPPED)
        .order_by(Announcement.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return list(rows)


# Texts.


async def list_parts(
    session: Session, announcement_id: int, language: str | None = None
) -> list[AnnouncementPart]:
    """List the messages of an announcement in order, in all languages or in one."""
    query = select(AnnouncementPart).where(AnnouncementPart.announcement_id == announcement_id)
    if language is not None:
        query = query.where(AnnouncementPart.language == language)
    rows = await session.scalars(query.order_by(AnnouncementPart.language, AnnouncementPart.position))
    return list(rows)


async def set_part(
    session: Session, announcement: Announcement, language: str, part: AnnouncementPart | None
) -> None:
    """Replace the messages in this language by `part`; None removes them."""
    await session.flush()
    await session.execute(
        delete(AnnouncementPart).where(
            AnnouncementPart.announcement_id == announcement.id, AnnouncementPart.language == language
        )
    )
    if part is not None:
        part.announcement_id, part.language, part.position = announcement.id, language, 0
        session.add(part)
        announcement.fallback_languages = {
            reader: words for reader, words in announcement.fallback_languages.items() if reader != language
        }
    await session.flush()  # `list_parts` finds it


async def add_album_part(session: Session, part: AnnouncementPart) -> bool:
    """Append a file to an album. Returns False if the album has MAX_ALBUM_SIZE files already."""
    await session.flush()
    count = await session.scalar(
        select(func.count()).where(
            AnnouncementPart.announcement_id == part.announcement_id,
            AnnouncementPart.language == part.language,
        )
    )
    part.position = count or 0
    if part.position >= MAX_ALBUM_SIZE:
        return False
    session.add(part)
    await session.flush()  # `list_parts` finds it
    return True


async def part_by_message(session: Session, chat_id: int, message_id: int) -> AnnouncementPart | None:
    """Return the newest part that was made of this message in a chat with staff."""
    return await session.scalar(
        select(AnnouncementPart)
        .where(AnnouncementPart.chat_id == chat_id, AnnouncementPart.message_id == message_id)
        .order_by(AnnouncementPart.id.desc())
        .limit(1)
    )


async def part_by_album(session: Session, chat_id: int, media_group_id: str) -> AnnouncementPart | None:
    """Return the newest part that was made of this album in a chat with staff."""
    return await session.scalar(
        select(AnnouncementPart)
        .where(AnnouncementPart.chat_id == chat_id, AnnouncementPart.media_group_id == media_group_id)
        .order_by(AnnouncementPart.id.desc())
        .limit(1)
    )


def resolve_languages(
    announcement: Announcement, given: Collection[str], languages: Sequence[str]
) -> dict[str, str]:
    """Return reader's language -> language of the text they get, without languages whose readers get nothing.

    `given`: the languages that have a text. A missing one is replaced by the language chosen in `fallback_languages`,
    else by the first of ru, ky, en that has a text.
    """
    found = {}
    for reader in languages:
        if reader in given:
            found[reader] = reader
            continue
        chosen = announcement.fallback_languages.get(reader)
        near = [one for one in ("ru", "ky", "en") if one in given] if chosen is None else [chosen]
        if near and near[0] in given:
            found[reader] = near[0]
    return found


@dataclass(frozen=True, slots=True)
class Recipient:
    """The data of a recipient that placeholders may show."""

    name: str | None
    unit_code: str | None
    organisation: str | None


async def recipients_by_id(
    session: Session, seminar_id: int | None, person_ids: Sequence[int]
) -> Mapping[int, Recipient]:
    """Return the recipients with these ids, with the data of their active seat at the seminar if they have one."""
    rows = await session.execute(
        select(PEOPLE.c.id, PEOPLE.c.name, PEOPLE.c.unit_code, PEOPLE.c.organisation).where(
            PEOPLE.c.id.in_(person_ids)
        )
    )
    found = {row[0]: Recipient(*row[1:]) for row in rows}
    if seminar_id is not None:
        seats = await session.execute(
            select(
                SEATS.c.person_id,
                SEATS.c.name,
                SEATS.c.unit_code,
                SEATS.c.organisation,
            ).where(
                SEATS.c.seminar_id == seminar_id,
                SEATS.c.person_id.in_(person_ids),
                SEATS.c.state.in_(ACTIVE_STATES),
            )
        )
        for row in seats:
            found[row[0]] = Recipient(row[1] or found[row[0]].name, row[2], row[3])
    return found


async def erase_author(session: Session, person: Person) -> None:
    """Drop this author's drafts and unapproved announcements; take their chat and message ids out of all others."""
    begun = select(Announcement.id).where(
        Announcement.created_by_id == person.id, Announcement.state.in_((DRAFT, AWAITING_APPROVAL))
    )
    theirs = AnnouncementPart.announcement_id.in_(begun)
    await session.execute(delete(AnnouncementPart).where(theirs))
    await session.execute(
        update(Announcement).where(Announcement.id.in_(begun)).values(state=DROPPED, buttons=[])
    )
    await session.execute(
        update(AnnouncementPart)
        .where(AnnouncementPart.chat_id == person.telegram_id)
        .values(chat_id=0, message_id=0)
    )
