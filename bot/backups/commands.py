"""The commands `backup`, `restore`, `held`, `export` and `move` of the command line."""

import argparse
import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from bot.backups import encryption
from bot.backups.encryption import CannotDecrypt
from bot.backups.files import list_backups, write_whole
from bot.backups.making import backup_folder, make_backup, open_backup
from bot.backups.moving import move, undo_move
from bot.backups.replacing import DatabaseOpen
from bot.backups.restoring import HasData, finish_restore, restore, run_drill
from bot.current_time import utc_now
from bot.erasure_journal import JournalMissing, JournalTooNew
from bot.settings import Settings
from bot.urls import InvalidSetting, check_database_url
from storage import migrate
from storage.backups import drills, hold
from storage.backups.archive import BadArchive, Manifest
from storage.backups.connections import NoDatabase, open_snapshot
from storage.backups.export import write_export
from storage.backups.hold import HeldCounts
from storage.backups.moving import CannotMove
from storage.backups.tables import CannotCopy, read_revision
from storage.database import Database, Session
from storage.engines import sync_url

T = TypeVar("T")
Commands = Callable[[str, Callable[..., object], str], argparse.ArgumentParser]


def add_commands(command: Commands) -> None:
    """Add the commands to the parser."""
    making = command(
        "backup", run_backup, "make a backup; `backup verify FILE`: check one; `backup key FILE`: make a key"
    )
    making.add_argument("words", nargs="*", metavar="[verify | key] FILE")
    making.add_argument(
        "--identity",
        type=Path,
        help="the file with the secret key, for an encrypted backup; - reads standard input",
    )
    restoring = command("restore", run_restore, "replace the database by a backup; what it owes is held")
    restoring.add_argument("file", nargs="?", type=Path)
    restoring.add_argument(
        "--identity",
        type=Path,
        help="the file with the secret key, for an encrypted backup; - reads standard input",
    )
    restoring.add_argument("--drill", action="store_true", help="only try it, in a temporary database")
    restoring.add_argument("--overwrite", action="store_true", help="replace a database that has data")
    restoring.add_argument(
        "--without-erasures", action="store_true", help="although the journal of erasures is lost"
    )
    held = command("held", run_held, "show what a restored database holds, and decide whether it is sent")
    held.add_argument("--send", action="store_true", help="send it")
    held.add_argument("--drop", action="store_true", help="send nothing of it")
    export = command("export", run_export, "write all data as CSV and JSON into an archive")
    export.add_argument("file", type=Path)
    moving = command("move", run_move, "move the database to another one, from SQLite to PostgreSQL or back")
    where = moving.add_mutually_exclusive_group(required=True)
    where.add_argument("--to", type=_database_url, metavar="URL", help="the address of an empty database")
    where.add_argument("--undo", action="store_true", help="use the database that was moved after all")


def run_backup(settings: Settings, arguments: argparse.Namespace) -> int:
    """Make, verify or list backups, or create a key. Returns the exit code."""
    words = arguments.words
    if words[:1] == ["verify"] and len(words) == 2:
        return _report(lambda: _verify(Path(words[1]), arguments.identity))
    if words[:1] == ["key"] and len(words) == 2:
        return _report(lambda: _create_key(Path(words[1])))
    if len(words) > 1 or words in (["verify"], ["key"]):
        print("backup [FILE], backup verify FILE, or backup key FILE", file=sys.stderr)
        return 2
    return _report(lambda: _make(settings, Path(words[0]) if words else None))


def _make(settings: Settings, path: Path | None) -> None:
    made = make_backup(settings, path, utc_now())
    print(f"{made.path}: {_describe(made.manifest)}, {made.size} bytes, verified.")
    if not made.encrypted:
        print("It is not encrypted: set BACKUP_KEY before it leaves this machine.")


def _describe(manifest: Manifest) -> str:
    return (
        f"{manifest.rows} rows in {len(manifest.tables)} tables of {manifest.made_at:%Y-%m-%d %H:%M} UTC "
        f"({manifest.database}, version {manifest.program}, revision {manifest.revision})"
    )


def _verify(path: Path, identity: Path | None) -> None:
    with open_backup(path, identity) as archive:
        print(f"{path} is complete: {_describe(archive.manifest)}.")


def _create_key(path: Path) -> None:
    public = encryption.create_key(path)
    print(
        f"{path} is the secret key. Move it to where it is safe, away from this machine: without it no backup opens."
    )
    print(f"BACKUP_KEY={public}")


# Restoring.


def run_restore(settings: Settings, arguments: argparse.Namespace) -> int:
    """Restore a backup, or only try it. Returns the exit code."""
    if arguments.drill:
        return _report(lambda: _drill(settings, arguments))
    if arguments.file is None:
        print("restore FILE, or restore --drill", file=sys.stderr)
        return 2
    return _report(lambda: _restore(settings, arguments))


class WrongUser(Exception):
    """The command would leave files that the bot's own user cannot open; the text is who that is."""


def _check_user(url: str) -> None:
    """Raise WrongUser for root where a SQLite file belongs, or will belong, to another user."""
    address = sync_url(url)
    if os.geteuid() or address.get_backend_name() != "sqlite":
        return
    path = Path(address.database or "").absolute()
    owner = next(one for one in (path, *path.parents) if one.exists()).stat().st_uid
    if owner:
        raise WrongUser(owner)


def _restore(settings: Settings, arguments: argparse.Namespace) -> None:
    _check_user(settings.database_url.get_secret_value())
    at = utc_now()
    done = asyncio.run(
        restore(
            settings,
            arguments.file,
            at,
            identity=arguments.identity,
            overwrite=arguments.overwrite,
            with_erasures=not arguments.without_erasures,
        )
    )
    if done.before is not None:
        print(f"What was there before is in {done.before.path}.")
    print(f"Restored and compared: {_describe(done.manifest)}.")
    if arguments.without_erasures:
        print("Whoever sent /forget since the backup was made is in the database again.")
    else:
        print(f"Erasures repeated that were made since: {done.erased}.")
    _in_session(settings, _print_held)


def _drill(settings: Settings, arguments: argparse.Namespace) -> None:
    at = utc_now()
    path = arguments.file or _newest(settings) or make_backup(settings, None, at).path
    manifest = run_drill(path, at, arguments.identity)
    print(f"{path} was restored into a temporary database and compared: {_describe(manifest)}.")

    async def record(session: Session) -> None:
        await drills.record_drill(session, manifest.made_at, manifest.rows, at)

    if _is_up_to_date(settings.database_url.get_secret_value()):
        _in_session(settings, record)
    else:
        print("There is no database here, or it is behind: that it was tried is not recorded.")


def _is_up_to_date(url: str) -> bool:
    try:
        with open_snapshot(url) as connection:
            return read_revision(connection) == migrate.head_revision()
    except NoDatabase:
        return False


def _newest(settings: Settings) -> Path | None:
    found = list_backups(backup_folder(settings))
    return found[0].path if found else None


# What is held.


def run_held(settings: Settings, arguments: argparse.Namespace) -> int:
    """Show what is held, or decide. Returns the exit code."""
    if arguments.send and arguments.drop:
        print("held --send, or held --drop", file=sys.stderr)
        return 2
    decide = hold.release if arguments.send else hold.discard if arguments.drop else None
    return _report(lambda: _held(settings, decide))


def _held(settings: Settings, decide: "Decision | None") -> None:
    """Finish a restore that was interrupted, so that no decision ends the repetition of erasures; show or decide."""
    asyncio.run(_finish_restore(settings))
    _in_session(settings, lambda session: _hold_command(session, decide))


async def _finish_restore(settings: Settings) -> None:
    database = Database(settings.database_url.get_secret_value())
    try:
        await finish_restore(database, settings, utc_now())
    finally:
        await database.close()


Decision = Callable[[Session, None, datetime], Awaitable[HeldCounts]]


async def _hold_command(session: Session, decide: Decision | None) -> None:
    if decide is None or await hold.load_hold(session) is None:
        await _print_held(session)
        return
    try:
        counts = await decide(session, None, utc_now())
    except hold.AlreadyDecided:
        await _print_held(session)
        return
    print(f"Decided: {_list_counts(counts)}.")


async def _print_held(session: Session) -> None:
    found = await hold.load_hold(session)
    if found is None:
        print("Nothing is held.")
        return
    counts = await hold.count_held(session, utc_now())
    print(
        f"Held since the restore of the backup of {found.backup_at:%Y-%m-%d %H:%M} UTC: {_list_counts(counts)}."
    )
    print(
        "The bot answers people, but sends nothing of this, no reminder and no announcement, until an owner decides in"
    )
    print("the chat (/staff), or here: `held --send` or `held --drop`.")


def _list_counts(counts: HeldCounts) -> str:
    return (
        f"{counts.messages} messages, {counts.updates} updates not handled yet, "
        f"{counts.reminders} reminders due since, {counts.requests} requests for files, "
        f"{counts.paused} paused announcements"
    )


def run_export(settings: Settings, arguments: argparse.Namespace) -> int:
    """Write the export. Returns the exit code."""
    return _report(lambda: _export(settings, arguments.file))


def _export(settings: Settings, path: Path) -> None:
    with write_whole(path) as part, open_snapshot(settings.database_url.get_secret_value()) as connection:
        rows = write_export(connection, part)
    print(f"{path}: {rows} rows, as CSV and as JSON. It contains personal data and is not encrypted.")


# Moving.


def _database_url(word: str) -> str:
    try:
        return check_database_url(word)
    except InvalidSetting as reason:
        raise argparse.ArgumentTypeError(str(reason)) from None


def run_move(settings: Settings, arguments: argparse.Namespace) -> int:
    """Move the database, or have it used again. Returns the exit code."""
    return _report(lambda: _undo_move(settings) if arguments.undo else _move(settings, arguments.to))


def _move(settings: Settings, target_url: str) -> None:
    for url in (settings.database_url.get_secret_value(), target_url):
        _check_user(url)
    done = move(settings, target_url, utc_now())
    tables = len(done.manifest.tables)
    print(f"Moved: {done.manifest.rows} rows in {tables} tables, counted and compared on both sides.")
    print("Write into .env, with the password in the place of *** if there is one:")
    for name, value in done.new_settings.items():
        print(f"{name}={value}")
    print(
        "Then start the bot: it goes on there. Nobody can start it on the old database by mistake. Delete that one when"
    )
    print("the new one has proven itself: whoever sends /forget is erased in the new one only.")


def _undo_move(settings: Settings) -> None:
    found = undo_move(settings)
    if found is None:
        print("This database was not moved.")
        return
    print(f"This database may be used again. What was done since it was moved to {found} is not in it.")
    print("Do not start a bot on the other one any more.")


# Shared.


def _in_session(settings: Settings, work: Callable[[Session], Awaitable[object]]) -> None:
    async def run() -> None:
        database = Database(settings.database_url.get_secret_value())
        try:
            async with database.session.begin() as session:
                await work(session)
        finally:
            await database.close()

    asyncio.run(run())


def _report(work: Callable[[], object]) -> int:
    """Do the work; an error of it is one sentence that says what to do. Returns the exit code."""
    try:
        work()
    except HasData:
        print(
            "The database has data. Add --overwrite to replace it; a backup of it is made before.",
            file=sys.stderr,
        )
    except DatabaseOpen as error:
        print(
            f"Another program has {error} open, such as sqlite3. Close it and try again; nothing was changed.",
            file=sys.stderr,
        )
    except WrongUser as error:
        print(
            f"The database belongs to the user {error}, whose bot could not open what root restores. "
            f"Run this as that user: sudo -u '#{error}' …",
            file=sys.stderr,
        )
    except NoDatabase as error:
        print(f"There is no database at {error}. Check DATABASE_URL.", file=sys.stderr)
    except JournalMissing as error:
        print(
            f"{error} is missing: without the journal of erasures whoever sent /forget since the backup comes back. "
            "Copy it and its key from the old machine, or restore with --without-erasures.",
            file=sys.stderr,
        )
    except JournalTooNew as error:
        print(
            f"{error}: whoever sent /forget between would come back. Put the journal and its key of the old machine "
            "in its place, or restore with --without-erasures.",
            file=sys.stderr,
        )
    except (BadArchive, CannotCopy, CannotDecrypt, CannotMove) as error:
        print(f"That did not work: {error}.", file=sys.stderr)
    else:
        return 0
    return 1
