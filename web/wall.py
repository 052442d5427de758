"""The wall over HTTP: the page for the projector, and the stream of what it shows (server-sent events)."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from string import Template

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from handlers.messages import Translated
from storage.checkin import codes
from storage.database import Database
from storage.models import Door, LocalizedText
from storage.questions import wall
from web.feed import WallFeed, WallFeeds
from web.hyphenation import with_soft_hyphens
from web.viewer_slots import TooManyViewers, client_network
from web.wall_addresses import AddressesNotRead, WallAddresses

MAX_LINES = 12
"""Maximum number of next questions on a wall."""
MAX_LINE_LENGTH = 280
"""Maximum characters of each."""
SEND_TIMEOUT = 20.0
"""Seconds that a viewer may leave data unread before the stream is closed."""
TOKEN_PATTERN = re.compile(r"[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}")
STATIC = Path(__file__).parent / "static"
STATIC_TYPES = {"wall.css": "text/css", "wall.js": "text/javascript", "wall.svg": "image/svg+xml"}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
RETRY_HEADERS = {**HEADERS, "Retry-After": "3"}


@dataclass(frozen=True, slots=True)
class WallTexts:
    """The labels of the page."""

    labels: Mapping[str, tuple[str, ...]]
    """Name -> the label in Kyrgyz and Russian, which are both shown; those about its end in English too."""
    until_lines: Callable[[datetime], Sequence[str]]
    """Renders a wall's last day in the three languages."""
    ask_link: Callable[[int], tuple[str, str]]
    """Returns the bot's name and the link for asking at the seminar with this id."""
    check_in_link: Callable[[int, str], str]
    """Returns the link of the self check-in: of the seminar with this id, by this code."""
    vote_link: Callable[[int], str]
    """Returns the link that opens the polls of the seminar with this id."""


def create_feeds(database: Database, screen: WallTexts, now: Callable[[], datetime]) -> WallFeeds:
    """Create the feeds of the walls in this database. `now` returns the current time."""

    async def look(word: str) -> bytes | None:
        async with database.reader() as session:
            at = now()
            seen = await wall.view_by_token(session, word, MAX_LINES, at)
            door = await codes.find_open(session, seen.slug) if seen else None
        if seen is None:  # the viewers are told why: the addresses in memory may be older than that
            await addresses.refresh()
            return None
        return orjson.dumps(_wall_json(seen, screen) | {"door": _door_json(door, screen, at)})

    known: tuple[int, Mapping[str, datetime]] | None = None

    async def read() -> Mapping[str, datetime]:
        nonlocal known
        changes = database.change_count
        if (
            known is None or known[0] != changes or not database.is_sqlite
        ):  # on PostgreSQL others change them too
            async with database.reader() as session:
                known = changes, await wall.closing_times(session)
        return known[1]

    addresses = WallAddresses(read, now)
    return WallFeeds(look, addresses)


def _wall_json(seen: wall.WallView, screen: WallTexts) -> dict[str, object]:
    """Return the state of a wall as JSON for the page, without names and internal ids."""
    name, link = screen.ask_link(seen.seminar_id)
    if seen.poll is not None and seen.poll.is_open:
        link = screen.vote_link(seen.seminar_id)
    return {
        "title": _both(seen.title),
        "until": screen.until_lines(seen.last_day),
        "name": name,
        "code": _qr_code(link),
        "now": _current_json(seen.current) if seen.current else None,
        "next": [_line_json(line) for line in seen.upcoming],
        "waiting": seen.upcoming_count,
        "asked": seen.asked,
        "answered": seen.answered,
        "poll": _poll_json(seen.poll) if seen.poll else None,
    }


def _door_json(door: Door | None, screen: WallTexts, at: datetime) -> dict[str, object] | None:
    """The code of the self check-in; None if there is none now."""
    if door is None:
        return None
    code = codes.make_code(door, codes.minute_of(at))
    return {
        "number": f"{code[:3]} {code[3:]}",
        "code": _qr_code(screen.check_in_link(door.seminar_id, code)),
    }


def _both(texts: LocalizedText) -> list[str]:
    """A text in Kyrgyz and in Russian; where one of them is missing, the other twice."""
    return [Translated(texts).in_language(language) for language in ("ky", "ru")]


def _poll_json(poll: wall.WallPoll) -> dict[str, object]:
    """A poll for the page: how many chose what, nobody's name."""
    choices = [
        {"text": _hyphenated(choice), "votes": votes}
        for choice, votes in zip(poll.choices, poll.votes, strict=True)
    ]
    return {"question": _hyphenated(poll.question), "choices": choices, "open": poll.is_open}


def _hyphenated(texts: LocalizedText) -> list[str]:
    return [with_soft_hyphens(text) for text in _both(texts)]


def _current_json(line: wall.WallQuestion) -> dict[str, object]:
    """The question that is shown large; `soft`: its text with the places where its words may be parted."""
    return _line_json(line) | {"text": line.text, "soft": with_soft_hyphens(line.text)}


def _line_json(line: wall.WallQuestion) -> dict[str, object]:
    return {
        "number": line.number,
        "text": line.text[:MAX_LINE_LENGTH],
        "votes": line.votes,
        "pinned": line.pinned,
        "answered": line.answered,
    }


_qr_codes: dict[str, list[str]] = {}


def _qr_code(link: str) -> list[str]:
    """Return the rows of the QR code; 1 is dark.

    A projected code is not damaged: correction is as much as fits into the fewest modules, which are read from afar.
    """
    if link not in _qr_codes:
        if len(_qr_codes) > 100:
            _qr_codes.clear()
        import segno  # imported when first needed, to save memory

        rows = segno.make(link, error="l", micro=False).matrix
        _qr_codes[link] = ["".join("1" if dark else "0" for dark in row) for row in rows]
    return _qr_codes[link]


def routes(walls: WallFeeds, screen: WallTexts) -> list[BaseRoute]:
    """The routes under /wall/."""
    page = _render_page("wall.html", screen)
    none = {
        status: _render_page("none.html", screen, said) for status, said in ((404, "gone"), (410, "over"))
    }
    files = {name: (STATIC / name).read_bytes() for name in STATIC_TYPES}

    async def show(request: Request) -> Response:
        try:
            status = await _wall_status(walls, request.path_params["word"])
        except AddressesNotRead:
            return Response(none[404], 503, RETRY_HEADERS, "text/html")
        return Response(none.get(status, page), status, HEADERS, "text/html")

    async def file(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in files:
            return Response(status_code=404)
        return Response(files[name], 200, {**HEADERS, "Cache-Control": "no-cache"}, STATIC_TYPES[name])

    return [
        Route("/wall/static/{name}", file),
        Route("/wall/{word}/events", _EventStream(walls)),
        Route("/wall/{word}", show),
    ]


async def _wall_status(walls: WallFeeds, word: str) -> int:
    """Return 200; 404 if there is no such address; 410 if the wall has closed after the seminar.

    Raises AddressesNotRead.
    """
    if not TOKEN_PATTERN.fullmatch(word) or not await walls.addresses.exists(word):
        return 404
    return 410 if walls.addresses.is_closed(word) else 200


def _render_page(name: str, screen: WallTexts, said: str = "") -> str:
    """Render a page with its labels; `said`: the name of the label to insert as `said`."""
    labels = {label: _language_spans(texts) for label, texts in screen.labels.items()}
    return Template((STATIC / name).read_text("utf-8")).substitute(labels, said=labels.get(said, ""))


def _language_spans(texts: Sequence[str]) -> str:
    return " ".join(
        f'<span lang="{language}">{escape(text)}</span>'
        for language, text in zip(("ky", "ru", "en"), texts, strict=False)
    )


class _EventStream:
    """The stream of one viewer. A slow one skips outdated states; one that does not read is disconnected."""

    def __init__(self, walls: WallFeeds) -> None:
        self.walls = walls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        word = scope["path_params"]["word"]
        client = client_network(scope["client"][0] if scope["client"] else "")
        try:
            if (status := await _wall_status(self.walls, word)) != 200:
                await Response(status_code=status, headers=HEADERS)(scope, receive, send)
                return
            async with self.walls.subscribe(word, client) as feed:
                await self._stream(feed, receive, send)
        except (TooManyViewers, AddressesNotRead):
            await Response(status_code=503, headers=RETRY_HEADERS)(scope, receive, send)

    async def _stream(self, feed: WallFeed, receive: Receive, send: Send) -> None:
        """Serve until the viewer leaves or stops reading, or the feed ends."""
        told = asyncio.create_task(_send_events(_events(feed, self.walls), send))
        left = asyncio.create_task(_wait_for_disconnect(receive))
        try:
            await asyncio.wait({told, left}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (told, left):
                task.cancel()
            await asyncio.gather(told, left, return_exceptions=True)


async def _wait_for_disconnect(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send_events(events: AsyncIterator[bytes], send: Send) -> None:
    headers = {**HEADERS, "Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"}
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": 200, "headers": raw})
    with contextlib.suppress(TimeoutError, OSError):
        async for event in events:
            async with asyncio.timeout(SEND_TIMEOUT):
                await send({"type": "http.response.body", "body": event, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _events(feed: WallFeed, walls: WallFeeds) -> AsyncIterator[bytes]:
    """Yield the current state, then each change, and heartbeats in between."""
    seen = 0
    while not feed.ended:
        if feed.version != seen and feed.state is not None:
            seen = feed.version
            yield b"data: " + feed.state + b"\n\n"
        else:
            yield b"event: beat\ndata:\n\n"
        await feed.wait_for_change(seen)
    if not walls.closing:
        yield b"event: %s\ndata:\n\n" % (b"over" if walls.addresses.is_closed(feed.word) else b"gone")
