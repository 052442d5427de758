"""The staff group: which chat it is, what it is still to hear, its topics, and what is out of date there."""

import hashlib
import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, String, Table, func, literal, select, update
from sqlalchemy import cast as cast_sql
from sqlalchemy.ext.asyncio import AsyncSession

from storage import preferences
from storage.announcements import DELETE, NUDGE
from storage.database import insert
from storage.models import Announcement, AnnouncementPart, GroupNews, GroupTopic, Question, Seat, Sending
from storage.seats import HOLDING

REGISTERED, QUESTION, ANNOUNCEMENT = "registered", "question", "announcement"
KINDS = (REGISTERED, QUESTION, ANNOUNCEMENT)
EVERYBODY = "everybody"
"""The topic of what is for no seminar alone."""
LOOKS_BACK = timedelta(days=2)
"""How far back news are looked for: longer than the bot is ever away."""
OFFERED = timedelta(minutes=15)
"""How long an owner's yes waits for the group that it is for."""
READ = 500
"""How many news are looked at in one tick."""

Thing = Seat | Question | Announcement
NEWS = cast(Table, GroupNews.__table__)
OWED = ("pending", "sending")
TABLES: tuple[tuple[Any, str], ...] = (
    (Seat, "seat:"),
    (Question, "question:"),
    (Announcement, "announcement:"),
)
"""What news are about, and how it is named there."""


@dataclass(frozen=True, slots=True)
class Linked:
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
    """Of GONE and MUTED: `once` of the message by which it is tried whether we may write again."""
    try_at: str = ""
    """Not tried before."""


# Which group it is.


async def linked(session: AsyncSession) -> Linked | None:
    """The group that is linked now."""
    kept = await preferences.get(session, "group")
    return Linked(**{**kept, "was": tuple(kept.get("was", ()))}) if kept else None


async def keep(session: AsyncSession, group: Linked, at: datetime) -> None:
    """This is the group from now on."""
    await preferences.put(session, "group", asdict(group), at)


async def unlink(session: AsyncSession, group: Linked, at: datetime) -> None:
    """No news any more; what waits is not said."""
    await preferences.put(session, "group", {}, at)
    await session.execute(update(NEWS).where(NEWS.c.said_at.is_(None)).values(said_at=at))
    await session.execute(update(NEWS).where(NEWS.c.stale).values(stale=False))
    waits = (Sending.chat_id == group.chat_id) & (Sending.state == "pending")
    await session.execute(update(Sending).where(waits).values(state="expired", payload="", finished_at=at))


async def move(session: AsyncSession, group: Linked, chat_id: int, at: datetime) -> Linked:
    """The group became a supergroup: the same people under another number, its topics to be made.

    What waits goes there; what was to change a message does not: under the new number others have its number.
    """
    moved = replace(group, chat_id=chat_id, was=(*group.was, group.chat_id), pause="", tried="")
    await keep(session, moved, at)
    waits = (Sending.chat_id == group.chat_id) & (Sending.state == "pending")
    post = waits & Sending.method.like("send%")
    await session.execute(update(Sending).where(post).values(chat_id=chat_id))
    await session.execute(update(Sending).where(waits).values(state="expired", payload="", finished_at=at))
    return moved


# An owner's yes: names will be read there. It waits for its group, or knows it already.


async def offer(session: AsyncSession, person_id: int, at: datetime, **room: Any) -> str:
    """Keep this owner's yes for a while; returns the word of the link. `room`: chat_id, title and forum, when known."""
    word = secrets.token_urlsafe(24)
    kept = {"by": person_id, "hash": _hashed(word), "until": (at + OFFERED).isoformat(), **room}
    await preferences.put(session, "group_offer", kept, at)
    return word


async def take_offer(
    session: AsyncSession, person_id: int, at: datetime, word: str | None = None
) -> dict[str, Any] | None:
    """That yes, once: this person's own, in time, and with the word where one is needed (None: none is)."""
    kept = await preferences.get(session, "group_offer")
    good = kept and kept["by"] == person_id and datetime.fromisoformat(kept["until"]) > at
    if not good or (word is not None and not secrets.compare_digest(kept["hash"], _hashed(word))):
        return None
    await preferences.put(session, "group_offer", {}, at)
    return kept


def _hashed(word: str) -> str:
    return hashlib.sha256(word.encode("utf-8", "surrogatepass")).hexdigest()


# News: found by their cause, each told once.


async def gather(session: AsyncSession, group: Linked, now: datetime) -> None:
    """Write down what is new since the group was linked. What was committed is found, whoever did it and how."""
    since = max(datetime.fromisoformat(group.since), now - LOOKS_BACK).astimezone(UTC)
    seminar = literal("seminar:") + cast_sql(Seat.seminar_id, String)
    taken = (Seat.registered_at > since) & Seat.state.in_(HOLDING)
    await _gather(session, REGISTERED, "seat:", Seat.id, seminar, Seat.registered_at, taken)
    seminar = literal("seminar:") + cast_sql(Question.seminar_id, String)
    asked = Question.asked_at > since
    await _gather(session, QUESTION, "question:", Question.id, seminar, Question.asked_at, asked)
    seminar = func.coalesce(literal("seminar:") + cast_sql(Announcement.seminar_id, String), EVERYBODY)
    begun = (Announcement.started_at > since) & (Announcement.kind != NUDGE)
    await _gather(
        session, ANNOUNCEMENT, "announcement:", Announcement.id, seminar, Announcement.started_at, begun
    )


async def _gather(
    session: AsyncSession,
    kind: str,
    prefix: str,
    number: Any,
    topic: Any,
    at: Any,
    new: ColumnElement[bool],
) -> None:
    about = literal(prefix) + cast_sql(number, String)
    known = select(NEWS.c.id).where(NEWS.c.kind == kind, NEWS.c.about == about).exists()
    rows = select(topic, literal(kind), about, at).where(new, ~known).order_by(at, number)
    statement = insert(session, NEWS).from_select(["topic", "kind", "about", "at"], rows)
    await session.execute(statement.on_conflict_do_nothing(index_elements=["kind", "about"]))


async def unsaid(session: AsyncSession) -> list[GroupNews]:
    """What the group is still to hear, the oldest first."""
    rows = await session.scalars(
        select(GroupNews).where(GroupNews.said_at.is_(None)).order_by(GroupNews.at, GroupNews.id).limit(READ)
    )
    return list(rows)


def said(news: Iterable[GroupNews], at: datetime, once: str | None) -> None:
    """These are told by that message; None: there is nothing to tell any more."""
    for one in news:
        one.said_at, one.said_in = at, once


async def waiting(session: AsyncSession, group: Linked) -> int:
    """How many messages and edits wait to be sent there."""
    owed = (Sending.chat_id == group.chat_id) & Sending.state.in_(OWED)
    return await session.scalar(select(func.count()).where(owed)) or 0


# What was said and is so no longer: edited in place.


async def stale(session: AsyncSession, abouts: Collection[str]) -> None:
    """What the group reads of these (`question:17`) is to be brought up to date."""
    if abouts:
        told = NEWS.c.kind.in_(KINDS) & NEWS.c.about.in_(abouts)  # both: the index has them in this order
        there = told & NEWS.c.said_in.is_not(None)
        await session.execute(update(NEWS).where(there).values(stale=True))


async def outdated(session: AsyncSession, group: Linked, limit: int) -> list[tuple[Sending, list[GroupNews]]]:
    """Messages in the group that are out of date, with all that each of them tells.

    What still waits to be sent is left for later; what never arrived is let go.
    """
    onces = select(NEWS.c.said_in).where(NEWS.c.stale).group_by(NEWS.c.said_in)
    onces = onces.order_by(func.min(NEWS.c.id)).limit(limit)
    found = list(await session.scalars(select(Sending).where(Sending.once.in_(onces))))
    there = [one for one in found if one.chat_id == group.chat_id and one.message_id is not None]
    done = [one.once for one in found if one.state not in OWED]
    rows = await session.scalars(
        select(GroupNews).where(GroupNews.said_in.in_([one.once for one in there])).order_by(GroupNews.id)
    )
    news = list(rows)
    await session.execute(update(NEWS).where(NEWS.c.said_in.in_(done)).values(stale=False))
    return [(one, [each for each in news if each.said_in == one.once]) for one in there]


async def shows_questions(session: AsyncSession, chat_id: int, message_id: int) -> bool:
    """Whether this message of ours lists questions."""
    said_in = select(Sending.once).where(Sending.chat_id == chat_id, Sending.message_id == message_id)
    told = select(NEWS.c.id).where(NEWS.c.kind == QUESTION, NEWS.c.said_in.in_(said_in)).limit(1)
    return await session.scalar(told) is not None


# Topics.


async def topic(session: AsyncSession, group: Linked, name: str) -> GroupTopic:
    """The topic of this name, with its thread when it is made by now."""
    found = await session.scalar(
        select(GroupTopic).where(GroupTopic.chat_id == group.chat_id, GroupTopic.name == name)
    )
    if found is None:
        found = GroupTopic(chat_id=group.chat_id, name=name)
        session.add(found)
        await session.flush()
    if found.thread_id is None and found.making:
        # A topic's number is the number of the message that begins it.
        found.thread_id = await session.scalar(
            select(Sending.message_id).where(Sending.once == found.making, Sending.state == "sent")
        )
    return found


async def things(session: AsyncSession, news: Sequence[GroupNews]) -> dict[str, Thing]:
    """What these are about, as it is now: a seat, a question or an announcement by its `about`."""
    found: dict[str, Thing] = {}
    for table, prefix in TABLES:
        numbers = [int(one.about.removeprefix(prefix)) for one in news if one.about.startswith(prefix)]
        if numbers:
            rows = await session.scalars(select(table).where(table.id.in_(numbers)))
            found |= {f"{prefix}{row.id}": row for row in rows}
    return found


async def words_of(session: AsyncSession, announcement: Announcement, language: str) -> str:
    """The words of an announcement in this language, else in another one it has, as HTML.

    What is done about one without words of its own tells the words of that one.
    """
    number = announcement.about_id if announcement.kind == DELETE else announcement.id
    rows = await session.scalars(
        select(AnnouncementPart)
        .where(AnnouncementPart.announcement_id == number, AnnouncementPart.html != "")
        .order_by(AnnouncementPart.language != language, AnnouncementPart.id)
        .limit(1)
    )
    part = rows.one_or_none()
    return part.html if part is not None else ""
