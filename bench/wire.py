"""HTTP as the stand-in needs it: arguments of requests, and responses as bytes."""

from typing import Any
from urllib.parse import parse_qsl

import orjson

OK = b'{"ok":true,"result":true}'


def arguments(content_type: bytes, body: bytes) -> dict[str, Any]:
    """Return the arguments of a call in any of the three encodings.

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
    """Return a reply_markup, given as a dict or as JSON, as a dict; empty if there is none."""
    if not value:
        return {}
    parsed: dict[str, Any] = orjson.loads(value) if isinstance(value, str | bytes) else value
    return parsed or {}


def result(value: Any) -> bytes:
    """Return a success response around any JSON value."""
    return b'{"ok":true,"result":' + orjson.dumps(value) + b"}"


def refusal(code: int, description: str) -> bytes:
    """Return an error response."""
    return orjson.dumps({"ok": False, "error_code": code, "description": description})


def response(body: bytes, status: bytes = b"200 OK") -> bytes:
    """Return the whole HTTP response."""
    return b"HTTP/1.1 %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (
        status,
        len(body),
        body,
    )
