"""Linking and unlinking the staff group by owners, in their own chat or by commands in the group."""

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
from storage.accounts.reachability import has_agreed
from storage.database import Session
from storage.team import group, group_outsiders, roles
from storage.team.group import LinkedGroup

# In the owner's own chat.


async def show_group(_incoming: Incoming, session: Session, data: ShowGroup) -> list[Reply]:
    """Show the linked group, or the notice about linking one."""
    linked = await group.get_linked(session)
    if linked is None:
        return [_link_notice(CreateGroupLink())]
    return [_group_page(linked, edit=data.back is not None)]


def _link_notice(agree: ButtonData, **chat: Value) -> Say:
    """Return the notice on what is posted and who can read it, which an owner must accept before linking."""
    key = "group-here" if chat else "group-none"
    return Say(key, chat, [[Button("group-agree", agree, style="primary")]])


def _group_page(linked: LinkedGroup, *, edit: bool = False) -> Say:
    topics = "on" if linked.forum else linked.trouble or "off"
    args: dict[str, Value] = {
        "title": linked.title,
        "standing": Text(f"group-{linked.pause}", {"title": linked.title}) if linked.pause else Lines(()),
        "topics": Text(f"group-topics-{topics}"),
    }
    languages = [
        Button(
            f"language-name-{code}",
            SetGroupLanguage(code),
            style="primary" if code == linked.language else "",
        )
        for code in get_args(Language)
    ]
    return Say("group", args, [languages, [Button("group-off", ConfirmUnlinkGroup())]], edit=edit)


async def create_link(incoming: Incoming, session: Session, _data: CreateGroupLink) -> list[Reply]:
    """Send a one-time link that adds the bot to a group."""
    _require_owner(incoming)
    if await group.get_linked(session) is not None:
        raise Refusal("group-already")
    word = await group.create_offer(session, incoming.person.id, incoming.at)
    return [
        Say("group-choose", buttons=[[Button(".open", link=DeepLink(word, adds_to_group=True))]], edit=True)
    ]


async def link_here(incoming: Incoming, session: Session, _data: LinkGroupHere) -> list[Reply]:
    """Link the group in which /link was sent, after the owner accepted the notice."""
    _require_owner(incoming)
    if await group.get_linked(session) is not None:
        raise Refusal("group-already")
    offer = await group.consume_offer(session, incoming.person.id, incoming.at)
    if offer is None or "chat_id" not in offer:
        return [Say("group-late", edit=True)]
    return await _link(incoming, session, offer["chat_id"], offer["title"], offer["forum"])


def _require_owner(incoming: Incoming) -> None:
    if not incoming.has_role({roles.OWNER}):
        raise Refusal("not-yours")


async def set_language(incoming: Incoming, session: Session, data: SetGroupLanguage) -> list[Reply]:
    """Set the language of later posts."""
    linked = await _load_group(incoming, session)
    changed = replace(linked, language=data.language)
    await group.save_linked(session, changed, incoming.at)
    language: list[Any] = [linked.language, changed.language]
    await audit.record(
        session, incoming.person, "group.language_changed", "group", incoming.at, language=language
    )
    return [_group_page(changed, edit=True)]


async def _load_group(incoming: Incoming, session: Session) -> LinkedGroup:
    """Return the linked group if the sender is an owner. Raises Refusal."""
    _require_owner(incoming)
    linked = await group.get_linked(session)
    if linked is None:
        raise Refusal("group-not-linked")
    return linked


async def confirm_unlink(incoming: Incoming, session: Session, _data: ConfirmUnlinkGroup) -> list[Reply]:
    """Ask to confirm the unlinking."""
    linked = await _load_group(incoming, session)
    return [confirm("group-off-confirm", {"title": linked.title}, UnlinkGroup(), ShowGroup("back"))]


async def unlink(incoming: Incoming, session: Session, _data: UnlinkGroup) -> list[Reply]:
    """Unlink the group."""
    return await _unlink(incoming, session, await _load_group(incoming, session))


async def _unlink(incoming: Incoming, session: Session, linked: LinkedGroup) -> list[Reply]:
    await group.unlink(session, linked, incoming.at)
    await audit.record(session, incoming.person, "group.unlinked", "group", incoming.at, chat=linked.chat_id)
    return [Say("group-ended", {"title": linked.title}, edit=incoming.button is not None)]


# In the group.


async def receive_group_message(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Handle an owner's command in a group. Return None for other messages in the linked group.

    Messages in other groups, and commands of people who are not owners, get no reply.
    """
    chat, linked = incoming.group, await group.get_linked(session)
    if chat is None:
        return None
    if incoming.command is None:
        return None if linked is not None and linked.chat_id == incoming.chat_id else []
    if not (incoming.has_role({roles.OWNER}) and has_agreed(incoming.person)):
        return []
    return await _run_command(incoming, session, chat, linked)


async def _run_command(
    incoming: Incoming, session: Session, chat: GroupChat, linked: LinkedGroup | None
) -> list[Reply]:
    """Run an owner's command in a group; the replies go to their own chat."""
    is_linked = linked is not None and linked.chat_id == incoming.chat_id
    if incoming.command == "start" and not incoming.argument:
        return []
    if linked is not None and is_linked:
        if incoming.command == "unlink":
            return await _unlink(incoming, session, linked)
        return [await _refresh(incoming, session, chat, linked)]
    if incoming.command == "unlink":
        return [Say("group-not-linked")]
    if linked is not None:
        return [Say("group-other", {"title": linked.title})]
    if chat.public:
        return [Say("group-public-no", {"title": chat.title})]
    if incoming.command == "link":
        values = {"chat_id": incoming.chat_id, "title": chat.title, "forum": chat.forum}
        await group.create_offer(session, incoming.person.id, incoming.at, **values)
        return [_link_notice(LinkGroupHere(), title=chat.title)]
    if await group.consume_offer(session, incoming.person.id, incoming.at, incoming.argument) is None:
        return [Say("group-late")]
    return await _link(incoming, session, incoming.chat_id, chat.title, chat.forum)


async def _link(incoming: Incoming, session: Session, chat_id: int, title: str, forum: bool) -> list[Reply]:
    """Link the group, so that news are posted there, and have former staff members looked for in it."""
    person = incoming.person
    language = person.language if person.language in LANGUAGES else LANGUAGES[0]
    linked = LinkedGroup(chat_id, title, forum, language, incoming.at.isoformat())
    await group.save_linked(session, linked, incoming.at)
    for person_id in await roles.former_staff_ids(session):
        await group_outsiders.request_check(session, person_id, incoming.at)
    await audit.record(session, person, "group.linked", "group", incoming.at, chat=chat_id)
    return [_group_page(linked)]


async def _refresh(incoming: Incoming, session: Session, chat: GroupChat, linked: LinkedGroup) -> Say:
    """Update title and topics of the linked group, and try posting again, after /link there."""
    at = incoming.at.isoformat()
    updated = replace(linked, title=chat.title, forum=chat.forum, trouble="", try_at=at)
    await group.save_linked(session, updated, incoming.at)
    return _group_page(updated)
