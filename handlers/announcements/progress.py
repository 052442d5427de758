"""The progress of an announcement: the message with the bar; pause, resume, stop; deciding what is uncertain."""

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
"""How many blocks the bar has."""
STATE_KEYS = {SENDING: "going", PAUSED: "paused", STOPPED: "stopped", DONE: "done"}


@dataclass(frozen=True, slots=True)
class Pace:
    """People a minute, and the minutes that are left; both 0 as long as nothing is known."""

    per_minute: int = 0
    minutes_left: int = 0


@dataclass(frozen=True, slots=True)
class ProgressView:
    """What the message with the bar shows."""

    announcement: Announcement
    title: Value
    """Tells staff which announcement it is."""
    progress: Progress
    undecided: int
    pace: Pace = Pace()

    def with_pace(self, pace: Pace) -> "ProgressView":
        """The same with another pace."""
        return replace(self, pace=pace)


def progress_message(
    going: ProgressView, *, to: Person | None = None, edit: bool | int = True, dedup_key: str | None = None
) -> Say:
    """The message with the bar, as things stand."""
    progress = going.progress
    done, total = min(progress.done, progress.total), progress.total
    full = BAR_WIDTH * done // total if total else BAR_WIDTH
    args: dict[str, Value] = {
        "what": going.title,
        "bar": "▰" * full + "▱" * (BAR_WIDTH - full),
        "percent": 100 * done // total if total else 100,
        "done": done,
        "total": total,
        "details": Lines(_detail_lines(going)),
    }
    family = "sending" if going.announcement.kind == MESSAGE else "changing"
    key = f"{family}-{STATE_KEYS.get(going.announcement.state, 'done')}"
    subject = broadcasts.progress_key(going.announcement.id)
    return Say(key, args, _progress_buttons(going), to=to, edit=edit, dedup_key=dedup_key, subject=subject)


def _detail_lines(going: ProgressView) -> list[Text]:
    """What there is to add, a line each."""
    progress, lines = going.progress, []
    if going.announcement.state == SENDING and going.pace.per_minute:
        lines.append(Text("sending-pace", {"rate": going.pace.per_minute}))
        lines.append(_time_left(going.pace.minutes_left))
    if going.announcement.state in (DONE, STOPPED):
        kind = going.announcement.kind
        done = f"changing-did-{kind}" if kind in (EDIT, DELETE) else "sending-delivered"
        lines.append(Text(done, {"number": progress.delivered}))
    if progress.partial:
        lines.append(Text("sending-partly", {"number": progress.partial}))
    if progress.failed:
        lines.append(Text("sending-failed", {"number": progress.failed}))
    if progress.unknown:
        lines.append(Text("sending-unknown", {"number": progress.unknown}))
    if going.undecided and going.announcement.state == DONE:
        lines.append(Text("sending-undecided"))
    return lines


def _time_left(minutes: int) -> Text:
    if minutes < 60:
        return Text("sending-left", {"minutes": max(1, minutes)})
    return Text("sending-left-hours", {"hours": minutes // 60, "minutes": minutes % 60})


def _progress_buttons(going: ProgressView) -> list[list[Button]]:
    state, number = going.announcement.state, going.announcement.id
    if state == SENDING:
        return [[Button("sending-pause", PauseAnnouncement(number))]]
    if state == PAUSED:
        resume_it = Button("sending-resume", ResumeAnnouncement(number), style="success")
        return [[resume_it], [Button("sending-stop", StopAnnouncement(number), style="danger")]]
    rows = [
        [Button("report-button", ShowReport(number))],
        [Button("sending-page", ShowAnnouncement(number))],
    ]
    if going.undecided and state == DONE:
        again = Text("sending-resend", {"number": going.undecided})
        rows.append([Button(again, ResendUncertain(number))])
        rows.append([Button("sending-accept-uncertain", AcceptUncertain(number))])
    return rows


async def load_progress(session: Session, announcement: Announcement) -> ProgressView:
    """Count how far it is."""
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
    """The message with the bar, in place of the pressed one."""
    going = await load_progress(session, announcement)
    return progress_message(going, dedup_key=broadcasts.progress_key(announcement.id))


# What staff press.


async def pause(incoming: Incoming, session: Session, data: PauseAnnouncement) -> list[Reply]:
    """Nothing more is sent until it is resumed."""
    announcement = await load_announcement(incoming, session, data.announcement, STARTED_STATES)
    if await announcements.transition(session, announcement, PAUSED):
        await record_action(incoming, session, announcement, "pause announcement")
    return [progress_message(await load_progress(session, announcement))]


async def resume(incoming: Incoming, session: Session, data: ResumeAnnouncement) -> list[Reply]:
    """Sending continues where it was."""
    announcement = await load_announcement(incoming, session, data.announcement, STARTED_STATES)
    if await announcements.transition(session, announcement, SENDING, was=[PAUSED]):
        await record_action(incoming, session, announcement, "resume announcement")
    return [progress_message(await load_progress(session, announcement))]


async def stop(incoming: Incoming, session: Session, data: StopAnnouncement) -> list[Reply]:
    """Whoever does not have it yet does not get it. Only what is paused can be stopped: no mistake of one press."""
    announcement = await load_announcement(incoming, session, data.announcement, STARTED_STATES)
    stopped = {"finished_at": incoming.at}
    if await announcements.transition(session, announcement, STOPPED, was=[PAUSED], **stopped):
        await broadcasts.expire_pending(session, announcement.id, incoming.at)
        await record_action(incoming, session, announcement, "stop announcement")
    return [progress_message(await load_progress(session, announcement))]


async def resend_uncertain(incoming: Incoming, session: Session, data: ResendUncertain) -> list[Reply]:
    """What may or may not have arrived is sent again."""
    announcement = await load_announcement(incoming, session, data.announcement, STARTED_STATES)
    if announcement.state != DONE:
        raise OutOfDate
    if messages := await broadcasts.resend_undecided(session, announcement.id):
        await session.refresh(announcement)
        await record_action(incoming, session, announcement, "send uncertain again", messages=messages)
    return [progress_message(await load_progress(session, announcement))]


async def accept_uncertain(incoming: Incoming, session: Session, data: AcceptUncertain) -> list[Reply]:
    """What may or may not have arrived is left as it is."""
    announcement = await load_announcement(incoming, session, data.announcement, STARTED_STATES)
    if messages := await broadcasts.dismiss_undecided(session, announcement.id):
        await record_action(incoming, session, announcement, "leave uncertain", messages=messages)
    return [progress_message(await load_progress(session, announcement))]
