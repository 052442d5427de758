"""The state of each part, decided from its signs of life; and what the running bot shows at its address."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any
from unittest import mock

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot import disk, health
from bot.activity import Activity
from bot.current_time import utc_now
from bot.health import Health, PartState
from storage.backups import hold
from storage.database import Database
from storage.messages import inbox, outbox, queues
from tests.canaries.secret_search import NAME, PEOPLE, PHONE, QUESTION, SECRETS, Search
from tests.conftest import run_bot, settings_for
from tests.conversations.helpers import add_consented_person
from tests.crash.program import free_port
from tests.health.outages import wait_for
from tests.sending.outbox_rows import outbox_row

NAMES = ("worker", "polling", "clock", "sender")


@contextmanager
def later(seconds: float) -> Iterator[None]:
    """Let this number of seconds pass for the signs of life."""
    with mock.patch("bot.activity.monotonic", return_value=monotonic() + seconds):
        yield


async def states(database: Database, parts: dict[str, Activity]) -> dict[str, PartState]:
    url = database.url.render_as_string(hide_password=False)
    return await Health(database, settings_for("http://127.0.0.1", "1:x", url), parts).check()


def started() -> dict[str, Activity]:
    """Return parts that run, and have just succeeded."""
    parts = {name: Activity() for name in NAMES}
    for one in parts.values():
        one.start()
        one.succeed()
    return parts


def unwell(found: dict[str, PartState]) -> set[str]:
    assert all(part.remedy for part in found.values() if not part.ok)
    return {name for name, part in found.items() if not part.ok}


async def test_all_is_well_while_every_part_gets_on(database: Database) -> None:
    found = await states(database, started())
    assert unwell(found) == set()
    assert set(found) == {"database", "migrations", "inbox", "disk", *NAMES}


@pytest.mark.any_database
async def test_a_part_that_stands_still_is_named(database: Database) -> None:
    limits = {
        "polling": health.POLLING_SECONDS,
        "clock": health.CLOCK_SECONDS,
        "worker": health.WORKER_SECONDS,
    }
    for name, limit in limits.items():
        parts = {name: started()[name]}
        with later(limit - 1):
            assert unwell(await states(database, parts)) == set()
        with later(limit + 1):
            assert unwell(await states(database, parts)) == {name}


@pytest.mark.any_database
async def test_what_fails_at_every_turn_is_named_though_it_turns(database: Database) -> None:
    for name in ("worker", "clock", "sender"):
        parts = started()
        parts[name].fail("sample")
        found = await states(database, parts)
        assert unwell(found) == {name}
        assert "sample" in found[name].state


@pytest.mark.any_database
async def test_polling_is_not_well_before_telegram_has_answered(database: Database) -> None:
    parts = {"polling": Activity()}
    parts["polling"].start()
    assert unwell(await states(database, parts)) == {"polling"}


async def test_where_another_process_leads_its_parts_are_well_and_on_sqlite_there_is_none(
    database: Database,
) -> None:
    found = await states(database, {name: Activity() for name in NAMES})
    assert unwell(found) == (set(NAMES) if database.is_sqlite else set())


async def owe(database: Database, seconds: float, **values: Any) -> None:
    """Enqueue a message that has waited for so long."""
    row = outbox_row(7, "sample", created_at=utc_now() - timedelta(seconds=seconds), **values)
    async with database.session.begin() as session:
        await outbox.enqueue(session, [row])


async def test_something_owed_for_long_while_nothing_is_sent_is_named(database: Database) -> None:
    parts = started()
    await owe(database, health.SENDER_SECONDS + 5)
    with later(health.SENDER_SECONDS + 1):
        parts["sender"].turn()
        assert unwell(await states(database, {"sender": parts["sender"]})) == {"sender"}
        parts["sender"].succeed()  # another chat's: the token and the network are well
        assert unwell(await states(database, {"sender": parts["sender"]})) == set()


@pytest.mark.any_database
async def test_updates_that_nobody_handles_are_named_by_every_process(database: Database) -> None:
    long_ago = utc_now() - timedelta(seconds=health.INBOX_SECONDS + 5)
    async with database.session.begin() as session:
        await inbox.store(session, [(1, 1, "{}"), (2, 2, "{}")], long_ago)
    assert unwell(await states(database, {})) == {"inbox"}
    async with database.session.begin() as session:
        [row, _] = await inbox.lock_pending(session, 2)
        await inbox.mark_handled(session, [row.id], utc_now())
    assert unwell(await states(database, {})) == set()  # the rest of a flood has its turn


async def test_what_may_wait_is_not_owed(database: Database) -> None:
    """An announcement waits for its turn, and a chat in which Telegram asks for a pause for its end."""
    parts = started()
    await owe(database, 900, lane=outbox.ANNOUNCEMENTS)
    frozen = {
        "not_before": utc_now() + timedelta(seconds=60),
        "error": "Flood control exceeded. Retry in 90 seconds",
    }
    await owe(database, 900, **frozen)
    await owe(database, 900)  # to the same chat
    with later(health.SENDER_SECONDS + 1):
        parts["sender"].turn()
        assert unwell(await states(database, {"sender": parts["sender"]})) == set()


async def test_a_restored_database_is_ready_and_says_that_somebody_has_to_decide(database: Database) -> None:
    parts = started() | {"clock": Activity()}
    await owe(database, 900)
    async with database.session.begin() as session:
        connection = await session.connection()
        await connection.run_sync(hold.hold_everything, utc_now(), utc_now())
    with later(health.SENDER_SECONDS + 1):
        for one in parts.values():
            one.turn()
        parts["polling"].succeed()
        found = await states(database, parts)
    assert unwell(found) == set()
    assert "until an owner decides" in found["held"].state
    assert "held --drop" in found["held"].remedy
    assert "waits for the decision" in found["clock"].state
    async with database.session.begin() as session:
        found_hold = await hold.load_hold(session)
        assert found_hold is not None
        await hold.mark_told(session, found_hold, utc_now())
        await hold.discard(session, None, utc_now())
    assert "held" not in await states(database, parts)


def test_only_a_loop_that_stands_still_for_long_keeps_the_watchdog_from_being_pinged(
    migrated_file: Path,
) -> None:
    database = Database(f"sqlite+aiosqlite:///{migrated_file}")
    parts = started()
    one = Health(database, settings_for("http://127.0.0.1", "1:x", "sqlite:///x"), parts)
    with later(health.STANDSTILL_SECONDS - 1):
        assert one.standing_still() == []
    with later(health.STANDSTILL_SECONDS + 1):
        assert one.standing_still() == ["worker", "sender", "clock"]  # not polling: that is Telegram's matter
        for part in parts.values():
            part.fail("OperationalError")  # it cannot get on, but it turns
        assert one.standing_still() == []


def test_a_disk_that_is_full_or_cannot_be_written_is_named(tmp_path: Path) -> None:
    assert disk.find_problem(tmp_path) == ""
    real = os.statvfs(tmp_path)
    full = mock.Mock(f_bavail=10, f_frsize=real.f_frsize, f_files=100, f_favail=50)
    with mock.patch.object(os, "statvfs", return_value=full):
        assert "0 MB are free" in disk.find_problem(tmp_path)
        full.f_bavail = 10**9
        assert "room for 50 more files" in disk.find_problem(tmp_path)
    assert "nothing can be written" in disk.find_problem(tmp_path / "none")


async def was_sent(client: aiohttp.ClientSession, address: str) -> bool:
    """Return whether the metrics count a sent message: they do so after COMMIT, which is after it has arrived."""
    async with client.get(address) as answer:
        return 'seminar_bot_sends_total{outcome="sent"}' in await answer.text()


async def test_readyz_and_metrics_of_the_running_bot_say_what_happened_and_nothing_of_anybody(
    sqlite_url: str,
) -> None:
    port = free_port()
    async with run_bot(sqlite_url, http_port=port) as bot, aiohttp.ClientSession() as client:
        async with bot.database.session.begin() as session:
            await add_consented_person(session, 1001, at="karakol", name=NAME, phone=PHONE)
        head = await bot.person(1001)
        await head.write(QUESTION)
        await head.write("/help")
        await head.wait_for("/mydata")
        await wait_for(lambda: was_sent(client, f"http://127.0.0.1:{port}/metrics"))
        search = Search()
        for path in ("healthz", "readyz", "metrics"):
            async with client.get(f"http://127.0.0.1:{port}/{path}") as answer:
                text = await answer.text()
                assert (path, answer.status) in {("healthz", 200), ("metrics", 200), ("readyz", 200)}, text
                search.search_text(path, text, PEOPLE, SECRETS)
        assert search.found == []
        values = {
            (sample.name, *sample.labels.values()): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }
        assert values["seminar_bot_updates_received_total",] >= 2
        assert values["seminar_bot_updates_handled_total",] >= 2
        assert values["seminar_bot_sends_total", "sent"] >= 1
        assert values["seminar_bot_ready",] == 1
        assert values["seminar_bot_part_ready", "polling"] == 1
        assert values["seminar_bot_last_success_timestamp_seconds", "sender"] > 1_700_000_000
        assert ("seminar_bot_inbox_updates",) in values
        assert ("seminar_bot_outbox_messages", "replies") in values
        assert not re.search(r"\b1001\b", text), "as a part of a number it is the time"


async def test_queues_are_counted_with_the_age_of_the_oldest(database: Database) -> None:
    now = utc_now()
    async with database.session.begin() as session:
        await inbox.store(session, [(1, 1, "{}"), (2, 2, "{}")], now - timedelta(seconds=40))
        [row, _] = await inbox.lock_pending(session, 2)
        await inbox.record_failure(session, row, "sample", now, last=True)
    await owe(database, 30)
    await owe(database, 20)
    await owe(database, 10, lane=outbox.ANNOUNCEMENTS, state=outbox.SENDING)
    await owe(database, 50, state=outbox.UNKNOWN)
    await owe(database, 60, state=outbox.SENT)
    async with database.reader() as session:
        found = await queues.load_queues(session)
    assert (found.inbox.count, found.dead_letters, found.uncertain) == (1, 1, 1)
    assert {lane: queue.count for lane, queue in found.outbox.items()} == {
        outbox.REPLIES: 2,
        outbox.ANNOUNCEMENTS: 1,
    }
    assert round(found.inbox.age(now)) == 40
    assert found.outbox[outbox.REPLIES].age(utc_now()) >= 30
