"""The audience of an announcement, chosen by chat in Kyrgyz and in Russian, saved, and sent to."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sandbox.testing import SandboxUser
from storage import audit
from storage.models import Announcement, AuditEntry, SavedSegment
from storage.seats import seats
from storage.seminars import seminars
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    SECOND,
    STAFF,
    all_rows,
    button_data,
    button_labels,
    consented_user,
    draft_announcement,
    in_languages,
    messages_since,
    newest_message,
    person_row,
    press_earlier,
    text_of,
    wait_for_state,
    wait_settled,
)

pytestmark = pytest.mark.usefixtures("fast_broadcasts")

TEPKE, NEAR_TUP = "41702205844000", "41702225873000"
AK_SUU = {"ky": "Ак-Суу району", "ru": "Ак-Суйский район"}
WORDS = {"ky": "Салам! Жолугушабыз.", "ru": "Здравствуйте! До встречи."}


async def create_readers(here: RunningBot) -> tuple[SandboxUser, SandboxUser]:
    """Create a reader of Kyrgyz from Ak-Suu, one of Russian from Tup, and an invitee who is not at the bot."""
    near = await consented_user(here, HEAD, "ky", at="karakol")
    far = await consented_user(here, SECOND, "ru", at="karakol", unit_code=NEAR_TUP)
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        told = {"name": "Үлгү Чакырылган", "phone": "+996700100201", "source": "import"}
        now = datetime.now(UTC)
        seats.create_seat(session, karakol, "invited", now, office="municipality", unit_code=TEPKE, **told)
    return near, far


async def staff_at_page(here: RunningBot, language: str) -> tuple[SandboxUser, dict[str, Any]]:
    """Return a member of staff at the page of an announcement with texts in both languages."""
    staff = await consented_user(here, STAFF, language, name="Үлгү Кызматкер")
    return staff, await press_earlier(
        here, staff, f"show-announcement:{await draft_announcement(here, WORDS)}"
    )


async def press_label(
    here: RunningBot, staff: SandboxUser, message: dict[str, Any], label: str
) -> dict[str, Any]:
    """Press the button with this label, or one that begins so; return the message as edited."""
    now = next(one for one in await staff.messages() if one["message_id"] == message["message_id"])
    plain = {one.removeprefix("⬜ "): one for one in button_labels(now)}
    whole = next(plain[one] for one in plain if one == label or one.startswith(f"{label} ·"))
    await wait_settled(here, await staff.press(whole))
    return next(one for one in await staff.messages() if one["message_id"] == message["message_id"])


def readers(language: str, number: int, *tongues: str) -> str:
    spoken = " · ".join(
        text_of(language, "segment-reads", language=text_of(language, f"in-{one}"), number=1)
        for one in tongues
    )
    return text_of(language, "segment-readers", number=number, list=spoken)


@in_languages("ru", "ky")
async def test_an_announcement_is_narrowed_down_by_taps_and_reaches_those_alone(
    here: RunningBot, language: str
) -> None:
    near, far = await create_readers(here)
    staff, card = await staff_at_page(here, language)
    page = await press_label(here, staff, card, text_of(language, "announcement-audience"))
    assert readers(language, 2, "ky", "ru") in page["text"]
    assert text_of(language, "segment-rest", number=1) in page["text"]
    assert "Үлгү Үлгүев 1001" in page["text"]
    await press_label(here, staff, card, text_of(language, "segment-kind-unit"))
    page = await press_label(here, staff, card, AK_SUU[language])
    assert readers(language, 1, "ky") in page["text"]
    assert "Үлгү Үлгүев 1002" not in page["text"]
    page = await press_label(here, staff, card, text_of(language, "back-button"))
    card = await press_label(here, staff, card, text_of(language, "done-button"))
    assert text_of(language, "announcement-count", number="1", rest="1") in card["text"]
    since = (await near.messages())[-1]["message_id"], (await far.messages())[-1]["message_id"]
    await wait_settled(here, await staff.press(text_of(language, "announcement-send")))
    go = next(
        data
        for one in await staff.messages()
        for data in button_data(one)
        if data.startswith("launch-announcement:")
    )
    await wait_settled(here, await staff.press(data=go))
    [one] = await all_rows(here, Announcement)
    await wait_for_state(here, one.id, "done")
    await wait_settled(here)
    assert [one["text"] for one in await messages_since(near, since[0])] == [WORDS["ky"]]
    assert await messages_since(far, since[1]) == []


@in_languages("ky", "ru")
async def test_or_and_except_by_taps(here: RunningBot, language: str) -> None:
    await create_readers(here)
    staff, card = await staff_at_page(here, language)
    await press_label(here, staff, card, text_of(language, "announcement-audience"))
    await press_label(here, staff, card, text_of(language, "segment-add-except"))
    await press_label(here, staff, card, text_of(language, "segment-kind-language"))
    page = await press_label(here, staff, card, text_of(language, "language-name-ru"))
    assert readers(language, 1, "ky") in page["text"]
    assert text_of(language, "segment-except") in page["text"]
    page = await press_label(here, staff, card, "✅ " + text_of(language, "language-name-ru"))
    assert readers(language, 2, "ky", "ru") in page["text"]
    await press_label(here, staff, card, text_of(language, "language-name-ru"))
    await press_label(here, staff, card, "✅ " + text_of(language, "language-name-ru"))
    await press_label(here, staff, card, text_of(language, "back-button"))
    await press_label(here, staff, card, text_of(language, "done-button"))
    [one] = await all_rows(here, Announcement)
    assert one.audience == {}


@in_languages("ru", "ky")
async def test_a_choice_is_kept_under_a_name_and_used_again(here: RunningBot, language: str) -> None:
    await create_readers(here)
    staff, card = await staff_at_page(here, language)
    await press_label(here, staff, card, text_of(language, "announcement-audience"))
    await press_label(here, staff, card, text_of(language, "segment-kind-language"))
    await press_label(here, staff, card, text_of(language, "language-name-ru"))
    await press_label(here, staff, card, text_of(language, "back-button"))
    await press_label(here, staff, card, text_of(language, "segments-button"))
    asked = await press_label(here, staff, card, text_of(language, "segment-save"))
    assert (
        text_of(language, "segment-is-language", list=text_of(language, "language-name-ru")) in asked["text"]
    )
    listed = await newest_message(here, staff, await staff.write("<b>Орусча</b> & баары"))
    assert "• <b>Орусча</b> & баары: 1" in listed["text"], "what somebody wrote stays as it was written"
    assert (await person_row(here, STAFF)).step is None
    await press_label(here, staff, listed, text_of(language, "back-button"))
    page = await press_label(here, staff, listed, text_of(language, "segment-clear"))
    assert readers(language, 2, "ky", "ru") in page["text"]
    await press_label(here, staff, listed, text_of(language, "segments-button"))
    page = await press_label(here, staff, listed, "<b>Орусча</b> & баары")
    assert readers(language, 1, "ru") in page["text"]
    await press_label(here, staff, listed, text_of(language, "segments-button"))
    await press_label(here, staff, listed, text_of(language, "segment-remove"))
    page = await press_label(here, staff, listed, text_of(language, "segment-remove-ask", "yes"))
    assert text_of(language, "segments-empty") in page["text"]
    assert [one.removed_at is not None for one in await all_rows(here, SavedSegment)] == [True]


@in_languages("ky", "ru")
async def test_who_is_out_of_reach_is_shown_with_telephone_and_comes_as_a_sheet(
    here: RunningBot, language: str
) -> None:
    await create_readers(here)
    staff, card = await staff_at_page(here, language)
    await press_label(here, staff, card, text_of(language, "announcement-audience"))
    page = await newest_message(here, staff, await staff.press(text_of(language, "segment-unreachable")))
    assert page["has_protected_content"]
    assert "+996700100201" in page["text"]
    assert text_of(language, "unreachable-invited") in page["text"]
    sent = await newest_message(here, staff, await staff.press(text_of(language, "unreachable", "sheet")))
    assert sent["has_protected_content"]
    url = f"{here.sandbox.url}sandbox/file/{sent['document']['file_id']}"
    async with here.sandbox.session.get(url) as answer:
        sheet = load_workbook(io.BytesIO(await answer.read())).active
    assert isinstance(sheet, Worksheet)
    values = {cell.value for line in sheet.iter_rows() for cell in line}
    assert {"Үлгү Чакырылган", "+996700100201", text_of(language, "unreachable-invited")} <= values
    assert {"unreachable.viewed", "unreachable.exported"} <= {
        one.action for one in await all_rows(here, AuditEntry)
    }
    async with here.database.reader() as session:
        assert (await audit.verify_chain(session)).broken_id is None
