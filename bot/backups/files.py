"""The files of backups: their names, writing them whole or not at all, and which are kept."""

import contextlib
import fcntl
import glob
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.disk import sync_folder

NAME = re.compile(r"seminar-(?P<nightly>nightly-)?(?P<at>\d{8}T\d{6})Z\.zip(\.age)?")
TIME_FORMAT = "%Y%m%dT%H%M%S"
PART_SUFFIX = ".part"


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup in a folder."""

    at: datetime
    path: Path
    nightly: bool
    """Made by the bot each night. Only these are deleted: others were made for a reason, such as an upgrade."""


def backup_name(at: datetime, *, encrypted: bool, nightly: bool = False) -> str:
    """Return the name of a backup that is made now."""
    kind, suffix = "nightly-" if nightly else "", ".age" if encrypted else ""
    return f"seminar-{kind}{at.astimezone(UTC):{TIME_FORMAT}}Z.zip{suffix}"


def free_path(folder: Path, at: datetime, *, encrypted: bool) -> Path:
    """Return the path of a backup that is made now; of two in the same second, the other has the next one's name."""
    while (path := folder / backup_name(at, encrypted=encrypted)).exists():
        at += timedelta(seconds=1)
    return path


def list_backups(folder: Path) -> list[BackupFile]:
    """List the backups in a folder, newest first. Files with other names are not ours. Raises OSError."""
    if not folder.is_dir():
        return []
    named = ((NAME.fullmatch(one.name), one) for one in folder.iterdir())
    found = [
        BackupFile(
            datetime.strptime(name["at"], TIME_FORMAT).replace(tzinfo=UTC), path, name["nightly"] is not None
        )
        for name, path in named
        if name is not None
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


# Which are kept.

PERIODS: Sequence[Callable[[datetime], object]] = (
    lambda at: at.date(),
    lambda at: at.isocalendar()[:2],
    lambda at: (at.year, at.month),
)
"""Day, week and month of a backup."""


def parse_keep(setting: str) -> tuple[int, int, int]:
    """Return how many days, weeks and months have a backup kept."""
    days, weeks, months = (int(part) for part in setting.split(","))
    return days, weeks, months


def select_expired(backups: Sequence[BackupFile], keep: Sequence[int]) -> list[BackupFile]:
    """Return those to delete: all nightly ones but the newest of each of the last days, weeks and months."""
    backups = [one for one in backups if one.nightly]
    kept: set[Path] = set()
    for count, period_of in zip(keep, PERIODS, strict=True):
        newest: dict[object, Path] = {}
        for one in sorted(backups, key=lambda one: one.at, reverse=True):
            newest.setdefault(period_of(one.at), one.path)
        kept.update(list(newest.values())[:count])
    return [one for one in backups if one.path not in kept]


def delete_expired(folder: Path, keep: Sequence[int]) -> int:
    """Delete the nightly backups that are not kept. Returns how many. Raises OSError."""
    expired = select_expired(list_backups(folder), keep)
    for one in expired:
        one.path.unlink(missing_ok=True)
    return len(expired)


# Writing.


@contextlib.contextmanager
def write_whole(path: Path) -> Iterator[Path]:
    """Yield the path of an empty file, readable by its owner only, that gets its name at the end of the block.

    A file that a killed process has left is removed by the next one. Raises FileExistsError if `path` exists.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        raise FileExistsError(17, "the file exists already", str(path))
    _remove_left_parts(path)
    part = path.with_name(f"{path.name}.{os.getpid()}{PART_SUFFIX}")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        try:
            yield part
            os.fsync(held.fileno())
            part.rename(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    sync_folder(path.parent)


def _remove_left_parts(path: Path) -> None:
    """Remove unfinished backups and files of this name; those that are being written are locked."""
    same_name = f"{glob.escape(path.name)}.*{PART_SUFFIX}"
    for part in {*path.parent.glob(f"seminar-*{PART_SUFFIX}"), *path.parent.glob(same_name)}:
        with contextlib.suppress(OSError), part.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            part.unlink()
