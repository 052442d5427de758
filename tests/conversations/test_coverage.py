"""The coverage board in a chat: it updates as people register, sends pictures, and follows up."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image
from sqlalchemy import func, select

from sandbox.testing import SandboxUser
from storage import audit
from storage.models import AuditEntry, File, OutboxMessage, Role
from storage.seats import seats
from storage.seminars import seminars
from storage.units import units
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    KARAKOL,
    STAFF,
    add_consented_person,
    all_rows,
    button_labels,
    consented_user,
    in_languages,
    messages_since,
    newest_message,
    press_earlier,
    press_seminar,
    text_of,
    wait_settled,
)

TEPKE, AK_CHIY, TUP = "41702205844000", "41702205801000", "41702225873000"
TITLES = {"ky": "Киришүү семинары, Каракол", "ru": "Вводный семинар, Каракол"}
AK_SUU = {"ky": "Ак-Суу", "ru": "Ак-Суйский"}


async def staff_at_board(here: RunningBot, staff: SandboxUser) -> dict[str, Any]:
    """Return a member of staff at the board."""
    return await press_earlier(here, staff, f"show-board:{KARAKOL}")


async def press_and_reread(
    here: RunningBot, staff: SandboxUser, message: dict[str, Any], label: str
) -> dict[str, Any]:
    """Press a button of this message; return the message as edited."""
    await wait_settled(here, await staff.press(label))
    messages = await staff.messages()
    return next(one for one in messages if one["message_id"] == message["message_id"])


async def content(here: RunningBot, file_id: str) -> bytes:
    async with here.sandbox.session.get(f"{here.sandbox.url}sandbox/file/{file_id}") as answer:
        return await answer.read()


async def invite(here: RunningBot, code: str, **values: Any) -> None:
    told = {"office": "municipality", "source": "import", "name": "Үлгү Чакырылган", "phone": "+996700100201"}
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        seats.create_seat(session, karakol, "invited", datetime.now(UTC), unit_code=code, **told | values)


@in_languages("ru", "ky")
async def test_the_board_fills_in_its_place_as_heads_register(here: RunningBot, language: str) -> None:
    staff = await consented_user(here, STAFF, language)
    await wait_settled(here, await staff.write("/staff"))
    await wait_settled(here, await press_seminar(staff, TITLES[language]))
    board = await newest_message(here, staff, await staff.press(text_of(language, "coverage-button")))
    assert f"░░░░░░ {AK_SUU[language]} 0/13" in board["text"]
    await consented_user(here, HEAD, language, at="karakol")
    board = await press_and_reread(here, staff, board, text_of(language, "refresh-button"))
    assert f"▓░░░░░ {AK_SUU[language]} 1/13" in board["text"]
    rayon = await press_and_reread(here, staff, board, f"{AK_SUU[language]} 1/13")
    assert rayon["text"].count("📝") == 2  # the count, and the one municipality
    assert rayon["text"].count("▫️") == 1 + 13
    back = await press_and_reread(here, staff, board, text_of(language, "coverage-up"))
    assert back["text"] == board["text"]


@in_languages("ky", "ru")
async def test_chart_and_map_arrive_as_photos_and_are_uploaded_once(here: RunningBot, language: str) -> None:
    staff = await consented_user(here, STAFF, language)
    board = await staff_at_board(here, staff)
    for label in ("chart-button", "coverage-map-button"):
        await wait_settled(here, await staff.press(text_of(language, label)))
    pictures = [one for one in await messages_since(staff, board["message_id"]) if "photo" in one]
    assert len(pictures) == 2
    assert all(TITLES[language] in one["caption"] for one in pictures)
    for one in pictures:
        picture = Image.open(io.BytesIO(await content(here, one["photo"][-1]["file_id"])))
        assert (picture.format, picture.width) == ("PNG", 1080)
    files = {one.name: one for one in await all_rows(here, File)}
    assert files["coverage.map"].telegram_file_id == pictures[1]["photo"][-1]["file_id"]
    assert files["coverage.map"].content is None


async def test_of_a_picture_that_cannot_be_drawn_the_words_come_and_nobody_is_held_up(
    here: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.documents.drawing.SECONDS", 0.001)
    monkeypatch.setattr("bot.telegram.delivery_outcomes.MAX_RETRY_SECONDS", 0.01)
    staff = await consented_user(here, STAFF, "ru")
    await staff_at_board(here, staff)
    await wait_settled(here, await staff.press("🗺 Карта"))
    async with here.database.reader() as session:
        row = (
            await session.scalars(select(OutboxMessage).where(OutboxMessage.undelivered.is_not(None)))
        ).one()
    assert (row.state, row.attempts, row.undelivered) == ("sent", 3, "photo:not-made")
    shown = next(one for one in await staff.messages() if one["message_id"] == row.message_id)
    assert text_of("ru", "undelivered-not-made") in shown["text"]
    helped = await newest_message(here, staff, await staff.write("/help"))
    assert "/inbox" in helped["text"]


@in_languages("ru", "ky")
async def test_the_silent_are_written_to_with_one_tap_each_in_their_language_and_once(
    here: RunningBot, language: str
) -> None:
    other = {"ky": "ru", "ru": "ky"}[language]
    head = await consented_user(here, HEAD, other, office="municipality", unit_code=TEPKE)
    staff = await consented_user(here, STAFF, language)
    board = await staff_at_board(here, staff)
    quiet = await press_and_reread(here, staff, board, text_of(language, "coverage-silent-button"))
    assert "Тепке" in quiet["text"] or "Тепкенский" in quiet["text"]
    preview = await press_and_reread(here, staff, board, text_of(language, "silent-places", "remind"))
    assert text_of(language, "coverage-reminder-preview", "send") in button_labels(preview)
    before = (await head.messages())[-1]["message_id"]
    done = await press_and_reread(here, staff, board, text_of(language, "coverage-reminder-preview", "send"))
    assert done["text"] == text_of(language, "coverage-reminder-sent", people=1)
    (nudge,) = await messages_since(head, before)
    assert TITLES[other] in nudge["text"]
    assert "Тепке" in nudge["text"]
    await wait_settled(here, await head.press(text_of(other, "coverage-reminder-register")))
    await wait_settled(here, await staff.press(text_of(language, "back-button")))
    preview = await press_and_reread(here, staff, board, text_of(language, "silent-places", "remind"))
    assert text_of(language, "coverage-reminder-preview", "send") not in button_labels(preview)
    async with here.database.reader() as session:
        nudges = select(func.count()).where(OutboxMessage.dedup_key.like("nudge:%"))
        assert await session.scalar(nudges) == 1


@in_languages("ky", "ru")
async def test_the_call_sheet_is_in_the_callers_language_with_text_cells_only_and_logged(
    here: RunningBot, language: str
) -> None:
    await invite(here, TEPKE, name='=HYPERLINK("http://example.org")', position="head")
    staff = await consented_user(here, STAFF, language)
    board = await staff_at_board(here, staff)
    await press_and_reread(here, staff, board, text_of(language, "coverage-silent-button"))
    sent = await newest_message(here, staff, await staff.press(text_of(language, "silent-places", "sheet")))
    sheet = load_workbook(io.BytesIO(await content(here, sent["document"]["file_id"]))).active
    assert isinstance(sheet, Worksheet)
    head = [cell.value for cell in next(sheet.iter_rows())]
    assert head[-2:] == [text_of(language, "call-column-answer"), text_of(language, "call-column-caller")]
    cells = [cell for line in sheet.iter_rows() for cell in line if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    values = {cell.value for cell in cells}
    assert {'=HYPERLINK("http://example.org")', "+996700100201"} <= values
    assert text_of(language, "call-from-list") in values
    assert sheet.max_row == 1 + 53 + 7
    async with here.database.reader() as session:
        actions = list(await session.scalars(select(AuditEntry.action)))
        assert "contacts.exported" in actions
        assert (await audit.verify_chain(session)).broken_id is None


async def test_telephones_are_shown_a_page_at_a_time_and_every_page_is_logged(here: RunningBot) -> None:
    async with here.database.reader() as session:
        codes = [unit.code for unit in await units.list_within(session, "41702000000000")][:12]
    for place, code in enumerate(codes):
        await invite(here, code, phone=f"+9967001002{place:02}")
    staff = await consented_user(here, STAFF, "ky")
    board = await staff_at_board(here, staff)
    await press_and_reread(here, staff, board, text_of("ky", "coverage-silent-button"))
    page = await newest_message(here, staff, await staff.press(text_of("ky", "silent-places", "phones")))
    assert page["text"].count("+996") == 10
    assert page["has_protected_content"]
    page = await press_and_reread(here, staff, page, text_of("ky", "page-next"))
    assert page["text"].count("+996") == 2
    assert page["has_protected_content"]
    assert [one.action for one in await all_rows(here, AuditEntry)].count("contacts.viewed") == 2


@pytest.mark.usefixtures("blank_pictures")
async def test_a_coordinator_finds_the_own_rayon_under_staff_and_nothing_else(here: RunningBot) -> None:
    keeper = await consented_user(here, 1002, "ky")
    async with here.database.session.begin() as session:
        person = await add_consented_person(session, 1002, "ky")
        role = Role(
            person_id=person.id,
            role="coordinator",
            unit_code="41702205000000",
            granted_at=datetime.now(UTC),
        )
        session.add(role)
        await add_consented_person(session, 7001, at="karakol", unit_code=TUP)
    await wait_settled(here, await keeper.write("/staff"))
    await wait_settled(here, await press_seminar(keeper, TITLES["ky"]))
    board = await newest_message(here, keeper, await keeper.press(text_of("ky", "coverage-button")))
    assert "Ак-Суу району" in board["text"]
    assert "Түп" not in board["text"]
    await wait_settled(here, await keeper.press(text_of("ky", "coverage-map-button")))
    files = [one.name for one in await all_rows(here, File)]
    assert "coverage.map" in files
