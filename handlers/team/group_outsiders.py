"""Members of the staff group without a role: notices to owners, who can have them removed."""

from dataclasses import dataclass
from datetime import datetime

from handlers.buttons.team import RemoveOutsider
from handlers.messages import Button, Incoming, OutOfDate, Refusal, Reply, Say, Text, Value
from handlers.team.owners import say_to_owners
from storage import audit
from storage.accounts import people
from storage.accounts.reachability import is_reachable
from storage.database import Session
from storage.models import Person
from storage.team import group, group_outsiders, roles
from storage.team.group import LinkedGroup
from storage.team.group_failures import REMOVED
from storage.team.group_outsiders import MemberCheck


@dataclass(frozen=True, slots=True)
class MembershipCheck:
    """Telegram's answer on a person whose membership was checked."""

    wanted: MemberCheck
    is_member: bool | None
    """None if Telegram does not tell."""
    name: str = ""
    """The name in their Telegram profile."""
    removed: bool = False
    """Whether they were a member and the bot has removed them."""


async def outsider_notices(
    session: Session, linked: LinkedGroup, found: MembershipCheck, now: datetime, *, may_ban: bool
) -> list[Say]:
    """Return the notices to owners about a member without a role, or about the result of a removal."""
    person = await people.get(session, found.wanted.person_id)
    if person is None:
        return []
    args: dict[str, Value] = {"name": found.name or person.name or Text("name-none"), "title": linked.title}
    if found.wanted.removal_by_id is not None:
        return await _removal_notice(session, found, args, now)
    if found.is_member is False or await roles.roles_of(session, person):
        return []
    if found.is_member is None:
        return (
            []
            if found.wanted.joined
            else await _notify_owners(session, "group-outsider-former-unseen", args, person, False)
        )
    key = "group-outsider" if found.wanted.joined else "group-outsider-former"
    return await _notify_owners(session, key, args, person, may_ban)


async def _notify_owners(
    session: Session, key: str, args: dict[str, Value], person: Person, may_ban: bool
) -> list[Say]:
    rows = [[Button("group-outsider-remove", RemoveOutsider(person.id), style="danger")]] if may_ban else []
    args = {**args, "todo": Text("group-outsider-by-button" if may_ban else "group-outsider-by-hand")}
    return await say_to_owners(session, Say(key, args, rows))


async def _removal_notice(
    session: Session, found: MembershipCheck, args: dict[str, Value], now: datetime
) -> list[Say]:
    """Audit a removal, and return the notice on its result to the owner who requested it."""
    owner = await people.get(session, found.wanted.removal_by_id or 0)
    if found.removed:
        subject = f"person:{found.wanted.person_id}"
        await audit.record(session, owner, "group.member_removed", subject, now)
    if owner is None or not is_reachable(owner):
        return []
    done = found.removed or found.is_member is False
    return [Say("group-outsider-removed" if done else "group-outsider-failed", args, to=owner)]


async def request_removal(incoming: Incoming, session: Session, data: RemoveOutsider) -> list[Reply]:
    """Request the removal of a person from the group. Raises Refusal if they have a role by now."""
    if not incoming.has_role({roles.OWNER}):
        raise Refusal("not-yours")
    person = await people.get(session, data.person)
    linked = await group.get_linked(session)
    if person is None or linked is None or linked.pause == REMOVED:
        raise OutOfDate
    if await roles.roles_of(session, person):
        raise Refusal("group-outsider-role")
    await group_outsiders.request_removal(session, person.id, incoming.person.id, incoming.at)
    return [Say("group-outsider-asked", edit=True)]
