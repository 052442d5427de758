"""Child processes that never outlive the one that started them.

`python -m tests.crash.child_processes PARENT MODULE [ARGUMENT ...]` runs a module as `python -m MODULE` does,
in a process that Linux kills when the process PARENT ends, so that an interrupted test leaves nothing running.
"""

import asyncio
import contextlib
import ctypes
import os
import runpy
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PR_SET_PDEATHSIG = 1


def die_with_parent(parent: int) -> None:
    """Have Linux kill this process when its parent ends. On other systems nothing happens."""
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # the parent ended before the line above
        os._exit(1)


def command(module: str, *arguments: str) -> tuple[str, ...]:
    """Return the command line that runs this module as a child of this process."""
    return (sys.executable, "-m", "tests.crash.child_processes", str(os.getpid()), module, *arguments)


@contextlib.asynccontextmanager
async def children(*commands: Sequence[str], **options: Any) -> AsyncIterator[list[Process]]:
    """Run processes side by side; those still running at the end of the block are killed.

    `options`: of create_subprocess_exec.
    """
    running: list[Process] = []
    try:
        for one in commands:
            running.append(await asyncio.create_subprocess_exec(*one, cwd=ROOT, **options))  # noqa: PERF401
        yield running
    finally:
        for process in running:
            if process.returncode is None:
                process.kill()
        for process in running:
            await process.wait()


if __name__ == "__main__":
    die_with_parent(int(sys.argv[1]))
    del sys.argv[:2]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
