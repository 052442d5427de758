"""The table of promise 10: Telegram's answers, and the outcome of the message."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from storage.messages import outbox

NOBODY = "Bad Request: chat not found"
EDIT_GONE = "Bad Request: message to edit not found"


@dataclass(frozen=True)
class OutcomeCase:
    """A row: Telegram's fault, and the outcome in each lane. `calls` is the number of attempts."""

    name: str
    rule: dict[str, Any]
    reply: str
    calls: int
    announcement: str
    announcement_calls: int
    unreachable: bool = False
    method: str = "sendMessage"
    payload: Mapping[str, Any] = field(default_factory=dict)


def _error(code: int, words: str | None = None, **more: Any) -> dict[str, Any]:
    return {"action": "error", "error_code": code, "description": words, **more}


SENT, FAILED, UNKNOWN, EXPIRED = outbox.SENT, outbox.FAILED, outbox.UNKNOWN, outbox.EXPIRED
EDIT: dict[str, Any] = {"method": "editMessageText", "payload": {"text": "new", "message_id": 1}}
MARKED: dict[str, Any] = {"payload": {"text": "<b>a</b>", "parse_mode": "HTML"}}
VOICE: dict[str, Any] = {"method": "sendVoice", "payload": {"voice": "any", "caption": "words"}}
EDIT_OR_SEND: dict[str, Any] = {
    "method": "editMessageText|sendMessage",
    "payload": {"text": "new", "message_id": 1},
}

TABLE = [
    OutcomeCase("429 once", _error(429, retry_after=1, count=1), SENT, 2, SENT, 2),
    OutcomeCase("500 once", _error(500, count=1), SENT, 2, UNKNOWN, 1),
    OutcomeCase("502 once", _error(502, count=1), SENT, 2, UNKNOWN, 1),
    OutcomeCase("cut before", {"action": "drop_before", "count": 1}, SENT, 2, UNKNOWN, 1),
    OutcomeCase("cut after", {"action": "drop_after", "count": 1}, SENT, 2, UNKNOWN, 1),
    OutcomeCase("blocked", _error(403, "Forbidden: bot was blocked by the user"), FAILED, 1, FAILED, 1, True),
    OutcomeCase("deactivated", _error(403, "Forbidden: user is deactivated"), FAILED, 1, FAILED, 1, True),
    OutcomeCase("no chat", _error(400, NOBODY), FAILED, 1, FAILED, 1, True),
    OutcomeCase("wrong", _error(400, "Bad Request: can't parse entities"), FAILED, 1, FAILED, 1),
    OutcomeCase(
        "wrong with markup",
        _error(400, "Bad Request: can't parse entities", count=1),
        SENT,
        2,
        SENT,
        2,
        **MARKED,
    ),
    OutcomeCase(
        "voices forbidden",
        _error(400, "Bad Request: VOICE_MESSAGES_FORBIDDEN", count=1),
        SENT,
        2,
        SENT,
        2,
        **VOICE,
    ),
    OutcomeCase(
        "forbidden by 403",
        _error(403, "Forbidden: CHAT_SEND_VOICES_FORBIDDEN", count=1),
        SENT,
        2,
        SENT,
        2,
        **VOICE,
    ),
    OutcomeCase(
        "refused for ever",
        _error(400, "Bad Request: VOICE_MESSAGES_FORBIDDEN"),
        FAILED,
        2,
        FAILED,
        2,
        **VOICE,
    ),
    OutcomeCase(
        "no rights at all",
        _error(403, "Forbidden: CHAT_WRITE_FORBIDDEN"),
        FAILED,
        1,
        FAILED,
        1,
        True,
        **VOICE,
    ),
    OutcomeCase(
        "migrated",
        _error(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100),
        FAILED,
        1,
        FAILED,
        1,
        True,
    ),
    OutcomeCase(
        "same",
        _error(400, "Bad Request: message is not modified: specified new message content"),
        SENT,
        1,
        SENT,
        1,
        **EDIT,
    ),
    OutcomeCase("edit of what is gone", _error(400, EDIT_GONE), EXPIRED, 1, EXPIRED, 1, **EDIT),
    OutcomeCase(
        "edit or send", _error(400, EDIT_GONE, methods=["editMessageText"]), SENT, 2, SENT, 2, **EDIT_OR_SEND
    ),
]
