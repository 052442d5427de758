"""Becoming staff: whoever opens a one-time link first gets its role. Any other opening gets kind words."""

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
    """`/start j_<word>`, past language and consent. Nothing here raises: the consent before it must stand."""
    row = await role_invitations.lock_by_token(session, incoming.argument)
    key = await _refusal_key(incoming, session, row)
    if row is None or key is not None:
        return [Say(key or "join-unknown", keyboard="menu"), *_resume(incoming)]
    person = incoming.person
    person.name = person.name or incoming.profile.full_name[:120] or None  # so that others know who it is
    role = await role_invitations.accept(session, row, person, incoming.at)
    told: dict[str, list[str | int | None]] = {
        "role": [None, role.role],
        "seminar": [None, role.seminar_id],
        "unit": [None, role.unit_code],
    }
    await audit.record(session, person, "role.joined", f"role:{role.id}", incoming.at, link=row.id, **told)
    args: dict[str, Value] = {"role": await role_text(session, role), "can": permission_lines([role])}
    welcome = Say("joined", args, keyboard="menu")
    return [welcome, *await _notify_owners(session, person, role, row), *_resume(incoming)]


async def _refusal_key(incoming: Incoming, session: Session, row: RoleInvitation | None) -> str | None:
    """Why the link gives nothing: a text's key; None when it does."""
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


def _already_granted(having: list[Role], row: RoleInvitation) -> bool:
    """Whether these roles give all that the link would; then it stays for somebody else."""
    return any(
        role.role == roles.OWNER
        or (
            role.role == row.role
            and role.seminar_id in (None, row.seminar_id)
            and role.unit_code in (None, row.unit_code)
        )
        for role in having
    )


async def _notify_owners(session: Session, person: Person, role: Role, row: RoleInvitation) -> list[Reply]:
    """Owners and whoever made the link learn who came, and can undo it with a tap."""
    maker = await people.get(session, row.created_by_id)
    owners = await roles.reachable_staff(session, {roles.OWNER}, role.seminar_id or 0)
    told = dict.fromkeys([one for one in (*owners, maker) if one is not None and one is not person])
    args: dict[str, Value] = {
        "name": person.name or Text("name-none"),
        "role": await role_text(session, role),
        "by": (maker.name if maker else None) or Text("name-none"),
    }
    rows = [[Button("team-remove-button", ConfirmMemberRemoval(role.id))]]
    subject = f"role:{role.id}"
    said = Say(
        "team-joined",
        args,
        rows,
        lane=Lane.REMINDER,
        subject=subject,
        collapse_key=subject,
        actor_id=person.id,
    )
    return [replace(said, to=one) for one in told]


def _resume(incoming: Incoming) -> list[Reply]:
    """What was under way goes on."""
    return [RESUME] if incoming.person.step else []
