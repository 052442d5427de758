"""Recordings of the help, by topic and language, and the pinned card of a confirmed seat."""

import sqlalchemy as sa
from alembic import op

from storage.database import UtcDateTime

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("seats", sa.Column("pinned_message_id", sa.BigInteger(), nullable=True))
    op.create_table(
        "help_recordings",
        sa.Column("topic", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("bot_id", sa.BigInteger(), nullable=True),
        sa.Column("added_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("added_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["people.id"], name=op.f("fk_help_recordings_added_by_id_people")
        ),
        sa.PrimaryKeyConstraint("topic", "language", name=op.f("pk_help_recordings")),
    )


def downgrade() -> None:
    op.drop_table("help_recordings")
    with op.batch_alter_table("seats") as batch:
        batch.drop_column("pinned_message_id")
