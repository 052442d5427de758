"""Feedback after a seminar: the overall rating with a text, and the further questions of its form."""

from datetime import datetime

from sqlalchemy import ForeignKey, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Formatted, Id, LocalizedText, Model


class Feedback(Formatted, Model):
    """What somebody thought of a seminar: one to five stars, and words if they liked; or the words first."""

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    stars: Mapped[int] = mapped_column(SmallInteger)
    """One to five; 0: words only, so far."""
    text: Mapped[str] = mapped_column(Text, default="", server_default="")
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("seminar_id", "person_id"),)


class FeedbackQuestion(Model):
    """A question of a seminar's feedback form, asked after the stars."""

    __tablename__ = "feedback_questions"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    position: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[str] = mapped_column(String(8))
    """scale (one to five), choice or text."""
    title: Mapped[LocalizedText]
    choices: Mapped[list[LocalizedText]]
    """Of a choice; their place in the list is what an answer names."""
    removed_at: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("seminar_id", "position"),)


class FeedbackAnswer(Formatted, Model):
    """The answer of one person to one question of the form. Nobody is shown whose it is."""

    __tablename__ = "feedback_answers"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("feedback_questions.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    """None: the person asked to be forgotten."""
    value: Mapped[int | None] = mapped_column(SmallInteger)
    """One to five on a scale; the place of a choice, from 0."""
    text: Mapped[str] = mapped_column(Text, default="", server_default="")
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("question_id", "person_id"),)
