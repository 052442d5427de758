"""Staff create programme, files and extra questions by chat; heads read and answer them, in ky and in ru."""

from datetime import UTC, datetime
from typing import Any

from sandbox.testing import SandboxUser
from storage.models import ExtraQuestion, Material, ProgrammeItem, Seat
from storage.seats import extra_questions
from storage.seminars import materials
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    EARLIER_TEXT,
    HEAD,
    KARAKOL,
    SECOND,
    STAFF,
    all_rows,
    button_labels,
    consented_user,
    first_line,
    give_consent,
    in_languages,
    newest_message,
    press_earlier,
    press_seminar,
    registered_seats,
    text_of,
    toasts,
    wait_settled,
)
from tests.sandbox.sample_media import png

TITLE = {"ky": "Киришүү семинары, Каракол", "ru": "Вводный семинар, Каракол"}


async def at_hub(here: RunningBot, language: str) -> SandboxUser:
    """Return a member of staff at the page of the seminar."""
    staff = await consented_user(here, STAFF, language)
    await press_earlier(here, staff, f"show-seminar-for-staff:{KARAKOL}")
    return staff


async def at_page(here: RunningBot, head: SandboxUser, language: str) -> dict[str, Any]:
    """Return somebody at the page of the seminar, by the list."""
    await head.write("/seminars")
    await head.wait_for(text_of(language, "seminars", list="").splitlines()[0])
    return await newest_message(here, head, await press_seminar(head, TITLE[language]))


@in_languages("ky", "ru")
async def test_staff_write_a_programme_in_two_languages_and_heads_read_it(
    here: RunningBot, language: str
) -> None:
    staff = await at_hub(here, language)
    await staff.press(text_of(language, "staff-programme-button"))
    await staff.wait_for("09:30")
    await staff.press(text_of(language, "items-add"))
    await staff.wait_for("9:30 Ачылыш / Открытие")
    await staff.write("8:30 Каттоо / Регистрация\n16:10-16:30 <b>Жыйынтык</b> & бата")
    await staff.wait_for("16:10–16:30 <b>Жыйынтык</b> & бата")
    await newest_message(here, staff, await staff.press(text_of(language, "items-sure", "yes")))
    missing = text_of(language, "lacks-ru" if language == "ky" else "lacks-ky")
    told = await staff.wait_for(missing)
    assert str(told["text"]).count(missing) == 1
    for tongue, title in (("ky", "Каттоо"), ("ru", "Регистрация")):
        head = await consented_user(here, {"ky": HEAD, "ru": SECOND}[tongue], tongue, at="karakol")
        assert text_of(tongue, "seat-is-registered") in (await at_page(here, head, tongue))["text"]
        shown = await newest_message(here, head, await head.press(text_of(tongue, "seminar", "programme")))
        assert f"08:30 {title}" in shown["text"]
        times = [one for one in shown["entities"] if one["type"] == "date_time"]
        items = [one for one in await all_rows(here, ProgrammeItem) if one.starts_at > datetime.now(UTC)]
        hours = [hour for one in items for hour in (one.starts_at, one.ends_at) if hour is not None]
        assert {one["unix_time"] for one in times} == {int(hour.timestamp()) for hour in hours}
        assert not any("date_time_format" in one for one in times)  # one way of writing hours in a message
        assert len(times) == 8


@in_languages("ru", "ky")
async def test_an_item_is_changed_moved_given_a_speaker_and_removed(here: RunningBot, language: str) -> None:
    staff = await at_hub(here, language)
    await staff.press(text_of(language, "staff-programme-button"))
    await staff.wait_for("09:30")
    await staff.press("1")
    await staff.wait_for("09:30")
    await staff.press(text_of(language, "item", "time"))
    await staff.wait_for("9:30-10:15")
    await staff.write("саат онго чейин")
    await staff.wait_for(text_of(language, "item-time-wrong"))
    await staff.write("9:40-10:20")
    await staff.wait_for("09:40–10:20")
    await newest_message(here, staff, await staff.press(text_of(language, "plan-sure-yes")))
    await staff.press(text_of(language, "item", "later"))
    await staff.wait_for("09:55–10:35")
    await staff.press(text_of(language, "item", "speaker"))
    await staff.wait_for(first_line(language, "item-ask-speaker").partition("⟨")[0])
    await staff.write("Үлгү Үлгүев / Пример Примеров")
    await staff.wait_for("🗣 Үлгү Үлгүев")
    await newest_message(here, staff, await staff.press(text_of(language, "item", "remove")))
    await staff.press(text_of(language, "item-remove", "yes"))
    told = await staff.wait_for("1.")
    assert "09:55" not in told["text"]


@in_languages("ky", "ru")
async def test_files_of_every_kind_become_materials_and_come_on_one_tap(
    here: RunningBot, language: str
) -> None:
    staff = await at_hub(here, language)
    await newest_message(here, staff, await staff.press(text_of(language, "staff-materials-button")))
    await staff.wait_for(text_of(language, "files-none"))
    await staff.press(text_of(language, "files-add"))
    await staff.wait_for("Баяндама / Доклад")
    for kind, name in (("document", "x.pdf"), ("photo", "x.png"), ("voice", "x.ogg"), ("video", "x.mp4")):
        caption = "Баяндама / Доклад" if kind == "document" else ""
        content = png(8, 8) if kind == "photo" else kind.encode() * 10
        await wait_settled(here, await staff.upload(kind, content, name, caption))
    kept = await all_rows(here, Material)
    assert [one.kind for one in kept] == ["document", "photo", "voice", "video"]
    head = await consented_user(here, HEAD, language, at="karakol")
    await at_page(here, head, language)
    await newest_message(here, head, await head.press(text_of(language, "seminar", "materials")))
    title = {"ky": "Баяндама", "ru": "Доклад"}[language]
    got = await newest_message(here, head, await head.press(f"📎 {title}"))
    assert got["document"]["file_name"] == "x.pdf"
    assert got["caption"] == f"📎 {title}"


async def test_an_album_is_as_many_materials(here: RunningBot) -> None:
    staff = await at_hub(here, "ky")
    await staff.press("📎 Материалдар")
    await staff.wait_for("Азырынча материал жок")
    await staff.press("➕ Файл кошуу")
    await staff.wait_for("Файлдарды жөнөтүңүз")
    acts = [
        await staff.upload("photo", png(size, size), f"{size}.png", media_group_id="7") for size in (8, 9)
    ]
    await wait_settled(here, *acts)
    async with here.database.reader() as session:
        assert len(await materials.of_seminar(session, (await all_rows(here, Material))[0].seminar_id)) == 2


@in_languages("ru", "ky")
async def test_what_the_seminar_asks_besides_is_asked_and_stands_with_the_seat(
    here: RunningBot, language: str
) -> None:
    staff = await at_hub(here, language)
    await newest_message(here, staff, await staff.press(text_of(language, "staff-extras-button")))
    await staff.wait_for(text_of(language, "extras-none"))
    lodging = extra_questions.load_templates()["lodging"]
    await newest_message(here, staff, await staff.press(f"➕ {lodging['title'][language]}"))
    await staff.press(text_of(language, "extras-own"))
    await staff.wait_for(text_of(language, "extra-ask-kind"))
    await staff.press(text_of(language, "extra-kind-number"))
    await staff.wait_for(first_line(language, "extra-ask-title"))
    await staff.write("Нече адам болосуз? / Сколько вас?")
    await staff.wait_for("Нече адам болосуз?")
    head = await here.person(HEAD)
    await give_consent(head, language)
    await head.wait_for(first_line(language, "ask-place-m-in", area=""))
    await head.press(data="show-registration-area:m:41702205000000:0")
    await head.wait_for(first_line(language, "ask-place-m"))
    await head.press(data="choose-registration-unit:41702205805000")
    await head.wait_for(first_line(language, "ask-position"))
    await head.press(text_of(language, "position-head"))
    await head.wait_for(first_line(language, "ask-phone"))
    await head.contact()
    await head.wait_for(lodging["title"][language])
    await head.press(lodging["choices"][0][language])
    await head.wait_for({"ky": "Нече адам болосуз?", "ru": "Сколько вас?"}[language])
    await head.write("көп")
    await head.wait_for(text_of(language, "extra-number-wrong", most=1000))
    await head.write("2")
    await head.wait_for(first_line(language, "card-unsigned"))
    await head.press("Үлгү Катышуучу")
    card = await head.wait_for(first_line(language, "card"))
    assert f"{lodging['title'][language]} — {lodging['choices'][0][language]}" in card["text"]
    assert f"✏️ {lodging['title'][language]}" in button_labels(card)
    await head.press(text_of(language, "card-confirm"))
    await head.wait_for(first_line(language, "registered"))
    [seat] = await registered_seats(here)
    first, second = await all_rows(here, ExtraQuestion)
    assert seat.answers == {str(first.id): 0, str(second.id): 2}


async def test_a_wish_for_pings_survives_in_the_row(here: RunningBot) -> None:
    head = await consented_user(here, at="karakol")
    await at_page(here, head, "ky")
    await newest_message(here, head, await head.press("🗓 Программа"))
    page = await newest_message(here, head, await head.press("🔔 10 мүнөт калганда эскертүү"))
    assert "🔕 Эскертүүнү өчүрүү" in button_labels(page)
    assert [seat.wants_pings for seat in await all_rows(here, Seat)] == [True]


async def test_a_button_that_is_out_of_date_is_replaced_by_how_the_thing_stands_now(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ky")
    page = await press_earlier(here, staff, f"add-extra-question-template:{KARAKOL}:gone")
    assert page["text"].startswith(text_of("ky", "extras", seminar=TITLE["ky"], list="").splitlines()[0])
    [told] = await toasts(here, 1)
    assert told["text"] == text_of("ky", "button-reopened")
    assert not told.get("show_alert")
    assert [one["text"] for one in await staff.messages()].count(EARLIER_TEXT) == 1
