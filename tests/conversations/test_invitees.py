"""Invitees: template, list with mistakes, corrected list, repeated import, links, cards, messages."""

import asyncio
import io
import zipfile
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.imports import sheets
from bot.imports.workbook import Workbook
from sandbox.testing import WAIT_SECONDS, Sandbox, SandboxUser
from storage.accounts import people
from storage.invitees import invitees
from storage.models import AuditEntry, Seat, Upload
from storage.seminars import seminars
from tests.bot.imports.workbook_files import workbook_of, workbook_of_sheets
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    AK_BULUNG,
    HEAD,
    KARAKOL,
    SECOND,
    STAFF,
    STAFF_TWO,
    all_rows,
    button_labels,
    consented_user,
    first_line,
    in_languages,
    newest_message,
    press_earlier,
    press_seminar,
    proof_param,
    registered_seats,
    run_quiet_bot,
    text_of,
    wait_settled,
)

TITLE = {"ky": "Киришүү семинары, Каракол", "ru": "Вводный семинар, Каракол"}
FORMULA = '=HYPERLINK("http://example.org","x")'
Cells = list[list[Any]]
PROVEN: dict[str, Any] = {"phone": "+996700100777", "phone_verified_at": datetime.now(UTC)}


async def document_bytes(here: RunningBot, message: dict[str, Any]) -> bytes:
    """Return the bytes of a document that somebody received."""
    address = f"{here.sandbox.url}sandbox/file/{message['document']['file_id']}"
    async with here.sandbox.session.get(address) as answer:
        return await answer.read()


def rows_of(made: bytes) -> Cells:
    """Return the rows of a workbook; check that every cell is text."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert not [one for one in archive.namelist() if b"<f>" in archive.read(one)]
        assert not [one for one in archive.namelist() if b"<f " in archive.read(one)]
    page = load_workbook(io.BytesIO(made)).active
    assert isinstance(page, Worksheet)
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s"}
    return [[cell.value for cell in row] for row in page.iter_rows()]


@pytest.fixture(autouse=True)
def quick_upload_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read an uploaded list as soon as it arrives."""
    monkeypatch.setattr("bot.job_loop.POLL_SECONDS", 0.1)


@pytest.fixture
def read_in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read lists in this process: a child process takes half a second to start."""

    async def read(content: bytes) -> Workbook:
        return sheets.read_sheets(content)

    monkeypatch.setattr("bot.upload_reader.read_workbook", read)


async def staff_at_page(here: RunningBot, language: str) -> SandboxUser:
    """Return a member of staff at the page of the invitees."""
    staff = await consented_user(here, STAFF, language)
    await press_earlier(here, staff, f"show-invitees:{KARAKOL}")
    return staff


async def send_list(
    here: RunningBot, staff: SandboxUser, language: str, rows: Cells, answer: str
) -> dict[str, Any]:
    """Send a list to the bot; return its reply."""
    await staff.press(text_of(language, "invitees", "import"))
    await staff.wait_for(first_line(language, "invitees-ask"))
    await staff.upload("document", workbook_of(rows), "list.xlsx")
    return await staff.wait_for(first_line(language, answer))


async def invited(here: RunningBot) -> list[Seat]:
    return [seat for seat in await all_rows(here, Seat) if seat.source == "import"]


@in_languages("ru", "ky")
async def test_from_the_template_to_the_list_that_is_taken_over_once(here: RunningBot, language: str) -> None:
    staff = await consented_user(here, STAFF, language)
    await staff.write("/staff")
    await staff.wait_for(first_line(language, "staff-panel"))
    await newest_message(here, staff, await press_seminar(staff, TITLE[language]))
    await newest_message(here, staff, await staff.press(text_of(language, "invitees-button")))
    await staff.press(text_of(language, "invitees", "template"))
    made = rows_of(
        await document_bytes(here, await staff.wait_for(first_line(language, "invitees-template")))
    )
    assert len(made) > 60
    head = made[0]
    code, name, phone = (head.index(text_of(language, f"invitee-{one}")) for one in ("code", "name", "phone"))
    rayons = [rayon for one in made[1:] if (rayon := one[head.index(text_of(language, "invitee-rayon"))])]
    assert len([one for one, _ in groupby(rayons)]) == len(set(rayons)) == 5
    row = next(one for one in made if one[code] == AK_BULUNG)
    row[name], row[phone] = "Үлгү Катышуучу", 700100101
    filled = [head, *(one for one in made[1:] if one is row), made[2], made[3]]
    preview = await send_list(here, staff, language, filled, "invitees-preview")
    assert "3" in preview["text"]
    assert not await invited(here)
    await staff.press(text_of(language, "invitees-preview", "take"))
    await staff.wait_for(first_line(language, "invitees-taken"))
    taken = await invited(here)
    assert len(taken) == 3
    assert {seat.state for seat in taken} == {"invited"}
    known = next(seat for seat in taken if seat.unit_code == AK_BULUNG)
    assert (known.name, known.phone, known.office) == ("Үлгү Катышуучу", "+996700100101", "municipality")
    assert len({seat.invitation_token for seat in taken}) == 3
    # The same list again changes nothing; a new telephone number is imported.
    row[phone] = "0700 100 109; 0555 100 109"
    await send_list(here, staff, language, filled, "invitees-preview")
    await staff.press(text_of(language, "invitees-preview", "take"))
    await staff.wait_for(first_line(language, "invitees-taken"))
    again = await invited(here)
    assert len(again) == 3
    assert next(seat for seat in again if seat.id == known.id).phone == "+996700100109"
    actions = [row.action for row in await all_rows(here, AuditEntry)]
    assert actions.count("invitees.imported") == 2
    assert all(not upload.entries for upload in await all_rows(here, Upload))


@pytest.mark.usefixtures("read_in_process")
@in_languages("ky", "ru")
async def test_a_list_with_mistakes_comes_back_with_remarks_and_nothing_is_taken(
    here: RunningBot, language: str
) -> None:
    staff = await staff_at_page(here, language)
    rows: Cells = [
        ["Семинардын катышуучулары"],
        [],
        ["ФИО", "Телефон", "Айыл аймагы", "Район"],
        ["Үлгү Бир", "0700 100 101", "Ак-Булуң", "Ак-Суу"],
        ["Үлгү Эки", "сурайбыз", "Ак-Булуң", "Ак-Суу"],
        ["Үлгү Үч", "0700 100 103", "Жокайыл", ""],
        [FORMULA, "0700 100 104", "Ак-Булуң", "Ак-Суу"],
    ]
    answer = await send_list(here, staff, language, rows, "invitees-wrong")
    assert "3" in answer["caption"]
    back = rows_of(await document_bytes(here, answer))
    assert back[0] == ["ФИО", "Телефон", "Айыл аймагы", "Район", text_of(language, "column-remarks")]
    remarks = [row[4] for row in back[1:]]
    assert remarks[0] is None
    assert "сурайбыз" in str(remarks[1])
    assert "Жокайыл" in str(remarks[2])
    assert "HYPERLINK" in str(remarks[3])
    assert not await invited(here)
    # The returned file is corrected and sent again: the remarks are no column of the list.
    back[2][1], back[3][2], back[3][3], back[4][0] = "0700 100 102", "Октябрь", "Ак-Суу", "Үлгү Төрт"
    await staff.upload("document", workbook_of(back), "list-remarks.xlsx")
    await staff.wait_for(first_line(language, "invitees-preview"))
    await staff.press(text_of(language, "invitees-preview", "take"))
    await staff.wait_for(first_line(language, "invitees-taken"))
    assert len(await invited(here)) == 4


FILES = {
    "the old format, torn": ("list.xls", b"\xd0\xcf\x11\xe0", "book-unreadable"),
    "text without a head": ("list.csv", b"a;b", "book-no-header"),
    "a blank text": ("list.csv", b" ", "book-empty"),
    "pdf": ("list.pdf", b"%PDF-1.7", "book-other"),
    "pdf by another name": ("list.xlsx", b"%PDF-1.7", "book-unreadable"),
    "torn": ("list.xlsx", b"PK\x03\x04" + b"\x00" * 100, "book-unreadable"),
    "no cells": ("list.xlsx", workbook_of([[]]), "book-empty"),
    "no head": ("list.xlsx", workbook_of([["a", "b"], ["c", "d"]]), "book-no-header"),
    "a head alone": ("list.xlsx", workbook_of([["Айыл аймагы", "Телефон"]]), "invitees-none"),
}
USUAL = {("pdf", "ky"), ("torn", "ru"), ("no head", "ky")}
"""Refused by its name, by the reader, and by its content."""


@pytest.mark.parametrize(
    ("file", "language"),
    [
        (file, language) if (file, language) in USUAL else proof_param(file, language)
        for file in FILES
        for language in ("ky", "ru")
    ],
)
async def test_a_file_that_is_no_list_gets_a_sentence(here: RunningBot, language: str, file: str) -> None:
    name, data, answer = FILES[file]
    staff = await staff_at_page(here, language)
    await staff.press(text_of(language, "invitees", "import"))
    await staff.wait_for(first_line(language, "invitees-ask"))
    await staff.upload("document", data, name)
    await staff.wait_for(text_of(language, answer).splitlines()[0])
    assert not await invited(here)


FOUND: Cells = [
    ["Катышуучулар"],
    ["Түсү", "Телефон", "Аты", "Фамилиясы", "Айыл аймагы", "Район"],
    ["1", "0700 100 101", "Бир", "Үлгү", "Ак-Булуң", "Ак-Суу"],
]


@in_languages("ky", "ru")
async def test_what_will_be_taken_and_what_is_not_used_is_shown_before_it_is_confirmed(
    here: RunningBot, language: str
) -> None:
    staff = await staff_at_page(here, language)
    await staff.press(text_of(language, "invitees", "import"))
    await staff.wait_for(first_line(language, "invitees-ask"))
    await staff.upload("document", workbook_of_sheets(Тизме=FOUND, Обложка=[["2026"]]), "list.xlsx")
    shown = (await staff.wait_for(first_line(language, "invitees-preview")))["text"]
    assert "Үлгү Бир, +996 700 100 101" in shown
    assert text_of(language, "unused-headless", sheet="Обложка") in shown
    assert text_of(language, "unused-columns-of-sheet", columns="«Түсү»", sheet="Тизме") in shown
    assert text_of(language, "unused-titles-of-sheet", rows="1", sheet="Тизме") in shown
    assert not await invited(here)
    # The same list as text, from another program; the bot recognises it as the same.
    await staff.press(text_of(language, "invitees-preview", "take"))
    await staff.wait_for(first_line(language, "invitees-taken"))
    rows = ["\t".join(row) for row in FOUND]
    await staff.press(text_of(language, "invitees-button"))
    await staff.wait_for(first_line(language, "invitees"))
    await staff.press(text_of(language, "invitees", "import"))
    await staff.upload("document", "\r\n".join(rows).encode("utf-16"), "list.txt")
    await staff.wait_for(text_of(language, "unused-columns", columns="«Түсү»", sheet=""))
    await staff.press(text_of(language, "invitees-preview", "take"))
    await staff.wait_for(first_line(language, "invitees-taken"))
    [seat] = await invited(here)
    assert (seat.name, seat.phone, seat.unit_code) == ("Үлгү Бир", "+996700100101", AK_BULUNG)


async def only_invitee(here: RunningBot, phone: str = "+996700100777") -> Seat:
    """Return the only invitee of the imported list."""
    entry = dict.fromkeys((*invitees.PLACE_FIELDS, *invitees.PERSON_FIELDS), "")
    entry |= {"name": "Үлгү Чакырылган", "phone": phone, "position": "deputy"}
    entry |= {"office": "municipality", "unit_code": AK_BULUNG}
    async with here.database.session.begin() as session:
        now = datetime.now(UTC)
        karakol = await seminars.get(session, KARAKOL)
        assert karakol is not None
        [by] = (await people.get_or_create(session, [STAFF], now)).values()
        await invitees.import_entries(session, karakol, [entry], now, by)
    [seat] = await invited(here)
    return seat


@in_languages("ky", "ru")
async def test_a_personal_link_leads_to_a_card_in_one_tap_and_registers_in_two(
    here: RunningBot, language: str
) -> None:
    head = await consented_user(here, HEAD, language)
    seat = await only_invitee(here, head.person["phone_number"])
    await head.start(f"i_{seat.invitation_token}")
    hello = await head.wait_for(first_line(language, "invite-greeting"))
    assert "Үлгү Чакырылган" not in hello["text"], "whoever has the link may be somebody else"
    await head.wait_for(first_line(language, "ask-phone"))
    await head.contact()
    card = await head.wait_for(first_line(language, "card"))
    assert "Үлгү Чакырылган" in card["text"]
    assert text_of(language, "position-deputy") in card["text"]
    await head.press(text_of(language, "card-confirm"))
    await head.wait_for(first_line(language, "registered"))
    [place] = await registered_seats(here)
    assert (place.id, place.name, place.source) == (seat.id, "Үлгү Чакырылган", "import")
    # Somebody else with the same link is told what to do instead.
    second = await consented_user(here, SECOND, "ru")
    await second.start(f"i_{seat.invitation_token}")
    heard = await second.wait_for(first_line("ru", "invite-used"))
    assert button_labels(heard) == [text_of("ru", "invite-join")]
    # And its owner sees their registration.
    await head.start(f"i_{seat.invitation_token}")
    await head.wait_for(first_line(language, "seat"))


async def test_a_link_that_was_passed_on_leaves_the_municipality_invited(here: RunningBot) -> None:
    seat = await only_invitee(here)
    head = await consented_user(
        here, HEAD, "ky", name="Үлгү Башка", phone="+996700100101", position="head",
        office="municipality", unit_code="41702225876000",
    )  # fmt: skip
    await head.start(f"i_{seat.invitation_token}")
    await head.wait_for(first_line("ky", "card"))
    await head.press(text_of("ky", "card-place"))
    await head.wait_for(first_line("ky", "ask-place-m-in"))
    await head.write("Талды-Суу")
    await head.wait_for("«Талды-Суу»")
    await head.press(data="choose-registration-unit:41702225876000")
    await head.wait_for(first_line("ky", "card"))
    await head.press(text_of("ky", "card-confirm"))
    await head.wait_for(first_line("ky", "registered"))
    [place] = await registered_seats(here)
    assert place.unit_code == "41702225876000"
    [still] = [one for one in await invited(here) if one.id == seat.id]
    assert (still.state, still.unit_code) == ("invited", AK_BULUNG)


async def test_an_unknown_link_says_what_to_do(here: RunningBot) -> None:
    head = await consented_user(here, HEAD, "ky")
    await head.start("i_nothing")
    await head.wait_for(text_of("ky", "invite-unknown"))


@in_languages("ru", "ky")
async def test_links_and_cards_are_for_forwarding_and_for_print(here: RunningBot, language: str) -> None:
    seat = await only_invitee(here)
    staff = await staff_at_page(here, language)
    await staff.press(text_of(language, "invitees", "links"))
    shown = await staff.wait_for(first_line(language, "invitees-links"))
    assert f"start=i_{seat.invitation_token}" in shown["text"]
    button, copying, mark, _back = [one for row in shown["reply_markup"]["inline_keyboard"] for one in row]
    assert "t.me/share/url" in button["url"]
    assert copying["copy_text"]["text"].endswith(f"start=i_{seat.invitation_token}")
    await staff.press(text_of(language, "invitees", "print"))
    sheet = await staff.wait_for(".pdf")
    assert (await document_bytes(here, sheet)).startswith(b"%PDF")
    assert [seat.invited_at for seat in await invited(here)] == [None]
    await staff.press(text_of(language, "invitees-mark-button"))
    await staff.wait_for(first_line(language, "invitees-mark"))
    await wait_settled(here, await staff.press(mark["text"]))
    assert [seat.invited_at is None for seat in await invited(here)] == [False]


async def test_who_was_invited_by_the_bot_is_told_that_the_place_has_changed(here: RunningBot) -> None:
    known = await consented_user(here, HEAD, "ky", **PROVEN, office="project", name="Үлгү")
    await only_invitee(here)
    staff = await staff_at_page(here, "ru")
    await staff.press(text_of("ru", "invitees", "reach"))
    await staff.wait_for(first_line("ru", "invitees-reach"))
    await staff.press("📨 Отправить: 1")
    await known.wait_for(first_line("ky", "invitation"))
    await press_earlier(here, staff, f"edit-plan-field:{KARAKOL}:venue-ru")
    await staff.write("Клуб")
    shown = await staff.wait_for(first_line("ru", "change-preview"))
    assert f"{text_of('ru', 'in-ky')}: 1" in shown["text"]
    await staff.press(text_of("ru", "change-preview", "tell"))
    await known.wait_for(first_line("ky", "plan-moved"))


@in_languages("ky", "ru")
async def test_who_is_known_already_is_invited_at_once_and_only_once(here: RunningBot, language: str) -> None:
    known = await consented_user(here, HEAD, language, **PROVEN, office="project", name="Үлгү")
    await only_invitee(here)
    staff = await staff_at_page(here, "ru")
    await staff.press(text_of("ru", "invitees", "reach"))
    await staff.wait_for(first_line("ru", "invitees-reach"))
    await staff.press("📨 Отправить: 1")
    await known.wait_for(first_line(language, "invitation"))
    await wait_settled(here, await staff.press(text_of("ru", "invitees", "reach")))
    told = [
        one for one in await known.messages() if text_of(language, "invitation", "join") in button_labels(one)
    ]
    assert len(told) == 1
    await known.press(text_of(language, "invitation", "join"))
    await known.wait_for(first_line(language, "ask-position"))


# Errors.


ROWS: Cells = [
    ["ФИО", "Телефон", "Айылный аймак", "Район", "Должность"],
    ["Үлгү Чакырылган", "0700 100 777", "Ак-Булуң", "Ак-Суу", "заместитель главы айыл окмоту"],
]


@pytest.mark.usefixtures("read_in_process")
async def test_a_list_that_telegram_does_not_give_out_at_once_is_read_later(here: RunningBot) -> None:
    await here.sandbox.add_fault(methods="getFile", action="error", error_code=502, count=1)
    staff = await staff_at_page(here, "ky")
    await send_list(here, staff, "ky", ROWS, "invitees-preview")
    [upload] = await all_rows(here, Upload)
    assert (upload.state, upload.attempts) == ("ready", 1)


async def test_a_file_that_telegram_refuses_is_told_of(here: RunningBot) -> None:
    await here.sandbox.add_fault(
        methods="getFile", action="error", error_code=400, description="Bad Request: file is too big"
    )
    staff = await staff_at_page(here, "ru")
    await send_list(here, staff, "ru", ROWS, "book-too-large")
    assert [upload.state for upload in await all_rows(here, Upload)] == ["wrong"]


async def test_a_list_that_was_being_read_when_the_bot_stopped_is_read_once_after_it(sqlite_url: str) -> None:
    async with Sandbox() as sandbox:
        async with run_quiet_bot(sandbox, sqlite_url) as before:
            await sandbox.add_fault(methods="getFile", action="delay", delay=600, count=1)
            staff = await staff_at_page(before, "ky")
            await send_list(before, staff, "ky", ROWS, "invitees-reading")
            async with asyncio.timeout(WAIT_SECONDS):
                # The reader waits for Telegram once this count is 0; no event announces it.
                while (await sandbox.control("GET", "/faults"))["faults"][0]["count"]:  # noqa: ASYNC110
                    await asyncio.sleep(0.02)
        await sandbox.clear_faults()
        async with run_quiet_bot(sandbox, sqlite_url) as after:
            await staff.wait_for(first_line("ky", "invitees-preview"))
            await wait_settled(after)
            told = [one for one in await staff.messages() if "📋" in str(one.get("text"))]
            assert len(told) == 1
            assert [upload.state for upload in await all_rows(after, Upload)] == ["ready"]


@pytest.mark.usefixtures("read_in_process")
async def test_a_list_is_confirmed_once_and_by_whoever_sent_it(here: RunningBot) -> None:
    staff = await staff_at_page(here, "ru")
    shown = await send_list(here, staff, "ru", ROWS, "invitees-preview")
    other = await consented_user(here, STAFF_TWO, "ru")
    [upload] = await all_rows(here, Upload)
    forged: dict[str, Any] = {
        "id": "f1", "from": {"id": STAFF_TWO, "is_bot": False, "first_name": "Sample"},
        "message": (await other.messages())[-1], "chat_instance": "1", "data": f"import-invitees:{upload.id}",
    }  # fmt: skip
    await wait_settled(here, {"update_ids": await here.sandbox.push_updates([{"callback_query": forged}])})
    assert not await invited(here)
    press = forged | {"id": "f2", "from": forged["from"] | {"id": STAFF}, "message": shown}
    twice = [{"callback_query": press}, {"callback_query": press | {"id": "f3"}}]
    await wait_settled(here, {"update_ids": await here.sandbox.push_updates(twice)})
    [seat] = await invited(here)
    assert (seat.name, seat.position) == ("Үлгү Чакырылган", "deputy")
    assert [one.action for one in await all_rows(here, AuditEntry)].count("invitees.imported") == 1


@pytest.mark.usefixtures("read_in_process")
async def test_who_is_forgotten_is_forgotten_by_the_lists_too(here: RunningBot) -> None:
    await only_invitee(here)
    staff = await staff_at_page(here, "ru")
    head = await consented_user(here, HEAD, "ky", **PROVEN, office="project", name="Үлгү")
    rows = [["ФИО", "Телефон", "Айылный аймак", "Район"], ["Канарейка", "0700100777", "Ак-Булуң", "Ак-Суу"]]
    await send_list(here, staff, "ru", rows, "invitees-preview")
    await head.write("/forget")
    await head.wait_for("Баарын өчүрөлүбү?")
    await wait_settled(here, await head.press("🗑 Ооба, өчүрүңүз"))
    [seat] = await invited(here)
    assert (seat.name, seat.phone, seat.unit_code) == (None, None, AK_BULUNG)
    assert "Канарейка" not in str([upload.entries for upload in await all_rows(here, Upload)])
    await staff.press(text_of("ru", "invitees-preview", "take"))
    await wait_settled(here)
    [seat] = await invited(here)
    assert seat.name is None
