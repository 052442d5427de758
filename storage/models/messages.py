"""The inbox of updates, the outbox of messages, and files made by the bot."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, SmallInteger, String, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Id, Model


class InboxUpdate(Model):
    """An update from Telegram. The row is kept for some days after it was handled, to recognise repetitions."""

    __tablename__ = "inbox"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    sender_id: Mapped[int] = mapped_column(BigInteger)
    """The queue in which it is handled in order: the sender's Telegram id, or -update_id if there is no sender."""
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
        Index(
            "ix_inbox_dead",
            "id",
            sqlite_where=sql("dead_at IS NOT NULL"),
            postgresql_where=sql("dead_at IS NOT NULL"),
        ),
    )


class OutboxMessage(Model):
    """A message to be sent, or a record of one: pending, sending, sent, failed, unknown or expired."""

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    lane: Mapped[int] = mapped_column(SmallInteger)
    """0 replies, 1 reminders, 2 announcements; lower lanes are sent first."""
    method: Mapped[str] = mapped_column(String(40))
    payload: Mapped[str] = mapped_column(Text)
    """The method's arguments as JSON, in a format known only to `bot.telegram`."""
    target_message_ids: Mapped[str | None] = mapped_column(Text)
    """Comma-separated ids of the messages that it edits, deletes or replies to, if they are not in `payload`, which one
    INSERT … SELECT makes the same for all readers. The sender adds them to the arguments."""
    file_id: Mapped[int | None] = mapped_column(ForeignKey("files.id"))
    dedup_key: Mapped[str | None] = mapped_column(String(120), unique=True)
    subject: Mapped[str | None] = mapped_column(String(40))
    """The subject of the message (`question:17`), for replies to it and later edits."""
    collapse_key: Mapped[str | None] = mapped_column(String(40))
    """Of a notice: a newer notice with the same key replaces it; see `storage.messages.notices`."""
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    """Of a notice: the id of the person whose action caused it."""
    previous_notice_id: Mapped[int | None] = mapped_column(BigInteger)
    """The row of the notice whose message this one edits, once its number is known. No foreign key: if the row is gone
    or was not sent, this notice is sent as a new message."""
    reminder_id: Mapped[int | None] = mapped_column(BigInteger)
    """The reminder it belongs to, checked before it is sent. No foreign key: without the reminder it is not sent."""
    announcement_id: Mapped[int | None] = mapped_column(BigInteger)
    """The announcement it belongs to: a paused or stopped one is not sent. No foreign key, as above."""
    state: Mapped[str] = mapped_column(String(10), default="pending", server_default="pending")
    created_at: Mapped[datetime]
    not_before: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")
    finished_at: Mapped[datetime | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    extra_message_ids: Mapped[str | None] = mapped_column(Text)
    """Of an album: the comma-separated ids of its further messages."""
    error: Mapped[str | None] = mapped_column(Text)
    undelivered: Mapped[str | None] = mapped_column(String(30))
    """Undelivered content and reason: `voice:voices`, `all:blocked`. The state is `sent` if the text was delivered."""
    reported_at: Mapped[datetime | None]
    """The time when `undelivered` was handled, and people told if necessary. Announcements have a report instead."""

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
        Index(
            "ix_outbox_failed",
            "id",
            sqlite_where=sql("state = 'failed'"),
            postgresql_where=sql("state = 'failed'"),
        ),
        Index(
            "ix_outbox_unknown",
            "id",
            sqlite_where=sql("state = 'unknown'"),
            postgresql_where=sql("state = 'unknown'"),
        ),
        Index(
            "ix_outbox_file_id",
            "file_id",
            sqlite_where=sql("file_id IS NOT NULL"),
            postgresql_where=sql("file_id IS NOT NULL"),
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
    """A file made by the bot (a calendar entry, a list): its bytes until it is uploaded, then Telegram's `file_id`."""

    __tablename__ = "files"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of name and bytes: the same file is uploaded once."""
    name: Mapped[str] = mapped_column(String(120))
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    telegram_file_id: Mapped[str | None] = mapped_column(Text)
    bot_id: Mapped[int | None] = mapped_column(BigInteger)
    """The bot for which `telegram_file_id` is valid, if not the present one; see `storage.messages.bot_names`."""
    created_at: Mapped[datetime]
