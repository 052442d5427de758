"""Seminars: when, where, what about, and for whom."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Id, LocalizedText, Model


class Seminar(Model):
    """A gathering: when, where, what about."""

    __tablename__ = "seminars"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    """The name in `?start=<slug>` links: A-Z a-z 0-9 _ - only."""
    title: Mapped[LocalizedText]
    description: Mapped[LocalizedText]
    venue: Mapped[LocalizedText]
    address: Mapped[LocalizedText]
    outcome: Mapped[LocalizedText] = mapped_column(default=dict, server_default="{}")
    """What came of it, once it was held."""
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    timezone: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(10))
    """draft, open, closed, held, archived or cancelled."""
    version: Mapped[int] = mapped_column(Integer, default=1, server_default="1")
    """Raised when time or place change: the calendar entry's SEQUENCE."""
    capacity: Mapped[int | None]
    """How many places there are; None: as many as come."""
    places_per_unit: Mapped[int | None] = mapped_column(SmallInteger)
    """How many places each municipality or office has; None: as many as it sends."""
    registration_opens_at: Mapped[datetime | None]
    registration_closes_at: Mapped[datetime | None]
    """Beside the state: an open seminar takes registrations between these two, where they are set."""
    cloned_from_id: Mapped[int | None] = mapped_column(ForeignKey("seminars.id"))
    oblast_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"))
    """Whose municipalities are offered first."""
    question_count: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    moderated: Mapped[bool] = mapped_column(default=True, server_default=sql("true"))
    """The hall reads a question once a moderator has; else at once."""
    digest_at: Mapped[datetime | None]
    """When questions and answers were sent round after it."""
    updated_at: Mapped[datetime]

    __table_args__ = (Index("ix_seminars_starts_at", "starts_at"),)


class ProgrammeItem(Model):
    """One line of a seminar's programme."""

    __tablename__ = "programme_items"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    title: Mapped[LocalizedText]
    speaker: Mapped[LocalizedText] = mapped_column(default=dict, server_default="{}")
    """Who speaks, as it is printed."""
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """Who speaks, when it is somebody whom the bot knows: reminded of the item in any case."""


class Material(Model):
    """A file for the participants, kept as Telegram's file_id: of the seminar, or of an item of its programme."""

    __tablename__ = "materials"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("programme_items.id"))
    title: Mapped[LocalizedText]
    kind: Mapped[str] = mapped_column(String(12))
    """voice, photo, document, audio or video."""
    file_id: Mapped[str] = mapped_column(Text)
    file_unique_id: Mapped[str] = mapped_column(String(120))
    bot_id: Mapped[int | None] = mapped_column(BigInteger)
    """Whose name for it that is, where it is another bot's than the one that runs: it cannot be sent any more."""
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class ExtraQuestion(Model):
    """Something this seminar asks of those who register: lodging, transport, diet."""

    __tablename__ = "extra_questions"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    position: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[str] = mapped_column(String(8))
    """choice, number or text."""
    title: Mapped[LocalizedText]
    choices: Mapped[list[LocalizedText]]
    """The answers of a choice; their place in the list is what a seat keeps."""
    removed_at: Mapped[datetime | None]


class Target(Model):
    """Who is meant to come: an office of a unit. For municipalities an oblast or a rayon means all within it."""

    __tablename__ = "targets"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    office: Mapped[str] = mapped_column(String(20))
    unit_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"))
    excluded: Mapped[bool] = mapped_column(default=False, server_default=sql("false"))
    """Left out, though something above it is meant."""

    __table_args__ = (UniqueConstraint("seminar_id", "office", "unit_code"),)
