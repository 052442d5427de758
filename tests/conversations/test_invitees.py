"""Invitees, the whole way: template, list with mistakes, list that is right, again, links, cards, messages."""

import asyncio
import io
import zipfile
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot import grids
from bot.book import Book
from sandbox.testing import PATIENCE, Member, Sandbox
from storage import invitees, people, seminars
from storage.models import Audited, Seat, Upload
from tests.bot.tables import workbook, workbooks
from tests.conftest import Town
from tests.conversations.talk import (
    AK_BULUNG,
    HEAD,
    KARAKOL,
    SECOND,
    STAFF,
    STAFF_TWO,
    acquainted,
    bot_at_work,
    buttons,
    every,
    line,
    newest,
    opened_at,
    proof,
    registered,
    said,
    settled,
    spoken,
)

TITLE = {"ky": "Киришүү семинары, Каракол", "ru": "Вводный семинар, Каракол"}
FORMULA = '=HYPERLINK("http://example.org","x")'
Cells = list[list[Any]]
PROVEN: dict[str, Any] = {"phone": "+996700100777", "phone_proven_at": datetime.now(UTC)}


async def content(here: Town, message: dict[str, Any]) -> bytes:
    """The bytes of a document somebody got."""
    address = f"{here.sandbox.url}sandbox/file/{message['document']['file_id']}"
    async with here.sandbox.session.get(address) as answer:
        return await answer.read()


def rows_of(made: bytes) -> Cells:
    """What a workbook says; every cell of it is text."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert not [one for one in archive.namelist() if b"<f>" in archive.read(one)]
        assert not [one for one in archive.namelist() if b"<f " in archive.read(one)]
    page = load_workbook(io.BytesIO(made)).active
    assert isinstance(page, Worksheet)
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s"}
    return [[cell.value for cell in row] for row in page.iter_rows()]


@pytest.fixture(autouse=True)
def quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list is read as soon as it is there."""
    monkeypatch.setattr("bot.reader.LOOK_SECONDS", 0.1)


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists are read in this process: a process of its own takes half a second to start."""

    async def read(content: bytes) -> Book:
        return grids.read(content)

    monkeypatch.setattr("bot.reader.read_apart", read)


async def at_page(here: Town, language: str) -> Member:
    """A member of staff who looks at the page of the invitees."""
    staff = await acquainted(here, STAFF, language)
    await opened_at(here, staff, f"invitees:{KARAKOL}")
    return staff


async def send(here: Town, staff: Member, language: str, rows: Cells, answer: str) -> dict[str, Any]:
    """A list goes to the bot; what it came to."""
    await staff.press(said(language, "invitees", "import"))
    await staff.wait_for(line(language, "invitees-ask"))
    await staff.upload("document", workbook(rows), "list.xlsx")
    return await staff.wait_for(line(language, answer))


async def invited(here: Town) -> list[Seat]:
    return [seat for seat in await every(here, Seat) if seat.source == "import"]


@spoken("ru", "ky")
async def test_from_the_template_to_the_list_that_is_taken_over_once(here: Town, language: str) -> None:
    staff = await acquainted(here, STAFF, language)
    await staff.write("/staff")
    await staff.wait_for(line(language, "staff-panel"))
    await newest(here, staff, await staff.press(TITLE[language]))
    await newest(here, staff, await staff.press(said(language, "invitees-button")))
    await staff.press(said(language, "invitees", "template"))
    made = rows_of(await content(here, await staff.wait_for(line(language, "invitees-template"))))
    assert len(made) > 60
    head = made[0]
    code, name, phone = (head.index(said(language, f"invitee-{one}")) for one in ("code", "name", "phone"))
    rayons = [rayon for one in made[1:] if (rayon := one[head.index(said(language, "invitee-rayon"))])]
    assert len([one for one, _ in groupby(rayons)]) == len(set(rayons)) == 5
    row = next(one for one in made if one[code] == AK_BULUNG)
    row[name], row[phone] = "Үлгү Катышуучу", 700100101
    filled = [head, *(one for one in made[1:] if one is row), made[2], made[3]]
    preview = await send(here, staff, language, filled, "invitees-preview")
    assert "3" in preview["text"]
    assert not await invited(here)
    await staff.press(said(language, "invitees-preview", "take"))
    await staff.wait_for(line(language, "invitees-taken"))
    taken = await invited(here)
    assert len(taken) == 3
    assert {seat.state for seat in taken} == {"invited"}
    known = next(seat for seat in taken if seat.unit_code == AK_BULUNG)
    assert (known.name, known.phone, known.office) == ("Үлгү Катышуучу", "+996700100101", "municipality")
    assert len({seat.invite for seat in taken}) == 3
    # The same list again changes nothing; a new telephone is taken over.
    row[phone] = "0700 100 109; 0555 100 109"
    await send(here, staff, language, filled, "invitees-preview")
    await staff.press(said(language, "invitees-preview", "take"))
    await staff.wait_for(line(language, "invitees-taken"))
    again = await invited(here)
    assert len(again) == 3
    assert next(seat for seat in again if seat.id == known.id).phone == "+996700100109"
    actions = [row.action for row in await every(here, Audited)]
    assert actions.count("invitees imported") == 2
    assert all(not upload.entries for upload in await every(here, Upload))


@pytest.mark.usefixtures("read_here")
@spoken("ky", "ru")
async def test_a_list_with_mistakes_comes_back_with_remarks_and_nothing_is_taken(
    here: Town, language: str
) -> None:
    staff = await at_page(here, language)
    rows: Cells = [
        ["Семинардын катышуучулары"],
        [],
        ["ФИО", "Телефон", "Айыл аймагы", "Район"],
        ["Үлгү Бир", "0700 100 101", "Ак-Булуң", "Ак-Суу"],
        ["Үлгү Эки", "сурайбыз", "Ак-Булуң", "Ак-Суу"],
        ["Үлгү Үч", "0700 100 103", "Жокайыл", ""],
        [FORMULA, "0700 100 104", "Ак-Булуң", "Ак-Суу"],
    ]
    answer = await send(here, staff, language, rows, "invitees-wrong")
    assert "3" in answer["caption"]
    back = rows_of(await content(here, answer))
    assert back[0] == ["ФИО", "Телефон", "Айыл аймагы", "Район", said(language, "column-remarks")]
    remarks = [row[4] for row in back[1:]]
    assert remarks[0] is None
    assert "сурайбыз" in str(remarks[1])
    assert "Жокайыл" in str(remarks[2])
    assert "HYPERLINK" in str(remarks[3])
    assert not await invited(here)
    # What came back is corrected and sent again: the remarks are no column of the list.
    back[2][1], back[3][2], back[3][3], back[4][0] = "0700 100 102", "Октябрь", "Ак-Суу", "Үлгү Төрт"
    await staff.upload("document", workbook(back), "list-remarks.xlsx")
    await staff.wait_for(line(language, "invitees-preview"))
    await staff.press(said(language, "invitees-preview", "take"))
    await staff.wait_for(line(language, "invitees-taken"))
    assert len(await invited(here)) == 4


FILES = {
    "the old format, torn": ("list.xls", b"\xd0\xcf\x11\xe0", "book-unreadable"),
    "text without a head": ("list.csv", b"a;b", "book-no-head"),
    "a blank text": ("list.csv", b" ", "book-empty"),
    "pdf": ("list.pdf", b"%PDF-1.7", "book-other"),
    "pdf by another name": ("list.xlsx", b"%PDF-1.7", "book-unreadable"),
    "torn": ("list.xlsx", b"PK\x03\x04" + b"\x00" * 100, "book-unreadable"),
    "no cells": ("list.xlsx", workbook([[]]), "book-empty"),
    "no head": ("list.xlsx", workbook([["a", "b"], ["c", "d"]]), "book-no-head"),
    "a head alone": ("list.xlsx", workbook([["Айыл аймагы", "Телефон"]]), "invitees-none"),
}
USUAL = {("pdf", "ky"), ("torn", "ru"), ("no head", "ky")}
"""Refused by its name, by whoever reads it, and by what it says."""


@pytest.mark.parametrize(
    ("file", "language"),
    [
        (file, language) if (file, language) in USUAL else proof(file, language)
        for file in FILES
        for language in ("ky", "ru")
    ],
)
async def test_a_file_that_is_no_list_gets_a_sentence(here: Town, language: str, file: str) -> None:
    name, data, answer = FILES[file]
    staff = await at_page(here, language)
    await staff.press(said(language, "invitees", "import"))
    await staff.wait_for(line(language, "invitees-ask"))
    await staff.upload("document", data, name)
    await staff.wait_for(said(language, answer).splitlines()[0])
    assert not await invited(here)


FOUND: Cells = [
    ["Катышуучулар"],
    ["№", "Телефон", "Аты", "Фамилиясы", "Айыл аймагы", "Район"],
    ["1", "0700 100 101", "Бир", "Үлгү", "Ак-Булуң", "Ак-Суу"],
]


@spoken("ky", "ru")
async def test_what_will_be_taken_and_what_is_not_used_is_shown_before_it_is_confirmed(
    here: Town, language: str
) -> None:
    staff = await at_page(here, language)
    await staff.press(said(language, "invitees", "import"))
    await staff.wait_for(line(language, "invitees-ask"))
    await staff.upload("document", workbooks(Тизме=FOUND, Обложка=[["2026"]]), "list.xlsx")
    shown = (await staff.wait_for(line(language, "invitees-preview")))["text"]
    assert "Үлгү Бир, +996 700 100 101" in shown
    assert said(language, "unused-headless", sheet="Обложка") in shown
    assert said(language, "unused-columns-of-sheet", columns="«№»", sheet="Тизме") in shown
    assert said(language, "unused-rows-of-sheet", rows="1", sheet="Тизме") in shown
    assert not await invited(here)
    # The same list as text, from another program; the bot knows it as the same.
    await staff.press(said(language, "invitees-preview", "take"))
    await staff.wait_for(line(language, "invitees-taken"))
    rows = ["\t".join(row) for row in FOUND]
    await staff.press(said(language, "invitees-button"))
    await staff.wait_for(line(language, "invitees"))
    await staff.press(said(language, "invitees", "import"))
    await staff.upload("document", "\r\n".join(rows).encode("utf-16"), "list.txt")
    await staff.wait_for(said(language, "unused-columns", columns="«№»", sheet=""))
    await staff.press(said(language, "invitees-preview", "take"))
    await staff.wait_for(line(language, "invitees-taken"))
    [seat] = await invited(here)
    assert (seat.name, seat.phone, seat.unit_code) == ("Үлгү Бир", "+996700100101", AK_BULUNG)


async def one_invited(here: Town, phone: str = "+996700100777") -> Seat:
    """The only one on the list that was taken over."""
    entry = dict.fromkeys((*invitees.PLACE, *invitees.FIELDS), "")
    entry |= {"name": "Үлгү Чакырылган", "phone": phone, "position": "deputy"}
    entry |= {"office": "municipality", "unit_code": AK_BULUNG}
    async with here.database.session.begin() as session:
        now = datetime.now(UTC)
        karakol = await seminars.get(session, KARAKOL)
        assert karakol is not None
        [by] = (await people.gather(session, [STAFF], now)).values()
        await invitees.take(session, karakol, [entry], now, by)
    [seat] = await invited(here)
    return seat


@spoken("ky", "ru")
async def test_a_personal_link_leads_to_a_card_in_one_tap_and_registers_in_two(
    here: Town, language: str
) -> None:
    head = await acquainted(here, HEAD, language)
    seat = await one_invited(here, head.person["phone_number"])
    await head.start(f"i_{seat.invite}")
    hello = await head.wait_for(line(language, "invite-hello"))
    assert "Үлгү Чакырылган" not in hello["text"], "whoever has the link may be somebody else"
    await head.wait_for(line(language, "ask-phone"))
    await head.contact()
    card = await head.wait_for(line(language, "card"))
    assert "Үлгү Чакырылган" in card["text"]
    assert said(language, "position-deputy") in card["text"]
    await head.press(said(language, "card-confirm"))
    await head.wait_for(line(language, "registered"))
    [place] = await registered(here)
    assert (place.id, place.name, place.source) == (seat.id, "Үлгү Чакырылган", "import")
    # Somebody else with the same link hears what to do instead.
    second = await acquainted(here, SECOND, "ru")
    await second.start(f"i_{seat.invite}")
    heard = await second.wait_for(line("ru", "invite-used"))
    assert buttons(heard) == [said("ru", "invite-join")]
    # And its owner sees what they have.
    await head.start(f"i_{seat.invite}")
    await head.wait_for(line(language, "seat"))


async def test_a_link_that_was_passed_on_leaves_the_municipality_invited(here: Town) -> None:
    seat = await one_invited(here)
    head = await acquainted(
        here, HEAD, "ky", name="Үлгү Башка", phone="+996700100101", position="head",
        office="municipality", unit_code="41702225876000",
    )  # fmt: skip
    await head.start(f"i_{seat.invite}")
    await head.wait_for(line("ky", "card"))
    await head.press(said("ky", "card-place"))
    await head.wait_for(line("ky", "ask-place-m-in"))
    await head.write("Талды-Суу")
    await head.wait_for("«Талды-Суу»")
    await head.press(data="unit:41702225876000")
    await head.wait_for(line("ky", "card"))
    await head.press(said("ky", "card-confirm"))
    await head.wait_for(line("ky", "registered"))
    [place] = await registered(here)
    assert place.unit_code == "41702225876000"
    [still] = [one for one in await invited(here) if one.id == seat.id]
    assert (still.state, still.unit_code) == ("invited", AK_BULUNG)


async def test_an_unknown_link_says_what_to_do(here: Town) -> None:
    head = await acquainted(here, HEAD, "ky")
    await head.start("i_nothing")
    await head.wait_for(said("ky", "invite-unknown"))


@spoken("ru", "ky")
async def test_links_and_cards_are_for_forwarding_and_for_print(here: Town, language: str) -> None:
    seat = await one_invited(here)
    staff = await at_page(here, language)
    await staff.press(said(language, "invitees", "links"))
    shown = await staff.wait_for(line(language, "invitees-links"))
    assert f"start=i_{seat.invite}" in shown["text"]
    [[button]] = shown["reply_markup"]["inline_keyboard"]
    assert "t.me/share/url" in button["url"]
    await staff.press(said(language, "invitees", "print"))
    sheet = await staff.wait_for("karakol.cards.pdf")
    assert (await content(here, sheet)).startswith(b"%PDF")


@spoken("ky", "ru")
async def test_who_is_known_already_is_invited_at_once_and_only_once(here: Town, language: str) -> None:
    known = await acquainted(here, HEAD, language, **PROVEN, office="project", name="Үлгү")
    await one_invited(here)
    staff = await at_page(here, "ru")
    await staff.press(said("ru", "invitees", "reach"))
    await staff.wait_for(line("ru", "invitees-reach"))
    await staff.press("📨 Отправить: 1")
    await known.wait_for(line(language, "invitation"))
    await settled(here, await staff.press(said("ru", "invitees", "reach")))
    told = [one for one in await known.messages() if said(language, "invitation", "join") in buttons(one)]
    assert len(told) == 1
    await known.press(said(language, "invitation", "join"))
    await known.wait_for(line(language, "ask-position"))


# What goes wrong.


ROWS: Cells = [
    ["ФИО", "Телефон", "Айылный аймак", "Район", "Должность"],
    ["Үлгү Чакырылган", "0700 100 777", "Ак-Булуң", "Ак-Суу", "заместитель главы айыл окмоту"],
]


@pytest.mark.usefixtures("read_here")
async def test_a_list_that_telegram_does_not_give_out_at_once_is_read_later(here: Town) -> None:
    await here.sandbox.fault(methods="getFile", action="error", error_code=502, count=1)
    staff = await at_page(here, "ky")
    await send(here, staff, "ky", ROWS, "invitees-preview")
    [upload] = await every(here, Upload)
    assert (upload.state, upload.attempts) == ("ready", 1)


async def test_a_file_that_telegram_refuses_is_told_of(here: Town) -> None:
    await here.sandbox.fault(
        methods="getFile", action="error", error_code=400, description="Bad Request: file is too big"
    )
    staff = await at_page(here, "ru")
    await send(here, staff, "ru", ROWS, "book-large")
    assert [upload.state for upload in await every(here, Upload)] == ["wrong"]


async def test_a_list_that_was_being_read_when_the_bot_stopped_is_read_once_after_it(town_url: str) -> None:
    async with Sandbox() as sandbox:
        async with bot_at_work(sandbox, town_url) as before:
            await sandbox.fault(methods="getFile", action="delay", delay=600, count=1)
            staff = await at_page(before, "ky")
            await send(before, staff, "ky", ROWS, "invitees-reading")
            async with asyncio.timeout(PATIENCE):
                # The reader waits for Telegram once this count is 0; no event tells of it.
                while (await sandbox.control("GET", "/faults"))["faults"][0]["count"]:  # noqa: ASYNC110
                    await asyncio.sleep(0.02)
        await sandbox.no_faults()
        async with bot_at_work(sandbox, town_url) as after:
            await staff.wait_for(line("ky", "invitees-preview"))
            await settled(after)
            told = [one for one in await staff.messages() if "📋" in str(one.get("text"))]
            assert len(told) == 1
            assert [upload.state for upload in await every(after, Upload)] == ["ready"]


@pytest.mark.usefixtures("read_here")
async def test_a_list_is_confirmed_once_and_by_whoever_sent_it(here: Town) -> None:
    staff = await at_page(here, "ru")
    shown = await send(here, staff, "ru", ROWS, "invitees-preview")
    other = await acquainted(here, STAFF_TWO, "ru")
    [upload] = await every(here, Upload)
    forged: dict[str, Any] = {
        "id": "f1", "from": {"id": STAFF_TWO, "is_bot": False, "first_name": "Sample"},
        "message": (await other.messages())[-1], "chat_instance": "1", "data": f"invtake:{upload.id}",
    }  # fmt: skip
    await settled(here, {"update_ids": await here.sandbox.push([{"callback_query": forged}])})
    assert not await invited(here)
    press = forged | {"id": "f2", "from": forged["from"] | {"id": STAFF}, "message": shown}
    twice = [{"callback_query": press}, {"callback_query": press | {"id": "f3"}}]
    await settled(here, {"update_ids": await here.sandbox.push(twice)})
    [seat] = await invited(here)
    assert (seat.name, seat.position) == ("Үлгү Чакырылган", "deputy")
    assert [one.action for one in await every(here, Audited)].count("invitees imported") == 1


@pytest.mark.usefixtures("read_here")
async def test_who_is_forgotten_is_forgotten_by_the_lists_too(here: Town) -> None:
    await one_invited(here)
    staff = await at_page(here, "ru")
    head = await acquainted(here, HEAD, "ky", **PROVEN, office="project", name="Үлгү")
    rows = [["ФИО", "Телефон", "Айылный аймак", "Район"], ["Канарейка", "0700100777", "Ак-Булуң", "Ак-Суу"]]
    await send(here, staff, "ru", rows, "invitees-preview")
    await head.write("/forget")
    await head.wait_for("Баарын өчүрөлүбү?")
    await settled(here, await head.press("🗑 Ооба, өчүрүңүз"))
    [seat] = await invited(here)
    assert (seat.name, seat.phone, seat.unit_code) == (None, None, AK_BULUNG)
    assert "Канарейка" not in str([upload.entries for upload in await every(here, Upload)])
    await staff.press(said("ru", "invitees-preview", "take"))
    await settled(here)
    [seat] = await invited(here)
    assert seat.name is None
