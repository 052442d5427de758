"""Alembic without an ini file: migrate a database to a revision, and check whether it is up to date."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, String, create_engine, inspect, text
from sqlalchemy.engine import URL

from storage.database import Session
from storage.engines import sync_url
from storage.models import Model

if TYPE_CHECKING:
    from alembic.config import Config

# Alembic takes 11 MB and is not needed if the database is up to date, so it is imported where it is used.

MIGRATIONS_DIR = Path(__file__).parent / "migrations"
SEARCH_TABLES = ("similarity_index_fts", "likenesses_grams")
"""Prefixes of the tables of SQLite's full-text index; the second is that of revisions before 0010."""
_CURRENT = text("SELECT version_num FROM alembic_version").columns(version_num=String)


def _connectable_url(url: str) -> URL:
    """Return the URL with a synchronous driver, with the folder of a SQLite file created."""
    address = sync_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    return address


def _alembic_config(url: str) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS_DIR))
    config.attributes["url"] = _connectable_url(url)
    return config


def upgrade(url: str, revision: str = "head") -> None:
    """Upgrade the database to this revision. Rows are kept. Raises NewerDatabase."""
    from alembic import command

    check_not_ahead(url)
    command.upgrade(_alembic_config(url), revision)


def upgrade_connection(connection: Connection, revision: str) -> None:
    """Upgrade the database of this connection in its transaction, which the caller commits."""
    from alembic import command

    config = _alembic_config(connection.engine.url.render_as_string(hide_password=False))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def downgrade(url: str, revision: str) -> None:
    """Downgrade the database to this revision. Rows of tables and columns that do not exist there are lost.

    Raises NewerDatabase.
    """
    from alembic import command

    check_not_ahead(url)
    command.downgrade(_alembic_config(url), revision)


def list_revisions() -> list[str]:
    """List every revision, oldest first."""
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(_alembic_config("sqlite://"))
    return [one.revision for one in reversed(list(script.walk_revisions()))]


class NewerDatabase(Exception):
    """The database was migrated by a newer program; the text says to which revision and what to do."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"The database is at revision {revision}, and this program knows only those up to {head_revision()}: "
            "a newer program has migrated it. Start that one, or restore the backup that was made before the upgrade."
        )


def is_behind(url: str) -> bool:
    """Whether the database is at another revision than the program's newest."""
    return database_revision(url) != head_revision()


def check_not_ahead(url: str) -> None:
    """Raise NewerDatabase if a newer program has migrated the database."""
    if is_ahead(revision := database_revision(url)):
        raise NewerDatabase(revision or "")


def is_ahead(revision: str | None) -> bool:
    """Whether this is none of the program's revisions."""
    return revision is not None and not any((MIGRATIONS_DIR / "versions").glob(f"{revision}_*.py"))


def database_revision(url: str) -> str | None:
    """Return the revision of the database; None if it has no tables yet."""
    engine = create_engine(_connectable_url(url))
    try:
        with engine.connect() as connection:
            known = inspect(connection).has_table("alembic_version")
            return connection.scalar(_CURRENT) if known else None
    finally:
        engine.dispose()


async def current_revision(session: Session) -> str | None:
    """Return the revision of the session's database, which has tables."""
    rows = await session.execute(_CURRENT)
    revision: str | None = rows.scalar()
    return revision


def head_revision() -> str:
    """Return the newest revision, by the names of the migration files, which begin with it."""
    return max(file.name for file in (MIGRATIONS_DIR / "versions").glob("[0-9]*.py")).partition("_")[0]


def table_names() -> list[str]:
    """Return the names of all tables of the newest revision."""
    return sorted(Model.metadata.tables)


def include_object(_thing: object, name: str | None, _kind: str, _reflected: bool, _compared: object) -> bool:
    """Alembic's `include_object`: leave out the full-text index of similar questions, which no model describes."""
    return not (name or "").startswith(SEARCH_TABLES)
