"""Taking an announcement back: deleted where Telegram still lets us, followed by a note where it does not."""

from handlers.announcing.card import announcement_for, what
from handlers.words import Button, Incoming, Lines, Refusal, Reply, Say, Text, Value
from storage import announcements, audit, corrections
from storage.announcements import BEGUN, DELETE, NOTE, SCHEDULED
from storage.database import Session
from storage.models import Announcement


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """`annretract:<announcement>`: from how many it can be taken back, and how many keep it."""
    original = await _original(incoming, session)
    number = await corrections.reach(session, original, DELETE, incoming.at)
    kept = await corrections.too_old(session, original, incoming.at)
    note = await _note(session, original) if kept else None
    rows = [[Button(".go", f"annretractgo:{original.id}", style="danger")]]
    if note is not None:
        rows = [[Button(".both", f"annretractgo:{original.id}:{note.id}", style="danger")], *rows]
    if kept:
        rows.append([Button(".write", f"annnote:{original.id}")])
    rows.append([Button("report-back", f"report:{original.id}")])
    args: dict[str, Value] = {"what": await what(session, original), "number": number, "kept": _kept(kept)}
    return [Say("retract", args, rows, edit=True)]


def _kept(number: int) -> Value:
    return Text("retract-kept", {"number": number}) if number else Lines(())


async def go(incoming: Incoming, session: Session) -> list[Reply]:
    """`annretractgo:<announcement>[:<note>]`: nobody gets it any more, and it is deleted where it was delivered."""
    which, _, note_id = incoming.argument.partition(":")
    incoming.argument = which
    original = await _original(incoming, session)
    original = await announcements.lock(session, original.id) or original
    if original.retracted_at is not None:
        raise Refusal("retracted-already")
    note = await _note(session, original) if note_id else None
    if note_id and (note is None or str(note.id) != note_id):
        raise Refusal("button-old")
    number = await corrections.reach(session, original, DELETE, incoming.at)
    await corrections.retract(session, original, incoming.at)
    deletion = await announcements.new(
        session, original.seminar_id, incoming.person, incoming.at, kind=DELETE, about_id=original.id
    )
    await corrections.begin(session, deletion, incoming.at, number)
    if note is not None:
        await announcements.bring(session, note, SCHEDULED)
    about = f"announcement:{original.id}"
    await audit.record(session, incoming.person, "announcement.retracted", about, incoming.at, people=number)
    rows = [[Button("report-button", f"report:{deletion.id}")]]
    return [Say("retracted", {"number": number}, rows, edit=True)]


async def _original(incoming: Incoming, session: Session) -> Announcement:
    original = await announcement_for(incoming, session, incoming.argument)
    if original.state not in BEGUN:
        raise Refusal("button-old")
    if original.retracted_at is not None:
        raise Refusal("retracted-already")
    return original


async def _note(session: Session, original: Announcement) -> Announcement | None:
    """The note about it that has words and is not sent yet."""
    draft = await corrections.draft(session, original.id, NOTE)
    return draft if draft is not None and await announcements.parts(session, draft.id) else None
