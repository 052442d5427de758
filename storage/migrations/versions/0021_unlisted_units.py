"""Municipalities that people wrote in their registration because they were not in the list."""

import sqlalchemy as sa
from alembic import op

from storage.database import UtcDateTime

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "unlisted_units",
        sa.Column("code", sa.String(length=14), nullable=False),
        sa.Column("written_by_id", ID, nullable=True),
        sa.Column("written_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", ID, nullable=True),
        sa.Column("decided_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("moved_seats", sa.JSON(), server_default="[]", nullable=False),
        sa.ForeignKeyConstraint(["code"], ["units.code"], name="fk_unlisted_units_code_units"),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["people.id"], name="fk_unlisted_units_written_by_id_people"
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["people.id"], name="fk_unlisted_units_decided_by_id_people"
        ),
        sa.PrimaryKeyConstraint("code", name="pk_unlisted_units"),
    )
    op.create_index("ix_unlisted_units_written_by_id", "unlisted_units", ["written_by_id"])
    op.create_index("ix_unlisted_units_decided_by_id", "unlisted_units", ["decided_by_id"])


def downgrade() -> None:
    # Older programs know no other levels. Registered seats keep their place, which becomes one of the list.
    op.execute("UPDATE units SET level = 'ayil_aymak' WHERE level = 'unlisted'")
    op.drop_index("ix_unlisted_units_decided_by_id", "unlisted_units")
    op.drop_index("ix_unlisted_units_written_by_id", "unlisted_units")
    op.drop_table("unlisted_units")
