"""Questions, their files and their answers; what of them is ready for others to read."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.models import question_states
from storage.models.base import Formatted, Id, LocalizedText, Model
from storage.text.richtext import RichText


class Question(Formatted, Model):
    """A question to a seminar, numbered there, and its state (`storage.questions.lifecycle.TRANSITIONS`)."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    number: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    text: Mapped[str] = mapped_column(Text, default="", server_default="")
    """In the asker's own words."""
    wording: Mapped[str] = mapped_column(Text, default="", server_default="")
    """As the hall reads it, where a moderator made it clearer or wrote down what a voice says; else empty."""
    anonymous: Mapped[bool] = mapped_column(default=False, server_default=sql("false"))
    """To the hall and to experts; those who run the hall always see who asks."""
    item_id: Mapped[int | None] = mapped_column(ForeignKey("programme_items.id"))
    """The item of the programme, and so the speaker, it is put to."""
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("topics.id"), index=True)
    chat_message_id: Mapped[int] = mapped_column(BigInteger)
    """The asker's own message: an edit of it edits the question, the answer replies to it."""
    asked_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]

    state: Mapped[str] = mapped_column(
        String(10), default=question_states.NEW, server_default=question_states.NEW
    )
    """new, visible, assigned, reopened; or ended: answered, merged, declined, withdrawn."""
    state_changed_at: Mapped[datetime]
    visible_at: Mapped[datetime | None]
    """Since when the hall may read it; None: not, or not yet."""
    answered_how: Mapped[str | None] = mapped_column(String(8))
    """How it was answered first: aloud or written."""
    reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    """Why it was declined: one of `storage.questions.lifecycle.DECLINE_REASONS`, or staff's own words."""
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"), index=True)
    """The question that speaks for it, which may itself be merged into another one."""
    votes: Mapped[int] = mapped_column(default=0, server_default="0")
    """How many people besides the asker want to know it too, those of merged ones with it (`votes.recount`)."""
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """Whose it is to answer."""
    due_at: Mapped[datetime | None]
    """By when it is promised to be answered in writing."""
    reminded_at: Mapped[datetime | None]
    escalated_at: Mapped[datetime | None]
    pinned_at: Mapped[datetime | None]
    """It stays at the head of the wall's list."""
    wall_hidden_at: Mapped[datetime | None]
    """The wall leaves it out, although the hall may read it."""
    wall_shown_at: Mapped[datetime | None]
    """When the wall last showed it large; what was shown comes after what was not."""

    __table_args__ = (
        UniqueConstraint("seminar_id", "number"),
        Index("ix_questions_person_id_chat_message_id", "person_id", "chat_message_id"),
        Index("ix_questions_seminar_id_state", "seminar_id", "state"),
        Index(
            "ix_questions_due_at",
            "due_at",
            sqlite_where=sql("due_at IS NOT NULL"),
            postgresql_where=sql("due_at IS NOT NULL"),
        ),
    )

    @property
    def original_text(self) -> RichText:
        """As its asker wrote it."""
        return self.rich_text("text")

    @property
    def hall_text(self) -> RichText:
        """As the hall reads it: a moderator's wording, else the asker's words."""
        return self.rich_text("wording") or self.rich_text("text")


class QuestionEvent(Model):
    """A step of a question's life: what became of it, when, and by whose hand. Rows are only ever added."""

    __tablename__ = "question_events"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), index=True)
    from_state: Mapped[str | None] = mapped_column(String(10))
    """The state it was in; None: it came to be."""
    to_state: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: nobody's hand, the clock's."""
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """Numbers of rows and words of ours (into, owner, how, reason), never anybody's own words."""


class Vote(Model):
    """Somebody wants to know it too."""

    __tablename__ = "votes"

    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), primary_key=True)
    """As it was pressed: should that one be merged into another later, the vote counts there."""
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    voted_at: Mapped[datetime]


class Topic(Model):
    """What several questions of a seminar are about, named by those who run the hall."""

    __tablename__ = "topics"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    name: Mapped[LocalizedText]
    created_at: Mapped[datetime]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("topics.id"))
    """The topic that its questions went to; it is shown no more."""


class Remark(Formatted, Model):
    """A word between an expert and the asker about a question: what more is needed, and the reply. Through the bot."""

    __tablename__ = "remarks"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    from_asker: Mapped[bool]
    text: Mapped[str] = mapped_column(Text, default="", server_default="")
    chat_message_id: Mapped[int] = mapped_column(BigInteger)
    posted_at: Mapped[datetime]


class Wall(Model):
    """The page of a seminar's questions for the projector: its secret word, and what it shows."""

    __tablename__ = "walls"

    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), primary_key=True, autoincrement=False)
    token: Mapped[str] = mapped_column(String(64), unique=True)
    """In the address. Whoever has it reads what the hall reads, and nothing else; a new one closes the old."""
    question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"))
    """Shown large."""
    changed_at: Mapped[datetime]


class Attachment(Model):
    """A voice, photo or document of a question or of an answer, kept as Telegram's file_id."""

    __tablename__ = "attachments"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), index=True)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answers.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    """voice, photo, document, audio or video."""
    file_id: Mapped[str] = mapped_column(Text)
    file_unique_id: Mapped[str] = mapped_column(String(120))
    bot_id: Mapped[int | None] = mapped_column(BigInteger)
    """Whose name for it that is, where it is another bot's than the one that runs: it cannot be sent any more."""
    media_group_id: Mapped[str | None] = mapped_column(String(40))
    """Telegram's media_group_id: photos sent together arrive one by one."""
    remark_id: Mapped[int | None] = mapped_column(ForeignKey("remarks.id"), index=True)
    """Sent in the dialogue about the question; else None."""


class Answer(Formatted, Model):
    """What was answered to a question, and by whom. The first one ends the question; more may follow."""

    __tablename__ = "answers"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    text: Mapped[str] = mapped_column(Text, default="", server_default="")
    translations: Mapped[LocalizedText] = mapped_column(default=dict, server_default="{}")
    """The same for readers of these languages; whoever reads another one gets `text`."""
    aloud: Mapped[bool] = mapped_column(default=False, server_default=sql("false"))
    """Said in the hall; the text is what a moderator wrote down of it."""
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    """Where it was written: the answerer's own chat, or the staff group."""
    chat_message_id: Mapped[int | None] = mapped_column(BigInteger)
    """The answerer's own message: an edit of it edits the answer."""
    answered_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    """When its words became others, or were given in another language: whoever has it gets them."""

    __table_args__ = (
        Index(
            "ix_answers_edited_at",
            "edited_at",
            sqlite_where=sql("edited_at IS NOT NULL"),
            postgresql_where=sql("edited_at IS NOT NULL"),
        ),
    )

    def text_in(self, language: str | None) -> RichText:
        """What was answered, in the reader's language where it was put into it; else as it was given."""
        return self.rich_text("translations", language or "") or self.rich_text("text")


class FaqEntry(Formatted, Model):
    """A question with its answer for everybody at a seminar: unseen by participants until staff publish it."""

    __tablename__ = "faq_entries"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    source_question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"), index=True)
    """The question it comes from, of whichever seminar; None: staff wrote it."""
    source_entry_id: Mapped[int | None] = mapped_column(ForeignKey("faq_entries.id"))
    """The entry that staff wrote, be it several sisters ago, of which this is a copy."""
    question: Mapped[LocalizedText]
    answer: Mapped[LocalizedText]
    published_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    """Left out by staff, who can bring it back."""
    created_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("seminar_id", "source_question_id"),
        UniqueConstraint("seminar_id", "source_entry_id"),
    )


class SimilarityEntry(Model):
    """What a question, or an entry of the FAQ, is found by when somebody asks the like (`storage.questions.similar`).

    The search itself looks into an index that no model shows: an FTS5 table that triggers on this one keep, or
    PostgreSQL's GIN (migration 0004). Whoever rebuilds this table on SQLite makes the triggers again.
    """

    __tablename__ = "similarity_index"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"), unique=True)
    faq_id: Mapped[int | None] = mapped_column(ForeignKey("faq_entries.id"), unique=True)
    grams: Mapped[str] = mapped_column(Text)
    """`storage.questions.similarity.grams` in one line, after the seminar's mark; empty when there are no words."""
