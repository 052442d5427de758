"""Territorial units: looking them up and finding them by a typed name.

The register changes once in years and is asked at every step of a registration, so it is kept in memory. One
look a transaction makes sure that it is still the newest.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection, Engine

from storage.database import Session, TransactionCache
from storage.models import RegisterImport, Unit
from storage.text.names import UnitName, get_index, is_searchable, kyrgyz_sort_key, level_hint

Place = tuple[str, str | None]
"""(office, unit's code): whose seat it is."""


MUNICIPALITY_LEVELS = ("ayil_aymak", "city")
REGION_LEVELS = ("rayon", "oblast")
_RANK = {"oblast": 0, "rayon": 1, "ayil_aymak": 2, "city": 3}


@dataclass(frozen=True)
class Match:
    """A unit a query may mean, the unit it lies in (None for the topmost), and how well it fits: 1..100."""

    unit: Unit
    parent: Unit | None
    score: int


class UnitTree:
    """The whole register as one version of it stands: read-only."""

    def __init__(self, version: str | None, units: Iterable[Unit]) -> None:
        self.version = version
        self.units = {unit.code: unit for unit in units}
        self.below: dict[str | None, list[Unit]] = defaultdict(list)
        for unit in _sort_units(unit for unit in self.units.values() if unit.retired_at is None):
            self.below[unit.parent_code].append(unit)
        active = (unit for unit in self.units.values() if unit.retired_at is None)
        by_code = sorted(active, key=lambda unit: unit.code)
        self.named = tuple(UnitName(*(getattr(unit, name) for name in UnitName._fields)) for unit in by_code)

    def within(self, code: str) -> Iterable[Unit]:
        """The active units in a unit, itself first."""
        if code in self.units and self.units[code].retired_at is None:
            yield self.units[code]
        for unit in self.below.get(code, []):
            yield from self.within(unit.code)


_TREES: WeakKeyDictionary[Engine | Connection, UnitTree] = WeakKeyDictionary()
"""The register that a process has loaded last, by database."""
_TREE = TransactionCache[None, UnitTree]()
"""The register whose version this transaction has checked: one entry, under None."""


async def _load_tree(session: Session) -> UnitTree:
    """The register as this transaction sees it."""
    kept = _TREE.of(session)
    if None in kept:
        return kept[None]
    taken = cast(Table, RegisterImport.__table__)
    version = await session.scalar(select(taken.c.version).order_by(taken.c.id.desc()).limit(1))
    engine = session.get_bind()
    tree = _TREES.get(engine)
    if tree is None or tree.version != version:
        columns = list(Unit.__table__.columns)
        rows = await session.execute(select(*columns))
        tree = _TREES[engine] = UnitTree(version, [Unit(**row) for row in rows.mappings()])
    kept[None] = tree
    return tree


def forget_tree(session: Session) -> None:
    """The register was changed in this transaction: load it again."""
    _TREE.of(session).clear()


KIND_SUFFIXES = {
    "ky": (" району", " облусу", " шаары"),
    "ru": (" район", " область"),
    "en": (" District", " Region"),
}
"""How a unit's name says what it is."""


def short_names(unit: Unit) -> dict[str, str]:
    """The unit's name by language without what it is, for where this is plain: a map, a bar, a narrow line."""
    names = {"ky": unit.name_ky, "ru": unit.name_ru, "en": unit.name_en}
    for language, kinds in KIND_SUFFIXES.items():
        for kind in kinds:
            names[language] = names[language].removesuffix(kind)
    return names


async def get(session: Session, code: str) -> Unit | None:
    """The unit of this code, retired or not."""
    return (await _load_tree(session)).units.get(code)


async def by_codes(session: Session, codes: Collection[str]) -> dict[str, Unit]:
    """The units of these codes, retired or not, by code; unknown codes are left out."""
    known = (await _load_tree(session)).units
    return {code: known[code] for code in codes if code in known}


async def lineage(session: Session, code: str) -> list[Unit]:
    """The unit and what it lies in, the topmost first; empty for an unknown code."""
    known = (await _load_tree(session)).units
    found: list[Unit] = []
    above: str | None = code
    while above is not None and (unit := known.get(above)):
        found.append(unit)
        above = unit.parent_code
    return found[::-1]


async def children(session: Session, code: str | None) -> list[Unit]:
    """The active units right below (None: the topmost), cities last, by the Kyrgyz alphabet."""
    return list((await _load_tree(session)).below.get(code, []))


async def list_within(
    session: Session, code: str, levels: Collection[str] = MUNICIPALITY_LEVELS
) -> list[Unit]:
    """The active units of these levels in a unit, itself among them if it is one; municipalities, unless told.

    Bishkek counts as one: the districts below it are not municipalities.
    """
    inside = (await _load_tree(session)).within(code)
    return _sort_units(unit for unit in inside if unit.level in levels)


async def codes_inside(session: Session, codes: Collection[str]) -> set[str]:
    """The codes of these units and of everything in them, retired units too: what still stands in old rows."""
    known = (await _load_tree(session)).units
    found = set(codes)
    waiting = {unit.code: unit.parent_code for unit in known.values() if unit.code not in found}
    while more := {code for code, parent in waiting.items() if parent in found}:
        found |= more
        waiting = {code: parent for code, parent in waiting.items() if code not in more}
    return found


def _sort_units(units: Iterable[Unit]) -> list[Unit]:
    return sorted(units, key=sort_key)


def sort_key(unit: Unit | None) -> tuple[Any, ...]:
    """The key to sort units by: cities last, by the Kyrgyz alphabet; what has no unit comes after all."""
    return (_RANK[unit.level], kyrgyz_sort_key(unit.name_ky), unit.code) if unit else (len(_RANK), (), "")


def find_level_hint(query: str) -> str | None:
    """The level that a typed name itself speaks of: `г. Каракол` is the city, `Каракол а/о` the ayil aymak."""
    return level_hint(query)


async def search(
    session: Session,
    query: str,
    limit: int = 8,
    within: str | None = None,
    levels: Collection[str] = MUNICIPALITY_LEVELS,
) -> list[Match]:
    """The active units of these levels (`PLACES`: rayons and oblasts) that a typed name may mean, best first.

    `within` keeps to one oblast, rayon or city. Whatever is typed, nothing is raised; nonsense finds nothing.
    """
    if not is_searchable(query):
        return []
    tree = await _load_tree(session)
    found = get_index(tree.named).find(query, levels, within)[: max(limit, 0)]
    units = [(tree.units[code], score) for code, score in found]
    return [Match(unit, tree.units.get(unit.parent_code or ""), score) for unit, score in units]
