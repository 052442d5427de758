"""The web application: Telegram's webhook, health checks, metrics, and the pages of the wall."""

import hmac
import logging
from collections.abc import Awaitable, Callable, Sequence

import orjson
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

log = logging.getLogger(__name__)

MAX_UPDATE_BYTES = 1_000_000
SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105  # the header's name, not a secret

AcceptUpdate = Callable[[bytes], Awaitable[None]]
CheckHealth = Callable[[], Awaitable[tuple[bool, dict[str, dict[str, object]]]]]
RenderMetrics = Callable[[], Awaitable[bytes]]
METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"
"""The content type of Prometheus' text format."""


def create_app(
    accept: AcceptUpdate | None,
    secret: str,
    health: CheckHealth,
    pages: Sequence[BaseRoute] = (),
    metrics: RenderMetrics | None = None,
) -> Starlette:
    """Create the web application. `accept` stores an update and returns after COMMIT; None: no webhook is served.

    `health` returns whether all is well, and the state of each part.
    """

    async def webhook(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if accept is None or not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        try:
            await accept(await _read_body(request))
        except ClientDisconnect:  # Telegram sends the update again
            return Response(status_code=400)
        except SQLAlchemyError:
            log.warning("the database is not available: Telegram is asked to retry")
            return Response(status_code=503, headers={"Retry-After": "5"})
        return Response(status_code=200)

    async def healthz(_request: Request) -> Response:
        return JSONResponse({"ok": True})

    async def readyz(_request: Request) -> Response:
        well, parts = await health()
        content = orjson.dumps({"ok": well, "parts": parts})
        return Response(content, 200 if well else 503, media_type="application/json")

    async def show_metrics(_request: Request) -> Response:
        assert metrics is not None  # the route is only there with it
        return Response(await metrics(), headers={"Content-Type": METRICS_TYPE})

    return Starlette(
        routes=[
            Route("/telegram", webhook, methods=["POST"]),
            Route("/healthz", healthz),
            Route("/readyz", readyz),
            *([Route("/metrics", show_metrics)] if metrics else []),
            *pages,
        ]
    )


async def _read_body(request: Request) -> bytes:
    """The body of a request, truncated if it is larger than any update."""
    body = b""
    async for chunk in request.stream():
        if len(body) < MAX_UPDATE_BYTES:
            body += chunk
    return body[:MAX_UPDATE_BYTES]
