"""Formatting beside the words that people write to others; by which a file is known again; notices."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = ("questions", "remarks", "answers", "faq", "reminder_rules", "feedback")
INDEXES = {"ix_outbox_subject": ["subject"], "ix_outbox_by_id": ["by_id", "created_at"]}
"""Only over notices: most messages are none."""


def upgrade() -> None:
    for table in TABLES:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("marks", sa.JSON(), nullable=True))
    with op.batch_alter_table("announcement_parts") as batch:
        batch.add_column(sa.Column("file_unique_id", sa.String(length=120), nullable=True))
    with op.batch_alter_table("outbox") as batch:
        batch.add_column(sa.Column("subject", sa.String(length=40), nullable=True))
        batch.add_column(sa.Column("by_id", sa.BigInteger(), nullable=True))
    for name, columns in INDEXES.items():
        there = sa.text(f"{columns[0]} IS NOT NULL")
        op.create_index(name, "outbox", columns, sqlite_where=there, postgresql_where=there)


def downgrade() -> None:
    for name in INDEXES:
        op.drop_index(name, "outbox")
    with op.batch_alter_table("outbox") as batch:
        batch.drop_column("subject")
        batch.drop_column("by_id")
    with op.batch_alter_table("announcement_parts") as batch:
        batch.drop_column("file_unique_id")
    for table in TABLES:
        with op.batch_alter_table(table) as batch:
            batch.drop_column("marks")
