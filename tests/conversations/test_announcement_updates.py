"""After an announcement: read confirmation, report, reminder, correction, retraction; digest for late registrations."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select, update

from sandbox.testing import SandboxUser
from storage.announcements import announcements
from storage.models import Announcement, AnnouncementPart, AuditEntry, OutboxMessage, Person, ReadConfirmation
from storage.seats import seats
from storage.seminars import seminars
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    SECOND,
    STAFF,
    STAFF_TWO,
    add_consented_person,
    all_rows,
    button_data,
    button_labels,
    consented_user,
    first_line,
    in_languages,
    newest_message,
    text_of,
    toasts,
    wait_for_state,
    wait_settled,
)
from tests.conversations.test_coverage import content

pytestmark = pytest.mark.usefixtures("fast_broadcasts")

OLD = {"ky": "Суу саат 9да берилет", "ru": "Воду дадут в 9 часов"}
NEW = {"ky": "Суу саат 11де берилет", "ru": "Воду дадут в 11 часов"}
TUP = "41702225873000"


async def send_announcement(here: RunningBot, words: dict[str, str] = OLD, **values: Any) -> int:
    """Send an announcement to everybody of the seminar, with the button; return its number once all have it."""
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        by = await session.scalar(select(Person).where(Person.telegram_id == STAFF))
        assert karakol is not None
        assert by is not None
        one = await announcements.create(session, karakol.id, by, datetime.now(UTC))
        one.buttons = [{"kind": "read"}]
        for language, text in words.items():
            part = AnnouncementPart(kind="text", chat_id=STAFF, message_id=0, html=text)
            await announcements.set_part(session, one, language, part)
        one.state, one.started_at = "sending", one.created_at
        for name, value in values.items():
            setattr(one, name, value)
        number = one.id
    await wait_for_state(here, number, "done")
    return number


async def newest_number(here: RunningBot, kind: str) -> int:
    """Return the number of the newest row of this kind."""
    return max(int(one.id) for one in await all_rows(here, Announcement) if one.kind == kind)


async def chat_texts(one: SandboxUser) -> list[str]:
    return [message.get("text", "") for message in await one.messages()]


async def staff_and_readers(here: RunningBot) -> tuple[SandboxUser, SandboxUser, SandboxUser]:
    """Return a member of staff, a reader of Kyrgyz and a reader of Russian, from two rayons."""
    head = await consented_user(here, HEAD, "ky", at="karakol")
    second = await consented_user(here, SECOND, "ru", at="karakol", unit_code=TUP)
    return await consented_user(here, STAFF, "ky"), head, second


async def staff_of(here: RunningBot, language: str) -> tuple[SandboxUser, SandboxUser, SandboxUser]:
    staff, head, second = await staff_and_readers(here)
    async with here.database.session.begin() as session:
        await session.execute(update(Person).where(Person.telegram_id == STAFF).values(language=language))
    return staff, head, second


async def press_and_read(here: RunningBot, one: SandboxUser, data: str) -> dict[str, Any]:
    """Press a button; return the message that results, new or edited."""
    before = await one.messages()
    number = next(message["message_id"] for message in reversed(before) if data in button_data(message))
    await wait_settled(here, await one.press(data=data))
    after = await one.messages()
    if after[-1]["message_id"] > before[-1]["message_id"]:
        return after[-1]
    return next(message for message in after if message["message_id"] == number)


async def press_forged(here: RunningBot, one: SandboxUser, data: str) -> None:
    """Press with data that none of their buttons has."""
    message = (await one.messages())[-1]
    query = {"id": "78", "from": one.person, "message": message, "chat_instance": "1", "data": data}
    await wait_settled(here, {"update_ids": await here.sandbox.push_updates([{"callback_query": query}])})


async def open_report(here: RunningBot, staff: SandboxUser, number: int) -> dict[str, Any]:
    """Go from the progress bar to the page, and on to the report."""
    await press_and_read(here, staff, f"show-announcement:{number}")
    return await press_and_read(here, staff, f"show-report:{number}")


def data_of_button(message: dict[str, Any], prefix: str) -> str:
    """Return the data of the button with this prefix."""
    return next(data for data in button_data(message) if data.partition(":")[0] == prefix)


@in_languages("ky", "ru")
async def test_whoever_has_read_it_presses_once_and_the_button_says_so(
    here: RunningBot, language: str
) -> None:
    _staff, head, second = await staff_of(here, language)
    number = await send_announcement(here)
    reader = head if language == "ky" else second
    shown = next(one for one in await reader.messages() if one.get("text") == OLD[language])
    assert button_labels(shown) == [text_of(language, "announcement-read")]
    for presses in (1, 2):
        await wait_settled(here, await reader.press(data=f"confirm-read:{number}"))
        told = await toasts(here, presses)
    shown = next(one for one in await reader.messages() if one.get("text") == OLD[language])
    assert button_labels(shown) == [text_of(language, "announcement-read-done")]
    assert len(await all_confirmations(here)) == 1
    assert [one["text"] for one in told] == [
        text_of(language, "read-noted"),
        text_of(language, "read-already"),
    ]
    assert not any(one.get("show_alert") for one in told)


async def all_confirmations(here: RunningBot) -> list[ReadConfirmation]:
    async with here.database.reader() as session:
        return list(await session.scalars(select(ReadConfirmation)))


async def test_nobody_confirms_what_was_not_sent_to_them(here: RunningBot) -> None:
    _staff, _head, _ = await staff_and_readers(here)
    number = await send_announcement(here)
    stranger = await consented_user(here, STAFF_TWO, "ky")
    await press_forged(here, stranger, f"confirm-read:{number}")
    assert await all_confirmations(here) == []


@pytest.mark.usefixtures("blank_pictures")
@in_languages("ru", "ky")
async def test_the_report_counts_by_state_and_rayon_and_comes_as_chart_and_sheet(
    here: RunningBot, language: str
) -> None:
    staff, head, second = await staff_of(here, language)
    await second.block()
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        told = {"office": "project", "source": "assisted", "name": "Үлгү Телефонсуз"}
        seats.create_seat(session, karakol, "registered", datetime.now(UTC), phone="+996700100233", **told)
        # The bot learns of the block while sending, as when Telegram sends no update about it.
        await session.execute(update(Person).where(Person.telegram_id == SECOND).values(unreachable_at=None))
    number = await send_announcement(here)
    await wait_settled(here, await head.press(data=f"confirm-read:{number}"))
    page = await open_report(here, staff, number)
    for expected in (
        text_of(language, "outcome-confirmed") + " — 1",
        text_of(language, "outcome-unreachable") + " — 2",
        text_of(language, "why-blocked") + " — 1",
        text_of(language, "why-no-telegram") + " — 1",
    ):
        assert expected in page["text"]
    rayon = {"ky": "Ак-Суу: 1/1", "ru": "Ак-Суйский: 1/1"}[language]
    assert rayon in page["text"]
    picture = await press_and_read(here, staff, data_of_button(page, "show-report-chart"))
    assert "photo" in picture
    counted = {"ky": "3 адамдын ичинен 1 адамга жетти", "ru": "доставлено 1 из 3"}[language]
    assert counted in picture["caption"]
    assert picture["caption"].startswith(
        {"ky": "Кулактандыруунун жыйынтыгы: ", "ru": "Отчёт о доставке: "}[language]
    )
    file = await press_and_read(here, staff, data_of_button(page, "export-report"))
    book = load_workbook(io.BytesIO(await content(here, file["document"]["file_id"])))
    rows = list(book.active.iter_rows(values_only=True))  # type: ignore[union-attr]  # a sheet is there
    assert len(rows) == 4
    assert [row[4] for row in rows[1:]].count("+996700100233") == 1
    assert [row[5] for row in rows[1:]][-1] == text_of(language, "outcome-confirmed")
    assert "report.exported" in [one.action for one in await all_rows(here, AuditEntry)]


@in_languages("ky", "ru")
async def test_only_those_who_have_not_confirmed_are_reminded_and_not_twice(
    here: RunningBot, language: str
) -> None:
    staff, head, second = await staff_of(here, language)
    number = await send_announcement(here)
    reader, silent = (second, head) if language == "ky" else (head, second)
    await wait_settled(here, await reader.press(data=f"confirm-read:{number}"))
    page = await open_report(here, staff, number)
    page = await press_and_read(here, staff, data_of_button(page, "prepare-read-reminder"))
    go = data_of_button(page, "send-read-reminder")
    for _ in range(2):
        await press_forged(here, staff, go)
    await wait_for_state(here, await newest_number(here, "reminder"), "done")
    nudged = [one for one in await silent.messages() if one.get("text") == text_of(language, "read-reminder")]
    assert len(nudged) == 1
    assert nudged[0]["reply_to_message"]["text"] == OLD[language]
    assert not [
        text
        for text in await chat_texts(reader)
        if text in (text_of("ky", "read-reminder"), text_of("ru", "read-reminder"))
    ]
    await wait_settled(here, await silent.press(data=f"confirm-read:{number}"))
    assert len(await all_confirmations(here)) == 2
    assert len([one for one in await all_rows(here, Announcement) if one.kind == "reminder"]) == 1


@in_languages("ru", "ky")
async def test_a_correction_changes_what_people_have_and_keeps_who_has_read(
    here: RunningBot, language: str
) -> None:
    staff, head, second = await staff_of(here, language)
    number = await send_announcement(here)
    reader, other, tongue = (head, second, "ky") if language == "ky" else (second, head, "ru")
    await wait_settled(here, await reader.press(data=f"confirm-read:{number}"))
    page = await open_report(here, staff, number)
    card = await press_and_read(here, staff, data_of_button(page, "start-correction"))
    assert text_of(language, "announcement-is-edit") in card["text"]
    refused = data_of_button(card, "check-correction")
    await wait_settled(here, await staff.press(data=refused))
    words = next(
        data
        for data in button_data(card)
        if data.startswith("edit-announcement-text") and data.endswith(tongue)
    )
    await wait_settled(here, await staff.press(data=words))
    card = await newest_message(here, staff, await staff.write(NEW[tongue]))
    assert text_of(language, "announcement-kept-edit") in card["text"]
    page = await press_and_read(here, staff, data_of_button(card, "check-correction"))
    assert NEW[tongue] in page["text"]
    go = data_of_button(page, "send-correction")
    await press_forged(here, staff, go[:-12] + "0" * 12)  # of another text: it is shown before it goes
    assert button_data(page) == button_data((await staff.messages())[-1])
    for _ in range(2):
        await press_forged(here, staff, go)
    await wait_for_state(here, await newest_number(here, "edit"), "done")
    shown = next(one for one in await reader.messages() if one.get("text") == NEW[tongue])
    assert button_labels(shown) == [text_of(tongue, "announcement-read-done")]
    assert OLD[tongue] not in await chat_texts(reader)
    assert OLD["ru" if tongue == "ky" else "ky"] in await chat_texts(other)
    report = await open_report(here, staff, await newest_number(here, "edit"))
    assert text_of(language, "outcome-delivered-edit") + " — 1" in report["text"]
    assert len(await here.sandbox.journal("editMessageText")) >= 1


@in_languages("ky", "ru")
async def test_taken_back_within_two_days_it_is_gone_and_later_a_note_follows(
    here: RunningBot, language: str
) -> None:
    staff, head, second = await staff_of(here, language)
    number = await send_announcement(here)
    async with here.database.session.begin() as session:
        old = OutboxMessage.announcement_id == number, OutboxMessage.chat_id == SECOND
        aged = datetime.now(UTC) - timedelta(hours=49)
        await session.execute(update(OutboxMessage).where(*old).values(finished_at=aged))
    page = await open_report(here, staff, number)
    page = await press_and_read(here, staff, data_of_button(page, "prepare-retraction"))
    assert line_of(language, "retract-kept", "1") in page["text"]
    card = await press_and_read(here, staff, data_of_button(page, "start-note"))
    words = next(
        data
        for data in button_data(card)
        if data.startswith("edit-announcement-text") and data.endswith(":ru")
    )
    await wait_settled(here, await staff.press(data=words))
    await wait_settled(here, await staff.write("Пример: объявление отменено"))
    await press_and_read(here, staff, f"show-report:{number}")
    page = await press_and_read(here, staff, f"prepare-retraction:{number}")
    both_ = next(data for data in button_data(page) if data.count(":") == 2)
    for _ in range(2):
        await press_forged(here, staff, both_)
    await wait_for_state(here, await newest_number(here, "delete"), "done")
    bar = await staff.wait_for(text_of(language, "changing-did-delete", number="1"))
    assert first_line(language, "changing-done") in bar["text"]
    assert OLD[language][:10] in bar["text"]
    assert OLD["ky"] not in await chat_texts(head)
    assert OLD["ru"] in await chat_texts(second)
    await send_due_notes(here)
    await wait_for_state(here, await newest_number(here, "note"), "done")
    note = next(one for one in await second.messages() if one.get("text") == "Пример: объявление отменено")
    assert note["reply_to_message"]["text"] == OLD["ru"]
    assert "Пример: объявление отменено" not in await chat_texts(head)
    report = await open_report(here, staff, await newest_number(here, "delete"))
    assert text_of(language, "outcome-delivered-delete") + " — 1" in report["text"]


def line_of(language: str, key: str, number: str) -> str:
    return text_of(language, key, number=number).splitlines()[0]


async def send_due_notes(here: RunningBot) -> None:
    """Send the follow-up notes that the clock would send now."""
    from handlers.announcements import corrections

    async with here.database.session.begin() as session:
        await corrections.send_due_notes(session, datetime.now(UTC))


@in_languages("ru", "ky")
async def test_who_registers_late_gets_one_digest_of_what_still_holds(
    here: RunningBot, language: str
) -> None:
    _staff, _head, _second = await staff_of(here, language)
    personal = {"ky": "{аты}, унутпаңыз: {семинар}.", "ru": "{имя}, не забудьте: {семинар}."}
    number = await send_announcement(here, {one: f"{OLD[one]} {personal[one]}" for one in personal})
    gone = await send_announcement(
        here, {"ky": "Эски кабар", "ru": "Старая весть"}, retracted_at=datetime.now(UTC)
    )
    later = await consented_user(here, STAFF_TWO, language)
    async with here.database.session.begin() as session:
        person = await add_consented_person(
            session, STAFF_TWO, language, phone="+996700100155", name="Үлгү Кечиккен"
        )
        person.office, person.unit_code, person.position = "municipality", TUP, "head"
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        form = {"seminar": karakol.id, "prefilled": True, "office": "municipality", "unit": TUP}
        form |= {"position": "head", "name": "Үлгү Кечиккен", "phone": "+996700100155"}
        person.step, person.draft = "registration", {"registration": form}
    await press_forged(here, later, "submit-registration")
    digests = [
        one
        for one in await later.messages()
        if text_of(language, "catch-up-digest", seminar="", list="").splitlines()[0] in one.get("text", "")
    ]
    assert len(digests) == 1
    whole_words = {
        "ky": "Үлгү Кечиккен, унутпаңыз: Киришүү семинары, Каракол.",
        "ru": "Үлгү Кечиккен, не забудьте: Вводный семинар, Каракол.",
    }[language]
    assert f"{OLD[language]} {whole_words}" in digests[0]["text"]
    assert "Эски кабар" not in digests[0]["text"]
    assert "Старая весть" not in digests[0]["text"]
    assert button_data(digests[0]) == [f"show-missed-announcement:{number}"]
    whole = await press_and_read(here, later, f"show-missed-announcement:{number}")
    assert whole["text"] == f"{OLD[language]} {whole_words}"
    await wait_settled(here, await later.press(data=f"confirm-read:{number}"))
    assert len(await all_confirmations(here)) == 1
    await press_forged(here, later, f"show-missed-announcement:{gone}")
    assert "Эски кабар" not in await chat_texts(later)
