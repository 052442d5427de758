"""Handle a batch of updates in one transaction, each with its own result."""

import asyncio
import contextlib
import logging
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot import child_process
from bot.change_tracker import ChangeTracker
from bot.current_time import utc_now
from bot.erasure_journal import ErasureJournal
from bot.locales import notice_hash
from bot.notices import OutboxRow
from bot.telegram.command_lists import CommandList
from bot.telegram.incoming import UnreadableUpdate, parse_update
from bot.telegram.outgoing import MessageRenderer
from bot.telegram.reply_markup import button_labels
from handlers import dispatch
from handlers.messages import Incoming, PublishCommands, Refusal, Say, Toast
from handlers.routes import commands_for
from handlers.ui import kept_updates, turns
from storage.accounts import people
from storage.database import Session
from storage.messages import inbox, outbox
from storage.messages.inbox import PendingUpdate
from storage.models import Person
from storage.seats import late_seats, seats
from storage.team import roles
from storage.text.normalization import strip_emoji

log = logging.getLogger(__name__)

CALLBACK_FRESH_SECONDS = 10
"""Seconds after which a refusal is sent as a message: the spinner, and with it the alert, may have ended."""


class HandleSeparately(Exception):
    """Part of the batch failed, or was refused after a change: roll back and handle each update separately."""

    def __init__(self, unused_numbers: dict[int, list[int]] | None = None) -> None:
        super().__init__()
        self.unused_numbers = unused_numbers or {}
        """The numbers of questions that the batch had reserved, and that may be used."""


@dataclass(slots=True)
class BatchResult:
    """The result of a batch: handled inbox rows, outbox rows, and answers to pressed buttons."""

    done_ids: list[int] = field(default_factory=list)
    outbox_rows: list[OutboxRow] = field(default_factory=list)
    callback_answers: dict[str, str] = field(default_factory=dict)
    """Callback query id -> text of the toast, or an empty string."""
    without_alert: set[str] = field(default_factory=set)
    """Ids of callback queries that are answered with a toast instead of an alert."""
    command_lists: dict[int, CommandList] = field(default_factory=dict)
    """Chat id -> its new list of commands, after a role was granted or removed, or another language was chosen."""
    needs_pause: bool = False
    """The database rejected an update's changes, or the machine ran out of resources."""


class InboxBatch:
    """Handles the updates of many people in one session, which the caller commits."""

    def __init__(
        self,
        session: Session,
        renderer: MessageRenderer,
        menu_labels: Mapping[str, str],
        timezone: str,
        erasure_journal: ErasureJournal,
    ) -> None:
        self.session, self.renderer = session, renderer
        self.menu_labels, self.timezone = menu_labels, timezone
        self.erasure_journal = erasure_journal
        self.result = BatchResult()

    # Together: one flush for all updates, the usual and fast case.

    async def handle_together(self, rows: Sequence[PendingUpdate]) -> None:
        """Handle all updates with one flush. Raises HandleSeparately."""
        self.session.locks_late = self.session.is_postgresql
        try:
            arrived = await self._handle_all(rows)
            await people.write_steps(self.session)
            await self.session.flush()
            await outbox.enqueue(self.session, self.result.outbox_rows)
            for incoming in arrived:  # a single one if anybody was erased
                await self._record_erasures(incoming)
        except (HandleSeparately, UnreadableUpdate):
            raise HandleSeparately(self.session.reserved_numbers) from None
        except Exception as error:
            raise self._apart(error) from error

    async def check_seats(self) -> None:
        """Check the new seats, last of all before COMMIT, since others wait meanwhile. Raises HandleSeparately."""
        try:
            await late_seats.check(self.session)
        except (late_seats.SeatsChanged, SQLAlchemyError) as error:
            raise self._apart(error) from error

    def _apart(self, error: Exception) -> HandleSeparately:
        """Log why the batch is handled separately; numbers reserved before a lost connection are not used.

        The server may have crashed, or been replaced by its standby, before it wrote them: it gives them once more.
        """
        log.info("a batch goes apart: %s", type(error).__name__)
        return HandleSeparately(None if _is_connection_lost(error) else self.session.reserved_numbers)

    async def _handle_all(self, rows: Sequence[PendingUpdate]) -> list[Incoming]:
        arrived = []
        for row in rows:
            self.result.done_ids.append(row.id)
            if incoming := parse_update(row.raw, row.received_at):
                arrived.append(incoming)
        await self._load_people(arrived)
        await turns.preload_prompts(self.session, arrived)
        changes = ChangeTracker(self.session)
        for incoming in arrived:
            changes.mark()
            try:
                await self._handle(incoming, self.result)
            except Refusal as refusal:
                await self._refuse(incoming, refusal, changes)
            if self.session.has_erased and len(rows) > 1:
                raise HandleSeparately  # the messages of others in the batch are not in the outbox yet
            if kept_updates.is_waiting(incoming.person):
                raise HandleSeparately  # each of them needs a savepoint
            # On SQLite nothing else here gives the others their turn (`Database.short`).
            await asyncio.sleep(0)
        return arrived

    async def _refuse(self, incoming: Incoming, refusal: Refusal, changes: ChangeTracker) -> None:
        """Answer a refusal. Raises HandleSeparately after a change, which only a rollback undoes."""
        if changes.changed_since_mark():
            raise HandleSeparately from None
        if await self._reopen(incoming, refusal):
            return
        if changes.changed_since_mark():
            raise HandleSeparately from None
        await self._reply_refusal(incoming, refusal, self.result)

    async def _reopen(self, incoming: Incoming, refusal: Refusal) -> bool:
        """Open the current page in place of a button that is out of date; return whether that was possible."""
        if refusal.reopen is None:
            return False
        try:
            await self._handle(incoming, self.result, reopening=refusal)
        except Refusal:
            return False
        return True

    # Separately: a savepoint each, so that one failure does not affect the others.

    async def handle_separately(self, rows: Sequence[PendingUpdate]) -> None:
        """Handle each update in a savepoint of its own; count failures as attempts."""
        for row in rows:
            incoming = None
            try:
                incoming = parse_update(row.raw, row.received_at)
                if incoming is not None:
                    await self._handle_update(incoming)
                    for kept in kept_updates.take(incoming):
                        await self._handle_update(kept)
                self.result.done_ids.append(row.id)
                await asyncio.sleep(0)
            except UnreadableUpdate as error:
                await self._record_failure(row, None, f"unreadable: {error}")
            except SQLAlchemyError as error:
                if _is_connection_lost(error):
                    raise
                self.result.needs_pause = True
                await self._record_failure(row, incoming, _error_location(error))
            except Exception as error:
                where = _error_location(error)
                log.error("update %d failed: %s\n%s", row.update_id, where, _format_traceback(error))
                if child_process.is_resource_shortage(error):  # the update itself is fine: it waits
                    self.result.needs_pause = True
                    continue
                await self._record_failure(row, incoming, where)

    async def _handle_update(self, incoming: Incoming) -> None:
        try:
            result = await self._handle_current(incoming)
        except Refusal as refusal:
            result = await self._handle_refused(incoming, refusal)
        self.result.outbox_rows += result.outbox_rows
        self.result.callback_answers |= result.callback_answers
        self.result.without_alert |= result.without_alert
        self.result.command_lists |= result.command_lists

    async def _handle_current(self, incoming: Incoming) -> BatchResult:
        """Handle an update in a savepoint, again if its seminar has changed while it waited for the lock."""
        with contextlib.suppress(late_seats.SeatsChanged):
            return await self._handle_nested(incoming)
        return await self._handle_nested(incoming)

    async def _handle_nested(self, incoming: Incoming, reopening: Refusal | None = None) -> BatchResult:
        """Handle an update in a savepoint. Raises Refusal after rolling back to it."""
        result = BatchResult()
        async with self.session.begin_nested():
            await self._load_people([incoming])
            await self._handle(incoming, result, reopening)
            await self.session.flush()
            await outbox.enqueue(self.session, result.outbox_rows)
            await self._record_erasures(incoming)
        return result

    async def _handle_refused(self, incoming: Incoming, refusal: Refusal) -> BatchResult:
        """Answer a refusal, or open the current page in place of a button that is out of date."""
        if refusal.reopen is not None:
            with contextlib.suppress(Refusal):
                return await self._handle_nested(incoming, reopening=refusal)
        result = BatchResult()
        await self._load_people([incoming])
        await self._reply_refusal(incoming, refusal, result)
        await outbox.enqueue(self.session, result.outbox_rows)
        return result

    async def _record_failure(self, row: PendingUpdate, incoming: Incoming | None, error: str) -> None:
        """Count the attempt; after the last one the update is a dead letter and the person gets an apology."""
        dead = await inbox.record_failure(self.session, row, error, utc_now(), last=incoming is None)
        if dead and incoming is not None:
            await self._load_people([incoming])
            rows = await self.renderer.reply_rows(self.session, incoming, [Say("internal-error")])
            await outbox.enqueue(self.session, rows)
            self.result.outbox_rows += rows
            if incoming.callback_id:
                self.result.callback_answers[incoming.callback_id] = ""

    # One update: the person, the handler, the replies.

    async def _load_people(self, arrived: Sequence[Incoming]) -> None:
        """Attach the person's row and roles to each Incoming, with one query for all people."""
        await self._reload_roles()
        ids = {incoming.profile.telegram_id for incoming in arrived}
        known = await people.get_or_create(self.session, ids, utc_now()) if ids else {}
        await seats.preload(self.session, [person.id for person in known.values()])
        for incoming in arrived:
            self._attach_person(incoming, known[incoming.profile.telegram_id])

    async def _reload_roles(self) -> None:
        """Load the roles again if this batch changed them: they affect menus and permissions."""
        if self.session.changed_roles:
            self.renderer.roles.clear()
            self.renderer.roles.update(await roles.roles_by_person(self.session))

    def _attach_person(self, incoming: Incoming, person: Person) -> None:
        incoming.person = person
        incoming.roles = self.renderer.roles.get(person.id, ())
        incoming.timezone = self.timezone
        locale = self.renderer.locale_of(person)
        incoming.notice_hash = notice_hash
        incoming.labels = partial(button_labels, locale=locale)
        if incoming.group is not None:
            return  # a group's update tells nothing about the private chat, and has no menu labels
        if incoming.blocked:
            person.unreachable_at, person.unreachable_reason = incoming.at, "blocked the bot"
        elif person.unreachable_at is not None:
            person.unreachable_at = person.unreachable_reason = None
        command = self.menu_labels.get(strip_emoji(incoming.text or ""))
        if command is not None and incoming.media is None:
            incoming.command, incoming.text = command, None

    async def _handle(
        self, incoming: Incoming, result: BatchResult, reopening: Refusal | None = None
    ) -> None:
        """Call the handler and add its replies to `result`. Raises Refusal."""
        incoming.roles = self.renderer.roles.get(incoming.person.id, ())
        replies = await (
            dispatch.reopen(incoming, self.session, reopening)
            if reopening is not None
            else dispatch.dispatch(incoming, self.session)
        )
        await self._reload_roles()
        result.outbox_rows += await self.renderer.reply_rows(self.session, incoming, replies)
        if any(isinstance(reply, PublishCommands) for reply in replies):
            names = commands_for({role.role for role in incoming.roles})
            person = incoming.person
            result.command_lists[incoming.chat_id] = CommandList(names, person.language, incoming.is_staff)
        if incoming.callback_id:
            toasts = [self.renderer.toast(incoming, reply) for reply in replies if isinstance(reply, Toast)]
            result.callback_answers[incoming.callback_id] = " ".join(toasts)
            result.without_alert.add(incoming.callback_id)

    async def _record_erasures(self, incoming: Incoming) -> None:
        """Append to the journal before COMMIT: whoever is told that they were erased stays so after a restore.

        The last thing of an update: whatever fails before it, nobody is in the journal who is not erased.
        """
        if self.session.erased_subjects:
            await asyncio.to_thread(self.erasure_journal.add, self.session.erased_subjects, incoming.at)
            self.session.erased_subjects.clear()

    async def _reply_refusal(self, incoming: Incoming, refusal: Refusal, result: BatchResult) -> None:
        """Answer a refusal: with an alert if the button was just pressed, else with a message."""
        say = Say(refusal.key, refusal.values)
        if refusal.prompt is not None:
            say = replace(refusal.prompt, key=refusal.key, args=refusal.values)
        if incoming.callback_id and (utc_now() - incoming.at).total_seconds() < CALLBACK_FRESH_SECONDS:
            result.callback_answers[incoming.callback_id] = self.renderer.toast(incoming, say)
        else:
            result.outbox_rows += await self.renderer.reply_rows(self.session, incoming, [say])


def _is_connection_lost(error: Exception) -> bool:
    return isinstance(error, DBAPIError) and error.connection_invalidated


def _error_location(error: Exception) -> str:
    """Return the error's type, function and line, without its text: it may contain what a person wrote."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} in {where}"


def _format_traceback(error: Exception) -> str:
    """Return the traceback without the error's text, which may contain what a person wrote."""
    return "".join(traceback.format_tb(error.__traceback__))
