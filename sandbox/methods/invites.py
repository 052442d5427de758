"""Invite links and requests to join."""

import secrets

from sandbox import members
from sandbox.call import Call
from sandbox.chats import Group
from sandbox.refusals import Json, bad_request

MAX_LINK_NAME = 32
MAX_MEMBER_LIMIT = 99_999


def _group(call: Call) -> Group:
    group = call.group()
    if not group.member(call.bot.id).get("can_invite_users"):
        raise bad_request("not enough rights to manage chat invite link")
    return group


def _link(call: Call, primary: bool) -> Json:
    return {
        "invite_link": "https://t.me/+" + secrets.token_urlsafe(12),
        "creator": call.bot.user,
        "creates_join_request": False,
        "is_primary": primary,
        "is_revoked": False,
    }


def _with_settings(call: Call, link: Json) -> Json:
    """Return a link with the caller's settings. Raise Refused on settings that exclude each other."""
    name, limit = call.text("name"), call.number("member_limit")
    if len(name) > MAX_LINK_NAME:
        raise bad_request("INVITE_NAME_TOO_LONG")
    if not 0 <= limit <= MAX_MEMBER_LIMIT:
        raise bad_request("USAGE_LIMIT_INVALID")
    asks = call.flag("creates_join_request")
    if asks and limit:
        raise bad_request("member limit can't be specified for links requiring administrator approval")
    link = {**link, "creates_join_request": asks}
    for field, value in (
        ("name", name),
        ("expire_date", call.number("expire_date")),
        ("member_limit", limit),
    ):
        link.pop(field, None)
        if value:
            link[field] = value
    return link


def _own(call: Call, group: Group) -> Json:
    link = group.links.get(call.text("invite_link"))
    if link is None or link["creator"]["id"] != call.bot.id:
        raise bad_request("INVITE_HASH_EXPIRED")
    return link


def export_chat_invite_link(call: Call) -> str:
    """Create a new primary link; the old one is revoked."""
    group = _group(call)
    old = group.links.get(group.primary_links.get(call.bot.id, ""))
    if old:
        group.links[old["invite_link"]] = {**old, "is_revoked": True, "is_primary": False}
    link = _link(call, True)
    group.links[link["invite_link"]] = link
    group.primary_links[call.bot.id] = link["invite_link"]
    return str(link["invite_link"])


def create_chat_invite_link(call: Call) -> Json:
    """Create one more link. Return a ChatInviteLink."""
    group = _group(call)
    link = _with_settings(call, _link(call, False))
    group.links[link["invite_link"]] = link
    return link


def edit_chat_invite_link(call: Call) -> Json:
    """Edit one of the bot's own links."""
    group = _group(call)
    old = _own(call, group)
    if old["is_primary"]:
        raise bad_request("CHAT_INVITE_PERMANENT")
    link = group.links[old["invite_link"]] = _with_settings(call, old)
    return link


def revoke_chat_invite_link(call: Call) -> Json:
    """Revoke a link; a primary one is followed by a new one."""
    group = _group(call)
    old = _own(call, group)
    link = group.links[old["invite_link"]] = {**old, "is_revoked": True}
    if old["is_primary"]:
        group.links.pop(group.primary_links.pop(call.bot.id), None)
        export_chat_invite_link(call)
    return link


def _requested(call: Call) -> tuple[Group, Json]:
    group = _group(call)
    user = call.world.known_user(call.user())
    if group.requests.pop(user["id"], None) is None:
        raise bad_request(
            "USER_ALREADY_PARTICIPANT" if group.has_member(user["id"]) else "HIDE_REQUESTER_MISSING"
        )
    return group, user


def approve_chat_join_request(call: Call) -> bool:
    """Approve a request to join."""
    group, user = _requested(call)
    members.join(call.world, group, user, via_join_request=True)
    return True


def decline_chat_join_request(call: Call) -> bool:
    """Decline a request to join."""
    _requested(call)
    return True


METHODS = {
    "exportChatInviteLink": export_chat_invite_link,
    "createChatInviteLink": create_chat_invite_link,
    "editChatInviteLink": edit_chat_invite_link,
    "revokeChatInviteLink": revoke_chat_invite_link,
    "approveChatJoinRequest": approve_chat_join_request,
    "declineChatJoinRequest": decline_chat_join_request,
}
SENDS: set[str] = set()
