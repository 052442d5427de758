"""The staff group: which chat it is, what it is still to hear, its topics, and what is out of date there."""

import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, String, Table, func, literal, select, update
from sqlalchemy import cast as cast_sql

from storage import preferences
from storage.announcements.announcements import DELETE, READ_REMINDER
from storage.database import Session, insert
from storage.messages import methods, outbox
from storage.models import (
    Announcement,
    AnnouncementPart,
    GroupNotification,
    GroupTopic,
    OutboxMessage,
    Question,
    Seat,
)
from storage.models.seat_states import ATTENDING_STATES
from storage.tokens import hash_token

REGISTERED, QUESTION, ANNOUNCEMENT = "registered", "question", "announcement"
KINDS = (REGISTERED, QUESTION, ANNOUNCEMENT)
EVERYBODY = "everybody"
"""The topic of what is for no seminar alone."""
LOOKBACK = timedelta(days=2)
"""How far back news are looked for: longer than the bot is ever away."""
OFFER_LIFETIME = timedelta(minutes=15)
"""How long an owner's yes waits for the group that it is for."""
BATCH_SIZE = 500
"""How many news are looked at in one tick."""

Subject = Seat | Question | Announcement
NOTIFICATIONS = cast(Table, GroupNotification.__table__)
UNFINISHED_STATES = (outbox.PENDING, outbox.SENDING)
SUBJECT_TABLES: tuple[tuple[Any, str], ...] = (
    (Seat, "seat:"),
    (Question, "question:"),
    (Announcement, "announcement:"),
)
"""What news are about, and how it is named there."""


@dataclass(frozen=True, slots=True)
class LinkedGroup:
    """The group that hears the news."""

    chat_id: int
    title: str
    forum: bool
    """Has topics, and lets us make them."""
    language: str
    since: str
    """When it was linked: nothing older is told."""
    trouble: str = ""
    """Why there are no topics although there could be: `none`."""
    was: tuple[int, ...] = ()
    """The numbers it had before."""
    pause: str = ""
    """Why nothing is posted for now: GONE, MUTED, PUBLIC or CHANNEL. What there is to tell waits."""
    tried: str = ""
    """Of GONE and MUTED: `dedup_key` of the message by which it is tried whether we may write again."""
    try_at: str = ""
    """Not tried before."""


# Which group it is.


async def get_linked(session: Session) -> LinkedGroup | None:
    """The group that is linked now."""
    kept = await preferences.get(session, "group")
    return LinkedGroup(**{**kept, "was": tuple(kept.get("was", ()))}) if kept else None


async def save_linked(session: Session, group: LinkedGroup, at: datetime) -> None:
    """This is the group from now on."""
    await preferences.save(session, "group", asdict(group), at)


async def unlink(session: Session, group: LinkedGroup, at: datetime) -> None:
    """No news any more; what waits is not said."""
    await preferences.save(session, "group", {}, at)
    await session.execute(
        update(NOTIFICATIONS).where(NOTIFICATIONS.c.posted_at.is_(None)).values(posted_at=at)
    )
    await session.execute(update(NOTIFICATIONS).where(NOTIFICATIONS.c.stale).values(stale=False))
    waits = (OutboxMessage.chat_id == group.chat_id) & (OutboxMessage.state == outbox.PENDING)
    await session.execute(update(OutboxMessage).where(waits).values(outbox.expired_values(at)))


async def migrate_group(session: Session, group: LinkedGroup, chat_id: int, at: datetime) -> LinkedGroup:
    """The group became a supergroup: the same people under another number, its topics to be made.

    What waits goes there; what was to change a message does not: under the new number others have its number.
    """
    moved = replace(group, chat_id=chat_id, was=(*group.was, group.chat_id), pause="", tried="")
    await save_linked(session, moved, at)
    waits = (OutboxMessage.chat_id == group.chat_id) & (OutboxMessage.state == outbox.PENDING)
    post = waits & methods.IS_NEW_MESSAGE
    await session.execute(update(OutboxMessage).where(post).values(chat_id=chat_id))
    await session.execute(update(OutboxMessage).where(waits).values(outbox.expired_values(at)))
    return moved


# An owner's yes: names will be read there. It waits for its group, or knows it already.


async def create_offer(session: Session, person_id: int, at: datetime, **room: Any) -> str:
    """Keep this owner's yes for a while; returns the word of the link. `room`: chat_id, title and forum, when known."""
    word = secrets.token_urlsafe(24)
    kept = {"by": person_id, "hash": hash_token(word), "until": (at + OFFER_LIFETIME).isoformat(), **room}
    await preferences.save(session, "group_offer", kept, at)
    return word


async def consume_offer(
    session: Session, person_id: int, at: datetime, word: str | None = None
) -> dict[str, Any] | None:
    """That yes, once: this person's own, in time, and with the word where one is needed (None: none is)."""
    kept = await preferences.get(session, "group_offer")
    good = kept and kept["by"] == person_id and datetime.fromisoformat(kept["until"]) > at
    if not good or (word is not None and not secrets.compare_digest(kept["hash"], hash_token(word))):
        return None
    await preferences.save(session, "group_offer", {}, at)
    return kept


# News: found by their cause, each told once.


async def collect_notifications(session: Session, group: LinkedGroup, now: datetime) -> None:
    """Write down what is new since the group was linked. What was committed is found, whoever did it and how."""
    since = max(datetime.fromisoformat(group.since), now - LOOKBACK).astimezone(UTC)
    seminar = literal("seminar:") + cast_sql(Seat.seminar_id, String)
    taken = (Seat.registered_at > since) & Seat.state.in_(ATTENDING_STATES)
    await _collect(session, REGISTERED, "seat:", Seat.id, seminar, Seat.registered_at, taken)
    seminar = literal("seminar:") + cast_sql(Question.seminar_id, String)
    asked = Question.asked_at > since
    await _collect(session, QUESTION, "question:", Question.id, seminar, Question.asked_at, asked)
    seminar = func.coalesce(literal("seminar:") + cast_sql(Announcement.seminar_id, String), EVERYBODY)
    begun = (Announcement.started_at > since) & (Announcement.kind != READ_REMINDER)
    await _collect(
        session, ANNOUNCEMENT, "announcement:", Announcement.id, seminar, Announcement.started_at, begun
    )


async def _collect(
    session: Session,
    kind: str,
    prefix: str,
    number: Any,
    topic: Any,
    at: Any,
    new: ColumnElement[bool],
) -> None:
    subject = literal(prefix) + cast_sql(number, String)
    known = (
        select(NOTIFICATIONS.c.id)
        .where(NOTIFICATIONS.c.kind == kind, NOTIFICATIONS.c.subject == subject)
        .exists()
    )
    rows = select(topic, literal(kind), subject, at).where(new, ~known).order_by(at, number)
    statement = insert(session, NOTIFICATIONS).from_select(["topic", "kind", "subject", "at"], rows)
    await session.execute(statement.on_conflict_do_nothing(index_elements=["kind", "subject"]))


async def list_unposted(session: Session) -> list[GroupNotification]:
    """What the group is still to hear, the oldest first."""
    rows = await session.scalars(
        select(GroupNotification)
        .where(GroupNotification.posted_at.is_(None))
        .order_by(GroupNotification.at, GroupNotification.id)
        .limit(BATCH_SIZE)
    )
    return list(rows)


def mark_posted(news: Iterable[GroupNotification], at: datetime, dedup_key: str | None) -> None:
    """These are told by that message; None: there is nothing to tell any more."""
    for one in news:
        one.posted_at, one.post_key = at, dedup_key


async def count_unfinished(session: Session, group: LinkedGroup) -> int:
    """How many messages and edits wait to be sent there."""
    owed = (OutboxMessage.chat_id == group.chat_id) & OutboxMessage.state.in_(UNFINISHED_STATES)
    return await session.scalar(select(func.count()).where(owed)) or 0


# What was said and is so no longer: edited in place.


async def mark_stale(session: Session, subjects: Collection[str]) -> None:
    """What the group reads of these (`question:17`) is to be brought up to date."""
    if subjects:
        told = NOTIFICATIONS.c.kind.in_(KINDS) & NOTIFICATIONS.c.subject.in_(
            subjects
        )  # both: the index has them in this order
        there = told & NOTIFICATIONS.c.post_key.is_not(None)
        await session.execute(update(NOTIFICATIONS).where(there).values(stale=True))


async def list_stale(
    session: Session, group: LinkedGroup, limit: int
) -> list[tuple[OutboxMessage, list[GroupNotification]]]:
    """Messages in the group that are out of date, with all that each of them tells.

    What still waits to be sent is left for later; what never arrived is let go.
    """
    dedup_keys = (
        select(NOTIFICATIONS.c.post_key).where(NOTIFICATIONS.c.stale).group_by(NOTIFICATIONS.c.post_key)
    )
    dedup_keys = dedup_keys.order_by(func.min(NOTIFICATIONS.c.id)).limit(limit)
    found = list(await session.scalars(select(OutboxMessage).where(OutboxMessage.dedup_key.in_(dedup_keys))))
    there = [one for one in found if one.chat_id == group.chat_id and one.message_id is not None]
    done = [one.dedup_key for one in found if one.state not in UNFINISHED_STATES]
    rows = await session.scalars(
        select(GroupNotification)
        .where(GroupNotification.post_key.in_([one.dedup_key for one in there]))
        .order_by(GroupNotification.id)
    )
    news = list(rows)
    await session.execute(update(NOTIFICATIONS).where(NOTIFICATIONS.c.post_key.in_(done)).values(stale=False))
    return [(one, [each for each in news if each.post_key == one.dedup_key]) for one in there]


async def shows_questions(session: Session, chat_id: int, message_id: int) -> bool:
    """Whether this message of ours lists questions."""
    post_key = select(OutboxMessage.dedup_key).where(
        OutboxMessage.chat_id == chat_id, OutboxMessage.message_id == message_id
    )
    told = (
        select(NOTIFICATIONS.c.id)
        .where(NOTIFICATIONS.c.kind == QUESTION, NOTIFICATIONS.c.post_key.in_(post_key))
        .limit(1)
    )
    return await session.scalar(told) is not None


# Topics.


async def get_topic(session: Session, group: LinkedGroup, name: str) -> GroupTopic:
    """The topic of this name, with its thread when it is made by now."""
    found = await session.scalar(
        select(GroupTopic).where(GroupTopic.chat_id == group.chat_id, GroupTopic.name == name)
    )
    if found is None:
        found = GroupTopic(chat_id=group.chat_id, name=name)
        session.add(found)
        await session.flush()
    if found.thread_id is None and found.creation_key:
        # A topic's number is the number of the message that begins it.
        found.thread_id = await session.scalar(
            select(OutboxMessage.message_id).where(
                OutboxMessage.dedup_key == found.creation_key, OutboxMessage.state == outbox.SENT
            )
        )
    return found


async def load_subjects(session: Session, news: Sequence[GroupNotification]) -> dict[str, Subject]:
    """What these are about, as it is now: a seat, a question or an announcement by its `subject`."""
    found: dict[str, Subject] = {}
    for table, prefix in SUBJECT_TABLES:
        numbers = [int(one.subject.removeprefix(prefix)) for one in news if one.subject.startswith(prefix)]
        if numbers:
            rows = await session.scalars(select(table).where(table.id.in_(numbers)))
            found |= {f"{prefix}{row.id}": row for row in rows}
    return found


async def announcement_html(session: Session, announcement: Announcement, language: str) -> str:
    """The words of an announcement in this language, else in another one it has, as HTML.

    What is done about one without words of its own tells the words of that one.
    """
    number = announcement.original_id if announcement.kind == DELETE else announcement.id
    rows = await session.scalars(
        select(AnnouncementPart)
        .where(AnnouncementPart.announcement_id == number, AnnouncementPart.html != "")
        .order_by(AnnouncementPart.language != language, AnnouncementPart.id)
        .limit(1)
    )
    part = rows.one_or_none()
    return part.html if part is not None else ""
