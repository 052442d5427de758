"""Helpers for conversations: people who have consented, texts by key, and waiting until all is handled."""

import asyncio
import contextlib
import re
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from time import monotonic
from typing import Any, TypeVar

import pytest
from _pytest.mark import ParameterSet
from sqlalchemy import select

from bot import background_tasks, preparation
from bot.clock import Clock
from bot.locales import get_locale, notice_hash
from handlers.permissions import NOTICE_VERSION
from sandbox.testing import WAIT_SECONDS, Sandbox, SandboxUser
from storage.accounts import people
from storage.announcements import announcements
from storage.coverage import coverage
from storage.database import Session
from storage.models import Announcement, AnnouncementPart, Person, Seat
from storage.seats import registrations
from storage.seminars import seminars
from tests.bot.locale_files import sample_arguments
from tests.conftest import RunningBot, serve_bot, settings_for
from tests.databases import commits, open_database

T = TypeVar("T")


class ShiftedClock:
    """A clock that is moved forward."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return monotonic() + self.seconds


broadcast_clock = ShiftedClock()
"""The clock by which the sender caches the state of broadcasts, with `quick_rounds`.

Tests that change an announcement after `brought` has reached a state shift this clock past the cache's lifetime.
"""

HEAD, SECOND, STAFF, STAFF_TWO = 1001, 1002, 1003, 1004
ZONE = "Asia/Bishkek"
AK_BULUNG = "41702205805000"
KARAKOL = 2
"""The number of the sample's seminar that is still to come."""
EARLIER_TEXT = "🕰 …"
"""The bot's message that opens a chat before the test begins."""
LANGUAGES = {"ky": "Кыргызча", "ru": "Русский", "en": "English"}


def in_languages(usual: str, *others: str) -> pytest.MarkDecorator:
    """Parametrize with a language `usual`; with the proofs in the others too.

    A behaviour does not depend on the language, only the words do: tests/bot/test_locales.py has them all said.
    """
    return pytest.mark.parametrize("language", [usual, *(proof_param(one) for one in others)])


def proof_param(*values: Any) -> ParameterSet:
    """Return a parameter that runs only with the proofs."""
    return pytest.param(*values, marks=pytest.mark.proof)


def text_of(language: str, key: str, /, attribute: str = "", **args: Any) -> str:
    """Return a text in that language, without its markup."""
    html = get_locale(language, ZONE).plain(key, args, attribute)
    return unescape(re.sub(r"<[^<>]*>", "", html)).strip()


def first_line(language: str, key: str, **args: Any) -> str:
    """Return the beginning of a text's first line, up to the first argument that is not given."""
    first = text_of(language, key, **sample_arguments(key) | args).splitlines()[0]
    return first.partition("⟨…⟩")[0]


@dataclass
class QuietBot(RunningBot):
    """The bot, whose clock ticks only when told to."""

    wake_calls: list[Callable[[], None]] = field(default_factory=list)
    settled_reader: sqlite3.Connection | None = None
    """Connection kept for `wait_settled`: opening a database and reading its schema takes longer than the query."""

    def close_reader(self) -> None:
        """Close the reader before the bot ends: an open file keeps SQLite from removing its log."""
        if self.settled_reader is not None:
            self.settled_reader.close()
            self.settled_reader = None


def wake_sender(here: RunningBot) -> None:
    """Wake the bot's sender after the test has inserted into the outbox, instead of waiting for up to a second."""
    assert isinstance(here, QuietBot)
    for wake in here.wake_calls:
        wake()


async def tick_clock(here: RunningBot, times: int = 1) -> None:
    """Tick the clock once, and wait until everything that it enqueued is sent."""
    for _ in range(times):
        await Clock(here.database, here.settings, lambda: wake_sender(here)).tick()
        await wait_settled(here)


@contextlib.asynccontextmanager
async def run_quiet_bot(
    sandbox: Sandbox, url: str, *, ticks: bool = False, greets: bool = False, **values: Any
) -> AsyncIterator[QuietBot]:
    """Run the bot on a prepared database with two members of staff; the sandbox outlives it.

    Without `ticks` its clock stands still until `tick`: nothing becomes due in the middle of a test. Without
    `greets` it does not describe itself and its commands to Telegram, which takes twenty calls.
    """
    settings = settings_for(sandbox.url, sandbox.token, url, **values)
    settings = settings.model_copy(update={"admin_ids": frozenset({STAFF, STAFF_TWO})})
    async with open_database(url) as database:
        await preparation.appoint_owners(database, settings)
        here = QuietBot(sandbox, database, settings)

        @contextlib.asynccontextmanager
        async def stopped(clock: Clock) -> AsyncIterator[None]:
            here.wake_calls.append(clock.wake)
            yield

        with pytest.MonkeyPatch.context() as patch:
            if not ticks:
                patch.setattr(background_tasks, "_running_clock", stopped)
                patch.setattr("bot.group_monitor.GroupMonitor.run", _do_nothing)
            if not greets:
                patch.setattr(background_tasks, "publish_commands", _do_nothing)
            async with serve_bot(database, settings):
                try:
                    yield here
                finally:
                    here.close_reader()


async def _do_nothing(*_: object) -> None:
    """Replace a part of the program that a test does without."""


async def give_consent(one: SandboxUser, language: str, payload: str | None = None) -> None:
    """Press /start, choose a language, and consent."""
    await one.start(payload)
    await one.wait_for("Тилди тандаңыз")
    await one.press(LANGUAGES[language])
    await one.wait_for(first_line(language, "consent-notice"))
    await one.press(text_of(language, "consent-notice", "agree"))
    await one.wait_for(first_line(language, "consent-thanks"))


async def consented_user(
    here: RunningBot, number: int = HEAD, language: str = "ky", *, at: str | None = None, **fields: Any
) -> SandboxUser:
    """Return a person who has consented; with `at`, registered for that seminar."""
    one = await here.person(number)
    await begin_chat(here.sandbox, one)
    async with here.database.session.begin() as session:
        await add_consented_person(session, number, language, at=at, **fields)
    return one


async def begin_chat(sandbox: Sandbox, one: SandboxUser) -> None:
    """Open a chat with a message of the bot in it, as if the person had pressed Start some time ago.

    To the bot they are unknown: it has no update of them.
    """
    assert sandbox.server is not None
    world = sandbox.server.world
    world.dialog(world.bots[sandbox.bot], world.people[one.id])
    await sandbox.api("sendMessage", chat_id=one.id, text=EARLIER_TEXT)
    await one.wait_for(EARLIER_TEXT)


async def add_consented_person(
    session: Session, number: int, language: str = "ky", *, at: str | None = None, **fields: Any
) -> Person:
    """Insert a person who has consented into the database only."""
    now = datetime.now(UTC)
    person = (await people.get_or_create(session, [number], now))[number]
    person.language, person.step, person.draft = language, None, {}
    await people.record_consent(session, person, NOTICE_VERSION, notice_hash(language), now)
    if at is not None:
        known = {
            "name": f"Үлгү Үлгүев {number}",
            "phone": "+996700100101",
            "position": "head",
            "office": "municipality",
            "unit_code": AK_BULUNG,
        }
        fields = known | fields
    for name, value in fields.items():
        setattr(person, name, value)
    if at is not None:
        seminar = await seminars.by_slug(session, at)
        assert seminar is not None
        await registrations.register(session, seminar, person, now)
    return person


async def press_earlier(here: RunningBot, one: SandboxUser, data: str) -> dict[str, Any]:
    """Press the button with this data under an earlier message; return the newest message then.

    The way there through the pages before costs some acts each time; one test of the feature walks it.
    """
    keys = {"inline_keyboard": [[{"text": EARLIER_TEXT, "callback_data": data}]]}
    await here.sandbox.api("sendMessage", chat_id=one.id, text=EARLIER_TEXT, reply_markup=keys)
    return await newest_message(here, one, await one.press(data=data))


async def press_seminar(one: SandboxUser, title: str) -> dict[str, Any]:
    """Press the newest button that names this seminar, after its days."""
    labels = [label for message in await one.messages() for label in button_labels(message)]
    named = [label for label in labels if label.endswith(f" · {title}")]
    assert named, f"no button of {title!r} in {labels}"
    return await one.press(named[-1])


async def wait_settled(here: RunningBot, *acts: dict[str, Any]) -> None:
    """Wait until everything is handled and sent. Raise TimeoutError otherwise."""
    numbers = [number for act in acts for number in act["update_ids"]]
    await wait_until(lambda: _is_settled(here, numbers))


async def press_removed(here: RunningBot, one: SandboxUser, message: dict[str, Any], data: str) -> None:
    """Press a button that the message had, as an app does that has not shown its removal yet."""
    query = {"id": "77", "from": one.person, "message": message, "chat_instance": "1", "data": data}
    numbers = await here.sandbox.push_updates([{"callback_query": query}])
    await wait_settled(here, {"update_ids": numbers})


async def wait_until(condition: Callable[[], Awaitable[T | None]], seconds: float = 4 * WAIT_SECONDS) -> T:
    """Return the first true value of `condition()`, which is evaluated after each COMMIT of this process.

    TimeoutError when there is none within so many seconds.
    """
    with commits.listen() as heard:
        async with asyncio.timeout(seconds):
            while True:
                heard.clear()
                if value := await condition():
                    return value
                await heard.wait()


async def _is_settled(here: RunningBot, numbers: list[int]) -> bool:
    """Evaluated after each COMMIT: without SQLAlchemy and a thread it takes a twentieth of the time."""
    with _settled_reader(here) as connection:
        marks = ", ".join("?" * len(numbers))
        [[found]] = connection.execute(
            f"""
            SELECT (SELECT count(*) FROM inbox WHERE update_id IN ({marks})) = ?
            AND NOT EXISTS (SELECT 1 FROM inbox WHERE handled_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM outbox WHERE state IN ('pending', 'sending'))
            """,
            (*numbers, len(numbers)),
        ).fetchall()
    return bool(found)


@contextlib.contextmanager
def _settled_reader(here: RunningBot) -> Iterator[sqlite3.Connection]:
    """Return the kept connection, or one for this query only."""
    assert here.database.url.database is not None
    if not isinstance(here, QuietBot):
        with contextlib.closing(sqlite3.connect(here.database.url.database)) as connection:
            yield connection
        return
    if here.settled_reader is None:
        here.settled_reader = sqlite3.connect(here.database.url.database)
    yield here.settled_reader


async def draft_announcement(here: RunningBot, words: dict[str, str]) -> int:
    """Insert an announcement for `KARAKOL` with this text by the first member of staff; return its number."""
    now = datetime.now(UTC)
    async with here.database.session.begin() as session:
        by = (await people.get_or_create(session, [STAFF], now))[STAFF]
        one = await announcements.create(session, KARAKOL, by, now)
        for language, html in words.items():
            part = AnnouncementPart(kind="text", chat_id=STAFF, message_id=0, html=html)
            await announcements.set_part(session, one, language, part)
        return one.id


async def wait_for_state(here: RunningBot, number: int, *states: str) -> Announcement:
    """Return the announcement once it is in one of these states. Raise TimeoutError otherwise.

    The message to its author that it is done was enqueued in the same transaction.
    """

    async def there() -> Announcement | None:
        async with here.database.reader() as session:
            found = await session.get(Announcement, number)
        return found if found is not None and found.state in states else None

    found = await wait_until(there)
    if found.state == "done":
        await wait_settled(here)
    broadcast_clock.seconds += 1
    return found


async def toasts(here: RunningBot, number: int) -> list[dict[str, Any]]:
    """Return the texts shown over the chat, once a number of presses are answered.

    They are not in the outbox, so they may arrive after the action is settled.
    """

    async def there() -> list[dict[str, Any]]:
        calls = await here.sandbox.journal("answerCallbackQuery")
        return [call["params"] for call in calls] if len(calls) >= number else []

    return [told for told in await here.sandbox.wait_until(there) if told.get("text")]


async def registered_seats(here: RunningBot, slug: str = "karakol") -> list[Seat]:
    """Return the active registrations."""
    async with here.database.reader() as session:
        seminar = await seminars.by_slug(session, slug)
        assert seminar is not None
        return [one.seat for one in await coverage.list_participants(session, seminar.id)]


async def person_row(here: RunningBot, number: int = HEAD) -> Person:
    """Return the person's present row."""
    async with here.database.reader() as session:
        found = await session.scalar(select(Person).where(Person.telegram_id == number))
    assert found is not None
    return found


async def all_rows(here: RunningBot, table: type[Any]) -> list[Any]:
    """Return all rows of a table, by primary key."""
    async with here.database.reader() as session:
        return list(await session.scalars(select(table).order_by(table.id)))


async def messages_since(one: SandboxUser, since: int) -> list[dict[str, Any]]:
    """Return the messages of others in the person's chat after that message."""
    return [
        message
        for message in await one.messages()
        if message["message_id"] > since and message.get("from", {}).get("id") != one.id
    ]


def button_labels(message: dict[str, Any]) -> list[str]:
    """Return the labels of the buttons under a message, in order."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def button_data(message: dict[str, Any]) -> list[str]:
    """Return the data of these buttons."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button.get("callback_data", "") for row in rows for button in row]


async def newest_message(here: RunningBot, one: SandboxUser, act: dict[str, Any]) -> dict[str, Any]:
    """Return the last message of the chat once the action is settled.

    For what may look exactly as it did before: `wait_for` knows an edit by its content.
    """
    await wait_settled(here, act)
    return (await one.messages())[-1]
