"""The progress message of an announcement; pausing, resuming, stopping; messages with an unknown outcome."""

from dataclasses import dataclass, replace

from handlers.announcements.page import announcement_title
from handlers.audiences.announcement import load_announcement, parts_title, record_action
from handlers.buttons.announcements import (
    AcceptUncertain,
    PauseAnnouncement,
    ResendUncertain,
    ResumeAnnouncement,
    ShowAnnouncement,
    ShowReport,
    StopAnnouncement,
)
from handlers.messages import Button, Incoming, Lines, OutOfDate, Reply, Say, Text, Value
from storage.announcements import announcements, broadcasts
from storage.announcements.announcements import DELETE, EDIT, MESSAGE, NOTE
from storage.announcements.broadcasts import Progress
from storage.database import Session
from storage.models import Announcement, Person
from storage.models.announcement_states import DONE, PAUSED, SENDING, STARTED_STATES, STOPPED

BAR_WIDTH = 12
"""Blocks of the progress bar."""
STATE_KEYS = {SENDING: "going", PAUSED: "paused", STOPPED: "stopped", DONE: "done"}


@dataclass(frozen=True, slots=True)
class Pace:
    """The rate in people a minute, and the minutes left; both 0 while unknown."""

    per_minute: int = 0
    minutes_left: int = 0


@dataclass(frozen=True, slots=True)
class ProgressView:
    """The data of the progress message."""

    announcement: Announcement
    title: Value
    """Names the announcement to staff."""
    progress: Progress
    undecided: int
    pace: Pace = Pace()

    def with_pace(self, pace: Pace) -> "ProgressView":
        """Return a copy with another pace."""
        return replace(self, pace=pace)


def progress_message(
    view: ProgressView, *, to: Person | None = None, edit: bool | int = True, dedup_key: str | None = None
) -> Say:
    """Return the progress message."""
    progress = view.progress
    done, total = min(progress.done, progress.total), progress.total
    full = BAR_WIDTH * done // total if total else BAR_WIDTH
    args: dict[str, Value] = {
        "what": view.title,
        "bar": "▰" * full + "▱" * (BAR_WIDTH - full),
        "percent": 100 * done // total if total else 100,
        "done": done,
        "total": total,
        "details": Lines(_detail_lines(view)),
    }
    family = "sending" if view.announcement.kind == MESSAGE else "changing"
    key = f"{family}-{STATE_KEYS.get(view.announcement.state, 'done')}"
    subject = broadcasts.progress_key(view.announcement.id)
    return Say(key, args, _progress_buttons(view), to=to, edit=edit, dedup_key=dedup_key, subject=subject)


def _detail_lines(view: ProgressView) -> list[Text]:
    """Return the lines below the bar: pace, results and failures."""
    progress, lines = view.progress, []
    if view.announcement.state == SENDING and view.pace.per_minute:
        lines.append(Text("sending-pace", {"rate": view.pace.per_minute}))
        lines.append(_time_left(view.pace.minutes_left))
    if view.announcement.state in (DONE, STOPPED):
        kind = view.announcement.kind
        done = f"changing-did-{kind}" if kind in (EDIT, DELETE) else "sending-delivered"
        lines.append(Text(done, {"number": progress.delivered}))
    if progress.partial:
        lines.append(Text("sending-partly", {"number": progress.partial}))
    if progress.failed:
        lines.append(Text("sending-failed", {"number": progress.failed}))
    if progress.unknown:
        lines.append(Text("sending-unknown", {"number": progress.unknown}))
    if view.undecided and view.announcement.state == DONE:
        lines.append(Text("sending-undecided"))
    return lines


def _time_left(minutes: int) -> Text:
    if minutes < 60:
        return Text("sending-left", {"minutes": max(1, minutes)})
    return Text("sending-left-hours", {"hours": minutes // 60, "minutes": minutes % 60})


def _progress_buttons(view: ProgressView) -> list[list[Button]]:
    state, number = view.announcement.state, view.announcement.id
    if state == SENDING:
        return [[Button("sending-pause", PauseAnnouncement(number))]]
    if state == PAUSED:
        resume_it = Button("sending-resume", ResumeAnnouncement(number), style="success")
        return [[resume_it], [Button("sending-stop", StopAnnouncement(number), style="danger")]]
    rows = [
        [Button("report-button", ShowReport(number))],
        [Button("sending-page", ShowAnnouncement(number))],
    ]
    if view.undecided and state == DONE:
        resend = Text("sending-resend", {"number": view.undecided})
        rows.append([Button(resend, ResendUncertain(number))])
        rows.append([Button("sending-accept-uncertain", AcceptUncertain(number))])
    return rows


async def load_progress(session: Session, announcement: Announcement) -> ProgressView:
    """Load the progress of an announcement."""
    return ProgressView(
        announcement,
        await _title(session, announcement),
        await broadcasts.get_progress(session, announcement),
        await broadcasts.count_undecided(session, announcement.id),
    )


async def _title(session: Session, announcement: Announcement) -> Value:
    if announcement.kind not in (MESSAGE, NOTE):
        return await announcement_title(session, announcement)
    parts = await announcements.list_parts(session, announcement.id)
    words = parts_title(parts) if parts else ""
    return words if announcement.kind == MESSAGE else Text("report-of-note", {"words": words})


async def show_progress(session: Session, announcement: Announcement) -> Say:
    """Return the progress message in place of the message with the pressed button."""
    view = await load_progress(session, announcement)
    return progress_message(view, dedup_key=broadcasts.progress_key(announcement.id))


# Buttons of the progress message.


async def pause(incoming: Incoming, session: Session, data: PauseAnnouncement) -> list[Reply]:
    """Pause the sending."""
    announcement = await load_announcement(incoming, session, data.announcement, STARTED_STATES)
    if await announcements.transition(session, announcement, PAUSED):
        await record_action(incoming, session, announcement, "announcement.paused")
    return [progress_message(await load_progress(session, announcement))]


async def resume(incoming: Incoming, session: Session, data: ResumeAnnouncement) -> list[Reply]:
    """Resume the sending."""
    announcement = await load_announcement(incoming, session, data.announcement, STARTED_STATES)
    if await announcements.transition(session, announcement, SENDING, was=[PAUSED]):
        await record_action(incoming, session, announcement, "announcement.resumed")
    return [progress_message(await load_progress(session, announcement))]


async def stop(incoming: Incoming, session: Session, data: StopAnnouncement) -> list[Reply]:
    """Stop the sending for good. It must be paused first, so that a single press cannot stop it by mistake."""
    announcement = await load_announcement(incoming, session, data.announcement, STARTED_STATES)
    stopped = {"finished_at": incoming.at}
    if await announcements.transition(session, announcement, STOPPED, was=[PAUSED], **stopped):
        await broadcasts.expire_pending(session, announcement.id, incoming.at)
        await record_action(incoming, session, announcement, "announcement.stopped")
    return [progress_message(await load_progress(session, announcement))]


async def resend_uncertain(incoming: Incoming, session: Session, data: ResendUncertain) -> list[Reply]:
    """Send the messages with an unknown outcome again."""
    announcement = await load_announcement(incoming, session, data.announcement, STARTED_STATES)
    if announcement.state != DONE:
        raise OutOfDate
    if messages := await broadcasts.resend_undecided(session, announcement.id):
        await session.refresh(announcement)
        await record_action(
            incoming, session, announcement, "announcement.uncertain_resent", messages=messages
        )
    return [progress_message(await load_progress(session, announcement))]


async def accept_uncertain(incoming: Incoming, session: Session, data: AcceptUncertain) -> list[Reply]:
    """Leave the messages with an unknown outcome as they are."""
    announcement = await load_announcement(incoming, session, data.announcement, STARTED_STATES)
    if messages := await broadcasts.dismiss_undecided(session, announcement.id):
        await record_action(
            incoming, session, announcement, "announcement.uncertain_dismissed", messages=messages
        )
    return [progress_message(await load_progress(session, announcement))]
