"""Refusals: the errors of the Bot API, in its own words, and those of the control API."""

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
        """The body of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class Impossible(Exception):
    """Something a person in the sandbox cannot do, or a control call that makes no sense; answered as 4xx."""

    def __init__(self, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.description = description
        self.status = status


def lower_first(words: str) -> str:
    """Telegram lowers the first letter of a sentence after its prefix, but leaves ERROR_CODES alone."""
    if len(words) > 1 and (words[1] == "_" or words[1].isupper()):
        return words
    return words[:1].lower() + words[1:]


def bad_request(words: str) -> Refused:
    """400 with the words after `Bad Request: `."""
    return Refused(400, "Bad Request: " + lower_first(words))


def forbidden(words: str) -> Refused:
    """403 with the words after `Forbidden: `."""
    return Refused(403, "Forbidden: " + lower_first(words))


def too_many(seconds: int) -> Refused:
    """429: come back after so many seconds."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def conflict(words: str) -> Refused:
    """409 with the words after `Conflict: `."""
    return Refused(409, "Conflict: " + words)
