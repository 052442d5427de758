"""The doors over HTTP: Telegram's webhook, and whether the program is well."""

import hmac
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

log = logging.getLogger(__name__)

LARGEST_UPDATE = 1_000_000
SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105  # the header's name, not a secret

Accept = Callable[[Any], Awaitable[bool]]
Health = Callable[[], Awaitable[dict[str, str]]]


def create_app(
    accept: Accept | None, secret: str, health: Health, loads: Callable[[bytes], Any]
) -> Starlette:
    """The web application. `accept` stores an update and returns after COMMIT; None: no webhook is served.

    `health` names what is unwell (empty: all is well). `loads` parses JSON and raises ValueError.
    """

    async def webhook(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if accept is None or not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        body = await _limited(request)
        if body is None:
            return Response(status_code=413)
        try:
            update = loads(body)
        except ValueError:
            return Response(status_code=400)
        try:
            return Response(status_code=200 if await accept(update) else 400)
        except SQLAlchemyError:
            log.warning("the database cannot be reached: Telegram is asked to come again")
            return Response(status_code=503, headers={"Retry-After": "5"})

    async def healthz(_request: Request) -> Response:
        return JSONResponse({"ok": True})

    async def readyz(_request: Request) -> Response:
        unwell = await health()
        content = orjson.dumps({"ok": not unwell, "unwell": unwell})
        return Response(content, 503 if unwell else 200, media_type="application/json")

    return Starlette(
        routes=[
            Route("/telegram", webhook, methods=["POST"]),
            Route("/healthz", healthz),
            Route("/readyz", readyz),
        ]
    )


async def _limited(request: Request) -> bytes | None:
    """The body, or None when it is larger than any update."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_UPDATE:
            return None
    return body
