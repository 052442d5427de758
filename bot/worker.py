"""inbox -> handler -> outbox: many people's updates in one transaction, each with its own fate."""

import asyncio
import contextlib
import logging
import traceback
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import ORMExecuteState
from telegram.error import TelegramError

from bot import apart
from bot.api import Api
from bot.greeting import introduce_staff
from bot.incoming import Unreadable, read
from bot.outgoing import Post, Row, menu_labels
from bot.patience import Patience
from bot.sender import Sender
from bot.settings import Settings
from bot.texts import notice_hash
from handlers import dispatch, routes
from handlers.words import Incoming, Refusal, Say, Toast
from storage import inbox, outbox, people, roles, seats
from storage.database import Database
from storage.inbox import Waiting
from storage.models import Person
from storage.plain import unpictured

log = logging.getLogger(__name__)

BATCH = 100
REST = 1.0
"""Seconds after trouble that may pass by itself."""
FRESH_SECONDS = 10
"""A button pressed longer ago than this has lost its spinner: what it is to be told comes as a message."""


class MustGoApart(Exception):
    """Something in the batch failed, or refused after it had changed something: each for itself, then."""


Way = Callable[[AsyncSession, Sequence[Waiting], Post, "Handled"], Awaitable[None]]


@dataclass(slots=True)
class Handled:
    """What a batch came to: rows that are done, messages that are owed, spinners that wait for an answer."""

    done: list[int] = field(default_factory=list)
    owed: list[Row] = field(default_factory=list)
    spinners: dict[str, str] = field(default_factory=dict)
    """callback_query_id -> words of the toast, or nothing."""
    quiet: set[str] = field(default_factory=set)
    """Of these the words go by themselves: nobody has to press them away."""
    commands: dict[int, Sequence[str]] = field(default_factory=dict)
    """Chat -> the list of commands somebody is to see from now on: a role was given or taken away."""
    troubled: bool = False
    """The database refused somebody's part, or the machine had no room for it."""


class Worker:
    """Handles the inbox. Several may work on one PostgreSQL; on SQLite there is one."""

    def __init__(self, database: Database, api: Api, sender: Sender, settings: Settings) -> None:
        self.database, self.api, self.sender, self.settings = database, api, sender, settings
        self.on_done: Callable[[], None] = lambda: None
        """Called when a batch is committed: something may have changed that others show."""
        self._labels = menu_labels(settings.timezone)
        self.patience = Patience(settings.send_per_chat_seconds)
        self._new = asyncio.Event()
        self._stopping = False
        self._spinning: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """There is something new in the inbox."""
        self._new.set()

    def stop(self) -> None:
        """Take no further batch; `run` ends after the one in hand."""
        self._stopping = True
        self._new.set()

    async def run(self) -> None:
        """Handle for ever, or until `stop`."""
        while not self._stopping:
            self._new.clear()
            try:
                busy = await self.work()
            except SQLAlchemyError as error:
                log.error("the database cannot be used (%s); trying again in a second", type(error).__name__)
                await asyncio.sleep(1)
                continue
            if not busy:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._new.wait(), self.patience.wait)
        if self._spinning:
            await asyncio.wait(self._spinning, timeout=5)

    async def work(self) -> bool:
        """Handle one batch; returns whether there was one."""
        try:
            handled = await self._batch(self._together)
        except MustGoApart:
            handled = await self._batch(self._apart)
        if handled is None:
            return False
        if handled.troubled:
            await asyncio.sleep(REST)  # a deadlock, a full disk: it may pass before the next attempt
        self.on_done()
        if handled.owed:
            self.sender.wake()
        for callback_id, words in handled.spinners.items():
            self._beside(self._spin(callback_id, words, alert=callback_id not in handled.quiet))
        for chat_id, names in handled.commands.items():
            self._beside(introduce_staff(self.api, self.settings, chat_id, names))
        return True

    async def _batch(self, way: Way) -> Handled | None:
        async with self.database.session.begin() as session:
            rows = await inbox.waiting(session, BATCH, self.patience.resting())
            if not rows:
                return None
            self.patience.note(rows)
            post = Post(self.settings.default_language, self.settings.timezone, await roles.everyone(session))
            handled = Handled()
            await way(session, rows, post, handled)
            await inbox.handled(session, handled.done, _now())
            for member in roles.changed(session):
                if member.telegram_id is not None:
                    having = {role.role for role in await roles.of(session, member)}
                    handled.commands[member.telegram_id] = routes.commands_of(having)
            forgot = session.info.get("forgot", False)
        if forgot:
            await self.database.empty_log()
        return handled

    # Together: one flush for everybody. It is what nearly always happens, and what makes it fast.

    async def _together(
        self, session: AsyncSession, rows: Sequence[Waiting], post: Post, handled: Handled
    ) -> None:
        arrived = []
        try:
            for row in rows:
                handled.done.append(row.id)
                if incoming := read(row.raw, row.received_at):
                    arrived.append(incoming)
            await self._introduce(session, arrived, post)
            changes = _Changes(session)
            for incoming in arrived:
                changes.mark()
                try:
                    await self._handle(session, incoming, post, handled)
                except Refusal as refusal:
                    if changes.since_mark():
                        raise MustGoApart from None
                    await self._refuse(session, incoming, post, handled, refusal)
                if "forgot" in session.info and len(rows) > 1:
                    raise MustGoApart  # what others of the batch are to be told is not in the outbox yet
            await session.flush()
            await outbox.put(session, handled.owed)
        except (MustGoApart, Unreadable):
            raise MustGoApart from None
        except Exception as error:
            log.info("a batch goes apart: %s", type(error).__name__)
            raise MustGoApart from error

    async def _introduce(self, session: AsyncSession, arrived: Sequence[Incoming], post: Post) -> None:
        """Give each Incoming its person: one look-up for all."""
        await self._renew(session, post)
        ids = {incoming.profile.telegram_id for incoming in arrived}
        known = await people.gather(session, ids, _now()) if ids else {}
        await seats.gather(session, [person.id for person in known.values()])
        for incoming in arrived:
            self._meet(incoming, known[incoming.profile.telegram_id], post)

    async def _renew(self, session: AsyncSession, post: Post) -> None:
        """Whoever became staff in this batch, or ceased to be, is so from here on: menus, and what they may do."""
        if roles.changed(session):
            post.roles.clear()
            post.roles.update(await roles.everyone(session))

    def _meet(self, incoming: Incoming, person: Person, post: Post) -> None:
        incoming.person = person
        incoming.roles = post.roles.get(person.id, ())
        incoming.zone = self.settings.timezone
        incoming.notice_hash = notice_hash(post.words(person).language)
        if incoming.room is not None:
            return  # says nothing of the chat with us, and nothing there is a menu's label
        if incoming.blocked:
            person.unreachable_at, person.unreachable_reason = incoming.at, "blocked the bot"
        elif person.unreachable_at is not None:
            person.unreachable_at = person.unreachable_reason = None
        label = self._labels.get(unpictured(incoming.text or ""))
        if label is not None and incoming.media is None:
            incoming.command, incoming.text = label, None

    async def _handle(self, session: AsyncSession, incoming: Incoming, post: Post, handled: Handled) -> None:
        incoming.roles = post.roles.get(incoming.person.id, ())
        said = await dispatch.answer(incoming, session)
        await self._renew(session, post)
        handled.owed += await post.rows(session, incoming, said)
        if incoming.callback_id:
            toasts = [post.toast(incoming, say) for say in said if isinstance(say, Toast)]
            handled.spinners[incoming.callback_id] = " ".join(toasts)
            handled.quiet.add(incoming.callback_id)

    async def _refuse(
        self, session: AsyncSession, incoming: Incoming, post: Post, handled: Handled, refusal: Refusal
    ) -> None:
        """A no: over the chat when the button is fresh, else as a message."""
        say = Say(refusal.key, refusal.values)
        if incoming.callback_id and (_now() - incoming.at).total_seconds() < FRESH_SECONDS:
            handled.spinners[incoming.callback_id] = post.toast(incoming, say)
        else:
            handled.owed += await post.rows(session, incoming, [say])

    # Apart: a savepoint each, so that one that fails takes nobody else with it.

    async def _apart(
        self, session: AsyncSession, rows: Sequence[Waiting], post: Post, handled: Handled
    ) -> None:
        for row in rows:
            try:
                incoming = read(row.raw, row.received_at)
                if incoming is not None:
                    await self._alone(session, incoming, post, handled)
                handled.done.append(row.id)
            except Unreadable as error:
                await self._give_up(session, row, None, post, handled, f"unreadable: {error}")
            except SQLAlchemyError as error:
                if isinstance(error, DBAPIError) and error.connection_invalidated:
                    raise
                handled.troubled = True
                await self._give_up(session, row, incoming, post, handled, _place(error))
            except Exception as error:
                log.error("update %d failed: %s\n%s", row.update_id, _place(error), _trace(error))
                if apart.scarce(error):  # nothing is wrong with the update: it waits
                    handled.troubled = True
                    continue
                await self._give_up(session, row, incoming, post, handled, _place(error))

    async def _alone(self, session: AsyncSession, incoming: Incoming, post: Post, handled: Handled) -> None:
        mine = Handled()
        try:
            async with session.begin_nested():
                await self._introduce(session, [incoming], post)
                await self._handle(session, incoming, post, mine)
                await session.flush()
                await outbox.put(session, mine.owed)
        except Refusal as refusal:
            mine = Handled()
            await self._introduce(session, [incoming], post)
            await self._refuse(session, incoming, post, mine, refusal)
            await outbox.put(session, mine.owed)
        handled.owed += mine.owed
        handled.spinners |= mine.spinners
        handled.quiet |= mine.quiet

    async def _give_up(
        self,
        session: AsyncSession,
        row: Waiting,
        incoming: Incoming | None,
        post: Post,
        handled: Handled,
        error: str,
    ) -> None:
        """Count the attempt; after the last one the person gets an apology and staff a dead letter."""
        dead = await inbox.failed(session, row, error, _now(), last=incoming is None)
        if dead and incoming is not None:
            await self._introduce(session, [incoming], post)
            owed = await post.rows(session, incoming, [Say("apology")])
            await outbox.put(session, owed)
            handled.owed += owed
            if incoming.callback_id:
                handled.spinners[incoming.callback_id] = ""

    # Spinners: the waiting circle on a pressed button. Not owed: a press is forgotten after 150 s anyway.

    def _beside(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._spinning.add(task)
        task.add_done_callback(self._spinning.discard)

    async def _spin(self, callback_id: str, words: str, *, alert: bool) -> None:
        payload: dict[str, Any] = {"callback_query_id": callback_id}
        if words:
            payload |= {"text": words, "show_alert": alert}
        with contextlib.suppress(TelegramError):
            await self.api.call("answerCallbackQuery", payload)


class _Changes:
    """Whether a handler has touched the session: what must not have happened before a Refusal is said."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._flushes = 0
        self._seen = (0, 0, 0)
        event.listen(session.sync_session, "after_flush", self._flushed)
        event.listen(session.sync_session, "do_orm_execute", self._executed)

    def _flushed(self, _session: object, _context: object) -> None:
        self._flushes += 1

    def _executed(self, state: ORMExecuteState) -> None:
        """A statement written out by hand changes rows too."""
        if state.is_insert or state.is_update or state.is_delete:
            self._flushes += 1

    def _now(self) -> tuple[int, int, int]:
        dirty = self._session.dirty
        return self._flushes, len(self._session.new), sum(len(inspect(one).committed_state) for one in dirty)

    def mark(self) -> None:
        """From here on."""
        self._seen = self._now()

    def since_mark(self) -> bool:
        """Whether anything was added, changed or written since."""
        return self._now() != self._seen


def _place(error: Exception) -> str:
    """What failed and where, without what the person wrote."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} in {where}"


def _trace(error: Exception) -> str:
    """Where it came from, without the error's own words: they may be what a person wrote."""
    return "".join(traceback.format_tb(error.__traceback__))


def _now() -> datetime:
    return datetime.now(UTC)
