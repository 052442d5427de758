"""Changes of group members, and the updates they cause."""

from sandbox.chats import ADMINISTRATOR_DEFAULTS, Group
from sandbox.refusals import Json
from sandbox.world import World


def post_service_message(world: World, group: Group, user: Json, content: Json) -> list[int]:
    """Put a service message into a group and report it. Returns the update ids."""
    message: Json = {
        "message_id": group.next_message(),
        "from": user,
        "chat": group.chat_object,
        "date": world.clock.date(),
        **content,
    }
    world.add_message(group, message)
    return world.queue_update(group, "message", message)


def set_member(world: World, group: Group, by: Json, user: Json, new: Json, **extra: object) -> list[int]:
    """Change a group's data about a user; send chat_member updates only to bots that asked for them."""
    number = user["id"]
    old = group.member(number)
    change: Json = {
        "chat": group.chat_object,
        "from": by,
        "date": world.clock.date(),
        "old_chat_member": {"user": user, **old},
        "new_chat_member": {"user": user, **new},
        **extra,
    }
    group.members[number] = new
    if number in world.bots:
        return world.queue_bot_update(world.bots[number], "my_chat_member", change, ("member", group.id))
    return world.queue_update(group, "chat_member", change, ("member", group.id))


def join(world: World, group: Group, user: Json, by: Json | None = None, **extra: object) -> list[int]:
    """Make a user a member."""
    numbers = set_member(world, group, by or user, user, {"status": "member"}, **extra)
    return numbers + post_service_message(world, group, by or user, {"new_chat_members": [user]})


def leave(
    world: World, group: Group, user: Json, by: Json | None = None, status: Json | None = None
) -> list[int]:
    """Remove a user who leaves or is removed."""
    numbers = set_member(world, group, by or user, user, status or {"status": "left"})
    return numbers + post_service_message(world, group, by or user, {"left_chat_member": user})


def create_group(world: World, title: str, people: list[Json], bots: list[Json], is_forum: bool) -> Group:
    """Create a supergroup; the first person owns it, bots are administrators with all rights."""
    number = -1_000_000_000_001 - len(world.groups)
    group = world.groups[number] = Group(number, title, is_forum)
    for place, user in enumerate(people):
        owner = {"status": "creator", "is_anonymous": False}
        group.members[user["id"]] = owner if place == 0 else {"status": "member"}
    owner_user = people[0] if people else bots[0] if bots else {}
    for user in bots:
        set_member(world, group, owner_user, user, dict(ADMINISTRATOR_DEFAULTS))
        post_service_message(world, group, owner_user, {"new_chat_members": [user]})
    world.events.add("people")
    return group
