"""Seats take the place of registrations, roles of staff; target lists, reminders, materials, the audit log."""

import sqlalchemy as sa
from alembic import op

from storage.database import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("about", sa.String(length=60), nullable=False),
        sa.Column("detail", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_audit_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_table(
        "feedback",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seminar_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("stars", sa.SmallInteger(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_feedback_person_id_people")),
        sa.ForeignKeyConstraint(
            ["seminar_id"], ["seminars.id"], name=op.f("fk_feedback_seminar_id_seminars")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sa.UniqueConstraint("seminar_id", "person_id", name=op.f("uq_feedback_seminar_id_person_id")),
    )
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feedback_person_id"), ["person_id"], unique=False)

    op.create_table(
        "extra_questions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seminar_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("removed_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["seminar_id"], ["seminars.id"], name=op.f("fk_extra_questions_seminar_id_seminars")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extra_questions")),
    )
    with op.batch_alter_table("extra_questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_extra_questions_seminar_id"), ["seminar_id"], unique=False)

    op.create_table(
        "uploads",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seminar_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=8), server_default="waiting", nullable=False),
        sa.Column("entries", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("attempts", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("not_before", UtcDateTime(timezone=True), nullable=True),
        sa.Column("sent_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_uploads_by_id_people")),
        sa.ForeignKeyConstraint(["seminar_id"], ["seminars.id"], name=op.f("fk_uploads_seminar_id_seminars")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
    )
    with op.batch_alter_table("uploads", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_uploads_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_uploads_seminar_id"), ["seminar_id"], unique=False)
        batch_op.create_index(
            "ix_uploads_open",
            ["id"],
            unique=False,
            sqlite_where=sa.text("state IN ('waiting', 'ready')"),
            postgresql_where=sa.text("state IN ('waiting', 'ready')"),
        )

    op.create_table(
        "invitations",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("seminar_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("unit_code", sa.String(length=14), nullable=True),
        sa.Column("made_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("used_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("used_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("revoked_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["made_by_id"], ["people.id"], name=op.f("fk_invitations_made_by_id_people")),
        sa.ForeignKeyConstraint(
            ["seminar_id"], ["seminars.id"], name=op.f("fk_invitations_seminar_id_seminars")
        ),
        sa.ForeignKeyConstraint(["unit_code"], ["units.code"], name=op.f("fk_invitations_unit_code_units")),
        sa.ForeignKeyConstraint(["used_by_id"], ["people.id"], name=op.f("fk_invitations_used_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitations_token_hash")),
    )
    op.create_table(
        "reminder_rules",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seminar_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("anchor", sa.String(length=5), nullable=False),
        sa.Column("days", sa.SmallInteger(), nullable=False),
        sa.Column("clock", sa.String(length=5), nullable=False),
        sa.Column("audience", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("words", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("removed_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["seminar_id"], ["seminars.id"], name=op.f("fk_reminder_rules_seminar_id_seminars")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder_rules")),
    )
    with op.batch_alter_table("reminder_rules", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reminder_rules_seminar_id"), ["seminar_id"], unique=False)

    op.create_table(
        "roles",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("seminar_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("unit_code", sa.String(length=14), nullable=True),
        sa.Column("since_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("given_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("removed_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["given_by_id"], ["people.id"], name=op.f("fk_roles_given_by_id_people")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_roles_person_id_people")),
        sa.ForeignKeyConstraint(["seminar_id"], ["seminars.id"], name=op.f("fk_roles_seminar_id_seminars")),
        sa.ForeignKeyConstraint(["unit_code"], ["units.code"], name=op.f("fk_roles_unit_code_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roles")),
    )
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roles_person_id"), ["person_id"], unique=False)

    op.create_table(
        "seats",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seminar_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("office", sa.String(length=20), nullable=False),
        sa.Column("unit_code", sa.String(length=14), nullable=True),
        sa.Column("organisation", sa.String(length=120), nullable=True),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("state_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("sex", sa.String(length=1), nullable=True),
        sa.Column("position", sa.String(length=20), nullable=True),
        sa.Column("answers", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("pings", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("source", sa.String(length=12), nullable=False),
        sa.Column("added_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("wish", sa.String(length=8), nullable=True),
        sa.Column("instead_of_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("offer_expires_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("invite", sa.String(length=43), nullable=True),
        sa.Column("deputy_hash", sa.String(length=64), nullable=True),
        sa.Column("deputy_expires_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("updated_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("registered_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("arrived_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["added_by_id"], ["people.id"], name=op.f("fk_seats_added_by_id_people")),
        sa.ForeignKeyConstraint(["instead_of_id"], ["seats.id"], name=op.f("fk_seats_instead_of_id_seats")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_seats_person_id_people")),
        sa.ForeignKeyConstraint(["seminar_id"], ["seminars.id"], name=op.f("fk_seats_seminar_id_seminars")),
        sa.ForeignKeyConstraint(["unit_code"], ["units.code"], name=op.f("fk_seats_unit_code_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seats")),
        sa.UniqueConstraint("deputy_hash", name=op.f("uq_seats_deputy_hash")),
        sa.UniqueConstraint("invite", name=op.f("uq_seats_invite")),
    )
    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.create_index("ix_seats_offer_expires_at", ["offer_expires_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_seats_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_seats_seminar_id_phone", ["seminar_id", "phone"], unique=False)
        batch_op.create_index("ix_seats_seminar_id_unit_code", ["seminar_id", "unit_code"], unique=False)
        batch_op.create_index(
            "uq_seats_live",
            ["seminar_id", "person_id"],
            unique=True,
            sqlite_where=sa.text(
                "state IN ('invited', 'registered', 'confirmed', 'arrived', 'waiting', 'offered')"
            ),
            postgresql_where=sa.text(
                "state IN ('invited', 'registered', 'confirmed', 'arrived', 'waiting', 'offered')"
            ),
        )

    op.create_table(
        "targets",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seminar_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("office", sa.String(length=20), nullable=False),
        sa.Column("unit_code", sa.String(length=14), nullable=True),
        sa.Column("excluded", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["seminar_id"], ["seminars.id"], name=op.f("fk_targets_seminar_id_seminars")),
        sa.ForeignKeyConstraint(["unit_code"], ["units.code"], name=op.f("fk_targets_unit_code_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_targets")),
        sa.UniqueConstraint(
            "seminar_id", "office", "unit_code", name=op.f("uq_targets_seminar_id_office_unit_code")
        ),
    )
    op.create_table(
        "materials",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seminar_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("file_unique_id", sa.String(length=120), nullable=False),
        sa.Column("added_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("added_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("removed_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["added_by_id"], ["people.id"], name=op.f("fk_materials_added_by_id_people")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["programme_items.id"], name=op.f("fk_materials_item_id_programme_items")
        ),
        sa.ForeignKeyConstraint(
            ["seminar_id"], ["seminars.id"], name=op.f("fk_materials_seminar_id_seminars")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_materials")),
    )
    with op.batch_alter_table("materials", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_materials_seminar_id"), ["seminar_id"], unique=False)

    op.create_table(
        "reminders",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seminar_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("rule_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("due_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("done_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("dropped_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["programme_items.id"],
            name=op.f("fk_reminders_item_id_programme_items"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["reminder_rules.id"], name=op.f("fk_reminders_rule_id_reminder_rules")
        ),
        sa.ForeignKeyConstraint(
            ["seminar_id"], ["seminars.id"], name=op.f("fk_reminders_seminar_id_seminars")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
    )
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.create_index(
            "ix_reminders_due",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("done_at IS NULL AND dropped_at IS NULL"),
            postgresql_where=sa.text("done_at IS NULL AND dropped_at IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_reminders_seminar_id"), ["seminar_id"], unique=False)

    op.create_table(
        "seat_changes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("was", sa.String(length=12), nullable=True),
        sa.Column("became", sa.String(length=12), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_seat_changes_by_id_people")),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_seat_changes_seat_id_seats")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat_changes")),
    )
    with op.batch_alter_table("seat_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seat_changes_seat_id"), ["seat_id"], unique=False)

    op.execute(
        "INSERT INTO seats (seminar_id, person_id, office, unit_code, organisation, state, state_at,"
        " name, phone, sex, position, source, created_at, updated_at, registered_at)"
        " SELECT seminar_id, person_id, office, unit_code, organisation, state, updated_at,"
        " name, phone, sex, position, 'chat', created_at, updated_at, created_at FROM registrations ORDER BY id"
    )
    op.execute(
        "INSERT INTO roles (person_id, role, since_at, removed_at)"
        " SELECT person_id, role, since_at, removed_at FROM staff ORDER BY person_id"
    )
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_registrations_person_id"))
        batch_op.drop_index(batch_op.f("ix_registrations_unit_code"))

    op.drop_table("registrations")
    op.drop_table("staff")
    op.add_column("outbox", sa.Column("reminder_id", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("programme_items", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ends_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column("speaker_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_programme_items_speaker_id_people"), "people", ["speaker_id"], ["id"]
        )

    with op.batch_alter_table("seminars", schema=None) as batch_op:
        batch_op.add_column(sa.Column("capacity", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("places_per_unit", sa.SmallInteger(), nullable=True))
        batch_op.add_column(sa.Column("registration_opens_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("registration_closes_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column("cloned_from_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_seminars_cloned_from_id_seminars"), "seminars", ["cloned_from_id"], ["id"]
        )


def downgrade() -> None:
    op.drop_column("outbox", "reminder_id")
    with op.batch_alter_table("seminars", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_seminars_cloned_from_id_seminars"), type_="foreignkey")
        batch_op.drop_column("cloned_from_id")
        batch_op.drop_column("registration_closes_at")
        batch_op.drop_column("registration_opens_at")
        batch_op.drop_column("places_per_unit")
        batch_op.drop_column("capacity")

    with op.batch_alter_table("programme_items", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_programme_items_speaker_id_people"), type_="foreignkey")
        batch_op.drop_column("speaker_id")
        batch_op.drop_column("ends_at")

    op.create_table(
        "staff",
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("since_at", UtcDateTime(), nullable=False),
        sa.Column("removed_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_staff_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_staff")),
    )
    op.create_table(
        "registrations",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seminar_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("sex", sa.String(length=1), nullable=True),
        sa.Column("position", sa.String(length=20), nullable=False),
        sa.Column("office", sa.String(length=20), nullable=False),
        sa.Column("unit_code", sa.String(length=14), nullable=True),
        sa.Column("organisation", sa.String(length=120), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("cancelled_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_registrations_person_id_people")),
        sa.ForeignKeyConstraint(
            ["seminar_id"], ["seminars.id"], name=op.f("fk_registrations_seminar_id_seminars")
        ),
        sa.ForeignKeyConstraint(["unit_code"], ["units.code"], name=op.f("fk_registrations_unit_code_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registrations")),
        sa.UniqueConstraint("seminar_id", "person_id", name=op.f("uq_registrations_seminar_id_person_id")),
    )
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_registrations_unit_code"), ["unit_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_registrations_person_id"), ["person_id"], unique=False)

    op.execute(
        "INSERT INTO registrations (seminar_id, person_id, office, unit_code, organisation, state,"
        " name, phone, sex, position, created_at, updated_at, cancelled_at)"
        " SELECT seminar_id, person_id, office, unit_code, organisation,"
        " CASE WHEN state IN ('registered', 'confirmed', 'arrived') THEN 'registered' ELSE 'cancelled' END,"
        " name, phone, sex, COALESCE(position, 'other'), created_at, updated_at,"
        " CASE WHEN state IN ('registered', 'confirmed', 'arrived') THEN NULL ELSE state_at END FROM seats"
        " WHERE id IN (SELECT MAX(id) FROM seats WHERE person_id IS NOT NULL GROUP BY seminar_id, person_id)"
        " ORDER BY id"
    )
    op.execute(
        "INSERT INTO staff (person_id, role, since_at, removed_at)"
        " SELECT person_id, role, since_at, removed_at FROM roles"
        " WHERE id IN (SELECT MAX(id) FROM roles GROUP BY person_id) ORDER BY person_id"
    )
    with op.batch_alter_table("seat_changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_seat_changes_seat_id"))

    op.drop_table("seat_changes")
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reminders_seminar_id"))
        batch_op.drop_index(
            "ix_reminders_due",
            sqlite_where=sa.text("done_at IS NULL AND dropped_at IS NULL"),
            postgresql_where=sa.text("done_at IS NULL AND dropped_at IS NULL"),
        )

    op.drop_table("reminders")
    with op.batch_alter_table("materials", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_materials_seminar_id"))

    op.drop_table("materials")
    op.drop_table("targets")
    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_seats_live",
            sqlite_where=sa.text(
                "state IN ('invited', 'registered', 'confirmed', 'arrived', 'waiting', 'offered')"
            ),
            postgresql_where=sa.text(
                "state IN ('invited', 'registered', 'confirmed', 'arrived', 'waiting', 'offered')"
            ),
        )
        batch_op.drop_index("ix_seats_seminar_id_unit_code")
        batch_op.drop_index("ix_seats_seminar_id_phone")
        batch_op.drop_index(batch_op.f("ix_seats_person_id"))
        batch_op.drop_index("ix_seats_offer_expires_at")

    op.drop_table("seats")
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_roles_person_id"))

    op.drop_table("roles")
    with op.batch_alter_table("reminder_rules", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reminder_rules_seminar_id"))

    op.drop_table("reminder_rules")
    op.drop_table("invitations")
    with op.batch_alter_table("uploads", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_uploads_open",
            sqlite_where=sa.text("state IN ('waiting', 'ready')"),
            postgresql_where=sa.text("state IN ('waiting', 'ready')"),
        )
        batch_op.drop_index(batch_op.f("ix_uploads_seminar_id"))
        batch_op.drop_index(batch_op.f("ix_uploads_by_id"))

    op.drop_table("uploads")
    with op.batch_alter_table("extra_questions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_extra_questions_seminar_id"))

    op.drop_table("extra_questions")
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_feedback_person_id"))

    op.drop_table("feedback")
    op.drop_table("audit")
