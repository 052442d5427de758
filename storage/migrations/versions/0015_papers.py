"""Certificates, printed papers, document templates; short codes of invitations and how often one was mistyped."""

import sqlalchemy as sa
from alembic import op

from storage.database import UtcDateTime

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "certificates",
        sa.Column("id", ID, nullable=False),
        sa.Column("seminar_id", ID, nullable=False),
        sa.Column("seat_id", ID, nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("check_code", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=True),
        sa.Column("issued_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("issued_by_id", ID, nullable=True),
        sa.Column("replaced_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["seminar_id"], ["seminars.id"], name="fk_certificates_seminar_id_seminars"),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name="fk_certificates_seat_id_seats"),
        sa.ForeignKeyConstraint(["issued_by_id"], ["people.id"], name="fk_certificates_issued_by_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_certificates"),
        sa.UniqueConstraint("seminar_id", "serial", name="uq_certificates_seminar_id_serial"),
    )
    op.create_index("ix_certificates_seat_id", "certificates", ["seat_id"])
    op.create_index(
        "uq_certificates_current",
        "certificates",
        ["seat_id"],
        unique=True,
        sqlite_where=sa.text("replaced_at IS NULL"),
        postgresql_where=sa.text("replaced_at IS NULL"),
    )
    op.create_table(
        "paper_prints",
        sa.Column("id", ID, nullable=False),
        sa.Column("seminar_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("fingerprint", sa.String(length=16), nullable=False),
        sa.Column("count", sa.SmallInteger(), nullable=False),
        sa.Column("printed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("printed_by_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["seminar_id"], ["seminars.id"], name="fk_paper_prints_seminar_id_seminars"),
        sa.ForeignKeyConstraint(
            ["printed_by_id"], ["people.id"], name="fk_paper_prints_printed_by_id_people"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_paper_prints"),
    )
    op.create_index("ix_paper_prints_seminar_id", "paper_prints", ["seminar_id"])
    op.create_table(
        "document_templates",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("seminar_id", ID, nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("uploaded_by_id", ID, nullable=True),
        sa.Column("uploaded_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("approved_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("removed_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["seminar_id"], ["seminars.id"], name="fk_document_templates_seminar_id_seminars"
        ),
        sa.ForeignKeyConstraint(
            ["uploaded_by_id"], ["people.id"], name="fk_document_templates_uploaded_by_id_people"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_document_templates"),
    )
    op.create_index("ix_document_templates_kind_seminar_id", "document_templates", ["kind", "seminar_id"])
    op.create_index("ix_document_templates_uploaded_by_id", "document_templates", ["uploaded_by_id"])
    op.add_column("seats", sa.Column("invitation_code", sa.String(length=8), nullable=True))
    op.create_index("uq_seats_invitation_code", "seats", ["invitation_code"], unique=True)
    op.add_column(
        "uploads", sa.Column("purpose", sa.String(length=24), server_default="invitees", nullable=False)
    )
    op.add_column("people", sa.Column("wrong_codes", sa.SmallInteger(), nullable=True))
    op.add_column("people", sa.Column("wrong_codes_since", UtcDateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("people", "wrong_codes_since")
    op.drop_column("people", "wrong_codes")
    op.execute("DELETE FROM uploads WHERE purpose <> 'invitees'")
    op.drop_column("uploads", "purpose")
    op.drop_index("uq_seats_invitation_code", table_name="seats")
    op.drop_column("seats", "invitation_code")
    op.drop_table("document_templates")
    op.drop_table("paper_prints")
    op.drop_table("certificates")
