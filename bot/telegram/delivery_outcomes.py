"""The outcome of a message after Telegram's response: sent, retried, failed, unknown."""

from datetime import timedelta
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

from bot import child_process
from bot.current_time import utc_now
from bot.telegram import refusals
from bot.telegram.rate_limiter import retry_seconds
from bot.telegram.request import NotConnected
from storage.messages import methods, outbox
from storage.messages.delivery import ClaimedMessage, DeliveryOutcome

MAX_ATTEMPTS = 12
MAX_RETRY_SECONDS = 60.0
GIVE_UP_AFTER = timedelta(hours=24)


def outcome_of_error(row: ClaimedMessage, error: TelegramError) -> DeliveryOutcome:
    """The outcome of a Telegram error, after the table in docs/architecture.md."""
    tried, now, words = row.attempts + 1, utc_now(), error.message[:300]
    if isinstance(error, BadRequest):
        return _outcome_of_refusal(row, error)
    if isinstance(error, RetryAfter):
        return retry_later(row, retry_seconds(error), error.message, counted=tried)
    if isinstance(error, NotConnected | InvalidToken):
        return retry_later(row, 5, error.message, counted=row.attempts)  # nothing was asked
    if isinstance(error, Forbidden | ChatMigrated):
        return _final_failure(row, tried, error)
    doubles = not methods.is_idempotent(row.method)
    if row.lane == outbox.ANNOUNCEMENTS and doubles and isinstance(error, NetworkError):
        # Silence, or a gateway's 5xx: it may have arrived. Nobody is to get it twice; staff decide.
        return DeliveryOutcome(row.id, outbox.UNKNOWN, tried, now, error=words)
    return retry_later(
        row, min(MAX_RETRY_SECONDS, 2.0 ** min(row.attempts, 10)), error.message, counted=tried
    )


def outcome_of_exception(row: ClaimedMessage, error: Exception) -> DeliveryOutcome:
    """The outcome of an error of our own before the call. A resource shortage is retried and not counted;
    any other error would happen again."""
    kind = type(error).__name__
    if child_process.is_resource_shortage(error):
        soon = utc_now() + timedelta(seconds=child_process.RETRY_SECONDS)
        return DeliveryOutcome(row.id, outbox.PENDING, row.attempts, error=kind, not_before=soon)
    return permanent_failure(row, kind)


def _outcome_of_refusal(row: ClaimedMessage, error: BadRequest) -> DeliveryOutcome:
    """400: a retry would be refused again."""
    tried, now = row.attempts + 1, utc_now()
    if error_contains(error, *refusals.ALREADY_DONE_PHRASES):
        return DeliveryOutcome(row.id, outbox.SENT, tried, now)
    # An edit of ours that comes too late changes nothing for anybody: not a failure to show to staff.
    if row.method.startswith("edit") and error_contains(error, *refusals.EDIT_GONE_PHRASES):
        return DeliveryOutcome(row.id, outbox.EXPIRED, tried, now, error=error.message[:300])
    return _final_failure(row, tried, error)


def _final_failure(row: ClaimedMessage, tried: int, error: TelegramError) -> DeliveryOutcome:
    """Telegram accepts no form of the message."""
    return _give_up(row, tried, error.message, refusals.refusal_reason(error))


def permanent_failure(row: ClaimedMessage, error: str) -> DeliveryOutcome:
    """An error of our own, which would happen again."""
    return _give_up(row, row.attempts + 1, error)


def _give_up(row: ClaimedMessage, tried: int, error: str, reason: str = refusals.OTHER) -> DeliveryOutcome:
    """Failed, with nothing delivered; its sender is told (`handlers.undelivered`)."""
    lost = outbox.undelivered_reason(outbox.ALL, reason)
    return DeliveryOutcome(row.id, outbox.FAILED, tried, utc_now(), error=error[:300], undelivered=lost)


def is_unreachable(error: TelegramError) -> bool:
    """Whether the error means that the person cannot be reached."""
    if refusals.is_about_message(error):
        return False
    return isinstance(error, Forbidden | ChatMigrated) or (
        isinstance(error, BadRequest) and error_contains(error, "chat not found")
    )


def retry_later(row: ClaimedMessage, wait: float, error: str, *, counted: int) -> DeliveryOutcome:
    """Retry, unless it was tried often enough *and* has waited for long: outages last for hours."""
    now = utc_now()
    if counted >= MAX_ATTEMPTS and now - row.created_at > GIVE_UP_AFTER:
        return _give_up(row, counted, error)
    return DeliveryOutcome(
        row.id, outbox.PENDING, counted, error=error[:300], not_before=now + timedelta(seconds=wait)
    )


def message_ids(result: Any) -> tuple[int | None, str | None]:
    """Telegram's number of the message (of a topic that was made, its thread); those of an album's further
    messages, with commas between."""
    told = result if isinstance(result, list) else [result]
    found = [one.get("message_id", one.get("message_thread_id")) for one in told if isinstance(one, dict)]
    given = [number for number in found if number is not None]
    return (given[0], ",".join(map(str, given[1:])) or None) if given else (None, None)


def error_contains(error: TelegramError, *words: str) -> bool:
    """Whether the error's text contains one of these phrases."""
    return any(one in error.message.lower() for one in words)
