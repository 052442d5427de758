"""Announcements: what staff say to many, in which words, to whom; who has read it; and what the house is set to."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.models import announcement_states
from storage.models.base import Id, LocalizedText, Model


class Announcement(Model):
    """One message to many, composed by staff; or what is done about an earlier one: corrected, taken back."""

    __tablename__ = "announcements"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int | None] = mapped_column(ForeignKey("seminars.id"), index=True)
    """Whose people it is for; None: everybody there is."""
    created_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(10), default="message", server_default="message")
    """message; or, about the one in `original_id`: reminder (to who has not confirmed it), edit, delete or note."""
    original_id: Mapped[int | None] = mapped_column(ForeignKey("announcements.id"), index=True)
    state: Mapped[str] = mapped_column(
        String(10), default=announcement_states.DRAFT, server_default=announcement_states.DRAFT
    )
    """draft, waiting (for a second member of staff), scheduled, sending, paused, stopped, done or dropped."""
    audience: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """For whom, as `storage.audiences.segments` reads it."""
    buttons: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    """Below it, in their order: {"kind": "read"}, {"kind": "programme"}, {"kind": "link", "url": …, "label": Texts}."""
    fallback_languages: Mapped[LocalizedText] = mapped_column(default=dict, server_default="{}")
    """Language -> the language its readers get instead: chosen deliberately, where words are missing."""
    send_at: Mapped[datetime | None]
    """Not before; None: at once."""
    catch_up_until: Mapped[datetime | None]
    """Until when late registrants are told of it; None: until the seminar is over."""
    created_at: Mapped[datetime]
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    started_at: Mapped[datetime | None]
    fanout_cursor: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    """Everybody up to this person (our id) has the message in the outbox."""
    last_outbox_id: Mapped[int | None] = mapped_column(BigInteger)
    """Of what is done about another one: the last of its messages in the outbox that is meant. There `fanout_cursor`
    is a message too."""
    fanout_finished_at: Mapped[datetime | None]
    """When the last of them had."""
    fanout_count: Mapped[int] = mapped_column(default=0, server_default="0")
    """How many people that was up to now."""
    audience_size: Mapped[int] = mapped_column(default=0, server_default="0")
    """How many could be reached when it began."""
    finished_at: Mapped[datetime | None]
    retracted_at: Mapped[datetime | None]
    progress_message_id: Mapped[int | None] = mapped_column(BigInteger)
    """The message with the bar, in the chat of whoever sent it."""
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
    """One message of an announcement in one language, as staff gave it: text, photo, poll …"""

    __tablename__ = "announcement_parts"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.id"), index=True)
    language: Mapped[str] = mapped_column(String(2))
    position: Mapped[int] = mapped_column(SmallInteger)
    """Its place in an album, from 0; a single message has 0."""
    kind: Mapped[str] = mapped_column(String(12))
    """text, photo, document, video, audio, voice, animation, video_note, sticker, location, venue, contact or poll."""
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    """The message of staff that is copied."""
    html: Mapped[str] = mapped_column(Text, default="", server_default="")
    """Text or caption with its formatting as Telegram's HTML, placeholders as they were typed."""
    content: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """What the method that sends this kind anew takes besides: {"photo": file_id}, {"latitude": …}, {"question": …}."""
    media_group_id: Mapped[str | None] = mapped_column(String(40))
    """Telegram's media_group_id."""
    bot_id: Mapped[int | None] = mapped_column(BigInteger)
    """Whose names for its file and its message these are, where it is another bot's than the one that runs."""
    file_unique_id: Mapped[str | None] = mapped_column(String(120))
    """By which a file is known again: the one it is sent by may be another one each time."""
    message_traits: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    """What of it is not said again, or not in the same way (`handlers/announcements/message_traits`)."""

    __table_args__ = (UniqueConstraint("announcement_id", "language", "position"),)


class ReadConfirmation(Model):
    """Somebody pressed "I have read this"."""

    __tablename__ = "read_confirmations"

    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    read_at: Mapped[datetime]


class SavedSegment(Model):
    """A choice of people that staff keep under a name, to be used again."""

    __tablename__ = "saved_segments"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int | None] = mapped_column(ForeignKey("seminars.id"), index=True)
    """Of this seminar; None: of everybody."""
    name: Mapped[str] = mapped_column(String(60))
    audience: Mapped[dict[str, Any]]
    """As `Announcement.audience`."""
    created_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class Preference(Model):
    """What the owner has set for the whole house, by name: a number, a chat, yes or no."""

    __tablename__ = "preferences"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]


class GroupTopic(Model):
    """A topic of the staff group: where the news of one seminar, or of one kind, are posted."""

    __tablename__ = "group_topics"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(String(40))
    """What is posted there, for the program: `seminar:3`."""
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    """Telegram's message_thread_id; None: to be made (again)."""
    creation_key: Mapped[str | None] = mapped_column(String(60))
    """`dedup_key` of the call in the outbox that makes it."""

    __table_args__ = (UniqueConstraint("chat_id", "name"),)


class GroupNotification(Model):
    """Something the staff group is to hear: alone, or with others in a digest when there is much."""

    __tablename__ = "group_notifications"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    topic: Mapped[str] = mapped_column(String(40))
    """The name of the topic it belongs to."""
    kind: Mapped[str] = mapped_column(String(16))
    """registered, question or announcement."""
    subject: Mapped[str] = mapped_column(String(40))
    """What it is about: `seat:7`, `question:17`, `announcement:2`."""
    at: Mapped[datetime]
    posted_at: Mapped[datetime | None]
    post_key: Mapped[str | None] = mapped_column(String(60), index=True)
    """`dedup_key` of the message in the outbox that says it; None though it is posted: there was nothing to say."""
    stale: Mapped[bool] = mapped_column(default=False, server_default=sql("false"))
    """What it is about is not as it was said: the message is to be edited."""

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
