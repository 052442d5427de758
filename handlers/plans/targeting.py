"""The pages of the target list: oblasts, what lies in them, and who of it is meant."""

from handlers import steps
from handlers.common import named, pager
from handlers.plans import plan
from handlers.words import Button, Incoming, Lines, Reply, Say, Text, Value
from storage import targets, units
from storage.database import Session
from storage.ledger import Place
from storage.models import Person, Seminar, Unit

PAGE = 14
LETTERS = {
    "m": "municipality",
    "r": "rayon_administration",
    "p": "plenipotentiary",
    "g": "gamsumo",
    "j": "project",
    "a": "partner",
}
"""The offices as a button names them."""
OF_LEVEL = {"oblast": "mrpg", "rayon": "mr", "city": "mrpg", "ayil_aymak": "m"}
"""Which offices can be meant of a unit."""
Meant = dict[Place, Unit | None]


def stand(person: Person, seminar: Seminar) -> None:
    """Names that are typed now are looked for in the register."""
    steps.leave(person, "planning")
    steps.stand(person, "targeting", seminar=seminar.id)


async def open_page(
    incoming: Incoming, session: Session, seminar: Seminar, *, edit: bool = False
) -> list[Reply]:
    """Who is meant so far, and the oblasts to choose from."""
    stand(incoming.person, seminar)
    meant = await targets.expand(session, seminar.id)
    tops = await units.children(session, None)
    chosen = {line[0].code for _, code in meant if code and (line := await units.lineage(session, code))}
    keys = [_area(seminar, unit, on=unit.code in chosen) for unit in tops]
    others = [_toggle(seminar, letter, None, Text(f"office-{LETTERS[letter]}"), meant) for letter in "ja"]
    rows = [*_in_twos(keys), others, [Button("plan-done", f"plan:{seminar.id}", style="primary")]]
    args: dict[str, Value] = {
        "seminar": plan.titled(seminar),
        "list": Lines(await plan.target_lines(session, seminar.id)),
    }
    return [Say("target-page", args, rows, edit=edit)]


async def area_page(session: Session, seminar: Seminar, unit: Unit, page: int = 0) -> list[Reply]:
    """One oblast or rayon: all of it by office, then what lies in it, one by one."""
    meant = await targets.expand(session, seminar.id)
    rows = [[await _whole(session, seminar, letter, unit, meant)] for letter in _offices(unit)]
    if unit.parent_code is None:
        rows.insert(0, [Button("target-all", f"target:{seminar.id}:all:{unit.code}:1")])
    inside = await units.children(session, unit.code) if unit.level in ("oblast", "rayon") else []
    last = max(0, (len(inside) - 1) // PAGE)
    page = min(page, last)
    shown = inside[page * PAGE : (page + 1) * PAGE]
    rows += _in_twos([_inner(seminar, one, meant, await _any(session, one, meant)) for one in shown])
    rows += [pager(f"targetarea:{seminar.id}:{unit.code}", page, last)] if last else []
    up = f"targetarea:{seminar.id}:{unit.parent_code}" if unit.parent_code else f"targets:{seminar.id}"
    rows.append([Button("area-up", up), Button("plan-done", f"plan:{seminar.id}")])
    return [Say("target-area", {"area": named(unit)}, rows, edit=True)]


def _offices(unit: Unit) -> str:
    """The offices that can be meant of it; a city right below an oblast has but its mayor's."""
    return "m" if unit.level == "city" and unit.parent_code else OF_LEVEL[unit.level]


async def page_of(session: Session, unit: Unit) -> tuple[Unit, int]:
    """The page on which a unit's toggles stand: its own, or for a single municipality that of what it lies in."""
    if unit.parent_code is None or unit.level == "rayon":
        return unit, 0
    parent = await units.get(session, unit.parent_code)
    assert parent is not None
    codes = [one.code for one in await units.children(session, parent.code)]
    return parent, codes.index(unit.code) // PAGE if unit.code in codes else 0


async def _whole(session: Session, seminar: Seminar, letter: str, unit: Unit, meant: Meant) -> Button:
    """All of one office in a unit: pressed again, none of it."""
    office = LETTERS[letter]
    levels = targets.AREAS.get(office)
    inside = [one.code for one in await units.within(session, unit.code, levels)] if levels else [unit.code]
    on = sum((office, code) in meant for code in inside)
    args: dict[str, Value] = {
        "what": Text(f"targets-{office.replace('_', '-')}"),
        "number": on,
        "all": len(inside),
    }
    label = Text("target-on" if on == len(inside) and on else "target-some" if on else "target-off", args)
    wanted = int(on < len(inside))
    return Button(label, f"target:{seminar.id}:{letter}:{unit.code}:{wanted}")


async def _any(session: Session, unit: Unit, meant: Meant) -> bool:
    inside = await units.within(session, unit.code)
    return any(("municipality", one.code) in meant for one in inside)


def _inner(seminar: Seminar, unit: Unit, meant: Meant, on: bool) -> Button:
    """Something in an area: a rayon opens, a municipality is meant or not."""
    if unit.level == "rayon":
        return _area(seminar, unit, on=on)
    return _toggle(seminar, "m", unit, named(unit), meant)


def _area(seminar: Seminar, unit: Unit, *, on: bool) -> Button:
    label = Text("target-area-on" if on else "target-area-off", {"area": named(unit)})
    return Button(label, f"targetarea:{seminar.id}:{unit.code}")


def _toggle(seminar: Seminar, letter: str, unit: Unit | None, what: Value, meant: Meant) -> Button:
    code = unit.code if unit else None
    on = (LETTERS[letter], code) in meant
    label = Text("target-one-on" if on else "target-one-off", {"what": what})
    return Button(label, f"target:{seminar.id}:{letter}:{code or ''}:{int(not on)}")


def found_buttons(seminar: Seminar, found: list[Unit], meant: Meant) -> list[list[Button]]:
    """What a typed name may mean: areas open, municipalities are chosen."""
    rows = [
        [
            _area(seminar, one, on=False)
            if one.level in units.PLACES
            else _toggle(seminar, "m", one, named(one), meant)
        ]
        for one in found
    ]
    return [*rows, [Button("target-back", f"targets:{seminar.id}")]]


def _in_twos(buttons: list[Button]) -> list[list[Button]]:
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
