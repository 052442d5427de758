"""Checkpoints of the audit log in a file, which somebody who can write to the database cannot change."""

import asyncio
import logging
import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from storage import audit
from storage.audit import ChainCheck, Checkpoint
from storage.database import Database

log = logging.getLogger(__name__)
T = TypeVar("T")

VERIFY_INTERVAL = timedelta(days=1)
BROKEN, RESTORED, NO_HASH = "broken", "restored", "-"


class CheckpointFile:
    """The file: a line each time the log has grown, `2026-11-29T18:00:00+00:00 120 <hash>`, or `… broken <row>`.

    After `… restored -` the log is that of a backup: the lines before are not compared any more.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def _lines(self) -> Iterator[list[str]]:
        try:
            text = self.path.read_text("ascii", "replace")
        except FileNotFoundError:
            return
        yield from (words for line in text.splitlines() if len(words := line.split()) == 3)

    def checkpoints(self) -> list[Checkpoint]:
        """The checkpoints, oldest first. Raises OSError."""
        lines = list(self._lines())
        begin = max((number for number, (_, kind, _) in enumerate(lines) if kind == RESTORED), default=0)
        found = [(rows, last) for _, rows, last in lines[begin:] if rows.isdecimal()]
        return [Checkpoint(int(rows), last.strip(NO_HASH)) for rows, last in found]

    def reported_rows(self) -> set[str]:
        """Ids of rows that were recorded as broken. Raises OSError."""
        return {row for _, kind, row in self._lines() if kind == BROKEN}

    def last_restored(self) -> str | None:
        """Return when a backup was restored last. Raises OSError."""
        return next((at for at, kind, _ in reversed(list(self._lines())) if kind == RESTORED), None)

    def add_restored(self, at: datetime) -> None:
        """Note that the log is that of a backup from now on. Raises OSError."""
        self.add(at, RESTORED, NO_HASH)

    def add(self, at: datetime, kind: str, value: str) -> None:
        """Append a line and sync it to disk; the file is readable by its owner only. Raises OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with open(
            os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "w", encoding="ascii"
        ) as file:
            file.write(f"{at.isoformat(timespec='seconds')} {kind} {value}\n")
            file.flush()
            os.fsync(file.fileno())


class AuditCheckpoints:
    """Appends a checkpoint whenever the log has grown, and verifies the last one."""

    def __init__(self, database: Database, path: Path) -> None:
        self.database, self.file = database, CheckpointFile(path)
        self._last_checkpoint: Checkpoint | None = None
        self._verified_at: datetime | None = None
        self._reported: set[str] = set()

    async def check(self, at: datetime) -> ChainCheck | None:
        """Append a checkpoint if there are new rows. Returns a problem with the log the first time it is found."""
        async with self.database.reader() as session:
            now = await audit.take_checkpoint(session)
        if self._last_checkpoint is None:
            self._last_checkpoint = next(
                reversed(await self._read(self.file.checkpoints) or []), Checkpoint(0)
            )
        fewer = (
            now.rows is not None
            and self._last_checkpoint.rows is not None
            and now.rows < self._last_checkpoint.rows
        )
        found = None
        if fewer or self._verified_at is None or at - self._verified_at >= VERIFY_INTERVAL:
            found = await self._verify(at, self._last_checkpoint)
        if now != self._last_checkpoint:
            await self._write(at, str(now.rows), now.last_hash or NO_HASH)
            self._last_checkpoint = now
        return found

    async def _verify(self, at: datetime, last: Checkpoint) -> ChainCheck | None:
        async with self.database.reader() as session:
            chain = await audit.verify_chain(session, [last])
        self._verified_at = at
        if chain.is_intact:
            return None
        if chain.broken_id is not None:
            row = str(chain.broken_id)
            if row in self._reported | (await self._read(self.file.reported_rows) or set()):
                return None
            self._reported.add(row)
            await self._write(at, BROKEN, row)
        log.error("the audit log is not what was written: see `python -m bot audit verify`")
        return chain

    async def _read(self, what: Callable[[], T]) -> T | None:
        try:
            return await asyncio.to_thread(what)
        except OSError as error:
            log.error("%s cannot be read: %s", self.file.path, error.strerror)
            return None

    async def _write(self, at: datetime, kind: str, value: str) -> None:
        """Append, but only log an error: owners have to be told even if the file cannot be written."""
        try:
            await asyncio.to_thread(self.file.add, at, kind, value)
        except OSError as error:
            log.error("%s cannot be written: %s", self.file.path, error.strerror)


def describe_problem(chain: audit.ChainCheck, *, emptied: bool) -> str:
    """The problem with the log in one sentence, or an empty string."""
    if chain.broken_id is not None:
        return f"Row {chain.broken_id} of the audit log is not what was written, or a row before it is gone."
    if chain.missing is not None:
        noted = (
            f"it had {chain.missing.rows} rows" if chain.missing.rows is not None else "another one was in it"
        )
        known = f", the last with the hash {chain.missing.last_hash}" if chain.missing.last_hash else ""
        return (
            f"The audit log was cut off or made anew: {noted}{known}; now it has {chain.rows}. "
            "(A backup that was restored looks the same: see docs/operations.md.)"
        )
    return "The audit log is empty though there are staff: it was emptied." if emptied else ""
