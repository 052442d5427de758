"""Indexes of the few rows that are looked for among many: banned people, failed messages, open questions."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_people_banned_at", "people", "banned_at", "banned_at IS NOT NULL"),
    ("ix_people_unconsented", "people", "created_at", "consented_at IS NULL"),
    ("ix_inbox_dead", "inbox", "id", "dead_at IS NOT NULL"),
    ("ix_outbox_failed", "outbox", "id", "state = 'failed'"),
    ("ix_outbox_unknown", "outbox", "id", "state = 'unknown'"),
    ("ix_outbox_file_id", "outbox", "file_id", "file_id IS NOT NULL"),
    ("ix_questions_open", "questions", "seminar_id", "state IN ('new', 'visible', 'assigned', 'reopened')"),
    ("ix_questions_withdrawn", "questions", "id", "state = 'withdrawn'"),
)


def upgrade() -> None:
    for name, table, column, condition in INDEXES:
        where = sa.text(condition)
        op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, table, _, _ in reversed(INDEXES):
        op.drop_index(name, table)
