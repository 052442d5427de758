"""Whom participants of a seminar can call."""

import sqlalchemy as sa
from alembic import op

from storage.database import UtcDateTime

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "seminar_contacts",
        sa.Column("seminar_id", ID, nullable=False),
        sa.Column("words", sa.String(length=120), nullable=False),
        sa.Column("set_by_id", ID, nullable=True),
        sa.Column("set_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["seminar_id"], ["seminars.id"], name="fk_seminar_contacts_seminar_id_seminars"
        ),
        sa.ForeignKeyConstraint(["set_by_id"], ["people.id"], name="fk_seminar_contacts_set_by_id_people"),
        sa.PrimaryKeyConstraint("seminar_id", name="pk_seminar_contacts"),
    )
    op.create_index("ix_seminar_contacts_set_by_id", "seminar_contacts", ["set_by_id"])


def downgrade() -> None:
    op.drop_index("ix_seminar_contacts_set_by_id", "seminar_contacts")
    op.drop_table("seminar_contacts")
