"""Seminars that are over, the clock moved on, and the rows that are left."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select

from storage.closing import removal, schedule
from storage.closing.policy import ClosingPolicy, load_policy, store_policy
from storage.database import Database, Session
from storage.models import InboxUpdate, Model, Person, Role
from storage.privacy.held_data_rules import RETENTION_KINDS
from tests.storage.conftest import NOW
from tests.storage.privacy.full_person import create_full_person

END = NOW.replace(day=30, hour=15)
"""The end of the seminars of `new_seminar`."""
NOTICE = timedelta(days=5)
POLICY = ClosingPolicy(dict(zip(RETENTION_KINDS, (10, 20, 30, 40, 50), strict=True)), notice_days=NOTICE.days)
BOOKKEEPING = {"audit_log", "retention_steps"}
"""Tables that say in how many transactions something was done."""


def days_after(days: float) -> datetime:
    return END + timedelta(days=days)


async def create_past_participant(session: Session) -> Person:
    """Insert a person with a row everywhere who wrote nothing in the last days and is no member of staff any more."""
    await store_policy(session, POLICY, NOW)
    person, _ = await create_full_person(session)
    await session.execute(delete(InboxUpdate).where(InboxUpdate.sender_id == person.telegram_id))
    for role in await session.scalars(select(Role)):
        role.removed_at = NOW
    await session.flush()
    return person


async def tell_staff(database: Database, at: datetime) -> None:
    """Announce all that has to be announced at this time."""
    async with database.session.begin() as session:
        while found := await removal.due_announcement(session, at):
            await removal.record_announced(session, [one for one, _ in found.removals], at)


async def remove_all(database: Database, at: datetime, limit: int = 1000) -> int:
    """Remove what is due at this time; return the number of rows."""
    found = 0
    while True:
        async with database.session.begin() as session:
            removed = await removal.remove_due(session, at, limit)
        if not removed:
            return found
        found += removed


async def pass_time(database: Database, days: float) -> None:
    """Move the clock on to this day after the seminars, with the notice before it."""
    await tell_staff(database, days_after(days) - NOTICE)
    await remove_all(database, days_after(days))


async def kinds_left(session: Session, at: datetime) -> set[str]:
    """Return the kinds of data of which something is left."""
    plan = await schedule.load_schedule(session, await load_policy(session))
    return {one.kind for one in plan if await schedule.count_left(session, plan, one, at)}


async def rows_left(database: Database) -> dict[str, Counter[Any]]:
    """Return the rows of every table as text, except of BOOKKEEPING."""
    async with database.reader() as session:
        return {
            table.name: Counter(repr(tuple(row)) for row in await session.execute(select(table)))
            for table in Model.metadata.sorted_tables
            if table.name not in BOOKKEEPING
        }
