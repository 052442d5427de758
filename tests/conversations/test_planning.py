"""Staff make the next seminar by chat, open it, move it and cancel it; those who come are told once."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.texts import words
from handlers.words import Text
from sandbox.testing import Member
from storage import audit, planning, seminars, targets
from storage.models import Person, Reminder, Seminar, Sending
from tests.conftest import Town
from tests.conversations.talk import (
    AK_BULUNG,
    HEAD,
    KARAKOL,
    SECOND,
    STAFF,
    acquainted,
    buttons,
    line,
    newest,
    opened_at,
    row,
    said,
    settled,
    spoken,
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


async def planned(here: Town, slug: str = "kiruu-seminary-naryn") -> Seminar:
    """The seminar as it stands."""
    async with here.database.reader() as session:
        found = await seminars.by_slug(session, slug)
    assert found is not None
    return found


async def at_panel(here: Town, language: str) -> Member:
    staff = await acquainted(here, STAFF, language)
    await settled(here, await staff.write("/staff"))
    return staff


async def make(here: Town, language: str) -> Member:
    """The next seminar, from the first question to the card."""
    staff = await at_panel(here, language)
    await staff.press(said(language, "staff-new-button"))
    await staff.wait_for(line(language, "plan-ask-first"))
    await staff.write(f"{DAY:%d.%m} 9:30-16:00")
    for answer in ANSWERS:
        await staff.wait_for("?")
        await settled(here, await staff.write(answer))
    await staff.wait_for(line(language, "plan-ask-map"))
    await settled(here, await staff.location(41.4287, 75.9911))
    await settled(here, await staff.press("60"))
    await settled(here, await staff.press("2"))
    await staff.wait_for(said(language, "target-nobody"))
    naryn = {"ky": "Нарын облусу", "ru": "Нарынская область"}[language]
    await settled(here, await staff.press(f"{naryn} ›"))
    await settled(here, await staff.press(said(language, "target-all")))
    await settled(here, await staff.press(said(language, "plan-done")))
    return staff


async def there(here: Town) -> tuple[Member, Seminar]:
    """The same seminar, open, made without a word."""
    staff = await acquainted(here, STAFF, "ky")
    async with here.database.session.begin() as session:
        now, starts = datetime.now(UTC), DAY.replace(hour=9, minute=30, second=0, microsecond=0)
        ends = starts.replace(hour=16, minute=0)
        seminar = await planning.create(
            session, starts.astimezone(UTC), ends.astimezone(UTC), "Asia/Bishkek", now
        )
        title, venue, address = (
            {"ky": ky, "ru": ru} for ky, ru in zip(ANSWERS[::2], ANSWERS[1::2], strict=True)
        )
        await planning.name(session, seminar, title)
        seminar.title, seminar.venue, seminar.address = title, venue, address
        seminar.lat, seminar.lon, seminar.capacity, seminar.places_per_unit = 41.4287, 75.9911, 60, 2
        await targets.whole(session, seminar.id, NARYN)
        await planning.bring(session, seminar, planning.OPEN, now)
    return staff, seminar


async def opened(here: Town, staff: Member, language: str) -> dict[str, Any]:
    """Registration is opened; returns the message with the link."""
    await settled(here, await staff.press(said(language, "plan-life")))
    await settled(here, await staff.press(said(language, "life-to-open")))
    await settled(here, await staff.press(said(language, "life-to-open")))
    return await staff.wait_for("?start=kiruu-seminary-naryn")


async def moved(here: Town, staff: Member, seminar: Seminar, typed: str) -> dict[str, Any]:
    """The start is changed; returns the preview."""
    await opened_at(here, staff, f"line:{seminar.id}:starts")
    return await newest(here, staff, await staff.write(typed))


async def owed(here: Town, about: str) -> list[Sending]:
    async with here.database.reader() as session:
        return list(await session.scalars(select(Sending).where(Sending.about == about).order_by(Sending.id)))


@spoken("ru", "ky")
async def test_the_next_seminar_is_made_by_chat_opened_moved_and_everybody_is_told_once(
    here: Town, language: str
) -> None:
    staff = await make(here, language)
    card = str((await staff.messages())[-1]["text"])
    assert ANSWERS[0 if language == "ky" else 1] in card
    assert said(language, "plan-state-draft") in card
    assert said(language, "plan-untranslated", language=said(language, "in-en"), list="")[:10] in card
    seminar = await planned(here)
    assert (seminar.state, seminar.capacity, seminar.places_per_unit) == ("draft", 60, 2)
    assert (seminar.title["ky"], seminar.title["ru"]) == ANSWERS[:2]
    assert seminar.lat == pytest.approx(41.4287)
    async with here.database.reader() as session:
        meant = (await targets.counts(session, seminar.id))[NARYN]
    assert meant["rayon_administration"] == 5
    assert meant["municipality"] > 50
    link = await opened(here, staff, language)
    assert link["document"]["file_name"] == "kiruu-seminary-naryn.png"

    head = await acquainted(here, HEAD, "ky", name="Үлгү Үлгүев", phone="+996700100101", sex="m")
    await give_place(here, HEAD)
    await settled(here, await head.start("kiruu-seminary-naryn"))
    await settled(here, await head.press(said("ky", "card-confirm")))
    await head.wait_for(ANSWERS[0])
    second = await acquainted(here, SECOND, "ru", at="kiruu-seminary-naryn")

    before = len(await head.messages())
    await settled(here, await staff.write("/staff"))
    await settled(here, await staff.press(ANSWERS[0 if language == "ky" else 1]))
    await settled(here, await staff.press(said(language, "plan-button")))
    await settled(here, await staff.press(said(language, "line-starts")))
    preview = str((await newest(here, staff, await staff.write(f"{AFTER:%d.%m}")))["text"])
    assert said("ky", "plan-moved", seminar=ANSWERS[0], list="").splitlines()[0] in preview
    assert said("ru", "plan-moved", seminar=ANSWERS[1], list="").splitlines()[0] in preview
    assert f"{AFTER.day}-" in preview
    assert len(await head.messages()) == before, "nobody is told before it is confirmed"
    apply = said(language, "change-preview", "tell")
    pressed = await staff.press(apply)
    await settled(here, pressed)
    told = (await head.messages())[before:]
    assert len(told) == 1
    assert line("ky", "plan-moved") in told[0]["caption"]
    assert "09:30" in told[0]["caption"]
    assert told[0]["document"]["file_name"] == "seminar-kiruu-seminary-naryn.ics"
    calendar = await download(here, told[0])
    assert "SEQUENCE:1" in calendar
    assert "UID:seminar-kiruu-seminary-naryn@seminar-bot" in calendar
    assert f"DTSTART:{AFTER:%Y%m%d}T033000Z" in calendar
    assert sum(line("ru", "plan-moved") in one.get("caption", "") for one in await second.messages()) == 1
    seminar = await planned(here)
    assert seminar.version == 2
    assert seminar.starts_at.astimezone(ZoneInfo("Asia/Bishkek")).date() == AFTER.date()
    assert len(await owed(here, f"change:{seminar.id}")) == 2
    await no_reminder_of_the_old_time(here, seminar)
    async with here.database.session.begin() as writing:
        assert (await audit.verify(writing)).broken is None


async def give_place(here: Town, number: int) -> None:
    """What this person told at an earlier registration."""
    async with here.database.session.begin() as session:
        person = await session.scalar(select(Person).where(Person.telegram_id == number))
        assert person is not None
        person.office, person.unit_code, person.position = "municipality", AK_BULUNG, "head"


async def download(here: Town, message: dict[str, Any]) -> str:
    address = f"{here.sandbox.url}sandbox/file/{message['document']['file_id']}"
    async with here.sandbox.session.get(address) as answer:
        return (await answer.read()).decode().replace("\r\n ", "")


async def no_reminder_of_the_old_time(here: Town, seminar: Seminar) -> None:
    async with here.database.reader() as session:
        rows = list(await session.scalars(select(Reminder).where(Reminder.seminar_id == seminar.id)))
    standing = [one for one in rows if one.dropped_at is None]
    assert standing
    assert {one.version for one in standing} == {seminar.version}


async def test_two_clicks_by_mistake_change_and_tell_once(here: Town) -> None:
    staff, seminar = await there(here)
    head = await acquainted(here, HEAD, at="kiruu-seminary-naryn")
    preview = await moved(here, staff, seminar, f"{AFTER:%d.%m} 10:00")
    acts = [await staff.act("press", message_id=preview["message_id"], row=0, column=0) for _ in range(2)]
    await settled(here, *acts)
    assert sum(line("ky", "plan-moved") in one.get("caption", "") for one in await head.messages()) == 1
    assert (await planned(here)).version == 2


async def test_a_cancelled_seminar_leaves_the_calendar_and_nothing_more_is_sent(here: Town) -> None:
    staff, seminar = await there(here)
    head = await acquainted(here, HEAD, at="kiruu-seminary-naryn")
    await opened_at(here, staff, f"life:{seminar.id}")
    await settled(here, await staff.press(said("ky", "life-to-cancelled")))
    await settled(here, await staff.press(said("ky", "change-preview", "tell")))
    told = (await head.messages())[-1]
    assert line("ky", "plan-cancelled") in told["caption"]
    calendar = await download(here, told)
    assert "METHOD:CANCEL" in calendar
    assert "STATUS:CANCELLED" in calendar
    assert "SEQUENCE:1" in calendar
    seminar = await planned(here)
    assert seminar.state == "cancelled"
    async with here.database.reader() as session:
        rows = await session.scalars(select(Reminder).where(Reminder.seminar_id == seminar.id))
        assert [one.kind for one in rows if one.dropped_at is None] == ["change"], "only that it is cancelled"


async def test_a_change_can_be_made_without_telling_and_dropped(here: Town) -> None:
    staff, seminar = await there(here)
    head = await acquainted(here, HEAD, at="kiruu-seminary-naryn")
    before = len(await head.messages())
    await moved(here, staff, seminar, f"{AFTER:%d.%m}")
    await settled(here, await staff.press(said("ky", "change-preview", "drop")))
    assert (await planned(here)).version == 1
    await moved(here, staff, seminar, f"{AFTER:%d.%m}")
    await settled(here, await staff.press(said("ky", "change-preview", "quiet")))
    assert (await planned(here)).version == 2
    assert len(await head.messages()) == before


async def test_whoever_breaks_off_finds_the_draft_as_far_as_it_was(here: Town) -> None:
    staff = await at_panel(here, "ky")
    await settled(here, await staff.press(said("ky", "staff-new-button")))
    await settled(here, await staff.write(f"{DAY:%d.%m} 9:30"))
    await settled(here, await staff.press("16:00"))
    await settled(here, await staff.write(ANSWERS[0]))
    await settled(here, await staff.write("/cancel"))
    assert (await row(here, STAFF)).step is None
    await settled(here, await staff.write("/staff"))
    await settled(here, await staff.press(said("ky", "staff-draft-button", seminar=ANSWERS[0])))
    await settled(here, await staff.press(said("ky", "plan-fill")))
    assert line("ky", "plan-ask-title") in str((await staff.messages())[-1]["text"])
    await settled(here, await staff.write(ANSWERS[1]))
    seminar = await planned(here)
    assert seminar.title == {"ky": ANSWERS[0], "ru": ANSWERS[1]}
    assert (seminar.ends_at - seminar.starts_at) == timedelta(hours=6, minutes=30)


async def test_opening_without_what_people_need_takes_a_deliberate_press(here: Town) -> None:
    staff = await at_panel(here, "ky")
    await settled(here, await staff.press(said("ky", "staff-new-button")))
    await settled(here, await staff.write(f"{DAY:%d.%m} 9:30-16:00"))
    await settled(here, await staff.write(ANSWERS[0]))
    for _ in range(8):
        await settled(here, await staff.press(said("ky", "plan-skip")))
    await settled(here, await staff.press(said("ky", "plan-done")))
    await settled(here, await staff.press(said("ky", "plan-life")))
    await settled(here, await staff.press(said("ky", "life-to-open")))
    warned = (await staff.messages())[-1]
    assert (
        said("ky", "line-in", what=said("ky", "line-title"), language=said("ky", "in-ru")) in warned["text"]
    )
    assert said("ky", "life-anyway") in buttons(warned)
    assert (await planned(here)).state == "draft"
    await settled(here, await staff.press(said("ky", "life-anyway")))
    assert (await planned(here)).state == "open"


async def test_a_sister_seminar_is_a_copy_on_another_day_for_another_oblast(here: Town) -> None:
    staff = await acquainted(here, STAFF, "ky")
    await opened_at(here, staff, f"plan:{KARAKOL}")
    await settled(here, await staff.press(said("ky", "plan-clone")))
    await settled(here, await staff.write(f"{DAY:%d.%m} 10:00"))
    await settled(here, await staff.press("Нарын облусу"))
    card = str((await staff.messages())[-1]["text"])
    assert "Киришүү семинары, Каракол" in card
    async with here.database.reader() as session:
        karakol = await seminars.by_slug(session, "karakol")
        assert karakol is not None
        made = await session.scalar(select(Seminar).where(Seminar.cloned_from_id == karakol.id))
        assert made is not None
        old = await seminars.programme(session, karakol.id)
        new = await seminars.programme(session, made.id)
        meant = set(await targets.counts(session, made.id))
    assert (made.state, made.oblast_code, made.venue) == ("draft", NARYN, {})
    assert [one.title for one in new] == [one.title for one in old]
    shift = made.starts_at - karakol.starts_at
    assert [one.starts_at for one in new] == [one.starts_at + shift for one in old]
    assert meant == {NARYN, None}
    assert made.ends_at - made.starts_at == karakol.ends_at - karakol.starts_at
    assert made.starts_at.astimezone(UTC).hour == 4


@spoken("ru", "ky")
async def test_two_days_are_copied_back_and_a_closing_time_is_asked_back(here: Town, language: str) -> None:
    staff = await at_panel(here, language)
    await staff.press(said(language, "staff-new-button"))
    await staff.wait_for(line(language, "plan-ask-first"))
    starts, ends = DAY.replace(hour=9, minute=0), AFTER.replace(hour=16, minute=0)
    copied = words(language, "Asia/Bishkek").value(Text("plan-when-days", {"starts": starts, "ends": ends}))
    act = await staff.write(copied)
    heard = str((await newest(here, staff, act))["text"])
    assert heard.startswith(copied)
    assert line(language, "plan-ask-title").partition("(")[0] in heard
    await settled(here, await staff.write(ANSWERS[0]))
    await settled(here, await staff.write("/cancel"))
    await settled(here, await staff.write("/staff"))
    await settled(here, await staff.press(said(language, "staff-draft-button", seminar=ANSWERS[0])))
    await settled(here, await staff.press(said(language, "line-closes")))
    before = DAY - timedelta(days=2)
    await settled(here, await staff.write(f"{before:%d.%m}, 18.20ч"))
    seminar = await planned(here)
    assert seminar.registration_closes_at is None
    assert "18:20" in str((await staff.messages())[-1]["text"])
    await settled(here, await staff.press(said(language, "plan-sure-yes")))
    assert "18:20" in str((await staff.messages())[-1]["text"])
    seminar = await planned(here)
    assert seminar.registration_closes_at is not None
    place = ZoneInfo("Asia/Bishkek")
    assert f"{seminar.registration_closes_at.astimezone(place):%d.%m %H:%M}" == f"{before:%d.%m} 18:20"
    assert f"{seminar.starts_at.astimezone(place):%d.%m %H:%M}" == f"{DAY:%d.%m} 09:00"
    assert f"{seminar.ends_at.astimezone(place):%d.%m %H:%M}" == f"{AFTER:%d.%m} 16:00"
