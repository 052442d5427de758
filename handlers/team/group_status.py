"""Whether the bot can post in the staff group; owners are notified once when posting pauses and resumes."""

from dataclasses import replace
from datetime import datetime

from handlers.messages import GroupChat, GroupPermissions, Incoming, Reply, Say
from handlers.team.owners import say_to_owners
from storage import audit
from storage.accounts import people
from storage.database import Session
from storage.team import group, group_failures, group_outsiders
from storage.team.group import LinkedGroup
from storage.team.group_failures import CHANNEL, MUTED, PUBLIC, REMOVED

EXPOSED_STATES = (PUBLIC, CHANNEL)
"""Reasons to pause because outsiders can read; nothing is posted. With other reasons, posting is tried regularly."""

StatusChange = tuple[LinkedGroup, list[Say]]
"""The changed group, and the notices to owners."""


async def receive_group_update(incoming: Incoming, session: Session) -> list[Reply]:
    """Handle an update about the staff group itself: migration, removal of the bot, permissions, new members."""
    chat, linked = incoming.group, await group.get_linked(session)
    if chat is None or linked is None or linked.chat_id != incoming.chat_id:
        return []
    if chat.migrated_to is not None:
        return [*await _group_moved(incoming, session, linked, chat.migrated_to)]
    if chat.bot_removed:
        return [*(await pause_posting(session, linked, REMOVED, incoming.at))[1]]
    linked, notices = await check_readers(session, linked, incoming.at, public=chat.public)
    if chat.permissions is not None:
        notices += await _permissions_changed(incoming, session, linked, chat, chat.permissions)
    if chat.new_members:
        known = await people.get_or_create(
            session, [member.telegram_id for member in chat.new_members], incoming.at
        )
        for person in known.values():
            await group_outsiders.request_check(session, person.id, incoming.at, came=True)
    return [*notices]


async def _group_moved(incoming: Incoming, session: Session, linked: LinkedGroup, chat_id: int) -> list[Say]:
    """Save the new chat id; the update on leaving the old group may have paused posting before."""
    moved = await group.migrate_group(session, linked, chat_id, incoming.at)
    return await notify_owners(session, "group-works", moved) if linked.pause == REMOVED else []


async def _permissions_changed(
    incoming: Incoming, session: Session, linked: LinkedGroup, chat: GroupChat, rights: GroupPermissions
) -> list[Say]:
    """Handle changed permissions of the bot. Regained writing is only tried, as the group's own rules may forbid it."""
    notices: list[Say] = []
    if linked.pause == REMOVED:
        linked, notices = await resume_posting(session, linked, incoming.at)
    if not rights.can_write:
        linked, mute_notices = await pause_posting(session, linked, MUTED, incoming.at)
        notices += mute_notices
    elif linked.pause == MUTED:
        linked = replace(linked, try_at=incoming.at.isoformat())
        await group.save_linked(session, linked, incoming.at)
    if linked.trouble and rights.can_manage_topics and chat.forum:
        linked = replace(linked, forum=True, trouble="")
        await group.save_linked(session, linked, incoming.at)
        notices += await notify_owners(session, "group-topics-again", linked)
    return notices


async def check_readers(
    session: Session, linked: LinkedGroup, at: datetime, *, public: bool, channel: bool | None = None
) -> StatusChange:
    """Pause or resume posting by who can read the group. `channel`: whether a channel owns it, None if unknown."""
    if public:
        return await pause_posting(session, linked, PUBLIC, at)
    if channel or (channel is None and linked.pause == CHANNEL):
        return await pause_posting(session, linked, CHANNEL, at)
    if linked.pause in EXPOSED_STATES:
        return await resume_posting(session, linked, at)
    return linked, []


async def pause_posting(session: Session, linked: LinkedGroup, reason: str, at: datetime) -> StatusChange:
    """Pause posting for this reason, and notify owners; no change if it is paused for it already."""
    if linked.pause == reason or (reason == MUTED and linked.pause in EXPOSED_STATES):
        return linked, []
    paused = await group_failures.pause_posting(session, linked, reason, at)
    await audit.record(session, None, "group.paused", "group", at, chat=linked.chat_id, why=reason)
    return paused, await notify_owners(session, f"group-{reason}", paused)


async def resume_posting(session: Session, linked: LinkedGroup, at: datetime) -> StatusChange:
    """Resume posting, and notify owners."""
    resumed = await group_failures.resume_posting(session, linked, at)
    await audit.record(session, None, "group.resumed", "group", at, chat=linked.chat_id)
    return resumed, await notify_owners(session, "group-works", resumed)


async def notify_owners(session: Session, key: str, linked: LinkedGroup) -> list[Say]:
    """Return a notice about the group to each owner; it replaces an earlier unsent one."""
    return await say_to_owners(session, Say(key, {"title": linked.title}, collapse_key="group"))
