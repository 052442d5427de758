"""Staff create the next seminar by chat, open it, reschedule and cancel it; participants are notified once."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.locales import get_locale
from handlers.messages import Text
from sandbox.testing import SandboxUser
from storage import audit, planning
from storage.models import OutboxMessage, Person, Reminder, Seminar, seminar_states
from storage.seminars import seminars, targets
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    KARAKOL,
    SECOND,
    STAFF,
    button_labels,
    consented_user,
    first_line,
    in_languages,
    newest_message,
    person_row,
    press_earlier,
    press_seminar,
    text_of,
    wait_settled,
)

DAY = datetime.now(ZoneInfo("Asia/Bishkek")) + timedelta(days=20)
AFTER = DAY + timedelta(days=1)
ANSWERS = (
    "Кирүү семинары, Нарын",
    "Вводный семинар, Нарын",
    "Облустук администрация",
    "Областная администрация",
    "Нарын шаары, Борбордук көчө",
    "г. Нарын, Центральная улица",
)
NARYN = "41704000000000"


async def stored_seminar(here: RunningBot, slug: str = "kiruu-seminary-naryn") -> Seminar:
    """Return the stored seminar."""
    async with here.database.reader() as session:
        found = await seminars.by_slug(session, slug)
    assert found is not None
    return found


async def at_panel(here: RunningBot, language: str) -> SandboxUser:
    staff = await consented_user(here, STAFF, language)
    await wait_settled(here, await staff.write("/staff"))
    return staff


async def plan_seminar(here: RunningBot, language: str) -> SandboxUser:
    """Create the next seminar, from the first question to the page."""
    staff = await at_panel(here, language)
    await staff.press(text_of(language, "staff-new-button"))
    await staff.wait_for(first_line(language, "plan-ask-first"))
    await staff.write(f"{DAY:%d.%m} 9:30-16:00")
    for answer in ANSWERS:
        await staff.wait_for("?")
        await wait_settled(here, await staff.write(answer))
    await staff.wait_for(first_line(language, "plan-ask-map"))
    await wait_settled(here, await staff.location(41.4287, 75.9911))
    await wait_settled(here, await staff.press("60"))
    await wait_settled(here, await staff.press("2"))
    await staff.wait_for(text_of(language, "target-nobody"))
    naryn = {"ky": "Нарын облусу", "ru": "Нарынская область"}[language]
    await wait_settled(here, await staff.press(f"{naryn} ›"))
    await wait_settled(here, await staff.press(text_of(language, "target-all")))
    await wait_settled(here, await staff.press(text_of(language, "done-button")))
    return staff


async def create_open_seminar(here: RunningBot) -> tuple[SandboxUser, Seminar]:
    """Insert the same seminar, open, without a conversation."""
    staff = await consented_user(here, STAFF, "ky")
    async with here.database.session.begin() as session:
        now, starts = datetime.now(UTC), DAY.replace(hour=9, minute=30, second=0, microsecond=0)
        ends = starts.replace(hour=16, minute=0)
        seminar = await planning.create(
            session, starts.astimezone(UTC), ends.astimezone(UTC), "Asia/Bishkek", now
        )
        title, venue, address = (
            {"ky": ky, "ru": ru} for ky, ru in zip(ANSWERS[::2], ANSWERS[1::2], strict=True)
        )
        await planning.set_slug(session, seminar, title)
        seminar.title, seminar.venue, seminar.address = title, venue, address
        seminar.lat, seminar.lon, seminar.capacity, seminar.places_per_unit = 41.4287, 75.9911, 60, 2
        await targets.add_oblast(session, seminar.id, NARYN)
        await planning.transition(session, seminar, seminar_states.OPEN, now)
    return staff, seminar


async def open_registration(here: RunningBot, staff: SandboxUser, language: str) -> dict[str, Any]:
    """Open registration; return the message with the link."""
    await newest_message(here, staff, await staff.press(text_of(language, "plan-lifecycle")))
    await wait_settled(here, await staff.press(text_of(language, "lifecycle-to-open")))
    await wait_settled(here, await staff.press(text_of(language, "lifecycle-to-open")))
    return await staff.wait_for("?start=kiruu-seminary-naryn")


async def change_start(here: RunningBot, staff: SandboxUser, seminar: Seminar, typed: str) -> dict[str, Any]:
    """Change the start; return the preview."""
    await press_earlier(here, staff, f"edit-plan-field:{seminar.id}:starts")
    return await newest_message(here, staff, await staff.write(typed))


async def messages_about(here: RunningBot, subject: str) -> list[OutboxMessage]:
    async with here.database.reader() as session:
        return list(
            await session.scalars(
                select(OutboxMessage).where(OutboxMessage.subject == subject).order_by(OutboxMessage.id)
            )
        )


@in_languages("ru", "ky")
async def test_the_next_seminar_is_made_by_chat_opened_moved_and_everybody_is_told_once(
    here: RunningBot, language: str
) -> None:
    staff = await plan_seminar(here, language)
    card = str((await staff.messages())[-1]["text"])
    assert ANSWERS[0 if language == "ky" else 1] in card
    assert text_of(language, "plan-state-draft") in card
    assert "⚠️" not in card, "nobody is warned of an English text"
    seminar = await stored_seminar(here)
    assert (seminar.state, seminar.capacity, seminar.places_per_unit) == ("draft", 60, 2)
    assert (seminar.title["ky"], seminar.title["ru"]) == ANSWERS[:2]
    assert seminar.lat == pytest.approx(41.4287)
    async with here.database.reader() as session:
        meant = (await targets.count_by_oblast(session, seminar.id))[NARYN]
    assert meant["rayon_administration"] == 5
    assert meant["municipality"] > 50
    link = await open_registration(here, staff, language)
    assert link["document"]["file_name"].endswith(", Нарын.png")

    head = await consented_user(here, HEAD, "ky", name="Үлгү Үлгүев", phone="+996700100101", sex="m")
    await give_place(here, HEAD)
    await wait_settled(here, await head.start("kiruu-seminary-naryn"))
    await wait_settled(here, await head.press(text_of("ky", "card-confirm")))
    await head.wait_for(ANSWERS[0])
    second = await consented_user(here, SECOND, "ru", at="kiruu-seminary-naryn")

    before = len(await head.messages())
    await wait_settled(here, await staff.write("/staff"))
    await wait_settled(here, await press_seminar(staff, ANSWERS[0 if language == "ky" else 1]))
    await wait_settled(here, await staff.press(text_of(language, "plan-button")))
    await wait_settled(here, await staff.press(text_of(language, "line-starts")))
    preview = str((await newest_message(here, staff, await staff.write(f"{AFTER:%d.%m}")))["text"])
    assert text_of("ky", "plan-moved", seminar=ANSWERS[0], list="").splitlines()[0] in preview
    assert text_of("ru", "plan-moved", seminar=ANSWERS[1], list="").splitlines()[0] in preview
    assert f"{AFTER.day}-" in preview
    assert len(await head.messages()) == before, "nobody is told before it is confirmed"
    apply = text_of(language, "change-preview", "tell")
    pressed = await staff.press(apply)
    await wait_settled(here, pressed)
    told = (await head.messages())[before:]
    assert len(told) == 1
    assert first_line("ky", "plan-moved") in told[0]["caption"]
    assert "09:30" in told[0]["caption"]
    assert told[0]["document"]["file_name"].endswith(", Нарын.ics")
    calendar = await download(here, told[0])
    assert "SEQUENCE:1" in calendar
    assert "UID:seminar-kiruu-seminary-naryn@seminar-bot" in calendar
    assert f"DTSTART:{AFTER:%Y%m%d}T033000Z" in calendar
    assert (
        sum(first_line("ru", "plan-moved") in one.get("caption", "") for one in await second.messages()) == 1
    )
    seminar = await stored_seminar(here)
    assert seminar.version == 2
    assert seminar.starts_at.astimezone(ZoneInfo("Asia/Bishkek")).date() == AFTER.date()
    assert len(await messages_about(here, f"change:{seminar.id}")) == 2
    await no_reminder_of_the_old_time(here, seminar)
    async with here.database.session.begin() as writing:
        assert (await audit.verify_chain(writing)).broken_id is None


async def give_place(here: RunningBot, number: int) -> None:
    """Store the person's answers of an earlier registration."""
    async with here.database.session.begin() as session:
        person = await session.scalar(select(Person).where(Person.telegram_id == number))
        assert person is not None
        person.office, person.unit_code, person.position = "municipality", "41704220803000", "head"


async def download(here: RunningBot, message: dict[str, Any]) -> str:
    address = f"{here.sandbox.url}sandbox/file/{message['document']['file_id']}"
    async with here.sandbox.session.get(address) as answer:
        return (await answer.read()).decode().replace("\r\n ", "")


async def no_reminder_of_the_old_time(here: RunningBot, seminar: Seminar) -> None:
    async with here.database.reader() as session:
        rows = list(await session.scalars(select(Reminder).where(Reminder.seminar_id == seminar.id)))
    standing = [one for one in rows if one.cancelled_at is None]
    assert standing
    assert {one.version for one in standing} == {seminar.version}


async def test_two_clicks_by_mistake_change_and_tell_once(here: RunningBot) -> None:
    staff, seminar = await create_open_seminar(here)
    head = await consented_user(here, HEAD, at="kiruu-seminary-naryn")
    preview = await change_start(here, staff, seminar, f"{AFTER:%d.%m} 10:00")
    acts = [await staff.act("press", message_id=preview["message_id"], row=0, column=0) for _ in range(2)]
    await wait_settled(here, *acts)
    assert sum(first_line("ky", "plan-moved") in one.get("caption", "") for one in await head.messages()) == 1
    assert (await stored_seminar(here)).version == 2


async def test_a_cancelled_seminar_leaves_the_calendar_and_nothing_more_is_sent(here: RunningBot) -> None:
    staff, seminar = await create_open_seminar(here)
    head = await consented_user(here, HEAD, at="kiruu-seminary-naryn")
    await press_earlier(here, staff, f"show-lifecycle:{seminar.id}")
    await wait_settled(here, await staff.press(text_of("ky", "lifecycle-to-cancelled")))
    await wait_settled(here, await staff.press(text_of("ky", "change-preview", "tell")))
    told = (await head.messages())[-1]
    assert first_line("ky", "plan-cancelled") in told["caption"]
    calendar = await download(here, told)
    assert "METHOD:CANCEL" in calendar
    assert "STATUS:CANCELLED" in calendar
    assert "SEQUENCE:1" in calendar
    seminar = await stored_seminar(here)
    assert seminar.state == "cancelled"
    async with here.database.reader() as session:
        rows = await session.scalars(select(Reminder).where(Reminder.seminar_id == seminar.id))
        assert [one.kind for one in rows if one.cancelled_at is None] == ["change"], (
            "only that it is cancelled"
        )


async def test_a_change_can_be_made_without_telling_and_dropped(here: RunningBot) -> None:
    staff, seminar = await create_open_seminar(here)
    head = await consented_user(here, HEAD, at="kiruu-seminary-naryn")
    before = len(await head.messages())
    await change_start(here, staff, seminar, f"{AFTER:%d.%m}")
    await wait_settled(here, await staff.press(text_of("ky", "change-preview", "drop")))
    assert (await stored_seminar(here)).version == 1
    await change_start(here, staff, seminar, f"{AFTER:%d.%m}")
    await wait_settled(here, await staff.press(text_of("ky", "change-preview", "quiet")))
    assert (await stored_seminar(here)).version == 2
    assert len(await head.messages()) == before


async def test_whoever_breaks_off_finds_the_draft_as_far_as_it_was(here: RunningBot) -> None:
    staff = await at_panel(here, "ky")
    await wait_settled(here, await staff.press(text_of("ky", "staff-new-button")))
    await wait_settled(here, await staff.write(f"{DAY:%d.%m} 9:30"))
    await wait_settled(here, await staff.press("16:00"))
    await wait_settled(here, await staff.write(ANSWERS[0]))
    await wait_settled(here, await staff.write("/cancel"))
    assert (await person_row(here, STAFF)).step is None
    await wait_settled(here, await staff.write("/staff"))
    await wait_settled(here, await press_seminar(staff, ANSWERS[0]))
    await wait_settled(here, await staff.press(text_of("ky", "plan-fill")))
    assert first_line("ky", "plan-ask-title") in str((await staff.messages())[-1]["text"])
    await wait_settled(here, await staff.write(ANSWERS[1]))
    seminar = await stored_seminar(here)
    assert seminar.title == {"ky": ANSWERS[0], "ru": ANSWERS[1]}
    assert (seminar.ends_at - seminar.starts_at) == timedelta(hours=6, minutes=30)


async def test_opening_without_what_people_need_takes_a_deliberate_press(here: RunningBot) -> None:
    staff = await at_panel(here, "ky")
    await wait_settled(here, await staff.press(text_of("ky", "staff-new-button")))
    await wait_settled(here, await staff.write(f"{DAY:%d.%m} 9:30-16:00"))
    await wait_settled(here, await staff.write(ANSWERS[0]))
    for _ in range(8):
        await wait_settled(here, await staff.press(text_of("ky", "plan-skip")))
    await wait_settled(here, await staff.press(text_of("ky", "done-button")))
    await newest_message(here, staff, await staff.press(text_of("ky", "plan-lifecycle")))
    await wait_settled(here, await staff.press(text_of("ky", "lifecycle-to-open")))
    warned = (await staff.messages())[-1]
    assert (
        text_of("ky", "line-in-language", what=text_of("ky", "line-title"), language=text_of("ky", "in-ru"))
        in warned["text"]
    )
    assert text_of("ky", "lifecycle-anyway") in button_labels(warned)
    assert (await stored_seminar(here)).state == "draft"
    await wait_settled(here, await staff.press(text_of("ky", "lifecycle-anyway")))
    assert (await stored_seminar(here)).state == "open"


async def test_a_sister_seminar_is_a_copy_on_another_day_for_another_oblast(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ky")
    await press_earlier(here, staff, f"show-plan:{KARAKOL}")
    await newest_message(here, staff, await staff.press(text_of("ky", "plan-clone")))
    await wait_settled(here, await staff.write(f"{DAY:%d.%m} 10:00"))
    await wait_settled(here, await staff.press("Нарын облусу"))
    done, asked = [str(one["text"]) for one in (await staff.messages())[-2:]]
    assert done.startswith("♻️ «Киришүү семинары, Каракол»")
    assert text_of("ky", "plan-title-copied", title="Киришүү семинары, Каракол") in asked
    async with here.database.reader() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        made = await session.scalar(select(Seminar).where(Seminar.cloned_from_id == karakol.id))
        assert made is not None
        old = await seminars.get_programme(session, karakol.id)
        new = await seminars.get_programme(session, made.id)
        meant = set(await targets.count_by_oblast(session, made.id))
    assert (made.state, made.oblast_code, made.venue) == ("draft", NARYN, {})
    assert [one.title for one in new] == [one.title for one in old]
    shift = made.starts_at - karakol.starts_at
    assert [one.starts_at for one in new] == [one.starts_at + shift for one in old]
    assert meant == {NARYN, None}
    assert made.ends_at - made.starts_at == karakol.ends_at - karakol.starts_at
    assert made.starts_at.astimezone(UTC).hour == 4


@in_languages("ru", "ky")
async def test_two_days_are_copied_back_and_a_closing_time_is_asked_back(
    here: RunningBot, language: str
) -> None:
    staff = await at_panel(here, language)
    await staff.press(text_of(language, "staff-new-button"))
    await staff.wait_for(first_line(language, "plan-ask-first"))
    starts, ends = DAY.replace(hour=9, minute=0), AFTER.replace(hour=16, minute=0)
    hours = Text("seminar-hours-daily", {"starts": starts, "ends": ends})
    copied = get_locale(language, "Asia/Bishkek").render_value(
        Text("plan-when-days", {"starts": starts, "ends": ends, "hours": hours})
    )
    act = await staff.write(copied)
    heard = str((await newest_message(here, staff, act))["text"])
    assert heard.startswith(copied)
    assert first_line(language, "plan-ask-title").partition("(")[0] in heard
    await wait_settled(here, await staff.write(ANSWERS[0]))
    await wait_settled(here, await staff.write("/cancel"))
    await wait_settled(here, await staff.write("/staff"))
    await wait_settled(here, await press_seminar(staff, ANSWERS[0]))
    await newest_message(here, staff, await staff.press(text_of(language, "line-closes")))
    before = DAY - timedelta(days=2)
    await wait_settled(here, await staff.write(f"{before:%d.%m}, 18.20ч"))
    seminar = await stored_seminar(here)
    assert seminar.registration_closes_at is None
    assert "18:20" in str((await staff.messages())[-1]["text"])
    await wait_settled(here, await staff.press(text_of(language, "plan-sure-yes")))
    assert "18:20" in str((await staff.messages())[-1]["text"])
    seminar = await stored_seminar(here)
    assert seminar.registration_closes_at is not None
    place = ZoneInfo("Asia/Bishkek")
    assert f"{seminar.registration_closes_at.astimezone(place):%d.%m %H:%M}" == f"{before:%d.%m} 18:20"
    assert f"{seminar.starts_at.astimezone(place):%d.%m %H:%M}" == f"{DAY:%d.%m} 09:00"
    assert f"{seminar.ends_at.astimezone(place):%d.%m %H:%M}" == f"{AFTER:%d.%m} 16:00"
