"""Promise 8: the whole bot under a settable clock: delays of reminders, with and without outages."""

import asyncio
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from bot import clock, sender
from bot.clock import TICK_SECONDS, Clock
from bot.preparation import prepare_database
from bot.settings import Settings
from storage.database import Database
from storage.messages import outbox
from storage.models import OutboxMessage, Reminder, reminder_kinds
from storage.reminders import reminders
from tests.conftest import RunningBot, run_bot
from tests.reminding import seated_people
from tests.reminding.seated_people import FIRST

START = datetime(2027, 3, 1, tzinfo=UTC)
"""The time at which the simulation begins, far from today."""
PEOPLE = 3


@dataclass
class PunctualityResult:
    """The result, as observed from outside."""

    due: int = 0
    sent: int = 0
    slowest: float = 0.0
    """Seconds from the due time to the last message, while the program ran."""
    caught_up: int = 0
    slowest_after: float = 0.0
    """The same from the end of an outage."""
    replaced: int = 0
    """Not sent after an outage: a newer one was due already, or it was too late."""
    wrong: list[str] = field(default_factory=list)


@dataclass
class SettableClock:
    """A clock that tests set."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now


async def measure_punctuality(database_url: str, dice: random.Random, seminars: int) -> PunctualityResult:
    """Simulate a number of seminars one after the other, each with its own outages."""
    seen, time = PunctualityResult(), SettableClock()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(clock, "utc_now", time)
        patched.setattr(sender, "utc_now", time)
        async with run_bot(database_url) as place:
            people = range(FIRST, FIRST + PEOPLE)
            await seated_people.begin_chats(place.sandbox, people)
            await seated_people.register_people(place.database, people)
            for _ in range(seminars):
                await _play_seminar(place, time, dice, seen)
    return seen


async def _play_seminar(
    place: RunningBot, time: SettableClock, dice: random.Random, seen: PunctualityResult
) -> None:
    """Simulate from the day the seminar is planned until the day after it."""
    begins = time.now + timedelta(days=dice.randint(8, 12), minutes=dice.randrange(1440))
    async with place.database.session.begin() as session:
        seminar = await seated_people.load_seminar(session)
        seminar.starts_at, seminar.ends_at = begins, begins + timedelta(hours=dice.randint(1, 40))
        seminar.version += 1
        await reminders.replan(session, seminar, time.now)
        await session.execute(
            update(Reminder).where(Reminder.seminar_id != seminar.id).values(cancelled_at=time.now)
        )
        rows = await session.execute(
            select(Reminder.id, Reminder.kind, Reminder.due_at)
            .where(Reminder.seminar_id == seminar.id, Reminder.cancelled_at.is_(None))
            .order_by(Reminder.due_at)
        )
        dues = [(row[0], row[1], row[2]) for row in rows if row[1] in reminder_kinds.KINDS]
    ticking = Clock(place.database, place.settings, lambda: None)
    outages = _outages(dice, [due for _, _, due in dues])
    for moment in _ticks(dice, [due for _, _, due in dues], outages):
        time.now = moment
        await ticking.tick()
        await _wait_settled(place)
    for number, kind, due in dues:
        await _check_reminder(place, number, kind, due, outages, begins, seen)
    time.now += timedelta(days=3)


async def tick_concurrently(database_url: str, settings: Settings, people: int) -> list[int]:
    """Tick two clocks at the same moment, each with its own database connections, for one reminder after the other.

    Return the number of messages of each reminder.
    """
    pair = [Database(database_url), Database(database_url)]
    found = []
    try:
        await prepare_database(pair[0], settings, with_sample=True)
        await seated_people.register_people(pair[0], range(FIRST, FIRST + people))
        await seated_people.cancel_other_reminders(pair[0])
        clocks = [Clock(database, settings, lambda: None) for database in pair]
        for kind in (reminder_kinds.ATTENDANCE, reminder_kinds.DAY, reminder_kinds.THANKS):
            number = await seated_people.make_reminder_due(pair[0], datetime.now(UTC), kind)
            await asyncio.gather(*(one.tick() for one in clocks))
            async with pair[0].reader() as session:
                count = select(func.count()).where(OutboxMessage.reminder_id == number)
                found.append(await session.scalar(count) or 0)
    finally:
        for database in pair:
            await database.close()
    return found


Outage = tuple[datetime, datetime]


def _outages(dice: random.Random, dues: list[datetime]) -> list[Outage]:
    """Return random outages at due times, for minutes or for days; sometimes none."""
    if dice.random() < 0.2:
        return []
    begin = dice.choice(dues) - timedelta(seconds=dice.randint(0, 3600))
    return [(begin, begin + timedelta(minutes=dice.choice((1, 10, 60, 700, 2000, 9000))))]


def _ticks(dice: random.Random, dues: list[datetime], outages: list[Outage]) -> Iterator[datetime]:
    """Return the ticks around each due time, and the first ones after an outage: nothing can be due in between."""
    period = timedelta(seconds=TICK_SECONDS)
    phase = timedelta(seconds=dice.uniform(0, TICK_SECONDS))
    wanted = {due + phase + period * step for due in dues for step in (-2, -1, 0, 1)}
    wanted |= {end + phase + period * step for _, end in outages for step in (0, 1)}
    for moment in sorted(wanted):
        if not any(begin <= moment < end for begin, end in outages):
            yield moment


async def _wait_settled(place: RunningBot) -> None:
    """Wait until every sendable message is sent; the sender lets the others expire."""
    async with asyncio.timeout(120):
        while True:
            async with place.database.reader() as session:
                waiting = select(func.count()).where(
                    OutboxMessage.state.in_([outbox.PENDING, outbox.SENDING])
                )
                if not await session.scalar(waiting):
                    return
            await asyncio.sleep(0.02)


async def _check_reminder(
    place: RunningBot,
    number: int,
    kind: str,
    due: datetime,
    outages: list[Outage],
    begins: datetime,
    seen: PunctualityResult,
) -> None:
    """Check whether and when a reminder was sent, or that it rightly was not."""
    async with place.database.reader() as session:
        rows = list(await session.scalars(select(OutboxMessage).where(OutboxMessage.reminder_id == number)))
        reminder = await session.get_one(Reminder, number)
    sent = [row.finished_at for row in rows if row.state == outbox.SENT and row.finished_at]
    away = next(((begin, end) for begin, end in outages if begin <= due < end), None)
    seen.due += 1
    if not sent:
        seen.replaced += 1
        if away is None or reminder.expires_at > away[1] + timedelta(seconds=TICK_SECONDS):
            seen.wrong.append(f"{kind} due {due} was not sent")
        return
    last = max(sent)
    seen.sent += len(sent)
    if len(sent) != PEOPLE:
        seen.wrong.append(f"{kind} due {due}: {len(sent)} of {PEOPLE} got it")
    if kind in (reminder_kinds.ATTENDANCE, reminder_kinds.DAY) and last >= begins:
        seen.wrong.append(f"{kind} due {due} came at {last}, after the start at {begins}")
    late = (last - (away[1] if away else due)).total_seconds()
    if late > 60:
        seen.wrong.append(f"{kind} due {due} came {late:.0f} s late")
    if away:
        seen.caught_up, seen.slowest_after = seen.caught_up + 1, max(seen.slowest_after, late)
    else:
        seen.slowest = max(seen.slowest, late)
