"""Reminder rules, and the reminders planned from them for the present dates of a seminar."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from storage import quiet_hours
from storage.accounts.reachability import IS_REACHABLE
from storage.audiences.audience import SeatAudience, present_states
from storage.audiences.audience import count_recipients as count_seat_audience
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
from storage.seminars import days, programme
from storage.units import units

PING, MATERIALS, SILENT, CHANGE = "ping", "materials", "silent", "change"
"""Kinds without a rule: an item begins, files of an item, list of people who have not answered, change of plan."""
SLIDES, NUDGE = "slides", "nudge"
"""Speakers are asked for slides that are missing; who gave no feedback is asked once more."""

STATES_BY_KIND = {
    ATTENDANCE: (REGISTERED,),
    DAY: ATTENDING_STATES,
    THANKS: ATTENDING_STATES,
    NOTE: ATTENDING_STATES,
}
"""Kind of rule -> the states of the seats it applies to. People who have answered are not asked again."""

DEFAULT_RULES = (
    (ATTENDANCE, "start", -7, "18:00"),
    (ATTENDANCE, "start", -1, "18:00"),
    (DAY, "start", 0, "07:30"),
    (THANKS, "end", 0, "18:00"),
)
SEMINAR_STATES = seminar_states.PUBLIC_STATES
"""States of a seminar in which it has reminders."""
PING_LEAD = timedelta(minutes=10)
ANSWER_TIME = timedelta(hours=2)
"""The time between the last question for confirmation and the list for staff of people who have not answered."""
START_MARGIN = timedelta(minutes=1)
"""Messages that must not arrive after the start are not sent in the last minute before it."""
SLIDES_LEAD, SLIDES_HOUR = timedelta(days=2), time(10)
"""How long before the seminar's first day, and at which hour there, speakers are asked for their slides."""
NUDGE_DELAY = timedelta(days=1)
"""From the request for feedback to the nudge."""
DEFAULT_LIFETIME = timedelta(days=1)
"""The time within which a reminder without another limit may still be sent."""


@dataclass(frozen=True, slots=True)
class PlannedReminder:
    """A reminder that the seminar should have."""

    kind: str
    due_at: datetime
    expires_at: datetime
    rule_id: int | None = None
    item_id: int | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """The identity of a reminder across versions of the seminar."""
        return self.kind, self.rule_id, self.item_id, self.due_at


# Rules.


def add_default_rules(session: Session, seminar: Seminar) -> list[ReminderRule]:
    """Add the default rules to a new seminar; `replan` creates the reminders."""
    rules = [
        ReminderRule(seminar_id=seminar.id, kind=kind, anchor=anchor, days=days, time_of_day=time_of_day)
        for kind, anchor, days, time_of_day in DEFAULT_RULES
    ]
    session.add_all(rules)
    return rules


async def copy_rules(session: Session, source: Seminar, seminar: Seminar) -> None:
    """Copy the rules of another seminar."""
    for rule in await list_rules(session, source.id):
        names = ("kind", "anchor", "days", "time_of_day", "audience", "custom_text", "marks")
        session.add(ReminderRule(seminar_id=seminar.id, **{name: getattr(rule, name) for name in names}))


async def list_rules(session: Session, seminar_id: int) -> list[ReminderRule]:
    """List the rules of a seminar that were not removed, oldest first."""
    await session.flush()
    rows = await session.scalars(
        select(ReminderRule)
        .where(ReminderRule.seminar_id == seminar_id, ReminderRule.removed_at.is_(None))
        .order_by(ReminderRule.id)
    )
    return list(rows)


async def get_rule(session: Session, rule_id: int) -> ReminderRule | None:
    """Return the rule with this id, removed or not."""
    return await session.get(ReminderRule, rule_id)


def rule_due_at(rule: ReminderRule, seminar: Seminar) -> datetime:
    """Return when the rule is due: at its local time, `days` from the local day of the anchor; never in quiet hours."""
    anchor = seminar.starts_at if rule.anchor == "start" else seminar.ends_at
    zone = ZoneInfo(seminar.timezone)
    day = anchor.astimezone(zone).date() + timedelta(days=rule.days)
    moment = datetime.combine(day, time.fromisoformat(rule.time_of_day), zone).astimezone(UTC)
    # Rules anchored to the end are never due before it.
    due = moment if rule.anchor == "start" else max(moment, seminar.ends_at)
    return quiet_hours.next_allowed(due, seminar.timezone)


def _rule_expires_at(rule: ReminderRule, seminar: Seminar, others: Sequence[ReminderRule]) -> datetime:
    """Return when the rule's messages expire.

    Those due before the start expire shortly before it, questions for confirmation also when a later rule reaches the
    same people; all others after DEFAULT_LIFETIME, counted from the due time, which the quiet hours may have moved.
    """
    due = rule_due_at(rule, seminar)
    if rule.kind not in (ATTENDANCE, DAY) and (rule.anchor == "end" or due >= seminar.starts_at):
        return due + DEFAULT_LIFETIME
    if rule.kind != ATTENDANCE:
        return seminar.starts_at - START_MARGIN
    later = [rule_due_at(other, seminar) for other in others if _covers(other, rule)]
    return min([seminar.starts_at - START_MARGIN, *(one for one in later if one > due)])


def _covers(other: ReminderRule, rule: ReminderRule) -> bool:
    """Whether the other rule reaches everybody that this one reaches."""
    return other.kind in (ATTENDANCE, DAY) and (not other.audience or other.audience == rule.audience)


async def add_rule(session: Session, rule: ReminderRule) -> None:
    """Add a rule; `replan` creates its reminder."""
    session.add(rule)
    await session.flush()


async def rule_audience(session: Session, rule: ReminderRule, seminar_id: int) -> SeatAudience:
    """Return the rule's present audience."""
    await session.flush()
    chosen = {name: tuple(rule.audience.get(name, ())) for name in ("states", "units", "positions")}
    codes = await units.codes_inside(session, chosen["units"])
    states = (
        STATES_BY_KIND[rule.kind]
        if rule.kind == ATTENDANCE
        else chosen["states"] or STATES_BY_KIND[rule.kind]
    )
    found = SeatAudience(seminar_id, states, tuple(sorted(codes)), positions=chosen["positions"])
    if rule.kind == THANKS and not chosen["states"]:
        return replace(found, states=await present_states(session, seminar_id))
    return found


async def few_arrived(session: Session, rule: ReminderRule) -> dict[str, int] | None:
    """Return how many have arrived of how many, if the rule thanks those only and they are not even half."""
    if rule.kind != THANKS or rule.audience.get("states"):
        return None
    rows = await session.execute(
        select(Seat.state, func.count())
        .where(Seat.seminar_id == rule.seminar_id, Seat.state.in_(ATTENDING_STATES))
        .group_by(Seat.state)
    )
    counts: dict[str, int] = {row[0]: row[1] for row in rows}
    arrived, expected = counts.get(ARRIVED, 0), sum(counts.values())
    return {"arrived": arrived, "expected": expected} if 0 < 2 * arrived < expected else None


async def count_recipients(session: Session, rule: ReminderRule, seminar_id: int) -> Counter[str | None]:
    """Count the people whom the rule would reach now, by language."""
    audience = await rule_audience(session, rule, seminar_id)
    return (await count_seat_audience(session, audience)).by_language


# Reminders.


async def replan(session: Session, seminar: Seminar, at: datetime) -> None:
    """Update the reminders of a seminar to its present version; to be called after every change of it.

    Reminders that no longer apply are cancelled, and their pending messages expire. Reminders that are not done and
    have the same key stay, for the new version. Reminders due before `at` are not created. Calling it again changes
    nothing.
    """
    await session.flush()
    await session.refresh(seminar, with_for_update=True)  # concurrent calls and the clock wait for this lock
    wanted = {planned.key: planned for planned in await _plan_reminders(session, seminar)}
    dropped = []
    for row in await _lock_current(session, seminar):
        if row.kind == CHANGE and row.version == seminar.version:
            continue
        planned = wanted.pop((row.kind, row.rule_id, row.item_id, row.due_at), None)
        if planned is None or (row.done_at is not None and row.version != seminar.version):
            row.cancelled_at = at
            dropped.append(row.id)
        elif row.done_at is None:
            row.version, row.expires_at = seminar.version, planned.expires_at
    session.add_all(
        Reminder(
            seminar_id=seminar.id,
            version=seminar.version,
            kind=planned.kind,
            rule_id=planned.rule_id,
            item_id=planned.item_id,
            due_at=planned.due_at,
            expires_at=planned.expires_at,
        )
        for planned in wanted.values()
        if at <= planned.due_at < planned.expires_at
    )
    await session.flush()  # the caller queries reminders
    await outbox.expire_reminders(session, dropped, at)


async def create_change_reminder(session: Session, seminar: Seminar, at: datetime) -> int:
    """Create the reminder to which messages about a change of plan belong: they expire with the next change.

    To be called after the seminar's version was incremented. Returns the reminder's id.
    """
    row = Reminder(seminar_id=seminar.id, version=seminar.version, kind=CHANGE, due_at=at, done_at=at)
    row.expires_at = seminar.ends_at
    session.add(row)
    await session.flush()
    return row.id


async def _lock_current(session: Session, seminar: Seminar) -> list[Reminder]:
    """Return the seminar's reminders that are not cancelled, read again and locked, done ones included."""
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
    rules = [rule for rule in await list_rules(session, seminar.id) if rule.kind != NOTE or rule.custom_text]
    found = [
        PlannedReminder(
            rule.kind, rule_due_at(rule, seminar), _rule_expires_at(rule, seminar, rules), rule.id
        )
        for rule in rules
    ]
    return [
        *found,
        *(planned for rule in rules if rule.kind == DAY for planned in _plan_further_days(seminar, rule)),
        *_plan_silent(seminar, found),
        *_plan_nudge(seminar, found),
        *await _plan_slides(session, seminar),
        *await _plan_items(session, seminar),
    ]


def _plan_further_days(seminar: Seminar, rule: ReminderRule) -> list[PlannedReminder]:
    """On the morning of each day after the first, at the hour of the rule."""
    zone, found = ZoneInfo(seminar.timezone), []
    for day in days.list_days(seminar)[1:]:
        there = day.starts_at.astimezone(zone).date()
        moment = datetime.combine(there, time.fromisoformat(rule.time_of_day), zone).astimezone(UTC)
        due = quiet_hours.next_allowed(moment, seminar.timezone)
        found.append(PlannedReminder(DAY, due, day.starts_at - START_MARGIN, rule.id))
    return [planned for planned in found if planned.due_at < planned.expires_at]


def _plan_nudge(seminar: Seminar, planned: Sequence[PlannedReminder]) -> list[PlannedReminder]:
    """A day after the last request for feedback."""
    thanks = [one for one in planned if one.kind == THANKS]
    if not thanks:
        return []
    last = max(thanks, key=lambda one: one.due_at)
    due = quiet_hours.next_allowed(last.due_at + NUDGE_DELAY, seminar.timezone)
    return [PlannedReminder(NUDGE, due, due + DEFAULT_LIFETIME, last.rule_id)]


async def _plan_slides(session: Session, seminar: Seminar) -> list[PlannedReminder]:
    """Two days before the seminar, if anybody whom the bot knows speaks at it."""
    speaks = select(ProgrammeItem.id).where(
        ProgrammeItem.seminar_id == seminar.id, ProgrammeItem.speaker_id.is_not(None)
    )
    if await session.scalar(speaks.limit(1)) is None:
        return []
    zone = ZoneInfo(seminar.timezone)
    day = (seminar.starts_at.astimezone(zone) - SLIDES_LEAD).date()
    due = quiet_hours.next_allowed(datetime.combine(day, SLIDES_HOUR, zone).astimezone(UTC), seminar.timezone)
    return [PlannedReminder(SLIDES, due, due + DEFAULT_LIFETIME)]


def _plan_silent(seminar: Seminar, asked: Sequence[PlannedReminder]) -> list[PlannedReminder]:
    """Plan the list of people who have not answered: after the last question, with time left to telephone."""
    attendance = [one for one in asked if one.kind == ATTENDANCE and one.due_at < seminar.starts_at]
    if not attendance:
        return []
    newest = max(attendance, key=lambda one: one.due_at)
    midpoint = newest.due_at + (seminar.starts_at - newest.due_at) / 2
    due = quiet_hours.next_allowed(min(newest.due_at + ANSWER_TIME, midpoint), seminar.timezone)
    return [PlannedReminder(SILENT, due, seminar.starts_at, newest.rule_id)]


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
    ends = {item.id: programme.item_end(item, items, seminar) for item in items}
    found = [
        PlannedReminder(PING, _ping_due_at(item, seminar), item.starts_at - START_MARGIN, item_id=item.id)
        for item in items
    ]
    # A file added after the end of its item is due at once, and does not replace an earlier reminder.
    dues = {
        (one.item_id, quiet_hours.next_allowed(max(ends[one.item_id], one.added_at), seminar.timezone))
        for one in materials
        if one.item_id in ends
    }
    return found + [
        PlannedReminder(MATERIALS, due, due + DEFAULT_LIFETIME, item_id=item) for item, due in sorted(dues)
    ]


def _ping_due_at(item: ProgrammeItem, seminar: Seminar) -> datetime:
    """Return when people are told that an item begins: never before the morning, but also late in the evening."""
    due, zone = item.starts_at - PING_LEAD, ZoneInfo(seminar.timezone)
    allowed = quiet_hours.next_allowed(due, seminar.timezone)
    return allowed if allowed.astimezone(zone).date() == due.astimezone(zone).date() else due


async def current_reminder(session: Session, rule: ReminderRule) -> Reminder | None:
    """Return the rule's reminder for the present version: the next one, else the last one done; None without any."""
    rows = list(
        await session.scalars(
            select(Reminder)
            .where(Reminder.rule_id == rule.id, Reminder.kind == rule.kind, Reminder.cancelled_at.is_(None))
            .order_by(Reminder.due_at, Reminder.id)
        )
    )
    return next((row for row in rows if row.done_at is None), rows[-1] if rows else None)


async def lock_due(session: Session, now: datetime, limit: int = 200) -> list[Reminder]:
    """Return the due reminders that are not done, oldest first, locked; those locked by others are skipped."""
    rows = await session.scalars(
        select(Reminder)
        .where(Reminder.done_at.is_(None), Reminder.cancelled_at.is_(None), Reminder.due_at <= now)
        .order_by(Reminder.due_at, Reminder.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(rows)


def is_current(reminder: Reminder, seminar: Seminar, now: datetime) -> bool:
    """Whether a due reminder belongs to the present version of the seminar and has not expired."""
    return (
        seminar.state in SEMINAR_STATES and reminder.version == seminar.version and now < reminder.expires_at
    )


async def may_send(session: Session, reminder_id: int, chat_id: int) -> bool:
    """Whether a message of this reminder may still be sent to this chat.

    The sender asks right before the call: meanwhile the seminar may have been rescheduled, the question answered, the
    bot blocked, or the person erased.
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
        .where(Reminder.id == reminder_id, Reminder.cancelled_at.is_(None), IS_REACHABLE)
    )
    row = found.one_or_none()
    if row is None:
        return False
    kind, version, current_version, state, is_unanswered = row
    if version != current_version or (state not in SEMINAR_STATES and kind != CHANGE):
        return False
    return kind != ATTENDANCE or bool(is_unanswered)
