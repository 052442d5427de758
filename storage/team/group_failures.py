"""Failed posts to the staff group: they are queued again, and posting is paused as long as it is impossible."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select, update

from storage.database import Session
from storage.messages import methods, outbox
from storage.models import GroupNotification, GroupTopic, OutboxMessage
from storage.team.group import NOTIFICATIONS, LinkedGroup, save_linked

REMOVED, MUTED, PUBLIC, CHANNEL = "gone", "muted", "public", "channel"
"""Reasons for a pause: the bot is not in the group; may not write; the group is public; it belongs to a channel."""
RETRY_INTERVAL = timedelta(minutes=5)
"""The time between probes while the bot is removed or muted."""


@dataclass(frozen=True, slots=True)
class GroupFailure:
    """The information about the group from a failed message."""

    kind: str
    """gone: the bot was removed; muted: it may not write; moved: another chat id; topics: none can be created; thread:
    the topic was deleted or closed."""
    chat_id: int = 0
    """For `moved`: the new chat id."""


async def pause_posting(session: Session, group: LinkedGroup, reason: str, at: datetime) -> LinkedGroup:
    """Pause posting: expire pending messages and queue their notifications again."""
    pending = (OutboxMessage.chat_id == group.chat_id) & (OutboxMessage.state == outbox.PENDING)
    dropped = await session.scalars(
        update(OutboxMessage)
        .where(pending)
        .values(outbox.expired_values(at))
        .returning(OutboxMessage.dedup_key)
    )
    for dedup_key in [one for one in dropped if one]:
        await _requeue(session, group, dedup_key, GroupFailure(reason))
    return await schedule_probe(session, replace(group, pause=reason), at)


async def schedule_probe(session: Session, group: LinkedGroup, at: datetime) -> LinkedGroup:
    """Schedule a probe after RETRY_INTERVAL."""
    later = replace(group, tried="", try_at=(at + RETRY_INTERVAL).isoformat())
    await save_linked(session, later, at)
    return later


async def resume_posting(session: Session, group: LinkedGroup, at: datetime) -> LinkedGroup:
    """End the pause."""
    resumed = replace(group, pause="", tried="", try_at="")
    await save_linked(session, resumed, at)
    return resumed


async def message_state(session: Session, dedup_key: str) -> str:
    """Return the state of the message with this key; empty if there is none."""
    return await session.scalar(select(OutboxMessage.state).where(OutboxMessage.dedup_key == dedup_key)) or ""


async def handle_failures(session: Session, group: LinkedGroup) -> list[GroupFailure]:
    """Expire failed messages to the group and queue their notifications again. Returns the failures, each once."""
    numbers = (group.chat_id, *group.was)
    rows = await session.scalars(
        select(OutboxMessage)
        .where(
            OutboxMessage.chat_id.in_(numbers),
            OutboxMessage.state == outbox.FAILED,
            OutboxMessage.dedup_key.is_not(None),
        )
        .order_by(OutboxMessage.id)
    )
    failures = []
    for row in rows:
        failure = (
            _classify(group, row) if row.chat_id == group.chat_id else GroupFailure("moved", group.chat_id)
        )
        if failure is None:
            continue  # listed among failed messages for staff
        row.state = outbox.EXPIRED
        failures.append(failure)
        await _requeue(session, group, row.dedup_key or "", failure)
    await session.flush()  # `list_unposted` must find them
    return list(dict.fromkeys(failures))


REMOVED_ERRORS = ("kicked", "not a member", "chat not found", "group chat was de", "channel_private")
MUTED_ERRORS = (
    "no rights to send",
    "send text messages",
    "no write access",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_send_plain_forbidden",
    "need administrator rights",
)
"""A forbidden kind of file is not among these: its text is delivered."""
TOPIC_ERRORS = ("thread not found", "topic_deleted", "topic_closed", "topic_id_invalid", "not a forum")


def _classify(group: LinkedGroup, row: OutboxMessage) -> GroupFailure | None:
    """Return what a failed message tells about the group; None if nothing."""
    error = (row.error or "").lower()
    if moved := re.search(r"new chat id: (-\d+)", error):
        return GroupFailure("moved", int(moved[1]))
    if any(words in error for words in REMOVED_ERRORS):
        return GroupFailure(REMOVED)
    if row.method == methods.CREATE_TOPIC:
        return GroupFailure("topics")
    if any(words in error for words in MUTED_ERRORS):
        return GroupFailure(MUTED)
    if any(words in error for words in TOPIC_ERRORS):
        return GroupFailure("thread" if group.forum else MUTED)
    return None


EDIT_PREFIX = "renewed:"
"""The prefix of an edit's `dedup_key`, before the key of the edited message."""


async def _requeue(session: Session, group: LinkedGroup, dedup_key: str, failure: GroupFailure) -> None:
    """Mark the notifications of a failed message as not posted; those of a failed edit as stale."""
    if dedup_key.startswith(EDIT_PREFIX):
        edited_key = dedup_key.removeprefix(EDIT_PREFIX).rpartition(":")[0]
        await session.execute(
            update(NOTIFICATIONS).where(NOTIFICATIONS.c.post_key == edited_key).values(stale=True)
        )
        return
    message_key = ":".join(dedup_key.split(":")[:3])  # keys of further files have a fourth part
    notifications = list(
        await session.scalars(select(GroupNotification).where(GroupNotification.post_key == message_key))
    )
    for one in notifications:
        one.posted_at = one.post_key = None
    topic_names = {one.topic for one in notifications}
    is_broken = (
        GroupTopic.name.in_(topic_names) if failure.kind == "thread" else GroupTopic.creation_key == dedup_key
    )
    topics = await session.scalars(select(GroupTopic).where(GroupTopic.chat_id == group.chat_id, is_broken))
    for topic in topics:
        topic.thread_id = topic.creation_key = None
