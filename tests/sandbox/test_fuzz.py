"""Arbitrary parameters: a method answers or refuses, it never fails, and its messages are JSON."""

import asyncio
import inspect
import json
import re
from typing import Any

import orjson
import pytest
import telegram
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.call import Call
from sandbox.files import Upload
from sandbox.gateway import Gateway
from sandbox.members import create_group
from sandbox.methods import IMPLEMENTED
from sandbox.refusals import Json
from sandbox.testing import TOKEN
from sandbox.world import World
from tests.sandbox.sample_media import png

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.sampled_from(
        [1, 2, 3, 1001, -1_000_000_000_001, 0.5, "1001", "HTML", "MarkdownV2", "[", "{}", "attach://photo"]
    )
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    | st.sampled_from(
        ["<b>x</b>", "*a*", "/start", "inline_keyboard", "photo", "chat", "quiz", "x", "", "&#xD800;"]
    )
)
KEYS = st.sampled_from(
    ["type", "text", "callback_data", "url", "inline_keyboard", "keyboard", "message_id", "chat_id",
     "user_id", "media", "command", "user", "emoji", "id", "description", "offset", "length",
     "input_message_content", "message_text", "style", "quote", "scope", "caption", "web_app"]
)  # fmt: skip
KINDS = [
    {"type": kind}
    for kind in ("photo", "emoji", "text_mention", "chat", "chat_member", "web_app", "article", "bold")
]
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(KEYS, inner, max_size=4)
        | st.builds(dict.__or__, st.dictionaries(KEYS, inner, max_size=3), st.sampled_from(KINDS))
    ),
)
# Two that wait or make requests have tests of their own.
METHODS = sorted(name for name in IMPLEMENTED if name not in ("getupdates", "setwebhook"))


def snake(name: str) -> str:
    return re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), name)


def parameters(method: str) -> list[str]:
    """Return the parameters of a method, as the library knows them."""
    function = getattr(telegram.Bot, snake(IMPLEMENTED[method].name), telegram.Bot.send_message)
    return ["chat_id", *inspect.signature(function).parameters]


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, Json]:
    """Generate a method with some of its parameters, as JSON values or, as in a form, as strings."""
    method = draw(st.sampled_from(METHODS))
    told = draw(st.dictionaries(st.sampled_from(parameters(method)), VALUES, max_size=8))
    told = {"chat_id": 1001, "message_id": 1, **told}
    if draw(st.booleans()):
        told = {name: value if isinstance(value, str) else json.dumps(value) for name, value in told.items()}
    return method, told


def prepared_world() -> tuple[World, Gateway]:
    """Return a world with a dialog, a message, a forum and a topic."""
    world = World()
    gateway = Gateway(world)
    bot = world.bot(TOKEN)
    assert bot is not None
    world.dialog(bot, world.people[1001])
    create_group(world, "Sample", [world.people[1003].user, world.people[1001].user], [bot.user], True)
    return world, gateway


async def answer(world: World, gateway: Gateway, method: str, params: Json) -> dict[str, Any]:
    files = {"photo": Upload("a.png", "image/png", png(2, 2))}
    call = Call(world, world.tokens[TOKEN], method, params, files)
    status, body = await gateway.perform(call)
    found: dict[str, Any] = orjson.loads(body)
    assert found["ok"] == (status == 200)
    return found


def check_answered(told: list[tuple[str, Json]]) -> None:
    """Check that every one of these calls is answered or refused."""
    world, gateway = prepared_world()

    async def all_of_them() -> None:
        for method, params in told:
            found = await answer(world, gateway, method, params)
            assert found["ok"] or found["description"]

    asyncio.run(all_of_them())


CALLS = st.lists(calls(), min_size=1, max_size=8)


@settings(max_examples=40)
@given(CALLS)
def test_no_parameters_break_a_method(told: list[tuple[str, Json]]) -> None:
    check_answered(told)


@pytest.mark.proof
@settings(max_examples=400)
@given(CALLS)
def test_no_parameters_break_a_method_at_length(told: list[tuple[str, Json]]) -> None:
    check_answered(told)
