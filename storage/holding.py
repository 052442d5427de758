"""The vocabulary of `storage.held_data`: whose a row is, what becomes of a column, the rows that are a person's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement

from storage.models import Table

Fate = Literal["erased", "kept", "impersonal"]


@dataclass(frozen=True, slots=True)
class Whose:
    """By what a person's rows are found."""

    id: int
    telegram_id: int | None
    proven: tuple[str, ...]
    """The numbers that Telegram has vouched for. What was only typed finds nothing: it may be anybody's."""


@dataclass(frozen=True, slots=True)
class Column:
    """What one column says of a person."""

    fate: Fate
    why: str = ""
    """Of what is kept: because of what."""
    to: Any = None
    """Of what is erased: what stands there afterwards."""
    by: str = ""
    """Of what is erased: the function that does it, where it takes more than another value."""
    shown: str = ""
    """How /mydata shows it: a kind of `handlers/mydata`; empty: as it is no word of theirs, not at all."""
    label: str = ""
    """The text that stands before it, where it has a line of its own."""


@dataclass(frozen=True, slots=True)
class Holding:
    """The rows of a table that are a person's in one way."""

    model: type[Table]
    found: Callable[[Whose], ColumnElement[bool]]
    columns: Mapping[str, Column]
    head: str = ""
    """What /mydata calls such a row; empty: it is not shown."""
    deleted: bool = False
    """On /forget the rows themselves go."""
    counted: bool = False
    """/mydata says how many there are, not each."""

    def texts(self) -> set[str]:
        """The keys of the texts by which /mydata calls it and its columns."""
        return {self.head, *(column.label for column in self.columns.values())} - {""}


def erased(to: Any = None, shown: str = "", label: str = "", by: str = "") -> Column:
    """It goes on /forget."""
    return Column("erased", to=to, shown=shown, label=label, by=by)


def kept(why: str, shown: str = "", label: str = "") -> Column:
    """It stays, because of this."""
    return Column("kept", why=why, shown=shown, label=label)


def plain(names: str) -> dict[str, Column]:
    """Columns in which nothing is personal: numbers and states of ours."""
    return {name: Column("impersonal") for name in names.split()}


def afterwards(holding: Holding) -> dict[str, Any]:
    """What stands in its columns once it is forgotten, as far as another value is all it takes."""
    return {
        name: column.to
        for name, column in holding.columns.items()
        if column.fate == "erased" and not column.by
    }
