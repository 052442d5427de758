"""Correcting what people have, or writing a note about it: a draft of its own, composed as an announcement is."""

from datetime import datetime

from handlers.announcements.checks import problems, warnings
from handlers.announcements.page import announcement_page, announcement_title, text_lines
from handlers.audiences.announcement import announcement_seminar, load_announcement
from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, SayToAudience, Value
from storage import audit
from storage.announcements import announcements, corrections
from storage.announcements.announcements import EDIT, NOTE
from storage.database import Session
from storage.models import Announcement
from storage.models.announcement_states import DRAFT, PAUSED, SENDING, STARTED_STATES


async def start_correction(incoming: Incoming, session: Session) -> list[Reply]:
    """`annfix:<announcement>`: its words and buttons, to be changed; a correction that was begun is gone on with."""
    original = await _load_original(incoming, session)
    if original.retracted_at is not None:
        raise Refusal("retracted-already")
    draft = await corrections.find_draft(session, original.id, EDIT)
    if draft is None:
        draft = await corrections.create_correction(session, original, incoming.person, incoming.at)
        await _audit_draft(incoming, session, original, draft)
    return [await announcement_page(incoming, session, draft)]


async def start_note(incoming: Incoming, session: Session) -> list[Reply]:
    """`annnote:<announcement>`: a note to those who have it."""
    original = await _load_original(incoming, session)
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
    subject, detail = f"announcement:{draft.id}", {"kind": draft.kind, "of": original.id}
    await audit.record(session, incoming.person, "announcement.new", subject, incoming.at, **detail)


async def _load_original(incoming: Incoming, session: Session) -> Announcement:
    original = await load_announcement(incoming, session, incoming.argument)
    if original.state not in STARTED_STATES:
        raise Refusal("button-old")
    return await announcements.lock(session, original.id) or original


async def confirm(incoming: Incoming, session: Session) -> list[Reply]:
    """`annchange:<draft>`: before it goes: to how many, and what is still wrong."""
    draft = await _load_draft(incoming, session)
    parts = await announcements.list_parts(session, draft.id)
    if lines := problems(parts, await announcement_seminar(session, draft)):
        return [Say("announcement-problems", {"list": Lines(lines)})]
    number = await _count_recipients(incoming, session, draft)
    back = [Button("announcement-card", f"ann:{draft.id}")]
    rows = [[Button(".go", f"annchangego:{draft.id}", style="primary")], back]
    args: dict[str, Value] = {
        "what": await _changed_text(session, draft),
        "number": number,
        "warnings": Lines(warnings(parts)),
    }
    return [Say(f"amend-{draft.kind}", args, rows, edit=True)]


async def _changed_text(session: Session, draft: Announcement) -> Value:
    """The new words in the languages that change; of a note, what it is about."""
    original = await announcements.get(session, draft.original_id or 0)
    if draft.kind != EDIT or original is None:
        return await announcement_title(session, draft)
    other = await corrections.changed_languages(session, original, draft)
    new = [one for one in await announcements.list_parts(session, draft.id) if not one.position]
    return Lines(text_lines([one for one in new if one.language in other]))


async def send(incoming: Incoming, session: Session) -> list[Reply]:
    """`annchangego:<draft>`: begun once; from now on nobody gets the old words."""
    draft = await _load_draft(incoming, session)
    if problems(
        await announcements.list_parts(session, draft.id), await announcement_seminar(session, draft)
    ):
        raise Refusal("button-old")
    number = await _count_recipients(incoming, session, draft)
    original = await announcements.lock(session, draft.original_id or 0)
    assert original is not None  # a foreign key
    if draft.kind == EDIT:
        await corrections.delete_unchanged(session, original, draft)
        await corrections.apply_correction(session, original, draft)
    await corrections.start(session, draft, incoming.at, number)
    action = "announcement.corrected" if draft.kind == EDIT else "announcement.noted"
    subject = f"announcement:{original.id}"
    await audit.record(session, incoming.person, action, subject, incoming.at, people=number, change=draft.id)
    rows = [[Button("report-button", f"report:{draft.id}")]]
    return [Say(f"amending-{draft.kind}", {"number": number}, rows, edit=True)]


async def _load_draft(incoming: Incoming, session: Session) -> Announcement:
    return await load_announcement(incoming, session, incoming.argument, (DRAFT,), (EDIT, NOTE))


async def _count_recipients(incoming: Incoming, session: Session, draft: Announcement) -> int:
    """How many people it would concern. Raises Refusal when there is nothing to say, or nobody to say it to."""
    original = await announcements.get(session, draft.original_id or 0)
    assert original is not None  # a foreign key
    if draft.kind == EDIT:
        if original.retracted_at is not None:
            raise Refusal("retracted-already")
        if not await corrections.changed_languages(session, original, draft):
            raise Refusal("fix-nothing")
    elif not await announcements.list_parts(session, draft.id):
        raise Refusal("announcement-empty")
    number = await corrections.count_affected(session, original, draft.kind, incoming.at)
    if not number and not (draft.kind == EDIT and original.state in (SENDING, PAUSED)):
        raise Refusal("amend-nobody")
    return number


async def send_due_notes(session: Session, now: datetime) -> list[Say | SayToAudience]:
    """What the clock looks for: notes that waited for a deletion to be done."""
    for one in await corrections.list_due_notes(session):
        original = await announcements.get(session, one.original_id or 0)
        assert original is not None  # a foreign key
        await corrections.start(
            session, one, now, await corrections.count_affected(session, original, NOTE, now)
        )
    return []
