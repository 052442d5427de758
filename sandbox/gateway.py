"""The Bot API's entry point: from a request to a method, through faults, limits and the journal."""

import asyncio
import contextlib
import inspect
import random
import time
from collections.abc import Iterable
from typing import Any

import orjson
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect

from sandbox.bots import Bot
from sandbox.call import Call
from sandbox.faults import Fault
from sandbox.files import DOWNLOAD_LIMIT, Upload
from sandbox.guard import ATTACHMENT_HEADERS
from sandbox.journal import MAX_VALUE_LENGTH, shorten_values
from sandbox.limits import retry_after
from sandbox.methods import IMPLEMENTED, NOT_IMPLEMENTED, Method
from sandbox.methods.updates import DescribedTrue
from sandbox.refusals import Json, Refused, bad_request, too_many
from sandbox.request import Receive, Scope, Send, read_parameters
from sandbox.world import World

UNAUTHORIZED = Refused(401, "Unauthorized")
NOT_FOUND = Refused(404, "Not Found")
Headers = Iterable[tuple[bytes, bytes]]
CLOCK_OFFSET_HEADER = b"x-sandbox-clock-offset"
"""Seconds that the sandbox's clock is ahead of real time, so that a bot under test can go by it."""
DOWNLOAD_HEADERS = [(name.lower().encode(), value.encode()) for name, value in ATTACHMENT_HEADERS.items()]


class ConnectionCut(Exception):
    """Raised to cut the connection without an answer."""


def success_body(result: Any) -> bytes:
    """Return the JSON of a success."""
    if isinstance(result, DescribedTrue):
        return orjson.dumps({"ok": True, "result": True, "description": str(result)})
    return b'{"ok":true,"result":' + orjson.dumps(result) + b"}"


def _plain_chat(params: Json) -> object:
    """Return the chat as the journal and the faults show it: a number if it is one."""
    value = params.get("chat_id")
    if type(value) is int or value is None:
        return value
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return value


def _journal_params(params: Json, files: dict[str, Upload]) -> Json:
    if "secret_token" in params:
        params = {**params, "secret_token": "<secret>"}
    if files:
        params = {
            **params,
            **{name: f"<{file.name}, {len(file.data)} bytes>" for name, file in files.items()},
        }
    if any(isinstance(value, str) and len(value) > MAX_VALUE_LENGTH for value in params.values()):
        return shorten_values(params)
    return params


def refuse_unknown_method(name: str) -> Method:
    """Raise Refused: 404 for methods unknown to Telegram, 501 for those that the sandbox lacks."""
    if name in NOT_IMPLEMENTED:
        raise Refused(501, f"Not Implemented: the sandbox does not implement {NOT_IMPLEMENTED[name]}")
    raise NOT_FOUND


class Outcome:
    """The result of a call."""

    __slots__ = ("applied", "cut", "fault", "refusal", "result")

    def __init__(self) -> None:
        self.applied = False
        self.cut = False
        self.fault: Fault | None = None
        self.refusal: Refused | None = None
        self.result: Any = None


class Gateway:
    """Executes calls in a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.carry_out = self.perform_webhook_answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle `/bot<token>/<method>`, in any case."""
        token, _, name = scope["path"][4:].partition("/")
        bot = self.world.tokens.get(token) or self.world.bot(token)
        if bot is None:
            await send_response(send, 401, orjson.dumps(UNAUTHORIZED.answer()))
            return
        try:
            params, files = await read_parameters(scope, receive)
        except ClientDisconnect:
            return
        except Refused as refusal:
            await send_response(send, refusal.code, orjson.dumps(refusal.answer()))
            return
        except MultiPartException:
            await send_response(
                send, 400, orjson.dumps(bad_request("can't parse multipart request").answer())
            )
            return
        call = Call(self.world, bot, name.strip("/"), params, files, receive)
        await self.travel()
        try:
            status, body = await self.perform(call)
        except ConnectionCut:
            await cut_connection(scope, receive)
            return
        await self.travel()
        offset = b"%.3f" % self.world.clock.shift
        await send_response(send, status, body, more=[(CLOCK_OFFSET_HEADER, offset)])

    async def travel(self) -> None:
        """Take the time of one way between the bot and the server."""
        if self.world.latency or self.world.jitter:
            longer = random.uniform(0, self.world.jitter)  # noqa: S311
            await asyncio.sleep(self.world.latency / 2 + longer)

    async def perform(self, call: Call) -> tuple[int, bytes]:
        """Execute a call and journal it. Return HTTP status and body. Raise ConnectionCut."""
        at, begun = time.time(), time.perf_counter()
        method = IMPLEMENTED.get(call.method.lower())
        if method is not None:
            call.method = method.name
        chat = _plain_chat(call.params)
        outcome = await self.outcome(call, method, chat)
        refusal, fault = outcome.refusal, outcome.fault
        status = 0 if outcome.cut else refusal.code if refusal else 200
        entry = self.world.events.add_call((
            at, call.bot.id, call.method, _journal_params(call.params, call.files), chat, status, status == 200,
            refusal.code if refusal else None, refusal.description if refusal else None, outcome.applied,
            call.posted, fault.id if fault else None, round((time.perf_counter() - begun) * 1000, 3),
        ))  # fmt: skip
        self.world.journal.add(entry)
        if outcome.cut:
            raise ConnectionCut
        return status, orjson.dumps(refusal.answer()) if refusal else success_body(outcome.result)

    async def outcome(self, call: Call, method: Method | None, chat: object) -> Outcome:
        """Return the result of a call: check faults, then limits, then run the method."""
        outcome = Outcome()
        try:
            if self.world.faults.rules:
                fault = outcome.fault = self.world.faults.trigger(call.bot.id, call.method.lower(), chat)
                if fault and fault.action == "drop_before":
                    outcome.cut = True
                    return outcome
                await apply_fault(fault)
            result = self.apply(call, method or refuse_unknown_method(call.method.lower()), chat)
            outcome.result = await result if inspect.isawaitable(result) else result
            outcome.applied = True
            outcome.cut = outcome.fault is not None and outcome.fault.action == "drop_after"
        except Refused as refusal:
            outcome.refusal = refusal
        return outcome

    def apply(self, call: Call, method: Method, chat: object) -> Any:
        """Run the method; check sends against the limits first and count them once they were applied."""
        number = chat if isinstance(chat, int) else 0
        if not (method.sends or (method.edits and number < 0)):
            return method.run(call)
        limits, now = call.bot.limits, self.world.clock.monotonic()
        if self.world.rates.on and (wait := limits.wait(now, number)) > 0:
            raise too_many(retry_after(wait))
        result = method.run(call)
        limits.count(now, number)
        return result

    async def perform_webhook_answer(self, bot: Bot, name: str, params: Json) -> None:
        """Execute a call that came in the response to a webhook; its result goes nowhere."""
        with contextlib.suppress(ConnectionCut):
            await self.perform(Call(self.world, bot, name, params, {}))

    async def download(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle `/file/bot<token>/<path>`."""
        token, _, path = scope["path"][9:].partition("/")
        bot = self.world.tokens.get(token)
        file = self.world.files.by_path.get(path)
        if bot is None or file is None or file.data is None or file.bot not in (None, bot.id):
            refusal = NOT_FOUND if bot else UNAUTHORIZED
            await send_response(send, refusal.code, orjson.dumps(refusal.answer()))
        elif file.size > DOWNLOAD_LIMIT:
            await send_response(send, 400, orjson.dumps(bad_request("file is too big").answer()))
        else:
            await send_response(send, 200, file.data, b"application/octet-stream", DOWNLOAD_HEADERS)


async def apply_fault(fault: Fault | None) -> None:
    """Apply a rule's effect that precedes the call."""
    if fault is None:
        return
    if fault.action == "delay":
        await asyncio.sleep(fault.delay)
    elif fault.action == "error":
        raise fault.scripted_error()


async def send_response(
    send: Send, status: int, body: bytes, kind: bytes = b"application/json", more: Headers = ()
) -> None:
    """Send a whole response at once."""
    length = b"%d" % len(body)
    headers = [(b"content-type", kind), (b"content-length", length), *more]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def cut_connection(scope: Scope, receive: Receive) -> None:
    """Close the connection without a response, and wait until it is closed."""
    scope["extensions"]["sandbox.transport"].abort()
    while (await receive())["type"] != "http.disconnect":
        pass
