"""Reminders: asked, answered, changed; feedback afterwards; and the settings of staff."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from sandbox.testing import SandboxUser
from storage import quiet_hours
from storage.models import AuditEntry, Feedback, Reminder, ReminderRule, Seat, Seminar
from storage.reminders import reminders
from storage.seminars import seminars
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    KARAKOL,
    SECOND,
    STAFF,
    all_rows,
    button_labels,
    consented_user,
    first_line,
    in_languages,
    messages_since,
    newest_message,
    press_earlier,
    text_of,
    tick_clock,
    wait_settled,
)


async def tick_first_due(here: RunningBot, kind: str, slug: str = "karakol") -> None:
    """Make the first reminder of that kind due, and tick the clock."""
    now = datetime.now(UTC)
    async with here.database.session.begin() as session:
        seminar = await seminars.by_slug(session, slug)
        assert seminar is not None
        row = await session.scalar(
            select(Reminder)
            .where(Reminder.seminar_id == seminar.id, Reminder.kind == kind, Reminder.cancelled_at.is_(None))
            .order_by(Reminder.due_at)
            .limit(1)
        )
        assert row is not None
        row.due_at = now
        row.expires_at = now + timedelta(hours=1)
    await tick_clock(here)


async def rules_page(here: RunningBot, staff: SandboxUser, language: str) -> dict[str, Any]:
    """Return the page of the seminar's reminders, for staff."""
    return await press_earlier(here, staff, f"list-reminder-rules:{KARAKOL}")


async def all_states(here: RunningBot) -> list[str]:
    """Return the states of all seats, in order."""
    return [seat.state for seat in await all_rows(here, Seat)]


async def reminded_person(here: RunningBot, number: int, language: str) -> tuple[SandboxUser, dict[str, Any]]:
    """Return a person with a seat, and the reminder they got."""
    one = await consented_user(here, number, language, at="karakol")
    await tick_first_due(here, "attendance")
    return one, await one.wait_for(first_line(language, "attendance"))


@in_languages("ky", "ru")
async def test_a_head_says_yes_then_no_and_the_message_shows_it(here: RunningBot, language: str) -> None:
    head, message = await reminded_person(here, HEAD, language)
    assert button_labels(message) == [
        text_of(language, one) for one in ("attendance-coming", "seat-cannot", "seat-deputy")
    ]
    await head.press(text_of(language, "attendance-coming"))
    shown = await head.wait_for(first_line(language, "seat-confirmed"))
    assert shown["message_id"] == message["message_id"]
    assert await all_states(here) == ["confirmed"]
    await head.press(text_of(language, "seat-cannot"))
    await head.wait_for(first_line(language, "release-ask"))
    await head.press(text_of(language, "reason-work"))
    await head.wait_for(first_line(language, "seat-given-back"))
    assert await all_states(here) == ["cancelled"]


async def test_a_head_says_no_with_one_tap_and_the_place_is_free(here: RunningBot) -> None:
    head, message = await reminded_person(here, HEAD, "ky")
    await head.press(text_of("ky", "seat-cannot"))
    shown = await head.wait_for(first_line("ky", "seat-given-back-why"))
    assert shown["message_id"] == message["message_id"]
    assert await all_states(here) == ["declined"]
    await head.press(text_of("ky", "coming-back"))
    await head.wait_for(first_line("ky", "seat-confirmed"))
    assert await all_states(here) == ["confirmed"]


async def test_a_head_sends_the_deputy_with_two_taps(here: RunningBot) -> None:
    head, _ = await reminded_person(here, HEAD, "ky")
    await head.press(text_of("ky", "seat-deputy"))
    await head.wait_for(first_line("ky", "deputy-link"))


async def test_an_old_question_shows_the_new_plan_and_asks_again(here: RunningBot) -> None:
    head, message = await reminded_person(here, HEAD, "ru")
    async with here.database.session.begin() as session:
        seminar = await seminars.by_slug(session, "karakol")
        assert seminar is not None
        seminar.starts_at += timedelta(days=1)
        seminar.ends_at += timedelta(days=1)
        seminar.version += 1
        await reminders.replan(session, seminar, datetime.now(UTC))
    await head.press(text_of("ru", "attendance-coming"))
    shown = await head.wait_for(first_line("ru", "attendance-anew"))
    assert shown["message_id"] == message["message_id"]
    assert await all_states(here) == ["registered"]
    await head.press(text_of("ru", "attendance-coming"))
    await head.wait_for(first_line("ru", "seat-confirmed"))
    assert await all_states(here) == ["confirmed"]


async def test_staff_hear_who_is_silent(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ru")
    await consented_user(here, HEAD, "ky", at="karakol", name="Үлгү Үнсүз")
    await tick_first_due(here, "silent")
    notice = await staff.wait_for(first_line("ru", "unconfirmed-notice"))
    assert "Үлгү Үнсүз" in notice["text"]


async def end_seminar(here: RunningBot) -> None:
    """Move the seminar in Karakol to yesterday."""
    async with here.database.session.begin() as session:
        now = datetime.now(UTC)
        changes = {"starts_at": now - timedelta(hours=30), "ends_at": now - timedelta(hours=24)}
        await session.execute(update(Seminar).where(Seminar.slug == "karakol").values(**changes))


async def test_a_head_thanks_with_stars_and_words_and_staff_read_them_without_a_name(
    here: RunningBot,
) -> None:
    head = await consented_user(here, HEAD, "ky", at="karakol", name="Үлгү Купуя")
    staff = await consented_user(here, STAFF, "ky")
    await tick_first_due(here, "thanks")
    message = await head.wait_for(first_line("ky", "thanks"))
    assert button_labels(message) == [f"{number} ⭐" for number in range(1, 6)]
    early = await head.press("5 ⭐")
    await wait_settled(here, early)
    assert await all_rows(here, Feedback) == []
    await end_seminar(here)
    await head.press("4 ⭐")
    await head.wait_for("Сиздин бааңыз: 4")
    await head.press(text_of("ky", "feedback-write"))
    await head.wait_for(first_line("ky", "feedback-ask"))
    await head.write("Суу жөнүндө көбүрөөк айтсаңыз.")
    await head.wait_for(first_line("ky", "feedback-taken"))
    await head.press("5 ⭐")
    await head.wait_for("Сиздин бааңыз: 5")
    [kept] = await all_rows(here, Feedback)
    assert (kept.stars, kept.text) == (5, "Суу жөнүндө көбүрөөк айтсаңыз.")
    await rules_page(here, staff, "ky")
    await staff.press(text_of("ky", "rules", "tally"))
    counted = await staff.wait_for("Жооп бергендер: 1")
    assert "Орточо" not in counted["text"]  # of so few nobody sees who gave what
    await staff.press("💬 Жазылган пикирлер: 1")
    shown = await staff.wait_for(first_line("ky", "feedback-texts").split(" · ")[0])
    assert "Суу жөнүндө" in shown["text"]
    assert "Купуя" not in shown["text"]


async def test_whoever_would_rather_not_write_keeps_the_stars(here: RunningBot) -> None:
    head = await consented_user(here, HEAD, "ru", at="karakol")
    await tick_first_due(here, "thanks")
    await head.wait_for(first_line("ru", "thanks"))
    await end_seminar(here)
    await head.press("3 ⭐")
    await head.wait_for("Ваша оценка: 3")
    await head.press(text_of("ru", "feedback-write"))
    await head.wait_for(first_line("ru", "feedback-ask"))
    await head.press(text_of("ru", "feedback-stop"))
    await head.wait_for(first_line("ru", "feedback-left"))
    assert [(one.stars, one.text) for one in await all_rows(here, Feedback)] == [(3, "")]


@in_languages("ru", "ky")
async def test_staff_change_a_reminder_read_it_as_others_will_and_try_it(
    here: RunningBot, language: str
) -> None:
    await consented_user(here, HEAD, "ky", at="karakol")
    await consented_user(here, SECOND, "ru", at="karakol", position="deputy")
    staff = await consented_user(here, STAFF, language)
    await staff.write("/staff")
    await staff.wait_for(first_line(language, "staff-panel"))
    await wait_settled(here, await staff.press(data=f"show-seminar-for-staff:{KARAKOL}"))
    shown = await newest_message(here, staff, await staff.press(text_of(language, "rules-button")))
    assert first_line(language, "rules") in shown["text"]
    assert button_labels(shown)[:4] == ["1", "2", "3", "4"]
    await staff.press("1")
    await staff.wait_for(text_of(language, "rule-attendance"))
    await staff.press(text_of(language, "rule", "day"))
    await staff.wait_for(first_line(language, "rule-day-ask"))
    await staff.press(text_of(language, "rule-day-before-start", days="5"))
    await staff.wait_for(text_of(language, "rule-before-start", days="5", clock="18:00"))
    await staff.press(text_of(language, "rule", "clock"))
    await staff.wait_for(first_line(language, "rule-clock"))
    await staff.write("25:00")
    await staff.wait_for(text_of(language, "rule-clock-wrong"))
    quiet_hours.configure("21-7", "Asia/Bishkek")
    await staff.write("3:00")
    await staff.wait_for(text_of(language, "rule-clock-night", morning="07:00", evening="21:00"))
    await staff.write("17.30")
    await staff.wait_for(text_of(language, "rule-before-start", days="5", clock="17:30"))
    await newest_message(here, staff, await staff.press(text_of(language, "plan-sure-yes")))
    await staff.press(text_of(language, "rule", "who"))
    await staff.wait_for(first_line(language, "rule-who").partition("(")[0].strip())
    act = await staff.press("⬜ " + text_of(language, "position-deputy"))
    assert "✅ " + text_of(language, "position-deputy") in button_labels(
        await newest_message(here, staff, act)
    )
    await staff.press(text_of(language, "back-button"))
    await staff.wait_for("• " + text_of(language, "position-deputy"))
    await staff.press(text_of(language, "rule", "show"))
    await staff.wait_for(first_line("en", "attendance"))
    texts = [message.get("text", "") for message in await messages_since(staff, shown["message_id"])]
    for one in ("ky", "ru", "en"):
        assert any(text.startswith(first_line(one, "attendance")) for text in texts)
    verbs = [one.action for one in await all_rows(here, AuditEntry)]
    assert verbs.count("reminders.changed") == 3


async def test_staff_add_words_of_their_own_and_take_the_reminder_away(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ky")
    await consented_user(here, HEAD, "ru", at="karakol")
    await rules_page(here, staff, "ky")
    await staff.press(text_of("ky", "rules", "add"))
    await staff.wait_for("Кандай эскертүү кошосуз?")
    await staff.press(text_of("ky", "rule-note"))
    await staff.wait_for(text_of("ky", "rule-next-text"))
    await staff.press(text_of("ky", "write-in-ky"))
    await staff.wait_for("Эскертүүгө кошула турган текстти жазыңыз.")
    await staff.write("Паспортуңузду <b>ала</b> келиңиз.")
    shown = await staff.wait_for("Паспортуңузду <b>ала</b> келиңиз.")
    assert "⚠️ Орусча котормосу жок" in shown["text"]
    act = await staff.press(text_of("ky", "rule", "test"))
    tried = await newest_message(here, staff, act)
    assert "Паспортуңузду <b>ала</b> келиңиз." in tried["text"]
    await staff.press(text_of("ky", "rule", "drop"))
    await staff.wait_for(first_line("ky", "rule-drop"))
    await staff.press(text_of("ky", "rule-drop", "yes"))
    await staff.wait_for(first_line("ky", "rules"))
    assert (await all_rows(here, ReminderRule))[-1].removed_at is not None
