"""Names that lead to a unit of the register without being its own: villages, and what a unit was called before.

They are read from files of the release, not from the database: nobody registers with a village.
"""

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from storage.models import Unit
from storage.text.names import VILLAGE, UnitName, former_level, join_words, name_words

VILLAGES_FILE = Path(__file__).parents[1] / "data" / "villages.csv"
OTHER_NAMES_FILE = VILLAGES_FILE.with_name("other_names.csv")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name that leads to a unit."""

    code: str
    """A village's code, that of a unit that was merged, or one that no unit has."""
    kind: Literal["village", "ayil_aymak", "city", "name"]
    """A village; a unit that was merged into another one; or another name of the unit itself."""
    unit_code: str
    name_ky: str
    name_ru: str
    name_en: str


@cache
def _names_of_files() -> tuple[PlaceName, ...]:
    villages = (PlaceName(kind="village", **row) for row in _rows(VILLAGES_FILE, "code"))
    others = (
        PlaceName(code=f"{row['unit_code']}-{number}", kind="name", **row)
        for number, row in enumerate(_rows(OTHER_NAMES_FILE))
    )
    return (*others, *villages)


def _rows(path: Path, *more: str) -> Iterator[dict[str, str]]:
    columns = ("unit_code", "name_ky", "name_ru", "name_en", *more)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {column: row[column] for column in columns}


def list_place_names(known: dict[str, Unit], successors: dict[str, str]) -> list[PlaceName]:
    """List the names that lead to active units.

    `known`: all units by code. `successors`: code of a retired unit -> that of the active one it became part of.
    """
    merged = (
        PlaceName(
            code, _kind(known[code]), code, known[code].name_ky, known[code].name_ru, known[code].name_en
        )
        for code in successors
    )
    return [
        one
        for one in (*merged, *_names_of_files())
        if (unit := known.get(successors.get(one.unit_code, one.unit_code)))
        and unit.retired_at is None
        and not _is_own_name(one, unit)
    ]


def _kind(unit: Unit) -> Literal["ayil_aymak", "city", "name"]:
    return "city" if unit.level == "city" else "ayil_aymak" if unit.level == "ayil_aymak" else "name"


def _is_own_name(name: PlaceName, unit: Unit) -> bool:
    """Whether the unit has this name itself, so that it need not lead there."""
    own = {_key(text) for text in (unit.name_ky, unit.name_ru, unit.name_en)}
    return {_key(text) for text in (name.name_ky, name.name_ru) if text} <= own


@cache
def _key(name: str) -> str:
    return join_words(name_words(name))


def index_entries(
    names: Collection[PlaceName], known: dict[str, Unit], successors: dict[str, str]
) -> Iterator[UnitName]:
    """Yield the entries of the search index for names that lead to units."""
    merged = {one.code for one in names}
    for one in names:
        texts = one.name_ky, one.name_ru, one.name_en
        now = successors.get(one.unit_code, one.unit_code)
        if one.kind == "village":
            yield UnitName(one.code, VILLAGE, one.unit_code if one.unit_code in merged else now, *texts)
        else:
            before = known[one.unit_code].parent_code if one.code == one.unit_code else None
            yield UnitName(one.code, former_level(known[now].level), now, *texts, before)
