"""Joining and leaving groups; creating and deleting topics."""

from sandbox import members
from sandbox.acts.act import Act
from sandbox.chats import Group
from sandbox.methods.forum import COLORS, delete_topic, open_topic
from sandbox.refusals import Impossible, Json


def _group(act: Act) -> Group:
    """Return the group with this id or invite link."""
    group = act.world.groups.get(act.told.get("chat") or 0)
    link = act.told.get("link")
    if group is None and link:
        group = next((one for one in act.world.groups.values() if link in one.links), None)
    if group is None:
        raise Impossible("no such group", 404)
    return group


def _usable(act: Act, group: Group, link: Json) -> None:
    """Raise Impossible if an invite link is no longer valid."""
    expired = link.get("expire_date") and link["expire_date"] <= act.world.clock.now()
    full = link.get("member_limit") and group.uses.get(link["invite_link"], 0) >= link["member_limit"]
    if link["is_revoked"] or expired or full:
        raise Impossible("the invite link is no longer valid", 409)


def _request(act: Act, group: Group, link: Json) -> Json:
    group.requests[act.person.id] = link["invite_link"]
    request: Json = {
        "chat": group.chat_object,
        "from": act.person.user,
        "user_chat_id": act.person.id,
        "date": act.world.clock.date(),
        "invite_link": link,
    }
    return {
        "update_ids": act.world.queue_update(group, "chat_join_request", request, ("join", group.id)),
        "message": None,
    }


def join(act: Act) -> Json:
    """Join a group, or request to join if the link requires approval."""
    group, user = _group(act), act.person.user
    if group.has_member(act.person.id):
        raise Impossible("the person is in the group already", 409)
    if group.member(act.person.id)["status"] == "kicked":
        raise Impossible("the person is banned from the group", 403)
    link = group.links.get(act.told.get("link") or "")
    if link is None:
        return {"update_ids": members.join(act.world, group, user), "message": None}
    _usable(act, group, link)
    if link["creates_join_request"]:
        return _request(act, group, link)
    group.uses[link["invite_link"]] = group.uses.get(link["invite_link"], 0) + 1
    return {"update_ids": members.join(act.world, group, user, invite_link=link), "message": None}


def leave(act: Act) -> Json:
    """Leave a group."""
    group = _group(act)
    if not group.has_member(act.person.id):
        raise Impossible("the person is not in the group", 409)
    return {"update_ids": members.leave(act.world, group, act.person.user), "message": None}


def set_public_name(act: Act) -> Json:
    """Give a group a public name, or make it private again (empty name); Telegram tells bots nothing about it."""
    group, name = _group(act), act.told.get("username") or ""
    if group.member(act.person.id)["status"] != "creator":
        raise Impossible("only the owner of a group makes it public", 403)
    group.chat_object = {key: value for key, value in group.chat_object.items() if key != "username"}
    if name:
        group.chat_object["username"] = str(name)
    act.world.events.add("people")
    return {"update_ids": [], "message": None}


def _forum(act: Act) -> Group:
    group = _group(act)
    if not group.is_forum or not group.has_member(act.person.id):
        raise Impossible("the person is in no such forum", 409)
    return group


def create_topic(act: Act) -> Json:
    """Create a topic in a forum."""
    topic = open_topic(act.world, _forum(act), act.person.user, act.text("name"), COLORS[0])
    return {"update_ids": [], "message": None, "topic": topic}


def remove_topic(act: Act) -> Json:
    """Delete a topic with all its messages; Telegram tells bots nothing about it."""
    group, number = _forum(act), act.number("topic")
    if number not in group.topics:
        raise Impossible("no such topic", 404)
    delete_topic(act.world, group, number)
    return {"update_ids": [], "message": None}
