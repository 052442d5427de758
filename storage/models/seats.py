"""Seats: who comes for which municipality or office, and everything that happened to the seat."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, false
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.models.base import Id, Model
from storage.models.personal_fields import PersonalFields
from storage.models.seat_states import ACTIVE_STATES

_IS_ACTIVE = sql(f"state IN ({', '.join(repr(state) for state in ACTIVE_STATES)})")


class Seat(PersonalFields, Model):
    """A place at a seminar. It belongs to the municipality or office; the person is who takes it."""

    __tablename__ = "seats"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    office: Mapped[str] = mapped_column(String(20))
    unit_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"))
    organisation: Mapped[str | None] = mapped_column(String(120))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    """None: invited and not yet come, or without Telegram."""
    state: Mapped[str] = mapped_column(String(12))
    """invited, registered, confirmed, arrived, waiting, offered, declined, cancelled or handed_over."""
    state_changed_at: Mapped[datetime]
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """To the seminar's own questions: {"<question's id>": place in its choices, number or text}."""
    wants_pings: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Wants a word ten minutes before each item of the programme."""
    source: Mapped[str] = mapped_column(String(12))
    """chat, link, import, assisted or deputy: how the seat came to be."""
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """The member of staff who invited or registered on somebody's behalf."""
    waiting_for: Mapped[str | None] = mapped_column(String(8))
    """Of a waiting seat: a `place` when one comes free, to come `instead` of another, or what `staff` decide."""
    replaces_seat_id: Mapped[int | None] = mapped_column(ForeignKey("seats.id"))
    """The seat this one was handed over from, or wants to be."""
    offer_expires_at: Mapped[datetime | None]
    invitation_token: Mapped[str | None] = mapped_column(String(43), unique=True)
    """The personal word of an invitation link, printed on paper too."""
    deputy_token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    """sha256 of the word in the link that hands the seat to a deputy."""
    deputy_expires_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    registered_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]
    arrived_at: Mapped[datetime | None]

    __table_args__ = (
        Index(
            "uq_seats_live",
            "seminar_id",
            "person_id",
            unique=True,
            sqlite_where=_IS_ACTIVE,
            postgresql_where=_IS_ACTIVE,
        ),
        # For announcements: a seminar's people in their order, whatever the states.
        Index("ix_seats_seminar_id_person_id", "seminar_id", "person_id"),
        Index("ix_seats_seminar_id_unit_code", "seminar_id", "unit_code"),
        Index("ix_seats_seminar_id_phone", "seminar_id", "phone"),
        Index("ix_seats_offer_expires_at", "offer_expires_at"),
    )


class SeatEvent(Model):
    """One thing that happened to a seat: which state it left and took, when, by whose hand and why."""

    __tablename__ = "seat_events"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seats.id"), index=True)
    at: Mapped[datetime]
    from_state: Mapped[str | None] = mapped_column(String(12))
    to_state: Mapped[str] = mapped_column(String(12))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: nobody's, the clock's."""
    reason: Mapped[str | None] = mapped_column(Text)

    seat: Mapped[Seat] = relationship(lazy="raise")
    """Only to be set: the seat may have no number yet."""
