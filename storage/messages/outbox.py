"""Messages that are owed: written with their cause, claimed by the sender, finished with what happened."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from time import monotonic
from typing import Any, cast

from sqlalchemy import (
    Boolean,
    String,
    Table,
    and_,
    bindparam,
    case,
    delete,
    func,
    literal_column,
    not_,
    null,
    or_,
    select,
    update,
)

from storage.database import Session, TransactionCache, insert
from storage.models import File, OutboxMessage

PENDING, SENDING, SENT, FAILED, UNKNOWN, EXPIRED = (
    "pending",
    "sending",
    "sent",
    "failed",
    "unknown",
    "expired",
)
REPLIES, REMINDERS, ANNOUNCEMENTS = 0, 1, 2
"""The lanes, the most urgent first."""
IDEMPOTENT_VERBS = ("edit", "delete")
TABLE = cast(Table, OutboxMessage.__table__)
_FILE_IDS = TransactionCache[str, int]()
"""Digest -> id of the file."""


@dataclass(frozen=True, slots=True)
class ClaimedMessage:
    """A message that the sender has claimed."""

    id: int
    chat_id: int
    lane: int
    method: str
    payload: str
    file_id: int | None
    attempts: int
    created_at: datetime
    expires_at: datetime | None
    reminder_id: int | None
    announcement_id: int | None = None
    target_message_ids: str | None = None
    claimed_at: float = field(default_factory=monotonic)
    """On this process's own clock."""


@dataclass(frozen=True, slots=True)
class DeliveryOutcome:
    """What became of a claimed message. `state` pending means: again, not before `not_before`."""

    id: int
    state: str
    attempts: int
    finished_at: datetime | None = None
    message_id: int | None = None
    error: str | None = None
    not_before: datetime | None = None
    extra_message_ids: str | None = None
    """Of an album: the numbers of its further messages, with commas between."""
    undelivered: str | None = None
    """What of it never came, and why."""
    method: str | None = None
    """What it was sent by, where that is another method than it was owed with."""


ALL = "all"
"""Nothing of a message came."""


def undelivered_reason(thing: str, reason: str) -> str:
    """What of a message never came (a voice, a photo … or ALL), and why, as it is kept: `voice:voices`."""
    return f"{thing}:{reason}"


def is_idempotent(method: str) -> bool:
    """Whether this may be called twice: the second time changes nothing for anybody."""
    return method.startswith(IDEMPOTENT_VERBS) and "|" not in method


async def enqueue(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Owe these messages; one whose `dedup_key` is already there is left out."""
    # The table, not the model: the ORM would sort the rows by which columns they leave empty.
    plain = [row for row in rows if row["dedup_key"] is None]
    named = [row for row in rows if row["dedup_key"] is not None]
    if plain:
        await session.execute(insert(session, TABLE), plain)
    if named:
        await session.execute(
            insert(session, TABLE).on_conflict_do_nothing(index_elements=["dedup_key"]), named
        )


async def existing_keys(session: Session, dedup_keys: Collection[str]) -> set[str]:
    """Which of these messages there are already, sent or not."""
    if not dedup_keys:
        return set()
    found = await session.scalars(
        select(OutboxMessage.dedup_key).where(OutboxMessage.dedup_key.in_(dedup_keys))
    )
    return {dedup_key for dedup_key in found if dedup_key is not None}


async def claim(
    session: Session,
    now: datetime,
    limit: int,
    lanes: Sequence[int] = (),
    without: Sequence[int] = (),
    only_replies_to: Sequence[int] = (),
    held: Collection[int] = (),
) -> list[ClaimedMessage]:
    """Mark the next pending messages as `sending`, best lane first, and return them in that order.

    `lanes` narrows it to these lanes, `without` leaves these chats out, to others only replies may be wanted;
    what belongs to the `held` announcements stays where it is.
    """
    due = and_(TABLE.c.state == PENDING, or_(TABLE.c.not_before.is_(None), TABLE.c.not_before <= now))
    if without:
        due = and_(due, TABLE.c.chat_id.not_in(without))
    if lanes:
        due = and_(due, TABLE.c.lane.in_(lanes))
    if only_replies_to:
        due = and_(due, or_(TABLE.c.chat_id.not_in(only_replies_to), TABLE.c.lane == 0))
    if held:
        due = and_(due, or_(TABLE.c.announcement_id.is_(None), TABLE.c.announcement_id.not_in(held)))
    columns = (
        "id",
        "chat_id",
        "lane",
        "method",
        "payload",
        "file_id",
        "attempts",
        "created_at",
        "expires_at",
        "reminder_id",
        "announcement_id",
        "target_message_ids",
    )
    # Two statements: PostgreSQL may run a locking subquery more than once, and so take more than `limit`.
    rows = await session.execute(
        select(*(TABLE.c[name] for name in columns))
        .where(due)
        .order_by(TABLE.c.lane, TABLE.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    claimed = [ClaimedMessage(*row) for row in rows]
    if claimed:
        ids = [row.id for row in claimed]
        await session.execute(update(TABLE).where(TABLE.c.id.in_(ids)).values(state=SENDING))
    return claimed


async def reload_claimed(session: Session, row: ClaimedMessage) -> ClaimedMessage:
    """A claimed message with the words it has by now, and the time until which it is of use."""
    found = await session.execute(
        select(TABLE.c.payload, TABLE.c.expires_at).where(TABLE.c.id == row.id, TABLE.c.state == SENDING)
    )
    stands = found.one_or_none()
    return replace(row, payload=stands.payload, expires_at=stands.expires_at) if stands else row


_RECORD_OUTCOME = (
    update(TABLE)
    # Who no longer leads may come late with "again": what another has sent meanwhile stays sent.
    .where(
        TABLE.c.id == bindparam("row"),
        or_(bindparam("state") != PENDING, TABLE.c.state == SENDING),
    )
    .values(
        {
            name: bindparam(name)
            for name in (
                "state",
                "attempts",
                "finished_at",
                "message_id",
                "extra_message_ids",
                "error",
                "not_before",
            )
        }
        # Once it is done with nobody needs the words again: what was said to a person is not kept twice.
        | {"payload": case((bindparam("blank", type_=Boolean), ""), else_=TABLE.c.payload)}
        | {
            "undelivered": bindparam("undelivered"),
            "method": func.coalesce(bindparam("sent_by", type_=String), TABLE.c.method),
        }
    )
)


_ARRIVED = (
    update(TABLE)
    .where(TABLE.c.id == bindparam("row"))
    .values(
        {name: bindparam(name) for name in ("attempts", "finished_at", "message_id", "extra_message_ids")}
    )
    .values(state=literal_column("'sent'"), payload=literal_column("''"), error=null(), not_before=null())
)
"""_FINISH for what arrived as it was meant, which nearly all messages do, with a third of the arguments."""


async def record_outcomes(session: Session, outcomes: Sequence[DeliveryOutcome]) -> None:
    """Write down what happened, in bulk."""
    arrived = [_arrived(one) for one in outcomes if _as_meant(one)]
    others = [_finished(one) for one in outcomes if not _as_meant(one)]
    for statement, rows in ((_ARRIVED, arrived), (_RECORD_OUTCOME, others)):
        if rows:
            await session.execute(statement, rows)


def _as_meant(one: DeliveryOutcome) -> bool:
    return one.state == SENT and not (one.undelivered or one.method or one.error)


def _arrived(one: DeliveryOutcome) -> dict[str, Any]:
    return {
        "row": one.id,
        "attempts": one.attempts,
        "finished_at": one.finished_at,
        "message_id": one.message_id,
        "extra_message_ids": one.extra_message_ids,
    }


def _finished(one: DeliveryOutcome) -> dict[str, Any]:
    return _arrived(one) | {
        "state": one.state,
        # What is uncertain may be sent again, when staff decide so.
        "blank": one.finished_at is not None and one.state != UNKNOWN,
        "undelivered": one.undelivered,
        "sent_by": one.method,
        "error": one.error,
        "not_before": one.not_before,
    }


async def recover(session: Session, now: datetime, without: Sequence[int] = ()) -> tuple[int, int]:
    """After a crash: what was in flight is sent again, but an announcement becomes `unknown` for staff to decide.

    `without`: rows that are in good hands. Returns (sent again, unknown).
    """
    in_flight = and_(OutboxMessage.state == SENDING, OutboxMessage.id.not_in(without))
    idle = or_(
        *(OutboxMessage.method.like(f"{verb}%") for verb in IDEMPOTENT_VERBS)
    ) & OutboxMessage.method.not_like("%|%")
    unknown = await session.execute(
        update(OutboxMessage)
        .where(in_flight, OutboxMessage.lane == ANNOUNCEMENTS, not_(idle))
        .values(state=UNKNOWN, finished_at=now)
        .returning(OutboxMessage.id)
    )
    again = await session.execute(
        update(OutboxMessage).where(in_flight).values(state=PENDING).returning(OutboxMessage.id)
    )
    return len(again.all()), len(unknown.all())


async def next_due_at(session: Session, now: datetime) -> datetime | None:
    """When the earliest message that must wait may go; not of those that wait for something else than the time."""
    waits = (OutboxMessage.state == PENDING) & (OutboxMessage.not_before > now)
    return await session.scalar(select(func.min(OutboxMessage.not_before)).where(waits))


async def count_unfinished(session: Session) -> dict[str, int]:
    """How many messages are in each unfinished state."""
    rows = await session.execute(
        select(OutboxMessage.state, func.count())
        .where(OutboxMessage.state.in_([PENDING, SENDING, UNKNOWN]))
        .group_by(OutboxMessage.state)
    )
    return {row[0]: row[1] for row in rows}


async def list_failed(session: Session, since: datetime, limit: int = 100) -> Sequence[OutboxMessage]:
    """The newest messages that failed for good since then."""
    rows = await session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.state == FAILED, OutboxMessage.finished_at > since)
        .order_by(OutboxMessage.id.desc())
        .limit(limit)
    )
    return rows.all()


async def list_unreported(session: Session, limit: int = 200) -> Sequence[OutboxMessage]:
    """Messages of which something never came, and nobody has been told of that. Of announcements a report tells."""
    rows = await session.scalars(
        select(OutboxMessage)
        .where(
            OutboxMessage.undelivered.is_not(None),
            OutboxMessage.reported_at.is_(None),
            OutboxMessage.announcement_id.is_(None),
        )
        .order_by(OutboxMessage.id)
        .limit(limit)
    )
    return rows.all()


async def was_file_delivered(session: Session, subject: str) -> bool:
    """Whether a file with a message about this came anywhere, or still may."""
    there = and_(OutboxMessage.state == SENT, OutboxMessage.undelivered.is_(None))
    may = OutboxMessage.state.in_([PENDING, SENDING, UNKNOWN])
    files = and_(OutboxMessage.method.like("send%"), OutboxMessage.method != "sendMessage")
    query = select(OutboxMessage.id).where(OutboxMessage.subject == subject, files, or_(there, may))
    return await session.scalar(query.limit(1)) is not None


async def release_failed_key(session: Session, dedup_key: str) -> bool:
    """Whether the message of this name has failed: it gives the name up then, and may be owed again."""
    named = and_(TABLE.c.dedup_key == dedup_key, TABLE.c.state == FAILED)
    done = await session.execute(update(TABLE).where(named).values(dedup_key=null()).returning(TABLE.c.id))
    return done.first() is not None


async def expire_edits(session: Session, subject: str, now: datetime) -> None:
    """Edits that still wait are out of date, once there is a newer one of the same thing.

    What answers a press is no such edit: whoever pressed is waiting for it.
    """
    stale = OutboxMessage.method.like("edit%") & OutboxMessage.method.not_like("%|%")
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.subject == subject, OutboxMessage.state == PENDING, stale)
        .values(state=EXPIRED, payload="", finished_at=now)
    )


async def expire_reminders(session: Session, reminder_ids: Sequence[int], now: datetime) -> None:
    """What waits of these reminders is not sent any more; the sender asks of what it has in hand already.

    What was never tried gives up its `dedup_key`: an item's files are owed again on its new day.
    """
    if reminder_ids:
        untried = case((TABLE.c.attempts == 0, null()), else_=TABLE.c.dedup_key)
        await session.execute(
            update(TABLE)
            .where(TABLE.c.reminder_id.in_(reminder_ids), TABLE.c.state == PENDING)
            .values(state=EXPIRED, payload="", dedup_key=untried, finished_at=now)
        )


async def expire_notices(
    session: Session, chat_id: int, kinds: Sequence[str], now: datetime, exclude: Sequence[str] = ()
) -> None:
    """What this chat was still to be told of such things (`question`: "question:17"), unasked, is not told.

    `but`: about these it is.
    """
    meant = or_(*(OutboxMessage.subject.like(f"{kind}:%") for kind in kinds))
    waits = and_(
        OutboxMessage.chat_id == chat_id, OutboxMessage.state == PENDING, OutboxMessage.lane == REMINDERS
    )
    await session.execute(
        update(OutboxMessage)
        .where(waits, meant, OutboxMessage.subject.not_in(exclude))
        .values(state=EXPIRED, payload="", finished_at=now)
    )


async def expire_subject(session: Session, subject: str, now: datetime) -> None:
    """What still waits about this is not sent any more: something newer takes its place."""
    await session.execute(
        update(TABLE)
        .where(TABLE.c.subject == subject, TABLE.c.state == PENDING)
        .values(state=EXPIRED, payload="", finished_at=now)
    )


async def subject_of(session: Session, chat_id: int, message_id: int) -> str | None:
    """What a message of ours in that chat concerned, by its number there."""
    return await session.scalar(
        select(OutboxMessage.subject)
        .where(
            OutboxMessage.chat_id == chat_id,
            OutboxMessage.message_id == message_id,
            OutboxMessage.subject.is_not(None),
        )
        .order_by(OutboxMessage.id.desc())
        .limit(1)
    )


async def was_enqueued_since(session: Session, chat_id: int, subject: str, since: datetime) -> bool:
    """Whether something about this was said there since then, or is about to be."""
    there = and_(
        OutboxMessage.subject == subject, OutboxMessage.chat_id == chat_id, OutboxMessage.created_at > since
    )
    return await session.scalar(select(OutboxMessage.id).where(there).limit(1)) is not None


async def first_messages(session: Session, subject: str) -> Sequence[tuple[int, int, str]]:
    """(chat_id, message_id, method) of the first delivered message in each chat that concerns this."""
    first = (
        select(func.min(OutboxMessage.id))
        .where(
            OutboxMessage.subject == subject,
            OutboxMessage.message_id.is_not(None),
            OutboxMessage.method.like("send%"),
        )
        .group_by(OutboxMessage.chat_id)
    )
    rows = await session.execute(
        select(OutboxMessage.chat_id, OutboxMessage.message_id, OutboxMessage.method).where(
            OutboxMessage.id.in_(first)
        )
    )
    return [(row[0], row[1] or 0, row[2]) for row in rows]


async def delivered_messages(
    session: Session, subject: str, before: datetime, since: datetime | None = None
) -> dict[int, tuple[int, str]]:
    """Chat -> (message_id, method) of what was sent there about this, in words older than `before`.

    `since`: only what arrived then or later.
    """
    there = and_(
        OutboxMessage.subject == subject,
        OutboxMessage.message_id.is_not(None),
        OutboxMessage.method.like("send%"),
        OutboxMessage.created_at < before,
    )
    if since is not None:
        there = and_(there, OutboxMessage.finished_at >= since)
    rows = await session.execute(
        select(OutboxMessage.chat_id, OutboxMessage.message_id, OutboxMessage.method)
        .where(there)
        .order_by(OutboxMessage.id.desc())
    )
    return {row[0]: (row[1] or 0, row[2]) for row in rows}


async def files_by_id(session: Session, ids: Sequence[int]) -> dict[int, File]:
    """Files by their id."""
    rows = await session.scalars(select(File).where(File.id.in_(ids)))
    return {file.id: file for file in rows}


async def save_file(session: Session, digest: str, name: str, content: bytes, at: datetime) -> int:
    """Keep a file's bytes until they are uploaded; the same bytes are kept once. Returns its id."""
    kept = _FILE_IDS.of(session)
    if digest in kept:
        return kept[digest]
    found = (await session.execute(select(File.id, File.bot_id).where(File.digest == digest))).first()
    known = found.id if found else None
    if found and found.bot_id is not None:  # another bot has uploaded it: this one is to do so too
        values = {"content": content, "telegram_file_id": None, "bot_id": None}
        await session.execute(update(File).where(File.id == known).values(values))
    if known is None:
        statement = insert(session, File).on_conflict_do_nothing(index_elements=["digest"])
        await session.execute(
            statement, [{"digest": digest, "name": name, "content": content, "created_at": at}]
        )
        known = (await session.scalars(select(File.id).where(File.digest == digest))).one()
    kept[digest] = known
    return known


async def mark_uploaded(session: Session, file_id: int, telegram_file_id: str) -> None:
    """Telegram has the file now: remember its name there. Only the bytes of calendar files stay, for a new bot."""
    bytes_left = case((File.name.like("%.ics"), File.content), else_=None)
    values = {"telegram_file_id": telegram_file_id, "bot_id": None, "content": bytes_left}
    await session.execute(update(File).where(File.id == file_id).values(values))


async def delete_files(session: Session, ids: Sequence[int]) -> None:
    """Delete files with all trace of them; what was still to be sent with one is not sent."""
    mine = TABLE.c.file_id.in_(ids)
    lost = and_(mine, TABLE.c.state.in_([PENDING, SENDING]))
    await session.execute(update(TABLE).where(lost).values(state=EXPIRED, payload=""))
    await session.execute(update(TABLE).where(mine).values(file_id=None))
    await session.execute(delete(File).where(File.id.in_(ids)))
    _FILE_IDS.of(session).clear()


async def delete_unsent_files(session: Session) -> None:
    """Delete the bytes of files that nobody will get any more: whoever was to get them could not be reached."""
    owed = select(OutboxMessage.file_id).where(
        OutboxMessage.file_id.is_not(None), OutboxMessage.state.in_([PENDING, SENDING])
    )
    left = select(File.id).where(File.content.is_not(None), File.name.not_like("%.ics"), File.id.not_in(owed))
    await delete_files(session, (await session.scalars(left)).all())


async def purge_before(session: Session, moment: datetime) -> None:
    """Blank the words of messages finished before then: who got what when stays, the text does not."""
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.finished_at < moment, OutboxMessage.payload != "")
        .values(payload="")
    )
    old = select(File.id).where(File.created_at < moment, File.name.not_like("%.ics"))
    await delete_files(session, (await session.scalars(old)).all())
