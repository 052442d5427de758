"""The bot's program with failures built in: `python -m tests.canaries.faulty_program run`.

The message `сын: <way>` makes a handler raise, a task end, the database refuse a statement, or the process crash. The
exceptions contain the text of people's messages and secrets.
"""

import asyncio
import os
import sys
import threading
from datetime import datetime
from typing import Any, NoReturn

from sqlalchemy import text

from bot import clock, command_line, logs
from handlers import dispatch, scheduled
from handlers.messages import Incoming, Say, SayToAudience
from storage.database import Session
from tests.canaries.secret_search import NAME, PHONE, TOKEN

SECRET_PREFIX = "сын: "
FAILURES = ("raise", "chain", "unheard", "thread", "constraint", "garbage")
CRASH = "crash"


class Crash(BaseException):
    """An exception that nothing catches."""


def _fail(*told: object) -> NoReturn:
    raise ValueError(f"{told} {os.environ['BOT_TOKEN']} {os.environ['DATABASE_URL']} {TOKEN}")


async def _fail_as(way: str, incoming: Incoming, session: Session) -> None:
    person = incoming.person
    if way == "raise":
        _fail(person.name, incoming.text, person)
    elif way == "chain":
        try:
            _fail(person.name)
        except ValueError as error:
            raise KeyError(PHONE) from error
    elif way == "unheard":
        asyncio.get_running_loop().create_task(_fail_unraisable(), name=NAME)
    elif way == "thread":
        threading.Thread(target=_fail, args=(NAME,), name=NAME).start()
    elif way == "constraint":
        taken = "INSERT INTO preferences (name, value, changed_at) VALUES (:name, '{}', '2026-01-01')"
        for _ in range(2):
            await session.execute(text(taken), {"name": f"{NAME} {PHONE}"})
    elif way == "garbage":
        Garbage()
    elif way == CRASH:
        raise Crash(NAME, TOKEN)


class Garbage:
    """Fails in its finalizer, where nothing can catch it."""

    def __del__(self) -> None:
        _fail(NAME)


async def _fail_unraisable() -> None:
    _fail(NAME)


async def _due(_session: Session, _now: datetime) -> list[Say | SayToAudience]:
    return _fail(NAME, PHONE)


def install_failures() -> None:
    """Install the failures in this process."""
    answered = dispatch.dispatch

    async def answer(incoming: Incoming, session: Session) -> Any:
        if (incoming.text or "").startswith(SECRET_PREFIX):
            await _fail_as(
                (incoming.text or "").removeprefix(SECRET_PREFIX).partition(" ")[0], incoming, session
            )
        return await answered(incoming, session)

    dispatch.dispatch = answer
    clock.DUE = (*scheduled.JOBS, _due)  # type: ignore[attr-defined]  # where the clock has it from


if __name__ == "__main__":
    install_failures()
    logs.install_hooks()
    sys.exit(command_line.main())
