"""Approval of announcements to many people by a second organiser."""

from datetime import datetime
from typing import Any

from handlers.announcements.checks import warnings
from handlers.announcements.page import announcement_page, count_all_reached, fingerprint
from handlers.announcements.preflight import (
    Parts,
    audience_text,
    notify_sender,
    schedule_or_start,
    send_time_text,
)
from handlers.audiences.announcement import (
    announcement_seminar,
    load_announcement,
    record_action,
    scope_title,
)
from handlers.buttons.announcements import ApproveAnnouncement, DeclineAnnouncement, ShowAnnouncement
from handlers.messages import AnnouncementCopy, Button, Incoming, Lines, Refusal, Reply, Say, Text, Value
from handlers.permissions import ORGANISERS
from handlers.ui.languages import LANGUAGES
from storage.announcements import announcements
from storage.database import Session
from storage.models import Announcement, Person
from storage.models.announcement_states import AWAITING_APPROVAL, DRAFT
from storage.team import roles


async def request_approval(
    incoming: Incoming,
    session: Session,
    announcement: Announcement,
    parts: Parts,
    many: int,
    at: datetime | None,
) -> list[Reply]:
    """Ask all other organisers for an approval. Raises Refusal if there are none."""
    others = await _approvers(session, announcement, exclude=incoming.person.id)
    if not others:
        raise Refusal("announcement-approval-nobody")
    values: dict[str, Any] = {"created_by_id": incoming.person.id, "send_at": at, "approved_by_id": None}
    if not await announcements.transition(session, announcement, AWAITING_APPROVAL, **values):
        raise Refusal("announcement-changed-meanwhile")
    words = fingerprint(announcement, parts)
    await record_action(
        incoming, session, announcement, "announcement.approval_requested", people=many, words=words
    )
    replies: list[Reply] = [await announcement_page(incoming, session, announcement)]
    for approver in others:
        replies += await _approval_request(incoming, session, announcement, parts, many, approver)
    return replies


async def _approvers(session: Session, announcement: Announcement, exclude: int) -> list[Person]:
    """Return the reachable organisers of the announcement's seminar, without the person `exclude`."""
    found = await roles.reachable_staff(session, ORGANISERS, announcement.seminar_id or 0)
    return [person for person in found if person.id != exclude]


async def _approval_request(
    incoming: Incoming,
    session: Session,
    announcement: Announcement,
    parts: Parts,
    many: int,
    approver: Person,
) -> list[Reply]:
    seminar = await announcement_seminar(session, announcement)
    given = [language for language in LANGUAGES if any(part.language == language for part in parts)]
    args: dict[str, Value] = {
        "name": incoming.person.name or Text("name-none"),
        "seminar": scope_title(seminar),
        "who": await audience_text(session, announcement),
        "number": many,
        "timing": send_time_text(incoming, seminar, announcement.send_at),
        "warnings": Lines(warnings(parts)),
    }
    word = fingerprint(announcement, parts)
    rows = [
        [Button("announcement-approve", ApproveAnnouncement(announcement.id, word), style="success")],
        [Button("announcement-decline", DeclineAnnouncement(announcement.id))],
    ]
    shown: list[Reply] = [AnnouncementCopy(announcement.id, language, to=approver) for language in given]
    subject = f"announcement:{announcement.id}"
    return [*shown, Say("announcement-approval-ask", args, rows, to=approver, subject=subject)]


async def approve(incoming: Incoming, session: Session, data: ApproveAnnouncement) -> list[Reply]:
    """Approve the announcement and send or schedule it. Raises Refusal for the person who wants to send it."""
    announcement = await load_announcement(incoming, session, data.announcement, (AWAITING_APPROVAL,))
    if announcement.created_by_id == incoming.person.id:
        raise Refusal("announcement-approval-not-you")
    parts = await announcements.list_parts(session, announcement.id)
    if data.fingerprint != fingerprint(announcement, parts):
        raise Refusal("announcement-changed-meanwhile")
    many = await count_all_reached(session, announcement, parts)
    at = announcement.send_at
    await schedule_or_start(session, announcement, incoming.at, many, at, approved_by_id=incoming.person.id)
    words = data.fingerprint
    await record_action(incoming, session, announcement, "announcement.approved", people=many, words=words)
    rows = [[Button("announcement-open", ShowAnnouncement(announcement.id))]]
    args = {"number": many, "seminar": scope_title(await announcement_seminar(session, announcement))}
    return [
        Say("announcement-approved-by-you", args, rows, edit=True),
        *await notify_sender(session, announcement, "announcement-approved"),
    ]


async def decline(incoming: Incoming, session: Session, data: DeclineAnnouncement) -> list[Reply]:
    """Decline the approval; the announcement becomes a draft again."""
    announcement = await load_announcement(incoming, session, data.announcement, (AWAITING_APPROVAL,))
    if not await announcements.transition(session, announcement, DRAFT, send_at=None):
        raise Refusal("announcement-changed-meanwhile")
    await record_action(incoming, session, announcement, "announcement.declined")
    notices = await notify_sender(session, announcement, "announcement-declined")
    return [await announcement_page(incoming, session, announcement), *notices]
