"""The end of a seminar: its archiving, the removal of personal data, and the counts that stay."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Model


class SeminarClosing(Model):
    """What staff decided about a seminar that is over."""

    __tablename__ = "seminar_closings"

    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), primary_key=True)
    archived_from: Mapped[str | None] = mapped_column(String(10))
    """The state before it was archived, to which it returns."""
    restored_at: Mapped[datetime | None]
    """The time when staff took it out of the archive: it is not archived automatically again."""
    keep_until: Mapped[datetime | None]
    """No personal data of it are removed before this time."""


class RetentionStep(Model):
    """The removal of one kind of personal data of a seminar. Without a row nothing was done yet."""

    __tablename__ = "retention_steps"

    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    """One of `storage.privacy.held_data_rules.RETENTION_KINDS`."""
    announced_at: Mapped[datetime | None]
    """The time when staff were told of the removal, or when there was nothing to remove."""
    checked_at: Mapped[datetime | None]
    """The time of the last search that found nothing left to remove."""
    removed: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    """The number of rows erased so far."""


class FrozenCounts(Model):
    """A seminar's counts, stored before its personal data are removed, and never changed."""

    __tablename__ = "seminar_counts"

    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), primary_key=True)
    frozen_at: Mapped[datetime]
    municipalities: Mapped[int]
    """Municipalities on the target list."""
    municipalities_registered: Mapped[int]
    """Of these, those whose people were expected or have arrived."""
    municipalities_arrived: Mapped[int | None]
    """None: arrivals were not recorded."""
    expected: Mapped[int]
    """People with a place, whether they have arrived or not."""
    arrived: Mapped[int | None]
    """None: arrivals were not recorded."""
    asked: Mapped[int]
    """Questions that were not withdrawn."""
    closed: Mapped[int]
    """Of these, those that were answered, merged or declined."""
    answered: Mapped[int]
    answer_seconds: Mapped[int | None]
    """The median time from asking to the first answer. None: no question was answered."""
    stars_1: Mapped[int]
    stars_2: Mapped[int]
    stars_3: Mapped[int]
    stars_4: Mapped[int]
    stars_5: Mapped[int]
    """People who gave this number of stars."""


class FrozenAreaCounts(Model):
    """The counts of one rayon at a seminar, stored with `FrozenCounts`."""

    __tablename__ = "seminar_area_counts"

    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), primary_key=True)
    area_code: Mapped[str] = mapped_column(String(14), primary_key=True)
    """The code of the rayon, or of a city that lies in none; empty: people of no rayon."""
    municipalities: Mapped[int]
    municipalities_registered: Mapped[int]
    municipalities_arrived: Mapped[int]
    expected: Mapped[int]
    arrived: Mapped[int]
