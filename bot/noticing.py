"""Notices: what one person's acts tell others becomes rows of the outbox, never more than a chat can bear."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.words import Say
from storage import notices, outbox
from storage.models import Person
from storage.notices import Count

CHANGED_OR_SENT = "editMessageText|sendMessage"
"""The message of the notice before is changed; where there is none any more, a new one is sent."""

Row = dict[str, Any]
Make = Callable[[Say, Person], Awaitable[Row]]
"""The row of a message to somebody, as it would be sent."""


async def rows(session: AsyncSession, said: Sequence[Say], at: datetime, make: Make) -> list[Row]:
    """The rows of these notices. What is beyond the handful of whoever caused it is counted in a notice of its own."""
    made: list[Row] = []
    said = await _new(session, said)
    for by in dict.fromkeys(one.by for one in said):
        theirs = [one for one in said if one.by == by]
        count = Count() if by is None else await notices.count(session, _chats(theirs), by, at)
        before = count.held.copy()
        for subject in dict.fromkeys(one.subject or "" for one in theirs):
            mine = [one for one in theirs if (one.subject or "") == subject]
            there = await notices.there(session, _chats(mine), subject, at)
            made += [await _row(say, there, count, at, make) for say in mine]
        if by is not None and count.held != before:
            made += await _summed_up(session, theirs, count, by, at, make)
    return made


async def _new(session: AsyncSession, said: Sequence[Say]) -> list[Say]:
    """Those that were not told already: what says the same again takes the place of nothing."""
    known = await outbox.owed(session, [one.once for one in said if one.once])
    return [one for one in said if one.once not in known]


def _chats(said: Sequence[Say]) -> list[int]:
    return [one.to.telegram_id for one in said if isinstance(one.to, Person) and one.to.telegram_id]


async def _row(say: Say, there: dict[int, int], count: Count, at: datetime, make: Make) -> Row:
    assert isinstance(say.to, Person)  # a notice is for somebody
    row = await make(say, say.to)
    chat = row["chat_id"]
    if not say.part and row["method"] == "sendMessage" and chat in there:
        changed = orjson.loads(row["payload"]) | {"after": there[chat]}
        return {**row, "method": CHANGED_OR_SENT, "payload": orjson.dumps(changed).decode()}
    if say.by is not None and count.full(chat):
        count.held[chat] += 1
        return notices.held_back(row, at)
    count.told[chat] += 1
    return row


async def _summed_up(
    session: AsyncSession, said: Sequence[Say], count: Count, by: int, at: datetime, make: Make
) -> list[Row]:
    """For whoever is told no more of this person now: how much there is."""
    readers = {one.to.telegram_id: one.to for one in said if isinstance(one.to, Person)}
    left = [
        Say("notices-held", {"number": count.held[chat]}, to=reader, subject=f"held:{by}", lane=said[0].lane)
        for chat, reader in readers.items()
        if chat and count.held[chat]
    ]
    return await rows(session, left, at, make)
