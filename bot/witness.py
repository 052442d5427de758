"""What the audit log came to, noted in a file: whoever can change the database cannot change that with it."""

import asyncio
import logging
import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from storage import audit
from storage.audit import Chain, Mark
from storage.database import Database

log = logging.getLogger(__name__)
T = TypeVar("T")

DAY = timedelta(days=1)
BROKEN, NONE = "broken", "-"


class Notes:
    """The file: a line each time the log has grown, `2026-11-29T18:00:00+00:00 120 <hash>`, or `… broken <row>`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def _lines(self) -> Iterator[list[str]]:
        try:
            text = self.path.read_text("ascii", "replace")
        except FileNotFoundError:
            return
        yield from (words for line in text.splitlines() if len(words := line.split()) == 3)

    def marks(self) -> list[Mark]:
        """What was noted, the oldest first. Raises OSError."""
        found = [(rows, last) for _, rows, last in self._lines() if rows.isdecimal()]
        return [Mark(int(rows), last.strip(NONE)) for rows, last in found]

    def told_of(self) -> set[str]:
        """Rows that were found to be broken. Raises OSError."""
        return {row for _, kind, row in self._lines() if kind == BROKEN}

    def add(self, at: datetime, kind: str, value: str) -> None:
        """Write a line to its end, for nobody else to read, and not before it is on the disk. Raises OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with open(
            os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "w", encoding="ascii"
        ) as file:
            file.write(f"{at.isoformat(timespec='seconds')} {kind} {value}\n")
            file.flush()
            os.fsync(file.fileno())


class Witness:
    """Notes what the log comes to whenever it has grown, and sees whether what was noted last still holds."""

    def __init__(self, database: Database, path: Path) -> None:
        self.database, self.notes = database, Notes(path)
        self._last: Mark | None = None
        self._walked_at: datetime | None = None
        self._broken: set[str] = set()

    async def look(self, at: datetime) -> Chain | None:
        """Note what is new. Returns what is wrong with the log, the first time that it is seen."""
        async with self.database.reader() as session:
            now = await audit.mark(session)
        if self._last is None:
            self._last = next(reversed(await self._read(self.notes.marks) or []), Mark(0))
        fewer = now.rows is not None and self._last.rows is not None and now.rows < self._last.rows
        found = None
        if fewer or self._walked_at is None or at - self._walked_at >= DAY:
            found = await self._walked(at, self._last)
        if now != self._last:
            await self._write(at, str(now.rows), now.last or NONE)
            self._last = now
        return found

    async def _walked(self, at: datetime, last: Mark) -> Chain | None:
        async with self.database.reader() as session:
            chain = await audit.verify(session, [last])
        self._walked_at = at
        if chain.holds:
            return None
        if chain.broken is not None:
            row = str(chain.broken)
            if row in self._broken | (await self._read(self.notes.told_of) or set()):
                return None
            self._broken.add(row)
            await self._write(at, BROKEN, row)
        log.error("the audit log is not what was written: see `python -m bot audit verify`")
        return chain

    async def _read(self, what: Callable[[], T]) -> T | None:
        try:
            return await asyncio.to_thread(what)
        except OSError as error:
            log.error("%s cannot be read: %s", self.notes.path, error.strerror)
            return None

    async def _write(self, at: datetime, kind: str, value: str) -> None:
        """A file that cannot be written keeps nobody from being told."""
        try:
            await asyncio.to_thread(self.notes.add, at, kind, value)
        except OSError as error:
            log.error("%s cannot be written: %s", self.notes.path, error.strerror)


def verdict(chain: audit.Chain, *, emptied: bool) -> str:
    """What is wrong with the log, in a sentence; nothing when all is well."""
    if chain.broken is not None:
        return f"Row {chain.broken} of the audit log is not what was written, or a row before it is gone."
    if chain.missing is not None:
        noted = (
            f"it had {chain.missing.rows} rows" if chain.missing.rows is not None else "another one was in it"
        )
        known = f", the last with the hash {chain.missing.last}" if chain.missing.last else ""
        return (
            f"The audit log was cut off or made anew: {noted}{known}; now it has {chain.rows}. "
            "(A backup that was restored looks the same: see docs/operations.md.)"
        )
    return "The audit log is empty though there are staff: it was emptied." if emptied else ""
