"""Making somebody staff: which role, a coordinator's rayon, for which seminar; then a link to forward."""

from handlers.messages import (
    Button,
    DeepLink,
    Incoming,
    Lines,
    Refusal,
    Reply,
    Say,
    Share,
    Text,
    Translated,
    Value,
)
from handlers.team.role_descriptions import role_text
from handlers.ui.arguments import parse_int, unit_name
from storage import audit
from storage.database import Session
from storage.models import Person, Unit
from storage.seminars import seminars
from storage.team import role_invitations, roles
from storage.units import units

RAYON_LEVELS = ("rayon", "city")
"""What a coordinator can be for: a rayon, or a city that lies in none."""


async def invite(incoming: Incoming, session: Session) -> list[Reply]:
    """`appoint:<seminar or 0>[:<role>[:<unit's code or ->[:<seminar or all>]]]`: asks for what is missing."""
    which, kind, code, scope = [*incoming.arguments, "", "", "", ""][:4]
    seminar_id = parse_int(which)
    if not roles.may_grant(incoming.roles, roles.MODERATOR, seminar_id or None):
        raise Refusal("not-yours")
    if not kind:
        return [_role_prompt(incoming, seminar_id)]
    if kind not in roles.GRANTABLE_ROLES:
        raise Refusal("button-old")
    if kind == roles.COORDINATOR:
        unit = await units.get(session, code)
        if unit is None or unit.level not in RAYON_LEVELS:
            return await _rayon_prompt(incoming, session, seminar_id, unit)
    elif code not in ("", "-"):
        raise Refusal("button-old")
    return await _choose_scope(
        incoming, session, seminar_id, (kind, code if kind == roles.COORDINATOR else "-"), scope
    )


def _role_prompt(incoming: Incoming, seminar_id: int) -> Say:
    kinds = [one for one in roles.GRANTABLE_ROLES if roles.may_grant(incoming.roles, one, seminar_id or None)]
    rows = [[Button(f"role-{kind}", f"appoint:{seminar_id}:{kind}")] for kind in kinds]
    explained = Lines([Text(f"explain-{kind}") for kind in kinds])
    return Say("appoint-role", {"list": explained}, [*rows, _back_row(seminar_id)], edit=True)


def _back_row(seminar_id: int) -> list[Button]:
    return [Button("team-back", f"team:{seminar_id}:0")]


# A coordinator's rayon: by buttons, or typed.


async def _rayon_prompt(
    incoming: Incoming, session: Session, seminar_id: int, above: Unit | None
) -> list[Reply]:
    """The oblasts, or what lies in one; meanwhile a typed name is taken too."""
    _enter_step(incoming.person, seminar_id)
    below = await units.children(session, above.code if above else None)
    wanted = [unit for unit in below if above is None or unit.level in RAYON_LEVELS]
    keys = [_rayon_button(seminar_id, unit) for unit in wanted]
    rows = [keys[start : start + 2] for start in range(0, len(keys), 2)]
    return [Say("appoint-rayon", buttons=[*rows, _back_row(seminar_id)], edit=True)]


def _rayon_button(seminar_id: int, unit: Unit, label: Translated | Text | None = None) -> Button:
    return Button(label or unit_name(unit), f"appoint:{seminar_id}:{roles.COORDINATOR}:{unit.code}")


def _enter_step(person: Person, seminar_id: int) -> None:
    person.draft = {**person.draft, "appoint": {"seminar": seminar_id}}
    person.step = "appoint"


def _leave_step(person: Person) -> None:
    if person.step == "appoint":
        person.draft = {key: value for key, value in person.draft.items() if key != "appoint"}
        person.step = "registration" if "registration" in person.draft else None


async def prompt_rayon(incoming: Incoming, session: Session) -> list[Reply]:
    """That question again."""
    kept = incoming.person.draft.get("appoint", {"seminar": 0})
    return await _rayon_prompt(incoming, session, kept["seminar"], None)


async def receive_rayon(incoming: Incoming, session: Session) -> list[Reply]:
    """A rayon's name was typed."""
    kept = incoming.person.draft.get("appoint", {"seminar": 0})
    found = await units.search(session, incoming.text or "", limit=6, levels=RAYON_LEVELS)
    if not found:
        raise Refusal("appoint-rayon-unknown")
    rows = [[_rayon_button(kept["seminar"], one.unit, _unit_label(one))] for one in found]
    return [Say("appoint-rayon-found", buttons=[*rows, _back_row(kept["seminar"])])]


def _unit_label(one: units.Match) -> Translated | Text:
    if one.parent is None:
        return unit_name(one.unit)
    return Text("unit-with-parent", {"name": unit_name(one.unit), "parent": unit_name(one.parent)})


# For which seminar, and the link.


async def _choose_scope(
    incoming: Incoming, session: Session, seminar_id: int, what: tuple[str, str], scope: str
) -> list[Reply]:
    """For this seminar or for all: asked where there is a choice."""
    kind, code = what
    offered = await _available_scopes(incoming, session, seminar_id, kind)
    if not offered:
        raise Refusal("not-yours")
    if scope:
        if scope not in offered:
            raise Refusal("button-old")
        return await _create_link(incoming, session, what, parse_int(scope) or None)
    if len(offered) == 1:
        return await _create_link(incoming, session, what, parse_int(next(iter(offered))) or None)
    _leave_step(incoming.person)
    rows = [
        [Button(label, f"appoint:{seminar_id}:{kind}:{code}:{where}")] for where, label in offered.items()
    ]
    return [Say("appoint-scope", buttons=[*rows, _back_row(seminar_id)], edit=True)]


async def _available_scopes(
    incoming: Incoming, session: Session, seminar_id: int, kind: str
) -> dict[str, str | Translated | Text]:
    """For what this person may give the role: "all" or a seminar's number, and how the button says it."""
    offered: dict[str, str | Translated | Text] = {}
    for seminar in await seminars.list_active(session):
        here = seminar_id in (0, seminar.id)
        if here and roles.may_grant(incoming.roles, kind, seminar.id):
            offered[str(seminar.id)] = Translated(seminar.title)
    if roles.may_grant(incoming.roles, kind, None):
        offered["all"] = Text("team-all")
    return offered


async def _create_link(
    incoming: Incoming, session: Session, what: tuple[str, str], seminar_id: int | None
) -> list[Reply]:
    """The link is made, shown once, and can be shared."""
    if await role_invitations.count_available(session, incoming.person, incoming.at) < 1:
        raise Refusal("team-links-many")
    kind, code = what
    unit_code = None if code == "-" else code
    row, word = await role_invitations.create(
        session, kind, incoming.person, incoming.at, seminar_id=seminar_id, unit_code=unit_code
    )
    told: dict[str, str | int | None] = {"role": kind, "seminar": seminar_id, "unit": unit_code}
    await audit.record(session, incoming.person, "link.made", f"invitation:{row.id}", incoming.at, **told)
    _leave_step(incoming.person)
    link = DeepLink(f"j_{word}")
    role = await role_text(session, row)
    args: dict[str, Value] = {"role": role, "link": link, "ends": row.expires_at}
    share = Share(link, Text("team-share", {"role": role}))
    rows = [
        [Button("team-share-button", share=share)],
        [Button(".revoke", f"revoke:{row.id}")],
        _back_row(seminar_id or 0),
    ]
    return [Say("team-link", args, rows, edit=True)]
