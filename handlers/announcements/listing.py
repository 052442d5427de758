"""The list of announcements, the page of one, dropping one, and the approval limit."""

from handlers.announcements.page import WRITTEN_KINDS, announcement_page, announcement_title
from handlers.announcements.report import show_report
from handlers.audiences.announcement import (
    leave_steps,
    load_announcement,
    load_scope,
    record_action,
    scope_title,
)
from handlers.buttons.announcements import (
    DropAnnouncement,
    ListAnnouncements,
    ReturnToDraft,
    SetApprovalLimit,
    ShowAnnouncement,
    ShowReport,
    StartAnnouncement,
)
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import Button, Incoming, OutOfDate, Refusal, Reply, Say, Text, Translated, Value
from handlers.ui.pages import ROW_BUTTONS, Page, confirm, list_page, toggle_label
from storage import audit, preferences
from storage.announcements import announcements
from storage.announcements.announcements import DELETE, KINDS
from storage.database import Session
from storage.models import Announcement, Seminar
from storage.models.announcement_states import AWAITING_APPROVAL, DRAFT, DROPPED, SCHEDULED
from storage.team.roles import OWNER

PAGE_SIZE = ROW_BUTTONS - 1
APPROVAL_LIMITS = (0, 20, 50, 100, 300)
"""The approval limits to choose from: an announcement to more people needs an approval; 0 means never."""


async def list_announcements(incoming: Incoming, session: Session, data: ListAnnouncements) -> list[Reply]:
    """List the announcements, newest first."""
    seminar = await load_scope(incoming, session, data.seminar)
    leave_steps(incoming.person)
    return [await _list_page(incoming, session, seminar, max(data.page, 0))]


async def _list_page(incoming: Incoming, session: Session, seminar: Seminar | None, number: int = 0) -> Say:
    seminar_id, start = seminar.id if seminar else 0, number * PAGE_SIZE
    found = await announcements.list_for_seminar(session, seminar_id or None, PAGE_SIZE + 1, start)
    last = number + (len(found) > PAGE_SIZE)  # the total is not counted
    shown = Page(found[:PAGE_SIZE], number, last, start)
    below = []
    if incoming.has_role({OWNER}):
        below.append([Button("announcement-limit-button", SetApprovalLimit(seminar_id))])
    if seminar is not None:
        below.append([Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))])
    return list_page(
        "announcements" if found else "announcements-none",
        {"seminar": scope_title(seminar)},
        shown,
        above=[[Button("announcement-new", StartAnnouncement(seminar_id), style="primary")]],
        buttons=[[await _announcement_button(session, announcement)] for announcement in shown.rows],
        turn=ListAnnouncements(seminar_id),
        below=below,
        edit=True,
    )


async def _announcement_button(session: Session, announcement: Announcement) -> Button:
    args = {
        "sign": Text(f"announcement-sign-{announcement.state}"),
        "words": await announcement_title(session, announcement),
    }
    return Button(Text("announcement-line", args), ShowAnnouncement(announcement.id))


async def show_announcement(incoming: Incoming, session: Session, data: ShowAnnouncement) -> list[Reply]:
    """Show the page of one announcement; of a deletion, which sends nothing, its report."""
    announcement = await load_announcement(incoming, session, data.announcement, kinds=KINDS)
    leave_steps(incoming.person)
    if announcement.kind == DELETE:
        return await show_report(incoming, session, ShowReport(announcement.id))
    return [await announcement_page(incoming, session, announcement)]


async def drop_announcement(incoming: Incoming, session: Session, data: DropAnnouncement) -> list[Reply]:
    """Drop an announcement that was not sent yet, after a confirmation."""
    states = (DRAFT, AWAITING_APPROVAL, SCHEDULED)
    announcement = await load_announcement(incoming, session, data.announcement, states, WRITTEN_KINDS)
    if not data.confirmed:
        back = ShowAnnouncement(announcement.id)
        return [confirm("announcement-ask-drop", {}, data.replace(confirmed=True), back)]
    leave_steps(incoming.person)
    await announcements.transition(session, announcement, DROPPED)
    await record_action(incoming, session, announcement, "announcement.dropped")
    seminar = await load_scope(incoming, session, announcement.seminar_id or 0)
    return [await _list_page(incoming, session, seminar)]


async def return_to_draft(incoming: Incoming, session: Session, data: ReturnToDraft) -> list[Reply]:
    """Make a scheduled announcement, or one awaiting approval, a draft again."""
    states = (AWAITING_APPROVAL, SCHEDULED)
    announcement = await load_announcement(incoming, session, data.announcement, states)
    was = announcement.state
    await announcements.transition(session, announcement, DRAFT, send_at=None, approved_by_id=None)
    await record_action(incoming, session, announcement, "announcement.state_changed", state=[was, DRAFT])
    return [await announcement_page(incoming, session, announcement)]


async def set_approval_limit(incoming: Incoming, session: Session, data: SetApprovalLimit) -> list[Reply]:
    """Show the approval limit, or change it. Raises Refusal for others than owners."""
    if not incoming.has_role({OWNER}):
        raise Refusal("not-yours")
    limit = await preferences.get_approval_threshold(session)
    if data.limit is not None:
        await _save_limit(incoming, session, limit, data.limit)
        limit = data.limit
    keys = [_limit_button(data.replace(limit=choice), on=choice == limit) for choice in APPROVAL_LIMITS]
    rows = [keys[:1], keys[1:], [Button("announcement-list", ListAnnouncements(data.seminar))]]
    rule: Value = (
        Text("announcement-limit-above", {"number": limit}) if limit else Text("announcement-limit-never")
    )
    return [Say("announcement-limit", {"rule": rule}, rows, edit=True)]


async def _save_limit(incoming: Incoming, session: Session, before: int, limit: int) -> None:
    if limit not in APPROVAL_LIMITS:
        raise OutOfDate
    await preferences.save(session, preferences.APPROVAL_THRESHOLD, {"value": limit}, incoming.at)
    subject = f"preference:{preferences.APPROVAL_THRESHOLD}"
    await audit.record(
        session, incoming.person, "preference.changed", subject, incoming.at, value=[before, limit]
    )


def _limit_button(choice: SetApprovalLimit, *, on: bool) -> Button:
    label: Value = Translated({"en": f"> {choice.limit}"}) if choice.limit else Text("announcement-limit-off")
    return Button(toggle_label(label, on=on), choice)
