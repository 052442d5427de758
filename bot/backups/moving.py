"""Moving the database: SQLite to PostgreSQL or back, every row counted and compared. The bot goes on there."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from bot.backups.replacing import has_rows, replaced
from bot.settings import Settings
from bot.urls import address_without_password
from bot.version import program_version
from storage.backups import moving
from storage.backups.archive import Manifest, has_same_rows, replace_database
from storage.backups.connections import check_exists, open_exclusively
from storage.backups.moving import CannotMove, LiveCopy, Moved
from storage.database import Database, single_process


@dataclass(frozen=True, slots=True)
class MovedDatabase:
    """The result of a move."""

    manifest: Manifest
    new_settings: dict[str, str]
    """What has to be written into .env, without a password."""


def move(settings: Settings, target_url: str, at: datetime) -> MovedDatabase:
    """Copy the database into an empty one, and mark this one as moved once the other is complete.

    Wherever this is interrupted, the other one is empty or complete. If it is complete but this one was not marked,
    the next call marks it. Raises CannotMove, CannotCopy, NewerDatabase, NoDatabase, DatabaseLocked,
    OSError, SQLAlchemyError.
    """
    url = settings.database_url.get_secret_value()
    check_exists(url)
    source, target = Database(url), Database(target_url)
    if _is_same(source.url, target.url):
        raise CannotMove("--to names the database that is in use already")
    with single_process(source), single_process(target), open_exclusively(url) as connection:
        copy = LiveCopy(connection, at, program_version())
        _copy_into(target, copy)
        address = address_without_password(target_url)
        moving.mark(connection, Moved(address, at))
    return MovedDatabase(copy.manifest, _new_settings(settings, address))


def _is_same(one: URL, other: URL) -> bool:
    if one.get_backend_name() == other.get_backend_name() == "sqlite":
        return Path(str(one.database)).resolve() == Path(str(other.database)).resolve()
    return one == other


def _copy_into(target: Database, copy: LiveCopy) -> None:
    """Fill an empty database; one that has these very rows is complete. Raises CannotMove for others."""
    url = target.url.render_as_string(hide_password=False)
    try:
        is_empty = not has_rows(url)
    except SQLAlchemyError as error:
        raise CannotMove(
            f"the database of --to cannot be used ({type(error).__name__}): look whether it exists, and at its "
            "address, user and password"
        ) from None
    if is_empty:
        with replaced(target) as connection:
            replace_database(connection, copy)
        return
    with open_exclusively(url) as connection:
        if not has_same_rows(connection, copy.manifest):
            raise CannotMove("the database of --to has data: name an empty one")


def _new_settings(settings: Settings, address: str) -> dict[str, str]:
    """Return the settings to write: the journal and the checkpoints, which are named after the database, stay too."""
    found = {"DATABASE_URL": address}
    if settings.erasure_journal is None:
        found["ERASURE_JOURNAL"] = str(settings.erasure_journal_path)
    if settings.audit_notes is None:
        found["AUDIT_NOTES"] = str(settings.checkpoint_path)
    return found


def undo_move(settings: Settings) -> Moved | None:
    """Let a bot be started on this database again; return where it was moved to. None: it was not moved."""
    url = settings.database_url.get_secret_value()
    check_exists(url)
    with single_process(Database(url)), open_exclusively(url) as connection:
        found = moving.read_mark(connection)
        moving.remove_mark(connection)
    return found
