"""A choice of people: any of some groups of conditions, but none of others. Read from what is kept, and written back.

Kept as {"any": [[condition, …], …], "except": [[condition, …], …]}: somebody is chosen who meets all the conditions
of any group, and not all those of a group of `except`. Without groups everybody is. A condition is
{"is": kind, "of": [values]}: it is met by any of its values.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from storage.seats import STATES

STATE, UNIT, OFFICE, POSITION, LANGUAGE = "state", "unit", "office", "position", "language"
ASKED, ARRIVED, SILENT, UNREAD, SEMINAR = "asked", "arrived", "silent", "unread", "seminar"
BARE = (ASKED, ARRIVED, SILENT)
"""Conditions without values: asked a question, is there, did not answer when last asked whether they come."""
MOST_GROUPS, MOST_CONDITIONS, MOST_VALUES = 5, 12, 60

Value = str | int


def _word(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 20


def _number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**63


ALLOWED: dict[str, Callable[[object], bool]] = {
    STATE: STATES.__contains__,
    UNIT: _word,
    OFFICE: _word,
    POSITION: _word,
    LANGUAGE: ("ky", "ru", "en").__contains__,
    UNREAD: _number,
    SEMINAR: _number,
}
"""What the values of each kind may be."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that is asked of a person or of their seat; any of the values will do."""

    kind: str
    of: tuple[Value, ...] = ()


Group = tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is meant: all of a group's conditions, of any group; and of no group that is excepted."""

    any: tuple[Group, ...] = ()
    but: tuple[Group, ...] = ()

    def group(self, side: str, place: int) -> Group:
        """The conditions there; none where no group is yet. `side`: "any" or "but"."""
        groups: tuple[Group, ...] = getattr(self, side)
        return groups[place] if place < len(groups) else ()

    def put(self, side: str, place: int, one: Condition) -> "Choice":
        """The same with this condition in the group, in the place of one of its kind; beyond the last, a new group."""
        kept = self.group(side, place)
        known = [other.kind for other in kept]
        if one.kind in known:
            return self._with(side, place, tuple(one if other.kind == one.kind else other for other in kept))
        return self._with(side, place, (*kept, one))

    def drop(self, side: str, place: int, kind: str) -> "Choice":
        """The same without that kind of condition in the group; a group that has no other goes too."""
        return self._with(side, place, tuple(one for one in self.group(side, place) if one.kind != kind))

    def leave(self, side: str, place: int) -> "Choice":
        """The same without that group."""
        return self._with(side, place, ())

    def _with(self, side: str, place: int, group: Group) -> "Choice":
        groups = list(getattr(self, side))
        groups[place : place + 1] = [group] if group else []
        return replace(self, **{side: tuple(groups)})


EVERYBODY = Choice()


def read(data: object) -> Choice:
    """The choice that was kept. Raises ValueError for whatever is none."""
    if not isinstance(data, Mapping) or not set(data) <= {"any", "except"}:
        raise ValueError("not a choice")
    return Choice(_groups(data.get("any", [])), _groups(data.get("except", [])))


def written(choice: Choice) -> dict[str, Any]:
    """As it is kept."""
    sides = {"any": choice.any, "except": choice.but}
    return {name: [_plain(group) for group in groups] for name, groups in sides.items() if groups}


def _plain(group: Group) -> list[dict[str, Any]]:
    return [{"is": one.kind, "of": list(one.of)} for one in group]


def _groups(data: object) -> tuple[Group, ...]:
    if not isinstance(data, Sequence) or isinstance(data, str) or len(data) > MOST_GROUPS:
        raise ValueError("not a list of groups, or too long a one")
    return tuple(_group(one) for one in data)


def _group(data: object) -> Group:
    """An empty group would mean everybody: it is none."""
    if not isinstance(data, Sequence) or isinstance(data, str) or not 0 < len(data) <= MOST_CONDITIONS:
        raise ValueError("not a group of conditions, or too long a one")
    return tuple(_condition(one) for one in data)


def _condition(data: object) -> Condition:
    if not isinstance(data, Mapping) or not set(data) <= {"is", "of"} or not isinstance(data.get("is"), str):
        raise ValueError("not a condition")
    kind, values = data["is"], data.get("of", [])
    if not isinstance(values, Sequence) or isinstance(values, str) or len(values) > MOST_VALUES:
        raise ValueError("not a list of values, or too long a one")
    if kind in BARE and not values:
        return Condition(kind)
    if kind not in ALLOWED or not values or not all(map(ALLOWED[kind], values)):
        raise ValueError("no such condition, or no such value")
    return Condition(kind, tuple(dict.fromkeys(values)))
