"""The command line: `python -m bot run | migrate | backup | restore | …`."""

import argparse
import asyncio
import contextlib
import gc
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy.exc import SQLAlchemyError

from bot import child_process, doctor, doctor_report, error_reports, logs, preparation, private_files, program
from bot.audit_checkpoints import CheckpointFile, describe_problem
from bot.backups import commands as commands_of_backups
from bot.roles import ALL_ROLES, Role, parse_roles
from bot.settings import Settings, SettingsError, load_settings
from bot.version import program_version, version_line
from handlers import route_table
from storage import audit, migrate, sample, sample_day
from storage.database import Database, DatabaseLocked, Session, lock_setup, single_process
from storage.seminars import seminars
from storage.units import register
from storage.units.register import InvalidRegister

SANDBOX_TOKEN = "7000000001:sandbox_sample_token_0123456789"  # noqa: S105  # opens nothing but the sandbox
SANDBOX_STAFF = 1003
SANDBOX_DATABASES = Path("var")
BAD_SETTINGS_EXIT = 2
"""The exit code for wrong settings, with which a restart is useless."""


def main() -> int:
    """Run the command of the command line. Returns the exit code; an error is one sentence on stderr."""
    gc.freeze()
    gc.enable()  # disabled in bot.__main__
    arguments = _build_parser().parse_args()
    os.umask(
        private_files.UMASK
    )  # files contain personal data: other users of this machine must not read them
    logs.configure()
    try:
        settings = load_settings()
        logs.configure(settings.log_level, settings.secrets(), settings.log_format)
        with private_files.temporary_folder(), error_reports.reporting(settings):
            return int(arguments.do(settings, arguments) or 0)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return BAD_SETTINGS_EXIT
    except (preparation.StartupError, InvalidRegister, migrate.NewerDatabase) as error:
        print(error, file=sys.stderr)
    except DatabaseLocked as error:
        print(
            f"Another bot already works on {error}. End it first; one process works on one SQLite file.",
            file=sys.stderr,
        )
    except SQLAlchemyError as error:
        print(f"The database cannot be used ({type(error).__name__}). Check DATABASE_URL.", file=sys.stderr)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        print(f"That did not work: {error.strerror or type(error).__name__}{where}.", file=sys.stderr)
    except Exception as error:  # its text may contain a password or what people wrote
        print(f"The program ended by an error of its own:\n{logs.format_error_trace(error)}", file=sys.stderr)
    return 1


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="The seminar bot.")
    parser.add_argument("--version", action="version", version=f"seminar-bot {program_version()}")
    commands = parser.add_subparsers(required=True, metavar="command")

    def command(name: str, do: Callable[..., object], explanation: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=explanation, description=explanation)
        one.set_defaults(do=do)
        return one

    run = command("run", _run, "serve Telegram")
    run.add_argument(
        "--or-sandbox", action="store_true", help="without BOT_TOKEN: start the sandbox, serve that"
    )
    run.add_argument(
        "--role",
        type=_roles,
        default=ALL_ROLES,
        help="PostgreSQL: only these parts of the program, separated by commas: receive,work,send,clock,web",
    )
    command("migrate", _migrate, "bring the database up to date")
    command("routes", _print_routes, "print all commands, buttons, steps and links, and who may use them")
    command("sample", _sample, "put the two sample seminars in")
    newer = command(
        "units", _units, "what a newer register of units (csv) would change; with --apply: import it"
    )
    newer.add_argument("file", type=Path)
    newer.add_argument("--apply", action="store_true", help="import it")
    newer.add_argument("--allow-retiring", action="store_true", help="more than a third may retire at once")
    log = command("audit", _audit, "what staff did, the newest first; or whether that log is untouched")
    log.add_argument("what", nargs="?", choices=["list", "verify"], default="list")
    log.add_argument("--count", type=_row_count, help="verify: so many rows there were, as owners were told")
    log.add_argument("--hash", type=_hash_prefix, help="verify: and that was the hash of the last")
    commands_of_backups.add_commands(command)
    checks = command("doctor", _doctor, "say what is well and what is not")
    checks.add_argument(
        "--report", action="store_true", help="without names and numbers, to be shown to others"
    )
    return parser


def _run(settings: Settings, arguments: argparse.Namespace) -> None:
    if arguments.role != ALL_ROLES and settings.database_url.get_secret_value().startswith("sqlite"):
        raise SettingsError("--role needs PostgreSQL: on a SQLite database one process does everything.")
    if settings.bot_token is not None:
        _run_event_loop(program.run(settings, roles=arguments.role))
    elif arguments.or_sandbox:
        with _running_sandbox(settings.sandbox_port) as url:
            database = _empty_sandbox_database(url)
            _run_event_loop(program.run(_sandbox_settings(settings, url, database), with_sample=True))
    else:
        raise SettingsError("BOT_TOKEN is not set. Ask @BotFather for a token, or try the bot with: make run")


def _roles(words: str) -> frozenset[Role]:
    try:
        return parse_roles(words)
    except ValueError as reason:
        raise argparse.ArgumentTypeError(str(reason)) from None


def _run_event_loop(work: "object") -> None:
    """Run the coroutine on uvloop if it is installed, else on asyncio's event loop."""
    with contextlib.suppress(ImportError):
        import uvloop

        uvloop.run(work)  # type: ignore[arg-type]
        return
    asyncio.run(work)  # type: ignore[arg-type]


@contextlib.contextmanager
def _running_sandbox(port: int | None) -> Iterator[str]:
    """Run the sandbox in a child process; yields its URL. Raises StartupError if the port is in use.

    Without a port it takes the usual one, or the next one that is free.
    """
    command = [sys.executable, "-m", "sandbox", "--with-parent", *(["--port", str(port)] if port else [])]
    environment = child_process.child_environment()
    with subprocess.Popen(  # noqa: S603  # ours
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line.startswith("Sandbox: "):
                raise preparation.StartupError(
                    f"The sandbox did not start; is port {port} in use? SANDBOX_PORT chooses another one."
                    if port
                    else "The sandbox did not start."
                )
            url = line.removeprefix("Sandbox: ").strip().rstrip("/")
            print(
                f"\n  Open {url}/ in a browser. There is no BOT_TOKEN, so the bot serves the sandbox.\n",
                flush=True,
            )
            yield url
        finally:
            process.terminate()


def _empty_sandbox_database(url: str) -> Path:
    """Return the path of a database that does not exist yet. Each port has its own: several may run at once."""
    port = url.rpartition(":")[2]
    database = SANDBOX_DATABASES / f"sandbox-{port}.sqlite3"
    for old in SANDBOX_DATABASES.glob(f"{database.name}*"):
        old.unlink()
    return database


def _sandbox_settings(settings: Settings, url: str, database: Path) -> Settings:
    return settings.model_copy(
        update={
            "bot_token": SecretStr(SANDBOX_TOKEN),
            "telegram_api_url": url,
            "admin_ids": frozenset({SANDBOX_STAFF}),
            "database_url": SecretStr(f"sqlite+aiosqlite:///{database}"),
            "webhook_url": None,
            "public_url": None,
            "http_port": 0,
            "erasure_journal": None,
            "backup_dir": None,
            "backup_chat": None,
            "heartbeat_url": None,
            "sentry_dsn": None,
            "telegram_proxy": None,
            **{
                name: text for name, text in sample_day.load_settings().items() if not getattr(settings, name)
            },
        }
    )


def _print_routes(_settings: Settings, _arguments: argparse.Namespace) -> None:
    print(route_table.render(), end="")


def _migrate(settings: Settings, _arguments: argparse.Namespace) -> None:
    migrate.upgrade(settings.database_url.get_secret_value())
    print("The database is up to date.")


async def _with_database(settings: Settings, work: Callable[[Database], object]) -> None:
    database = Database(settings.database_url.get_secret_value())
    try:
        await work(database)  # type: ignore[misc]
    finally:
        await database.close()


def _sample(settings: Settings, _arguments: argparse.Namespace) -> None:
    async def load_it(database: Database) -> None:
        with single_process(database):
            await preparation.prepare_database(database, settings)
            async with database.session.begin() as session:
                await lock_setup(session)
                new = await sample.load_sample(session, datetime.now(UTC))
                await sample_day.load_day(session, datetime.now(UTC))
                print(f"{new} seminars were put in; there are {await seminars.count(session)}.")

    asyncio.run(_with_database(settings, load_it))


def _units(settings: Settings, arguments: argparse.Namespace) -> int:
    """Report what a register would change, or import it. Returns the exit code."""
    rows = register.read_register(arguments.file)
    allowed = {"allow_retiring": arguments.allow_retiring}

    async def plan(database: Database) -> None:
        async with database.reader() as session:
            _print_import(await register.plan_import(session, rows, **allowed))
        print("Nothing was changed. To import it, add --apply.")

    async def replace(database: Database) -> None:
        await preparation.prepare_database(database, settings)
        async with database.session.begin() as session:
            _print_import(await register.import_register(session, rows, datetime.now(UTC), **allowed))

    if not arguments.apply and migrate.is_behind(settings.database_url.get_secret_value()):
        migrate.check_not_ahead(settings.database_url.get_secret_value())
        print("The database is behind: run `make migrate` first.")
        return 1
    asyncio.run(_with_database(settings, replace if arguments.apply else plan))
    return 0


def _print_import(report: register.ImportReport) -> None:
    print(f"{register.summary(report)}.")
    for note in report.notes:
        print(f"  {note}")


def _audit(settings: Settings, arguments: argparse.Namespace) -> int:
    found: list[int] = []

    async def look(database: Database) -> None:
        async with database.reader() as session:
            if arguments.what == "verify":
                found.append(await _verify_audit_log(session, settings, arguments))
                return
            for row, name in await audit.list_newest(session):
                who = f"{name or 'somebody'} (person {row.actor_id})" if row.actor_id else "the operator"
                detail = f"  {json.dumps(row.detail, ensure_ascii=False)}" if row.detail else ""
                print(f"{row.at:%Y-%m-%d %H:%M} UTC  {who}  {row.action}  {row.subject}{detail}")

    asyncio.run(_with_database(settings, look))
    return max(found, default=0)


def _row_count(word: str) -> int:
    if not word.isdecimal():
        raise argparse.ArgumentTypeError("the number of rows, such as 120")
    return int(word)


def _hash_prefix(word: str) -> str:
    if not re.fullmatch("[0-9a-f]{8,64}", word := word.strip().lower()):
        raise argparse.ArgumentTypeError("the beginning of a hash, 8 to 64 of 0-9 a-f")
    return word


async def _verify_audit_log(session: Session, settings: Settings, arguments: argparse.Namespace) -> int:
    """Verify the audit log with the checkpoints in the file and on the command line. Returns the exit code."""
    checkpoints = CheckpointFile(settings.checkpoint_path).checkpoints()
    typed = (
        [audit.Checkpoint(arguments.count, arguments.hash or "")] if arguments.count or arguments.hash else []
    )
    chain = await audit.verify_chain(session, [*typed, *checkpoints])
    problem = describe_problem(chain, emptied=await audit.was_emptied(session))
    print(
        problem or f"All {chain.rows} rows are as they were written. The last hash: {chain.last_hash or '-'}"
    )
    restored_at = CheckpointFile(settings.checkpoint_path).last_restored()
    if restored_at:
        print(f"A backup was restored at {restored_at}: earlier notes are not compared.")
    if not problem:
        print(
            f"Notes in {settings.checkpoint_path} that agree: {len(checkpoints)}."
            if checkpoints
            else f"No notes in {settings.checkpoint_path}."
        )
    return 1 if problem else 0


def _doctor(settings: Settings, arguments: argparse.Namespace) -> int:
    findings = asyncio.run(doctor.run_checks(settings))
    if arguments.report:
        print(doctor_report.render(settings, findings), end="")
    else:
        print(version_line())
        for finding in findings:
            print(f"{'ok ' if finding.ok else 'NOT'}  {finding.text}")
            if finding.remedy and not finding.ok:
                print(f"     {finding.remedy}")
    return 0 if all(finding.ok for finding in findings) else 1
