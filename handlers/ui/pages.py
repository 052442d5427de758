"""Screens shared by features: paginated lists, confirmations, and layout of buttons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Literal, TypeVar
from zlib import crc32

from handlers.button_data import ButtonData
from handlers.messages import Button, Lines, Reply, Say, Text, Value

RowT = TypeVar("RowT")
Rows = Sequence[Sequence[Button]]

MAX_BUTTONS = 8
"""Buttons of a page before "more", with those that turn pages; the way back comes after it."""
ROW_BUTTONS = 6
"""Rows on a page of a list that has a button for each: with two to turn pages it has MAX_BUTTONS."""
PAIRED_ROWS = 3
"""Rows on a page of a list that has two buttons for each: with two to turn pages it has MAX_BUTTONS."""
PAGER_LABELS = ("page-back", "page-next")


class ShowMore(ButtonData):
    """Show all buttons of a page, in the message that shows the first ones (`handlers.routes.show_more`)."""

    opens: str
    """Packed data of the button that shows the page."""


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
    back, following = PAGER_LABELS
    row = [Button(back, turn.replace(page=number - 1))] if number > 0 else []
    row += [Button(following, turn.replace(page=number + 1))] if number < last else []
    return [row] if row else []


def grid(buttons: Iterable[Button], width: int) -> list[list[Button]]:
    """Arrange buttons in rows of `width`."""
    cells = list(buttons)
    return [cells[start : start + width] for start in range(0, len(cells), width)]


def fold(say: Say, page: ButtonData, *, first: Rows | None = None, has_back: bool = True) -> Say:
    """Show at most MAX_BUTTONS of the page's buttons, and "more", which shows all of them in the same message.

    A page with one button more than that is shown whole: "more" would take that button's place, and hide it.
    Shown are as many rows of `first` (by default all rows, from the top) as have room, and the pager; after "more",
    with `has_back`, the last row. `page` is the data of the button that shows the page.
    """
    rows = list(say.buttons)
    back = [rows.pop()] if has_back and rows else []
    if count_buttons(rows) <= MAX_BUTTONS + 1:
        return say
    turning = [row for row in rows if row[0].label in PAGER_LABELS]
    leading = [row for row in rows if row not in turning] if first is None else first
    shown = _fitting(leading, MAX_BUTTONS - count_buttons(turning))
    more = [Button("more-button", ShowMore(page.pack()))]
    return replace(say, folded=[*shown, *turning, more, *back])


def unfold(reply: Reply) -> Reply:
    """Return the page with all its buttons, in place of the pressed message; any other reply unchanged."""
    return replace(reply, folded=(), edit=True) if isinstance(reply, Say) and reply.folded else reply


def _fitting(rows: Rows, room: int) -> list[Sequence[Button]]:
    """Return the rows from the first on that have together at most `room` buttons."""
    shown: list[Sequence[Button]] = []
    for row in rows:
        room -= len(row)
        if room < 0:
            break
        shown.append(row)
    return shown


def count_buttons(rows: Rows) -> int:
    """Return the number of buttons in these rows."""
    return sum(map(len, rows))


def list_page(
    key: str,
    args: Mapping[str, Value],
    shown: Page[RowT],
    *,
    lines: Sequence[Text] | None = None,
    empty: str = "",
    buttons: Rows = (),
    turn: ButtonData | None = None,
    below: Rows = (),
    above: Rows = (),
    opens: ButtonData | None = None,
    edit: bool = False,
) -> Say:
    """Build a page of a list: the text `key`, whose argument `list` has one line per row, and buttons.

    `buttons` open the rows, `turn` (a button with a field `page`) turns pages, `below` holds further actions with the
    back button last, `above` those that come before the rows. `empty` is the text key of the line shown if there are no
    rows. With `turn`, or `opens` for a list without pages, what is too much is shown by "more": the further actions or,
    if they do not fit in themselves, all buttons of the rows.
    """
    text_args = dict(args)
    if lines is not None:
        text_args["list"] = Lines([*lines] or [Text(empty)])
    turning = pager(turn, shown.number, shown.last) if turn is not None else []
    say = Say(key, text_args, [*above, *buttons, *turning, *below], edit=edit)
    page = turn.replace(page=shown.number) if turn is not None else opens
    if page is None:
        return say
    fits = count_buttons([*above, *buttons, *turning]) <= MAX_BUTTONS
    first = [*above, *(buttons if fits else ()), *below[:-1]]
    return fold(say, page, first=first, has_back=bool(below))


def hides_buttons(page: Say, buttons: Sequence[Button]) -> bool:
    """Whether "more" has to be tapped to see these buttons of rows."""
    return bool(page.folded and buttons and not any(buttons[0] in row for row in page.folded))


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
