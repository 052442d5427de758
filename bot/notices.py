"""Notices: what one person's acts tell others becomes rows of the outbox, never more than a chat can bear."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from handlers.messages import Say
from storage.database import Session
from storage.messages import notices, outbox
from storage.messages.notices import NoticeCounts
from storage.models import Person

EDIT_OR_SEND = "editMessageText|sendMessage"
"""The message of the notice before is changed; where there is none any more, a new one is sent."""

OutboxRow = dict[str, Any]
RenderRow = Callable[[Say, Person], Awaitable[OutboxRow]]
"""The row of a message to somebody, as it would be sent."""


async def notice_rows(
    session: Session, said: Sequence[Say], at: datetime, make: RenderRow
) -> list[OutboxRow]:
    """The rows of these notices. What is beyond the handful of whoever caused it is counted in a notice of its own."""
    made: list[OutboxRow] = []
    said = await _without_sent(session, said)
    for by in dict.fromkeys(one.actor_id for one in said):
        theirs = [one for one in said if one.actor_id == by]
        count = (
            NoticeCounts() if by is None else await notices.count_notices(session, _chat_ids(theirs), by, at)
        )
        before = count.withheld.copy()
        for collapse_key in dict.fromkeys(one.collapse_key or "" for one in theirs):
            mine = [one for one in theirs if (one.collapse_key or "") == collapse_key]
            there = await notices.find_replaceable(session, _chat_ids(mine), collapse_key, at)
            made += [await _notice_row(say, there, count, at, make) for say in mine]
        if by is not None and count.withheld != before:
            made += await _summary_rows(session, theirs, count, by, at, make)
    return made


async def _without_sent(session: Session, said: Sequence[Say]) -> list[Say]:
    """Those that were not told already: what says the same again takes the place of nothing."""
    known = await outbox.existing_keys(session, [one.dedup_key for one in said if one.dedup_key])
    return [one for one in said if one.dedup_key not in known]


def _chat_ids(said: Sequence[Say]) -> list[int]:
    return [one.to.telegram_id for one in said if isinstance(one.to, Person) and one.to.telegram_id]


async def _notice_row(
    say: Say, there: dict[int, int], count: NoticeCounts, at: datetime, make: RenderRow
) -> OutboxRow:
    assert isinstance(say.to, Person)  # a notice is for somebody
    row = await make(say, say.to)
    chat = row["chat_id"]
    if not say.continuation and row["method"] == "sendMessage" and chat in there:
        return {**row, "method": EDIT_OR_SEND, "previous_notice_id": there[chat]}
    if say.actor_id is not None and count.limit_reached(chat):
        count.withheld[chat] += 1
        return notices.withheld_row(row, at)
    count.sent[chat] += 1
    return row


async def _summary_rows(
    session: Session, said: Sequence[Say], count: NoticeCounts, by: int, at: datetime, make: RenderRow
) -> list[OutboxRow]:
    """For whoever is told no more of this person now: how much there is."""
    readers = {one.to.telegram_id: one.to for one in said if isinstance(one.to, Person)}
    left = [
        Say(
            "notices-held",
            {"number": count.withheld[chat]},
            to=reader,
            collapse_key=f"held:{by}",
            lane=said[0].lane,
        )
        for chat, reader in readers.items()
        if chat and count.withheld[chat]
    ]
    return await notice_rows(session, left, at, make)
