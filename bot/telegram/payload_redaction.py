"""Redaction of an erased person's texts in the payloads of unsent messages to others."""

from typing import Any

import orjson

from storage.text.redaction import Redaction

TEXT_FIELDS = ("text", "caption")
"""The fields with displayed text, also in buttons, the media of an album and `instead`."""


def redact_payload(payload: str, redaction: Redaction) -> str:
    """Return the payload without these texts; the same string if none of them is in it."""
    arguments = orjson.loads(payload)
    left = _redact_value(arguments, redaction)
    return payload if left == arguments else orjson.dumps(left).decode()


def _redact_value(value: Any, redaction: Redaction, *, is_text: bool = False, is_html: bool = False) -> Any:
    """Redact only displayed texts: data and links of buttons and the formatting stay."""
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
