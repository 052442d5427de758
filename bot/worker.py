"""The worker: take batches of updates from the inbox, have them handled, and answer the pressed buttons."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import TelegramError

from bot import metrics
from bot.activity import Activity
from bot.change_watch import ChangeWatch
from bot.current_time import utc_now
from bot.erasure_journal import ErasureJournal
from bot.inbox_batch import BatchResult, HandleSeparately, InboxBatch
from bot.sender import Sender
from bot.settings import Settings
from bot.telegram.api import Api
from bot.telegram.command_lists import CommandList, publish_chat_commands
from bot.telegram.outgoing import MessageRenderer
from bot.telegram.reply_markup import menu_labels
from bot.throttle import Throttle
from handlers import routes
from storage import wakeups
from storage.database import Database, Session
from storage.messages import inbox
from storage.messages.inbox import PendingUpdate
from storage.models import Person
from storage.team import roles

log = logging.getLogger(__name__)

BATCH_SIZE = 100
"""Updates in one transaction, at most one of each person."""
COMMANDS_SECONDS = (0, 1, 10, 60)
"""Seconds before each attempt to set the commands of a chat."""
PAUSE_SECONDS = 1.0
"""Seconds to wait after an error that may be temporary."""

BatchHandler = Callable[[InboxBatch, Sequence[PendingUpdate]], Awaitable[None]]


class Worker:
    """Handles the inbox. Several workers may run on one PostgreSQL database; on SQLite there is one."""

    def __init__(self, database: Database, api: Api, sender: Sender, settings: Settings) -> None:
        self.database, self.api, self.sender, self.settings = database, api, sender, settings
        self.activity = Activity()
        self.on_commit: Callable[[], None] = lambda: None
        """Called after each committed batch, for example to wake the walls."""
        self._menu_labels = menu_labels(settings.timezone)
        self.erasure_journal = ErasureJournal(settings.erasure_journal_path)
        self.throttle = Throttle(settings.send_per_chat_seconds)
        self._changes = ChangeWatch(database)
        self._wakeup = asyncio.Event()
        self.is_idle = False
        """Whether it would begin at once with a new update."""
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
        self.activity.start()
        while not self._stopping:
            self._wakeup.clear()
            try:
                busy = await self.handle_batch()
                self.activity.succeed()
            except SQLAlchemyError as error:
                self.activity.fail(type(error).__name__)
                log.error("the database cannot be used (%s); trying again in a second", type(error).__name__)
                await asyncio.sleep(1)
                continue
            if not busy:
                await self._wait_for_updates()
        if self._background_tasks:
            await asyncio.wait(self._background_tasks, timeout=5)

    async def _wait_for_updates(self) -> None:
        """Wait until there may be an update to handle: until it is time to look, or `wake`."""
        self.is_idle = waits = True
        while waits:
            waits = False
            try:
                async with asyncio.timeout(self.throttle.seconds_to_wait):
                    await self._wakeup.wait()
            except TimeoutError:
                waits = not (self.throttle.throttled_senders() or self._changes.may_have_changed())
        self.is_idle = False

    async def handle_batch(self) -> bool:
        """Handle one batch; return whether there was one."""
        try:
            result = await self._run_batch(InboxBatch.handle_together)
        except HandleSeparately as apart:
            result = await self._run_batch(InboxBatch.handle_separately, apart.unused_numbers)
        if result is None:
            return False
        metrics.UPDATES_HANDLED.inc(len(result.done_ids))
        self.on_commit()
        if result.outbox_rows:
            self.sender.wake()
        for callback_id, text in result.callback_answers.items():
            alert = callback_id not in result.without_alert
            self._run_in_background(self._answer_callback(callback_id, text, alert=alert))
        for chat_id, commands in result.command_lists.items():
            self._run_in_background(self._publish_commands(chat_id, commands))
        if result.needs_pause:
            await asyncio.sleep(PAUSE_SECONDS)  # a deadlock, a full disk: it may pass before the next attempt
        return True

    async def _run_batch(
        self, handle: BatchHandler, unused_numbers: dict[int, list[int]] | None = None
    ) -> BatchResult | None:
        """Handle pending updates in one transaction; return None if there are none.

        `unused_numbers`: those that the questions of the batch had at the first attempt.
        """
        async with self.database.short() as session:
            session.unused_numbers = unused_numbers or {}
            rows = await inbox.lock_pending(session, BATCH_SIZE, self.throttle.throttled_senders())
            if not rows:
                return None
            renderer = MessageRenderer(
                self.settings.default_language, self.settings.timezone, await roles.roles_by_person(session)
            )
            batch = InboxBatch(
                session, renderer, self._menu_labels, self.settings.timezone, self.erasure_journal
            )
            await handle(batch, rows)
            await inbox.mark_handled(session, batch.result.done_ids, utc_now())
            batch.result.command_lists |= await _changed_command_lists(session)
            if batch.result.outbox_rows and not self.sender.is_running:
                await wakeups.notify(session, wakeups.OUTBOX)
            await batch.check_seats()
            self.throttle.record(rows)  # not reached by a batch that is rolled back to be handled separately
            has_erased = session.has_erased
        if has_erased:
            await self.database.truncate_wal()
        return batch.result

    # Spinners: the waiting circle on a pressed button. Not stored: Telegram forgets a press after 150 s anyway.

    def _run_in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._background_tasks.add(task)
        task.add_done_callback(self._background_tasks.discard)

    async def _answer_callback(self, callback_id: str, text: str, *, alert: bool) -> None:
        payload: dict[str, Any] = {"callback_query_id": callback_id}
        if text:
            payload |= {"text": text, "show_alert": alert}
        with contextlib.suppress(TelegramError):
            await self.api.call("answerCallbackQuery", payload)

    async def _publish_commands(self, chat_id: int, commands: CommandList) -> None:
        """Set the commands of a chat. It is tried again after an error: setting them twice does no harm."""
        for seconds in COMMANDS_SECONDS:
            await asyncio.sleep(seconds)
            try:
                await publish_chat_commands(self.api, self.settings, chat_id, commands)
                return
            except TelegramError as error:
                log.warning("the commands of a chat could not be set: %s", type(error).__name__)


async def _changed_command_lists(session: Session) -> dict[int, CommandList]:
    """Return the commands of each chat whose person was given or lost a role in this session."""
    lists: dict[int, CommandList] = {}
    for person_id in sorted(session.changed_roles):
        person = await session.get(Person, person_id)
        if person is not None and person.telegram_id is not None:
            names = {role.role for role in await roles.roles_of(session, person)}
            lists[person.telegram_id] = CommandList(routes.commands_for(names), person.language)
    return lists
