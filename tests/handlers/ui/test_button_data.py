"""Button data: packing and unpacking are inverse, invalid data are refused, and all fit into Telegram's 64 bytes."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pytest

from handlers import routes
from handlers.button_data import MAX_BYTES, ButtonData, InvalidButtonData
from tests.case_tables import every_row

LARGEST_ID = 2**31 - 1
"""Ids are columns of the type INTEGER."""
CODE = len("41702205000000")
LENGTHS = {
    "page": len("999"),
    "unit": CODE,
    "target": CODE,
    "field": len("custom_text"),
    "language": 2,
    "fingerprint": 8,
}
"""Lengths of fields by name that are shorter than their type allows."""
LONGEST_TEXT = 20
"""Bytes of a str field, unless its own test says more."""


class ShowThing(ButtonData):
    """A sample with an id and a page."""

    thing: int
    page: int | None = None


class Change(ButtonData, reopen=ShowThing):
    """A sample with a choice, a day and a flag."""

    thing: int
    language: Literal["ky", "ru"]
    day: date | None = None
    confirmed: bool = False


class Note(ButtonData):
    """A sample with a time and a text."""

    at: datetime
    word: str = ""


class Close(ButtonData):
    """A sample without fields."""


NOON = datetime(2026, 12, 5, 12, 0, tzinfo=UTC)
PACKED: list[tuple[ButtonData, str]] = [
    (ShowThing(3), "show-thing:3"),
    (ShowThing(3, 0), "show-thing:3:0"),
    (ShowThing(-15, 2), "show-thing:-15:2"),
    (Change(3, "ky"), "change:3:ky"),
    (Change(3, "ru", confirmed=True), "change:3:ru::yes"),
    (Change(3, "ru", date(2026, 12, 5)), "change:3:ru:20261205"),
    (Note(NOON), "note:202612051200"),
    (Note(NOON, "a:b"), "note:202612051200:a:b"),
    (Close(), "close"),
]


@every_row(("data", "packed"), PACKED)
def test_what_is_packed_comes_back(data: ButtonData, packed: str) -> None:
    assert data.pack() == packed
    assert type(data).unpack(packed.partition(":")[2]) == data


@every_row(
    ("kind", "argument"),
    [
        (ShowThing, ""),
        (ShowThing, "x"),
        (ShowThing, "3.5"),
        (ShowThing, "٣"),
        (ShowThing, "3:x"),
        (ShowThing, "3:1:2"),
        (ShowThing, "9" * 18),
        (Change, "3"),
        (Change, "3:en"),
        (Change, "3:ky:20261305"),
        (Change, "3:ky::no"),
        (Note, "2026-12-05"),
        (Close, "3"),
    ],
)
def test_what_nobody_packed_is_refused(kind: type[ButtonData], argument: str) -> None:
    with pytest.raises(InvalidButtonData):
        kind.unpack(argument)


def test_a_button_names_the_one_that_shows_the_same_thing_anew() -> None:
    assert Change(3, "ky").to_reopen() == ShowThing(3, 0)
    assert ShowThing(3).to_reopen() is None
    with pytest.raises(TypeError):

        class Wrong(ButtonData, reopen=ShowThing):
            other: int


@pytest.mark.parametrize(
    "make",
    [
        lambda: ShowThing(),  # type: ignore[call-arg]
        lambda: ShowThing(1, 2, 3),  # type: ignore[call-arg]
        lambda: ShowThing(1, pages=2),  # type: ignore[call-arg]
        lambda: Close(1),
    ],
)
def test_a_button_has_exactly_the_fields_that_its_class_declares(make: Callable[[], ButtonData]) -> None:
    with pytest.raises(TypeError, match="has the fields"):
        make()


def test_a_button_is_a_value() -> None:
    shown = ShowThing(3, 1)
    assert shown.replace(page=2) == ShowThing(3, 2) != shown
    assert {shown: 1}[ShowThing(thing=3, page=1)] == 1
    assert repr(shown) == "ShowThing(thing=3, page=1)"
    with pytest.raises(AttributeError, match="cannot assign"):
        shown.page = 2  # type: ignore[misc]


def test_what_telegram_would_refuse_is_not_packed() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        Note(NOON, "ө" * 40).pack()


def _longest(kind: Any) -> int:
    """Return the bytes of the longest value of the type."""
    if get_origin(kind) in (Union, UnionType):
        return max(_longest(one) for one in get_args(kind) if one is not type(None))
    if get_origin(kind) is Literal:
        return max(len(str(value).encode()) for value in get_args(kind))
    return {int: len(str(LARGEST_ID)), bool: 3, date: 8, datetime: 12, str: LONGEST_TEXT}[kind]


def test_every_button_fits() -> None:
    for prefix, route in routes.BUTTONS.items():
        lengths = [LENGTHS.get(name) or _longest(kind) for name, kind in route.data.field_types().items()]
        assert len(prefix) + sum(lengths) + len(lengths) <= MAX_BYTES, prefix
