"""Texts about roles: name, scope and permissions."""

from collections.abc import Sequence

from handlers.messages import Lines, Text, Translated, Value
from handlers.ui.arguments import unit_name
from storage.database import Session
from storage.models import Role, RoleInvitation
from storage.seminars import seminars
from storage.units import units


async def role_text(session: Session, role: Role | RoleInvitation) -> Text:
    """Return the name and scope of a role: "moderator, all seminars"."""
    args: dict[str, Value] = {"role": Text(f"role-{role.role}")}
    key = "role-for-all"
    if role.seminar_id is not None:
        seminar = await seminars.get(session, role.seminar_id)
        args["seminar"], key = Translated(seminar.title if seminar else {}), "role-for-seminar"
    if role.unit_code is not None:
        unit = await units.get(session, role.unit_code)
        rayon: Value = unit_name(unit) if unit else role.unit_code
        args["role"] = Text("role-of-rayon", {"role": args["role"], "rayon": rayon})
    return Text(key, args)


async def role_lines(session: Session, roles: Sequence[Role]) -> Lines:
    """Return a line for each role."""
    return Lines([Text("role-line", {"role": await role_text(session, role)}) for role in roles])


def permission_lines(roles: Sequence[Role]) -> Lines:
    """Return a line on the permissions of each kind of role."""
    return Lines([Text(f"can-{kind}") for kind in dict.fromkeys(role.role for role in roles)])
