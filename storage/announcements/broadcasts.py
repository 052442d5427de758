"""Announcements that are being sent: enqueued in chunks, counted, stopped, finished; and uncertain messages decided."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    CTE,
    ColumnElement,
    CursorResult,
    Integer,
    Select,
    String,
    Subquery,
    Text,
    and_,
    case,
    exists,
    func,
    literal,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy import cast as cast_sql

from storage.audiences import audience_queries
from storage.database import Session, insert
from storage.messages import outbox
from storage.models import Announcement
from storage.models.announcement_states import DONE, PAUSED, SENDING

OUTBOX = outbox.TABLE
UNFINISHED_STATES = (outbox.PENDING, outbox.SENDING)


@dataclass(frozen=True, slots=True)
class LocalizedMessage:
    """What readers of one language get, at this position of several messages."""

    language: str
    position: int
    method: str
    payload: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """The next people that an announcement is for, ordered by id."""

    people: int
    last_id: int
    """The id of the last one."""
    has_more: bool
    """There may be more people after them."""


async def list_running(session: Session) -> list[Announcement]:
    """List the announcements that are being sent or paused."""
    rows = await session.scalars(
        select(Announcement).where(Announcement.state.in_([SENDING, PAUSED])).order_by(Announcement.id)
    )
    return list(rows)


async def running_states(session: Session) -> dict[int, str]:
    """Return id -> state of the announcements that are being sent or paused."""
    rows = await session.execute(
        select(Announcement.id, Announcement.state).where(Announcement.state.in_([SENDING, PAUSED]))
    )
    return {row[0]: row[1] for row in rows}


# Fanning out.


async def audience_query(
    session: Session, announcement: Announcement, languages: Sequence[str], served: Collection[str]
) -> Subquery:
    """Select (id, telegram_id, reads) of its recipients who read one of the `served` languages.

    Readers of none of the `languages` read the first of them.
    """
    if session.get_bind().dialect.name == "postgresql":
        # The next thousand off an index, always: new numbers of rows, not known yet, would tempt it to sort them all.
        await session.execute(text("SET LOCAL enable_sort = off"))
    choice = await audience_queries.resolve_audience(session, announcement.audience)
    them = audience_queries.select_reachable(announcement.seminar_id, choice).subquery()
    known = them.c.language.in_(languages)
    reads = case((known, them.c.language), else_=literal(languages[0], String)).label("reads")
    query = select(them.c.id, them.c.telegram_id, reads)
    if set(served) < set(languages):
        query = query.where(reads.in_(sorted(served)))
    return query.subquery()


def _people_after(people: Subquery, after: int, limit: int) -> Select[Any]:
    return select(people).where(people.c.id > after).order_by(people.c.id).limit(limit)


async def next_chunk(session: Session, people: Subquery, after: int, limit: int) -> Chunk:
    """The next `limit` people after this id."""
    them = _people_after(people, after, limit).subquery()
    last, number = (await session.execute(select(func.max(them.c.id), func.count()))).one()
    return Chunk(number, last or after, number == limit)


async def list_recipients(
    session: Session, people: Subquery, after: int, limit: int
) -> list[tuple[int, int, str]]:
    """The next `limit` people after this id, as (our id, chat, language they read)."""
    rows = await session.execute(_people_after(people, after, limit))
    return [(row.id, row.telegram_id, row.reads) for row in rows]


def common_values(announcement: Announcement, at: datetime) -> dict[str, Any]:
    """The columns that all its messages in the outbox have in common."""
    return {
        "lane": outbox.ANNOUNCEMENTS,
        "subject": f"announcement:{announcement.id}",
        "announcement_id": announcement.id,
        "state": outbox.PENDING,
        "created_at": at,
    }


def make_dedup_key(announcement_id: int, position: int, person_id: int) -> str:
    """The `dedup_key` of one person's message."""
    return f"a:{announcement_id}:{position}:{person_id}"


async def enqueue(
    session: Session,
    announcement: Announcement,
    messages: Sequence[LocalizedMessage],
    people: Subquery,
    of: Chunk,
    at: datetime,
) -> int:
    """Enqueue these messages for everybody of the chunk, each in their language, by one INSERT … SELECT.

    It is one statement for all languages, so that nobody who changes theirs meanwhile is left out or gets it twice.
    Returns the number of new messages.
    """
    said = _messages_cte(messages)
    values: dict[str, Any] = {
        name: literal(value, OUTBOX.c[name].type) for name, value in common_values(announcement, at).items()
    }
    named = [literal(f"a:{announcement.id}:"), cast_sql(said.c.position, String), literal(":")]
    name: ColumnElement[str] = sum(named[1:], named[0]) + cast_sql(people.c.id, String)
    values |= {
        "chat_id": people.c.telegram_id,
        "dedup_key": name,
        "method": said.c.method,
        "payload": said.c.payload,
    }
    rows = (
        select(*values.values())
        .select_from(people.join(said, said.c.language == people.c.reads))
        .where(people.c.id > announcement.fanout_cursor, people.c.id <= of.last_id)
        .order_by(people.c.id, said.c.position)
    )
    statement = insert(session, OUTBOX).from_select(list(values), rows)
    result = await session.execute(statement.on_conflict_do_nothing(index_elements=["dedup_key"]))
    return cast(CursorResult[Any], result).rowcount


def _messages_cte(messages: Sequence[LocalizedMessage]) -> CTE:
    """The messages as rows."""
    rows = [
        select(
            literal(one.language, String).label("language"),
            literal(one.position, Integer).label("position"),
            literal(one.method, String).label("method"),
            literal(one.payload, Text).label("payload"),
        )
        for one in messages
    ]
    return (union_all(*rows) if len(rows) > 1 else rows[0]).cte("said")


async def record_fanout(session: Session, announcement: Announcement, of: Chunk, at: datetime) -> None:
    """Record that the chunk is enqueued, in the same transaction."""
    announcement.fanout_cursor = of.last_id
    announcement.fanout_count += of.people
    if not of.has_more:
        announcement.fanout_finished_at = at
        announcement.audience_size = announcement.fanout_count


async def count_unfinished(session: Session, announcement_id: int) -> int:
    """Count its messages that are pending or being sent."""
    query = select(func.count()).where(
        OUTBOX.c.announcement_id == announcement_id, OUTBOX.c.state.in_(UNFINISHED_STATES)
    )
    return await session.scalar(query) or 0


async def finish_if_done(session: Session, announcement_id: int, at: datetime) -> bool:
    """Finish it if all of it is enqueued and nothing is unfinished. Returns whether it was finished now."""
    left = exists().where(OUTBOX.c.announcement_id == Announcement.id, OUTBOX.c.state.in_(UNFINISHED_STATES))
    done = await session.execute(
        update(Announcement)
        .where(
            Announcement.id == announcement_id,
            Announcement.state == SENDING,
            Announcement.fanout_finished_at.is_not(None),
            ~left,
        )
        .values(state=DONE, finished_at=at)
        .execution_options(synchronize_session=False)
    )
    return cast(CursorResult[Any], done).rowcount == 1


# How it goes.


@dataclass(frozen=True, slots=True)
class Progress:
    """Numbers of people by what became of their messages; they may be off by what is being sent at the moment."""

    total: int
    """For how many people it is."""
    done: int
    """How many have it, or will not get it."""
    failed: int
    unknown: int
    """It may have arrived, or not: staff decide."""
    expired: int
    partial: int = 0
    """They got the text without what belongs to it."""

    @property
    def delivered(self) -> int:
        """How many people have all of it."""
        return max(0, self.done - self.failed - self.unknown - self.expired - self.partial)


async def get_progress(session: Session, announcement: Announcement) -> Progress:
    """Count it. Only unfinished and failed messages are read, not those that were sent."""
    counted = await session.execute(
        select(OUTBOX.c.state, func.count(OUTBOX.c.chat_id.distinct()))
        .where(
            OUTBOX.c.announcement_id == announcement.id,
            OUTBOX.c.state.in_([*UNFINISHED_STATES, outbox.FAILED, outbox.UNKNOWN, outbox.EXPIRED]),
        )
        .group_by(OUTBOX.c.state)
    )
    by_state: dict[str, int] = {row[0]: row[1] for row in counted}
    left = sum(by_state.get(state, 0) for state in UNFINISHED_STATES)
    total = max(announcement.audience_size, announcement.fanout_count)
    lost = (
        (OUTBOX.c.announcement_id == announcement.id)
        & OUTBOX.c.undelivered.is_not(None)
        & OUTBOX.c.reported_at.is_(None)
    )
    partly = select(func.count(OUTBOX.c.chat_id.distinct())).where(lost, OUTBOX.c.state == outbox.SENT)
    return Progress(
        total,
        done=max(0, announcement.fanout_count - left),
        failed=by_state.get(outbox.FAILED, 0),
        unknown=by_state.get(outbox.UNKNOWN, 0),
        expired=by_state.get(outbox.EXPIRED, 0),
        partial=await session.scalar(partly) or 0,
    )


def progress_key(announcement_id: int) -> str:
    """The `dedup_key` of the message with the progress bar, and the subject of its edits."""
    return f"bar:{announcement_id}"


async def progress_message_id(session: Session, announcement_id: int) -> int | None:
    """Return the number of that message once it was sent."""
    return await session.scalar(
        select(OUTBOX.c.message_id).where(OUTBOX.c.dedup_key == progress_key(announcement_id))
    )


async def progress_is_pending(session: Session, announcement_id: int) -> bool:
    """Whether that message or its newest edit is not sent yet."""
    mine = (OUTBOX.c.subject == progress_key(announcement_id)) & OUTBOX.c.state.in_(UNFINISHED_STATES)
    return await session.scalar(select(OUTBOX.c.id).where(mine).limit(1)) is not None


# What staff decide.


async def expire_pending(session: Session, announcement_id: int, at: datetime) -> int:
    """Expire its pending messages, because it was stopped; the sender drops those that it has claimed by itself."""
    dropped = await session.execute(
        update(OUTBOX)
        .where(OUTBOX.c.announcement_id == announcement_id, OUTBOX.c.state == outbox.PENDING)
        .values(outbox.expired_values(at))
    )
    return cast(CursorResult[Any], dropped).rowcount


def _is_undecided(announcement_id: int) -> ColumnElement[bool]:
    """Whether a message is `unknown` and undecided: the decision empties its payload."""
    return and_(
        OUTBOX.c.announcement_id == announcement_id,
        OUTBOX.c.state == outbox.UNKNOWN,
        OUTBOX.c.payload != "",
    )


async def count_undecided(session: Session, announcement_id: int) -> int:
    """Count the people whose messages are undecided."""
    query = select(func.count(OUTBOX.c.chat_id.distinct())).where(_is_undecided(announcement_id))
    return await session.scalar(query) or 0


async def resend_undecided(session: Session, announcement_id: int) -> int:
    """Send undecided messages again, though some people may get them twice. Returns the number of messages."""
    again = await session.execute(
        update(OUTBOX)
        .where(_is_undecided(announcement_id))
        .values(state=outbox.PENDING, finished_at=None, error=None, not_before=None)
    )
    number = cast(CursorResult[Any], again).rowcount
    if number:
        await session.execute(
            update(Announcement)
            .where(Announcement.id == announcement_id, Announcement.state == DONE)
            .values(state=SENDING, finished_at=None)
            .execution_options(synchronize_session=False)
        )
    return number


async def dismiss_undecided(session: Session, announcement_id: int) -> int:
    """Decide not to send undecided messages again. Returns the number of messages."""
    left = await session.execute(update(OUTBOX).where(_is_undecided(announcement_id)).values(payload=""))
    return cast(CursorResult[Any], left).rowcount
