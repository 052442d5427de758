"""After a restore an owner decides in the chat; owners export all data."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import preparation
from bot.backups.making import make_backup
from bot.backups.restoring import restore
from bot.export_builder import ExportBuilder
from sandbox.testing import Sandbox, SandboxUser
from storage import audit
from storage.accounts import people
from storage.backups import export_requests, hold
from storage.database import Database
from storage.messages import outbox
from storage.models import OutboxMessage
from tests.conftest import RunningBot, settings_for
from tests.conversations.helpers import (
    HEAD,
    STAFF,
    add_consented_person,
    begin_chat,
    run_quiet_bot,
    text_of,
)

OWED = "Силерге билдирүү: эртең"


async def restored(sandbox: Sandbox, url: str, folder: Path) -> None:
    """Make a backup of a database that owes a message, and restore it."""
    settings = settings_for(sandbox.url, sandbox.token, url, erasure_journal=folder / "erasures")
    database = Database(url)
    await preparation.appoint_owners(database, settings)
    await preparation.prepare_erasures(database, settings)
    now = datetime.now(UTC)
    async with database.session.begin() as session:
        await add_consented_person(session, STAFF, "ky")
        await add_consented_person(session, HEAD, "ky", at="karakol")
        payload = json.dumps({"chat_id": HEAD, "text": OWED})
        values = {"method": "sendMessage", "payload": payload, "state": outbox.PENDING, "created_at": now}
        session.add(OutboxMessage(chat_id=HEAD, lane=outbox.REPLIES, **values))
    await database.close()
    made = await asyncio.to_thread(make_backup, settings, folder / "a.zip", now)
    await restore(
        settings, made.path, now + timedelta(seconds=1), identity=None, overwrite=True, with_erasures=True
    )


@pytest.mark.parametrize("decision", ["held-drop", "held-send"])
async def test_an_owner_decides_what_becomes_of_what_was_owed(
    sqlite_url: str, tmp_path: Path, decision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with Sandbox() as sandbox:
        owner, head = await sandbox.person(STAFF), await sandbox.person(HEAD)
        await begin_chat(sandbox, owner)
        await begin_chat(sandbox, head)
        await restored(sandbox, sqlite_url, tmp_path)
        async with run_quiet_bot(sandbox, sqlite_url) as here:
            page = await owner.wait_for("камдык көчүрмөдөн калыбына келтирилди")
            assert text_of("ky", "held-messages", number=1) in page["text"]
            await owner.press(text_of("ky", decision))
            await owner.wait_for(text_of("ky", f"{decision}-confirm").splitlines()[0])
            assert not await _has_owed(head)
            await owner.press(text_of("ky", f"{decision}-confirm", "yes"))
            await owner.wait_for(text_of("ky", f"{decision}-done"))
            if decision == "held-send":
                await head.wait_for(OWED)
            async with here.database.reader() as session:
                assert await hold.load_hold(session) is None
                actions = [row.action for row, _ in await audit.list_newest(session, 2)]
            assert actions[0] == ("restore.released" if decision == "held-send" else "restore.discarded")
        assert await _has_owed(head) == (decision == "held-send")


async def _has_owed(head: SandboxUser) -> bool:
    return any(OWED in message.get("text", "") for message in await head.messages())


async def test_an_owner_exports_all_data(here: RunningBot) -> None:
    owner = await here.person(STAFF)
    async with here.database.session.begin() as session:
        await add_consented_person(session, STAFF, "ky", name="Үлгү Кызматкер")
    await begin_chat(here.sandbox, owner)
    await owner.write("/staff")
    await owner.wait_for("Кызматкерлер үчүн")
    await owner.press(text_of("ky", "export-button"))
    await owner.wait_for(text_of("ky", "export-confirm").splitlines()[0])
    await owner.press(text_of("ky", "export-confirm", "yes"))
    await owner.wait_for(text_of("ky", "export-ready"))
    [call] = await here.sandbox.journal("sendDocument")
    assert call["chat_id"] == STAFF
    async with here.database.reader() as session:
        [(row, _)] = await audit.list_newest(session, 1)
        assert row.action == "everything.exported"


async def test_whoever_is_no_owner_any_more_gets_no_export(here: RunningBot) -> None:
    person = await here.person(HEAD)
    await begin_chat(here.sandbox, person)
    async with here.database.session.begin() as session:
        await add_consented_person(session, HEAD, "ky")
        found = await people.by_telegram_id(session, HEAD)
        assert found is not None
        await export_requests.add(session, found, datetime.now(UTC))
    builder = ExportBuilder(here.database, here.settings, lambda: None)
    while await builder.do_next():
        pass
    assert await here.sandbox.journal("sendDocument") == []
    async with here.database.reader() as session:
        assert await export_requests.next_waiting(session) is None
