"""Files that are not lists, refused by name, by the reader, or by content."""

import pytest
from sqlalchemy import func, select

from bot.imports import invitee_rows, sheets
from bot.imports.workbook import UnreadableWorkbook
from handlers.invitees import import_rows, list_import
from handlers.messages import Media, Refusal
from storage.invitees import uploads
from storage.models import Seat
from tests.conversations.test_invitees import FILES
from tests.handlers.stage import NOW, Stage, text_keys


async def _rest() -> None:
    pass


async def _read(stage: Stage, content: bytes) -> str:
    """Read a file as bot/upload_reader.py does; return the reply."""
    upload = await uploads.next_waiting(stage.session, NOW)
    assert upload is not None
    try:
        roster = invitee_rows.read_invitees(sheets.read_sheets(content))
    except UnreadableWorkbook as bad:
        [answer] = await list_import.report_unreadable(stage.session, upload, bad.key, NOW)
    else:
        checked = await import_rows.check_rows(stage.session, stage.karakol.id, roster, _rest)
        [answer] = await list_import.report_checked(stage.session, upload, roster, checked, NOW)
    assert answer.to is stage.member
    assert upload.state == uploads.WRONG
    return answer.key


@pytest.mark.parametrize("file", FILES)
async def test_a_file_that_is_no_list_gets_a_sentence_and_invites_nobody(stage: Stage, file: str) -> None:
    name, content, key = FILES[file]
    await stage.press(stage.member, f"start-invitee-import:{stage.karakol.id}")
    before = await _invited(stage)
    try:
        heard = text_keys(await stage.write(stage.member, "", media=Media("document", "f", name=name)))
    except Refusal as refusal:
        heard = [refusal.key]
    else:
        assert heard == ["invitees-reading"]
        await stage.session.flush()
        heard = [await _read(stage, content)]
    assert heard == [key]
    assert await _invited(stage) == before


async def _invited(stage: Stage) -> int:
    query = select(func.count()).where(Seat.state == "invited")
    return await stage.session.scalar(query) or 0
