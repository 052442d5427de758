"""The report of an announcement: outcomes by person, confirmations, unreachable people with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)

from storage.accounts.reachability import BLOCKED, NO_CONSENT, NO_TELEGRAM, NOT_STARTED
from storage.announcements import affected_messages
from storage.announcements.announcements import MESSAGE, READ_REMINDER
from storage.audiences import audience_queries, segments
from storage.database import Session, insert
from storage.messages import outbox
from storage.models import ACTIVE_STATES, Announcement, Person, ReadConfirmation, Seat
from storage.models.announcement_states import PAUSED, SENDING

PEOPLE = cast(Table, Person.__table__)
SEATS = cast(Table, Seat.__table__)
READ_CONFIRMATIONS = cast(Table, ReadConfirmation.__table__)
ANNOUNCEMENTS = cast(Table, Announcement.__table__)
OUTBOX = outbox.TABLE

CONFIRMED, DELIVERED, PARTLY, WAITING, UNKNOWN, REFUSED, UNSENT, UNREACHABLE = (
    "confirmed",
    "delivered",
    "partly",
    "waiting",
    "unknown",
    "refused",
    "unsent",
    "unreachable",
)
SHOWN_STATES = (CONFIRMED, DELIVERED, PARTLY, WAITING, UNKNOWN, REFUSED, UNSENT, UNREACHABLE)
"""The outcomes for one person, in the order a report shows them: reading confirmed, delivered, delivered without its
files, not sent yet, uncertain, refused by Telegram, expired, unreachable."""
DEACTIVATED, GONE = "deactivated", "gone"
UNREACHABLE_REASONS = (NOT_STARTED, NO_TELEGRAM, NO_CONSENT, BLOCKED, DEACTIVATED, GONE)
"""Why a person is unreachable: the first three are known before sending, the last three by Telegram's response."""


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """The number of people of one unit with this outcome."""

    unit_code: str | None
    state: str
    reason: str | None
    number: int


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A person in the report."""

    name: str | None
    phone: str | None
    unit_code: str | None
    office: str | None
    organisation: str | None
    state: str
    reason: str | None
    at: datetime | None
    """The time when Telegram accepted the message."""
    read_at: datetime | None


# "I have read this".


async def confirm_read(session: Session, announcement_id: int, person: Person, at: datetime) -> bool:
    """Record that this person has read the announcement. Returns False if that was recorded before."""
    row = insert(session, READ_CONFIRMATIONS).values(
        announcement_id=announcement_id, person_id=person.id, read_at=at
    )
    added = await session.execute(row.on_conflict_do_nothing().returning(READ_CONFIRMATIONS.c.person_id))
    return added.first() is not None


async def was_sent_to(session: Session, announcement_id: int, person: Person) -> bool:
    """Whether the outbox has a message of the announcement, or of a change of it, to this person, in any state."""
    related = select(ANNOUNCEMENTS.c.id).where(ANNOUNCEMENTS.c.original_id == announcement_id)
    concerned = or_(OUTBOX.c.announcement_id == announcement_id, OUTBOX.c.announcement_id.in_(related))
    query = select(OUTBOX.c.id).where(OUTBOX.c.chat_id == person.telegram_id, concerned)
    return await session.scalar(query.limit(1)) is not None


async def by_message(session: Session, chat_id: int, message_id: int) -> Announcement | None:
    """Return the announcement to which our message with this id in this chat belongs."""
    query = select(OUTBOX.c.announcement_id).where(
        OUTBOX.c.chat_id == chat_id,
        OUTBOX.c.message_id == message_id,
        OUTBOX.c.announcement_id.is_not(None),
    )
    found = await session.scalar(query.order_by(OUTBOX.c.id.desc()).limit(1))
    return await session.get(Announcement, found) if found is not None else None


async def mark_arrived(session: Session, announcement_id: int, chat_id: int, message_id: int) -> None:
    """Record that an `unknown` message has arrived, because a button of it was pressed.

    The newest `unknown` row of the chat is meant: buttons are below the last message of an announcement.
    """
    uncertain = select(func.max(OUTBOX.c.id)).where(
        OUTBOX.c.chat_id == chat_id,
        OUTBOX.c.announcement_id == announcement_id,
        OUTBOX.c.state == outbox.UNKNOWN,
    )
    number = await session.scalar(uncertain)
    if number is not None:
        values = {"state": outbox.SENT, "message_id": message_id, "payload": "", "error": None}
        await session.execute(update(OUTBOX).where(OUTBOX.c.id == number).values(values))


# Counting and listing. A person counts once, with the worst outcome of their messages.

_ERROR = func.lower(func.coalesce(OUTBOX.c.error, ""))
_REASON = case(
    (OUTBOX.c.state != outbox.FAILED, None),
    (_ERROR.like("%blocked%"), BLOCKED),
    (_ERROR.like("%deactivated%"), DEACTIVATED),
    (_ERROR.like("%chat not found%"), GONE),
    else_=None,
)
_RANK = case(
    (and_(OUTBOX.c.state == outbox.SENT, OUTBOX.c.undelivered.is_(None)), 1),
    (OUTBOX.c.state == outbox.SENT, 2),
    (OUTBOX.c.state == outbox.EXPIRED, 3),
    (OUTBOX.c.state.in_([outbox.PENDING, outbox.SENDING]), 4),
    (OUTBOX.c.state == outbox.UNKNOWN, 5),
    (_REASON.is_not(None), 7),
    else_=6,
)
_STATE_BY_RANK = {1: DELIVERED, 2: PARTLY, 3: UNSENT, 4: WAITING, 5: UNKNOWN, 6: REFUSED, 7: UNREACHABLE}
_UNREACHABLE_RANK = 7


def _confirmed_id(announcement: Announcement) -> int:
    """Return the id of the announcement whose confirmations count: the original's in a reminder to confirm."""
    return (announcement.original_id if announcement.kind == READ_REMINDER else None) or announcement.id


def _people_query(announcement: Announcement, *columns: ColumnElement[Any]) -> Select[Any]:
    """Select (unit, state, why, at, *columns) of everybody who has a message of the announcement in the outbox."""
    told = _deliveries(announcement)
    here = and_(
        SEATS.c.person_id == PEOPLE.c.id,
        SEATS.c.seminar_id == announcement.seminar_id,
        SEATS.c.state.in_(ACTIVE_STATES),
    )
    read = and_(
        READ_CONFIRMATIONS.c.announcement_id == _confirmed_id(announcement),
        READ_CONFIRMATIONS.c.person_id == PEOPLE.c.id,
    )
    joined = told.join(PEOPLE, PEOPLE.c.telegram_id == told.c.chat_id).outerjoin(SEATS, here)
    state = case((READ_CONFIRMATIONS.c.read_at.is_not(None), literal(0)), else_=told.c.rank).label("state")
    unit = func.coalesce(SEATS.c.unit_code, PEOPLE.c.unit_code).label("unit")
    rows = [unit, state, told.c.why, told.c.at.label("at"), *columns]
    return select(*rows).select_from(joined.outerjoin(READ_CONFIRMATIONS, read))


def _deliveries(announcement: Announcement) -> Any:
    return (
        select(
            OUTBOX.c.chat_id,
            func.max(_RANK).label("rank"),
            func.max(_REASON).label("why"),
            func.max(case((OUTBOX.c.state == outbox.SENT, OUTBOX.c.finished_at), else_=None)).label("at"),
        )
        .where(OUTBOX.c.announcement_id == announcement.id)
        .group_by(OUTBOX.c.chat_id)
        .subquery("told")
    )


def _state_of(rank: int) -> str:
    return _STATE_BY_RANK.get(rank, CONFIRMED)


async def count_outcomes(session: Session, announcement: Announcement, at: datetime) -> list[OutcomeCount]:
    """Count people by unit, outcome and reason, including people to whom nothing could be sent."""
    rows = _people_query(announcement).subquery()
    columns = (rows.c.unit, rows.c.state, rows.c.why)
    counted = await session.execute(select(*columns, func.count()).group_by(*columns))
    found = [
        OutcomeCount(unit, _state_of(rank), why if rank == _UNREACHABLE_RANK else None, number)
        for unit, rank, why, number in counted
    ]
    found += await _count_waiting(session, announcement, at)
    if announcement.kind == MESSAGE:
        beyond = await segments.count_unreachable(
            session, announcement.seminar_id, announcement.audience, _chat_ids(announcement)
        )
        found += [OutcomeCount(unit, UNREACHABLE, why, number) for unit, why, number in beyond]
    return found


def _chat_ids(announcement: Announcement) -> Select[int]:
    return select(OUTBOX.c.chat_id).where(OUTBOX.c.announcement_id == announcement.id)


async def _count_waiting(session: Session, announcement: Announcement, at: datetime) -> list[OutcomeCount]:
    """Count, by unit, the people for whom the announcement is not enqueued yet."""
    if announcement.state not in (SENDING, PAUSED) or announcement.fanout_finished_at is not None:
        return []
    people = await _remaining_people(session, announcement, at)
    has = exists().where(
        OUTBOX.c.announcement_id == announcement.id, OUTBOX.c.chat_id == PEOPLE.c.telegram_id
    )
    rows = select(PEOPLE.c.unit_code, func.count()).where(PEOPLE.c.id.in_(people), ~has)
    counted = await session.execute(rows.group_by(PEOPLE.c.unit_code))
    return [OutcomeCount(unit, WAITING, None, number) for unit, number in counted]


async def _remaining_people(session: Session, announcement: Announcement, at: datetime) -> Select[Any]:
    if announcement.kind != MESSAGE:
        return affected_messages.remaining_people(announcement, at)
    choice = await audience_queries.resolve_audience(session, announcement.audience)
    people = audience_queries.select_reachable(announcement.seminar_id, choice).subquery()
    return select(people.c.id).where(people.c.id > announcement.fanout_cursor)


async def list_lines(session: Session, announcement: Announcement, limit: int) -> list[ReportLine]:
    """List the people of the report, those first who may have to be telephoned; at most `limit`."""
    told = {
        name: func.coalesce(SEATS.c[name], PEOPLE.c[name])
        for name in ("name", "phone", "office", "organisation")
    }
    rows = _people_query(
        announcement,
        *(one.label(name) for name, one in told.items()),
        READ_CONFIRMATIONS.c.read_at.label("read"),
    )
    state = rows.selected_columns.state
    rows = rows.order_by(state.desc(), rows.selected_columns.unit, PEOPLE.c.id).limit(limit)
    found = [
        ReportLine(
            row.name,
            row.phone,
            row.unit,
            row.office,
            row.organisation,
            _state_of(row.state),
            row.why if row.state == _UNREACHABLE_RANK else None,
            row.at,
            row.read,
        )
        for row in await session.execute(rows)
    ]
    return [*await _unreachable_lines(session, announcement, limit), *found][:limit]


async def _unreachable_lines(
    session: Session, announcement: Announcement, limit: int
) -> Iterable[ReportLine]:
    """List the people to whom nothing could be sent."""
    if announcement.kind != MESSAGE:
        return []
    return [
        ReportLine(
            one.name,
            one.phone,
            one.unit_code,
            one.office,
            one.organisation,
            UNREACHABLE,
            one.reason,
            None,
            None,
        )
        for one in await segments.list_unreachable(
            session, announcement.seminar_id, announcement.audience, limit, exclude=_chat_ids(announcement)
        )
    ]
