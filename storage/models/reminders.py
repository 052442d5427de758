"""Reminder rules, and the reminders planned from them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, SmallInteger, String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Formatted, Id, LocalizedText, Model


class ReminderRule(Formatted, Model):
    """A rule for reminders: a number of days from the start or end of the seminar, a local time of day, an audience."""

    __tablename__ = "reminder_rules"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    """One of `reminder_kinds.KINDS`."""
    anchor: Mapped[str] = mapped_column(String(5))
    """start or end."""
    days: Mapped[int] = mapped_column(SmallInteger)
    """Days from the day of the anchor: -7 is a week before, 1 the day after."""
    time_of_day: Mapped[str] = mapped_column(String(5))
    """Local time at the seminar: "18:00"."""
    audience: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """Filters besides those of the kind: {"states": […], "units": […], "positions": […]}; empty: no further ones."""
    custom_text: Mapped[LocalizedText] = mapped_column(default=dict, server_default="{}")
    """A text by staff; a `note` consists of nothing else."""
    removed_at: Mapped[datetime | None]


class Reminder(Model):
    """A reminder due at a time, planned for one version of the seminar and cancelled when that changes."""

    __tablename__ = "reminders"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    version: Mapped[int] = mapped_column(Integer)
    """The version of the seminar it was planned for."""
    kind: Mapped[str] = mapped_column(String(12))
    """A rule's kind; or ping (an item of the programme begins), materials (an item is over), silent (to staff), slides
    (speakers have sent none), nudge (to who gave no feedback), change (of plan)."""
    rule_id: Mapped[int | None] = mapped_column(ForeignKey("reminder_rules.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("programme_items.id", ondelete="SET NULL"))
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    """The time after which it is not sent."""
    done_at: Mapped[datetime | None]
    """The time when its messages were enqueued; they are sent only while it is not cancelled."""
    cancelled_at: Mapped[datetime | None]
    """The time of its cancellation: nothing more of it is sent, whether its messages were enqueued or not."""

    __table_args__ = (
        Index(
            "ix_reminders_due",
            "due_at",
            sqlite_where=sql("done_at IS NULL AND cancelled_at IS NULL"),
            postgresql_where=sql("done_at IS NULL AND cancelled_at IS NULL"),
        ),
    )
