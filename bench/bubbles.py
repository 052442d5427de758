"""Calls to Telegram for ten everyday acts, through the sandbox.

Only calls that put something into a chat or change it there are counted, in the chats of others too: not the answers
to pressed buttons (`answerCallbackQuery`), nor the lists of commands.
"""

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bench.processes import child
from bench.sides import BOT_CORE
from bot import preparation
from bot.settings import Settings
from sandbox.testing import TOKEN, Sandbox, SandboxUser
from storage.database import Database

LATENCY = 0.05
"""Seconds that a call takes both ways together."""
PERSON, STAFF = 1001, 1003
"""People of the sandbox."""
COUNTED = ("send", "edit", "copy", "pin", "unpin", "delete")
"""How the methods that are counted begin."""
UNCOUNTED = ("deleteWebhook", "deleteMyCommands")

Result = dict[str, Any]
Do = Callable[[SandboxUser], Awaitable[Result]]
Settle = Callable[[Result], Awaitable[None]]
"""Waits until the bot has handled the updates of an act (`update_ids`) and sent everything."""


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody does in one go."""

    name: str
    most: int
    """The most calls that it may take, to whomever they go."""
    steps: tuple[Do, ...]
    by_staff: bool = False


def _start(payload: str) -> Do:
    return lambda one: one.start(payload)


def _write(text: str) -> Do:
    return lambda one: one.write(text)


def _press(data: str) -> Do:
    """Press the newest button whose data begins so."""

    async def press(one: SandboxUser) -> Result:
        for message in reversed(await one.messages()):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if button.get("callback_data", "").startswith(data):
                        return await one.press(data=button["callback_data"])
        raise AssertionError(f"no button {data}\n{one.transcript(await one.view())}")

    return press


async def _share_phone(one: SandboxUser) -> Result:
    return await one.contact()


REGISTER = (
    _start("karakol"),
    _press("choose-language:ky"),
    _press("answer-consent:yes"),
    _press("show-registration-area:m:41702205000000"),
    _press("choose-registration-unit:41702205805000"),
    _press("choose-position:head"),
    _share_phone,
    _press("use-profile-name"),
    _press("submit-registration"),
)
ACTS = (
    Act(
        "start-as-staff",
        4,
        (_start(""), _press("choose-language:ky"), _press("answer-consent:yes")),
        by_staff=True,
    ),
    Act("register", 11, REGISTER),
    Act("ask-a-question", 4, (_write("/ask"), _write("Суу түтүгүн оңдоого акча качан бөлүнөт?"))),
    Act(
        "answer-it",
        5,
        (_press("start-answer"), _write("Жыл аягына чейин бөлүнөт.")),
        by_staff=True,
    ),
    Act("open-my-seat", 1, (_press("show-seminar"),)),
    Act("show-the-map", 1, (_press("show-venue"),)),
    Act(
        "correct-the-name",
        5,
        (
            _press("edit-registration"),
            _press("edit-registration-field:name"),
            _write("Үлгү Үлгүев"),
            _press("submit-registration"),
        ),
    ),
    Act("send-a-deputy", 3, (_write("/seminars"), _press("show-seminar"), _press("create-deputy-link"))),
    Act("cannot-come", 3, (_press("start-declining-seat"), _press("decline-seat"))),
    Act("come-after-all", 3, (_press("confirm-seat"),)),
)


@dataclass(slots=True)
class Called:
    """What the bot called for an act."""

    methods: list[str]
    """In order."""
    longest: float
    """The longest time from a step until its last message was in that person's chat, in seconds."""


async def count_calls(sandbox: Sandbox, settle: Settle) -> dict[str, Called]:
    """Return the calls of each act. The bot runs and has sent everything."""
    person, staff = await sandbox.person(PERSON), await sandbox.person(STAFF)
    called: dict[str, Called] = {}
    for act in ACTS:
        one = staff if act.by_staff else person
        called[act.name] = Called([], 0.0)
        for step in act.steps:
            before, began = await _newest_call(sandbox), time.time()
            await settle(await step(one))
            calls = [call for call in await sandbox.journal(since=before) if _is_counted(call["method"])]
            called[act.name].methods += [call["method"] for call in calls]
            own = [call["at"] - began for call in calls if call["chat_id"] == one.id]
            called[act.name].longest = max(called[act.name].longest, *own)
    return called


async def _newest_call(sandbox: Sandbox) -> int:
    return max([call["seq"] for call in await sandbox.journal()], default=0)


def _is_counted(method: str) -> bool:
    return method.startswith(COUNTED) and method not in UNCOUNTED


async def measured() -> list[str]:
    """Return a line for each act: its calls, the most that it may take, and how long one of its steps took.

    Telegram is LATENCY away, and its limits are kept and enforced.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        path = Path(folder) / "bubbles.sqlite3"
        url = f"sqlite+aiosqlite:///{path}"
        await _prepare(url)
        async with Sandbox() as sandbox:
            await sandbox.set_limits(on=True)
            await sandbox.set_latency(LATENCY)
            env = {
                "BOT_TOKEN": TOKEN,
                "TELEGRAM_API_URL": sandbox.url,
                "DATABASE_URL": url,
                "ADMIN_IDS": str(STAFF),
                "HTTP_PORT": "0",
                "LOG_LEVEL": "WARNING",
            }
            with child("bubbles", "-m", "bot", "run", core=BOT_CORE, env=env):
                called = await count_calls(sandbox, lambda result: _wait_settled(path, result))
    return [
        f"bubbles-{act.name}-calls={len(one.methods)} at-most={act.most} slowest-step={one.longest:.2f}s: "
        f"{', '.join(one.methods)}"
        for act in ACTS
        for one in [called[act.name]]
    ]


async def _prepare(url: str) -> None:
    settings = Settings(
        _env_file=None, bot_token=SecretStr("1:none"), database_url=SecretStr(url), http_port=0
    )
    database = Database(url)
    try:
        await preparation.prepare_database(database, settings, with_sample=True)
    finally:
        await database.close()


async def _wait_settled(path: Path, result: Result) -> None:
    """Wait until the updates of an act are handled and everything is sent. Raises TimeoutError."""
    numbers = result["update_ids"]
    marks = ", ".join("?" * len(numbers))
    with closing(sqlite3.connect(path)) as connection:
        async with asyncio.timeout(30):
            while True:
                [[handled, left]] = connection.execute(
                    f"""
                    SELECT (SELECT count(*) FROM inbox WHERE update_id IN ({marks}) AND handled_at IS NOT NULL),
                    (SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending'))
                    """,
                    numbers,
                ).fetchall()
                if handled == len(numbers) and not left:
                    return
                await asyncio.sleep(0.02)
