"""Joining the team by a one-time link: the first person to open it gets its role."""

from dataclasses import replace

from handlers.buttons.team import ConfirmMemberRemoval
from handlers.messages import RESUME, Button, Incoming, Lane, Reply, Say, Text, Value
from handlers.team.role_descriptions import permission_lines, role_text
from storage import audit
from storage.accounts import people
from storage.database import Session
from storage.models import Person, Role, RoleInvitation
from storage.team import role_invitations, roles


async def join_team(incoming: Incoming, session: Session) -> list[Reply]:
    """Handle `/start j_<token>` after consent. Never raises, as a consent in the same update must be kept."""
    row = await role_invitations.lock_by_token(session, incoming.argument)
    key = await _refusal_key(incoming, session, row)
    if row is None or key is not None:
        return [Say(key or "join-unknown", keyboard="menu"), *_resume(incoming)]
    person = incoming.person
    person.name = person.name or incoming.profile.full_name[:120] or None  # so that the team sees who it is
    role = await role_invitations.accept(session, row, person, incoming.at)
    detail: dict[str, list[str | int | None]] = {
        "role": [None, role.role],
        "seminar": [None, role.seminar_id],
        "unit": [None, role.unit_code],
    }
    await audit.record(session, person, "role.joined", f"role:{role.id}", incoming.at, link=row.id, **detail)
    args: dict[str, Value] = {"role": await role_text(session, role), "can": permission_lines([role])}
    welcome = Say("joined", args, keyboard="menu")
    return [welcome, *await _notify_owners(session, person, role, row), *_resume(incoming)]


async def _refusal_key(incoming: Incoming, session: Session, row: RoleInvitation | None) -> str | None:
    """Return the key of the refusal if the link gives no role. Return None if it does."""
    if row is None:
        return "join-unknown"
    if row.used_at is not None:
        return "join-used-by-you" if row.used_by_id == incoming.person.id else "join-used"
    if row.revoked_at is not None or not await role_invitations.creator_may_grant(session, row):
        return "join-revoked"
    if row.expires_at <= incoming.at:
        return "join-expired"
    if row.created_by_id == incoming.person.id:
        return "join-own"
    return "join-already" if _already_granted(await roles.roles_of(session, incoming.person), row) else None


def _already_granted(held: list[Role], row: RoleInvitation) -> bool:
    """Return whether the held roles include the link's; then the link stays usable for another person."""
    return any(
        role.role == roles.OWNER
        or (
            role.role == row.role
            and role.seminar_id in (None, row.seminar_id)
            and role.unit_code in (None, row.unit_code)
        )
        for role in held
    )


async def _notify_owners(session: Session, person: Person, role: Role, row: RoleInvitation) -> list[Reply]:
    """Notify owners and the link's creator, with a button to remove the new member."""
    creator = await people.get(session, row.created_by_id)
    owners = await roles.reachable_staff(session, {roles.OWNER}, role.seminar_id or 0)
    recipients = dict.fromkeys([one for one in (*owners, creator) if one is not None and one is not person])
    args: dict[str, Value] = {
        "name": person.name or Text("name-none"),
        "role": await role_text(session, role),
        "by": (creator.name if creator else None) or Text("name-none"),
    }
    rows = [[Button("team-remove-button", ConfirmMemberRemoval(role.id))]]
    subject = f"role:{role.id}"
    notice = Say(
        "team-joined",
        args,
        rows,
        lane=Lane.REMINDER,
        subject=subject,
        collapse_key=subject,
        actor_id=person.id,
    )
    return [replace(notice, to=recipient) for recipient in recipients]


def _resume(incoming: Incoming) -> list[Reply]:
    """Resume the step that was interrupted by the link."""
    return [RESUME] if incoming.person.step else []
