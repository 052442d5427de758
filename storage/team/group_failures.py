"""What becomes of posts to the staff group that cannot arrive: they are said again, at once or once they can be."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select, update

from storage.database import Session
from storage.messages import methods, outbox
from storage.models import GroupNotification, GroupTopic, OutboxMessage
from storage.team.group import NOTIFICATIONS, LinkedGroup, save_linked

REMOVED, MUTED, PUBLIC, CHANNEL = "gone", "muted", "public", "channel"
"""We are not in the group; may not write there; anybody reads it by its name, or by the channel it belongs to."""
RETRY_INTERVAL = timedelta(minutes=5)
"""While we are shut out: how often a message is tried."""


@dataclass(frozen=True, slots=True)
class GroupFailure:
    """What became known of the group by a message that failed there."""

    kind: str
    """gone: we were put out; muted: we may not write; moved: it has another number; topics: none can be made;
    thread: the topic is gone or closed."""
    chat_id: int = 0
    """Of `moved`: the new number."""


async def pause_posting(session: Session, group: LinkedGroup, reason: str, at: datetime) -> LinkedGroup:
    """Nothing is posted there for now; what there is to tell waits."""
    waits = (OutboxMessage.chat_id == group.chat_id) & (OutboxMessage.state == outbox.PENDING)
    dropped = await session.scalars(
        update(OutboxMessage)
        .where(waits)
        .values(outbox.expired_values(at))
        .returning(OutboxMessage.dedup_key)
    )
    for dedup_key in [one for one in dropped if one]:
        await _requeue(session, group, dedup_key, GroupFailure(reason))
    return await schedule_probe(session, replace(group, pause=reason), at)


async def schedule_probe(session: Session, group: LinkedGroup, at: datetime) -> LinkedGroup:
    """Whether we may post again is tried, but not at once."""
    later = replace(group, tried="", try_at=(at + RETRY_INTERVAL).isoformat())
    await save_linked(session, later, at)
    return later


async def resume_posting(session: Session, group: LinkedGroup, at: datetime) -> LinkedGroup:
    """It is posted again, what waited first."""
    resumed = replace(group, pause="", tried="", try_at="")
    await save_linked(session, resumed, at)
    return resumed


async def message_state(session: Session, dedup_key: str) -> str:
    """The state of the message of this name; empty when there is none."""
    return await session.scalar(select(OutboxMessage.state).where(OutboxMessage.dedup_key == dedup_key)) or ""


async def handle_failures(session: Session, group: LinkedGroup) -> list[GroupFailure]:
    """Draw what follows from messages that failed there: what they said is to be said again."""
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
    troubles = []
    for row in rows:
        trouble = (
            _classify(group, row) if row.chat_id == group.chat_id else GroupFailure("moved", group.chat_id)
        )
        if trouble is None:
            continue  # staff see it among what failed
        row.state = outbox.EXPIRED
        troubles.append(trouble)
        await _requeue(session, group, row.dedup_key or "", trouble)
    await session.flush()  # what is to be told again is looked for by a query
    return list(dict.fromkeys(troubles))


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
"""A file that the group forbids is another matter: its words arrive."""
TOPIC_ERRORS = ("thread not found", "topic_deleted", "topic_closed", "topic_id_invalid", "not a forum")


def _classify(group: LinkedGroup, row: OutboxMessage) -> GroupFailure | None:
    """What a failure says of the group."""
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
"""How the name of an edit begins; what follows is the name of the message that it changes."""


async def _requeue(session: Session, group: LinkedGroup, dedup_key: str, trouble: GroupFailure) -> None:
    """What a message was to say is not said; what an edit was to put right is still to be."""
    if dedup_key.startswith(EDIT_PREFIX):
        changed = dedup_key.removeprefix(EDIT_PREFIX).rpartition(":")[0]
        await session.execute(
            update(NOTIFICATIONS).where(NOTIFICATIONS.c.post_key == changed).values(stale=True)
        )
        return
    whole = ":".join(dedup_key.split(":")[:3])  # a further file has its place after that
    lost = list(await session.scalars(select(GroupNotification).where(GroupNotification.post_key == whole)))
    for one in lost:
        one.posted_at = one.post_key = None
    names = {one.topic for one in lost}
    broken = GroupTopic.name.in_(names) if trouble.kind == "thread" else GroupTopic.creation_key == dedup_key
    topics = await session.scalars(select(GroupTopic).where(GroupTopic.chat_id == group.chat_id, broken))
    for one_topic in topics:
        one_topic.thread_id = one_topic.creation_key = None
