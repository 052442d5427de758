"""Removal of personal data after seminars: what is removed when, for staff; the notice before it; keeping longer."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from handlers.buttons.closing import KeepLonger, ListArchived, ListRemovals, ShowRemovals
from handlers.messages import Button, Incoming, Lane, Lines, OutOfDate, Reply, Say, SayToAudience, Text, Value
from handlers.permissions import ORGANISERS, load_seminar
from handlers.ui.arguments import local_time, seminar_label, seminar_times, seminar_title
from handlers.ui.pages import ROW_BUTTONS, list_page, paginate
from storage import audit
from storage.closing import counts, removal, schedule
from storage.closing.policy import ClosingPolicy, load_policy
from storage.closing.schedule import PlannedRemoval
from storage.database import Session
from storage.models import FrozenCounts, Seminar
from storage.privacy.held_data_rules import RETENTION_KINDS
from storage.team import roles

PAGE_SIZE = ROW_BUTTONS
Counted = list[tuple[PlannedRemoval, int]]
"""(removal, number of rows that are left)."""


async def list_removals(incoming: Incoming, session: Session, data: ListRemovals) -> list[Reply]:
    """List the seminars that the sender organises, by the time of the next removal."""
    plan = await schedule.load_schedule(session, await load_policy(session))
    upcoming = [
        one
        for one in _first_of_each_seminar(one for one in plan if one.checked_at is None)
        if incoming.has_role(ORGANISERS, one.seminar.id)
    ]
    shown = paginate(upcoming, data.page, PAGE_SIZE)
    return [
        list_page(
            "removals",
            {},
            shown,
            lines=[_upcoming_line(one, incoming.at) for one in shown.rows],
            empty="removals-none",
            buttons=[
                [Button(seminar_label(one.seminar), ShowRemovals(one.seminar.id))] for one in shown.rows
            ],
            turn=data,
            below=[[Button("back-button", ListArchived(0))]],
            edit=data.page is not None,
        )
    ]


def _first_of_each_seminar(plan: Iterable[PlannedRemoval]) -> list[PlannedRemoval]:
    """Return the soonest removal of each seminar, soonest first."""
    found: dict[int, PlannedRemoval] = {}
    for one in plan:
        found.setdefault(one.seminar.id, one)
    return list(found.values())


def _upcoming_line(one: PlannedRemoval, at: datetime) -> Text:
    args: dict[str, Value] = {
        "seminar": seminar_title(one.seminar),
        "what": Text(f"removal-{one.kind}"),
        "day": local_time(one.seminar, one.removal_at(at)),
    }
    return Text("removals-line", args)


async def show_removals(incoming: Incoming, session: Session, data: ShowRemovals) -> list[Reply]:
    """Show what is removed of the seminar, and when."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    return [await _seminar_page(session, seminar, incoming.at)]


async def _seminar_page(session: Session, seminar: Seminar, at: datetime) -> Say:
    policy = await load_policy(session)
    counted = await _count_all(session, policy, seminar, at)
    frozen = (await counts.load_frozen(session, [seminar.id])).get(seminar.id)
    args: dict[str, Value] = {
        "seminar": seminar_title(seminar),
        **seminar_times(seminar),
        "list": Lines([*_removal_lines(counted, at), *_kept_lines(policy)]),
        "counts": _counts_text(frozen) if frozen else Text("removal-counts-later"),
        "number": policy.notice_days,
    }
    until = _longer_until(counted, at)
    rows = [[Button("removal-keep", KeepLonger(seminar.id, until))]] if until else []
    return Say("removal-page", args, [*rows, [Button("back-button", ListRemovals(0))]], edit=True)


async def _count_all(session: Session, policy: ClosingPolicy, seminar: Seminar, at: datetime) -> Counted:
    plan = await schedule.load_schedule(session, policy)
    here = [one for one in plan if one.seminar.id == seminar.id]
    return [(one, await schedule.count_left(session, plan, one, at)) for one in here]


def _removal_lines(counted: Counted, at: datetime) -> list[Text]:
    """Return a line for each kind of data, below the day of its removal or saying that it was removed."""
    done, lines = [], []
    shown: datetime | None = None
    for one, number in counted:
        args: dict[str, Value] = {"what": Text(f"removal-{one.kind}"), "number": number}
        if not number and one.checked_at is not None:
            done.append(Text("removal-line-done" if one.removed else "removal-line-empty", args))
            continue
        day = local_time(one.seminar, one.removal_at(at))
        if shown is None or shown.date() != day.date():
            lines.append(Text("removal-day", {"day": day}))
            shown = day
        lines.append(Text("removal-line", args))
    return [*done, *lines]


def _kept_lines(policy: ClosingPolicy) -> list[Text]:
    kept = [kind for kind in RETENTION_KINDS if not policy.days.get(kind)]
    return [Text("removal-line-kept", {"what": Text(f"removal-{kind}")}) for kind in kept]


def _longer_until(counted: Counted, at: datetime) -> datetime | None:
    """Return the time until which the data can be kept longer; None if nothing is left to keep."""
    left = [one.due_at for one, number in counted if number]
    return max(min(left), at).replace(second=0, microsecond=0) + schedule.LONGER if left else None


def _counts_text(frozen: FrozenCounts) -> Text:
    """Return the counts that stay."""
    stars = {number: getattr(frozen, f"stars_{number}") for number in range(1, 6)}
    ratings = sum(stars.values())
    mean = sum(number * people for number, people in stars.items()) / ratings if ratings else None
    args: dict[str, Value] = {
        "registered": frozen.municipalities_registered,
        "municipalities": frozen.municipalities,
        "expected": frozen.expected,
        "arrived": frozen.arrived or 0,
        "asked": frozen.asked,
        "answered": frozen.answered,
        "hours": round((frozen.answer_seconds or 0) / 3600) or "< 1",
        "stars": f"{mean or 0:.1f}",
    }
    shown = {
        "municipalities": True,
        "people": True,
        "arrived": frozen.arrived is not None,
        "questions": True,
        "hours": frozen.answer_seconds is not None,
        "stars": mean is not None,
    }
    lines = [Text(f"removal-count-{name}", args) for name, known in shown.items() if known]
    return Text("removal-counts", {"list": Lines(lines)})


async def keep_longer(incoming: Incoming, session: Session, data: KeepLonger) -> list[Reply]:
    """Keep the personal data of a seminar until the time that the button shows."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    counted = await _count_all(session, await load_policy(session), seminar, incoming.at)
    latest = _longer_until(counted, incoming.at)
    if latest is None or not incoming.at < data.until <= latest:
        raise OutOfDate
    if any(one.due_at < data.until for one, number in counted if number):
        await schedule.keep_longer(session, seminar, data.until)
        subject, day = f"seminar:{seminar.id}", f"{data.until:%Y-%m-%d}"
        await audit.record(session, incoming.person, "retention.postponed", subject, incoming.at, until=day)
    return [await _seminar_page(session, seminar, incoming.at)]


# Scheduled jobs.


async def announce_removals(session: Session, now: datetime) -> list[Say | SayToAudience]:
    """Tell organisers what will be removed of the next seminar; nothing is removed before somebody could be told."""
    found = await removal.due_announcement(session, now)
    if found is None:
        return []
    members = await roles.reachable_staff(session, ORGANISERS, found.seminar.id)
    if not members:
        return []
    await removal.record_announced(session, [one for one, _ in found.removals], now)
    notice = await _notice(session, found, now)
    return [replace(notice, to=member, dedup_key=f"{notice.dedup_key}:{member.id}") for member in members]


async def _notice(session: Session, found: removal.Announcement, now: datetime) -> Say:
    seminar = found.seminar
    counted = await _count_all(session, await load_policy(session), seminar, now)
    until = _longer_until(counted, now)
    lines = _removal_lines([one for one in found.removals if one[1]], now)
    args: dict[str, Value] = {
        "seminar": seminar_title(seminar),
        **seminar_times(seminar),
        "list": Lines(lines),
    }
    rows = [[Button("removal-keep", KeepLonger(seminar.id, until))]] if until else []
    rows.append([Button("removals-button", ShowRemovals(seminar.id))])
    dedup_key = f"removal:{seminar.id}:{now.isoformat(timespec='minutes')}"
    return Say("removal-notice", args, rows, lane=Lane.REMINDER, dedup_key=dedup_key)


async def remove_due(session: Session, now: datetime) -> list[Say | SayToAudience]:
    """Erase a batch of personal data that are due."""
    await removal.remove_due(session, now)
    return []
