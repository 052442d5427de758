"""Territorial units: lookup, hierarchy and search by a typed name.

The register changes once in years and is used at every step of a registration, so it is cached in memory. Each
transaction checks its version once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection, Engine

from storage.database import Session, TransactionCache
from storage.models import RegisterImport, Unit
from storage.text.names import (
    VILLAGE,
    UnitName,
    former_level,
    get_index,
    is_searchable,
    kyrgyz_sort_key,
    level_hint,
)
from storage.units.place_names import PlaceName, index_entries, list_place_names

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
    via: PlaceName | None = None
    """The village or former name that was found and leads to the unit."""


class UnitTree:
    """A version of the whole register; read-only."""

    def __init__(self, version: str | None, units: Iterable[Unit]) -> None:
        self.version = version
        self.units = {unit.code: unit for unit in units}
        self.below: dict[str | None, list[Unit]] = defaultdict(list)
        for unit in _sort_units(unit for unit in self.units.values() if unit.retired_at is None):
            self.below[unit.parent_code].append(unit)
        self.successors = {code: now for code in self.units if (now := self._find_successor(code))}
        """Code of a retired unit -> that of the active one it became part of."""
        self.computed: dict[Any, Any] = {}
        """What other modules have computed from this version (`computed`)."""

    def _find_successor(self, code: str) -> str | None:
        """Return the active unit that a retired one became part of, however many steps later."""
        unit, seen = self.units[code], {code}
        while unit.retired_at is not None:
            if unit.successor_code is None or unit.successor_code in seen:
                return None
            seen.add(unit.successor_code)
            unit = self.units[unit.successor_code]
        return unit.code if unit.code != code else None

    @cached_property
    def place_names(self) -> dict[str, PlaceName]:
        """The villages and former names that lead to an active unit, by their codes."""
        return {one.code: one for one in list_place_names(self.units, self.successors)}

    @cached_property
    def named(self) -> tuple[UnitName, ...]:
        """The entries of the search index."""
        listed = (unit for unit in self.units.values() if unit.level != UNLISTED)
        active = sorted((unit.code, unit) for unit in listed if unit.retired_at is None)
        columns = UnitName._fields[: -len(UnitName._field_defaults)]
        own = (UnitName(*(getattr(unit, name) for name in columns)) for _, unit in active)
        return (*own, *index_entries(self.place_names.values(), self.units, self.successors))

    def search(
        self, query: str, within: str | None, levels: Collection[str], *, villages: bool
    ) -> list[Match]:
        """Search the active units, as the function `search` does, without a limit."""
        sought = (*levels, *map(former_level, levels), *([VILLAGE] if villages else []))
        matches: dict[str, Match] = {}
        for code, score in get_index(self.named).find(query, sought, within):
            via = self.place_names.get(code)
            meant = self.successors.get(via.unit_code, via.unit_code) if via else code
            unit = self.units[meant]
            matches.setdefault(meant, Match(unit, self.units.get(unit.parent_code or ""), score, via))
        return list(matches.values())

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


async def computed(session: Session) -> dict[Any, Any]:
    """Return the mutable results of what was computed from the present version of the register alone."""
    return (await _load_tree(session)).computed


def forget_tree(session: Session) -> None:
    """Drop the cached register of this transaction after a change."""
    _TREE.of(session).clear()


KIND_SUFFIXES = {
    "ky": (" району", " облусу", " шаары"),
    "ru": (" район", " область"),
    "en": (" Rayon", " Oblast"),
}
"""Suffixes of names for the kind of unit."""
CITY_NAMES = {"ky": "{} шаары", "ru": "г. {}", "en": "{}"}
"""A city's name beside those of other units, which may be the same: «Нарын шаары»."""
SHORT_CITY_NAMES = {"ky": "{} ш.", "ru": "г. {}", "en": "{} city"}


def kind_names(unit: Unit) -> dict[str, str]:
    """Return the unit's names by language as on a button: the register's, of a city with the word for its kind."""
    return with_city_kind(bare_names(unit)) if unit.level == "city" else _register_names(unit)


def with_city_kind(names: Mapping[str, str]) -> dict[str, str]:
    """Return a city's names with the word for its kind: «Нарын шаары», «г. Нарын»."""
    return _with_kind(names, CITY_NAMES)


def short_names(unit: Unit) -> dict[str, str]:
    """Return the unit's names by language, for maps, charts and narrow lines: "Нарын", of a city "Нарын ш."."""
    names = bare_names(unit)
    return _with_kind(names, SHORT_CITY_NAMES) if unit.level == "city" else names


def bare_names(unit: Unit) -> dict[str, str]:
    """Return the unit's names by language without the word for its kind."""
    names = _register_names(unit)
    for language, kinds in KIND_SUFFIXES.items():
        for kind in kinds:
            names[language] = names[language].removesuffix(kind)
    return names | {"ru": names["ru"].removeprefix("г. ")}


def _register_names(unit: Unit) -> dict[str, str]:
    return {"ky": unit.name_ky, "ru": unit.name_ru, "en": unit.name_en}


def _with_kind(names: Mapping[str, str], kinds: Mapping[str, str]) -> dict[str, str]:
    return {language: kinds[language].format(name) for language, name in names.items()}


async def list_city_names(session: Session) -> list[dict[str, str]]:
    """List the names of the cities by language, without the word for their kind; also those they had before."""
    tree = await _load_tree(session)
    cities = [unit for unit in tree.units.values() if unit.level == "city" and unit.retired_at is None]
    codes = {unit.code for unit in cities}
    former = [one for one in tree.place_names.values() if one.kind == "name" and one.unit_code in codes]
    return [
        *map(bare_names, cities),
        *({"ky": one.name_ky, "ru": one.name_ru, "en": one.name_en} for one in former),
    ]


async def get(session: Session, code: str) -> Unit | None:
    """Return the unit with this code, retired or not."""
    return (await _load_tree(session)).units.get(code)


async def successors(session: Session) -> dict[str, str]:
    """Return code of a retired unit -> code of the active unit it became part of, where that is known."""
    return (await _load_tree(session)).successors


async def current(session: Session, code: str) -> Unit | None:
    """Return the active unit with this code, or the one that the unit became part of; None if it is not known."""
    tree = await _load_tree(session)
    unit = tree.units.get(tree.successors.get(code, code))
    return unit if unit and unit.retired_at is None else None


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
    """Return the codes of these units and of all units in them, including retired ones, which old rows may have.

    A unit that was merged lies where it lay before, and in the unit it became part of.
    """
    tree = await _load_tree(session)
    found = set(codes)
    waiting = {code: {unit.parent_code, tree.successors.get(code)} for code, unit in tree.units.items()}
    while more := {code for code, above in waiting.items() if code not in found and above & found}:
        found |= more
    return found


def _sort_units(units: Iterable[Unit]) -> list[Unit]:
    return sorted(units, key=sort_key)


def sort_key(unit: Unit | None, language: str | None = None) -> tuple[Any, ...]:
    """Return the key that sorts units by level, cities last, then by name; None comes last.

    Names are those in the `language`, by default Kyrgyz.
    """
    return (_RANK[unit.level], _name_key(unit, language), unit.code) if unit else (len(_RANK), (), "")


def _name_key(unit: Unit, language: str | None) -> tuple[int, ...]:
    """Return the key that sorts by the name in a language; the Kyrgyz alphabet contains the Russian one."""
    if language == "en":
        return tuple(map(ord, unit.name_en.lower()))
    return kyrgyz_sort_key(bare_names(unit)["ru"] if language == "ru" else unit.name_ky)


def find_level_hint(query: str) -> str | None:
    """Return the level named in a query: `г. Каракол` is the city, `Каракол а/о` the ayil aymak; else None."""
    return level_hint(query)


async def search(
    session: Session,
    query: str,
    limit: int = 8,
    within: str | None = None,
    levels: Collection[str] = MUNICIPALITY_LEVELS,
    *,
    villages: bool = False,
) -> list[Match]:
    """Search the active units of these levels by a typed name, best first.

    Names of before lead to what the units are called now or became part of; `villages`: and villages to their units.
    `within`: only units in this oblast, rayon or city. Any text is accepted; nonsense finds nothing.
    """
    if not is_searchable(query):
        return []
    return (await _load_tree(session)).search(query, within, levels, villages=villages)[: max(limit, 0)]
