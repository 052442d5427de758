"""The after-event pack: photos of a seminar, and requests for the pack's files."""

import sqlalchemy as sa
from alembic import op

from storage.database import UtcDateTime

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "seminar_photos",
        sa.Column("id", ID, nullable=False),
        sa.Column("seminar_id", ID, nullable=False),
        sa.Column("added_by_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("file_unique_id", sa.String(length=120), nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=True),
        sa.Column("size", sa.Integer(), server_default="0", nullable=False),
        sa.Column("publishable", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("added_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["seminar_id"], ["seminars.id"], name="fk_seminar_photos_seminar_id_seminars"
        ),
        sa.ForeignKeyConstraint(["added_by_id"], ["people.id"], name="fk_seminar_photos_added_by_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_seminar_photos"),
        sa.UniqueConstraint(
            "seminar_id", "file_unique_id", name="uq_seminar_photos_seminar_id_file_unique_id"
        ),
    )
    op.create_index("ix_seminar_photos_added_by_id", "seminar_photos", ["added_by_id"])
    _create_jobs()


def _create_jobs() -> None:
    op.create_table(
        "pack_jobs",
        sa.Column("id", ID, nullable=False),
        sa.Column("seminar_id", ID, nullable=False),
        sa.Column("requested_by_id", ID, nullable=False),
        sa.Column("part", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=8), server_default="waiting", nullable=False),
        sa.Column("attempts", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("not_before", UtcDateTime(timezone=True), nullable=True),
        sa.Column("requested_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["seminar_id"], ["seminars.id"], name="fk_pack_jobs_seminar_id_seminars"),
        sa.ForeignKeyConstraint(
            ["requested_by_id"], ["people.id"], name="fk_pack_jobs_requested_by_id_people"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_pack_jobs"),
    )
    op.create_index("ix_pack_jobs_requested_by_id", "pack_jobs", ["requested_by_id"])
    op.create_index("ix_pack_jobs_seminar_id", "pack_jobs", ["seminar_id"])
    is_waiting = sa.text("state = 'waiting'")
    op.create_index(
        "ix_pack_jobs_waiting", "pack_jobs", ["id"], sqlite_where=is_waiting, postgresql_where=is_waiting
    )


def downgrade() -> None:
    op.drop_table("pack_jobs")
    op.drop_table("seminar_photos")
