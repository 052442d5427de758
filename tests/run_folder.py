"""One temporary folder for a whole test run: in memory where there is room, and removed at the end.

Every process that a test starts inherits its name in the environment, so that one which outlives the run is found:
it is ended, named, and the run fails.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

RUN_VARIABLE = "SEMINAR_TEST_RUN"
"""The environment variable that every process of the run inherits."""

SHARED_MEMORY = Path("/dev/shm")
MIN_FREE_BYTES = 2 * 1024**3
"""Bytes that must be free in memory. A COMMIT waits for the disk, a thousandth of that time for memory."""


def shared_file(name: str, make: Callable[[Path], None]) -> Path:
    """Return the run's only file of this name; the first worker that needs it calls `make` with its path."""
    path = Path(os.environ[RUN_VARIABLE]) / name
    with path.with_name(f"{name}.making").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            unfinished = path.with_name(f"unfinished.{name}")
            make(unfinished)
            unfinished.rename(path)
    return path


@dataclass(frozen=True)
class RunFolder:
    """The folder of a run's files."""

    path: Path

    @classmethod
    def make(cls) -> "RunFolder":
        """Create the folder, and make it the temporary folder of this process and its children."""
        roomy = SHARED_MEMORY.is_dir() and shutil.disk_usage(SHARED_MEMORY).free > MIN_FREE_BYTES
        path = Path(tempfile.mkdtemp(prefix="seminar-tests-", dir=SHARED_MEMORY if roomy else None))
        path.chmod(0o711)  # PostgreSQL runs as another user where the tests run as root
        os.environ["TMPDIR"] = os.environ[RUN_VARIABLE] = str(path)
        tempfile.tempdir = None
        return cls(path)

    def survivors(self, seconds: float = 15) -> list[str]:
        """Return the command lines of processes that still run after a number of seconds; they are killed."""
        left = psutil.wait_procs(
            [one for one in psutil.process_iter() if self._is_of_run(one)], timeout=seconds
        )[1]
        told = []
        for one in left:
            try:
                told.append(f"{one.pid}: {' '.join(one.cmdline())}")
                one.kill()
            except psutil.NoSuchProcess:
                continue
        return told

    def _is_of_run(self, process: psutil.Process) -> bool:
        if process.pid == os.getpid():
            return False
        try:
            return process.environ().get(RUN_VARIABLE) == str(self.path)
        except psutil.Error:
            return False

    def remove(self) -> None:
        """Remove the folder with its contents."""
        shutil.rmtree(self.path, ignore_errors=True)
        for name in ("TMPDIR", RUN_VARIABLE):
            os.environ.pop(name, None)
        tempfile.tempdir = None
