"""The journal: every call that the sandbox received, in order."""

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
# A call is a plain tuple in the order of FIELDS: a load test keeps hundreds of thousands of them.
Entry = tuple[Any, ...]
SEQ, AT, BOT, METHOD, PARAMS, CHAT = range(6)

POLLING = "getUpdates"


def entry_json(entry: Entry) -> Json:
    """Return the entry as JSON; `polling` marks long polls, so that a page can hide them."""
    call = dict(zip(FIELDS, entry, strict=True))
    call["polling"] = entry[METHOD] == POLLING
    return call


def shorten_values(params: Json) -> Json:
    """Shorten very long parameter values, so that a megabyte of text is not kept 200 000 times."""
    return {
        name: f"{value[:MAX_VALUE_LENGTH]}… ({len(value)} characters)"
        if isinstance(value, str) and len(value) > MAX_VALUE_LENGTH
        else value
        for name, value in params.items()
    }


class Journal:
    """A bounded ring of calls; the oldest are dropped first."""

    def __init__(self) -> None:
        self.calls: deque[Entry] = deque(maxlen=MAX_ENTRIES)

    def set_limit(self, count: int) -> None:
        """Keep the newest `count` calls from now on; 0 disables the journal."""
        self.calls = deque(self.calls, maxlen=count)

    def add(self, entry: Entry) -> None:
        """Append a call; drop the oldest if there are too many."""
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
        """Return calls after `since`, oldest first; with a limit, only the newest."""
        found: list[Json] = []
        for entry in self._newest_first(since, method.lower(), bot, chat):
            found.append(entry_json(entry))
            if len(found) == limit:
                break
        found.reverse()
        return found
