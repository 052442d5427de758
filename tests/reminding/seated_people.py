"""People with seats at a seminar, and a due reminder, inserted directly into the database in any number."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table, func, insert, literal, select, update

from handlers.permissions import NOTICE_VERSION
from sandbox.testing import Sandbox
from storage.database import Database, Session
from storage.messages import outbox
from storage.models import OutboxMessage, Person, Reminder, Seat, Seminar, reminder_kinds
from storage.reminders import reminders
from storage.seminars import seminars

FIRST = 300_000
SLUG = "karakol"
LANGUAGES = ("ky", "ru", "en")
SEATS = cast(Table, Seat.__table__)
UNFINISHED = (outbox.PENDING, outbox.SENDING)


async def begin_chats(sandbox: Sandbox, numbers: Sequence[int]) -> None:
    """Start a chat with each person, so that the bot may write to them."""
    people = [{"id": number, "first_name": "Sample"} for number in numbers]
    await sandbox.control("POST", "/people", people)
    await begin_known_chats(sandbox, numbers)


async def begin_known_chats(sandbox: Sandbox, numbers: Sequence[int]) -> None:
    """Start a chat with people whom the sandbox has already."""
    acts = [{"bot": sandbox.bot, "person": number, "do": "start"} for number in numbers]
    await sandbox.control("POST", "/act", acts)
    newest = (await sandbox.api("getUpdates", offset=-1))["result"]
    await sandbox.api("getUpdates", offset=newest[-1]["update_id"] + 1)


async def register_people(database: Database, numbers: Sequence[int], slug: str = SLUG) -> None:
    """Register all of them, without an answer to reminders."""
    now = datetime.now(UTC)
    consented = {"created_at": now, "consented_at": now, "consent_version": NOTICE_VERSION, "draft": {}}
    people = [{"telegram_id": number, "language": LANGUAGES[number % 3], **consented} for number in numbers]
    async with database.session.begin() as session:
        await session.execute(insert(Person), people)
        seminar = await load_seminar(session, slug)
        values: dict[str, Any] = {
            "seminar_id": seminar.id,
            "office": "partner",
            "state": "registered",
            "source": "chat",
            "answers": {},
            "wants_pings": False,
        }
        values |= dict.fromkeys(("state_changed_at", "created_at", "updated_at", "registered_at"), now)
        columns = [literal(value, SEATS.c[name].type) for name, value in values.items()]
        between = Person.telegram_id.between(numbers[0], numbers[-1])
        rows = select(Person.id, *columns).where(between)
        await session.execute(insert(SEATS).from_select(["person_id", *values], rows))


async def load_seminar(session: Session, slug: str = SLUG) -> Seminar:
    """Return their seminar."""
    seminar = await seminars.by_slug(session, slug)
    assert seminar is not None
    return seminar


async def make_reminder_due(database: Database, at: datetime, kind: str = reminder_kinds.ATTENDANCE) -> int:
    """Make the first attendance reminder of this kind due at that time; return its number."""
    async with database.session.begin() as session:
        seminar = await load_seminar(session)
        row = await session.scalar(
            select(Reminder)
            .where(Reminder.seminar_id == seminar.id, Reminder.kind == kind)
            .where(Reminder.cancelled_at.is_(None), Reminder.done_at.is_(None))
            .order_by(Reminder.due_at)
            .limit(1)
        )
        assert row is not None
        row.due_at, row.expires_at = at, at + timedelta(hours=12)
        return row.id


async def cancel_other_reminders(database: Database) -> None:
    """Cancel the reminders of all other seminars."""
    async with database.session.begin() as session:
        mine = (await load_seminar(session)).id
        others = update(Reminder).where(Reminder.seminar_id != mine)
        await session.execute(others.values(cancelled_at=datetime.now(UTC)))


async def postpone_seminar(database: Database, days: int = 1) -> datetime:
    """Move the seminar as staff do; return when that was committed."""
    async with database.session.begin() as session:
        seminar = await load_seminar(session)
        seminar.starts_at += timedelta(days=days)
        seminar.ends_at += timedelta(days=days)
        seminar.version += 1
        await reminders.replan(session, seminar, datetime.now(UTC))
    return datetime.now(UTC)


async def reminder_chats(database: Database, *states: str) -> set[int]:
    """Return the chats whose reminders are in these states."""
    async with database.reader() as session:
        rows = await session.scalars(
            select(OutboxMessage.chat_id).where(
                OutboxMessage.reminder_id.is_not(None), OutboxMessage.state.in_(states)
            )
        )
        return set(rows)


async def reminder_count(database: Database) -> int:
    """Return the number of reminders in the outbox."""
    async with database.reader() as session:
        query = select(func.count()).where(OutboxMessage.reminder_id.is_not(None))
        return await session.scalar(query) or 0
