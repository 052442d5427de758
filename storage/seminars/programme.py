"""The items of a seminar's programme."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from sqlalchemy import Table, select, update

from storage.database import Session
from storage.models import LocalizedText, Material, Person, ProgrammeItem, Question, Role, Seminar
from storage.seminars import days, seminars

MATERIALS = cast(Table, Material.__table__)
QUESTIONS = cast(Table, Question.__table__)
SPEAKING_ROLES = ("speaker", "expert")
"""The roles of possible speakers."""


async def get(session: Session, item_id: int) -> ProgrammeItem | None:
    """Return the item with this id."""
    return await session.get(ProgrammeItem, item_id)


async def list_items(session: Session, seminar_id: int) -> list[ProgrammeItem]:
    """List the programme in order, with the changes of this transaction."""
    await session.flush()
    forget_cached(session, seminar_id)
    return list(await seminars.get_programme(session, seminar_id))


def item_end(item: ProgrammeItem, items: Sequence[ProgrammeItem], seminar: Seminar) -> datetime:
    """When an item is over: as was said, else when the next one of that day begins, else with the day."""
    if item.ends_at is not None:
        return item.ends_at
    place = ZoneInfo(seminar.timezone)
    later = [other.starts_at for other in items if other.starts_at > item.starts_at]
    date_there = item.starts_at.astimezone(place).date()
    same_day = [moment for moment in later if moment.astimezone(place).date() == date_there]
    ends = same_day or [*later, days.day_of(seminar, item.starts_at).ends_at]
    return max(min(ends), item.starts_at)


def add(
    session: Session,
    seminar: Seminar,
    starts_at: datetime,
    ends_at: datetime | None,
    title: LocalizedText,
) -> ProgrammeItem:
    """Add an item."""
    item = ProgrammeItem(seminar_id=seminar.id, starts_at=starts_at, ends_at=ends_at, title=title, speaker={})
    session.add(item)
    forget_cached(session, seminar.id)
    return item


def forget_cached(session: Session, seminar_id: int) -> None:
    """Drop the cached programme after a change."""
    seminars.PROGRAMMES.of(session).pop(seminar_id, None)


def shift_items(session: Session, moved: Collection[ProgrammeItem], by: timedelta) -> None:
    """Move items by this time, with their ends."""
    for item in moved:
        item.starts_at += by
        if item.ends_at is not None:
            item.ends_at += by
        forget_cached(session, item.seminar_id)


async def remove(session: Session, item: ProgrammeItem) -> None:
    """Delete an item. Its materials and questions become the seminar's; its reminders are cancelled by the next
    `replan`.
    """
    for table in (MATERIALS, QUESTIONS):
        await session.execute(update(table).where(table.c.item_id == item.id).values(item_id=None))
    await session.delete(item)
    await session.flush()  # `seminars.get_programme` must not find it
    forget_cached(session, item.seminar_id)


async def list_possible_speakers(session: Session, seminar_id: int) -> list[Person]:
    """List the people with a role in SPEAKING_ROLES at this seminar, by the time of their role."""
    rows = await session.scalars(
        select(Role)
        .where(Role.role.in_(SPEAKING_ROLES), Role.removed_at.is_(None))
        .where((Role.seminar_id == seminar_id) | Role.seminar_id.is_(None))
        .order_by(Role.id)
    )
    ids = list(dict.fromkeys(role.person_id for role in rows))
    found = {one.id: one for one in await session.scalars(select(Person).where(Person.id.in_(ids)))}
    return [found[number] for number in ids]


async def list_speakers(session: Session, items: Sequence[ProgrammeItem]) -> list[Person]:
    """List the speakers of these items that are known to the bot."""
    ids = {item.speaker_id for item in items if item.speaker_id is not None}
    if not ids:
        return []
    return list(await session.scalars(select(Person).where(Person.id.in_(ids))))
