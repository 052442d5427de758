"""The waits for locks of a PostgreSQL server, by its own account: `pg_locks`, looked at every few milliseconds."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg

INTERVAL = 0.002
"""Seconds between two looks. Shorter waits are mostly not seen, so the median is rather too high."""
WAITING = """SELECT l.pid, l.waitstart, 1000 * extract(epoch FROM clock_timestamp() - l.waitstart), l.locktype, a.query
FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND l.waitstart IS NOT NULL"""


@dataclass
class LockWaits:
    """The waits seen, with how long each had lasted when it was seen last."""

    milliseconds: dict[tuple[int, Any], float] = field(default_factory=dict)
    what: dict[tuple[int, Any], str] = field(default_factory=dict)

    def describe(self) -> str:
        """Return which statements waited, for what, and how often."""
        found = Counter(self.what.values()).most_common(5)
        return "; ".join(f"{times} x {what}" for what, times in found) or "nothing waited"


@contextmanager
def watched(url: str) -> Iterator[LockWaits]:
    """Watch the server while the block lasts."""
    waits, ended = LockWaits(), threading.Event()

    def watch() -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            while not ended.wait(INTERVAL):
                for pid, since, lasted, kind, query in connection.execute(WAITING).fetchall():
                    waits.milliseconds[pid, since] = float(lasted)
                    waits.what[pid, since] = f"{kind}: {query[:70]}"

    watcher = threading.Thread(target=watch, name="lock waits")
    watcher.start()
    try:
        yield waits
    finally:
        ended.set()
        watcher.join()
