"""Checking the rows of a list of invitees: each becomes an invitation, or a remark about its mistake."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from handlers.invitees.import_file import ImportFile, ImportRow, InvalidRow, RowPosition
from handlers.invitees.import_units import TargetUnits, find_unit, load_target_units
from handlers.messages import Text
from handlers.seats.registration_form import OFFICE_LEVEL, ORGANISATION_OFFICES, OTHER_POSITIONS, POSITIONS
from handlers.seats.validation import parse_phones
from handlers.ui.arguments import unit_name
from storage.database import Session
from storage.invitees.invitees import Entry
from storage.seminars import targets
from storage.text.names import name_key
from storage.text.normalization import INVISIBLE_MARKER
from storage.units import units

OFFICE_BY_LEVEL = {"rayon": "rayon_administration"} | dict.fromkeys(
    (*units.MUNICIPALITY_LEVELS, units.UNLISTED), "municipality"
)
CELL_ERROR = re.compile(r"(?<!\S)(#[^\W\d_][\w/]*[!?]|#N/A|#Н/Д|#GETTING_DATA|(?:Err|Ошибка):\d+)(?!\S)")
"""An error value of a spreadsheet, in English, Russian and LibreOffice."""
BOOLEAN_WORDS = ("TRUE", "FALSE", "ИСТИНА", "ЛОЖЬ")


@dataclass(slots=True)
class CheckResult:
    """The result: an entry for every row, or the mistakes by row."""

    entries: list[Entry] = field(default_factory=list)
    mistakes: dict[RowPosition, Text] = field(default_factory=dict)
    notes: dict[RowPosition, list[Text]] = field(default_factory=dict)
    """Corrected or guessed values, and units outside the target list, by row."""
    outside: int = 0
    """The number of correct rows whose unit is not on the target list; 0 if the seminar has none."""


async def check_rows(
    session: Session, seminar_id: int, roster: ImportFile, rest: Callable[[], Awaitable[None]]
) -> CheckResult:
    """Check every row against the register and the target list, without changing anything.

    `rest` is awaited after each row, so that a long list does not block the event loop.
    """
    targeted = await load_target_units(session, seminar_id)
    meant = await targets.expand_targets(session, seminar_id, without_seats=True)
    checked = CheckResult()
    seen: dict[object, RowPosition] = {}
    for place, line in roster.lines:
        notes: list[Text] = []
        try:
            entry = await _check_row(session, line, targeted, notes)
            if (earlier := _find_duplicate(entry, place, seen)) is not None:
                raise InvalidRow("row-twice", row=roster.returned_row_text(earlier))
            checked.entries.append(entry)
            if meant and entry["unit_code"] and (entry["office"], entry["unit_code"]) not in meant:
                checked.outside += 1
                notes.append(Text("row-note-outside"))
        except InvalidRow as error:
            checked.mistakes[place] = error.text
        if notes:
            checked.notes[place] = notes
        await rest()
    return checked


async def _check_row(session: Session, line: ImportRow, targeted: TargetUnits, notes: list[Text]) -> Entry:
    if error := _cell_error(line):
        raise InvalidRow("row-error", error=error)
    if formula := next((value for value in line.values.values() if value.startswith("=")), None):
        raise InvalidRow("row-formula", formula=formula[:40])
    if line.values.get("office-unknown"):
        raise InvalidRow("row-office", typed=line.values["office-unknown"][:60])
    given_office = line.values.get("office", "")
    if given_office and given_office not in OFFICE_LEVEL:
        return _organisation_entry(line, given_office, notes)
    unit = await find_unit(session, line, given_office, targeted, notes)
    office = given_office or OFFICE_BY_LEVEL.get(unit.level)
    if office is None:
        raise InvalidRow("row-office-none", unit=unit_name(unit))
    return {
        "office": office,
        "unit_code": unit.code,
        "organisation": "",
        **_person_fields(line, office, notes),
    }


def _organisation_entry(line: ImportRow, office: str, notes: list[Text]) -> Entry:
    """Return the entry of an office without a unit: a partner, the project or another one. Raises InvalidRow."""
    name = (line.values.get("unit") or line.values.get("unit_two") or "")[:100]
    if office in ORGANISATION_OFFICES and len(name) < 2:
        raise InvalidRow("row-organisation")
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
    """Return name, telephone number and position; each may be empty. Raises InvalidRow for invalid values."""
    phone = _check_phone(line.values.get("phone", ""), notes)
    if line.values.get("position-unknown"):
        notes.append(Text("row-note-position", {"typed": line.values["position-unknown"][:60]}))
    position = _office_position(line.values.get("position", ""), office)
    return {"name": _check_name(line, notes), "phone": phone, "position": position}


def _check_name(line: ImportRow, notes: list[Text]) -> str:
    """Return the name. Raises InvalidRow if it is invalid; a "?" replaces letters lost by a program."""
    name = line.values.get("name", "")
    if name == INVISIBLE_MARKER:
        raise InvalidRow("row-name-hidden")
    letters = sum(character.isalpha() for character in name)
    invalid = letters < 2 or len(name) > 120 or "?" in name or sum(map(str.isdigit, name)) > 3
    if name and invalid:
        raise InvalidRow("row-name", typed=name[:60])
    if typed := line.values.get("name-unknown"):
        notes.append(Text("row-note-name", {"typed": typed[:60]}))
    return name


def _check_phone(typed: str, notes: list[Text]) -> str:
    numbers = parse_phones(typed)
    if typed and not numbers:
        raise InvalidRow("row-phone", typed=typed[:60])
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
