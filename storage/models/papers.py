"""Papers of a seminar: certificates, what was printed, and document templates that staff sent."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, SmallInteger, String, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Id, Model


class Certificate(Model):
    """A certificate of attendance. A corrected name gets a new certificate, which replaces the earlier one."""

    __tablename__ = "certificates"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    seat_id: Mapped[int] = mapped_column(ForeignKey("seats.id"), index=True)
    serial: Mapped[int] = mapped_column(Integer)
    """Running number within the seminar, from 1."""
    check_code: Mapped[str] = mapped_column(String(8))
    """Random part of the number, so that nobody can guess one."""
    name: Mapped[str | None] = mapped_column(String(120))
    """Name as printed; None after the person has asked to be forgotten."""
    issued_at: Mapped[datetime]
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    replaced_at: Mapped[datetime | None]
    """When a newer certificate of the same seat replaced it."""

    __table_args__ = (
        UniqueConstraint("seminar_id", "serial"),
        Index(
            "uq_certificates_current",
            "seat_id",
            unique=True,
            sqlite_where=sql("replaced_at IS NULL"),
            postgresql_where=sql("replaced_at IS NULL"),
        ),
    )

    @property
    def number(self) -> str:
        """The number as it is printed, and as links carry it: `3-17-K7M4TX`."""
        return f"{self.seminar_id}-{self.serial}-{self.check_code}"


class PaperPrint(Model):
    """A paper with the seminar's time and place was made for printing: by whom, when, and for which version."""

    __tablename__ = "paper_prints"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    """One of `storage.papers.prints.KINDS`."""
    fingerprint: Mapped[str] = mapped_column(String(16))
    """Checksum of the time and place on it: another one means that the paper is out of date."""
    count: Mapped[int] = mapped_column(SmallInteger)
    printed_at: Mapped[datetime]
    printed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class DocumentTemplate(Model):
    """A Word template that staff sent in place of the bot's own."""

    __tablename__ = "document_templates"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    """The document it is for, one of `storage.papers.templates.KINDS`."""
    seminar_id: Mapped[int | None] = mapped_column(ForeignKey("seminars.id"))
    """For this seminar and those copied from it; None: for all."""
    content: Mapped[bytes] = mapped_column(LargeBinary)
    uploaded_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    uploaded_at: Mapped[datetime]
    approved_at: Mapped[datetime | None]
    """None: checked and previewed, but not yet in use."""
    removed_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_document_templates_kind_seminar_id", "kind", "seminar_id"),)
