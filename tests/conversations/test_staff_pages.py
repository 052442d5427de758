"""Pages of staff: counts by rayon, the paged list, the spreadsheet, commands, people who blocked the bot."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sandbox.testing import Sandbox, SandboxUser
from storage.seminars import seminars
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    KARAKOL,
    LANGUAGES,
    STAFF,
    add_consented_person,
    begin_chat,
    button_labels,
    consented_user,
    give_consent,
    in_languages,
    newest_message,
    person_row,
    press_earlier,
    press_seminar,
    registered_seats,
    run_quiet_bot,
    text_of,
    wait_settled,
)

FORMULAS = ('=HYPERLINK("http://example.org","x")', "+1+1", "-2", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0")


async def create_participants(here: RunningBot, number: int) -> None:
    """Insert registered participants of several offices and rayons into the database."""
    async with here.database.session.begin() as session:
        for index in range(number):
            other = index % 10 == 9
            await add_consented_person(
                session,
                900_000 + index,
                at="karakol",
                name=f"Үлгү Катышуучу {index:03}",
                office="partner" if other else "municipality",
                organisation=FORMULAS[index // 10 % len(FORMULAS)] if other else None,
                unit_code=None if other else ("41702205805000", "41702225873000")[index % 2],
            )


async def exported_sheet(here: RunningBot, staff: SandboxUser, language: str = "ru") -> bytes:
    """Return the spreadsheet that staff get."""
    await newest_message(here, staff, await staff.press("📗 Excel"))
    sent = await staff.wait_for(".xlsx")
    address = f"{here.sandbox.url}sandbox/file/{sent['document']['file_id']}"
    async with here.sandbox.session.get(address) as answer:
        return await answer.read()


async def at_overview(here: RunningBot, language: str = "ru") -> tuple[SandboxUser, dict[str, Any]]:
    staff = await consented_user(here, STAFF, language)
    return staff, await press_earlier(here, staff, f"show-seminar-for-staff:{KARAKOL}")


async def test_staff_see_who_is_registered_by_rayon_and_office_with_counts(here: RunningBot) -> None:
    await create_participants(here, 20)
    staff = await consented_user(here, STAFF, "ru")
    await staff.write("/staff")
    await staff.wait_for(text_of("ru", "staff-panel").splitlines()[0])
    seen = await newest_message(here, staff, await press_seminar(staff, "Вводный семинар, Каракол"))
    text = str(seen["text"])
    assert "Зарегистрировано: 20" in text
    assert "Ак-Суйский район — 10" in text
    assert "Тюпский район — 8" in text
    assert "Партнёрская организация — 2" in text
    assert "Вопросов: 0, без ответа: 0" in text


async def test_nobody_registered_is_said_in_words(here: RunningBot) -> None:
    _, seen = await at_overview(here, "ky")
    assert "Азырынча эч ким катталган жок" in str(seen["text"])


async def test_the_list_is_paged_and_everybody_is_on_it_once(here: RunningBot) -> None:
    await create_participants(here, 40)
    staff, _ = await at_overview(here)
    seen: list[str] = []
    page = await newest_message(here, staff, await staff.press("👥 Список"))
    first = page["text"]
    for _ in range(10):
        seen += [one for one in page["text"].splitlines() if "Үлгү Катышуучу" in one]
        if "Следующие ›" not in button_labels(page):
            break
        page = await newest_message(here, staff, await staff.press("Следующие ›"))
    assert len(seen) == len(set(seen)) == 40
    assert seen[0].startswith("1. Үлгү Катышуучу 000 — ")
    while "‹ Предыдущие" in button_labels(page):
        page = await newest_message(here, staff, await staff.press("‹ Предыдущие"))
    assert page["text"] == first


async def test_the_spreadsheet_has_text_and_date_cells_only_whatever_people_call_themselves(
    here: RunningBot,
) -> None:
    await create_participants(here, 60)
    async with here.database.session.begin() as session:
        for index, name in enumerate(FORMULAS):
            await add_consented_person(session, 950_000 + index, at="karakol", name=name)
    staff, _ = await at_overview(here)
    content = await exported_sheet(here, staff)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name)]
        assert not [name for name in archive.namelist() if b"<f " in archive.read(name)]
    sheet = load_workbook(io.BytesIO(content)).active
    assert isinstance(sheet, Worksheet)
    cells = [cell for line in sheet.iter_rows() for cell in line if cell.value is not None]
    texts = [cell for cell in cells[1:] if cell.column > 1 and not isinstance(cell.value, datetime)]
    assert {cell.data_type for cell in texts} == {"s"}
    assert sheet.max_row == 1 + 66
    names = [sheet.cell(number, 2).value for number in range(62, 68)]
    assert names == list(FORMULAS)


@in_languages("ky", "ru")
async def test_the_spreadsheet_is_in_the_language_of_whoever_asks_for_it(
    here: RunningBot, language: str
) -> None:
    await create_participants(here, 2)
    staff, _ = await at_overview(here, language)
    sheet = load_workbook(io.BytesIO(await exported_sheet(here, staff, language))).active
    assert isinstance(sheet, Worksheet)
    assert sheet.title == text_of(language, "export-title")
    head = [cell.value for cell in next(sheet.iter_rows())]
    assert head[:2] == [text_of(language, "column-number"), text_of(language, "column-name")]
    line = [cell.value for cell in list(sheet.iter_rows())[1]]
    assert line[1] == "Үлгү Катышуучу 000"
    assert line[2] == text_of(language, "position-head")
    assert "Ак-Суу району" in line or "Ак-Суйский район" in line
    assert "+996700100101" in line


async def test_who_blocked_the_bot_is_marked_and_who_came_back_is_not(here: RunningBot) -> None:
    head = await consented_user(here, at="karakol")
    staff, _ = await at_overview(here)
    await wait_settled(here, await head.block())
    assert (await person_row(here)).unreachable_at is not None
    assert "📵" in (await newest_message(here, staff, await staff.press("👥 Список")))["text"]
    await wait_settled(here, await head.unblock())
    assert (await person_row(here)).unreachable_at is None
    assert "📵" not in (await newest_message(here, staff, await staff.press("👥 Список")))["text"]
    await head.write("/help")
    await head.wait_for("Бул бот эмне кыла алат")
    assert len(await registered_seats(here)) == 1


async def test_an_answer_to_somebody_who_blocked_the_bot_marks_them(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ru")
    head = await consented_user(here, at="karakol")
    await wait_settled(here, await head.write("/ask Суроо"))
    told = (await staff.messages())[-1]
    fault = await here.sandbox.add_fault(
        methods="*",
        chat=HEAD,
        action="error",
        error_code=403,
        description="Forbidden: bot was blocked by the user",
    )
    assert fault
    await wait_settled(here, await staff.write("Жооп", reply_to=told["message_id"]))
    assert (await person_row(here)).unreachable_at is not None


async def shown_commands(one: SandboxUser) -> dict[str, str]:
    """Return the commands shown to this person, with their descriptions."""
    return {command["command"]: command["description"] for command in (await one.view())["commands"]}


async def test_what_the_bot_can_do_is_described_in_each_language(sqlite_url: str) -> None:
    async with Sandbox() as sandbox, run_quiet_bot(sandbox, sqlite_url, greets=True):
        for language in LANGUAGES:
            one = await sandbox.new_person("Sample", language_code=language)
            await begin_chat(sandbox, one)

            async def described(one: SandboxUser = one, language: str = language) -> bool:
                view = await one.view()
                return bool(view["short_description"] == text_of(language, "bot-short-description"))

            await sandbox.wait_until(described)
            shown = await shown_commands(one)
            assert shown["ask"] == text_of(language, "command-ask")
            assert "staff" not in shown
            assert (await one.view())["description"] == text_of(language, "bot-description")


async def test_staff_who_have_written_before_have_commands_of_their_own_from_the_start(
    sqlite_url: str,
) -> None:
    async with Sandbox() as sandbox:
        staff = await sandbox.person(STAFF)
        await begin_chat(sandbox, staff)
        async with run_quiet_bot(sandbox, sqlite_url, greets=True):
            await sandbox.wait_until(lambda: staff_commands(staff))


async def staff_commands(staff: SandboxUser) -> bool:
    return list(await shown_commands(staff))[:2] == ["staff", "inbox"]


@in_languages("ru", "ky")
async def test_staff_who_come_after_the_start_have_commands_of_their_own(
    here: RunningBot, language: str
) -> None:
    staff = await here.person(STAFF)
    await give_consent(staff, language)
    await here.sandbox.wait_until(lambda: staff_commands(staff))


async def test_staff_have_a_menu_of_their_own(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ky")
    await staff.start()
    await staff.wait_for("Командадагы ролуңуз:")
    keyboard = (await staff.view())["reply_keyboard"]["keyboard"]
    labels = [button["text"] for line in keyboard for button in line]
    assert labels[:2] == ["📋 Кызматкерлерге", "📥 Жоопсуздар"]
    await staff.tap("📋 Кызматкерлерге")
    await staff.wait_for("Семинарды тандаңыз")


async def test_participants_do_not_get_in_by_old_or_forged_staff_buttons(here: RunningBot) -> None:
    await create_participants(here, 3)
    head = await consented_user(here, at="karakol")
    async with here.database.reader() as session:
        karakol = await seminars.by_slug(session, "karakol")
    assert karakol is not None
    last = (await head.messages())[-1]
    for data in (
        f"list-participants:{karakol.id}:0",
        f"export-participants:{karakol.id}",
        f"show-seminar-for-staff:{karakol.id}",
        "failed",
        "inbox",
    ):
        query = {
            "callback_query": {
                "id": f"f{data}",
                "from": {"id": HEAD, "is_bot": False, "first_name": "Үлгү"},
                "message": last,
                "chat_instance": "1",
                "data": data,
            }
        }
        await wait_settled(here, {"update_ids": await here.sandbox.push_updates([query])})
    assert (await head.messages())[-1]["message_id"] == last["message_id"]


async def test_the_time_of_a_registration_is_the_seminars_own(here: RunningBot) -> None:
    await create_participants(here, 1)
    staff, _ = await at_overview(here)
    sheet = load_workbook(io.BytesIO(await exported_sheet(here, staff))).active
    assert isinstance(sheet, Worksheet)
    shown = list(sheet.iter_rows())[1][10].value  # on Bishkek's clocks, six hours ahead
    assert isinstance(shown, datetime)
    ahead = (shown - datetime.now(UTC).replace(tzinfo=None)).total_seconds() / 3600
    assert 5.9 < ahead < 6.1
    await staff.press(text_of("ru", "print-list-button"))
    assert (await staff.wait_for(".pdf"))["document"]["file_name"].startswith("Участники ")
