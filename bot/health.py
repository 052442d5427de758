"""The state of each part of the running program, for /readyz, /metrics, the heartbeat and the watchdog."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot import disk, metrics
from bot.activity import Activity
from bot.current_time import utc_now
from bot.settings import Settings
from bot.version import program_version
from storage import migrate
from storage.backups import hold
from storage.database import Database, Session
from storage.messages import queues

DATABASE_SECONDS = 5.0
"""Seconds in which the database has to answer."""
WORKER_SECONDS = 60.0
POLLING_SECONDS = 90.0
"""A call of getUpdates waits for 30 seconds, and after errors there are up to 30 seconds until the next one."""
WEBHOOK_SECONDS = 180.0
CLOCK_SECONDS = 90.0
"""The clock ticks every 15 seconds."""
INBOX_SECONDS = 120.0
"""Seconds that updates may wait while no process handles any."""
SENDER_SECONDS = 120.0
"""Seconds that something may be owed while nothing is sent."""
STANDSTILL_SECONDS = 600.0
"""Seconds after which a loop that does not go round is a bug, and the watchdog is not pinged any more."""
LANES = {0: "replies", 1: "reminders", 2: "announcements"}


@dataclass(frozen=True, slots=True)
class PartState:
    """The state of a part in words, and what an administrator can do about it."""

    ok: bool
    state: str
    remedy: str = ""

    def as_json(self) -> dict[str, object]:
        """Return it as it is shown by /readyz."""
        return {"ok": self.ok, "state": self.state} | ({"do": self.remedy} if self.remedy else {})


HELD = PartState(
    True,
    "a backup was restored: nothing is sent by itself until an owner decides",
    "Decide in /staff, or here: python -m bot held --drop, or held --send.",
)
HELD_CLOCK = PartState(True, "waits for the decision about the restored backup")


@dataclass(frozen=True, slots=True)
class Owed:
    """What the database says that is still to be done."""

    owed_seconds: float = 0.0
    """For how long the oldest message that may be sent now has waited."""
    inbox_seconds: float | None = None
    """For how long updates have waited while none was handled; None: unknown."""
    is_held: bool = False
    """Whether a restored database holds what it owes."""
    standby_seconds: float = 0.0
    """For how long a COMMIT has waited for a standby server."""


Check = Callable[[], PartState]


class Health:
    """Checks all parts. Parts that do not run here, since another process leads, are well."""

    def __init__(self, database: Database, settings: Settings, activities: Mapping[str, Activity]) -> None:
        """`activities`: those of the parts of this process: "worker", "sender", "clock", "polling" or "webhook"."""
        self.database, self.settings, self.activities = database, settings, activities
        self._head = migrate.head_revision()  # of this program: the files may be those of a newer one by now
        self._file = Path(database.url.database) if database.is_sqlite and database.url.database else None
        self._file_id = _identity(self._file)
        self._running: asyncio.Task[dict[str, PartState]] | None = None
        metrics.INFO.labels(program_version()).set(1)

    async def check(self) -> dict[str, PartState]:
        """Return the state of every part. Whoever asks meanwhile gets the same answer."""
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._check(), name="health")
        return await asyncio.shield(self._running)

    async def is_ready(self) -> bool:
        """Whether every part is well."""
        return all(part.ok for part in (await self.check()).values())

    async def close(self) -> None:
        """Wait for a check in progress, so that it returns its connection."""
        if self._running is not None:
            await asyncio.wait([self._running])

    def standing_still(self) -> list[str]:
        """Return the parts whose loops have not gone round for so long that only a restart helps."""
        return [
            name
            for name in ("worker", "sender", "clock")
            if name in self.activities and self.activities[name].seconds_since_turn > STANDSTILL_SECONDS
        ]

    async def _check(self) -> dict[str, PartState]:
        states, owed = await self._check_database()
        if owed.inbox_seconds is not None:
            states["inbox"] = _inbox_state(owed.inbox_seconds)
        if owed.is_held:
            states["held"] = HELD
        states["disk"] = await asyncio.to_thread(self._check_disk)
        checks: dict[str, Check] = {
            "worker": self._check_worker,
            "polling": self._check_polling,
            "webhook": self._check_webhook,
            "clock": self._check_clock,
            "sender": lambda: self._check_sender(owed.owed_seconds),
        }
        for name, check in checks.items():
            if name in self.activities:
                states[name] = check() if self.activities[name].running else self._standby(name, owed)
                if not states[name].ok and not states["database"].ok:
                    states[name] = replace(states[name], remedy="See database.")
        metrics.READY.set(all(part.ok for part in states.values()))
        for name, part in states.items():
            metrics.PART_READY.labels(name).set(part.ok)
        return states

    def _standby(self, name: str, owed: Owed) -> PartState:
        if name == "clock" and owed.is_held:
            return HELD_CLOCK
        if self.database.is_sqlite:
            return PartState(False, "not started yet", "Wait a moment; if it stays so, look into the log.")
        return PartState(True, "another process does this")

    # Database and disk.

    async def _check_database(self) -> tuple[dict[str, PartState], Owed]:
        """Return the states "database" and "migrations", and what is still to be done."""
        advice = "Look whether the database server runs and DATABASE_URL is right. The bot goes on by itself."
        if self._file is not None and (now := _identity(self._file)) != self._file_id:
            state = "the file is gone" if now is None else "the file is another one than at the start"
            advice = f"End the bot before anything else; then put {self._file.name} back where it was, and start it."
            return {"database": PartState(False, state, advice)}, Owed()
        try:
            async with asyncio.timeout(DATABASE_SECONDS), self.database.reader() as session:
                revision = await migrate.current_revision(session)
                owed = await _load_owed(session) if revision == self._head else Owed()
        except TimeoutError:
            return {
                "database": PartState(False, f"no answer within {DATABASE_SECONDS:.0f} s", advice)
            }, Owed()
        except (SQLAlchemyError, OSError) as error:
            return {"database": PartState(False, f"unavailable ({type(error).__name__})", advice)}, Owed()
        states = {
            "database": _database_state(owed.standby_seconds),
            "migrations": self._migrations_state(revision),
        }
        return states, owed

    def _migrations_state(self, revision: str | None) -> PartState:
        if revision == self._head:
            return PartState(True, f"at revision {revision}")
        state = f"at revision {revision or 'none'}, this program needs {self._head}"
        if migrate.is_ahead(revision):
            return PartState(False, state, "A newer program has migrated it: start that one instead of this.")
        return PartState(False, state, "Make a backup, then: make migrate; restart the bot.")

    def _check_disk(self) -> PartState:
        folders = disk.written_folders(self._file, self.settings.checkpoint_path)
        for folder in folders:
            if problem := disk.find_problem(folder):
                advice = (
                    f"Free space on the disk of {folder.resolve()}: df -h. What waits is done afterwards."
                )
                return PartState(False, problem, advice)
        return PartState(True, f"{min(disk.free_megabytes(one) for one in folders)} MB are free")

    # Parts of the program.

    def _check_worker(self) -> PartState:
        worker = self.activities["worker"]
        if worker.problem:
            return PartState(False, f"cannot use the database ({worker.problem})", "See database and disk.")
        return _turning(worker, WORKER_SECONDS, "handles updates")

    def _check_polling(self) -> PartState:
        polling = self.activities["polling"]
        seconds = polling.seconds_without_success
        if polling.succeeded_at is not None and seconds <= POLLING_SECONDS:
            return PartState(True, f"Telegram answered {seconds:.0f} s ago")
        why = f": {polling.problem}" if polling.problem else ""
        return PartState(
            False,
            f"no answer to getUpdates for {seconds:.0f} s{why}",
            "Look whether this machine reaches Telegram (python -m bot doctor). Updates wait there for a day.",
        )

    def _check_webhook(self) -> PartState:
        webhook = self.activities["webhook"]
        seconds = webhook.seconds_without_success
        if webhook.succeeded_at is not None and seconds <= WEBHOOK_SECONDS and not webhook.problem:
            return PartState(True, f"seen at Telegram {seconds:.0f} s ago")
        return PartState(
            False,
            webhook.problem or f"Telegram has not answered for {seconds:.0f} s",
            "Look at the proxy and its certificate, and whether this machine reaches Telegram (python -m bot doctor).",
        )

    def _check_clock(self) -> PartState:
        clock = self.activities["clock"]
        if clock.problem:
            return PartState(False, f"failed at the last tick: {clock.problem}", "The log says where.")
        return _turning(clock, CLOCK_SECONDS, "ticked")

    def _check_sender(self, owed_seconds: float) -> PartState:
        sender = self.activities["sender"]
        if sender.problem:
            return PartState(False, f"cannot use the database ({sender.problem})", "See database and disk.")
        if sender.seconds_since_turn > SENDER_SECONDS:
            return _turning(sender, SENDER_SECONDS, "sends")
        if owed_seconds > SENDER_SECONDS and sender.seconds_without_success > SENDER_SECONDS:
            advice = "Look whether this machine reaches Telegram (python -m bot doctor); the log says what it answers."
            return PartState(
                False, f"something has waited for {owed_seconds:.0f} s, and nothing is sent", advice
            )
        waits = f"the oldest message has waited for {owed_seconds:.0f} s" if owed_seconds else "nothing waits"
        return PartState(True, waits)

    # Metrics.

    async def render_metrics(self) -> bytes:
        """Return the metrics; those of the queues only if the database answers."""
        states = await self.check()
        if states["database"].ok and states["migrations"].ok:
            await self._measure_queues()
        return metrics.render(self.activities)

    async def _measure_queues(self) -> None:
        try:
            async with asyncio.timeout(DATABASE_SECONDS), self.database.reader() as session:
                found = await queues.load_queues(session)
        except (TimeoutError, SQLAlchemyError, OSError):
            return
        now = utc_now()
        metrics.INBOX_UPDATES.set(found.inbox.count)
        metrics.INBOX_AGE.set(found.inbox.age(now))
        for number, name in LANES.items():
            lane = found.outbox.get(number, queues.Queue())
            metrics.OUTBOX_MESSAGES.labels(name).set(lane.count)
            metrics.OUTBOX_AGE.labels(name).set(lane.age(now))
        metrics.DEAD_LETTERS.set(found.dead_letters)
        metrics.UNCERTAIN.set(found.uncertain)


CheckReady = Callable[[], Awaitable[bool]]


async def _load_owed(session: Session) -> Owed:
    now = utc_now()
    return Owed(
        owed_seconds=queues.Queue(oldest_at=await queues.oldest_owed_at(session, now)).age(now),
        inbox_seconds=await queues.untouched_inbox(session, now),
        is_held=await hold.load_hold(session) is not None,
        standby_seconds=await queues.standby_wait(session),
    )


def _database_state(standby_seconds: float) -> PartState:
    if standby_seconds <= DATABASE_SECONDS:
        return PartState(True, "answers")
    return PartState(
        False,
        f"answers, but a COMMIT has waited for the standby server for {standby_seconds:.0f} s",
        "Start the standby server. To go on without it: ALTER SYSTEM SET synchronous_standby_names = ''; then "
        "SELECT pg_reload_conf(). The bot goes on by itself.",
    )


def _inbox_state(seconds: float) -> PartState:
    """Every process looks at it: one that handles updates, and has ended, says nothing any more."""
    if seconds <= INBOX_SECONDS:
        return PartState(True, "updates are handled" if seconds else "nothing waits")
    advice = "Look at the worker: does a process with the role work run, and what does its log say?"
    return PartState(False, f"updates wait, and none was handled for {seconds:.0f} s", advice)


def _turning(activity: Activity, limit: float, what: str) -> PartState:
    seconds = activity.seconds_since_turn
    if seconds <= limit:
        return PartState(True, f"{what}, {seconds:.0f} s ago")
    return PartState(False, f"stuck for {seconds:.0f} s", "Restart the bot; keep the log: this is a bug.")


def _identity(file: Path | None) -> tuple[int, int] | None:
    """Return what tells this file from one that replaces it."""
    try:
        about = file.stat() if file is not None else None
    except OSError:
        return None
    return (about.st_dev, about.st_ino) if about is not None else None
