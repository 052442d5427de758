"""What is done about an announcement, pressed twice at once and handled by two workers: one press does it."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers import dispatch
from handlers.announcements.page import fingerprint
from handlers.button_data import ButtonData
from handlers.buttons.announcements import (
    CheckCorrection,
    RetractAnnouncement,
    SendCorrection,
    ShowAnnouncement,
    ShowReport,
    StartCorrection,
)
from handlers.messages import Incoming, Lines, Refusal, Text
from storage.announcements import announcements, broadcasts, corrections
from storage.announcements.announcements import EDIT, NOTE
from storage.database import Database
from storage.messages import outbox
from storage.models import Announcement, AnnouncementPart, AuditEntry, Person
from tests.conftest import load_sample
from tests.handlers.stage import Stage, create_stage


async def delivered_announcement(stage: Stage) -> Announcement:
    """The member's announcement, which the owner has had for three days."""
    one, days_ago = stage.announcement, stage.now - timedelta(days=3)
    await announcements.set_part(stage.session, one, "ky", text_part("Эски"))
    one.state, one.started_at, one.fanout_finished_at = "done", days_ago, days_ago
    row = {
        **broadcasts.common_values(one, days_ago),
        "chat_id": stage.owner.telegram_id,
        "dedup_key": broadcasts.make_dedup_key(one.id, 0, stage.owner.id),
        "method": "sendMessage",
        "payload": "",
        "state": outbox.SENT,
        "finished_at": days_ago,
        "message_id": 77,
    }
    await outbox.enqueue(stage.session, [row])
    return one


def text_part(html: str) -> AnnouncementPart:
    return AnnouncementPart(kind="text", chat_id=99, message_id=5, html=html)


async def checked_draft(stage: Stage, original: Announcement, kind: str) -> tuple[Announcement, str]:
    """A draft of this kind with a text, and its fingerprint."""
    draft = await announcements.create(
        stage.session, original.seminar_id, stage.member, stage.now, kind=kind, original_id=original.id
    )
    await announcements.set_part(stage.session, draft, "ky", text_part("Жаңы"))
    return draft, fingerprint(draft, await announcements.list_parts(stage.session, draft.id))


async def press_at_once(database: Database, stage: Stage, presses: list[ButtonData]) -> list[str]:
    """Press these buttons, each in a transaction of its own. Returns what each came to: a reply or a refusal."""

    async def press(did: Incoming) -> str:
        async with database.session() as session:
            did.person = await session.get_one(Person, did.person.id)
            try:
                await dispatch.dispatch(did, session)
            except Refusal:
                return "refused"
            await session.commit()
            return "done"

    dids = [
        stage.incoming(
            stage.member, button=one.prefix, argument=one.pack().partition(":")[2], callback_id="1"
        )
        for one in presses
    ]
    return list(await asyncio.gather(*map(press, dids)))


@pytest.mark.parametrize("kind", [EDIT, NOTE])
async def test_of_two_presses_one_sends_it(database: Database, database_url: str, kind: str) -> None:
    await load_sample(database_url)
    async with database.session.begin() as session:
        stage = await create_stage(session)
        original = await delivered_announcement(stage)
        draft, checked = await checked_draft(stage, original, kind)
    results = await press_at_once(database, stage, [SendCorrection(draft.id, checked)] * 2)
    assert sorted(results) == ["done", "refused"]
    async with database.reader() as session:
        actions = await session.scalars(select(AuditEntry.action))
    wanted = "announcement.corrected" if kind == EDIT else "announcement.noted"
    assert list(actions).count(wanted) == 1


async def test_a_note_is_sent_or_goes_with_the_retraction_but_not_both(
    database: Database, database_url: str
) -> None:
    await load_sample(database_url)
    async with database.session.begin() as session:
        stage = await create_stage(session)
        original = await delivered_announcement(stage)
        note, checked = await checked_draft(stage, original, NOTE)
    presses: list[ButtonData] = [
        RetractAnnouncement(original.id, note.id),
        SendCorrection(note.id, checked),
    ]
    results = await press_at_once(database, stage, presses)
    assert sorted(results) == ["done", "refused"]
    async with database.reader() as session:
        state = await session.scalar(select(Announcement.state).where(Announcement.id == note.id))
    assert state == ("scheduled" if results[0] == "done" else "sending")


async def test_who_corrects_sees_the_change_and_that_nobody_is_notified_of_it(stage: Stage) -> None:
    original = await delivered_announcement(stage)
    begins = "Жыйын болот. " * 90
    await announcements.set_part(stage.session, original, "ky", text_part(f"{begins}Унаа 8:00дө"))
    await stage.press(stage.member, StartCorrection(original.id).pack())
    draft = await corrections.find_draft(stage.session, original.id, EDIT)
    assert draft is not None
    await announcements.set_part(
        stage.session, draft, "ky", text_part("Унаа 7:30да, эшиктин алдынан. Кечикпеңиз")
    )
    [asked] = await stage.press(stage.member, CheckCorrection(draft.id).pack())
    [line] = asked.args["what"].lines  # type: ignore[union-attr]
    assert line.args["words"] == "Унаа 7:30да, эшиктин алдынан. Кечикпеңиз", "whole"
    await announcements.set_part(stage.session, draft, "ky", text_part(f"{begins}Унаа 7:30да"))
    [asked] = await stage.press(stage.member, CheckCorrection(draft.id).pack())
    [line] = asked.args["what"].lines  # type: ignore[union-attr]
    assert str(line.args["words"]).endswith("Унаа 7:30да"), "around the change"
    assert (asked.args["languages"], asked.args["silent"]) == (1, Text("correction-silent"))
    checked = fingerprint(draft, await announcements.list_parts(stage.session, draft.id))
    [sent] = await stage.press(stage.member, SendCorrection(draft.id, checked).pack())
    assert sent.args["silent"] == Text("correction-silent")
    original.buttons = [{"kind": "read"}]
    [report] = await stage.press(stage.member, ShowReport(draft.id).pack())
    assert report.args["note"] == Text("correction-silent-read")


async def test_a_sent_announcement_is_corrected_from_its_page_and_the_other_language_is_pointed_out(
    stage: Stage,
) -> None:
    original = await delivered_announcement(stage)
    await announcements.set_part(stage.session, original, "ru", text_part("Старый"))
    original.buttons = [{"kind": "read"}]
    [page] = await stage.press(stage.member, ShowAnnouncement(original.id).pack())
    labels = {button.label for row in page.buttons for button in row}
    assert labels >= {"correction-button", "note-button", "retract-button"}
    await stage.press(stage.member, StartCorrection(original.id).pack())
    draft = await corrections.find_draft(stage.session, original.id, EDIT)
    assert draft is not None
    await announcements.set_part(stage.session, draft, "ky", text_part("Жаңы"))
    [asked] = await stage.press(stage.member, CheckCorrection(draft.id).pack())
    warned = asked.args["warnings"]
    assert isinstance(warned, Lines)
    assert [(one.key, one.args["words"]) for one in warned.lines] == [("correction-keeps", "Старый")]
    assert asked.args["number"] == 1
    stage.owner.language = "ru"
    [asked] = await stage.press(stage.member, CheckCorrection(draft.id).pack())
    assert asked.args["number"] == 0, "the only reader keeps the old words"
    [report] = await stage.press(stage.member, ShowReport(original.id).pack())
    assert "outcome-delivered-unread" in str(report.args["states"])
    original.retracted_at = stage.now
    [page] = await stage.press(stage.member, ShowAnnouncement(original.id).pack())
    labels = {button.label for row in page.buttons for button in row}
    assert not labels & {"correction-button", "retract-button"}
