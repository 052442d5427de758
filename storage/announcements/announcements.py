"""Announcements: kept from the first word on, brought from state to state so that two clicks send once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, delete, func, or_, select, update

from storage.audiences.audience import PEOPLE_TABLE, SEATS_TABLE
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
"""From which state an announcement can come to which."""
MESSAGE, READ_REMINDER, EDIT, DELETE, NOTE = "message", "reminder", "edit", "delete", "note"
KINDS = (MESSAGE, READ_REMINDER, EDIT, DELETE, NOTE)
MAX_ALBUM_SIZE = 10
"""So many pictures an album has at most."""


async def create(
    session: Session,
    seminar_id: int | None,
    by: Person,
    at: datetime,
    *,
    kind: str = MESSAGE,
    original_id: int | None = None,
) -> Announcement:
    """A new draft; it is there from its first words on, whatever happens next."""
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
    """The announcement of this number."""
    return await session.get(Announcement, announcement_id)


async def lock(session: Session, announcement_id: int) -> Announcement | None:
    """The same, read anew and held until the transaction ends."""
    await session.flush()
    return await session.get(Announcement, announcement_id, with_for_update=True, populate_existing=True)


async def transition(
    session: Session, announcement: Announcement, state: str, *, was: Collection[str] = (), **values: Any
) -> bool:
    """Bring it into that state, with these values, if it is in one that leads there (or in one of `was`).

    One guarded UPDATE: of two who press at the same time one gets True. Afterwards the object is as the row.
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
    """Begin to send it; `audience_size`: how many can be reached now. False when it had begun, or was called off."""
    return await transition(session, announcement, SENDING, started_at=at, audience_size=audience_size)


async def list_due(session: Session, at: datetime) -> list[Announcement]:
    """The announcements whose time has come."""
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
    """The announcements to a seminar's people (None: to everybody) that were not dropped, the newest first."""
    of_it = Announcement.seminar_id.is_(None) if seminar_id is None else Announcement.seminar_id == seminar_id
    rows = await session.scalars(
        select(Announcement)
        .where(of_it, Announcement.state != DROPPED)
        .order_by(Announcement.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return list(rows)


# The words.


async def list_parts(
    session: Session, announcement_id: int, language: str | None = None
) -> list[AnnouncementPart]:
    """Its messages, in all languages or in one, in their order."""
    query = select(AnnouncementPart).where(AnnouncementPart.announcement_id == announcement_id)
    if language is not None:
        query = query.where(AnnouncementPart.language == language)
    rows = await session.scalars(query.order_by(AnnouncementPart.language, AnnouncementPart.position))
    return list(rows)


async def set_part(
    session: Session, announcement: Announcement, language: str, part: AnnouncementPart | None
) -> None:
    """This message is what readers of that language get, in the place of what was; None: nothing is."""
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
    """A further picture of an album; False when it has as many as Telegram takes."""
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
    """The newest part that is this message of staff."""
    return await session.scalar(
        select(AnnouncementPart)
        .where(AnnouncementPart.chat_id == chat_id, AnnouncementPart.message_id == message_id)
        .order_by(AnnouncementPart.id.desc())
        .limit(1)
    )


async def part_by_album(session: Session, chat_id: int, media_group_id: str) -> AnnouncementPart | None:
    """The newest part that came in this album from this chat."""
    return await session.scalar(
        select(AnnouncementPart)
        .where(AnnouncementPart.chat_id == chat_id, AnnouncementPart.media_group_id == media_group_id)
        .order_by(AnnouncementPart.id.desc())
        .limit(1)
    )


def resolve_languages(
    announcement: Announcement, given: Collection[str], languages: Sequence[str]
) -> dict[str, str]:
    """Reader's language -> the language of the words they get; who gets nothing is left out.

    `given`: the languages there are words in. Where words are missing and nobody chose, it is the nearest there is.
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
    """What a placeholder may tell of somebody."""

    name: str | None
    unit_code: str | None
    organisation: str | None


async def recipients_by_id(
    session: Session, seminar_id: int | None, person_ids: Sequence[int]
) -> Mapping[int, Recipient]:
    """The people of these ids as their seat at the seminar knows them; without a seat, as they are known."""
    rows = await session.execute(
        select(
            PEOPLE_TABLE.c.id, PEOPLE_TABLE.c.name, PEOPLE_TABLE.c.unit_code, PEOPLE_TABLE.c.organisation
        ).where(PEOPLE_TABLE.c.id.in_(person_ids))
    )
    found = {row[0]: Recipient(*row[1:]) for row in rows}
    if seminar_id is not None:
        seats = await session.execute(
            select(
                SEATS_TABLE.c.person_id,
                SEATS_TABLE.c.name,
                SEATS_TABLE.c.unit_code,
                SEATS_TABLE.c.organisation,
            ).where(
                SEATS_TABLE.c.seminar_id == seminar_id,
                SEATS_TABLE.c.person_id.in_(person_ids),
                SEATS_TABLE.c.state.in_(ACTIVE_STATES),
            )
        )
        for row in seats:
            found[row[0]] = Recipient(row[1] or found[row[0]].name, row[2], row[3])
    return found


async def erase_author(session: Session, person: Person) -> None:
    """What somebody had only begun goes; what others got stays as it is, without the chat it was written in."""
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
