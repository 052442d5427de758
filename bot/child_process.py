"""Work in a process of its own, given bytes and giving bytes: a hostile file, or a heavy library, costs only that."""

import asyncio
import errno
import os
import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PASSED_VARIABLES = ("PATH", "HOME", "LANG", "TMPDIR", "SYSTEMROOT")
"""What the process is told of our environment: no secret."""

SHORTAGE_ERRNOS = {errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOBUFS, errno.EAGAIN, errno.ENOSPC}
SHORTAGE_EXIT_CODE = 75
"""The exit code of a process that found no room (`EX_TEMPFAIL`)."""
RETRY_SECONDS = 10.0
"""Seconds after which what the machine had no room for is tried again."""


def child_environment() -> dict[str, str]:
    """What a process beside ours is told of our environment."""
    return {name: os.environ[name] for name in PASSED_VARIABLES if name in os.environ}


def is_resource_shortage(error: BaseException) -> bool:
    """Whether the machine has no descriptor, process, memory or disk left just now: nothing is wrong with the work."""
    return isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno in SHORTAGE_ERRNOS)


async def run_module(module: str, content: bytes, seconds: float) -> tuple[int, bytes]:
    """Run `python -m module` on these bytes: its exit code (negative: the signal that ended it) and what it wrote.

    Raises TimeoutError, and OSError where there is no room for a process or for its work.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot.child_process", module),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=ROOT,
        env=child_environment(),
    )
    try:
        async with asyncio.timeout(seconds):
            said, _ = await process.communicate(content)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode is not None  # it has ended
    if process.returncode == SHORTAGE_EXIT_CODE:
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    return process.returncode, said


def main() -> None:
    """The other side: run the module that the command line names."""
    try:
        runpy.run_module(sys.argv[1], run_name="__main__", alter_sys=True)
    except (OSError, MemoryError) as error:
        sys.exit(SHORTAGE_EXIT_CODE if is_resource_shortage(error) else 1)


if __name__ == "__main__":
    main()
