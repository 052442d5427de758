"""Every table. Times are aware UTC and end in `_at`; a thing that happened is a timestamp, not a flag."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy import (
    text as sql,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.database import Moment

# SQLite only counts up by itself in a column that is exactly INTEGER.
Id = BigInteger().with_variant(Integer, "sqlite")

Texts = dict[str, str]
"""One text in several languages: {"ky": …, "ru": …, "en": …}; a missing language is a missing key."""


class Table(DeclarativeBase):
    """The registry of tables, with names for constraints so that migrations can find them on every database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment, dict[str, Any]: JSON, Texts: JSON}


class Received(Table):
    """An update as Telegram sent it, kept until it is handled and a few days more, so that it counts once."""

    __tablename__ = "inbox"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    sender: Mapped[int] = mapped_column(BigInteger)
    """Whose order it keeps: the person's Telegram id; without one, minus the update_id (alone in its queue)."""
    raw: Mapped[str] = mapped_column(Text)
    received_at: Mapped[datetime]
    handled_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")
    dead_at: Mapped[datetime | None]
    error: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (
        Index(
            "ix_inbox_waiting",
            "sender",
            "id",
            sqlite_where=sql("handled_at IS NULL"),
            postgresql_where=sql("handled_at IS NULL"),
        ),
        Index("ix_inbox_handled_at", "handled_at"),
    )


class Sending(Table):
    """A message that is owed to somebody: pending, sending, sent, failed, unknown or expired."""

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    lane: Mapped[int] = mapped_column(SmallInteger)
    """0 replies, 1 reminders, 2 announcements: the lower overtakes the higher."""
    method: Mapped[str] = mapped_column(String(40))
    payload: Mapped[str] = mapped_column(Text)
    """The Bot API's arguments as JSON, without the chat."""
    file_id: Mapped[int | None] = mapped_column(ForeignKey("files.id"))
    once: Mapped[str | None] = mapped_column(String(120), unique=True)
    about: Mapped[str | None] = mapped_column(String(40))
    """What the message concerns (`question:17`), so that a reply to it, or a later edit, finds the way."""
    state: Mapped[str] = mapped_column(String(10), default="pending", server_default="pending")
    created_at: Mapped[datetime]
    not_before: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")
    finished_at: Mapped[datetime | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    error: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (
        Index(
            "ix_outbox_waiting",
            "lane",
            "id",
            sqlite_where=sql("state = 'pending'"),
            postgresql_where=sql("state = 'pending'"),
        ),
        Index(
            "ix_outbox_sending",
            "id",
            sqlite_where=sql("state = 'sending'"),
            postgresql_where=sql("state = 'sending'"),
        ),
        Index("ix_outbox_chat_id_message_id", "chat_id", "message_id"),
        Index("ix_outbox_about", "about"),
        Index("ix_outbox_finished_at", "finished_at"),
    )


class File(Table):
    """A file we made (a calendar entry, a list): its bytes until Telegram has them, then Telegram's file_id."""

    __tablename__ = "files"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    """sha256 of name and bytes: the same file is uploaded once."""
    name: Mapped[str] = mapped_column(String(120))
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    telegram_file_id: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]


class Unit(Table):
    """A territorial unit of the register: oblast, rayon, city or ayil aymak. The code is its identity for ever."""

    __tablename__ = "units"

    code: Mapped[str] = mapped_column(String(14), primary_key=True)
    level: Mapped[str] = mapped_column(String(12))
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"), index=True)
    name_ky: Mapped[str] = mapped_column(String(120))
    name_ru: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120))
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    source: Mapped[str] = mapped_column(Text, default="", server_default="")
    retired_at: Mapped[datetime | None]
    successor_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"))


class RegisterTaken(Table):
    """Each time a register of units was taken in; the newest version tells whether what is in memory still holds."""

    __tablename__ = "registers"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    version: Mapped[str] = mapped_column(String(32), unique=True)
    taken_at: Mapped[datetime]


class Person(Table):
    """Somebody who talks with the bot. Where the dialog stands is `step` and `draft`, and commits with the rest."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    telegram_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    language: Mapped[str | None] = mapped_column(String(2))
    step: Mapped[str | None] = mapped_column(String(40))
    draft: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    created_at: Mapped[datetime]
    consented_at: Mapped[datetime | None]
    """When the newest consent was given; the whole record is in `consents`."""
    consent_version: Mapped[int | None] = mapped_column(SmallInteger)
    unreachable_at: Mapped[datetime | None]
    unreachable_reason: Mapped[str | None] = mapped_column(String(120))

    name: Mapped[str | None] = mapped_column(String(120))
    phone: Mapped[str | None] = mapped_column(String(20))
    sex: Mapped[str | None] = mapped_column(String(1))
    position: Mapped[str | None] = mapped_column(String(20))
    office: Mapped[str | None] = mapped_column(String(20))
    """municipality, rayon_administration, plenipotentiary, gamsumo, project, partner or other."""
    unit_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"), index=True)
    organisation: Mapped[str | None] = mapped_column(String(120))
    """The office's own name, where the register has none (a partner, other)."""


class Consent(Table):
    """A consent to the data-protection notice: which words, in which language, when."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    version: Mapped[int] = mapped_column(SmallInteger)
    language: Mapped[str] = mapped_column(String(2))
    text_hash: Mapped[str] = mapped_column(String(64))
    given_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class Staff(Table):
    """Who may see the lists and answer. Owners come from ADMIN_IDS at start."""

    __tablename__ = "staff"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(20))
    since_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class Seminar(Table):
    """A gathering: when, where, what about."""

    __tablename__ = "seminars"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    """The name in `?start=<slug>` links: A-Z a-z 0-9 _ - only."""
    title: Mapped[Texts]
    description: Mapped[Texts]
    venue: Mapped[Texts]
    address: Mapped[Texts]
    outcome: Mapped[Texts] = mapped_column(default=dict, server_default="{}")
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
    oblast_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"))
    """Whose municipalities are offered first."""
    question_count: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    updated_at: Mapped[datetime]

    __table_args__ = (Index("ix_seminars_starts_at", "starts_at"),)


class ProgrammeItem(Table):
    """One line of a seminar's programme."""

    __tablename__ = "programme_items"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    starts_at: Mapped[datetime]
    title: Mapped[Texts]
    speaker: Mapped[Texts] = mapped_column(default=dict, server_default="{}")


class Registration(Table):
    """One person's place at one seminar, with the particulars as they were given for it."""

    __tablename__ = "registrations"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    state: Mapped[str] = mapped_column(String(12))
    """registered, or cancelled."""
    name: Mapped[str | None] = mapped_column(String(120))
    phone: Mapped[str | None] = mapped_column(String(20))
    sex: Mapped[str | None] = mapped_column(String(1))
    position: Mapped[str] = mapped_column(String(20))
    office: Mapped[str] = mapped_column(String(20))
    unit_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"), index=True)
    organisation: Mapped[str | None] = mapped_column(String(120))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("seminar_id", "person_id"),)


class Question(Table):
    """A question to a seminar, numbered there; open until it is answered or its asker takes it back."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    number: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    text: Mapped[str] = mapped_column(Text, default="", server_default="")
    anonymous: Mapped[bool] = mapped_column(default=False, server_default=sql("false"))
    """To the hall; staff always see who asks."""
    chat_message_id: Mapped[int] = mapped_column(BigInteger)
    """The asker's own message: an edit of it edits the question, the answer replies to it."""
    asked_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("seminar_id", "number"),
        Index("ix_questions_person_id_chat_message_id", "person_id", "chat_message_id"),
    )


class Attachment(Table):
    """A voice, photo or document of a question or of an answer, kept as Telegram's file_id."""

    __tablename__ = "attachments"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), index=True)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answers.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    """voice, photo, document, audio or video."""
    file_id: Mapped[str] = mapped_column(Text)
    file_unique_id: Mapped[str] = mapped_column(String(120))
    album: Mapped[str | None] = mapped_column(String(40))
    """Telegram's media_group_id: photos sent together arrive one by one."""


class Answer(Table):
    """What was answered to a question, and by whom. The first one ends the question; more may follow."""

    __tablename__ = "answers"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    text: Mapped[str] = mapped_column(Text, default="", server_default="")
    answered_at: Mapped[datetime]
