"""The time at which an announcement is sent: one that is offered, or one that is typed."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.announcements.preflight import preflight_page, require_future
from handlers.audiences.announcement import TIME_STEP, announcement_seminar, leave_steps, load_announcement
from handlers.buttons.announcements import CheckAnnouncement, ChooseSendTime
from handlers.messages import Button, Incoming, Refusal, Reply, Say, Text
from handlers.ui import moment_picker
from handlers.ui.steps import enter_step, step_form
from storage.database import Session
from storage.models import Announcement
from storage.models.announcement_states import DRAFT

SUGGESTED_TIMES = ((0, 18), (1, 9), (1, 18), (2, 9))
"""Times that are offered: days from today, and the hour."""


async def choose_time(incoming: Incoming, session: Session, data: ChooseSendTime) -> list[Reply]:
    """Ask for the time; or, with one, the page before it is sent."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT,))
    if data.at is not None:
        require_future(incoming, data.at)
        leave_steps(incoming.person)
        return [await preflight_page(incoming, session, announcement, data.at)]
    enter_step(incoming.person, TIME_STEP, announcement=announcement.id)
    return await prompt_time(incoming, session)


async def prompt_time(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the time: buttons for some, and how one is typed."""
    announcement = await _form_announcement(incoming, session)
    seminar = await announcement_seminar(session, announcement)
    zone = ZoneInfo(seminar.timezone if seminar else incoming.timezone)
    rows = []
    for days, hour in SUGGESTED_TIMES:
        at = _suggested_time(incoming.at, zone, days, hour)
        if at > incoming.at:
            label = Text("announcement-hour", {"starts": at.astimezone(zone)})
            rows.append([Button(label, ChooseSendTime(announcement.id, at))])
    rows.append([Button("edit-stop", CheckAnnouncement(announcement.id))])
    return [Say("announcement-ask-time", buttons=rows, edit=incoming.button is not None)]


def _suggested_time(at: datetime, zone: ZoneInfo, days: int, hour: int) -> datetime:
    day = at.astimezone(zone).date() + timedelta(days=days)
    return moment_picker.to_utc(day, time(hour), zone.key)


async def _form_announcement(incoming: Incoming, session: Session) -> Announcement:
    form = step_form(incoming.person, TIME_STEP)
    return await load_announcement(incoming, session, form.get("announcement", 0), (DRAFT,))


async def receive_time(incoming: Incoming, session: Session) -> list[Reply]:
    """A day and an hour, as people type them."""
    announcement = await _form_announcement(incoming, session)
    seminar = await announcement_seminar(session, announcement)
    zone = seminar.timezone if seminar else incoming.timezone
    now = moment_picker.local_clock(incoming.at, zone)
    told = moment_picker.single_moment(moment_picker.parse_typed(incoming, now, bare=True))
    if told.clock is None:
        raise Refusal("announcement-hour-missing")
    day = moment_picker.upcoming_day(told, told.clock, now)
    at = moment_picker.make_span(day, told.clock, told, zone, incoming.at).starts_at
    leave_steps(incoming.person)
    page = await preflight_page(incoming, session, announcement, at)
    return [Say(page.key, page.args, page.buttons)]
