"""Redaction of the payloads of outbox messages, by a function of the package that makes them, `bot.telegram`."""

from collections.abc import Callable

from storage.text.redaction import Redaction

PayloadRedactor = Callable[[str, Redaction], str]
_redactors: list[PayloadRedactor] = []


def set_redactor(redactor: PayloadRedactor) -> None:
    """Register the function that removes texts of an erased person from a payload."""
    _redactors[:] = [redactor]


def redact(payload: str, redaction: Redaction) -> str:
    """Return the payload without these texts. Raises LookupError if no redactor is registered."""
    if not _redactors:
        raise LookupError("no redactor of payloads is registered: import bot.telegram.outgoing")
    return _redactors[0](payload, redaction)
