"""How it stands with the staff group: whether we may post there. Owners hear once when not, and once when again."""

from dataclasses import replace
from datetime import datetime

from handlers.words import Incoming, Lane, Rights, Room, Say
from storage import audit, group, people, roles, strangers, troubles
from storage.database import Session
from storage.group import Linked
from storage.troubles import CHANNEL, GONE, MUTED, PUBLIC

READ_BY_OTHERS = (PUBLIC, CHANNEL)
"""Nothing is posted for as long as it is so; of the other reasons it is tried whether they still hold."""

Told = tuple[Linked, list[Say]]
"""The group as it is from now on, and what owners are to know of it."""


async def noticed(incoming: Incoming, session: Session) -> list[Say]:
    """What an update tells of the staff group itself, whoever did it."""
    room, linked = incoming.room, await group.linked(session)
    if room is None or linked is None or linked.chat_id != incoming.chat_id:
        return []
    if room.moved_to is not None:
        return await _moved(incoming, session, linked, room.moved_to)
    if room.left:
        return (await stop(session, linked, GONE, incoming.at))[1]
    linked, said = await read_by(session, linked, incoming.at, public=room.public)
    if room.rights is not None:
        said += await _may(incoming, session, linked, room, room.rights)
    if room.came:
        known = await people.gather(session, [one.telegram_id for one in room.came], incoming.at)
        for one in known.values():
            await strangers.look_for(session, one.id, incoming.at, came=True)
    return said


async def _moved(incoming: Incoming, session: Session, linked: Linked, chat_id: int) -> list[Say]:
    """The old group says that it is left, too, perhaps before."""
    moved = await group.move(session, linked, chat_id, incoming.at)
    return await owners(session, "group-works", moved) if linked.pause == GONE else []


async def _may(incoming: Incoming, session: Session, linked: Linked, room: Room, rights: Rights) -> list[Say]:
    """What we may do there was changed. Whether we may write only a message tells for sure: the group has rules too."""
    said: list[Say] = []
    if linked.pause == GONE:
        linked, said = await start(session, linked, incoming.at)
    if not rights.write:
        linked, muted = await stop(session, linked, MUTED, incoming.at)
        said += muted
    elif linked.pause == MUTED:
        linked = replace(linked, try_at=incoming.at.isoformat())
        await group.keep(session, linked, incoming.at)
    if linked.trouble and rights.topics and room.forum:
        linked = replace(linked, forum=True, trouble="")
        await group.keep(session, linked, incoming.at)
        said += await owners(session, "group-topics-again", linked)
    return said


async def read_by(
    session: Session, linked: Linked, at: datetime, *, public: bool, channel: bool | None = None
) -> Told:
    """Who can read there besides its members; `channel`: whether it belongs to one, None where that is not told."""
    if public:
        return await stop(session, linked, PUBLIC, at)
    if channel or (channel is None and linked.pause == CHANNEL):
        return await stop(session, linked, CHANNEL, at)
    if linked.pause in READ_BY_OTHERS:
        return await start(session, linked, at)
    return linked, []


async def stop(session: Session, linked: Linked, why: str, at: datetime) -> Told:
    """Nothing is posted there for now, because of this."""
    if linked.pause == why or (why == MUTED and linked.pause in READ_BY_OTHERS):
        return linked, []
    paused = await troubles.pause(session, linked, why, at)
    await audit.record(session, None, "group.paused", "group", at, chat=linked.chat_id, why=why)
    return paused, await owners(session, f"group-{why}", paused)


async def start(session: Session, linked: Linked, at: datetime) -> Told:
    """It is posted there again."""
    resumed = await troubles.resume(session, linked, at)
    await audit.record(session, None, "group.resumed", "group", at, chat=linked.chat_id)
    return resumed, await owners(session, "group-works", resumed)


async def owners(session: Session, key: str, linked: Linked) -> list[Say]:
    """A word about the group to each owner."""
    found = await roles.reachable(session, {roles.OWNER}, 0)
    return [Say(key, {"title": linked.title}, to=one, lane=Lane.REMINDER, subject="group") for one in found]
