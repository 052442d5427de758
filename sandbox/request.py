"""Reading a request of the Bot API: query, form, JSON or multipart."""

import re
from binascii import unhexlify
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import orjson
from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect, Request

from sandbox.files import UPLOAD_LIMIT, Upload
from sandbox.refusals import Json, Refused, bad_request

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

TOO_LARGE = Refused(413, "Request Entity Too Large")
# The part of a request that is not the file: its other fields.
REQUEST_LIMIT = UPLOAD_LIMIT + 1024 * 1024


ESCAPED = re.compile(rb"(?:%[0-9a-fA-F]{2})+")


def _unescaped(match: re.Match[bytes]) -> bytes:
    return unhexlify(match[0].replace(b"%", b""))


def _plain(text: bytes) -> str:
    text = text.replace(b"+", b" ")
    return (ESCAPED.sub(_unescaped, text) if b"%" in text else text).decode("utf-8")


def parse_form(text: bytes) -> Json:
    """Parse a query or form; the last of several values counts. Raise Refused if it is not UTF-8.

    The standard library takes each %XX by itself, which for Cyrillic costs more than all the rest of a call.
    """
    try:
        return {
            _plain(name): _plain(value)
            for name, _, value in (pair.partition(b"=") for pair in text.split(b"&") if pair)
        }
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


async def read_body(receive: Receive) -> bytes:
    """Return the whole body. Raise Refused if it is larger than Telegram's limit, ClientDisconnect if it is cut off."""
    message = await receive()
    first: bytes = message.get("body", b"")
    if not message.get("more_body"):
        return first
    pieces, size = [first], len(first)
    while message.get("more_body"):
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        piece = message.get("body", b"")
        size += len(piece)
        if size > REQUEST_LIMIT:
            raise TOO_LARGE
        pieces.append(piece)
    return b"".join(pieces)


def parse_json_object(text: bytes) -> Json:
    """Return the parameters of a JSON request. Raise Refused if it is not an object."""
    try:
        params = orjson.loads(text) if text.strip() else {}
    except orjson.JSONDecodeError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(params, dict):
        raise bad_request("object expected")
    return params


async def parse_multipart(scope: Scope, text: bytes) -> tuple[Json, dict[str, Upload]]:
    """Return fields and files of a multipart request."""
    sent = False

    async def again() -> MutableMapping[str, Any]:
        nonlocal sent
        sent = True
        return {"type": "http.request", "body": text, "more_body": False}

    params: Json = {}
    files: dict[str, Upload] = {}
    async with Request(dict(scope), again).form(
        max_files=64, max_fields=1_000, max_part_size=REQUEST_LIMIT
    ) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                data = await value.read()
                files[name] = Upload(value.filename or "file", value.content_type or "", data)
            else:
                params[name] = value
    return params, files


async def read_parameters(scope: Scope, receive: Receive) -> tuple[Json, dict[str, Upload]]:
    """Return all parameters of a call; those in the body win over the query."""
    query: Json = parse_form(scope["query_string"]) if scope["query_string"] else {}
    text = await read_body(receive)
    if not text:
        return query, {}
    kind = content_type(scope)
    files: dict[str, Upload] = {}
    if kind.startswith("application/json"):
        params = parse_json_object(text)
    elif kind.startswith("multipart/form-data"):
        params, files = await parse_multipart(scope, text)
    else:
        params = parse_form(text)
    return ({**query, **params} if query else params), files


def content_type(scope: Scope) -> str:
    """Return the Content-Type in lower case, except for the boundary, which is case-sensitive."""
    for name, value in scope["headers"]:
        if name == b"content-type":
            return (
                str(value.decode("latin-1")).lower()
                if b"boundary" not in value
                else str(value.decode("latin-1"))
            )
    return ""
