"""Taking an announcement back: deleted where Telegram still lets us, followed by a note where it does not."""

from handlers.announcements.page import announcement_title
from handlers.audiences.announcement import load_announcement
from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Value
from storage import audit
from storage.announcements import announcements, corrections
from storage.announcements.announcements import DELETE, NOTE
from storage.database import Session
from storage.models import Announcement
from storage.models.announcement_states import SCHEDULED, STARTED_STATES


async def confirm(incoming: Incoming, session: Session) -> list[Reply]:
    """`annretract:<announcement>`: from how many it can be taken back, and how many keep it."""
    original = await _load_original(incoming, session)
    number = await corrections.count_affected(session, original, DELETE, incoming.at)
    kept = await corrections.count_undeletable(session, original, incoming.at)
    note = await _unsent_note(session, original) if kept else None
    rows = [[Button(".go", f"annretractgo:{original.id}", style="danger")]]
    if note is not None:
        rows = [[Button(".both", f"annretractgo:{original.id}:{note.id}", style="danger")], *rows]
    if kept:
        rows.append([Button(".write", f"annnote:{original.id}")])
    rows.append([Button("report-back", f"report:{original.id}")])
    args: dict[str, Value] = {
        "what": await announcement_title(session, original),
        "number": number,
        "kept": _kept_line(kept),
    }
    return [Say("retract", args, rows, edit=True)]


def _kept_line(number: int) -> Value:
    return Text("retract-kept", {"number": number}) if number else Lines(())


async def retract(incoming: Incoming, session: Session) -> list[Reply]:
    """`annretractgo:<announcement>[:<note>]`: nobody gets it any more, and it is deleted where it was delivered."""
    which, _, note_id = incoming.argument.partition(":")
    incoming.argument = which
    original = await _load_original(incoming, session)
    original = await announcements.lock(session, original.id) or original
    if original.retracted_at is not None:
        raise Refusal("retracted-already")
    note = await _unsent_note(session, original) if note_id else None
    if note_id and (note is None or str(note.id) != note_id):
        raise Refusal("button-old")
    number = await corrections.count_affected(session, original, DELETE, incoming.at)
    await corrections.retract(session, original, incoming.at)
    deletion = await announcements.create(
        session, original.seminar_id, incoming.person, incoming.at, kind=DELETE, original_id=original.id
    )
    await corrections.start(session, deletion, incoming.at, number)
    if note is not None:
        await announcements.transition(session, note, SCHEDULED)
    subject = f"announcement:{original.id}"
    await audit.record(
        session, incoming.person, "announcement.retracted", subject, incoming.at, people=number
    )
    rows = [[Button("report-button", f"report:{deletion.id}")]]
    return [Say("retracted", {"number": number}, rows, edit=True)]


async def _load_original(incoming: Incoming, session: Session) -> Announcement:
    original = await load_announcement(incoming, session, incoming.argument)
    if original.state not in STARTED_STATES:
        raise Refusal("button-old")
    if original.retracted_at is not None:
        raise Refusal("retracted-already")
    return original


async def _unsent_note(session: Session, original: Announcement) -> Announcement | None:
    """The note about it that has words and is not sent yet."""
    draft = await corrections.find_draft(session, original.id, NOTE)
    return draft if draft is not None and await announcements.list_parts(session, draft.id) else None
