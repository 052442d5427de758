"""A fork server: starts bots in a fraction of a second by forking a process that has already imported the bot.

Importing takes more of a start than all that follows. `make test` starts dozens of programs to kill them, so it runs
`python -m bot` this way; `python -m tests.proofs` starts the interpreter anew each time, as an operator does.

The server is `python -m tests.crash.forkserver FD`, FD being the number of a socket to it. Each byte that arrives there
comes with another socket: on that one a line of JSON says what to run, the process id comes back, and at the end the
exit code. Whoever closes that socket early has the program killed. One more socket with the byte becomes the
standard input and output of the program.
"""

import asyncio
import contextlib
import gc
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from tests.crash.child_processes import ROOT, command, die_with_parent

LAZY_MODULES = (
    "aiosqlite",
    "apscheduler.triggers.interval",
    "encodings.idna",
    "psycopg",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite.aiosqlite",
    "uvicorn.lifespan.off",
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.auto",
    "uvloop",
)
"""Modules that the bot imports only while it starts."""
DIGITS = 20
"""Length of a process id in the protocol, padded with spaces."""


# In the process of the tests.


class ForkedProcess:
    """A running program, with the part of asyncio's Process that is needed."""

    def __init__(self, channel: socket.socket) -> None:
        self.pid = 0
        self._channel = channel
        self._returncode: int | None = None

    @property
    def returncode(self) -> int | None:
        """Return the exit code, minus the signal's number if one ended it; None while it runs."""
        if self._returncode is None:
            with contextlib.suppress(BlockingIOError):
                self._ended(self._channel.recv(100))
        return self._returncode

    async def wait(self) -> int:
        """Wait for the end; return the exit code."""
        if self._returncode is None:
            self._ended(await asyncio.get_running_loop().sock_recv(self._channel, 100))
        assert self._returncode is not None
        return self._returncode

    def _ended(self, told: bytes) -> None:
        self._returncode = int(told or -signal.SIGKILL)  # nothing: the server itself was killed
        self._channel.close()

    def send_signal(self, number: int) -> None:
        """Send a signal, unless the process has ended."""
        if self.returncode is None:
            with contextlib.suppress(
                ProcessLookupError
            ):  # it has ended, and the server has not reported it yet
                os.kill(self.pid, number)

    def kill(self) -> None:
        """Send SIGKILL."""
        self.send_signal(signal.SIGKILL)


class Forkserver:
    """Starts the server when it is first needed."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[bytes] | None = None
        self._channel: socket.socket | None = None

    def _connected(self) -> socket.socket:
        if self._channel is None:
            self._channel, theirs = socket.socketpair()
            with theirs:
                number = theirs.fileno()
                line = command("tests.crash.forkserver", str(number))
                self._server = subprocess.Popen(line, cwd=ROOT, pass_fds=[number])
        return self._channel

    async def start(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        log: Path,
        module: str = "bot",
        stdio: socket.socket | None = None,
    ) -> ForkedProcess:
        """Run `python -m bot` with these arguments; its output is appended to the log."""
        channel, theirs = socket.socketpair()
        with theirs:
            passed = [theirs.fileno(), *([stdio.fileno()] if stdio else [])]
            socket.send_fds(self._connected(), [b"+"], passed)
        channel.setblocking(False)
        loop = asyncio.get_running_loop()
        one = ForkedProcess(channel)
        try:
            asked = {
                "module": module,
                "arguments": arguments,
                "environment": dict(environment),
                "log": str(log),
            }
            await loop.sock_sendall(channel, json.dumps(asked).encode() + b"\n")
            one.pid = int(await loop.sock_recv(channel, DIGITS) or 0)
            assert one.pid, "the server that forks has ended"
        except BaseException:
            channel.close()
            raise
        return one

    def stop(self) -> None:
        """Stop the server and everything it has started."""
        if self._channel is not None:
            self._channel.close()
        if self._server is not None:
            self._server.kill()
            self._server.wait()


_servers: list[Forkserver] = []


@contextlib.contextmanager
def forking_enabled() -> Iterator[None]:
    """Have programs forked until the end of the block, or of the outer block."""
    if _servers:
        yield
        return
    server = Forkserver()
    _servers.append(server)
    try:
        yield
    finally:
        _servers.clear()
        server.stop()


def current_forkserver() -> Forkserver | None:
    """Return the server if programs are to be forked, else None."""
    return _servers[0] if _servers else None


# In the server.


def serve(channel: socket.socket) -> None:
    """Import the bot once; then fork on request."""
    _import_bot()
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the tests were interrupted, and end what they have started
    signal.signal(signal.SIGCHLD, _reap)
    server = os.getpid()
    while True:
        _, fds, _, _ = socket.recv_fds(channel, 1, 2)
        if not fds:
            return
        if os.fork():
            for one in fds:
                os.close(one)
        else:
            channel.close()
            die_with_parent(server)
            supervise(socket.socket(fileno=fds[0]), *fds[1:])


def _reap(*_: object) -> None:
    """Reap the supervisors that have ended; their CPU time, and that of their programs, counts as this server's."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _import_bot() -> None:
    """Import the bot with everything it needs."""
    import bot.command_line  # noqa: F401

    for name in LAZY_MODULES:
        with contextlib.suppress(ImportError):
            __import__(name)


def supervise(asker: socket.socket, *stdio: int) -> NoReturn:
    """Fork once more; the parent stays to report how that process ended."""
    with asker.makefile("r", encoding="utf-8") as told:
        asked = json.loads(told.readline())
    keeper = os.getpid()
    waking, wake = socket.socketpair()
    wake.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake.fileno())
    pid = os.fork()
    if not pid:
        signal.set_wakeup_fd(-1)
        for one in (asker, waking, wake):
            one.close()
        die_with_parent(keeper)
        run_program(asked, *stdio)
    for number in stdio:
        os.close(number)
    asker.sendall(str(pid).encode().ljust(DIGITS))
    ended = status = 0
    while not ended:
        ready, _, _ = select.select([waking, asker], [], [])
        if asker in ready:
            os.kill(pid, signal.SIGKILL)
            ended, status = os.waitpid(pid, 0)
        else:
            waking.recv(100)
            ended, status = os.waitpid(pid, os.WNOHANG)
    with contextlib.suppress(OSError):
        asker.sendall(b"%d" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def run_program(asked: dict[str, Any], *stdio: int) -> NoReturn:
    """Run the program in this process."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    log = os.open(asked["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.close(log)
    for number in stdio:
        os.dup2(number, 0)
        os.dup2(number, 1)
        os.close(number)
    os.environ.clear()
    os.environ.update(asked["environment"])
    sys.argv = [asked["module"], *asked["arguments"]]
    if asked["module"] == "bot":
        import bot.command_line

        sys.exit(bot.command_line.main())
    runpy.run_module(asked["module"], run_name="__main__")
    sys.exit()


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
