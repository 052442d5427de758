"""Reminding only those who have not confirmed that they have read an announcement."""

from datetime import timedelta

from handlers.announcing.card import announcement_for, clock, seminar_of, what
from handlers.words import Button, Incoming, Lines, Refusal, Reply, Say, Text, Value
from storage import announcements, audit, corrections
from storage.announcements import BEGUN, NUDGE
from storage.database import Session
from storage.models import Announcement

REST = timedelta(hours=3)
"""People are not reminded of the same announcement more often."""


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """`unread:<announcement>`: how many that is, and when they were reminded last."""
    original = await _original(incoming, session)
    number = await corrections.reach(session, original, NUDGE, incoming.at)
    last = await _last(session, original)
    seminar = await seminar_of(session, original)
    before: Value = Lines(())
    if last is not None and last.started_at is not None:
        before = Text("unread-last", {"starts": clock(incoming, seminar, last.started_at)})
    back = [Button("report-back", f"report:{original.id}")]
    rows = [[Button(".send", f"unreadgo:{original.id}", style="primary")], back] if number else [back]
    args: dict[str, Value] = {"what": await what(session, original), "number": number, "before": before}
    return [Say("unread", args, rows, edit=True)]


async def send(incoming: Incoming, session: Session) -> list[Reply]:
    """`unreadgo:<announcement>`: begun once, however often it is pressed."""
    original = await _original(incoming, session)
    original = await announcements.lock(session, original.id) or original
    last = await _last(session, original)
    if last is not None and (last.started_at or incoming.at) > incoming.at - REST:
        raise Refusal("unread-too-soon")
    number = await corrections.reach(session, original, NUDGE, incoming.at)
    if not number:
        raise Refusal("unread-nobody")
    nudge = await announcements.new(
        session, original.seminar_id, incoming.person, incoming.at, kind=NUDGE, about_id=original.id
    )
    await corrections.begin(session, nudge, incoming.at, number)
    about = f"announcement:{original.id}"
    await audit.record(session, incoming.person, "announcement.reminded", about, incoming.at, people=number)
    back = [[Button("report-button", f"report:{nudge.id}")]]
    return [Say("unread-sent", {"number": number}, back, edit=True)]


async def _original(incoming: Incoming, session: Session) -> Announcement:
    """What is reminded of. Raises Refusal."""
    original = await announcement_for(incoming, session, incoming.argument)
    asks = any(one["kind"] == "read" for one in original.buttons)
    if original.state not in BEGUN or not asks:
        raise Refusal("button-old")
    if original.retracted_at is not None:
        raise Refusal("retracted-already")
    return original


async def _last(session: Session, original: Announcement) -> Announcement | None:
    return next(iter(await corrections.about(session, original.id, (NUDGE,))), None)
