"""Polls in the hall and on the wall, the feedback form, and moved items of the programme."""

import sqlalchemy as sa
from alembic import op

from storage.database import UtcDateTime

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = UtcDateTime(timezone=True)


def upgrade() -> None:
    _create_polls()
    _create_feedback()
    _create_moves()
    with op.batch_alter_table("walls") as batch:
        batch.add_column(sa.Column("poll_id", ID, nullable=True))
        batch.create_foreign_key(batch.f("fk_walls_poll_id_polls"), "polls", ["poll_id"], ["id"])


def _foreign_key(
    table: str, column: str, target: str, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)


def _create_polls() -> None:
    op.create_table(
        "polls",
        sa.Column("id", ID, nullable=False),
        sa.Column("seminar_id", ID, nullable=False),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("created_by_id", ID, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("opened_at", TIME, nullable=True),
        sa.Column("closed_at", TIME, nullable=True),
        sa.Column("removed_at", TIME, nullable=True),
        _foreign_key("polls", "seminar_id", "seminars"),
        _foreign_key("polls", "created_by_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_polls")),
    )
    op.create_index(op.f("ix_polls_seminar_id"), "polls", ["seminar_id"])
    op.create_table(
        "poll_votes",
        sa.Column("id", ID, nullable=False),
        sa.Column("poll_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("choice", sa.SmallInteger(), nullable=False),
        sa.Column("voted_at", TIME, nullable=False),
        _foreign_key("poll_votes", "poll_id", "polls"),
        _foreign_key("poll_votes", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poll_votes")),
        sa.UniqueConstraint("poll_id", "person_id", name=op.f("uq_poll_votes_poll_id_person_id")),
    )
    op.create_index(op.f("ix_poll_votes_person_id"), "poll_votes", ["person_id"])


def _create_feedback() -> None:
    op.create_table(
        "feedback_questions",
        sa.Column("id", ID, nullable=False),
        sa.Column("seminar_id", ID, nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("removed_at", TIME, nullable=True),
        _foreign_key("feedback_questions", "seminar_id", "seminars"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_questions")),
        sa.UniqueConstraint("seminar_id", "position", name=op.f("uq_feedback_questions_seminar_id_position")),
    )
    op.create_table(
        "feedback_answers",
        sa.Column("id", ID, nullable=False),
        sa.Column("question_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("value", sa.SmallInteger(), nullable=True),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("marks", sa.JSON(), nullable=True),
        _foreign_key("feedback_answers", "question_id", "feedback_questions"),
        _foreign_key("feedback_answers", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_answers")),
        sa.UniqueConstraint(
            "question_id", "person_id", name=op.f("uq_feedback_answers_question_id_person_id")
        ),
    )
    op.create_index(op.f("ix_feedback_answers_person_id"), "feedback_answers", ["person_id"])


def _create_moves() -> None:
    op.create_table(
        "item_moves",
        sa.Column("id", ID, nullable=False),
        sa.Column("seminar_id", ID, nullable=False),
        sa.Column("item_id", ID, nullable=False),
        sa.Column("starts_at", TIME, nullable=False),
        sa.Column("ends_at", TIME, nullable=True),
        sa.Column("moved_at", TIME, nullable=False),
        sa.Column("settled_at", TIME, nullable=True),
        _foreign_key("item_moves", "seminar_id", "seminars"),
        _foreign_key("item_moves", "item_id", "programme_items", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_moves")),
    )
    op.create_index(op.f("ix_item_moves_seminar_id"), "item_moves", ["seminar_id"])
    op.create_index(op.f("ix_item_moves_item_id"), "item_moves", ["item_id"])


def downgrade() -> None:
    """The earlier program does not know these reminders, and would send a rule's message in their place."""
    op.execute(
        "UPDATE reminders SET cancelled_at = due_at WHERE kind IN ('slides', 'nudge') AND done_at IS NULL"
    )
    with op.batch_alter_table("walls") as batch:
        batch.drop_constraint(batch.f("fk_walls_poll_id_polls"), type_="foreignkey")
        batch.drop_column("poll_id")
    for table in ("item_moves", "feedback_answers", "feedback_questions", "poll_votes", "polls"):
        op.drop_table(table)
