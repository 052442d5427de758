"""The questions' life: states and hands, votes, topics, the dialogue with the asker, the wall, limits for askers."""

import sqlalchemy as sa
from alembic import op

from storage.database import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

GRAMS = (
    "CREATE VIRTUAL TABLE likenesses_grams USING fts5(grams, content=likenesses, content_rowid=id, tokenize=ascii)",
    "CREATE VIRTUAL TABLE likenesses_grams_counts USING fts5vocab(likenesses_grams, 'row')",
)
TRIGGERS = {
    "likenesses_added AFTER INSERT": ("added",),
    "likenesses_removed AFTER DELETE": ("removed",),
    "likenesses_changed AFTER UPDATE": ("removed", "added"),
}
"""What keeps SQLite's index as the table is."""
STEPS = {
    "added": "INSERT INTO likenesses_grams (rowid, grams) VALUES (new.id, new.grams);",
    "removed": "INSERT INTO likenesses_grams (likenesses_grams, rowid, grams) VALUES ('delete', old.id, old.grams);",
}


def likenesses() -> None:
    """What similar questions are found by, and the index over it."""
    op.create_table(
        "likenesses",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("question_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("faq_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("grams", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["faq_id"], ["faq.id"], name=op.f("fk_likenesses_faq_id_faq")),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_likenesses_question_id_questions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_likenesses")),
        sa.UniqueConstraint("faq_id", name=op.f("uq_likenesses_faq_id")),
        sa.UniqueConstraint("question_id", name=op.f("uq_likenesses_question_id")),
    )
    if op.get_bind().dialect.name == "postgresql":
        vector = "tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(grams, ' '))) STORED"
        op.execute(f"ALTER TABLE likenesses ADD COLUMN likenesses_grams {vector}")
        op.execute("CREATE INDEX likenesses_grams_index ON likenesses USING gin (likenesses_grams)")
        return
    for statement in GRAMS:
        op.execute(statement)
    for when, steps in TRIGGERS.items():
        op.execute(f"CREATE TRIGGER {when} ON likenesses BEGIN {' '.join(STEPS[one] for one in steps)} END")


def upgrade() -> None:
    op.create_table(
        "topics",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seminar_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("joined_into_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(
            ["joined_into_id"], ["topics.id"], name=op.f("fk_topics_joined_into_id_topics")
        ),
        sa.ForeignKeyConstraint(["seminar_id"], ["seminars.id"], name=op.f("fk_topics_seminar_id_seminars")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
    )
    with op.batch_alter_table("topics", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_topics_seminar_id"), ["seminar_id"], unique=False)

    op.create_table(
        "question_events",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("question_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("before", sa.String(length=10), nullable=True),
        sa.Column("after", sa.String(length=10), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("detail", sa.JSON(), server_default="{}", nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_question_events_by_id_people")),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_question_events_question_id_questions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_events")),
    )
    with op.batch_alter_table("question_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_question_events_question_id"), ["question_id"], unique=False)

    op.create_table(
        "remarks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("question_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("from_asker", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("chat_message_id", sa.BigInteger(), nullable=False),
        sa.Column("said_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_remarks_person_id_people")),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_remarks_question_id_questions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remarks")),
    )
    with op.batch_alter_table("remarks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_remarks_question_id"), ["question_id"], unique=False)

    op.create_table(
        "votes",
        sa.Column("question_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("voted_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_votes_person_id_people")),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_votes_question_id_questions")
        ),
        sa.PrimaryKeyConstraint("question_id", "person_id", name=op.f("pk_votes")),
    )
    with op.batch_alter_table("votes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_votes_person_id"), ["person_id"], unique=False)

    op.create_table(
        "walls",
        sa.Column(
            "seminar_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("word", sa.String(length=64), nullable=False),
        sa.Column("question_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("changed_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_walls_question_id_questions")
        ),
        sa.ForeignKeyConstraint(["seminar_id"], ["seminars.id"], name=op.f("fk_walls_seminar_id_seminars")),
        sa.PrimaryKeyConstraint("seminar_id", name=op.f("pk_walls")),
        sa.UniqueConstraint("word", name=op.f("uq_walls_word")),
    )
    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("translations", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("aloud", sa.Boolean(), server_default=sa.text("false"), nullable=False))
        batch_op.add_column(sa.Column("chat_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("chat_message_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("edited_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.create_index(
            "ix_answers_edited_at",
            ["edited_at"],
            unique=False,
            sqlite_where=sa.text("edited_at IS NOT NULL"),
            postgresql_where=sa.text("edited_at IS NOT NULL"),
        )

    with op.batch_alter_table("faq", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("origin_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.create_unique_constraint(
            batch_op.f("uq_faq_seminar_id_origin_id"), ["seminar_id", "origin_id"]
        )
        batch_op.create_foreign_key(batch_op.f("fk_faq_origin_id_faq"), "faq", ["origin_id"], ["id"])

    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("remark_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.create_index(batch_op.f("ix_attachments_remark_id"), ["remark_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_attachments_remark_id_remarks"), "remarks", ["remark_id"], ["id"]
        )

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("barred_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column("barred_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(sa.Column("held_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.create_index(
            "ix_people_held_at",
            ["held_at"],
            unique=False,
            sqlite_where=sa.text("held_at IS NOT NULL"),
            postgresql_where=sa.text("held_at IS NOT NULL"),
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_people_barred_by_id_people"), "people", ["barred_by_id"], ["id"]
        )

    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("wording", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(
            sa.Column("topic_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(sa.Column("state", sa.String(length=10), server_default="new", nullable=False))
        batch_op.add_column(sa.Column("state_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("visible_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("how", sa.String(length=8), nullable=True))
        batch_op.add_column(sa.Column("reason", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column("merged_into_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(sa.Column("votes", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(
            sa.Column("owner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(sa.Column("due_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("nudged_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("escalated_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("pinned_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("off_wall_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("shown_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.create_index(
            "ix_questions_due_at",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_questions_merged_into_id"), ["merged_into_id"], unique=False)
        batch_op.create_index("ix_questions_seminar_id_state", ["seminar_id", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_questions_topic_id"), ["topic_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_questions_owner_id_people"), "people", ["owner_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_questions_item_id_programme_items"), "programme_items", ["item_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_questions_topic_id_topics"), "topics", ["topic_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_questions_merged_into_id_questions"), "questions", ["merged_into_id"], ["id"]
        )

    with op.batch_alter_table("seminars", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("moderated", sa.Boolean(), server_default=sa.text("true"), nullable=False)
        )
        batch_op.add_column(sa.Column("digest_at", UtcDateTime(timezone=True), nullable=True))

    op.execute(
        """
        UPDATE questions SET
            state = CASE WHEN withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN answered_at IS NOT NULL THEN 'answered'
                ELSE 'new' END,
            state_at = COALESCE(withdrawn_at, answered_at, asked_at),
            how = CASE WHEN answered_at IS NOT NULL THEN 'written' END
        """
    )
    op.execute(
        """
        INSERT INTO question_events (question_id, after, at, by_id, detail)
        SELECT id, 'new', asked_at, person_id, '{}' FROM questions
        """
    )
    op.execute(
        """
        INSERT INTO question_events (question_id, before, after, at, by_id, detail)
        SELECT id, 'new', state, state_at,
            CASE WHEN state = 'withdrawn' THEN person_id
                ELSE (SELECT person_id FROM answers WHERE answers.question_id = questions.id ORDER BY id LIMIT 1) END,
            '{}'
        FROM questions WHERE state <> 'new'
        """
    )
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.alter_column("state_at", nullable=False)
        batch_op.drop_column("answered_at")
        batch_op.drop_column("withdrawn_at")
    likenesses()

    # Announcements: a chunk looks up seats by person, and what somebody has by chat.
    op.drop_index("ix_outbox_announcement_id_state", "outbox")
    op.create_index(
        "ix_outbox_announcement_id_state_chat_id",
        "outbox",
        ["announcement_id", "state", "chat_id"],
        unique=False,
        sqlite_where=sa.text("announcement_id IS NOT NULL"),
        postgresql_where=sa.text("announcement_id IS NOT NULL"),
    )
    op.create_index("ix_seats_seminar_id_person_id", "seats", ["seminar_id", "person_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_seats_seminar_id_person_id", "seats")
    op.drop_index("ix_outbox_announcement_id_state_chat_id", "outbox")
    op.create_index(
        "ix_outbox_announcement_id_state",
        "outbox",
        ["announcement_id", "state"],
        unique=False,
        sqlite_where=sa.text("announcement_id IS NOT NULL"),
        postgresql_where=sa.text("announcement_id IS NOT NULL"),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE likenesses_grams_counts")
        op.execute("DROP TABLE likenesses_grams")
    op.drop_table("likenesses")

    with op.batch_alter_table("seminars", schema=None) as batch_op:
        batch_op.drop_column("digest_at")
        batch_op.drop_column("moderated")

    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("answered_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("withdrawn_at", UtcDateTime(timezone=True), nullable=True))

    op.execute(
        """
        UPDATE questions SET
            withdrawn_at = CASE WHEN state = 'withdrawn' THEN state_at END,
            answered_at = CASE WHEN state IN ('answered', 'merged', 'declined') THEN state_at END
        """
    )
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_questions_merged_into_id_questions"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_questions_topic_id_topics"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_questions_item_id_programme_items"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_questions_owner_id_people"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_questions_topic_id"))
        batch_op.drop_index("ix_questions_seminar_id_state")
        batch_op.drop_index(batch_op.f("ix_questions_merged_into_id"))
        batch_op.drop_index(
            "ix_questions_due_at",
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )
        batch_op.drop_column("shown_at")
        batch_op.drop_column("off_wall_at")
        batch_op.drop_column("pinned_at")
        batch_op.drop_column("escalated_at")
        batch_op.drop_column("nudged_at")
        batch_op.drop_column("due_at")
        batch_op.drop_column("owner_id")
        batch_op.drop_column("votes")
        batch_op.drop_column("merged_into_id")
        batch_op.drop_column("reason")
        batch_op.drop_column("how")
        batch_op.drop_column("visible_at")
        batch_op.drop_column("state_at")
        batch_op.drop_column("state")
        batch_op.drop_column("topic_id")
        batch_op.drop_column("item_id")
        batch_op.drop_column("wording")

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_people_barred_by_id_people"), type_="foreignkey")
        batch_op.drop_index(
            "ix_people_held_at",
            sqlite_where=sa.text("held_at IS NOT NULL"),
            postgresql_where=sa.text("held_at IS NOT NULL"),
        )
        batch_op.drop_column("held_at")
        batch_op.drop_column("barred_by_id")
        batch_op.drop_column("barred_at")

    with op.batch_alter_table("faq", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_faq_origin_id_faq"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("uq_faq_seminar_id_origin_id"), type_="unique")
        batch_op.drop_column("origin_id")

    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_attachments_remark_id_remarks"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_attachments_remark_id"))
        batch_op.drop_column("remark_id")

    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_answers_edited_at",
            sqlite_where=sa.text("edited_at IS NOT NULL"),
            postgresql_where=sa.text("edited_at IS NOT NULL"),
        )
        batch_op.drop_column("edited_at")
        batch_op.drop_column("chat_message_id")
        batch_op.drop_column("chat_id")
        batch_op.drop_column("aloud")
        batch_op.drop_column("translations")

    op.drop_table("walls")
    with op.batch_alter_table("votes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_votes_person_id"))

    op.drop_table("votes")
    with op.batch_alter_table("remarks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_remarks_question_id"))

    op.drop_table("remarks")
    with op.batch_alter_table("question_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_question_events_question_id"))

    op.drop_table("question_events")
    with op.batch_alter_table("topics", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_topics_seminar_id"))

    op.drop_table("topics")
