"""Making somebody staff: which role, a coordinator's rayon, for which seminar; then a link to forward."""

from handlers.common import named, number
from handlers.crew.duties import role_text
from handlers.words import Button, Incoming, Lines, Link, Named, Refusal, Reply, Say, Share, Text, Value
from storage import audit, invitations, roles, seminars, units
from storage.database import Session
from storage.models import Person, Unit

RAYONS = ("rayon", "city")
"""What a coordinator can be for: a rayon, or a city that lies in none."""


async def choose(incoming: Incoming, session: Session) -> list[Reply]:
    """`appoint:<seminar or 0>[:<role>[:<unit's code or ->[:<seminar or all>]]]`: asks for what is missing."""
    which, kind, code, scope = [*incoming.arguments, "", "", "", ""][:4]
    seminar_id = number(which)
    if not roles.may_give(incoming.roles, roles.MODERATOR, seminar_id or None):
        raise Refusal("not-yours")
    if not kind:
        return [_which_role(incoming, seminar_id)]
    if kind not in roles.GIVEN:
        raise Refusal("button-old")
    if kind == roles.COORDINATOR:
        unit = await units.get(session, code)
        if unit is None or unit.level not in RAYONS:
            return await _which_rayon(incoming, session, seminar_id, unit)
    elif code not in ("", "-"):
        raise Refusal("button-old")
    return await _scoped(
        incoming, session, seminar_id, (kind, code if kind == roles.COORDINATOR else "-"), scope
    )


def _which_role(incoming: Incoming, seminar_id: int) -> Say:
    kinds = [one for one in roles.GIVEN if roles.may_give(incoming.roles, one, seminar_id or None)]
    rows = [[Button(f"role-{kind}", f"appoint:{seminar_id}:{kind}")] for kind in kinds]
    explained = Lines([Text(f"explain-{kind}") for kind in kinds])
    return Say("appoint-role", {"list": explained}, [*rows, _back(seminar_id)], edit=True)


def _back(seminar_id: int) -> list[Button]:
    return [Button("team-back", f"team:{seminar_id}:0")]


# A coordinator's rayon: by buttons, or typed.


async def _which_rayon(
    incoming: Incoming, session: Session, seminar_id: int, above: Unit | None
) -> list[Reply]:
    """The oblasts, or what lies in one; meanwhile a typed name is taken too."""
    _stand(incoming.person, seminar_id)
    below = await units.children(session, above.code if above else None)
    wanted = [unit for unit in below if above is None or unit.level in RAYONS]
    keys = [_rayon_button(seminar_id, unit) for unit in wanted]
    rows = [keys[start : start + 2] for start in range(0, len(keys), 2)]
    return [Say("appoint-rayon", buttons=[*rows, _back(seminar_id)], edit=True)]


def _rayon_button(seminar_id: int, unit: Unit, label: Named | Text | None = None) -> Button:
    return Button(label or named(unit), f"appoint:{seminar_id}:{roles.COORDINATOR}:{unit.code}")


def _stand(person: Person, seminar_id: int) -> None:
    person.draft = {**person.draft, "appoint": {"seminar": seminar_id}}
    person.step = "appoint"


def _leave(person: Person) -> None:
    if person.step == "appoint":
        person.draft = {key: value for key, value in person.draft.items() if key != "appoint"}
        person.step = "registration" if "registration" in person.draft else None


async def ask_rayon(incoming: Incoming, session: Session) -> list[Reply]:
    """That question again."""
    kept = incoming.person.draft.get("appoint", {"seminar": 0})
    return await _which_rayon(incoming, session, kept["seminar"], None)


async def take_rayon(incoming: Incoming, session: Session) -> list[Reply]:
    """A rayon's name was typed."""
    kept = incoming.person.draft.get("appoint", {"seminar": 0})
    found = await units.search(session, incoming.text or "", limit=6, levels=RAYONS)
    if not found:
        raise Refusal("appoint-rayon-unknown")
    rows = [[_rayon_button(kept["seminar"], one.unit, _with_parent(one))] for one in found]
    return [Say("appoint-rayon-found", buttons=[*rows, _back(kept["seminar"])])]


def _with_parent(one: units.Match) -> Named | Text:
    if one.parent is None:
        return named(one.unit)
    return Text("unit-with-parent", {"name": named(one.unit), "parent": named(one.parent)})


# For which seminar, and the link.


async def _scoped(
    incoming: Incoming, session: Session, seminar_id: int, what: tuple[str, str], scope: str
) -> list[Reply]:
    """For this seminar or for all: asked where there is a choice."""
    kind, code = what
    offered = await _scopes(incoming, session, seminar_id, kind)
    if not offered:
        raise Refusal("not-yours")
    if scope:
        if scope not in offered:
            raise Refusal("button-old")
        return await _link(incoming, session, what, number(scope) or None)
    if len(offered) == 1:
        return await _link(incoming, session, what, number(next(iter(offered))) or None)
    _leave(incoming.person)
    rows = [
        [Button(label, f"appoint:{seminar_id}:{kind}:{code}:{where}")] for where, label in offered.items()
    ]
    return [Say("appoint-scope", buttons=[*rows, _back(seminar_id)], edit=True)]


async def _scopes(
    incoming: Incoming, session: Session, seminar_id: int, kind: str
) -> dict[str, str | Named | Text]:
    """For what this person may give the role: "all" or a seminar's number, and how the button says it."""
    offered: dict[str, str | Named | Text] = {}
    for seminar in await seminars.running(session):
        here = seminar_id in (0, seminar.id)
        if here and roles.may_give(incoming.roles, kind, seminar.id):
            offered[str(seminar.id)] = Named(seminar.title)
    if roles.may_give(incoming.roles, kind, None):
        offered["all"] = Text("team-all")
    return offered


async def _link(
    incoming: Incoming, session: Session, what: tuple[str, str], seminar_id: int | None
) -> list[Reply]:
    """The link is made, shown once, and can be shared."""
    if await invitations.left_to(session, incoming.person, incoming.at) < 1:
        raise Refusal("team-links-many")
    kind, code = what
    unit_code = None if code == "-" else code
    row, word = await invitations.make(
        session, kind, incoming.person, incoming.at, seminar_id=seminar_id, unit_code=unit_code
    )
    told: dict[str, str | int | None] = {"role": kind, "seminar": seminar_id, "unit": unit_code}
    await audit.record(session, incoming.person, "link.made", f"invitation:{row.id}", incoming.at, **told)
    _leave(incoming.person)
    link = Link(f"j_{word}")
    role = await role_text(session, row)
    args: dict[str, Value] = {"role": role, "link": link, "ends": row.expires_at}
    share = Share(link, Text("team-share", {"role": role}))
    rows = [
        [Button("team-share-button", share=share)],
        [Button(".revoke", f"revoke:{row.id}")],
        _back(seminar_id or 0),
    ]
    return [Say("team-link", args, rows, edit=True)]
