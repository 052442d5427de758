"""The staff group: an owner links it, knowing who will read what there; it is unlinked by them, or by being left."""

from dataclasses import replace
from typing import Any

from handlers.words import Button, Incoming, Lines, Link, Refusal, Reply, Room, Say, Text, Value
from storage import audit, group, roles, strangers
from storage.database import Session
from storage.group import Linked

LANGUAGES = ("ky", "ru", "en")


# In an owner's own chat.


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """`group`: which group it is; or what it would be for, and who would read the names."""
    linked = await group.linked(session)
    return [_page(linked, edit=bool(incoming.argument)) if linked else _notice("groupyes")]


def _notice(data: str, **room: Value) -> Say:
    """What is read there, by whom. Nothing is linked without a yes to this."""
    key = "group-here" if room else "group-none"
    return Say(key, room, [[Button("group-agree", data, style="primary")]])


def _page(linked: Linked, *, edit: bool = False) -> Say:
    topics = "on" if linked.forum else linked.trouble or "off"
    args: dict[str, Value] = {
        "title": linked.title,
        "standing": Text(f"group-{linked.pause}", {"title": linked.title}) if linked.pause else Lines(()),
        "topics": Text(f"group-topics-{topics}"),
    }
    tongues = [
        Button(f"tongue-{one}", f"grouplang:{one}", style="primary" if one == linked.language else "")
        for one in LANGUAGES
    ]
    return Say("group", args, [tongues, [Button("group-off", "groupoff")]], edit=edit)


async def agree(incoming: Incoming, session: Session) -> list[Reply]:
    """`groupyes`: names may be read there. A link that puts the bot into a group, for once."""
    _must_own(incoming)
    if await group.linked(session) is not None:
        raise Refusal("group-already")
    word = await group.offer(session, incoming.person.id, incoming.at)
    return [Say("group-choose", buttons=[[Button(".open", link=Link(word, group=True))]], edit=True)]


async def here(incoming: Incoming, session: Session) -> list[Reply]:
    """`grouphere`: yes to the group where /link was written."""
    _must_own(incoming)
    if await group.linked(session) is not None:
        raise Refusal("group-already")
    offered = await group.take_offer(session, incoming.person.id, incoming.at)
    if offered is None or "chat_id" not in offered:
        return [Say("group-late", edit=True)]
    return await _link(incoming, session, offered["chat_id"], offered["title"], offered["forum"])


def _must_own(incoming: Incoming) -> None:
    if not incoming.may({roles.OWNER}):
        raise Refusal("not-yours")


async def take_language(incoming: Incoming, session: Session) -> list[Reply]:
    """`grouplang:<language>`: the language of what is posted from now on."""
    linked = await _linked(incoming, session)
    if incoming.argument not in LANGUAGES:
        raise Refusal("button-old")
    changed = replace(linked, language=incoming.argument)
    await group.keep(session, changed, incoming.at)
    language: list[Any] = [linked.language, changed.language]
    await audit.record(session, incoming.person, "group.language", "group", incoming.at, language=language)
    return [_page(changed, edit=True)]


async def _linked(incoming: Incoming, session: Session) -> Linked:
    """The group that this owner sees the page of. Raises Refusal."""
    _must_own(incoming)
    linked = await group.linked(session)
    if linked is None:
        raise Refusal("group-not-linked")
    return linked


async def ask_unlink(incoming: Incoming, session: Session) -> list[Reply]:
    """`groupoff`: asks once more."""
    linked = await _linked(incoming, session)
    rows = [[Button(".yes", "groupend", style="danger")], [Button(".no", "group:back")]]
    return [Say("group-off-confirm", {"title": linked.title}, rows, edit=True)]


async def unlink(incoming: Incoming, session: Session) -> list[Reply]:
    """`groupend`: nothing is posted there any more."""
    linked = await _linked(incoming, session)
    return await _end(incoming, session, linked)


async def _end(incoming: Incoming, session: Session, linked: Linked) -> list[Reply]:
    await group.unlink(session, linked, incoming.at)
    await audit.record(session, incoming.person, "group.unlinked", "group", incoming.at, chat=linked.chat_id)
    return [Say("group-ended", {"title": linked.title}, edit=incoming.button is not None)]


# In the group itself.


async def heard(incoming: Incoming, session: Session) -> list[Reply] | None:
    """What is said in a group, as far as it is about linking; None when it is something else.

    Whoever is no owner hears nothing: what strangers say in groups is none of our business.
    """
    room, linked = incoming.room, await group.linked(session)
    if room is None:
        return None
    if incoming.command is None:
        return None if linked is not None and linked.chat_id == incoming.chat_id else []
    if not (incoming.may({roles.OWNER}) and incoming.person.consented_at):
        return []
    return await _command(incoming, session, room, linked)


async def _command(incoming: Incoming, session: Session, room: Room, linked: Linked | None) -> list[Reply]:
    """What an owner says to us there: what comes of it, they read in their own chat."""
    ours = linked is not None and linked.chat_id == incoming.chat_id
    if incoming.command == "start" and not incoming.argument:
        return []
    if linked is not None and ours:
        if incoming.command == "unlink":
            return await _end(incoming, session, linked)
        return [await _again(incoming, session, room, linked)]
    if incoming.command == "unlink":
        return [Say("group-not-linked")]
    if linked is not None:
        return [Say("group-other", {"title": linked.title})]
    if room.public:
        return [Say("group-public-no", {"title": room.title})]
    if incoming.command == "link":
        known = {"chat_id": incoming.chat_id, "title": room.title, "forum": room.forum}
        await group.offer(session, incoming.person.id, incoming.at, **known)
        return [_notice("grouphere", title=room.title)]
    if await group.take_offer(session, incoming.person.id, incoming.at, incoming.argument) is None:
        return [Say("group-late")]
    return await _link(incoming, session, incoming.chat_id, room.title, room.forum)


async def _link(incoming: Incoming, session: Session, chat_id: int, title: str, forum: bool) -> list[Reply]:
    """From here on the news are told there."""
    person = incoming.person
    language = person.language if person.language in LANGUAGES else LANGUAGES[0]
    linked = Linked(chat_id, title, forum, language, incoming.at.isoformat())
    await group.keep(session, linked, incoming.at)
    for one in await roles.former(session):
        await strangers.look_for(session, one, incoming.at)
    await audit.record(session, person, "group.linked", "group", incoming.at, chat=chat_id)
    return [_page(linked)]


async def _again(incoming: Incoming, session: Session, room: Room, linked: Linked) -> Say:
    """/link where it is linked: its name, whether it has topics by now and whether we may write are looked at again."""
    at = incoming.at.isoformat()
    fresh = replace(linked, title=room.title, forum=room.forum, trouble="", try_at=at)
    await group.keep(session, fresh, incoming.at)
    return _page(fresh)
