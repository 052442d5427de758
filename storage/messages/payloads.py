"""The payloads of outbox messages: only the package that makes them, which registers here, knows their format."""

from collections.abc import Callable

from storage.text.redaction import Redaction

PayloadRedactor = Callable[[str, Redaction], str]
_redactors: list[PayloadRedactor] = []


def set_redactor(redactor: PayloadRedactor) -> None:
    """Register the function that takes the texts of a person who is erased out of a payload."""
    _redactors[:] = [redactor]


def redact(payload: str, redaction: Redaction) -> str:
    """Return the payload without these texts. Raises LookupError if no redactor is registered."""
    if not _redactors:
        raise LookupError("no redactor of payloads is registered: import bot.telegram.outgoing")
    return _redactors[0](payload, redaction)
