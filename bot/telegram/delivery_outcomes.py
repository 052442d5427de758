"""Outcomes of messages by Telegram's response: sent, retried, failed, unknown."""

from datetime import timedelta
from typing import Any

import orjson
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
    """Return the outcome of a Telegram error, according to the table in docs/architecture.md."""
    tried, now, text = row.attempts + 1, utc_now(), error.message[:300]
    if methods.is_optional(row.method) and isinstance(error, BadRequest | Forbidden):
        return DeliveryOutcome(row.id, outbox.EXPIRED, tried, now, error=text)
    if isinstance(error, BadRequest):
        return _outcome_of_refusal(row, error)
    if isinstance(error, RetryAfter):
        return retry_later(row, retry_seconds(error), error.message, counted=tried)
    if isinstance(error, NotConnected | InvalidToken):
        return retry_later(
            row, 5, error.message, counted=row.attempts
        )  # not counted: Telegram received nothing
    if isinstance(error, Forbidden | ChatMigrated):
        return _final_failure(row, tried, error)
    may_duplicate = not methods.is_idempotent(row.method)
    if row.lane == outbox.ANNOUNCEMENTS and may_duplicate and isinstance(error, NetworkError):
        # No response, or a gateway's 5xx: it may have arrived. It must not arrive twice, so staff decide.
        return DeliveryOutcome(row.id, outbox.UNKNOWN, tried, now, error=text)
    return retry_later(
        row, min(MAX_RETRY_SECONDS, 2.0 ** min(row.attempts, 10)), error.message, counted=tried
    )


def outcome_of_exception(row: ClaimedMessage, error: Exception) -> DeliveryOutcome:
    """Return the outcome of our own error before the call.

    A resource shortage is retried without counting; any other error is permanent.
    """
    kind = type(error).__name__
    if child_process.is_resource_shortage(error):
        soon = utc_now() + timedelta(seconds=child_process.RETRY_SECONDS)
        return DeliveryOutcome(row.id, outbox.PENDING, row.attempts, error=kind, not_before=soon)
    return permanent_failure(row, kind)


def _outcome_of_refusal(row: ClaimedMessage, error: BadRequest) -> DeliveryOutcome:
    """400: a retry would be refused again."""
    tried, now = row.attempts + 1, utc_now()
    if error_contains(error, *refusals.ALREADY_DONE_PHRASES):
        return DeliveryOutcome(row.id, outbox.SENT, tried, now, _edited_message_id(row))
    # An edit that comes too late is no failure that staff need to see.
    if row.method.startswith("edit") and error_contains(error, *refusals.EDIT_GONE_PHRASES):
        return DeliveryOutcome(row.id, outbox.EXPIRED, tried, now, error=error.message[:300])
    return _final_failure(row, tried, error)


def _edited_message_id(row: ClaimedMessage) -> int | None:
    """Return the message that an edit names: after a kill it is done already, and the answer with its id is lost."""
    if not row.method.startswith("edit"):
        return None
    named = orjson.loads(row.payload).get("message_id")
    return named if isinstance(named, int) else None


def _final_failure(row: ClaimedMessage, tried: int, error: TelegramError) -> DeliveryOutcome:
    """Return the outcome if Telegram accepts no form of the message."""
    return _give_up(row, tried, error.message, refusals.refusal_reason(error))


def permanent_failure(row: ClaimedMessage, error: str) -> DeliveryOutcome:
    """Return the outcome of our own error that would happen again."""
    return _give_up(row, row.attempts + 1, error)


def _give_up(row: ClaimedMessage, tried: int, error: str, reason: str = refusals.OTHER) -> DeliveryOutcome:
    """Return a failure with nothing delivered; those concerned are told (`handlers.undelivered`)."""
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
    """Return the message id (or `message_thread_id` of a created topic), and the comma-separated ids of an album's
    further messages."""
    messages = result if isinstance(result, list) else [result]
    found = [one.get("message_id", one.get("message_thread_id")) for one in messages if isinstance(one, dict)]
    ids = [number for number in found if number is not None]
    return (ids[0], ",".join(map(str, ids[1:])) or None) if ids else (None, None)


def error_contains(error: TelegramError, *words: str) -> bool:
    """Whether the error's text contains one of these phrases."""
    return any(one in error.message.lower() for one in words)
