"""The list of FAQ entries for staff; publishing all, and carrying entries over from another seminar."""

from collections.abc import Collection

from handlers.buttons.faq import (
    AddFaqEntry,
    CarryFaqEntries,
    ListCarriedQuestions,
    ListFaqEntries,
    PublishFaqEntries,
    ShowFaqEntry,
)
from handlers.buttons.team import ShowSeminarForStaff
from handlers.faq.entries import KIND, PAGE_SIZE, STEP, audit_faq_change, entry_buttons
from handlers.messages import Button, Incoming, OutOfDate, Reply, Say, Text, Translated, Value
from handlers.permissions import MODERATORS, load_seminar
from handlers.ui import text_editor
from handlers.ui.pages import confirm, list_page, paginate
from handlers.ui.steps import leave_step
from storage.database import Session
from storage.faq import faq
from storage.models import FaqEntry, Seminar
from storage.seminars import seminars

LABELS = {state: f"faq-line-{state}" for state in faq.STATES}


async def list_entries(incoming: Incoming, session: Session, data: ListFaqEntries) -> list[Reply]:
    """List all entries, unpublished ones first, and leave the steps of typing."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    leave_step(incoming.person, STEP)
    text_editor.stop(incoming.person, KIND)
    return [await entry_list(incoming, session, seminar, page=data.page, edit=data.page is not None)]


async def entry_list(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    notices: Collection[Text] = (),
    *,
    page: int | None = None,
    edit: bool = True,
) -> Say:
    """Return a page of the list, with notices above the counts."""
    found = await faq.of_seminar(session, seminar.id)
    counts = await faq.count_by_state(session, seminar.id)
    count_args: dict[str, Value] = {"shown": counts.shown, "waiting": counts.waiting, "out": counts.out}
    shown = paginate(found, page, PAGE_SIZE)
    return list_page(
        "faq",
        {"seminar": Translated(seminar.title)},
        shown,
        lines=[*notices, Text("faq-counts", count_args) if found else Text("faq-none")],
        buttons=entry_buttons(incoming, shown, LABELS, ShowFaqEntry),
        turn=ListFaqEntries(seminar.id),
        below=await _overview_buttons(incoming, session, seminar, found),
        edit=edit,
    )


async def _overview_buttons(
    incoming: Incoming, session: Session, seminar: Seminar, found: Collection[FaqEntry]
) -> list[list[Button]]:
    rows = []
    if complete := [
        entry for entry in found if faq.state_of(entry) == faq.UNPUBLISHED and faq.is_complete(entry)
    ]:
        label = Text("faq-publish-all", {"number": len(complete)})
        rows.append([Button(label, PublishFaqEntries(seminar.id, max(entry.id for entry in complete)))])
    rows.append([Button("faq-new", AddFaqEntry(seminar.id))])
    if await _load_source(incoming, session, seminar):
        more = Button("faq-more", CarryFaqEntries(seminar.id))
        rows.append([more, Button("faq-left", ListCarriedQuestions(seminar.id))])
    return [*rows, [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))]]


async def _load_source(incoming: Incoming, session: Session, seminar: Seminar) -> Seminar | None:
    """Return the seminar that this one was cloned from, if the sender moderates it."""
    source = await seminars.get(session, seminar.cloned_from_id or 0)
    return source if source is not None and incoming.has_role(MODERATORS, source.id) else None


async def carry_entries(incoming: Incoming, session: Session, data: CarryFaqEntries) -> list[Reply]:
    """Carry over entries answered in the source seminar since this one was cloned."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    source = await _load_source(incoming, session, seminar)
    if source is None:
        raise OutOfDate
    carried = await faq.carry_over(session, source, seminar, incoming.at)
    if carried:
        await audit_faq_change(incoming, session, seminar.id, "faq.carried", source=source.id, rows=carried)
    notices = [Text("faq-carried", {"number": carried}) if carried else Text("faq-carried-none")]
    return [await entry_list(incoming, session, seminar, notices)]


async def publish_all(incoming: Incoming, session: Session, data: PublishFaqEntries) -> list[Reply]:
    """Publish all complete entries, after a confirmation; newer ones than the button's are left out."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    found = await faq.of_seminar(session, seminar.id)
    waiting = sum(
        faq.state_of(entry) == faq.UNPUBLISHED and faq.is_complete(entry) and entry.id <= data.newest
        for entry in found
    )
    if waiting and not data.confirmed:
        yes, no = data.replace(confirmed=True), ListFaqEntries(seminar.id, 0)
        return [confirm("faq-ask-all", {"number": waiting}, yes, no, style="primary")]
    published = await faq.publish_pending(session, seminar.id, data.newest, incoming.at)
    if published:
        await audit_faq_change(incoming, session, seminar.id, "faq.published", rows=published)
    return [await entry_list(incoming, session, seminar)]
