"""A list of invitees as it was sent, and what each row comes to: an invitee, or what is wrong with it."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import decimal

from handlers.common import named
from handlers.registering.form import LEVELS, NAMED_OFFICES, OTHER_POSITIONS, POSITIONS, UNIT_LEVEL
from handlers.registering.particulars import phone_numbers
from handlers.registering.places import with_parent
from handlers.words import Lines, Text, Value
from storage import targets, units
from storage.database import Session
from storage.invitees import Entry
from storage.models import Unit
from storage.names import same_name, searchable
from storage.plain import HIDDEN

SURE, LIKELY = 99, 90
"""Scores of a search: the very name; a beginning or a slip of it that nothing else comes near."""
SHOWN = 5
"""Units that are named where one is not known."""
LEVEL_OFFICE = {"rayon": "rayon_administration", "ayil_aymak": "municipality", "city": "municipality"}


ERROR = re.compile(r"(?<!\S)(#[^\W\d_][\w/]*[!?]|#N/A|#Н/Д|#GETTING_DATA|(?:Err|Ошибка):\d+)(?!\S)")
"""What a spreadsheet shows where it could not calculate, in English, Russian and LibreOffice."""
LOGICAL = ("TRUE", "FALSE", "ИСТИНА", "ЛОЖЬ")
CODE = re.compile(r"(?<!\d)\d{14}(?!\d)")

Place = tuple[int, int]
"""Which page, from 0, and which row of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number in the sheet, its cells, and what they say by column (code, unit, office, phone …)."""

    number: int
    cells: tuple[str, ...]
    told: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet whose columns were recognised."""

    title: str
    head: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Unused:
    """What of a sheet was not taken: all of it, for `why` (hidden, headless), else some columns and rows."""

    title: str
    why: str = ""
    columns: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    """Columns of which something was taken, and something was not."""
    rows: tuple[int, ...] = ()
    unseen_columns: tuple[str, ...] = ()
    unseen_rows: tuple[int, ...] = ()
    """What is hidden, by a filter for instance."""


@dataclass(frozen=True, slots=True)
class Roster:
    """A file as a list of invitees, and what of the file is none."""

    pages: tuple[Page, ...]
    unused: tuple[Unused, ...] = ()

    @property
    def lines(self) -> list[tuple[Place, Line]]:
        """All rows, with where they stand."""
        return [((page, line.number), line) for page, one in enumerate(self.pages) for line in one.lines]

    def row(self, place: Place) -> Text:
        """Where a row stands, as people count: the sheet is named when there are several."""
        page, number = place
        if len(self.pages) == 1:
            return Text("row-at", {"row": number})
        return Text("row-at-sheet", {"row": number, "sheet": self.pages[page].title})


@dataclass(slots=True)
class Checked:
    """What a roster comes to: either every row is an entry, or `mistakes` says by row what is wrong."""

    entries: list[Entry] = field(default_factory=list)
    mistakes: dict[Place, Text] = field(default_factory=dict)
    notes: dict[Place, list[Text]] = field(default_factory=dict)
    """What was decided for them, and they may want to know."""


class _Wrong(Exception):
    """What is wrong with a row."""

    def __init__(self, key: str, **values: Value) -> None:
        super().__init__(key)
        self.text = Text(key, values)


async def check(
    session: Session, seminar_id: int, roster: Roster, rest: Callable[[], Awaitable[None]]
) -> Checked:
    """Every row looked at; the register and the target list say what its place is. Only looks, changes nothing.

    `rest` is awaited after each row: a long list must not keep everybody else waiting.
    """
    meant = {code for _, code in await targets.expand(session, seminar_id) if code}
    checked = Checked()
    seen: dict[object, Place] = {}
    for place, line in roster.lines:
        notes: list[Text] = []
        try:
            entry = await _entry(session, line, meant, notes)
            if (earlier := _twice(entry, place, seen)) is not None:
                raise _Wrong("row-twice", row=roster.row(earlier))
            checked.entries.append(entry)
        except _Wrong as wrong:
            checked.mistakes[place] = wrong.text
        if notes:
            checked.notes[place] = notes
        await rest()
    return checked


async def _entry(session: Session, line: Line, meant: set[str], notes: list[Text]) -> Entry:
    if error := _error(line):
        raise _Wrong("row-error", error=error)
    if formula := next((value for value in line.told.values() if value.startswith("=")), None):
        raise _Wrong("row-formula", formula=formula[:40])
    if line.told.get("office-unknown"):
        raise _Wrong("row-office", typed=line.told["office-unknown"][:60])
    told = line.told.get("office", "")
    if told and told not in UNIT_LEVEL:
        return _of_organisation(line, told, notes)
    unit = await _unit(session, line, told, meant, notes)
    office = told or LEVEL_OFFICE.get(unit.level)
    if office is None:
        raise _Wrong("row-office-none", unit=named(unit))
    return {"office": office, "unit_code": unit.code, "organisation": "", **_person(line, office, notes)}


def _of_organisation(line: Line, office: str, notes: list[Text]) -> Entry:
    """A partner, the project, another office: the register has no unit for it, it has a name of its own."""
    name = (line.told.get("unit") or line.told.get("unit_two") or "")[:100]
    if office in NAMED_OFFICES and len(name) < 2:
        raise _Wrong("row-organisation")
    organisation = name if office in NAMED_OFFICES else ""
    return {"office": office, "unit_code": "", "organisation": organisation, **_person(line, office, notes)}


def _error(line: Line) -> str:
    """An error that a calculation left in any cell of the row; yes and no where words belong."""
    errors = (found[1] for cell in (*line.told.values(), *line.cells) if (found := ERROR.search(cell)))
    return next(errors, "") or next((cell for cell in line.told.values() if cell.upper() in LOGICAL), "")


def _person(line: Line, office: str, notes: list[Text]) -> Entry:
    """Who is meant: each of name, telephone and position may be left out, but not be something else."""
    phone = _phone(line.told.get("phone", ""), notes)
    if line.told.get("position-unknown"):
        notes.append(Text("row-note-position", {"typed": line.told["position-unknown"][:60]}))
    position = _position(line.told.get("position", ""), office)
    return {"name": _name(line, notes), "phone": phone, "position": position}


def _name(line: Line, notes: list[Text]) -> str:
    """The name, if it may be one: "?" stands where a program had no such letter. "нет" is none, and that is said."""
    name = line.told.get("name", "")
    if name == HIDDEN:
        raise _Wrong("row-name-hidden")
    letters = sum(character.isalpha() for character in name)
    odd = letters < 2 or len(name) > 120 or "?" in name or sum(one.isdigit() for one in name) > 3
    if name and odd:
        raise _Wrong("row-name", typed=name[:60])
    if typed := line.told.get("name-unknown"):
        notes.append(Text("row-note-name", {"typed": typed[:60]}))
    return name


def _phone(typed: str, notes: list[Text]) -> str:
    numbers = phone_numbers(typed)
    if typed and not numbers:
        raise _Wrong("row-phone", typed=typed[:60])
    if len(numbers) > 1:
        notes.append(Text("row-note-phone", {"phone": numbers[0]}))
    return numbers[0] if numbers else ""


def _position(told: str, office: str) -> str:
    """The position as this kind of office calls it: who heads a municipality is its head, else the chief."""
    if office == "municipality":
        told = {"chief": "head", "vice": "deputy"}.get(told, told)
    else:
        told = {"head": "chief", "deputy": "vice"}.get(told, told)
    return told if told in ("", *POSITIONS.get(office, OTHER_POSITIONS)) else "other"


def _twice(entry: Entry, place: Place, seen: dict[object, Place]) -> Place | None:
    """Where the same person stands already, or the same seat without anything to tell the two apart."""
    seat = (entry["office"], entry["unit_code"], entry["organisation"].casefold())
    marks: list[object] = [(*seat, same_name(entry["name"]), "" if entry["name"] else entry["phone"])]
    marks += [entry["phone"]] if entry["phone"] else []
    earlier = next((seen[mark] for mark in marks if mark in seen), None)
    if earlier is None:
        seen |= dict.fromkeys(marks, place)
    return earlier


# Whose seat: by the code, wherever it stands, else by the name.


async def _unit(session: Session, line: Line, office: str, meant: set[str], notes: list[Text]) -> Unit:
    names = [line.told[one] for one in ("unit", "unit_two") if line.told.get(one)]
    inside = [found[0] for name in names if (found := CODE.search(name))]
    code = _code(line.told.get("code", "")) or (inside[0] if inside else "")
    names = [name for one in names if (name := CODE.sub(" ", one).strip(" -–—()[],.;:"))]
    if code and (unit := await _by_code(session, code)):
        levels = LEVELS[UNIT_LEVEL[office]] if office else (*LEVELS["m"], *LEVELS["r"])
        if unit.level not in levels:
            raise _Wrong("row-code-office", code=code, unit=named(unit))
        if names and office in ("", "municipality") and not await _called(session, names, unit):
            raise _Wrong("row-code-name", code=code, unit=named(unit), typed=names[0][:60])
        return unit
    if code and (inside or not any(map(searchable, names))):
        raise _Wrong("row-code", code=code[:20])
    if code:
        notes.append(Text("row-note-code", {"code": code[:20]}))
    want = UNIT_LEVEL.get(office, "m" if names or not line.told.get("rayon") else "r")
    return await _by_name(session, line, names, want, meant, notes)


def _code(typed: str) -> str:
    """A code as the register has it, from whatever digits, with blanks in it or as a program's number."""
    code = "".join(str(decimal(one)) if one.isdecimal() else one for one in "".join(typed.split()))
    return re.sub(r"(?<=^\d{14})[.,]0+$", "", code)


async def _by_code(session: Session, code: str) -> Unit | None:
    """The unit of this code; what was united with another is now that one."""
    unit = await units.get(session, code)
    for _ in range(5):
        if unit is None or unit.retired_at is None:
            break
        unit = await units.get(session, unit.successor_code) if unit.successor_code else None
    return unit


async def _called(session: Session, names: Sequence[str], unit: Unit) -> bool:
    """Whether one of these names may mean the unit. What means nothing at all contradicts nothing."""
    found = [await units.search(session, name, limit=50, levels=(unit.level,)) for name in names]
    return not any(found) or any(match.unit.code == unit.code for one in found for match in one)


async def _by_name(
    session: Session, line: Line, names: Sequence[str], want: str, meant: set[str], notes: list[Text]
) -> Unit:
    """The unit of this name, where the row says it lies. `want`: m, r or o, as in LEVELS."""
    rayon, oblast = line.told.get("rayon", ""), line.told.get("oblast", "")
    if want == "r":
        names, rayon = names or [rayon], ""
    if want == "o":
        names, rayon, oblast = names or [oblast or rayon], "", ""
    if not any(names):
        raise _Wrong("row-place-none")
    within = await _area(session, rayon, oblast, notes)
    fitting: list[units.Match] = []
    like: list[units.Match] = []
    for name in names:
        said = units.told_level(name) if want == "m" else None
        if said == "city" and (city := await _city(session, name, within)):
            return city
        levels = (said,) if said else LEVELS[want]
        found = await units.search(session, name, limit=12, within=within, levels=levels)
        best = [one for one in found if one.score >= SURE] or [one for one in found if one.score >= LIKELY]
        chosen = _only(best, meant) or (await _city(session, name, within) if within and not found else None)
        if chosen is not None:
            notes += _guessed(name, chosen, best, SURE)
            return chosen
        fitting, like = fitting or best, like or found
    if fitting:
        raise _Wrong("row-place-many", typed=names[0][:60], list=_candidates(fitting))
    raise await _not_found(session, names[0], within and (rayon or oblast), like, LEVELS[want])


def _guessed(typed: str, unit: Unit, found: Sequence[units.Match], sure: float) -> list[Text]:
    """What to say of a name that is not quite the unit's: staff see what it was taken for."""
    if all(one.score >= sure for one in found if one.unit.code == unit.code):
        return []
    return [Text("row-note-place", {"typed": typed[:60], "unit": named(unit)})]


async def _not_found(
    session: Session, name: str, area: str | None, like: Sequence[units.Match], levels: Sequence[str]
) -> _Wrong:
    """Nothing of the name lies there: what is like it there, and where else there is one of it; shown, not guessed."""
    elsewhere = await units.search(session, name, limit=SHOWN, levels=levels) if area else []
    if sure := [one for one in elsewhere if one.score >= LIKELY]:
        shown = _candidates([*sure, *like])
        return _Wrong("row-place-elsewhere", typed=name[:60], area=str(area)[:60], list=shown)
    if like := like or elsewhere:
        return _Wrong("row-place-like", typed=name[:60], list=_candidates(like))
    return _Wrong("row-place", typed=name[:60])


async def _city(session: Session, name: str, within: str | None) -> Unit | None:
    """A city lies right under the oblast, though people count it in the rayon around it."""
    line = await units.lineage(session, within) if within else []
    oblast = line[0].code if line else None
    matches = await units.search(session, name, within=oblast, levels=("city",))
    found = [one for one in matches if one.score >= SURE]
    return found[0].unit if len(found) == 1 else None


def _only(found: Sequence[units.Match], meant: set[str]) -> Unit | None:
    """The one that is meant: the only one of the name, else the only one of it on the target list."""
    if len(found) == 1:
        return found[0].unit
    listed = [one.unit for one in found if one.unit.code in meant]
    return listed[0] if len(listed) == 1 else None


async def _area(session: Session, rayon: str, oblast: str, notes: list[Text]) -> str | None:
    """The code of the rayon, city or oblast a row names, the narrowest; None: it names none. Raises _Wrong."""
    wide: str | None = None
    for typed, levels in ((oblast, ("oblast", "city")), (rayon, ("rayon", "city"))):
        if typed:
            if (code := CODE.search(typed)) and (unit := await _by_code(session, code[0])):
                wide = unit.code
                continue
            found = await units.search(session, typed, within=wide, levels=levels)
            found = found or await units.search(session, typed, levels=(*units.PLACES, "city"))
            if not found:
                raise _Wrong("row-rayon", typed=typed[:60])
            wide = found[0].unit.code
            notes += _guessed(typed, found[0].unit, found, LIKELY)
    return wide


def _candidates(found: Sequence[units.Match]) -> Lines:
    """The first few, each with its code and where it lies."""
    return Lines(
        [
            Text("row-candidate", {"code": one.unit.code, "unit": with_parent(one.unit, one.parent)})
            for one in found[:SHOWN]
        ]
    )
