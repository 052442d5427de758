"""What became of an announcement: who has it, who confirmed it, who could not be reached and why."""

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
from sqlalchemy.ext.asyncio import AsyncSession

from storage import corrections, outbox, segments
from storage.announcements import MESSAGE, NUDGE, PAUSED, SENDING
from storage.database import insert
from storage.models import LIVE, Acknowledgement, Announcement, Person, Seat
from storage.segments import BLOCKED, NO_CONSENT, NO_TELEGRAM, NOT_COME

PEOPLE = cast(Table, Person.__table__)
SEATS = cast(Table, Seat.__table__)
READ = cast(Table, Acknowledgement.__table__)
ABOUT = cast(Table, Announcement.__table__)
OUTBOX = outbox.TABLE

CONFIRMED, DELIVERED, PARTLY, LEFT, UNKNOWN, REFUSED, UNSENT, UNREACHABLE = (
    "confirmed",
    "delivered",
    "partly",
    "waiting",
    "unknown",
    "refused",
    "unsent",
    "unreachable",
)
SHOWN = (CONFIRMED, DELIVERED, PARTLY, LEFT, UNKNOWN, REFUSED, UNSENT, UNREACHABLE)
"""What may have become of one person's message: read, there, its words alone, on its way, uncertain,
refused by Telegram, not sent any more, and impossible to send. A report shows them in this order."""
DEACTIVATED, GONE = "deactivated", "gone"
WHYS = (NOT_COME, NO_TELEGRAM, NO_CONSENT, BLOCKED, DEACTIVATED, GONE)
"""Why somebody cannot be reached: the first three before anything is sent, the last three by Telegram's word."""


@dataclass(frozen=True, slots=True)
class Fate:
    """So many people of one unit have come to this."""

    unit_code: str | None
    state: str
    why: str | None
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the report."""

    name: str | None
    phone: str | None
    unit_code: str | None
    office: str | None
    organisation: str | None
    state: str
    why: str | None
    at: datetime | None
    """When Telegram took the message."""
    read_at: datetime | None


# "I have read this".


async def confirm(session: AsyncSession, announcement_id: int, person: Person, at: datetime) -> bool:
    """This person has read it. False when they had said so before."""
    row = insert(session, READ).values(announcement_id=announcement_id, person_id=person.id, at=at)
    added = await session.execute(row.on_conflict_do_nothing().returning(READ.c.person_id))
    return added.first() is not None


async def received(session: AsyncSession, announcement_id: int, person: Person) -> bool:
    """Whether it, or something about it, was sent to this person, however certain it is that it came."""
    related = select(ABOUT.c.id).where(ABOUT.c.about_id == announcement_id)
    meant = or_(OUTBOX.c.announcement_id == announcement_id, OUTBOX.c.announcement_id.in_(related))
    query = select(OUTBOX.c.id).where(OUTBOX.c.chat_id == person.telegram_id, meant)
    return await session.scalar(query.limit(1)) is not None


async def of_message(session: AsyncSession, chat_id: int, message_id: int) -> Announcement | None:
    """The announcement that a message of ours in this chat belongs to, by its number there."""
    query = select(OUTBOX.c.announcement_id).where(
        OUTBOX.c.chat_id == chat_id,
        OUTBOX.c.message_id == message_id,
        OUTBOX.c.announcement_id.is_not(None),
    )
    found = await session.scalar(query.order_by(OUTBOX.c.id.desc()).limit(1))
    return await session.get(Announcement, found) if found is not None else None


async def came(session: AsyncSession, announcement_id: int, chat_id: int, message_id: int) -> None:
    """Somebody pressed a button of this message: if it was uncertain whether it had come, now it is not.

    Its buttons are below the last message of an announcement.
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


# Counted and listed. A person counts once, with the worst that became of their messages.

_ERROR = func.lower(func.coalesce(OUTBOX.c.error, ""))
_WHY = case(
    (OUTBOX.c.state != outbox.FAILED, None),
    (_ERROR.like("%blocked%"), BLOCKED),
    (_ERROR.like("%deactivated%"), DEACTIVATED),
    (_ERROR.like("%chat not found%"), GONE),
    else_=None,
)
_RANK = case(
    (and_(OUTBOX.c.state == outbox.SENT, OUTBOX.c.lost.is_(None)), 1),
    (OUTBOX.c.state == outbox.SENT, 2),
    (OUTBOX.c.state == outbox.EXPIRED, 3),
    (OUTBOX.c.state.in_([outbox.PENDING, outbox.SENDING]), 4),
    (OUTBOX.c.state == outbox.UNKNOWN, 5),
    (_WHY.is_not(None), 7),
    else_=6,
)
_OF_RANK = {1: DELIVERED, 2: PARTLY, 3: UNSENT, 4: LEFT, 5: UNKNOWN, 6: REFUSED, 7: UNREACHABLE}
_NEVER = 7


def _of(announcement: Announcement) -> int:
    """Whose confirmations count: of a reminder to read those of what it reminds of."""
    return (announcement.about_id if announcement.kind == NUDGE else None) or announcement.id


def _people(announcement: Announcement, *columns: ColumnElement[Any]) -> Select[Any]:
    """These columns for everybody who has a message of it in the outbox, beside unit, state, why and when."""
    told = _told(announcement)
    here = and_(
        SEATS.c.person_id == PEOPLE.c.id,
        SEATS.c.seminar_id == announcement.seminar_id,
        SEATS.c.state.in_(LIVE),
    )
    read = and_(READ.c.announcement_id == _of(announcement), READ.c.person_id == PEOPLE.c.id)
    joined = told.join(PEOPLE, PEOPLE.c.telegram_id == told.c.chat_id).outerjoin(SEATS, here)
    state = case((READ.c.at.is_not(None), literal(0)), else_=told.c.rank).label("state")
    unit = func.coalesce(SEATS.c.unit_code, PEOPLE.c.unit_code).label("unit")
    rows = [unit, state, told.c.why, told.c.at.label("at"), *columns]
    return select(*rows).select_from(joined.outerjoin(READ, read))


def _told(announcement: Announcement) -> Any:
    return (
        select(
            OUTBOX.c.chat_id,
            func.max(_RANK).label("rank"),
            func.max(_WHY).label("why"),
            func.max(case((OUTBOX.c.state == outbox.SENT, OUTBOX.c.finished_at), else_=None)).label("at"),
        )
        .where(OUTBOX.c.announcement_id == announcement.id)
        .group_by(OUTBOX.c.chat_id)
        .subquery("told")
    )


def _state(rank: int) -> str:
    return _OF_RANK.get(rank, CONFIRMED)


async def fates(session: AsyncSession, announcement: Announcement, at: datetime) -> list[Fate]:
    """How many people have come to what, by unit; whom nothing could be sent to among them."""
    rows = _people(announcement).subquery()
    columns = (rows.c.unit, rows.c.state, rows.c.why)
    counted = await session.execute(select(*columns, func.count()).group_by(*columns))
    found = [
        Fate(unit, _state(rank), why if rank == _NEVER else None, number)
        for unit, rank, why, number in counted
    ]
    found += await _left(session, announcement, at)
    if announcement.kind == MESSAGE:
        beyond = await segments.out_of_reach(
            session, announcement.seminar_id, announcement.segment, _chats(announcement)
        )
        found += [Fate(unit, UNREACHABLE, why, number) for unit, why, number in beyond]
    return found


def _chats(announcement: Announcement) -> Select[int]:
    return select(OUTBOX.c.chat_id).where(OUTBOX.c.announcement_id == announcement.id)


async def _left(session: AsyncSession, announcement: Announcement, at: datetime) -> list[Fate]:
    """Those whose turn to be put into the outbox has not come yet."""
    if announcement.state not in (SENDING, PAUSED) or announcement.fanned_at is not None:
        return []
    people = await _yet_to_come(session, announcement, at)
    has = exists().where(
        OUTBOX.c.announcement_id == announcement.id, OUTBOX.c.chat_id == PEOPLE.c.telegram_id
    )
    rows = select(PEOPLE.c.unit_code, func.count()).where(PEOPLE.c.id.in_(people), ~has)
    counted = await session.execute(rows.group_by(PEOPLE.c.unit_code))
    return [Fate(unit, LEFT, None, number) for unit, number in counted]


async def _yet_to_come(session: AsyncSession, announcement: Announcement, at: datetime) -> Select[Any]:
    if announcement.kind != MESSAGE:
        return corrections.yet_to_come(announcement, at)
    choice = await segments.resolved(session, announcement.segment)
    people = segments.reachable(announcement.seminar_id, choice).subquery()
    return select(people.c.id).where(people.c.id > announcement.fanned_to)


async def lines(session: AsyncSession, announcement: Announcement, limit: int) -> list[Line]:
    """Everybody of the report one by one, those first whom somebody may want to call; at most `limit`."""
    told = {
        name: func.coalesce(SEATS.c[name], PEOPLE.c[name])
        for name in ("name", "phone", "office", "organisation")
    }
    rows = _people(announcement, *(one.label(name) for name, one in told.items()), READ.c.at.label("read"))
    state = rows.selected_columns.state
    rows = rows.order_by(state.desc(), rows.selected_columns.unit, PEOPLE.c.id).limit(limit)
    found = [
        Line(
            row.name,
            row.phone,
            row.unit,
            row.office,
            row.organisation,
            _state(row.state),
            row.why if row.state == _NEVER else None,
            row.at,
            row.read,
        )
        for row in await session.execute(rows)
    ]
    return [*await _beyond(session, announcement, limit), *found][:limit]


async def _beyond(session: AsyncSession, announcement: Announcement, limit: int) -> Iterable[Line]:
    """Those to whom nothing could be sent at all."""
    if announcement.kind != MESSAGE:
        return []
    return [
        Line(
            one.name, one.phone, one.unit_code, one.office, one.organisation, UNREACHABLE, one.why, None, None
        )
        for one in await segments.unreachable(
            session, announcement.seminar_id, announcement.segment, limit, but=_chats(announcement)
        )
    ]
