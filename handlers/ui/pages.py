"""Screens that every feature shows: a list in pages, a confirmation, and buttons laid out in rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar
from zlib import crc32

from handlers.button_data import ButtonData
from handlers.messages import Button, Lines, Say, Text, Value

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class Page(Generic[RowT]):
    """The rows that one page of a list shows."""

    rows: Sequence[RowT]
    number: int
    """From 0."""
    last: int
    start: int
    """How many rows come before this page."""


def paginate(rows: Sequence[RowT], number: int | None, size: int) -> Page[RowT]:
    """The page of that number, or the nearest there is; `size`: rows a page."""
    last = max(0, (len(rows) - 1) // size)
    number = min(max(number or 0, 0), last)
    return Page(rows[number * size : (number + 1) * size], number, last, number * size)


def pager(turn: ButtonData, number: int, last: int) -> list[list[Button]]:
    """The row of buttons to turn pages with, or no row; `turn` shows a page by its field `page`."""
    row = [Button("page-back", turn.replace(page=number - 1))] if number > 0 else []
    row += [Button("page-next", turn.replace(page=number + 1))] if number < last else []
    return [row] if row else []


def grid(buttons: Iterable[Button], width: int) -> list[list[Button]]:
    """Buttons in rows of `width`."""
    every = list(buttons)
    return [every[start : start + width] for start in range(0, len(every), width)]


def list_page(
    key: str,
    args: Mapping[str, Value],
    shown: Page[RowT],
    *,
    lines: Sequence[Text] | None = None,
    empty: str = "",
    buttons: Sequence[Sequence[Button]] = (),
    turn: ButtonData | None = None,
    below: Sequence[Sequence[Button]] = (),
    edit: bool = False,
) -> Say:
    """A page of a list: the text `key`, whose argument `list` is one line a row, and buttons.

    `buttons` open the rows, `turn` (a button with a field `page`) turns pages, `below` says what else there is to do,
    the way back last. `empty` is the line of a list without rows.
    """
    told = dict(args)
    if lines is not None:
        told["list"] = Lines([*lines] or [Text(empty)])
    turning = pager(turn, shown.number, shown.last) if turn is not None else []
    return Say(key, told, [*buttons, *turning, *below], edit=edit)


def confirm(
    key: str,
    args: Mapping[str, Value],
    yes: ButtonData,
    no: ButtonData,
    *,
    style: Literal["primary", "success", "danger"] = "danger",
    edit: bool = True,
) -> Say:
    """Ask before something is done: the text `key` says what will happen, its attributes `yes` and `no` the buttons.

    `yes` carries what was shown (a fingerprint, the newest number), so that an older button does not do more.
    """
    rows = [[Button(".yes", yes, style=style)], [Button(".no", no)]]
    return Say(key, args, rows, edit=edit)


def fingerprint(*shown: object) -> str:
    """Eight hexadecimal digits that tell what was shown from anything else that could have been."""
    return f"{crc32(repr(shown).encode()):08x}"
