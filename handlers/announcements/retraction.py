"""Retracting an announcement: deleting messages while Telegram allows it, and a note to the other recipients."""

from handlers.announcements.page import announcement_title
from handlers.audiences.announcement import load_sent, record_action, require_unretracted
from handlers.buttons.announcements import PrepareRetraction, RetractAnnouncement, ShowReport, StartNote
from handlers.messages import Button, Incoming, Lines, OutOfDate, Reply, Say, Text, Value
from storage.announcements import announcements, corrections
from storage.announcements.announcements import DELETE, NOTE
from storage.database import Session
from storage.models import Announcement
from storage.models.announcement_states import DRAFT, SCHEDULED


async def prepare(incoming: Incoming, session: Session, data: PrepareRetraction) -> list[Reply]:
    """Show the number of messages that can be deleted and that stay, to be confirmed."""
    original = await _load_original(incoming, session, data.announcement)
    number = await corrections.count_affected(session, original, DELETE, incoming.at)
    kept = await corrections.count_undeletable(session, original, incoming.at)
    note = await _unsent_note(session, original) if kept else None
    rows = [[Button(".go", RetractAnnouncement(original.id), style="danger")]]
    if note is not None:
        rows = [[Button(".both", RetractAnnouncement(original.id, note.id), style="danger")], *rows]
    if kept:
        rows.append([Button(".write", StartNote(original.id))])
    rows.append([Button("back-button", ShowReport(original.id))])
    args: dict[str, Value] = {
        "what": await announcement_title(session, original),
        "number": number,
        "kept": _kept_line(kept),
    }
    return [Say("retract", args, rows, edit=True)]


def _kept_line(number: int) -> Value:
    return Text("retract-kept", {"number": number}) if number else Lines(())


async def retract(incoming: Incoming, session: Session, data: RetractAnnouncement) -> list[Reply]:
    """Stop the sending, delete delivered messages, and schedule the note for people who keep theirs."""
    original = await _load_original(incoming, session, data.announcement)
    note = await _lock_note(session, original) if data.note is not None else None
    if (note.id if note else None) != data.note:
        raise OutOfDate
    original = await announcements.lock(session, original.id) or original
    require_unretracted(original)
    number = await corrections.count_affected(session, original, DELETE, incoming.at)
    await corrections.retract(session, original, incoming.at)
    deletion = await announcements.create(
        session, original.seminar_id, incoming.person, incoming.at, kind=DELETE, original_id=original.id
    )
    await corrections.start(session, deletion, incoming.at, number)
    if note is not None:
        await announcements.transition(session, note, SCHEDULED)
    await record_action(incoming, session, original, "announcement.retracted", people=number)
    rows = [[Button("report-button", ShowReport(deletion.id))]]
    return [Say("retracted", {"number": number}, rows, edit=True)]


async def _load_original(incoming: Incoming, session: Session, number: int) -> Announcement:
    original = await load_sent(incoming, session, number)
    require_unretracted(original)
    return original


async def _lock_note(session: Session, original: Announcement) -> Announcement | None:
    """Lock the note about it before the original, as its sending does; None if it was sent meanwhile."""
    note = await _unsent_note(session, original)
    locked = await announcements.lock(session, note.id) if note is not None else None
    return locked if locked is not None and locked.state == DRAFT else None


async def _unsent_note(session: Session, original: Announcement) -> Announcement | None:
    """Return the draft of a note about the announcement if it has a text, or None."""
    draft = await corrections.find_draft(session, original.id, NOTE)
    return draft if draft is not None and await announcements.list_parts(session, draft.id) else None
