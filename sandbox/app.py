"""The sandbox as one ASGI application: the Bot API, files, the control API and the page."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from sandbox.control.routes import json_response, routes
from sandbox.gateway import Gateway
from sandbox.guard import Guard, with_headers
from sandbox.refusals import Refused
from sandbox.request import Receive, Scope, Send
from sandbox.world import World

PAGE = Path(__file__).parent / "page"


async def index(request: Request) -> Response:
    """Serve the page with the chat windows."""
    path = PAGE / "index.html"
    if not path.is_file():
        return PlainTextResponse("The sandbox runs; its page is not installed.", 404)
    return FileResponse(path, headers={"Cache-Control": "no-cache"})


def build(world: World, guard: Guard) -> ASGIApp:
    """Build the application over a world. The Bot API, the hot path, does not pass through Starlette."""
    gateway = Gateway(world)
    rest = Starlette(
        routes=[
            Route("/", index),
            Mount("/page", StaticFiles(directory=PAGE, check_dir=False)),
            Mount("/sandbox", routes=routes(world)),
        ]
    )

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope.get("path", "")
        try:
            guard.check(scope)
        except Refused as refusal:
            await json_response(refusal.answer(), refusal.code)(scope, receive, with_headers(send))
            return
        if path.startswith("/bot"):
            await gateway(scope, receive, send)
        elif path.startswith("/file/bot"):
            await gateway.download(scope, receive, send)
        else:
            await rest(scope, receive, with_headers(send))

    return app
