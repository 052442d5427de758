"""The register of territorial units: reading its CSV file, and importing a newer one."""

import csv
import hashlib
import io
import unicodedata
import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from storage.database import Session
from storage.models import Person, RegisterImport, Seat, Unit
from storage.units import units

REGISTER_FILE = Path(__file__).parents[1] / "data" / "units.csv"

_COLUMNS = ("code", "level", "parent_code", "name_ky", "name_ru", "name_en", "lat", "lon", "source")
_OPTIONAL = ("successor_code",)
_PARENTS: dict[str, tuple[str | None, ...]] = {
    "oblast": (None,),
    "rayon": ("oblast", "city"),
    "city": (None, "oblast", "rayon"),
    "ayil_aymak": ("rayon", "city"),
}
"""Level -> allowed levels of the parent; None: no parent. Bishkek is a city without a parent and contains rayons."""
_LONGEST_NAME = 120
_RELEASE, _OPERATOR = "r", "o"
"""What the version of an import begins with: a release's file (then its digest), or a file the operator named."""
_DIGEST_LENGTH = 15


class InvalidRegister(Exception):
    """The register cannot be imported; `mistakes` are sentences. Nothing was changed."""

    def __init__(self, *mistakes: str) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


@dataclass(frozen=True)
class UnitRow:
    """A validated row of the register. A unit with a `successor_code` is retired and replaced by that one."""

    code: str
    level: str
    parent_code: str | None
    name_ky: str
    name_ru: str
    name_en: str
    lat: float | None = None
    lon: float | None = None
    source: str = ""
    successor_code: str | None = None
    filled: tuple[str, ...] = ()
    """The languages whose name was empty and was filled with another language's."""


@dataclass(frozen=True)
class ImportReport:
    """What an import changes, in numbers of units; `notes` are sentences for the operator, in the order of codes."""

    added: int
    changed: int
    """Including those renamed and moved."""
    renamed: int
    moved: int
    """Their parent is another one."""
    retired: int
    returned: int
    same: int
    notes: tuple[str, ...]


def read_register(path: Path | str) -> list[UnitRow]:
    """Read a register from a CSV file. Raises InvalidRegister with one sentence per mistake."""
    lines: dict[str, int] = {}
    rows: list[UnitRow] = []
    mistakes: list[str] = []
    for line, cells in _read_cells(Path(path)):
        try:
            row = _parse_row(cells)
            if row.code in lines:
                raise ValueError(f"the code {row.code} is already on line {lines[row.code]}")
        except ValueError as mistake:
            mistakes.append(f"line {line}: {mistake}")
            continue
        lines[row.code] = line
        rows.append(row)
    if not mistakes:
        mistakes = [f"line {lines[code]}: {mistake}" for code, mistake in _tree_mistakes(rows)]
    if mistakes:
        raise InvalidRegister(*mistakes)
    return rows


def _read_cells(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and cells by column of each row. Raises InvalidRegister if the file is no such CSV."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InvalidRegister(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InvalidRegister(f"{path} is not UTF-8 (byte {error.start}); save it as CSV UTF-8") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        _check_header(path, header)
        empty = True
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            empty = False
            if len(cells) != len(header):
                raise InvalidRegister(f"line {reader.line_num}: {len(cells)} cells instead of {len(header)}")
            yield reader.line_num, {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
    except csv.Error as error:
        raise InvalidRegister(f"line {reader.line_num}: this is not csv: {error}") from error
    if empty:
        raise InvalidRegister(f"{path} holds no units")


def _check_header(path: Path, header: list[str]) -> None:
    if not any(header):
        raise InvalidRegister(f"{path} is empty")
    if missing := [name for name in _COLUMNS if name not in header]:
        names = ", ".join(_COLUMNS)
        raise InvalidRegister(f"line 1: no column {', '.join(missing)}; it should read {names} (with commas)")
    if unknown := [name for name in header if name not in _COLUMNS + _OPTIONAL]:
        raise InvalidRegister(f"line 1: unknown column {', '.join(map(repr, unknown))}")
    if twice := [name for name, count in Counter(header).items() if count > 1]:
        raise InvalidRegister(f"line 1: the column {', '.join(twice)} is there twice")


def _parse_row(cells: dict[str, str]) -> UnitRow:
    """Validate one row. Raises ValueError with the mistake."""
    for column in ("code", "parent_code", "successor_code"):
        _check_code(column, cells.get(column, ""))
    if cells["level"] not in _PARENTS:
        raise ValueError(f"unknown level {cells['level']!r}; the levels are {', '.join(_PARENTS)}")
    names, filled = _parse_names(cells)
    lat, lon = _parse_point(cells["lat"], cells["lon"])
    return UnitRow(
        code=cells["code"],
        level=cells["level"],
        parent_code=cells["parent_code"] or None,
        **names,
        lat=lat,
        lon=lon,
        source=cells["source"],
        successor_code=cells.get("successor_code") or None,
        filled=filled,
    )


def _check_code(column: str, code: str) -> None:
    if (code or column == "code") and not (len(code) == 14 and code.isascii() and code.isdigit()):
        raise ValueError(f"the {column} {code!r} is not 14 digits")


def _parse_names(cells: dict[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the three names, and the languages that were filled with another one's."""
    names = {key: unicodedata.normalize("NFC", cells[key]) for key in ("name_ky", "name_ru", "name_en")}
    stand_in = names["name_ru"] or names["name_ky"] or names["name_en"]
    if not stand_in:
        raise ValueError("it has no name in any language")
    for key, name in names.items():
        if len(name) > _LONGEST_NAME:
            raise ValueError(f"{key} is longer than {_LONGEST_NAME} characters")
        if not all(letter.isprintable() for letter in name):
            raise ValueError(f"{key} holds a character that cannot be shown")
    filled = tuple(key.removeprefix("name_") for key, name in names.items() if not name)
    return {key: name or stand_in for key, name in names.items()}, filled


def _parse_point(lat: str, lon: str) -> tuple[float | None, float | None]:
    if not lat and not lon:
        return None, None
    if not lat or not lon:
        raise ValueError("only one of lat and lon is given")
    return _parse_degrees("lat", lat, 90), _parse_degrees("lon", lon, 180)


def _parse_degrees(column: str, text: str, limit: int) -> float:
    try:
        degrees = float(text)
    except ValueError:
        raise ValueError(f"the {column} {text!r} is not a number") from None
    if not -limit <= degrees <= limit:
        raise ValueError(f"the {column} {text} is not between -{limit} and {limit}")
    return degrees


def _tree_mistakes(rows: Sequence[UnitRow]) -> list[tuple[str, str]]:
    """Return (code, mistake) for each row that is inconsistent with others."""
    by_code = {row.code: row for row in rows}
    mistakes = [(row.code, mistake) for row in rows for mistake in _row_in_tree(row, by_code)]
    if mistakes:
        return mistakes
    for column, words in (("parent_code", "it lies in itself"), ("successor_code", "it succeeds itself")):
        for row, chain in _chains(rows, column):
            if chain and chain[-1] == row.code:
                mistakes.append((row.code, f"{words}, by way of {' > '.join(chain)}"))
    return mistakes


def _row_in_tree(row: UnitRow, by_code: dict[str, UnitRow]) -> Iterator[str]:
    parent = by_code.get(row.parent_code) if row.parent_code else None
    if row.parent_code and not parent:
        yield f"its parent {row.parent_code} is not in the file"
    elif (parent.level if parent else None) not in _PARENTS[row.level]:
        where = f"in {_article(parent.level)} {parent.level}" if parent else "without a parent"
        yield f"{_article(row.level)} {row.level} cannot be {where}"
    elif parent and parent.successor_code and not row.successor_code:
        yield f"its parent {parent.code} has a successor, so it is retired; move it there"
    if row.successor_code and row.successor_code not in by_code:
        yield f"its successor {row.successor_code} is not in the file"


def _article(level: str) -> str:
    return "an" if level[0] in "ao" else "a"


def _chains(rows: Sequence[UnitRow], column: str) -> Iterator[tuple[UnitRow, list[str]]]:
    """Yield each row with the codes reached by following `column`, nearest first; a cycle ends where it closes."""
    following = {row.code: getattr(row, column) for row in rows}
    for row in rows:
        chain: list[str] = []
        code = following[row.code]
        while code is not None and code not in chain:
            chain.append(code)
            code = following[code]
        yield row, chain


async def plan_import(
    session: Session, rows: Sequence[UnitRow], *, allow_retiring: bool = False
) -> ImportReport:
    """Return what importing these rows would change, and how many people and seats have each of these units.

    Raises InvalidRegister as `import_register` does.
    """
    return await _plan(session, _by_code(await _load_all(session)), rows, allow_retiring=allow_retiring)


async def _load_all(session: Session) -> list[Unit]:
    return list(await session.scalars(select(Unit)))


def _by_code(everything: Iterable[Unit]) -> dict[str, Unit]:
    """Return code -> unit, without the municipalities that people wrote."""
    return {unit.code: unit for unit in everything if not units.is_written(unit.code)}


async def _plan(
    session: Session, known: Mapping[str, Unit], rows: Sequence[UnitRow], *, allow_retiring: bool
) -> ImportReport:
    wanted = {row.code: row for row in rows}
    if not allow_retiring:
        _check_retiring(known.values(), wanted)
    fates = {code: _fate(unit, wanted.get(code)) for code, unit in known.items()}
    new = [row for row in rows if row.code not in known]
    counts = Counter(fate for found in fates.values() for fate in found)
    changed = sum(bool(found & {"changed", "renamed", "moved"}) for found in fates.values())
    notes = [*_filled_notes(rows), *(f"{row.code} {row.name_ky}: new" for row in new if known)]
    touched = {code: found for code, found in fates.items() if found & NOTED}
    if touched:
        users = await _count_users(session, touched)
        notes += [_note(known[code], wanted.get(code), touched[code]) + users[code] for code in touched]
    return ImportReport(
        added=len(new),
        changed=changed,
        renamed=counts["renamed"],
        moved=counts["moved"],
        retired=counts["retired"],
        returned=counts["returned"],
        same=counts["same"],
        notes=tuple(sorted(notes)),
    )


async def import_register(
    session: Session,
    rows: Sequence[UnitRow],
    at: datetime,
    *,
    allow_retiring: bool = False,
    release: str = "",
) -> ImportReport:
    """Update the units to these rows (from `read_register`). A missing unit is retired, never deleted.

    Municipalities that people wrote (`UnlistedUnit`) stay, and follow their rayon to its successor.
    `release`: the digest of the release's own file, if that is imported.

    Raises InvalidRegister, before any change, if more than a third of the active units would be retired and not
    `allow_retiring`: the file is more likely incomplete than the result of a reform.
    """
    everything = await _load_all(session)
    known = _by_code(everything)
    report = await _plan(session, known, rows, allow_retiring=allow_retiring)
    wanted = {row.code: row for row in rows}
    # Units refer to each other: insert the new ones first, parents before children; then set the successors.
    depth = {row.code: len(chain) for row, chain in _chains(rows, "parent_code")}
    new_units = [
        _new_unit(row) for row in sorted(rows, key=lambda row: depth[row.code]) if row.code not in known
    ]
    session.add_all(new_units)
    await session.flush()
    for code, unit in known.items():
        if code in wanted:
            _update_unit(unit, wanted[code], at)
        elif unit.retired_at is None:
            unit.retired_at = at
    for unit in new_units:
        _update_unit(unit, wanted[unit.code], at)
    for unit in everything:
        parent = known.get(unit.parent_code or "")
        if units.is_written(unit.code) and parent is not None and parent.successor_code:
            unit.parent_code = parent.successor_code
    session.add(RegisterImport(version=_new_version(release), imported_at=at))
    await session.flush()  # the next query loads the register again
    units.forget_tree(session)
    return report


def summary(report: ImportReport) -> str:
    """Return the numbers of a report as a sentence without a full stop."""
    return (
        f"{report.added} new, {report.changed} changed ({report.renamed} renamed, {report.moved} moved), "
        f"{report.retired} retired, {report.returned} are back, {report.same} as before"
    )


async def import_release(session: Session, at: datetime) -> ImportReport | None:
    """Import this release's file if the register is empty or comes from an earlier release.

    A register that the operator imported from another file stays as it is. Returns None if nothing was imported.
    Raises InvalidRegister as `import_register` does.
    """
    digest = hashlib.sha256(REGISTER_FILE.read_bytes()).hexdigest()[:_DIGEST_LENGTH]
    versions = list(await session.scalars(select(RegisterImport.version).order_by(RegisterImport.id)))
    marked = [version for version in versions if version[0] in (_RELEASE, _OPERATOR)]
    # Versions before this program had marks: the first one was made of the file of a release, at the first start.
    last = marked[-1] if marked else _OPERATOR if len(versions) > 1 else _RELEASE
    if last.startswith((_OPERATOR, _RELEASE + digest)):
        return None
    return await import_register(session, read_register(REGISTER_FILE), at, release=digest)


def _new_version(release: str) -> str:
    """Return a new version, which tells what was imported: the file of a release, by its digest, or another one."""
    return f"{_RELEASE}{release}{uuid.uuid4().hex}"[:32] if release else _OPERATOR + uuid.uuid4().hex[1:]


NOTED = {"renamed", "moved", "retired", "returned"}
"""The changes that are reported one by one."""


def _fate(unit: Unit, row: UnitRow | None) -> set[str]:
    """Return what an import does with a unit: retired, returned, renamed, moved, changed, same; none: stays retired."""
    if row is None:
        return set() if unit.retired_at else {"retired"}
    found: set[str] = set()
    if bool(row.successor_code) != (unit.retired_at is not None):
        found.add("retired" if row.successor_code else "returned")
    differing = _differing(unit, row).keys()
    if any(name.startswith("name_") for name in differing):
        found.add("renamed")
    if "parent_code" in differing:
        found.add("moved")
    return found or {"changed" if differing else "same"}


def _differing(unit: Unit, row: UnitRow) -> dict[str, str | float | None]:
    """Return the columns whose values the row changes, with these values."""
    values = {**_values(row), "successor_code": row.successor_code}
    return {name: value for name, value in values.items() if getattr(unit, name) != value}


def _note(unit: Unit, row: UnitRow | None, fates: Collection[str]) -> str:
    """Return a sentence about what happens to a unit."""
    words = []
    if "retired" in fates:
        successor = (row and row.successor_code) or unit.successor_code
        words.append(f"retired, succeeded by {successor}" if successor else "retired")
    if "returned" in fates:
        words.append("returned")
    if row and "renamed" in fates:
        before = unit.name_ky, unit.name_ru, unit.name_en
        pairs = zip(before, (row.name_ky, row.name_ru, row.name_en), strict=True)
        words.append("renamed " + ", ".join(f"{old} > {new}" for old, new in pairs if old != new))
    if row and "moved" in fates:
        words.append(f"moved from {unit.parent_code or 'the top'} to {row.parent_code or 'the top'}")
    return f"{unit.code} {unit.name_ky}: {'; '.join(words)}"


async def _count_users(session: Session, codes: Collection[str]) -> dict[str, str]:
    """Return unit code -> how many people and seats have it, in words to be added to a note."""
    numbers = []
    for column in (Person.unit_code, Seat.unit_code):
        rows = await session.execute(select(column, func.count()).where(column.is_not(None)).group_by(column))
        numbers.append({code: number for code, number in rows if code is not None})
    people, seats = numbers
    return {
        code: f" (people: {people.get(code, 0)}, seats: {seats.get(code, 0)})"
        if code in people or code in seats
        else ""
        for code in codes
    }


def _check_retiring(known: Collection[Unit], wanted: dict[str, UnitRow]) -> None:
    active = [unit for unit in known if unit.retired_at is None]
    leaving = [unit for unit in active if unit.code not in wanted or wanted[unit.code].successor_code]
    if 3 * len(leaving) > len(active):
        raise InvalidRegister(
            f"{len(leaving)} of the {len(active)} active units are missing or succeeded in this file: "
            "is it whole? Retiring more than a third at once has to be allowed expressly"
        )


def _filled_notes(rows: Iterable[UnitRow]) -> Iterator[str]:
    for row in rows:
        if row.filled:
            languages = ", ".join(row.filled)
            yield f"{row.code} {row.name_ru}: no name in {languages}; another language's stands in"


def _values(row: UnitRow) -> dict[str, str | float | None]:
    """Return the columns of the unit, without `code` and `successor_code`."""
    return {name: getattr(row, name) for name in _COLUMNS if name != "code"}


def _new_unit(row: UnitRow) -> Unit:
    return Unit(code=row.code, **_values(row))


def _update_unit(unit: Unit, row: UnitRow, at: datetime) -> None:
    """Update a unit from its row."""
    for name, value in _differing(unit, row).items():
        setattr(unit, name, value)
    if bool(row.successor_code) != (unit.retired_at is not None):
        unit.retired_at = at if row.successor_code else None
