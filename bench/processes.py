"""Child processes of a run, each pinned to a core, monitored, and ended by the process that started it."""

import contextlib
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson
import psutil

ROOT = Path(__file__).parent.parent
PATIENCE = 30.0
"""Seconds that a process has to end by itself after SIGTERM."""


class Failed(Exception):
    """A child process failed; the message names it and ends with the end of its log."""


class Child:
    """A running child process.

    Its standard output and errors go to a log; with `speaks` its output can be read instead.
    """

    def __init__(
        self, name: str, arguments: Sequence[str], core: int, env: Mapping[str, str], *, speaks: bool
    ) -> None:
        self.name = name
        self.log = tempfile.NamedTemporaryFile(prefix=f"bench-{name}-", suffix=".log")  # noqa: SIM115
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if speaks else self.log,
            stderr=self.log,
        )
        self.usage = psutil.Process(self.process.pid)
        _pin(self.process.pid, core)

    def line(self) -> str:
        """Return the next line of output. Raise Failed if the process has ended."""
        assert self.process.stdout is not None
        if line := self.process.stdout.readline().decode().strip():
            return line
        raise self.failed("said nothing more")

    def ready(self, seconds: float) -> bool:
        """Return whether a line of output comes within that time."""
        assert self.process.stdout is not None
        return bool(select.select([self.process.stdout], [], [], seconds)[0])

    def report(self) -> dict[str, Any]:
        """Return the next line of output, parsed as JSON."""
        report: dict[str, Any] = orjson.loads(self.line())
        return report

    def failed(self, what: str) -> Failed:
        """Return the exception for a failure of the child, with the end of its log."""
        tail = Path(self.log.name).read_text("utf-8", "replace")[-3000:]
        return Failed(f"{self.name} {what} (exit code {self.process.poll()})\n{tail}")

    def memory_mb(self) -> float:
        """Return the resident memory at present."""
        return float(self.usage.memory_info().rss) / 2**20

    def peak_memory_mb(self) -> float:
        """Return the peak resident memory where the system reports it (Linux), else the present value."""
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{self.process.pid}/status").read_text("ascii").splitlines():
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) / 1024
        return self.memory_mb()

    def cpu_seconds(self) -> float:
        """Return user and system time so far."""
        times = self.usage.cpu_times()
        return float(times.user + times.system)

    def end(self) -> None:
        """Send SIGTERM, then SIGKILL if that has no effect."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()
        self.log.close()


@contextlib.contextmanager
def child(
    name: str, *arguments: str, core: int, env: Mapping[str, str] | None = None, speaks: bool = False
) -> Iterator[Child]:
    """Run a child process of this Python for the duration of the block."""
    started = Child(name, arguments, core, env or {}, speaks=speaks)
    try:
        yield started
    finally:
        started.end()


def done(name: str, *arguments: str, env: Mapping[str, str]) -> None:
    """Run a short child process to its end. Raise Failed if it fails or takes more than two minutes."""
    outcome = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **env},
        capture_output=True,
        timeout=120,
        check=False,
    )
    if outcome.returncode:
        raise Failed(f"{name} failed (exit code {outcome.returncode})\n{outcome.stderr.decode()[-3000:]}")


def settled_memory_mb(process: Child, limit: float = 30.0) -> float:
    """Return resident memory once it has not changed for three seconds (or after `limit` seconds)."""
    ends = time.monotonic() + limit
    seen: list[float] = []
    while time.monotonic() < ends:
        time.sleep(1)
        seen.append(process.memory_mb())
        if len(seen) > 4 and max(seen[-3:]) - min(seen[-3:]) < 0.5:
            break
    return seen[-1]


def _pin(process_id: int, core: int) -> None:
    """Pin the process to one of this process's cores where the system supports it."""
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(process_id, {cores[core % len(cores)]})
