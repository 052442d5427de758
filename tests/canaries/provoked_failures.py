"""Promise 15: provoke failures that might reveal secrets or personal data, then search everything for them."""

import asyncio
import contextlib
import io
import os
import signal
import traceback
from collections.abc import AsyncIterator, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import psutil
from sqlalchemy import select
from sqlalchemy.engine import make_url
from telegram.error import TelegramError

from bot import doctor
from bot.clock import Clock
from bot.health import Health
from bot.http_server import create_server
from bot.receiver import Receiver
from bot.sender import Sender
from bot.settings import Settings, SettingsError, load_settings
from bot.telegram.api import create_api
from bot.upload_reader import UploadReader
from bot.worker import Worker
from sandbox.testing import Sandbox, SandboxUser
from storage.database import Database
from storage.models import Model
from tests.bot.imports.workbook_files import workbook_of
from tests.canaries.faulty_program import CRASH, FAILURES, SECRET_PREFIX
from tests.canaries.secret_search import (
    NAME,
    OTHER_NAME,
    OTHER_PHONE,
    PASSWORD,
    PEOPLE,
    PHONE,
    QUESTION,
    SECRETS,
    TOKEN,
    WEBHOOK,
    Search,
)
from tests.conftest import STAFF, settings_for
from tests.conversations.helpers import KARAKOL, add_consented_person, begin_chat
from tests.crash.child_processes import ROOT, command
from tests.crash.program import Program, prepare_database, start_process
from tests.waiting import WAIT_SECONDS

HEAD = 1001
PROXY_ERROR = f"upstream http://127.0.0.1/bot{TOKEN}/sendMessage said no to /bot{TOKEN.replace(':', '%3A')}"
"""A proxy's error that contains the address."""
SEND_FAULTS: tuple[dict[str, Any], ...] = (
    {"action": "error", "error_code": 502, "description": PROXY_ERROR},
    {"action": "error", "error_code": 400, "description": PROXY_ERROR},
    {"action": "error", "error_code": 429, "retry_after": 1},
    {"action": "error", "error_code": 403, "description": PROXY_ERROR},
    {"action": "drop_before"},
    {"action": "drop_after"},
    {"action": "error", "error_code": 401},
)
POLL_FAULTS: tuple[dict[str, Any], ...] = (
    {"action": "error", "error_code": 409, "description": PROXY_ERROR},
    {"action": "error", "error_code": 502, "description": PROXY_ERROR},
    {"action": "drop_before"},
)
"""Faults of getUpdates."""
BAD_SETTINGS = {
    "BOT_TOKEN": f"{TOKEN} ",
    "WEBHOOK_SECRET": f"{WEBHOOK}!",
    "DATABASE_URL": f"postgresql://bot:{PASSWORD}@host/seminar",
    "TELEGRAM_API_URL": f"https://api.telegram.org/bot{TOKEN}",
    "WEBHOOK_URL": f"https://user:{PASSWORD}@example.org",
    "PUBLIC_URL": f"https://example.org/?{WEBHOOK}",
    "ADMIN_IDS": TOKEN,
    "HTTP_PORT": TOKEN,
    "TIMEZONE": TOKEN,
    "LOG_LEVEL": TOKEN,
    "DEFAULT_LANGUAGE": TOKEN,
}


class FaultyProgram(Program):
    """The program with failures built in, at LOG_LEVEL=DEBUG."""

    async def spawn(self) -> None:
        """Start the process."""
        with self.log.open("ab") as file:
            self.process = await asyncio.create_subprocess_exec(
                *command("tests.canaries.faulty_program", "run"),
                cwd=ROOT,
                env=self.environment,
                stdout=file,
                stderr=file,
            )


@dataclass
class CanaryScene:
    """A sandbox, the program, and the search."""

    sandbox: Sandbox
    database: Database
    program: FaultyProgram
    search: Search
    folder: Path

    async def wait_handled(self) -> None:
        """Wait until nothing waits to be handled or read."""
        async with asyncio.timeout(2 * WAIT_SECONDS):
            while await self._has_waiting():
                self.search_processes()
                await asyncio.sleep(0.05)

    async def _has_waiting(self) -> bool:
        inbox, uploads = (Model.metadata.tables[name] for name in ("inbox", "uploads"))
        async with self.database.reader() as session:
            left = await session.scalar(select(inbox.c.id).where(inbox.c.handled_at.is_(None)).limit(1))
            read = await session.scalar(select(uploads.c.id).where(uploads.c.state == "waiting").limit(1))
        return left is not None or read is not None or not await self._nothing_pending()

    async def _nothing_pending(self) -> bool:
        """Return whether Telegram has no more updates to deliver."""
        info = (await self.sandbox.api("getWebhookInfo")).get("result", {})
        return not info.get("pending_update_count")

    def search_processes(self) -> None:
        """Search the command lines of the program and its children, and the children's environment."""
        assert self.program.process is not None
        with contextlib.suppress(psutil.Error):
            us = psutil.Process(self.program.process.pid)
            self.search.search_text("a command line", " ".join(us.cmdline()))
            for child in us.children(recursive=True):
                self.search.search_text(f"the command line of {child.name()}", " ".join(child.cmdline()))
                self.search.search_text(f"the environment of {child.name()}", repr(child.environ()))


def with_password(url: str) -> str:
    """Return the database's address with a canary as password: the tests' server asks for none."""
    made = make_url(url)
    if made.get_backend_name() == "sqlite":
        return url
    return made.set(password=PASSWORD).render_as_string(hide_password=False)


@contextlib.asynccontextmanager
async def _running_scene(url: str, folder: Path) -> AsyncIterator[CanaryScene]:
    (scratch := folder / "tmp").mkdir()
    (logs := folder / "logs").mkdir()
    url = with_password(url)
    async with Sandbox(TOKEN) as sandbox:
        await prepare_database(sandbox, url)
        database = Database(url)
        told: dict[str, Any] = {
            "LOG_LEVEL": "DEBUG",
            "LOG_FORMAT": "json" if url.startswith("postgresql") else "text",
            "WEBHOOK_SECRET": WEBHOOK,
            "TMPDIR": scratch,
            "PYTHONASYNCIODEBUG": "1",
        }
        program = FaultyProgram(sandbox, url, logs / "program.log", **told)
        try:
            yield CanaryScene(sandbox, database, program, Search(), folder)
        finally:
            await program.clean_up()
            await database.close()


async def run_scene(url: str, folder: Path) -> Search:
    """Run the whole scenario on this empty database."""
    async with _running_scene(url, folder) as one:
        head, staff = await _people(one)
        await one.program.start()
        await _telegram_failures(one, head)
        await _files(one, staff)
        await _failures(one, head)
        await _end_program(one, head, staff)
        await _commands(one)
        for file in ("tmp", "logs"):
            one.search.search_folder(folder / file)
        await _objects(one)
        await _search_database(one)
        _wrong_settings(one.search)
        return one.search


async def _people(one: CanaryScene) -> tuple[SandboxUser, SandboxUser]:
    head, staff = await one.sandbox.person(HEAD), await one.sandbox.person(STAFF)
    await begin_chat(one.sandbox, head)
    async with one.database.session.begin() as session:
        await add_consented_person(session, HEAD, at="karakol", name=NAME, phone=PHONE)
    return head, staff


async def _telegram_failures(one: CanaryScene, head: SandboxUser) -> None:
    """Have Telegram answer with errors, nothing, or its own address."""
    for rule in POLL_FAULTS:
        await one.sandbox.add_fault(methods="getUpdates", count=1, **rule)
    for rule in SEND_FAULTS:
        await one.sandbox.add_fault(methods="sendMessage", count=1, **rule)
    await head.write("/ask")
    for number in range(2 * len(SEND_FAULTS)):
        await head.write(f"{QUESTION} {number}")
        await one.wait_handled()

    async def over() -> bool:
        faults = (await one.sandbox.control("GET", "/faults"))["faults"]
        return not any(rule["count"] for rule in faults)

    await one.sandbox.wait_until(over, 4 * WAIT_SECONDS)
    await one.sandbox.clear_faults()


async def _files(one: CanaryScene, staff: SandboxUser) -> None:
    """Send a list; produce sheets, papers and pictures."""
    await _press(one, staff, f"start-invitee-import:{KARAKOL}")
    head = ["Айыл аймагы", "ФИО", "Телефон"]
    await staff.upload("document", workbook_of([head, ["Ак-Булуң", OTHER_NAME, OTHER_PHONE]]), "list.xlsx")
    await one.wait_handled()
    for data in (
        f"export-participants:{KARAKOL}",
        f"show-coverage-chart:{KARAKOL}",
        f"export-questions:{KARAKOL}",
    ):
        await _press(one, staff, data)
        await one.wait_handled()


async def _press(one: CanaryScene, who: SandboxUser, data: str) -> None:
    keys = {"inline_keyboard": [[{"text": "…", "callback_data": data}]]}
    await one.sandbox.api("sendMessage", chat_id=who.id, text="…", reply_markup=keys)
    await who.press(data=data)


async def _failures(one: CanaryScene, head: SandboxUser) -> None:
    for way in FAILURES:
        await head.write(f"{SECRET_PREFIX}{way} {QUESTION}")
        await one.wait_handled()


async def _end_program(one: CanaryScene, head: SandboxUser, staff: SandboxUser) -> None:
    """Crash; then kill -9 while a picture is drawn and a sheet is made."""
    await head.write(f"{SECRET_PREFIX}{CRASH} {QUESTION}")
    assert one.program.process is not None
    async with asyncio.timeout(WAIT_SECONDS):
        await one.program.process.wait()
    async with one.database.session.begin() as session:  # it would crash again
        inbox = Model.metadata.tables["inbox"]
        await session.execute(inbox.delete().where(inbox.c.handled_at.is_(None)))
    await one.program.start()
    for data in (
        f"export-participants:{KARAKOL}",
        f"show-coverage-map:{KARAKOL}:",
    ):  # one that Telegram has not got yet
        await _press(one, staff, data)
    async with asyncio.timeout(WAIT_SECONDS):
        while not _drawing(one):  # noqa: ASYNC110  # nothing tells when it begins
            await asyncio.sleep(0.01)
    one.search_processes()
    await one.program.kill()


def _drawing(one: CanaryScene) -> bool:
    assert one.program.process is not None
    return bool(psutil.Process(one.program.process.pid).children())


async def _commands(one: CanaryScene) -> None:
    """Run the other commands, on the damaged database and with wrong settings."""
    told = one.program.environment
    commands: list[tuple[list[str], dict[str, str]]] = [
        (["doctor"], told),
        (["doctor", "--report"], told),
        (["doctor"], told | {"LOG_FORMAT": "json", "TELEGRAM_PROXY": "http://127.0.0.1:9"}),
        (["audit"], told),
        (["audit", "verify"], told),
        (["doctor"], told | {"TELEGRAM_API_URL": "http://127.0.0.1:9"}),
        (["run"], told | {"DATABASE_URL": f"postgresql://bot:{PASSWORD}@127.0.0.1:1/none"}),
        (["run"], told | {"DATABASE_URL": f"postgresql://bot:half:{PASSWORD}@host/none"}),
        (
            ["migrate"],
            told | {"DATABASE_URL": "postgresql://bot:kanareika%40password%2F0aa7@127.0.0.1:1/none"},
        ),
        (["run"], told | {"BOT_TOKEN": f"{TOKEN}-wrong"}),
    ]
    for number, (words, environment) in enumerate(commands):
        log = one.folder / "logs" / f"command-{number}.log"
        process = await start_process(*words, environment=environment, log=log)
        if words == ["run"] and environment["BOT_TOKEN"] != TOKEN:
            process.send_signal(signal.SIGTERM)  # it may go on trying; the output until then is enough
        async with asyncio.timeout(WAIT_SECONDS):
            await process.wait()


async def _objects(one: CanaryScene) -> None:
    """Search the repr of every object that holds a secret, and every error of the client."""
    url = one.database.url.render_as_string(hide_password=False)
    settings = settings_for(one.sandbox.url.rstrip("/"), TOKEN, url).model_copy(
        update={"webhook_secret": load_secret()}
    )
    api, pacing = create_api(settings)
    await api.open()
    try:
        sender = Sender(one.database, api, pacing, settings)
        worker = Worker(one.database, api, sender, settings)
        receiver = Receiver(one.database, api, worker.wake)
        reader, clock = (
            UploadReader(one.database, api, settings, sender.wake),
            Clock(one.database, settings, sender.wake),
        )
        health = Health(one.database, settings, {"worker": worker.activity})
        opened = create_server(settings, receiver, one.database, health)
        one.search.search_bytes("/metrics", await health.render_metrics())
        one.search.search_text("/readyz", repr(await health.check()))
        holders = (
            settings,
            api,
            pacing,
            sender,
            worker,
            receiver,
            reader,
            clock,
            opened,
            health,
            one.database,
        )
        for holder in (*holders, api.request, one.database.engine):
            one.search.search_text(
                f"{type(holder).__name__} as Python shows it", f"{holder!r} {holder} {[holder]}"
            )
        opened.listening_socket.close()
        for rule in (*SEND_FAULTS, *POLL_FAULTS):
            for made in (api.call("getMe", {}, read_timeout=2), api.post_json("getMe", b"{}")):
                await one.sandbox.add_fault(methods="getMe", count=1, **rule)
                _shown(one.search, rule, await _client_errors(made))
            await one.sandbox.clear_faults()
        _shown(one.search, {"file": "none"}, await _client_errors(api.download_file("documents/none.xlsx")))
        for finding in await doctor.run_checks(settings):
            one.search.search_text("a finding of the doctor's", f"{finding.text} {finding.remedy}")
    finally:
        await api.disconnect()
    _shown(one.search, {"client": "closed"}, await _client_errors(api.call("getMe", {})))


def load_secret() -> Any:
    """Return the webhook's secret as the settings hold it."""
    return Settings(_env_file=None, webhook_secret=WEBHOOK).webhook_secret


async def _client_errors(made: Any) -> BaseException | None:
    try:
        await made
    except TelegramError as error:
        return error
    return None


def _shown(search: Search, what: object, error: BaseException | None) -> None:
    kind = type(error).__name__
    place = f"{kind} for {what}".replace(PROXY_ERROR, "an address")
    if error is not None:
        whole = "".join(traceback.format_exception(error))
        search.search_text(place, f"{error!r} {error} {error.args} {whole}")


async def _search_database(one: CanaryScene) -> None:
    """Check that no table has a secret, and no error shown to staff has personal data."""
    async with one.database.reader() as session:
        for table in Model.metadata.sorted_tables:
            rows = [dict(row) for row in (await session.execute(select(table))).mappings()]
            one.search.search_text(f"the table {table.name}", repr(rows), SECRETS)
            errors = [row["error"] for row in rows if row.get("error")]
            one.search.search_text(f"the errors in {table.name}", repr(errors), SECRETS, PEOPLE)


def _wrong_settings(search: Search) -> None:
    """Run the program with secrets in each setting that is no secret."""
    for name, value in BAD_SETTINGS.items():
        with mock.patch.dict(os.environ, {name: value}), _outputs() as outputs:
            try:
                load_settings(_env_file=None)
            except SettingsError as error:
                search.search_text(
                    f"what is said of a wrong {name}", "".join(traceback.format_exception(error))
                )
        search.search_text(f"what is printed for a wrong {name}", outputs.getvalue())


@contextlib.contextmanager
def _outputs() -> Iterator[io.StringIO]:
    written = io.StringIO()
    with redirect_stdout(written), redirect_stderr(written):
        yield written
