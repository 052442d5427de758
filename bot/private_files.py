"""Permissions of our files, and the process's temporary directory."""

import contextlib
import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

OTHERS_MODE = stat.S_IRWXG | stat.S_IRWXO
UMASK = 0o077
SQLITE_SUFFIXES = ("", "-wal", "-shm", "-journal", ".lock", ".audit", ".erasures", ".erasures.key")
"""Suffixes of the files that belong to a SQLite database."""
WORDS = (".sqlite3", ".db", ".dump", ".sql", ".audit", ".erasures", ".part")
"""Words in the names of databases, their copies, and files that were not finished."""
BACKUP = "seminar-"
"""Beginning of the names of backups."""
SECRET_KEY, MAX_KEY_SIZE = b"AGE-SECRET-KEY-", 1000
"""What the secret key of backups begins with, and the number of bytes that its file does not reach."""
TEMP_PREFIX = "seminar-bot"


def restrict_access(*paths: Path) -> list[Path]:
    """Remove the permissions of other users from these files, if we own them. Returns the files that had some."""
    opened = [one for one in paths if open_to_others(one)]
    for one in opened:
        with contextlib.suppress(OSError):
            one.chmod(stat.S_IMODE(one.stat().st_mode) & ~OTHERS_MODE)
    return opened


def open_to_others(path: Path) -> bool:
    """Whether other users of this machine may read or write the file."""
    try:
        found = path.stat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and bool(stat.S_IMODE(found.st_mode) & OTHERS_MODE)


def sqlite_files(database: str) -> list[Path]:
    """Return the paths of a SQLite database and the files that belong to it."""
    return [Path(f"{database}{ending}") for ending in SQLITE_SUFFIXES]


def find_exposed(folders: Sequence[Path]) -> list[Path]:
    """Find settings files, databases and their copies in these folders that other users may read."""
    found = {one for folder in folders for one in _sensitive_files(folder) if open_to_others(one)}
    return sorted(found)


def _sensitive_files(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        for one in folder.iterdir():
            settings = one.name.startswith(".env") and one.name != ".env.example"
            backup = one.name.startswith(BACKUP) and ".zip" in one.name
            if settings or backup or any(word in one.name for word in WORDS) or _is_key(one):
                yield one


def find_keys(folders: Sequence[Path]) -> list[Path]:
    """Find the secret keys of backups in these folders."""
    found: list[Path] = []
    for folder in folders:
        with contextlib.suppress(OSError):
            found += filter(_is_key, folder.iterdir())
    return sorted(found)


def _is_key(path: Path) -> bool:
    """Whether the file is a secret key of backups, whatever its name is."""
    try:
        about = path.stat()
        return (
            stat.S_ISREG(about.st_mode) and about.st_size < MAX_KEY_SIZE and SECRET_KEY in path.read_bytes()
        )
    except OSError:
        return False


@contextlib.contextmanager
def temporary_folder() -> Iterator[Path]:
    """Create a temporary directory for this process, its libraries and child processes, and set TMPDIR.

    It is deleted at the end; directories left by killed processes are deleted at the next start.
    """
    above = Path(tempfile.gettempdir())
    prefix = f"{TEMP_PREFIX}-{os.getuid()}-"
    for old in above.glob(f"{prefix}*"):
        _remove_stale(old)
    with _locked_folder(above, prefix) as folder:
        before = os.environ.get("TMPDIR")
        os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
        try:
            yield folder
        finally:
            tempfile.tempdir = None
            os.environ.pop("TMPDIR")
            if before is not None:
                os.environ["TMPDIR"] = before


@contextlib.contextmanager
def _locked_folder(above: Path, prefix: str) -> Iterator[Path]:
    """Create a folder with a locked file `lock`. It is named after locking, so that it is not taken for a stale one."""
    made = Path(tempfile.mkdtemp(prefix=f".{prefix}", dir=above))
    with (made / "lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = made.rename(above / made.name[1:])
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _remove_stale(folder: Path) -> None:
    """Remove the folder if we own it and its process has ended."""
    with contextlib.suppress(OSError):
        about = folder.lstat()
        if not stat.S_ISDIR(about.st_mode) or about.st_uid != os.getuid():
            return
        with (folder / "lock").open("a", encoding="ascii") as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
