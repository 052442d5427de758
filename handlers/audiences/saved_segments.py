"""Saved audiences: saving under a name, using and removing them."""

from collections.abc import Sequence

from handlers.audiences.announcement import can_announce, load_announcement
from handlers.audiences.draft import audience_draft, audience_page, set_audience
from handlers.audiences.summary import audience_lines
from handlers.buttons.audiences import (
    ListSavedSegments,
    RemoveSegment,
    SaveSegment,
    ShowAudience,
    UseSegment,
)
from handlers.messages import Button, Incoming, Lines, OutOfDate, Refusal, Reply, Say, Text, Translated, Value
from handlers.ui.arguments import shorten
from handlers.ui.pages import confirm, list_page, paginate
from handlers.ui.steps import enter_step, leave_step, step_form
from storage import audit
from storage.audiences import conditions, segments
from storage.database import Session
from storage.models import Announcement, SavedSegment
from storage.models.announcement_states import DRAFT

STEP = "segment"
"""The step in which the name is typed."""
MAX_NAME_LENGTH, MAX_LISTED = 60, 12


async def list_segments(incoming: Incoming, session: Session, data: ListSavedSegments) -> list[Reply]:
    """List the audiences saved for this seminar, and those saved for everybody."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT,))
    leave_step(incoming.person, STEP)
    return [await _list_page(incoming, session, announcement)]


async def _list_page(
    incoming: Incoming, session: Session, announcement: Announcement, *, edit: bool = True
) -> Say:
    found = (await _available_segments(session, announcement))[:MAX_LISTED]
    lines = [await _segment_line(session, announcement, one) for one in found]
    return list_page(
        "segments" if found else "segments-empty",
        {},
        paginate(found, 0, MAX_LISTED),
        lines=lines or None,
        buttons=[_segment_buttons(incoming, announcement, one) for one in found],
        below=[
            [Button("segment-save", SaveSegment(announcement.id))],
            [Button("back-button", ShowAudience(announcement.id))],
        ],
        edit=edit,
    )


def _segment_buttons(incoming: Incoming, announcement: Announcement, one: SavedSegment) -> list[Button]:
    use = Button(Translated({"ky": shorten(one.name, 40)}), UseSegment(announcement.id, one.id))
    if not _can_remove(incoming, one):
        return [use]
    return [use, Button("segment-remove", RemoveSegment(announcement.id, one.id))]


async def _available_segments(session: Session, announcement: Announcement) -> Sequence[SavedSegment]:
    own = await segments.list_saved(session, announcement.seminar_id)
    return own if announcement.seminar_id is None else [*own, *await segments.list_saved(session, None)]


def _can_remove(incoming: Incoming, one: SavedSegment) -> bool:
    """Return whether the sender may remove it; one saved for everybody requires announcing to everybody."""
    return one.seminar_id is not None or can_announce(incoming, None)


async def _segment_line(session: Session, announcement: Announcement, one: SavedSegment) -> Text:
    count = await segments.count_audience(session, announcement.seminar_id, one.audience)
    return Text("segments-line", {"name": one.name, "number": count.reachable})


async def _load_segment(session: Session, announcement: Announcement, number: int) -> SavedSegment:
    """Return a saved audience that can be used for the announcement. Raises Refusal."""
    found = await segments.get(session, number)
    if found is None or found.seminar_id not in (None, announcement.seminar_id):
        raise OutOfDate
    return found


async def use_segment(incoming: Incoming, session: Session, data: UseSegment) -> list[Reply]:
    """Set the announcement's audience to a saved one."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT,))
    segment = await _load_segment(session, announcement, data.segment)
    await set_audience(incoming, session, announcement, conditions.parse_audience(segment.audience))
    return [await audience_page(session, audience_draft(announcement))]


async def remove_segment(incoming: Incoming, session: Session, data: RemoveSegment) -> list[Reply]:
    """Remove a saved audience, after a confirmation; announcements keep the audience they copied."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT,))
    one = await _load_segment(session, announcement, data.segment)
    if not _can_remove(incoming, one):
        raise Refusal("not-yours")
    if not data.confirmed:
        args: dict[str, Value] = {"name": one.name}
        back = ListSavedSegments(announcement.id)
        return [confirm("segment-remove-ask", args, data.replace(confirmed=True), back)]
    one.removed_at = incoming.at
    await audit.record(session, incoming.person, "segment.removed", f"segment:{one.id}", incoming.at)
    return [await _list_page(incoming, session, announcement)]


# Saving.


async def start_saving(incoming: Incoming, session: Session, data: SaveSegment) -> list[Reply]:
    """Ask for the name of the audience to save."""
    announcement = await load_announcement(incoming, session, data.announcement, (DRAFT,))
    enter_step(incoming.person, STEP, announcement=announcement.id)
    return [await _name_prompt(session, announcement, edit=True)]


async def _name_prompt(session: Session, announcement: Announcement, *, edit: bool) -> Say:
    choice = conditions.parse_audience(announcement.audience)
    args: dict[str, Value] = {"who": Lines(await audience_lines(session, announcement, choice))}
    back = [Button("back-button", ListSavedSegments(announcement.id))]
    return Say("segment-name", args, [back], edit=edit)


async def _load_form_draft(incoming: Incoming, session: Session) -> Announcement:
    """Load the draft whose audience is being saved. Raises Refusal."""
    form = step_form(incoming.person, STEP)
    return await load_announcement(incoming, session, form.get("announcement", 0), (DRAFT,))


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the name again."""
    try:
        return [await _name_prompt(session, await _load_form_draft(incoming, session), edit=False)]
    except Refusal:
        return [Say("menu", keyboard="menu")]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Save the audience under the typed name, replacing one of the same name."""
    try:
        announcement = await _load_form_draft(incoming, session)
    except Refusal as refusal:
        leave_step(incoming.person, STEP)
        return [Say(refusal.key, refusal.values)]
    name = " ".join((incoming.text or "").split())
    if not 1 <= len(name) <= MAX_NAME_LENGTH:
        raise Refusal("segment-name-wrong", most=MAX_NAME_LENGTH)
    segment = announcement.audience
    saved = await segments.save_segment(
        session, announcement.seminar_id, name, segment, incoming.person, incoming.at
    )
    await audit.record(
        session, incoming.person, "segment.saved", f"segment:{saved.id}", incoming.at, segment=[None, segment]
    )
    leave_step(incoming.person, STEP)
    return [await _list_page(incoming, session, announcement, edit=False)]
