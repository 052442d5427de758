"""outbox -> Telegram: claims what is owed, sends within the limits, retries, writes down what happened."""

import asyncio
import itertools
import logging
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any

import orjson
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import InputFile
from telegram.error import (
    BadRequest,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot import fates
from bot.api import Api
from bot.drawing import Drawings, NotDrawn
from bot.going import Going
from bot.pacing import Pacing, Slots, seconds
from bot.queue import Queue
from bot.request import NotConnected
from storage import outbox, people, preferences, reminders
from storage.database import Database
from storage.outbox import Due, Outcome

log = logging.getLogger(__name__)

HANDS = 64
"""How many messages are claimed ahead where no limit slows them: enough to keep every connection busy."""
FEW = 3
AHEAD = 10
"""A claim, at Telegram's pace, is for a tenth of a second: few announcements are in doubt after a crash."""
IN_FLIGHT, PAID_IN_FLIGHT = 24, 120
DRAWINGS = 3
"""How often a picture is tried."""
WRITE_EVERY = 0.05
"""Seconds after which what happened is written down even when more is under way."""


class Sender:
    """One loop that starts sends as slots come free. Never inside a transaction while Telegram is asked."""

    def __init__(self, database: Database, api: Api, pacing: Pacing) -> None:
        self.database, self.api, self.pacing = database, api, pacing
        self.drawings = Drawings()
        self.going = Going(database)
        self.hands = _hands(pacing.slots)
        self.queue = Queue(pacing.free_for)
        self.paid = Queue(pacing.free_for)
        """What goes over the paid lane; `_paid_for`: the numbers of all in hand that are counted as paid."""
        self._paid_for: set[int] = set()
        pacing.on_chat_free = self._chat_free
        pacing.on_change = self._changed
        self._change = asyncio.Event()
        self._fresh = True
        self._more = self._more_paid = False
        self._look_again_at: datetime | None = None
        self._stopping = False
        self._wrote_at = 0.0
        self._out_of_touch = False
        """A COMMIT failed, perhaps after it was applied: rows may be marked as ours that we do not have."""
        self._under_way: set[asyncio.Task[None]] = set()
        self._flying: dict[Slots, set[int]] = {pacing.slots: set(), pacing.paid: set()}
        self._outcomes: list[Outcome] = []
        self._funds = 0
        """For how many more messages over the paid lane the budget lasts."""
        self._unreachable: list[tuple[int, str]] = []
        self._uploads: dict[int, str] = {}
        self._names: dict[int, str] = {}
        """Telegram's name for files of ours: a few calendar files go to everybody."""

    def wake(self) -> None:
        """There is something new in the outbox."""
        self._fresh = True
        self._change.set()

    def _changed(self) -> None:
        self._change.set()
        if not self._stopping:  # at once: the database may be busy writing down what happened
            self._start_what_may()

    def _chat_free(self, chat: int) -> None:
        self.queue.chat_free(chat)
        self.paid.chat_free(chat)

    def stop(self) -> None:
        """Start nothing more; `run` ends when what is in flight has landed and is written down."""
        self._stopping = True
        self._change.set()

    async def run(self) -> None:
        """Send for ever, or until `stop`. A database that is away for a while is waited for."""
        await self._recover()
        while not self._stopping:
            self._change.clear()
            try:
                await self._write_and_claim()
            except SQLAlchemyError as error:
                log.error("the outbox cannot be used (%s); trying again in a second", type(error).__name__)
                await asyncio.sleep(1)
                self._out_of_touch = self._fresh = True
                continue
            self._start_what_may()
            await self._rest()
        await self._finish()

    async def _recover(self) -> None:
        async with self.database.session.begin() as session:
            again, unknown = await outbox.recover(session, _now())
        if again or unknown:
            log.warning("after a crash: %d messages are sent again, %d are unknown", again, unknown)

    async def _finish(self) -> None:
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=12)
        left = [*self.queue.drain(), *self.paid.drain()]
        self._outcomes += [Outcome(row.id, outbox.PENDING, row.attempts) for row in left]
        async with self.database.session.begin() as session:
            await self._write(session)

    async def _rest(self) -> None:
        """Until something changes: a response, a slot, a new message; or it is time to look again."""
        if self._wants_more() or self._fresh:
            return
        seconds = WRITE_EVERY if self._outcomes else 1.0
        if self._look_again_at is not None:
            seconds = min(seconds, max(0.01, (self._look_again_at - _now()).total_seconds()))
        try:
            await asyncio.wait_for(self._change.wait(), seconds)
        except TimeoutError:
            # Quiet: look whether another process has written something that is owed.
            self._fresh = self._fresh or not self._outcomes

    # The database's side.

    def _wants_more(self) -> bool:
        due = self._look_again_at is not None and self._look_again_at <= _now()
        if self._hungry() and (self._more or self._fresh or due):
            return True
        return self._wants_paid() and (self._more_paid or self._fresh or due)

    def _hungry(self) -> bool:
        return self.queue.ready <= self.hands // 2

    def _wants_paid(self) -> bool:
        slots = self.pacing.paid
        return slots.per_second > 0 and self.paid.ready <= _hands(slots) // 2

    async def _write_and_claim(self) -> None:
        """One transaction: what happened goes out of memory, what is owed comes in."""
        claims = self._wants_more() or self._fresh
        if not (claims or self._time_to_write()):
            return
        rows: list[Due] = []
        paid: list[Due] = []
        async with self.database.session.begin() as session:
            await self._write(session)
            if self._out_of_touch:
                await outbox.recover(session, _now(), without=self._in_hand())
            if claims:
                rows = await self._claim(session)
                paid = await self._claim_paid(session)
        self._out_of_touch = False
        self._wrote_at = monotonic()
        # Only after COMMIT: what was not committed is neither written down nor ours to send.
        self._forget_written()
        for row in rows:
            self.queue.put(row)
        for row in paid:
            self.paid.put(row)
            self._paid_for.add(row.id)

    def _in_hand(self) -> list[int]:
        return [
            *self.queue.ids(),
            *self.paid.ids(),
            *itertools.chain(*self._flying.values()),
            *(one.id for one in self._outcomes),
        ]

    def _time_to_write(self) -> bool:
        if not self._outcomes:
            return False
        old = monotonic() - self._wrote_at > WRITE_EVERY
        return old or not self._under_way or len(self._outcomes) >= HANDS

    async def _claim(self, session: AsyncSession) -> list[Due]:
        """Take more in hand. With full hands only what overtakes announcements is taken."""
        hungry = self._hungry()
        crowded = self.queue.crowded(replies=False)
        full = self.queue.crowded(replies=True)
        self._fresh = False
        if self.going.held or self.pacing.paid.per_second:
            await self.going.look_in(session)  # it may have been resumed
        limit, lanes = (self.hands, ()) if hungry else (HANDS, (0, 1))
        self._funds = await preferences.paid_left(session) if self._wants_paid() and self.going.paid else 0
        held = [*self.going.held, *(self.going.paid if self._funds else ())]
        rows = await outbox.claim(session, _now(), limit, lanes, full, crowded, held)
        if hungry:
            self._more = len(rows) == limit
            self._look_again_at = None if self._more else await outbox.next_wait(session)
        if crowded:
            self._look_again_at = _now() + timedelta(seconds=0.5)
        return rows

    async def _claim_paid(self, session: AsyncSession) -> list[Due]:
        """Of what goes over the paid lane, as far as the budget lasts; beyond, it goes like everything else."""
        self._more_paid = False
        if not self._funds:
            return []
        limit = min(self._funds, _hands(self.pacing.paid))
        rows = await outbox.claim(session, _now(), limit, (outbox.ANNOUNCEMENTS,), only=self.going.paid)
        await preferences.pay(session, len(rows), _now())
        self._more_paid = len(rows) == limit
        return rows

    async def _write(self, session: AsyncSession) -> None:
        """Write down what happened up to now; more may land while the database is waited for."""
        outcomes, unreachable, uploads = [*self._outcomes], [*self._unreachable], dict(self._uploads)
        self._written = len(outcomes), len(unreachable), set(uploads)
        await outbox.finish(session, outcomes)
        unsent = sum(
            one.id in self._paid_for for one in outcomes if one.state in (outbox.PENDING, outbox.EXPIRED)
        )
        await preferences.pay(session, -unsent, _now())
        for chat, reason in unreachable:
            await people.unreachable(session, chat, reason, _now())
        for file_id, name in uploads.items():
            await outbox.uploaded(session, file_id, name)

    def _forget_written(self) -> None:
        """What landed since it was written stays for the next time."""
        outcomes, unreachable, uploads = self._written
        self._paid_for.difference_update(one.id for one in self._outcomes[:outcomes])
        del self._outcomes[:outcomes]
        del self._unreachable[:unreachable]
        for file_id in uploads:
            self._uploads.pop(file_id, None)

    # Telegram's side.

    def _start_what_may(self) -> None:
        if self.paid.ready:
            self._start_from(self.paid, self.pacing.paid, PAID_IN_FLIGHT)
        self._start_from(self.queue, self.pacing.slots, IN_FLIGHT)

    def _start_from(self, queue: Queue, slots: Slots, at_once: int) -> None:
        flying = self._flying[slots]
        while len(flying) < at_once and self.pacing.free(slots):
            row = queue.take()
            if row is None:
                return
            if row.lane == outbox.ANNOUNCEMENTS and slots.wait() > 0:
                queue.put(row)
                return
            if row.expires_at is not None and row.expires_at <= _now():
                self._outcomes.append(Outcome(row.id, outbox.EXPIRED, row.attempts, _now()))
                self._chat_free(row.chat_id)
                continue
            self.pacing.take(row.chat_id, row.method, slots)
            flying.add(row.id)
            task = asyncio.create_task(self._send(row, slots))
            self._under_way.add(task)
            task.add_done_callback(self._landed)

    def _landed(self, task: "asyncio.Task[None]") -> None:
        self._under_way.discard(task)
        self._changed()

    async def _send(self, row: Due, slots: Slots) -> None:
        try:
            if (fate := await self._overtaken(row)) is not None:
                self._not_sent(row, slots)
                self._outcomes.append(fate)
                return
            self._sent(row, await self._called(row, slots))
        except TelegramError as error:
            self._failed(row, error)
        except SQLAlchemyError as error:
            self._not_sent(row, slots)
            self._outcomes.append(fates.again(row, 1, type(error).__name__, counted=row.attempts))
        except (
            NotDrawn
        ) as error:  # the machine may be busy now; a picture that cannot be drawn at all is given up
            self._not_sent(row, slots)
            tried, why = row.attempts + 1, str(error)
            gone = Outcome(row.id, outbox.FAILED, tried, _now(), error=why)
            again = tried < DRAWINGS
            self._outcomes.append(fates.again(row, fates.LONGEST_WAIT, why, counted=tried) if again else gone)
        except Exception as error:  # a row that cannot be sent must not hold its chat and its slot for ever
            log.error("message %d cannot be sent: %s", row.id, type(error).__name__)
            self._not_sent(row, slots)
            self._outcomes.append(
                Outcome(row.id, outbox.FAILED, row.attempts + 1, _now(), error=type(error).__name__)
            )

        finally:
            self._flying[slots].discard(row.id)

    async def _called(self, row: Due, slots: Slots) -> Any:
        """Telegram's answer to the call; to the second one, where the message to be edited or copied is gone."""
        method, _, other = row.method.partition("|")
        if not other and row.file_id is None:  # nearly all: the arguments go as they are
            comma = b"," if len(row.payload) > 2 else b""
            pays = b',"allow_paid_broadcast":true' if slots is self.pacing.paid else b""
            body = b'{"chat_id":%d%b%b%b' % (row.chat_id, pays, comma, row.payload[1:].encode())
            return await self.pacing.taken(self.api.post(method, body), row.chat_id, method, slots)
        payload: dict[str, Any] = {
            "chat_id": row.chat_id,
            **orjson.loads(row.payload),
            **await self._file(row),
        }
        instead: dict[str, Any] | None = payload.pop("instead", None)
        if slots is self.pacing.paid:
            payload["allow_paid_broadcast"] = True
        try:
            return await self.api.call(method, payload, slot_taken=True)
        except BadRequest as error:
            if not (other and fates.says(error, *(fates.COPY_GONE if instead else fates.GONE))):
                raise
        payload.pop("message_id", None)
        anew = payload if instead is None else {"chat_id": row.chat_id, **instead}
        return await self.api.call(other, anew)

    async def _overtaken(self, row: Due) -> Outcome | None:
        """What becomes of a message that is not to be sent any more, or not now: since it was taken in hand the
        plan may have changed, the announcement may have been paused or stopped."""
        if row.reminder_id is not None:
            async with self.database.reader() as session:
                if not await reminders.holds(session, row.reminder_id, row.chat_id):
                    return Outcome(row.id, outbox.EXPIRED, row.attempts, _now())
        if row.announcement_id is not None and row.lane == outbox.ANNOUNCEMENTS:
            while (sends := self.going.sends(row.announcement_id)) is None:
                await self.going.look()
            if self.going.paused(row.announcement_id):
                return Outcome(row.id, outbox.PENDING, row.attempts)
            if not sends:
                return Outcome(row.id, outbox.EXPIRED, row.attempts, _now())
        return None

    def _not_sent(self, row: Due, slots: Slots) -> None:
        """Give the slots back when no call has done so."""
        if not self.pacing.free_for(row.chat_id, "editMessageText"):
            self.pacing.give_back(row.chat_id, "editMessageText", slots)

    async def _file(self, row: Due) -> dict[str, Any]:
        """The file that goes with the message: by Telegram's name for it once it is there."""
        if row.file_id is None:
            return {}
        kind = "photo" if row.method == "sendPhoto" else "document"
        if (known := self._names.get(row.file_id)) is not None:
            return {kind: known}
        async with self.database.reader() as session:
            file = (await outbox.files(session, [row.file_id]))[row.file_id]
        if file.telegram_file_id:
            self._names[row.file_id] = file.telegram_file_id
            return {kind: file.telegram_file_id}
        name, content = await self.drawings.made(file.name, file.content or b"")
        return {kind: InputFile(content, filename=name, attach=False)}

    def _sent(self, row: Due, result: Any) -> None:
        first, further = fates.numbers(result)
        outcome = Outcome(row.id, outbox.SENT, row.attempts + 1, _now(), first, further=further)
        self._outcomes.append(outcome)
        if row.file_id is not None and isinstance(result, dict):
            sizes = result.get("photo") or [result.get("document") or {}]
            if name := sizes[-1].get("file_id"):
                self._uploads[row.file_id] = self._names[row.file_id] = name

    def _failed(self, row: Due, error: TelegramError) -> None:
        """Telegram says no, or nothing: what that means for the message, and for all others."""
        if isinstance(error, RetryAfter) and row.lane == outbox.ANNOUNCEMENTS:
            self.pacing.freeze_all(seconds(error))
        if isinstance(error, NotConnected | InvalidToken):
            self.pacing.freeze_all(5)
            log.error("Telegram cannot be reached, or does not accept the token: %s", type(error).__name__)
        if fates.unreachable(error):
            self._unreachable.append((row.chat_id, error.message))
        self._outcomes.append(fates.after(row, error))


def _hands(slots: Slots) -> int:
    """How many to claim at once, and to begin claiming at half of it."""
    return max(FEW, slots.per_second // AHEAD) if slots.per_second else HANDS


def _now() -> datetime:
    return datetime.now(UTC)
