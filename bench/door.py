"""Check-in by two hands through the sandbox: people per minute, and how long a hand waits for a reply.

The bot keeps Telegram's limits, as at a real door. Half of the people show their QR code, the others are found by their
number on the sheet and tapped. What the hands themselves need for each person is not counted.
"""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import select

from bench.figures import percentile
from bench.processes import Failed, child
from bench.sides import BOT_CORE, STAFF
from bot import preparation
from bot.settings import Settings
from handlers.checkin.passes import LINK
from handlers.permissions import NOTICE_VERSION
from sandbox.testing import TOKEN, Sandbox, SandboxUser
from storage.accounts import people
from storage.checkin import check_ins, passes
from storage.database import Database, Session
from storage.models import Seminar, Unit
from storage.seats import seats
from storage.seminars import seminars
from storage.team import roles

LATENCY = 0.05
"""Seconds that Telegram is away."""
PATIENCE = 30.0
"""Seconds after which a reply that has not come is a failure."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """Somebody at the door."""

    seat: int
    name: str
    number: int
    token: str


async def measured(count: int, hands: int) -> list[str]:
    """The lines of figures for so many people and hands."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'door.sqlite3'}"
        async with Sandbox() as sandbox:
            members = [await sandbox.new_person(f"Sample {one}") for one in range(hands)]
            arriving = await _prepare(url, [one.id for one in members], count)
            await sandbox.set_latency(LATENCY)
            told = {
                "BOT_TOKEN": TOKEN,
                "TELEGRAM_API_URL": sandbox.url,
                "DATABASE_URL": url,
                "ADMIN_IDS": STAFF,
                "HTTP_PORT": "0",
                "SEARCH_BY_MEANING": "false",
                "LOG_LEVEL": "WARNING",
            }
            with child("door", "-m", "bot", "run", core=BOT_CORE, env=told):
                for one in members:
                    await one.start()
                    await one.wait_for(timeout=PATIENCE)
                lines = await _measure(members, arriving)
        await _verify(url, count)
    return lines


async def _prepare(url: str, hands: Sequence[int], count: int) -> list[Arriving]:
    """A seminar that goes on today, with so many seats, each with its number and QR code."""
    settings = Settings(
        _env_file=None, bot_token=SecretStr("1:none"), database_url=SecretStr(url), http_port=0
    )
    database = Database(url)
    await preparation.prepare_database(database, settings, with_sample=True)
    now = datetime.now(UTC)
    async with database.session.begin() as session:
        seminar = await seminars.by_slug(session, "karakol")
        assert seminar is not None
        seminar.starts_at, seminar.ends_at = now, now + timedelta(hours=6)
        seminar.capacity = seminar.places_per_unit = None
        for person in (await people.get_or_create(session, hands, now)).values():
            person.language = "ru"
            await people.record_consent(session, person, NOTICE_VERSION, "0" * 64, now)
            await roles.grant(session, person, roles.DOOR, now, None, seminar_id=seminar.id)
        arriving = await _seats(session, seminar, count, now)
    await database.close()
    return arriving


async def _seats(session: Session, seminar: Seminar, count: int, now: datetime) -> list[Arriving]:
    units = await session.scalars(
        select(Unit.code).where(Unit.level == "ayil_aymak", Unit.code.startswith("41702")).order_by(Unit.code)
    )
    codes = list(units)
    made = [
        seats.create_seat(
            session,
            seminar,
            "registered",
            now,
            source="assisted",
            office="municipality",
            position="head",
            unit_code=codes[place % len(codes)],
            name=f"Үлгү Катышуучу-{place:03}",
        )
        for place in range(count)
    ]
    numbers = await passes.sheet_numbers(session, seminar.id)
    return [
        Arriving(seat.id, seat.name or "", numbers[seat.id], await passes.get_token(session, seat))
        for seat in made
    ]


async def _measure(members: Sequence[SandboxUser], arriving: Sequence[Arriving]) -> list[str]:
    begun = time.monotonic()
    waits = await asyncio.gather(
        *(_work(one, arriving[place :: len(members)]) for place, one in enumerate(members))
    )
    seconds = time.monotonic() - begun
    replies = [1000 * one for some in waits for one in some]
    per_minute = 60 * len(arriving) / seconds
    middle, high = percentile(replies, 0.5), percentile(replies, 0.95)
    who = f"people={len(arriving)} hands={len(members)} seconds={seconds:.1f}"
    return [
        f"door-people-per-minute ours={per_minute:.0f} {who}",
        f"door-reply-ms median={middle:.0f} p95={high:.0f} most={max(replies):.0f} replies={len(replies)}",
    ]


async def _work(hand: SandboxUser, arriving: Sequence[Arriving]) -> list[float]:
    """One hand, one person after the other; how long each reply took, in seconds."""
    waits: list[float] = []

    async def wait(text: str, begun: float) -> None:
        await hand.wait_for(text, timeout=PATIENCE)
        waits.append(time.monotonic() - begun)

    await hand.write("/staff")
    page = await hand.wait_for("сотрудник", timeout=PATIENCE)
    seminar = page["reply_markup"]["inline_keyboard"][0][0]["callback_data"].partition(":")[2]
    await hand.press(data=f"show-seminar-for-staff:{seminar}")
    await hand.wait_for("📅", timeout=PATIENCE)
    await hand.press(data=f"show-door:{seminar}")
    await hand.wait_for("🚪", timeout=PATIENCE)
    for place, one in enumerate(arriving):
        begun = time.monotonic()
        if place % 2:
            await hand.start(f"{LINK}_{one.token}")
        else:
            await hand.write(str(one.number))
            await wait(f"«{one.number}»", begun)
            begun = time.monotonic()
            await hand.press(data=f"check-in:{one.seat}:0")
        await wait(f"✅ {one.name}", begun)
    return waits


async def _verify(url: str, count: int) -> None:
    """Raises Failed unless everybody was checked in once."""
    database = Database(url)
    async with database.reader() as session:
        seminar = await seminars.by_slug(session, "karakol")
        assert seminar is not None
        found = await check_ins.count(session, seminar.id, 0)
    await database.close()
    if (found.arrived, found.expected) != (count, count):
        raise Failed(f"{found.arrived} of {count} were checked in")
