"""Failures shown to staff: updates that could not be handled, messages that could not be delivered."""

from datetime import timedelta

from handlers.buttons.team import ListFailures
from handlers.messages import Incoming, Lines, Reply, Say, Text
from storage.database import Session
from storage.messages import inbox, outbox

FAILURE_WINDOW = timedelta(days=7)
"""The time for which a failed message is shown."""


async def count_failures(incoming: Incoming, session: Session) -> int:
    """Count the failed updates, and the messages that failed within FAILURE_WINDOW."""
    return len(await inbox.list_dead_letters(session)) + len(
        await outbox.list_failed(session, incoming.at - FAILURE_WINDOW)
    )


async def list_failures(incoming: Incoming, session: Session, _data: ListFailures) -> list[Reply]:
    """Show the newest updates that could not be handled, and messages that could not be delivered."""
    lines = [
        Text("failed-update", {"number": row.update_id, "error": (row.error or "")[:120]})
        for row in await inbox.list_dead_letters(session, 10)
    ]
    lines += [
        Text("failed-message", {"number": str(row.chat_id), "error": (row.error or "")[:120]})
        for row in await outbox.list_failed(session, incoming.at - FAILURE_WINDOW, 10)
    ]
    return [Say("failed", {"list": Lines(lines)}) if lines else Say("failed-none")]
