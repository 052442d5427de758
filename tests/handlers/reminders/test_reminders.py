"""Due reminders are enqueued once for the right people, and an answer changes the seat."""

from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest
from sqlalchemy import select, update

from bot.telegram.outgoing import MessageRenderer
from handlers.messages import OutOfDate, Refusal, Say, SayToAudience, Text
from handlers.reminders import reminders as feature
from handlers.reminders.rule_page import next_time_text
from handlers.seminars import lifecycle
from storage import planning, quiet_hours
from storage.messages import outbox
from storage.models import OutboxMessage, Person, ProgrammeItem, Reminder, Role, Seat, Seminar, seat_states
from storage.reminders import reminders
from storage.seats import seats
from storage.seminars import materials, programme
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import NOW, Stage, text_keys

POST = MessageRenderer("ky", "Asia/Bishkek")
KARAKOL_RAYON = "41702205000000"


async def plan_seminar(stage: Stage, **changes: Any) -> Seminar:
    """Plan the seminar in Karakol two days from now at 9:30, with the default rules; at `NOW` all are in the future."""
    seminar = stage.karakol
    stage.now = NOW
    seminar.starts_at = datetime(2026, 12, 10, 3, 30, tzinfo=UTC)
    seminar.ends_at = seminar.starts_at + timedelta(hours=6)
    for name, value in changes.items():
        setattr(seminar, name, value)
    await reminders.replan(stage.session, seminar, NOW)
    await stage.session.execute(
        update(Reminder).where(Reminder.seminar_id != seminar.id).values(cancelled_at=NOW)
    )
    return seminar


async def tick(stage: Stage, at: datetime) -> list[Say | SayToAudience]:
    """Run the clock's job."""
    await stage.session.flush()
    said = await feature.send_due(stage.session, at)
    await outbox.enqueue(stage.session, await POST.message_rows(stage.session, said, at))
    return said


async def reminder_messages(stage: Stage, kind: str) -> list[OutboxMessage]:
    """Return the messages of reminders of that kind, in order."""
    rows = await stage.session.scalars(
        select(OutboxMessage)
        .join(Reminder, Reminder.id == OutboxMessage.reminder_id)
        .where(Reminder.kind == kind)
        .order_by(OutboxMessage.id)
        .execution_options(populate_existing=True)
    )
    return list(rows)


async def seat_of(stage: Stage, person: Person) -> Seat:
    seat = await seats.of_person(stage.session, stage.karakol.id, person)
    assert seat is not None
    return seat


def local_hour(seminar: Seminar, days: int, clock: str) -> datetime:
    """Return that hour in Bishkek, a number of days from the seminar."""
    hour, minute = clock.split(":")
    day = seminar.starts_at + timedelta(days=days)
    return day.replace(hour=int(hour), minute=int(minute)) - timedelta(hours=6)


async def test_everybody_with_a_seat_is_asked_once_in_their_own_language(stage: Stage) -> None:
    seminar = await plan_seminar(stage)
    due = local_hour(seminar, -7, "18:00")
    assert await tick(stage, due - timedelta(seconds=1)) == []
    await tick(stage, due)
    assert await tick(stage, due + timedelta(seconds=15)) == []
    rows = await reminder_messages(stage, "attendance")
    assert [row.chat_id for row in rows] == [5001, 5002]
    assert "келесизби" in rows[0].payload
    assert "приедете" in rows[1].payload
    assert {(row.lane, row.expires_at) for row in rows} == {(1, local_hour(seminar, -1, "18:00"))}


async def test_an_answer_stops_further_asking_and_the_morning_is_for_those_who_come(stage: Stage) -> None:
    seminar = await plan_seminar(stage)
    third = await add_consented_person(stage.session, 5005, at="karakol")
    await seats.transition(stage.session, await seat_of(stage, stage.owner), seat_states.CONFIRMED, NOW)
    await seats.transition(stage.session, await seat_of(stage, stage.other), seat_states.DECLINED, NOW)
    await tick(stage, local_hour(seminar, -7, "18:00"))
    assert [row.chat_id for row in await reminder_messages(stage, "attendance")] == [third.telegram_id]
    await tick(stage, local_hour(seminar, 0, "07:30"))
    assert [row.chat_id for row in await reminder_messages(stage, "day")] == [5001, third.telegram_id]


async def test_after_an_outage_only_the_newest_question_comes_and_nothing_after_the_start(
    stage: Stage,
) -> None:
    seminar = await plan_seminar(stage)
    assert len(await tick(stage, local_hour(seminar, -1, "18:30"))) == 1
    assert [row.chat_id for row in await reminder_messages(stage, "attendance")] == [5001, 5002]
    await tick(stage, seminar.starts_at)
    assert await reminder_messages(stage, "day") == []


async def test_what_is_late_at_night_makes_no_sound(stage: Stage) -> None:
    quiet_hours.configure("21-7", "Asia/Bishkek")
    seminar = await plan_seminar(stage)
    await tick(stage, local_hour(seminar, -7, "18:00"))
    await tick(stage, local_hour(seminar, -1, "22:30"))
    sounds = [
        "disable_notification" not in orjson.loads(row.payload)
        for row in await reminder_messages(stage, "attendance")
    ]
    assert sounds == [True, True, False, False]


async def test_what_is_not_for_the_plan_as_it_is_is_dropped(stage: Stage) -> None:
    seminar = await plan_seminar(stage)
    seminar.version += 1  # and nobody has planned anew
    await tick(stage, local_hour(seminar, -7, "18:00"))
    assert await reminder_messages(stage, "attendance") == []


async def test_what_waits_is_sent_only_while_plan_and_seat_hold(stage: Stage) -> None:
    seminar = await plan_seminar(stage)
    await tick(stage, local_hour(seminar, -7, "18:00"))
    first, second = await reminder_messages(stage, "attendance")
    assert first.reminder_id is not None
    for row in (first, second):
        assert await reminders.may_send(stage.session, row.reminder_id or 0, row.chat_id)
    await seats.transition(stage.session, await seat_of(stage, stage.owner), seat_states.CONFIRMED, NOW)
    await stage.session.flush()
    assert not await reminders.may_send(stage.session, first.reminder_id, first.chat_id)
    assert await reminders.may_send(stage.session, first.reminder_id, second.chat_id)
    seminar.version += 1
    await stage.session.flush()
    assert not await reminders.may_send(stage.session, first.reminder_id, second.chat_id)
    assert not await reminders.may_send(stage.session, 10**9, second.chat_id)


async def test_who_asked_to_be_forgotten_is_reminded_of_nothing(stage: Stage) -> None:
    seminar = await plan_seminar(stage)
    await tick(stage, local_hour(seminar, -7, "18:00"))
    first, _ = await reminder_messages(stage, "attendance")
    stage.owner.consented_at = None
    await stage.session.flush()
    assert not await reminders.may_send(stage.session, first.reminder_id or 0, first.chat_id)
    await tick(stage, local_hour(seminar, 0, "07:30"))
    assert [row.chat_id for row in await reminder_messages(stage, "day")] == [5002]


async def test_moving_the_seminar_takes_back_what_waits(stage: Stage) -> None:
    seminar = await plan_seminar(stage)
    due = local_hour(seminar, -7, "18:00")
    await tick(stage, due)
    await plan_seminar(stage, version=2, starts_at=seminar.starts_at + timedelta(days=1))
    await reminders.replan(stage.session, seminar, due)
    assert {row.state for row in await reminder_messages(stage, "attendance")} == {"expired"}


@pytest.mark.parametrize(
    ("word", "state"), [("yes", "confirmed"), ("no", "declined"), ("deputy", "registered")]
)
async def test_the_three_answers(stage: Stage, word: str, state: str) -> None:
    seminar = await plan_seminar(stage)
    said = await stage.press(stage.owner, f"answer-attendance:{seminar.id}:{seminar.version}:{word}")
    assert (await seat_of(stage, stage.owner)).state == state
    assert said


async def test_an_answer_to_a_plan_that_has_changed_is_asked_anew(stage: Stage) -> None:
    seminar = await plan_seminar(stage)
    old = seminar.version
    seminar.version += 1
    said = await stage.press(stage.owner, f"answer-attendance:{seminar.id}:{old}:yes")
    assert text_keys(said) == ["attendance-anew"]
    assert (await seat_of(stage, stage.owner)).state == "registered"
    assert said[0].buttons[0][0].data == f"answer-attendance:{seminar.id}:{seminar.version}:yes"


async def test_whoever_has_no_seat_has_nothing_to_answer(stage: Stage) -> None:
    seminar = await plan_seminar(stage)
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.member, f"answer-attendance:{seminar.id}:{seminar.version}:yes")


async def test_thanks_go_to_those_who_were_there_when_the_door_has_counted(stage: Stage) -> None:
    seminar = await plan_seminar(stage)
    rule = next(one for one in await reminders.list_rules(stage.session, seminar.id) if one.kind == "thanks")
    assert (await reminders.count_recipients(stage.session, rule, seminar.id)).total() == 2
    await seats.transition(
        stage.session, await seat_of(stage, stage.owner), seat_states.ARRIVED, seminar.starts_at
    )
    await tick(stage, local_hour(seminar, 0, "18:00"))
    assert [row.chat_id for row in await reminder_messages(stage, "thanks")] == [5001]


async def test_staff_are_warned_before_only_a_few_are_thanked_and_may_thank_all(stage: Stage) -> None:
    seminar = await plan_seminar(stage)
    rule = next(one for one in await reminders.list_rules(stage.session, seminar.id) if one.kind == "thanks")
    await add_consented_person(stage.session, 5300, at="karakol")
    seat = await seat_of(stage, stage.owner)
    await seats.transition(stage.session, seat, seat_states.ARRIVED, seminar.starts_at)
    [page] = await stage.press(stage.member, f"show-reminder-rule:{rule.id}")
    warning = Text("rule-few-arrived", {"arrived": 1, "expected": 3})
    assert warning in page.args["who"].lines  # type: ignore[union-attr]
    notices = await lifecycle.end_past_seminars(stage.session, seminar.ends_at)
    assert notices
    assert all(one.key == "few-arrived" and one.args["warning"] == warning for one in notices)  # type: ignore[union-attr]
    [page] = await stage.press(stage.member, f"thank-everybody:{rule.id}")
    assert [line.key for line in page.args["who"].lines] == ["rule-who-states"]  # type: ignore[union-attr]
    stage.now = local_hour(seminar, 0, "18:00")
    await tick(stage, stage.now)
    assert {row.chat_id for row in await reminder_messages(stage, "thanks")} >= {5001, 5300}
    [unmarked] = await stage.press(stage.other, f"rate-seminar:{seminar.id}:5")
    assert unmarked.key == "feedback-rated", "whoever was sent the stars may give them"
    assert text_keys(await stage.write(stage.other, "Зал жакшы экен")) == ["feedback-words-taken"]
    with pytest.raises(OutOfDate):
        await stage.press(stage.newcomer_with_consent(), f"rate-seminar:{seminar.id}:5")


async def test_an_item_is_announced_to_who_wants_it_and_to_who_speaks(stage: Stage) -> None:
    seminar = await plan_seminar(stage)
    begins = seminar.starts_at + timedelta(hours=2)
    item = ProgrammeItem(seminar_id=seminar.id, starts_at=begins, title={"ky": "Үлгү"})
    item.speaker_id = stage.other.id
    stage.session.add(item)
    for person in (stage.owner, stage.other):
        (await seat_of(stage, person)).wants_pings = True
    await reminders.replan(stage.session, seminar, NOW)
    await tick(stage, begins - timedelta(minutes=10))
    rows = [
        row for row in await reminder_messages(stage, "ping") if row.expires_at and row.expires_at < begins
    ]
    texts = {row.chat_id: orjson.loads(row.payload)["text"] for row in rows}
    assert texts[5001].startswith("⏱ Саат 11:30")
    assert texts[5002].startswith("🎤 В 11:30 ваше выступление")
    assert len(rows) == 2


async def test_the_silent_are_told_to_organisers_and_to_each_coordinator_their_own(stage: Stage) -> None:
    seminar = await plan_seminar(stage)
    own, strange = (
        await add_consented_person(stage.session, 5006, "ru"),
        await add_consented_person(stage.session, 5007, "ru"),
    )
    for person, rayon in ((own, KARAKOL_RAYON), (strange, "41703000000000")):
        stage.session.add(Role(person_id=person.id, role="coordinator", unit_code=rayon, granted_at=NOW))
    await seats.transition(stage.session, await seat_of(stage, stage.owner), seat_states.CONFIRMED, NOW)
    await stage.session.flush()
    await tick(stage, local_hour(seminar, -1, "20:00"))
    rows = await reminder_messages(stage, "silent")
    assert sorted(row.chat_id for row in rows) == [5004, 5006]
    assert all("5002" in row.payload and "5001" not in row.payload for row in rows)


async def test_nobody_hears_that_nobody_is_silent(stage: Stage) -> None:
    seminar = await plan_seminar(stage)
    for person in (stage.owner, stage.other):
        await seats.transition(stage.session, await seat_of(stage, person), seat_states.CONFIRMED, NOW)
    await tick(stage, local_hour(seminar, -1, "20:00"))
    assert await reminder_messages(stage, "silent") == []


async def test_the_place_and_position_narrow_a_rule(stage: Stage) -> None:
    seminar = await plan_seminar(stage)
    await add_consented_person(stage.session, 5008, at="karakol", position="deputy")
    rule = (await reminders.list_rules(stage.session, seminar.id))[0]
    for audience, people in (
        ({}, 3),
        ({"positions": ["deputy"]}, 1),
        ({"units": [KARAKOL_RAYON]}, 3),
        ({"units": ["41703000000000"]}, 0),
    ):
        rule.audience = audience
        assert (await reminders.count_recipients(stage.session, rule, seminar.id)).total() == people


async def test_who_refuses_us_is_not_written_to(stage: Stage) -> None:
    seminar = await plan_seminar(stage)
    stage.other.unreachable_at = NOW
    await tick(stage, local_hour(seminar, -7, "18:00"))
    assert [row.chat_id for row in await reminder_messages(stage, "attendance")] == [5001]


async def test_a_change_of_plan_is_told_only_until_the_next_one(stage: Stage) -> None:
    seminar = await plan_seminar(stage, version=2)
    first = await reminders.create_change_reminder(stage.session, seminar, NOW)
    await plan_seminar(stage, capacity=50)
    assert await reminders.may_send(stage.session, first, 5001), "the plan is the same"
    seminar.state, seminar.version = "cancelled", 3
    await reminders.replan(stage.session, seminar, NOW)
    second = await reminders.create_change_reminder(stage.session, seminar, NOW)
    await reminders.replan(stage.session, seminar, NOW)
    assert not await reminders.may_send(stage.session, first, 5001)
    assert await reminders.may_send(stage.session, second, 5001), "that it is cancelled must be told"


async def test_files_that_waited_when_the_seminar_was_moved_come_on_the_new_day(stage: Stage) -> None:
    seminar = await plan_seminar(stage)
    ends = seminar.starts_at + timedelta(hours=1)
    item = programme.add(stage.session, seminar, seminar.starts_at, ends, {"ky": "Ачылыш"})
    await stage.session.flush()
    file: dict[str, Any] = {
        "title": {"ky": "Файл"},
        "kind": "document",
        "file_id": "f",
        "file_unique_id": "u",
    }
    await materials.add(stage.session, seminar, item_id=item.id, by=stage.member, at=NOW, **file)
    await reminders.replan(stage.session, seminar, NOW)
    await tick(stage, ends)
    first = (
        await stage.session.scalars(
            select(OutboxMessage.id).where(OutboxMessage.dedup_key.like("material:%"))
        )
    ).all()
    await planning.reschedule(
        stage.session, seminar, seminar.starts_at + timedelta(days=1), seminar.ends_at + timedelta(days=1)
    )
    await planning.record_change(stage.session, seminar, ends, new_version=True)
    await tick(stage, ends + timedelta(days=1))
    waiting = select(OutboxMessage.id).where(
        OutboxMessage.dedup_key.like("material:%"), OutboxMessage.state == outbox.PENDING
    )
    second = (await stage.session.scalars(waiting)).all()
    assert len(second) == len(first) > 1
    assert not set(first) & set(second)


async def test_the_rules_of_a_cancelled_seminar_do_not_promise_a_message(stage: Stage) -> None:
    await plan_seminar(stage)

    async def times() -> set[str]:
        rules = await reminders.list_rules(stage.session, stage.karakol.id)
        return {(await next_time_text(stage.session, stage.karakol, rule)).key for rule in rules}

    assert await times() == {"rule-next-due"}
    stage.karakol.state = "draft"
    assert await times() == {"rule-next-draft"}
    stage.karakol.state = "cancelled"
    assert await times() == {"rule-next-inactive"}
