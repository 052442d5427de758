"""Seminars with their programme, materials, extra questions and target list."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Id, LocalizedText, Model


class Seminar(Model):
    """A seminar: time, place, texts and settings."""

    __tablename__ = "seminars"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    """Its name in `?start=<slug>` links; only A-Z a-z 0-9 _ -."""
    title: Mapped[LocalizedText]
    description: Mapped[LocalizedText]
    venue: Mapped[LocalizedText]
    address: Mapped[LocalizedText]
    outcome: Mapped[LocalizedText] = mapped_column(default=dict, server_default="{}")
    """The results, entered once it was held."""
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    timezone: Mapped[str] = mapped_column(String(40))
    day_hours: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """Of a seminar of several days: the days whose hours were given (`storage.seminars.days`)."""
    state: Mapped[str] = mapped_column(String(10))
    """draft, open, closed, held, archived or cancelled."""
    version: Mapped[int] = mapped_column(Integer, default=1, server_default="1")
    """Incremented when time or place change, or it is cancelled; SEQUENCE of the calendar entry."""
    capacity: Mapped[int | None]
    """The number of places; None: unlimited."""
    places_per_unit: Mapped[int | None] = mapped_column(SmallInteger)
    """The number of places per municipality or office; None: unlimited."""
    registration_opens_at: Mapped[datetime | None]
    registration_closes_at: Mapped[datetime | None]
    """An open seminar accepts registrations between these two times, as far as they are set."""
    cloned_from_id: Mapped[int | None] = mapped_column(ForeignKey("seminars.id"))
    oblast_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"))
    """The oblast whose municipalities are offered first."""
    question_count: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    moderated: Mapped[bool] = mapped_column(default=True, server_default=sql("true"))
    """Whether participants can read a question only after a moderator has released it."""
    digest_at: Mapped[datetime | None]
    """The time when the digest of questions and answers was sent to participants."""
    updated_at: Mapped[datetime]

    __table_args__ = (Index("ix_seminars_starts_at", "starts_at"),)


class SeminarContact(Model):
    """Whom participants of a seminar can call."""

    __tablename__ = "seminar_contacts"

    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), primary_key=True)
    words: Mapped[str] = mapped_column(String(120))
    """A name and a telephone number, as staff wrote them."""
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    set_at: Mapped[datetime]


class ProgrammeItem(Model):
    """An item of a seminar's programme."""

    __tablename__ = "programme_items"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    title: Mapped[LocalizedText]
    speaker: Mapped[LocalizedText] = mapped_column(default=dict, server_default="{}")
    """The speaker's name as printed."""
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """The speaker, if known to the bot: they are always reminded of the item."""


class ItemMove(Model):
    """An item of the programme that was moved on its day: participants are told, once several moves have settled."""

    __tablename__ = "item_moves"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("programme_items.id", ondelete="CASCADE"), index=True)
    starts_at: Mapped[datetime]
    """When it began before it was moved, as participants know it."""
    ends_at: Mapped[datetime | None]
    moved_at: Mapped[datetime]
    """The time of the last move."""
    settled_at: Mapped[datetime | None]
    """When participants were told, or it turned out that there is nothing to tell."""


class Material(Model):
    """A file for participants, of the seminar or of one programme item, stored as Telegram's `file_id`."""

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
    """The bot for which `file_id` is valid, if not the present one: then it cannot be sent."""
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class ExtraQuestion(Model):
    """A question that this seminar adds to the registration: lodging, transport, diet."""

    __tablename__ = "extra_questions"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    position: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[str] = mapped_column(String(8))
    """choice, number or text."""
    title: Mapped[LocalizedText]
    choices: Mapped[list[LocalizedText]]
    """The choices; seats store the index of the chosen one."""
    removed_at: Mapped[datetime | None]


class Target(Model):
    """An entry of the target list: an office of a unit. For municipalities, an oblast or rayon stands for all in it."""

    __tablename__ = "targets"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    office: Mapped[str] = mapped_column(String(20))
    unit_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"))
    excluded: Mapped[bool] = mapped_column(default=False, server_default=sql("false"))
    """Exclude this unit, although a unit above it is a target."""

    __table_args__ = (UniqueConstraint("seminar_id", "office", "unit_code"),)
