"""A change of plan and kill -9: it happens wholly or not at all, and participants are notified once a change."""

import asyncio
import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from handlers.seminars import pending_changes
from sandbox.testing import Sandbox
from storage.accounts import people
from storage.database import Database
from storage.models import OutboxMessage, Person, Seminar
from storage.seminars import seminars
from tests.conftest import STAFF
from tests.conversations.helpers import add_consented_person
from tests.crash.consistency_checks import wait_disconnected
from tests.crash.program import Program, prepare_database
from tests.crash.random_pauses import random_pause


async def create_participants(sandbox: Sandbox, database: Database, number: int) -> list[int]:
    """Create participants of Karakol who have opened the chat."""
    ids = []
    for _ in range(number):
        person = await sandbox.new_person()
        await person.start()
        ids.append(person.id)
    async with database.session.begin() as session:
        for place, number in enumerate(ids):
            await add_consented_person(session, number, "ky" if place % 2 else "ru", at="karakol")
    return ids


async def stage_change(database: Database, at: datetime) -> tuple[Seminar, int]:
    """Have a member of staff stage another start; return the seminar and the member's Telegram id."""
    async with database.session.begin() as session:
        seminar = await seminars.by_slug(session, "karakol")
        assert seminar is not None
        person = (await people.get_or_create(session, [STAFF], at))[STAFF]
        length = seminar.ends_at - seminar.starts_at
        starts_at = seminar.starts_at + timedelta(days=1)
        pending_changes.add_pending_change(person, seminar, starts_at=starts_at, ends_at=starts_at + length)
        return seminar, STAFF


def press(seminar: Seminar, number: int, chat: int) -> dict[str, Any]:
    """Press "apply and notify everybody"."""
    sender = {"id": chat, "is_bot": False, "first_name": "Sample"}
    message = {"message_id": 1, "date": 0, "chat": {"id": chat, "type": "private"}}
    data = f"apply-pending-change:{seminar.id}:{seminar.version}:tell"
    query = {"id": str(number), "from": sender, "message": message, "chat_instance": "1", "data": data}
    return {"callback_query": query}


async def change_state(database: Database, seminar: Seminar) -> tuple[int, datetime, int, bool]:
    """Return (version, start, messages queued or sent for that version, whether the change is still staged)."""
    async with database.reader() as session:
        found = await session.get(Seminar, seminar.id)
        person = await session.scalar(select(Person).where(Person.telegram_id == STAFF))
        assert found is not None
        assert person is not None
        dedup_key = f"change:{seminar.id}:{seminar.version + 1}:"
        told = await session.scalar(select(func.count()).where(OutboxMessage.dedup_key.startswith(dedup_key)))
        return found.version, found.starts_at, told or 0, "change" in person.draft


async def chats_in(database: Database, *states: str) -> set[int]:
    """Return the chats whose messages are in one of these states."""
    async with database.reader() as session:
        return set(
            await session.scalars(select(OutboxMessage.chat_id).where(OutboxMessage.state.in_(states)))
        )


async def all_sent(database: Database, within: float = 120) -> None:
    async with asyncio.timeout(within):
        while await chats_in(database, "pending", "sending"):  # noqa: ASYNC110  # another process sends
            await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    ("ready_url", "number", "kills"),
    [
        ("sqlite", 12, 1),
        pytest.param("sqlite", 25, 40, marks=pytest.mark.proof),
        pytest.param("postgresql", 25, 40, marks=pytest.mark.proof),
    ],
    indirect=["ready_url"],
)
async def test_a_change_of_plan_is_made_wholly_or_not_at_all_and_told_once(
    ready_url: str, tmp_path: Path, number: int, kills: int
) -> None:
    dice = random.Random(7)
    async with Sandbox() as sandbox:
        await prepare_database(sandbox, ready_url)
        database = Database(ready_url)
        bot = Program(sandbox, ready_url, tmp_path / "log")
        try:
            coming = await create_participants(sandbox, database, number)
            for _ in range(kills):
                await _once(sandbox, database, bot, coming, dice)
        finally:
            await bot.clean_up()
            await database.close()


async def _once(
    sandbox: Sandbox, database: Database, bot: Program, coming: list[int], dice: random.Random
) -> None:
    seminar, chat = await stage_change(database, datetime.now(UTC))
    was = seminar.starts_at
    await bot.start()
    since = (await sandbox.state())["seq"]
    for number in range(2):  # two clicks by mistake
        await sandbox.push_updates([press(seminar, number, chat)])
    await random_pause(dice, 0.2, 1.2)
    await bot.kill()
    await database.close()
    await wait_disconnected(bot.environment["DATABASE_URL"])
    in_flight = await chats_in(database, "sending")
    version, starts_at, told, still = await change_state(database, seminar)
    if version == seminar.version:
        assert (starts_at, told, still) == (was, 0, True)
    await bot.start()
    async with asyncio.timeout(120):
        while (await change_state(database, seminar))[0] == seminar.version:  # noqa: ASYNC110  # the bot tells nobody
            await asyncio.sleep(0.05)
    await all_sent(database)
    await bot.kill()
    assert await change_state(database, seminar) == (
        seminar.version + 1,
        was + timedelta(days=1),
        len(coming),
        False,
    )
    calls = [call for call in await sandbox.journal("sendDocument", since=since) if call["applied"]]
    got = Counter(call["chat_id"] for call in calls)
    assert set(coming) <= got.keys(), "nobody is left out"
    twice = {number for number in coming if got[number] > 1}
    assert twice <= in_flight, "only what was in flight when it was killed may come twice"
    assert max(got[number] for number in coming) <= 2
