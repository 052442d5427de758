"""The announcements of a seminar, or to everybody: the list, one of them, one called off; who must agree to many."""

from handlers.announcements.page import WRITTEN_KINDS, announcement_page, announcement_title
from handlers.audiences.announcement import leave_steps, load_announcement, load_scope, scope_title
from handlers.messages import Button, Incoming, Refusal, Reply, Say, Text, Translated, Value
from handlers.ui.arguments import pager, parse_int
from storage import audit, preferences
from storage.announcements import announcements
from storage.announcements.announcements import KINDS
from storage.database import Session
from storage.models import Announcement, Seminar
from storage.models.announcement_states import AWAITING_APPROVAL, DRAFT, DROPPED, SCHEDULED
from storage.team.roles import OWNER

PAGE_SIZE = 8
APPROVAL_LIMITS = (0, 20, 50, 100, 300)
"""Above how many a second member of staff may be made to agree; 0: never."""


async def list_announcements(incoming: Incoming, session: Session) -> list[Reply]:
    """The list, the newest first: `anns:<seminar or 0>[:<page>]`."""
    which, page = [*incoming.arguments, "", ""][:2]
    seminar = await load_scope(incoming, session, parse_int(which))
    leave_steps(incoming.person)
    return [await _list_page(incoming, session, seminar, parse_int(page))]


async def _list_page(incoming: Incoming, session: Session, seminar: Seminar | None, page: int = 0) -> Say:
    seminar_id = seminar.id if seminar else None
    found = await announcements.list_for_seminar(session, seminar_id, PAGE_SIZE + 1, page * PAGE_SIZE)
    rows = [[Button("announcement-new", f"annnew:{seminar_id or 0}", style="primary")]]
    rows += [[await _announcement_button(session, one)] for one in found[:PAGE_SIZE]]
    rows.append(pager(f"anns:{seminar_id or 0}", page, page + (len(found) > PAGE_SIZE)))
    if incoming.has_role({OWNER}):
        rows.append([Button("announcement-limit-button", f"annlimit:{seminar_id or 0}")])
    rows.append([Button("plan-hub", f"staff:{seminar.id}")] if seminar else [])
    key = "announcements" if found else "announcements-none"
    return Say(key, {"seminar": scope_title(seminar)}, [row for row in rows if row], edit=True)


async def _announcement_button(session: Session, announcement: Announcement) -> Button:
    args = {
        "sign": Text(f"announcement-sign-{announcement.state}"),
        "words": await announcement_title(session, announcement),
    }
    return Button(Text("announcement-line", args), f"ann:{announcement.id}")


async def show_announcement(incoming: Incoming, session: Session) -> list[Reply]:
    """One announcement: `ann:<announcement>`."""
    announcement = await load_announcement(incoming, session, incoming.argument, kinds=KINDS)
    leave_steps(incoming.person)
    return [await announcement_page(incoming, session, announcement)]


async def drop_announcement(incoming: Incoming, session: Session) -> list[Reply]:
    """It is not sent, once that was said twice: `anndrop:<announcement>[:yes]`."""
    which, sure = [*incoming.arguments, "", ""][:2]
    announcement = await load_announcement(
        incoming, session, which, (DRAFT, AWAITING_APPROVAL, SCHEDULED), WRITTEN_KINDS
    )
    if sure != "yes":
        rows = [
            [Button(".yes", f"anndrop:{announcement.id}:yes", style="danger")],
            [Button(".no", f"ann:{announcement.id}")],
        ]
        return [Say("announcement-ask-drop", buttons=rows, edit=True)]
    leave_steps(incoming.person)
    await announcements.transition(session, announcement, DROPPED)
    subject = f"announcement:{announcement.id}"
    await audit.record(session, incoming.person, "announcement.drop", subject, incoming.at)
    seminar = await load_scope(incoming, session, announcement.seminar_id or 0)
    return [await _list_page(incoming, session, seminar)]


async def return_to_draft(incoming: Incoming, session: Session) -> list[Reply]:
    """What waits for its time, or for somebody to agree, is a draft again: `annback:<announcement>`."""
    announcement = await load_announcement(
        incoming, session, incoming.argument, (AWAITING_APPROVAL, SCHEDULED)
    )
    was = announcement.state
    await announcements.transition(session, announcement, DRAFT, send_at=None, approved_by_id=None)
    subject = f"announcement:{announcement.id}"
    await audit.record(
        session, incoming.person, "announcement.state", subject, incoming.at, state=[was, DRAFT]
    )
    return [await announcement_page(incoming, session, announcement)]


async def set_approval_limit(incoming: Incoming, session: Session) -> list[Reply]:
    """To more than how many somebody else must agree: `annlimit:<seminar or 0>[:<number>]`, for owners."""
    which, chosen = [*incoming.arguments, "", ""][:2]
    if not incoming.has_role({OWNER}):
        raise Refusal("not-yours")
    was = await preferences.get_approval_threshold(session)
    if chosen:
        if chosen not in map(str, APPROVAL_LIMITS):
            raise Refusal("button-old")
        value = {"value": int(chosen)}
        await preferences.save(session, preferences.APPROVAL_THRESHOLD, value, incoming.at)
        subject = f"preference:{preferences.APPROVAL_THRESHOLD}"
        await audit.record(
            session, incoming.person, "preference", subject, incoming.at, value=[was, int(chosen)]
        )
        was = int(chosen)
    keys = [_limit_button(one, which, was) for one in APPROVAL_LIMITS]
    rows = [keys[:1], keys[1:], [Button("announcement-list", f"anns:{parse_int(which)}")]]
    rule: Value = (
        Text("announcement-limit-above", {"number": was}) if was else Text("announcement-limit-never")
    )
    return [Say("announcement-limit", {"rule": rule}, rows, edit=True)]


def _limit_button(one: int, which: str, was: int) -> Button:
    label: Value = Translated({"en": f"> {one}"}) if one else Text("announcement-limit-off")
    return Button(
        Text("announcement-key-on" if one == was else "announcement-key-off", {"label": label}),
        f"annlimit:{parse_int(which)}:{one}",
    )
