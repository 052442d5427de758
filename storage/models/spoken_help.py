"""Recordings of the help."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Model


class HelpRecording(Model):
    """A voice message by staff that explains a topic in a language, stored as Telegram's `file_id`."""

    __tablename__ = "help_recordings"

    topic: Mapped[str] = mapped_column(String(20), primary_key=True)
    """One of `storage.spoken_help.recordings.TOPICS`."""
    language: Mapped[str] = mapped_column(String(2), primary_key=True)
    file_id: Mapped[str] = mapped_column(Text)
    bot_id: Mapped[int | None] = mapped_column(BigInteger)
    """The bot for which `file_id` is valid, if not the present one: then it cannot be sent."""
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    added_at: Mapped[datetime]
