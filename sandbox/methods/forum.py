"""Topics of forums."""

from sandbox import members
from sandbox.call import Call
from sandbox.chats import Group
from sandbox.refusals import Json, bad_request
from sandbox.world import World

COLORS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)
MAX_TOPIC_NAME = 128


def _forum(call: Call) -> Group:
    group = call.group()
    if not group.is_forum:
        raise bad_request("the chat is not a forum")
    if not group.member(call.bot.id).get("can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    return group


def _topic(call: Call) -> tuple[Group, int, Json]:
    """Raise Refused if the topic was deleted or never existed."""
    group, number = _forum(call), call.number("message_thread_id")
    topic = group.topics.get(number)
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    return group, number, topic


def _name(call: Call) -> str:
    name = call.text("name").strip()
    if not name:
        raise bad_request("topic name must be non-empty")
    if len(name) > MAX_TOPIC_NAME:
        raise bad_request("TOPIC_TITLE_TOO_LONG")
    return name


def open_topic(world: World, group: Group, user: Json, name: str, color: int, emoji: str = "") -> Json:
    """Create a topic; its id is that of the service message that begins it. Return the ForumTopic."""
    made: Json = {"name": name, "icon_color": color}
    if emoji:
        made["icon_custom_emoji_id"] = emoji
    number = group.last_message + 1
    group.topics[number] = {**made, "closed": False}
    place = {"message_thread_id": number, "is_topic_message": True}
    members.post_service_message(world, group, user, {**place, "forum_topic_created": made})
    return {"message_thread_id": number, **made}


def create_forum_topic(call: Call) -> Json:
    """Return a ForumTopic."""
    group = _forum(call)
    name, color = _name(call), call.number("icon_color", COLORS[0])
    if color not in COLORS:
        raise bad_request("invalid topic icon color specified")
    return open_topic(call.world, group, call.bot.user, name, color, call.text("icon_custom_emoji_id"))


def _notice(call: Call, group: Group, number: int, content: Json) -> None:
    place = {"message_thread_id": number, "is_topic_message": True} if number else {}
    members.post_service_message(call.world, group, call.bot.user, {**place, **content})


def edit_forum_topic(call: Call) -> bool:
    """Rename a topic or change its icon."""
    group, number, topic = _topic(call)
    edited: Json = {}
    if call.has_value("name"):
        edited["name"] = _name(call)
    if "icon_custom_emoji_id" in call.params:
        edited["icon_custom_emoji_id"] = call.text("icon_custom_emoji_id")
    if all(topic.get(name, "") == value for name, value in edited.items()):
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.update(edited)
    _notice(call, group, number, {"forum_topic_edited": edited})
    return True


def _set_closed(call: Call, closed: bool) -> bool:
    group, number, topic = _topic(call)
    if topic["closed"] == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic["closed"] = closed
    _notice(call, group, number, {"forum_topic_closed" if closed else "forum_topic_reopened": {}})
    return True


def close_forum_topic(call: Call) -> bool:
    """Close a topic: only administrators may write from now on."""
    return _set_closed(call, True)


def reopen_forum_topic(call: Call) -> bool:
    """Reopen a topic: everybody may write again."""
    return _set_closed(call, False)


def delete_topic(world: World, group: Group, number: int) -> None:
    """Delete the topic and all its messages; no bot is told."""
    del group.topics[number]
    world.remove_messages(
        group, [key for key, one in group.messages.items() if one.get("message_thread_id") == number]
    )


def delete_forum_topic(call: Call) -> bool:
    """Delete a topic with its messages."""
    group, number, _ = _topic(call)
    delete_topic(call.world, group, number)
    return True


def unpin_all_forum_topic_messages(call: Call) -> bool:
    """Unpin everything in a topic."""
    group, number, _ = _topic(call)
    kept = [key for key in group.pinned if group.messages.get(key, {}).get("message_thread_id") != number]
    group.pinned = kept
    return True


def edit_general_forum_topic(call: Call) -> bool:
    """Rename the General topic."""
    group, name = _forum(call), _name(call)
    if name == group.general["name"]:
        raise bad_request("TOPIC_NOT_MODIFIED")
    group.general["name"] = name
    _notice(call, group, 0, {"forum_topic_edited": {"name": name}})
    return True


def _set_general(call: Call, name: str, value: bool, notice: str) -> bool:
    group = _forum(call)
    if group.general[name] == value:
        raise bad_request("TOPIC_NOT_MODIFIED")
    group.general[name] = value
    _notice(call, group, 0, {notice: {}})
    return True


def close_general_forum_topic(call: Call) -> bool:
    """Close the General topic."""
    return _set_general(call, "closed", True, "forum_topic_closed")


def reopen_general_forum_topic(call: Call) -> bool:
    """Reopen the General topic."""
    return _set_general(call, "closed", False, "forum_topic_reopened")


def hide_general_forum_topic(call: Call) -> bool:
    """Hide the General topic."""
    return _set_general(call, "hidden", True, "general_forum_topic_hidden")


def unhide_general_forum_topic(call: Call) -> bool:
    """Show the General topic."""
    return _set_general(call, "hidden", False, "general_forum_topic_unhidden")


def unpin_all_general_forum_topic_messages(call: Call) -> bool:
    """Unpin everything outside topics."""
    group = _forum(call)
    group.pinned = [key for key in group.pinned if "message_thread_id" in group.messages.get(key, {})]
    return True


METHODS = {
    "createForumTopic": create_forum_topic,
    "editForumTopic": edit_forum_topic,
    "closeForumTopic": close_forum_topic,
    "reopenForumTopic": reopen_forum_topic,
    "deleteForumTopic": delete_forum_topic,
    "unpinAllForumTopicMessages": unpin_all_forum_topic_messages,
    "editGeneralForumTopic": edit_general_forum_topic,
    "closeGeneralForumTopic": close_general_forum_topic,
    "reopenGeneralForumTopic": reopen_general_forum_topic,
    "hideGeneralForumTopic": hide_general_forum_topic,
    "unhideGeneralForumTopic": unhide_general_forum_topic,
    "unpinAllGeneralForumTopicMessages": unpin_all_general_forum_topic_messages,
}
SENDS = {"createForumTopic"}
"""Creating a topic counts as sending the message that begins it."""
