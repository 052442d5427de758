"""The list of staff members and open invitations, removing members and revoking invitations."""

from collections.abc import Sequence

from handlers.buttons.team import (
    ALL_SEMINARS,
    ConfirmMemberRemoval,
    InviteMember,
    ListMembers,
    RemoveMember,
    RevokeInvitation,
)
from handlers.messages import Button, Incoming, OutOfDate, Refusal, Reply, Say, Text, Translated, Value
from handlers.team.role_descriptions import role_text
from handlers.ui.pages import grid, list_page, paginate
from storage import audit
from storage.accounts import people
from storage.accounts.reachability import is_reachable
from storage.database import Session
from storage.messages import outbox
from storage.models import Person, Role, RoleInvitation
from storage.questions import questions
from storage.seminars import seminars
from storage.team import role_invitations, roles

PAGE_SIZE = 10


async def list_members(incoming: Incoming, session: Session, data: ListMembers) -> list[Reply]:
    """Show a page of the staff of one seminar or of all."""
    seminar = await seminars.get(session, data.seminar) if data.seminar else None
    if data.seminar and seminar is None:
        raise OutOfDate
    _require_organiser(incoming, data.seminar)
    seminar_id = data.seminar or None
    shown = paginate(await roles.list_staff(session, seminar_id), data.page, PAGE_SIZE)
    links = await role_invitations.list_open(session, incoming.at, seminar_id)
    args: dict[str, Value] = {
        "scope": Translated(seminar.title) if seminar else Text("team-all"),
        "links": len(links),
    }
    page = list_page(
        "team",
        args,
        shown,
        lines=await _member_lines(session, shown.rows, shown.start + 1),
        buttons=_number_buttons(incoming, [role for role, _ in shown.rows], shown.start + 1),
        turn=ListMembers(data.seminar),
        below=[
            [Button("team-invite-button", InviteMember(data.seminar), style="primary")],
            *([_invitation_button(link)] for link in links[:PAGE_SIZE] if _may_remove(incoming, link)),
        ],
        edit=data.page is not None,
    )
    return [page]


def _require_organiser(incoming: Incoming, seminar_id: int) -> None:
    """Require an owner or organiser of this seminar, or of all with `seminar_id` 0. Raises Refusal."""
    if not roles.may_grant(incoming.roles, roles.MODERATOR, seminar_id or None):
        raise Refusal("not-yours")


def _may_remove(incoming: Incoming, grant: Role | RoleInvitation) -> bool:
    return roles.may_grant(incoming.roles, grant.role, grant.seminar_id)


async def _member_lines(session: Session, shown: Sequence[tuple[Role, Person]], first: int) -> list[Text]:
    lines = []
    for number, (role, person) in enumerate(shown, start=first):
        name: Value = person.name or Text("name-none")
        args = {"number": number, "name": name, "role": await role_text(session, role)}
        lines.append(Text("team-line", args))
    return lines


def _number_buttons(incoming: Incoming, shown: Sequence[Role], first: int) -> list[list[Button]]:
    """Return numbered buttons for the roles that the sender may remove, five a row."""
    numbers = [
        Button(Text("team-member-button", {"number": number}), ConfirmMemberRemoval(role.id))
        for number, role in enumerate(shown, start=first)
        if _may_remove(incoming, role) or _is_own(incoming, role)
    ]
    return grid(numbers, 5)


def _is_own(incoming: Incoming, role: Role) -> bool:
    """Return whether it is one's own role, which one may give up; owners are removed in the settings only."""
    return role.person_id == incoming.person.id and role.role != roles.OWNER


def _invitation_button(invitation: RoleInvitation) -> Button:
    args: dict[str, Value] = {"role": Text(f"role-{invitation.role}"), "ends": invitation.expires_at}
    return Button(Text("team-revoke-button", args), RevokeInvitation(invitation.id))


async def _lock_role(incoming: Incoming, session: Session, number: int) -> Role:
    """Return the role, locked, if the sender may remove it. Raises Refusal."""
    role = await roles.lock(session, number)
    if role is None:
        raise OutOfDate
    if not _may_remove(incoming, role) and not _is_own(incoming, role):
        raise Refusal("not-yours")
    if role.removed_at is not None:
        raise Refusal("team-gone")
    return role


async def confirm_removal(incoming: Incoming, session: Session, data: ConfirmMemberRemoval) -> list[Reply]:
    """Ask to confirm a removal, with a different text for one's own role."""
    role = await _lock_role(incoming, session, data.role)
    person = await people.get(session, role.person_id)
    name: Value = (person.name if person else None) or Text("name-none")
    args: dict[str, Value] = {"name": name, "role": await role_text(session, role)}
    rows = [[Button("team-remove-yes", RemoveMember(role.id), style="danger")]]
    if roles.may_grant(incoming.roles, roles.MODERATOR, role.seminar_id):
        rows.append([Button("team-remove-no", ListMembers(role.seminar_id or ALL_SEMINARS, 0))])
    key = "team-leave-confirm" if _is_own(incoming, role) else "team-remove-confirm"
    return [Say(key, args, rows, edit=True)]


async def remove_member(incoming: Incoming, session: Session, data: RemoveMember) -> list[Reply]:
    """Remove the role, discard unsent notices to its holder, and notify them."""
    role = await _lock_role(incoming, session, data.role)
    person = await people.get(session, role.person_id)
    assert person is not None
    text = await role_text(session, role)
    await roles.revoke(session, role, incoming.at)
    await _discard_notices(incoming, session, person)
    change: list[str | None] = [role.role, None]
    await audit.record(session, incoming.person, "role.removed", f"role:{role.id}", incoming.at, role=change)
    name: Value = person.name or Text("name-none")
    replies: list[Reply] = []
    if person is not incoming.person:
        replies = [Say("team-removed", {"name": name, "role": text}, edit=True)]
    if is_reachable(person):
        replies.append(Say("team-removed-you", {"role": text}, to=person, keyboard="menu"))
    return replies


async def _discard_notices(incoming: Incoming, session: Session, person: Person) -> None:
    """Drop unsent notices to this person, except those that a remaining role allows."""
    remaining = await roles.roles_of(session, person)
    kinds = ("question",) if remaining else ("question", "seat", "role", "staff")
    seminar_ids = {role.seminar_id for role in remaining}
    open_questions = await questions.list_open(session) if remaining else []
    kept = [
        f"question:{question.id}"
        for question, _ in open_questions
        if None in seminar_ids or question.seminar_id in seminar_ids
    ]
    if person.telegram_id is not None:
        await outbox.expire_notices(session, person.telegram_id, kinds, incoming.at, kept)


async def revoke_invitation(incoming: Incoming, session: Session, data: RevokeInvitation) -> list[Reply]:
    """Revoke an unused invitation."""
    invitation = await role_invitations.lock(session, data.invitation)
    if invitation is None:
        raise OutOfDate
    if not _may_remove(incoming, invitation):
        raise Refusal("not-yours")
    closed = invitation.used_at is not None or invitation.revoked_at is not None
    if closed or invitation.expires_at <= incoming.at:
        raise Refusal("team-link-gone")
    role_invitations.revoke(invitation, incoming.at)
    await audit.record(session, incoming.person, "link.revoked", f"invitation:{invitation.id}", incoming.at)
    rows = [[Button("team-back", ListMembers(invitation.seminar_id or ALL_SEMINARS, 0))]]
    args: dict[str, Value] = {"role": await role_text(session, invitation)}
    return [Say("team-link-revoked", args, rows, edit=True)]
