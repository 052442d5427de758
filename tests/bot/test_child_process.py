"""Resource shortage (processes, descriptors, memory): the work waits and is retried, it does not fail for good."""

import contextlib
import errno
import resource
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from bot import child_process, upload_reader
from bot.documents import drawing
from bot.imports.workbook import read_workbook
from bot.inbox_batch import BatchResult
from bot.telegram import delivery_outcomes
from bot.worker import BatchHandler, Worker
from handlers import dispatch
from handlers.messages import Incoming
from storage.database import Session
from storage.invitees import uploads
from storage.messages import inbox, outbox
from storage.messages.delivery import ClaimedMessage
from storage.models import Upload
from tests.bot.imports.workbook_files import workbook_of
from tests.conftest import RunningBot
from tests.storage.conftest import NOW

NO_ROOM = [errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOBUFS, errno.EAGAIN, errno.ENOSPC]


@pytest.mark.parametrize("number", NO_ROOM)
def test_want_of_room_is_told_from_other_trouble(number: int) -> None:
    assert child_process.is_resource_shortage(OSError(number, "x"))
    assert not child_process.is_resource_shortage(OSError(errno.ENOENT, "x"))
    assert not child_process.is_resource_shortage(ValueError("x"))
    assert child_process.is_resource_shortage(MemoryError())


@pytest.fixture
def few_descriptors() -> Iterator[Callable[[], None]]:
    """Return a function that uses up all descriptors of this process; they are released afterwards."""
    before, held = resource.getrlimit(resource.RLIMIT_NOFILE), list[Any]()

    def use_up() -> None:
        last = max(int(one.name) for one in Path("/proc/self/fd").iterdir())
        resource.setrlimit(resource.RLIMIT_NOFILE, (last + 8, before[1]))
        with contextlib.suppress(OSError):
            while True:
                held.append(open("/dev/null", "rb"))  # noqa: SIM115

    yield use_up
    resource.setrlimit(resource.RLIMIT_NOFILE, before)
    for one in held:
        one.close()


async def test_with_the_descriptors_used_up_no_process_is_started_and_that_is_want_of_room(
    few_descriptors: Callable[[], None],
) -> None:
    content = workbook_of([["x"]])
    few_descriptors()
    for work in (lambda: drawing.drawn(b"{}"), lambda: read_workbook(content)):
        with pytest.raises(OSError) as raised:  # noqa: PT011
            await work()
        assert child_process.is_resource_shortage(raised.value)


@pytest.mark.parametrize("error", ["OSError(24, 'x')", "OSError(23, 'x')", "MemoryError()"])
async def test_a_process_that_finds_no_room_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: str
) -> None:
    (tmp_path / "without_room.py").write_text(f"raise {error}")
    monkeypatch.setattr(child_process, "PASSED_VARIABLES", (*child_process.PASSED_VARIABLES, "PYTHONPATH"))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(OSError) as raised:  # noqa: PT011
        await child_process.run_module("without_room", b"", 60)
    assert child_process.is_resource_shortage(raised.value)


def a_row(attempts: int = 0, **values: Any) -> ClaimedMessage:
    at = datetime.now(UTC) - timedelta(days=3)
    return ClaimedMessage(1, 1, 0, "sendPhoto", "{}", 1, attempts, at, None, None, **values)


@pytest.mark.parametrize("number", NO_ROOM)
@pytest.mark.parametrize("attempts", [0, 11, 500])
def test_a_message_waits_for_room_however_often_and_long(number: int, attempts: int) -> None:
    found = delivery_outcomes.outcome_of_exception(a_row(attempts), OSError(number, "x"))
    assert (found.state, found.attempts) == (outbox.PENDING, attempts)
    assert found.not_before is not None
    assert found.not_before > datetime.now(UTC)


def test_other_trouble_of_ours_is_failed_at_once() -> None:
    assert delivery_outcomes.outcome_of_exception(a_row(), ValueError("x")).state == outbox.FAILED


async def test_a_list_waits_for_room_for_as_long_as_it_takes() -> None:
    row = Upload(sent_at=NOW, attempts=0, state=uploads.WAITING)
    for hours in range(50):
        at = NOW + timedelta(hours=hours)
        assert await upload_reader._retry_without_limit(None, row, at) == []  # type: ignore[arg-type]
        assert (row.state, row.not_before) == (
            uploads.WAITING,
            at + timedelta(seconds=min(60, 2.0 ** min(hours + 1, 6))),
        )


async def test_the_sender_is_woken_before_the_worker_pauses(
    sqlite_bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender, events = Mock(), list[str]()
    sender.wake = lambda: events.append("sender")
    worker = Worker(sqlite_bot.database, Mock(), sender, sqlite_bot.settings)
    worker.on_commit = lambda: events.append("walls")

    async def handled(_way: BatchHandler) -> BatchResult:
        return BatchResult(outbox_rows=[{}], needs_pause=True)

    async def pause(_seconds: float) -> None:
        events.append("pause")

    monkeypatch.setattr(worker, "_run_batch", handled)
    with monkeypatch.context() as patched:
        patched.setattr("bot.worker.asyncio.sleep", pause)
        assert await worker.handle_batch()
    assert events == ["walls", "sender", "pause"]


async def test_an_update_waits_for_room_and_is_no_dead_letter(
    sqlite_bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered, left = dispatch.dispatch, [OSError(number, "x") for number in NO_ROOM]

    async def without_room(incoming: Incoming, session: Session) -> list[Any]:
        if left:
            raise left.pop()
        return [*await answered(incoming, session)]

    monkeypatch.setattr(dispatch, "dispatch", without_room)
    monkeypatch.setattr("bot.worker.PAUSE_SECONDS", 0)
    person = await sqlite_bot.person()
    await person.start()
    await person.wait_for("Тилди тандаңыз")
    assert left == []
    async with sqlite_bot.database.reader() as session:
        assert await inbox.list_dead_letters(session) == []
