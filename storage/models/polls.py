"""Polls in the hall: a question with choices, and who chose what."""

from datetime import datetime

from sqlalchemy import ForeignKey, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Id, LocalizedText, Model


class Poll(Model):
    """A question to everybody in the hall, with two to ten choices. A draft until it is opened."""

    __tablename__ = "polls"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    question: Mapped[LocalizedText]
    choices: Mapped[list[LocalizedText]]
    """Their place in the list is what a vote names: fixed once the poll was opened."""
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    """When it was first opened."""
    closed_at: Mapped[datetime | None]
    """Since when it takes no votes; None again once it is reopened."""
    removed_at: Mapped[datetime | None]

    @property
    def is_open(self) -> bool:
        """Whether it takes votes."""
        return self.opened_at is not None and self.closed_at is None and self.removed_at is None


class PollVote(Model):
    """The choice of one person in a poll. Nobody is shown whose it is."""

    __tablename__ = "poll_votes"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    poll_id: Mapped[int] = mapped_column(ForeignKey("polls.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    """None: the person asked to be forgotten; the vote still counts."""
    choice: Mapped[int] = mapped_column(SmallInteger)
    voted_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("poll_id", "person_id"),)
