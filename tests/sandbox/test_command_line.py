"""The sandbox as a program: it says where it listens, and ends at once when told."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from sandbox.testing import Sandbox


@pytest.fixture
def program() -> Iterator[tuple[subprocess.Popen[str], str]]:
    words = [sys.executable, "-m", "sandbox", "--port", "0", "--limits", "on"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process, process.stdout.readline()
        if process.poll() is None:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_says_where_it_listens_and_ends_at_once(
    program: tuple[subprocess.Popen[str], str], number: signal.Signals
) -> None:
    process, line = program
    assert line.startswith("Sandbox: http://127.0.0.1:")
    address = line.removeprefix("Sandbox: ").strip()
    assert address.endswith("/")
    async with Sandbox.connect(address) as sandbox:
        assert (await sandbox.state())["limits"]["on"]
        head = await sandbox.person(1001)
        await head.write("/start")
        poll = sandbox.session.get(f"{address}bot{sandbox.token}/getUpdates?timeout=50&offset=-1")
        stream = await sandbox.session.get(f"{address}sandbox/events")
        async with poll:
            begun = time.monotonic()
            os.kill(process.pid, number)
            assert process.wait(5) == 0
            assert time.monotonic() - begun < 2
        stream.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""


async def test_a_port_that_is_taken_is_one_clear_sentence(sandbox: Sandbox) -> None:
    port = sandbox.url.rstrip("/").rsplit(":", 1)[1]
    words = [sys.executable, "-m", "sandbox", "--port", port]
    process = await asyncio.create_subprocess_exec(*words, stderr=asyncio.subprocess.PIPE)
    _, complaint = await process.communicate()
    assert process.returncode == 1
    assert complaint.decode() == f"The sandbox cannot listen at 127.0.0.1:{port}: Address already in use\n"
