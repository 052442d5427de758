"""Hand-made updates for tests of redelivery, reordering and malformed input."""

import json
from collections.abc import Callable
from typing import Any

import orjson

from sandbox.bots import Bot
from sandbox.refusals import Impossible, Json
from sandbox.world import World


def _sender(update: Any) -> tuple[str, Json, Json]:
    """Return kind, body and sender of an update, as far as it has them."""
    if isinstance(update, dict):
        for kind, body in update.items():
            if isinstance(body, dict) and isinstance(body.get("from"), dict):
                return kind, body, body["from"]
    return "", {}, {}


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _chat_of(message: Any) -> Any:
    return message.get("chat") if isinstance(message, dict) else None


def _introduce_sender(world: World, bot: Bot, update: Any) -> tuple[str, int]:
    """Introduce the update's sender to the bot, so that it can reply. Return the lane."""
    kind, body, sender = _sender(update)
    number = _number(sender.get("id"))
    if number is None or number <= 0:
        return "other", 0
    chat = body.get("chat") or _chat_of(body.get("message")) or {}
    if isinstance(chat, dict) and chat.get("type", "private") == "private" and number not in world.bots:
        if number not in world.people:
            world.add_person({"first_name": "Sample", **_texts(sender), "id": number})
        world.dialog(bot, world.people[number])
    if kind == "callback_query" and isinstance(body.get("id"), str):
        bot.callbacks.add({"person": number, "chat": number}, body["id"])
        return "callback", number
    return "chat", number


def _texts(sender: Json) -> Json:
    names = ("first_name", "last_name", "username", "language_code")
    return {name: sender[name] for name in names if isinstance(sender.get(name), str) and sender[name]}


def inject(world: World, the_bot: Callable[[World, object], Bot], text: bytes) -> list[int]:
    """Queue the `updates` of a control request as they are, each delivered at least once whatever the offset.

    Python's own json reads and writes them: unlike orjson it lets lone surrogates and huge numbers pass.
    Raises Impossible when the request is no object with a list.
    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise Impossible("this is no JSON") from None
    if not isinstance(told, dict) or not isinstance(told.get("updates"), list):
        raise Impossible('"updates" must be a list')
    bot = the_bot(world, told.get("bot"))
    return [_put(world, bot, update, bool(told.get("raw"))) for update in told["updates"]]


def _put(world: World, bot: Bot, update: Any, raw: bool) -> int:
    lane = _introduce_sender(world, bot, update)
    number = _number(update.get("update_id")) if isinstance(update, dict) else None
    if not raw:
        if not isinstance(update, dict):
            raise Impossible("an update is a JSON object; give raw to send anything else")
        if number is None:
            number = bot.updates.next_id()
        update = {
            "update_id": number,
            **{name: value for name, value in update.items() if name != "update_id"},
        }
    bot.updates.force(number, orjson.Fragment(json.dumps(update)), lane)
    return number or 0
