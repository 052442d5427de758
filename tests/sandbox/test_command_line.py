"""The sandbox's command line: it prints its address, and ends at once when told."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from sandbox.server import Server
from sandbox.testing import Sandbox
from tests.waiting import WAIT_SECONDS

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def program() -> AsyncIterator[asyncio.subprocess.Process]:
    words = ["-m", "sandbox", "--port", "0", "--limits", "on"]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *words,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_says_where_it_listens_and_ends_at_once(
    program: asyncio.subprocess.Process, number: signal.Signals
) -> None:
    assert program.stdout is not None
    assert program.stderr is not None
    async with asyncio.timeout(WAIT_SECONDS):
        line = (await program.stdout.readline()).decode()
    assert line.startswith("Sandbox: http://127.0.0.1:")
    address = line.removeprefix("Sandbox: ").strip()
    assert address.endswith("/")
    async with Sandbox.connect(address) as sandbox:
        assert (await sandbox.state())["limits"]["on"]
        head = await sandbox.person(1001)
        [update] = (await head.start())["update_ids"]
        # A poll and a stream are open, both of which would last longer than this test waits.
        poll = asyncio.create_task(sandbox.api("getUpdates", offset=update + 1, timeout=50))
        stream = await sandbox.session.get(f"{address}sandbox/events")
        assert not poll.done()
        program.send_signal(number)
        async with asyncio.timeout(30):
            assert await program.wait() == 0
        with pytest.raises(aiohttp.ClientError):
            await poll
        stream.close()
    assert await program.stderr.read() == b""


async def test_a_port_that_is_taken_is_one_clear_sentence(sandbox: Sandbox) -> None:
    port = sandbox.url.rstrip("/").rsplit(":", 1)[1]
    words = [sys.executable, "-m", "sandbox", "--port", port]
    process = await asyncio.create_subprocess_exec(*words, cwd=ROOT, stderr=asyncio.subprocess.PIPE)
    _, complaint = await process.communicate()
    assert process.returncode == 1
    assert complaint.decode() == f"The sandbox cannot listen at 127.0.0.1:{port}: Address already in use\n"


async def test_it_ends_with_the_program_that_started_it() -> None:
    words = [sys.executable, "-m", "sandbox", "--port", "0", "--with-parent"]
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*words, cwd=ROOT, stdin=pipe, stdout=pipe)
    assert process.stdout is not None
    assert process.stdin is not None
    assert (await process.stdout.readline()).startswith(b"Sandbox: ")
    process.stdin.close()
    async with asyncio.timeout(WAIT_SECONDS):
        assert await process.wait() == 0


async def test_without_a_port_the_next_free_one_is_taken(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(sandbox.url.rstrip("/").rsplit(":", 1)[1])
    monkeypatch.setattr("sandbox.server.FIRST_PORT", port)
    async with Server(port=None) as second:
        assert int(second.url.rstrip("/").rsplit(":", 1)[1]) > port
