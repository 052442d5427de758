"""Reminders: the rules of a seminar, what they come to for its present dates, and what people thought afterwards."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Formatted, Id, LocalizedText, Model


class ReminderRule(Formatted, Model):
    """When to remind whom of a seminar: days before or after its start or end, at an hour of its place."""

    __tablename__ = "reminder_rules"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    """attendance (with the three buttons), day (where to go today), thanks (with feedback) or note (own words)."""
    anchor: Mapped[str] = mapped_column(String(5))
    """start or end."""
    days: Mapped[int] = mapped_column(SmallInteger)
    """Days from the anchor's day: -7, a week before; 1, the day after."""
    time_of_day: Mapped[str] = mapped_column(String(5))
    """The hour there: "18:00"."""
    audience: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """For whom, narrower than the kind itself: {"states": […], "units": […], "positions": […]}; empty: all."""
    custom_text: Mapped[LocalizedText] = mapped_column(default=dict, server_default="{}")
    """Own words of staff, by language; a note has nothing else."""
    removed_at: Mapped[datetime | None]


class Reminder(Model):
    """One time something is due, computed for one version of the seminar: another version drops it."""

    __tablename__ = "reminders"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    version: Mapped[int] = mapped_column(Integer)
    """The seminar's version it was computed for."""
    kind: Mapped[str] = mapped_column(String(12))
    """A rule's kind; or ping (an item of the programme begins), materials (an item is over), silent (to staff)."""
    rule_id: Mapped[int | None] = mapped_column(ForeignKey("reminder_rules.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("programme_items.id", ondelete="SET NULL"))
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    """Later than this it is of no use: it is not sent at all."""
    done_at: Mapped[datetime | None]
    """When its messages were owed; they are sent as long as it is not dropped."""
    cancelled_at: Mapped[datetime | None]
    """When it ceased to hold: done or not, nothing more of it is sent."""

    __table_args__ = (
        Index(
            "ix_reminders_due",
            "due_at",
            sqlite_where=sql("done_at IS NULL AND cancelled_at IS NULL"),
            postgresql_where=sql("done_at IS NULL AND cancelled_at IS NULL"),
        ),
    )


class Feedback(Formatted, Model):
    """What somebody thought of a seminar: one to five stars, and words if they liked."""

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    stars: Mapped[int] = mapped_column(SmallInteger)
    text: Mapped[str] = mapped_column(Text, default="", server_default="")
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("seminar_id", "person_id"),)
