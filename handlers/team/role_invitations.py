"""Inviting to the team: choosing role, a coordinator's rayon and seminar, then creating a link to forward."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from handlers.buttons.team import (
    ALL_SEMINARS,
    NO_UNIT,
    InviteMember,
    ListMembers,
    RevokeInvitation,
)
from handlers.messages import (
    Button,
    DeepLink,
    Incoming,
    Lines,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    Share,
    Text,
    Translated,
    Value,
)
from handlers.team.role_descriptions import role_text
from handlers.ui.arguments import seminar_label
from handlers.ui.place_picker import PlacePicker, load_area
from handlers.ui.steps import enter_step, leave_step
from storage import audit
from storage.database import Session
from storage.models import RoleInvitation
from storage.seminars import seminars
from storage.team import role_invitations, roles
from storage.units import units

STEP = "role-invitation"
"""The step in which a coordinator's rayon can be typed."""
RAYON_LEVELS = ("rayon", "city")
"""Levels of units that a coordinator can be responsible for."""
MAX_LISTED = 100
"""Units on the page of an oblast; no oblast has more."""


async def invite(incoming: Incoming, session: Session, data: InviteMember) -> list[Reply]:
    """Ask for the next missing choice, or create the invitation."""
    if not roles.may_grant(incoming.roles, roles.MODERATOR, data.seminar or None):
        raise Refusal("not-yours")
    if data.role is None:
        return [_role_prompt(incoming, data)]
    if data.role == roles.COORDINATOR:
        unit = await units.get(session, data.unit)
        if unit is None or unit.level not in RAYON_LEVELS:
            return await _rayon_prompt(incoming, session, data.seminar, unit.code if unit else None)
        return await _choose_scope(incoming, session, data)
    if data.unit not in ("", NO_UNIT):
        raise OutOfDate
    return await _choose_scope(incoming, session, data.replace(unit=NO_UNIT))


def _role_prompt(incoming: Incoming, data: InviteMember) -> Say:
    kinds = [
        kind for kind in roles.GRANTABLE_ROLES if roles.may_grant(incoming.roles, kind, data.seminar or None)
    ]
    rows = [[Button(f"role-{kind}", data.replace(role=kind))] for kind in kinds]
    explanations = Lines([Text(f"explain-{kind}") for kind in kinds])
    return Say("team-invite-role", {"list": explanations}, [*rows, _back_row(data.seminar)], edit=True)


def _back_row(seminar_id: int) -> list[Button]:
    return [Button("team-back", ListMembers(seminar_id, 0))]


# A coordinator's rayon, chosen by buttons or typed.


async def _rayon_prompt(
    incoming: Incoming, session: Session, seminar_id: int, code: str | None
) -> list[Reply]:
    """Show the oblasts, or the rayons of one, and enter the step in which a name can be typed."""
    enter_step(incoming.person, STEP, seminar=seminar_id)
    area = await load_area(session, code)
    if area.unit is not None:
        area = replace(area, children=[unit for unit in area.children if unit.level in RAYON_LEVELS])
    rows = [*_rayon_picker(seminar_id).rows(area), _back_row(seminar_id)]
    return [Say("team-invite-rayon", buttons=rows, edit=True)]


def _rayon_picker(seminar_id: int) -> PlacePicker:
    """Return a picker that chooses rayons and opens oblasts."""
    return PlacePicker(
        is_chosen=lambda unit: unit.level in RAYON_LEVELS,
        choose=lambda unit: InviteMember(seminar_id, "coordinator", unit.code),
        open=lambda unit: InviteMember(seminar_id, "coordinator", unit.code if unit else ""),
        page_size=MAX_LISTED,
    )


def _awaiting_seminar(incoming: Incoming) -> int:
    """Return the seminar of the list from which the unfinished invitation was started."""
    seminar_id: int = incoming.person.draft.get(STEP, {}).get("seminar", ALL_SEMINARS)
    return seminar_id


async def prompt_rayon(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the rayon."""
    return await _rayon_prompt(incoming, session, _awaiting_seminar(incoming), None)


async def receive_rayon(incoming: Incoming, session: Session) -> list[Reply]:
    """Show the rayons that match the typed name."""
    seminar_id = _awaiting_seminar(incoming)
    found = await units.search(session, incoming.text or "", limit=6, levels=RAYON_LEVELS)
    if not found:
        raise Refusal("team-invite-rayon-unknown")
    rows = [*_rayon_picker(seminar_id).found_rows(found), _back_row(seminar_id)]
    return [Say("team-invite-rayon-found", buttons=rows)]


# The scope, and creating the link.


async def _choose_scope(incoming: Incoming, session: Session, data: InviteMember) -> list[Reply]:
    """Ask for the scope if there is a choice, then create the invitation."""
    offered = await _available_scopes(incoming, session, data)
    if not offered:
        raise Refusal("not-yours")
    if data.scope is None and len(offered) > 1:
        leave_step(incoming.person, STEP)
        rows = [[Button(label, data.replace(scope=scope))] for scope, label in offered.items()]
        return [Say("team-invite-scope", buttons=[*rows, _back_row(data.seminar)], edit=True)]
    scope = next(iter(offered)) if data.scope is None else data.scope
    if scope not in offered:
        raise OutOfDate
    return await _create_invitation(incoming, session, data, None if scope == "all" else scope)


async def _available_scopes(
    incoming: Incoming, session: Session, data: InviteMember
) -> Mapping[int | Literal["all"], Translated | Text]:
    """Return the scopes for which the sender may grant the role -> label of the button."""
    assert data.role is not None
    offered: dict[int | Literal["all"], Translated | Text] = {
        seminar.id: seminar_label(seminar)
        for seminar in await seminars.list_active(session)
        if data.seminar in (ALL_SEMINARS, seminar.id)
        and roles.may_grant(incoming.roles, data.role, seminar.id)
    }
    if roles.may_grant(incoming.roles, data.role, None):
        offered["all"] = Text("team-all")
    return offered


async def _create_invitation(
    incoming: Incoming, session: Session, data: InviteMember, seminar_id: int | None
) -> list[Reply]:
    """Create the invitation and show its link, which is not shown again. Raises Refusal at the limit of links."""
    if await role_invitations.count_available(session, incoming.person, incoming.at) < 1:
        raise Refusal("team-links-many")
    assert data.role is not None
    unit_code = None if data.unit == NO_UNIT else data.unit
    invitation, word = await role_invitations.create(
        session, data.role, incoming.person, incoming.at, seminar_id=seminar_id, unit_code=unit_code
    )
    detail: dict[str, str | int | None] = {"role": data.role, "seminar": seminar_id, "unit": unit_code}
    subject = f"invitation:{invitation.id}"
    await audit.record(session, incoming.person, "link.created", subject, incoming.at, **detail)
    leave_step(incoming.person, STEP)
    return [await _link_page(session, invitation, DeepLink(f"j_{word}"))]


async def _link_page(session: Session, invitation: RoleInvitation, link: DeepLink) -> Say:
    role = await role_text(session, invitation)
    args: dict[str, Value] = {"role": role, "link": link, "ends": invitation.expires_at}
    rows = [
        [Button("team-share-button", share=Share(link, Text("team-share", {"role": role})))],
        [Button("copy-link", copy=link)],
        [Button(".revoke", RevokeInvitation(invitation.id))],
        _back_row(invitation.seminar_id or ALL_SEMINARS),
    ]
    return Say("team-link", args, rows, edit=True)
