"""The after-event pack: photos of a seminar, and requests for the pack's files."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Id, Model


class SeminarPhoto(Model):
    """A photo of a seminar that staff sent, stored as Telegram's `file_id`."""

    __tablename__ = "seminar_photos"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    added_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    """photo, or document for a picture sent as a file."""
    file_id: Mapped[str] = mapped_column(Text)
    file_unique_id: Mapped[str] = mapped_column(String(120))
    bot_id: Mapped[int | None] = mapped_column(BigInteger)
    """The bot for which `file_id` is valid, if not the present one: then it cannot be downloaded."""
    size: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    """Size in bytes; 0 if Telegram did not state it."""
    publishable: Mapped[bool] = mapped_column(default=False, server_default=sql("false"))
    """Whether the people in it have agreed to its publication, as the sender says."""
    added_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("seminar_id", "file_unique_id"),)


class PackJob(Model):
    """A request for files of the after-event pack, which the program makes outside of any transaction."""

    __tablename__ = "pack_jobs"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    requested_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    part: Mapped[str] = mapped_column(String(12))
    """A part of the pack, or `all` for the archive."""
    state: Mapped[str] = mapped_column(String(8), default="waiting", server_default="waiting")
    """waiting, done or failed."""
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")
    not_before: Mapped[datetime | None]
    requested_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    __table_args__ = (
        Index(
            "ix_pack_jobs_waiting",
            "id",
            sqlite_where=sql("state = 'waiting'"),
            postgresql_where=sql("state = 'waiting'"),
        ),
    )
