"""The messages that a correction, deletion or note is about get a column of their own in the outbox.

Rows that wait keep them in their payload, which the sender still understands.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("target_message_ids", sa.Text(), nullable=True))


def downgrade() -> None:
    """What waits with a message in that column would be sent without it: it is not sent."""
    op.execute(
        "UPDATE outbox SET state = 'expired', payload = '' "
        "WHERE target_message_ids IS NOT NULL AND state IN ('pending', 'sending')"
    )
    op.execute("UPDATE outbox SET payload = '' WHERE target_message_ids IS NOT NULL AND state = 'unknown'")
    op.drop_column("outbox", "target_message_ids")
