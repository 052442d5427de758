"""Questions with their files, answers, votes and topics; the wall; the FAQ; the index of similar questions."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.models import question_states
from storage.models.base import Formatted, Id, LocalizedText, Model
from storage.text.richtext import RichText

_IS_OPEN = sql(f"state IN ({', '.join(repr(state) for state in question_states.OPEN_STATES)})")


class Question(Formatted, Model):
    """A question, numbered per seminar. Its states: `storage.questions.lifecycle.TRANSITIONS`."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    number: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    text: Mapped[str] = mapped_column(Text, default="", server_default="")
    """The asker's own text."""
    wording: Mapped[str] = mapped_column(Text, default="", server_default="")
    """A moderator's wording or transcript, which participants read instead of `text`; empty if there is none."""
    anonymous: Mapped[bool] = mapped_column(default=False, server_default=sql("false"))
    """Whether the asker's name is hidden from participants and experts; moderators and organisers always see it."""
    item_id: Mapped[int | None] = mapped_column(ForeignKey("programme_items.id"))
    """The programme item, and so the speaker, that it is addressed to."""
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("topics.id"), index=True)
    chat_message_id: Mapped[int] = mapped_column(BigInteger)
    """The asker's message: an edit of it edits the question, and the answer is a reply to it."""
    asked_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]

    state: Mapped[str] = mapped_column(
        String(10), default=question_states.NEW, server_default=question_states.NEW
    )
    """Open: new, visible, assigned, reopened. Closed: answered, merged, declined, withdrawn."""
    state_changed_at: Mapped[datetime]
    visible_at: Mapped[datetime | None]
    """The time since which participants may read it; None: they may not."""
    answered_how: Mapped[str | None] = mapped_column(String(8))
    """The kind of its first answer: aloud or written."""
    reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    """Why it was declined: one of `storage.questions.lifecycle.DECLINE_REASONS`, or staff's own words."""
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"), index=True)
    """The question it was merged into, which may itself be merged into another one."""
    votes: Mapped[int] = mapped_column(default=0, server_default="0")
    """The number of people who voted for it or for a question merged into it, or asked one; without its asker
    (`votes.recount`)."""
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """The person who has to answer it."""
    due_at: Mapped[datetime | None]
    """The time by which a written answer is promised."""
    reminded_at: Mapped[datetime | None]
    escalated_at: Mapped[datetime | None]
    pinned_at: Mapped[datetime | None]
    """The time since which it is pinned to the top of the wall's list."""
    wall_hidden_at: Mapped[datetime | None]
    """The time since which the wall leaves it out, although participants may read it."""
    wall_shown_at: Mapped[datetime | None]
    """The last time when the wall displayed it; displayed questions are listed after the others."""

    __table_args__ = (
        UniqueConstraint("seminar_id", "number"),
        Index("ix_questions_person_id_chat_message_id", "person_id", "chat_message_id"),
        Index("ix_questions_seminar_id_state", "seminar_id", "state"),
        Index("ix_questions_open", "seminar_id", sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
        Index(
            "ix_questions_withdrawn",
            "id",
            sqlite_where=sql("state = 'withdrawn'"),
            postgresql_where=sql("state = 'withdrawn'"),
        ),
        Index(
            "ix_questions_due_at",
            "due_at",
            sqlite_where=sql("due_at IS NOT NULL"),
            postgresql_where=sql("due_at IS NOT NULL"),
        ),
    )

    @property
    def original_text(self) -> RichText:
        """The asker's text with its formatting."""
        return self.rich_text("text")

    @property
    def hall_text(self) -> RichText:
        """The text that participants read: the moderator's wording, else the asker's text."""
        return self.rich_text("wording") or self.rich_text("text")


class QuestionEvent(Model):
    """A change of a question's state. Rows are only added."""

    __tablename__ = "question_events"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), index=True)
    from_state: Mapped[str | None] = mapped_column(String(10))
    """The previous state; None: the question was created."""
    to_state: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: the program itself."""
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """Ids and fixed values (into, owner, how, reason), without texts of people."""


class Vote(Model):
    """A person's vote for a question: they want to know the answer too."""

    __tablename__ = "votes"

    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), primary_key=True)
    """The question they voted for. If it is merged into another later, the vote counts there."""
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    voted_at: Mapped[datetime]


class Topic(Model):
    """A topic of a seminar's questions, named by moderators."""

    __tablename__ = "topics"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    name: Mapped[LocalizedText]
    created_at: Mapped[datetime]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("topics.id"))
    """The topic its questions were moved to; a merged topic is not listed."""


class Remark(Formatted, Model):
    """A message between an expert and the asker about a question, sent through the bot."""

    __tablename__ = "remarks"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    from_asker: Mapped[bool]
    text: Mapped[str] = mapped_column(Text, default="", server_default="")
    chat_message_id: Mapped[int] = mapped_column(BigInteger)
    posted_at: Mapped[datetime]


class Wall(Model):
    """The page of a seminar's questions for the projector."""

    __tablename__ = "walls"

    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), primary_key=True, autoincrement=False)
    token: Mapped[str] = mapped_column(String(64), unique=True)
    """The secret in its address. It grants reading what participants may read; a new one makes the old one invalid."""
    question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"))
    """The question displayed now."""
    poll_id: Mapped[int | None] = mapped_column(ForeignKey("polls.id"))
    """Displayed in place of the questions."""
    changed_at: Mapped[datetime]


class Attachment(Model):
    """A file of a question, an answer or a remark, stored as Telegram's `file_id`."""

    __tablename__ = "attachments"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), index=True)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answers.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    """voice, photo, document, audio or video."""
    file_id: Mapped[str] = mapped_column(Text)
    file_unique_id: Mapped[str] = mapped_column(String(120))
    bot_id: Mapped[int | None] = mapped_column(BigInteger)
    """The bot for which `file_id` is valid, if not the present one: then it cannot be sent."""
    media_group_id: Mapped[str | None] = mapped_column(String(40))
    """Telegram's `media_group_id`: files sent together arrive one by one."""
    remark_id: Mapped[int | None] = mapped_column(ForeignKey("remarks.id"), index=True)
    """The remark it was sent with, if any."""


class Answer(Formatted, Model):
    """An answer to a question. The first one closes the question; more may follow."""

    __tablename__ = "answers"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    text: Mapped[str] = mapped_column(Text, default="", server_default="")
    translations: Mapped[LocalizedText] = mapped_column(default=dict, server_default="{}")
    """Translations by language; readers of other languages get `text`."""
    aloud: Mapped[bool] = mapped_column(default=False, server_default=sql("false"))
    """Whether it was given orally in the hall; the text is then a moderator's note of it."""
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    """The chat in which it was written: the answerer's, or the staff group."""
    chat_message_id: Mapped[int | None] = mapped_column(BigInteger)
    """The answerer's message: an edit of it edits the answer."""
    answered_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    """The time of the last change of its text or translations, which are sent to people who have it."""

    __table_args__ = (
        Index(
            "ix_answers_edited_at",
            "edited_at",
            sqlite_where=sql("edited_at IS NOT NULL"),
            postgresql_where=sql("edited_at IS NOT NULL"),
        ),
    )

    def text_in(self, language: str | None) -> RichText:
        """Return the translation into this language, else the original text."""
        return self.rich_text("translations", language or "") or self.rich_text("text")


class FaqEntry(Formatted, Model):
    """A question and answer of a seminar's FAQ, hidden from participants until staff publish it."""

    __tablename__ = "faq_entries"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    source_question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"), index=True)
    """The question it was made of, of any seminar; None: staff wrote it."""
    source_entry_id: Mapped[int | None] = mapped_column(ForeignKey("faq_entries.id"))
    """The original of this copy, an entry that staff wrote at an earlier seminar."""
    question: Mapped[LocalizedText]
    answer: Mapped[LocalizedText]
    published_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    """The time when staff left it out; they can restore it."""
    created_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("seminar_id", "source_question_id"),
        UniqueConstraint("seminar_id", "source_entry_id"),
    )


class SimilarityEntry(Model):
    """The grams by which a question or FAQ entry is found in a similarity search (`storage.questions.similar`).

    The search uses an index without a model: on SQLite an FTS5 table maintained by triggers on this one, on
    PostgreSQL a GIN index (migration 0004). A migration that rebuilds this table on SQLite has to create the triggers
    again.
    """

    __tablename__ = "similarity_index"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"), unique=True)
    faq_id: Mapped[int | None] = mapped_column(ForeignKey("faq_entries.id"), unique=True)
    grams: Mapped[str] = mapped_column(Text)
    """The seminar's key and `storage.questions.similarity.grams`, separated by spaces; empty if there are no grams."""


class SimilarityVector(Model):
    """The meaning of a text of a question or FAQ entry; the row of the index has one for each of its texts.

    It is made some time after the row of the index, and deleted with it.
    """

    __tablename__ = "similarity_vectors"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    """Never used again, so that a vector in memory is known by it."""
    entry_id: Mapped[int] = mapped_column(ForeignKey("similarity_index.id", ondelete="CASCADE"), index=True)
    scope: Mapped[str] = mapped_column(String(24))
    """The seminar's key in the index: `q12` its questions, `f12` its FAQ entries."""
    model: Mapped[str] = mapped_column(String(80))
    """The engine's name; vectors of another one are made again."""
    vector: Mapped[bytes] = mapped_column(LargeBinary)
    """384 numbers of 16 bits; empty if the text has no letters that the engine knows."""

    __table_args__ = (
        Index("ix_similarity_vectors_scope_model_id", "scope", "model", "id"),
        {"sqlite_autoincrement": True},
    )
