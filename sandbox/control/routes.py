"""The routes of the control API."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.control import actions, conditions, views
from sandbox.control.requests import int_parameter
from sandbox.events import to_json
from sandbox.refusals import Impossible, Json, Refused
from sandbox.world import World

Endpoint = Callable[[World, Request], Awaitable[Any]]

MAX_WAIT_SECONDS = 30
"""The longest time that a GET with `wait` is held."""

ENDPOINTS: tuple[tuple[str, str, Endpoint], ...] = (
    ("GET", "/state", views.state),
    ("GET", "/chat", views.chat),
    ("GET", "/journal", views.journal),
    ("POST", "/journal", conditions.limit_journal),
    ("GET", "/windows", views.windows),
    ("GET", "/events", views.events),
    ("GET", "/file/{file_id}", views.file),
    ("DELETE", "/file/{file_id}", conditions.invalidate_file),
    ("POST", "/act", actions.act),
    ("POST", "/upload", actions.share),
    ("POST", "/groups", actions.create_group),
    ("PATCH", "/groups/{group}", actions.change_group),
    ("POST", "/people", actions.add_people),
    ("PATCH", "/people/{person:int}", actions.change_person),
    ("POST", "/update", actions.push),
    ("GET", "/faults", conditions.faults),
    ("POST", "/faults", conditions.add_fault),
    ("DELETE", "/faults/{fault:int}", conditions.remove_fault),
    ("DELETE", "/faults", conditions.remove_faults),
    ("POST", "/limits", conditions.limits),
    ("POST", "/latency", conditions.latency),
    ("POST", "/server", conditions.server),
    ("POST", "/clock", conditions.clock),
    ("POST", "/reset", conditions.reset),
)


def json_response(body: Json, status: int = 200) -> Response:
    """Return a JSON response."""
    return Response(to_json(body), status, media_type="application/json")


async def _wait_for_events(world: World, request: Request) -> None:
    """For a GET with `?after=SEQ&wait=SECONDS`: wait until an event newer than SEQ, at most SECONDS."""
    after = int_parameter(request, "after")
    if after is not None and request.method == "GET":
        await world.events.wait(after, min(int_parameter(request, "wait") or 0, MAX_WAIT_SECONDS))


def routes(world: World) -> list[Route]:
    """Return a route for each endpoint: its result becomes JSON with `ok`, its errors 4xx with a description."""

    def bind(handle: Endpoint) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            try:
                await _wait_for_events(world, request)
                answer = await handle(world, request)
            except Impossible as error:
                return json_response({"ok": False, "description": error.description}, error.status)
            except Refused as error:
                return json_response({"ok": False, "description": error.description}, error.code)
            return answer if isinstance(answer, Response) else json_response({"ok": True, **answer})

        return endpoint

    return [Route(path, bind(handle), methods=[method]) for method, path, handle in ENDPOINTS]
