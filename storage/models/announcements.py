"""Announcements, saved audiences, owners' preferences, and the staff group's topics and notifications."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.models import announcement_states
from storage.models.base import Id, LocalizedText, Model


class Announcement(Model):
    """An announcement composed by staff, or a change of an earlier one (a correction, deletion, note or reminder)."""

    __tablename__ = "announcements"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int | None] = mapped_column(ForeignKey("seminars.id"), index=True)
    """The seminar whose people it is for; None: everybody."""
    created_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(10), default="message", server_default="message")
    """message; or a change of `original_id`: reminder (to people who have not confirmed it), edit, delete or note."""
    original_id: Mapped[int | None] = mapped_column(ForeignKey("announcements.id"), index=True)
    state: Mapped[str] = mapped_column(
        String(10), default=announcement_states.DRAFT, server_default=announcement_states.DRAFT
    )
    """draft, waiting (for approval), scheduled, sending, paused, stopped, done or dropped."""
    audience: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """The audience as JSON; see `storage.audiences.conditions`."""
    buttons: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    """Buttons in order: {"kind": "read"}, {"kind": "programme"}, {"kind": "link", "url": …, "label": LocalizedText}."""
    fallback_languages: Mapped[LocalizedText] = mapped_column(default=dict, server_default="{}")
    """Language without a text -> the language that staff chose for its readers."""
    send_at: Mapped[datetime | None]
    """The earliest time of sending; None: at once."""
    catch_up_until: Mapped[datetime | None]
    """The time until which late registrants get it; None: until the seminar is over."""
    created_at: Mapped[datetime]
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    started_at: Mapped[datetime | None]
    fanout_cursor: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    """The message is enqueued for everybody up to this person id; of a change, up to this outbox id."""
    last_outbox_id: Mapped[int | None] = mapped_column(BigInteger)
    """Of a change: the id of the original's last message in the outbox that it applies to."""
    fanout_finished_at: Mapped[datetime | None]
    """The time when the last message was enqueued."""
    fanout_count: Mapped[int] = mapped_column(default=0, server_default="0")
    """For how many people it has been enqueued."""
    audience_size: Mapped[int] = mapped_column(default=0, server_default="0")
    """The number of reachable people when it was started; the final number once all messages are enqueued."""
    finished_at: Mapped[datetime | None]
    retracted_at: Mapped[datetime | None]
    progress_message_id: Mapped[int | None] = mapped_column(BigInteger)
    """The message with the progress bar, in the chat of the person who started it."""
    progress_at: Mapped[datetime | None]

    __table_args__ = (
        Index(
            "ix_announcements_live",
            "send_at",
            sqlite_where=sql("state IN ('scheduled', 'sending', 'paused')"),
            postgresql_where=sql("state IN ('scheduled', 'sending', 'paused')"),
        ),
    )


class AnnouncementPart(Model):
    """A message of an announcement in one language, as staff sent it to the bot."""

    __tablename__ = "announcement_parts"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.id"), index=True)
    language: Mapped[str] = mapped_column(String(2))
    position: Mapped[int] = mapped_column(SmallInteger)
    """The position in an album, from 0; a single message has 0."""
    kind: Mapped[str] = mapped_column(String(12))
    """text, photo, document, video, audio, voice, animation, video_note, sticker, location, venue, contact or poll."""
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    """The original message in the chat with staff, to be copied; 0: cannot be copied."""
    html: Mapped[str] = mapped_column(Text, default="", server_default="")
    """Text or caption as Telegram's HTML, with placeholders as typed."""
    content: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """Further arguments of the method that recreates it: {"photo": file_id}, {"latitude": …}, {"question": …}."""
    media_group_id: Mapped[str | None] = mapped_column(String(40))
    """Telegram's `media_group_id`."""
    bot_id: Mapped[int | None] = mapped_column(BigInteger)
    """The bot for which `file_id` and `message_id` are valid, if that is not the present one."""
    file_unique_id: Mapped[str | None] = mapped_column(String(120))
    """Telegram's `file_unique_id`, to recognise a file: its `file_id` may differ each time."""
    message_traits: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    """Features that cannot be repeated, or not in the same way; see `handlers.announcements.message_traits`."""

    __table_args__ = (UniqueConstraint("announcement_id", "language", "position"),)


class ReadConfirmation(Model):
    """The record that a person pressed "I have read this"."""

    __tablename__ = "read_confirmations"

    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    read_at: Mapped[datetime]


class SavedSegment(Model):
    """An audience that staff saved under a name."""

    __tablename__ = "saved_segments"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int | None] = mapped_column(ForeignKey("seminars.id"), index=True)
    """The seminar it chooses from; None: from everybody."""
    name: Mapped[str] = mapped_column(String(60))
    audience: Mapped[dict[str, Any]]
    """See `Announcement.audience`."""
    created_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class Preference(Model):
    """A setting of the whole installation, by name, as JSON."""

    __tablename__ = "preferences"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]


class GroupTopic(Model):
    """A forum topic of the staff group, for the notifications of one seminar or one kind."""

    __tablename__ = "group_topics"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(String(40))
    """The program's name for it, like `seminar:3`."""
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    """Telegram's `message_thread_id`; None: to be created (again)."""
    creation_key: Mapped[str | None] = mapped_column(String(60))
    """The `dedup_key` of the call in the outbox that creates it."""

    __table_args__ = (UniqueConstraint("chat_id", "name"),)


class GroupNotification(Model):
    """A notification for the staff group, posted by itself or in a digest."""

    __tablename__ = "group_notifications"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    topic: Mapped[str] = mapped_column(String(40))
    """The `GroupTopic.name` of its topic."""
    kind: Mapped[str] = mapped_column(String(16))
    """registered, question or announcement."""
    subject: Mapped[str] = mapped_column(String(40))
    """`seat:7`, `question:17` or `announcement:2`."""
    at: Mapped[datetime]
    posted_at: Mapped[datetime | None]
    post_key: Mapped[str | None] = mapped_column(String(60), index=True)
    """The `dedup_key` of its message in the outbox; None with `posted_at` set: no message was needed."""
    stale: Mapped[bool] = mapped_column(default=False, server_default=sql("false"))
    """Its subject has changed since, so the message has to be edited."""

    __table_args__ = (
        Index("ix_group_notifications_stale", "id", sqlite_where=sql("stale"), postgresql_where=sql("stale")),
        Index(
            "ix_group_notifications_unposted",
            "id",
            sqlite_where=sql("posted_at IS NULL"),
            postgresql_where=sql("posted_at IS NULL"),
        ),
        UniqueConstraint("kind", "subject"),
    )
