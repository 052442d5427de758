"""The bot goes by the sandbox's clock: a reminder of next month is seen now."""

from datetime import UTC, datetime, timedelta

from bot.current_time import utc_now
from sandbox.testing import Sandbox
from storage.reminders import reminders
from storage.seminars import seminars
from tests.conversations.helpers import HEAD, consented_user, first_line, run_quiet_bot

NEAR = timedelta(minutes=2)
DAY = timedelta(days=1)


async def test_reminders_come_as_the_sandbox_clock_is_moved(sqlite_url: str) -> None:
    async with Sandbox() as sandbox, run_quiet_bot(sandbox, sqlite_url, ticks=True) as here:
        head = await consented_user(here, HEAD, "ky", at="karakol")
        async with here.database.session.begin() as session:
            seminar = await seminars.by_slug(session, "karakol")
            assert seminar is not None
            # The sample begins in a week: late in the day the reminder of a week before has passed already.
            seminar.starts_at, seminar.ends_at = (at + 3 * DAY for at in (seminar.starts_at, seminar.ends_at))
            await reminders.replan(session, seminar, utc_now())
        week_before = seminar.starts_at - timedelta(days=7)
        await sandbox.advance_clock((week_before - datetime.now(UTC)).total_seconds() + 24 * 3600)
        asked = await head.wait_for(first_line("ky", "attendance"))
        assert abs(datetime.fromtimestamp(asked["date"], UTC) - utc_now()) < NEAR
        assert abs(utc_now() - week_before - timedelta(days=1)) < NEAR
        await sandbox.advance_clock((seminar.ends_at - utc_now()).total_seconds() + 12 * 3600)
        await head.wait_for(first_line("ky", "thanks"))

        await sandbox.control("POST", "/clock", {"now": None})
        await head.write("/start")
        await head.wait_for()
        assert abs(utc_now() - datetime.now(UTC)) < NEAR
    assert abs(utc_now() - datetime.now(UTC)) < NEAR


async def test_time_is_real_again_after_the_bot_ends(sqlite_url: str) -> None:
    async with Sandbox() as sandbox:
        async with run_quiet_bot(sandbox, sqlite_url) as here:
            head = await consented_user(here)
            await sandbox.advance_clock(timedelta(days=30).total_seconds())
            await head.write("/start")
            await head.wait_for()
            assert utc_now() - datetime.now(UTC) > timedelta(days=29)
        assert abs(utc_now() - datetime.now(UTC)) < NEAR
