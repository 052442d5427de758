"""An announcement under way: the message with the bar; paused, resumed, stopped; what is uncertain, decided."""

from dataclasses import dataclass, replace

from handlers.announcing.card import announcement_for, title, what
from handlers.words import Button, Incoming, Lines, Refusal, Reply, Say, Text, Value
from storage import announcements, audit, broadcasts
from storage.announcements import BEGUN, DELETE, DONE, EDIT, MESSAGE, NOTE, PAUSED, SENDING, STOPPED
from storage.broadcasts import Progress
from storage.database import Session
from storage.models import Announcement, Person

WIDTH = 12
"""How many blocks the bar has."""
BARS = {SENDING: "going", PAUSED: "paused", STOPPED: "stopped", DONE: "done"}


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast it goes: people a minute, and the minutes that are left; nothing yet: both 0."""

    a_minute: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Going:
    """What the message with the bar tells."""

    announcement: Announcement
    what: Value
    """What is being sent or done, so that staff know which it is."""
    progress: Progress
    undecided: int
    pace: Pace = Pace()

    def at(self, pace: Pace) -> "Going":
        """The same, going so fast."""
        return replace(self, pace=pace)


def bar(going: Going, *, to: Person | None = None, edit: bool | int = True, once: str | None = None) -> Say:
    """The message with the bar, as things stand."""
    progress = going.progress
    done, total = min(progress.done, progress.total), progress.total
    full = WIDTH * done // total if total else WIDTH
    args: dict[str, Value] = {
        "what": going.what,
        "bar": "▰" * full + "▱" * (WIDTH - full),
        "percent": 100 * done // total if total else 100,
        "done": done,
        "total": total,
        "details": Lines(_details(going)),
    }
    family = "sending" if going.announcement.kind == MESSAGE else "changing"
    key = f"{family}-{BARS.get(going.announcement.state, 'done')}"
    about = broadcasts.bar_name(going.announcement.id)
    return Say(key, args, _buttons(going), to=to, edit=edit, once=once, about=about)


def _details(going: Going) -> list[Text]:
    """What there is to add, a line each."""
    progress, lines = going.progress, []
    if going.announcement.state == SENDING and going.pace.a_minute:
        lines.append(Text("sending-pace", {"rate": going.pace.a_minute}))
        lines.append(_left(going.pace.minutes))
    if going.announcement.state in (DONE, STOPPED):
        kind = going.announcement.kind
        done = f"changing-did-{kind}" if kind in (EDIT, DELETE) else "sending-delivered"
        lines.append(Text(done, {"number": progress.delivered}))
    if progress.partly:
        lines.append(Text("sending-partly", {"number": progress.partly}))
    if progress.failed:
        lines.append(Text("sending-failed", {"number": progress.failed}))
    if progress.unknown:
        lines.append(Text("sending-unknown", {"number": progress.unknown}))
    if going.undecided and going.announcement.state == DONE:
        lines.append(Text("sending-undecided"))
    return lines


def _left(minutes: int) -> Text:
    if minutes < 60:
        return Text("sending-left", {"minutes": max(1, minutes)})
    return Text("sending-left-hours", {"hours": minutes // 60, "minutes": minutes % 60})


def _buttons(going: Going) -> list[list[Button]]:
    announcement = going.announcement
    here = str(announcement.id)
    if announcement.state == SENDING:
        return [[Button("sending-pause", f"annpause:{here}")]]
    if announcement.state == PAUSED:
        go_on = Button("sending-resume", f"annresume:{here}", style="success")
        return [[go_on], [Button("sending-end", f"annend:{here}", style="danger")]]
    rows = [[Button("report-button", f"report:{here}")], [Button("sending-page", f"ann:{here}")]]
    if going.undecided and announcement.state == DONE:
        again = Text("sending-again", {"number": going.undecided})
        rows += [[Button(again, f"annagain:{here}")], [Button("sending-leave", f"annleave:{here}")]]
    return rows


async def looked(session: Session, announcement: Announcement) -> Going:
    """Count it."""
    return Going(
        announcement,
        await _what(session, announcement),
        await broadcasts.progress(session, announcement),
        await broadcasts.undecided(session, announcement.id),
    )


async def _what(session: Session, announcement: Announcement) -> Value:
    if announcement.kind not in (MESSAGE, NOTE):
        return await what(session, announcement)
    parts = await announcements.parts(session, announcement.id)
    words = title(parts) if parts else ""
    return words if announcement.kind == MESSAGE else Text("report-of-note", {"words": words})


async def begun(session: Session, announcement: Announcement) -> Say:
    """The pressed message turns into the one with the bar: it does not stay behind, telling what was."""
    going = await looked(session, announcement)
    return bar(going, once=broadcasts.bar_name(announcement.id))


# What staff press.


async def pause(incoming: Incoming, session: Session) -> list[Reply]:
    """Nothing more goes out until it is resumed."""
    announcement = await announcement_for(incoming, session, incoming.argument, BEGUN)
    if await announcements.bring(session, announcement, PAUSED):
        await _note(incoming, session, announcement, "pause announcement")
    return [bar(await looked(session, announcement))]


async def resume(incoming: Incoming, session: Session) -> list[Reply]:
    """It goes on where it was."""
    announcement = await announcement_for(incoming, session, incoming.argument, BEGUN)
    if await announcements.bring(session, announcement, SENDING, was=[PAUSED]):
        await _note(incoming, session, announcement, "resume announcement")
    return [bar(await looked(session, announcement))]


async def end(incoming: Incoming, session: Session) -> list[Reply]:
    """Whoever does not have it yet does not get it any more. It was paused before: nobody does this by mistake."""
    announcement = await announcement_for(incoming, session, incoming.argument, BEGUN)
    stopped = {"finished_at": incoming.at}
    if await announcements.bring(session, announcement, STOPPED, was=[PAUSED], **stopped):
        await broadcasts.expire(session, announcement.id, incoming.at)
        await _note(incoming, session, announcement, "stop announcement")
    return [bar(await looked(session, announcement))]


async def send_again(incoming: Incoming, session: Session) -> list[Reply]:
    """What is uncertain is sent once more to all of them."""
    announcement = await announcement_for(incoming, session, incoming.argument, BEGUN)
    if announcement.state != DONE:
        raise Refusal("button-old")
    if messages := await broadcasts.send_again(session, announcement.id):
        await session.refresh(announcement)
        await _note(incoming, session, announcement, "send uncertain again", messages=messages)
    return [bar(await looked(session, announcement))]


async def leave(incoming: Incoming, session: Session) -> list[Reply]:
    """What is uncertain is left at that."""
    announcement = await announcement_for(incoming, session, incoming.argument, BEGUN)
    if messages := await broadcasts.leave(session, announcement.id):
        await _note(incoming, session, announcement, "leave uncertain", messages=messages)
    return [bar(await looked(session, announcement))]


async def _note(
    incoming: Incoming, session: Session, announcement: Announcement, what: str, **detail: int
) -> None:
    about = f"announcement:{announcement.id}"
    await audit.record(session, incoming.person, what, about, incoming.at, **detail)
