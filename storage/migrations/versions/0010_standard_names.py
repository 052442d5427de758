"""Tables, columns, indexes and constraints get the names that are usual for such things; no row changes its place.

Renamed in place, not copied. SQLite cannot rename a constraint, whose name is nothing but text in the schema: it is put
there as https://sqlite.org/lang_altertable.html (section 7) says of changes that leave the rows as they are.
"""

import re
from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TABLES = {
    "audit": "audit_log",
    "acknowledgements": "read_confirmations",
    "segments": "saved_segments",
    "group_news": "group_notifications",
    "invitations": "role_invitations",
    "seat_changes": "seat_events",
    "faq": "faq_entries",
    "likenesses": "similarity_index",
    "registers": "register_imports",
}
COLUMNS = {
    "outbox": {
        "once": "dedup_key",
        "subject": "collapse_key",
        "about": "subject",
        "by_id": "actor_id",
        "further": "extra_message_ids",
        "lost": "undelivered",
    },
    "audit": {
        "about": "subject",
        "by_id": "actor_id",
    },
    "group_news": {
        "about": "subject",
        "said_at": "posted_at",
        "said_in": "post_key",
    },
    "question_events": {
        "by_id": "actor_id",
        "before": "from_state",
        "after": "to_state",
    },
    "seat_changes": {
        "by_id": "actor_id",
        "was": "from_state",
        "became": "to_state",
    },
    "announcements": {
        "by_id": "created_by_id",
        "about_id": "original_id",
        "segment": "audience",
        "fallbacks": "fallback_languages",
        "holds_until": "catch_up_until",
        "fanned_to": "fanout_cursor",
        "upto": "last_outbox_id",
        "fanned": "fanout_count",
        "fanned_at": "fanout_finished_at",
        "total": "audience_size",
    },
    "segments": {
        "by_id": "created_by_id",
        "choice": "audience",
    },
    "uploads": {
        "by_id": "created_by_id",
    },
    "inbox": {
        "sender": "sender_id",
    },
    "announcement_parts": {
        "traits": "message_traits",
        "album": "media_group_id",
    },
    "attachments": {
        "album": "media_group_id",
    },
    "acknowledgements": {
        "at": "read_at",
    },
    "group_topics": {
        "making": "creation_key",
    },
    "remarks": {
        "said_at": "posted_at",
    },
    "people": {
        "phone_proven_at": "phone_verified_at",
        "barred_at": "banned_at",
        "barred_by_id": "banned_by_id",
        "held_at": "pending_question_at",
    },
    "seats": {
        "phone_proven_at": "phone_verified_at",
        "state_at": "state_changed_at",
        "wish": "waiting_for",
        "pings": "wants_pings",
        "invite": "invitation_token",
        "deputy_hash": "deputy_token_hash",
        "instead_of_id": "replaces_seat_id",
    },
    "roles": {
        "since_at": "granted_at",
        "given_by_id": "granted_by_id",
    },
    "invitations": {
        "made_by_id": "created_by_id",
        "made_at": "created_at",
    },
    "questions": {
        "state_at": "state_changed_at",
        "how": "answered_how",
        "owner_id": "assignee_id",
        "nudged_at": "reminded_at",
        "off_wall_at": "wall_hidden_at",
        "shown_at": "wall_shown_at",
    },
    "topics": {
        "joined_into_id": "merged_into_id",
    },
    "walls": {
        "word": "token",
    },
    "faq": {
        "source_id": "source_question_id",
        "origin_id": "source_entry_id",
    },
    "reminders": {
        "dropped_at": "cancelled_at",
    },
    "reminder_rules": {
        "clock": "time_of_day",
        "words": "custom_text",
    },
    "registers": {
        "taken_at": "imported_at",
    },
}
"""Old table -> old column -> new column. In the outbox `subject` has to be free before `about` is called so."""
CONSTRAINTS = {
    "group_news": {
        "pk_group_news": "pk_group_notifications",
        "uq_group_news_kind_about": "uq_group_notifications_kind_subject",
    },
    "registers": {
        "pk_registers": "pk_register_imports",
        "uq_registers_version": "uq_register_imports_version",
    },
    "outbox": {
        "uq_outbox_once": "uq_outbox_dedup_key",
    },
    "people": {
        "fk_people_barred_by_id_people": "fk_people_banned_by_id_people",
    },
    "announcements": {
        "fk_announcements_by_id_people": "fk_announcements_created_by_id_people",
        "fk_announcements_about_id_announcements": "fk_announcements_original_id_announcements",
    },
    "audit": {
        "fk_audit_by_id_people": "fk_audit_log_actor_id_people",
        "pk_audit": "pk_audit_log",
    },
    "invitations": {
        "uq_invitations_token_hash": "uq_role_invitations_token_hash",
        "fk_invitations_used_by_id_people": "fk_role_invitations_used_by_id_people",
        "pk_invitations": "pk_role_invitations",
        "fk_invitations_seminar_id_seminars": "fk_role_invitations_seminar_id_seminars",
        "fk_invitations_unit_code_units": "fk_role_invitations_unit_code_units",
        "fk_invitations_made_by_id_people": "fk_role_invitations_created_by_id_people",
    },
    "roles": {
        "fk_roles_given_by_id_people": "fk_roles_granted_by_id_people",
    },
    "seats": {
        "fk_seats_instead_of_id_seats": "fk_seats_replaces_seat_id_seats",
        "uq_seats_deputy_hash": "uq_seats_deputy_token_hash",
        "uq_seats_invite": "uq_seats_invitation_token",
    },
    "segments": {
        "pk_segments": "pk_saved_segments",
        "fk_segments_by_id_people": "fk_saved_segments_created_by_id_people",
        "fk_segments_seminar_id_seminars": "fk_saved_segments_seminar_id_seminars",
    },
    "topics": {
        "fk_topics_joined_into_id_topics": "fk_topics_merged_into_id_topics",
    },
    "uploads": {
        "fk_uploads_by_id_people": "fk_uploads_created_by_id_people",
    },
    "acknowledgements": {
        "pk_acknowledgements": "pk_read_confirmations",
        "fk_acknowledgements_announcement_id_announcements": "fk_read_confirmations_announcement_id_announcements",
        "fk_acknowledgements_person_id_people": "fk_read_confirmations_person_id_people",
    },
    "questions": {
        "fk_questions_owner_id_people": "fk_questions_assignee_id_people",
    },
    "seat_changes": {
        "fk_seat_changes_seat_id_seats": "fk_seat_events_seat_id_seats",
        "fk_seat_changes_by_id_people": "fk_seat_events_actor_id_people",
        "pk_seat_changes": "pk_seat_events",
    },
    "faq": {
        "fk_faq_origin_id_faq": "fk_faq_entries_source_entry_id_faq_entries",
        "uq_faq_seminar_id_source_id": "uq_faq_entries_seminar_id_source_question_id",
        "fk_faq_source_id_questions": "fk_faq_entries_source_question_id_questions",
        "pk_faq": "pk_faq_entries",
        "uq_faq_seminar_id_origin_id": "uq_faq_entries_seminar_id_source_entry_id",
        "fk_faq_seminar_id_seminars": "fk_faq_entries_seminar_id_seminars",
    },
    "question_events": {
        "fk_question_events_by_id_people": "fk_question_events_actor_id_people",
    },
    "walls": {
        "uq_walls_word": "uq_walls_token",
    },
    "likenesses": {
        "fk_likenesses_question_id_questions": "fk_similarity_index_question_id_questions",
        "uq_likenesses_question_id": "uq_similarity_index_question_id",
        "uq_likenesses_faq_id": "uq_similarity_index_faq_id",
        "pk_likenesses": "pk_similarity_index",
        "fk_likenesses_faq_id_faq": "fk_similarity_index_faq_id_faq_entries",
    },
}
"""By the old name of their table."""
INDEXES = {
    "ix_outbox_subject": "ix_outbox_collapse_key",
    "ix_group_news_stale": "ix_group_notifications_stale",
    "ix_group_news_said_in": "ix_group_notifications_post_key",
    "ix_group_news_unsaid": "ix_group_notifications_unposted",
    "ix_outbox_about": "ix_outbox_subject",
    "ix_outbox_by_id": "ix_outbox_actor_id",
    "ix_outbox_lost": "ix_outbox_undelivered",
    "ix_people_held_at": "ix_people_pending_question_at",
    "ix_announcements_about_id": "ix_announcements_original_id",
    "ix_segments_seminar_id": "ix_saved_segments_seminar_id",
    "ix_uploads_by_id": "ix_uploads_created_by_id",
    "ix_acknowledgements_person_id": "ix_read_confirmations_person_id",
    "ix_seat_changes_seat_id": "ix_seat_events_seat_id",
    "ix_faq_source_id": "ix_faq_entries_source_question_id",
}
MARKS = ("words", "custom_text")
"""The formatting of a rule's words is kept by the name of their column."""
KIND = ("nudge", "reminder")
"""Of announcements that remind of another one."""


def upgrade() -> None:
    _drop_search()
    for table, columns in COLUMNS.items():
        for old, new in columns.items():
            _rename_column(table, old, new)
    for old, new in TABLES.items():
        op.rename_table(old, new)
        _rename_sequence(old, new)
    for table, constraints in CONSTRAINTS.items():
        _rename_constraints(TABLES.get(table, table), constraints)
    for old, new in INDEXES.items():
        _rename_index(old, new)
    _create_search("similarity_index", "similarity_index_fts", "similarity_index_fts_terms")
    _rename_values(*MARKS, *KIND)


def downgrade() -> None:
    _drop_search()
    for old, new in reversed(INDEXES.items()):
        _rename_index(new, old)
    for table, constraints in CONSTRAINTS.items():
        _rename_constraints(TABLES.get(table, table), {new: old for old, new in constraints.items()})
    for old, new in TABLES.items():
        op.rename_table(new, old)
        _rename_sequence(new, old)
    for table, columns in COLUMNS.items():
        for old, new in reversed(columns.items()):
            _rename_column(table, new, old)
    _create_search("likenesses", "likenesses_grams", "likenesses_grams_counts")
    _rename_values(*reversed(MARKS), *reversed(KIND))


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _rename_column(table: str, old: str, new: str) -> None:
    op.execute(f'ALTER TABLE "{table}" RENAME COLUMN "{old}" TO "{new}"')


def _rename_sequence(old: str, new: str) -> None:
    if not _is_sqlite():
        op.execute(f'ALTER SEQUENCE IF EXISTS "{old}_id_seq" RENAME TO "{new}_id_seq"')


def _rename_constraints(table: str, names: Mapping[str, str]) -> None:
    if not _is_sqlite():
        for old, new in names.items():
            op.execute(f'ALTER TABLE "{table}" RENAME CONSTRAINT "{old}" TO "{new}"')
        return
    connection = op.get_bind()
    found = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)
    ).scalar_one()
    schema = re.sub(
        r'CONSTRAINT "?(\w+)"?', lambda match: f"CONSTRAINT {names.get(match[1], match[1])}", found
    )
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", (schema, table)
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")


def _rename_index(old: str, new: str) -> None:
    """SQLite has no such command: it makes the index again, as its own text says."""
    if not _is_sqlite():
        op.execute(f'ALTER INDEX "{old}" RENAME TO "{new}"')
        return
    connection = op.get_bind()
    made = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?", (old,)
    ).scalar_one()
    connection.exec_driver_sql(f'DROP INDEX "{old}"')
    connection.exec_driver_sql(re.sub(rf'INDEX "?{old}"?', f"INDEX {new}", made, count=1))


# The index that finds similar questions.


def _drop_search() -> None:
    """SQLite's index and its triggers, of either name; PostgreSQL's is only renamed."""
    if _is_sqlite():
        for name in ("likenesses", "similarity_index"):
            for trigger in ("added", "removed", "changed"):
                op.execute(f"DROP TRIGGER IF EXISTS {name}_{trigger}")
        for name in ("likenesses_grams_counts", "similarity_index_fts_terms"):
            op.execute(f"DROP TABLE IF EXISTS {name}")
        for name in ("likenesses_grams", "similarity_index_fts"):
            op.execute(f"DROP TABLE IF EXISTS {name}")


def _create_search(table: str, index: str, terms: str) -> None:
    """SQLite: the index over this table, filled, and the triggers that keep it; PostgreSQL: only the names."""
    if not _is_sqlite():
        old = {"likenesses_grams": "similarity_index_fts", "similarity_index_fts": "likenesses_grams"}[index]
        _rename_column(table, old, index)
        _rename_index(f"{old}_index", f"{index}_index")
        return
    op.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5(grams, content={table}, content_rowid=id, tokenize=ascii)"
    )
    op.execute(f"CREATE VIRTUAL TABLE {terms} USING fts5vocab({index}, 'row')")
    added = f"INSERT INTO {index} (rowid, grams) VALUES (new.id, new.grams);"  # noqa: S608 - names of ours
    removed = f"INSERT INTO {index} ({index}, rowid, grams) VALUES ('delete', old.id, old.grams);"  # noqa: S608
    for when, steps in (
        ("added AFTER INSERT", added),
        ("removed AFTER DELETE", removed),
        ("changed AFTER UPDATE", f"{removed} {added}"),
    ):
        op.execute(f"CREATE TRIGGER {table}_{when} ON {table} BEGIN {steps} END")
    op.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608


# What names a column, or a kind, in the rows themselves.


def _rename_values(old_column: str, new_column: str, old_kind: str, new_kind: str) -> None:
    connection = op.get_bind()
    rules = sa.table("reminder_rules", sa.column("id", sa.BigInteger), sa.column("marks", sa.JSON))
    for row in connection.execute(sa.select(rules)).all():
        if row.marks:
            marks = {_renamed(key, old_column, new_column): value for key, value in row.marks.items()}
            connection.execute(sa.update(rules).where(rules.c.id == row.id).values(marks=marks))
    announcements = sa.table("announcements", sa.column("kind", sa.String))
    connection.execute(sa.update(announcements).where(announcements.c.kind == old_kind).values(kind=new_kind))


def _renamed(key: str, old: str, new: str) -> str:
    column, dot, language = key.partition(".")
    return f"{new if column == old else column}{dot}{language}"
