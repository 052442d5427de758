"""The paid lane goes out: nobody could switch it on."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("announcements") as batch:
        batch.drop_column("paid")
    op.execute("DELETE FROM preferences WHERE name IN ('paid_budget', 'paid_spent')")


def downgrade() -> None:
    """What was paid for is not known any more: every announcement goes like everything else."""
    with op.batch_alter_table("announcements") as batch:
        batch.add_column(sa.Column("paid", sa.Boolean(), server_default=sa.text("false"), nullable=False))
