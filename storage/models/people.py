"""People, what they consented to, and who of them is staff."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, SmallInteger, String
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Id, Model
from storage.models.personal_fields import PersonalFields


class Person(PersonalFields, Model):
    """Somebody who talks with the bot. Where the dialog stands is `step` and `draft`, and commits with the rest."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    telegram_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    language: Mapped[str | None] = mapped_column(String(2))
    step: Mapped[str | None] = mapped_column(String(40))
    draft: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    created_at: Mapped[datetime]
    consented_at: Mapped[datetime | None]
    """When the newest consent was given; the whole record is in `consents`."""
    consent_version: Mapped[int | None] = mapped_column(SmallInteger)
    unreachable_at: Mapped[datetime | None]
    unreachable_reason: Mapped[str | None] = mapped_column(String(120))
    banned_at: Mapped[datetime | None]
    """Since when their questions and votes are not taken any more."""
    banned_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    pending_question_at: Mapped[datetime | None]
    """Since when words of theirs wait for "is it the same as this one?"; without an answer they are a question."""

    office: Mapped[str | None] = mapped_column(String(20))
    """municipality, rayon_administration, plenipotentiary, gamsumo, project, partner or other."""
    unit_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"), index=True)
    organisation: Mapped[str | None] = mapped_column(String(120))
    """The office's own name, where the register has none (a partner, other)."""

    __table_args__ = (
        Index(
            "ix_people_pending_question_at",
            "pending_question_at",
            sqlite_where=sql("pending_question_at IS NOT NULL"),
            postgresql_where=sql("pending_question_at IS NOT NULL"),
        ),
    )


class Consent(Model):
    """A consent to the data-protection notice: which words, in which language, when."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    version: Mapped[int] = mapped_column(SmallInteger)
    language: Mapped[str] = mapped_column(String(2))
    text_hash: Mapped[str] = mapped_column(String(64))
    given_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class Role(Model):
    """What somebody may do as staff: for one seminar or for all, a coordinator for one rayon."""

    __tablename__ = "roles"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    """owner (from ADMIN_IDS at start), organiser, moderator, expert, speaker, door or coordinator."""
    seminar_id: Mapped[int | None] = mapped_column(ForeignKey("seminars.id"))
    """None: for all seminars."""
    unit_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"))
    """The rayon of a coordinator."""
    granted_at: Mapped[datetime]
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    removed_at: Mapped[datetime | None]


class RoleInvitation(Model):
    """A link that makes whoever opens it first a member of staff. Of the link itself only the hash is kept."""

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
