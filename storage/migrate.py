"""Alembic, without its ini file: bring a database to a revision, and say whether it is behind."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.engine import URL, make_url


def _sync(url: str) -> URL:
    """The same database through a driver without asyncio: psycopg speaks both, SQLite has its own."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        return parsed.set(drivername="sqlite")
    return parsed.set(drivername="postgresql+psycopg")


def _config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["url"] = _sync(url)
    return config


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database up to this revision, keeping every row."""
    command.upgrade(_config(url), revision)


def downgrade(url: str, revision: str) -> None:
    """Bring the database down to this revision, keeping every row that has a place there."""
    command.downgrade(_config(url), revision)


def revisions() -> list[str]:
    """Every revision, the oldest first."""
    script = ScriptDirectory.from_config(_config("sqlite://"))
    return [one.revision for one in reversed(list(script.walk_revisions()))]


def behind(url: str) -> bool:
    """Whether the database lacks migrations that this program has."""
    engine = create_engine(_sync(url))
    try:
        with engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
    return current != revisions()[-1]
