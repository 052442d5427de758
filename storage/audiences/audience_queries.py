"""Audiences as queries: conditions on people and on their seats.

For a seminar, conditions apply to a person's seat there: the active one, else the last. Seats without a person match
too, though nothing can be sent to them. For everybody (`seminar_id` None), the audience is chosen from all people who
agreed to the notice, and a condition on seats is met if any seat meets it. All functions but `resolve_audience` take an
audience that it has returned.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    String,
    Table,
    and_,
    exists,
    false,
    func,
    literal,
    not_,
    or_,
    select,
    true,
)
from sqlalchemy import cast as cast_sql

from storage.accounts.reachability import HAS_AGREED, IS_REACHABLE, PEOPLE
from storage.audiences.conditions import (
    ARRIVED,
    OFFICE,
    PINGS,
    POSITION,
    SEMINAR,
    SILENT,
    STATE,
    UNIT,
    Audience,
    Condition,
    ConditionGroup,
    parse_audience,
)
from storage.database import Session
from storage.messages.invitations import was_invited
from storage.messages.outbox import SENT
from storage.models import (
    ACTIVE_STATES,
    OutboxMessage,
    Question,
    ReadConfirmation,
    Reminder,
    Seat,
    question_states,
    seat_states,
)
from storage.models.reminder_kinds import ATTENDANCE
from storage.models.seat_states import REGISTERED
from storage.units import units

SEATS = cast(Table, Seat.__table__)
OTHER_SEATS = SEATS.alias("others")
QUESTIONS = cast(Table, Question.__table__)
REMINDERS = cast(Table, Reminder.__table__)
OUTBOX = cast(Table, OutboxMessage.__table__)
READ_CONFIRMATIONS = cast(Table, ReadConfirmation.__table__)

COLUMN_BY_KIND = {UNIT: "unit_code", OFFICE: "office", POSITION: "position"}
"""Conditions on a column that seats and people both have."""
SEAT_KINDS = (STATE, ARRIVED, SILENT, SEMINAR, PINGS)
"""Conditions on a seat, at whichever seminar."""


async def resolve_audience(session: Session, data: object) -> Audience:
    """Parse a stored audience, and replace units by the codes of all units inside them. Raises ValueError."""
    choice = parse_audience(data)
    for_any = [await _resolve_group(session, group) for group in choice.include]
    return Audience(tuple(for_any), tuple([await _resolve_group(session, group) for group in choice.exclude]))


async def _resolve_group(session: Session, group: ConditionGroup) -> ConditionGroup:
    found = []
    for one in group:
        if one.kind == UNIT:
            one = replace(
                one,
                values=tuple(sorted(await units.codes_inside(session, [str(code) for code in one.values]))),
            )
        found.append(one)
    return tuple(found)


def select_ids(seminar_id: int | None, choice: Audience) -> Select[int]:
    """Select the ids of the people, each once. Seats without a person have none."""
    return select_people(seminar_id, choice, [PEOPLE.c.id])


def select_reachable(seminar_id: int | None, choice: Audience) -> Select[int, int, str | None]:
    """Select (id, chat id, language) of the reachable people."""
    # Ordered by the seat's column, the next chunk is read from an index; by the person's, all rows would be sorted.
    mine = PEOPLE.c.id if seminar_id is None else SEATS.c.person_id.label("id")
    columns = [mine, PEOPLE.c.telegram_id, PEOPLE.c.language]
    return select_people(seminar_id, choice, columns).where(IS_REACHABLE)


def select_people(
    seminar_id: int | None, choice: Audience, columns: Sequence[ColumnElement[Any]]
) -> Select[Any]:
    """Select these columns of the people, and of their seats."""
    rows: FromClause = PEOPLE
    if seminar_id is not None:
        rows = PEOPLE.join(SEATS, SEATS.c.person_id == PEOPLE.c.id)
    return select(*columns).select_from(rows).where(_is_meant(seminar_id, choice))


def select_everyone(
    seminar_id: int | None, choice: Audience, columns: Sequence[ColumnElement[Any]]
) -> Select[Any]:
    """Select these columns of the people and seats, including seats without a person."""
    if seminar_id is None:
        return select_people(None, choice, columns)
    rows = SEATS.outerjoin(PEOPLE, SEATS.c.person_id == PEOPLE.c.id)
    return select(*columns).select_from(rows).where(_is_meant(seminar_id, choice))


def select_invited(seminar_id: int, columns: Sequence[ColumnElement[Any]]) -> Select[Any]:
    """Select these columns of the reachable people without a seat there, present or past, whom the bot has invited."""
    has_seat = (
        exists().where(SEATS.c.seminar_id == seminar_id, SEATS.c.person_id == PEOPLE.c.id).correlate(PEOPLE)
    )
    return select(*columns).select_from(PEOPLE).where(IS_REACHABLE, was_invited(seminar_id), not_(has_seat))


def count_seats_of_invited(seminar_id: int) -> Select[int]:
    """Count the seats of the list without a person whose invitation was sent to one of `select_invited`."""
    at_place = and_(PEOPLE.c.office == SEATS.c.office, PEOPLE.c.unit_code == SEATS.c.unit_code)
    invited = select_invited(seminar_id, [PEOPLE.c.id]).where(or_(PEOPLE.c.phone == SEATS.c.phone, at_place))
    listed = and_(SEATS.c.state == seat_states.INVITED, SEATS.c.person_id.is_(None))
    return (
        select(func.count())
        .select_from(SEATS)
        .where(SEATS.c.seminar_id == seminar_id, listed, exists(invited.correlate(SEATS)))
    )


def _is_meant(seminar_id: int | None, choice: Audience) -> ColumnElement[bool]:
    """Whether a row of people (joined to seats, if there is a seminar) belongs to the audience."""
    here = HAS_AGREED if seminar_id is None else SEATS.c.seminar_id == seminar_id
    chosen = or_(*(_meets_group(seminar_id, group, active_only=True) for group in choice.include or ((),)))
    # An unknown value (no position, no person) does not match: without this, a NULL would exclude the row.
    spared = [
        not_(func.coalesce(_meets_group(seminar_id, one, active_only=False), false()))
        for one in choice.exclude
    ]
    return and_(here, chosen, *spared)


def _meets_group(seminar_id: int | None, group: ConditionGroup, *, active_only: bool) -> ColumnElement[bool]:
    """Whether all conditions are met. `active_only`: without a condition on the state, the seat must be active."""
    if seminar_id is not None:
        met = [_meets_condition(seminar_id, one) for one in group]
        has_state = any(one.kind == STATE for one in group)
        return and_(
            true(), *met, *([] if has_state or not active_only else [SEATS.c.state.in_(ACTIVE_STATES)])
        )
    met = [_meets_condition(None, one) for one in group if one.kind not in SEAT_KINDS]
    seat = [one for one in group if one.kind in SEAT_KINDS]
    if seat:
        active = [] if any(one.kind == STATE for one in seat) else [SEATS.c.state.in_(ACTIVE_STATES)]
        theirs = [SEATS.c.person_id == PEOPLE.c.id, *active, *(_meets_condition(None, one) for one in seat)]
        met.append(exists().where(*theirs).correlate(PEOPLE))
    return and_(true(), *met)


def _meets_condition(seminar_id: int | None, one: Condition) -> ColumnElement[bool]:
    where = PEOPLE if seminar_id is None else SEATS
    match one.kind:
        case "unit" | "office" | "position":
            return where.c[COLUMN_BY_KIND[one.kind]].in_(one.values)
        case "language":
            return PEOPLE.c.language.in_(one.values)
        case "state":
            return is_in_states([str(state) for state in one.values])
        case "arrived":
            return SEATS.c.state == seat_states.ARRIVED
        case "seminar":
            return SEATS.c.seminar_id.in_(one.values) if seminar_id is None else _has_seat_elsewhere(one)
        case "person":
            return PEOPLE.c.id.in_(one.values)
        case "pings":
            return SEATS.c.wants_pings
        case "asked":
            return _has_asked(seminar_id)
        case "silent":
            return _has_not_answered()
        case _:
            return or_(*(_has_not_read(int(number)) for number in one.values))


def is_in_states(states: Sequence[str]) -> ColumnElement[bool]:
    """Whether the seat is in one of these states; an ended one only if its person has no newer or active one there."""
    ended = [state for state in states if state not in ACTIVE_STATES]
    is_active = SEATS.c.state.in_([state for state in states if state in ACTIVE_STATES])
    if not ended:
        return is_active
    same = (OTHER_SEATS.c.seminar_id == SEATS.c.seminar_id) & (OTHER_SEATS.c.person_id == SEATS.c.person_id)
    newer = exists().where(same, or_(OTHER_SEATS.c.state.in_(ACTIVE_STATES), OTHER_SEATS.c.id > SEATS.c.id))
    return or_(is_active, and_(SEATS.c.state.in_(ended), not_(newer.correlate(SEATS))))


def _has_seat_elsewhere(one: Condition) -> ColumnElement[bool]:
    """Whether the person also has an active seat at one of these seminars."""
    theirs = (OTHER_SEATS.c.person_id == PEOPLE.c.id) & OTHER_SEATS.c.state.in_(ACTIVE_STATES)
    return exists().where(theirs, OTHER_SEATS.c.seminar_id.in_(one.values)).correlate(PEOPLE)


def _has_asked(seminar_id: int | None) -> ColumnElement[bool]:
    here = true() if seminar_id is None else QUESTIONS.c.seminar_id == seminar_id
    theirs = (QUESTIONS.c.person_id == PEOPLE.c.id) & (QUESTIONS.c.state != question_states.WITHDRAWN)
    return exists().where(theirs, here).correlate(PEOPLE)


def _has_not_answered() -> ColumnElement[bool]:
    """Whether the person was sent the seminar's latest question for confirmation, and has not answered."""
    last = (
        select(REMINDERS.c.id)
        .where(
            REMINDERS.c.seminar_id == SEATS.c.seminar_id,
            REMINDERS.c.kind == ATTENDANCE,
            REMINDERS.c.done_at.is_not(None),
            REMINDERS.c.cancelled_at.is_(None),
        )
        .order_by(REMINDERS.c.done_at.desc(), REMINDERS.c.id.desc())
        .limit(1)
        .correlate(SEATS)
        .scalar_subquery()
    )
    # By the `dedup_key` of the message, which has an index.
    dedup_key = literal("reminder:") + cast_sql(last, String) + ":" + cast_sql(PEOPLE.c.id, String)
    was_asked = (
        exists().where(OUTBOX.c.dedup_key == dedup_key, OUTBOX.c.state == SENT).correlate(PEOPLE, SEATS)
    )
    return and_(SEATS.c.state == REGISTERED, was_asked)


def _has_not_read(announcement_id: int) -> ColumnElement[bool]:
    """Whether the person was sent this announcement and has not confirmed reading it."""
    theirs = (OUTBOX.c.announcement_id == announcement_id) & (OUTBOX.c.chat_id == PEOPLE.c.telegram_id)
    has = exists().where(theirs, OUTBOX.c.state == SENT).correlate(PEOPLE)
    confirmed = exists().where(
        READ_CONFIRMATIONS.c.announcement_id == announcement_id, READ_CONFIRMATIONS.c.person_id == PEOPLE.c.id
    )
    return and_(has, not_(confirmed.correlate(PEOPLE)))
