"""Territorial units: lookup, hierarchy and search by a typed name.

The register changes once in years and is used at every step of a registration, so it is cached in memory. Each
transaction checks its version once.
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
"""(office, unit code): the municipality or office that a seat belongs to."""


MUNICIPALITY_LEVELS = ("ayil_aymak", "city")
REGION_LEVELS = ("rayon", "oblast")
UNLISTED = "unlisted"
"""The level of a municipality that somebody wrote, until staff link it or make a unit of it: it is in no list that
people choose from and in no search, but in lineages and in `list_within` for this level."""
WRITTEN_PREFIX = "U"
"""The first letter of the codes of municipalities that people wrote; those of the register are digits."""
_RANK = {"oblast": 0, "rayon": 1, "ayil_aymak": 2, "city": 3, UNLISTED: 4}


@dataclass(frozen=True)
class Match:
    """A search result: the unit, its parent (None for a topmost one), and the score, 1..100."""

    unit: Unit
    parent: Unit | None
    score: int


class UnitTree:
    """A version of the whole register; read-only."""

    def __init__(self, version: str | None, units: Iterable[Unit]) -> None:
        self.version = version
        self.units = {unit.code: unit for unit in units}
        self.below: dict[str | None, list[Unit]] = defaultdict(list)
        for unit in _sort_units(unit for unit in self.units.values() if unit.retired_at is None):
            self.below[unit.parent_code].append(unit)
        active = (unit for unit in self.units.values() if unit.retired_at is None and unit.level != UNLISTED)
        by_code = sorted(active, key=lambda unit: unit.code)
        self.named = tuple(UnitName(*(getattr(unit, name) for name in UnitName._fields)) for unit in by_code)

    def within(self, code: str) -> Iterable[Unit]:
        """Yield the active units in a unit, itself first."""
        if code in self.units and self.units[code].retired_at is None:
            yield self.units[code]
        for unit in self.below.get(code, []):
            yield from self.within(unit.code)


_TREES: WeakKeyDictionary[Engine | Connection, UnitTree] = WeakKeyDictionary()
"""The register last loaded by this process, by database."""
_TREE = TransactionCache[None, UnitTree]()
"""The register whose version this transaction has checked; the only key is None."""


async def _load_tree(session: Session) -> UnitTree:
    """Return the register as this transaction sees it."""
    cache = _TREE.of(session)
    if None in cache:
        return cache[None]
    imports = cast(Table, RegisterImport.__table__)
    version = await session.scalar(select(imports.c.version).order_by(imports.c.id.desc()).limit(1))
    engine = session.get_bind()
    tree = _TREES.get(engine)
    if tree is None or tree.version != version:
        columns = list(Unit.__table__.columns)
        rows = await session.execute(select(*columns))
        tree = _TREES[engine] = UnitTree(version, [Unit(**row) for row in rows.mappings()])
    cache[None] = tree
    return tree


def forget_tree(session: Session) -> None:
    """Drop the cached register of this transaction after a change."""
    _TREE.of(session).clear()


KIND_SUFFIXES = {
    "ky": (" району", " облусу", " шаары"),
    "ru": (" район", " область"),
    "en": (" District", " Region"),
}
"""Suffixes of names for the kind of unit."""
CITY_SUFFIXES = {"ky": " ш.", "ru": "", "en": " city"}
"""What is added to the name of a city; the Russian names of the register begin with "г." where they need it."""


def short_names(unit: Unit) -> dict[str, str]:
    """Return the unit's names by language, for maps, charts and narrow lines: "Нарын", of a city "Нарын ш."."""
    names = bare_names(unit)
    return {code: names[code] + CITY_SUFFIXES[code] for code in names} if unit.level == "city" else names


def bare_names(unit: Unit) -> dict[str, str]:
    """Return the unit's names by language without the suffix for its kind."""
    names = {"ky": unit.name_ky, "ru": unit.name_ru, "en": unit.name_en}
    for language, kinds in KIND_SUFFIXES.items():
        for kind in kinds:
            names[language] = names[language].removesuffix(kind)
    return names


async def get(session: Session, code: str) -> Unit | None:
    """Return the unit with this code, retired or not."""
    return (await _load_tree(session)).units.get(code)


async def by_codes(session: Session, codes: Collection[str]) -> dict[str, Unit]:
    """Return code -> unit, retired or not; unknown codes are left out."""
    known = (await _load_tree(session)).units
    return {code: known[code] for code in codes if code in known}


def is_written(code: str) -> bool:
    """Whether the code is that of a municipality that somebody wrote: no import of the register contains it."""
    return code.startswith(WRITTEN_PREFIX)


async def list_written(session: Session, rayon: str) -> list[Unit]:
    """List the municipalities of a rayon that people wrote, also those that are linked to another unit."""
    known = (await _load_tree(session)).units.values()
    return [unit for unit in known if unit.parent_code == rayon and is_written(unit.code)]


async def lineage(session: Session, code: str) -> list[Unit]:
    """Return the unit and the units it lies in, topmost first; empty for an unknown code."""
    known = (await _load_tree(session)).units
    found: list[Unit] = []
    above: str | None = code
    while above is not None and (unit := known.get(above)):
        found.append(unit)
        above = unit.parent_code
    return found[::-1]


async def children(session: Session, code: str | None) -> list[Unit]:
    """List the active children of a unit (None: the topmost units), in the order of `sort_key`."""
    below = (await _load_tree(session)).below.get(code, [])
    return [unit for unit in below if unit.level != UNLISTED]


async def list_within(
    session: Session, code: str, levels: Collection[str] = MUNICIPALITY_LEVELS
) -> list[Unit]:
    """List the active units of these levels in a unit, possibly itself; by default municipalities.

    Bishkek is one municipality; the rayons in it are none.
    """
    inside = (await _load_tree(session)).within(code)
    return _sort_units(unit for unit in inside if unit.level in levels)


async def codes_inside(session: Session, codes: Collection[str]) -> set[str]:
    """Return the codes of these units and of all units in them, including retired ones, which old rows may have."""
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
    """Return the key that sorts units by level, cities last, then by the Kyrgyz alphabet; None comes last."""
    return (_RANK[unit.level], kyrgyz_sort_key(unit.name_ky), unit.code) if unit else (len(_RANK), (), "")


def find_level_hint(query: str) -> str | None:
    """Return the level named in a query: `г. Каракол` is the city, `Каракол а/о` the ayil aymak; else None."""
    return level_hint(query)


async def search(
    session: Session,
    query: str,
    limit: int = 8,
    within: str | None = None,
    levels: Collection[str] = MUNICIPALITY_LEVELS,
) -> list[Match]:
    """Search the active units of these levels by a typed name, best first.

    `within`: only units in this oblast, rayon or city. Any text is accepted; nonsense finds nothing.
    """
    if not is_searchable(query):
        return []
    tree = await _load_tree(session)
    found = get_index(tree.named).find(query, levels, within)[: max(limit, 0)]
    units = [(tree.units[code], score) for code, score in found]
    return [Match(unit, tree.units.get(unit.parent_code or ""), score) for unit, score in units]
