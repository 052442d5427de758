"""Screens shared by features: paginated lists, confirmations, and layout of buttons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar
from zlib import crc32

from handlers.button_data import ButtonData
from handlers.messages import Button, Lines, Say, Text, Value

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class Page(Generic[RowT]):
    """One page of a list."""

    rows: Sequence[RowT]
    number: int
    """Page number, from 0."""
    last: int
    """Number of the last page."""
    start: int
    """Number of rows before this page."""


def paginate(rows: Sequence[RowT], number: int | None, size: int) -> Page[RowT]:
    """Return a page of the rows, clamped to the existing pages; `size`: rows per page."""
    last = max(0, (len(rows) - 1) // size)
    number = min(max(number or 0, 0), last)
    return Page(rows[number * size : (number + 1) * size], number, last, number * size)


def pager(turn: ButtonData, number: int, last: int) -> list[list[Button]]:
    """Return the row of buttons that turn pages, or no row for a single page; `turn` has a field `page`."""
    row = [Button("page-back", turn.replace(page=number - 1))] if number > 0 else []
    row += [Button("page-next", turn.replace(page=number + 1))] if number < last else []
    return [row] if row else []


def grid(buttons: Iterable[Button], width: int) -> list[list[Button]]:
    """Arrange buttons in rows of `width`."""
    cells = list(buttons)
    return [cells[start : start + width] for start in range(0, len(cells), width)]


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
    """Build a page of a list: the text `key`, whose argument `list` has one line per row, and buttons.

    `buttons` open the rows, `turn` (a button with a field `page`) turns pages, `below` holds further actions with the
    back button last. `empty` is the text key of the line shown if there are no rows.
    """
    text_args = dict(args)
    if lines is not None:
        text_args["list"] = Lines([*lines] or [Text(empty)])
    turning = pager(turn, shown.number, shown.last) if turn is not None else []
    return Say(key, text_args, [*buttons, *turning, *below], edit=edit)


def confirm(
    key: str,
    args: Mapping[str, Value],
    yes: ButtonData,
    no: ButtonData,
    *,
    style: Literal["primary", "success", "danger"] = "danger",
    edit: bool = True,
) -> Say:
    """Build a confirmation: the text `key` says what will happen, its attributes `yes` and `no` label the buttons.

    `yes` should carry what was shown (a fingerprint, the newest id), so that an older button does not do more.
    """
    rows = [[Button(".yes", yes, style=style)], [Button(".no", no)]]
    return Say(key, args, rows, edit=edit)


def fingerprint(*shown: object) -> str:
    """Return a checksum (CRC-32, eight hexadecimal digits) of the values that were shown."""
    return f"{crc32(repr(shown).encode()):08x}"


def toggle_label(what: Value, *, on: bool) -> Text:
    """Return the label of a button that switches something on or off; its data has the wanted state."""
    return Text("toggle-on" if on else "toggle-off", {"what": what})
