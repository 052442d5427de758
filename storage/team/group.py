"""The staff group: the linked chat, notifications to post, outdated messages, topics."""

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
"""The name of the topic for notifications that belong to no single seminar."""
LOOKBACK = timedelta(days=2)
"""The age of the oldest events that are collected: longer than any interruption of the bot."""
OFFER_LIFETIME = timedelta(minutes=15)
"""The time for which an owner's consent waits for the group to be linked."""
BATCH_SIZE = 500
"""The most notifications handled in one tick of the clock."""

Subject = Seat | Question | Announcement
NOTIFICATIONS = cast(Table, GroupNotification.__table__)
UNFINISHED_STATES = (outbox.PENDING, outbox.SENDING)
SUBJECT_TABLES: tuple[tuple[Any, str], ...] = (
    (Seat, "seat:"),
    (Question, "question:"),
    (Announcement, "announcement:"),
)
"""Models of subjects, with the prefix in `GroupNotification.subject`."""


@dataclass(frozen=True, slots=True)
class LinkedGroup:
    """The linked group; stored as JSON in a preference."""

    chat_id: int
    title: str
    forum: bool
    """It has topics, and the bot may create them."""
    language: str
    since: str
    """The time when it was linked (ISO 8601); older events are not posted."""
    trouble: str = ""
    """`none` if topics could not be created although the group has them."""
    was: tuple[int, ...] = ()
    """Its former chat ids."""
    pause: str = ""
    """Why posting is paused: one of `group_failures.REMOVED`, MUTED, PUBLIC, CHANNEL; empty: it is not."""
    tried: str = ""
    """For REMOVED and MUTED: the `dedup_key` of the message that probes whether posting is possible again."""
    try_at: str = ""
    """The earliest time of the next probe (ISO 8601)."""


# The linked group.


async def get_linked(session: Session) -> LinkedGroup | None:
    """Return the linked group; None if there is none."""
    stored = await preferences.get(session, "group")
    return LinkedGroup(**{**stored, "was": tuple(stored.get("was", ()))}) if stored else None


async def save_linked(session: Session, group: LinkedGroup, at: datetime) -> None:
    """Store the linked group."""
    await preferences.save(session, "group", asdict(group), at)


async def unlink(session: Session, group: LinkedGroup, at: datetime) -> None:
    """Unlink the group, and drop its pending notifications and messages."""
    await preferences.save(session, "group", {}, at)
    await session.execute(
        update(NOTIFICATIONS).where(NOTIFICATIONS.c.posted_at.is_(None)).values(posted_at=at)
    )
    await session.execute(update(NOTIFICATIONS).where(NOTIFICATIONS.c.stale).values(stale=False))
    pending = (OutboxMessage.chat_id == group.chat_id) & (OutboxMessage.state == outbox.PENDING)
    await session.execute(update(OutboxMessage).where(pending).values(outbox.expired_values(at)))


async def migrate_group(session: Session, group: LinkedGroup, chat_id: int, at: datetime) -> LinkedGroup:
    """Follow the group's upgrade to a supergroup, which has another chat id and no topics yet.

    Pending new messages are sent there. Pending edits expire, because message ids differ in the new chat.
    """
    moved = replace(group, chat_id=chat_id, was=(*group.was, group.chat_id), pause="", tried="")
    await save_linked(session, moved, at)
    pending = (OutboxMessage.chat_id == group.chat_id) & (OutboxMessage.state == outbox.PENDING)
    new_messages = pending & methods.IS_NEW_MESSAGE
    await session.execute(update(OutboxMessage).where(new_messages).values(chat_id=chat_id))
    await session.execute(update(OutboxMessage).where(pending).values(outbox.expired_values(at)))
    return moved


# The owner's consent to show names in the group, given before it is linked ("offer").


async def create_offer(session: Session, person_id: int, at: datetime, **chat_values: Any) -> str:
    """Store this owner's consent for OFFER_LIFETIME. Returns the token for the link.

    `chat_values`: chat_id, title and forum, if the group is known.
    """
    token = secrets.token_urlsafe(24)
    offer = {
        "by": person_id,
        "hash": hash_token(token),
        "until": (at + OFFER_LIFETIME).isoformat(),
        **chat_values,
    }
    await preferences.save(session, "group_offer", offer, at)
    return token


async def consume_offer(
    session: Session, person_id: int, at: datetime, token: str | None = None
) -> dict[str, Any] | None:
    """Return and delete this person's consent, if it has not expired and the token is right (None: not checked)."""
    offer = await preferences.get(session, "group_offer")
    is_valid = offer and offer["by"] == person_id and datetime.fromisoformat(offer["until"]) > at
    if not is_valid or (token is not None and not secrets.compare_digest(offer["hash"], hash_token(token))):
        return None
    await preferences.save(session, "group_offer", {}, at)
    return offer


# Notifications, collected from the rows they are about; one per subject.


async def collect_notifications(session: Session, group: LinkedGroup, now: datetime) -> None:
    """Insert notifications of new registrations, questions and announcements since the group was linked."""
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
    """List the notifications that were not posted, oldest first."""
    rows = await session.scalars(
        select(GroupNotification)
        .where(GroupNotification.posted_at.is_(None))
        .order_by(GroupNotification.at, GroupNotification.id)
        .limit(BATCH_SIZE)
    )
    return list(rows)


def mark_posted(notifications: Iterable[GroupNotification], at: datetime, dedup_key: str | None) -> None:
    """Mark notifications as posted by the message with this key; None: no message was needed."""
    for one in notifications:
        one.posted_at, one.post_key = at, dedup_key


async def count_unfinished(session: Session, group: LinkedGroup) -> int:
    """Count the unfinished messages and edits to the group."""
    unfinished = (OutboxMessage.chat_id == group.chat_id) & OutboxMessage.state.in_(UNFINISHED_STATES)
    return await session.scalar(select(func.count()).where(unfinished)) or 0


# Outdated messages, which are edited.


async def mark_stale(session: Session, subjects: Collection[str]) -> None:
    """Mark the posted notifications of these subjects (`question:17`) to be edited."""
    if subjects:
        of_subjects = NOTIFICATIONS.c.kind.in_(KINDS) & NOTIFICATIONS.c.subject.in_(
            subjects
        )  # with `kind`, because the index begins with it
        posted = of_subjects & NOTIFICATIONS.c.post_key.is_not(None)
        await session.execute(update(NOTIFICATIONS).where(posted).values(stale=True))


async def list_stale(
    session: Session, group: LinkedGroup, limit: int
) -> list[tuple[OutboxMessage, list[GroupNotification]]]:
    """List outdated messages in the group, each with all its notifications.

    Messages still to be sent stay marked for later; those that were never delivered are unmarked.
    """
    dedup_keys = (
        select(NOTIFICATIONS.c.post_key).where(NOTIFICATIONS.c.stale).group_by(NOTIFICATIONS.c.post_key)
    )
    dedup_keys = dedup_keys.order_by(func.min(NOTIFICATIONS.c.id)).limit(limit)
    found = list(await session.scalars(select(OutboxMessage).where(OutboxMessage.dedup_key.in_(dedup_keys))))
    delivered = [one for one in found if one.chat_id == group.chat_id and one.message_id is not None]
    finished_keys = [one.dedup_key for one in found if one.state not in UNFINISHED_STATES]
    rows = await session.scalars(
        select(GroupNotification)
        .where(GroupNotification.post_key.in_([one.dedup_key for one in delivered]))
        .order_by(GroupNotification.id)
    )
    notifications = list(rows)
    await session.execute(
        update(NOTIFICATIONS).where(NOTIFICATIONS.c.post_key.in_(finished_keys)).values(stale=False)
    )
    return [
        (one, [notification for notification in notifications if notification.post_key == one.dedup_key])
        for one in delivered
    ]


async def shows_questions(session: Session, chat_id: int, message_id: int) -> bool:
    """Whether our message with this id in this chat is about questions."""
    post_key = select(OutboxMessage.dedup_key).where(
        OutboxMessage.chat_id == chat_id, OutboxMessage.message_id == message_id
    )
    question_posts = (
        select(NOTIFICATIONS.c.id)
        .where(NOTIFICATIONS.c.kind == QUESTION, NOTIFICATIONS.c.post_key.in_(post_key))
        .limit(1)
    )
    return await session.scalar(question_posts) is not None


# Topics.


async def get_topic(session: Session, group: LinkedGroup, name: str) -> GroupTopic:
    """Return the topic with this name, created if needed, with its `thread_id` as soon as Telegram has created it."""
    found = await session.scalar(
        select(GroupTopic).where(GroupTopic.chat_id == group.chat_id, GroupTopic.name == name)
    )
    if found is None:
        found = GroupTopic(chat_id=group.chat_id, name=name)
        session.add(found)
        await session.flush()
    if found.thread_id is None and found.creation_key:
        # `message_thread_id` is the id of the service message that begins the topic.
        found.thread_id = await session.scalar(
            select(OutboxMessage.message_id).where(
                OutboxMessage.dedup_key == found.creation_key, OutboxMessage.state == outbox.SENT
            )
        )
    return found


async def load_subjects(session: Session, notifications: Sequence[GroupNotification]) -> dict[str, Subject]:
    """Load the seats, questions and announcements that notifications are about, by `subject`."""
    found: dict[str, Subject] = {}
    for table, prefix in SUBJECT_TABLES:
        numbers = [
            int(one.subject.removeprefix(prefix)) for one in notifications if one.subject.startswith(prefix)
        ]
        if numbers:
            rows = await session.scalars(select(table).where(table.id.in_(numbers)))
            found |= {f"{prefix}{row.id}": row for row in rows}
    return found


async def announcement_html(session: Session, announcement: Announcement, language: str) -> str:
    """Return the text of an announcement as HTML, in this language or else in another one.

    A deletion has no text of its own, so the original's is returned.
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
