"""What of a message of staff cannot be repeated as it was sent."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("announcement_parts") as batch:
        batch.add_column(sa.Column("traits", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("announcement_parts") as batch:
        batch.drop_column("traits")
