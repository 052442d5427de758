"""Check-in: who was at which half day of a seminar, the seats' numbers on paper and their QR codes."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Integer, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Id, Model


class SheetEntry(Model):
    """Numbers that staff keyed in from a signed sheet, all at once."""

    __tablename__ = "sheet_entries"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), index=True)
    half_day: Mapped[int] = mapped_column(SmallInteger)
    numbers: Mapped[str] = mapped_column(Text)
    """What was typed, in short: "1-14, 16"."""
    created_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class CheckIn(Model):
    """The presence of a seat's holder at one half day. Undoing it deletes the row."""

    __tablename__ = "check_ins"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seats.id"))
    half_day: Mapped[int] = mapped_column(SmallInteger)
    """`storage.checkin.half_days`: twice the day, counted from 0; one more in the afternoon."""
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    """Who did it: staff, or the seat's holder; None: not known."""
    way: Mapped[str] = mapped_column(String(8))
    """pass (QR code), list, code (self check-in), sheet, walk_in, or page (the seat's page)."""
    previous_state: Mapped[str | None] = mapped_column(String(12))
    """The seat's state before it arrived; None: it had arrived already."""
    sheet_entry_id: Mapped[int | None] = mapped_column(ForeignKey("sheet_entries.id"), index=True)

    __table_args__ = (UniqueConstraint("seat_id", "half_day"),)


class DoorPass(Model):
    """What identifies a seat at the door: its QR code and its number on the sheet."""

    __tablename__ = "door_passes"

    seat_id: Mapped[int] = mapped_column(ForeignKey("seats.id"), primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    number: Mapped[int | None] = mapped_column(SmallInteger)
    """Its number on the sheet: once given it stays, and no other seat gets it."""
    token: Mapped[str | None] = mapped_column(String(22), unique=True)
    """The word of its QR code."""
    wrong_codes: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")
    """Wrong codes of the self check-in that its holder has sent since `wrong_since`."""
    wrong_since: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("seminar_id", "number"),)


class Door(Model):
    """The self check-in of a seminar: its secret, and the staff message that shows the code."""

    __tablename__ = "doors"

    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"), primary_key=True)
    secret: Mapped[str] = mapped_column(String(43))
    opened_at: Mapped[datetime | None]
    """None: there is no self check-in now."""
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """Whose chat has the message with the code."""
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    shown_minute: Mapped[int | None] = mapped_column(Integer)
    """The minute (since 1970) whose code the message shows."""
