"""The composition root: assembles the program, starts it in order, and stops it."""

import asyncio
import contextlib
import gc
import logging
import signal
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta

from telegram.error import InvalidToken, TelegramError

from bot import current_time, logs, systemd
from bot.activity import Activity
from bot.background_tasks import background_task, background_tasks
from bot.clock import Clock
from bot.health import Health
from bot.http_server import HttpServer, ListenError, create_server
from bot.locales import bot_username
from bot.locales.notice_facts import notice_facts
from bot.meaning_indexer import comparing_meaning
from bot.preparation import StartupError, prepare
from bot.receiver import Receiver
from bot.roles import ALL_ROLES, COMPARING_ROLES, LED_ROLES, Role
from bot.sender import Sender
from bot.settings import Settings
from bot.telegram.api import Api, create_api
from bot.telegram.rate_limiter import RateLimiter
from bot.webhook import Webhook
from bot.worker import Worker
from storage import leases, quiet_hours, wakeups
from storage.database import Database, single_process

log = logging.getLogger(__name__)


SHUTDOWN_SECONDS = 25
"""Seconds for finishing the work in progress at shutdown; the documented limit is thirty."""
CUT_SECONDS = 20
"""Seconds after which the work in progress at shutdown waits for no database any more."""


async def run(settings: Settings, *, with_sample: bool = False, roles: frozenset[Role] = ALL_ROLES) -> None:
    """Serve until SIGTERM or SIGINT, then finish the work in progress.

    Raises StartupError, SettingsError, DatabaseLocked.
    """
    asyncio.get_running_loop().set_exception_handler(logs.log_loop_error)
    database = Database(settings.database_url.get_secret_value())
    stop = asyncio.Event()
    try:
        with single_process(database):
            async with leases.hold_presence(database, stop):
                await prepare(database, settings, with_sample=with_sample)
                # Objects loaded by now stay alive, so the garbage collector need not scan them again.
                gc.collect()
                gc.freeze()
                gc.set_threshold(20_000, 20, 20)
                for number in (signal.SIGTERM, signal.SIGINT):
                    asyncio.get_running_loop().add_signal_handler(number, stop.set)
                await serve(database, settings, stop, roles)
    finally:
        await database.close()


@dataclass(frozen=True)
class Parts:
    """The parts of the program. Those of other roles exist too: what they share is woken, but they do not run."""

    sender: Sender
    worker: Worker
    receiver: Receiver
    webhook: Webhook | None
    clock: Clock

    @classmethod
    def create(cls, database: Database, api: Api, rate_limiter: RateLimiter, settings: Settings) -> "Parts":
        """Create the parts; none of them runs yet."""
        sender = Sender(database, api, rate_limiter, settings)
        worker = Worker(database, api, sender, settings)
        receiver = Receiver(database, api, worker.wake, lambda: worker.is_idle)
        webhook = Webhook(settings, api, database) if settings.webhook_url else None
        return cls(sender, worker, receiver, webhook, Clock(database, settings, sender.wake))

    def wakes(self, roles: frozenset[Role]) -> dict[str, Callable[[], None]]:
        """Return what to call when another process has new updates or messages, by channel."""
        wakes = {
            Role.WORK: (wakeups.INBOX, self.worker.wake),
            Role.SEND: (wakeups.OUTBOX, self.sender.wake),
        }
        return dict(wake for role, wake in wakes.items() if role in roles)

    def activities(self, roles: frozenset[Role]) -> dict[str, Activity]:
        """Return the signs of life of the parts of this process, by their names in /readyz."""
        webhook = self.webhook
        found = {
            Role.WORK: ("worker", self.worker.activity),
            Role.RECEIVE: ("webhook", webhook.activity) if webhook else ("polling", self.receiver.activity),
            Role.CLOCK: ("clock", self.clock.activity),
            Role.SEND: ("sender", self.sender.activity),
        }
        return dict(part for role, part in found.items() if role in roles)


async def serve(
    database: Database, settings: Settings, stop: asyncio.Event, roles: frozenset[Role] = ALL_ROLES
) -> None:
    """Serve a prepared database until `stop` is set, with those parts of the program that are in `roles`."""
    quiet_hours.configure(settings.quiet_hours, settings.timezone)
    notice_facts(settings.notice_facts)
    comparing = comparing_meaning(settings) if roles & COMPARING_ROLES else contextlib.nullcontext()
    async with _open_api(settings) as (api, rate_limiter), comparing:
        parts = Parts.create(database, api, rate_limiter, settings)
        async with (
            _watched(Health(database, settings, parts.activities(roles))) as health,
            wakeups.listening(database, parts.wakes(roles)),
        ):
            server = _create_server(database, settings, roles, parts, health)
            worker = parts.worker.run() if Role.WORK in roles else None
            worker_task = asyncio.create_task(worker, name="worker") if worker else None
            server_task = asyncio.create_task(server.serve_forever(), name="HTTP server")
            systemd.notify(systemd.READY)
            async with (
                leases.acquire_leadership(database, stop, sorted(LED_ROLES & roles)) as lost,
                contextlib.AsyncExitStack() as ending,
            ):
                leads = roles & LED_ROLES if lost else frozenset[Role]()
                sender = parts.sender.run() if Role.SEND in leads else None
                sender_task = asyncio.create_task(sender, name="sender") if sender else None
                receiver_task = _start_receiving(api, parts) if Role.RECEIVE in leads else None
                try:
                    async with background_tasks(
                        database, settings, api, parts.clock, parts.sender.wake, roles, leads, health
                    ) as parts_task:
                        tasks = (worker_task, server_task, sender_task, receiver_task, parts_task)
                        try:
                            await _wait_for_end(stop, lost, *tasks)
                        finally:
                            late = background_task(_cut_when_late(database), "deadline")
                            await ending.enter_async_context(late)
                finally:
                    systemd.notify(systemd.STOPPING)
                    await _shut_down(server, server_task, receiver_task, parts, worker_task, sender_task)


def _create_server(
    database: Database, settings: Settings, roles: frozenset[Role], parts: Parts, health: Health
) -> HttpServer:
    receiver = parts.receiver if Role.RECEIVE in roles else None
    try:
        server = create_server(settings, receiver, database, health, with_pages=Role.WEB in roles)
    except ListenError as reason:
        raise StartupError(str(reason)) from None
    parts.worker.on_commit = server.feeds.wake
    return server


@contextlib.asynccontextmanager
async def _watched(health: Health) -> AsyncIterator[Health]:
    """Ping the service manager's watchdog while the block lasts."""
    async with background_task(systemd.keep_watchdog(health.standing_still), "watchdog"):
        try:
            yield health
        finally:
            await health.close()


async def _wait_for_end(
    stop: asyncio.Event, lost: asyncio.Event | None, *tasks: "asyncio.Task[None] | None"
) -> None:
    """Wait until stopped or leadership is lost; raises the error of a part that has failed."""
    waiting = [asyncio.create_task(event.wait()) for event in (stop, lost) if event is not None]
    await asyncio.wait([*waiting, *filter(None, tasks)], return_when=asyncio.FIRST_COMPLETED)
    for waiter in waiting:
        waiter.cancel()
    if lost is not None and lost.is_set():
        log.error(
            "the connection that held leadership is lost: shutting down, so that another process can lead"
        )
    for task in tasks:
        if task is not None and task.done() and not stop.is_set():
            log.error("the %s ended by itself", task.get_name())
            task.result()


async def _cut_when_late(database: Database) -> None:
    """Cut the connections to PostgreSQL shortly before the program has to have ended: a COMMIT may wait for a standby.

    It goes on waiting there. To cancel it would have it applied on the first server alone.
    """
    await asyncio.sleep(CUT_SECONDS)
    while True:
        database.cut_connections()
        await asyncio.sleep(1)


async def _shut_down(
    server: HttpServer,
    server_task: "asyncio.Task[None]",
    receiver_task: "asyncio.Task[None] | None",
    parts: Parts,
    worker_task: "asyncio.Task[None] | None",
    sender_task: "asyncio.Task[None] | None",
) -> None:
    """Stop receiving updates, finish the current batch, then wait for calls in flight and record their outcomes.

    Cancelled tasks are waited for too, so that they return their connections before the pool is closed.
    """
    log.info("shutting down: finishing the work in progress")
    loop = asyncio.get_running_loop()
    deadline = loop.time() + SHUTDOWN_SECONDS
    if receiver_task is not None:
        receiver_task.cancel()
    ending = {task for task in (server_task, worker_task, receiver_task) if task is not None}
    server.close()
    parts.worker.stop()
    await asyncio.wait(ending, timeout=SHUTDOWN_SECONDS / 2)
    parts.sender.stop()
    if sender_task is not None:
        await asyncio.wait([sender_task], timeout=max(1.0, deadline - loop.time()))


@contextlib.asynccontextmanager
async def _open_api(settings: Settings) -> AsyncIterator[tuple[Api, RateLimiter]]:
    """Create the client and check the token. An unavailable Telegram does not prevent the start."""
    api, rate_limiter = create_api(settings)
    await api.open()
    try:
        await _check_token(api)
        yield api, rate_limiter
    finally:
        await api.disconnect()
        current_time.set_offset(timedelta(0))


async def _check_token(api: Api) -> None:
    try:
        me = await api.call("getMe", {}, read_timeout=10)
        bot_username(me.get("username"))
        log.info("connected as @%s", me.get("username"))
    except InvalidToken:
        raise StartupError("Telegram does not accept BOT_TOKEN. Ask @BotFather for the right one.") from None
    except TelegramError as error:
        log.warning("Telegram cannot be reached yet (%s); trying again", type(error).__name__)


def _start_receiving(api: Api, parts: Parts) -> "asyncio.Task[None]":
    """Receive by webhook if there is one, else by polling."""
    if parts.webhook is not None:
        return asyncio.create_task(parts.webhook.run(), name="webhook")
    return asyncio.create_task(_poll(api, parts.receiver), name="receiver")


async def _poll(api: Api, receiver: Receiver) -> None:
    with contextlib.suppress(TelegramError):
        await api.call("deleteWebhook", {})
    await receiver.poll()
