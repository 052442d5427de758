"""The register of personal data: a person's seats, and entries of staff under their verified telephone number."""

from sqlalchemy import ColumnElement, Select, and_, false, or_, select

from storage.models import PERSONAL_FIELDS, Certificate, CheckIn, DoorPass, Seat, SeatEvent
from storage.privacy.held_data_rules import (
    STAFF_ACTION,
    STATISTICS,
    DataSubject,
    HeldRows,
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


_SEAT_COLUMNS = {
    **personal_fields(Seat),
    "position": kept(STATISTICS, "position", "field-position"),
    "office": kept(STATISTICS, "office", "field-office"),
    "unit_code": kept(STATISTICS, "unit", "field-unit"),
    "organisation": erased(None, "words", "field-unit"),
    "answers": erased({}, "answers"),
    "state": kept(STATISTICS, "state", "field-state"),
    "created_at": kept(STATISTICS, "time", "field-registered"),
    "confirmed_at": kept(STATISTICS, "time", "field-confirmed"),
    "arrived_at": kept(STATISTICS, "time", "field-arrived"),
    "invitation_token": erased(None),
    "invitation_code": erased(None),
    "deputy_token_hash": erased(None),
    "deputy_expires_at": erased(None),
    "seminar_id": kept(STATISTICS, "seminar"),
    "person_id": kept(STATISTICS),
    "source": kept(STATISTICS, "source", "field-source"),
    **impersonal(
        "id state_changed_at wants_pings added_by_id waiting_for replaces_seat_id "
        "offer_expires_at updated_at registered_at"
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

WRITTEN_ROWS = HeldRows(Seat, staff_written, _WRITTEN_COLUMNS, heading="field-written")
SEAT_ROWS: tuple[HeldRows, ...] = (
    HeldRows(Seat, lambda who: Seat.person_id == who.id, _SEAT_COLUMNS, heading="field-seminar"),
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
    ),
)
