"""Who is in the staff group without a role: owners are told, and may have them put out."""

from dataclasses import dataclass
from datetime import datetime

from handlers.common import number
from handlers.words import Button, Incoming, Lane, Refusal, Reply, Say, Text, Value
from storage import audit, group, people, roles, strangers
from storage.database import Session
from storage.group import Linked
from storage.models import Person
from storage.strangers import Wanted
from storage.troubles import GONE


@dataclass(frozen=True, slots=True)
class Found:
    """What Telegram tells of somebody who was looked for."""

    wanted: Wanted
    inside: bool | None
    """None: it does not say."""
    name: str = ""
    """As they call themselves there."""
    put_out: bool = False
    """They were in it until we put them out."""


async def told(session: Session, linked: Linked, found: Found, now: datetime, *, may_ban: bool) -> list[Say]:
    """What owners hear of it: once of each who should not be there, and what became of putting them out."""
    person = await people.get(session, found.wanted.person_id)
    if person is None:
        return []
    args: dict[str, Value] = {"name": found.name or person.name or Text("name-none"), "title": linked.title}
    if found.wanted.out_by is not None:
        return await _put_out(session, found, args, now)
    if found.inside is False or await roles.of(session, person):
        return []
    if found.inside is None:
        return (
            [] if found.wanted.came else await _owners(session, "group-leftover-unseen", args, person, False)
        )
    key = "group-stranger" if found.wanted.came else "group-leftover"
    return await _owners(session, key, args, person, may_ban)


async def _owners(
    session: Session, key: str, args: dict[str, Value], person: Person, may_ban: bool
) -> list[Say]:
    rows = [[Button("group-out", f"groupout:{person.id}", style="danger")]] if may_ban else []
    args = {**args, "todo": Text("group-out-by-button" if may_ban else "group-out-by-hand")}
    owners = await roles.reachable(session, {roles.OWNER}, 0)
    return [Say(key, args, rows, to=one, lane=Lane.REMINDER) for one in owners]


async def _put_out(session: Session, found: Found, args: dict[str, Value], now: datetime) -> list[Say]:
    """The owner who wanted it hears what came of it."""
    owner = await people.get(session, found.wanted.out_by or 0)
    if found.put_out:
        about = f"person:{found.wanted.person_id}"
        await audit.record(session, owner, "group.put_out", about, now)
    if owner is None or not people.can_be_told(owner):
        return []
    done = found.put_out or found.inside is False
    return [Say("group-out-done" if done else "group-out-failed", args, to=owner)]


async def ask_out(incoming: Incoming, session: Session) -> list[Reply]:
    """`groupout:<person>`: they are to be put out of the group. Whoever has a role by now stays."""
    if not incoming.may({roles.OWNER}):
        raise Refusal("not-yours")
    person = await people.get(session, number(incoming.argument))
    linked = await group.linked(session)
    if person is None or linked is None or linked.pause == GONE:
        raise Refusal("button-old")
    if await roles.of(session, person):
        raise Refusal("group-out-role")
    await strangers.put_out(session, person.id, incoming.person.id, incoming.at)
    return [Say("group-out-asked", edit=True)]
