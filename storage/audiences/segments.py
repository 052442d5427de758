"""For whom: a choice of people as a query, who it comes to, who of them cannot be reached; choices kept by name.

At a seminar a person is their seat there, the live one, else the last: conditions are about it, and somebody who
was registered without Telegram is chosen too, though nothing can be sent. For everybody (`seminar_id` None) it is
whoever agreed to the notice, and conditions on seats are met by any one seat.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    String,
    Table,
    and_,
    case,
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

from storage.audiences.conditions import (
    ARRIVED,
    EVERYBODY,
    LANGUAGE,
    OFFICE,
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
from storage.messages.outbox import SENT
from storage.models import (
    ACTIVE_STATES,
    OutboxMessage,
    Person,
    Question,
    ReadConfirmation,
    Reminder,
    SavedSegment,
    Seat,
    question_states,
    seat_states,
)
from storage.models.reminder_kinds import ATTENDANCE
from storage.models.seat_states import INVITED, REGISTERED, STATES
from storage.units import units

PEOPLE = cast(Table, Person.__table__)
SEATS = cast(Table, Seat.__table__)
OTHER_SEATS = SEATS.alias("others")
QUESTIONS = cast(Table, Question.__table__)
REMINDERS = cast(Table, Reminder.__table__)
OUTBOX = cast(Table, OutboxMessage.__table__)
READ_CONFIRMATIONS = cast(Table, ReadConfirmation.__table__)

COLUMN_BY_KIND = {UNIT: "unit_code", OFFICE: "office", POSITION: "position"}
"""Conditions on what a seat keeps, and a person too."""
SEAT_KINDS = (STATE, ARRIVED, SILENT, SEMINAR)
"""Conditions that are about a seat, at whichever seminar."""
UNREACHABLE_REASONS = NOT_STARTED, NO_TELEGRAM, NO_CONSENT, BLOCKED = (
    "invited",
    "no-telegram",
    "no-consent",
    "blocked",
)
"""Why nothing can be sent to somebody: invited and not at the bot yet, registered by others, agreed to nothing
(any more), or Telegram says no."""

IS_REACHABLE = and_(
    PEOPLE.c.telegram_id.is_not(None), PEOPLE.c.consented_at.is_not(None), PEOPLE.c.unreachable_at.is_(None)
)


async def resolve_audience(session: Session, data: object) -> Audience:
    """The choice that was kept, units as the codes of everything inside them. Raises ValueError."""
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


# The queries. Take a choice that is `resolved`.


def select_ids(seminar_id: int | None, choice: Audience) -> Select[int]:
    """The ids (ours) of those chosen, each once; seats without a person have none."""
    return _select_people(seminar_id, choice, [PEOPLE.c.id])


def select_reachable(seminar_id: int | None, choice: Audience) -> Select[int, int, str | None]:
    """(our id, chat, language) of those chosen who can be written to: agreed to the notice, did not block us."""
    # By the seat's column the next thousand come off an index; joined to it, the person's would be sorted each time.
    mine = PEOPLE.c.id if seminar_id is None else SEATS.c.person_id.label("id")
    columns = [mine, PEOPLE.c.telegram_id, PEOPLE.c.language]
    return _select_people(seminar_id, choice, columns).where(IS_REACHABLE)


def _select_people(
    seminar_id: int | None, choice: Audience, columns: Sequence[ColumnElement[Any]]
) -> Select[Any]:
    rows: FromClause = PEOPLE
    if seminar_id is not None:
        rows = PEOPLE.join(SEATS, SEATS.c.person_id == PEOPLE.c.id)
    return select(*columns).select_from(rows).where(_is_meant(seminar_id, choice))


def _select_everyone(
    seminar_id: int | None, choice: Audience, columns: Sequence[ColumnElement[Any]]
) -> Select[Any]:
    """As `_chosen`, with the seats that have no person."""
    if seminar_id is None:
        return _select_people(None, choice, columns)
    rows = SEATS.outerjoin(PEOPLE, SEATS.c.person_id == PEOPLE.c.id)
    return select(*columns).select_from(rows).where(_is_meant(seminar_id, choice))


def _is_meant(seminar_id: int | None, choice: Audience) -> ColumnElement[bool]:
    """Whether a row of people (and of their seats at the seminar) is chosen."""
    here = PEOPLE.c.consented_at.is_not(None) if seminar_id is None else SEATS.c.seminar_id == seminar_id
    chosen = or_(*(_meets_group(seminar_id, group, lives=True) for group in choice.include or ((),)))
    # What is not known (no position, no person) is not met: without this a NULL would except everybody else.
    spared = [
        not_(func.coalesce(_meets_group(seminar_id, one, lives=False), false())) for one in choice.exclude
    ]
    return and_(here, chosen, *spared)


def _meets_group(seminar_id: int | None, group: ConditionGroup, *, lives: bool) -> ColumnElement[bool]:
    """All conditions of a group. `lives`: of a seat of which nothing is said only a live one is meant."""
    if seminar_id is not None:
        met = [_meets_condition(seminar_id, one) for one in group]
        stated = any(one.kind == STATE for one in group)
        return and_(true(), *met, *([] if stated or not lives else [SEATS.c.state.in_(ACTIVE_STATES)]))
    met = [_meets_condition(None, one) for one in group if one.kind not in SEAT_KINDS]
    seat = [one for one in group if one.kind in SEAT_KINDS]
    if seat:
        live = [] if any(one.kind == STATE for one in seat) else [SEATS.c.state.in_(ACTIVE_STATES)]
        theirs = [SEATS.c.person_id == PEOPLE.c.id, *live, *(_meets_condition(None, one) for one in seat)]
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
            return _is_in_states([str(state) for state in one.values])
        case "arrived":
            return SEATS.c.state == seat_states.ARRIVED
        case "seminar":
            return SEATS.c.seminar_id.in_(one.values) if seminar_id is None else _has_seat_elsewhere(one)
        case "asked":
            return _has_asked(seminar_id)
        case "silent":
            return _has_not_answered()
        case _:
            return or_(*(_has_not_read(int(number)) for number in one.values))


def _is_in_states(states: Sequence[str]) -> ColumnElement[bool]:
    """A seat in one of them; one that is over only where its person has no newer one, or one that lives."""
    over = [state for state in states if state not in ACTIVE_STATES]
    alive = SEATS.c.state.in_([state for state in states if state in ACTIVE_STATES])
    if not over:
        return alive
    same = (OTHER_SEATS.c.seminar_id == SEATS.c.seminar_id) & (OTHER_SEATS.c.person_id == SEATS.c.person_id)
    newer = exists().where(same, or_(OTHER_SEATS.c.state.in_(ACTIVE_STATES), OTHER_SEATS.c.id > SEATS.c.id))
    return or_(alive, and_(SEATS.c.state.in_(over), not_(newer.correlate(SEATS))))


def _has_seat_elsewhere(one: Condition) -> ColumnElement[bool]:
    """The person has a seat at one of these seminars too."""
    theirs = (OTHER_SEATS.c.person_id == PEOPLE.c.id) & OTHER_SEATS.c.state.in_(ACTIVE_STATES)
    return exists().where(theirs, OTHER_SEATS.c.seminar_id.in_(one.values)).correlate(PEOPLE)


def _has_asked(seminar_id: int | None) -> ColumnElement[bool]:
    here = true() if seminar_id is None else QUESTIONS.c.seminar_id == seminar_id
    theirs = (QUESTIONS.c.person_id == PEOPLE.c.id) & (QUESTIONS.c.state != question_states.WITHDRAWN)
    return exists().where(theirs, here).correlate(PEOPLE)


def _has_not_answered() -> ColumnElement[bool]:
    """The last time people were asked whether they come this one was asked, and the seat stands as it did."""
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
    # By the message's own name, which has an index.
    name = literal("reminder:") + cast_sql(last, String) + ":" + cast_sql(PEOPLE.c.id, String)
    told = exists().where(OUTBOX.c.dedup_key == name, OUTBOX.c.state == SENT).correlate(PEOPLE, SEATS)
    return and_(SEATS.c.state == REGISTERED, told)


def _has_not_read(announcement_id: int) -> ColumnElement[bool]:
    """Has this announcement, and has not confirmed it."""
    theirs = (OUTBOX.c.announcement_id == announcement_id) & (OUTBOX.c.chat_id == PEOPLE.c.telegram_id)
    has = exists().where(theirs, OUTBOX.c.state == SENT).correlate(PEOPLE)
    confirmed = exists().where(
        READ_CONFIRMATIONS.c.announcement_id == announcement_id, READ_CONFIRMATIONS.c.person_id == PEOPLE.c.id
    )
    return and_(has, not_(confirmed.correlate(PEOPLE)))


# What staff are shown. These take the choice as it is kept; ValueError for whatever is none.


@dataclass(frozen=True, slots=True)
class AudienceCount:
    """How many a choice comes to."""

    people: int
    """All of them, those without Telegram too."""
    reachable: int
    by_language: Counter[str | None]
    """The reachable ones, by the language they read."""

    @property
    def unreachable(self) -> int:
        """To how many nothing can be sent."""
        return self.people - self.reachable


async def count_audience(session: Session, seminar_id: int | None, data: object) -> AudienceCount:
    """How many are chosen, and how many of them can be reached in which language."""
    choice = await resolve_audience(session, data)
    reached = func.coalesce(IS_REACHABLE, false()).label("reached")
    rows = _select_everyone(seminar_id, choice, [reached, PEOPLE.c.language, func.count().label("number")])
    by_language: Counter[str | None] = Counter()
    out_of_reach = 0
    for reached_, language, number in await session.execute(rows.group_by(reached, PEOPLE.c.language)):
        if reached_:
            by_language[language] += number
        else:
            out_of_reach += number
    return AudienceCount(by_language.total() + out_of_reach, by_language.total(), by_language)


async def count_by_value(session: Session, seminar_id: int | None, kind: str) -> Counter[str | int]:
    """How many of everybody there are by each value of this kind: what there is to choose from.

    Seats that are over are counted by their state too.
    """
    where = PEOPLE if seminar_id is None else SEATS
    special = {STATE: SEATS.c.state, SEMINAR: SEATS.c.seminar_id, LANGUAGE: PEOPLE.c.language}
    column = special[kind] if kind in special else where.c[COLUMN_BY_KIND[kind]]
    every = Audience(include=((Condition(STATE, STATES),),)) if kind == STATE else EVERYBODY
    if seminar_id is None and kind in (STATE, SEMINAR):
        theirs = PEOPLE.join(SEATS, SEATS.c.person_id == PEOPLE.c.id)
        live = _is_in_states(STATES if kind == STATE else ACTIVE_STATES)
        number = func.count(SEATS.c.person_id.distinct())
        rows = select(column, number).select_from(theirs).where(PEOPLE.c.consented_at.is_not(None), live)
    else:
        rows = _select_everyone(seminar_id, every, [column, func.count()])
    found = await session.execute(rows.where(column.is_not(None)).group_by(column))
    return Counter({row[0]: row[1] for row in found})


async def sample_people(
    session: Session, seminar_id: int | None, data: object, limit: int = 5
) -> list[tuple[str | None, str | None]]:
    """(name, unit's code) of some of those who can be reached, from all over, the same ones each time."""
    where = PEOPLE if seminar_id is None else SEATS
    names = [func.coalesce(where.c.name, PEOPLE.c.name), where.c.unit_code]
    rows = _select_people(seminar_id, await resolve_audience(session, data), names).where(IS_REACHABLE)
    found = await session.execute(rows.order_by((PEOPLE.c.id * 7919) % 10007, PEOPLE.c.id).limit(limit))
    return [(row[0], row[1]) for row in found]


@dataclass(frozen=True, slots=True)
class UnreachablePerson:
    """Somebody to whom nothing can be sent: whom to telephone, and why."""

    name: str | None
    phone: str | None
    unit_code: str | None
    office: str | None
    organisation: str | None
    reason: str
    """invited, no-telegram, no-consent or blocked."""


async def list_unreachable(
    session: Session,
    seminar_id: int | None,
    data: object,
    limit: int = 10_000,
    offset: int = 0,
    *,
    exclude: Select[int] | None = None,
) -> list[UnreachablePerson]:
    """Those chosen to whom nothing can be sent, in the order of their units' codes; a page of them.

    `but`: not those who have one of these chats.
    """
    where = PEOPLE if seminar_id is None else SEATS
    told = ("name", "phone", "unit_code", "office", "organisation")
    rows = await _select_unreachable(session, seminar_id, data, [*(where.c[name] for name in told)], exclude)
    found = await session.execute(
        rows.order_by(where.c.unit_code.is_(None), where.c.unit_code, where.c.id).limit(limit).offset(offset)
    )
    return [UnreachablePerson(*row) for row in found]


async def count_unreachable(
    session: Session, seminar_id: int | None, data: object, exclude: Select[int] | None = None
) -> list[tuple[str | None, str, int]]:
    """The same counted: (unit's code, why, how many)."""
    where = PEOPLE if seminar_id is None else SEATS
    rows = (
        await _select_unreachable(session, seminar_id, data, [where.c.unit_code.label("unit")], exclude)
    ).subquery()
    counted = await session.execute(
        select(rows.c.unit, rows.c.why, func.count()).group_by(rows.c.unit, rows.c.why)
    )
    return [(row[0], row[1], row[2]) for row in counted]


async def _select_unreachable(
    session: Session,
    seminar_id: int | None,
    data: object,
    columns: Sequence[ColumnElement[Any]],
    exclude: Select[int] | None,
) -> Select[Any]:
    """These columns of theirs, and why."""
    why = case(
        (PEOPLE.c.telegram_id.is_not(None) & PEOPLE.c.consented_at.is_(None), NO_CONSENT),
        (PEOPLE.c.unreachable_at.is_not(None), BLOCKED),
        (SEATS.c.state == INVITED if seminar_id is not None else false(), NOT_STARTED),
        else_=NO_TELEGRAM,
    ).label("why")
    rows = _select_everyone(seminar_id, await resolve_audience(session, data), [*columns, why])
    rows = rows.where(not_(func.coalesce(IS_REACHABLE, false())))
    return (
        rows
        if exclude is None
        else rows.where(not_(func.coalesce(PEOPLE.c.telegram_id.in_(exclude), false())))
    )


async def matches_person(session: Session, seminar_id: int | None, data: object, person_id: int) -> bool:
    """Whether this person (our id) is chosen, reachable or not."""
    one = select_ids(seminar_id, await resolve_audience(session, data)).where(PEOPLE.c.id == person_id)
    return await session.scalar(one.limit(1)) is not None


# Choices that staff keep.


async def save_segment(
    session: Session, seminar_id: int | None, name: str, data: dict[str, Any], by: Person, at: datetime
) -> SavedSegment:
    """Keep a choice under a name; one of the same name there gives way to it. Raises ValueError."""
    parse_audience(data)
    for known in await list_saved(session, seminar_id):
        if known.name.casefold() == name.casefold():
            known.removed_at = at
    made = SavedSegment(seminar_id=seminar_id, name=name, audience=data, created_by_id=by.id, created_at=at)
    session.add(made)
    await session.flush()
    return made


async def list_saved(session: Session, seminar_id: int | None) -> list[SavedSegment]:
    """The choices kept at this seminar (None: of everybody), the newest first."""
    await session.flush()
    here = SavedSegment.seminar_id.is_(None) if seminar_id is None else SavedSegment.seminar_id == seminar_id
    rows = (
        select(SavedSegment).where(here, SavedSegment.removed_at.is_(None)).order_by(SavedSegment.id.desc())
    )
    return list(await session.scalars(rows))


async def get(session: Session, segment_id: int) -> SavedSegment | None:
    """A kept choice by its number; None once it is removed."""
    found = await session.get(SavedSegment, segment_id)
    return found if found is not None and found.removed_at is None else None
