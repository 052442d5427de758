"""Parameters and bodies of requests to the control API."""

from typing import Any

import orjson
from starlette.requests import Request

from sandbox.bots import Bot
from sandbox.refusals import Impossible, Json
from sandbox.world import World


async def json_object(request: Request) -> Json:
    """Return the JSON object of the body. Raises Impossible for anything else."""
    value = await json_value(request)
    if not isinstance(value, dict):
        raise Impossible("a JSON object is expected")
    return value


async def json_value(request: Request) -> Any:
    """Return the JSON of the body, {} if it is empty. Raises Impossible."""
    text = await json_text(request)
    try:
        return orjson.loads(text) if text.strip() else {}
    except orjson.JSONDecodeError as error:
        raise Impossible(f"this is no JSON: {error}") from None


async def json_text(request: Request) -> bytes:
    """Return the body, unparsed. Raises Impossible without the Content-Type of JSON, which an HTML form cannot set."""
    text = await request.body()
    if text and content_type(request) != "application/json":
        raise Impossible("the Content-Type must be application/json", 415)
    return text


def content_type(request: Request) -> str:
    """Return the Content-Type without its parameters, in lower case."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def int_parameter(request: Request, name: str) -> int | None:
    """Return a whole number of the query, None if it is missing. Raises Impossible if it is none."""
    value = request.query_params.get(name)
    return parse_int(value, name) if value else None


def parse_int(text: str, name: str) -> int:
    """Return the value of the field `name` as a whole number. Raises Impossible."""
    try:
        return int(text)
    except ValueError:
        raise Impossible(f'"{name}" must be a whole number') from None


def find_bot(world: World, number: object) -> Bot:
    """Return the bot with this id, or the first bot for None. Raises Impossible if there is none."""
    bot = next(iter(world.bots.values()), None) if number is None else world.bots.get(number)  # type: ignore[call-overload]
    if not isinstance(bot, Bot):
        raise Impossible("no bot has called yet" if number is None else f"no bot {number}", 404)
    return bot
