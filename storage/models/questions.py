"""Questions, their files and their answers; what of them is ready for others to read."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Id, Table, Texts


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


class Faq(Table):
    """A question with its answer for everybody at a seminar: unseen by participants until staff publish it."""

    __tablename__ = "faq"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"), index=True)
    """The question it comes from, of whichever seminar; None: staff wrote it."""
    question: Mapped[Texts]
    answer: Mapped[Texts]
    published_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    """Left out by staff, who can bring it back."""
    created_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("seminar_id", "source_id"),)
