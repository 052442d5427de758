"""Audiences as stored JSON: groups of conditions to include and to exclude.

The format is {"any": [[condition, …], …], "except": [[condition, …], …]}. A person is included who meets all
conditions of at least one group of `any` (or if there is none), and of no group of `except`. A condition is
{"is": kind, "of": [values]}; it is met by any of its values.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from storage.models.seat_states import STATES

STATE, UNIT, OFFICE, POSITION, LANGUAGE = "state", "unit", "office", "position", "language"
ASKED, ARRIVED, SILENT, UNREAD, SEMINAR = "asked", "arrived", "silent", "unread", "seminar"
PERSON, PINGS = "person", "pings"
"""Conditions that only the program makes, never staff: an id, and the wish to be told before each item."""
VALUELESS_KINDS = (ASKED, ARRIVED, SILENT)
"""Conditions without values: has asked a question; has arrived; did not answer the last question for confirmation."""
MAX_GROUPS, MAX_CONDITIONS, MAX_VALUES = 5, 12, 60

Value = str | int


def _is_code(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 20


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**63


VALUE_CHECKS: dict[str, Callable[[object], bool]] = {
    STATE: STATES.__contains__,
    UNIT: _is_code,
    OFFICE: _is_code,
    POSITION: _is_code,
    LANGUAGE: ("ky", "ru", "en").__contains__,
    UNREAD: _is_id,
    SEMINAR: _is_id,
}
"""Kind -> check of one value."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a person or their seat, met by any of its values."""

    kind: str
    values: tuple[Value, ...] = ()


ConditionGroup = tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Audience:
    """The groups of conditions of which any must be met (`include`), and none (`exclude`)."""

    include: tuple[ConditionGroup, ...] = ()
    exclude: tuple[ConditionGroup, ...] = ()

    def group(self, side: str, place: int) -> ConditionGroup:
        """Return the group at this index; an empty one beyond the last. `side`: "include" or "exclude"."""
        groups: tuple[ConditionGroup, ...] = getattr(self, side)
        return groups[place] if place < len(groups) else ()

    def with_condition(self, side: str, place: int, one: Condition) -> "Audience":
        """Return a copy with this condition in the group, replacing one of its kind; beyond the last, add a group."""
        kept = self.group(side, place)
        known = [other.kind for other in kept]
        if one.kind in known:
            return self._with_group(
                side, place, tuple(one if other.kind == one.kind else other for other in kept)
            )
        return self._with_group(side, place, (*kept, one))

    def without_condition(self, side: str, place: int, kind: str) -> "Audience":
        """Return a copy without this kind of condition in the group, and without the group if it becomes empty."""
        return self._with_group(
            side, place, tuple(one for one in self.group(side, place) if one.kind != kind)
        )

    def without_group(self, side: str, place: int) -> "Audience":
        """Return a copy without this group."""
        return self._with_group(side, place, ())

    def _with_group(self, side: str, place: int, group: ConditionGroup) -> "Audience":
        groups = list(getattr(self, side))
        groups[place : place + 1] = [group] if group else []
        return replace(self, **{side: tuple(groups)})


EVERYBODY = Audience()


def parse_audience(data: object) -> Audience:
    """Parse a stored audience. Raises ValueError if it is malformed."""
    if not isinstance(data, Mapping) or not set(data) <= {"any", "except"}:
        raise ValueError("not an audience")
    return Audience(_parse_groups(data.get("any", [])), _parse_groups(data.get("except", [])))


def dump_audience(choice: Audience) -> dict[str, Any]:
    """Return the audience as JSON to be stored."""
    sides = {"any": choice.include, "except": choice.exclude}
    return {name: [_dump_group(group) for group in groups] for name, groups in sides.items() if groups}


def _dump_group(group: ConditionGroup) -> list[dict[str, Any]]:
    return [{"is": one.kind, "of": list(one.values)} for one in group]


def _parse_groups(data: object) -> tuple[ConditionGroup, ...]:
    if not isinstance(data, Sequence) or isinstance(data, str) or len(data) > MAX_GROUPS:
        raise ValueError("not a list of groups, or too long")
    return tuple(_parse_group(one) for one in data)


def _parse_group(data: object) -> ConditionGroup:
    """Parse one group. An empty one would match everybody, so it raises ValueError."""
    if not isinstance(data, Sequence) or isinstance(data, str) or not 0 < len(data) <= MAX_CONDITIONS:
        raise ValueError("not a group of conditions, or too long")
    return tuple(_parse_condition(one) for one in data)


def _parse_condition(data: object) -> Condition:
    if not isinstance(data, Mapping) or not set(data) <= {"is", "of"} or not isinstance(data.get("is"), str):
        raise ValueError("not a condition")
    kind, values = data["is"], data.get("of", [])
    if not isinstance(values, Sequence) or isinstance(values, str) or len(values) > MAX_VALUES:
        raise ValueError("not a list of values, or too long")
    if kind in VALUELESS_KINDS and not values:
        return Condition(kind)
    if kind not in VALUE_CHECKS or not values or not all(map(VALUE_CHECKS[kind], values)):
        raise ValueError("no such condition, or no such value")
    return Condition(kind, tuple(dict.fromkeys(values)))
