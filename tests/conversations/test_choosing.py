"""For whom an announcement is, by chat, in Kyrgyz and in Russian: narrowed down, kept, sent to those and no others."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sandbox.testing import Member
from storage import audit, seats, seminars
from storage.models import Announcement, Audited, Segment
from tests.conftest import Town
from tests.conversations.talk import (
    HEAD,
    SECOND,
    STAFF,
    acquainted,
    brought,
    buttons,
    datas,
    drafted,
    every,
    fresh,
    newest,
    opened_at,
    row,
    said,
    settled,
    spoken,
)

pytestmark = pytest.mark.usefixtures("quick_rounds")

TEPKE, NEAR_TUP = "41702205844000", "41702225873000"
AK_SUU = {"ky": "Ак-Суу району", "ru": "Ак-Суйский район"}
WORDS = {"ky": "Салам! Жолугушабыз.", "ru": "Здравствуйте! До встречи."}


async def hall(here: Town) -> tuple[Member, Member]:
    """One from Ak-Suu who reads Kyrgyz, one from Tup who reads Russian, and one invited who is not at the bot."""
    near = await acquainted(here, HEAD, "ky", at="karakol")
    far = await acquainted(here, SECOND, "ru", at="karakol", unit_code=NEAR_TUP)
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        told = {"name": "Үлгү Чакырылган", "phone": "+996700100201", "source": "import"}
        now = datetime.now(UTC)
        seats.new(session, karakol, "invited", now, office="municipality", unit_code=TEPKE, **told)
    return near, far


async def composed(here: Town, language: str) -> tuple[Member, dict[str, Any]]:
    """A member of staff before the card of an announcement with words in both languages."""
    staff = await acquainted(here, STAFF, language, name="Үлгү Кызматкер")
    return staff, await opened_at(here, staff, f"ann:{await drafted(here, WORDS)}")


async def tapped(here: Town, staff: Member, message: dict[str, Any], label: str) -> dict[str, Any]:
    """Press the button of this label, or the one that begins so, and read the message again."""
    now = next(one for one in await staff.messages() if one["message_id"] == message["message_id"])
    whole = next(one for one in buttons(now) if one == label or one.startswith(f"{label} ·"))
    await settled(here, await staff.press(whole))
    return next(one for one in await staff.messages() if one["message_id"] == message["message_id"])


def readers(language: str, number: int, *tongues: str) -> str:
    spoken = " · ".join(
        said(language, "segment-reads", tongue=said(language, f"announcement-in-{one}"), number=1)
        for one in tongues
    )
    return said(language, "segment-readers", number=number, list=spoken)


@spoken("ru", "ky")
async def test_an_announcement_is_narrowed_down_by_taps_and_reaches_those_alone(
    here: Town, language: str
) -> None:
    near, far = await hall(here)
    staff, card = await composed(here, language)
    page = await tapped(here, staff, card, said(language, "announcement-whom"))
    assert readers(language, 2, "ky", "ru") in page["text"]
    assert said(language, "segment-rest", number=1) in page["text"]
    assert "Үлгү Үлгүев 1001" in page["text"]
    await tapped(here, staff, card, said(language, "segment-kind-unit"))
    page = await tapped(here, staff, card, AK_SUU[language])
    assert readers(language, 1, "ky") in page["text"]
    assert "Үлгү Үлгүев 1002" not in page["text"]
    page = await tapped(here, staff, card, said(language, "segment-back"))
    card = await tapped(here, staff, card, said(language, "segment-done"))
    assert said(language, "announcement-count", number="1", rest="1") in card["text"]
    since = (await near.messages())[-1]["message_id"], (await far.messages())[-1]["message_id"]
    await settled(here, await staff.press(said(language, "announcement-send")))
    go = next(data for one in await staff.messages() for data in datas(one) if data.startswith("anngo:"))
    await settled(here, await staff.press(data=go))
    [one] = await every(here, Announcement)
    await brought(here, one.id, "done")
    await settled(here)
    assert [one["text"] for one in await fresh(near, since[0])] == [WORDS["ky"]]
    assert await fresh(far, since[1]) == []


@spoken("ky", "ru")
async def test_or_and_except_by_taps(here: Town, language: str) -> None:
    await hall(here)
    staff, card = await composed(here, language)
    await tapped(here, staff, card, said(language, "announcement-whom"))
    await tapped(here, staff, card, said(language, "segment-add-except"))
    await tapped(here, staff, card, said(language, "segment-kind-language"))
    page = await tapped(here, staff, card, said(language, "tongue-ru"))
    assert readers(language, 1, "ky") in page["text"]
    assert said(language, "segment-except") in page["text"]
    page = await tapped(here, staff, card, "✅ " + said(language, "tongue-ru"))
    assert readers(language, 2, "ky", "ru") in page["text"]
    await tapped(here, staff, card, said(language, "tongue-ru"))
    await tapped(here, staff, card, "✅ " + said(language, "tongue-ru"))
    await tapped(here, staff, card, said(language, "segment-back"))
    await tapped(here, staff, card, said(language, "segment-done"))
    [one] = await every(here, Announcement)
    assert one.segment == {}


@spoken("ru", "ky")
async def test_a_choice_is_kept_under_a_name_and_used_again(here: Town, language: str) -> None:
    await hall(here)
    staff, card = await composed(here, language)
    await tapped(here, staff, card, said(language, "announcement-whom"))
    await tapped(here, staff, card, said(language, "segment-kind-language"))
    await tapped(here, staff, card, said(language, "tongue-ru"))
    await tapped(here, staff, card, said(language, "segment-back"))
    await tapped(here, staff, card, said(language, "segment-kept"))
    asked = await tapped(here, staff, card, said(language, "segment-keep"))
    assert said(language, "segment-is-language", list=said(language, "tongue-ru")) in asked["text"]
    listed = await newest(here, staff, await staff.write("<b>Орусча</b> & баары"))
    assert "• <b>Орусча</b> & баары: 1" in listed["text"], "what somebody wrote stays as it was written"
    assert (await row(here, STAFF)).step is None
    await tapped(here, staff, listed, said(language, "segment-back"))
    page = await tapped(here, staff, listed, said(language, "segment-clear"))
    assert readers(language, 2, "ky", "ru") in page["text"]
    await tapped(here, staff, listed, said(language, "segment-kept"))
    page = await tapped(here, staff, listed, "<b>Орусча</b> & баары")
    assert readers(language, 1, "ru") in page["text"]
    await tapped(here, staff, listed, said(language, "segment-kept"))
    await tapped(here, staff, listed, said(language, "segment-lose"))
    page = await tapped(here, staff, listed, said(language, "segment-lose-ask", "yes"))
    assert said(language, "segments-none") in page["text"]
    assert [one.removed_at is not None for one in await every(here, Segment)] == [True]


@spoken("ky", "ru")
async def test_who_is_out_of_reach_is_shown_with_telephone_and_comes_as_a_sheet(
    here: Town, language: str
) -> None:
    await hall(here)
    staff, card = await composed(here, language)
    await tapped(here, staff, card, said(language, "announcement-whom"))
    page = await tapped(here, staff, card, said(language, "segment-unreachable"))
    assert "+996700100201" in page["text"]
    assert said(language, "unreachable-invited") in page["text"]
    sent = await newest(here, staff, await staff.press(said(language, "unreachable", "sheet")))
    url = f"{here.sandbox.url}sandbox/file/{sent['document']['file_id']}"
    async with here.sandbox.session.get(url) as answer:
        sheet = load_workbook(io.BytesIO(await answer.read())).active
    assert isinstance(sheet, Worksheet)
    values = {cell.value for line in sheet.iter_rows() for cell in line}
    assert {"Үлгү Чакырылган", "+996700100201", said(language, "unreachable-invited")} <= values
    assert {"unreachable", "unreachable-sheet"} <= {one.action for one in await every(here, Audited)}
    async with here.database.reader() as session:
        assert (await audit.verify(session)).broken is None
