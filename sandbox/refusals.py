"""Errors of the Bot API, in its own words, and those of the control API."""

from typing import Any

Json = dict[str, Any]


class Refused(Exception):
    """A call that Telegram would answer with `ok: false`."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> Json:
        """Return the body of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class Impossible(Exception):
    """An impossible action of a person, or an invalid control request; answered as 4xx."""

    def __init__(self, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.description = description
        self.status = status


def lower_first(words: str) -> str:
    """Lower the first letter of a sentence after its prefix, as Telegram does, but not of ERROR_CODES."""
    if len(words) > 1 and (words[1] == "_" or words[1].isupper()):
        return words
    return words[:1].lower() + words[1:]


def bad_request(words: str) -> Refused:
    """Return 400 with the text after `Bad Request: `."""
    return Refused(400, "Bad Request: " + lower_first(words))


def forbidden(words: str) -> Refused:
    """Return 403 with the text after `Forbidden: `."""
    return Refused(403, "Forbidden: " + lower_first(words))


def too_many(seconds: int) -> Refused:
    """Return 429 with the seconds to wait."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def conflict(words: str) -> Refused:
    """Return 409 with the text after `Conflict: `."""
    return Refused(409, "Conflict: " + words)
