"""Archived seminars return to their former state; personal data are removed after a time, counts stay.

Seminars archived before this revision get the state from which they were archived out of the audit log.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.database import UtcDateTime

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

COUNTS = ["municipalities", "municipalities_registered", "expected", "asked", "closed", "answered"]
AREA_COUNTS = ["municipalities", "municipalities_registered", "municipalities_arrived", "expected", "arrived"]


def upgrade() -> None:
    op.create_table(
        "seminar_closings",
        *_seminar_key("seminar_closings"),
        sa.Column("archived_from", sa.String(length=10), nullable=True),
        sa.Column("restored_at", UtcDateTime(), nullable=True),
        sa.Column("keep_until", UtcDateTime(), nullable=True),
    )
    op.create_table(
        "retention_steps",
        *_seminar_key("retention_steps", "kind"),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("announced_at", UtcDateTime(), nullable=True),
        sa.Column("checked_at", UtcDateTime(), nullable=True),
        sa.Column("removed", sa.Integer(), server_default="0", nullable=False),
    )
    op.create_table(
        "seminar_counts",
        *_seminar_key("seminar_counts"),
        sa.Column("frozen_at", UtcDateTime(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in COUNTS),
        *(
            sa.Column(name, sa.Integer(), nullable=True)
            for name in ("municipalities_arrived", "arrived", "answer_seconds")
        ),
        *(sa.Column(f"stars_{stars}", sa.Integer(), nullable=False) for stars in range(1, 6)),
    )
    op.create_table(
        "seminar_area_counts",
        *_seminar_key("seminar_area_counts", "area_code"),
        sa.Column("area_code", sa.String(length=14), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in AREA_COUNTS),
    )
    _record_former_states()


def _seminar_key(table: str, *further: str) -> list[Any]:
    """Return the column `seminar_id`, its foreign key, and the primary key with `further` columns."""
    return [
        sa.Column("seminar_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["seminar_id"], ["seminars.id"], name=op.f(f"fk_{table}_seminar_id_seminars")
        ),
        sa.PrimaryKeyConstraint("seminar_id", *further, name=op.f(f"pk_{table}")),
    ]


def _record_former_states() -> None:
    seminars = sa.table("seminars", sa.column("id", sa.BigInteger()), sa.column("state", sa.String()))
    log = sa.table("audit_log", sa.column("id"), sa.column("subject"), sa.column("detail", sa.JSON()))
    closings = sa.table("seminar_closings", sa.column("seminar_id"), sa.column("archived_from"))
    connection = op.get_bind()
    for (number,) in connection.execute(sa.select(seminars.c.id).where(seminars.c.state == "archived")).all():
        rows = sa.select(log.c.detail).where(log.c.subject == f"seminar:{number}").order_by(log.c.id.desc())
        changes = [(row.detail or {}).get("state") for row in connection.execute(rows)]
        archived = [one for one in changes if isinstance(one, list) and one[1:] == ["archived"]]
        former = archived[0][0] if archived else "held"
        connection.execute(sa.insert(closings).values(seminar_id=number, archived_from=former))


def downgrade() -> None:
    for table in ("seminar_area_counts", "seminar_counts", "retention_steps", "seminar_closings"):
        op.drop_table(table)
