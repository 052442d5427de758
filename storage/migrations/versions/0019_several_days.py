"""The hours of each day of a seminar, and when somebody on the list was invited.

Whoever was on a list before this revision counts as invited, as was shown so far.
"""

import sqlalchemy as sa
from alembic import op

from storage.database import UtcDateTime

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("seminars", sa.Column("day_hours", sa.JSON(), server_default="{}", nullable=False))
    op.add_column("seats", sa.Column("invited_at", UtcDateTime(timezone=True), nullable=True))
    seats = sa.table("seats", *(sa.column(name) for name in ("state", "invited_at", "created_at")))
    op.execute(sa.update(seats).where(seats.c.state == "invited").values(invited_at=seats.c.created_at))


def downgrade() -> None:
    # Older programs know no request from outside the target list.
    seats = sa.table("seats", sa.column("waiting_for"))
    op.execute(sa.update(seats).where(seats.c.waiting_for == "target").values(waiting_for="staff"))
    for table, column in (("seats", "invited_at"), ("seminars", "day_hours")):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
