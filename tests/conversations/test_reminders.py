"""Reminders as people meet them: asked, answered, changed; thanked; and as staff set them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from sandbox.testing import Member
from storage import reminders, seminars
from storage.models import Audited, Feedback, Reminder, ReminderRule, Seat, Seminar
from tests.conftest import Town
from tests.conversations.talk import (
    HEAD,
    KARAKOL,
    SECOND,
    STAFF,
    acquainted,
    buttons,
    every,
    fresh,
    line,
    newest,
    opened_at,
    said,
    settled,
    spoken,
    tick,
)


async def come_due(here: Town, kind: str, slug: str = "karakol") -> None:
    """It is time for the first reminder of that kind, and the clock ticks."""
    now = datetime.now(UTC)
    async with here.database.session.begin() as session:
        seminar = await seminars.by_slug(session, slug)
        assert seminar is not None
        row = await session.scalar(
            select(Reminder)
            .where(Reminder.seminar_id == seminar.id, Reminder.kind == kind, Reminder.dropped_at.is_(None))
            .order_by(Reminder.due_at)
            .limit(1)
        )
        assert row is not None
        row.due_at = now
        row.expires_at = now + timedelta(hours=1)
    await tick(here)


async def rules_page(here: Town, staff: Member, language: str) -> dict[str, Any]:
    """The page of the seminar's reminders, for staff."""
    return await opened_at(here, staff, f"rules:{KARAKOL}")


async def states(here: Town) -> list[str]:
    """Of everybody's seats, in their order."""
    return [seat.state for seat in await every(here, Seat)]


async def asked(here: Town, number: int, language: str) -> tuple[Member, dict[str, Any]]:
    """Somebody with a seat, and the question they got."""
    one = await acquainted(here, number, language, at="karakol")
    await come_due(here, "attendance")
    return one, await one.wait_for(line(language, "attendance"))


@spoken("ky", "ru")
async def test_a_head_says_yes_then_no_and_the_message_shows_it(here: Town, language: str) -> None:
    head, message = await asked(here, HEAD, language)
    assert buttons(message) == [said(language, f"attendance-{one}") for one in ("coming", "cannot", "deputy")]
    await head.press(said(language, "attendance-coming"))
    shown = await head.wait_for(line(language, "seat-confirmed"))
    assert shown["message_id"] == message["message_id"]
    assert await states(here) == ["confirmed"]
    await head.press(said(language, "seat-cannot"))
    await head.wait_for(line(language, "cannot-ask"))
    await head.press(said(language, "reason-work"))
    await head.wait_for(line(language, "seat-given-back"))
    assert await states(here) == ["cancelled"]


async def test_a_head_says_no_with_one_tap_and_the_place_is_free(here: Town) -> None:
    head, message = await asked(here, HEAD, "ky")
    await head.press(said("ky", "attendance-cannot"))
    shown = await head.wait_for(line("ky", "seat-given-back-why"))
    assert shown["message_id"] == message["message_id"]
    assert await states(here) == ["declined"]
    await head.press(said("ky", "coming-back"))
    await head.wait_for(line("ky", "seat-confirmed"))
    assert await states(here) == ["confirmed"]


async def test_a_head_sends_the_deputy_with_two_taps(here: Town) -> None:
    head, _ = await asked(here, HEAD, "ky")
    await head.press(said("ky", "attendance-deputy"))
    await head.wait_for(line("ky", "deputy-link"))


async def test_an_old_question_shows_the_new_plan_and_asks_again(here: Town) -> None:
    head, message = await asked(here, HEAD, "ru")
    async with here.database.session.begin() as session:
        seminar = await seminars.by_slug(session, "karakol")
        assert seminar is not None
        seminar.starts_at += timedelta(days=1)
        seminar.ends_at += timedelta(days=1)
        seminar.version += 1
        await reminders.replan(session, seminar, datetime.now(UTC))
    await head.press(said("ru", "attendance-coming"))
    shown = await head.wait_for(line("ru", "attendance-anew"))
    assert shown["message_id"] == message["message_id"]
    assert await states(here) == ["registered"]
    await head.press(said("ru", "attendance-coming"))
    await head.wait_for(line("ru", "seat-confirmed"))
    assert await states(here) == ["confirmed"]


async def test_staff_hear_who_is_silent(here: Town) -> None:
    staff = await acquainted(here, STAFF, "ru")
    await acquainted(here, HEAD, "ky", at="karakol", name="Үлгү Үнсүз")
    await come_due(here, "silent")
    notice = await staff.wait_for(line("ru", "silent-notice"))
    assert "Үлгү Үнсүз" in notice["text"]


async def over(here: Town) -> None:
    """The seminar in Karakol was yesterday."""
    async with here.database.session.begin() as session:
        now = datetime.now(UTC)
        changes = {"starts_at": now - timedelta(hours=30), "ends_at": now - timedelta(hours=24)}
        await session.execute(update(Seminar).where(Seminar.slug == "karakol").values(**changes))


async def test_a_head_thanks_with_stars_and_words_and_staff_read_them_without_a_name(here: Town) -> None:
    head = await acquainted(here, HEAD, "ky", at="karakol", name="Үлгү Купуя")
    staff = await acquainted(here, STAFF, "ky")
    await come_due(here, "thanks")
    message = await head.wait_for(line("ky", "thanks"))
    assert buttons(message) == [f"{number} ⭐" for number in range(1, 6)]
    early = await head.press("5 ⭐")
    await settled(here, early)
    assert await every(here, Feedback) == []
    await over(here)
    await head.press("4 ⭐")
    await head.wait_for("Сиздин бааңыз: 4")
    await head.press(said("ky", "feedback-words"))
    await head.wait_for(line("ky", "feedback-ask"))
    await head.write("Суу жөнүндө көбүрөөк айтсаңыз.")
    await head.wait_for(line("ky", "feedback-taken"))
    await head.press("5 ⭐")
    await head.wait_for("Сиздин бааңыз: 5")
    [kept] = await every(here, Feedback)
    assert (kept.stars, kept.text) == (5, "Суу жөнүндө көбүрөөк айтсаңыз.")
    await rules_page(here, staff, "ky")
    await staff.press(said("ky", "rules", "tally"))
    shown = await staff.wait_for("Орточо баа: 5,0")
    assert "Суу жөнүндө" in shown["text"]
    assert "Купуя" not in shown["text"]


async def test_whoever_would_rather_not_write_keeps_the_stars(here: Town) -> None:
    head = await acquainted(here, HEAD, "ru", at="karakol")
    await come_due(here, "thanks")
    await head.wait_for(line("ru", "thanks"))
    await over(here)
    await head.press("3 ⭐")
    await head.wait_for("Ваша оценка: 3")
    await head.press(said("ru", "feedback-words"))
    await head.wait_for(line("ru", "feedback-ask"))
    await head.press(said("ru", "feedback-stop"))
    await head.wait_for(line("ru", "feedback-left"))
    assert [(one.stars, one.text) for one in await every(here, Feedback)] == [(3, "")]


@spoken("ru", "ky")
async def test_staff_change_a_reminder_read_it_as_others_will_and_try_it(here: Town, language: str) -> None:
    await acquainted(here, HEAD, "ky", at="karakol")
    await acquainted(here, SECOND, "ru", at="karakol", position="deputy")
    staff = await acquainted(here, STAFF, language)
    await staff.write("/staff")
    await staff.wait_for(line(language, "staff-panel"))
    await settled(here, await staff.press(data=f"staff:{KARAKOL}"))
    shown = await newest(here, staff, await staff.press(said(language, "rules-button")))
    assert line(language, "rules") in shown["text"]
    assert buttons(shown)[:4] == ["1", "2", "3", "4"]
    await staff.press("1")
    await staff.wait_for(said(language, "rule-attendance"))
    await staff.press(said(language, "rule", "day"))
    await staff.wait_for(line(language, "rule-day-ask"))
    await staff.press(said(language, "rule-day-before-start", days="5"))
    await staff.wait_for(said(language, "rule-before-start", days="5", clock="18:00"))
    await staff.press(said(language, "rule", "clock"))
    await staff.wait_for(line(language, "rule-clock"))
    await staff.write("25:00")
    await staff.wait_for(said(language, "rule-clock-wrong"))
    await staff.write("3:00")
    await staff.wait_for(said(language, "rule-clock-night"))
    await staff.write("17.30")
    await staff.wait_for(said(language, "rule-before-start", days="5", clock="17:30"))
    await newest(here, staff, await staff.press(said(language, "plan-sure-yes")))
    await staff.press(said(language, "rule", "who"))
    await staff.wait_for(line(language, "rule-who").partition("(")[0].strip())
    act = await staff.press(said(language, "position-deputy"))
    assert "✅ " + said(language, "position-deputy") in buttons(await newest(here, staff, act))
    await staff.press(said(language, "rules-back"))
    await staff.wait_for("• " + said(language, "position-deputy"))
    await staff.press(said(language, "rule", "show"))
    await staff.wait_for(line("en", "attendance"))
    texts = [message.get("text", "") for message in await fresh(staff, shown["message_id"])]
    for one in ("ky", "ru", "en"):
        assert any(text.startswith(line(one, "attendance")) for text in texts)
    verbs = [one.action for one in await every(here, Audited)]
    assert verbs.count("change reminders") == 3


async def test_staff_add_words_of_their_own_and_take_the_reminder_away(here: Town) -> None:
    staff = await acquainted(here, STAFF, "ky")
    await acquainted(here, HEAD, "ru", at="karakol")
    await rules_page(here, staff, "ky")
    await staff.press(said("ky", "rules", "add"))
    await staff.wait_for("Кандай эскертүү кошосуз?")
    await staff.press(said("ky", "rule-note"))
    await staff.wait_for(said("ky", "rule-next-words"))
    await staff.press(said("ky", "tongue-words-ky"))
    await staff.wait_for("Эскертүүгө кошула турган сөздү жазыңыз.")
    await staff.write("Паспортуңузду <b>ала</b> келиңиз.")
    shown = await staff.wait_for("Паспортуңузду <b>ала</b> келиңиз.")
    assert "⚠️ Орусча котормосу жок" in shown["text"]
    act = await staff.press(said("ky", "rule", "test"))
    tried = await newest(here, staff, act)
    assert "Паспортуңузду <b>ала</b> келиңиз." in tried["text"]
    await staff.press(said("ky", "rule", "drop"))
    await staff.wait_for(line("ky", "rule-drop"))
    await staff.press(said("ky", "rule-drop", "yes"))
    await staff.wait_for(line("ky", "rules"))
    assert (await every(here, ReminderRule))[-1].removed_at is not None
