"""What the service manager is told, at a socket of the test's own."""

import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot import systemd
from sandbox.testing import Sandbox
from tests.crash.program import Program, prepare_database
from tests.waiting import wait_until


@dataclass
class ServiceManager:
    """A socket at which notifications arrive."""

    socket: socket.socket
    address: str
    told: list[str] = field(default_factory=list)

    def listen(self) -> list[str]:
        """Return everything told so far."""
        while True:
            try:
                self.told += self.socket.recv(4096).decode().split("\n")
            except BlockingIOError:
                return self.told


@pytest.fixture(params=["path", "abstract"])
def manager(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ServiceManager]:
    name = f"seminar-bot-test-{os.getpid()}-{id(request)}"
    address = f"@{name}" if request.param == "abstract" else str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as one:
        one.bind(f"\0{name}" if request.param == "abstract" else address)
        one.setblocking(False)
        yield ServiceManager(one, address)


def test_several_lines_are_one_message(manager: ServiceManager, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", manager.address)
    assert systemd.notify("READY=1", "STATUS=sample")
    assert manager.listen() == ["READY=1", "STATUS=sample"]


def test_without_a_service_manager_nothing_happens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for address in (None, "", "nonsense", str(tmp_path / "none")):
        if address is None:
            monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
        else:
            monkeypatch.setenv("NOTIFY_SOCKET", address)
        assert not systemd.notify(systemd.READY)


OWN = "own"
"""The number of this process, which differs between the workers of pytest-xdist."""


@pytest.mark.parametrize(
    ("usec", "pid", "seconds"),
    [
        ("20000000", None, 20.0),
        ("20000000", OWN, 20.0),
        ("20000000", "1", None),
        ("x", None, None),
        ("0", None, None),
    ],
)
def test_the_watchdog_is_only_pinged_where_it_expects_that_of_this_process(
    monkeypatch: pytest.MonkeyPatch, usec: str, pid: str | None, seconds: float | None
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", usec)
    monkeypatch.delenv("WATCHDOG_PID", raising=False)
    if pid is not None:
        monkeypatch.setenv("WATCHDOG_PID", str(os.getpid()) if pid == OWN else pid)
    assert systemd.watchdog_seconds() == seconds


async def test_what_is_stuck_is_said_instead_of_a_ping(
    manager: ServiceManager, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", manager.address)
    monkeypatch.setenv("WATCHDOG_USEC", "1000")
    stuck = iter([[], ["clock", "sender"]])

    def find_stuck() -> list[str]:
        for found in stuck:
            return found
        raise InterruptedError

    with pytest.raises(InterruptedError):
        await systemd.keep_watchdog(find_stuck)
    assert manager.listen() == ["WATCHDOG=1", "STATUS=stuck: clock, sender"]


@pytest.mark.parametrize("ready_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("manager", ["path"], indirect=True)
async def test_the_program_says_when_it_is_ready_pings_and_says_when_it_stops(
    manager: ServiceManager, ready_url: str, tmp_path: Path
) -> None:
    async with Sandbox() as sandbox:
        await prepare_database(sandbox, ready_url)
        log, address = tmp_path / "log", manager.address
        program = Program(sandbox, ready_url, log, NOTIFY_SOCKET=address, WATCHDOG_USEC=100_000)
        try:
            await program.start()
            await wait_until(lambda: manager.listen().count("WATCHDOG=1") > 3)
            assert manager.told.count("READY=1") == 1
            assert "STOPPING=1" not in manager.told
            await program.end()
            assert manager.listen().count("STOPPING=1") == 1  # pings may follow while it ends
        finally:
            await program.clean_up()
