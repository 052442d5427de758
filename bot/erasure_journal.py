"""The journal of erasures: a file that says who was erased since a backup was made, so that a restore repeats it.

Its first line is the time at which it was created: it knows nothing of what was erased before, such as an empty one
that was made because a disk was not there.

It contains no ids: each other line is a time and the HMAC-SHA256 of what was erased, with a key in a file of its own.
Neither is in the database, so that restoring one does not lose it.
"""

import hashlib
import hmac
import logging
import os
import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.disk import sync_folder

log = logging.getLogger(__name__)

KEY_BYTES = 32
CREATED = "created"
"""The second word of the first line."""


class JournalMissing(Exception):
    """The journal or its key does not exist; the text is the path of the missing file."""


class JournalTooNew(Exception):
    """The journal was created after the backup was made, so erasures may be missing in it; the text says when."""


class ErasureJournal:
    """The file `path` with a line `2026-11-30T18:00:00.123456+00:00 <hash>` for each erasure; its key is beside it."""

    def __init__(self, path: Path) -> None:
        self.path, self.key_path = path, Path(f"{path}.key")

    def create(self, at: datetime) -> None:
        """Create the key and an empty journal, unless they exist. Raises OSError, also if their folder does not exist.

        Raises JournalMissing if there is a journal without its key: nobody could be found in it any more.
        """
        if not self.key_path.exists():
            if self.path.exists() and self.path.stat().st_size:
                raise JournalMissing(self.key_path)
            _write_new(self.key_path, secrets.token_hex(KEY_BYTES))
        if not self.path.exists():
            log.warning("a new journal of erasures: %s; if there was one before, put it back", self.path)
            _write_new(self.path, f"{at.astimezone(UTC).isoformat()} {CREATED}\n")

    def add(self, subjects: Iterable[str], at: datetime) -> None:
        """Append erasures and wait until they are on the disk. Raises OSError, JournalMissing."""
        self._check_exists()
        key = self._key()
        moment = at.astimezone(UTC).isoformat()
        lines = "".join(f"{moment} {_hash(key, one)}\n" for one in subjects)
        with self.path.open("a+b") as file:
            torn = file.seek(0, os.SEEK_END) > 0 and not _ends_line(file.fileno())
            file.write((b"\n" if torn else b"") + lines.encode("ascii"))
            file.flush()
            os.fsync(file.fileno())

    def load(self) -> "Erasures":
        """Read the journal. Raises OSError, JournalMissing."""
        self._check_exists()
        return Erasures(self._key(), dict(self._lines()))

    def load_since(self, backup_at: datetime) -> "Erasures":
        """Read the journal, which has to know all since a backup. Raises OSError, JournalMissing, JournalTooNew."""
        found, created = self.load(), self._created_at()
        if created is None or created > backup_at:
            since = "at an unknown time" if created is None else f"{created:%Y-%m-%d %H:%M} UTC"
            raise JournalTooNew(
                f"{self.path} was created {since}, after the backup of {backup_at:%Y-%m-%d %H:%M} UTC"
            )
        return found

    def _check_exists(self) -> None:
        for one in (self.path, self.key_path):
            if not one.exists():
                raise JournalMissing(one)

    def _created_at(self) -> datetime | None:
        with self.path.open(encoding="ascii", errors="replace") as file:
            words = file.readline().split()
        return datetime.fromisoformat(words[0]) if words[1:] == [CREATED] else None

    def _key(self) -> bytes:
        return bytes.fromhex(self.key_path.read_text("ascii").strip())

    def _lines(self) -> Iterator[tuple[str, datetime]]:
        """Yield hash and time of each complete line; a line cut off by a crash belongs to an erasure that failed."""
        for line in self.path.read_text("ascii", "replace").splitlines():
            words = line.split()
            if len(words) == 2 and len(words[1]) == hashlib.sha256().digest_size * 2:
                yield words[1], datetime.fromisoformat(words[0])


class Erasures:
    """The content of a journal."""

    def __init__(self, key: bytes, last: dict[str, datetime]) -> None:
        self._key, self._last = key, last

    def __len__(self) -> int:
        return len(self._last)

    def erased_at(self, subject: str) -> datetime | None:
        """Return when this subject was erased last; None: never."""
        return self._last.get(_hash(self._key, subject))


def _hash(key: bytes, subject: str) -> str:
    return hmac.new(key, subject.encode(), hashlib.sha256).hexdigest()


def _ends_line(descriptor: int) -> bool:
    size = os.fstat(descriptor).st_size
    return os.pread(descriptor, 1, size - 1) == b"\n"


def _write_new(path: Path, content: str) -> None:
    """Create a file that only its owner can read, complete or not at all."""
    part = Path(f"{path}.part")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
    sync_folder(path.parent)
