"""The options by which an audience can be narrowed: values of each kind, with the number of people."""

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
"""Letter in a button's data -> kind of condition. The letter "d" stands for all of ACTIONS."""
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
"""The most announcements and seminars offered."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value that can be selected: its button data, label and number of people."""

    kind: OptionKind
    value: str
    label: Value
    count: int
    selected: bool


def parse_condition(letter: OptionKind, text: str) -> Condition | None:
    """Return the condition of a button, with its single value. Return None if it is not valid."""
    if letter == "d":
        return Condition(text) if text in ACTIONS else None
    kind = KIND_LETTERS[letter]
    numbered = kind in (conditions.UNREAD, conditions.SEMINAR) and text.isascii() and text.isdigit()
    value = int(text) if numbered else text
    return Condition(kind, (value,)) if conditions.VALUE_CHECKS[kind](value) else None


async def is_offered(session: Session, announcement: Announcement, condition: Condition) -> bool:
    """Return whether the condition can be chosen for that announcement."""
    if condition.kind not in (conditions.UNIT, conditions.SEMINAR, conditions.UNREAD, *VALUE_ORDER):
        return True
    value = condition.values[0]
    if condition.kind in VALUE_ORDER:
        return value in VALUE_ORDER[condition.kind]
    if condition.kind == conditions.UNIT:
        return await units.get(session, str(value)) is not None
    if condition.kind == conditions.SEMINAR:
        return announcement.seminar_id is None and await seminars.get(session, int(value)) is not None
    if condition.kind == conditions.UNREAD:
        return value in [earlier.id for earlier in await _earlier_announcements(session, announcement, 100)]
    return True


def is_selected(group: ConditionGroup, condition: Condition) -> bool:
    """Return whether the group has this condition."""
    return any(other.kind == condition.kind and set(condition.values) <= set(other.values) for other in group)


async def list_options(
    session: Session, announcement: Announcement, letter: OptionKind, group: ConditionGroup
) -> list[Option]:
    """Return the options of that kind; values that nobody has only if they are selected."""
    if letter == "d":
        return await _action_options(session, announcement, group)
    kind = KIND_LETTERS[letter]
    counts = await segments.count_by_value(session, announcement.seminar_id, kind)
    every: Iterable[str | int] = VALUE_ORDER.get(kind, ())
    if kind == conditions.SEMINAR:
        every = [seminar.id for seminar in (await seminars.list_without_drafts(session))[:MAX_SEMINARS]]
    found = []
    for value in every:
        selected = is_selected(group, Condition(kind, (value,)))
        if counts[value] or selected:
            label = await value_text(session, kind, value)
            found.append(Option(letter, str(value), label, counts[value], selected))
    return found


async def _action_options(
    session: Session, announcement: Announcement, group: ConditionGroup
) -> list[Option]:
    """Return the options by people's actions, and by announcements not confirmed."""
    found = []
    wanted: list[tuple[OptionKind, str, Condition]] = [("d", kind, Condition(kind)) for kind in ACTIONS]
    wanted += [
        ("n", str(earlier.id), Condition(conditions.UNREAD, (earlier.id,)))
        for earlier in await _earlier_announcements(session, announcement, MAX_ANNOUNCEMENTS)
    ]
    for letter, value, condition in wanted:
        audience = conditions.dump_audience(conditions.EVERYBODY.with_condition("include", 0, condition))
        count = await segments.count_audience(session, announcement.seminar_id, audience)
        selected = is_selected(group, condition)
        if count.people or selected:
            label = await condition_text(session, condition)
            found.append(Option(letter, value, label, count.people, selected))
    return found


async def _earlier_announcements(
    session: Session, announcement: Announcement, limit: int
) -> list[Announcement]:
    """Return the newest announcements of the same seminar with a button to confirm reading."""
    listed = await announcements.list_for_seminar(session, announcement.seminar_id, 100)
    return [
        earlier
        for earlier in listed
        if earlier.state in STARTED_STATES and earlier.kind == MESSAGE and asks_to_confirm(earlier)
    ][:limit]


# Units, one level at a time.


@dataclass(frozen=True, slots=True)
class UnitOptions:
    """The direct subunits of an area that have people or are selected."""

    area: Area
    options: Mapping[str, Option]
    """Code of a unit -> its option."""
    openable: Collection[str]
    """Codes of the units that can be opened, as they have such subunits."""


async def load_unit_options(
    session: Session, announcement: Announcement, code: str, group: ConditionGroup
) -> UnitOptions:
    """Load the options within a unit. ALL is the whole country; "" is the only oblast with people, or the country."""
    counts = await segments.count_by_value(session, announcement.seminar_id, conditions.UNIT)
    totals = await _totals_by_unit(session, counts)
    unit = await units.get(session, code) if code else None
    if unit is None:
        tops = [top for top in await units.children(session, None) if totals[top.code]]
        unit = tops[0] if len(tops) == 1 and code != ALL else None
    area = await load_area(session, unit.code if unit else None)
    options: dict[str, Option] = {}
    openable: set[str] = set()
    for child in area.children:
        selected = is_selected(group, Condition(conditions.UNIT, (child.code,)))
        if totals[child.code] or selected:
            options[child.code] = Option("u", child.code, unit_name(child), totals[child.code], selected)
        if any(totals[below.code] for below in await units.children(session, child.code)):
            openable.add(child.code)
    offered = [child for child in area.children if child.code in options]
    return UnitOptions(replace(area, children=offered), options, openable)


async def _totals_by_unit(session: Session, counts: Counter[str | int]) -> Counter[str]:
    """Return the number of people in each unit, including its subunits."""
    totals: Counter[str] = Counter()
    for code, count in counts.items():
        for unit in await units.lineage(session, str(code)):
            totals[unit.code] += count
    return totals
