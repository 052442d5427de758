"""Seminars of several days: typed, shown, changed, reminded of and put into calendars with the hours of each day."""

import re
from datetime import timedelta

import pytest

from bot.locales import get_locale
from handlers.messages import Refusal, Say, SayToAudience
from handlers.reminders import reminders as due
from handlers.seats.cards import calendar_entry
from handlers.seminars import pending_changes
from storage import planning
from storage.models import Reminder, Seminar
from storage.reminders import reminders
from storage.seminars import days, programme
from tests.handlers.seminars.test_planning import ZONE, at_line, create_draft
from tests.handlers.stage import Stage, text_keys


def shown(said: list[Say]) -> str:
    """Return the text of the first message, in Russian."""
    return get_locale("ru", "UTC").plain(said[0].key, said[0].args)


def hours(seminar: Seminar) -> list[str]:
    return [
        f"{one.starts_at.astimezone(ZONE):%H:%M}-{one.ends_at.astimezone(ZONE):%H:%M}"
        for one in days.list_days(seminar)
    ]


async def two_days(stage: Stage, *, opened: bool = False) -> Seminar:
    """Return a seminar in three weeks, 9:30 to 16:00, of that day and the next one."""
    seminar = await create_draft(stage, title={"ky": "Үлгү", "ru": "Пример"})
    seminar.ends_at += timedelta(days=1)
    if opened:
        await planning.transition(stage.session, seminar, "open", stage.now)
    return seminar


async def test_hours_typed_day_by_day_are_shown_and_changed_for_one_day(stage: Stage) -> None:
    seminar = await create_draft(stage)
    first = seminar.starts_at.astimezone(ZONE)
    second = first + timedelta(days=1)
    await at_line(stage, seminar, "starts")
    said = await stage.write(stage.member, f"{first:%d.%m} 9:00-16:00, {second:%d.%m} 10:00-13:00")
    assert hours(seminar) == ["09:00-16:00", "10:00-13:00"]
    assert "09:00–16:00\n" in shown(said)
    assert "10:00–13:00" in shown(said)
    said = await at_line(stage, seminar, "hours")
    assert f"edit-plan-field:{seminar.id}:hours-1" in [one.data for row in said[0].buttons for one in row]
    await at_line(stage, seminar, "hours-1")
    with pytest.raises(Refusal, match="plan-hours-wrong"):
        await stage.write(stage.member, "10:00")
    await stage.write(stage.member, "10.30-14.00")
    assert hours(seminar) == ["09:00-16:00", "10:30-14:00"]
    assert seminar.ends_at.astimezone(ZONE).strftime("%H:%M") == "14:00"
    await at_line(stage, seminar, "starts")
    said = await stage.write(stage.member, f"{first:%d}-{second:%d.%m} 9:00-16:00")
    assert "ежедневно 09:00–16:00" in shown(said)


async def test_one_day_has_no_hours_by_day(stage: Stage) -> None:
    seminar = await create_draft(stage)
    for field in ("hours", "hours-0", "hours-1"):
        with pytest.raises(Refusal, match="button-old"):
            await at_line(stage, seminar, field)


async def test_other_hours_of_an_announced_day_are_told_and_go_into_the_calendar(stage: Stage) -> None:
    seminar = await two_days(stage, opened=True)
    await at_line(stage, seminar, "hours-0")
    said = await stage.write(stage.member, "9:30-13:00")
    assert text_keys(said) == ["change-preview"]
    assert "ежедневно 09:30–16:00" in shown(said)
    assert "09:30–13:00" in shown(said)
    assert hours(seminar) == ["09:30-16:00", "09:30-16:00"]
    await stage.press(stage.member, f"apply-pending-change:{seminar.id}:1:tell")
    assert hours(seminar) == ["09:30-13:00", "09:30-16:00"]
    assert [ends - starts for starts, ends in calendar_entry(seminar).days] == [
        timedelta(hours=3.5),
        timedelta(hours=6.5),
    ]


async def test_a_day_less_is_taken_out_of_the_calendar(stage: Stage) -> None:
    seminar = await two_days(stage, opened=True)
    was = pending_changes.TimeAndPlace.of(seminar)
    seminar.ends_at -= timedelta(days=1)
    message = pending_changes.change_message(seminar, was, pending_changes.TimeAndPlace.of(seminar))
    assert message.say.document == calendar_entry(seminar, was.days)
    assert len(calendar_entry(seminar, was.days).dropped) == 1


async def test_each_morning_has_its_reminder_with_its_own_hour(stage: Stage) -> None:
    seminar = await two_days(stage, opened=True)
    seminar.day_hours = {"1": ["11:00", "16:00"]}
    await reminders.replan(stage.session, seminar, stage.now)
    rows = [
        one
        for one in await reminders.lock_due(stage.session, seminar.ends_at)
        if one.seminar_id == seminar.id and one.kind == "day"
    ]
    assert [one.due_at.astimezone(ZONE).strftime("%H:%M") for one in rows] == ["07:30", "07:30"]
    assert rows[1].due_at - rows[0].due_at == timedelta(days=1)
    assert rows[1].expires_at == days.list_days(seminar)[1].starts_at - reminders.START_MARGIN
    said = [await _message(stage, one, seminar) for one in rows]
    assert [f"{one.args['at']:%H:%M}" for one in said] == ["09:30", "11:00"]
    assert len(said[1].buttons) == len(said[0].buttons) - 1, "nobody cancels in the middle"


async def _message(stage: Stage, reminder: Reminder, seminar: Seminar) -> Say:
    [message] = await due._rule_reminder(stage.session, reminder, seminar)
    assert isinstance(message, SayToAudience)
    return message.say


async def test_the_last_item_of_a_day_ends_with_that_day(stage: Stage) -> None:
    seminar = await two_days(stage)
    first, second = days.list_days(seminar)
    late = programme.add(stage.session, seminar, first.starts_at + timedelta(hours=3), None, {"ky": "Үлгү"})
    next_day = programme.add(stage.session, seminar, second.starts_at, None, {"ky": "Үлгү"})
    items = await programme.list_items(stage.session, seminar.id)
    assert programme.item_end(late, items, seminar) == first.ends_at
    assert programme.item_end(next_day, items, seminar) == second.ends_at


async def test_the_reminder_of_a_day_names_all_days_of_the_seminar(stage: Stage) -> None:
    seminar = await two_days(stage, opened=True)
    rows = [one for one in await reminders.lock_due(stage.session, seminar.ends_at) if one.kind == "day"]
    first, last = (moment.astimezone(ZONE).day for moment in (seminar.starts_at, seminar.ends_at))
    for row in [one for one in rows if one.seminar_id == seminar.id]:
        say = await _message(stage, row, seminar)
        for language in ("ky", "ru", "en"):
            text = get_locale(language, "Asia/Bishkek").plain(say.key, say.args)
            assert {str(first), str(last)} <= set(
                re.findall(r"\d+", text.partition("📅")[2].partition("🕘")[0])
            )


async def test_items_after_the_end_are_said_on_the_card_of_a_shorter_copy_and_before_opening(
    stage: Stage,
) -> None:
    source = await two_days(stage)
    second = days.list_days(source)[1]
    programme.add(stage.session, source, second.starts_at, None, {"ky": "Үлгү", "ru": "Пример"})
    starts = source.starts_at + timedelta(days=30)
    copy = await planning.clone(
        stage.session, source, starts, None, stage.now, ends_at=starts + timedelta(hours=6)
    )
    copy.title, copy.venue = {"ky": "Көчүрмө", "ru": "Копия"}, {"ky": "Үлгү", "ru": "Пример"}
    assert len(await programme.list_items(stage.session, copy.id)) == 1
    said = await stage.press(stage.member, f"show-plan:{copy.id}")
    assert "После окончания семинара остались пункты программы: 1" in shown(said)
    said = await stage.press(stage.member, f"change-seminar-state:{copy.id}:open")
    assert "После окончания семинара остались пункты программы: 1" in shown(said)
    said = await stage.press(stage.member, f"show-plan:{source.id}")
    assert "После окончания" not in shown(said)


async def test_an_end_moved_before_items_is_warned_of_in_the_preview(stage: Stage) -> None:
    seminar = await two_days(stage, opened=True)
    second = days.list_days(seminar)[1]
    programme.add(stage.session, seminar, second.starts_at, None, {"ky": "Үлгү", "ru": "Пример"})
    await at_line(stage, seminar, "ends")
    said = await stage.write(stage.member, f"{seminar.starts_at.astimezone(ZONE):%d.%m} 16:00")
    assert text_keys(said) == ["change-preview"]
    assert "После окончания семинара остались пункты программы: 1" in shown(said)
