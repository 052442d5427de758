"""Choices that staff keep under a name: kept, used again, removed."""

from collections.abc import Sequence

from handlers.audiences.announcement import can_announce
from handlers.audiences.draft import audience_draft, audience_page, set_audience
from handlers.audiences.summary import audience_lines, load_draft
from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Translated, Value
from handlers.ui.arguments import parse_int, shorten
from handlers.ui.steps import enter_step, leave_step, step_form
from storage import audit
from storage.audiences import conditions, segments
from storage.database import Session
from storage.models import Announcement, SavedSegment

STEP = "segment"
"""Where the name of a choice is typed."""
MAX_NAME_LENGTH, MAX_LISTED = 60, 12


async def list_segments(incoming: Incoming, session: Session) -> list[Reply]:
    """The choices kept at this seminar, and those for everybody: `annkept:<announcement>`."""
    announcement, _ = await load_draft(incoming, session)
    leave_step(incoming.person, STEP)
    return [await _list_page(incoming, session, announcement)]


async def _list_page(
    incoming: Incoming, session: Session, announcement: Announcement, *, edit: bool = True
) -> Say:
    found = await _available_segments(session, announcement)
    rows = []
    for one in found[:MAX_LISTED]:
        row = [Button(Translated({"ky": shorten(one.name, 40)}), f"annuse:{announcement.id}:{one.id}")]
        if _can_remove(incoming, one):
            row.append(Button("segment-lose", f"annlose:{announcement.id}:{one.id}"))
        rows.append(row)
    rows.append([Button("segment-keep", f"annkeep:{announcement.id}")])
    rows.append([Button("segment-back", f"annwho:{announcement.id}")])
    counts = [await _segment_line(session, announcement, one) for one in found[:MAX_LISTED]]
    args: dict[str, Value] = {"list": Lines(counts or [Text("segments-none")])}
    return Say("segments", args, rows, edit=edit)


async def _available_segments(session: Session, announcement: Announcement) -> Sequence[SavedSegment]:
    own = await segments.list_saved(session, announcement.seminar_id)
    return own if announcement.seminar_id is None else [*own, *await segments.list_saved(session, None)]


def _can_remove(incoming: Incoming, one: SavedSegment) -> bool:
    """Whether the person may remove it: what is for everybody only who may write to everybody."""
    return one.seminar_id is not None or can_announce(incoming, None)


async def _segment_line(session: Session, announcement: Announcement, one: SavedSegment) -> Text:
    count = await segments.count_audience(session, announcement.seminar_id, one.audience)
    return Text("segments-line", {"name": one.name, "number": count.reachable})


async def _load_segment(session: Session, announcement: Announcement, which: str) -> SavedSegment:
    """The kept choice of a button, if it can be used here. Raises Refusal."""
    found = await segments.get(session, parse_int(which))
    if found is None or found.seminar_id not in (None, announcement.seminar_id):
        raise Refusal("button-old")
    return found


async def use_segment(incoming: Incoming, session: Session) -> list[Reply]:
    """The announcement is for these: `annuse:<announcement>:<kept choice>`."""
    announcement, (which, *_) = await load_draft(incoming, session)
    choice = conditions.parse_audience((await _load_segment(session, announcement, which)).audience)
    await set_audience(incoming, session, announcement, choice)
    return [await audience_page(session, audience_draft(announcement))]


async def remove_segment(incoming: Incoming, session: Session) -> list[Reply]:
    """Asked first, then removed: `annlose:<announcement>:<kept choice>[:yes]`. What uses it is as it was."""
    announcement, (which, sure, *_) = await load_draft(incoming, session)
    one = await _load_segment(session, announcement, which)
    if not _can_remove(incoming, one):
        raise Refusal("not-yours")
    if sure != "yes":
        rows = [
            [Button(".yes", f"annlose:{announcement.id}:{one.id}:yes", style="danger")],
            [Button("segment-back", f"annkept:{announcement.id}")],
        ]
        return [Say("segment-lose-ask", {"name": one.name}, rows, edit=True)]
    one.removed_at = incoming.at
    await audit.record(session, incoming.person, "segment.removed", f"segment:{one.id}", incoming.at)
    return [await _list_page(incoming, session, announcement)]


# Keeping one.


async def start_saving(incoming: Incoming, session: Session) -> list[Reply]:
    """What shall it be called? `annkeep:<announcement>`."""
    announcement, _ = await load_draft(incoming, session)
    enter_step(incoming.person, STEP, announcement=announcement.id)
    return [await _name_prompt(session, announcement, edit=True)]


async def _name_prompt(session: Session, announcement: Announcement, *, edit: bool) -> Say:
    choice = conditions.parse_audience(announcement.audience)
    args: dict[str, Value] = {"who": Lines(await audience_lines(session, announcement, choice))}
    return Say("segment-name", args, [[Button("segment-back", f"annkept:{announcement.id}")]], edit=edit)


async def _load_form_draft(incoming: Incoming, session: Session) -> Announcement:
    """The draft whose choice is to be named. Raises Refusal; one that is no draft any more is left behind."""
    form = step_form(incoming.person, STEP)
    incoming.argument = str(form.get("announcement", ""))
    announcement, _ = await load_draft(incoming, session)
    return announcement


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """The name, once more."""
    try:
        return [await _name_prompt(session, await _load_form_draft(incoming, session), edit=False)]
    except Refusal:
        return [Say("menu", keyboard="menu")]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """The name was typed; one that is there already is replaced."""
    try:
        announcement = await _load_form_draft(incoming, session)
    except Refusal as refusal:
        leave_step(incoming.person, STEP)
        return [Say(refusal.key, refusal.values)]
    name = " ".join((incoming.text or "").split())
    if not 1 <= len(name) <= MAX_NAME_LENGTH:
        raise Refusal("segment-name-wrong", most=MAX_NAME_LENGTH)
    segment = announcement.audience
    made = await segments.save_segment(
        session, announcement.seminar_id, name, segment, incoming.person, incoming.at
    )
    await audit.record(
        session, incoming.person, "segment.kept", f"segment:{made.id}", incoming.at, segment=[None, segment]
    )
    leave_step(incoming.person, STEP)
    return [await _list_page(incoming, session, announcement, edit=False)]
