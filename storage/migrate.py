"""Alembic, without its ini file: bring a database to a revision, and say whether it is behind."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import URL, make_url

if TYPE_CHECKING:
    from alembic.config import Config

# Alembic takes 11 MB, and a program whose database is up to date never needs it: it is loaded where it is used.

MIGRATIONS_DIR = Path(__file__).parent / "migrations"


def _sync_url(url: str) -> URL:
    """The same database through a driver without asyncio: psycopg speaks both, SQLite has its own."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        return parsed.set(drivername="sqlite")
    return parsed.set(drivername="postgresql+psycopg")


def _alembic_config(url: str) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS_DIR))
    config.attributes["url"] = _sync_url(url)
    return config


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database up to this revision, keeping every row."""
    from alembic import command

    command.upgrade(_alembic_config(url), revision)


def downgrade(url: str, revision: str) -> None:
    """Bring the database down to this revision, keeping every row that has a place there."""
    from alembic import command

    command.downgrade(_alembic_config(url), revision)


def list_revisions() -> list[str]:
    """Every revision, the oldest first."""
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(_alembic_config("sqlite://"))
    return [one.revision for one in reversed(list(script.walk_revisions()))]


def is_behind(url: str) -> bool:
    """Whether the database lacks migrations that this program has."""
    engine = create_engine(_sync_url(url))
    try:
        with engine.connect() as connection:
            known = inspect(connection).has_table("alembic_version")
            current = connection.scalar(text("SELECT version_num FROM alembic_version")) if known else None
    finally:
        engine.dispose()
    return current != head_revision()


def head_revision() -> str:
    """The newest revision this program has; the files are named after them, in their order."""
    return max(file.name for file in (MIGRATIONS_DIR / "versions").glob("[0-9]*.py")).partition("_")[0]


def include_object(_thing: object, name: str | None, _kind: str, _reflected: bool, _compared: object) -> bool:
    """Whether the models are to show it (Alembic's `include_object`); the index that finds similar questions is not."""
    return not (name or "").startswith("similarity_index_fts")
