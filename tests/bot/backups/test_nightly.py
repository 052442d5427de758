"""The nightly backup: made when it is due, sent encrypted, and told of when it fails."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest
from pyrage import x25519
from sqlalchemy import select

from bot.backups import nightly
from bot.backups.files import list_backups
from bot.backups.making import open_backup
from bot.backups.nightly import NightlyBackups, last_time
from bot.telegram.api import create_api
from storage.models import OutboxMessage
from tests.conftest import STAFF, RunningBot, settings_for
from tests.conversations.helpers import add_consented_person, begin_chat

NOW = datetime(2026, 11, 30, 21, 31, tzinfo=UTC)
"""One minute after 03:30 in Bishkek."""


def _nightly(here: RunningBot, folder: Path, **values: object) -> NightlyBackups:
    api, _ = create_api(here.settings)
    settings = here.settings.model_copy(update={"backup_dir": folder, **values})
    return NightlyBackups(here.database, api, settings, lambda: None)


@pytest.mark.parametrize(("hour", "day"), [(21, 29), (22, 30)])
def test_the_time_is_that_of_the_place(hour: int, day: int) -> None:
    settings = settings_for("http://127.0.0.1", "1:none", "sqlite:///x")
    found = last_time(datetime(2026, 11, 30, hour, 0, tzinfo=UTC), settings)
    assert found == datetime(2026, 11, day, 21, 30, tzinfo=UTC)


async def test_one_is_made_a_night_also_after_a_standstill(
    sqlite_bot: RunningBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = _nightly(sqlite_bot, tmp_path)
    times = [
        timedelta(0),
        timedelta(hours=2),
        timedelta(hours=23, minutes=58),
        timedelta(days=1),
        timedelta(days=9),
    ]
    made = []
    for passed in times:
        monkeypatch.setattr(nightly, "utc_now", lambda passed=passed: NOW + passed)
        made.append(await one.do_next())
    assert made == [True, False, False, True, True]
    kept = [f"{one.at:%d %H:%M}" for one in list_backups(tmp_path)]
    assert kept == ["09 21:31", "01 21:31", "30 21:31"]
    with open_backup(list_backups(tmp_path)[0].path, None) as archive:
        assert archive.manifest.rows > 100


async def test_an_owner_gets_it_encrypted_in_parts(
    sqlite_bot: RunningBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = x25519.Identity.generate()
    owner = await sqlite_bot.person(STAFF)
    await owner.start()
    values = {"backup_key": str(key.to_public()), "backup_chat": STAFF}
    one = _nightly(sqlite_bot, tmp_path, **values)
    await one.api.open()
    monkeypatch.setattr(nightly, "MAX_UPLOAD_BYTES", 20_000)
    assert await one.do_next()
    calls = [call for call in await sqlite_bot.sandbox.journal("sendDocument") if call["chat_id"] == STAFF]
    [made] = list_backups(tmp_path)
    assert len(calls) == -(-made.path.stat().st_size // 20_000)
    assert len(calls) > 1
    assert pyrage.decrypt(made.path.read_bytes(), [key]).startswith(b"PK")
    assert str(len(calls)) in calls[0]["params"]["caption"]
    await one.api.disconnect()


async def test_a_plain_one_is_never_sent(sqlite_bot: RunningBot, tmp_path: Path) -> None:
    one = _nightly(sqlite_bot, tmp_path, backup_chat=STAFF)
    await one.api.open()
    assert await one.do_next()
    assert await sqlite_bot.sandbox.journal("sendDocument") == []
    await one.api.disconnect()


async def test_owners_are_told_of_a_failure_once_a_day(
    sqlite_bot: RunningBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begin_chat(sqlite_bot.sandbox, await sqlite_bot.person(STAFF))
    async with sqlite_bot.database.session.begin() as session:
        await add_consented_person(session, STAFF, "ru")
    (tmp_path / "file").touch()
    one = _nightly(sqlite_bot, tmp_path / "file" / "folder")
    for hours in (0, 1, 2, 25):
        monkeypatch.setattr(nightly, "utc_now", lambda hours=hours: NOW + timedelta(hours=hours))
        assert await one.do_next()
    async with sqlite_bot.database.reader() as session:
        told = await session.scalars(
            select(OutboxMessage).where(OutboxMessage.dedup_key.like("backup-failed:%"))
        )
        assert len({row.dedup_key for row in told.all()}) == 2


async def test_owners_are_told_when_old_ones_cannot_be_deleted_and_the_new_one_is_sent(
    sqlite_bot: RunningBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begin_chat(sqlite_bot.sandbox, await sqlite_bot.person(STAFF))
    async with sqlite_bot.database.session.begin() as session:
        await add_consented_person(session, STAFF, "ru")

    def fail(*_arguments: object) -> None:
        raise OSError(30, "the file system is read-only")

    monkeypatch.setattr(nightly, "delete_expired", fail)
    values = {"backup_key": str(x25519.Identity.generate().to_public()), "backup_chat": STAFF}
    one = _nightly(sqlite_bot, tmp_path, **values)
    await one.api.open()
    assert await one.do_next()
    assert await sqlite_bot.sandbox.journal("sendDocument")
    async with sqlite_bot.database.reader() as session:
        told = select(OutboxMessage).where(OutboxMessage.dedup_key.like("backup-failed:%"))
        assert len((await session.scalars(told)).all()) == 1
    await one.api.disconnect()
