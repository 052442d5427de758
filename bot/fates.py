"""What becomes of a message after Telegram's answer: sent, tried again, failed, uncertain."""

from datetime import UTC, datetime, timedelta
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot import apart, refusals
from bot.pacing import seconds
from bot.request import NotConnected
from storage import outbox
from storage.outbox import Due, Outcome

ATTEMPTS = 12
LONGEST_WAIT = 60.0
GIVE_UP = timedelta(hours=24)


def after(row: Due, error: TelegramError) -> Outcome:
    """The table of Telegram's errors (docs/architecture.md) as a function."""
    tried, now, words = row.attempts + 1, datetime.now(UTC), error.message[:300]
    if isinstance(error, BadRequest):
        return _refused(row, error)
    if isinstance(error, RetryAfter):
        return again(row, seconds(error), error.message, counted=tried)
    if isinstance(error, NotConnected | InvalidToken):
        return again(row, 5, error.message, counted=row.attempts)  # nothing was asked
    if isinstance(error, Forbidden | ChatMigrated):
        return _failed(row, tried, error)
    doubles = not outbox.harmless(row.method)
    if row.lane == outbox.ANNOUNCEMENTS and doubles and isinstance(error, NetworkError):
        # Silence, or a gateway's 5xx: it may have arrived. Nobody is to get it twice; staff decide.
        return Outcome(row.id, outbox.UNKNOWN, tried, now, error=words)
    return again(row, min(LONGEST_WAIT, 2.0 ** min(row.attempts, 10)), error.message, counted=tried)


def ours(row: Due, error: Exception) -> Outcome:
    """Something went wrong here, before Telegram was asked. Where the machine has no room for more just now, that is
    tried again and not counted; whatever else it is would be the same the next time."""
    kind = type(error).__name__
    if apart.scarce(error):
        soon = datetime.now(UTC) + timedelta(seconds=apart.AGAIN)
        return Outcome(row.id, outbox.PENDING, row.attempts, error=kind, not_before=soon)
    return broken(row, kind)


def _refused(row: Due, error: BadRequest) -> Outcome:
    """400: sending it again would be refused again."""
    tried, now = row.attempts + 1, datetime.now(UTC)
    if says(error, *refusals.AS_WISHED):
        return Outcome(row.id, outbox.SENT, tried, now)
    # An edit of ours that comes too late changes nothing for anybody: not a failure to show to staff.
    if row.method.startswith("edit") and says(error, *refusals.EDIT_GONE):
        return Outcome(row.id, outbox.EXPIRED, tried, now, error=error.message[:300])
    return _failed(row, tried, error)


def _failed(row: Due, tried: int, error: TelegramError) -> Outcome:
    """Telegram does not take it in any form."""
    return _given_up(row, tried, error.message, refusals.why(error))


def broken(row: Due, error: str) -> Outcome:
    """Something of ours: it would be so the next time too."""
    return _given_up(row, row.attempts + 1, error)


def _given_up(row: Due, tried: int, error: str, reason: str = refusals.OTHER) -> Outcome:
    """For good, and nothing of it came: whoever sent it is told (`handlers.undelivered`)."""
    lost = outbox.lost(outbox.ALL, reason)
    return Outcome(row.id, outbox.FAILED, tried, datetime.now(UTC), error=error[:300], lost=lost)


def unreachable(error: TelegramError) -> bool:
    """Whether it says that the person cannot be written to."""
    if refusals.of_message(error):
        return False
    return isinstance(error, Forbidden | ChatMigrated) or (
        isinstance(error, BadRequest) and says(error, "chat not found")
    )


def again(row: Due, wait: float, error: str, *, counted: int) -> Outcome:
    """To be tried again, unless it was tried often enough *and* has been owed for long: outages last for hours."""
    now = datetime.now(UTC)
    if counted >= ATTEMPTS and now - row.created_at > GIVE_UP:
        return _given_up(row, counted, error)
    return Outcome(
        row.id, outbox.PENDING, counted, error=error[:300], not_before=now + timedelta(seconds=wait)
    )


def numbers(result: Any) -> tuple[int | None, str | None]:
    """Telegram's number of the message (of a topic that was made, its thread); those of an album's further
    messages, with commas between."""
    told = result if isinstance(result, list) else [result]
    found = [one.get("message_id", one.get("message_thread_id")) for one in told if isinstance(one, dict)]
    given = [number for number in found if number is not None]
    return (given[0], ",".join(map(str, given[1:])) or None) if given else (None, None)


def says(error: TelegramError, *words: str) -> bool:
    """Whether one of these is in what Telegram says."""
    return any(one in error.message.lower() for one in words)
