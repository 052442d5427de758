"""Choosing the time at which an announcement is sent, by buttons or typed."""

from dataclasses import replace
from datetime import time
from functools import partial

from handlers.announcements.preflight import preflight_page, require_future
from handlers.audiences.announcement import TIME_STEP, announcement_seminar, leave_steps, load_announcement
from handlers.buttons.announcements import CheckAnnouncement, ChooseSendTime
from handlers.messages import Button, Incoming, Reply, Say
from handlers.ui.moment_picker import moment_buttons, typed_moment
from handlers.ui.pages import grid
from handlers.ui.steps import enter_step, step_form
from storage.database import Session
from storage.models import Announcement
from storage.models.announcement_states import DRAFT

SUGGESTED_TIMES = ((0, time(18)), (1, time(9)), (1, time(18)), (2, time(9)))
"""Suggested times: days from today, and the local hour."""


async def choose_time(incoming: Incoming, session: Session, data: ChooseSendTime) -> list[Reply]:
    """Ask for the time of sending, or show the summary for a chosen one."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT,))
    if data.at is not None:
        require_future(incoming, data.at)
        leave_steps(incoming.person)
        return [await preflight_page(incoming, session, announcement, data.at)]
    enter_step(incoming.person, TIME_STEP, announcement=announcement.id)
    return await prompt_time(incoming, session)


async def prompt_time(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the time of sending, with buttons for suggested times."""
    announcement = await _form_announcement(incoming, session)
    zone = await _timezone(incoming, session, announcement)
    pick = partial(ChooseSendTime, announcement.id)
    offered = moment_buttons(incoming, zone, "announcement-hour", SUGGESTED_TIMES, pick)
    rows = [*grid(offered, 1), [Button("back-button", CheckAnnouncement(announcement.id))]]
    return [Say("announcement-ask-time", buttons=rows, edit=incoming.button is not None)]


async def _timezone(incoming: Incoming, session: Session, announcement: Announcement) -> str:
    seminar = await announcement_seminar(session, announcement)
    return seminar.timezone if seminar else incoming.timezone


async def _form_announcement(incoming: Incoming, session: Session) -> Announcement:
    form = step_form(incoming.person, TIME_STEP)
    return await load_announcement(incoming, session, form.get("announcement", 0), (DRAFT,))


async def receive_time(incoming: Incoming, session: Session) -> list[Reply]:
    """Read a typed day and hour, and show the summary."""
    announcement = await _form_announcement(incoming, session)
    zone = await _timezone(incoming, session, announcement)
    at = typed_moment(incoming, zone, missing="announcement-hour-missing")
    leave_steps(incoming.person)
    return [replace(await preflight_page(incoming, session, announcement, at), edit=False)]
