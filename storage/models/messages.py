"""Messages in and out: the inbox, the outbox and the files that go with it."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, SmallInteger, String, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Id, Model


class InboxUpdate(Model):
    """An update as Telegram sent it, kept until it is handled and a few days more, so that it counts once."""

    __tablename__ = "inbox"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    sender_id: Mapped[int] = mapped_column(BigInteger)
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
            "sender_id",
            "id",
            sqlite_where=sql("handled_at IS NULL"),
            postgresql_where=sql("handled_at IS NULL"),
        ),
        Index("ix_inbox_handled_at", "handled_at"),
    )


class OutboxMessage(Model):
    """A message that is owed to somebody: pending, sending, sent, failed, unknown or expired."""

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    lane: Mapped[int] = mapped_column(SmallInteger)
    """0 replies, 1 reminders, 2 announcements: the lower overtakes the higher."""
    method: Mapped[str] = mapped_column(String(40))
    payload: Mapped[str] = mapped_column(Text)
    """The method's arguments as JSON, made and read by `bot.telegram`. Storage copies or empties it, no more."""
    target_message_ids: Mapped[str | None] = mapped_column(Text)
    """The messages in the chat that it edits, deletes or replies to, with commas between, where they are not in
    `payload`: one INSERT … SELECT has the same payload for all readers. The sender adds them to the arguments."""
    file_id: Mapped[int | None] = mapped_column(ForeignKey("files.id"))
    dedup_key: Mapped[str | None] = mapped_column(String(120), unique=True)
    subject: Mapped[str | None] = mapped_column(String(40))
    """What the message concerns (`question:17`), so that a reply to it, or a later edit, finds the way."""
    collapse_key: Mapped[str | None] = mapped_column(String(40))
    """Of a notice what it tells of; the next one about it takes its place (`storage.messages.notices`)."""
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    """Whose act the notice tells of: a person's id."""
    previous_notice_id: Mapped[int | None] = mapped_column(BigInteger)
    """The row of the notice whose message this one edits, once its number is known. No foreign key: if the row is gone
    or was not sent, this notice is sent as a new message."""
    reminder_id: Mapped[int | None] = mapped_column(BigInteger)
    """The reminder it belongs to: looked at again right before it is sent. No foreign key: a lost one means no."""
    announcement_id: Mapped[int | None] = mapped_column(BigInteger)
    """The announcement it belongs to: what is paused or stopped is not sent. No foreign key, as above."""
    state: Mapped[str] = mapped_column(String(10), default="pending", server_default="pending")
    created_at: Mapped[datetime]
    not_before: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")
    finished_at: Mapped[datetime | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    extra_message_ids: Mapped[str | None] = mapped_column(Text)
    """Of an album: the numbers of its further messages, with commas between."""
    error: Mapped[str | None] = mapped_column(Text)
    undelivered: Mapped[str | None] = mapped_column(String(30))
    """What of it never came, and why: `voice:voices`, `all:blocked`. It is `sent` when its words came without that."""
    reported_at: Mapped[datetime | None]
    """When it was looked into whom to tell of that; of an announcement its report tells."""

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
        Index("ix_outbox_subject", "subject"),
        Index(
            "ix_outbox_collapse_key",
            "collapse_key",
            sqlite_where=sql("collapse_key IS NOT NULL"),
            postgresql_where=sql("collapse_key IS NOT NULL"),
        ),
        Index(
            "ix_outbox_actor_id",
            "actor_id",
            "created_at",
            sqlite_where=sql("actor_id IS NOT NULL"),
            postgresql_where=sql("actor_id IS NOT NULL"),
        ),
        Index("ix_outbox_finished_at", "finished_at"),
        Index(
            "ix_outbox_undelivered",
            "announcement_id",
            sqlite_where=sql("undelivered IS NOT NULL AND reported_at IS NULL"),
            postgresql_where=sql("undelivered IS NOT NULL AND reported_at IS NULL"),
        ),
        Index(
            "ix_outbox_announcement_id_state_chat_id",
            "announcement_id",
            "state",
            "chat_id",
            sqlite_where=sql("announcement_id IS NOT NULL"),
            postgresql_where=sql("announcement_id IS NOT NULL"),
        ),
    )


class File(Model):
    """A file we made (a calendar entry, a list): its bytes until Telegram has them, then Telegram's file_id."""

    __tablename__ = "files"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    """sha256 of name and bytes: the same file is uploaded once."""
    name: Mapped[str] = mapped_column(String(120))
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    telegram_file_id: Mapped[str | None] = mapped_column(Text)
    bot_id: Mapped[int | None] = mapped_column(BigInteger)
    """Whose name for it that is, where it is another bot's than the one that runs (`storage.messages.bot_names`)."""
    created_at: Mapped[datetime]
