"""The Bot API's wire as the stand-in needs it: arguments out of a request, answers as bytes."""

from typing import Any
from urllib.parse import parse_qsl

import orjson

OK = b'{"ok":true,"result":true}'


def arguments(content_type: bytes, body: bytes) -> dict[str, Any]:
    """The arguments of one call, whichever of the three encodings it came in.

    JSON keeps its types; a form and a multipart body give strings, and bytes for an uploaded file.
    """
    if not body:
        return {}
    if content_type.startswith(b"application/json"):
        parsed: dict[str, Any] = orjson.loads(body)
        return parsed
    if content_type.startswith(b"multipart/form-data"):
        return _multipart(content_type.partition(b"boundary=")[2].strip(b' "'), body)
    return dict(parse_qsl(body.decode(), keep_blank_values=True))


def _multipart(boundary: bytes, body: bytes) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in body.split(b"--" + boundary)[1:-1]:
        head, _, content = part[2:-2].partition(b"\r\n\r\n")
        name = head.partition(b'name="')[2].partition(b'"')[0].decode()
        found[name] = content if b"filename=" in head else content.decode()
    return found


def markup(value: Any) -> dict[str, Any]:
    """A reply_markup as a dict, given as one or as JSON; empty when there is none."""
    if not value:
        return {}
    parsed: dict[str, Any] = orjson.loads(value) if isinstance(value, str | bytes) else value
    return parsed or {}


def result(value: Any) -> bytes:
    """A well-formed answer around any JSON value."""
    return b'{"ok":true,"result":' + orjson.dumps(value) + b"}"


def refusal(code: int, description: str) -> bytes:
    """A well-formed error."""
    return orjson.dumps({"ok": False, "error_code": code, "description": description})


def response(body: bytes, status: bytes = b"200 OK") -> bytes:
    """The whole HTTP response."""
    return b"HTTP/1.1 %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (
        status,
        len(body),
        body,
    )
