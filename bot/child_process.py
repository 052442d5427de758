"""Run a module in a child process, bytes in and bytes out, to isolate hostile files and heavy libraries."""

import asyncio
import errno
import os
import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PASSED_VARIABLES = ("PATH", "HOME", "LANG", "TMPDIR", "SYSTEMROOT")
"""Environment variables that are passed to the child: none of them is a secret."""

SHORTAGE_ERRNOS = {errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOBUFS, errno.EAGAIN, errno.ENOSPC}
SHORTAGE_EXIT_CODE = 75
"""Exit code of a child that ran out of resources (`EX_TEMPFAIL`)."""
RETRY_SECONDS = 10.0
"""Seconds before a retry after the machine ran out of resources."""


def child_environment() -> dict[str, str]:
    """The environment of a child process, without secrets."""
    return {name: os.environ[name] for name in PASSED_VARIABLES if name in os.environ}


def is_resource_shortage(error: BaseException) -> bool:
    """Whether the error means that descriptors, processes, memory or disk are used up: the work can be retried."""
    return isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno in SHORTAGE_ERRNOS)


async def run_module(module: str, content: bytes, seconds: float) -> tuple[int, bytes]:
    """Run `python -m module` with these bytes as input. Returns its exit code (negative: a signal) and its output.

    Raises TimeoutError, and OSError if the machine lacks resources for the process.
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
            output, _ = await process.communicate(content)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode is not None  # it has ended
    if process.returncode == SHORTAGE_EXIT_CODE:
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    return process.returncode, output


def main() -> None:
    """Run the module named on the command line, in the child process."""
    try:
        runpy.run_module(sys.argv[1], run_name="__main__", alter_sys=True)
    except (OSError, MemoryError) as error:
        sys.exit(SHORTAGE_EXIT_CODE if is_resource_shortage(error) else 1)


if __name__ == "__main__":
    main()
