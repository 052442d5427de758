"""Corrections of delivered announcements, and notes about them; both are drafts composed like announcements."""

from datetime import datetime

from handlers.announcements.checks import problems, warnings
from handlers.announcements.page import announcement_page, announcement_title, fingerprint, silent_line
from handlers.audiences.announcement import (
    announcement_seminar,
    changed_words,
    load_announcement,
    load_sent,
    record_action,
    require_unretracted,
    snippet,
)
from handlers.buttons.announcements import (
    CheckCorrection,
    SendCorrection,
    ShowAnnouncement,
    ShowReport,
    StartCorrection,
    StartNote,
)
from handlers.messages import (
    Button,
    Incoming,
    Lines,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    SayToAudience,
    Text,
    Value,
)
from handlers.ui.languages import LANGUAGES
from handlers.ui.pages import confirm
from storage.announcements import announcements, corrections
from storage.announcements.announcements import EDIT, NOTE
from storage.database import Session
from storage.models import Announcement
from storage.models.announcement_states import DRAFT, PAUSED, SENDING


async def start_correction(incoming: Incoming, session: Session, data: StartCorrection) -> list[Reply]:
    """Create a correction draft with a copy of the text and buttons, or continue an existing one."""
    original = await _lock_original(incoming, session, data.announcement)
    require_unretracted(original)
    draft = await corrections.find_draft(session, original.id, EDIT)
    if draft is None:
        draft = await corrections.create_correction(session, original, incoming.person, incoming.at)
        await _audit_draft(incoming, session, original, draft)
    return [await announcement_page(incoming, session, draft)]


async def start_note(incoming: Incoming, session: Session, data: StartNote) -> list[Reply]:
    """Create a note to the people who have the announcement, or continue an existing draft."""
    original = await _lock_original(incoming, session, data.announcement)
    draft = await corrections.find_draft(session, original.id, NOTE)
    if draft is None:
        draft = await announcements.create(
            session, original.seminar_id, incoming.person, incoming.at, kind=NOTE, original_id=original.id
        )
        await _audit_draft(incoming, session, original, draft)
    return [await announcement_page(incoming, session, draft)]


async def _audit_draft(
    incoming: Incoming, session: Session, original: Announcement, draft: Announcement
) -> None:
    await record_action(incoming, session, draft, "announcement.created", kind=draft.kind, of=original.id)


async def _lock_original(incoming: Incoming, session: Session, number: int) -> Announcement:
    original = await load_sent(incoming, session, number)
    return await announcements.lock(session, original.id) or original


async def check(incoming: Incoming, session: Session, data: CheckCorrection) -> list[Reply]:
    """Show the problems of a draft, or its effect and the number of people, to be confirmed."""
    draft = await _load_draft(incoming, session, data.announcement)
    parts = await announcements.list_parts(session, draft.id)
    if lines := problems(parts, await announcement_seminar(session, draft)):
        return [Say("announcement-problems", {"list": Lines(lines)})]
    number = await _count_recipients(incoming, session, draft)
    args: dict[str, Value] = {
        "number": number,
        **await _change_args(session, draft),
        "warnings": Lines([*await _unchanged_lines(session, draft), *warnings(parts)]),
    }
    send_it, back = SendCorrection(draft.id, fingerprint(draft, parts)), ShowAnnouncement(draft.id)
    return [confirm(f"correction-confirm-{draft.kind}", args, send_it, back, style="primary")]


async def _change_args(session: Session, draft: Announcement) -> dict[str, Value]:
    """Return the new texts of the changed languages, their number, and that nobody is notified; for a note, its title.

    A long text is shown from a little before the first change.
    """
    original = await announcements.get(session, draft.original_id or 0)
    if draft.kind != EDIT or original is None:
        return {"what": await announcement_title(session, draft)}
    old = {
        part.language: part
        for part in await announcements.list_parts(session, original.id)
        if not part.position
    }
    changed = await corrections.changed_languages(session, original, draft)
    lines = [
        Text(
            "announcement-text",
            {
                "language": Text(f"language-name-{part.language}"),
                "words": changed_words(old[part.language], part),
            },
        )
        for part in await announcements.list_parts(session, draft.id)
        if not part.position and part.language in changed
    ]
    return {"what": Lines(lines), "languages": len(changed), "silent": silent_line(original)}


async def _unchanged_lines(session: Session, draft: Announcement) -> list[Text]:
    """Return a line for each language whose readers keep the old words, as a correction changes another one only."""
    original = await announcements.get(session, draft.original_id or 0)
    if draft.kind != EDIT or original is None:
        return []
    changed = await corrections.changed_languages(session, original, draft)
    return [
        Text(
            "correction-keeps",
            {"language": Text(f"language-name-{part.language}"), "words": snippet(part)},
        )
        for part in await announcements.list_parts(session, original.id)
        if not part.position and part.language not in changed
    ]


async def send(incoming: Incoming, session: Session, data: SendCorrection) -> list[Reply]:
    """Send the draft once, exactly as it was checked; a correction also replaces the text for later recipients."""
    draft = await _load_draft(incoming, session, data.announcement)
    original = await announcements.lock(session, draft.original_id or 0)
    assert original is not None  # a foreign key
    parts = await announcements.list_parts(session, draft.id)
    if data.fingerprint != fingerprint(draft, parts):  # the draft was changed meanwhile
        return await check(incoming, session, CheckCorrection(draft.id))
    if problems(parts, await announcement_seminar(session, draft)):
        raise OutOfDate
    number = await _count_recipients(incoming, session, draft)
    if draft.kind == EDIT:
        await corrections.delete_unchanged(session, original, draft)
        await corrections.apply_correction(session, original, draft)
    if not await corrections.start(session, draft, incoming.at, number):
        raise Refusal("announcement-changed-meanwhile")
    action = "announcement.corrected" if draft.kind == EDIT else "announcement.noted"
    await record_action(incoming, session, original, action, people=number, change=draft.id)
    rows = [[Button("report-button", ShowReport(draft.id))]]
    args: dict[str, Value] = {"number": number, "silent": silent_line(original)}
    return [Say(f"correction-sent-{draft.kind}", args, rows, edit=True)]


async def _load_draft(incoming: Incoming, session: Session, number: int) -> Announcement:
    return await load_announcement(incoming, session, number, (DRAFT,), (EDIT, NOTE))


async def _count_recipients(incoming: Incoming, session: Session, draft: Announcement) -> int:
    """Return the number of people for whom something changes. Raises Refusal if nothing changed or nobody has it."""
    original = await announcements.get(session, draft.original_id or 0)
    assert original is not None  # a foreign key
    if draft.kind == EDIT:
        require_unretracted(original)
        if not await corrections.changed_languages(session, original, draft):
            raise Refusal("correction-unchanged")
    elif not await announcements.list_parts(session, draft.id):
        raise Refusal("announcement-empty")
    number = await corrections.count_affected(session, original, draft.kind, incoming.at)
    if not number and not (draft.kind == EDIT and original.state in (SENDING, PAUSED)):
        raise Refusal("correction-nobody")
    if draft.kind != EDIT:
        return number
    readers = await corrections.changed_readers(session, original, draft, LANGUAGES)
    return await corrections.count_affected(session, original, EDIT, incoming.at, readers)


async def send_due_notes(session: Session, now: datetime) -> list[Say | SayToAudience]:
    """Start the notes that waited for a deletion to finish; a scheduled job."""
    for note in await corrections.list_due_notes(session):
        original = await announcements.get(session, note.original_id or 0)
        assert original is not None  # a foreign key
        await corrections.start(
            session, note, now, await corrections.count_affected(session, original, NOTE, now)
        )
    return []
