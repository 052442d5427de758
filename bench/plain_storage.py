"""The plain bot's two tables and its one way to save."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Table(DeclarativeBase):
    """The registry of the plain bot's tables."""


class Registration(Table):
    """Who comes."""

    __tablename__ = "registrations"

    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int] = mapped_column(index=True)
    seminar: Mapped[str]
    language: Mapped[str]
    consented_at: Mapped[datetime]
    unit: Mapped[str] = mapped_column(index=True)
    position: Mapped[str]
    name: Mapped[str]
    phone: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))


class Question(Table):
    """What was asked."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int] = mapped_column(index=True)
    seminar: Mapped[str]
    text: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))


class Store:
    """The database file; each thing saved has a session and a commit of its own."""

    def __init__(self, url: str) -> None:
        self.engine = create_async_engine(url)
        # In its favour: without the write-ahead log each commit waits for the disk more than once.
        event.listen(self.engine.sync_engine, "connect", _write_ahead)
        self.session = async_sessionmaker(self.engine, expire_on_commit=False)

    async def create(self) -> None:
        """Make the tables that are not there."""
        async with self.engine.begin() as connection:
            await connection.run_sync(Table.metadata.create_all)

    async def add(self, row: Table) -> None:
        """Save one row."""
        async with self.session() as session:
            session.add(row)
            await session.commit()

    async def close(self) -> None:
        """Give the connections back."""
        await self.engine.dispose()


def _write_ahead(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()
