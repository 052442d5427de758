"""Reminders: what the rules of a seminar come to for its present dates, and what of it is due."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select

from storage.audiences.audience import SeatAudience
from storage.database import Session
from storage.messages import outbox
from storage.models import (
    Material,
    Person,
    ProgrammeItem,
    Reminder,
    ReminderRule,
    Seat,
    Seminar,
    seminar_states,
)
from storage.models.reminder_kinds import ATTENDANCE, DAY, NOTE, THANKS
from storage.models.seat_states import ARRIVED, ATTENDING_STATES, REGISTERED
from storage.units import units

PING, MATERIALS, SILENT, CHANGE = "ping", "materials", "silent", "change"
"""What else becomes due: an item begins, an item's files, staff hear who has not answered, a change of plan is told."""

STATES_BY_KIND = {
    ATTENDANCE: (REGISTERED,),
    DAY: ATTENDING_STATES,
    THANKS: ATTENDING_STATES,
    NOTE: ATTENDING_STATES,
}
"""Whose seat a rule of each kind is about. Who has answered is not asked again."""
ALL_LEVELS = (*units.REGION_LEVELS, *units.MUNICIPALITY_LEVELS)

DEFAULT_RULES = (
    (ATTENDANCE, "start", -7, "18:00"),
    (ATTENDANCE, "start", -1, "18:00"),
    (DAY, "start", 0, "07:30"),
    (THANKS, "end", 0, "18:00"),
)
SEMINAR_STATES = seminar_states.PUBLIC_STATES
"""States of a seminar in which anything is due at all."""
PING_LEAD = timedelta(minutes=10)
ANSWER_TIME = timedelta(hours=2)
"""How long people have to answer the last time they are asked, before staff are told who has not."""
START_MARGIN = timedelta(minutes=1)
"""What must not come after the start is not begun to be sent in the last minute before it."""
DEFAULT_LIFETIME = timedelta(days=1)
"""How late something that has no end of its own may still come."""


@dataclass(frozen=True, slots=True)
class PlannedReminder:
    """One time something is to be due."""

    kind: str
    due_at: datetime
    expires_at: datetime
    rule_id: int | None = None
    item_id: int | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the same reminder in another version of the seminar."""
        return self.kind, self.rule_id, self.item_id, self.due_at


# Rules.


def add_default_rules(session: Session, seminar: Seminar) -> list[ReminderRule]:
    """The rules every new seminar begins with; `replan` makes reminders of them."""
    made = [
        ReminderRule(seminar_id=seminar.id, kind=kind, anchor=anchor, days=days, time_of_day=clock)
        for kind, anchor, days, clock in DEFAULT_RULES
    ]
    session.add_all(made)
    return made


async def copy_rules(session: Session, source: Seminar, seminar: Seminar) -> None:
    """The rules of another seminar, for one that is made after it."""
    for rule in await list_rules(session, source.id):
        names = ("kind", "anchor", "days", "time_of_day", "audience", "custom_text", "marks")
        session.add(ReminderRule(seminar_id=seminar.id, **{name: getattr(rule, name) for name in names}))


async def list_rules(session: Session, seminar_id: int) -> list[ReminderRule]:
    """The rules that stand, in the order they were made."""
    await session.flush()
    rows = await session.scalars(
        select(ReminderRule)
        .where(ReminderRule.seminar_id == seminar_id, ReminderRule.removed_at.is_(None))
        .order_by(ReminderRule.id)
    )
    return list(rows)


async def get_rule(session: Session, rule_id: int) -> ReminderRule | None:
    """A rule by its id, removed ones too."""
    return await session.get(ReminderRule, rule_id)


def rule_due_at(rule: ReminderRule, seminar: Seminar) -> datetime:
    """When the rule's time has come: that hour of the place's clocks, so many days from the anchor's day."""
    anchor = seminar.starts_at if rule.anchor == "start" else seminar.ends_at
    zone = ZoneInfo(seminar.timezone)
    day = anchor.astimezone(zone).date() + timedelta(days=rule.days)
    moment = datetime.combine(day, time.fromisoformat(rule.time_of_day), zone).astimezone(UTC)
    # What looks back on a seminar must not come before its end.
    return moment if rule.anchor == "start" else max(moment, seminar.ends_at)


def _rule_expires_at(rule: ReminderRule, seminar: Seminar, others: Sequence[ReminderRule]) -> datetime:
    """Until when it is of use: before the start never after it, and no longer than until it is asked again."""
    due = rule_due_at(rule, seminar)
    if rule.kind not in (ATTENDANCE, DAY) and (rule.anchor == "end" or due >= seminar.starts_at):
        return due + DEFAULT_LIFETIME
    if rule.kind != ATTENDANCE:
        return seminar.starts_at - START_MARGIN
    again = [rule_due_at(other, seminar) for other in others if _covers(other, rule)]
    return min([seminar.starts_at - START_MARGIN, *(one for one in again if one > due)])


def _covers(other: ReminderRule, rule: ReminderRule) -> bool:
    """Whether everybody this rule asks hears from the other one too."""
    return other.kind in (ATTENDANCE, DAY) and (not other.audience or other.audience == rule.audience)


async def add_rule(session: Session, rule: ReminderRule) -> None:
    """Keep a new rule; `replan` makes a reminder of it."""
    session.add(rule)
    await session.flush()


async def rule_audience(session: Session, rule: ReminderRule, seminar_id: int) -> SeatAudience:
    """Whom the rule means, as things stand now."""
    await session.flush()
    chosen = {name: tuple(rule.audience.get(name, ())) for name in ("states", "units", "positions")}
    inside = [one for code in chosen["units"] for one in await units.list_within(session, code, ALL_LEVELS)]
    codes = {*chosen["units"], *(unit.code for unit in inside)}
    states = (
        STATES_BY_KIND[rule.kind]
        if rule.kind == ATTENDANCE
        else chosen["states"] or STATES_BY_KIND[rule.kind]
    )
    found = SeatAudience(seminar_id, states, tuple(sorted(codes)), positions=chosen["positions"])
    if rule.kind == THANKS and not chosen["states"] and await session.scalar(_arrived_query(seminar_id)):
        return replace(found, states=(ARRIVED,))  # where the door counted, those who were there
    return found


def _arrived_query(seminar_id: int) -> Select[int]:
    return select(Seat.id).where(Seat.seminar_id == seminar_id, Seat.state == ARRIVED).limit(1)


async def count_recipients(session: Session, rule: ReminderRule, seminar_id: int) -> Counter[str | None]:
    """How many the rule would reach now, by their language."""
    people = (await rule_audience(session, rule, seminar_id)).reachable().subquery()
    rows = await session.execute(select(people.c.language, func.count()).group_by(people.c.language))
    return Counter({row[0]: row[1] for row in rows})


# Reminders.


async def replan(session: Session, seminar: Seminar, at: datetime) -> None:
    """Make the reminders those of the seminar as it is now; to be called after whatever changes it.

    What no longer holds is dropped, and messages of it that wait are not sent; what is the same stays, be it for
    another version, so that nobody hears it twice. Again changes nothing. What would have been due before `at`
    is not made up for.
    """
    await session.flush()
    await session.refresh(
        seminar, with_for_update=True
    )  # whoever replans at once waits for us, and so does a tick
    wanted = {one.key: one for one in await _plan_reminders(session, seminar)}
    dropped = []
    for row in await _lock_current(session, seminar):
        if row.kind == CHANGE and row.version == seminar.version:
            continue
        one = wanted.pop((row.kind, row.rule_id, row.item_id, row.due_at), None)
        if one is None or (row.done_at is not None and row.version != seminar.version):
            row.cancelled_at = at
            dropped.append(row.id)
        elif row.done_at is None:
            row.version, row.expires_at = seminar.version, one.expires_at
    session.add_all(
        Reminder(
            seminar_id=seminar.id,
            version=seminar.version,
            kind=one.kind,
            rule_id=one.rule_id,
            item_id=one.item_id,
            due_at=one.due_at,
            expires_at=one.expires_at,
        )
        for one in wanted.values()
        if at <= one.due_at < one.expires_at
    )
    await session.flush()  # reminders are listed, counted and locked by queries
    await outbox.expire_reminders(session, dropped, at)


async def create_change_reminder(session: Session, seminar: Seminar, at: datetime) -> int:
    """What the message that tells of a change of plan belongs to: the next change takes back what waits of it.

    To be called once the seminar has its new version; returns the reminder's number.
    """
    row = Reminder(seminar_id=seminar.id, version=seminar.version, kind=CHANGE, due_at=at, done_at=at)
    row.expires_at = seminar.ends_at
    session.add(row)
    await session.flush()
    return row.id


async def _lock_current(session: Session, seminar: Seminar) -> list[Reminder]:
    """The seminar's reminders that are not dropped, done ones too, as they are now: a tick may just have done them."""
    rows = await session.scalars(
        select(Reminder)
        .where(Reminder.seminar_id == seminar.id, Reminder.cancelled_at.is_(None))
        .order_by(Reminder.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list(rows)


async def _plan_reminders(session: Session, seminar: Seminar) -> list[PlannedReminder]:
    if seminar.state not in SEMINAR_STATES:
        return []
    standing = [
        rule for rule in await list_rules(session, seminar.id) if rule.kind != NOTE or rule.custom_text
    ]
    found = [
        PlannedReminder(
            rule.kind, rule_due_at(rule, seminar), _rule_expires_at(rule, seminar, standing), rule.id
        )
        for rule in standing
    ]
    return [*found, *_plan_silent(seminar, found), *await _plan_items(session, seminar)]


def _plan_silent(seminar: Seminar, asked: Sequence[PlannedReminder]) -> list[PlannedReminder]:
    """After people were asked for the last time, with time left to telephone."""
    last = [one for one in asked if one.kind == ATTENDANCE and one.due_at < seminar.starts_at]
    if not last:
        return []
    newest = max(last, key=lambda one: one.due_at)
    half = newest.due_at + (seminar.starts_at - newest.due_at) / 2
    return [
        PlannedReminder(SILENT, min(newest.due_at + ANSWER_TIME, half), seminar.starts_at, newest.rule_id)
    ]


async def _plan_items(session: Session, seminar: Seminar) -> list[PlannedReminder]:
    items = list(
        await session.scalars(
            select(ProgrammeItem)
            .where(ProgrammeItem.seminar_id == seminar.id)
            .order_by(ProgrammeItem.starts_at, ProgrammeItem.id)
        )
    )
    materials = await session.scalars(
        select(Material).where(
            Material.seminar_id == seminar.id, Material.item_id.is_not(None), Material.removed_at.is_(None)
        )
    )
    ends = {item.id: _item_end(item, items, seminar) for item in items}
    found = [
        PlannedReminder(PING, item.starts_at - PING_LEAD, item.starts_at - START_MARGIN, item_id=item.id)
        for item in items
    ]
    # A file that comes when its item is over already is due at once, and does not undo what was due before.
    dues = {(one.item_id, max(ends[one.item_id], one.added_at)) for one in materials if one.item_id in ends}
    return found + [
        PlannedReminder(MATERIALS, due, due + DEFAULT_LIFETIME, item_id=item) for item, due in sorted(dues)
    ]


def _item_end(item: ProgrammeItem, items: Sequence[ProgrammeItem], seminar: Seminar) -> datetime:
    """When an item is over: as was said, else when the next one begins, else with the seminar."""
    later = (other.starts_at for other in items if other.starts_at > item.starts_at)
    return item.ends_at or min(later, default=max(seminar.ends_at, item.starts_at))


async def current_reminder(session: Session, rule: ReminderRule) -> Reminder | None:
    """What the rule comes to for the seminar as it is: done, or still to come; None: it will not be due."""
    return await session.scalar(
        select(Reminder)
        .where(Reminder.rule_id == rule.id, Reminder.kind == rule.kind, Reminder.cancelled_at.is_(None))
        .order_by(Reminder.id.desc())
        .limit(1)
    )


async def lock_due(session: Session, now: datetime, limit: int = 200) -> list[Reminder]:
    """What is due and not done, the oldest first, each locked for whoever asked first."""
    rows = await session.scalars(
        select(Reminder)
        .where(Reminder.done_at.is_(None), Reminder.cancelled_at.is_(None), Reminder.due_at <= now)
        .order_by(Reminder.due_at, Reminder.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(rows)


def is_current(reminder: Reminder, seminar: Seminar, now: datetime) -> bool:
    """Whether what is due is still of use: for the plan as it is, and not too late."""
    return (
        seminar.state in SEMINAR_STATES and reminder.version == seminar.version and now < reminder.expires_at
    )


async def may_send(session: Session, reminder_id: int, chat_id: int) -> bool:
    """Whether a message of this reminder may still be sent to this chat: the plan holds, and so does the seat.

    Asked right before it is sent: meanwhile somebody may have moved the seminar, answered, or asked to be forgotten.
    """
    unanswered = (
        select(Seat.id)
        .where(Seat.seminar_id == Seminar.id, Seat.person_id == Person.id, Seat.state == REGISTERED)
        .correlate(Seminar, Person)
        .exists()
    )
    found = await session.execute(
        select(Reminder.kind, Reminder.version, Seminar.version, Seminar.state, unanswered)
        .join(Seminar, Seminar.id == Reminder.seminar_id)
        .join(Person, Person.telegram_id == chat_id)
        .where(Reminder.id == reminder_id, Reminder.cancelled_at.is_(None), Person.consented_at.is_not(None))
    )
    row = found.one_or_none()
    if row is None:
        return False
    kind, version, newest, state, silent = row
    if version != newest or (state not in SEMINAR_STATES and kind != CHANGE):
        return False
    return kind != ATTENDANCE or bool(silent)
