"""Finding the unit of a row of a list, by its code or by its name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import decimal

from handlers.invitees.import_file import ImportRow, InvalidRow
from handlers.messages import Lines, Text
from handlers.seats.registration_form import OFFICE_LEVEL, REGISTER_LEVELS
from handlers.ui.arguments import unit_name
from handlers.ui.place_picker import unit_with_parent
from storage.database import Session
from storage.models import Unit
from storage.seminars import seminars, targets
from storage.text.names import is_searchable
from storage.units import units

EXACT_SCORE, LIKELY_SCORE = 99, 90
"""Least scores of a search: for an exact name; for a prefix or a misspelling of a single unit's name."""
MAX_CANDIDATES, MAX_FOUND = 5, 50
"""The most units suggested for an unknown or ambiguous name, and the most found, of which they are the nearest."""
UNIT_CODE = re.compile(r"(?<!\d)\d{14}(?!\d)")


@dataclass(frozen=True, slots=True)
class TargetUnits:
    """The units that a seminar is for: of several of a name, these are meant first."""

    codes: frozenset[str]
    """The codes of the units on the target list."""
    oblasts: frozenset[str]
    """The codes of their oblasts, and of the seminar's own."""


async def load_target_units(session: Session, seminar_id: int) -> TargetUnits:
    """Return the units that the seminar is for."""
    codes = {code for _, code in await targets.expand_targets(session, seminar_id) if code}
    seminar = await seminars.get(session, seminar_id)
    own = [seminar.oblast_code] if seminar and seminar.oblast_code else []
    return TargetUnits(frozenset(codes), frozenset([*own, *[await _oblast(session, code) for code in codes]]))


async def _oblast(session: Session, code: str) -> str:
    """Return the code of the topmost unit in which a unit lies."""
    return next((unit.code for unit in await units.lineage(session, code)), "")


async def find_unit(
    session: Session, line: ImportRow, office: str, targeted: TargetUnits, notes: list[Text]
) -> Unit:
    """Return the unit of a row, by its code in any column, or by its name. Raises InvalidRow."""
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
        # A list that was exported may contain municipalities that people wrote.
        if unit.level not in levels and (unit.level != units.UNLISTED or "ayil_aymak" not in levels):
            raise InvalidRow("row-code-office", code=code, unit=unit_name(unit))
        if names and office in ("", "municipality") and not await _name_matches(session, names, unit):
            raise InvalidRow("row-code-name", code=code, unit=unit_name(unit), typed=names[0][:60])
        return unit
    if code and (inside or not any(map(is_searchable, names))):
        raise InvalidRow("row-code", code=code[:20])
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
    session: Session,
    line: ImportRow,
    names: Sequence[str],
    want: str,
    targeted: TargetUnits,
    notes: list[Text],
) -> Unit:
    """Return the unit of this name within the row's area. `want` is a key of REGISTER_LEVELS. Raises InvalidRow."""
    rayon, oblast = line.values.get("rayon", ""), line.values.get("oblast", "")
    if want == "r":
        names, rayon = names or [rayon], ""
    if want == "o":
        names, rayon, oblast = names or [oblast or rayon], "", ""
    if not any(names):
        raise InvalidRow("row-place-none")
    areas = await _find_areas(session, rayon, oblast)
    errors: list[InvalidRow] = []
    for within, guesses in areas:
        told: list[Text] = []
        try:
            unit = await _unit_in_area(session, names, want, within, rayon or oblast, targeted, told)
        except InvalidRow as error:
            errors.append(error)
            continue
        notes += [*guesses, *told]
        return unit
    notes += areas[0][1]
    raise errors[0]  # of the likeliest area


async def _unit_in_area(
    session: Session,
    names: Sequence[str],
    want: str,
    within: str | None,
    area: str,
    targeted: TargetUnits,
    notes: list[Text],
) -> Unit:
    """Return the unit of one of these names in an area, which the row calls `area`. Raises InvalidRow."""
    fitting: list[units.Match] = []
    like: list[units.Match] = []
    for name in names:
        hint = units.find_level_hint(name) if want == "m" else None
        if hint == "city" and (city := await _find_city(session, name, within)):
            return city
        levels = (hint,) if hint else REGISTER_LEVELS[want]
        found = await units.search(session, name, limit=MAX_FOUND, within=within, levels=levels)
        best = [match for match in found if match.score >= EXACT_SCORE] or [
            match for match in found if match.score >= LIKELY_SCORE
        ]
        chosen = _only_candidate(best, targeted) or (
            await _find_city(session, name, within) if within and not found else None
        )
        if chosen is not None:
            notes += _guess_notes(name, chosen, best, EXACT_SCORE) + _choice_notes(name, chosen, best)
            return chosen
        fitting, like = fitting or best, like or found
    if fitting:
        shown = await _candidate_lines(session, fitting, targeted)
        raise InvalidRow("row-place-many", typed=names[0][:60], list=shown)
    raise await _not_found_error(session, names[0], within, area, like, REGISTER_LEVELS[want], targeted)


def _guess_notes(typed: str, unit: Unit, found: Sequence[units.Match], sure: float) -> list[Text]:
    """Return a note about the unit that a name was taken for, unless its score is at least `sure` and it is its own."""
    if all(match.score >= sure and match.via is None for match in found if match.unit.code == unit.code):
        return []
    return [Text("row-note-place", {"typed": typed[:60], "unit": unit_name(unit)})]


def _choice_notes(typed: str, unit: Unit, found: Sequence[units.Match]) -> list[Text]:
    """Return a note about a unit that was chosen of several of a name, because it is on the target list."""
    others = [match for match in found if match.unit.code != unit.code]
    if not others:
        return []
    parent = next((match.parent for match in found if match.unit.code == unit.code), None)
    shown = Lines([_named(match.unit, match.parent) for match in others[:MAX_CANDIDATES]], ", ")
    return [
        Text(
            "row-note-chosen", {"typed": typed[:60], "unit": unit_with_parent(unit, parent), "others": shown}
        )
    ]


def _named(unit: Unit, parent: Unit | None) -> Text:
    return Text("plain-text", {"text": unit_with_parent(unit, parent)})


async def _not_found_error(
    session: Session,
    name: str,
    within: str | None,
    area: str,
    like: Sequence[units.Match],
    levels: Sequence[str],
    targeted: TargetUnits,
) -> InvalidRow:
    """Return the remark about an unknown name: units of the area that it may mean, also by a village, or others."""
    villages = "ayil_aymak" in levels
    here = await units.search(session, name, MAX_FOUND, within=within, levels=levels, villages=villages)
    if likely := [match for match in here if match.score >= LIKELY_SCORE]:
        shown = await _candidate_lines(session, likely, targeted)
        return InvalidRow("row-place-like", typed=name[:60], list=shown)
    elsewhere = (
        await units.search(session, name, MAX_FOUND, levels=levels, villages=villages) if within else []
    )
    if likely := [match for match in elsewhere if match.score >= LIKELY_SCORE]:
        shown = await _candidate_lines(session, [*likely, *like], targeted)
        return InvalidRow("row-place-elsewhere", typed=name[:60], area=area[:60], list=shown)
    if like := like or elsewhere:
        shown = await _candidate_lines(session, like, targeted)
        return InvalidRow("row-place-like", typed=name[:60], list=shown)
    return InvalidRow("row-place", typed=name[:60])


async def _find_city(session: Session, name: str, within: str | None) -> Unit | None:
    """Return the city of this name in the area's oblast, as people assign a city to the rayon around it."""
    line = await units.lineage(session, within) if within else []
    oblast = line[0].code if line else None
    matches = await units.search(session, name, within=oblast, levels=("city",))
    found = [match for match in matches if match.score >= EXACT_SCORE]
    return found[0].unit if len(found) == 1 else None


def _only_candidate(found: Sequence[units.Match], targeted: TargetUnits) -> Unit | None:
    """Return the only match, or the only one on the target list, or None."""
    if len(found) == 1:
        return found[0].unit
    listed = [match.unit for match in found if match.unit.code in targeted.codes]
    return listed[0] if len(listed) == 1 else None


_Area = tuple[str | None, Sequence[Text]]
"""The code of a unit, or None for the whole country, and notes about the names that were taken for it."""
_COUNTRY: _Area = (None, ())


async def _find_areas(session: Session, rayon: str, oblast: str) -> list[_Area]:
    """Return the narrowest areas that the row may name, the likeliest first. Raises InvalidRow for an unknown name.

    There are several where a rayon or an oblast has the name of a town: the row's municipality tells them apart.
    """
    areas = [_COUNTRY]
    for typed, levels in ((oblast, ("oblast", "city")), (rayon, ("rayon", "city"))):
        if typed:
            if (code := UNIT_CODE.search(typed)) and (unit := await _unit_by_code(session, code[0])):
                areas = [(unit.code, [])]
                continue
            inside = [one for area in areas for one in await _areas_inside(session, typed, levels, area)]
            areas = inside or await _areas_inside(session, typed, (*units.REGION_LEVELS, "city"))
            if not areas:
                raise InvalidRow("row-rayon", typed=typed[:60])
    return areas


async def _areas_inside(
    session: Session, typed: str, levels: Sequence[str], area: _Area = _COUNTRY
) -> list[_Area]:
    """Return the units in an area that may be meant by a name, those of the first level first."""
    within, notes = area
    found = await units.search(session, typed, within=within, levels=levels)
    meant = _namesakes(found, levels)
    if units.find_level_hint(typed) == "city":
        meant = [unit for unit in meant if unit.level == "city"] or meant
    return [(unit.code, [*notes, *_guess_notes(typed, unit, found, LIKELY_SCORE)]) for unit in meant]


def _namesakes(found: Sequence[units.Match], levels: Sequence[str]) -> list[Unit]:
    """Return the best match of each level, in their order, without matches that are worse than another's."""
    score = min(max((match.score for match in found), default=0), EXACT_SCORE)
    best = [match.unit for match in found if match.score >= score]
    firsts = (next((unit for unit in best if unit.level == level), None) for level in levels)
    return [unit for unit in firsts if unit is not None]


async def _candidate_lines(session: Session, found: Sequence[units.Match], targeted: TargetUnits) -> Lines:
    """Return MAX_CANDIDATES units, with code and parent; of the likely ones, those the seminar is for are first."""
    keyed = [
        (
            match.score < LIKELY_SCORE,
            match.unit.code not in targeted.codes,
            await _oblast(session, match.unit.code) not in targeted.oblasts,
            place,
        )
        for place, match in enumerate(found)
    ]
    nearest = [found[place] for *_, place in sorted(keyed)[:MAX_CANDIDATES]]
    return Lines(
        [
            Text(
                "row-candidate", {"code": match.unit.code, "unit": unit_with_parent(match.unit, match.parent)}
            )
            for match in nearest
        ]
    )
