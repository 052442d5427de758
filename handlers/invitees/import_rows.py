"""Checking a list of invitees: each row becomes an invitation, or a remark that says what is wrong with it."""

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
"""Scores of a search: the exact name; a prefix or a misspelling that matches one unit only."""
MAX_CANDIDATES = 5
"""Units that are suggested for a name that is unknown or ambiguous."""
OFFICE_BY_LEVEL = {"rayon": "rayon_administration", "ayil_aymak": "municipality", "city": "municipality"}
CELL_ERROR = re.compile(r"(?<!\S)(#[^\W\d_][\w/]*[!?]|#N/A|#Н/Д|#GETTING_DATA|(?:Err|Ошибка):\d+)(?!\S)")
"""What a spreadsheet shows where it could not calculate, in English, Russian and LibreOffice."""
BOOLEAN_WORDS = ("TRUE", "FALSE", "ИСТИНА", "ЛОЖЬ")
UNIT_CODE = re.compile(r"(?<!\d)\d{14}(?!\d)")

RowPosition = tuple[int, int]
"""(number of the sheet from 0, number of the row in it from 1)."""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row: its number in the sheet, its cells, and what they say by column (code, unit, office, phone …)."""

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
    """What of a sheet was not read: all of it, for `reason` (hidden, headless), else some columns and rows."""

    title: str
    reason: str = ""
    columns: tuple[str, ...] = ()
    partial_columns: tuple[str, ...] = ()
    """Columns of which some cells were read and some not."""
    rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    """What is hidden, by a filter for instance."""


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file as a list of invitees, and what of the file was not read."""

    sheets: tuple[ImportSheet, ...]
    unused: tuple[UnusedPart, ...] = ()

    @property
    def lines(self) -> list[tuple[RowPosition, ImportRow]]:
        """All rows with their positions."""
        return [((page, line.number), line) for page, one in enumerate(self.sheets) for line in one.lines]

    def row_text(self, place: RowPosition) -> Text:
        """The row's number for people; the sheet is named when there are several."""
        page, number = place
        if len(self.sheets) == 1:
            return Text("row-at", {"row": number})
        return Text("row-at-sheet", {"row": number, "sheet": self.sheets[page].title})


@dataclass(slots=True)
class CheckResult:
    """The result: either every row is an entry, or `mistakes` says by row what is wrong."""

    entries: list[Entry] = field(default_factory=list)
    mistakes: dict[RowPosition, Text] = field(default_factory=dict)
    notes: dict[RowPosition, list[Text]] = field(default_factory=dict)
    """By row, what was corrected or guessed."""


class _RowError(Exception):
    """A row cannot be taken over; `text` says why."""

    def __init__(self, key: str, **values: Value) -> None:
        super().__init__(key)
        self.text = Text(key, values)


async def check_rows(
    session: Session, seminar_id: int, roster: ImportFile, rest: Callable[[], Awaitable[None]]
) -> CheckResult:
    """Check every row against the register and the target list. Changes nothing.

    `rest` is awaited after each row: a long list must not keep everybody else waiting.
    """
    meant = {code for _, code in await targets.expand_targets(session, seminar_id) if code}
    checked = CheckResult()
    seen: dict[object, RowPosition] = {}
    for place, line in roster.lines:
        notes: list[Text] = []
        try:
            entry = await _check_row(session, line, meant, notes)
            if (earlier := _find_duplicate(entry, place, seen)) is not None:
                raise _RowError("row-twice", row=roster.row_text(earlier))
            checked.entries.append(entry)
        except _RowError as wrong:
            checked.mistakes[place] = wrong.text
        if notes:
            checked.notes[place] = notes
        await rest()
    return checked


async def _check_row(session: Session, line: ImportRow, meant: set[str], notes: list[Text]) -> Entry:
    if error := _cell_error(line):
        raise _RowError("row-error", error=error)
    if formula := next((value for value in line.values.values() if value.startswith("=")), None):
        raise _RowError("row-formula", formula=formula[:40])
    if line.values.get("office-unknown"):
        raise _RowError("row-office", typed=line.values["office-unknown"][:60])
    told = line.values.get("office", "")
    if told and told not in OFFICE_LEVEL:
        return _organisation_entry(line, told, notes)
    unit = await _find_unit(session, line, told, meant, notes)
    office = told or OFFICE_BY_LEVEL.get(unit.level)
    if office is None:
        raise _RowError("row-office-none", unit=unit_name(unit))
    return {
        "office": office,
        "unit_code": unit.code,
        "organisation": "",
        **_person_fields(line, office, notes),
    }


def _organisation_entry(line: ImportRow, office: str, notes: list[Text]) -> Entry:
    """An entry of a partner, the project or another office that has no unit in the register."""
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
    """The first spreadsheet error in any cell of the row, or a boolean where words belong; "" for none."""
    errors = (found[1] for cell in (*line.values.values(), *line.cells) if (found := CELL_ERROR.search(cell)))
    return next(errors, "") or next(
        (cell for cell in line.values.values() if cell.upper() in BOOLEAN_WORDS), ""
    )


def _person_fields(line: ImportRow, office: str, notes: list[Text]) -> Entry:
    """Name, telephone and position: each may be empty, but not be something else. Raises _RowError."""
    phone = _check_phone(line.values.get("phone", ""), notes)
    if line.values.get("position-unknown"):
        notes.append(Text("row-note-position", {"typed": line.values["position-unknown"][:60]}))
    position = _office_position(line.values.get("position", ""), office)
    return {"name": _check_name(line, notes), "phone": phone, "position": position}


def _check_name(line: ImportRow, notes: list[Text]) -> str:
    """The name. Raises _RowError for what is none: "?" stands where a program had no such letter."""
    name = line.values.get("name", "")
    if name == INVISIBLE_MARKER:
        raise _RowError("row-name-hidden")
    letters = sum(character.isalpha() for character in name)
    odd = letters < 2 or len(name) > 120 or "?" in name or sum(one.isdigit() for one in name) > 3
    if name and odd:
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


def _office_position(told: str, office: str) -> str:
    """The position as this kind of office calls it: a municipality has a head and a deputy, others chief and vice."""
    if office == "municipality":
        told = {"chief": "head", "vice": "deputy"}.get(told, told)
    else:
        told = {"head": "chief", "deputy": "vice"}.get(told, told)
    return told if told in ("", *POSITIONS.get(office, OTHER_POSITIONS)) else "other"


def _find_duplicate(entry: Entry, place: RowPosition, seen: dict[object, RowPosition]) -> RowPosition | None:
    """The earlier row of the same person, or of the same place with nothing to tell the two apart."""
    seat = (entry["office"], entry["unit_code"], entry["organisation"].casefold())
    marks: list[object] = [(*seat, name_key(entry["name"]), "" if entry["name"] else entry["phone"])]
    marks += [entry["phone"]] if entry["phone"] else []
    earlier = next((seen[mark] for mark in marks if mark in seen), None)
    if earlier is None:
        seen |= dict.fromkeys(marks, place)
    return earlier


# The unit: by its code, in whichever column it is, else by its name.


async def _find_unit(
    session: Session, line: ImportRow, office: str, meant: set[str], notes: list[Text]
) -> Unit:
    names = [line.values[one] for one in ("unit", "unit_two") if line.values.get(one)]
    inside = [found[0] for name in names if (found := UNIT_CODE.search(name))]
    code = _normalized_code(line.values.get("code", "")) or (inside[0] if inside else "")
    names = [name for one in names if (name := UNIT_CODE.sub(" ", one).strip(" -–—()[],.;:"))]
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
    return await _unit_by_name(session, line, names, want, meant, notes)


def _normalized_code(typed: str) -> str:
    """The code as in the register: other scripts' digits, blanks and a trailing ".0" are normalised."""
    code = "".join(str(decimal(one)) if one.isdecimal() else one for one in "".join(typed.split()))
    return re.sub(r"(?<=^\d{14})[.,]0+$", "", code)


async def _unit_by_code(session: Session, code: str) -> Unit | None:
    """The unit of this code, or the one that succeeded it."""
    unit = await units.get(session, code)
    for _ in range(5):
        if unit is None or unit.retired_at is None:
            break
        unit = await units.get(session, unit.successor_code) if unit.successor_code else None
    return unit


async def _name_matches(session: Session, names: Sequence[str], unit: Unit) -> bool:
    """Whether one of these names may mean the unit; names that match no unit at all do not contradict it."""
    found = [await units.search(session, name, limit=50, levels=(unit.level,)) for name in names]
    return not any(found) or any(match.unit.code == unit.code for one in found for match in one)


async def _unit_by_name(
    session: Session, line: ImportRow, names: Sequence[str], want: str, meant: set[str], notes: list[Text]
) -> Unit:
    """The unit of this name within the row's area. `want`: m, r or o, as in REGISTER_LEVELS. Raises _RowError."""
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
        said = units.find_level_hint(name) if want == "m" else None
        if said == "city" and (city := await _find_city(session, name, within)):
            return city
        levels = (said,) if said else REGISTER_LEVELS[want]
        found = await units.search(session, name, limit=12, within=within, levels=levels)
        best = [one for one in found if one.score >= EXACT_SCORE] or [
            one for one in found if one.score >= LIKELY_SCORE
        ]
        chosen = _only_candidate(best, meant) or (
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
    """A note of which unit a name was taken for, unless it is that unit's exact name."""
    if all(one.score >= sure for one in found if one.unit.code == unit.code):
        return []
    return [Text("row-note-place", {"typed": typed[:60], "unit": unit_name(unit)})]


async def _not_found_error(
    session: Session, name: str, area: str | None, like: Sequence[units.Match], levels: Sequence[str]
) -> _RowError:
    """No unit of the name lies there: suggest similar ones there, and where else there is one of the name."""
    elsewhere = await units.search(session, name, limit=MAX_CANDIDATES, levels=levels) if area else []
    if sure := [one for one in elsewhere if one.score >= LIKELY_SCORE]:
        shown = _candidate_lines([*sure, *like])
        return _RowError("row-place-elsewhere", typed=name[:60], area=str(area)[:60], list=shown)
    if like := like or elsewhere:
        return _RowError("row-place-like", typed=name[:60], list=_candidate_lines(like))
    return _RowError("row-place", typed=name[:60])


async def _find_city(session: Session, name: str, within: str | None) -> Unit | None:
    """The city of this name in the area's oblast: people count a city in the rayon around it."""
    line = await units.lineage(session, within) if within else []
    oblast = line[0].code if line else None
    matches = await units.search(session, name, within=oblast, levels=("city",))
    found = [one for one in matches if one.score >= EXACT_SCORE]
    return found[0].unit if len(found) == 1 else None


def _only_candidate(found: Sequence[units.Match], meant: set[str]) -> Unit | None:
    """The only unit of the name, else the only one of them on the target list."""
    if len(found) == 1:
        return found[0].unit
    listed = [one.unit for one in found if one.unit.code in meant]
    return listed[0] if len(listed) == 1 else None


async def _find_area(session: Session, rayon: str, oblast: str, notes: list[Text]) -> str | None:
    """The code of the narrowest rayon, city or oblast the row names; None: it names none. Raises _RowError."""
    wide: str | None = None
    for typed, levels in ((oblast, ("oblast", "city")), (rayon, ("rayon", "city"))):
        if typed:
            if (code := UNIT_CODE.search(typed)) and (unit := await _unit_by_code(session, code[0])):
                wide = unit.code
                continue
            found = await units.search(session, typed, within=wide, levels=levels)
            found = found or await units.search(session, typed, levels=(*units.REGION_LEVELS, "city"))
            if not found:
                raise _RowError("row-rayon", typed=typed[:60])
            wide = found[0].unit.code
            notes += _guess_notes(typed, found[0].unit, found, LIKELY_SCORE)
    return wide


def _candidate_lines(found: Sequence[units.Match]) -> Lines:
    """The first few units, each with its code and parent."""
    return Lines(
        [
            Text("row-candidate", {"code": one.unit.code, "unit": unit_with_parent(one.unit, one.parent)})
            for one in found[:MAX_CANDIDATES]
        ]
    )
