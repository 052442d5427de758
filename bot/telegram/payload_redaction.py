"""Texts of a person who is erased, taken out of the arguments of messages that wait to be sent to others."""

from typing import Any

import orjson

from storage.text.redaction import Redaction

TEXT_FIELDS = ("text", "caption")
"""The fields whose values people read: also of buttons, of the media of an album, and of the message sent instead."""


def redact_payload(payload: str, redaction: Redaction) -> str:
    """Return the payload without these texts; the same string if none of them is in it."""
    arguments = orjson.loads(payload)
    left = _redact_value(arguments, redaction)
    return payload if left == arguments else orjson.dumps(left).decode()


def _redact_value(value: Any, redaction: Redaction, *, is_text: bool = False, is_html: bool = False) -> Any:
    """Redact texts only: what a button carries or opens, and how a text is formatted, stays."""
    if isinstance(value, str):
        return redaction.redact(value, markup=is_html) if is_text else value
    if isinstance(value, list):
        return [_redact_value(one, redaction) for one in value]
    if isinstance(value, dict):
        html = value.get("parse_mode") == "HTML"
        return {
            name: _redact_value(one, redaction, is_text=name in TEXT_FIELDS, is_html=html)
            for name, one in value.items()
        }
    return value
