"""The sandbox for tests: start one or connect to one, and act as its people. Uses HTTP only."""

from __future__ import annotations

import math
import time
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Self, TypeVar

import aiohttp

from sandbox.guard import MARKER_HEADER
from sandbox.refusals import Json
from sandbox.server import Server

TOKEN = "7000000001:sandbox_sample_token_0123456789"  # noqa: S105

T = TypeVar("T")


WAIT_SECONDS = 60.0
"""Seconds after which a wait is given up; only a failing test waits that long."""


def _waiting(after: int, wait: float) -> str:
    """Return the query parameters that hold the answer back until an event newer than `after`."""
    return f"&after={after}&wait={max(1, math.ceil(wait))}"


def _buttons(message: Json) -> list[Json]:
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


def message_text(message: Json) -> str:
    """Return a message's text or caption; empty if it has neither."""
    return str(message.get("text") or message.get("caption") or "")


def _line(message: Json) -> str:
    who = message.get("from", {}).get("first_name", "?")
    what = message_text(message)
    kinds = (
        "photo",
        "document",
        "voice",
        "audio",
        "video",
        "contact",
        "location",
        "venue",
        "poll",
        "sticker",
    )
    kind = next((f"<{kind}> " for kind in kinds if kind in message), "")
    buttons = "".join(f" [{button['text']}]" for button in _buttons(message))
    edited = " (edited)" if "edit_date" in message else ""
    return f"#{message.get('message_id')} {who}{edited}: {kind}{what}{buttons}"


class SandboxUser:
    """A person of the sandbox, in the private chat with the test's bot unless another chat is named."""

    def __init__(self, sandbox: Sandbox, person: Json) -> None:
        self.sandbox = sandbox
        self.id: int = person["id"]
        self.person = person
        self.seen: set[tuple[int, int]] = set()
        self.found: dict[tuple[int, int], set[str]] = {}
        """Version of a message -> the texts for which it was returned by `wait_for`."""

    async def act(self, do: str, **told: Any) -> Json:
        """Perform an action, with everything in the chat seen before. Raise AssertionError if it is impossible."""
        await self._see()
        body = {"bot": self.sandbox.bot, "person": self.id, "do": do, **told}
        return await self.sandbox.control("POST", "/act", {k: v for k, v in body.items() if v is not None})

    async def write(self, text: str, reply_to: int | None = None, chat: int | None = None) -> Json:
        """Write a text, optionally as a reply or in a group."""
        return await self.act("write", text=text, reply_to=reply_to, chat=chat)

    async def start(self, payload: str | None = None) -> Json:
        """Tap Start or open a deep link."""
        return await self.act("start", payload=payload)

    async def press(
        self, text: str | None = None, *, data: str | None = None, chat: int | None = None
    ) -> Json:
        """Press the newest inline button with this visible text, or this data."""
        view = await self.view(chat)
        for message in reversed(view["messages"]):
            rows = message.get("reply_markup", {}).get("inline_keyboard", [])
            for row, buttons in enumerate(rows):
                for column, button in enumerate(buttons):
                    if (data is not None and button.get("callback_data") == data) or (
                        text is not None and button["text"] == text
                    ):
                        number = message["message_id"]
                        return await self.act("press", message_id=number, row=row, column=column, chat=chat)
        raise AssertionError(f"no button {text or data!r}\n{self.transcript(view)}")

    async def tap(self, text: str) -> Json:
        """Tap a button of the reply keyboard."""
        return await self.act("tap", text=text)

    async def contact(self, **told: Any) -> Json:
        """Share a contact, the person's own by default."""
        return await self.act("contact", **told)

    async def location(self, latitude: float, longitude: float) -> Json:
        """Share a location."""
        return await self.act("location", latitude=latitude, longitude=longitude)

    async def poll(self, question: str, options: list[str], **told: Any) -> Json:
        """Send a poll; `told` are further parameters of sendPoll."""
        return await self.act("poll", question=question, options=options, **told)

    async def edit(self, message_id: int, text: str, chat: int | None = None) -> Json:
        """Edit a text of the person's own."""
        return await self.act("edit", message_id=message_id, text=text, chat=chat)

    async def delete(self, message_id: int, chat: int | None = None) -> Json:
        """Delete a message."""
        return await self.act("delete", message_id=message_id, chat=chat)

    async def block(self) -> Json:
        """Block the bot."""
        return await self.act("block")

    async def unblock(self) -> Json:
        """Unblock the bot."""
        return await self.act("unblock")

    async def forbid(self, *kinds: str) -> None:
        """Forbid everybody to send them these kinds of messages (voice, video_note); none lifts the ban."""
        await self.sandbox.control("PATCH", f"/people/{self.id}", {"forbids": [*kinds]})

    async def upload(self, kind: str, data: bytes, name: str, caption: str = "", **fields: object) -> Json:
        """Send a photo, document, voice, audio or video."""
        return await self._share(kind, [(data, name)], caption, fields)

    async def album(self, kind: str, files: list[tuple[bytes, str]], caption: str = "") -> Json:
        """Send several photos, documents, audios or videos as an album: (bytes, name) of each."""
        return await self._share(kind, files, caption, {})

    async def _share(
        self, kind: str, files: list[tuple[bytes, str]], caption: str, fields: dict[str, object]
    ) -> Json:
        await self._see()
        form = aiohttp.FormData()
        told = {"bot": self.sandbox.bot, "person": self.id, "kind": kind, "caption": caption, **fields}
        for field, value in told.items():
            if value not in (None, ""):
                form.add_field(field, str(value))
        for data, name in files:
            form.add_field("file", data, filename=name)
        return await self.sandbox.control("POST", "/upload", form)

    async def view(self, chat: int | None = None, *, after: int | None = None, wait: float = 0) -> Json:
        """Return everything the person sees: messages, keyboards, commands.

        With `after`, once something newer than that event number has happened, or `wait` seconds later.
        """
        query = f"/chat?bot={self.sandbox.bot}&person={self.id}"
        if chat is not None:
            query += f"&chat={chat}"
        if after is not None:
            query += _waiting(after, wait)
        view = await self.sandbox.control("GET", query)
        for message in view["messages"]:
            for name in {"text", "caption"} & message.keys():  # to the eye, a non-breaking space is a space
                message[name] = message[name].replace("\u00a0", " ")
        return view

    async def messages(self, chat: int | None = None) -> list[Json]:
        """Return the messages of the chat, oldest first."""
        found: list[Json] = (await self.view(chat))["messages"]
        return found

    async def _see(self) -> None:
        """Remember everything that is in the private chat and in the groups."""
        for chat in (None, *self.sandbox.groups):
            self.seen.update(self._message_version(await self.messages(chat)))

    def _message_version(self, messages: Iterable[Json]) -> list[tuple[int, int]]:
        """Return an identifier of a message's version: an edited message counts as new."""
        return [(message["chat"]["id"], hash(repr(message))) for message in messages]

    async def wait_for(
        self,
        text: str = "",
        timeout: float = WAIT_SECONDS,  # noqa: ASYNC109
        chat: int | None = None,
    ) -> Json:
        """Return the newest message or edit by others since the last action that contains the text.

        What was waited for once is not found again; another text of the same message, or what came beside it, still is.
        Raises AssertionError with the whole chat as a transcript when none comes in `timeout` seconds.
        """
        until = time.monotonic() + timeout
        view = await self.view(chat)
        while True:
            for message in reversed(view["messages"]):
                mark = self._message_version([message])[0]
                own = message.get("from", {}).get("id") == self.id
                found = self.found.get(mark, set())
                is_new = mark not in self.seen and text not in found and (text or not found)
                if is_new and not own and text in _searchable_text(message):
                    self.found[mark] = {*found, text}
                    return dict(message)
            left = until - time.monotonic()
            if left <= 0:
                raise AssertionError(f"nobody said {text!r} within {timeout} s\n{self.transcript(view)}")
            view = await self.view(chat, after=view["seq"], wait=left)

    def transcript(self, view: Json) -> str:
        """Return the chat as lines for the message of a failed test."""
        name = self.person["first_name"]
        lines = [f"--- the chat {name} ({self.id}) sees ---", *map(_line, view["messages"])]
        keyboard = (view.get("reply_keyboard") or {}).get("keyboard", [])
        if keyboard:
            lines.append("keyboard: " + " ".join(f"[{button['text']}]" for row in keyboard for button in row))
        return "\n".join(lines)


def _searchable_text(message: Json) -> str:
    """Return the text that `wait_for` searches: the text, the buttons, a document's name."""
    parts = [message_text(message), message.get("document", {}).get("file_name", "")]
    parts += [message.get("venue", {}).get("title", ""), message.get("poll", {}).get("question", "")]
    return "\n".join(part for part in parts if part)


class Sandbox:
    """`async with Sandbox() as sandbox:` starts one; `Sandbox.connect(url)` uses a running one."""

    def __init__(self, token: str = TOKEN, url: str = "") -> None:
        self.token = token
        self.bot = int(token.partition(":")[0])
        self.url = url
        self.groups: list[int] = []
        self.server: Server | None = None
        self.people: dict[int, SandboxUser] = {}

    @classmethod
    def connect(cls, url: str, token: str = TOKEN) -> Sandbox:
        """Connect to a running sandbox, which is left running at the end."""
        return cls(token, url if url.endswith("/") else url + "/")

    async def __aenter__(self) -> Self:
        if not self.url:
            self.server = Server()
            await self.server.start()
            self.url = self.server.url
        self.session = aiohttp.ClientSession()
        await self.api("getMe")
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.session.close()
        if self.server:
            await self.server.stop()
            self.server = None

    @property
    def base_url(self) -> str:
        """Return the `base_url` of `telegram.Bot`."""
        return self.url + "bot"

    @property
    def base_file_url(self) -> str:
        """Return the `base_file_url` of `telegram.Bot`."""
        return self.url + "file/bot"

    async def api(self, method: str, **params: Any) -> Json:
        """Call the Bot API as the test's bot. Return the whole answer, `ok` or not."""
        async with self.session.post(f"{self.url}bot{self.token}/{method}", json=params) as answer:
            found: Json = await answer.json()
            return found

    async def control(self, verb: str, path: str, body: Any = None) -> Json:
        """Call the control API. Raise AssertionError with its error message."""
        form = isinstance(body, aiohttp.FormData)
        sent = {"data": body} if form else {"json": body} if body is not None else {}
        own = {MARKER_HEADER: "testing"}
        async with self.session.request(verb, f"{self.url}sandbox{path}", headers=own, **sent) as answer:
            found: Json = await answer.json()
        if not found.get("ok"):
            raise AssertionError(f"{verb} /sandbox{path}: {found.get('description')}")
        return found

    async def state(self) -> Json:
        """Return the answer of GET /sandbox/state."""
        return await self.control("GET", "/state")

    async def wait_until(
        self,
        condition: Callable[[], Awaitable[T]],
        timeout: float = WAIT_SECONDS,  # noqa: ASYNC109
    ) -> T:
        """Return the first true value of `condition()`, which is evaluated after each event of the sandbox.

        Raises AssertionError when there is none within `timeout` seconds.
        """
        until = time.monotonic() + timeout
        while True:
            seq = (await self.control("GET", "/journal?limit=1"))["seq"]
            if value := await condition():
                return value
            left = until - time.monotonic()
            assert left > 0, f"{condition!r} was not true within {timeout} s"
            await self.control("GET", f"/journal?limit=1{_waiting(seq, left)}")

    async def person(self, number: int) -> SandboxUser:
        """Return one of the existing people, the same object at each call."""
        if number not in self.people:
            found = [person for person in (await self.state())["people"] if person["id"] == number]
            assert found, f"no person {number}"
            self.people[number] = SandboxUser(self, found[0])
        return self.people[number]

    async def new_person(self, first_name: str = "Sample", **fields: Any) -> SandboxUser:
        """Create a person; see POST /sandbox/people for the fields."""
        made = await self.control("POST", "/people", {"first_name": first_name, **fields})
        member = self.people[made["person"]["id"]] = SandboxUser(self, made["person"])
        return member

    async def new_group(self, title: str, members: list[int], is_forum: bool = False) -> int:
        """Create a group with these people and the test's bot. Return its chat id."""
        told = {"title": title, "members": members, "bot": self.bot, "is_forum": is_forum}
        number: int = (await self.control("POST", "/groups", told))["chat"]["id"]
        self.groups.append(number)
        return number

    async def update_group(self, chat: int, **what: Any) -> None:
        """Change settings of a group; see PATCH /sandbox/groups/{group}."""
        await self.control("PATCH", f"/groups/{chat}", {"bot": self.bot, **what})

    async def unknown_tags(self, *tags: str) -> None:
        """Refuse these HTML tags, as an older server does."""
        await self.control("POST", "/server", {"unknown_tags": [*tags]})

    async def invalidate_file(self, file_id: str) -> None:
        """Refuse this file id from now on."""
        await self.control("DELETE", f"/file/{file_id}")

    async def journal(self, method: str = "", since: int = 0, **query: int) -> list[Json]:
        """Return the calls made, oldest first."""
        words = "&".join(
            f"{name}={value}" for name, value in {"method": method, "since": since, **query}.items()
        )
        calls: list[Json] = (await self.control("GET", f"/journal?{words}"))["calls"]
        return calls

    async def windows(self) -> Json:
        """Return the fullest windows; see GET /sandbox/windows."""
        return await self.control("GET", f"/windows?bot={self.bot}")

    async def add_fault(self, **rule: Any) -> int:
        """Create a fault. Return its id."""
        number: int = (await self.control("POST", "/faults", rule))["id"]
        return number

    async def clear_faults(self) -> None:
        """Remove all faults."""
        await self.control("DELETE", "/faults")

    async def push_updates(self, updates: list[Any], raw: bool = False) -> list[int]:
        """Queue hand-made updates."""
        numbers: list[int] = (
            await self.control("POST", "/update", {"bot": self.bot, "updates": updates, "raw": raw})
        )["update_ids"]
        return numbers

    async def set_limits(self, **rates: Any) -> None:
        """Change the limits; see POST /sandbox/limits."""
        await self.control("POST", "/limits", rates)

    async def set_latency(self, seconds: float, jitter: float = 0.0) -> None:
        """Let every call take these seconds on both ways together, and each way up to `jitter` more."""
        await self.control("POST", "/latency", {"seconds": seconds, "jitter": jitter})

    async def advance_clock(self, seconds: float) -> None:
        """Move the sandbox's clock forward."""
        await self.control("POST", "/clock", {"advance": seconds})

    async def reset(self) -> None:
        """Forget everything but the sample people; the test's bot is created anew."""
        await self.control("POST", "/reset", {})
        self.people.clear()
        self.groups.clear()
        await self.api("getMe")
