"""Check-in: presence by half day, sheets keyed in, passes with QR code and number, the self check-in.

Seats that have arrived get a check-in of the first half day.
"""

import sqlalchemy as sa
from alembic import op

from storage.database import UtcDateTime

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "sheet_entries",
        sa.Column("id", ID, nullable=False),
        sa.Column("seminar_id", ID, nullable=False),
        sa.Column("half_day", sa.SmallInteger(), nullable=False),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.Column("created_by_id", ID, nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("undone_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["seminar_id"], ["seminars.id"], name="fk_sheet_entries_seminar_id_seminars"),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["people.id"], name="fk_sheet_entries_created_by_id_people"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_entries"),
    )
    op.create_index("ix_sheet_entries_seminar_id", "sheet_entries", ["seminar_id"])
    _create_check_ins()
    _create_passes()


def _create_check_ins() -> None:
    op.create_table(
        "check_ins",
        sa.Column("id", ID, nullable=False),
        sa.Column("seat_id", ID, nullable=False),
        sa.Column("half_day", sa.SmallInteger(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("previous_state", sa.String(length=12), nullable=True),
        sa.Column("sheet_entry_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name="fk_check_ins_seat_id_seats"),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name="fk_check_ins_by_id_people"),
        sa.ForeignKeyConstraint(
            ["sheet_entry_id"], ["sheet_entries.id"], name="fk_check_ins_sheet_entry_id_sheet_entries"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_check_ins"),
        sa.UniqueConstraint("seat_id", "half_day", name="uq_check_ins_seat_id_half_day"),
    )
    op.create_index("ix_check_ins_by_id", "check_ins", ["by_id"])
    op.create_index("ix_check_ins_sheet_entry_id", "check_ins", ["sheet_entry_id"])
    op.execute(
        "INSERT INTO check_ins (seat_id, half_day, at, way) "
        "SELECT id, 0, COALESCE(arrived_at, state_changed_at), 'page' FROM seats WHERE state = 'arrived'"
    )


def _create_passes() -> None:
    op.create_table(
        "door_passes",
        sa.Column("seat_id", ID, autoincrement=False, nullable=False),
        sa.Column("seminar_id", ID, nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=True),
        sa.Column("token", sa.String(length=22), nullable=True),
        sa.Column("wrong_codes", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("wrong_since", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name="fk_door_passes_seat_id_seats"),
        sa.ForeignKeyConstraint(["seminar_id"], ["seminars.id"], name="fk_door_passes_seminar_id_seminars"),
        sa.PrimaryKeyConstraint("seat_id", name="pk_door_passes"),
        sa.UniqueConstraint("seminar_id", "number", name="uq_door_passes_seminar_id_number"),
        sa.UniqueConstraint("token", name="uq_door_passes_token"),
    )
    op.create_table(
        "doors",
        sa.Column("seminar_id", ID, autoincrement=False, nullable=False),
        sa.Column("secret", sa.String(length=43), nullable=False),
        sa.Column("opened_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("shown_minute", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["seminar_id"], ["seminars.id"], name="fk_doors_seminar_id_seminars"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_doors_person_id_people"),
        sa.PrimaryKeyConstraint("seminar_id", name="pk_doors"),
    )


def downgrade() -> None:
    for table in ("doors", "door_passes", "check_ins", "sheet_entries"):
        op.drop_table(table)
