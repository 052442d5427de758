"""Drafts that were given up before anything but their time was entered."""

from typing import cast

from sqlalchemy import Exists, Table, delete, exists, or_, select

from storage.database import Session
from storage.models import Reminder, ReminderRule, Seminar, SeminarContact, seminar_states
from storage.models.base import Model
from storage.seminars import seminars

SEMINARS = cast(Table, Seminar.__table__)
OWN_TABLES = [cast(Table, model.__table__) for model in (Reminder, ReminderRule, SeminarContact)]
"""The tables of which a draft has rows from the beginning."""
CONTENT = ("title", "description", "venue", "address", "lat", "capacity", "places_per_unit", "oblast_code")
"""Columns that staff fill in."""


async def discard_empty(session: Session, seminar: Seminar) -> bool:
    """Delete a draft that nothing but its time was entered for. Returns False for any other, which stays."""
    await session.flush()
    if seminar.state != seminar_states.DRAFT or seminar.cloned_from_id or _has_content(seminar):
        return False
    if await session.scalar(select(or_(*_references(seminar)))):
        return False
    for table in OWN_TABLES:
        await session.execute(delete(table).where(table.c.seminar_id == seminar.id))
    await session.delete(seminar)
    await session.flush()
    seminars.forget_cached(session, seminar.id)
    return True


def _has_content(seminar: Seminar) -> bool:
    """Return whether staff have entered anything; unset texts are empty dictionaries, unset numbers None."""
    return any(getattr(seminar, column) not in (None, {}) for column in CONTENT)


def _references(seminar: Seminar) -> list[Exists]:
    """Return, for each column that refers to seminars, whether it has this one."""
    return [
        exists().where(column == seminar.id)
        for table in Model.metadata.tables.values()
        for column in table.columns
        if table not in OWN_TABLES and any(key.column.table is SEMINARS for key in column.foreign_keys)
    ]
