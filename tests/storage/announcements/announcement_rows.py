"""Rows of an announcement with readers and delivery outcomes, for the storage tests."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from storage.announcements import announcements, broadcasts
from storage.database import Session
from storage.messages import outbox
from storage.models import Announcement, AnnouncementPart, OutboxMessage, Person, Seat
from tests.storage.conftest import NOW, new_person, new_seminar


async def create_announcement(session: Session, people: int = 3, **values: Any) -> Announcement:
    """Insert a seminar with registered people (ids from 1, chats from 11), and an announcement that all have."""
    session.add(new_seminar())
    await session.flush()
    for number in range(1, people + 1):
        session.add(new_person(10 + number, language="ky", consented_at=NOW, name=f"Үлгү {number}"))
        await session.flush()
        seat = {"office": "project", "source": "chat", "state": "registered", "state_changed_at": NOW}
        session.add(Seat(seminar_id=1, person_id=number, created_at=NOW, updated_at=NOW, **seat))
    by = (await session.scalars(select(Person).order_by(Person.id).limit(1))).one()
    one = await announcements.create(session, 1, by, NOW)
    for name, value in ({"state": "done", "started_at": NOW, "fanout_finished_at": NOW} | values).items():
        setattr(one, name, value)
    session.add(
        AnnouncementPart(
            announcement_id=one.id,
            language="ky",
            position=0,
            kind="text",
            chat_id=99,
            message_id=5,
            html="Эски",
        )
    )
    await session.flush()
    await outbox.enqueue(session, [mark_sent(one, number) for number in range(1, people + 1)])
    return one


def mark_sent(one: Announcement, person: int, **values: Any) -> dict[str, Any]:
    """Insert its delivered message, number 100 plus the person's id in their chat."""
    return {
        **broadcasts.common_values(one, NOW),
        "chat_id": 10 + person,
        "dedup_key": broadcasts.make_dedup_key(one.id, 0, person),
        "method": "copyMessage|sendMessage",
        "payload": "",
        "state": outbox.SENT,
        "finished_at": NOW,
        "message_id": 100 + person,
        "error": None,
        "extra_message_ids": None,
    } | values


async def set_outcome(session: Session, one: Announcement, person: int, **values: Any) -> None:
    """Change the outcome of this person's message."""
    row = await session.scalar(
        select(OutboxMessage)
        .where(OutboxMessage.dedup_key == broadcasts.make_dedup_key(one.id, 0, person))
        .limit(1)
    )
    assert row is not None
    for name, value in values.items():
        setattr(row, name, value)
    await session.flush()


async def create_change(
    session: Session, one: Announcement, kind: str, at: datetime = NOW, **values: Any
) -> Announcement:
    """Insert a correction or retraction in progress."""
    by = await session.get(Person, one.created_by_id)
    assert by is not None
    made = await announcements.create(session, one.seminar_id, by, at, kind=kind, original_id=one.id)
    for name, value in ({"state": "sending"} | values).items():
        setattr(made, name, value)
    await session.flush()
    return made


async def outbox_messages(session: Session, one: Announcement) -> list[OutboxMessage]:
    """Return its messages in the outbox."""
    rows = select(OutboxMessage).where(OutboxMessage.announcement_id == one.id).order_by(OutboxMessage.id)
    return list(await session.scalars(rows.execution_options(populate_existing=True)))
