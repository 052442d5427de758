"""What becomes of posts to the staff group that cannot arrive: they are said again, at once or once they can be."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.group import NEWS, Linked, keep
from storage.models import GroupNews, GroupTopic, Sending

GONE, MUTED, PUBLIC, CHANNEL = "gone", "muted", "public", "channel"
"""We are not in the group; may not write there; anybody reads it by its name, or by the channel it belongs to."""
TRY_EVERY = timedelta(minutes=5)
"""While we are shut out: how often a message is tried."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What became known of the group by a message that failed there."""

    kind: str
    """gone: we were put out; muted: we may not write; moved: it has another number; topics: none can be made;
    thread: the topic is gone or closed."""
    chat_id: int = 0
    """Of `moved`: the new number."""


async def pause(session: AsyncSession, group: Linked, why: str, at: datetime) -> Linked:
    """Nothing is posted there for now; what there is to tell waits."""
    waits = (Sending.chat_id == group.chat_id) & (Sending.state == "pending")
    dropped = await session.scalars(
        update(Sending)
        .where(waits)
        .values(state="expired", payload="", finished_at=at)
        .returning(Sending.once)
    )
    for once in [one for one in dropped if one]:
        await _again(session, group, once, Trouble(why))
    return await try_later(session, replace(group, pause=why), at)


async def try_later(session: AsyncSession, group: Linked, at: datetime) -> Linked:
    """Whether we may post again is tried, but not at once."""
    later = replace(group, tried="", try_at=(at + TRY_EVERY).isoformat())
    await keep(session, later, at)
    return later


async def resume(session: AsyncSession, group: Linked, at: datetime) -> Linked:
    """It is posted again, what waited first."""
    resumed = replace(group, pause="", tried="", try_at="")
    await keep(session, resumed, at)
    return resumed


async def fate(session: AsyncSession, once: str) -> str:
    """The state of the message of this name; empty when there is none."""
    return await session.scalar(select(Sending.state).where(Sending.once == once)) or ""


async def heal(session: AsyncSession, group: Linked) -> list[Trouble]:
    """Draw what follows from messages that failed there: what they said is to be said again."""
    numbers = (group.chat_id, *group.was)
    rows = await session.scalars(
        select(Sending)
        .where(Sending.chat_id.in_(numbers), Sending.state == "failed", Sending.once.is_not(None))
        .order_by(Sending.id)
    )
    troubles = []
    for row in rows:
        trouble = _trouble(group, row) if row.chat_id == group.chat_id else Trouble("moved", group.chat_id)
        if trouble is None:
            continue  # staff see it among what failed
        row.state = "expired"
        troubles.append(trouble)
        await _again(session, group, row.once or "", trouble)
    await session.flush()
    return list(dict.fromkeys(troubles))


SHUT_OUT = ("kicked", "not a member", "chat not found", "group chat was de", "channel_private")
SILENCED = (
    "no rights to send",
    "send text messages",
    "no write access",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_send_plain_forbidden",
    "need administrator rights",
)
"""A file that the group forbids is another matter: its words arrive."""
CLOSED = ("thread not found", "topic_deleted", "topic_closed", "topic_id_invalid", "not a forum")


def _trouble(group: Linked, row: Sending) -> Trouble | None:
    """What a failure says of the group."""
    error = (row.error or "").lower()
    if moved := re.search(r"new chat id: (-\d+)", error):
        return Trouble("moved", int(moved[1]))
    if any(words in error for words in SHUT_OUT):
        return Trouble(GONE)
    if row.method == "createForumTopic":
        return Trouble("topics")
    if any(words in error for words in SILENCED):
        return Trouble(MUTED)
    if any(words in error for words in CLOSED):
        return Trouble("thread" if group.forum else MUTED)
    return None


RENEWED = "renewed:"
"""How the name of an edit begins; what follows is the name of the message that it changes."""


async def _again(session: AsyncSession, group: Linked, once: str, trouble: Trouble) -> None:
    """What a message was to say is not said; what an edit was to put right is still to be."""
    if once.startswith(RENEWED):
        changed = once.removeprefix(RENEWED).rpartition(":")[0]
        await session.execute(update(NEWS).where(NEWS.c.said_in == changed).values(stale=True))
        return
    whole = ":".join(once.split(":")[:3])  # a further file has its place after that
    lost = list(await session.scalars(select(GroupNews).where(GroupNews.said_in == whole)))
    for one in lost:
        one.said_at = one.said_in = None
    names = {one.topic for one in lost}
    broken = GroupTopic.name.in_(names) if trouble.kind == "thread" else GroupTopic.making == once
    topics = await session.scalars(select(GroupTopic).where(GroupTopic.chat_id == group.chat_id, broken))
    for one_topic in topics:
        one_topic.thread_id = one_topic.making = None
