"""What a soak leaves behind: what was done and seen outside the bot, the sandbox's journal, and the bot's rows."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache, cached_property
from html import unescape
from typing import Any

from bot.locales import LANGUAGES
from tests.conversations.helpers import first_line
from tests.crash.consistency_checks import Audit

Json = dict[str, Any]
MARK = re.compile(r"\A[^\n]*\[A(\d+)\]\Z")
"""An announcement of the soak, which is one line; its progress, which quotes it to staff, has more."""
SENDS = ("send", "copy")
QUERIES = {
    "outbox": "SELECT * FROM outbox ORDER BY id",
    "people": "SELECT id, telegram_id, consented_at, unreachable_at FROM people",
    "seats": """SELECT s.*, p.telegram_id FROM seats s LEFT JOIN people p ON p.id = s.person_id""",
    "seminars": "SELECT id, version, state, starts_at, capacity, places_per_unit FROM seminars",
    "reminders": "SELECT * FROM reminders",
    "questions": """SELECT q.id, q.text, q.state, q.merged_into_id, p.telegram_id, s.state AS seminar_state
        FROM questions q JOIN people p ON p.id = q.person_id JOIN seminars s ON s.id = q.seminar_id""",
    "answers": "SELECT id, question_id FROM answers",
    "inbox": "SELECT update_id, handled_at, dead_at, error FROM inbox",
}


@dataclass
class Kill:
    """A kill: the chats whose messages were in flight, which may be shown them twice."""

    seq: int
    chats: frozenset[int]


@dataclass
class Ledger:
    """What people did and saw. Kept outside the bot; the bot never reads it."""

    started: set[int] = field(default_factory=set)
    asked: dict[str, int] = field(default_factory=dict)
    """Text of each question -> who asked it."""
    blocked: dict[int, int] = field(default_factory=dict)
    """Who blocked the bot -> the number of the journal's last call before that."""
    blocked_at: dict[int, datetime] = field(default_factory=dict)
    without_voices: set[int] = field(default_factory=set)
    erased: dict[int, int] = field(default_factory=dict)
    """Who was told that they are erased -> the number of that call."""
    erasing: set[int] = field(default_factory=set)
    """Who asked to be erased, told so already or not."""
    updates: set[int] = field(default_factory=set)
    kills: list[Kill] = field(default_factory=list)
    shifts: list[tuple[int, float]] = field(default_factory=list)
    """Number of the journal's last call -> by how many seconds the clock was ahead from then on."""


@dataclass
class Evidence:
    """Everything that the oracle judges."""

    ledger: Ledger
    calls: list[Json]
    rows: Mapping[str, list[Json]]
    windows: Json
    """What the sandbox counted of the sending limits."""

    @cached_property
    def shown(self) -> list[Json]:
        """Return the calls that put a new message into a private chat."""
        return [
            call
            for call in self.calls
            if call["applied"] and call["result_id"] is not None and call["method"].startswith(SENDS)
            and isinstance(call["chat_id"], int)
        ]  # fmt: skip

    @cached_property
    def told(self) -> list[Json]:
        """Return the calls that showed a message or changed one."""
        edits = ("editMessageText", "editMessageCaption")
        return [
            call
            for call in self.calls
            if call["applied"] and isinstance(call["chat_id"], int)
            and (call["method"] in edits or call["method"].startswith(SENDS))
        ]  # fmt: skip

    @cached_property
    def owned(self) -> dict[tuple[int, int], Json]:
        """Return the outbox row of each message: (chat, number of the message) -> row."""
        found: dict[tuple[int, int], Json] = {}
        for row in self.rows["outbox"]:
            extra = (row["extra_message_ids"] or "").split(",")
            for number in (row["message_id"], *(int(one) for one in extra if one)):
                if number is not None and makes_message(row["method"]):
                    found.setdefault((row["chat_id"], number), row)  # later ones are edits
        return found

    def heard(self, *keys: str) -> set[int]:
        """Return the chats that were shown one of these texts."""
        return {call["chat_id"] for call in self.told if says(call, *keys)}

    def time_of(self, call: Json) -> datetime:
        """Return when a call came, by the sandbox's clock."""
        ahead = 0.0
        for seq, shift in self.ledger.shifts:
            if seq >= call["seq"]:
                break
            ahead = shift
        return datetime.fromtimestamp(call["at"], UTC) + timedelta(seconds=ahead)

    @cached_property
    def unsure(self) -> dict[int, int]:
        """Return how many messages of a chat may be shown twice: in flight at a kill, or their answer was cut off."""
        found: dict[int, int] = {}
        cut = [call["chat_id"] for call in self.calls if call["applied"] and call["status"] == 0]
        in_flight = [chat for kill in self.ledger.kills for chat in kill.chats]
        for chat in (*cut, *in_flight):
            found[chat] = found.get(chat, 0) + 1
        return found


def makes_message(method: str) -> bool:
    """Return whether an outbox row's method puts a new message into the chat; an edit may be sent as one instead."""
    return any(kind in method for kind in SENDS)


def plain_text(call: Json) -> str:
    """Return the words of a message or caption, without markup."""
    html = call["params"].get("text") or call["params"].get("caption") or ""
    return unescape(re.sub(r"<[^<>]*>", "", str(html))).strip()


@cache
def _beginnings(keys: Collection[str]) -> tuple[str, ...]:
    return tuple(first_line(language, key) for key in keys for language in LANGUAGES)


def says(call: Json, *keys: str) -> bool:
    """Return whether a message begins with one of these texts, in any language."""
    return plain_text(call).startswith(_beginnings(keys))


def moment(value: Any) -> datetime | None:
    """Return a time as the database gives it; SQLite gives text."""
    found: datetime | None = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found is None or found.tzinfo else found.replace(tzinfo=UTC)


def read_rows(audit: Audit) -> dict[str, list[Json]]:
    """Read the bot's rows."""
    return {name: _as_dicts(audit.rows(query)) for name, query in QUERIES.items()}


def _as_dicts(rows: Iterable[Any]) -> list[Json]:
    return [dict(row._mapping) for row in rows]
