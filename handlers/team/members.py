"""The team: who is staff with which role, which links are open, and taking either back."""

from collections.abc import Sequence

from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Translated, Value
from handlers.team.role_descriptions import role_text
from handlers.ui.arguments import pager, parse_int
from storage import audit
from storage.accounts import people
from storage.database import Session
from storage.messages import outbox
from storage.models import Person, Role, RoleInvitation
from storage.questions import questions
from storage.seminars import seminars
from storage.team import role_invitations, roles

PAGE_SIZE = 10


async def list_members(incoming: Incoming, session: Session) -> list[Reply]:
    """Staff of a seminar, or of all of them, a page at a time: `team[:<seminar or 0>[:<page>]]`."""
    which, page_text = [*incoming.arguments, "", ""][:2]
    return await _members_page(
        incoming, session, parse_int(which), parse_int(page_text), edit=bool(page_text)
    )


async def _members_page(
    incoming: Incoming, session: Session, seminar_id: int, turned: int, *, edit: bool
) -> list[Reply]:
    seminar = await seminars.get(session, seminar_id) if seminar_id else None
    if seminar_id and seminar is None:
        raise Refusal("button-old")
    _require_organiser(incoming, seminar_id)
    listed = await roles.list_staff(session, seminar_id or None)
    turned = min(turned, max(0, (len(listed) - 1) // PAGE_SIZE))
    shown = listed[turned * PAGE_SIZE : (turned + 1) * PAGE_SIZE]
    links = await role_invitations.list_open(session, incoming.at, seminar_id or None)
    args: dict[str, Value] = {
        "scope": Translated(seminar.title) if seminar else Text("team-all"),
        "list": Lines(await _member_lines(session, shown, turned * PAGE_SIZE + 1)),
        "links": len(links),
    }
    rows = _number_buttons(incoming, [role for role, _ in shown], turned * PAGE_SIZE + 1)
    rows.append(pager(f"team:{seminar_id}", turned, (len(listed) - 1) // PAGE_SIZE))
    rows.append([Button("team-invite-button", f"appoint:{seminar_id}", style="primary")])
    rows += [
        [await _invitation_button(session, row)] for row in links[:PAGE_SIZE] if _may_remove(incoming, row)
    ]
    return [Say("team", args, [row for row in rows if row], edit=edit)]


def _require_organiser(incoming: Incoming, seminar_id: int) -> None:
    """Go on only as an owner or organiser of this seminar; without one, of all."""
    if not roles.may_grant(incoming.roles, roles.MODERATOR, seminar_id or None):
        raise Refusal("not-yours")


def _may_remove(incoming: Incoming, what: Role | RoleInvitation) -> bool:
    return roles.may_grant(incoming.roles, what.role, what.seminar_id)


async def _member_lines(session: Session, shown: Sequence[tuple[Role, Person]], first: int) -> list[Text]:
    lines = []
    for place, (role, person) in enumerate(shown, start=first):
        name: Value = person.name or Text("name-none")
        args = {"number": place, "name": name, "role": await role_text(session, role)}
        lines.append(Text("team-line", args))
    return lines


def _number_buttons(incoming: Incoming, shown: Sequence[Role], first: int) -> list[list[Button]]:
    """Those whose role this person may end, by their number in the list; five a row."""
    keys = [
        Button(Text("team-member-button", {"number": place}), f"member:{role.id}")
        for place, role in enumerate(shown, start=first)
        if _may_remove(incoming, role) or _is_own(incoming, role)
    ]
    return [keys[start : start + 5] for start in range(0, len(keys), 5)]


def _is_own(incoming: Incoming, role: Role) -> bool:
    """One's own role, which one may lay down; an owner's is laid down in the settings."""
    return role.person_id == incoming.person.id and role.role != roles.OWNER


async def _invitation_button(session: Session, row: RoleInvitation) -> Button:
    args: dict[str, Value] = {"role": Text(f"role-{row.role}"), "ends": row.expires_at}
    return Button(Text("team-revoke-button", args), f"revoke:{row.id}")


async def _lock_role(incoming: Incoming, session: Session) -> Role:
    """The role a button speaks of, held, if whoever pressed may end it."""
    role = await roles.lock(session, parse_int(incoming.argument))
    if role is None:
        raise Refusal("button-old")
    if not _may_remove(incoming, role) and not _is_own(incoming, role):
        raise Refusal("not-yours")
    if role.removed_at is not None:
        raise Refusal("team-gone")
    return role


async def confirm_removal(incoming: Incoming, session: Session) -> list[Reply]:
    """Asks once more; whoever is about to remove themselves is told so."""
    role = await _lock_role(incoming, session)
    person = await people.get(session, role.person_id)
    name: Value = (person.name if person else None) or Text("name-none")
    args: dict[str, Value] = {"name": name, "role": await role_text(session, role)}
    rows = [[Button("team-remove-yes", f"dismiss:{role.id}", style="danger")]]
    if roles.may_grant(incoming.roles, roles.MODERATOR, role.seminar_id):
        rows.append([Button("team-remove-no", f"team:{role.seminar_id or 0}:0")])
    key = "team-leave-confirm" if _is_own(incoming, role) else "team-remove-confirm"
    return [Say(key, args, rows, edit=True)]


async def remove_member(incoming: Incoming, session: Session) -> list[Reply]:
    """The role is gone at once: menu, commands, what was begun, and what was still to be told."""
    role = await _lock_role(incoming, session)
    person = await people.get(session, role.person_id)
    assert person is not None
    text = await role_text(session, role)
    await roles.revoke(session, role, incoming.at)
    await _discard_notices(incoming, session, person)
    gone: list[str | None] = [role.role, None]
    await audit.record(session, incoming.person, "role.removed", f"role:{role.id}", incoming.at, role=gone)
    name: Value = person.name or Text("name-none")
    said: list[Reply] = []
    if person is not incoming.person:
        said = [Say("team-removed", {"name": name, "role": text}, edit=True)]
    if person.consented_at is not None and person.unreachable_at is None:
        said.append(Say("team-removed-you", {"role": text}, to=person, keyboard="menu"))
    return said


async def _discard_notices(incoming: Incoming, session: Session, person: Person) -> None:
    """What was on its way to them of others' doings stays untold, but for what a role that is left is about."""
    left = await roles.roles_of(session, person)
    kinds = ("question",) if left else ("question", "seat", "role", "staff")
    theirs = {role.seminar_id for role in left}
    asked = await questions.list_open(session) if left else []
    but = [f"question:{one.id}" for one, _ in asked if None in theirs or one.seminar_id in theirs]
    if person.telegram_id is not None:
        await outbox.expire_notices(session, person.telegram_id, kinds, incoming.at, but)


async def revoke_invitation(incoming: Incoming, session: Session) -> list[Reply]:
    """A link that is not to be used any more."""
    row = await role_invitations.lock(session, parse_int(incoming.argument))
    if row is None:
        raise Refusal("button-old")
    if not _may_remove(incoming, row):
        raise Refusal("not-yours")
    if row.used_at is not None or row.revoked_at is not None or row.expires_at <= incoming.at:
        raise Refusal("team-link-gone")
    role_invitations.revoke(row, incoming.at)
    await audit.record(session, incoming.person, "link.revoked", f"invitation:{row.id}", incoming.at)
    rows = [[Button("team-back", f"team:{row.seminar_id or 0}:0")]]
    return [Say("team-link-revoked", {"role": await role_text(session, row)}, rows, edit=True)]
