"""Announcements that are being sent: enqueue them in chunks, count the progress, stop, finish, resend."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Select,
    Subquery,
    and_,
    exists,
    func,
    select,
    text,
    update,
)

from storage.audiences import audience_queries, fan_out
from storage.audiences.fan_out import MessageInLanguage
from storage.database import Session
from storage.messages import outbox
from storage.models import Announcement
from storage.models.announcement_states import DONE, PAUSED, SENDING

OUTBOX = outbox.TABLE
UNFINISHED_STATES = (outbox.PENDING, outbox.SENDING)


@dataclass(frozen=True, slots=True)
class LocalizedMessage:
    """A message of the announcement in one language; `position` orders several messages."""

    language: str
    position: int
    method: str
    payload: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """The next recipients of an announcement, ordered by id."""

    people: int
    last_id: int
    """The id of the last recipient; in a chunk of a change, of the last message in the outbox."""
    has_more: bool
    """Whether more may follow."""


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
    """Select (id, telegram_id, reads) of the reachable recipients who read one of the `served` languages.

    `reads` is the person's language, or the first of `languages` if it is not among them.
    """
    if session.is_postgresql:
        # Always read the next chunk from an index: with outdated statistics the planner would sort all rows each time.
        await session.execute(text("SET LOCAL enable_sort = off"))
    choice = await audience_queries.resolve_audience(session, announcement.audience)
    people = audience_queries.select_reachable(announcement.seminar_id, choice)
    query = fan_out.with_reading_language(people, languages)
    if set(served) < set(languages):
        query = query.where(query.selected_columns.reads.in_(sorted(served)))
    return query.subquery()


def _people_after(people: Subquery, after: int, limit: int) -> Select[Any]:
    return select(people).where(people.c.id > after).order_by(people.c.id).limit(limit)


async def next_chunk(session: Session, people: Subquery, after: int, limit: int) -> Chunk:
    """Return the chunk of the next `limit` people after this id."""
    them = _people_after(people, after, limit).subquery()
    last, number = (await session.execute(select(func.max(them.c.id), func.count()))).one()
    return Chunk(number, last or after, number == limit)


async def list_recipients(
    session: Session, people: Subquery, after: int, limit: int
) -> list[tuple[int, int, str]]:
    """List the next `limit` people after this id as (id, chat id, language they read)."""
    rows = await session.execute(_people_after(people, after, limit))
    return [(row.id, row.telegram_id, row.reads) for row in rows]


def common_values(announcement: Announcement, at: datetime) -> dict[str, Any]:
    """Return the columns that all messages of the announcement in the outbox have in common."""
    return {
        "lane": outbox.ANNOUNCEMENTS,
        "subject": f"announcement:{announcement.id}",
        "announcement_id": announcement.id,
        "state": outbox.PENDING,
        "created_at": at,
    }


def make_dedup_key(announcement_id: int, position: int, person_id: int) -> str:
    """Return the `dedup_key` of one person's message at this position."""
    return f"{_key_prefix(announcement_id, position)}:{person_id}"


def _key_prefix(announcement_id: int, position: int) -> str:
    return f"a:{announcement_id}:{position}"


async def enqueue(
    session: Session,
    announcement: Announcement,
    messages: Sequence[LocalizedMessage],
    people: Subquery,
    of: Chunk,
    at: datetime,
) -> None:
    """Enqueue these messages for everybody in the chunk, each in their language."""
    made = [
        MessageInLanguage(
            one.language,
            _key_prefix(announcement.id, one.position),
            {"method": one.method, "payload": one.payload},
        )
        for one in messages
    ]
    chunk = and_(people.c.id > announcement.fanout_cursor, people.c.id <= of.last_id)
    await fan_out.enqueue(session, people, made, common_values(announcement, at), chunk)


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


# Progress.


@dataclass(frozen=True, slots=True)
class Progress:
    """Numbers of people by the outcome of their messages. They may be off by messages that are being sent now."""

    total: int
    """All recipients."""
    done: int
    """People whose messages are finished, whatever the outcome."""
    failed: int
    unknown: int
    """People whose message may have arrived or not; staff decide whether to send it again."""
    expired: int
    partial: int = 0
    """People who got the text without its files."""

    @property
    def delivered(self) -> int:
        """People who have everything."""
        return max(0, self.done - self.failed - self.unknown - self.expired - self.partial)


async def get_progress(session: Session, announcement: Announcement) -> Progress:
    """Count the progress. Reads only the rows that are unfinished, not delivered, or delivered in part."""
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
    """Return the `dedup_key` of the message with the progress bar, which is also the subject of its edits."""
    return f"bar:{announcement_id}"


async def progress_message_id(session: Session, announcement_id: int) -> int | None:
    """Return the message id of the progress bar; None if it was not sent yet."""
    return await session.scalar(
        select(OUTBOX.c.message_id).where(OUTBOX.c.dedup_key == progress_key(announcement_id))
    )


async def progress_is_pending(session: Session, announcement_id: int) -> bool:
    """Whether the progress bar or an edit of it is still to be sent."""
    mine = (OUTBOX.c.subject == progress_key(announcement_id)) & OUTBOX.c.state.in_(UNFINISHED_STATES)
    return await session.scalar(select(OUTBOX.c.id).where(mine).limit(1)) is not None


# Decisions of staff.


async def expire_pending(session: Session, announcement_id: int, at: datetime) -> int:
    """Expire the pending messages of a stopped announcement. Claimed messages are dropped by the sender itself."""
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
    """Count the people who have an undecided message."""
    query = select(func.count(OUTBOX.c.chat_id.distinct())).where(_is_undecided(announcement_id))
    return await session.scalar(query) or 0


async def resend_undecided(session: Session, announcement_id: int) -> int:
    """Enqueue undecided messages again, though some people may get them twice. Returns the number of messages."""
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
