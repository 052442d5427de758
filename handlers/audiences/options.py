"""What an audience can be narrowed down by: the values of each kind that somebody has, with how many have them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from handlers.audiences.announcement import asks_to_confirm
from handlers.audiences.summary import condition_text, value_text
from handlers.buttons.audiences import ALL, OptionKind
from handlers.messages import Value
from handlers.seats.registration_form import OFFICES, OTHER_POSITIONS, POSITIONS
from handlers.ui.arguments import unit_name
from handlers.ui.languages import LANGUAGES
from handlers.ui.place_picker import Area, load_area
from storage.announcements import announcements
from storage.announcements.announcements import MESSAGE
from storage.audiences import conditions, segments
from storage.audiences.conditions import Condition, ConditionGroup
from storage.database import Session
from storage.models import Announcement
from storage.models.announcement_states import STARTED_STATES
from storage.models.seat_states import STATES
from storage.seminars import seminars
from storage.units import units

KIND_LETTERS: dict[OptionKind, str] = {
    "s": conditions.STATE,
    "u": conditions.UNIT,
    "o": conditions.OFFICE,
    "p": conditions.POSITION,
    "l": conditions.LANGUAGE,
    "n": conditions.UNREAD,
    "m": conditions.SEMINAR,
}
"""The kind of condition that buttons name by this letter; "d", what somebody has done, is any of ACTIONS."""
ACTIONS = (conditions.ASKED, conditions.ARRIVED, conditions.SILENT)
VALUE_ORDER: dict[str, tuple[str, ...]] = {
    conditions.STATE: STATES,
    conditions.OFFICE: OFFICES,
    conditions.POSITION: tuple(
        dict.fromkeys([*(one for names in POSITIONS.values() for one in names), *OTHER_POSITIONS])
    ),
    conditions.LANGUAGE: LANGUAGES,
}
MAX_ANNOUNCEMENTS, MAX_SEMINARS = 5, 12
"""How many announcements and seminars are offered."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value that can be turned on or off: as buttons name it, its label, how many people have it."""

    kind: OptionKind
    value: str
    label: Value
    count: int
    selected: bool


def parse_condition(letter: OptionKind, text: str) -> Condition | None:
    """The condition of a button, with its one value; None: there is no such condition."""
    if letter == "d":
        return Condition(text) if text in ACTIONS else None
    kind = KIND_LETTERS[letter]
    numbered = kind in (conditions.UNREAD, conditions.SEMINAR) and text.isascii() and text.isdigit()
    value = int(text) if numbered else text
    return Condition(kind, (value,)) if conditions.VALUE_CHECKS[kind](value) else None


async def is_offered(session: Session, announcement: Announcement, one: Condition) -> bool:
    """Whether the condition can be chosen for that announcement."""
    if one.kind in VALUE_ORDER:
        return one.values[0] in VALUE_ORDER[one.kind]
    if one.kind == conditions.UNIT:
        return await units.get(session, str(one.values[0])) is not None
    if one.kind == conditions.SEMINAR:
        return announcement.seminar_id is None and await seminars.get(session, int(one.values[0])) is not None
    if one.kind == conditions.UNREAD:
        return one.values[0] in [
            earlier.id for earlier in await _earlier_announcements(session, announcement, 100)
        ]
    return True


def is_selected(group: ConditionGroup, one: Condition) -> bool:
    """Whether the group has this condition."""
    return any(kept.kind == one.kind and set(one.values) <= set(kept.values) for kept in group)


async def list_options(
    session: Session, announcement: Announcement, letter: OptionKind, group: ConditionGroup
) -> list[Option]:
    """The values of that kind; what nobody has is not offered, unless it is on."""
    if letter == "d":
        return await _action_options(session, announcement, group)
    kind = KIND_LETTERS[letter]
    there = await segments.count_by_value(session, announcement.seminar_id, kind)
    every: Iterable[str | int] = VALUE_ORDER.get(kind, ())
    if kind == conditions.SEMINAR:
        every = [one.id for one in (await seminars.list_without_drafts(session))[:MAX_SEMINARS]]
    found = []
    for one in every:
        on = is_selected(group, Condition(kind, (one,)))
        if there[one] or on:
            found.append(Option(letter, str(one), await value_text(session, kind, one), there[one], on))
    return found


async def _action_options(
    session: Session, announcement: Announcement, group: ConditionGroup
) -> list[Option]:
    """What people did or did not do, with how many did."""
    found = []
    wanted: list[tuple[OptionKind, str, Condition]] = [("d", kind, Condition(kind)) for kind in ACTIONS]
    wanted += [
        ("n", str(one.id), Condition(conditions.UNREAD, (one.id,)))
        for one in await _earlier_announcements(session, announcement, MAX_ANNOUNCEMENTS)
    ]
    for letter, word, one in wanted:
        alone = conditions.dump_audience(conditions.EVERYBODY.with_condition("include", 0, one))
        count = await segments.count_audience(session, announcement.seminar_id, alone)
        if count.people or is_selected(group, one):
            found.append(
                Option(
                    letter, word, await condition_text(session, one), count.people, is_selected(group, one)
                )
            )
    return found


async def _earlier_announcements(
    session: Session, announcement: Announcement, limit: int
) -> list[Announcement]:
    """The newest announcements to the same people that were to be confirmed."""
    listed = await announcements.list_for_seminar(session, announcement.seminar_id, 100)
    return [
        one for one in listed if one.state in STARTED_STATES and one.kind == MESSAGE and asks_to_confirm(one)
    ][:limit]


# Units, a level at a time.


@dataclass(frozen=True, slots=True)
class UnitOptions:
    """The units right inside a unit (None: the whole country) that have anybody in them or are on."""

    area: Area
    options: Mapping[str, Option]
    """By the unit's code."""
    openable: Collection[str]
    """The codes of those in which there are such units again."""


async def load_unit_options(
    session: Session, announcement: Announcement, code: str, group: ConditionGroup
) -> UnitOptions:
    """The units inside that one. ALL: the whole country; "": too, unless only one oblast has anybody: then it."""
    there = await segments.count_by_value(session, announcement.seminar_id, conditions.UNIT)
    sums = await _totals_by_unit(session, there)
    unit = await units.get(session, code) if code else None
    if unit is None:
        tops = [one for one in await units.children(session, None) if sums[one.code]]
        unit = tops[0] if len(tops) == 1 and code != ALL else None
    area = await load_area(session, unit.code if unit else None)
    options: dict[str, Option] = {}
    openable: set[str] = set()
    for one in area.children:
        on = is_selected(group, Condition(conditions.UNIT, (one.code,)))
        if sums[one.code] or on:
            options[one.code] = Option("u", one.code, unit_name(one), sums[one.code], on)
        if any(sums[below.code] for below in await units.children(session, one.code)):
            openable.add(one.code)
    offered = [one for one in area.children if one.code in options]
    return UnitOptions(replace(area, children=offered), options, openable)


async def _totals_by_unit(session: Session, there: Counter[str | int]) -> Counter[str]:
    """How many there are in each unit, with those of the units inside it."""
    sums: Counter[str] = Counter()
    for code, many in there.items():
        for unit in await units.lineage(session, str(code)):
            sums[unit.code] += many
    return sums
