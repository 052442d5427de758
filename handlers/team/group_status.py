"""How it stands with the staff group: whether we may post there. Owners hear once when not, and once when again."""

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
"""Nothing is posted for as long as it is so; of the other reasons it is tried whether they still hold."""

StatusChange = tuple[LinkedGroup, list[Say]]
"""The group as it is from now on, and what owners are to know of it."""


async def receive_group_update(incoming: Incoming, session: Session) -> list[Reply]:
    """What an update tells of the staff group itself, whoever did it."""
    room, linked = incoming.group, await group.get_linked(session)
    if room is None or linked is None or linked.chat_id != incoming.chat_id:
        return []
    if room.migrated_to is not None:
        return [*await _group_moved(incoming, session, linked, room.migrated_to)]
    if room.bot_removed:
        return [*(await pause_posting(session, linked, REMOVED, incoming.at))[1]]
    linked, said = await check_readers(session, linked, incoming.at, public=room.public)
    if room.permissions is not None:
        said += await _permissions_changed(incoming, session, linked, room, room.permissions)
    if room.new_members:
        known = await people.get_or_create(
            session, [one.telegram_id for one in room.new_members], incoming.at
        )
        for one in known.values():
            await group_outsiders.request_check(session, one.id, incoming.at, came=True)
    return [*said]


async def _group_moved(incoming: Incoming, session: Session, linked: LinkedGroup, chat_id: int) -> list[Say]:
    """The old group says that it is left, too, perhaps before."""
    moved = await group.migrate_group(session, linked, chat_id, incoming.at)
    return await notify_owners(session, "group-works", moved) if linked.pause == REMOVED else []


async def _permissions_changed(
    incoming: Incoming, session: Session, linked: LinkedGroup, room: GroupChat, rights: GroupPermissions
) -> list[Say]:
    """What we may do there was changed. Whether we may write only a message tells for sure: the group has rules too."""
    said: list[Say] = []
    if linked.pause == REMOVED:
        linked, said = await resume_posting(session, linked, incoming.at)
    if not rights.can_write:
        linked, muted = await pause_posting(session, linked, MUTED, incoming.at)
        said += muted
    elif linked.pause == MUTED:
        linked = replace(linked, try_at=incoming.at.isoformat())
        await group.save_linked(session, linked, incoming.at)
    if linked.trouble and rights.can_manage_topics and room.forum:
        linked = replace(linked, forum=True, trouble="")
        await group.save_linked(session, linked, incoming.at)
        said += await notify_owners(session, "group-topics-again", linked)
    return said


async def check_readers(
    session: Session, linked: LinkedGroup, at: datetime, *, public: bool, channel: bool | None = None
) -> StatusChange:
    """Who can read there besides its members; `channel`: whether it belongs to one, None where that is not told."""
    if public:
        return await pause_posting(session, linked, PUBLIC, at)
    if channel or (channel is None and linked.pause == CHANNEL):
        return await pause_posting(session, linked, CHANNEL, at)
    if linked.pause in EXPOSED_STATES:
        return await resume_posting(session, linked, at)
    return linked, []


async def pause_posting(session: Session, linked: LinkedGroup, reason: str, at: datetime) -> StatusChange:
    """Nothing is posted there for now, because of this."""
    if linked.pause == reason or (reason == MUTED and linked.pause in EXPOSED_STATES):
        return linked, []
    paused = await group_failures.pause_posting(session, linked, reason, at)
    await audit.record(session, None, "group.paused", "group", at, chat=linked.chat_id, why=reason)
    return paused, await notify_owners(session, f"group-{reason}", paused)


async def resume_posting(session: Session, linked: LinkedGroup, at: datetime) -> StatusChange:
    """It is posted there again."""
    resumed = await group_failures.resume_posting(session, linked, at)
    await audit.record(session, None, "group.resumed", "group", at, chat=linked.chat_id)
    return resumed, await notify_owners(session, "group-works", resumed)


async def notify_owners(session: Session, key: str, linked: LinkedGroup) -> list[Say]:
    """A notice about the group to each owner, in place of the last that is not sent yet."""
    return await say_to_owners(session, Say(key, {"title": linked.title}, collapse_key="group"))
