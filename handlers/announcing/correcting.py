"""Correcting what people have, or writing a note about it: a draft of its own, composed as an announcement is."""

from datetime import datetime

from handlers.announcing.card import announcement_for, card, seminar_of, what, words_in
from handlers.announcing.checks import problems, warnings
from handlers.words import Button, Incoming, Lines, Refusal, Reply, Say, ToMany, Value
from storage import announcements, audit, corrections
from storage.announcements import BEGUN, DRAFT, EDIT, NOTE
from storage.database import Session
from storage.models import Announcement


async def fix(incoming: Incoming, session: Session) -> list[Reply]:
    """`annfix:<announcement>`: its words and buttons, to be changed; a correction that was begun is gone on with."""
    original = await _original(incoming, session)
    if original.retracted_at is not None:
        raise Refusal("retracted-already")
    draft = await corrections.draft(session, original.id, EDIT)
    if draft is None:
        draft = await corrections.copy(session, original, incoming.person, incoming.at)
        await _begun(incoming, session, original, draft)
    return [await card(incoming, session, draft)]


async def note(incoming: Incoming, session: Session) -> list[Reply]:
    """`annnote:<announcement>`: a note to those who have it."""
    original = await _original(incoming, session)
    draft = await corrections.draft(session, original.id, NOTE)
    if draft is None:
        draft = await announcements.new(
            session, original.seminar_id, incoming.person, incoming.at, kind=NOTE, about_id=original.id
        )
        await _begun(incoming, session, original, draft)
    return [await card(incoming, session, draft)]


async def _begun(incoming: Incoming, session: Session, original: Announcement, draft: Announcement) -> None:
    about, detail = f"announcement:{draft.id}", {"kind": draft.kind, "of": original.id}
    await audit.record(session, incoming.person, "announcement.new", about, incoming.at, **detail)


async def _original(incoming: Incoming, session: Session) -> Announcement:
    original = await announcement_for(incoming, session, incoming.argument)
    if original.state not in BEGUN:
        raise Refusal("button-old")
    return await announcements.lock(session, original.id) or original


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """`annchange:<draft>`: before it goes: to how many, and what is still wrong."""
    draft = await _draft(incoming, session)
    parts = await announcements.parts(session, draft.id)
    if lines := problems(parts, await seminar_of(session, draft)):
        return [Say("announcement-problems", {"list": Lines(lines)})]
    number = await _ready(incoming, session, draft)
    back = [Button("announcement-card", f"ann:{draft.id}")]
    rows = [[Button(".go", f"annchangego:{draft.id}", style="primary")], back]
    args: dict[str, Value] = {
        "what": await _said(session, draft),
        "number": number,
        "warnings": Lines(warnings(parts)),
    }
    return [Say(f"amend-{draft.kind}", args, rows, edit=True)]


async def _said(session: Session, draft: Announcement) -> Value:
    """The new words in the languages that change; of a note, what it is about."""
    original = await announcements.get(session, draft.about_id or 0)
    if draft.kind != EDIT or original is None:
        return await what(session, draft)
    other = await corrections.changed(session, original, draft)
    new = [one for one in await announcements.parts(session, draft.id) if not one.position]
    return Lines(words_in([one for one in new if one.language in other]))


async def go(incoming: Incoming, session: Session) -> list[Reply]:
    """`annchangego:<draft>`: begun once; from now on nobody gets the old words."""
    draft = await _draft(incoming, session)
    if problems(await announcements.parts(session, draft.id), await seminar_of(session, draft)):
        raise Refusal("button-old")
    number = await _ready(incoming, session, draft)
    original = await announcements.lock(session, draft.about_id or 0)
    assert original is not None  # a foreign key
    if draft.kind == EDIT:
        await corrections.keep_changed(session, original, draft)
        await corrections.reword(session, original, draft)
    await corrections.begin(session, draft, incoming.at, number)
    action = "announcement.corrected" if draft.kind == EDIT else "announcement.noted"
    about = f"announcement:{original.id}"
    await audit.record(session, incoming.person, action, about, incoming.at, people=number, change=draft.id)
    rows = [[Button("report-button", f"report:{draft.id}")]]
    return [Say(f"amending-{draft.kind}", {"number": number}, rows, edit=True)]


async def _draft(incoming: Incoming, session: Session) -> Announcement:
    return await announcement_for(incoming, session, incoming.argument, (DRAFT,), (EDIT, NOTE))


async def _ready(incoming: Incoming, session: Session, draft: Announcement) -> int:
    """How many people it would concern. Raises Refusal when there is nothing to say, or nobody to say it to."""
    original = await announcements.get(session, draft.about_id or 0)
    assert original is not None  # a foreign key
    if draft.kind == EDIT:
        if original.retracted_at is not None:
            raise Refusal("retracted-already")
        if not await corrections.changed(session, original, draft):
            raise Refusal("fix-nothing")
    elif not await announcements.parts(session, draft.id):
        raise Refusal("announcement-empty")
    number = await corrections.reach(session, original, draft.kind, incoming.at)
    if not number and not (draft.kind == EDIT and original.state in ("sending", "paused")):
        raise Refusal("amend-nobody")
    return number


async def notes(session: Session, now: datetime) -> list[Say | ToMany]:
    """What the clock looks for: notes that waited for a deletion to be done."""
    for one in await corrections.due_notes(session):
        original = await announcements.get(session, one.about_id or 0)
        assert original is not None  # a foreign key
        await corrections.begin(session, one, now, await corrections.reach(session, original, NOTE, now))
    return []
