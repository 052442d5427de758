"""Checking the rows of a list of invitees: each becomes an invitation, or a remark about its mistake."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import decimal

from handlers.messages import Lines, Text, Value
from handlers.seats.registration_form import (
    OFFICE_LEVEL,
    ORGANISATION_OFFICES,
    OTHER_POSITIONS,
    POSITIONS,
    REGISTER_LEVELS,
)
from handlers.seats.validation import parse_phones
from handlers.ui.arguments import unit_name
from handlers.ui.place_picker import unit_with_parent
from storage.database import Session
from storage.invitees.invitees import Entry
from storage.models import Unit
from storage.seminars import targets
from storage.text.names import is_searchable, name_key
from storage.text.normalization import INVISIBLE_MARKER
from storage.units import units

EXACT_SCORE, LIKELY_SCORE = 99, 90
"""Least scores of a search: for an exact name; for a prefix or a misspelling of a single unit's name."""
MAX_CANDIDATES = 5
"""The most units suggested for an unknown or ambiguous name."""
OFFICE_BY_LEVEL = {"rayon": "rayon_administration", "ayil_aymak": "municipality", "city": "municipality"}
CELL_ERROR = re.compile(r"(?<!\S)(#[^\W\d_][\w/]*[!?]|#N/A|#Н/Д|#GETTING_DATA|(?:Err|Ошибка):\d+)(?!\S)")
"""An error value of a spreadsheet, in English, Russian and LibreOffice."""
BOOLEAN_WORDS = ("TRUE", "FALSE", "ИСТИНА", "ЛОЖЬ")
UNIT_CODE = re.compile(r"(?<!\d)\d{14}(?!\d)")

RowPosition = tuple[int, int]
"""(index of the sheet from 0, number of the row in it from 1)."""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row: its number in the sheet, its cells, and its values by column (code, unit, office, phone …)."""

    number: int
    cells: tuple[str, ...]
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ImportSheet:
    """A sheet whose columns were recognised."""

    title: str
    head: tuple[str, ...]
    lines: tuple[ImportRow, ...]


@dataclass(frozen=True, slots=True)
class UnusedPart:
    """The unread part of a sheet: all of it, with a `reason` (hidden, headless), or some columns and rows."""

    title: str
    reason: str = ""
    columns: tuple[str, ...] = ()
    partial_columns: tuple[str, ...] = ()
    """Columns with both read and unread cells."""
    rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    """Hidden rows, for instance by a filter."""


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file as a list of invitees, and its unread parts."""

    sheets: tuple[ImportSheet, ...]
    unused: tuple[UnusedPart, ...] = ()

    @property
    def lines(self) -> list[tuple[RowPosition, ImportRow]]:
        """All rows with their positions."""
        return [
            ((index, line.number), line) for index, sheet in enumerate(self.sheets) for line in sheet.lines
        ]

    def row_text(self, place: RowPosition) -> Text:
        """Return the row's number for display; the sheet is named if there are several."""
        page, number = place
        if len(self.sheets) == 1:
            return Text("row-at", {"row": number})
        return Text("row-at-sheet", {"row": number, "sheet": self.sheets[page].title})


@dataclass(slots=True)
class CheckResult:
    """The result: an entry for every row, or the mistakes by row."""

    entries: list[Entry] = field(default_factory=list)
    mistakes: dict[RowPosition, Text] = field(default_factory=dict)
    notes: dict[RowPosition, list[Text]] = field(default_factory=dict)
    """Corrected or guessed values, by row."""


class _RowError(Exception):
    """A row that cannot be imported; `text` is the remark."""

    def __init__(self, key: str, **values: Value) -> None:
        super().__init__(key)
        self.text = Text(key, values)


async def check_rows(
    session: Session, seminar_id: int, roster: ImportFile, rest: Callable[[], Awaitable[None]]
) -> CheckResult:
    """Check every row against the register and the target list, without changing anything.

    `rest` is awaited after each row, so that a long list does not block the event loop.
    """
    targeted = {code for _, code in await targets.expand_targets(session, seminar_id) if code}
    checked = CheckResult()
    seen: dict[object, RowPosition] = {}
    for place, line in roster.lines:
        notes: list[Text] = []
        try:
            entry = await _check_row(session, line, targeted, notes)
            if (earlier := _find_duplicate(entry, place, seen)) is not None:
                raise _RowError("row-twice", row=roster.row_text(earlier))
            checked.entries.append(entry)
        except _RowError as error:
            checked.mistakes[place] = error.text
        if notes:
            checked.notes[place] = notes
        await rest()
    return checked


async def _check_row(session: Session, line: ImportRow, targeted: set[str], notes: list[Text]) -> Entry:
    if error := _cell_error(line):
        raise _RowError("row-error", error=error)
    if formula := next((value for value in line.values.values() if value.startswith("=")), None):
        raise _RowError("row-formula", formula=formula[:40])
    if line.values.get("office-unknown"):
        raise _RowError("row-office", typed=line.values["office-unknown"][:60])
    given_office = line.values.get("office", "")
    if given_office and given_office not in OFFICE_LEVEL:
        return _organisation_entry(line, given_office, notes)
    unit = await _find_unit(session, line, given_office, targeted, notes)
    office = given_office or OFFICE_BY_LEVEL.get(unit.level)
    if office is None:
        raise _RowError("row-office-none", unit=unit_name(unit))
    return {
        "office": office,
        "unit_code": unit.code,
        "organisation": "",
        **_person_fields(line, office, notes),
    }


def _organisation_entry(line: ImportRow, office: str, notes: list[Text]) -> Entry:
    """Return the entry of an office without a unit: a partner, the project or another one. Raises _RowError."""
    name = (line.values.get("unit") or line.values.get("unit_two") or "")[:100]
    if office in ORGANISATION_OFFICES and len(name) < 2:
        raise _RowError("row-organisation")
    organisation = name if office in ORGANISATION_OFFICES else ""
    return {
        "office": office,
        "unit_code": "",
        "organisation": organisation,
        **_person_fields(line, office, notes),
    }


def _cell_error(line: ImportRow) -> str:
    """Return the first spreadsheet error in a cell, or a boolean instead of a text; "" if there is none."""
    errors = (found[1] for cell in (*line.values.values(), *line.cells) if (found := CELL_ERROR.search(cell)))
    return next(errors, "") or next(
        (cell for cell in line.values.values() if cell.upper() in BOOLEAN_WORDS), ""
    )


def _person_fields(line: ImportRow, office: str, notes: list[Text]) -> Entry:
    """Return name, telephone number and position; each may be empty. Raises _RowError for invalid values."""
    phone = _check_phone(line.values.get("phone", ""), notes)
    if line.values.get("position-unknown"):
        notes.append(Text("row-note-position", {"typed": line.values["position-unknown"][:60]}))
    position = _office_position(line.values.get("position", ""), office)
    return {"name": _check_name(line, notes), "phone": phone, "position": position}


def _check_name(line: ImportRow, notes: list[Text]) -> str:
    """Return the name. Raises _RowError if it is invalid; a "?" replaces letters lost by a program."""
    name = line.values.get("name", "")
    if name == INVISIBLE_MARKER:
        raise _RowError("row-name-hidden")
    letters = sum(character.isalpha() for character in name)
    invalid = letters < 2 or len(name) > 120 or "?" in name or sum(map(str.isdigit, name)) > 3
    if name and invalid:
        raise _RowError("row-name", typed=name[:60])
    if typed := line.values.get("name-unknown"):
        notes.append(Text("row-note-name", {"typed": typed[:60]}))
    return name


def _check_phone(typed: str, notes: list[Text]) -> str:
    numbers = parse_phones(typed)
    if typed and not numbers:
        raise _RowError("row-phone", typed=typed[:60])
    if len(numbers) > 1:
        notes.append(Text("row-note-phone", {"phone": numbers[0]}))
    return numbers[0] if numbers else ""


def _office_position(position: str, office: str) -> str:
    """Return the position's name in this kind of office: head and deputy in municipalities, else chief and vice."""
    if office == "municipality":
        position = {"chief": "head", "vice": "deputy"}.get(position, position)
    else:
        position = {"head": "chief", "deputy": "vice"}.get(position, position)
    return position if position in ("", *POSITIONS.get(office, OTHER_POSITIONS)) else "other"


def _find_duplicate(entry: Entry, place: RowPosition, seen: dict[object, RowPosition]) -> RowPosition | None:
    """Return the earlier row of the same person, or of the same place if nothing tells the two apart; or None."""
    seat = (entry["office"], entry["unit_code"], entry["organisation"].casefold())
    keys: list[object] = [(*seat, name_key(entry["name"]), "" if entry["name"] else entry["phone"])]
    keys += [entry["phone"]] if entry["phone"] else []
    earlier = next((seen[key] for key in keys if key in seen), None)
    if earlier is None:
        seen |= dict.fromkeys(keys, place)
    return earlier


# The unit, by its code in any column, or by its name.


async def _find_unit(
    session: Session, line: ImportRow, office: str, targeted: set[str], notes: list[Text]
) -> Unit:
    names = [line.values[column] for column in ("unit", "unit_two") if line.values.get(column)]
    inside = [found[0] for name in names if (found := UNIT_CODE.search(name))]
    code = _normalized_code(line.values.get("code", "")) or (inside[0] if inside else "")
    names = [name for cell in names if (name := UNIT_CODE.sub(" ", cell).strip(" -–—()[],.;:"))]
    if code and (unit := await _unit_by_code(session, code)):
        levels = (
            REGISTER_LEVELS[OFFICE_LEVEL[office]]
            if office
            else (*REGISTER_LEVELS["m"], *REGISTER_LEVELS["r"])
        )
        if unit.level not in levels:
            raise _RowError("row-code-office", code=code, unit=unit_name(unit))
        if names and office in ("", "municipality") and not await _name_matches(session, names, unit):
            raise _RowError("row-code-name", code=code, unit=unit_name(unit), typed=names[0][:60])
        return unit
    if code and (inside or not any(map(is_searchable, names))):
        raise _RowError("row-code", code=code[:20])
    if code:
        notes.append(Text("row-note-code", {"code": code[:20]}))
    want = OFFICE_LEVEL.get(office, "m" if names or not line.values.get("rayon") else "r")
    return await _unit_by_name(session, line, names, want, targeted, notes)


def _normalized_code(typed: str) -> str:
    """Normalize a code: digits of other scripts, blanks and a trailing ".0"."""
    code = "".join(
        str(decimal(letter)) if letter.isdecimal() else letter for letter in "".join(typed.split())
    )
    return re.sub(r"(?<=^\d{14})[.,]0+$", "", code)


async def _unit_by_code(session: Session, code: str) -> Unit | None:
    """Return the unit of this code, or the one that has replaced it."""
    unit = await units.get(session, code)
    for _ in range(5):
        if unit is None or unit.retired_at is None:
            break
        unit = await units.get(session, unit.successor_code) if unit.successor_code else None
    return unit


async def _name_matches(session: Session, names: Sequence[str], unit: Unit) -> bool:
    """Return whether a name may mean the unit. Names that match no unit at all count as matching."""
    found = [await units.search(session, name, limit=50, levels=(unit.level,)) for name in names]
    return not any(found) or any(match.unit.code == unit.code for matches in found for match in matches)


async def _unit_by_name(
    session: Session, line: ImportRow, names: Sequence[str], want: str, targeted: set[str], notes: list[Text]
) -> Unit:
    """Return the unit of this name within the row's area. `want` is a key of REGISTER_LEVELS. Raises _RowError."""
    rayon, oblast = line.values.get("rayon", ""), line.values.get("oblast", "")
    if want == "r":
        names, rayon = names or [rayon], ""
    if want == "o":
        names, rayon, oblast = names or [oblast or rayon], "", ""
    if not any(names):
        raise _RowError("row-place-none")
    within = await _find_area(session, rayon, oblast, notes)
    fitting: list[units.Match] = []
    like: list[units.Match] = []
    for name in names:
        hint = units.find_level_hint(name) if want == "m" else None
        if hint == "city" and (city := await _find_city(session, name, within)):
            return city
        levels = (hint,) if hint else REGISTER_LEVELS[want]
        found = await units.search(session, name, limit=12, within=within, levels=levels)
        best = [match for match in found if match.score >= EXACT_SCORE] or [
            match for match in found if match.score >= LIKELY_SCORE
        ]
        chosen = _only_candidate(best, targeted) or (
            await _find_city(session, name, within) if within and not found else None
        )
        if chosen is not None:
            notes += _guess_notes(name, chosen, best, EXACT_SCORE)
            return chosen
        fitting, like = fitting or best, like or found
    if fitting:
        raise _RowError("row-place-many", typed=names[0][:60], list=_candidate_lines(fitting))
    raise await _not_found_error(session, names[0], within and (rayon or oblast), like, REGISTER_LEVELS[want])


def _guess_notes(typed: str, unit: Unit, found: Sequence[units.Match], sure: float) -> list[Text]:
    """Return a note about the unit that a name was taken for, unless its score is at least `sure`."""
    if all(match.score >= sure for match in found if match.unit.code == unit.code):
        return []
    return [Text("row-note-place", {"typed": typed[:60], "unit": unit_name(unit)})]


async def _not_found_error(
    session: Session, name: str, area: str | None, like: Sequence[units.Match], levels: Sequence[str]
) -> _RowError:
    """Return the remark about an unknown name, with similar units in the area, or units of the name elsewhere."""
    elsewhere = await units.search(session, name, limit=MAX_CANDIDATES, levels=levels) if area else []
    if likely := [match for match in elsewhere if match.score >= LIKELY_SCORE]:
        shown = _candidate_lines([*likely, *like])
        return _RowError("row-place-elsewhere", typed=name[:60], area=str(area)[:60], list=shown)
    if like := like or elsewhere:
        return _RowError("row-place-like", typed=name[:60], list=_candidate_lines(like))
    return _RowError("row-place", typed=name[:60])


async def _find_city(session: Session, name: str, within: str | None) -> Unit | None:
    """Return the city of this name in the area's oblast, as people assign a city to the rayon around it."""
    line = await units.lineage(session, within) if within else []
    oblast = line[0].code if line else None
    matches = await units.search(session, name, within=oblast, levels=("city",))
    found = [match for match in matches if match.score >= EXACT_SCORE]
    return found[0].unit if len(found) == 1 else None


def _only_candidate(found: Sequence[units.Match], targeted: set[str]) -> Unit | None:
    """Return the only match, or the only one on the target list, or None."""
    if len(found) == 1:
        return found[0].unit
    listed = [match.unit for match in found if match.unit.code in targeted]
    return listed[0] if len(listed) == 1 else None


async def _find_area(session: Session, rayon: str, oblast: str, notes: list[Text]) -> str | None:
    """Return the code of the narrowest area that the row names, or None. Raises _RowError."""
    area: str | None = None
    for typed, levels in ((oblast, ("oblast", "city")), (rayon, ("rayon", "city"))):
        if typed:
            if (code := UNIT_CODE.search(typed)) and (unit := await _unit_by_code(session, code[0])):
                area = unit.code
                continue
            found = await units.search(session, typed, within=area, levels=levels)
            found = found or await units.search(session, typed, levels=(*units.REGION_LEVELS, "city"))
            if not found:
                raise _RowError("row-rayon", typed=typed[:60])
            area = found[0].unit.code
            notes += _guess_notes(typed, found[0].unit, found, LIKELY_SCORE)
    return area


def _candidate_lines(found: Sequence[units.Match]) -> Lines:
    """Return the first MAX_CANDIDATES units, each with its code and parent."""
    return Lines(
        [
            Text(
                "row-candidate", {"code": match.unit.code, "unit": unit_with_parent(match.unit, match.parent)}
            )
            for match in found[:MAX_CANDIDATES]
        ]
    )
