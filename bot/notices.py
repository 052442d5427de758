"""Outbox rows of notices: messages about one person's action to others, collapsed and limited in number."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime
from typing import Any

from handlers.messages import Say, Value
from handlers.permissions import ORGANISERS
from storage.accounts import people
from storage.database import Session
from storage.messages import notices, outbox
from storage.messages.notices import NoticeCounts
from storage.models import Person, Role
from storage.team import roles

EDIT_OR_SEND = "editMessageText|sendMessage"
"""Edit the message of the previous notice; send a new one if it no longer exists."""

OutboxRow = dict[str, Any]
RenderRow = Callable[[Say, Person], Awaitable[OutboxRow]]
"""Returns the outbox row of a message to this person."""


async def notice_rows(
    session: Session, says: Sequence[Say], at: datetime, make: RenderRow
) -> list[OutboxRow]:
    """Return the rows of these notices. Those beyond the limit are withheld and counted in one more notice."""
    rows: list[OutboxRow] = []
    says = await _without_sent(session, says)
    for actor_id in dict.fromkeys(one.actor_id for one in says):
        of_actor = [one for one in says if one.actor_id == actor_id]
        count = (
            NoticeCounts()
            if actor_id is None
            else await notices.count_notices(session, _chat_ids(of_actor), actor_id, at)
        )
        before = count.withheld.copy()
        for collapse_key in dict.fromkeys(one.collapse_key or "" for one in of_actor):
            of_subject = [one for one in of_actor if (one.collapse_key or "") == collapse_key]
            replaceable = await notices.find_replaceable(session, _chat_ids(of_subject), collapse_key, at)
            rows += [await _notice_row(say, replaceable, count, at, make) for say in of_subject]
        if actor_id is not None and count.withheld != before:
            rows += await _summary_rows(session, of_actor, count, actor_id, at, make)
    return rows


async def _without_sent(session: Session, says: Sequence[Say]) -> list[Say]:
    """Return the notices whose `dedup_key` does not exist yet."""
    known = await outbox.existing_keys(session, [one.dedup_key for one in says if one.dedup_key])
    return [one for one in says if one.dedup_key not in known]


def _chat_ids(says: Sequence[Say]) -> list[int]:
    return [one.to.telegram_id for one in says if isinstance(one.to, Person) and one.to.telegram_id]


async def _notice_row(
    say: Say, replaceable: dict[int, int], count: NoticeCounts, at: datetime, make: RenderRow
) -> OutboxRow:
    assert isinstance(say.to, Person)  # a notice always has a recipient
    row = await make(say, say.to)
    chat = row["chat_id"]
    if not say.continuation and row["method"] == "sendMessage" and chat in replaceable:
        return {**row, "method": EDIT_OR_SEND, "previous_notice_id": replaceable[chat]}
    if say.actor_id is not None and count.limit_reached(chat):
        count.withheld[chat] += 1
        return notices.withheld_row(row, at)
    count.sent[chat] += 1
    return row


def _summary(number: int, actor: Person | None, held: Collection[Role]) -> tuple[str, dict[str, Value]]:
    """Return the text about withheld notices, with the name for those who see every name at every seminar.

    Others may have been told of an anonymous question among them.
    """
    sees_names = any(role.role in ORGANISERS and role.seminar_id is None for role in held)
    if actor is None or not actor.name or not sees_names:
        return "notices-held", {"number": number}
    return "notices-held-of", {"number": number, "name": actor.name}


async def _summary_rows(
    session: Session, says: Sequence[Say], count: NoticeCounts, actor_id: int, at: datetime, make: RenderRow
) -> list[OutboxRow]:
    """Return the rows that tell recipients of withheld notices how many there are."""
    readers = {one.to.telegram_id: one.to for one in says if isinstance(one.to, Person)}
    actor, held = await people.get(session, actor_id), await roles.roles_by_person(session)
    summaries = [
        Say(
            *_summary(count.withheld[chat], actor, held.get(reader.id, ())),
            to=reader,
            collapse_key=f"held:{actor_id}",
            lane=says[0].lane,
        )
        for chat, reader in readers.items()
        if chat and count.withheld[chat]
    ]
    return await notice_rows(session, summaries, at, make)
