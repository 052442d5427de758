"""Alembic's environment: one connection and transaction; SQLite's foreign keys are off and checked at the end."""

from alembic import context
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from storage.database import SETUP_LOCK
from storage.migrate import include_object
from storage.models import Model


def _turn_foreign_keys_off(connection: object, _record: object) -> None:
    """Turn foreign keys off: SQLite alters a table by rebuilding it, which would delete the rows that refer to it."""
    connection.isolation_level = None  # type: ignore[attr-defined]
    connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[attr-defined]


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _check_foreign_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"the migration would leave {len(broken)} rows with broken foreign keys")


def _configure(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Model.metadata,
        render_as_batch=True,
        include_object=include_object,
    )


def run() -> None:
    """Run the migrations in one transaction: that of the caller's connection if there is one."""
    if (given := context.config.attributes.get("connection")) is not None:
        _configure(given)
        context.run_migrations()
        return
    url: URL = context.config.attributes["url"]
    engine = create_engine(url, poolclass=NullPool)
    sqlite = engine.dialect.name == "sqlite"
    if sqlite:
        event.listen(engine, "connect", _turn_foreign_keys_off)
        event.listen(engine, "begin", _begin_immediate)
    with engine.connect() as connection:
        _configure(connection)
        with context.begin_transaction():
            if not sqlite:  # programs that start at the same time on one PostgreSQL wait for each other
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({SETUP_LOCK})")
            context.run_migrations()
            if sqlite:
                _check_foreign_keys(connection)
    engine.dispose()


run()
