"""People, their consents, and the roles of staff."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, SmallInteger, String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Id, Model
from storage.models.personal_fields import PersonalFields


class Person(PersonalFields, Model):
    """A person who has started the bot. `step` and `draft` are the state of their conversation."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    telegram_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    language: Mapped[str | None] = mapped_column(String(2))
    step: Mapped[str | None] = mapped_column(String(40))
    draft: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    created_at: Mapped[datetime]
    consented_at: Mapped[datetime | None]
    """The time of the newest consent; all are in `consents`."""
    consent_version: Mapped[int | None] = mapped_column(SmallInteger)
    unreachable_at: Mapped[datetime | None]
    unreachable_reason: Mapped[str | None] = mapped_column(String(120))
    banned_at: Mapped[datetime | None]
    """The time since which their questions and votes are refused; None: not banned."""
    banned_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    pending_question_at: Mapped[datetime | None]
    """The time since which a text of theirs waits for the answer to "is it the same as this question?"; without an
    answer it becomes a question."""
    wrong_codes: Mapped[int | None] = mapped_column(SmallInteger)
    """The number of codes that do not exist sent since `wrong_codes_since`."""
    wrong_codes_since: Mapped[datetime | None]

    office: Mapped[str | None] = mapped_column(String(20))
    """municipality, rayon_administration, plenipotentiary, gamsumo, project, partner or other."""
    unit_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"), index=True)
    organisation: Mapped[str | None] = mapped_column(String(120))
    """The name of an office that is not in the register (partner, other)."""

    __table_args__ = (
        Index(
            "ix_people_banned_at",
            "banned_at",
            sqlite_where=sql("banned_at IS NOT NULL"),
            postgresql_where=sql("banned_at IS NOT NULL"),
        ),
        Index(
            "ix_people_unconsented",
            "created_at",
            sqlite_where=sql("consented_at IS NULL"),
            postgresql_where=sql("consented_at IS NULL"),
        ),
        Index(
            "ix_people_pending_question_at",
            "pending_question_at",
            sqlite_where=sql("pending_question_at IS NOT NULL"),
            postgresql_where=sql("pending_question_at IS NOT NULL"),
        ),
    )


class Consent(Model):
    """A consent to one version of the data-protection notice."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    version: Mapped[int] = mapped_column(SmallInteger)
    language: Mapped[str] = mapped_column(String(2))
    text_hash: Mapped[str] = mapped_column(String(64))
    given_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class Role(Model):
    """A role of staff, for one seminar or for all."""

    __tablename__ = "roles"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    """owner (from ADMIN_IDS, at the program's start), organiser, moderator, expert, speaker, door or coordinator."""
    seminar_id: Mapped[int | None] = mapped_column(ForeignKey("seminars.id"))
    """None: for all seminars."""
    unit_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"))
    """The rayon of a coordinator."""
    granted_at: Mapped[datetime]
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    removed_at: Mapped[datetime | None]


class RoleInvitation(Model):
    """A link that grants a role to the first person who opens it. Only the hash of its token is stored."""

    __tablename__ = "role_invitations"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    role: Mapped[str] = mapped_column(String(20))
    seminar_id: Mapped[int | None] = mapped_column(ForeignKey("seminars.id"))
    unit_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"))
    created_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    revoked_at: Mapped[datetime | None]
