"""Modules of the tests that run in processes of their own, and are talked to by lines."""

import asyncio
import contextlib
import os
import socket
import tempfile
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from tests.crash.child_processes import ROOT, command
from tests.crash.forkserver import ForkedProcess, current_forkserver

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@contextlib.asynccontextmanager
async def run_modules(*lines: Sequence[str]) -> AsyncIterator[list[Streams]]:
    """Run `python -m LINE` for each line, side by side; forked where there is a server for that.

    Yields the output and the input of each. What still runs at the end of the block is killed.
    """
    async with contextlib.AsyncExitStack() as stack:
        yield [await stack.enter_async_context(_run_module(*line)) for line in lines]


@contextlib.asynccontextmanager
async def _run_module(module: str, *arguments: str) -> AsyncIterator[Streams]:
    ours, theirs = socket.socketpair()
    with theirs:
        process = await _start(module, arguments, theirs)
    reader, writer = await asyncio.open_connection(sock=ours)
    try:
        yield reader, writer
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        writer.close()


async def _start(module: str, arguments: Sequence[str], stdio: socket.socket) -> Process | ForkedProcess:
    server = current_forkserver()
    if server is None:
        line, number = command(module, *arguments), stdio.fileno()
        return await asyncio.create_subprocess_exec(*line, cwd=ROOT, stdin=number, stdout=number)
    log = Path(tempfile.gettempdir()) / f"{module}.log"
    return await server.start(arguments, os.environ, log, module, stdio)
