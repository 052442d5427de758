"""Checkpoints of the audit log outside the database, and notices to owners: daily, and at once after tampering."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from bot.audit_checkpoints import AuditCheckpoints, CheckpointFile
from bot.clock import Clock
from bot.locales import get_locale
from handlers.messages import Say
from handlers.permissions import NOTICE_VERSION
from handlers.team import audit_checkpoints
from storage import audit
from storage.accounts import people
from storage.database import Database
from storage.messages import outbox
from storage.models import AuditEntry
from storage.team import roles
from tests.conftest import settings_for
from tests.storage.conftest import NOW

OWNER, DAY = 11, timedelta(days=1)


async def write_rows(database: Database, number: int, at: datetime = NOW) -> None:
    async with database.session.begin() as session:
        for count in range(number):
            await audit.record(session, None, "sample", f"seminar:{count}", at)


async def cut(database: Database, after: int) -> None:
    async with database.session.begin() as session:
        await session.execute(delete(AuditEntry).where(AuditEntry.id > after))


@pytest.fixture
async def owner_database(database: Database) -> Database:
    """A database with an owner who can be notified, and a row of the log that says so."""
    async with database.session.begin() as session:
        await roles.sync_owners(session, [OWNER], NOW)
        owner = (await people.get_or_create(session, [OWNER], NOW))[OWNER]
        owner.language = "ky"
        await people.record_consent(session, owner, NOTICE_VERSION, "0" * 64, NOW)
    return database


@pytest.fixture
def notes(tmp_path: Path) -> CheckpointFile:
    return CheckpointFile(tmp_path / "var" / "log.audit")


async def test_each_growth_of_the_log_is_noted_once(owner_database: Database, notes: CheckpointFile) -> None:
    witness = AuditCheckpoints(owner_database, notes.path)
    for rows in (1, 1, 3, 3):
        await write_rows(owner_database, rows - (await take_checkpoint(owner_database)).rows)  # type: ignore[operator]
        assert await witness.check(NOW) is None
    assert [one.rows for one in notes.checkpoints()] == [1, 3]
    assert notes.checkpoints()[-1] == await take_checkpoint(owner_database)
    assert notes.path.stat().st_mode & 0o777 == 0o600


async def take_checkpoint(database: Database) -> audit.Checkpoint:
    async with database.reader() as session:
        return await audit.take_checkpoint(session)


async def test_the_notes_are_taken_up_by_the_next_process(
    owner_database: Database, notes: CheckpointFile
) -> None:
    await AuditCheckpoints(owner_database, notes.path).check(NOW)
    assert await AuditCheckpoints(owner_database, notes.path).check(NOW) is None
    assert len(notes.checkpoints()) == 1


@pytest.mark.parametrize("after", [0, 2])
@pytest.mark.parametrize("restarted", [False, True])
async def test_an_end_cut_off_is_seen_at_the_next_look_and_once(
    owner_database: Database, notes: CheckpointFile, after: int, restarted: bool
) -> None:
    await write_rows(owner_database, 4)
    witness = AuditCheckpoints(owner_database, notes.path)
    await witness.check(NOW)
    before = await take_checkpoint(owner_database)
    await cut(owner_database, after)
    if restarted:
        witness = AuditCheckpoints(owner_database, notes.path)
    found = await witness.check(NOW)
    assert found is not None
    assert (found.rows, found.missing) == (after, before)
    assert await witness.check(NOW) is None
    assert await AuditCheckpoints(owner_database, notes.path).check(NOW) is None
    assert before in notes.checkpoints()


async def test_an_end_written_anew_and_a_changed_row_are_seen_within_a_day(
    owner_database: Database, notes: CheckpointFile
) -> None:
    await write_rows(owner_database, 4)
    witness = AuditCheckpoints(owner_database, notes.path)
    await witness.check(NOW)
    before = await take_checkpoint(owner_database)
    await cut(owner_database, 2)
    await write_rows(owner_database, 3)
    found = await witness.check(NOW + DAY)
    assert found is not None
    assert found.missing == before
    async with owner_database.session.begin() as session:
        await session.execute(update(AuditEntry).where(AuditEntry.id == 2).values(subject="x"))
    assert await witness.check(NOW + DAY) is None
    found = await witness.check(NOW + 2 * DAY)
    assert found is not None
    assert found.broken_id == 2
    assert await witness.check(NOW + 3 * DAY) is None
    assert await AuditCheckpoints(owner_database, notes.path).check(NOW + 3 * DAY) is None


async def test_a_file_that_cannot_be_written_keeps_nobody_from_being_told(
    owner_database: Database, tmp_path: Path
) -> None:
    (tmp_path / "a-folder.audit").mkdir()
    await write_rows(owner_database, 3)
    witness = AuditCheckpoints(owner_database, tmp_path / "a-folder.audit")
    assert await witness.check(NOW) is None
    await cut(owner_database, 1)
    assert await witness.check(NOW) is not None
    assert await witness.check(NOW) is None


async def test_lines_that_are_none_are_left_out(notes: CheckpointFile) -> None:
    notes.add(NOW, "3", "abc")
    with notes.path.open("a") as file:
        file.write("torn 4\n\x00\x00\nx y z\n")
    assert notes.checkpoints() == [audit.Checkpoint(3, "abc")]


async def owner_notices(database: Database, now: datetime) -> list[Say]:
    async with database.session.begin() as session:
        return [
            one for one in await audit_checkpoints.checkpoint_notices(session, now) if isinstance(one, Say)
        ]


async def test_owners_are_told_once_a_day_and_only_of_something_new(owner_database: Database) -> None:
    await write_rows(owner_database, 2)
    assert await owner_notices(owner_database, NOW + DAY / 2) == []
    [say] = await owner_notices(owner_database, NOW + DAY)
    mark = await take_checkpoint(owner_database)
    assert (say.key, say.disable_notification, say.args) == (
        "audit-mark",
        True,
        {"rows": "4", "hash": mark.last_hash[:16]},
    )
    assert await owner_notices(owner_database, NOW + 9 * DAY) == []
    await write_rows(owner_database, 1, NOW + 9 * DAY)
    assert await owner_notices(owner_database, NOW + 9 * DAY) == []
    assert len(await owner_notices(owner_database, NOW + 10 * DAY)) == 1
    async with owner_database.reader() as session:
        typed = audit.Checkpoint(4, str(say.args["hash"]))
        assert (await audit.verify_chain(session, [typed])).is_intact


async def test_nobody_is_told_where_no_owner_can_be_reached(database: Database) -> None:
    await write_rows(database, 2)
    assert await owner_notices(database, NOW + DAY) == []
    assert (await take_checkpoint(database)).rows == 2


async def test_the_clock_tells_owners_that_the_log_was_cut(owner_database: Database) -> None:
    await write_rows(owner_database, 3, datetime.now(NOW.tzinfo))
    url = owner_database.url.render_as_string(hide_password=False)
    clock = Clock(owner_database, settings_for("http://127.0.0.1", "1:none", url), lambda: None)
    await clock.tick()
    await cut(owner_database, 1)
    await clock.tick()
    await clock.tick()
    async with owner_database.reader() as session:
        sent = [*await session.scalars(select(outbox.TABLE.c.payload))]
    said = [one for one in sent if "audit verify" in one]
    assert len(said) == 1
    assert (
        get_locale("ky", "Asia/Bishkek").plain("audit-cut", {"noted": "4", "rows": "1"}).splitlines()[0][:20]
        in said[0]
    )
