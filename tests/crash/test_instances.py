"""Promise 11: a second instance is harmless; on PostgreSQL it takes over when the leader dies.

`python -m tests.proofs 11` kills twenty leaders, and says how soon the other one leads.
"""

import asyncio
import os
import time
from pathlib import Path

import aiohttp
import pytest

from sandbox.testing import Sandbox
from storage.database import Database
from storage.seminars import seminars
from tests.crash.instances import kill_leaders, run_standby
from tests.crash.kill_loop import Scale
from tests.crash.program import SECRET, Program, prepare_database, start_process
from tests.databases import postgres_database

PERSON = 70_001


async def test_programs_that_start_at_once_on_an_empty_postgresql_prepare_it_once(
    postgres: str, tmp_path: Path
) -> None:
    with postgres_database(postgres, f"at_once_{os.getpid()}") as url:
        environment = {**os.environ, "DATABASE_URL": url, "BOT_TOKEN": "1:none"}
        starting = (start_process("sample", environment=environment, log=tmp_path / "log") for _ in range(4))
        programs = await asyncio.gather(*starting)
        try:
            assert [await one.wait() for one in programs] == [0] * 4, (tmp_path / "log").read_text("utf-8")
        finally:
            for one in programs:
                if one.returncode is None:
                    one.kill()
                await one.wait()
        database = Database(url)
        async with database.reader() as session:
            assert await seminars.count(session) == 2
        await database.close()


@pytest.mark.parametrize("ready_url", ["sqlite"], indirect=True)
async def test_a_second_program_on_the_same_sqlite_file_is_refused_politely(
    ready_url: str, tmp_path: Path
) -> None:
    async with Sandbox() as sandbox:
        await prepare_database(sandbox, ready_url)
        first = Program(sandbox, ready_url, tmp_path / "first")
        second = Program(sandbox, ready_url, tmp_path / "second", anew=True)
        try:
            await first.start()
            await second.spawn()
            assert second.process is not None
            assert await second.process.wait() == 1
            assert second.log_tail().count("\n") == 1, "one sentence, no traceback"
            assert "Another bot already works on" in second.log_tail()
            head = await sandbox.person(1001)
            await head.start()
            await head.wait_for("Тил")
        finally:
            await first.clean_up()
            await second.clean_up()


@pytest.mark.parametrize("ready_url", ["postgresql"], indirect=True)
async def test_another_program_takes_over_when_the_leader_is_killed(ready_url: str, tmp_path: Path) -> None:
    found = await kill_leaders(ready_url, tmp_path, Scale(1, 5, 2))
    assert not found.tally.wrong
    assert found.tally.ends == len(found.seconds) == 1


@pytest.mark.parametrize("ready_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("within", [60, pytest.param(3, marks=pytest.mark.proof)])
async def test_what_the_second_program_handles_is_sent_by_the_leader_at_once(
    ready_url: str, tmp_path: Path, within: float
) -> None:
    """Behind a load balancer half of the updates come to the program that does not lead."""
    async with Sandbox() as sandbox, aiohttp.ClientSession() as telegram:
        await prepare_database(sandbox, ready_url)
        pair = [Program(sandbox, ready_url, tmp_path / name, webhook=True) for name in ("a", "b")]
        try:
            await pair[0].start()
            await run_standby(pair[1])
            await _opened(telegram, pair[1].port)
            await sandbox.push_updates([update(1, "/start")])  # to the leader
            await _said(sandbox, 1, within=60)
            for number in range(2, 6):
                headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
                door = f"http://127.0.0.1:{pair[1].port}/telegram"
                async with telegram.post(door, json=update(number, "/help"), headers=headers) as answer:
                    assert answer.status == 200
                await _said(sandbox, number, within)
        finally:
            for bot in pair:
                await bot.clean_up()


def update(number: int, text: str) -> dict[str, object]:
    """Return a person's message as an update."""
    user = {"id": PERSON, "is_bot": False, "first_name": "Sample"}
    chat = {"id": PERSON, "type": "private", "first_name": "Sample"}
    message = {"message_id": number, "from": user, "chat": chat, "date": int(time.time()), "text": text}
    return {"update_id": number, "message": message}


async def _said(sandbox: Sandbox, messages: int, within: float) -> None:
    until = time.monotonic() + within
    while len(await sandbox.journal("sendMessage", chat=PERSON)) < messages:
        assert time.monotonic() < until, f"message {messages} was not sent within {within} s"
        await asyncio.sleep(0.02)


async def _opened(telegram: aiohttp.ClientSession, port: int) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            async with telegram.get(f"http://127.0.0.1:{port}/healthz") as answer:
                assert answer.status == 200
                return
        except aiohttp.ClientConnectorError:
            assert time.monotonic() < until
            await asyncio.sleep(0.05)
