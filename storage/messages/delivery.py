"""Messages claimed by the sender, and the recording of their outcomes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from functools import cache
from itertools import groupby
from time import monotonic
from typing import Any

from sqlalchemy import (
    Boolean,
    Integer,
    String,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    not_,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate

from storage.database import Session
from storage.messages.methods import IS_IDEMPOTENT
from storage.messages.outbox import ANNOUNCEMENTS, PENDING, REPLIES, SENDING, SENT, TABLE, UNKNOWN
from storage.models import OutboxMessage


# Neither is frozen: assigning the fields of a frozen one costs three times as much, for each message.
@dataclass(slots=True)
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
    previous_notice_id: int | None = None
    claimed_at: float = field(default_factory=monotonic)
    """Time of the claim, by `time.monotonic` of this process."""


@dataclass(slots=True)
class DeliveryOutcome:
    """The outcome of a claimed message. `state` pending means: retry, not before `not_before`."""

    id: int
    state: str
    attempts: int
    finished_at: datetime | None = None
    message_id: int | None = None
    error: str | None = None
    not_before: datetime | None = None
    extra_message_ids: str | None = None
    """The ids of an album's further messages, comma-separated."""
    undelivered: str | None = None
    """The content that was not delivered, with the reason; see `outbox.undelivered_reason`."""
    method: str | None = None
    """The method by which it was sent, if that is not the one in the row."""


_CLAIMED = [TABLE.c[one.name] for one in fields(ClaimedMessage) if one.name != "claimed_at"]


async def claim(
    session: Session,
    now: datetime,
    limit: int,
    lanes: Sequence[int] = (),
    without: Sequence[int] = (),
    only_replies_to: Sequence[int] = (),
    held: Collection[int] = (),
) -> list[ClaimedMessage]:
    """Mark the next pending messages as `sending`, most urgent lane first, and return them in that order.

    `lanes`: only these. `without`: no messages to these chats; `only_replies_to`: to these chats only lane 0. `held`:
    no messages of these announcements.
    """
    filters = {"lanes": lanes, "without": without, "only_replies_to": only_replies_to, "held": held}
    given = {name: list(values) for name, values in filters.items() if values}
    rows = await session.execute(_claim_statement(*given), {"now": now, "most": limit, **given})
    return sorted((ClaimedMessage(*row) for row in rows), key=lambda row: (row.lane, row.id))


@cache
def _claim_statement(*filters: str) -> ReturningUpdate[Any]:
    """Return the statement of `claim` with these of its filters. Building it takes longer than executing it."""
    due = and_(
        TABLE.c.state == PENDING, or_(TABLE.c.not_before.is_(None), TABLE.c.not_before <= bindparam("now"))
    )
    conditions = {
        "lanes": TABLE.c.lane.in_(bindparam("lanes", expanding=True)),
        "without": TABLE.c.chat_id.not_in(bindparam("without", expanding=True)),
        "only_replies_to": or_(
            TABLE.c.chat_id.not_in(bindparam("only_replies_to", expanding=True)), TABLE.c.lane == REPLIES
        ),
        "held": or_(
            TABLE.c.announcement_id.is_(None),
            TABLE.c.announcement_id.not_in(bindparam("held", expanding=True)),
        ),
    }
    # A CTE that locks runs once; PostgreSQL may run a locking subquery more than once, and so take more than `limit`.
    taken = (
        select(TABLE.c.id)
        .where(due, *(conditions[name] for name in filters))
        .order_by(TABLE.c.lane, TABLE.c.id)
        .limit(bindparam("most", type_=Integer))
        .with_for_update(skip_locked=True)
        .cte("taken")
    )
    return update(TABLE).where(TABLE.c.id == taken.c.id).values(state=SENDING).returning(*_CLAIMED)


async def reload_claimed(session: Session, row: ClaimedMessage) -> ClaimedMessage:
    """Return the message with the present payload and `expires_at` of its row."""
    found = await session.execute(
        select(TABLE.c.payload, TABLE.c.expires_at).where(TABLE.c.id == row.id, TABLE.c.state == SENDING)
    )
    current = found.one_or_none()
    return replace(row, payload=current.payload, expires_at=current.expires_at) if current else row


_RECORD_OUTCOME = (
    update(TABLE)
    # A process that is no longer the leader may record a retry late: a message sent by the new leader stays sent.
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
        # The payload of a finished message is not needed, and personal texts are not kept twice.
        | {"payload": case((bindparam("blank", type_=Boolean), ""), else_=TABLE.c.payload)}
        | {
            "undelivered": bindparam("undelivered"),
            "method": func.coalesce(bindparam("sent_by", type_=String), TABLE.c.method),
        }
    )
)
_RECORD_SENT = (
    update(TABLE)
    .where(TABLE.c.id == bindparam("row"))
    .values(
        {name: bindparam(name) for name in ("attempts", "finished_at", "message_id", "extra_message_ids")}
    )
    .values(state=literal_column("'sent'"), payload=literal_column("''"), error=null(), not_before=null())
)
"""`_RECORD_OUTCOME` for plain successes, that is nearly all messages, with half as many parameters."""


async def record_outcomes(session: Session, outcomes: Sequence[DeliveryOutcome]) -> None:
    """Record outcomes in bulk, in the order of their ids, in which other transactions lock the rows too."""
    in_order = sorted(outcomes, key=lambda outcome: outcome.id)
    for plain, group in groupby(in_order, key=_is_plain_success):
        if plain:
            await session.execute(_RECORD_SENT, [_sent_values(outcome) for outcome in group])
        else:
            await session.execute(_RECORD_OUTCOME, [_outcome_values(outcome) for outcome in group])


def _is_plain_success(one: DeliveryOutcome) -> bool:
    return one.state == SENT and not (one.undelivered or one.method or one.error)


def _sent_values(one: DeliveryOutcome) -> dict[str, Any]:
    return {
        "row": one.id,
        "attempts": one.attempts,
        "finished_at": one.finished_at,
        "message_id": one.message_id,
        "extra_message_ids": one.extra_message_ids,
    }


def _outcome_values(one: DeliveryOutcome) -> dict[str, Any]:
    return _sent_values(one) | {
        "state": one.state,
        # A message with unknown outcome keeps its payload: staff may decide to send it again.
        "blank": one.finished_at is not None and one.state != UNKNOWN,
        "undelivered": one.undelivered,
        "sent_by": one.method,
        "error": one.error,
        "not_before": one.not_before,
    }


async def recover(session: Session, now: datetime, without: Sequence[int] = ()) -> tuple[int, int]:
    """After a crash, make messages that were being sent pending again, but announcements `unknown`: staff decide.

    Announcement edits and deletions may be repeated, so they become pending too. `without`: ids of rows that a running
    sender still handles. Returns the numbers (pending, unknown).
    """
    in_flight = and_(OutboxMessage.state == SENDING, OutboxMessage.id.not_in(without))
    unknown = await session.execute(
        update(OutboxMessage)
        .where(in_flight, OutboxMessage.lane == ANNOUNCEMENTS, not_(IS_IDEMPOTENT))
        .values(state=UNKNOWN, finished_at=now)
        .returning(OutboxMessage.id)
    )
    again = await session.execute(
        update(OutboxMessage).where(in_flight).values(state=PENDING).returning(OutboxMessage.id)
    )
    return len(again.all()), len(unknown.all())


_NEXT_DUE = select(func.min(TABLE.c.not_before)).where(
    TABLE.c.state == PENDING, TABLE.c.not_before > bindparam("now")
)


async def next_due_at(session: Session, now: datetime) -> datetime | None:
    """Return the earliest future `not_before` of the pending messages; None if there is none."""
    due_at: datetime | None = await session.scalar(_NEXT_DUE, {"now": now})
    return due_at
