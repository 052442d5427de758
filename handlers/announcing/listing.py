"""The announcements of a seminar, or to everybody: the list, one of them, one called off; who must agree to many."""

from handlers.announcing.card import (
    WORDED,
    announcement_for,
    card,
    put_down,
    scope,
    seminar_at,
    what,
)
from handlers.common import number, pager
from handlers.words import Button, Incoming, Named, Refusal, Reply, Say, Text, Value
from storage import announcements, audit, preferences
from storage.announcements import DRAFT, DROPPED, KINDS, SCHEDULED, WAITING
from storage.database import Session
from storage.models import Announcement, Seminar
from storage.roles import OWNER

PAGE = 8
LIMITS = (0, 20, 50, 100, 300)
"""Above how many a second member of staff may be made to agree; 0: never."""


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """The list, the newest first: `anns:<seminar or 0>[:<page>]`."""
    which, page = [*incoming.arguments, "", ""][:2]
    seminar = await seminar_at(incoming, session, number(which))
    put_down(incoming.person)
    return [await _list(incoming, session, seminar, number(page))]


async def _list(incoming: Incoming, session: Session, seminar: Seminar | None, page: int = 0) -> Say:
    seminar_id = seminar.id if seminar else None
    found = await announcements.listed(session, seminar_id, PAGE + 1, page * PAGE)
    rows = [[Button("announcement-new", f"annnew:{seminar_id or 0}", style="primary")]]
    rows += [[await _line(session, one)] for one in found[:PAGE]]
    rows.append(pager(f"anns:{seminar_id or 0}", page, page + (len(found) > PAGE)))
    if incoming.may({OWNER}):
        rows.append([Button("announcement-limit-button", f"annlimit:{seminar_id or 0}")])
    rows.append([Button("plan-hub", f"staff:{seminar.id}")] if seminar else [])
    key = "announcements" if found else "announcements-none"
    return Say(key, {"seminar": scope(seminar)}, [row for row in rows if row], edit=True)


async def _line(session: Session, announcement: Announcement) -> Button:
    args = {
        "sign": Text(f"announcement-sign-{announcement.state}"),
        "words": await what(session, announcement),
    }
    return Button(Text("announcement-line", args), f"ann:{announcement.id}")


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """One announcement: `ann:<announcement>`."""
    announcement = await announcement_for(incoming, session, incoming.argument, kinds=KINDS)
    put_down(incoming.person)
    return [await card(incoming, session, announcement)]


async def drop(incoming: Incoming, session: Session) -> list[Reply]:
    """It is not sent, once that was said twice: `anndrop:<announcement>[:yes]`."""
    which, sure = [*incoming.arguments, "", ""][:2]
    announcement = await announcement_for(incoming, session, which, (DRAFT, WAITING, SCHEDULED), WORDED)
    if sure != "yes":
        rows = [
            [Button(".yes", f"anndrop:{announcement.id}:yes", style="danger")],
            [Button(".no", f"ann:{announcement.id}")],
        ]
        return [Say("announcement-ask-drop", buttons=rows, edit=True)]
    put_down(incoming.person)
    await announcements.bring(session, announcement, DROPPED)
    about = f"announcement:{announcement.id}"
    await audit.record(session, incoming.person, "announcement.drop", about, incoming.at)
    seminar = await seminar_at(incoming, session, announcement.seminar_id or 0)
    return [await _list(incoming, session, seminar)]


async def take_back(incoming: Incoming, session: Session) -> list[Reply]:
    """What waits for its time, or for somebody to agree, is a draft again: `annback:<announcement>`."""
    announcement = await announcement_for(incoming, session, incoming.argument, (WAITING, SCHEDULED))
    was = announcement.state
    await announcements.bring(session, announcement, DRAFT, send_at=None, approved_by_id=None)
    about = f"announcement:{announcement.id}"
    await audit.record(session, incoming.person, "announcement.state", about, incoming.at, state=[was, DRAFT])
    return [await card(incoming, session, announcement)]


async def limit(incoming: Incoming, session: Session) -> list[Reply]:
    """To more than how many somebody else must agree: `annlimit:<seminar or 0>[:<number>]`, for owners."""
    which, chosen = [*incoming.arguments, "", ""][:2]
    if not incoming.may({OWNER}):
        raise Refusal("not-yours")
    was = await preferences.approve_above(session)
    if chosen:
        if chosen not in map(str, LIMITS):
            raise Refusal("button-old")
        value = {"value": int(chosen)}
        await preferences.put(session, preferences.APPROVE_ABOVE, value, incoming.at)
        about = f"preference:{preferences.APPROVE_ABOVE}"
        await audit.record(
            session, incoming.person, "preference", about, incoming.at, value=[was, int(chosen)]
        )
        was = int(chosen)
    keys = [_limit_button(one, which, was) for one in LIMITS]
    rows = [keys[:1], keys[1:], [Button("announcement-list", f"anns:{number(which)}")]]
    rule: Value = (
        Text("announcement-limit-above", {"number": was}) if was else Text("announcement-limit-never")
    )
    return [Say("announcement-limit", {"rule": rule}, rows, edit=True)]


def _limit_button(one: int, which: str, was: int) -> Button:
    label: Value = Named({"en": f"> {one}"}) if one else Text("announcement-limit-off")
    return Button(
        Text("announcement-key-on" if one == was else "announcement-key-off", {"label": label}),
        f"annlimit:{number(which)}:{one}",
    )
