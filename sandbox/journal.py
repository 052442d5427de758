"""The journal: every call the sandbox was asked, in order; the oracle of the tests."""

from collections import deque
from collections.abc import Iterator
from typing import Any

from sandbox.refusals import Json

MAX_ENTRIES = 200_000
MAX_VALUE_LENGTH = 8_000

FIELDS = (
    "seq",
    "at",
    "bot",
    "method",
    "params",
    "chat_id",
    "status",
    "ok",
    "error_code",
    "description",
    "applied",
    "result_id",
    "fault",
    "ms",
)
# A call is kept as a plain tuple in the order of FIELDS: a load test keeps hundreds of thousands of them.
Entry = tuple[Any, ...]
SEQ, AT, BOT, METHOD, PARAMS, CHAT = range(6)

POLLING = "getUpdates"


def entry_json(entry: Entry) -> Json:
    """The entry as JSON; `polling` marks long polls, so that a page can hide them."""
    call = dict(zip(FIELDS, entry, strict=True))
    call["polling"] = entry[METHOD] == POLLING
    return call


def shorten_values(params: Json) -> Json:
    """Parameters with very long values cut, so that a megabyte of text is not kept 200 000 times."""
    return {
        name: f"{value[:MAX_VALUE_LENGTH]}… ({len(value)} characters)"
        if isinstance(value, str) and len(value) > MAX_VALUE_LENGTH
        else value
        for name, value in params.items()
    }


class Journal:
    """A bounded ring of calls, oldest dropped first."""

    def __init__(self) -> None:
        self.calls: deque[Entry] = deque(maxlen=MAX_ENTRIES)

    def set_limit(self, count: int) -> None:
        """Keep the newest `count` calls from now on; 0 turns keeping off."""
        self.calls = deque(self.calls, maxlen=count)

    def add(self, entry: Entry) -> None:
        """Keep a call; the oldest is dropped when there are too many."""
        self.calls.append(entry)

    def clear(self) -> None:
        """Forget all calls."""
        self.calls.clear()

    def _newest_first(self, since: int, method: str, bot: int | None, chat: int | None) -> Iterator[Entry]:
        for entry in reversed(self.calls):
            if entry[SEQ] <= since:
                return
            if method and entry[METHOD].lower() != method:
                continue
            if bot is not None and entry[BOT] != bot:
                continue
            if chat is None or entry[CHAT] == chat:
                yield entry

    def read(
        self,
        since: int = 0,
        method: str = "",
        bot: int | None = None,
        chat: int | None = None,
        limit: int = 0,
    ) -> list[Json]:
        """Calls after `since`, oldest first; with a limit, the newest that many."""
        found: list[Json] = []
        for entry in self._newest_first(since, method.lower(), bot, chat):
            found.append(entry_json(entry))
            if len(found) == limit:
                break
        found.reverse()
        return found
