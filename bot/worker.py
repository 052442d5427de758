"""inbox -> handler -> outbox: the updates of many people in one transaction, each with its own result."""

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
from sqlalchemy.orm import ORMExecuteState
from telegram.error import TelegramError

from bot import child_process
from bot.locales import notice_hash
from bot.notices import OutboxRow
from bot.sender import Sender
from bot.settings import Settings
from bot.telegram.api import Api
from bot.telegram.command_lists import publish_staff_commands
from bot.telegram.incoming import UnreadableUpdate, parse_update
from bot.telegram.outgoing import MessageRenderer, menu_labels
from bot.throttle import Throttle
from handlers import dispatch, routes
from handlers.messages import Incoming, Refusal, Say, Toast
from storage.accounts import people
from storage.database import Database, Session
from storage.messages import inbox, outbox
from storage.messages.inbox import PendingUpdate
from storage.models import Person
from storage.seats import seats
from storage.team import roles
from storage.text.normalization import strip_emoji

log = logging.getLogger(__name__)

BATCH_SIZE = 100
PAUSE_SECONDS = 1.0
"""Seconds to wait after an error that may be temporary."""
CALLBACK_FRESH_SECONDS = 10
"""A press older than this has lost its spinner: a refusal is sent as a message instead of an alert."""


class HandleSeparately(Exception):
    """Part of the batch failed, or refused after a change: handle each update separately."""


BatchHandler = Callable[[Session, Sequence[PendingUpdate], MessageRenderer, "BatchResult"], Awaitable[None]]


@dataclass(slots=True)
class BatchResult:
    """The result of a batch: handled inbox rows, outbox rows, and answers to pressed buttons."""

    done_ids: list[int] = field(default_factory=list)
    outbox_rows: list[OutboxRow] = field(default_factory=list)
    callback_answers: dict[str, str] = field(default_factory=dict)
    """callback_query_id -> text of the toast, or an empty string."""
    without_alert: set[str] = field(default_factory=set)
    """Ids of callback queries that are answered with a toast instead of an alert."""
    command_lists: dict[int, Sequence[str]] = field(default_factory=dict)
    """Chat -> its new list of commands, after a role was granted or removed."""
    needs_pause: bool = False
    """The database rejected an update's changes, or the machine ran out of resources."""


class Worker:
    """Handles the inbox. Several workers may run on one PostgreSQL database; on SQLite there is one."""

    def __init__(self, database: Database, api: Api, sender: Sender, settings: Settings) -> None:
        self.database, self.api, self.sender, self.settings = database, api, sender, settings
        self.on_commit: Callable[[], None] = lambda: None
        """Called after each committed batch, for example to wake the walls."""
        self._menu_labels = menu_labels(settings.timezone)
        self.throttle = Throttle(settings.send_per_chat_seconds)
        self._wakeup = asyncio.Event()
        self._stopping = False
        self._background_tasks: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Note that there are new updates in the inbox."""
        self._wakeup.set()

    def stop(self) -> None:
        """Take no further batch; `run` ends after the current one."""
        self._stopping = True
        self._wakeup.set()

    async def run(self) -> None:
        """Handle updates until `stop`."""
        while not self._stopping:
            self._wakeup.clear()
            try:
                busy = await self.handle_batch()
            except SQLAlchemyError as error:
                log.error("the database cannot be used (%s); trying again in a second", type(error).__name__)
                await asyncio.sleep(1)
                continue
            if not busy:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wakeup.wait(), self.throttle.seconds_to_wait)
        if self._background_tasks:
            await asyncio.wait(self._background_tasks, timeout=5)

    async def handle_batch(self) -> bool:
        """Handle one batch; returns whether there was one."""
        try:
            handled = await self._run_batch(self._handle_together)
        except HandleSeparately:
            handled = await self._run_batch(self._handle_separately)
        if handled is None:
            return False
        if handled.needs_pause:
            await asyncio.sleep(PAUSE_SECONDS)  # a deadlock, a full disk: it may pass before the next attempt
        self.on_commit()
        if handled.outbox_rows:
            self.sender.wake()
        for callback_id, words in handled.callback_answers.items():
            self._run_in_background(
                self._answer_callback(callback_id, words, alert=callback_id not in handled.without_alert)
            )
        for chat_id, names in handled.command_lists.items():
            self._run_in_background(publish_staff_commands(self.api, self.settings, chat_id, names))
        return True

    async def _run_batch(self, way: BatchHandler) -> BatchResult | None:
        async with self.database.session.begin() as session:
            rows = await inbox.lock_pending(session, BATCH_SIZE, self.throttle.throttled_senders())
            if not rows:
                return None
            post = MessageRenderer(
                self.settings.default_language, self.settings.timezone, await roles.roles_by_person(session)
            )
            handled = BatchResult()
            await way(session, rows, post, handled)
            self.throttle.record(rows)  # once: a batch that is handled anew, one by one, comes here once
            await inbox.mark_handled(session, handled.done_ids, _now())
            for person_id in sorted(session.changed_roles):
                member = await session.get(Person, person_id)
                if member is not None and member.telegram_id is not None:
                    having = {role.role for role in await roles.roles_of(session, member)}
                    handled.command_lists[member.telegram_id] = routes.commands_for(having)
            has_erased = session.has_erased
        if has_erased:
            await self.database.truncate_wal()
        return handled

    # Together: one flush for everybody, the usual and fast case.

    async def _handle_together(
        self,
        session: Session,
        rows: Sequence[PendingUpdate],
        post: MessageRenderer,
        handled: BatchResult,
    ) -> None:
        arrived = []
        try:
            for row in rows:
                handled.done_ids.append(row.id)
                if incoming := parse_update(row.raw, row.received_at):
                    arrived.append(incoming)
            await self._load_people(session, arrived, post)
            changes = _ChangeTracker(session)
            for incoming in arrived:
                changes.mark()
                try:
                    await self._handle(session, incoming, post, handled)
                except Refusal as refusal:
                    await self._refuse_together(session, incoming, post, handled, refusal, changes)
                if session.has_erased and len(rows) > 1:
                    raise HandleSeparately  # the messages of others in the batch are not in the outbox yet
            await session.flush()
            await outbox.enqueue(session, handled.outbox_rows)
        except (HandleSeparately, UnreadableUpdate):
            raise HandleSeparately from None
        except Exception as error:
            log.info("a batch goes apart: %s", type(error).__name__)
            raise HandleSeparately from error

    async def _load_people(
        self, session: Session, arrived: Sequence[Incoming], post: MessageRenderer
    ) -> None:
        """Attach each Incoming's person, with one query for all."""
        await self._reload_roles(session, post)
        ids = {incoming.profile.telegram_id for incoming in arrived}
        known = await people.get_or_create(session, ids, _now()) if ids else {}
        await seats.preload(session, [person.id for person in known.values()])
        for incoming in arrived:
            self._attach_person(incoming, known[incoming.profile.telegram_id], post)

    async def _reload_roles(self, session: Session, post: MessageRenderer) -> None:
        """Load the roles again if they were changed in this batch: they affect menus and permissions."""
        if session.changed_roles:
            post.roles.clear()
            post.roles.update(await roles.roles_by_person(session))

    def _attach_person(self, incoming: Incoming, person: Person, post: MessageRenderer) -> None:
        incoming.person = person
        incoming.roles = post.roles.get(person.id, ())
        incoming.timezone = self.settings.timezone
        incoming.notice_hash = notice_hash(post.locale_of(person).language)
        if incoming.group is not None:
            return  # says nothing of the chat with us, and nothing there is a menu's label
        if incoming.blocked:
            person.unreachable_at, person.unreachable_reason = incoming.at, "blocked the bot"
        elif person.unreachable_at is not None:
            person.unreachable_at = person.unreachable_reason = None
        label = self._menu_labels.get(strip_emoji(incoming.text or ""))
        if label is not None and incoming.media is None:
            incoming.command, incoming.text = label, None

    async def _handle(
        self,
        session: Session,
        incoming: Incoming,
        post: MessageRenderer,
        handled: BatchResult,
        reopening: Refusal | None = None,
    ) -> None:
        incoming.roles = post.roles.get(incoming.person.id, ())
        said = await (
            dispatch.reopen(incoming, session, reopening)
            if reopening is not None
            else dispatch.dispatch(incoming, session)
        )
        await self._reload_roles(session, post)
        handled.outbox_rows += await post.reply_rows(session, incoming, said)
        if incoming.callback_id:
            toasts = [post.toast(incoming, say) for say in said if isinstance(say, Toast)]
            handled.callback_answers[incoming.callback_id] = " ".join(toasts)
            handled.without_alert.add(incoming.callback_id)

    async def _refuse_together(
        self,
        session: Session,
        incoming: Incoming,
        post: MessageRenderer,
        handled: BatchResult,
        refusal: Refusal,
        changes: "_ChangeTracker",
    ) -> None:
        """Raises HandleSeparately when something was changed before the refusal: only a rollback undoes that."""
        if changes.changed_since_mark():
            raise HandleSeparately from None
        if await self._reopen(session, incoming, post, handled, refusal):
            return
        if changes.changed_since_mark():
            raise HandleSeparately from None
        await self._reply_refusal(session, incoming, post, handled, refusal)

    async def _reopen(
        self,
        session: Session,
        incoming: Incoming,
        post: MessageRenderer,
        handled: BatchResult,
        refusal: Refusal,
    ) -> bool:
        """Show what a button that is out of date is about, as it stands now; returns whether that could be done."""
        if refusal.reopen is None:
            return False
        try:
            await self._handle(session, incoming, post, handled, reopening=refusal)
        except Refusal:
            return False
        return True

    async def _reply_refusal(
        self,
        session: Session,
        incoming: Incoming,
        post: MessageRenderer,
        handled: BatchResult,
        refusal: Refusal,
    ) -> None:
        """Answer a refusal: as an alert if the button was just pressed, else as a message."""
        say = Say(refusal.key, refusal.values)
        if incoming.callback_id and (_now() - incoming.at).total_seconds() < CALLBACK_FRESH_SECONDS:
            handled.callback_answers[incoming.callback_id] = post.toast(incoming, say)
        else:
            handled.outbox_rows += await post.reply_rows(session, incoming, [say])

    # Separately: a savepoint each, so that one failure does not affect the others.

    async def _handle_separately(
        self,
        session: Session,
        rows: Sequence[PendingUpdate],
        post: MessageRenderer,
        handled: BatchResult,
    ) -> None:
        for row in rows:
            incoming = None
            try:
                incoming = parse_update(row.raw, row.received_at)
                if incoming is not None:
                    await self._handle_one(session, incoming, post, handled)
                handled.done_ids.append(row.id)
            except UnreadableUpdate as error:
                await self._record_failure(session, row, None, post, handled, f"unreadable: {error}")
            except SQLAlchemyError as error:
                if isinstance(error, DBAPIError) and error.connection_invalidated:
                    raise
                handled.needs_pause = True
                await self._record_failure(session, row, incoming, post, handled, _error_location(error))
            except Exception as error:
                log.error(
                    "update %d failed: %s\n%s",
                    row.update_id,
                    _error_location(error),
                    _format_traceback(error),
                )
                if child_process.is_resource_shortage(error):  # the update itself is fine: it waits
                    handled.needs_pause = True
                    continue
                await self._record_failure(session, row, incoming, post, handled, _error_location(error))

    async def _handle_one(
        self, session: Session, incoming: Incoming, post: MessageRenderer, handled: BatchResult
    ) -> None:
        try:
            mine = await self._handle_nested(session, incoming, post)
        except Refusal as refusal:
            mine = await self._handle_refused(session, incoming, post, refusal)
        handled.outbox_rows += mine.outbox_rows
        handled.callback_answers |= mine.callback_answers
        handled.without_alert |= mine.without_alert

    async def _handle_nested(
        self,
        session: Session,
        incoming: Incoming,
        post: MessageRenderer,
        reopening: Refusal | None = None,
    ) -> BatchResult:
        """Handle it in a savepoint. Raises Refusal, with nothing of it kept."""
        mine = BatchResult()
        async with session.begin_nested():
            await self._load_people(session, [incoming], post)
            await self._handle(session, incoming, post, mine, reopening)
            await session.flush()
            await outbox.enqueue(session, mine.outbox_rows)
        return mine

    async def _handle_refused(
        self, session: Session, incoming: Incoming, post: MessageRenderer, refusal: Refusal
    ) -> BatchResult:
        """A no; instead of one to a button that is out of date, what it is about as it stands now."""
        if refusal.reopen is not None:
            with contextlib.suppress(Refusal):
                return await self._handle_nested(session, incoming, post, reopening=refusal)
        mine = BatchResult()
        await self._load_people(session, [incoming], post)
        await self._reply_refusal(session, incoming, post, mine, refusal)
        await outbox.enqueue(session, mine.outbox_rows)
        return mine

    async def _record_failure(
        self,
        session: Session,
        row: PendingUpdate,
        incoming: Incoming | None,
        post: MessageRenderer,
        handled: BatchResult,
        error: str,
    ) -> None:
        """Count the attempt; after the last one the update is a dead letter and the person gets an apology."""
        dead = await inbox.record_failure(session, row, error, _now(), last=incoming is None)
        if dead and incoming is not None:
            await self._load_people(session, [incoming], post)
            owed = await post.reply_rows(session, incoming, [Say("internal-error")])
            await outbox.enqueue(session, owed)
            handled.outbox_rows += owed
            if incoming.callback_id:
                handled.callback_answers[incoming.callback_id] = ""

    # Spinners: the waiting circle on a pressed button. Not owed: a press is forgotten after 150 s anyway.

    def _run_in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._background_tasks.add(task)
        task.add_done_callback(self._background_tasks.discard)

    async def _answer_callback(self, callback_id: str, words: str, *, alert: bool) -> None:
        payload: dict[str, Any] = {"callback_query_id": callback_id}
        if words:
            payload |= {"text": words, "show_alert": alert}
        with contextlib.suppress(TelegramError):
            await self.api.call("answerCallbackQuery", payload)


class _ChangeTracker:
    """Detects changes of the session by a handler, which must not precede a Refusal."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._flushes = 0
        self._marked = (0, 0, 0, 0)
        event.listen(session.sync_session, "after_flush", self._on_flush)
        event.listen(session.sync_session, "do_orm_execute", self._on_execute)

    def _on_flush(self, _session: object, _context: object) -> None:
        self._flushes += 1

    def _on_execute(self, state: ORMExecuteState) -> None:
        """Count statements executed directly, which change rows too."""
        if state.is_insert or state.is_update or state.is_delete:
            self._flushes += 1

    def _fingerprint(self) -> tuple[int, int, int, int]:
        session = self._session
        fields = sum(len(inspect(one).committed_state) for one in session.dirty)
        return self._flushes, len(session.new), len(session.deleted), fields

    def mark(self) -> None:
        """Start tracking changes from here."""
        self._marked = self._fingerprint()

    def changed_since_mark(self) -> bool:
        """Whether anything was added, changed or executed since `mark`."""
        return self._fingerprint() != self._marked


def _error_location(error: Exception) -> str:
    """Log what failed and where, without what the person wrote."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} in {where}"


def _format_traceback(error: Exception) -> str:
    """The traceback without the error's text, which may contain what a person wrote."""
    return "".join(traceback.format_tb(error.__traceback__))


def _now() -> datetime:
    return datetime.now(UTC)
