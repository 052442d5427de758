"""Reminders: due times by rules, changes of the plan, and the search for due ones."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from storage import quiet_hours
from storage.database import Database, Session
from storage.messages import outbox
from storage.models import Material, OutboxMessage, ProgrammeItem, Reminder, ReminderRule, Seminar
from storage.reminders import reminders
from tests.sending.outbox_rows import REMINDER, outbox_row

pytestmark = pytest.mark.any_database

NOW = datetime(2026, 11, 1, 6, 0, tzinfo=UTC)
START = datetime(2026, 11, 20, 3, 30, tzinfo=UTC)
"""09:30 in Bishkek."""


@pytest.fixture
async def session(database: Database) -> AsyncIterator[Session]:
    async with database.session.begin() as session:
        yield session


async def planned_session(session: Session, **values: object) -> Seminar:
    """A session with a seminar that has the default rules."""
    known = {
        "slug": "sample",
        "title": {"ky": "Үлгү"},
        "description": {},
        "venue": {"ky": "Үлгү жай"},
        "address": {},
        "starts_at": START,
        "ends_at": START + timedelta(hours=6, minutes=30),
        "timezone": "Asia/Bishkek",
        "state": "open",
        "updated_at": NOW,
    }
    seminar = Seminar(**known | values)
    session.add(seminar)
    await session.flush()
    reminders.add_default_rules(session, seminar)
    await reminders.replan(session, seminar, NOW)
    return seminar


async def active_reminders(session: Session) -> list[Reminder]:
    await session.flush()
    rows = await session.scalars(
        select(Reminder).where(Reminder.cancelled_at.is_(None)).order_by(Reminder.due_at, Reminder.id)
    )
    return list(rows)


async def lock_due(session: Session, now: datetime) -> list[Reminder]:
    await session.flush()
    return await reminders.lock_due(session, now)


async def due_times(session: Session) -> list[tuple[str, str]]:
    """Return (kind, local time) of the active reminders."""
    there = timedelta(hours=6)
    return [(one.kind, f"{one.due_at + there:%d %H:%M}") for one in await active_reminders(session)]


DEFAULT = [
    ("attendance", "13 18:00"),
    ("attendance", "19 18:00"),
    ("silent", "19 20:00"),
    ("day", "20 07:30"),
    ("thanks", "20 18:00"),
    ("nudge", "21 18:00"),
]


async def test_a_new_seminar_is_reminded_of_at_the_hours_of_its_place(session: Session) -> None:
    await planned_session(session)
    assert await due_times(session) == DEFAULT


async def test_planning_again_changes_nothing(session: Session) -> None:
    seminar = await planned_session(session)
    before = [(one.id, one.due_at, one.expires_at) for one in await active_reminders(session)]
    await reminders.replan(session, seminar, NOW + timedelta(days=1))
    assert [(one.id, one.due_at, one.expires_at) for one in await active_reminders(session)] == before


async def test_a_seminar_that_is_moved_is_reminded_of_at_its_new_time_alone(session: Session) -> None:
    seminar = await planned_session(session)
    seminar.starts_at += timedelta(days=1)
    seminar.ends_at += timedelta(days=1)
    seminar.version += 1
    await reminders.replan(session, seminar, NOW)
    moved = [(kind, f"{int(when[:2]) + 1}{when[2:]}") for kind, when in DEFAULT]
    assert await due_times(session) == moved
    assert {one.version for one in await active_reminders(session)} == {2}


async def test_a_new_venue_keeps_what_is_to_come_and_drops_what_was_said_of_the_old_one(
    session: Session,
) -> None:
    seminar = await planned_session(session)
    first, *rest = await active_reminders(session)
    first.done_at = first.due_at
    await outbox.enqueue(
        session, [outbox_row(1, "old", REMINDER, reminder_id=first.id), outbox_row(2, "a reply")]
    )
    seminar.venue, seminar.version = {"ky": "Башка жай"}, 2
    await reminders.replan(session, seminar, first.due_at + timedelta(minutes=1))
    assert [one.id for one in await active_reminders(session)] == [one.id for one in rest]
    assert {one.version for one in await active_reminders(session)} == {2}
    states = await session.scalars(select(OutboxMessage.state).order_by(OutboxMessage.id))
    assert list(states) == ["expired", "pending"]


@pytest.mark.parametrize("state", ["draft", "cancelled", "archived"])
async def test_nothing_is_due_of_a_seminar_that_does_not_take_place(session: Session, state: str) -> None:
    seminar = await planned_session(session)
    seminar.state = state
    await reminders.replan(session, seminar, NOW)
    assert await active_reminders(session) == []
    assert await lock_due(session, START + timedelta(days=30)) == []


async def test_what_would_have_been_due_before_it_was_planned_is_not_made_up_for(
    session: Session,
) -> None:
    seminar = await planned_session(session, state="draft")
    seminar.state = "open"
    await reminders.replan(session, seminar, START - timedelta(hours=12))
    assert [kind for kind, _ in await due_times(session)] == ["day", "thanks", "nudge"]


async def test_what_is_overdue_when_the_venue_changes_is_still_due(session: Session) -> None:
    """The program was down at 18:00, and staff change the venue before it has caught up."""
    seminar = await planned_session(session)
    seminar.version = 2
    later = START - timedelta(hours=15)
    await reminders.replan(session, seminar, later)
    assert [one.kind for one in await lock_due(session, later)][-1] == "attendance"


async def test_who_is_asked_again_need_not_be_asked_late(session: Session) -> None:
    await planned_session(session)
    week, day, *_ = await active_reminders(session)
    assert week.expires_at == day.due_at
    assert day.expires_at == START - timedelta(hours=2), "in the morning it is said where to go"


async def test_a_question_to_others_replaces_none(session: Session) -> None:
    seminar = await planned_session(session)
    last = (await reminders.list_rules(session, seminar.id))[1]
    last.audience = {"positions": ["head"]}
    await reminders.replan(session, seminar, NOW)
    week, day, *_ = await active_reminders(session)
    assert week.expires_at == START - timedelta(hours=2)
    assert day.expires_at == START - timedelta(hours=2)


async def test_a_rule_that_is_taken_away_takes_what_waits_with_it(session: Session) -> None:
    seminar = await planned_session(session)
    first = (await active_reminders(session))[0]
    first.done_at = first.due_at
    await outbox.enqueue(session, [outbox_row(1, "x", REMINDER, reminder_id=first.id)])
    (await reminders.list_rules(session, seminar.id))[0].removed_at = first.due_at
    await reminders.replan(session, seminar, first.due_at)
    assert await due_times(session) == DEFAULT[1:]
    assert await session.scalar(select(OutboxMessage.state)) == "expired"


async def test_own_words_are_due_once_there_are_words(session: Session) -> None:
    seminar = await planned_session(session)
    rule = ReminderRule(seminar_id=seminar.id, kind="note", anchor="start", days=-2, time_of_day="10:00")
    session.add(rule)
    await reminders.replan(session, seminar, NOW)
    assert await due_times(session) == DEFAULT
    rule.custom_text = {"ky": "Паспортуңузду ала келиңиз."}
    await reminders.replan(session, seminar, NOW)
    assert ("note", "18 10:00") in await due_times(session)


async def test_thanks_never_come_before_the_end(session: Session) -> None:
    await planned_session(session, ends_at=START + timedelta(hours=12))
    assert (await due_times(session))[-2:] == [("thanks", "20 21:30"), ("nudge", "21 21:30")]


async def test_at_night_nothing_is_due_and_lateness_counts_from_the_morning(session: Session) -> None:
    quiet_hours.configure("21-7", "Asia/Bishkek")
    seminar = await planned_session(session, ends_at=START + timedelta(hours=12))
    first, second, day, _ = await reminders.list_rules(session, seminar.id)
    first.time_of_day, second.time_of_day, day.time_of_day = "06:00", "22:00", "05:00"
    await reminders.replan(session, seminar, NOW)
    due = await due_times(session)
    assert due[:2] == [("attendance", "13 07:00"), ("attendance", "20 07:00")]
    assert due[-2:] == [("thanks", "21 07:00"), ("nudge", "22 07:00")]
    assert ("day", "20 07:00") in due
    [thanks] = [one for one in await active_reminders(session) if one.kind == "thanks"]
    assert thanks.expires_at == thanks.due_at + reminders.DEFAULT_LIFETIME


@pytest.mark.parametrize(
    ("begins", "due"),
    [
        (timedelta(hours=-2, minutes=-25), [("ping", "20 07:00")]),  # 07:05
        (timedelta(hours=-3), []),  # 06:30: nobody is woken
        (timedelta(hours=12), [("ping", "20 21:20"), ("materials", "21 07:00")]),
    ],
)
async def test_an_item_at_the_edge_of_the_night(
    session: Session, begins: timedelta, due: list[tuple[str, str]]
) -> None:
    quiet_hours.configure("21-7", "Asia/Bishkek")
    seminar = await planned_session(session, ends_at=START + timedelta(hours=13))
    for rule in await reminders.list_rules(session, seminar.id):
        rule.removed_at = NOW
    item = ProgrammeItem(seminar_id=seminar.id, starts_at=START + begins, title={"ky": "Үлгү"})
    session.add(item)
    await session.flush()
    if len(due) > 1:
        file = Material(seminar_id=seminar.id, item_id=item.id, kind="document", file_id="f", added_at=NOW)
        file.title, file.file_unique_id = {}, "u"
        session.add(file)
    await reminders.replan(session, seminar, NOW)
    assert await due_times(session) == due


async def test_a_morning_hour_after_the_start_is_never_due(session: Session) -> None:
    await planned_session(session, starts_at=START - timedelta(hours=3))
    assert "day" not in [kind for kind, _ in await due_times(session)]


async def test_an_item_is_announced_before_it_begins_and_its_files_come_when_it_is_over(
    session: Session,
) -> None:
    seminar = await planned_session(session)
    item = ProgrammeItem(seminar_id=seminar.id, starts_at=START + timedelta(hours=1), title={"ky": "Үлгү"})
    after = ProgrammeItem(seminar_id=seminar.id, starts_at=START + timedelta(hours=2), title={"ky": "Үлгү"})
    session.add_all([item, after])
    await session.flush()
    for _ in range(2):
        file = Material(seminar_id=seminar.id, item_id=item.id, kind="document", file_id="f", added_at=NOW)
        file.title, file.file_unique_id = {}, "u"
        session.add(file)
    await reminders.replan(session, seminar, NOW)
    items = [one for one in await due_times(session) if one not in DEFAULT]
    assert items == [("ping", "20 10:20"), ("ping", "20 11:20"), ("materials", "20 11:30")]
    late = START + timedelta(hours=3)
    await session.execute(update(Reminder).where(Reminder.due_at <= late).values(done_at=late))
    file = Material(seminar_id=seminar.id, item_id=item.id, kind="document", file_id="g", added_at=late)
    file.title, file.file_unique_id = {}, "v"
    session.add(file)
    await reminders.replan(session, seminar, late)
    assert [one.kind for one in await lock_due(session, late)] == ["materials"]


async def test_an_item_that_is_taken_out_is_not_announced(session: Session) -> None:
    seminar = await planned_session(session)
    item = ProgrammeItem(seminar_id=seminar.id, starts_at=START + timedelta(hours=1), title={"ky": "Үлгү"})
    session.add(item)
    await reminders.replan(session, seminar, NOW)
    assert ("ping", "20 10:20") in await due_times(session)
    await session.delete(item)
    await reminders.replan(session, seminar, NOW)
    assert await due_times(session) == DEFAULT


async def test_what_is_due_is_found_the_oldest_first_until_it_is_done(session: Session) -> None:
    await planned_session(session)
    found = await lock_due(session, START)
    assert [one.kind for one in found] == ["attendance", "attendance", "silent", "day"]
    for one in found:
        one.done_at = START
    await session.flush()
    assert await lock_due(session, START) == []


async def test_the_rules_of_another_seminar_can_be_taken_over(session: Session) -> None:
    seminar = await planned_session(session)
    (await reminders.list_rules(session, seminar.id))[0].time_of_day = "12:00"
    (await reminders.list_rules(session, seminar.id))[1].removed_at = NOW
    sister = await planned_session(session, slug="sister", state="draft")
    for rule in await reminders.list_rules(session, sister.id):
        rule.removed_at = NOW
    await reminders.copy_rules(session, seminar, sister)
    copied = [
        (rule.kind, rule.days, rule.time_of_day) for rule in await reminders.list_rules(session, sister.id)
    ]
    assert copied == [("attendance", -7, "12:00"), ("day", 0, "07:30"), ("thanks", 0, "18:00")]
