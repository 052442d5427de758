"""Reading chats and their members, and administering groups."""

from typing import Any

from sandbox import members
from sandbox.call import Call
from sandbox.chats import ADMINISTRATOR_DEFAULTS, DEFAULT_PERMISSIONS, MEMBER_STATUSES, NOT_A_MEMBER, Group
from sandbox.methods.posting import without_reply
from sandbox.refusals import Json, bad_request

GIFTS: Json = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}
MAX_REACTIONS = 11
RESTRICTED_FOR_EVER = 0
ADMINISTRATOR_RIGHTS = tuple(
    name
    for name, value in ADMINISTRATOR_DEFAULTS.items()
    if name.startswith("can_") and name != "can_be_edited"
)


def get_chat(call: Call) -> Json:
    """Return a ChatFullInfo."""
    chat = call.chat()
    full: Json = {
        **chat.chat_object,
        "accent_color_id": chat.id % 7 if chat.id > 0 else 0,
        "max_reaction_count": MAX_REACTIONS,
        "accepted_gift_types": GIFTS,
    }
    if "username" in chat.chat_object:
        full["active_usernames"] = [chat.chat_object["username"]]
    if isinstance(chat, Group):
        full["permissions"] = chat.permissions
        full |= {"description": chat.description} if chat.description else {}
        full |= {"invite_link": link} if (link := chat.primary_links.get(call.bot.id)) else {}
    if chat.pinned and chat.pinned[-1] in chat.messages:
        full["pinned_message"] = without_reply(chat.messages[chat.pinned[-1]])
    return full


def _member(call: Call, group: Group, number: int) -> Json:
    return {"user": call.world.user(number), **group.member(number)}


def get_chat_member(call: Call) -> Json:
    """Return a ChatMember; somebody who never joined is `left`."""
    chat, number = call.chat(), call.number("user_id")
    user = call.world.user(number) if number > 0 else None
    if user is None:
        raise bad_request("invalid user_id specified" if number <= 0 else "PARTICIPANT_ID_INVALID")
    if isinstance(chat, Group):
        return _member(call, chat, number)
    inside = number in (chat.id, call.bot.id)
    return {"user": user, **({"status": "member"} if inside else NOT_A_MEMBER)}


def get_chat_member_count(call: Call) -> int:
    """Return the number of members, the bot included."""
    chat = call.chat()
    return sum(chat.has_member(number) for number in chat.members) if isinstance(chat, Group) else 2


def get_chat_administrators(call: Call) -> list[Json]:
    """Return the administrators; of bots only the caller."""
    chat = call.chat()
    if not isinstance(chat, Group):
        raise bad_request("there are no administrators in the private chat")
    ruling = [number for number, one in chat.members.items() if one["status"] in ("creator", "administrator")]
    return [
        _member(call, chat, number)
        for number in ruling
        if number not in call.world.bots or number == call.bot.id
    ]


def leave_chat(call: Call) -> bool:
    """Make the bot leave the chat."""
    group = call.group()
    members.leave(call.world, group, call.bot.user)
    return True


def _administered_group(call: Call, right: str) -> Group:
    """Return a group where the bot has this right. Raise Refused otherwise."""
    group = call.group()
    if not group.member(call.bot.id).get(right):
        raise bad_request(
            "not enough rights to manage the chat"
            if right != "can_restrict_members"
            else "not enough rights to restrict/unrestrict chat member"
        )
    return group


def _target_member(call: Call, right: str) -> tuple[Group, Json]:
    """Return the group and the ordinary member that the call is about."""
    group = _administered_group(call, right)
    number = call.user()
    if number == call.bot.id:
        raise bad_request("can't restrict self")
    if group.member(number)["status"] == "creator":
        raise bad_request("can't remove chat owner")
    return group, call.world.known_user(number)


def ban_chat_member(call: Call) -> bool:
    """Ban a member."""
    group, user = _target_member(call, "can_restrict_members")
    banned = {"status": "kicked", "until_date": call.number("until_date")}
    if group.has_member(user["id"]):
        members.leave(call.world, group, user, call.bot.user, banned)
    else:
        members.set_member(call.world, group, call.bot.user, user, banned)
    return True


def unban_chat_member(call: Call) -> bool:
    """Unban a user. Without `only_if_banned` it also removes a member, as at Telegram."""
    group, user = _target_member(call, "can_restrict_members")
    status = group.member(user["id"])["status"]
    if status in MEMBER_STATUSES and not call.flag("only_if_banned"):
        members.leave(call.world, group, user, call.bot.user)
    elif status == "kicked":
        members.set_member(call.world, group, call.bot.user, user, dict(NOT_A_MEMBER))
    return True


def _permissions(call: Call) -> Json:
    given = call.json("permissions", "permissions")
    if not isinstance(given, dict):
        raise bad_request("Object expected as permissions")
    return {name: bool(given.get(name)) for name in DEFAULT_PERMISSIONS}


def restrict_chat_member(call: Call) -> bool:
    """Take rights from a member; with all rights given back, the restriction ends."""
    group, user = _target_member(call, "can_restrict_members")
    allowed = _permissions(call)
    limits = {
        "status": "restricted",
        "is_member": group.has_member(user["id"]),
        "until_date": call.number("until_date"),
    }
    free = all(allowed[name] for name, value in DEFAULT_PERMISSIONS.items() if value)
    new = (
        {"status": "member"}
        if free
        else {**limits, **allowed, "can_react_to_messages": True, "can_edit_tag": True}
    )
    members.set_member(call.world, group, call.bot.user, user, new)
    return True


def promote_chat_member(call: Call) -> bool:
    """Promote a member; with no right given, demote an administrator."""
    group, user = _target_member(call, "can_promote_members")
    rights = {name: call.flag(name) for name in ADMINISTRATOR_RIGHTS}
    anonymous = call.flag("is_anonymous")
    new: Json = {"status": "member"}
    if any(rights.values()) or anonymous:
        new = {"status": "administrator", "can_be_edited": True, "is_anonymous": anonymous, **rights}
        new["can_manage_chat"] = True
    members.set_member(call.world, group, call.bot.user, user, new)
    return True


def set_chat_administrator_custom_title(call: Call) -> bool:
    """Set an administrator's custom title."""
    group, user = _target_member(call, "can_promote_members")
    member = group.member(user["id"])
    if member["status"] != "administrator":
        raise bad_request("user is not an administrator")
    title = call.text("custom_title")
    if len(title) > 16:
        raise bad_request("CUSTOM_TITLE_INVALID")
    group.members[user["id"]] = {**member, "custom_title": title}
    return True


def _retitled(call: Call, group: Group, **fields: Any) -> None:
    group.chat_object = {**group.chat_object, **fields}
    call.world.events.add("people")


def set_chat_title(call: Call) -> bool:
    """Rename the group."""
    group, title = _administered_group(call, "can_change_info"), call.text("title").strip()
    if not title:
        raise bad_request("CHAT_TITLE_EMPTY")
    if title == group.chat_object["title"]:
        raise bad_request("CHAT_NOT_MODIFIED")
    _retitled(call, group, title=title[:128])
    members.post_service_message(call.world, group, call.bot.user, {"new_chat_title": title[:128]})
    return True


def set_chat_description(call: Call) -> bool:
    """Describe the group."""
    group, words = _administered_group(call, "can_change_info"), call.text("description").strip()
    if words == group.description:
        raise bad_request("chat description is not modified")
    if len(words) > 255:
        raise bad_request("CHAT_ABOUT_TOO_LONG")
    group.description = words
    return True


def set_chat_permissions(call: Call) -> bool:
    """Set the rights of ordinary members."""
    group = _administered_group(call, "can_restrict_members")
    group.permissions = _permissions(call)
    return True


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatMemberCount": get_chat_member_count,
    "getChatMembersCount": get_chat_member_count,
    "getChatAdministrators": get_chat_administrators,
    "leaveChat": leave_chat,
    "banChatMember": ban_chat_member,
    "kickChatMember": ban_chat_member,
    "unbanChatMember": unban_chat_member,
    "restrictChatMember": restrict_chat_member,
    "promoteChatMember": promote_chat_member,
    "setChatAdministratorCustomTitle": set_chat_administrator_custom_title,
    "setChatTitle": set_chat_title,
    "setChatDescription": set_chat_description,
    "setChatPermissions": set_chat_permissions,
}
SENDS: set[str] = set()
