"""The team: who is staff with which role, which links are open, and taking either back."""

from collections.abc import Sequence

from handlers.common import number, pager
from handlers.crew.duties import role_text
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import audit, invitations, outbox, people, questions, roles, seminars
from storage.database import Session
from storage.models import Invitation, Person, Role

LISTED = 10


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """Staff of a seminar, or of all of them, a page at a time: `team[:<seminar or 0>[:<page>]]`."""
    which, page_text = [*incoming.arguments, "", ""][:2]
    return await _page(incoming, session, number(which), number(page_text), edit=bool(page_text))


async def _page(
    incoming: Incoming, session: Session, seminar_id: int, turned: int, *, edit: bool
) -> list[Reply]:
    seminar = await seminars.get(session, seminar_id) if seminar_id else None
    if seminar_id and seminar is None:
        raise Refusal("button-old")
    _must_lead(incoming, seminar_id)
    listed = await roles.listed(session, seminar_id or None)
    turned = min(turned, max(0, (len(listed) - 1) // LISTED))
    shown = listed[turned * LISTED : (turned + 1) * LISTED]
    links = await invitations.open_ones(session, incoming.at, seminar_id or None)
    args: dict[str, Value] = {
        "scope": Named(seminar.title) if seminar else Text("team-all"),
        "list": Lines(await _members(session, shown, turned * LISTED + 1)),
        "links": len(links),
    }
    rows = _number_buttons(incoming, [role for role, _ in shown], turned * LISTED + 1)
    rows.append(pager(f"team:{seminar_id}", turned, (len(listed) - 1) // LISTED))
    rows.append([Button("team-invite-button", f"appoint:{seminar_id}", style="primary")])
    rows += [[await _link_button(session, row)] for row in links[:LISTED] if _may_end(incoming, row)]
    return [Say("team", args, [row for row in rows if row], edit=edit)]


def _must_lead(incoming: Incoming, seminar_id: int) -> None:
    """Go on only as an owner or organiser of this seminar; without one, of all."""
    if not roles.may_give(incoming.roles, roles.MODERATOR, seminar_id or None):
        raise Refusal("not-yours")


def _may_end(incoming: Incoming, what: Role | Invitation) -> bool:
    return roles.may_give(incoming.roles, what.role, what.seminar_id)


async def _members(session: Session, shown: Sequence[tuple[Role, Person]], first: int) -> list[Text]:
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
        if _may_end(incoming, role) or _own(incoming, role)
    ]
    return [keys[start : start + 5] for start in range(0, len(keys), 5)]


def _own(incoming: Incoming, role: Role) -> bool:
    """One's own role, which one may lay down; an owner's is laid down in the settings."""
    return role.person_id == incoming.person.id and role.role != roles.OWNER


async def _link_button(session: Session, row: Invitation) -> Button:
    args: dict[str, Value] = {"role": Text(f"role-{row.role}"), "ends": row.expires_at}
    return Button(Text("team-revoke-button", args), f"revoke:{row.id}")


async def _role(incoming: Incoming, session: Session) -> Role:
    """The role a button speaks of, held, if whoever pressed may end it."""
    role = await roles.lock(session, number(incoming.argument))
    if role is None:
        raise Refusal("button-old")
    if not _may_end(incoming, role) and not _own(incoming, role):
        raise Refusal("not-yours")
    if role.removed_at is not None:
        raise Refusal("team-gone")
    return role


async def ask_removal(incoming: Incoming, session: Session) -> list[Reply]:
    """Asks once more; whoever is about to remove themselves is told so."""
    role = await _role(incoming, session)
    person = await people.get(session, role.person_id)
    name: Value = (person.name if person else None) or Text("name-none")
    args: dict[str, Value] = {"name": name, "role": await role_text(session, role)}
    rows = [[Button("team-remove-yes", f"dismiss:{role.id}", style="danger")]]
    if roles.may_give(incoming.roles, roles.MODERATOR, role.seminar_id):
        rows.append([Button("team-remove-no", f"team:{role.seminar_id or 0}:0")])
    key = "team-leave-confirm" if _own(incoming, role) else "team-remove-confirm"
    return [Say(key, args, rows, edit=True)]


async def remove(incoming: Incoming, session: Session) -> list[Reply]:
    """The role is gone at once: menu, commands, what was begun, and what was still to be told."""
    role = await _role(incoming, session)
    person = await people.get(session, role.person_id)
    assert person is not None
    text = await role_text(session, role)
    await roles.remove(session, role, incoming.at)
    await _untell(incoming, session, person)
    gone: list[str | None] = [role.role, None]
    await audit.record(session, incoming.person, "role.removed", f"role:{role.id}", incoming.at, role=gone)
    name: Value = person.name or Text("name-none")
    said: list[Reply] = []
    if person is not incoming.person:
        said = [Say("team-removed", {"name": name, "role": text}, edit=True)]
    if person.consented_at is not None and person.unreachable_at is None:
        said.append(Say("team-removed-you", {"role": text}, to=person, keyboard="menu"))
    return said


async def _untell(incoming: Incoming, session: Session, person: Person) -> None:
    """What was on its way to them of others' doings stays untold, but for what a role that is left is about."""
    left = await roles.of(session, person)
    kinds = ("question",) if left else ("question", "seat", "role", "staff")
    theirs = {role.seminar_id for role in left}
    asked = await questions.open_ones(session) if left else []
    but = [f"question:{one.id}" for one, _ in asked if None in theirs or one.seminar_id in theirs]
    if person.telegram_id is not None:
        await outbox.untell(session, person.telegram_id, kinds, incoming.at, but)


async def revoke(incoming: Incoming, session: Session) -> list[Reply]:
    """A link that is not to be used any more."""
    row = await invitations.lock(session, number(incoming.argument))
    if row is None:
        raise Refusal("button-old")
    if not _may_end(incoming, row):
        raise Refusal("not-yours")
    if row.used_at is not None or row.revoked_at is not None or row.expires_at <= incoming.at:
        raise Refusal("team-link-gone")
    invitations.revoke(row, incoming.at)
    await audit.record(session, incoming.person, "link.revoked", f"invitation:{row.id}", incoming.at)
    rows = [[Button("team-back", f"team:{row.seminar_id or 0}:0")]]
    return [Say("team-link-revoked", {"role": await role_text(session, row)}, rows, edit=True)]
