"""A cheap stand-in for Telegram, so that the bot is what is measured, and simulated people who talk to it.

`python -m bench.standin --people 2000 --active 100` prints its port, then `begun` when the bot does
something, then one line of JSON, the report, when everybody is through or the time is up. It is no sandbox:
it checks nothing and knows only what a benchmark needs.
"""

import argparse
import asyncio
import contextlib
import signal
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Sequence
from typing import Any

import aiohttp
import httptools
import orjson
import uvloop

from bench import wire
from bench.crowd import Crowd
from bench.people import REGISTER_AND_ASK, SCRIPTS, Intention, ReceivedMessage

BOT = {"id": 700000001, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
SECRET = {"X-Telegram-Bot-Api-Secret-Token": "sample-webhook-secret"}
BATCH = 100
"""Updates per getUpdates call; Telegram's own limit."""
LINGER = 0.3
"""Seconds in which the last calls may still arrive before the report."""
MESSAGES = frozenset(
    [
        "sendmessage",
        "editmessagetext",
        "editmessagereplymarkup",
        "sendvenue",
        "senddocument",
        "sendlocation",
        "sendphoto",
    ]
)
PLAIN_TRUE = frozenset(
    [
        "answercallbackquery",
        "deletemessage",
        "deletemessages",
        "sendchataction",
        "setwebhook",
        "deletewebhook",
        "setmycommands",
        "deletemycommands",
        "setmyname",
        "setmydescription",
        "setmyshortdescription",
        "setchatmenubutton",
    ]
)
ANSWERS: dict[str, Any] = {
    "getme": {**BOT, "can_join_groups": True, "can_read_all_group_messages": False},
    "getwebhookinfo": {"url": "", "has_custom_certificate": False, "pending_update_count": 0},
    "getmycommands": [],
    "getmyname": {"name": "Bench"},
    "getmydescription": {"description": ""},
    "getmyshortdescription": {"short_description": ""},
}


class Connection(asyncio.Protocol):
    """A keep-alive connection of the bot."""

    def __init__(self, telegram: "Telegram") -> None:
        self.telegram = telegram
        self.parser = httptools.HttpRequestParser(self)
        self.transport: asyncio.WriteTransport
        self.url, self.kind, self.body = b"", b"", b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]

    def connection_lost(self, _error: Exception | None) -> None:
        self.telegram.forget(self)

    def data_received(self, data: bytes) -> None:
        self.parser.feed_data(data)

    def on_message_begin(self) -> None:
        self.url, self.kind, self.body = b"", b"", b""

    def on_url(self, url: bytes) -> None:
        self.url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        if name.lower() == b"content-type":
            self.kind = value

    def on_body(self, body: bytes) -> None:
        self.body += body

    def on_message_complete(self) -> None:
        path, _, query = self.url.partition(b"?")
        method = path.rpartition(b"/")[2].decode().lower()
        given = wire.arguments(self.kind, self.body) or wire.arguments(b"", query)
        self.telegram.call(self, method, given)

    def answer(self, body: bytes, status: bytes = b"200 OK") -> None:
        """Send one whole response."""
        if not self.transport.is_closing():
            self.transport.write(wire.response(body, status))


class Telegram:
    """The update queue and the Bot API methods."""

    def __init__(
        self,
        people: int,
        active: int,
        think: float,
        way: float,
        messages: int,
        script: Sequence[Intention] = REGISTER_AND_ASK,
        first: int = 0,
        pause: float = 0.0,
    ) -> None:
        self.way, self.pause = way, pause
        self.webhook: tuple[aiohttp.ClientSession, str] | None = None
        """Where updates are pushed to, instead of being polled."""
        self.awaits_signal = False
        self._pushing: set[asyncio.Task[None]] = set()
        self.crowd = Crowd(script, people, active, think, self.post, first)
        self.queue: deque[tuple[int, int, bytes]] = deque()
        self.last_id = self.handed_out = self.before = 1000 * first
        """`before`: the update ids that a bot may know from earlier people."""
        self.poll: tuple[Connection, int, asyncio.TimerHandle] | None = None
        self.flushing = self.begun = False
        self.calls: Counter[str] = Counter()
        self.messages_awaited = messages
        self.messages = 0
        self.first_message = self.last_message = self.first_at = 0.0
        self.all_sent = asyncio.Event()

    def post(self, person_id: int, update: dict[str, Any]) -> None:
        """Queue one update; updates of the same moment are delivered together."""
        self.last_id += 1
        raw = orjson.dumps({"update_id": self.last_id, **update})
        if self.webhook:
            task = asyncio.create_task(self._push(*self.webhook, self.last_id, person_id, raw))
            self._pushing.add(task)
            task.add_done_callback(self._pushing.discard)
            return
        self.queue.append((self.last_id, person_id, raw))
        if self.poll and not self.flushing:
            self.flushing = True
            asyncio.get_running_loop().call_later(self.way, self._flush)

    async def _push(
        self, session: aiohttp.ClientSession, url: str, update_id: int, person_id: int, raw: bytes
    ) -> None:
        self.handed_out = update_id
        self.crowd.handed_out(person_id, time.perf_counter())
        async with session.post(url, data=raw, headers=SECRET) as answer:
            answer.raise_for_status()

    def call(self, door: Connection, method: str, given: dict[str, Any]) -> None:
        """Answer a Bot API call, or hold it if it is a long poll."""
        self.calls[method] += 1
        if method == "getupdates":
            self._get_updates(door, given)
        elif method in MESSAGES:
            door.answer(self._message(method, given))
        elif method in PLAIN_TRUE:
            if method == "setwebhook":
                self._begin()
            if query := given.get("callback_query_id"):
                self.crowd.asked(int(str(query).partition("-")[0]), time.perf_counter())
            door.answer(wire.OK)
        elif method in ANSWERS:
            door.answer(wire.result(ANSWERS[method]))
        else:
            door.answer(wire.refusal(404, f"Not Found: {method}"), b"404 Not Found")

    def _get_updates(self, door: Connection, given: dict[str, Any]) -> None:
        if self.poll:
            self._end_poll(
                wire.refusal(409, "Conflict: terminated by other getUpdates request"), b"409 Conflict"
            )
        offset = int(given.get("offset") or 0)
        while self.queue and self.queue[0][0] < offset:
            self.queue.popleft()
        timeout, limit = float(given.get("timeout") or 0), int(given.get("limit") or BATCH)
        if timeout:
            self._begin()
        if self.queue or not timeout:
            self._hand_out(door, limit)
        else:
            timer = asyncio.get_running_loop().call_later(timeout, self._end_poll, b'{"ok":true,"result":[]}')
            self.poll = (door, limit, timer)

    def _begin(self) -> None:
        if not self.begun:
            self.begun = True
            asyncio.get_running_loop().call_later(self.pause, self._let_in)

    def _let_in(self) -> None:
        print("begun", flush=True)
        if not self.awaits_signal:
            self.crowd.begin()

    def _end_poll(self, body: bytes, status: bytes = b"200 OK") -> None:
        if self.poll:
            door, _, timer = self.poll
            timer.cancel()
            self.poll = None
            door.answer(body, status)

    def forget(self, door: Connection) -> None:
        """Forget a closed connection: a poll on it must not consume updates."""
        if self.poll and self.poll[0] is door:
            self.poll[2].cancel()
            self.poll = None

    def _flush(self) -> None:
        self.flushing = False
        if self.poll and self.queue:
            door, limit, timer = self.poll
            timer.cancel()
            self.poll = None
            self._hand_out(door, limit)

    def _hand_out(self, door: Connection, limit: int) -> None:
        batch = [self.queue[place] for place in range(min(limit, len(self.queue)))]
        door.answer(b'{"ok":true,"result":[' + b",".join(raw for _, _, raw in batch) + b"]}")
        now = time.perf_counter()
        for update_id, person_id, _ in batch:
            if update_id > self.handed_out:
                self.handed_out = update_id
                self.crowd.handed_out(person_id, now)

    def _message(self, method: str, given: dict[str, Any]) -> bytes:
        self._begin()
        now = time.perf_counter()
        chat_id = int(given["chat_id"])
        keyboard = wire.markup(given.get("reply_markup"))
        number = int(given.get("message_id") or self.crowd.new_message_id())
        source = orjson.dumps(sent(method, given, chat_id, number, keyboard))
        self._count(now)
        if method == "editmessagereplymarkup":
            self.crowd.asked(chat_id, now)
        else:
            self.crowd.told(chat_id, shown(method, number, given, keyboard, source), now)
        return b'{"ok":true,"result":' + source + b"}"

    def _count(self, now: float) -> None:
        self.messages += 1
        if not self.first_message:
            self.first_message, self.first_at = now, time.time()
        self.last_message = now
        if self.messages == self.messages_awaited:
            self.all_sent.set()

    def report(self) -> dict[str, Any]:
        """Return the results of the whole run, ready for JSON."""
        return self.crowd.report() | {
            "updates": self.handed_out - self.before,
            "calls": dict(self.calls),
            "messages": self.messages,
            "sending_seconds": self.last_message - self.first_message,
            "first_at": self.first_at,
            "cpu_seconds": time.process_time(),
        }


def sent(
    method: str, given: dict[str, Any], chat_id: int, number: int, keyboard: dict[str, Any]
) -> dict[str, Any]:
    """Return the Message that Telegram would answer with. Only inline keyboards are included."""
    message = {
        "message_id": number,
        "from": BOT,
        "chat": {"id": chat_id, "first_name": "Үлгү", "type": "private"},
        "date": int(time.time()),
    }
    if method == "senddocument":
        message["document"] = {"file_id": "BQACAgIAAxkBench", "file_unique_id": "AgADBench", "file_size": 900}
    elif method in ("sendvenue", "sendlocation"):
        point = {"latitude": float(given["latitude"]), "longitude": float(given["longitude"])}
        message["location"] = point
        if method == "sendvenue":
            message["venue"] = {"location": point, "title": given["title"], "address": given["address"]}
    else:
        message["text"] = given.get("text", "")
    if "inline_keyboard" in keyboard:
        message["reply_markup"] = keyboard
    return message


def shown(
    method: str, number: int, given: dict[str, Any], keyboard: dict[str, Any], source: bytes
) -> ReceivedMessage:
    """Return the same message as the person sees it."""
    buttons = [
        (button["text"], button["callback_data"])
        for row in keyboard.get("inline_keyboard", ())
        for button in row
        if "callback_data" in button
    ]
    asks_contact = any(
        isinstance(button, dict) and button.get("request_contact")
        for row in keyboard.get("keyboard", ())
        for button in row
    )
    text = str(given.get("text") or given.get("caption") or "")
    return ReceivedMessage(method, number, text, buttons, asks_contact, source)


async def serve(options: argparse.Namespace) -> None:
    """Serve until everybody has finished, every expected message has arrived, or the time is up; then report."""
    telegram = Telegram(
        options.people,
        options.active,
        options.think,
        options.way,
        options.messages,
        SCRIPTS[options.script],
        options.first,
        options.pause,
    )
    if options.signal:
        telegram.awaits_signal = True
        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, telegram.crowd.begin)
    async with _pushing(telegram, options.push):
        await _serve(telegram, options)


@contextlib.asynccontextmanager
async def _pushing(telegram: Telegram, url: str) -> AsyncIterator[None]:
    """Push updates to this address while the block lasts; have them polled if it is empty."""
    if not url:
        yield
        return
    async with aiohttp.ClientSession() as session:
        telegram.webhook = session, url
        yield


async def _serve(telegram: Telegram, options: argparse.Namespace) -> None:
    server = await asyncio.get_running_loop().create_server(lambda: Connection(telegram), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    ends = [event.wait() for event in (telegram.crowd.all_through, telegram.all_sent)]
    waiting = [asyncio.ensure_future(end) for end in ends]
    await asyncio.wait(waiting, timeout=options.seconds, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    await asyncio.sleep(LINGER)
    print(orjson.dumps(telegram.report()).decode(), flush=True)
    await asyncio.sleep(options.stay)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=0, help="how many people come")
    parser.add_argument("--active", type=int, default=100, help="how many of them talk at once")
    parser.add_argument("--first", type=int, default=0, help="the number of the first of them")
    parser.add_argument("--script", choices=SCRIPTS, default="register", help="what they do")
    parser.add_argument(
        "--pause", type=float, default=0.0, help="seconds between the bot's first poll and the first people"
    )
    parser.add_argument(
        "--think", type=float, default=0.0, help="seconds a person waits before doing the next thing"
    )
    parser.add_argument(
        "--way", type=float, default=0.0, help="seconds that updates are under way to a waiting bot"
    )
    parser.add_argument("--messages", type=int, default=0, help="end after so many messages instead")
    parser.add_argument("--seconds", type=float, default=300.0, help="end after so long in any case")
    parser.add_argument(
        "--stay", type=float, default=60.0, help="seconds to go on answering after the report"
    )
    parser.add_argument("--push", default="", metavar="URL", help="push updates to this webhook")
    parser.add_argument(
        "--signal", action="store_true", help="people come at SIGUSR1, not as soon as a bot is there"
    )
    uvloop.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
