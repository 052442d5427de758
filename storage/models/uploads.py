"""Files uploaded by staff."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, SmallInteger, String, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Id, Model


class Upload(Model):
    """A list of invitees, or a document template: waiting to be read, ready to be confirmed, or finished.

    The file itself is not stored; its rows are, until they are imported, for one day at most.
    """

    __tablename__ = "uploads"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    created_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(24), default="invitees", server_default="invitees")
    """invitees: a list of invitees; else the template of a document (`storage.papers.templates.purpose`)."""
    file_id: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(8), default="waiting", server_default="waiting")
    """waiting, ready (to be confirmed), done, wrong (rejected with a message) or dropped."""
    entries: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list, server_default="[]")
    """The rows to be imported; empty once it is finished."""
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")
    not_before: Mapped[datetime | None]
    sent_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    __table_args__ = (
        Index(
            "ix_uploads_open",
            "id",
            sqlite_where=sql("state IN ('waiting', 'ready')"),
            postgresql_where=sql("state IN ('waiting', 'ready')"),
        ),
    )
