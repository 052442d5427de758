"""The staff group: an owner links it, knowing who will read what there; it is unlinked by them, or by being left."""

from dataclasses import replace
from typing import Any, get_args

from handlers.button_data import ButtonData, Language
from handlers.buttons.team import (
    ConfirmUnlinkGroup,
    CreateGroupLink,
    LinkGroupHere,
    SetGroupLanguage,
    ShowGroup,
    UnlinkGroup,
)
from handlers.messages import Button, DeepLink, GroupChat, Incoming, Lines, Refusal, Reply, Say, Text, Value
from handlers.ui.languages import LANGUAGES
from handlers.ui.pages import confirm
from storage import audit
from storage.database import Session
from storage.team import group, group_outsiders, roles
from storage.team.group import LinkedGroup

# In an owner's own chat.


async def show_group(_incoming: Incoming, session: Session, data: ShowGroup) -> list[Reply]:
    """Which group it is; or what it would be for, and who would read the names."""
    linked = await group.get_linked(session)
    if linked is None:
        return [_link_notice(CreateGroupLink())]
    return [_group_page(linked, edit=data.back is not None)]


def _link_notice(agree: ButtonData, **room: Value) -> Say:
    """What is read there, by whom. Nothing is linked without a yes to this."""
    key = "group-here" if room else "group-none"
    return Say(key, room, [[Button("group-agree", agree, style="primary")]])


def _group_page(linked: LinkedGroup, *, edit: bool = False) -> Say:
    topics = "on" if linked.forum else linked.trouble or "off"
    args: dict[str, Value] = {
        "title": linked.title,
        "standing": Text(f"group-{linked.pause}", {"title": linked.title}) if linked.pause else Lines(()),
        "topics": Text(f"group-topics-{topics}"),
    }
    languages = [
        Button(
            f"language-name-{one}", SetGroupLanguage(one), style="primary" if one == linked.language else ""
        )
        for one in get_args(Language)
    ]
    return Say("group", args, [languages, [Button("group-off", ConfirmUnlinkGroup())]], edit=edit)


async def create_link(incoming: Incoming, session: Session, _data: CreateGroupLink) -> list[Reply]:
    """Names may be read there: a link that adds the bot to a group, for once."""
    _require_owner(incoming)
    if await group.get_linked(session) is not None:
        raise Refusal("group-already")
    word = await group.create_offer(session, incoming.person.id, incoming.at)
    return [
        Say("group-choose", buttons=[[Button(".open", link=DeepLink(word, adds_to_group=True))]], edit=True)
    ]


async def link_here(incoming: Incoming, session: Session, _data: LinkGroupHere) -> list[Reply]:
    """Yes to the group where /link was written."""
    _require_owner(incoming)
    if await group.get_linked(session) is not None:
        raise Refusal("group-already")
    offered = await group.consume_offer(session, incoming.person.id, incoming.at)
    if offered is None or "chat_id" not in offered:
        return [Say("group-late", edit=True)]
    return await _link(incoming, session, offered["chat_id"], offered["title"], offered["forum"])


def _require_owner(incoming: Incoming) -> None:
    if not incoming.has_role({roles.OWNER}):
        raise Refusal("not-yours")


async def set_language(incoming: Incoming, session: Session, data: SetGroupLanguage) -> list[Reply]:
    """The language of what is posted from now on."""
    linked = await _load_group(incoming, session)
    changed = replace(linked, language=data.language)
    await group.save_linked(session, changed, incoming.at)
    language: list[Any] = [linked.language, changed.language]
    await audit.record(session, incoming.person, "group.language", "group", incoming.at, language=language)
    return [_group_page(changed, edit=True)]


async def _load_group(incoming: Incoming, session: Session) -> LinkedGroup:
    """The group that this owner sees the page of. Raises Refusal."""
    _require_owner(incoming)
    linked = await group.get_linked(session)
    if linked is None:
        raise Refusal("group-not-linked")
    return linked


async def confirm_unlink(incoming: Incoming, session: Session, _data: ConfirmUnlinkGroup) -> list[Reply]:
    """Ask once more."""
    linked = await _load_group(incoming, session)
    return [confirm("group-off-confirm", {"title": linked.title}, UnlinkGroup(), ShowGroup("back"))]


async def unlink(incoming: Incoming, session: Session, _data: UnlinkGroup) -> list[Reply]:
    """Nothing is posted there any more."""
    return await _unlink(incoming, session, await _load_group(incoming, session))


async def _unlink(incoming: Incoming, session: Session, linked: LinkedGroup) -> list[Reply]:
    await group.unlink(session, linked, incoming.at)
    await audit.record(session, incoming.person, "group.unlinked", "group", incoming.at, chat=linked.chat_id)
    return [Say("group-ended", {"title": linked.title}, edit=incoming.button is not None)]


# In the group itself.


async def receive_group_message(incoming: Incoming, session: Session) -> list[Reply] | None:
    """What is said in a group, as far as it is about linking; None when it is something else.

    Whoever is no owner hears nothing: what strangers say in groups is none of our business.
    """
    room, linked = incoming.group, await group.get_linked(session)
    if room is None:
        return None
    if incoming.command is None:
        return None if linked is not None and linked.chat_id == incoming.chat_id else []
    if not (incoming.has_role({roles.OWNER}) and incoming.person.consented_at):
        return []
    return await _run_command(incoming, session, room, linked)


async def _run_command(
    incoming: Incoming, session: Session, room: GroupChat, linked: LinkedGroup | None
) -> list[Reply]:
    """What an owner says to us there: what comes of it, they read in their own chat."""
    ours = linked is not None and linked.chat_id == incoming.chat_id
    if incoming.command == "start" and not incoming.argument:
        return []
    if linked is not None and ours:
        if incoming.command == "unlink":
            return await _unlink(incoming, session, linked)
        return [await _refresh(incoming, session, room, linked)]
    if incoming.command == "unlink":
        return [Say("group-not-linked")]
    if linked is not None:
        return [Say("group-other", {"title": linked.title})]
    if room.public:
        return [Say("group-public-no", {"title": room.title})]
    if incoming.command == "link":
        known = {"chat_id": incoming.chat_id, "title": room.title, "forum": room.forum}
        await group.create_offer(session, incoming.person.id, incoming.at, **known)
        return [_link_notice(LinkGroupHere(), title=room.title)]
    if await group.consume_offer(session, incoming.person.id, incoming.at, incoming.argument) is None:
        return [Say("group-late")]
    return await _link(incoming, session, incoming.chat_id, room.title, room.forum)


async def _link(incoming: Incoming, session: Session, chat_id: int, title: str, forum: bool) -> list[Reply]:
    """From here on the news are told there."""
    person = incoming.person
    language = person.language if person.language in LANGUAGES else LANGUAGES[0]
    linked = LinkedGroup(chat_id, title, forum, language, incoming.at.isoformat())
    await group.save_linked(session, linked, incoming.at)
    for one in await roles.former_staff_ids(session):
        await group_outsiders.request_check(session, one, incoming.at)
    await audit.record(session, person, "group.linked", "group", incoming.at, chat=chat_id)
    return [_group_page(linked)]


async def _refresh(incoming: Incoming, session: Session, room: GroupChat, linked: LinkedGroup) -> Say:
    """/link where it is linked: its name, whether it has topics by now and whether we may write are looked at again."""
    at = incoming.at.isoformat()
    fresh = replace(linked, title=room.title, forum=room.forum, trouble="", try_at=at)
    await group.save_linked(session, fresh, incoming.at)
    return _group_page(fresh)
