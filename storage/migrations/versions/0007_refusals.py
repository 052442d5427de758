"""What of a message never came, and whose name for a file is kept."""

import sqlalchemy as sa
from alembic import op

from storage.database import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

FILES = ("files", "attachments", "materials", "announcement_parts")
TOLD = "lost IS NOT NULL AND reported_at IS NULL"


def upgrade() -> None:
    with op.batch_alter_table("outbox") as batch:
        batch.add_column(sa.Column("lost", sa.String(length=30), nullable=True))
        batch.add_column(sa.Column("reported_at", UtcDateTime(timezone=True), nullable=True))
    where = sa.text(TOLD)
    op.create_index(
        "ix_outbox_lost", "outbox", ["announcement_id"], sqlite_where=where, postgresql_where=where
    )
    for table in FILES:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("bot_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    for table in reversed(FILES):
        with op.batch_alter_table(table) as batch:
            batch.drop_column("bot_id")
    op.drop_index("ix_outbox_lost", "outbox")
    with op.batch_alter_table("outbox") as batch:
        batch.drop_column("reported_at")
        batch.drop_column("lost")
