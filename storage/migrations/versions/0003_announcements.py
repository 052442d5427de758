"""Announcements: composed, sent, confirmed; segments; the staff group; what the house is set to; the FAQ."""

import sqlalchemy as sa
from alembic import op

from storage.database import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "faq",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seminar_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("published_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("removed_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["seminar_id"], ["seminars.id"], name=op.f("fk_faq_seminar_id_seminars")),
        sa.ForeignKeyConstraint(["source_id"], ["questions.id"], name=op.f("fk_faq_source_id_questions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faq")),
        sa.UniqueConstraint("seminar_id", "source_id", name=op.f("uq_faq_seminar_id_source_id")),
    )
    with op.batch_alter_table("faq", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_faq_source_id"), ["source_id"], unique=False)

    op.create_table(
        "group_news",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("said_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("said_in", sa.String(length=60), nullable=True),
        sa.Column("stale", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_news")),
        sa.UniqueConstraint("kind", "about", name=op.f("uq_group_news_kind_about")),
    )
    with op.batch_alter_table("group_news", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_news_said_in"), ["said_in"], unique=False)
        batch_op.create_index(
            "ix_group_news_stale",
            ["id"],
            unique=False,
            sqlite_where=sa.text("stale"),
            postgresql_where=sa.text("stale"),
        )
        batch_op.create_index(
            "ix_group_news_unsaid",
            ["id"],
            unique=False,
            sqlite_where=sa.text("said_at IS NULL"),
            postgresql_where=sa.text("said_at IS NULL"),
        )

    op.create_table(
        "group_topics",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("making", sa.String(length=60), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_topics")),
        sa.UniqueConstraint("chat_id", "name", name=op.f("uq_group_topics_chat_id_name")),
    )
    op.create_table(
        "preferences",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("changed_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_preferences")),
    )
    op.create_table(
        "announcements",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seminar_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=10), server_default="message", nullable=False),
        sa.Column("about_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(length=10), server_default="draft", nullable=False),
        sa.Column("segment", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("buttons", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("fallbacks", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("send_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("holds_until", UtcDateTime(timezone=True), nullable=True),
        sa.Column("paid", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("approved_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("started_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("fanned_to", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("upto", sa.BigInteger(), nullable=True),
        sa.Column("fanned_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("fanned", sa.Integer(), server_default="0", nullable=False),
        sa.Column("total", sa.Integer(), server_default="0", nullable=False),
        sa.Column("finished_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("retracted_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("progress_message_id", sa.BigInteger(), nullable=True),
        sa.Column("progress_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["about_id"], ["announcements.id"], name=op.f("fk_announcements_about_id_announcements")
        ),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["people.id"], name=op.f("fk_announcements_approved_by_id_people")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_announcements_by_id_people")),
        sa.ForeignKeyConstraint(
            ["seminar_id"], ["seminars.id"], name=op.f("fk_announcements_seminar_id_seminars")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
    )
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_announcements_about_id"), ["about_id"], unique=False)
        batch_op.create_index(
            "ix_announcements_live",
            ["send_at"],
            unique=False,
            sqlite_where=sa.text("state IN ('scheduled', 'sending', 'paused')"),
            postgresql_where=sa.text("state IN ('scheduled', 'sending', 'paused')"),
        )
        batch_op.create_index(batch_op.f("ix_announcements_seminar_id"), ["seminar_id"], unique=False)

    op.create_table(
        "segments",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seminar_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("choice", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("removed_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_segments_by_id_people")),
        sa.ForeignKeyConstraint(
            ["seminar_id"], ["seminars.id"], name=op.f("fk_segments_seminar_id_seminars")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_segments")),
    )
    with op.batch_alter_table("segments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_segments_seminar_id"), ["seminar_id"], unique=False)

    op.create_table(
        "acknowledgements",
        sa.Column("announcement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement_id"],
            ["announcements.id"],
            name=op.f("fk_acknowledgements_announcement_id_announcements"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_acknowledgements_person_id_people")
        ),
        sa.PrimaryKeyConstraint("announcement_id", "person_id", name=op.f("pk_acknowledgements")),
    )
    with op.batch_alter_table("acknowledgements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_acknowledgements_person_id"), ["person_id"], unique=False)

    op.create_table(
        "announcement_parts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("announcement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("html", sa.Text(), server_default="", nullable=False),
        sa.Column("content", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("album", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["announcement_id"],
            ["announcements.id"],
            name=op.f("fk_announcement_parts_announcement_id_announcements"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement_parts")),
        sa.UniqueConstraint(
            "announcement_id",
            "language",
            "position",
            name=op.f("uq_announcement_parts_announcement_id_language_position"),
        ),
    )
    with op.batch_alter_table("announcement_parts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_announcement_parts_announcement_id"), ["announcement_id"], unique=False
        )

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("announcement_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("further", sa.Text(), nullable=True))
        batch_op.create_index(
            "ix_outbox_announcement_id_state",
            ["announcement_id", "state"],
            unique=False,
            sqlite_where=sa.text("announcement_id IS NOT NULL"),
            postgresql_where=sa.text("announcement_id IS NOT NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("faq", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_faq_source_id"))

    op.drop_table("faq")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_announcement_id_state",
            sqlite_where=sa.text("announcement_id IS NOT NULL"),
            postgresql_where=sa.text("announcement_id IS NOT NULL"),
        )
        batch_op.drop_column("further")
        batch_op.drop_column("announcement_id")

    with op.batch_alter_table("announcement_parts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_announcement_parts_announcement_id"))

    op.drop_table("announcement_parts")
    with op.batch_alter_table("acknowledgements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_acknowledgements_person_id"))

    op.drop_table("acknowledgements")
    with op.batch_alter_table("segments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_segments_seminar_id"))

    op.drop_table("segments")
    with op.batch_alter_table("announcements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_announcements_seminar_id"))
        batch_op.drop_index(
            "ix_announcements_live",
            sqlite_where=sa.text("state IN ('scheduled', 'sending', 'paused')"),
            postgresql_where=sa.text("state IN ('scheduled', 'sending', 'paused')"),
        )
        batch_op.drop_index(batch_op.f("ix_announcements_about_id"))

    op.drop_table("announcements")
    op.drop_table("preferences")
    op.drop_table("group_topics")
    with op.batch_alter_table("group_news", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_news_said_in"))
        batch_op.drop_index(
            "ix_group_news_stale", sqlite_where=sa.text("stale"), postgresql_where=sa.text("stale")
        )
        batch_op.drop_index(
            "ix_group_news_unsaid",
            sqlite_where=sa.text("said_at IS NULL"),
            postgresql_where=sa.text("said_at IS NULL"),
        )

    op.drop_table("group_news")
