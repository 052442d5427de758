"""Whether a telephone number is proven or typed. Of the numbers that are there already nobody knows: they are typed."""

import sqlalchemy as sa
from alembic import op

from storage.database import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("people", "seats"):
        op.add_column(table, sa.Column("phone_proven_at", UtcDateTime(timezone=True), nullable=True))


def downgrade() -> None:
    for table in ("people", "seats"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("phone_proven_at")
