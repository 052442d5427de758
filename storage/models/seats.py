"""Seats of municipalities and offices at seminars, and the history of their states."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, false
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.models.base import Id, Model
from storage.models.personal_fields import PersonalFields
from storage.models.seat_states import ACTIVE_STATES

_IS_ACTIVE = sql(f"state IN ({', '.join(repr(state) for state in ACTIVE_STATES)})")


class Seat(PersonalFields, Model):
    """A place at a seminar. It belongs to the municipality or office; `person_id` is the person who has taken it."""

    __tablename__ = "seats"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seminar_id: Mapped[int] = mapped_column(ForeignKey("seminars.id"))
    office: Mapped[str] = mapped_column(String(20))
    unit_code: Mapped[str | None] = mapped_column(ForeignKey("units.code"))
    organisation: Mapped[str | None] = mapped_column(String(120))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    """None: invited and not registered yet, or without Telegram."""
    state: Mapped[str] = mapped_column(String(12))
    """invited, registered, confirmed, arrived, waiting, offered, declined, cancelled or handed_over."""
    state_changed_at: Mapped[datetime]
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    """Answers to the seminar's extra questions: {"<question id>": index of the choice, number or text}."""
    wants_pings: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether they want a message before each programme item."""
    source: Mapped[str] = mapped_column(String(12))
    """The origin of the seat: chat, link, import, assisted or deputy."""
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """The member of staff who invited or registered the person."""
    waiting_for: Mapped[str | None] = mapped_column(String(8))
    """Of a waiting seat: for a free `place`, to come `instead` of another person, or for a decision of `staff`, also
    about a place that is not in the `target` list."""
    replaces_seat_id: Mapped[int | None] = mapped_column(ForeignKey("seats.id"))
    """The seat this one was handed over from, or asks to replace."""
    offer_expires_at: Mapped[datetime | None]
    invitation_token: Mapped[str | None] = mapped_column(String(43), unique=True)
    """The token of the personal invitation link, which may be printed."""
    invitation_code: Mapped[str | None] = mapped_column(String(8))
    """The short code of a printed invitation, to be typed where no camera reads the link."""
    deputy_token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    """SHA-256 of the token in the link that hands the seat over to a deputy."""
    deputy_expires_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    invited_at: Mapped[datetime | None]
    """When the invitation was first sent, printed or exported with its link; None: only on the list so far."""
    registered_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]
    arrived_at: Mapped[datetime | None]
    pinned_message_id: Mapped[int | None] = mapped_column(BigInteger)
    """The message with the card of the confirmed seat that is pinned in the person's chat."""

    __table_args__ = (
        Index(
            "uq_seats_live",
            "seminar_id",
            "person_id",
            unique=True,
            sqlite_where=_IS_ACTIVE,
            postgresql_where=_IS_ACTIVE,
        ),
        # For announcements: the people of a seminar ordered by id, in any state.
        Index("ix_seats_seminar_id_person_id", "seminar_id", "person_id"),
        Index("ix_seats_seminar_id_unit_code", "seminar_id", "unit_code"),
        Index("ix_seats_seminar_id_phone", "seminar_id", "phone"),
        Index("ix_seats_offer_expires_at", "offer_expires_at"),
        Index("uq_seats_invitation_code", "invitation_code", unique=True),
    )


class SeatEvent(Model):
    """A change of a seat's state: when, by whom and why."""

    __tablename__ = "seat_events"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seats.id"), index=True)
    at: Mapped[datetime]
    from_state: Mapped[str | None] = mapped_column(String(12))
    to_state: Mapped[str] = mapped_column(String(12))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: the program itself."""
    reason: Mapped[str | None] = mapped_column(Text)

    seat: Mapped[Seat] = relationship(lazy="raise")
    """Only for assignment, when the seat has no id yet."""
