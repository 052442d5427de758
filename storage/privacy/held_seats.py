"""The register of personal data: a person's seats, and entries of staff under their verified telephone number."""

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import aliased

from storage.models import PERSONAL_FIELDS, Certificate, CheckIn, DoorPass, Seat, SeatEvent, Seminar
from storage.models.seat_states import ARRIVED
from storage.privacy.held_data_rules import (
    ARRIVALS,
    CONTACTS,
    STAFF_ACTION,
    STATISTICS,
    DataSubject,
    HeldRows,
    Retention,
    RetentionScope,
    erased,
    impersonal,
    kept,
    personal_fields,
)


def staff_written(who: DataSubject) -> ColumnElement[bool]:
    """SQL condition: a seat without a person that staff entered under a number verified by this person."""
    return and_(Seat.person_id.is_(None), Seat.phone.in_(who.verified)) if who.verified else false()


def _seat_ids(who: DataSubject) -> Select[int]:
    """One's own seats, and those that staff wrote down."""
    return select(Seat.id).where(or_(Seat.person_id == who.id, staff_written(who)))


def past_seats(scope: RetentionScope) -> ColumnElement[bool]:
    """SQL condition: a seat of this seminar whose person has none at a seminar whose data are kept."""
    other = aliased(Seat)
    # Not as NOT IN: PostgreSQL would read the seats of all seminars for it.
    is_kept = exists().where(other.person_id == Seat.person_id, other.seminar_id.not_in(scope.expired))
    return and_(Seat.seminar_id == scope.seminar_id, ~is_kept.correlate(Seat))


def past_seat_ids(scope: RetentionScope) -> Select[int]:
    """Select the ids of these seats, for rows that belong to them."""
    return select(Seat.id).where(past_seats(scope))


def _seats_here(scope: RetentionScope) -> Select[int]:
    return select(Seat.id).where(Seat.seminar_id == scope.seminar_id)


_SEMINAR_END = select(Seminar.ends_at).where(Seminar.id == Seat.seminar_id).scalar_subquery()
_ARRIVAL_TIMES = Retention(
    ARRIVALS,
    lambda scope: and_(Seat.seminar_id == scope.seminar_id, Seat.arrived_at.is_not(None)),
    lambda _scope: {"arrived_at": None, "state_changed_at": _SEMINAR_END},
)

_SEAT_COLUMNS = {
    **personal_fields(Seat),
    "position": kept(STATISTICS, "position", "field-position"),
    "office": kept(STATISTICS, "office", "field-office"),
    "unit_code": kept(STATISTICS, "unit", "field-unit"),
    "organisation": erased(None, "words", "field-unit"),
    "answers": erased({}, "answers"),
    "state": kept(STATISTICS, "state", "field-state"),
    "created_at": kept(STATISTICS, "time", "field-entered"),
    "registered_at": kept(STATISTICS, "time", "field-registered"),
    "confirmed_at": kept(STATISTICS, "time", "field-confirmed"),
    "arrived_at": kept(STATISTICS, "time", "field-arrived"),
    "invitation_token": erased(None),
    "invitation_code": erased(None),
    "deputy_token_hash": erased(None),
    "deputy_expires_at": erased(None),
    "pinned_message_id": erased(None),
    "seminar_id": kept(STATISTICS, "seminar"),
    "person_id": kept(STATISTICS),
    "source": kept(STATISTICS, "source", "field-source"),
    **impersonal(
        "id state_changed_at wants_pings added_by_id waiting_for replaces_seat_id "
        "offer_expires_at updated_at invited_at"
    ),
}
_WRITTEN_COLUMNS = {
    name: _SEAT_COLUMNS[name]
    for name in (
        *("seminar_id", "state"),
        *(name for name in PERSONAL_FIELDS if name != "phone_verified_at"),  # unset in entries of staff
        *("office", "unit_code", "answers", "created_at"),
    )
}
"""The link and the place of an invitation are not erased: they belong to the municipality."""

WRITTEN_ROWS = HeldRows(
    Seat,
    staff_written,
    _WRITTEN_COLUMNS,
    heading="field-written",
    retained="removed with all seats of the seminar",
)
SEAT_ROWS: tuple[HeldRows, ...] = (
    HeldRows(
        Seat,
        lambda who: Seat.person_id == who.id,
        _SEAT_COLUMNS,
        heading="field-seminar",
        retention=(Retention(CONTACTS, past_seats, counted=True), _ARRIVAL_TIMES),
    ),
    WRITTEN_ROWS,
    HeldRows(
        SeatEvent,
        lambda who: SeatEvent.seat_id.in_(_seat_ids(who)),
        {
            **impersonal("id seat_id from_state"),
            "at": kept(STATISTICS, "time"),
            "to_state": kept(STATISTICS, "state"),
            "actor_id": kept(STAFF_ACTION),
            "reason": erased(None, "reason"),
        },
        heading="field-change",
        retention=(
            Retention(CONTACTS, lambda scope: SeatEvent.seat_id.in_(past_seat_ids(scope))),
            Retention(
                ARRIVALS,
                lambda scope: and_(SeatEvent.to_state == ARRIVED, SeatEvent.seat_id.in_(_seats_here(scope))),
                deleted=True,
            ),
        ),
    ),
    HeldRows(
        CheckIn,
        lambda who: CheckIn.seat_id.in_(_seat_ids(who)),
        {
            **impersonal("id seat_id half_day previous_state sheet_entry_id"),
            "at": kept(STATISTICS, "time"),
            "way": kept(STATISTICS, "way"),
            "by_id": kept(STAFF_ACTION),
        },
        heading="field-check-in",
        retention=(
            Retention(
                ARRIVALS, lambda scope: CheckIn.seat_id.in_(_seats_here(scope)), deleted=True, counted=True
            ),
        ),
    ),
    HeldRows(
        DoorPass,
        lambda who: DoorPass.seat_id.in_(_seat_ids(who)),
        {
            **impersonal("seat_id seminar_id wrong_codes wrong_since"),
            "number": kept("a line of the signed sheet: a number of ours, nobody's name", "number"),
            "token": erased(None),
        },
        heading="field-sheet-number",
        retention=(Retention(CONTACTS, lambda scope: DoorPass.seat_id.in_(past_seat_ids(scope))),),
    ),
    HeldRows(
        Certificate,
        lambda who: or_(
            Certificate.seat_id.in_(_seat_ids(who)),
            Certificate.seat_id.in_(select(Seat.id).where(staff_written(who))),
        ),
        {
            **impersonal("id seat_id serial check_code replaced_at"),
            "seminar_id": kept(STATISTICS, "seminar"),
            "name": erased(None, "name"),
            "issued_at": kept(STATISTICS, "time"),
            "issued_by_id": kept(STAFF_ACTION),
        },
        heading="field-certificate",
        retention=(Retention(CONTACTS, lambda scope: Certificate.seat_id.in_(past_seat_ids(scope))),),
    ),
)
